//! What can be done to a text with a key.

use super::wrap::{Spot, position, spot, wrap};
use super::{Done, Editor, Lines, Marking, Run, View, step};

/// What a key does to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Moves the cursor.
    Go(Travel),
    /// Movement selects from here on; again: no more.
    SetMark,
    /// Selects all.
    SelectAll,
    /// Deletes what is selected, or the character to the left.
    DeleteLeft,
    /// Deletes what is selected, or the character to the right.
    DeleteRight,
    /// Deletes the word to the left.
    DeleteWord,
    /// Deletes to the end of the line.
    DeleteRest,
    /// A line break.
    NewLine,
    /// Takes back the last step.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Copies what is selected.
    Copy,
    /// Cuts what is selected.
    Cut,
}

/// Where the cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// One character to the left.
    Left,
    /// One character to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// One word to the left.
    WordLeft,
    /// One word to the right.
    WordRight,
    /// To the beginning of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
    /// To the beginning of the text.
    TextStart,
    /// To the end of the text.
    TextEnd,
}

/// Whether movement selects on its way, as with Shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It only moves.
    Move,
    /// It selects.
    Select,
}

impl Editor {
    /// Does one thing to the text.
    pub fn apply(&mut self, verb: Verb, reach: Reach, view: View) -> Done {
        match verb {
            Verb::Undo => self.undo(),
            Verb::Redo => self.redo(),
            Verb::Copy => self.copy(),
            Verb::Cut => self.cut(),
            Verb::NewLine if self.lines == Lines::One => Done::Nothing,
            Verb::NewLine => {
                self.type_char('\n');
                Done::Changed
            }
            Verb::SetMark => self.set_mark(),
            Verb::SelectAll => {
                self.select_all();
                Done::Moved
            }
            Verb::DeleteLeft => self.delete_to(step::before(&self.text, self.cursor)),
            Verb::DeleteRight => self.delete_to(step::after(&self.text, self.cursor)),
            Verb::DeleteWord => self.delete_to(step::word_before(&self.text, self.cursor)),
            Verb::DeleteRest => self.delete_rest(),
            Verb::Go(travel) => self.travel(travel, reach, view),
        }
    }

    /// Selects the whole text.
    pub fn select_all(&mut self) {
        self.mark = Some(0);
        self.cursor = self.text.len();
    }

    fn travel(&mut self, travel: Travel, reach: Reach, view: View) -> Done {
        let selects = reach == Reach::Select || self.marking == Marking::On;
        if selects {
            self.mark = self.mark.or(Some(self.cursor));
        }
        let target = match self.selection() {
            Some((from, _)) if !selects && travel == Travel::Left => from,
            Some((_, to)) if !selects && travel == Travel::Right => to,
            Some(_) | None => self.target(travel, view),
        };
        if !selects {
            self.mark = None;
        }
        self.run = Run::Broken;
        if target == self.cursor {
            return Done::Nothing;
        }
        self.cursor = target;
        Done::Moved
    }

    /// Where a movement leads. A movement up or down remembers the column it came from.
    fn target(&mut self, travel: Travel, view: View) -> usize {
        let page = isize::try_from(view.height.saturating_sub(1).max(1)).unwrap_or(1);
        let goal_column = self.goal_column.take();
        let (text, at) = (self.text.as_str(), self.cursor);
        let rows_down = match travel {
            Travel::Left => return step::before(text, at),
            Travel::Right => return step::after(text, at),
            Travel::WordLeft => return step::word_before(text, at),
            Travel::WordRight => return step::word_after(text, at),
            Travel::LineStart => return step::line_start(text, at),
            Travel::LineEnd => return step::line_end(text, at),
            Travel::TextStart => return 0,
            Travel::TextEnd => return text.len(),
            Travel::Up => -1,
            Travel::Down => 1,
            Travel::PageUp => -page,
            Travel::PageDown => page,
        };
        self.goal_column = goal_column;
        self.rows_away(rows_down, view)
    }

    fn rows_away(&mut self, rows_down: isize, view: View) -> usize {
        let rows = wrap(&self.text, view.width);
        let here = spot(&self.text, &rows, self.cursor);
        let column = *self.goal_column.get_or_insert(here.column);
        let last = rows.len().saturating_sub(1);
        let row = here.row.saturating_add_signed(rows_down).min(last);
        if row == here.row {
            return if rows_down < 0 { 0 } else { self.text.len() };
        }
        position(&self.text, &rows, Spot { row, column })
    }

    fn set_mark(&mut self) -> Done {
        self.marking = match self.marking {
            Marking::Off => Marking::On,
            Marking::On => Marking::Off,
        };
        self.mark = (self.marking == Marking::On).then_some(self.cursor);
        Done::Moved
    }

    fn delete_to(&mut self, end: usize) -> Done {
        let (from, to) = self
            .selection()
            .unwrap_or((end.min(self.cursor), end.max(self.cursor)));
        if from == to {
            return Done::Nothing;
        }
        self.replace(from, to, "", Run::Going);
        Done::Changed
    }

    /// Deletes to the end of the line; at its end, the line break.
    fn delete_rest(&mut self) -> Done {
        let end = step::line_end(&self.text, self.cursor);
        let end = if end == self.cursor {
            step::after(&self.text, end)
        } else {
            end
        };
        self.delete_to(end)
    }

    fn copy(&mut self) -> Done {
        let copied = self.selected().to_owned();
        self.marking = Marking::Off;
        if copied.is_empty() {
            Done::Nothing
        } else {
            Done::Copied(copied)
        }
    }

    fn cut(&mut self) -> Done {
        let done = self.copy();
        if let Some((from, to)) = self.selection() {
            self.replace(from, to, "", Run::Broken);
        }
        done
    }
}
