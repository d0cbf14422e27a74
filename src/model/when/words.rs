//! The words in which people say a time, in their language. `lang` makes them; the reader knows no other.

use chrono::Weekday;

/// What a word means where a time is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// A day of the week: *tirsdag, tir*.
    Weekday(Weekday),
    /// A month, 1 to 12.
    Month(u32),
    /// *today*.
    Today,
    /// *tomorrow*.
    Tomorrow,
    /// *day after tomorrow*.
    DayAfterTomorrow,
    /// *after*, before a time of day.
    After,
    /// *before*, before a time of day.
    Before,
    /// *at*, before a time of day.
    At,
    /// *on*, before a day; says nothing by itself.
    On,
    /// *this*, before a part of the day; says nothing by itself.
    This,
    /// *next*.
    Next,
    /// *in*, before a span of time.
    Within,
    /// *half*, of an hour.
    Half,
    /// A number, spelled.
    Number(u32),
    /// A span of time.
    Unit(Unit),
    /// A part of the day.
    Part(PartOfDay),
}

/// A span of time that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A part of the day that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartOfDay {
    /// Before noon.
    Morning,
    /// About noon.
    Noon,
    /// After noon.
    Afternoon,
    /// When work is over.
    Evening,
}

impl PartOfDay {
    /// The hours of the day it reaches from and to.
    #[must_use]
    pub const fn hours(self) -> (u32, u32) {
        match self {
            Self::Morning => (9, 12),
            Self::Noon => (12, 13),
            Self::Afternoon => (13, 17),
            Self::Evening => (17, 21),
        }
    }
}

/// Words and their spellings, the first of a word the one to show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    spellings: Vec<(Vec<String>, Word)>,
}

impl Words {
    /// The same words with one more spelling; one may have several parts, as *day after tomorrow*.
    #[must_use]
    pub fn with(mut self, spelling: &str, word: Word) -> Self {
        let parts: Vec<String> = spelling.split_whitespace().map(str::to_lowercase).collect();
        if !parts.is_empty() {
            self.spellings.push((parts, word));
        }
        self
    }

    /// These words, and where they say nothing, those of another language.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        for (parts, word) in other.spellings {
            if !self.spellings.iter().any(|(known, _)| *known == parts) {
                self.spellings.push((parts, word));
            }
        }
        self
    }

    /// These words, and where they say nothing, those of other languages that mean one thing in all of them.
    #[must_use]
    pub fn or_undisputed(mut self, others: &[Self]) -> Self {
        let all = || others.iter().flat_map(|words| &words.spellings);
        let disputed = |parts: &[String], word: Word| {
            all().any(|(other, meaning)| other == parts && *meaning != word)
        };
        for (parts, word) in all() {
            let is_known = self.spellings.iter().any(|(known, _)| known == parts);
            if !is_known && !disputed(parts, *word) {
                self.spellings.push((parts.clone(), *word));
            }
        }
        self
    }

    /// The first spelling of a word.
    #[must_use]
    pub fn shown(&self, word: Word) -> Option<String> {
        self.spellings
            .iter()
            .find(|(_, known)| *known == word)
            .map(|(parts, _)| parts.join(" "))
    }

    /// The word that these parts begin with, and how many of them it takes; the longest if there are several.
    pub(super) fn begins(&self, parts: &[&str]) -> Option<(Word, usize)> {
        self.spellings
            .iter()
            .filter(|(spelling, _)| {
                spelling.len() <= parts.len() && spelling.iter().zip(parts).all(|(a, b)| a == b)
            })
            .max_by_key(|(spelling, _)| spelling.len())
            .map(|(spelling, word)| (*word, spelling.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_another_language_is_known_when_it_means_one_thing() {
        let mine = Words::default().with("on", Word::On);
        let one = Words::default()
            .with("tir", Word::Weekday(Weekday::Tue))
            .with("t", Word::Unit(Unit::Hour))
            .with("on", Word::At);
        let other = Words::default()
            .with("tir", Word::Weekday(Weekday::Tue))
            .with("t", Word::On);
        let words = mine.or_undisputed(&[one, other]);
        let means = |part| words.begins(&[part]).map(|(word, _)| word);
        assert_eq!(means("tir"), Some(Word::Weekday(Weekday::Tue)));
        assert_eq!(means("t"), None);
        assert_eq!(means("on"), Some(Word::On));
    }
}
