//! Tables for other programs: CSV, XLSX, Parquet, and lines of JSON.
//!
//! *Invariant:* no cell of a table is a formula, and none loses a letter: what is put before one of CSV to guard it is
//! exactly what [`crate::forms::cell::unguard`] takes off. CSV and lines of JSON keep no more than one row, Parquet no more
//! than a group of them, XLSX none: its rows go to a temporary file without a name.

mod csv_out;
pub mod ics;
mod json_out;
mod parquet_out;
mod rejects;
#[cfg(test)]
mod tests;
mod xlsx_out;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::moment::Stamp;
use crate::model::phone::PhoneNumber;
pub use csv_out::{ByteOrderMark, CsvOut, CsvStyle};
pub use json_out::JsonOut;
pub use parquet_out::ParquetOut;
pub use rejects::Rejects;
pub use xlsx_out::XlsxOut;
pub(in crate::forms) use xlsx_out::shortened;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// Text.
    Text,
    /// Telephone numbers in the international form; text to every program that reads them.
    Phone,
    /// Whole numbers.
    Number,
    /// Yes or no.
    Yes,
    /// Days.
    Day,
    /// Moments: with their offset as text, as the clock showed them in XLSX, in UTC in Parquet.
    Time,
}

impl Type {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Phone,
        Self::Number,
        Self::Yes,
        Self::Day,
        Self::Time,
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Phone => "phone",
            Self::Number => "number",
            Self::Yes => "yes",
            Self::Day => "day",
            Self::Time => "time",
        }
    }
}

/// A column on its way out: its name, which is the header everywhere, and what its cells are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The name.
    pub name: String,
    /// What the cells are.
    pub is: Type,
}

/// One cell on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text from anywhere; guarded where a spreadsheet would read it as a formula.
    Text(Cow<'a, str>),
    /// A number that samtale counted.
    Number(i64),
    /// Yes or no.
    Yes(bool),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    Time(Stamp),
    /// A telephone number, in the international form and as text, so that a spreadsheet keeps its digits.
    Phone(Cow<'a, PhoneNumber>),
}

impl Cell<'_> {
    /// The cell as text, as CSV and other text has it; empty for an empty one.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Yes(is) => Cow::Borrowed(if *is { "true" } else { "false" }),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Time(at) => Cow::Owned(at.to_rfc3339()),
            Self::Phone(number) => Cow::Borrowed(number.as_e164()),
        }
    }
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

impl From<bool> for Cell<'_> {
    fn from(is: bool) -> Self {
        Self::Yes(is)
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<Stamp> for Cell<'_> {
    fn from(at: Stamp) -> Self {
        Self::Time(at)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}
