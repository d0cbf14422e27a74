//! Accounts and numbers that have letters in them, and what the card says word for word.

use std::ops::RangeInclusive;

use super::known::Known;
use super::words::Text;
use super::{Found, Kind};

/// Letters and digits in an international account number (ISO 13616).
const IBAN: RangeInclusive<usize> = 15..=34;

/// Letters after a British insurance number.
const NINO_LAST: RangeInclusive<char> = 'A'..='D';

pub(super) fn find(text: &Text<'_>, known: &[&Known], found: &mut Found) {
    for word in text.words.iter().filter(|word| word.text.len() == 2) {
        if let Some(length) = iban(text.after(word.at.start)) {
            let at = word.at.start..word.at.start + length;
            found.add(text.text, at, Kind::Account);
        } else if let Some(length) = insurance(text.after(word.at.start)) {
            let at = word.at.start..word.at.start + length;
            found.add(text.text, at, Kind::Identity);
        }
    }
    let codes = known.iter().flat_map(|known| &known.codes);
    for (code, kind) in codes {
        exactly(text, code, *kind, found);
    }
}

/// Each place where a code of the card stands alone, in any case.
fn exactly(text: &Text<'_>, code: &str, kind: Kind, found: &mut Found) {
    let lower = text.text.to_lowercase();
    // Where letters change their length with their case, places differ: then nothing is looked for.
    if lower.len() != text.text.len() {
        return;
    }
    for (at, _) in lower.match_indices(code) {
        let end = at + code.len();
        let is_alone = !text.before(at).ends_with(char::is_alphanumeric)
            && !text.after(end).starts_with(char::is_alphanumeric);
        if is_alone {
            found.add(text.text, at..end, kind);
        }
    }
}

/// The length of the account number with which a text begins; its check digits must be right.
fn iban(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let head: String = rest.by_ref().take(4).collect();
    let is_head = head.bytes().take(2).all(|it| it.is_ascii_alphabetic())
        && head.len() == 4
        && head.bytes().skip(2).all(|it| it.is_ascii_digit());
    if !is_head {
        return None;
    }
    let (mut code, mut end, mut longest) = (head, 4, None);
    let mut is_gap = false;
    for letter in rest {
        if letter.is_ascii_alphanumeric() {
            code.push(letter);
        } else if !matches!(letter, ' ' | '-' | '\u{a0}') || is_gap {
            break;
        }
        is_gap = !letter.is_ascii_alphanumeric();
        end += letter.len_utf8();
        if IBAN.contains(&code.len()) && !is_gap && is_right(&code) {
            longest = Some(end);
        }
        if code.len() >= *IBAN.end() {
            break;
        }
    }
    longest
}

/// Whether an account number leaves 1 when its letters are numbers and 97 is taken away as often as it goes.
fn is_right(code: &str) -> bool {
    let (head, tail) = code.split_at_checked(4).unwrap_or((code, ""));
    let value = tail.chars().chain(head.chars()).fold(0, |value, letter| {
        let digit = letter.to_digit(36).unwrap_or_default();
        (value * if digit < 10 { 10 } else { 100 } + digit) % 97
    });
    value == 1
}

/// The length of the British insurance number with which a text begins: two letters, six digits, a letter.
fn insurance(text: &str) -> Option<usize> {
    let mut code = String::new();
    for (at, letter) in text.char_indices() {
        match (code.len(), letter) {
            (_, ' ' | '-' | '\u{a0}') if !code.is_empty() => {}
            (0..2, 'A'..='Z' | 'a'..='z') | (2..8, '0'..='9') => code.push(letter),
            (8, last) if NINO_LAST.contains(&last.to_ascii_uppercase()) => {
                let after = text.get(at + 1..).unwrap_or_default();
                return (!after.starts_with(char::is_alphanumeric)).then_some(at + 1);
            }
            _ => return None,
        }
    }
    None
}
