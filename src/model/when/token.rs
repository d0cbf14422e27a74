//! A text cut into what can be part of a time: words that are known, numbers, dates and clock times as written.
//!
//! *Invariant:* every token knows which bytes of the text it came from; what is not known stays as [`Kind::Unknown`].

use std::ops::Range;

use chrono::NaiveDate;

use super::words::{Word, Words};

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// What a piece of a text may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that means something where a time is said.
    Word(Word),
    /// A whole number: an hour, a day of the month, how many weeks.
    Number(u32),
    /// A day of the month, as `24.` or `24th`.
    Ordinal(u32),
    /// Two numbers with a point, as `24.11` or `10.30`.
    Dotted(u32, u32),
    /// A day and a month, certainly: `24/11`, `24.11.`, and the year when it is there.
    DayMonth(u32, u32, Option<i32>),
    /// Hour and minute, certainly: `10:30`.
    Clock(u32, u32),
    /// A whole date: `2026-11-24`.
    Date(NaiveDate),
    /// Only a sign between two words.
    Sign,
    /// Anything else.
    Unknown,
}

/// Cuts a text.
pub(super) fn tokens(text: &str, words: &Words) -> Vec<Token> {
    let chunks: Vec<Chunk> = chunks(text);
    let parts: Vec<&str> = chunks.iter().map(|chunk| chunk.text.as_str()).collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let (Some(chunk), Some(rest)) = (chunks.get(at), parts.get(at..)) {
        if let Some((word, taken)) = words.begins(rest) {
            let last = chunks.get(at + taken - 1).unwrap_or(chunk);
            let span = chunk.span.start..last.span.end;
            tokens.push(Token {
                kind: Kind::Word(word),
                span,
            });
            at += taken;
        } else {
            tokens.extend(figures(chunk));
            at += 1;
        }
    }
    tokens
}

/// A piece between spaces, in small letters, without the signs around it.
struct Chunk {
    text: String,
    span: Range<usize>,
    has_point: bool,
}

fn chunks(text: &str) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut start = None;
    for (at, char) in text.char_indices().chain([(text.len(), ' ')]) {
        match (char.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                chunks.extend(text.get(from..at).map(|raw| chunk(raw, from)));
                start = None;
            }
            (false, Some(_)) | (true, None) => {}
        }
    }
    chunks
}

fn chunk(raw: &str, from: usize) -> Chunk {
    const AROUND: [char; 13] = [
        ',', ';', '!', '?', '(', ')', '"', '«', '»', '“', '”', '\'', '.',
    ];
    let front = raw.len() - raw.trim_start_matches(AROUND).len();
    let inner = raw.trim_matches(AROUND);
    let after = raw.get(front + inner.len()..).unwrap_or_default();
    let from = from + front;
    let (from, inner) = if inner.is_empty() {
        (from - front, raw)
    } else {
        (from, inner)
    };
    Chunk {
        text: inner.to_lowercase(),
        span: from..from + inner.len(),
        has_point: after.starts_with('.'),
    }
}

/// The figures of a chunk; a date and a time joined by `T` are two.
fn figures(chunk: &Chunk) -> Vec<Token> {
    let one = |kind, span: Range<usize>| Token { kind, span };
    let Range { start, end } = chunk.span;
    if let Some((date, time)) = chunk.text.split_once('t')
        && let (Some(date_kind), Some(time_kind)) = (iso_date(date), clock(time))
    {
        let middle = start + date.len();
        return vec![one(date_kind, start..middle), one(time_kind, middle..end)];
    }
    vec![one(kind(chunk), start..end)]
}

fn kind(chunk: &Chunk) -> Kind {
    let text = chunk.text.as_str();
    if text.chars().all(|char| char.is_ascii_punctuation()) {
        return Kind::Sign;
    }
    iso_date(text)
        .or_else(|| clock(text))
        .or_else(|| half_of_the_day(text))
        .or_else(|| day_month(text, chunk.has_point))
        .or_else(|| number(text, chunk.has_point))
        .unwrap_or(Kind::Unknown)
}

fn iso_date(text: &str) -> Option<Kind> {
    let is_date = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
    let date = is_date.then(|| text.parse().ok()).flatten()?;
    Some(Kind::Date(date))
}

/// `10:30`, and `10:30:00` as a machine writes it.
fn clock(text: &str) -> Option<Kind> {
    let (hour, minute) = text.split_once(':')?;
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    let is_long = minute.len() == 2;
    time(digits(hour, 2)?, digits(minute, 2).filter(|_| is_long)?)
}

/// `2pm`, `10:30am`.
fn half_of_the_day(text: &str) -> Option<Kind> {
    let (rest, later) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(rest), _) => (rest, 0),
        (None, Some(rest)) => (rest, 12),
        (None, None) => return None,
    };
    let (hour, minute) = rest.split_once([':', '.']).unwrap_or((rest, "00"));
    let hour = digits(hour, 2).filter(|hour| (1..=12).contains(hour))?;
    time(hour % 12 + later, digits(minute, 2)?)
}

fn time(hour: u32, minute: u32) -> Option<Kind> {
    (hour < 24 && minute < 60).then_some(Kind::Clock(hour, minute))
}

fn day_month(text: &str, has_point: bool) -> Option<Kind> {
    let mut parts = text.split(['.', '/']);
    let (first, second) = (parts.next()?, parts.next()?);
    let (day, month) = (digits(first, 2)?, digits(second, 2)?);
    let year = match parts.next() {
        None => None,
        Some(year) => Some(digits(year, 4).filter(|_| matches!(year.len(), 2 | 4))?),
    };
    if parts.next().is_some() {
        return None;
    }
    let is_certain = has_point || year.is_some() || text.contains('/');
    if !is_certain {
        return Some(Kind::Dotted(day, month));
    }
    let year = year.map(|year| if year < 100 { year + 2000 } else { year });
    let year = year.and_then(|year| i32::try_from(year).ok());
    Some(Kind::DayMonth(day, month, year))
}

fn number(text: &str, has_point: bool) -> Option<Kind> {
    let ordinal = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| text.strip_suffix(ending));
    if let Some(number) = ordinal.and_then(|number| digits(number, 2)) {
        return Some(Kind::Ordinal(number));
    }
    let number = digits(text, 4)?;
    Some(if has_point {
        Kind::Ordinal(number)
    } else {
        Kind::Number(number)
    })
}

/// A number of so many digits at most, and nothing else.
fn digits(text: &str, most: usize) -> Option<u32> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
