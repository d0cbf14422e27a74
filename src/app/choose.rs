//! Choosing: Enter on a row, and number keys that answer.

use crate::desk::{Event, Stage};
use crate::keys::Action;
use crate::model::keeping::KeptKind;
use crate::model::outcome::{Asks, Outcome};
use crate::model::seller::Owner;

use super::effect::{Effect, Question};
use super::layout::Pane;
use super::over::{Over, Page};
use super::panes::ask::{AskPane, Asking};
use super::panes::callback::{CallbackFor, CallbackPane, CallbackRow};
use super::panes::card::{CardRow, Fold};
use super::panes::form::{FormFor, FormPane, Slot};
use super::panes::noting::NoteDown;
use super::panes::palette::PaletteRow;
use super::panes::today::TodayRow;
use super::waiting::OpenWhy;
use super::window::App;

impl App {
    /// Takes the chosen row.
    pub(super) fn choose(&mut self) {
        match self.over.last() {
            Some(Over::Find(_)) => self.choose_found(),
            Some(Over::Palette(palette)) => {
                let chosen = palette.chosen().cloned();
                self.over.pop();
                match chosen {
                    Some(PaletteRow::Action(action)) => self.act(action),
                    Some(PaletteRow::Card(card)) => self.show_talk_card(card.key),
                    None => {}
                }
            }
            Some(Over::Ask(ask)) if !ask.is_read() => self.answer_when_read(Action::Choose),
            Some(Over::Ask(AskPane {
                what: Asking::WholeGuide { .. },
                cursor,
            })) => self.answer_in_guide(cursor.at),
            Some(Over::Ask(_)) => self.answer_chosen(),
            Some(Over::Callback(_)) => self.choose_callback(),
            Some(Over::Import(_)) => self.import_choose(),
            Some(Over::Help(_)) => {
                self.over.pop();
            }
            Some(Over::Form(_)) => {}
            None => self.choose_on_page(),
        }
    }

    fn choose_on_page(&mut self) {
        match (self.page, self.pane) {
            (Page::Break, _) => self.show_today(),
            (Page::Agenda, _) => self.open_agreed(),
            (Page::Voice, _) => self.open_said(),
            (Page::Today, _) => self.choose_today(),
            (Page::Desk, Pane::Queue) => self.open_chosen_row(),
            (Page::Desk, Pane::Card) => self.choose_on_card(),
            (Page::Review | Page::OwnWeek, _) | (Page::Desk, Pane::Notes) => {}
        }
    }

    fn choose_today(&mut self) {
        let rows = self.today_rows();
        let Some(today) = &self.today.today else {
            return;
        };
        match rows.get(self.today.cursor.at).copied() {
            None => {}
            Some(TodayRow::Kept(KeptKind::Unsorted, _)) => self.show_unsorted(),
            Some(TodayRow::Kept(..)) => {
                if let Some(matter) = self.chosen_matter() {
                    self.open_at(&matter);
                }
            }
            Some(TodayRow::More(kind, _)) => {
                self.today.opened.insert(kind);
            }
            Some(TodayRow::Parked(n)) => self.resume(n),
            Some(TodayRow::Rules) => self.show_rules(),
            Some(TodayRow::List(n)) => {
                let list = today.lists.get(n).map(|(list, _)| list.id);
                self.call_list(list);
            }
        }
    }

    fn choose_on_card(&mut self) {
        let Some(read) = &self.hand.card else { return };
        match self.card_row() {
            Some(
                CardRow::Entry(n)
                | CardRow::Text(n, _)
                | CardRow::Part(n, _)
                | CardRow::PartOf(n, _)
                | CardRow::Words(n, ..),
            ) => {
                if let Some(entry) = read.card.history.get(n) {
                    let record = entry.record;
                    self.hand.card_pane.toggle(record);
                    let entry_row = |row: &CardRow| *row == CardRow::Entry(n);
                    if let Some(at) = self.card_rows().iter().position(entry_row) {
                        self.hand.card_pane.cursor.at = at;
                    }
                }
            }
            Some(CardRow::Parked(n)) => self.resume(n),
            Some(CardRow::Wishes) => self.set_hours(),
            Some(CardRow::Disputed(_)) => self.ask_which_holds(),
            Some(CardRow::Priority(_)) => self.write_down(NoteDown::Matters),
            Some(CardRow::Interval) => self.write_down(NoteDown::Interval),
            Some(CardRow::MoreFields(_)) => self.hand.card_pane.fields = Fold::Opened,
            Some(CardRow::Related(n)) => {
                if let Some(related) = read.card.related.get(n) {
                    let customer = related.customer;
                    self.open(customer, OpenWhy::Look);
                }
            }
            Some(
                CardRow::Promise(_)
                | CardRow::Question(_)
                | CardRow::Callback(_)
                | CardRow::Order(_),
            ) => self.act_on(),
            Some(
                CardRow::Number(_)
                | CardRow::Allowed(_)
                | CardRow::Consent(_)
                | CardRow::Objection(..)
                | CardRow::Basis(..)
                | CardRow::Opens(_)
                | CardRow::NoNumber
                | CardRow::Facts
                | CardRow::Caller
                | CardRow::OnList(_)
                | CardRow::Heading(_)
                | CardRow::Need(_)
                | CardRow::Field(_)
                | CardRow::NothingOpen
                | CardRow::WhoIsIt,
            )
            | None => {}
        }
    }

