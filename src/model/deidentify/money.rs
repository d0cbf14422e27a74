//! Digits that lead to nobody: money, hours, days and years.

use super::runs::Group;
use super::words::Text;

/// Words and signs of money, folded.
const MONEY: [&str; 22] = [
    "kr",
    "kroner",
    "krone",
    "kronor",
    "nok",
    "dkk",
    "sek",
    "eur",
    "euro",
    "usd",
    "gbp",
    "dollar",
    "dollars",
    "pund",
    "pounds",
    "mill",
    "millioner",
    "mio",
    "tusen",
    "tusind",
    "prosent",
    "procent",
];

/// Digits in a sum, beyond which it might be a telephone number even where money is spoken of; round sums may have more.
const SUM_MAX: usize = 7;

/// What stands between a sum and the word for money.
const NEAR: [char; 5] = [' ', '\u{a0}', '\u{202f}', '.', ':'];

/// The years of which days are no birthdays.
const YEARS: std::ops::RangeInclusive<u32> = 2010..=2099;

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Of our time.
    Ours,
    /// So long ago that it is most likely a birthday.
    Birthday,
}

/// Whether groups are a sum, with or without decimals.
pub(super) fn is_sum(text: &Text<'_>, groups: &[Group]) -> bool {
    let (whole, cents) = match groups.split_last() {
        Some((cents, whole)) if is_cents(cents, whole) => (whole, Some(cents)),
        _ => (groups, None),
    };
    let Some((first, thousands)) = whole.split_first() else {
        return false;
    };
    let digits: usize = whole.iter().map(Group::len).sum();
    let is_grouped = thousands.iter().all(|group| {
        group.len() == 3 && matches!(group.gap.as_str(), " " | "." | "," | "\u{a0}" | "\u{202f}")
    });
    let is_one = thousands.is_empty() || is_grouped && first.len() <= 3;
    if !is_one {
        return is_span(text, groups);
    }
    let is_round = !thousands.is_empty() && thousands.iter().all(|group| group.value() == 0);
    let is_small = digits < SUM_MAX && cents.is_some();
    is_small || (digits <= SUM_MAX || is_round) && is_money(text, groups)
}

/// Two decimals behind a comma, or behind a point where the thousands have none.
fn is_cents(cents: &Group, whole: &[Group]) -> bool {
    let is_point = cents.gap == "." && whole.iter().all(|group| group.gap != ".");
    !whole.is_empty() && cents.len() == 2 && (cents.gap == "," || is_point && whole.len() == 1)
}

/// From so much to so much, in whole tens, with the word for money behind: `1000-2000 kr`.
fn is_span(text: &Text<'_>, groups: &[Group]) -> bool {
    let [one, other] = groups else {
        return false;
    };
    let is_ten = |group: &Group| group.len() <= 5 && group.digits.ends_with('0');
    is_ten(one)
        && is_ten(other)
        && is_dash(&other.gap)
        && one.value() < other.value()
        && is_money_after(text, other.at.end)
}

fn is_money(text: &Text<'_>, groups: &[Group]) -> bool {
    let (Some(first), Some(last)) = (groups.first(), groups.last()) else {
        return false;
    };
    let start = first.at.start;
    let before = text.word_before(start, &NEAR);
    let is_word = before.is_some_and(|word| MONEY.contains(&word.folded.as_str()));
    let before = text.before(start).trim_end_matches(NEAR);
    is_word || before.ends_with(['€', '$', '£']) || is_money_after(text, last.at.end)
}

fn is_money_after(text: &Text<'_>, end: usize) -> bool {
    let after = text.word_after(end, &NEAR);
    let is_word = after.is_some_and(|word| MONEY.contains(&word.folded.as_str()));
    let after = text.after(end).trim_start_matches(NEAR);
    is_word
        || after.starts_with(['€', '$', '£', '%'])
        || after.starts_with(",-")
        || after.starts_with(",–")
}

/// Whether groups are hours: `08.00-16.00`, `0800-1600`.
pub(super) fn is_hours(groups: &[Group]) -> bool {
    let is_dashed = |group: &Group| is_dash(group.gap.trim());
    match groups {
        [from, from_past, to, to_past] => {
            is_clock(from, from_past) && is_dashed(to) && is_clock(to, to_past)
        }
        [from, to] => is_dashed(to) && is_four(from) && is_four(to),
        _ => false,
    }
}

/// Whether groups are an hour and its minutes: `16.30`.
pub(super) fn is_hour(groups: &[Group]) -> bool {
    match groups {
        [hour, past] => is_clock(hour, past),
        _ => false,
    }
}

fn is_clock(hour: &Group, past: &Group) -> bool {
    let is_short = hour.len() <= 2 && past.len() == 2 && past.gap == ".";
    is_short && hour.value() <= 24 && past.value() < 60 && past.value().is_multiple_of(5)
}

fn is_four(group: &Group) -> bool {
    let value = group.value();
    group.len() == 4 && value <= 2400 && (value % 100) < 60 && value.is_multiple_of(5)
}

/// Whether groups are a year and the next: `2026/2027`.
pub(super) fn are_years(groups: &[Group]) -> bool {
    match groups {
        [one, next] => {
            let is_between = is_dash(&next.gap) || next.gap == "/";
            let is_next = next.value() == one.value().saturating_add(1);
            is_between && is_next && one.len() == 4 && YEARS.contains(&one.value())
        }
        _ => false,
    }
}

fn is_dash(gap: &str) -> bool {
    matches!(gap, "-" | "–" | "—" | "‐" | "‑")
}

/// The day that three groups are.
pub(super) fn day(groups: &[Group]) -> Option<Day> {
    let [one, two, three] = groups else {
        return None;
    };
    let is_even = two.gap == three.gap && matches!(two.gap.as_str(), "." | "-" | "/" | ". ");
    let (year, month, day) = match (one.len(), two.len(), three.len()) {
        (4, 1..=2, 1..=2) => (one.value(), two.value(), three.value()),
        (1..=2, 1..=2, 4) => (three.value(), two.value(), one.value()),
        (1..=2, 1..=2, 2) => (of_century(three.value()), two.value(), one.value()),
        _ => return None,
    };
    let is_day = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    let is_right =
        is_even && (1900..=2099).contains(&year) && (is_day(month, day) || is_day(day, month));
    is_right.then_some(if YEARS.contains(&year) {
        Day::Ours
    } else {
        Day::Birthday
    })
}

const fn of_century(year: u32) -> u32 {
    if year < 40 { 2000 + year } else { 1900 + year }
}
