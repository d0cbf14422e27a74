//! E-mail addresses and links.

use super::words::Text;
use super::{Found, Kind};

/// What a link begins with.
const BEGINNINGS: [&str; 4] = ["http://", "https://", "www.", "mailto:"];

pub(super) fn find(text: &Text<'_>, found: &mut Found) {
    let mut from = 0;
    for piece in text.text.split(|letter: char| is_between(letter)) {
        let at = from + (piece.len() - piece.trim_start_matches(is_around).len());
        let core = piece.trim_matches(is_around);
        if is_link(core) {
            found.add(text.text, at..at + core.len(), Kind::Link);
        } else if is_email(core) {
            found.add(text.text, at..at + core.len(), Kind::Email);
        }
        from += piece.len() + next_len(text, from + piece.len());
    }
}

fn next_len(text: &Text<'_>, place: usize) -> usize {
    let next = text.after(place).chars().next();
    next.map_or(0, char::len_utf8)
}

fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '<' | '>' | '"' | '“' | '”' | '«' | '»' | ';' | ',' | '|'
        )
}

fn is_around(letter: char) -> bool {
    matches!(
        letter,
        '.' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '\'' | '’' | '‘' | '*' | '…'
    )
}

fn is_link(piece: &str) -> bool {
    let lower = piece.to_lowercase();
    let begins = BEGINNINGS
        .iter()
        .any(|beginning| lower.contains(beginning) && lower.len() > beginning.len());
    begins || is_page(&lower)
}

/// A page without its beginning: `example.com/kari`.
fn is_page(piece: &str) -> bool {
    let Some((host, path)) = piece.split_once('/') else {
        return false;
    };
    let Some((name, top)) = host.rsplit_once('.') else {
        return false;
    };
    let is_top = (2..=12).contains(&top.len()) && top.bytes().all(|it| it.is_ascii_alphabetic());
    is_top && !path.is_empty() && name.chars().count() > 1 && name.chars().any(char::is_alphabetic)
}

fn is_email(piece: &str) -> bool {
    let mut sides = piece.split(['@', '＠']);
    let (Some(local), Some(domain), None) = (sides.next(), sides.next(), sides.next()) else {
        return false;
    };
    !local.is_empty() && domain.chars().any(char::is_alphabetic)
}
