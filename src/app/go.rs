//! Going somewhere: pages, panes, what stands over them, and back again.

use super::cursor::Cursor;
use super::effect::{Effect, Question};
use super::layout::Pane;
use super::message::{Trouble, TroubleKind};
use super::over::{HelpPane, Over, Page, Writes};
use super::panes::ask::{AskPane, Asking};
use super::panes::find::FindPane;
use super::panes::form::FormFor;
use super::panes::import::ImportStep;
use super::panes::palette::PalettePane;
use super::window::App;
use crate::desk::{Event, Stage};

impl App {
    pub(super) fn show_today(&mut self) {
        self.page = Page::Today;
        self.refresh();
    }

    pub(super) fn show_queue(&mut self) {
        self.look_at_queue();
        self.page = Page::Desk;
        self.pane = Pane::Queue;
        self.ask_queue();
    }

    pub(super) fn take_break(&mut self) {
        self.page = Page::Break;
    }

    pub(super) fn show_own_week(&mut self) {
        self.page = Page::OwnWeek;
        self.ask(Question::OwnWeek);
    }

    pub(super) fn show_card(&mut self) {
        self.page = Page::Desk;
        self.pane = Pane::Card;
    }

    pub(super) fn write_notes(&mut self) {
        if self.hand.stage.notes().is_some() {
            self.page = Page::Desk;
            self.pane = Pane::Notes;
            self.hand.writes = Writes::Notes;
            self.follow_notes();
        }
    }

    /// Goes round the panes. The notes of a wrap-up are two: the questions, and the notes.
    pub(super) fn next_pane(&mut self, round: [Pane; 3]) {
        if self.page != Page::Desk {
            self.show_card();
            return;
        }
        let [first, second, third] = round;
        self.pane = if self.pane == first {
            second
        } else if self.pane == second {
            third
        } else {
            first
        };
        if self.pane == Pane::Notes {
            self.hand.writes = match self.hand.stage {
                Stage::WrapUp(_) => Writes::Questions,
                Stage::Idle
                | Stage::Orienting(_)
                | Stage::Ringing(_)
                | Stage::Talking(_)
                | Stage::Saved(_) => Writes::Notes,
            };
        }
        self.follow_notes();
    }

    pub(super) fn show_palette(&mut self) {
        if let Some(Over::Palette(_)) = self.over.last() {
            return;
        }
        let cards = self.talk_cards();
        let palette = PalettePane::over(self.focus(), cards, &self.setup);
        self.over.push(Over::Palette(palette));
    }

    pub(super) fn show_help(&mut self) {
        if let Some(Over::Help(_)) = self.over.last() {
            return;
        }
        let behind = self.focus();
        let cursor = Cursor::default();
        self.over.push(Over::Help(HelpPane { behind, cursor }));
    }

    pub(super) fn find(&mut self) {
        let principal = self.principal_in_hand();
        self.over.push(Over::Find(FindPane {
            principal,
            ..FindPane::default()
        }));
    }

    /// For whom we work just now, where there is more than one: the principal of the list that is called, else of the
    /// customer in hand, else of the desk's settings.
    pub(super) fn principal_in_hand(&self) -> Option<String> {
        let of_lists = || self.lists.iter().map(|(list, _)| list);
        let usual = &self.setup.settings.principal;
        let others = of_lists().any(|list| list.principal != *usual);
        let called = of_lists().find(|list| Some(list.id) == self.queue.filter.list);
        let called = called.map(|list| &list.principal);
        let errand = self.hand.stage.errand().map(|errand| &errand.principal);
        let principal = called.or(errand).unwrap_or(usual);
        (others || principal != usual).then(|| principal.clone())
    }

    pub(super) fn open_question(&mut self, what: Asking) {
        self.over.push(Over::Ask(AskPane::of(what)));
    }

    /// One step back: what stands on top goes; then the pane, then the page.
    pub(super) fn back(&mut self) {
        match self.over.last() {
            Some(Over::Import(_)) => self.import_back(),
            Some(Over::Form(form)) if form.what == FormFor::Begin => {}
            Some(Over::Form(form)) if form.is_long() && form.is_touched() => {
                self.open_question(Asking::DiscardForm);
            }
            Some(
                Over::Find(_)
                | Over::Palette(_)
                | Over::Help(_)
                | Over::Ask(_)
                | Over::Callback(_)
                | Over::Form(_),
            ) => {
                self.over.pop();
            }
            None => self.back_on_page(),
        }
    }

