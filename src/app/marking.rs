//! Marks in the notes: what the cursor's line is, and the key that takes its sign away.

use crate::model::mark::{Mark, mark_of_line, without_sign};

use super::notice::Notice;
use super::window::App;

impl App {
    /// The mark on the cursor's line.
    pub(crate) fn mark_here(&self) -> Option<Mark> {
        let line = self.hand.notes.line_here();
        mark_of_line(line, &self.setup.words, self.there())
    }

    /// Takes away the sign that makes the cursor's line a mark; undoing brings it back.
    pub(super) fn take_mark_away(&mut self) {
        match without_sign(self.hand.notes.line_here()) {
            Some(line) if self.mark_here().is_some() => {
                self.hand.notes.fill_line(&line);
                self.written();
            }
            Some(_) | None => self.note(Notice::NoMark),
        }
    }
}
