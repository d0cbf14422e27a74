//! Others who are named in a text: customers whom it is not about.
//!
//! They are too many to be looked for one after the other, so it goes the other way: whatever in the text may be a name is
//! looked up. Somebody is taken to be named by two words of their name together, a firm by its whole name: a first name
//! alone would be everybody's.
//!
//! *Invariant:* pure; who is known is asked through [`Names`].

use super::known::{EVERYDAY, FURTHER_MIN, Known, is_firm, is_told, phrase_of};
use super::names::phrase;
use super::words::{Text, Word, folded_words, words};
use crate::model::text::fold;

/// A name on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// Whether it is a firm's, as far as the card says.
    pub is_firm: bool,
}

/// Everybody's names.
pub trait Names {
    /// Why they could not be looked up.
    type Failure;

    /// Whether this folded word is in anybody's name.
    fn has(&self, word: &str) -> Result<bool, Self::Failure>;

    /// Names in which all of these folded words are. Of very many, some.
    fn with(&self, words: &[&str]) -> Result<std::rc::Rc<[Listed]>, Self::Failure>;
}

/// What the names of people may end with, folded.
const ENDINGS: [&str; 3] = ["", "s", "es"];

/// Words between the first word of a firm's name and the next that tells: *Hav og i Land*.
const BETWEEN_MAX: usize = 3;

impl Known {
    /// Those of everybody who are named in a text.
    ///
    /// # Errors
    /// When a name could not be looked up.
    pub fn named_in<N: Names>(text: &str, names: &N) -> Result<Self, N::Failure> {
        let words = words(text);
        let text = Text { text, words };
        let mut candidates = Vec::new();
        for (index, word) in text.words.iter().enumerate() {
            let spelled = spelled(word, names)?;
            candidates.push(Named { index, spelled });
        }
        candidates.retain(|it| !it.spelled.is_empty());
        let mut known = Self::default();
        let mut search = Search {
            text: &text,
            names,
            known: &mut known,
        };
        for (place, first) in candidates.iter().enumerate() {
            let rest = candidates.get(place + 1..).unwrap_or_default();
            search.alone(first)?;
            for next in rest {
                if next.index > first.index + BETWEEN_MAX {
                    break;
                }
                search.pair(first, next)?;
            }
        }
        Ok(known)
    }
}

/// A word that is in somebody's name.
struct Named {
    index: usize,
    /// How it stands in names, and how it is looked up there.
    spelled: Vec<(String, String)>,
}

/// The spellings of a word that are in names: itself, and without the ending of a genitive.
fn spelled<N: Names>(word: &Word<'_>, names: &N) -> Result<Vec<(String, String)>, N::Failure> {
    let mut all = Vec::new();
    let folded = fold(word.text);
    for ending in ENDINGS {
        let (Some(whole), Some(rest)) = (
            word.folded.strip_suffix(ending),
            folded.strip_suffix(ending),
        ) else {
            continue;
        };
        // The index has O'Brien as two words.
        let parts = rest.split(|letter: char| !letter.is_alphanumeric());
        let key = parts.max_by_key(|part| part.len()).unwrap_or_default();
        if is_told(whole) && !key.is_empty() && names.has(key)? {
            all.push((whole.to_owned(), key.to_owned()));
        }
    }
    Ok(all)
}

struct Search<'a, 't, N> {
    text: &'a Text<'t>,
    names: &'a N,
    known: &'a mut Known,
}

impl<N: Names> Search<'_, '_, N> {
    /// Two words of one name.
    fn pair(&mut self, first: &Named, next: &Named) -> Result<(), N::Failure> {
        for (one, one_key) in &first.spelled {
            for (other, other_key) in &next.spelled {
                let found = self.names.with(&[one_key, other_key])?;
                for listed in found.iter() {
                    self.firm(first.index, &listed.name);
                    let has = |name: &[String]| name.contains(one) && name.contains(other);
                    if !listed.is_firm
                        && !is_firm(&listed.name)
                        && has(&folded_words(&listed.name))
                        && self.is_person(first.index, next.index)
                    {
                        self.take(first.index, next.index);
                    }
                }
            }
        }
        Ok(())
    }

    /// A firm whose name is one word. It has a capital where nothing else has, or the form of the firm after it.
    fn alone(&mut self, first: &Named) -> Result<(), N::Failure> {
        let Some(word) = self.text.words.get(first.index) else {
            return Ok(());
        };
        let is_long = word.folded.chars().count() >= FURTHER_MIN;
        let is_sure = self.has_form_after(word)
            || word.is_capital() && !self.begins_sentence(word) && !is_everyday(word);
        if is_long && is_sure {
            for (one, key) in &first.spelled {
                let found = self.names.with(&[key])?;
                let mut firms = found.iter().filter(|it| it.is_firm || is_firm(&it.name));
                if firms.any(|it| phrase_of(&it.name) == [one.as_str()]) {
                    self.take(first.index, first.index);
                }
            }
        }
        Ok(())
    }

    /// A firm whose name is of more words, of which this is the first that tells.
    fn firm(&mut self, index: usize, name: &str) {
        let wanted = phrase_of(name);
        let Some(before) = wanted.iter().position(|word| is_told(word)) else {
            return;
        };
        let Some(begin) = index.checked_sub(before).filter(|_| wanted.len() > 1) else {
            return;
        };
        if phrase(self.text, begin, &wanted).is_some() {
            let last = begin + wanted.len() - 1;
            let words = self.text.words.get(begin..=last).unwrap_or_default();
            if words.iter().any(Word::is_capital) {
                self.take(begin, last);
            }
        }
    }

    /// Whether two words stand and are written as the names of one person.
    fn is_person(&self, first: usize, next: usize) -> bool {
        let words = self.text.words.get(first..=next).unwrap_or_default();
        let is_near = words.windows(2).all(|pair| match pair {
            [one, other] => {
                let gap = self.text.between(one.at.end, other.at.start);
                let is_initial = one.folded.chars().count() == 1;
                matches!(gap, " " | "-" | "\u{a0}" | ", ")
                    || is_initial && matches!(gap, "." | ". ")
            }
            _ => true,
        });
        let is_written = match words {
            [one, other] => {
                let is_plain = !is_everyday(one) && !is_everyday(other);
                is_plain || one.is_capital() && other.is_capital()
            }
            [_, _, _] => words.iter().all(Word::is_capital),
            _ => false,
        };
        is_near && is_written
    }

    fn take(&mut self, first: usize, last: usize) {
        let words = self.text.words.get(first..=last).unwrap_or_default();
        let words = words.iter().map(|word| word.folded.clone()).collect();
        self.known.phrase(words);
    }

    fn has_form_after(&self, word: &Word<'_>) -> bool {
        let after = self.text.word_after(word.at.end, &[' ', '\u{a0}']);
        after.is_some_and(|after| {
            is_firm(after.text) || self.text.after(after.at.start).starts_with("A/S")
        })
    }

    fn begins_sentence(&self, word: &Word<'_>) -> bool {
        let before = self.text.before(word.at.start).trim_end();
        !before.ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, ',' | ';'))
    }
}

fn is_everyday(word: &Word<'_>) -> bool {
    EVERYDAY.contains(&word.folded.as_str())
}
