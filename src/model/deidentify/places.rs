//! Streets with a number, and the town behind them.

use std::ops::Range;

use super::known::Known;
use super::names::phrase;
use super::words::{Text, Word};
use super::{Found, Kind};

/// What the names of streets end with, folded, however the word is written.
const STREETS: [&str; 16] = [
    "vei", "veien", "veg", "vegen", "gate", "gata", "gaten", "gatan", "vej", "vejen", "gade",
    "gaden", "strasse", "vagen", "strade", "smug",
];
/// What they end with where the word has a capital; without one these are places of many kinds.
const PLACES: [&str; 21] = [
    "alle", "bakken", "brygge", "gt", "gasse", "grand", "kaien", "plads", "plass", "plassen",
    "platz", "stien", "str", "svingen", "terrasse", "torg", "torget", "torv", "torvet", "tunet",
    "weg",
];
/// What stands before the word for a street, folded, when it has no capital.
const WHICH: [&str; 12] = [
    "nordre", "sondre", "ostre", "vestre", "ovre", "nedre", "store", "lille", "gamle", "nye",
    "norra", "sodra",
];
/// What English streets end with, after their number and name.
const ENGLISH: [&str; 22] = [
    "avenue",
    "ave",
    "blvd",
    "boulevard",
    "circle",
    "close",
    "court",
    "crescent",
    "ct",
    "dr",
    "drive",
    "highway",
    "hwy",
    "lane",
    "ln",
    "parkway",
    "place",
    "rd",
    "road",
    "square",
    "st",
    "street",
];
/// Boxes at a post office.
const BOXES: [&str; 4] = ["postboks", "postbox", "postfach", "pb"];
/// Words of a street's name at most.
const NAME_MAX: usize = 3;
/// Digits of a house number at most.
const HOUSE_MAX: usize = 5;

pub(super) fn find(text: &Text<'_>, known: &[&Known], found: &mut Found) {
    for (index, word) in text.words.iter().enumerate() {
        let at = nordic(text, index, word)
            .or_else(|| english(text, index, word))
            .or_else(|| {
                known
                    .iter()
                    .find_map(|known| on_card(text, index, word, known))
            });
        if let Some(at) = at {
            found.add(text.text, with_town(text, at), Kind::Address);
        }
    }
    for (code, town) in known.iter().flat_map(|known| &known.towns) {
        for (at, _) in text.text.match_indices(code.as_str()) {
            let end = at + code.len();
            let is_alone = !text.before(at).ends_with(char::is_alphanumeric);
            let next = text.word_after(end, &[' ', '\u{a0}']);
            if let Some(next) =
                next.filter(|next| is_alone && next.folded.starts_with(town.as_str()))
            {
                found.add(text.text, at..next.at.end, Kind::Address);
            }
        }
    }
}

/// `Storgata 12 B`, `Nordre gate 5`, `Postboks 17`.
fn nordic(text: &Text<'_>, index: usize, word: &Word<'_>) -> Option<Range<usize>> {
    let folded = word.folded.as_str();
    let end = house_after(text, word.at.end)?;
    if BOXES.contains(&folded) {
        return Some(word.at.start..end);
    }
    let is_alone = STREETS.iter().chain(&PLACES).any(|it| *it == folded);
    if is_alone {
        let start = named(text, index)?;
        return Some(start..end);
    }
    let ends = |with: &&str| {
        folded
            .strip_suffix(*with)
            .is_some_and(|name| name.chars().count() > 1)
    };
    let is_street = STREETS.iter().any(ends) || word.is_capital() && PLACES.iter().any(ends);
    is_street.then_some(word.at.start..end)
}

/// `12 Blue Gum St`.
fn english(text: &Text<'_>, index: usize, word: &Word<'_>) -> Option<Range<usize>> {
    if !ENGLISH.contains(&word.folded.as_str()) || !word.is_capital() {
        return None;
    }
    let start = named(text, index)?;
    let house = house_before(text, start)?;
    Some(house..word.at.end)
}

/// Where the name begins whose last word is followed by the word for a street.
fn named(text: &Text<'_>, index: usize) -> Option<usize> {
    let mut start = None;
    let mut after = text.words.get(index)?;
    for word in text.words.get(..index)?.iter().rev().take(NAME_MAX) {
        let is_near = matches!(text.between(word.at.end, after.at.start), " " | ". " | "-");
        let is_which = start.is_none() && WHICH.contains(&word.folded.as_str());
        if !is_near || !(word.is_capital() || is_which) {
            break;
        }
        start = Some(word.at.start);
        after = word;
    }
    start
}

/// The street on the card, with the number before or after it where there is one.
fn on_card(text: &Text<'_>, index: usize, word: &Word<'_>, known: &Known) -> Option<Range<usize>> {
    let last = known
        .streets
        .iter()
        .find_map(|street| phrase(text, index, street))?;
    let start = house_before(text, word.at.start).unwrap_or(word.at.start);
    let end = house_after(text, last.at.end).unwrap_or(last.at.end);
    Some(start..end)
}

/// Where the house number ends that comes after a street: `12`, `12 B`, `12-14`.
fn house_after(text: &Text<'_>, street: usize) -> Option<usize> {
    let rest = text.after(street);
    let room = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '.']).len();
    let number = rest.get(room..)?;
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=HOUSE_MAX).contains(&digits) || room > 3 {
        return None;
    }
    let after = number.get(digits..)?;
    let letter = after.strip_prefix(' ').unwrap_or(after);
    let is_letter = letter.starts_with(|it: char| {
        it.is_ascii_uppercase() || after == letter && it.is_ascii_lowercase()
    }) && !letter.get(1..)?.starts_with(char::is_alphanumeric);
    let more = if is_letter {
        after.len() - letter.len() + 1
    } else {
        0
    };
    Some(street + room + digits + more)
}

/// Where the house number begins that comes before a street: `12 `, `12 N `.
fn house_before(text: &Text<'_>, street: usize) -> Option<usize> {
    let before = text.before(street).strip_suffix(' ')?;
    let before = before
        .strip_suffix(|it: char| it.is_ascii_uppercase())
        .and_then(|it| it.strip_suffix(' '))
        .unwrap_or(before);
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=HOUSE_MAX)
        .contains(&digits)
        .then_some(before.len() - digits)
}

/// An address with the post code and the town that follow it: `, 0155 Oslo`.
fn with_town(text: &Text<'_>, at: Range<usize>) -> Range<usize> {
    let rest = text.after(at.end);
    let code = rest.trim_start_matches([',', ' ', '\u{a0}']);
    let digits = code.bytes().take_while(u8::is_ascii_digit).count();
    let end = at.end + (rest.len() - code.len()) + digits;
    let town = text.word_after(end, &[' ', '\u{a0}']);
    match town.filter(|town| town.is_capital() && (4..=5).contains(&digits)) {
        Some(town) => at.start..town.at.end,
        None => at,
    }
}
