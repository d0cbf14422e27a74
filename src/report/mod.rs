//! FIGURES. What many calls come to, as values.
//!
//! A [`Tally`] takes everything that happened, one after the other, and makes the [`Report`]: tables whose titles, columns
//! and definitions are the ids of messages, and whose cells are values.
//!
//! *Invariant:* pure: facts in, figures out; no clock, no file and no sentence. No figure here ranks people, none is per
//! hour, none is of one seller, and no group by something about people is smaller than [`few::GROUP_MIN`].

mod digest;
pub mod few;
mod period;
mod table;
mod tables;
mod tally;
#[cfg(test)]
mod tests;
mod week_read;
pub mod xmr;

pub use digest::digest;
pub use period::{NotAWeek, Period, Week};
pub use table::{Cell, Chart, Column, Kind, Line, Look, Of, Point, Row, Table};
pub use tally::{Tally, WEEKS_MIN};
pub use week_read::WeekRead;

use crate::model::moment::Now;
use crate::model::reported::Somebody;

/// A report: what it is about, and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The time.
    pub period: Period,
    /// What else was chosen.
    pub filters: Filters,
    /// When it was made, on which clock.
    pub made: Now,
    /// Of which it was made.
    pub source: Source,
    /// What it says.
    pub tables: Vec<Table>,
    /// What was taken out of words because it could name somebody; none when words stand as they were written.
    pub taken_out: Option<u64>,
}

/// What was chosen, as people name it; none for everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// The list.
    pub list: Option<String>,
    /// The campaign.
    pub campaign: Option<String>,
    /// The firm on whose behalf we call.
    pub principal: Option<String>,
}

/// Of which records a report was made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Source {
    /// Calls in the time.
    pub calls: u64,
    /// Desks whose records there are.
    pub desks: u64,
}

impl Report {
    /// Whether nothing happened in the time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.source.calls == 0 && self.table("voice").is_none_or(|voice| voice.of.count == 0)
    }

    /// The table of this name.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.id == id)
    }

    /// The same, with what people said and wrote passed through a function that takes out what could name somebody and
    /// says how much that was. It is told whose words they are, where that is known.
    ///
    /// # Errors
    /// The first of the function.
    pub fn with_words<E>(
        mut self,
        mut safe: impl FnMut(&str, Option<Somebody>) -> Result<(String, u64), E>,
    ) -> Result<Self, E> {
        let mut count = 0;
        for row in self.tables.iter_mut().flat_map(|table| &mut table.rows) {
            for cell in &mut row.cells {
                if let Cell::Words(text) = cell {
                    let (kept, taken_out) = safe(text, row.about)?;
                    *text = kept;
                    count += taken_out;
                }
            }
        }
        self.taken_out = Some(count);
        Ok(self)
    }
}
