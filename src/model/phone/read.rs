//! Reading numbers as people and spreadsheets write them (compliance.md §6): everything that libphonenumber does not
//! do, which is to find out where in a cell the numbers are, and whether their digits are still all there.
//!
//! *Invariant:* a digit is never guessed. What a spreadsheet rounded away is refused as lost.

use super::plan::{Written, place};
use super::{Phone, Region};

/// Why a text is not a number that can be dialled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotAPhone {
    /// Nothing is written.
    Empty,
    /// Words or signs, and no digit.
    NoDigits,
    /// Fewer digits than a number has in its country.
    TooShort,
    /// More digits than a number has in its country.
    TooLong,
    /// A spreadsheet wrote `4.79E+10`: the last digits are gone.
    LostDigits,
    /// The length is right, but no number in that country begins so.
    NotInUse,
    /// A country code that no country has.
    UnknownCountry,
    /// Hidden marks make the digits read in another order than they are dialled.
    TurnedAround,
}

impl NotAPhone {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Empty,
        Self::NoDigits,
        Self::TooShort,
        Self::TooLong,
        Self::LostDigits,
        Self::NotInUse,
        Self::UnknownCountry,
        Self::TurnedAround,
    ];

    /// The name in receipts and reject files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "no number",
            Self::NoDigits => "no digits",
            Self::TooShort => "too short",
            Self::TooLong => "too long",
            Self::LostDigits => "lost digits",
            Self::NotInUse => "not in use",
            Self::UnknownCountry => "unknown country",
            Self::TurnedAround => "turned around",
        }
    }
}

/// Digits in the longest text that may still be one number: 15, a doubled country code and a prefix.
const DIGITS_MAX: usize = 20;

/// Fewer digits than this before a word are not the number: "kunde 5, tlf. 91 23 45 67".
const DIGITS_FEW: usize = 5;

/// The one number in a text, read for somebody in this region.
pub fn read_phone(text: &str, region: Region) -> Result<Phone, NotAPhone> {
    let text = unguarded(text);
    if text.is_empty() {
        return Err(NotAPhone::Empty);
    }
    if text.contains(['\u{202b}', '\u{202e}', '\u{2067}']) {
        return Err(NotAPhone::TurnedAround);
    }
    if text.contains('@') {
        return Err(NotAPhone::NoDigits);
    }
    let mut digits = Digits::new();
    match unrounded(text)? {
        Some(exact) => digits.scan(&exact),
        None => digits.scan(whole(text)),
    }
    digits.place(region)
}

/// All numbers in a cell, each once, and why a part that has digits is none. Empty for an empty cell.
#[must_use]
pub fn read_phones(cell: &str, region: Region) -> Vec<Result<Phone, NotAPhone>> {
    let cell = whole(unguarded(cell));
    let may_be_several = |byte: u8| matches!(byte, b';' | b'|' | b'\n' | b'/' | b',' | b'&' | b':');
    let is_plain = !cell
        .bytes()
        .any(|byte| may_be_several(byte) || byte.is_ascii_alphabetic());
    let parts = if is_plain { Vec::new() } else { parts(cell) };
    if parts.len() < 2 {
        return match read_phone(cell, region) {
            Err(NotAPhone::Empty) => Vec::new(),
            Err(NotAPhone::TooLong) => {
                spaced(cell, region).unwrap_or_else(|| vec![Err(NotAPhone::TooLong)])
            }
            read => vec![read],
        };
    }
    let mut found = Vec::with_capacity(parts.len());
    for part in parts {
        match read_phone(part, region) {
            Err(NotAPhone::Empty | NotAPhone::NoDigits) => {}
            read if found.contains(&read) => {}
            read => found.push(read),
        }
    }
    if found.is_empty() {
        return vec![Err(NotAPhone::NoDigits)];
    }
    // A stroke is also written inside a number: 030/123456.
    if found.iter().any(Result::is_err)
        && let Ok(one) = read_phone(cell, region)
        && !found.contains(&Ok(one.clone()))
    {
        return vec![Ok(one)];
    }
    found
}

/// What is left of `="00123"`, `'00123` and `=+47…` without the guard.
fn unguarded(text: &str) -> &str {
    let trimmed = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    match trimmed.as_bytes().first() {
        Some(b'=' | b'\'' | b'"') => trimmed
            .trim_start_matches(['=', '\'', '"'])
            .trim_end_matches('"')
            .trim(),
        _ => trimmed,
    }
}

/// A whole number that a program wrote with decimals: `91234567.0`.
fn whole(text: &str) -> &str {
    let cut = [".0", ",0", ".00", ",00"]
        .into_iter()
        .find_map(|end| text.strip_suffix(end));
    match cut {
        Some(number)
            if number
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'+') =>
        {
            number
        }
        _ => text,
    }
}

