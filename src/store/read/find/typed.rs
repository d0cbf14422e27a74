//! What was typed, taken apart: words as they are indexed and as they were spelled, digits, ids, an address.

use crate::model::text::fold;
use crate::store::project::search::{HOSTS, address_words, plain_words};

/// Digits from which on a number is looked for.
const DIGITS_MIN: usize = 3;
/// Words looked for at most; more of them find nobody else.
const WORDS_MAX: usize = 8;
/// Letters from which on the beginning of a domain is looked for, and that of a word in the notes.
pub(super) const LETTERS_MIN: usize = 3;

/// A text to find, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    text: String,
    pub(super) words: Vec<Word>,
    /// The folded e-mail address in it, or the beginning of one.
    pub(super) address: Option<String>,
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

/// Where words are looked for, and how much of each; best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// Whole words of the name.
    NameWhole,
    /// The beginnings of words of the name.
    NameBegins,
    /// The beginnings of words of the name and the company.
    CompanyBegins,
    /// Whole words of anything that is known.
    AnyWhole,
    /// The beginnings of words of anything that is known.
    AnyBegins,
    /// Whole words of the notes.
    NotesWhole,
    /// The beginnings of words of the notes; a short word is meant whole, for too many begin so.
    NotesBegins,
}

impl Tier {
    /// Those about what is known of a customer, for one word.
    const KNOWN: [Self; 5] = [
        Self::NameWhole,
        Self::NameBegins,
        Self::CompanyBegins,
        Self::AnyWhole,
        Self::AnyBegins,
    ];
    /// The same for several: each beginning that the index must collect costs milliseconds.
    const KNOWN_OF_SEVERAL: [Self; 4] = [
        Self::NameWhole,
        Self::NameBegins,
        Self::AnyWhole,
        Self::AnyBegins,
    ];
    /// Those about what was said.
    pub(super) const SAID: [Self; 2] = [Self::NotesWhole, Self::NotesBegins];

    /// Whether a word of the notes is the one that is looked for.
    pub(super) fn is_said(self, word: &str, own: &str) -> bool {
        let is_begin = self == Self::NotesBegins && word.chars().count() >= LETTERS_MIN;
        own == word || (is_begin && own.starts_with(word))
    }
}

impl Typed {
    /// Takes a text apart.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim();
        let mut typed = Self {
            number: NumberPart::of(text),
            text: text.to_owned(),
            ..Self::default()
        };
        for part in text.split_whitespace() {
            let folded = fold(part);
            if is_address(&folded) && typed.address.is_none() {
                typed.push(words_of_address(&folded), part);
                typed.address = Some(folded);
            } else {
                let spelled = part.split(|letter: char| !letter.is_alphanumeric());
                for spelled in spelled {
                    typed.push(plain_words(&fold(spelled)).map(str::to_owned), spelled);
                }
            }
        }
        typed
    }

    /// Where the words are looked for, one after the other until there is enough.
    pub(super) fn tiers(&self) -> &'static [Tier] {
        if self.words.len() > 1 {
            &Tier::KNOWN_OF_SEVERAL
        } else {
            &Tier::KNOWN
        }
    }

    fn push(&mut self, folded: impl IntoIterator<Item = String>, spelled: &str) {
        let spelled = spelled.to_lowercase();
        let words = folded.into_iter().map(|folded| Word {
            folded,
            spelled: spelled.clone(),
        });
        let room = WORDS_MAX.saturating_sub(self.words.len());
        self.words.extend(words.take(room));
    }

    /// The text as an id may be written, when it has a digit and is long enough.
    pub(super) fn ids(&self, letters_min: usize) -> Vec<String> {
        let letters: String = self.text.chars().filter(|c| c.is_alphanumeric()).collect();
        let has_digit = letters.chars().any(|letter| letter.is_ascii_digit());
        if !has_digit || letters.chars().count() < letters_min {
            return Vec::new();
        }
        let mut ids = vec![self.text.clone(), self.text.to_uppercase(), letters];
        ids.dedup();
        ids
    }

    /// The text as a piece of an e-mail address without its `@`: a domain, its last label perhaps still being typed.
    pub(super) fn as_domain(&self) -> Option<Self> {
        let folded = fold(&self.text);
        let is_domain = self.address.is_none() && !self.text.contains(char::is_whitespace);
        let (labels, _) = folded.rsplit_once('.').filter(|_| is_domain)?;
        let mut domain = Self::default();
        domain.push(plain_words(labels).map(str::to_owned), labels);
        domain.address = Some(folded);
        Some(domain)
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

fn is_address(folded: &str) -> bool {
    let local = folded.split_once('@').map(|(local, _)| local);
    local.is_some_and(|local| plain_words(local).next().is_some())
}

/// The words of an address that is being typed: of the last label, as much as may tell somebody from others.
fn words_of_address(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = address_words(folded).map(str::to_owned).collect();
    let domain = folded.split_once('@').map_or("", |(_, domain)| domain);
    let is_first = !domain.contains('.');
    let is_of_host = HOSTS.iter().any(|host| host.starts_with(domain));
    if is_first && !is_of_host && domain.chars().count() > LETTERS_MIN {
        words.extend(plain_words(domain).map(str::to_owned));
    }
    words
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
