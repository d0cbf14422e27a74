//! An agreed time: what the customer said ("after 16", "Tuesday at 14"), on which clock, and how exactly.
//!
//! *Invariant:* no clock and no language here; now and the words of a language are handed in.

use std::cmp::Ordering;

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::moment::{Moment, Zone};

mod found;
mod hours;
mod read;
mod soon;
mod token;
mod words;

pub use found::{find_dates, find_deadline};
pub use hours::read_hours;
pub use read::read_when;
pub use soon::{Soon, soon};
pub use words::{PartOfDay, Unit, Word, Words};

/// How exactly a time was agreed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// At this minute.
    Exact,
    /// At this time or later the same day.
    After,
    /// Some time that day; the time of day is midnight.
    Day,
}

/// An agreed time: the clock's reading and the zone of that clock, never an instant alone, so that a change of the
/// zone's rules moves nothing that was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// What the clock shows.
    pub at: NaiveDateTime,
    /// Whose clock it is.
    pub zone: Zone,
    /// How exactly it was meant.
    pub precision: Precision,
}

impl When {
    /// The first instant at which it is due.
    #[must_use]
    pub fn due(&self) -> Moment {
        self.zone.instant(self.at)
    }

    /// The same time on another clock. A day stays the day it was agreed as.
    #[must_use]
    pub fn on_clock_of(&self, zone: Zone) -> Self {
        match self.precision {
            Precision::Exact | Precision::After => Self {
                at: self.due().in_zone(zone),
                zone,
                ..*self
            },
            Precision::Day => *self,
        }
    }
}

/// By the instant it is due; of two that are due at once, the more exact first.
impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |when: &Self| (when.due(), when.precision, when.at, when.zone.name());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn when(at: &str, zone: Zone, precision: Precision) -> When {
        let at = at.parse().unwrap();
        When {
            at,
            zone,
            precision,
        }
    }

    #[test]
    fn it_is_due_by_the_clock_of_its_zone() {
        let winter = when("2026-11-24T14:00:00", Zone::OSLO, Precision::Exact);
        assert_eq!(winter.due().to_string(), "2026-11-24T13:00:00.000Z");
        let summer = when("2026-07-01T14:00:00", Zone::OSLO, Precision::Exact);
        assert_eq!(summer.due().to_string(), "2026-07-01T12:00:00.000Z");
    }

    #[test]
    fn on_another_clock_it_is_the_same_moment_and_a_day_the_same_day() {
        let london = "Europe/London".parse().unwrap();
        let at = when("2026-11-24T23:30:00", london, Precision::After);
        let here = at.on_clock_of(Zone::OSLO);
        assert_eq!(
            here,
            when("2026-11-25T00:30:00", Zone::OSLO, Precision::After)
        );
        let day = when("2026-11-24T00:00:00", london, Precision::Day);
        assert_eq!(day.on_clock_of(Zone::OSLO), day);
    }

    #[test]
    fn the_earlier_comes_first_whatever_the_clock() {
        let oslo = when("2026-11-24T14:00:00", Zone::OSLO, Precision::Exact);
        let utc = when("2026-11-24T13:30:00", Zone::UTC, Precision::Exact);
        let after = when("2026-11-24T14:00:00", Zone::OSLO, Precision::After);
        assert!(oslo < utc);
        assert!(oslo < after);
    }

    #[test]
    fn it_is_written_with_time_and_zone() {
        let day = when("2026-11-24T00:00:00", Zone::OSLO, Precision::Day);
        let json = serde_json::to_string(&day).unwrap();
        assert_eq!(
            json,
            r#"{"at":"2026-11-24T00:00:00","zone":"Europe/Oslo","precision":"day"}"#
        );
        assert_eq!(serde_json::from_str::<When>(&json).unwrap(), day);
    }
}
