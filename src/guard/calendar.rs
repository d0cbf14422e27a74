//! Public holidays, computed for any year from the rules of a pack (compliance.md §5).
//!
//! *Invariant:* no table of years; a single day that no rule gives stands in the pack as such.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use crate::model::whereabouts::Subdivision;

use super::objection::Rule;
use super::window::DayKind;

/// The n-th of a weekday in a month; from the end when below nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NthWeekday {
    /// The month, from one.
    pub month: u32,
    /// The weekday.
    pub weekday: Weekday,
    /// Which of them: 1 is the first, −1 the last.
    pub n: i8,
}

/// A day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDay {
    /// The month, from one.
    pub month: u32,
    /// The day of the month.
    pub day: u32,
}

/// The first of a weekday on or after a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdayFrom {
    /// The weekday.
    pub weekday: Weekday,
    /// From this day on.
    pub from: MonthDay,
}

/// Days of the year, by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    /// The same day each year.
    pub fixed: Vec<MonthDay>,
    /// So many days after Easter Sunday.
    pub easter: Vec<i64>,
    /// A certain weekday of a month.
    pub nth_weekday: Vec<NthWeekday>,
    /// The first of a weekday from a day on.
    pub weekday_from: Vec<WeekdayFrom>,
    /// Single days.
    pub extra: Vec<NaiveDate>,
}

/// What becomes of a holiday that falls on a Saturday or Sunday. The day itself stays one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Observed {
    /// Nothing.
    #[default]
    AsItFalls,
    /// The next weekday that is no holiday is one too.
    NextFreeWeekday,
    /// The Friday before a Saturday, the Monday after a Sunday, is one too.
    NearestWeekday,
}

/// What holds where the part of the country is not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnknownPart {
    /// The holidays of the whole country.
    #[default]
    Country,
    /// Every day that is a holiday in any part.
    AnyPart,
}

/// The holidays of a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holidays {
    /// The rule.
    pub rule: Rule,
    /// Whether Sundays count as holidays.
    pub sundays: bool,
    /// What becomes of those on a weekend.
    pub observed: Observed,
    /// What holds where the part of the country is not known.
    pub unknown_part: UnknownPart,
    /// Everywhere.
    pub days: Days,
    /// In parts of the country, beside those.
    pub parts: BTreeMap<Subdivision, Days>,
    /// Days on which the house itself is closed.
    pub house_closed: Days,
}

impl Holidays {
    /// Every public holiday of a year, as the calendar has them: Sundays only where they are one by name.
    #[must_use]
    pub fn of_year(&self, year: i32, part: Option<Subdivision>) -> Vec<NaiveDate> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days());
        days.take_while(|day| day.year() == year)
            .filter(|day| self.is_public(*day, part))
            .collect()
    }

    /// Whether a day is a holiday, for the rules on hours.
    pub(super) fn kind(&self, day: NaiveDate, part: Option<Subdivision>) -> DayKind {
        let on_sunday = self.sundays && day.weekday() == Weekday::Sun;
        if on_sunday || self.is_public(day, part) {
            DayKind::Holiday
        } else {
            DayKind::Plain
        }
    }

    fn is_public(&self, day: NaiveDate, part: Option<Subdivision>) -> bool {
        self.is_by_name(day, part) || self.is_substitute(day, part)
    }

    fn is_by_name(&self, day: NaiveDate, part: Option<Subdivision>) -> bool {
        if self.days.contains(day) {
            return true;
        }
        match part.and_then(|part| self.parts.get(&part)) {
            Some(days) => days.contains(day),
            None if self.unknown_part == UnknownPart::AnyPart => {
                self.parts.values().any(|days| days.contains(day))
            }
            None => false,
        }
    }

    fn is_substitute(&self, day: NaiveDate, part: Option<Subdivision>) -> bool {
        let is_named = |at: i64| {
            let other = day.checked_add_signed(Duration::days(at));
            other.is_some_and(|other| self.is_by_name(other, part))
        };
        match (self.observed, day.weekday()) {
            (Observed::NearestWeekday, Weekday::Fri) => is_named(1),
            (Observed::NearestWeekday, Weekday::Mon) => is_named(-1),
            (Observed::AsItFalls | Observed::NearestWeekday, _) => false,
            (Observed::NextFreeWeekday, _) => self.next_free(day, part),
        }
    }

    /// Whether a day stands for a holiday of the weekend before it, each taking the next weekday that is left.
    fn next_free(&self, day: NaiveDate, part: Option<Subdivision>) -> bool {
        const BACK: i64 = 10;
        let is_taken = |day: NaiveDate| is_weekend(day) || self.is_by_name(day, part);
        let mut stand_ins: Vec<NaiveDate> = Vec::new();
        let before = (1..=BACK).rev();
        let before = before.filter_map(|back| day.checked_sub_signed(Duration::days(back)));
        for fallen in before.filter(|it| is_weekend(*it) && self.is_by_name(*it, part)) {
            let free = fallen
                .iter_days()
                .find(|it| !is_taken(*it) && !stand_ins.contains(it));
            stand_ins.extend(free);
        }
        stand_ins.contains(&day)
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

impl Days {
    /// Whether a rule gives this day.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        let is_fixed = |fixed: &MonthDay| (fixed.month, fixed.day) == (day.month(), day.day());
        self.fixed.iter().any(is_fixed)
            || self.extra.contains(&day)
            || self.is_from_easter(day)
            || self.nth_weekday.iter().any(|nth| nth.is(day))
            || self.weekday_from.iter().any(|first| first.is(day))
    }

    fn is_from_easter(&self, day: NaiveDate) -> bool {
        if self.easter.is_empty() {
            return false;
        }
        let easter = easter(day.year());
        let after = easter.map(|easter| day.signed_duration_since(easter).num_days());
        after.is_some_and(|after| self.easter.contains(&after))
    }
}

