//! What customers said in one week, for the window: the same words and the same weeks as the report's, and nothing else.

use super::period::{Period, Week};
use super::tables::{Voice, heard};
use crate::model::reported::{DemandSeen, WeekSeen};
use crate::model::voice;

/// Takes what was said in a week, one after the other.
#[derive(Debug, Clone)]
pub struct WeekRead {
    week: Week,
    voice: Voice,
}

impl WeekRead {
    /// Begins with nothing said.
    #[must_use]
    pub fn of(week: Week) -> Self {
        Self {
            week,
            voice: Voice::default(),
        }
    }

    /// The days of the week.
    #[must_use]
    pub fn period(&self) -> Period {
        self.week.into()
    }

    /// Takes a demand of the week, the earliest first.
    pub fn add(&mut self, seen: DemandSeen) {
        self.voice.add(seen);
    }

    /// The week as it is read, with the weeks up to it.
    #[must_use]
    pub fn finish(self, weeks: &[WeekSeen]) -> voice::Voice {
        self.voice.read(self.week.monday(), heard(weeks).collect())
    }
}
