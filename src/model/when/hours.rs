//! Reads the hours at which somebody wants to be called, as people say them: `after 16`, `før 12`, `man-fre 9-12`,
//! `tir, tor etter 18`.
//!
//! What can be meant in two ways is not read: a lone hour is neither a beginning nor an end.

use chrono::{NaiveTime, Weekday};

use super::token::{Kind, tokens};
use super::words::{Word, Words};
use crate::model::preference::Window;

/// The hours that a text says, on the customer's clock; none when it says none, or something else too.
#[must_use]
pub fn read_hours(text: &str, words: &Words) -> Option<Window> {
    // `9-12` is written without space, and is three pieces all the same.
    let spaced = text.replace(['-', '–'], " - ").replace(',', " ");
    let kinds: Vec<Kind> = tokens(&spaced, words)
        .into_iter()
        .map(|token| token.kind)
        .filter(|kind| !matches!(kind, Kind::Word(Word::On | Word::At)))
        .collect();
    let (days, rest) = days(&kinds);
    let (from, to) = match rest {
        [] if !days.is_empty() => (None, None),
        [Kind::Word(Word::After), from] => (Some(time(*from)?), None),
        [Kind::Word(Word::Before), to] => (None, Some(time(*to)?)),
        [from, Kind::Sign, to] => (Some(time(*from)?), Some(time(*to)?)),
        _ => return None,
    };
    let is_some_time = from.zip(to).is_none_or(|(from, to)| from < to);
    is_some_time.then_some(Window { days, from, to })
}

/// The days at the front, and what is left: `man-fre` is five of them.
fn days(kinds: &[Kind]) -> (Vec<Weekday>, &[Kind]) {
    let mut days: Vec<Weekday> = Vec::new();
    let mut rest = kinds;
    loop {
        match rest {
            [
                Kind::Word(Word::Weekday(first)),
                Kind::Sign,
                Kind::Word(Word::Weekday(last)),
                more @ ..,
            ] => {
                days.extend(through(*first, *last));
                rest = more;
            }
            [Kind::Word(Word::Weekday(day)), more @ ..] => {
                days.push(*day);
                rest = more;
            }
            _ => break,
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    (days, rest)
}

/// The days from one through another.
fn through(first: Weekday, last: Weekday) -> impl Iterator<Item = Weekday> {
    let count = last.days_since(first) + 1;
    let next = |day: &Weekday| Some(day.succ());
    let count = usize::try_from(count).unwrap_or_default();
    std::iter::successors(Some(first), next).take(count)
}

fn time(kind: Kind) -> Option<NaiveTime> {
    match kind {
        Kind::Number(hour) => NaiveTime::from_hms_opt(hour, 0, 0),
        Kind::Clock(hour, minute) | Kind::Dotted(hour, minute) => {
            NaiveTime::from_hms_opt(hour, minute, 0)
        }
        Kind::Word(_)
        | Kind::Ordinal(_)
        | Kind::DayMonth(..)
        | Kind::Date(_)
        | Kind::Sign
        | Kind::Unknown => None,
    }
}
