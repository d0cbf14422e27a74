//! Parts of the day: a second try comes at another one.

use chrono::{Duration, NaiveDateTime, NaiveTime, Timelike};

use crate::model::moment::{Moment, Zone};

/// A part of the day, on the called party's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    /// Before 12.
    Morning,
    /// From 12, before 16.
    Afternoon,
    /// From 16.
    Evening,
}

impl PartOfDay {
    /// All of them, as the day goes.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The part in which a moment falls.
    #[must_use]
    pub fn at(moment: Moment, zone: Zone) -> Self {
        match moment.in_zone(zone).hour() {
            0..12 => Self::Morning,
            12..16 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// The first moment after this one at which another part of the day begins.
    pub(super) fn next_after(moment: Moment, zone: Zone) -> Moment {
        let local = moment.in_zone(zone);
        let (date, hours) = match Self::at(moment, zone) {
            Self::Morning => (local.date(), 12),
            Self::Afternoon => (local.date(), 16),
            Self::Evening => (local.date().succ_opt().unwrap_or(local.date()), 0),
        };
        let begins = NaiveDateTime::new(date, NaiveTime::MIN) + Duration::hours(hours);
        zone.instant(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Zone::OSLO.instant(text.parse().unwrap())
    }

    #[test]
    fn a_day_has_three_parts() {
        let check = |time: &str, part, next: &str| {
            assert_eq!(PartOfDay::at(at(time), Zone::OSLO), part, "{time}");
            assert_eq!(
                PartOfDay::next_after(at(time), Zone::OSLO),
                at(next),
                "{time}"
            );
        };
        check(
            "2026-11-23T00:00:00",
            PartOfDay::Morning,
            "2026-11-23T12:00:00",
        );
        check(
            "2026-11-23T11:59:59",
            PartOfDay::Morning,
            "2026-11-23T12:00:00",
        );
        check(
            "2026-11-23T12:00:00",
            PartOfDay::Afternoon,
            "2026-11-23T16:00:00",
        );
        check(
            "2026-11-23T23:59:59",
            PartOfDay::Evening,
            "2026-11-24T00:00:00",
        );
    }
}