    /// Answers with the n-th choice, counted from zero.
    pub(super) fn answer_with(&mut self, n: usize) {
        match self.over.last_mut() {
            Some(Over::Ask(ask)) if !ask.is_read() => {
                let is_this = |action: &&Action| action.answer() == Some(n + 1);
                if let Some(action) = Action::ALL.iter().find(is_this) {
                    self.answer_when_read(*action);
                }
            }
            Some(Over::Ask(ask)) => {
                if n < ask.count() {
                    ask.cursor.at = n;
                    self.answer_chosen();
                }
            }
            Some(Over::Callback(callback)) => {
                callback.cursor.at = n.min(CallbackPane::ROWS - 1);
                self.choose_callback();
            }
            Some(Over::Import(import)) => {
                if n < import.count() {
                    import.cursor.at = n;
                    self.import_choose();
                }
            }
            Some(Over::Find(_) | Over::Palette(_) | Over::Help(_) | Over::Form(_)) => {}
            None if self.pane == Pane::Card => self.tick_line(n),
            None => self.answer_tree(n),
        }
    }

    pub(super) fn ask_for(&mut self, outcome: &Outcome) {
        let Some(call) = self.hand.stage.call() else {
            return;
        };
        let lacks_callback = call.agreed.callback.is_none();
        let lacks_scope = call.agreed.suppress.is_none();
        if outcome.asks.contains(&Asks::Callback) && lacks_callback {
            self.set_callback();
        } else if outcome.asks.contains(&Asks::SuppressScope) && lacks_scope {
            self.open_question(Asking::WhomCovers);
        }
    }

    /// Asks for what a save was refused for.
    pub(super) fn ask_what_is_missing(&mut self) {
        let Stage::WrapUp(wrap_up) = &self.hand.stage else {
            return;
        };
        let outcome = wrap_up.call.agreed.outcome.clone();
        if let Some(outcome) = outcome {
            self.ask_for(&outcome);
        }
    }

    /// Asks when to call again: for the call in hand, else for the customer on the card.
    pub(super) fn set_callback(&mut self) {
        let Some(read) = &self.hand.card else { return };
        let customer = read.card.customer.id;
        let zone = read.person.zone;
        let name = read.card.customer.profile.name.clone();
        if self.refuses_never(customer, &name) {
            return;
        }
        let before = self
            .hand
            .stage
            .call()
            .and_then(|call| call.agreed.callback.clone());
        let what = match &self.hand.stage {
            Stage::Talking(_) | Stage::WrapUp(_) => CallbackFor::Call,
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {
                CallbackFor::Card(customer)
            }
        };
        self.ask_callback(what, zone, before);
    }

    pub(super) fn ask_callback(
        &mut self,
        what: CallbackFor,
        zone: crate::model::moment::Zone,
        before: Option<crate::model::callback::CallbackSet>,
    ) {
        let mine = Owner::Seller(self.seller());
        let owner = before.as_ref().map_or(mine, |set| set.owner.clone());
        let about = before.map_or_else(String::new, |set| set.about);
        let pane = CallbackPane::of(what, zone, self.now, owner, about);
        self.over.push(Over::Callback(pane));
        self.walked();
    }

    fn choose_callback(&mut self) {
        let mine = Owner::Seller(self.seller());
        let Some(Over::Callback(callback)) = self.over.last_mut() else {
            return;
        };
        match CallbackPane::row(callback.cursor.at) {
            CallbackRow::Time(_) => {
                if let Some(when) = callback.chosen() {
                    self.callback_chosen(when);
                }
            }
            CallbackRow::Owner => {
                callback.owner = match callback.owner {
                    Owner::Anyone => mine,
                    Owner::Seller(_) => Owner::Anyone,
                };
            }
            CallbackRow::Typed => self.type_a_time(),
            CallbackRow::About => {
                let form = FormPane::one(FormFor::CallbackAbout, Slot::About, &callback.about);
                self.over.push(Over::Form(form));
            }
        }
    }

    /// Asks for the time in words.
    pub(super) fn type_a_time(&mut self) {
        let form = FormPane::one(FormFor::CallbackTime, Slot::Time, "");
        self.over.push(Over::Form(form));
    }

    /// The callback is agreed for this time.
    pub(super) fn callback_chosen(&mut self, when: crate::model::when::When) {
        use super::waiting::{After, Undo};
        use crate::model::fact::Fact;
        let Some(Over::Callback(callback)) = self.over.pop() else {
            return;
        };
        self.ask(Question::Agreements(when.at.date()));
        let set = callback.set(when);
        match callback.what {
            CallbackFor::Call => {
                self.step(Event::SetCallback(Some(set)));
            }
            CallbackFor::Card(customer) => self.agree(customer, set),
            CallbackFor::Move { customer, of, from } => {
                let back = vec![Fact::CallbackMoved { of, when: from }];
                let after = After::Acted {
                    about: customer,
                    undo: Undo::Say(back),
                };
                self.commit(customer, vec![Fact::CallbackMoved { of, when }], after);
            }
        }
    }

    /// Ends the program after all.
    pub(super) fn quit_now(&mut self) {
        self.send(Effect::Quit);
    }
}
