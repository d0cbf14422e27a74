//! Reads a time as people say it: `tir 14`, `i morgen 10:30`, `24.11 kl 9`, `next tuesday`, `after 16`, `om en time`.
//!
//! A time that is read lies ahead. What can be meant in two ways is not read: the person is asked again, which costs less
//! than a call at the wrong hour. A weekday is the next one after today; a time of day alone is the next time the clock
//! shows it; of a date without a year the next is meant; an hour from 1 to 6 without minutes is asked about.

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::soon::{o_clock, whole_minute};
use super::token::{Kind, Token, tokens};
use super::words::{PartOfDay, Unit, Word, Words};
use super::{Precision, When};
use crate::model::moment::Now;

/// The time that a text says, on the clock of `now`'s zone; none when it says none, more than one, or one that is past.
#[must_use]
pub fn read_when(text: &str, words: &Words, now: Now) -> Option<When> {
    read(&tokens(text, words), now)
}

/// What the pieces have said so far. Each thing may be said once.
#[derive(Default)]
struct Heard {
    weekday: Option<Weekday>,
    week: Option<NaiveDate>,
    date: Option<NaiveDate>,
    time: Option<NaiveTime>,
    part: Option<PartOfDay>,
    instant: Option<NaiveDateTime>,
    is_after: bool,
}

pub(super) fn read(tokens: &[Token], now: Now) -> Option<When> {
    let kinds: Vec<Kind> = tokens
        .iter()
        .map(|token| token.kind)
        .filter(|kind| !matches!(kind, Kind::Sign | Kind::Word(Word::On | Word::This)))
        .collect();
    let mut heard = Heard::default();
    let mut rest = kinds.as_slice();
    while !rest.is_empty() {
        let taken = heard
            .hear_span(rest, now)
            .or_else(|| heard.hear_day(rest, now))
            .or_else(|| heard.hear_time(rest))?;
        rest = rest.get(taken..)?;
    }
    heard.resolve(now)
}

/// Fills an empty place; none when it is filled already.
fn once<T>(place: &mut Option<T>, value: T, taken: usize) -> Option<usize> {
    let is_free = place.is_none();
    *place = Some(value);
    is_free.then_some(taken)
}

impl Heard {
    /// *in two weeks*, *om en halv time*.
    fn hear_span(&mut self, rest: &[Kind], now: Now) -> Option<usize> {
        let (count, unit, taken) = match rest {
            [
                Kind::Word(Word::Within),
                Kind::Word(Word::Number(1)),
                Kind::Word(Word::Half),
                Kind::Word(Word::Unit(Unit::Hour)),
                ..,
            ]
            | [
                Kind::Word(Word::Within),
                Kind::Word(Word::Half),
                Kind::Word(Word::Number(1)),
                Kind::Word(Word::Unit(Unit::Hour)),
                ..,
            ] => (30, Unit::Minute, 4),
            [
                Kind::Word(Word::Within),
                Kind::Word(Word::Half),
                Kind::Word(Word::Unit(Unit::Hour)),
                ..,
            ] => (30, Unit::Minute, 3),
            [
                Kind::Word(Word::Within),
                Kind::Number(count) | Kind::Word(Word::Number(count)),
                Kind::Word(Word::Unit(unit)),
                ..,
            ] => (*count, *unit, 3),
            _ => return None,
        };
        let today = now.today();
        let days = |count: u32| today.checked_add_days(Days::new(u64::from(count)));
        let minutes = |count: u32| {
            let later = now.at.plus(Duration::minutes(i64::from(count)));
            whole_minute(later.in_zone(now.zone))
        };
        match unit {
            Unit::Minute => once(&mut self.instant, minutes(count), taken),
            Unit::Hour => once(&mut self.instant, minutes(count.checked_mul(60)?), taken),
            Unit::Day => once(&mut self.date, days(count)?, taken),
            Unit::Week => once(&mut self.date, days(count.checked_mul(7)?)?, taken),
            Unit::Month => {
                let day = today.checked_add_months(Months::new(count))?;
                once(&mut self.date, day, taken)
            }
            Unit::Year => {
                let day = today.checked_add_months(Months::new(count.checked_mul(12)?))?;
                once(&mut self.date, day, taken)
            }
        }
    }

