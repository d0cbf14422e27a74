//! Names of those who are known.

use super::known::{Known, Written};
use super::words::{Text, Word};
use super::{Found, Kind};

/// What a name may end with beyond itself, folded: *Karis*, *Hansens*, *Jenses*.
const ENDINGS: [&str; 2] = ["s", "es"];

/// Letters in the shortest word that a name's beginning is looked for in.
const BEGINNING_MIN: usize = 5;

pub(super) fn find(text: &Text<'_>, known: &[&Known], found: &mut Found) {
    for known in known {
        for (index, word) in text.words.iter().enumerate() {
            for firm in known.firms.iter().filter(|firm| begins(firm, word)) {
                if let Some(last) = phrase(text, index, firm) {
                    found.add(text.text, word.at.start..last.at.end, Kind::Name);
                }
            }
            if is_name(word, known) && !found.holds(word.at.start) {
                add(text, index, found);
            }
        }
    }
}

/// Adds a name with the single letters that belong to it: *K. Nordmann*, *Kari N*.
fn add(text: &Text<'_>, index: usize, found: &mut Found) {
    let Some(word) = text.words.get(index) else {
        return;
    };
    let mut at = word.at.clone();
    let mut before = index;
    while let Some(initial) = before.checked_sub(1).and_then(|it| text.words.get(it)) {
        let gap = text.between(initial.at.end, at.start);
        if !is_initial(initial) || !matches!(gap, "." | ". ") {
            break;
        }
        at.start = initial.at.start;
        before -= 1;
    }
    if let Some(next) = text.words.get(index + 1)
        && is_initial(next)
        && next.text != "I"
        && text.between(at.end, next.at.start) == " "
        && !text.after(next.at.end).starts_with(['\'', '’'])
    {
        at.end = next.at.end;
    }
    found.add(text.text, at, Kind::Name);
}

fn is_initial(word: &Word<'_>) -> bool {
    word.folded.chars().count() == 1 && word.is_capital()
}

fn is_name(word: &Word<'_>, known: &Known) -> bool {
    let folded = word.folded.as_str();
    let without = ENDINGS
        .iter()
        .filter_map(|ending| folded.strip_suffix(ending));
    let mut spellings = std::iter::once(folded).chain(without);
    let is_whole = spellings.any(|name| match known.names.get(name) {
        Some(Written::Anyhow) => true,
        Some(Written::Capital) => word.is_capital(),
        None => false,
    });
    is_whole || is_longer(folded, known)
}

/// Whether a word begins with a name: *Østergårdsaken*.
fn is_longer(folded: &str, known: &Known) -> bool {
    !known.beginnings.is_empty()
        && folded
            .char_indices()
            .skip(BEGINNING_MIN)
            .filter_map(|(end, _)| folded.get(..end))
            .any(|beginning| known.beginnings.contains(beginning))
}

fn begins(phrase: &[String], word: &Word<'_>) -> bool {
    phrase.first().is_some_and(|first| *first == word.folded)
}

/// The last word of a phrase that begins at a word of the text; it may be in the genitive. None when the words differ.
pub(super) fn phrase<'a, 't>(
    text: &'a Text<'t>,
    index: usize,
    phrase: &[String],
) -> Option<&'a Word<'t>> {
    let words = text.words.get(index..index + phrase.len())?;
    let (last, first) = words.split_last()?;
    let (last_folded, first_folded) = phrase.split_last()?;
    let is_near = words.windows(2).all(|pair| match pair {
        [one, other] => {
            let gap = text.between(one.at.end, other.at.start);
            gap.chars().count() <= 3 && !gap.contains('\n')
        }
        _ => true,
    });
    let is_first = first
        .iter()
        .zip(first_folded)
        .all(|(word, folded)| word.folded == *folded);
    let is_last = last.folded.strip_prefix(last_folded.as_str());
    (is_near && is_first && matches!(is_last, Some("" | "s"))).then_some(last)
}
