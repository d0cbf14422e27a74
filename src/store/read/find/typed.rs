//! What was typed, taken apart: words as they are indexed and as they were spelled, digits, ids.

use crate::model::text::fold;

/// Digits from which on a number is looked for.
const DIGITS_MIN: usize = 3;
/// Words looked for at most; more of them find nobody else.
const WORDS_MAX: usize = 8;

/// A text to find, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    text: String,
    pub(super) words: Vec<Word>,
    /// The part of a number that the whole text is, if it is one.
    pub(super) number: Option<NumberPart>,
}

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is indexed.
    pub(super) folded: String,
    /// As it was typed, in lower case.
    pub(super) spelled: String,
}

/// A part of a telephone number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberPart {
    /// The digits, without what only says that a country or an area follows.
    pub(super) digits: String,
    /// Which part.
    pub(super) begins: Begins,
}

/// Where a part of a number stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    /// It begins with the country's code.
    WithCountry,
    /// Anywhere.
    Anywhere,
}

/// Where words are looked for, and how much of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Whole words of the name.
    NameWhole,
    /// The beginnings of words of the name.
    NameBegins,
    /// The beginnings of words of name, company, town and e-mail.
    AnyBegins,
    /// The beginnings of words in the notes.
    Notes,
}

impl Typed {
    /// Takes a text apart.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        let spelled = text.split(is_between).filter(|word| !word.is_empty());
        let words = spelled.flat_map(|spelled| {
            let folded = fold(spelled);
            let parts: Vec<Word> = folded
                .split(is_between)
                .filter(|part| !part.is_empty())
                .map(|part| Word {
                    folded: part.to_owned(),
                    spelled: spelled.to_lowercase(),
                })
                .collect();
            parts
        });
        Self {
            words: words.take(WORDS_MAX).collect(),
            number: NumberPart::of(text),
            text: text.to_owned(),
        }
    }

    /// The text as an id may be written, when it has a digit and is long enough.
    pub(super) fn ids(&self, letters_min: usize) -> Vec<String> {
        let letters: String = self
            .text
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect();
        let is_id =
            letters.chars().count() >= letters_min && letters.chars().any(|c| c.is_ascii_digit());
        let mut ids = vec![self.text.clone(), self.text.to_uppercase(), letters];
        ids.dedup();
        if is_id { ids } else { Vec::new() }
    }

    /// The query for the search index; none when there is nothing to ask. Each word is quoted, and holds nothing but
    /// letters and digits.
    pub(super) fn query(&self, column: Column) -> Option<String> {
        let words = self.words.iter().map(|word| match column {
            Column::NameWhole => format!("\"{}\"", word.folded),
            Column::NameBegins | Column::AnyBegins => begins(&word.folded),
            Column::Notes => in_notes(&word.folded),
        });
        let words: Vec<String> = words.collect();
        let all = words.join(" AND ");
        let is_too_short = column == Column::Notes
            && self
                .words
                .iter()
                .all(|word| word.folded.chars().count() < 3);
        if words.is_empty() || is_too_short {
            return None;
        }
        Some(match column {
            Column::NameWhole | Column::NameBegins => format!("{{name}} : ({all})"),
            Column::AnyBegins | Column::Notes => all,
        })
    }

    /// A part of a number and the words beside it, when the text has both.
    pub(super) fn number_and_name(&self) -> Option<(NumberPart, Self)> {
        let is_digits = |word: &&Word| word.folded.bytes().all(|byte| byte.is_ascii_digit());
        let (digits, words): (Vec<&Word>, Vec<&Word>) = self.words.iter().partition(is_digits);
        let digits: String = digits.iter().map(|word| word.folded.as_str()).collect();
        let names = Self {
            words: words.into_iter().cloned().collect(),
            ..Self::default()
        };
        let part = NumberPart::of(&digits)?;
        (!names.words.is_empty()).then_some((part, names))
    }
}

/// The index takes a text apart at everything that is neither letter nor digit.
fn is_between(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// A word that begins so. The index has a list for every beginning of two and of three letters; for one letter, the lists
/// of all that may follow it are read as far as is needed.
fn begins(word: &str) -> String {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(only), None) if only.is_ascii() => {
            let next = ('a'..='z').chain('0'..='9');
            let longer = next.map(|next| format!(" OR \"{only}{next}\"*"));
            format!("(\"{only}\"{})", longer.collect::<String>())
        }
        _ => format!("\"{word}\"*"),
    }
}

/// A short word is meant whole: too many begin so.
fn in_notes(word: &str) -> String {
    if word.chars().count() < 3 {
        format!("\"{word}\"")
    } else {
        format!("\"{word}\"*")
    }
}

impl NumberPart {
    /// The part of a number that a text is; none when it is anything else.
    fn of(text: &str) -> Option<Self> {
        let is_part =
            |letter: char| letter.is_ascii_digit() || " +-–()./\u{a0}\u{202f}".contains(letter);
        if !text.chars().all(is_part) {
            return None;
        }
        // "(0)" is dialled at home only.
        let text = text.replace("(0)", "");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let abroad = if text.starts_with('+') {
            Some(digits.as_str())
        } else {
            digits.strip_prefix("00")
        };
        let part = match abroad {
            Some(digits) => Self {
                digits: digits.to_owned(),
                begins: Begins::WithCountry,
            },
            None => Self {
                digits,
                begins: Begins::Anywhere,
            },
        };
        (part.digits.len() >= DIGITS_MIN).then_some(part)
    }
}
