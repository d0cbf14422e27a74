//! Times that stand in running text, as in notes.

use std::ops::Range;

use super::read::read;
use super::token::{Kind, Token, tokens};
use super::words::{Word, Words};
use super::{Precision, When};
use crate::model::moment::Now;

/// So many pieces of a text are looked at together for a time in it: *the day after tomorrow at 10 o'clock*.
const PIECES_MAX: usize = 8;

/// The times that stand in a text, with the bytes they stand in, from its beginning.
///
/// Stricter than [`read_when`](super::read_when): a single word or number is a time only when it cannot be anything else.
#[must_use]
pub fn find_dates(text: &str, words: &Words, now: Now) -> Vec<(Range<usize>, When)> {
    let tokens = tokens(text, words);
    let mut found = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let longest = (1..=PIECES_MAX).rev().find_map(|count| {
            let window = tokens.get(from..from + count)?;
            let when = is_clear(window, text)
                .then(|| read(window, now))
                .flatten()?;
            let (first, last) = (window.first()?, window.last()?);
            Some((first.span.start..last.span.end, when, count))
        });
        if let Some((span, when, count)) = longest {
            found.push((span, when));
            from += count;
        } else {
            from += 1;
        }
    }
    found
}

/// What is no date although a figure like one stands before it: *3.5 prosent*.
const MEASURES: [&str; 16] = [
    "%", "prosent", "procent", "percent", "kr", "kroner", "nok", "dkk", "sek", "eur", "euro",
    "øre", "gb", "kg", "mill", "mio",
];

/// The last day that a text names as `24.12`, without a point after the month: where it ends, or after *before*. Elsewhere
/// such a figure is as often a price or a time of day.
#[must_use]
pub fn find_deadline(text: &str, words: &Words, now: Now) -> Option<When> {
    let tokens = tokens(text, words);
    let is_sign = |token: &&Token| token.kind != Kind::Sign;
    let tokens: Vec<&Token> = tokens.iter().filter(is_sign).collect();
    let is_measure = |token: &Token| {
        let said = text.get(token.span.clone()).unwrap_or_default();
        let said = said.to_lowercase();
        matches!(token.kind, Kind::Word(Word::Unit(_))) || MEASURES.contains(&said.as_str())
    };
    tokens.iter().enumerate().find_map(|(at, token)| {
        let Kind::Dotted(_, 1..=12) = token.kind else {
            return None;
        };
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let is_by = before.is_some_and(|it| it.kind == Kind::Word(Word::Before));
        let is_other = before.is_some_and(|it| {
            matches!(it.kind, Kind::Word(Word::Weekday(_) | Word::At)) || is_measure(it)
        });
        let is_meant = match tokens.get(at + 1) {
            None => !is_other,
            Some(after) => is_by && !is_measure(after),
        };
        let when = is_meant.then(|| read(&[(*token).clone()], now)).flatten()?;
        (when.precision == Precision::Day).then_some(when)
    })
}

/// Whether a piece of running text begins and ends with something of a time, and is more than a word or a number that
/// people use for other things too.
fn is_clear(window: &[Token], text: &str) -> bool {
    let is_filler = |token: &Token| match token.kind {
        Kind::Sign | Kind::Word(Word::On | Word::This) => true,
        Kind::Word(_)
        | Kind::Number(_)
        | Kind::Ordinal(_)
        | Kind::Dotted(..)
        | Kind::DayMonth(..)
        | Kind::Clock(..)
        | Kind::Date(_)
        | Kind::Unknown => false,
    };
    let (Some(first), Some(last)) = (window.first(), window.last()) else {
        return false;
    };
    if is_filler(first) || is_filler(last) {
        return false;
    }
    let said: Vec<&Token> = window.iter().filter(|token| !is_filler(token)).collect();
    let [only] = said.as_slice() else {
        return true;
    };
    match only.kind {
        Kind::Word(Word::Weekday(_)) => text
            .get(only.span.clone())
            .is_some_and(|word| word.chars().count() > 4),
        Kind::Word(Word::Tomorrow | Word::DayAfterTomorrow)
        | Kind::DayMonth(..)
        | Kind::Clock(..)
        | Kind::Date(_) => true,
        Kind::Word(_)
        | Kind::Number(_)
        | Kind::Ordinal(_)
        | Kind::Dotted(..)
        | Kind::Sign
        | Kind::Unknown => false,
    }
}