    fn hear_day(&mut self, rest: &[Kind], now: Now) -> Option<usize> {
        let today = now.today();
        let tomorrow = today.succ_opt()?;
        match *rest {
            [Kind::Word(Word::Next), Kind::Word(Word::Weekday(day)), ..] => {
                once(&mut self.weekday, day, 2)
            }
            [Kind::Word(Word::Next), Kind::Word(Word::Unit(unit)), ..] => {
                self.hear_next(unit, today)
            }
            [Kind::Word(Word::Weekday(day)), ..] => once(&mut self.weekday, day, 1),
            [Kind::Word(Word::Today), ..] => once(&mut self.date, today, 1),
            [Kind::Word(Word::Tomorrow), ..] => once(&mut self.date, tomorrow, 1),
            [Kind::Word(Word::DayAfterTomorrow), ..] => {
                once(&mut self.date, tomorrow.succ_opt()?, 1)
            }
            [Kind::Date(date), ..] => once(&mut self.date, date, 1),
            [Kind::DayMonth(day, month, year), ..] => {
                once(&mut self.date, next_date(day, month, year, today)?, 1)
            }
            [
                Kind::Number(day) | Kind::Ordinal(day),
                Kind::Word(Word::Month(month)),
                Kind::Number(year @ 2000..),
                ..,
            ] => {
                let year = i32::try_from(year).ok()?;
                once(&mut self.date, next_date(day, month, Some(year), today)?, 3)
            }
            [
                Kind::Number(day) | Kind::Ordinal(day),
                Kind::Word(Word::Month(month)),
                ..,
            ]
            | [
                Kind::Word(Word::Month(month)),
                Kind::Number(day) | Kind::Ordinal(day),
                ..,
            ] => once(&mut self.date, next_date(day, month, None, today)?, 2),
            [Kind::Ordinal(day), ..] => once(&mut self.date, next_day(day, today)?, 1),
            [Kind::Dotted(day, month), ..] => self.hear_dotted(day, month, today),
            _ => None,
        }
    }

    fn hear_next(&mut self, unit: Unit, today: NaiveDate) -> Option<usize> {
        let first_of_month = today.with_day(1)?;
        match unit {
            Unit::Week => {
                let monday = today.week(Weekday::Mon).first_day();
                once(&mut self.week, monday.checked_add_days(Days::new(7))?, 2)
            }
            Unit::Month => {
                let first = first_of_month.checked_add_months(Months::new(1))?;
                once(&mut self.date, first, 2)
            }
            Unit::Year => {
                let first = NaiveDate::from_ymd_opt(today.year() + 1, 1, 1)?;
                once(&mut self.date, first, 2)
            }
            Unit::Day => once(&mut self.date, today.succ_opt()?, 2),
            Unit::Minute | Unit::Hour => None,
        }
    }

    /// `24.11` is a date and `10.30` a time of day; `9.11` after a day is either, and is a date only when it is that day.
    fn hear_dotted(&mut self, first: u32, second: u32, today: NaiveDate) -> Option<usize> {
        let date = next_date(first, second, None, today);
        let time = NaiveTime::from_hms_opt(first, second, 0);
        let has_day = self.date.is_some() || self.week.is_some();
        match (date, time) {
            (Some(date), Some(_)) if self.weekday.is_some() => {
                let is_that_day = self.weekday == Some(date.weekday());
                is_that_day.then(|| once(&mut self.date, date, 1)).flatten()
            }
            (_, Some(time)) if has_day => once(&mut self.time, time, 1),
            (Some(date), _) => once(&mut self.date, date, 1),
            (None, Some(time)) => once(&mut self.time, time, 1),
            (None, None) => None,
        }
    }

    fn hear_time(&mut self, rest: &[Kind]) -> Option<usize> {
        match *rest {
            [Kind::Word(Word::After), ref after @ ..] => {
                let was_after = std::mem::replace(&mut self.is_after, true);
                let taken = self.hear_stated(after)?;
                (!was_after).then_some(taken + 1)
            }
            [Kind::Word(Word::At) | Kind::Clock(..), ..] => self.hear_stated(rest),
            [Kind::Number(_), Kind::Word(Word::At), ..] => {
                let taken = self.hear_stated(rest)?;
                Some(taken + 1)
            }
            [Kind::Number(_), ..] if self.has_day() => self.hear_stated(rest),
            [Kind::Word(Word::Part(part)), ..] => once(&mut self.part, part, 1),
            _ => None,
        }
    }

    fn has_day(&self) -> bool {
        self.weekday.is_some() || self.week.is_some() || self.date.is_some()
    }