/// The digits of `9.1234567E7`, when it has them all; none when the text is not of that form.
fn unrounded(text: &str) -> Result<Option<String>, NotAPhone> {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else {
        return Ok(None);
    };
    let is_mantissa = mantissa.bytes().any(|byte| byte.is_ascii_digit())
        && mantissa
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'+'));
    let Ok(exponent) = exponent.trim_start_matches('+').parse::<usize>() else {
        return Ok(None);
    };
    if !is_mantissa {
        return Ok(None);
    }
    let mantissa = mantissa.trim_start_matches('+');
    let (before, after) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    if after.len() < exponent || before.len() > 1 {
        return Err(NotAPhone::LostDigits);
    }
    if after.bytes().skip(exponent).any(|digit| digit != b'0') {
        return Err(NotAPhone::TooLong);
    }
    Ok(Some(
        before.chars().chain(after.chars().take(exponent)).collect(),
    ))
}

/// Where a cell may be cut into numbers: at signs, and at the words for *or* and *and*.
fn parts(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in cell
        .split([';', '|', '\n', '/', ',', '&'])
        .flat_map(|piece| piece.split(":::"))
    {
        let mut rest = piece;
        while let Some((before, after)) = cut_at_word(rest) {
            parts.push(before);
            rest = after;
        }
        parts.push(rest);
    }
    parts.retain(|part| part.chars().any(char::is_numeric));
    parts
}

/// The text before and after the first *or* or *and* that stands alone.
fn cut_at_word(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 7] = ["eller", "og", "or", "and", "och", "und", "oder"];
    let mut from = 0;
    for word in text.split(' ') {
        let after = from + word.len();
        if WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
            return Some((text.get(..from)?, text.get(after..)?));
        }
        from = after + 1;
    }
    None
}

/// Several numbers with nothing but room between them, when each word alone is a number.
fn spaced(cell: &str, region: Region) -> Option<Vec<Result<Phone, NotAPhone>>> {
    let phones: Vec<_> = cell
        .split_whitespace()
        .map(|word| read_phone(word, region))
        .collect();
    (phones.len() > 1 && phones.iter().all(Result::is_ok)).then_some(phones)
}

/// The digits of one number, and how they were written.
struct Digits {
    buffer: [u8; DIGITS_MAX],
    length: usize,
    written: Written,
    overflowed: Option<()>,
    letters: Option<()>,
}

impl Digits {
    const fn new() -> Self {
        Self {
            buffer: [0; DIGITS_MAX],
            length: 0,
            written: Written::National,
            overflowed: None,
            letters: None,
        }
    }

    /// Takes the digits of the first thing in the text that can be a number, to the first letter after them.
    fn scan(&mut self, text: &str) {
        let mut rest = text.chars();
        while let Some(letter) = rest.next() {
            match letter {
                '0'..='9' => self.push(letter),
                '+' | '＋' if self.length == 0 => self.written = Written::International,
                '+' | '＋' => return,
                // The prefix of the country, which a number with its country code does not have: +44 (0)20.
                '(' if rest.as_str().starts_with("0)") && self.has_code() => {
                    rest.next();
                }
                _ if letter.is_alphabetic() => {
                    self.letters = Some(());
                    if self.length >= DIGITS_FEW {
                        return;
                    }
                    if self.written == Written::National {
                        self.length = 0;
                    }
                }
                _ => {
                    if let Some(digit) = foreign_digit(letter) {
                        self.push(digit);
                    }
                }
            }
        }
    }

    fn has_code(&self) -> bool {
        self.written == Written::International || self.as_str().starts_with("00")
    }

    fn push(&mut self, digit: char) {
        match (self.buffer.get_mut(self.length), u8::try_from(digit)) {
            (Some(place), Ok(digit)) => {
                *place = digit;
                self.length += 1;
            }
            _ => self.overflowed = Some(()),
        }
    }

    fn as_str(&self) -> &str {
        self.buffer
            .get(..self.length)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .unwrap_or_default()
    }

    fn place(&self, region: Region) -> Result<Phone, NotAPhone> {
        let all = self.as_str();
        if self.overflowed.is_some() {
            return Err(NotAPhone::TooLong);
        }
        if all.is_empty() {
            return Err(NotAPhone::NoDigits);
        }
        let (digits, written) = match all.strip_prefix("00") {
            Some(rest) => (rest, Written::International),
            None => (all, self.written),
        };
        if all.bytes().all(|digit| digit == b'0') && all.len() >= DIGITS_FEW {
            return Err(NotAPhone::NotInUse);
        }
        if digits.len() < DIGITS_FEW {
            return Err(NotAPhone::TooShort);
        }
        place(digits, written, region)
    }
}

/// A digit of full-width or Arabic writing.
pub(in crate::model) fn foreign_digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    [0xff10, 0x660, 0x6f0]
        .into_iter()
        .find_map(|zero| char::from_digit(code.checked_sub(zero).filter(|digit| *digit < 10)?, 10))
}
