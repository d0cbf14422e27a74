//! Writing: which editor has the keys, what a key does to it, and what follows from a changed text.

use crate::desk::{self, Event, Stage, write_draft};
use crate::keys::{Action, Focus};
use crate::model::mark::MarkKind;
use crate::model::moment::Now;

use super::draft::{Draft, DraftKey};
use super::edit::{Editor, Reach, Travel, Verb, View};
use super::effect::{Effect, Question};
use super::hand::Kept;
use super::message::Trouble;
use super::notice::Notice;
use super::over::Over;
use super::panes::form::Entry;
use super::window::App;

/// What an action does to the text that is written.
const VERBS: [(Action, Verb); 22] = [
    (Action::CursorLeft, Verb::Go(Travel::Left)),
    (Action::CursorRight, Verb::Go(Travel::Right)),
    (Action::CursorUp, Verb::Go(Travel::Up)),
    (Action::CursorDown, Verb::Go(Travel::Down)),
    (Action::WordLeft, Verb::Go(Travel::WordLeft)),
    (Action::WordRight, Verb::Go(Travel::WordRight)),
    (Action::LineStart, Verb::Go(Travel::LineStart)),
    (Action::LineEnd, Verb::Go(Travel::LineEnd)),
    (Action::TextStart, Verb::Go(Travel::TextStart)),
    (Action::TextEnd, Verb::Go(Travel::TextEnd)),
    (Action::SetMark, Verb::SetMark),
    (Action::SelectAll, Verb::SelectAll),
    (Action::DeleteLeft, Verb::DeleteLeft),
    (Action::DeleteRight, Verb::DeleteRight),
    (Action::DeleteWord, Verb::DeleteWord),
    (Action::DeleteRest, Verb::DeleteRest),
    (Action::NewLine, Verb::NewLine),
    (Action::Undo, Verb::Undo),
    (Action::Redo, Verb::Redo),
    (Action::Copy, Verb::Copy),
    (Action::Cut, Verb::Cut),
    (Action::Copy, Verb::Copy),
];

/// The verb of an action that writes.
pub(super) fn verb_of(action: Action) -> Option<Verb> {
    VERBS
        .iter()
        .find(|(known, _)| *known == action)
        .map(|(_, verb)| *verb)
}

/// A field is as wide as it needs to be for the cursor: it does not wrap.
const FIELD: View = View {
    width: usize::MAX,
    height: 1,
};

impl App {
    /// The editor that has the keys, and how it is seen.
    pub(super) fn editor_mut(&mut self) -> Option<(&mut Editor, View)> {
        if self.over.is_empty() {
            if self.focus() != Focus::Notes || self.hand.stage.notes().is_none() {
                return None;
            }
            let view = self.notes_view();
            return Some((&mut self.hand.notes, view));
        }
        match self.over.last_mut()? {
            Over::Find(find) => Some((&mut find.field, FIELD)),
            Over::Palette(palette) => Some((&mut palette.field, FIELD)),
            Over::Form(form) => form.editor_mut().map(|editor| (editor, FIELD)),
            Over::Help(_) | Over::Ask(_) | Over::Callback(_) | Over::Import(_) => None,
        }
    }

    /// How the notes are seen.
    pub(crate) fn notes_view(&self) -> View {
        self.layout().notes.unwrap_or_default().view()
    }

    pub(super) fn write(&mut self, verb: Verb, reach: Reach) {
        if self.take_cause(verb) || self.pick(verb) {
            return;
        }
        if let Some((editor, view)) = self.editor_mut() {
            let done = editor.apply(verb, reach, view);
            self.done(done);
        }
    }

    /// In a field that is a choice, left and right go through the choices.
    fn pick(&mut self, verb: Verb) -> bool {
        let Some(Over::Form(form)) = self.over.last_mut() else {
            return false;
        };
        let Some(Entry::Pick { choices, at }) = form.field_mut().map(|field| &mut field.entry)
        else {
            return false;
        };
        let count = choices.len().max(1);
        if verb == Verb::Go(Travel::Left) {
            *at = (*at + count - 1) % count;
        } else if verb == Verb::Go(Travel::Right) {
            *at = (*at + 1) % count;
        }
        true
    }

