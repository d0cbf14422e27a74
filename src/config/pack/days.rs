//! Holidays, as packs write them.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use toml::de::DeValue;

use crate::config::document::{At, Log, Section, day, whole};
use crate::config::problem::{Expected, Mistake};
use crate::guard::{
    Backing, Days, Holidays, MonthDay, NthWeekday, Observed, UnknownPart, WeekdayFrom,
};

use super::ground::{choice, grounded, missing, values};

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

const OBSERVED: [(&str, Observed); 2] = [
    ("gb-substitute", Observed::NextFreeWeekday),
    ("us-federal", Observed::NearestWeekday),
];

const UNKNOWN: [(&str, UnknownPart); 2] = [
    ("country", UnknownPart::Country),
    ("union", UnknownPart::AnyPart),
];

/// The holidays of a pack.
#[derive(Debug)]
pub(super) struct Calendar {
    holidays: Holidays,
}

impl Calendar {
    /// The holidays, as a market has them.
    pub(super) fn holidays(&self) -> Holidays {
        self.holidays.clone()
    }

    /// The days on which the house itself is closed.
    pub(super) fn house_closed(&self) -> &Days {
        &self.holidays.house_closed
    }

    /// Whether it names no public holiday.
    pub(super) fn is_only_of_the_house(&self) -> bool {
        let of_house = &self.holidays;
        of_house.days == Days::default() && of_house.parts.is_empty() && !of_house.sundays
    }
}

pub(super) fn holidays(
    root: &mut Section<'_>,
    log: &mut Log<'_>,
    backing: &mut Vec<Backing>,
) -> Option<Calendar> {
    if !root.has("holidays") {
        return None;
    }
    let mut section = root.section(log, "holidays");
    let ground = grounded(&mut section, log, backing);
    let sundays = section.yes_no(log, "sundays").unwrap_or(false);
    let observed = choice(&mut section, log, "observed", &OBSERVED);
    let unknown = choice(&mut section, log, "unknown_subdivision", &UNKNOWN);
    let by_name = days(&mut section, log);
    let fixed = values(&mut section, log, "house_closed", &["12-24"], month_day);
    let weekday_from = weekday_from(&mut section, log, "house_closed_weekday_from");
    let parts = parts(section.section(log, "subdivision"), log);
    let (rule, _) = ground?;
    section.finish(log);
    Some(Calendar {
        holidays: Holidays {
            rule,
            sundays,
            observed: observed.unwrap_or_default(),
            unknown_part: unknown.unwrap_or_default(),
            days: by_name,
            parts,
            house_closed: Days {
                fixed,
                weekday_from,
                ..Days::default()
            },
        },
    })
}

fn parts(
    section: Section<'_>,
    log: &mut Log<'_>,
) -> BTreeMap<crate::model::whereabouts::Subdivision, Days> {
    let mut parts = BTreeMap::new();
    for (At { value, span }, mut section) in section.named_sections(log) {
        let days = days(&mut section, log);
        section.finish(log);
        if let Ok(part) = value.parse() {
            parts.insert(part, days);
            continue;
        }
        let key = "holidays.subdivision".to_owned();
        log.note(&span, Mistake::UnknownValue { key, value }, None);
    }
    parts
}

fn days(section: &mut Section<'_>, log: &mut Log<'_>) -> Days {
    Days {
        fixed: values(section, log, "fixed", &["05-17"], month_day),
        easter: each(section, log, ("easter", Expected::Number), |it| {
            whole(it).filter(|days| (-100..=250).contains(days))
        }),
        nth_weekday: nth_weekdays(section, log),
        weekday_from: weekday_from(section, log, "weekday_from"),
        extra: each::<NaiveDate>(section, log, ("extra", Expected::Day), day),
    }
}

/// `05-17`; the day must exist in some year.
fn month_day(text: &str) -> Option<MonthDay> {
    const LEAP: i32 = 2024;
    let (month, day) = text.split_once('-')?;
    let number = |text: &str| {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u32>().ok())
            .flatten()
    };
    let (month, day) = (number(month)?, number(day)?);
    NaiveDate::from_ymd_opt(LEAP, month, day).map(|_| MonthDay { month, day })
}

/// The items of an array, each read alone.
fn each<T>(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    (key, expected): (&'static str, Expected),
    read: impl Fn(&DeValue<'_>) -> Option<T>,
) -> Vec<T> {
    let mut found = Vec::new();
    for item in section.items(log, key).unwrap_or_default() {
        match read(item.get_ref()) {
            Some(value) => found.push(value),
            None => log.wrong_type(&item.span(), &section.full(key), expected),
        }
    }
    found
}

fn nth_weekdays(section: &mut Section<'_>, log: &mut Log<'_>) -> Vec<NthWeekday> {
    let mut found = Vec::new();
    for mut nth in section.sections(log, "nth_weekday") {
        let month = nth.number(log, "month", 1_u32..=12);
        let n = nth.number(log, "n", -5_i8..=5).filter(|n| *n != 0);
        let weekday = choice(&mut nth, log, "weekday", &WEEKDAYS);
        match (month, weekday, n) {
            (Some(month), Some(weekday), Some(n)) => found.push(NthWeekday { month, weekday, n }),
            (month, weekday, _) => {
                let key = match (month, weekday) {
                    (None, _) => "month",
                    (_, None) => "weekday",
                    (Some(_), Some(_)) => "n",
                };
                missing(&nth, log, key);
            }
        }
        nth.finish(log);
    }
    found
}

fn weekday_from(
    section: &mut Section<'_>,
    log: &mut Log<'_>,
    key: &'static str,
) -> Vec<WeekdayFrom> {
    let mut found = Vec::new();
    for mut first in section.sections(log, key) {
        let weekday = choice(&mut first, log, "weekday", &WEEKDAYS);
        let from = first.parsed(log, "from", &["06-20"], month_day);
        match (weekday, from) {
            (Some(weekday), Some(from)) => found.push(WeekdayFrom { weekday, from }),
            (None, _) => missing(&first, log, "weekday"),
            (Some(_), None) => missing(&first, log, "from"),
        }
        first.finish(log);
    }
    found
}
