//! Callbacks: agreed later calls, and what they are about.

use chrono::{Days, Duration, NaiveTime};
use serde::{Deserialize, Serialize};

use super::id::{CustomerId, PartRef};
use super::moment::Moment;
use super::seller::Owner;
use super::when::{Precision, When};

/// A callback, as it was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackSet {
    /// When, on the customer's clock, and how exactly.
    pub when: When,
    /// Who is to call.
    pub owner: Owner,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

impl CallbackSet {
    /// When somebody's own counts as missed, so that the team takes it over: one that was agreed to the minute so many hours
    /// after, one for a day or for "after 16" when that day is over.
    #[must_use]
    pub fn missed_at(&self, hours: u16) -> Moment {
        let When {
            at,
            zone,
            precision,
        } = self.when;
        match precision {
            Precision::Exact => self.when.due().plus(Duration::hours(i64::from(hours))),
            Precision::After | Precision::Day => {
                let next = at.date().checked_add_days(Days::new(1));
                zone.instant(next.unwrap_or(at.date()).and_time(NaiveTime::MIN))
            }
        }
    }
}

/// How a callback stands. When two desks say different things at once, the greatest holds (SYNC.md §3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallbackState {
    /// To be made.
    Open,
    /// Taken back.
    Cancelled,
    /// Made.
    Done,
}

/// A callback as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// Its address.
    pub id: PartRef,
    /// Whom to call.
    pub customer: CustomerId,
    /// When, who and about what, after any moves.
    pub set: CallbackSet,
    /// How it stands.
    pub state: CallbackState,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::moment::Zone;

    #[test]
    fn an_exact_one_is_missed_after_hours_and_a_day_when_it_is_over() {
        for (at, precision, missed) in [
            (
                "2026-11-23T09:20:00",
                Precision::Exact,
                "2026-11-23T11:20:00+01:00",
            ),
            (
                "2026-11-23T16:00:00",
                Precision::After,
                "2026-11-24T00:00:00+01:00",
            ),
            (
                "2026-11-23T00:00:00",
                Precision::Day,
                "2026-11-24T00:00:00+01:00",
            ),
        ] {
            let when = When {
                at: at.parse().unwrap(),
                zone: Zone::OSLO,
                precision,
            };
            let set = CallbackSet {
                when,
                owner: Owner::Anyone,
                about: String::new(),
            };
            assert_eq!(set.missed_at(2), missed.parse().unwrap(), "{at}");
        }
    }
}
