//! Telephone numbers in any spelling, and every other number that is as long.

use super::identity;
use super::known::Known;
use super::money::{Day, are_years, day, is_hour, is_hours, is_sum};
use super::runs::{Group, runs};
use super::words::Text;
use super::{Found, Kind};

/// Digits from which on a number may lead to somebody.
const LONG: usize = 7;

/// Digits in the shortest number that is somebody's, where a word or the card says so.
pub(super) const SHORT: usize = 5;

/// Words before a telephone number, folded.
const TELEPHONE: [&str; 14] = [
    "tlf",
    "telefon",
    "telefonnr",
    "telefonnummer",
    "telephone",
    "phone",
    "tel",
    "mobil",
    "mob",
    "mobilnr",
    "mobile",
    "ring",
    "nummer",
    "nr",
];

pub(super) fn find(text: &Text<'_>, known: &[&Known], found: &mut Found) {
    for run in runs(text.text) {
        judge(text, &run, known, found);
    }
}

/// Finds out what is in a run, piece by piece.
fn judge(text: &Text<'_>, run: &[Group], known: &[&Known], found: &mut Found) {
    if let Some((at, is)) = first_day(run) {
        let (before, rest) = run.split_at_checked(at).unwrap_or((run, &[]));
        let (of_day, after) = rest.split_at_checked(3).unwrap_or((rest, &[]));
        judge(text, before, known, found);
        if is == Day::Birthday {
            match after {
                // The day somebody was born, and the digits that make it their number.
                [last] if (4..=5).contains(&last.len()) => add(text, rest, Kind::Identity, found),
                _ => add(text, of_day, Kind::Date, found),
            }
        }
        return judge(text, after, known, found);
    }
    if let Some(at) = between_numbers(run) {
        let (before, after) = run.split_at_checked(at).unwrap_or((run, &[]));
        judge(text, before, known, found);
        return judge(text, after, known, found);
    }
    if is_hours(run) || are_years(run) || is_sum(text, run) {
        return;
    }
    let digits: String = run.iter().map(|group| group.digits.as_str()).collect();
    if digits.len() >= LONG {
        let is_abroad = run
            .first()
            .is_some_and(|first| text.before(first.at.start).ends_with(['+', '＋']));
        add(text, run, identity::kind(run, is_abroad), found);
    } else if digits.len() >= SHORT && (is_known(&digits, known) || is_told(text, run)) {
        add(text, run, Kind::Number, found);
    }
}

/// Where the first day in a run is, and what it is. A day with a short year in a longer number is a part of that.
fn first_day(run: &[Group]) -> Option<(usize, Day)> {
    let total: usize = run.iter().map(Group::len).sum();
    run.windows(3).enumerate().find_map(|(at, groups)| {
        let is = day(groups)?;
        let is_alone = (at == 0 || groups.first().is_some_and(Group::is_apart))
            && run.get(at + 3).is_none_or(Group::is_apart);
        let left = total - groups.iter().map(Group::len).sum::<usize>();
        let has_year = groups.iter().any(|group| group.len() == 4);
        let is_clear =
            has_year || left == 0 || left >= LONG || run.get(at + 3..).is_some_and(is_hour);
        (is_alone && is_clear).then_some((at, is))
    })
}

/// Where one whole number ends and the next begins.
fn between_numbers(run: &[Group]) -> Option<usize> {
    let pairs = run.windows(2).enumerate();
    pairs
        .filter(|(_, pair)| pair.iter().all(|group| group.len() >= LONG))
        .find(|(_, pair)| pair.last().is_some_and(Group::is_apart))
        .map(|(at, _)| at + 1)
}

fn is_known(digits: &str, known: &[&Known]) -> bool {
    known.iter().any(|known| known.numbers.contains(digits))
}

/// Whether the word before says that it is a telephone number.
fn is_told(text: &Text<'_>, run: &[Group]) -> bool {
    run.first().is_some_and(|first| {
        text.word_before(first.at.start, &[' ', '.', ':', '\u{a0}', '+', '('])
            .is_some_and(|word| TELEPHONE.contains(&word.folded.as_str()))
    })
}

/// Adds a run with the `+` or the bracket that it begins with.
fn add(text: &Text<'_>, run: &[Group], kind: Kind, found: &mut Found) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else {
        return;
    };
    let mut start = first.at.start;
    let has_bracket = text.between(start, last.at.end).contains(')');
    while let Some(letter) = text.before(start).chars().next_back() {
        let is_begin = matches!(letter, '+' | '＋') || letter == '(' && has_bracket;
        if !is_begin {
            break;
        }
        start -= letter.len_utf8();
    }
    found.add(text.text, start..last.at.end, kind);
}
