//! A seller's own week: figures that are for the seller alone.
//!
//! *Invariant:* nothing here says whose figures they are; they are never asked for anybody else.

use chrono::NaiveDate;

/// What a seller's own calls and promises come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnWeek {
    /// The Monday of the week.
    pub monday: NaiveDate,
    /// Each day on which they called, and how many calls; the earliest first.
    pub days: Vec<(NaiveDate, u32)>,
    /// Calls of the week.
    pub calls: u32,
    /// Of these, those in which they spoke with somebody.
    pub spoken: u32,
    /// Promises of ours made in the week.
    pub promised: u32,
    /// Promises that the seller noted as kept in the week.
    pub kept: u32,
    /// As broken.
    pub broken: u32,
    /// Promises of the seller's that are open and whose last day is over.
    pub overdue: u32,
    /// Questions that we asked in the week.
    pub asked_by_us: u32,
    /// Of these, those with an answer.
    pub answered_by_them: u32,
    /// Questions that they asked.
    pub asked_by_them: u32,
    /// Of these, those that were answered at once or later in the week.
    pub answered_by_us: u32,
}