    /// Puts in what was copied last.
    pub(super) fn paste_copied(&mut self) {
        let copied = self.clipboard.clone();
        if copied.is_empty() {
            self.send(Effect::ReadClipboard);
        } else if let Some((editor, _)) = self.editor_mut() {
            editor.paste(&copied);
            self.written();
        }
    }

    /// After the text that has the keys changed.
    pub(super) fn written(&mut self) {
        match self.over.last_mut() {
            None => self.notes_written(),
            Some(Over::Find(find)) => {
                if let Some(question) = find.ask() {
                    self.ask(Question::Find(question));
                }
            }
            Some(Over::Palette(palette)) => {
                palette.search(&self.setup);
            }
            Some(Over::Form(form)) => {
                form.fault = None;
                self.suggest_causes();
            }
            Some(Over::Help(_) | Over::Ask(_) | Over::Callback(_) | Over::Import(_)) => {}
        }
    }

    fn notes_written(&mut self) {
        let notes = self.hand.notes.text().to_owned();
        if self.hand.stage.notes() != Some(notes.as_str()) {
            self.step(Event::NotesChanged(notes));
        }
        self.follow_notes();
    }

    /// Scrolls the notes so that the cursor is in view.
    pub(super) fn follow_notes(&mut self) {
        let view = self.notes_view();
        self.hand.notes_top = self.hand.notes.top(self.hand.notes_top, view);
    }

    /// Keeps what is in hand against a crash.
    pub(super) fn keep(&mut self) {
        let Some(text) = write_draft(&self.hand.stage) else {
            return;
        };
        self.hand.kept = Kept::OnItsWay;
        let key = DraftKey::InHand;
        self.send(Effect::Keep(Draft { key, text }));
    }

    /// What is in hand is safe when it is what was kept: a draft from before the last key, or of a parked call, says nothing of it.
    pub(super) fn drafts_kept(&mut self, kept: Result<Vec<Draft>, Trouble>) {
        let text = write_draft(&self.hand.stage);
        let is_this =
            |draft: &Draft| draft.key == DraftKey::InHand && Some(&draft.text) == text.as_ref();
        match kept {
            Ok(drafts) if drafts.iter().any(is_this) => self.hand.kept = Kept::Safe,
            Ok(_) => {}
            Err(trouble) => self.hand.kept = Kept::Not(trouble),
        }
    }

    /// Moves the call, and does what follows; says why when it cannot be.
    pub(super) fn step(&mut self, event: Event) -> bool {
        match crate::desk::step(&self.hand.stage, event, self.now) {
            Ok((stage, effects)) => {
                let (stage, effects) = self.marked(stage, effects);
                self.enter(stage);
                for effect in effects {
                    self.follow(effect);
                }
                true
            }
            Err(refusal) => {
                self.note(Notice::Refused(refusal));
                false
            }
        }
    }

    /// The stage with the marks in its notes read, when the notes or the call are others than before.
    fn marked(&mut self, stage: Stage, effects: Vec<desk::Effect>) -> (Stage, Vec<desk::Effect>) {
        let written = |stage: &Stage| {
            let call = stage.call()?;
            Some((call.errand.customer, call.notes.clone()))
        };
        let before = written(&self.hand.stage);
        let Some((_, notes)) = written(&stage).filter(|it| before.as_ref() != Some(it)) else {
            return (stage, effects);
        };
        let zone = stage.errand().map_or(self.now.zone, |it| it.person.zone);
        let there = Now { zone, ..self.now };
        let mut marks = self.marks_read.read(&notes, &self.setup.words, there);
        let customer = stage.errand().map(|it| it.customer);
        if customer.is_some_and(|it| self.is_never(it)) {
            // The time was written down, and is not agreed.
            let callbacks = marks.iter_mut();
            callbacks
                .filter(|mark| mark.kind == MarkKind::Callback)
                .for_each(|mark| mark.when = None);
        }
        match desk::step(&stage, Event::MarksRead(marks), self.now) {
            Ok((marked, more)) => {
                let more = more.into_iter().filter(|it| !effects.contains(it));
                let more: Vec<desk::Effect> = more.collect();
                (marked, effects.into_iter().chain(more).collect())
            }
            Err(_) => (stage, effects),
        }
    }

    fn enter(&mut self, stage: Stage) {
        self.hand.enter(stage);
        self.follow_notes();
    }
}
