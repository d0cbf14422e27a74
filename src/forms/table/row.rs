//! One row of a table.

use super::Malformed;

/// The cells of a row, in one text, so that a million rows need no more memory than one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    line: u64,
    text: String,
    ends: Vec<usize>,
    fault: Option<Malformed>,
}

impl Row {
    /// The line on which the row begins, counted from one; in a spreadsheet, the row.
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no cell.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell as the file has it; empty where the row has none.
    #[must_use]
    pub fn cell(&self, at: usize) -> &str {
        let begin = match at.checked_sub(1) {
            None => 0,
            Some(before) => self.ends.get(before).copied().unwrap_or(self.text.len()),
        };
        let end = self.ends.get(at).copied().unwrap_or(begin);
        self.text.get(begin..end).unwrap_or_default()
    }

    /// The cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.cell(at))
    }

    /// What is wrong with the row's form.
    #[must_use]
    pub const fn fault(&self) -> Option<Malformed> {
        self.fault
    }

    /// Whether no cell has anything in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text
            .chars()
            .all(|letter| letter.is_whitespace() || letter == '\u{1a}')
    }

    /// Takes everything out, to be written anew.
    pub(super) fn begin(&mut self, line: u64) {
        self.line = line;
        self.text.clear();
        self.ends.clear();
        self.fault = None;
    }

    /// Adds to the cell that is being written.
    pub(super) fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Ends the cell that is being written.
    pub(super) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }

    pub(super) const fn spoil(&mut self, fault: Malformed) {
        self.fault = Some(fault);
    }

    /// Adds empty cells until there are as many; a row with more of them is malformed.
    pub(super) fn pad(&mut self, width: usize) {
        if let Some(Malformed::Cells { .. }) = self.fault {
            self.fault = None;
        }
        if self.ends.len() < width {
            self.ends.resize(width, self.text.len());
        }
        self.expect(width);
    }

    /// Marks the row as malformed unless it has as many cells; empty ones too many at the end are cut off.
    pub(super) fn expect(&mut self, width: usize) {
        while self.ends.len() > width && self.cell(self.ends.len() - 1).is_empty() {
            self.ends.pop();
        }
        if self.ends.len() != width && self.fault.is_none() {
            self.fault = Some(Malformed::Cells {
                found: self.ends.len(),
                expected: width,
            });
        }
    }
}