impl NthWeekday {
    fn is(self, day: NaiveDate) -> bool {
        if (self.month, self.weekday) != (day.month(), day.weekday()) {
            return false;
        }
        let place = if self.n < 0 {
            let left = u32::from(day.num_days_in_month()).saturating_sub(day.day());
            -1 - i64::from(left / 7)
        } else {
            i64::from((day.day() - 1) / 7) + 1
        };
        place == i64::from(self.n)
    }
}

impl WeekdayFrom {
    fn is(self, day: NaiveDate) -> bool {
        let from = NaiveDate::from_ymd_opt(day.year(), self.from.month, self.from.day);
        let after = from.map(|from| day.signed_duration_since(from).num_days());
        day.weekday() == self.weekday && after.is_some_and(|after| (0..7).contains(&after))
    }
}

/// Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let moon_skipped = (century + 8).div_euclid(25);
    let moon_shift = (century - moon_skipped + 1).div_euclid(3);
    let leap_century = century.div_euclid(4);
    let epact = (19 * golden + century - leap_century - moon_shift + 15).rem_euclid(30);
    let (leap, odd) = (of_century.div_euclid(4), of_century.rem_euclid(4));
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * leap - epact - odd).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday).div_euclid(451);
    let days = epact + to_sunday - 7 * late + 114;
    let month = u32::try_from(days.div_euclid(31)).ok()?;
    NaiveDate::from_ymd_opt(year, month, u32::try_from(days.rem_euclid(31)).ok()? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_is_where_the_church_has_it() {
        for text in [
            "1818-03-22",
            "1943-04-25",
            "2000-04-23",
            "2024-03-31",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
            "2285-03-22",
        ] {
            assert_eq!(easter(date(text).year()), Some(date(text)));
        }
    }

    #[test]
    fn weekdays_are_counted_from_either_end() {
        let check = |n: i8, weekday, day: &str, expected: bool| {
            let month = date(day).month();
            let nth = NthWeekday { month, weekday, n };
            assert_eq!(nth.is(date(day)), expected, "{n} {day}");
        };
        check(1, Weekday::Mon, "2026-05-04", true);
        check(1, Weekday::Mon, "2026-05-11", false);
        check(-1, Weekday::Mon, "2026-05-25", true);
        check(-1, Weekday::Mon, "2026-05-18", false);
        check(4, Weekday::Thu, "2026-11-26", true);
        check(-2, Weekday::Mon, "2026-05-18", true);
    }
}
