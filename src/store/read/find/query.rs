//! What the search index is asked.
//!
//! The index reads the words it has been given lazily, in the order of the customers, and stops when it has enough. For a
//! beginning of more letters than it has lists for it does not: it first collects everybody with any word that begins so,
//! which is a million for *kund* when addresses are numbered. So a beginning is asked for as the words that begin so; of too
//! many, the first of them, or, beside other words, the list of its first letters, and whoever is answered is looked at.
//!
//! *Invariant:* what was typed is quoted, and holds nothing but letters and digits; a query reads a bounded number of words.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::typed::{LETTERS_MIN, Tier, Typed, Word};
use crate::store::open::Failure;
use crate::store::project::search::Space;

/// The next word of an index. All rows of a word stand together, and there may be a hundred thousand of them.
pub(in crate::store) const WHO_TERM: &str =
    "SELECT term FROM who_terms WHERE term >= ?1 AND term < ?2 LIMIT 1";
pub(in crate::store) const SAID_TERM: &str =
    "SELECT term FROM said_terms WHERE term >= ?1 AND term < ?2 LIMIT 1";

/// Letters of the longest beginning that the index has lists for.
const LISTED: usize = 3;
/// Words that are asked for instead of a beginning: a screen of people who each have another one.
const TERMS_MAX: usize = 64;

/// A query for an index.
#[derive(Debug, Default)]
pub(super) struct Query {
    pub(super) text: String,
    /// Whether some who are answered may not have all that was typed.
    pub(super) is_loose: bool,
}

/// Asks the indexes for the words that begin so, each beginning once.
pub(super) struct Asking<'a> {
    db: &'a Connection,
    begun: HashMap<(Index, String), Begun>,
}

/// What is known of customers, or what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Index {
    Who,
    Said,
}

/// The words that begin so, in their order.
struct Begun {
    terms: Vec<String>,
    is_all: bool,
}

/// What is asked for instead of a beginning with too many words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Instead {
    /// The first of the words.
    First,
    /// A shorter beginning.
    Shorter,
}

impl<'a> Asking<'a> {
    pub(super) fn of(db: &'a Connection) -> Self {
        Self {
            db,
            begun: HashMap::new(),
        }
    }

    /// The query of a tier; none when there is nothing to ask.
    pub(super) fn query(&mut self, typed: &Typed, tier: Tier) -> Result<Option<Query>, Failure> {
        let is_said = Tier::SAID.contains(&tier);
        let is_long = |word: &Word| word.folded.chars().count() >= LETTERS_MIN;
        if typed.words.is_empty() || (is_said && !typed.words.iter().any(is_long)) {
            return Ok(None);
        }
        let instead = match typed.words.as_slice() {
            [_, _, ..] if !is_said => Instead::Shorter,
            _ => Instead::First,
        };
        let mut query = Query::default();
        for word in &typed.words {
            if !query.text.is_empty() {
                query.text.push_str(" AND ");
            }
            self.word((tier, instead), &word.folded, &mut query)?;
        }
        Ok(Some(query))
    }

    /// One word of a query.
    fn word(
        &mut self,
        (tier, instead): (Tier, Instead),
        word: &str,
        query: &mut Query,
    ) -> Result<(), Failure> {
        let spaces: &[Space] = match tier {
            Tier::NameWhole | Tier::NameBegins | Tier::NotesWhole | Tier::NotesBegins => {
                &[Space::Name]
            }
            Tier::CompanyBegins => &[Space::Name, Space::Company],
            Tier::AnyWhole | Tier::AnyBegins => &Space::ALL,
        };
        let mut asked = Vec::new();
        for space in spaces {
            let marked = format!("{}{word}", space.mark());
            match tier {
                Tier::NameWhole | Tier::AnyWhole | Tier::NotesWhole => asked.push(whole(&marked)),
                Tier::NotesBegins if word.chars().count() < LETTERS_MIN => {
                    asked.push(whole(&marked));
                }
                Tier::NotesBegins => {
                    asked.push(self.begins((Index::Said, instead), &marked, query)?);
                }
                Tier::NameBegins | Tier::CompanyBegins | Tier::AnyBegins => {
                    asked.push(self.begins((Index::Who, instead), &marked, query)?);
                }
            }
        }
        query.text.push_str(&any(&asked));
        Ok(())
    }

    /// A word that begins so. The index has a list for every beginning of two and of three letters; for one letter, the lists
    /// of all that may follow it are read as far as is needed.
    fn begins(
        &mut self,
        (index, instead): (Index, Instead),
        begin: &str,
        query: &mut Query,
    ) -> Result<String, Failure> {
        if let ([only], true) = (begin.as_bytes(), begin.is_ascii()) {
            let only = char::from(*only);
            let next = ('a'..='z').chain('0'..='9');
            let longer = next.map(|next| listed(&format!("{only}{next}")));
            return Ok(any(&longer.chain([whole(begin)]).collect::<Vec<_>>()));
        }
        if begin.chars().count() <= LISTED {
            return Ok(listed(begin));
        }
        let known = self.begun(index, begin)?;
        if !known.is_all && instead == Instead::Shorter {
            query.is_loose = true;
            return Ok(listed(&begin.chars().take(LISTED).collect::<String>()));
        }
        let terms = known.terms.iter().map(|term| whole(term));
        let terms: Vec<String> = terms.collect();
        // No word begins so; the beginning itself is none either.
        Ok(if terms.is_empty() {
            whole(begin)
        } else {
            any(&terms)
        })
    }

    fn begun(&mut self, index: Index, begin: &str) -> Result<&Begun, Failure> {
        use std::collections::hash_map::Entry;
        match self.begun.entry((index, begin.to_owned())) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => Ok(unknown.insert(read(self.db, index, begin)?)),
        }
    }
}

/// Reads the words that begin so, a look-up for each.
fn read(db: &Connection, index: Index, begin: &str) -> Result<Begun, Failure> {
    let mut statement = db.prepare_cached(match index {
        Index::Who => WHO_TERM,
        Index::Said => SAID_TERM,
    })?;
    let end = format!("{begin}{}", char::MAX);
    let mut from = begin.to_owned();
    let mut terms = Vec::new();
    while terms.len() < TERMS_MAX {
        let term: Option<String> = statement
            .query_row([&from, &end], |row| row.get(0))
            .optional()?;
        let Some(term) = term else {
            let is_all = true;
            return Ok(Begun { terms, is_all });
        };
        from = format!("{term}\u{1}");
        terms.push(term);
    }
    let is_all = false;
    Ok(Begun { terms, is_all })
}

fn whole(word: &str) -> String {
    format!("\"{word}\"")
}

fn listed(begin: &str) -> String {
    format!("\"{begin}\"*")
}

fn any(words: &[String]) -> String {
    match words {
        [only] => only.clone(),
        _ => format!("({})", words.join(" OR ")),
    }
}
