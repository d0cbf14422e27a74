//! Tables for other programs: CSV and lines of JSON.
//!
//! *Invariant:* no cell of a CSV file is a formula, and none loses a letter: what is put before it to guard it is exactly
//! what [`crate::forms::cell::unguard`] takes off. The tables keep no more than one row.

mod csv_out;
pub mod ics;
mod json_out;
mod rejects;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, Write};

use crate::model::phone::PhoneNumber;
pub use csv_out::{ByteOrderMark, CsvOut, CsvStyle};
pub use json_out::JsonOut;
pub use rejects::Rejects;

/// One cell on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text from anywhere; guarded where a spreadsheet would read it as a formula.
    Text(Cow<'a, str>),
    /// A number that samtale counted.
    Number(i64),
    /// A telephone number, in the international form and as text, so that a spreadsheet keeps its digits.
    Phone(Cow<'a, PhoneNumber>),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(Cow::Borrowed(text))
        }
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(Cow::Owned(text))
        }
    }
}

impl<'a> From<&'a PhoneNumber> for Cell<'a> {
    fn from(number: &'a PhoneNumber) -> Self {
        Self::Phone(Cow::Borrowed(number))
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// A table on its way out: the names of its columns, and its rows as they come.
pub struct Sheet<R> {
    /// The names of the columns; keys in JSON.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: R,
}

impl<'a, R: Iterator<Item = Vec<Cell<'a>>>> Sheet<R> {
    /// Writes the table as CSV; answers how many rows it had.
    pub fn write_csv(self, style: CsvStyle, to: impl Write) -> io::Result<u64> {
        let mut out = CsvOut::begin(to, style, self.columns.iter().map(String::as_str))?;
        let mut count = 0;
        for row in self.rows {
            out.row(row)?;
            count += 1;
        }
        out.finish()?;
        Ok(count)
    }

    /// Writes the table as one JSON object a line, empty cells left out; answers how many rows it had.
    pub fn write_jsonl(self, to: impl Write) -> io::Result<u64> {
        let mut out = JsonOut::begin(to);
        let mut count = 0;
        for row in self.rows {
            out.cells(&self.columns, &row)?;
            count += 1;
        }
        out.finish()?;
        Ok(count)
    }
}
