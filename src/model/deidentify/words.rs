//! The words of a text, as they are compared.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::model::text::fold_into;

/// A text and its words.
pub(super) struct Text<'t> {
    pub(super) text: &'t str,
    pub(super) words: Vec<Word<'t>>,
}

/// A row of letters. Marks and what takes no room are parts of it, and so is an apostrophe within.
#[derive(Debug)]
pub(super) struct Word<'t> {
    pub(super) at: Range<usize>,
    pub(super) text: &'t str,
    /// Folded, without apostrophes.
    pub(super) folded: String,
}

impl Word<'_> {
    /// Whether it is written as names are.
    pub(super) fn is_capital(&self) -> bool {
        let first = self.text.chars().find(|letter| letter.is_alphabetic());
        first.is_some_and(char::is_uppercase)
    }
}

impl<'t> Text<'t> {
    /// What stands between two places; empty when they are the wrong way round.
    pub(super) fn between(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// What comes after a place.
    pub(super) fn after(&self, place: usize) -> &'t str {
        self.text.get(place..).unwrap_or_default()
    }

    /// What comes before a place.
    pub(super) fn before(&self, place: usize) -> &'t str {
        self.text.get(..place).unwrap_or_default()
    }

    /// The nearest word before a place with nothing but these between.
    pub(super) fn word_before(&self, place: usize, between: &[char]) -> Option<&Word<'t>> {
        let index = self.words.partition_point(|word| word.at.end <= place);
        let word = self.words.get(index.checked_sub(1)?)?;
        let gap = self.between(word.at.end, place);
        gap.chars()
            .all(|letter| between.contains(&letter))
            .then_some(word)
    }

    /// The nearest word after a place with nothing but these between.
    pub(super) fn word_after(&self, place: usize, between: &[char]) -> Option<&Word<'t>> {
        let index = self.words.partition_point(|word| word.at.start < place);
        let word = self.words.get(index)?;
        let gap = self.between(place, word.at.start);
        gap.chars()
            .all(|letter| between.contains(&letter))
            .then_some(word)
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut begun: Option<usize> = None;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let is_within = begun.is_some() && is_apostrophe(letter) && next.is_some_and(is_letter);
        if is_letter(letter) || is_within || begun.is_some() && is_unseen(letter) {
            begun.get_or_insert(at);
        } else if let Some(start) = begun.take() {
            words.extend(word(text, start..at));
        }
    }
    words.extend(begun.and_then(|start| word(text, start..text.len())));
    words
}

/// The words of a name, folded, one after the other.
pub(super) fn folded_words(name: &str) -> Vec<String> {
    words(name).into_iter().map(|word| word.folded).collect()
}

/// Whether it takes no room: somebody may have put it into a number or a name by copying.
pub(super) const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

fn word(text: &str, at: Range<usize>) -> Option<Word<'_>> {
    let piece = text.get(at.clone())?;
    let mut folded = String::with_capacity(piece.len());
    fold_into(piece, &mut folded);
    folded.retain(|letter| !is_apostrophe(letter));
    Some(Word {
        at,
        text: piece,
        folded,
    })
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() && !is_apostrophe(letter) || is_combining_mark(letter)
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '‘' | '’' | 'ʼ' | '´' | '`')
}
