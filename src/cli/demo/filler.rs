//! The crowd around the stories, made of the tables in `crowd`.

use chrono::{Datelike, Duration, Weekday};

use super::cast::{DESK_ZONE, at};
use super::crowd::{AT_HOMES, AT_SHOPS, FIRST, LAST, PLACE, STREET, TITLE, TRADE, UNREACHED};
use super::last_week;
use super::make::Maker;
use super::story::{OnList, Story, Told};
use crate::model::moment::Moment;

/// How many of each list.
const CROWD: [(OnList, usize); 3] = [
    (OnList::Winter, 148),
    (OnList::Boxes, 92),
    (OnList::Fair, 64),
];

/// Adds the crowd.
pub(super) fn fill(maker: &mut Maker<'_>) {
    let mut number = 20_000_000;
    for (list, count) in CROWD {
        for n in 0..count {
            number -= 1 + maker.below(9_000);
            add(maker, (list, n), number);
        }
    }
}

fn add(maker: &mut Maker<'_>, (list, n): (OnList, usize), number: usize) {
    let (given, family) = (text(maker, &FIRST), text(maker, &LAST));
    let (street, house) = (text(maker, &STREET), 1 + maker.below(90));
    let name = format!("{given} {family}");
    let phone = format!("+47{number}");
    let street = format!("{street} {house}");
    let place = maker.pick(&PLACE).unwrap_or_default();
    let (title, company) = match list {
        OnList::Winter => (
            text(maker, &TITLE),
            format!("{family} {} AS", text(maker, &TRADE)),
        ),
        OnList::Boxes | OnList::Fair => ("", String::new()),
    };
    let story = Story {
        name: &name,
        title,
        company: &company,
        phone: &phone,
        street: &street,
        place,
        list,
        ..Story::SHOP
    };
    let mut calls = calls(maker, list);
    calls.extend(last_week::told(list, n));
    calls.sort_by_key(|(_, rang)| *rang);
    maker.crowd(&story, &calls);
}

/// Half were spoken with, some were tried without luck, a few of them this morning; nobody from the fair was called.
fn calls(maker: &mut Maker<'_>, list: OnList) -> Vec<(&'static Told, Moment)> {
    let talks = match list {
        OnList::Winter => AT_SHOPS,
        OnList::Boxes => AT_HOMES,
        OnList::Fair => return Vec::new(),
    };
    let mut calls = Vec::new();
    if maker.below(10) < 5 {
        let back_days = 12 + maker.below(150);
        calls.extend(told(maker, talks, back_days));
    }
    if maker.below(10) < 3 {
        let back_days = 3 + maker.below(8);
        calls.extend(told(maker, UNREACHED, back_days));
    }
    if maker.below(16) == 0 {
        let minute = i64::try_from(maker.below(35)).unwrap_or(0);
        let this_morning = at("2026-11-23 09:02").plus(Duration::minutes(minute));
        calls.extend(UNREACHED.first().map(|told| (told, this_morning)));
    }
    calls
}

/// One of these calls, on a working day about this many days before the demonstration, in office hours.
fn told(
    maker: &mut Maker<'_>,
    from: &'static [Told],
    back_days: usize,
) -> Option<(&'static Told, Moment)> {
    let told = from.get(maker.below(from.len()))?;
    let back = i64::try_from(back_days).unwrap_or(0);
    let minutes = i64::try_from(maker.below(6 * 60)).unwrap_or(0);
    let day = at("2026-11-23 09:30").plus(Duration::days(-back));
    let weekend = match day.in_zone(DESK_ZONE).weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
    };
    let on_weekday = day.plus(Duration::days(-weekend));
    Some((told, on_weekday.plus(Duration::minutes(minutes))))
}

fn text(maker: &mut Maker<'_>, from: &[&'static str]) -> &'static str {
    maker.pick(from).unwrap_or_default()
}
