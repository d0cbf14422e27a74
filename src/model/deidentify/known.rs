//! Who may be named in a text.

use std::collections::{HashMap, HashSet};

use super::Kind;
use super::words::folded_words;
use crate::model::customer::{Field, Profile};

/// Letters in the shortest name that also stands for every word that begins with it: *Østergårdsaken*.
const PREFIX_MIN: usize = 5;

/// Letters in the shortest further word of a firm's name that is taken where it has a capital.
pub(super) const FURTHER_MIN: usize = 4;

/// What stands between names, and before and after them, folded.
const PARTICLES: [&str; 37] = [
    "af", "av", "bin", "da", "de", "del", "den", "der", "det", "di", "dos", "dr", "du", "el",
    "for", "fru", "herr", "hr", "i", "jr", "la", "le", "mr", "mrs", "ms", "of", "og", "och", "and",
    "pa", "sr", "the", "til", "und", "van", "von", "zu",
];

/// The forms of firms, folded; *A/S* and the like are single letters, which are no names either.
const FORMS: [&str; 26] = [
    "ab", "ans", "aps", "as", "asa", "ba", "bv", "co", "corp", "da", "enk", "gmbh", "hb", "inc",
    "ivs", "kb", "kf", "kg", "limited", "llc", "llp", "ltd", "nuf", "oy", "plc", "sa",
];

/// Names that are everyday words too, folded. Of people who are not of the record they are names only with a capital.
pub(super) const EVERYDAY: [&str; 45] = [
    "alle", "art", "ask", "bill", "bo", "bjorn", "dag", "dean", "else", "even", "finn", "frank",
    "grace", "grant", "gro", "guy", "hans", "hope", "jack", "jo", "lie", "liv", "mark", "mai",
    "may", "nord", "odd", "pat", "per", "rise", "rob", "rolf", "rose", "siv", "sol", "stein",
    "stig", "storm", "sue", "sverre", "tom", "tone", "tor", "vera", "will",
];

/// How a word must be written to be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// With a capital.
    Capital,
    /// In any way.
    Anyhow,
}

/// Who may be named in a text, and how they can be reached.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub(super) names: HashMap<String, Written>,
    pub(super) beginnings: HashSet<String>,
    pub(super) firms: Vec<Vec<String>>,
    pub(super) streets: Vec<Vec<String>>,
    pub(super) towns: Vec<(String, String)>,
    pub(super) numbers: HashSet<String>,
    pub(super) codes: Vec<(String, Kind)>,
}

impl Known {
    /// Adds somebody whom the record is about or who took part in it: every part of their name is taken however it is
    /// written, also where it is an everyday word.
    pub fn person(&mut self, name: &str) {
        self.parts_of(name, |_| Written::Anyhow);
    }

    /// Adds somebody who may be named anywhere: an everyday word is their name only when it has a capital.
    pub fn anywhere(&mut self, name: &str) {
        self.parts_of(name, |part| {
            if EVERYDAY.contains(&part) {
                Written::Capital
            } else {
                Written::Anyhow
            }
        });
    }

    /// Adds a firm: its whole name and the first word of it are taken however they are written, the further words where
    /// they have a capital.
    pub fn firm(&mut self, name: &str) {
        let phrase = phrase_of(name);
        let mut told = phrase.iter().filter(|word| is_told(word));
        if let Some(first) = told.next() {
            self.names.insert(first.clone(), Written::Anyhow);
            self.beginnings
                .extend(Some(first.clone()).filter(|it| is_long(it)));
        }
        for word in told.filter(|word| word.chars().count() >= FURTHER_MIN) {
            self.names.entry(word.clone()).or_insert(Written::Capital);
        }
        if phrase.len() > 1 {
            self.firms.push(phrase);
        }
    }

    /// Adds a customer with everything on the card that leads to them.
    pub fn customer(&mut self, profile: &Profile) {
        self.party(&profile.name);
        self.firm(&profile.company);
        for phone in &profile.phones {
            self.number(&phone.number.national());
        }
        let value = |field: &Field| profile.value(field);
        self.number(value(&Field::OrgNumber));
        let street = folded_words(value(&Field::Street)).into_iter();
        let street: Vec<String> = street.filter(|word| word.chars().count() > 1).collect();
        if street
            .iter()
            .any(|word| word.chars().count() >= FURTHER_MIN)
        {
            self.streets.push(street);
        }
        let town = folded_words(value(&Field::Town)).into_iter().next();
        if let (Some(town), false) = (town, value(&Field::Postcode).is_empty()) {
            let code = value(&Field::Postcode).trim().to_owned();
            self.towns.push((code, town));
        }
        self.code(value(&Field::ExternalId), Kind::Number);
        self.code(host(value(&Field::Website)), Kind::Link);
    }

    /// Adds a person or a firm, whichever the name is of.
    pub fn party(&mut self, name: &str) {
        if is_firm(name) {
            self.firm(name);
        } else {
            self.person(name);
        }
    }

    /// Adds words, folded, that are a name where they stand one after the other.
    pub(super) fn phrase(&mut self, words: Vec<String>) {
        if !self.firms.contains(&words) {
            self.firms.push(words);
        }
    }

    fn number(&mut self, number: &str) {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= super::numbers::SHORT {
            self.numbers.insert(digits);
        }
    }

    fn code(&mut self, code: &str, kind: Kind) {
        let code = code.trim();
        if code.chars().count() >= FURTHER_MIN {
            self.codes.push((code.to_lowercase(), kind));
        }
    }

    fn parts_of(&mut self, name: &str, written: impl Fn(&str) -> Written) {
        let words = folded_words(name);
        let parts: Vec<&String> = words.iter().filter(|word| is_told(word)).collect();
        // Written in one, as in the name of an account.
        let whole: String = parts.iter().map(|part| part.as_str()).collect();
        if parts.len() > 1 && is_long(&whole) {
            self.names.insert(whole.clone(), Written::Anyhow);
            self.beginnings.insert(whole);
        }
        for part in parts {
            let written = written(part);
            let known = self.names.entry(part.clone()).or_insert(written);
            if written == Written::Anyhow {
                *known = written;
                if is_long(part) {
                    self.beginnings.insert(part.clone());
                }
            }
        }
        if words.len() > 1 {
            self.firms.push(words);
        }
    }
}

/// Whether a name is a firm's by its form.
pub(super) fn is_firm(name: &str) -> bool {
    folded_words(name)
        .iter()
        .any(|word| FORMS.contains(&word.as_str()) && word != "da")
        || name.to_lowercase().ends_with("a/s")
}

/// The words of a firm's name, folded, without what kind of firm it is.
pub(super) fn phrase_of(name: &str) -> Vec<String> {
    let words = folded_words(name).into_iter();
    let mut phrase: Vec<String> = words
        .filter(|word| !FORMS.contains(&word.as_str()))
        .collect();
    while phrase.last().is_some_and(|word| word.chars().count() == 1) {
        phrase.pop();
    }
    phrase
}

/// Whether a part of a name tells who it is.
pub(super) fn is_told(part: &str) -> bool {
    part.chars().count() > 1 && !PARTICLES.contains(&part)
}

fn is_long(part: &str) -> bool {
    part.chars().count() >= PREFIX_MIN
}

/// `https://www.example.com/page` is at `example.com`.
fn host(link: &str) -> &str {
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    let host = link.split(['/', '?', '#']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}
