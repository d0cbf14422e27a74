//! Windows: the hours of each weekday in which calls may be made, on the called party's clock.
//!
//! *Invariant:* a span begins before it ends and lies in one day.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

use crate::model::customer::Audience;
use crate::model::standing::Class;
use crate::model::whereabouts::Subdivision;

use super::objection::{MayOverride, Rule};

/// Minutes in a day as the clock counts them.
pub(super) const DAY: u16 = 24 * 60;

/// A part of a day, from one minute up to another, the first inside and the last not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    from: u16,
    until: u16,
}

/// The whole day.
pub(super) const ALL_DAY: Span = Span {
    from: 0,
    until: DAY,
};

impl Span {
    /// `09:00-21:00`; none when it is written otherwise, or ends before it begins. The end may be 24:00.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, until) = text.split_once('-')?;
        let from = minute(from)?;
        Self::ending(from, minute(until)?)
    }

    /// From one minute of the day up to another; none when that is no time at all.
    pub(super) fn ending(from: u16, until: u16) -> Option<Self> {
        (from < until && until <= DAY).then_some(Self { from, until })
    }

    /// The first minute, counted from midnight.
    #[must_use]
    pub const fn from_minute(self) -> u16 {
        self.from
    }

    /// The minute at which it is over, counted from midnight; 1440 is the end of the day.
    #[must_use]
    pub const fn until_minute(self) -> u16 {
        self.until
    }

    /// Whether a time of the day lies in it.
    #[must_use]
    pub(super) fn holds(self, local: NaiveDateTime) -> bool {
        (self.from..self.until).contains(&minute_of(local))
    }
}

/// The minute of the day that a clock shows.
pub(super) fn minute_of(local: NaiveDateTime) -> u16 {
    let minute = local.hour() * 60 + local.minute();
    u16::try_from(minute).unwrap_or(DAY)
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let number = |text: &str| {
        let is_number = text.len() == 2 && text.bytes().all(is_digit);
        is_number.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let is_time = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
    is_time.then_some(hour * 60 + minute)
}

/// The hours of each weekday, and of holidays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// Monday first; a day without a span is closed.
    pub days: [Vec<Span>; 7],
    /// What holds on a holiday instead. A day that is closed anyway stays closed.
    pub holiday: Vec<Span>,
}

impl Hours {
    /// The spans of a weekday.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Span] {
        let of_day = self
            .days
            .iter()
            .zip(0..)
            .find(|(_, n)| *n == weekday.num_days_from_monday());
        of_day.map_or(&[], |(spans, _)| spans)
    }

    /// The spans of a date.
    pub(super) fn of(&self, date: NaiveDate, kind: DayKind) -> &[Span] {
        let of_weekday = self.on(date.weekday());
        match kind {
            DayKind::Holiday if !of_weekday.is_empty() => &self.holiday,
            DayKind::Holiday | DayKind::Plain => of_weekday,
        }
    }
}

/// Whether a day is a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayKind {
    Plain,
    Holiday,
}

/// A rule on hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// The rule.
    pub rule: Rule,
    /// For whom; empty for all.
    pub audiences: Vec<Audience>,
    /// For which purposes; empty for all.
    pub purposes: Vec<String>,
    /// In which parts of the country; empty for all of it.
    pub subdivisions: Vec<Subdivision>,
    /// When.
    pub hours: Hours,
    /// Whether a seller may set it aside.
    pub may_override: MayOverride,
}

impl Window {
    /// Whether it concerns people of this class.
    pub(super) fn concerns(&self, class: &Class, audience: Audience) -> bool {
        let part = class.whereabouts.subdivision;
        let here = self.subdivisions.is_empty()
            || part.is_some_and(|part| self.subdivisions.contains(&part));
        here && names(&self.audiences, &audience) && names(&self.purposes, &class.purpose)
    }
}

/// Whether a rule names this one; one that names none means all.
pub(super) fn names<T: PartialEq>(named: &[T], this: &T) -> bool {
    named.is_empty() || named.contains(this)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_written_with_two_times() {
        let check = |text: &str, expected: Option<(u16, u16)>| {
            let found = Span::parse(text).map(|it| (it.from_minute(), it.until_minute()));
            assert_eq!(found, expected, "{text}");
        };
        check("09:00-21:00", Some((540, 1260)));
        check("00:00-24:00", Some((0, 1440)));
        check("23:59-24:00", Some((1439, 1440)));
        for wrong in [
            "",
            "09:00",
            "9:00-21:00",
            "21:00-09:00",
            "09:00-09:00",
            "09:00-24:01",
            "09:00-25:00",
            "09:60-10:00",
            "09.00-21.00",
            "09:00-21:00 ",
            "+9:00-21:00",
        ] {
            check(wrong, None);
        }
    }

    #[test]
    fn a_closed_day_stays_closed_on_a_holiday() {
        let span = Span::parse("09:00-12:00").unwrap();
        let mut hours = Hours::default();
        hours.days[0] = vec![Span::parse("08:00-16:00").unwrap()];
        hours.holiday = vec![span];
        let monday: NaiveDate = "2026-11-23".parse().unwrap();
        assert_eq!(hours.of(monday, DayKind::Holiday), [span]);
        let tuesday = monday.succ_opt().unwrap();
        assert!(hours.of(tuesday, DayKind::Holiday).is_empty());
    }
}
