//! The six times that a number key agrees.

use chrono::{Days, Months, NaiveDateTime, NaiveTime, Timelike};

use super::{PartOfDay, Precision, When};
use crate::model::moment::Now;

/// A time that is agreed so often that it has a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Soon {
    /// In an hour, to the minute.
    InAnHour,
    /// This afternoon.
    ThisAfternoon,
    /// Tomorrow afternoon, when this one is over.
    TomorrowAfternoon,
    /// Tomorrow at the time it is now.
    TomorrowSameTime,
    /// Today after 16.
    After16,
    /// Tomorrow after 16, when it is later than that.
    TomorrowAfter16,
    /// Next week, any day from Monday on.
    NextWeek,
    /// In three months, that day.
    InThreeMonths,
}

impl Soon {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::InAnHour,
        Self::ThisAfternoon,
        Self::TomorrowAfternoon,
        Self::TomorrowSameTime,
        Self::After16,
        Self::TomorrowAfter16,
        Self::NextWeek,
        Self::InThreeMonths,
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::InAnHour => "in-an-hour",
            Self::ThisAfternoon => "this-afternoon",
            Self::TomorrowAfternoon => "tomorrow-afternoon",
            Self::TomorrowSameTime => "tomorrow-same-time",
            Self::After16 => "after-16",
            Self::TomorrowAfter16 => "tomorrow-after-16",
            Self::NextWeek => "next-week",
            Self::InThreeMonths => "in-three-months",
        }
    }
}

/// What the number keys 1 to 6 agree now, on the clock of `now`'s zone: the customer's.
#[must_use]
pub fn soon(now: Now) -> [(Soon, When); 6] {
    let local = whole_minute(now.local());
    let today = local.date();
    let tomorrow = today + Days::new(1);
    let hour = local.hour();
    let (from, until) = PartOfDay::Afternoon.hours();
    let when = |at, precision| When {
        at,
        zone: now.zone,
        precision,
    };
    let afternoon = if hour < from {
        (Soon::ThisAfternoon, today.and_time(o_clock(from)))
    } else if hour + 1 < until {
        (Soon::ThisAfternoon, today.and_time(o_clock(hour + 1)))
    } else {
        (Soon::TomorrowAfternoon, tomorrow.and_time(o_clock(from)))
    };
    let after_16 = if hour < 16 {
        (Soon::After16, today.and_time(o_clock(16)))
    } else {
        (Soon::TomorrowAfter16, tomorrow.and_time(o_clock(16)))
    };
    let in_an_hour = now.at.plus(chrono::Duration::hours(1)).in_zone(now.zone);
    let next_week = today.week(chrono::Weekday::Mon).first_day() + Days::new(7);
    let months = today + Months::new(3);
    [
        (
            Soon::InAnHour,
            when(whole_minute(in_an_hour), Precision::Exact),
        ),
        (afternoon.0, when(afternoon.1, Precision::After)),
        (
            Soon::TomorrowSameTime,
            when(tomorrow.and_time(local.time()), Precision::Exact),
        ),
        (after_16.0, when(after_16.1, Precision::After)),
        (Soon::NextWeek, when(next_week.into(), Precision::Day)),
        (Soon::InThreeMonths, when(months.into(), Precision::Day)),
    ]
}

pub(super) fn whole_minute(at: NaiveDateTime) -> NaiveDateTime {
    at.date()
        .and_hms_opt(at.hour(), at.minute(), 0)
        .unwrap_or(at)
}

pub(super) fn o_clock(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::moment::Zone;

    fn check(now: &str, expected: [&str; 6]) {
        let now = Now {
            at: now.parse().unwrap(),
            zone: Zone::OSLO,
        };
        let said = soon(now).map(|(soon, when)| {
            assert!(when.due() > now.at, "{soon:?} {when:?}");
            format!(
                "{} {} {:?}",
                soon.name(),
                when.at.format("%F %R"),
                when.precision
            )
        });
        assert_eq!(said, expected);
    }

    #[test]
    fn in_the_morning() {
        check(
            "2026-11-24T10:12:33+01:00",
            [
                "in-an-hour 2026-11-24 11:12 Exact",
                "this-afternoon 2026-11-24 13:00 After",
                "tomorrow-same-time 2026-11-25 10:12 Exact",
                "after-16 2026-11-24 16:00 After",
                "next-week 2026-11-30 00:00 Day",
                "in-three-months 2027-02-24 00:00 Day",
            ],
        );
    }

    #[test]
    fn late_on_the_last_sunday_of_november() {
        check(
            "2026-11-29T23:30:00+01:00",
            [
                "in-an-hour 2026-11-30 00:30 Exact",
                "tomorrow-afternoon 2026-11-30 13:00 After",
                "tomorrow-same-time 2026-11-30 23:30 Exact",
                "tomorrow-after-16 2026-11-30 16:00 After",
                "next-week 2026-11-30 00:00 Day",
                "in-three-months 2027-02-28 00:00 Day",
            ],
        );
    }

    #[test]
    fn in_the_afternoon_before_summer_time() {
        check(
            "2026-03-28T14:40:00+01:00",
            [
                "in-an-hour 2026-03-28 15:40 Exact",
                "this-afternoon 2026-03-28 15:00 After",
                "tomorrow-same-time 2026-03-29 14:40 Exact",
                "after-16 2026-03-28 16:00 After",
                "next-week 2026-03-30 00:00 Day",
                "in-three-months 2026-06-28 00:00 Day",
            ],
        );
    }
}
