//! Taking people out of free text: what names somebody, or leads to them, is replaced by the kind of thing it was, and
//! counted. For verbatims that others are to read and for exports that leave the house.
//!
//! What is looked for, in any case, spelling of Nordic letters and genitive:
//!
//! - names that are known to belong to the text ([`Known`]): of the customer, of contacts, of sellers; and those of any
//!   other customer, of people by two words of their name, of firms by the whole of it ([`Known::named_in`]);
//! - seven digits and more, however they are spaced; fewer where a word says that they are a telephone's. Money, days
//!   and hours stay, days before 2010 do not: those are birthdays;
//! - e-mail addresses, links, streets with a number, accounts, cards and national identity numbers.
//!
//! What cannot be caught: names that no record has, one word alone of another customer's name, names with a mistake in them, numbers in words, and a story
//! that only one person can have told. Whoever hands texts on says so beside them.
//!
//! *Invariant:* pure; too much is taken rather than too little; a text with nothing of that kind is not touched.

mod codes;
mod identity;
mod known;
mod links;
mod money;
mod names;
mod numbers;
mod others;
mod places;
mod runs;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::ops::{AddAssign, Range};

pub use known::Known;
pub use others::{Listed, Names};

/// What was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The name of a person or of a firm.
    Name,
    /// A telephone number, or another long number.
    Number,
    /// A national identity number.
    Identity,
    /// A bank account or a card.
    Account,
    /// A street with its number.
    Address,
    /// An e-mail address.
    Email,
    /// A link.
    Link,
    /// A day so long ago that it is most likely somebody's birthday.
    Date,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Number,
        Self::Identity,
        Self::Account,
        Self::Address,
        Self::Email,
        Self::Link,
        Self::Date,
    ];

    /// What stands in the text instead; the same in every language, so that programs can count on it.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Name => "[name]",
            Self::Number => "[number]",
            Self::Identity => "[identity]",
            Self::Account => "[account]",
            Self::Address => "[address]",
            Self::Email => "[email]",
            Self::Link => "[link]",
            Self::Date => "[date]",
        }
    }

    /// The name in messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.token().trim_matches(['[', ']'])
    }
}

/// How many of each kind were replaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replaced {
    counts: [u64; Kind::ALL.len()],
}

impl Replaced {
    /// Each kind with its count, also those that were not there.
    pub fn each(&self) -> impl Iterator<Item = (Kind, u64)> {
        Kind::ALL.into_iter().zip(self.counts)
    }

    /// How many of a kind.
    #[must_use]
    pub fn of(&self, kind: Kind) -> u64 {
        self.each()
            .find(|(of, _)| *of == kind)
            .map_or(0, |(_, count)| count)
    }

    /// How many in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    fn count(&mut self, kind: Kind) {
        let counts = Kind::ALL.into_iter().zip(&mut self.counts);
        counts
            .filter(|(of, _)| *of == kind)
            .for_each(|(_, count)| *count += 1);
    }
}

impl AddAssign for Replaced {
    fn add_assign(&mut self, other: Self) {
        let counts = self.counts.iter_mut().zip(other.counts);
        counts.for_each(|(count, more)| *count += more);
    }
}

/// A text without the people in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deidentified<'t> {
    /// The text; borrowed when nothing was replaced.
    pub text: Cow<'t, str>,
    /// What was replaced.
    pub replaced: Replaced,
}

/// The text with everybody taken out whom it names, and everything that leads to them. `known` is who may be named in it:
/// those of this record, and those who may be named in any.
#[must_use]
pub fn deidentify<'t>(text: &'t str, known: &[&Known]) -> Deidentified<'t> {
    let mut found = Found::default();
    if !text.is_empty() {
        let words = words::words(text);
        let text = words::Text { text, words };
        links::find(&text, &mut found);
        codes::find(&text, known, &mut found);
        places::find(&text, known, &mut found);
        numbers::find(&text, known, &mut found);
        names::find(&text, known, &mut found);
    }
    found.replaced_in(text)
}

/// A piece of a text that is to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Span {
    at: Range<usize>,
    kind: Kind,
}

/// What was found in a text so far, in its order, with nothing twice.
#[derive(Debug, Default)]
struct Found {
    spans: Vec<Span>,
}

impl Found {
    /// Adds what is not found yet of a piece: no part of it may stay because another part was found before.
    fn add(&mut self, text: &str, at: Range<usize>, kind: Kind) {
        let mut from = at.start;
        let mut free = Vec::new();
        for span in &self.spans {
            if span.at.end <= from || span.at.start >= at.end {
                continue;
            }
            free.push(from..span.at.start);
            from = span.at.end;
        }
        free.push(from..at.end);
        for at in free {
            if let Some(at) = trimmed(text, at) {
                self.spans.push(Span { at, kind });
            }
        }
        self.spans.sort_by_key(|span| span.at.start);
    }

    fn holds(&self, place: usize) -> bool {
        self.spans.iter().any(|span| span.at.contains(&place))
    }

    fn replaced_in(self, text: &str) -> Deidentified<'_> {
        let mut replaced = Replaced::default();
        if self.spans.is_empty() {
            return Deidentified {
                text: Cow::Borrowed(text),
                replaced,
            };
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        let mut before: Option<Kind> = None;
        for Span { at, kind } in self.spans {
            let gap = text.get(from..at.start).unwrap_or_default();
            let is_same_name = before == Some(Kind::Name) && kind == Kind::Name && joins(gap);
            if !is_same_name {
                out.push_str(gap);
                out.push_str(kind.token());
                replaced.count(kind);
            }
            from = at.end;
            before = Some(kind);
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Deidentified {
            text: Cow::Owned(out),
            replaced,
        }
    }
}

/// Whether the names on both sides of this are one.
fn joins(gap: &str) -> bool {
    matches!(gap, "" | " " | "\u{a0}" | "-" | "." | "_")
}

/// A piece without room at its ends; none when nothing else is in it.
fn trimmed(text: &str, at: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(at.clone())?;
    let start = at.start + (piece.len() - piece.trim_start().len());
    let end = at.end - (piece.len() - piece.trim_end().len());
    (start < end).then_some(start..end)
}
