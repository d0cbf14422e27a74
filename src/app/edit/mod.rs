//! The editor: a text, a cursor, a selection, and a way back. It serves the notes, find, and every field.
//!
//! *Invariant:* the cursor is always between two characters as a reader sees them; nothing typed is lost, for what is
//! undone can be done again until something else is written.

mod change;
mod step;
mod verb;
mod wrap;

use change::Change;
pub use verb::{Reach, Travel, Verb};
pub use wrap::{Row, Spot, cells, position, spot, wrap};

/// The longest text, in bytes. A record is at most 64 KiB, in which a line break or a quotation mark takes two; this is
/// some five thousand words.
pub const TEXT_BYTES_MAX: usize = 30_000;

/// How many lines a text may have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lines {
    /// One; a line break that is pasted becomes a space.
    #[default]
    One,
    /// Any number.
    Many,
}

/// A text that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    lines: Lines,
    text: String,
    cursor: usize,
    mark: Option<usize>,
    marking: Marking,
    goal_column: Option<usize>,
    past: Vec<Change>,
    undone: Vec<Change>,
    run: Run,
}

/// Whether plain movement selects, as after Ctrl-Space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Marking {
    #[default]
    Off,
    On,
}

/// Whether the next change may become one step with the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Run {
    #[default]
    Broken,
    Going,
}

/// The part of the editor that is seen: the text breaks at this width, and a page is this high. In cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Cells across.
    pub width: usize,
    /// Cells down.
    pub height: usize,
}

/// What a verb came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// The text is another.
    Changed,
    /// The text is the same; the cursor or the selection may be elsewhere.
    Moved,
    /// The selection is to be copied; the text may be another, when it was cut.
    Copied(String),
    /// There was nothing to do, as moving up from the first row.
    Nothing,
}

impl Editor {
    /// An editor of this text, with the cursor at its end.
    #[must_use]
    pub fn new(lines: Lines, text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            lines,
            cursor: text.len(),
            text,
            ..Self::default()
        }
    }

    /// A one-line editor.
    #[must_use]
    pub fn line(text: impl Into<String>) -> Self {
        Self::new(Lines::One, text)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, in bytes.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, in bytes from and to; none when nothing is.
    #[must_use]
    pub fn selection(&self) -> Option<(usize, usize)> {
        let mark = self.mark?;
        (mark != self.cursor).then(|| (mark.min(self.cursor), mark.max(self.cursor)))
    }

    /// The text that is selected; empty when nothing is.
    #[must_use]
    pub fn selected(&self) -> &str {
        self.selection()
            .and_then(|(from, to)| self.text.get(from..to))
            .unwrap_or_default()
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether anything was written that could be undone.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !self.past.is_empty()
    }

    /// Types a character, in place of what is selected.
    pub fn type_char(&mut self, typed: char) {
        let mut buffer = [0; 4];
        self.write(typed.encode_utf8(&mut buffer), Run::Going);
    }

    /// Puts in a text, in place of what is selected, as one step. What is past the longest text stays out, and so does what
    /// no keyboard types: control characters, which would take six bytes each in a record.
    pub fn paste(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = match self.lines {
            Lines::One => text.trim_end_matches('\n').replace(['\n', '\t'], " "),
            Lines::Many => text,
        };
        let text = text.replace(
            |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t'),
            "",
        );
        if !text.is_empty() {
            self.write(&text, Run::Broken);
        }
    }

    /// Whether nothing more can be written.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.text.len() + char::MAX.len_utf8() > TEXT_BYTES_MAX
    }

    /// Replaces the whole text, as one step.
    pub fn fill(&mut self, text: &str) {
        self.mark = None;
        self.replace(0, self.text.len(), text, Run::Broken);
    }

    /// The line that the cursor is on, without its line break.
    #[must_use]
    pub fn line_here(&self) -> &str {
        let from = step::line_start(&self.text, self.cursor);
        let to = step::line_end(&self.text, self.cursor);
        self.text.get(from..to).unwrap_or_default()
    }

    /// Which line the cursor is on, counted from zero.
    #[must_use]
    pub fn line_number(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        before.matches('\n').count()
    }

    /// What is selected, else the sentence that the cursor is in; without space around it.
    #[must_use]
    pub fn sentence_here(&self) -> &str {
        match self.selected().trim() {
            "" => step::sentence(&self.text, self.cursor).trim(),
            selected => selected,
        }
    }

    /// Puts the cursor at the spot of a mouse click, in a view of this width.
    pub fn click(&mut self, spot: Spot, view: View) {
        let rows = wrap(&self.text, view.width);
        self.mark = None;
        self.marking = Marking::Off;
        self.run = Run::Broken;
        self.goal_column = None;
        self.cursor = position(&self.text, &rows, spot);
    }

    /// The first row to show so that the cursor is in view, given the first row shown before.
    #[must_use]
    pub fn top(&self, before: usize, view: View) -> usize {
        let rows = wrap(&self.text, view.width);
        let cursor = spot(&self.text, &rows, self.cursor).row;
        let highest = (cursor + 1).saturating_sub(view.height.max(1));
        let last_top = rows.len().saturating_sub(view.height.max(1));
        before.clamp(highest, cursor).min(last_top)
    }

    fn write(&mut self, text: &str, run: Run) {
        let (from, to) = self.selection().unwrap_or((self.cursor, self.cursor));
        let run = if from == to { run } else { Run::Broken };
        let room = (TEXT_BYTES_MAX + (to - from)).saturating_sub(self.text.len());
        let text = text
            .get(..text.floor_char_boundary(room))
            .unwrap_or_default();
        if !text.is_empty() {
            self.replace(from, to, text, run);
        }
    }

    /// The one place where the text changes, but for undo and redo.
    fn replace(&mut self, from: usize, to: usize, text: &str, run: Run) {
        let change = Change {
            at: from,
            removed: self.text.get(from..to).unwrap_or_default().to_owned(),
            inserted: text.to_owned(),
            cursor: self.cursor,
        };
        let is_going = run == Run::Going && self.run == Run::Going;
        self.text.replace_range(from..to, text);
        self.settle(from + text.len());
        self.undone.clear();
        let is_joined = is_going && self.past.last_mut().is_some_and(|last| last.joins(&change));
        if !is_joined {
            self.past.push(change);
        }
        self.run = run;
    }

    fn undo(&mut self) -> Done {
        let Some(change) = self.past.pop() else {
            return Done::Nothing;
        };
        let end = change.at + change.inserted.len();
        self.text.replace_range(change.at..end, &change.removed);
        self.settle(change.cursor);
        self.undone.push(change);
        Done::Changed
    }

    fn redo(&mut self) -> Done {
        let Some(change) = self.undone.pop() else {
            return Done::Nothing;
        };
        let end = change.at + change.removed.len();
        self.text.replace_range(change.at..end, &change.inserted);
        self.settle(change.at + change.inserted.len());
        self.past.push(change);
        Done::Changed
    }

    /// Puts the cursor at a position of a text that was just changed.
    fn settle(&mut self, cursor: usize) {
        self.cursor = step::snap(&self.text, cursor);
        self.mark = None;
        self.marking = Marking::Off;
        self.goal_column = None;
        self.run = Run::Broken;
    }
}

#[cfg(test)]
mod tests;
