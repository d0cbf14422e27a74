//! The time that a report is about: whole days, and weeks by their numbers.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

/// Whole days, the first and the last among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

/// A week by its number, as `2026-W47`: Monday to Sunday (ISO 8601).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Week {
    monday: NaiveDate,
}

/// A text that names no week.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a week like 2026-W47")]
pub struct NotAWeek(pub String);

impl Week {
    /// The week of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self {
            monday: monday_of(day),
        }
    }

    /// The last week that is over on this day.
    #[must_use]
    pub fn last_whole(today: NaiveDate) -> Self {
        Self::of(back(monday_of(today), 7))
    }

    /// Its Monday.
    #[must_use]
    pub const fn monday(self) -> NaiveDate {
        self.monday
    }
}

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let parsed = text.trim().split_once("-W").and_then(|(year, week)| {
            NaiveDate::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)
        });
        parsed
            .map(|monday| Self { monday })
            .ok_or_else(|| NotAWeek(text.to_owned()))
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let week = self.monday.iso_week();
        write!(f, "{}-W{:02}", week.year(), week.week())
    }
}

impl From<Week> for Period {
    fn from(week: Week) -> Self {
        Self {
            first: week.monday,
            last: on(week.monday, 6),
        }
    }
}

impl Period {
    /// From a day to a day, both in it; none when they are the wrong way round.
    #[must_use]
    pub fn of(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> NaiveDate {
        self.last
    }

    /// The week that it is; none when it is another time.
    #[must_use]
    pub fn week(self) -> Option<Week> {
        let week = Week::of(self.first);
        (Self::from(week) == self).then_some(week)
    }

    /// As long a time, just before.
    #[must_use]
    pub fn before(self) -> Self {
        let days = self.last.signed_duration_since(self.first).num_days();
        let days = u64::try_from(days).unwrap_or_default();
        Self {
            first: back(self.first, days + 1),
            last: back(self.first, 1),
        }
    }

    /// The Mondays of the weeks that a series over this time draws: all that lie in it, and so many before that there are
    /// at least as many as asked for.
    #[must_use]
    pub fn mondays(self, at_least: usize) -> Vec<NaiveDate> {
        let mut mondays = Vec::new();
        let mut monday = monday_of(self.last);
        while monday >= monday_of(self.first) || mondays.len() < at_least {
            mondays.push(monday);
            let before = back(monday, 7);
            if before == monday {
                break;
            }
            monday = before;
        }
        mondays.reverse();
        mondays
    }
}

fn monday_of(day: NaiveDate) -> NaiveDate {
    back(day, u64::from(day.weekday().num_days_from_monday()))
}

fn back(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn on(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_reads_back_as_written() {
        let week: Week = "2026-W53".parse().unwrap();
        assert_eq!(week.to_string(), "2026-W53");
        assert_eq!(week.monday(), day("2026-12-28"));
        for wrong in ["2025-W53", "2026-W00", "2026-47", "W47", "2026-W4x", ""] {
            assert!(wrong.parse::<Week>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_last_whole_week_is_over() {
        let last = |today: &str| Week::last_whole(day(today)).to_string();
        assert_eq!(last("2026-11-23"), "2026-W47");
        assert_eq!(last("2026-11-29"), "2026-W47");
        assert_eq!(last("2026-11-30"), "2026-W48");
        assert_eq!(last("2027-01-03"), "2026-W52");
    }

    #[test]
    fn only_a_whole_week_is_one() {
        let week = Period::from("2026-W47".parse::<Week>().unwrap());
        assert_eq!(
            (week.first(), week.last()),
            (day("2026-11-16"), day("2026-11-22"))
        );
        assert_eq!(week.week().unwrap().to_string(), "2026-W47");
        let days = Period::of(day("2026-11-16"), day("2026-11-21")).unwrap();
        assert_eq!(days.week(), None);
        assert_eq!(Period::of(day("2026-11-16"), day("2026-11-15")), None);
        assert_eq!(
            days.before(),
            Period::of(day("2026-11-10"), day("2026-11-15")).unwrap()
        );
    }

    #[test]
    fn a_series_has_the_weeks_of_the_time_and_enough_before() {
        let week = Period::from("2026-W47".parse::<Week>().unwrap());
        let mondays = week.mondays(26);
        assert_eq!(mondays.len(), 26);
        assert_eq!(mondays.last(), Some(&day("2026-11-16")));
        let year = Period::of(day("2026-01-01"), day("2026-12-31")).unwrap();
        assert_eq!(year.mondays(26).len(), 53);
    }
}