    /// A time of day that cannot be a date, because of what stands before it.
    fn hear_stated(&mut self, rest: &[Kind]) -> Option<usize> {
        let (rest, before) = match rest {
            [Kind::Word(Word::At), rest @ ..] => (rest, 1),
            _ => (rest, 0),
        };
        let (hour, minute) = match *rest.first()? {
            Kind::Clock(hour, minute) | Kind::Dotted(hour, minute) => (hour, minute),
            // Nobody is called at two at night, and nobody says whether the afternoon is meant.
            Kind::Number(1..=6) => return None,
            Kind::Number(hour) | Kind::Ordinal(hour) => (hour, 0),
            Kind::Word(_) | Kind::DayMonth(..) | Kind::Date(_) | Kind::Sign | Kind::Unknown => {
                return None;
            }
        };
        let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
        once(&mut self.time, time, before + 1)
    }

    fn resolve(self, now: Now) -> Option<When> {
        let local = now.local();
        let when = |at, precision| When {
            at,
            zone: now.zone,
            precision,
        };
        if let Some(at) = self.instant {
            let is_alone = !self.has_day() && self.time.is_none() && self.part.is_none();
            let when = when(at, Precision::Exact);
            return (is_alone && when.due() > now.at).then_some(when);
        }
        let day = self.day(local.date()).ok()?;
        let precision = if self.is_after {
            Precision::After
        } else {
            Precision::Exact
        };
        let found = match (day, self.time, self.part) {
            (Some(day), Some(time), part) if fits(time, part) => {
                when(day.and_time(time), precision)
            }
            (None, Some(time), part) if fits(time, part) => {
                let today = local.date().and_time(time);
                let is_ahead = now.zone.instant(today) > now.at;
                let tomorrow = today.checked_add_days(Days::new(1))?;
                when(if is_ahead { today } else { tomorrow }, precision)
            }
            (day, None, Some(part)) => {
                let at = beginning(part, day.unwrap_or(local.date()), local)?;
                when(at, Precision::After)
            }
            (Some(day), None, None) if day >= local.date() => {
                return Some(when(day.into(), Precision::Day));
            }
            (Some(_) | None, Some(_), _) | (Some(_) | None, None, None) => return None,
        };
        (found.due() > now.at).then_some(found)
    }

    /// The day that was said, if one was.
    fn day(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Contradiction> {
        let later = |day: NaiveDate, days: u32| day.checked_add_days(Days::new(u64::from(days)));
        match (self.weekday, self.week, self.date) {
            (None, None, None) => Ok(None),
            (Some(day), None, None) => {
                let ahead = 7 - today.weekday().days_since(day);
                later(today, ahead).map(Some).ok_or(Contradiction)
            }
            (Some(day), Some(monday), None) => {
                let ahead = day.num_days_from_monday();
                later(monday, ahead).map(Some).ok_or(Contradiction)
            }
            (None, Some(day), None) | (None, None, Some(day)) => Ok(Some(day)),
            (Some(day), None, Some(date)) if date.weekday() == day => Ok(Some(date)),
            (Some(_), None, Some(_)) | (_, Some(_), Some(_)) => Err(Contradiction),
        }
    }
}

/// Two days were said that are not the same.
struct Contradiction;

/// Whether a time of day lies in the part of the day that was said with it.
fn fits(time: NaiveTime, part: Option<PartOfDay>) -> bool {
    part.is_none_or(|part| {
        let (from, until) = part.hours();
        time >= o_clock(from.saturating_sub(3)) && time <= o_clock(until + 2)
    })
}

/// When a part of a day begins; the next whole hour when it has begun; none when it is over.
fn beginning(part: PartOfDay, day: NaiveDate, local: NaiveDateTime) -> Option<NaiveDateTime> {
    let (from, until) = part.hours();
    let begins = day.and_time(o_clock(from));
    if local < begins {
        return Some(begins);
    }
    let next_hour = local
        .date()
        .and_time(o_clock(chrono::Timelike::hour(&local) + 1));
    (day == local.date() && next_hour < day.and_time(o_clock(until))).then_some(next_hour)
}

/// The next date with this day and month, or the one of the year that was said.
fn next_date(day: u32, month: u32, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    // 29 February comes once in up to eight years.
    (today.year()..=today.year() + 8)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|date| *date >= today)
}

/// The next date with this day of the month.
fn next_day(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let first = today.with_day(1)?;
    (0..12)
        .filter_map(|months| first.checked_add_months(Months::new(months))?.with_day(day))
        .find(|date| *date >= today)
}
