//! The tables of a report, each with what it adds up.

mod agreed;
mod asked;
mod calls;
mod causes;
mod lists;
mod matters;
mod ordered;
mod rights;
mod satisfied;
mod value;
mod voice;
mod weeks;

pub(super) use agreed::Agreed;
pub(super) use asked::Asked;
pub(super) use calls::Calls;
pub(super) use causes::Causes;
pub(super) use lists::Lists;
pub(super) use matters::Matters;
pub(super) use ordered::Ordered;
pub(super) use rights::Rights;
pub(super) use satisfied::Satisfied;
pub(super) use value::value;
pub(super) use voice::Voice;
pub(super) use weeks::{Weeks, heard};

use super::table::{Cell, Kind, Of};

/// The messages that name the kinds of demands, in the order in which they are read.
pub(super) const KIND_NAMES: [&str; 4] = [
    "report-kind-value",
    "report-kind-failure",
    "report-kind-unclear",
    "report-kind-neither",
];

/// Rows of a table of words.
const WORDS_MAX: usize = 60;

const fn of(count: u64, what: &'static str) -> Of {
    Of { count, what }
}

/// A table's columns for a name, how many, and which share that is.
const COUNTED: [(&str, Kind); 3] = [
    ("what", Kind::Name),
    ("count", Kind::Count),
    ("share", Kind::Share),
];

/// How many, and which share that is.
fn counted(name: Cell, count: u64, of: u64) -> [Cell; 3] {
    [name, Cell::Count(count), Cell::Share(count, of)]
}
