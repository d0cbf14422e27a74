//! Marks in the notes: what the cursor's line is, and the key that makes it mere text.

use crate::desk::{Event, MarkState};
use crate::model::mark::{Mark, MarkKind, mark_of_line};

use super::notice::Notice;
use super::window::App;

impl App {
    /// What the cursor's line is marked as, whether or not that counts.
    pub(crate) fn mark_here(&self) -> Option<Mark> {
        let line = self.hand.notes.line_here();
        mark_of_line(line, &self.setup.words, self.there())
    }

    /// Whether the mark on a line of the notes counts. Before there is a call, every mark will.
    pub(crate) fn mark_counts(&self, line: usize) -> bool {
        let heard = self.hand.stage.call().map(|call| &call.agreed.heard);
        heard.and_then(|heard| heard.mark_at(line)) != Some(MarkState::Off)
    }

    /// Whether a line of the notes asks for a callback and a later line asks for another, which holds.
    pub(crate) fn mark_is_outdone(&self, line: usize) -> bool {
        let call = self.hand.stage.call();
        call.is_some_and(|call| call.agreed.heard.is_outdone(line))
    }

    /// Makes the mark on the cursor's line mere text, or a mark after all. The note stays as it is written.
    pub(super) fn switch_mark(&mut self) {
        let Some(mark) = self.mark_here() else {
            self.note(Notice::NoMark);
            return;
        };
        let never = self.never_in_hand().map(str::to_owned);
        if let Some(name) = never.filter(|_| mark.kind == MarkKind::Callback) {
            self.note(Notice::NeverCalled { name });
        } else if self.may_agree() {
            let line = self.hand.notes.line_number();
            self.step(Event::MarkSwitched(line));
        }
    }
}
