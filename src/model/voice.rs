//! What customers said in a week, as a supervisor reads it in the window.
//!
//! *Invariant:* nothing here says who called.

use chrono::NaiveDate;

use super::reported::{DemandSeen, WeekSeen};

/// What was said in a week, and how much in the weeks before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Voice {
    /// The Monday of the week.
    pub monday: NaiveDate,
    /// Demands of the week.
    pub demands: u64,
    /// The words, by kind and cause, as they are read.
    pub said: Vec<Said>,
    /// Words that there was no room for.
    pub rest: u64,
    /// The weeks up to it, the earliest first.
    pub weeks: Vec<WeekSeen>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The demand, and where to open it.
    pub seen: DemandSeen,
    /// How often its cause was named in the week; none when none was.
    pub named: Option<u64>,
}