    fn back_on_page(&mut self) {
        let is_seen = self.page == Page::Desk && self.pane != Pane::Queue;
        if is_seen && self.hand.talk_card.take().is_some() {
            self.follow_notes();
            return;
        }
        match (self.page, self.pane) {
            (Page::Review, _) => self.leave_review(),
            (Page::Today, _) if self.hand.stage.is_in_hand() => self.show_card(),
            (Page::Today, _) => {}
            (Page::Desk, Pane::Notes) if self.hand.writes == Writes::Questions => {
                self.step_back();
            }
            (Page::Desk, Pane::Notes) => self.leave_notes(),
            (Page::Desk, Pane::Queue) if self.queue.filter.waiting.is_some() => self.show_queue(),
            (Page::Desk, Pane::Queue) if self.hand.stage.errand().is_some() => self.show_card(),
            (Page::Agenda | Page::OwnWeek | Page::Voice | Page::Break, _)
            | (Page::Desk, Pane::Queue) => {
                self.show_today();
            }
            (Page::Desk, Pane::Card) => self.leave_card(),
        }
    }

    /// From the notes to the wrap-up they belong to, else to the card.
    fn leave_notes(&mut self) {
        if let Stage::WrapUp(_) = self.hand.stage {
            self.hand.writes = Writes::Questions;
        } else {
            self.pane = Pane::Card;
        }
    }

    fn leave_card(&mut self) {
        match &self.hand.stage {
            Stage::Orienting(orienting) if orienting.notes.is_empty() => self.show_queue(),
            Stage::Idle | Stage::Saved(_) => self.show_queue(),
            Stage::WrapUp(_) => self.ask_wrap_up(),
            Stage::Orienting(_) | Stage::Talking(_) => self.write_notes(),
            Stage::Ringing(_) => {}
        }
    }

    /// The question before: in a wrap-up, back to the line.
    pub(super) fn step_back(&mut self) {
        match self.over.last() {
            Some(Over::Import(_)) => self.import_step_back(),
            Some(
                Over::Find(_)
                | Over::Palette(_)
                | Over::Help(_)
                | Over::Ask(_)
                | Over::Callback(_)
                | Over::Form(_),
            ) => {
                self.over.pop();
            }
            None => {
                if !self.tree_back() && self.step(Event::Back) {
                    self.go_where_the_call_is();
                }
            }
        }
    }

    /// Puts the keys where the call needs them.
    pub(super) fn go_where_the_call_is(&mut self) {
        match self.hand.stage {
            Stage::Talking(_) => self.write_notes(),
            Stage::WrapUp(_) => self.ask_wrap_up(),
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {
                self.show_card();
            }
        }
    }

    pub(super) fn ask_wrap_up(&mut self) {
        self.page = Page::Desk;
        self.pane = Pane::Notes;
        self.hand.writes = Writes::Questions;
    }

    /// Ends the program; asks first when a call or an import is open, or records wait for the team folder.
    pub(super) fn quit(&mut self) {
        let is_importing = self.over.iter().any(|over| match over {
            Over::Import(import) => matches!(import.step, ImportStep::Running { .. }),
            Over::Find(_)
            | Over::Palette(_)
            | Over::Help(_)
            | Over::Ask(_)
            | Over::Callback(_)
            | Over::Form(_) => false,
        });
        if self.hand.stage.call().is_some() || is_importing || self.is_unsent() {
            self.open_question(Asking::Quit);
        } else {
            self.send(Effect::Quit);
        }
    }

    /// Whether records wait for the team folder that will not get there before the program ends.
    pub(crate) fn is_unsent(&self) -> bool {
        let is_any = self.publishing.unpublished.is_some_and(|count| count > 0);
        let is_in_the_way = |trouble: &Trouble| trouble.kind != TroubleKind::Retired;
        is_any && self.publishing.trouble.as_ref().is_some_and(is_in_the_way)
    }

    pub(super) fn suspend(&mut self) {
        self.send(Effect::Suspend);
    }

    pub(super) fn redraw(&mut self) {
        self.send(Effect::Redraw);
    }
}
