//! Finding a customer as one types: words by their beginnings in any spelling, numbers by any part, words in the notes.
//!
//! *Invariant:* a ranked search over everything costs too much at a million (DESIGN.md §12), so a few hundred candidates
//! are fetched unranked, whole words before beginnings, and those are ranked.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::model::customer::{Field, Profile};
use crate::model::find::{Found, Matched};
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::project::{load_customer, load_phones};
use crate::store::row::{Col, digits_of};

const WHO: &str = "SELECT rowid FROM who WHERE who MATCH ?1 LIMIT ?2";
const SAID: &str =
    "SELECT customer FROM said JOIN entry ON k = said.rowid WHERE said MATCH ?1 LIMIT ?2";
const DIGITS: &str = "SELECT k >> 8, phone.number FROM digits JOIN phone ON k = digits.rowid WHERE digits MATCH ?1 LIMIT ?2";
const EXTERNAL: &str = "SELECT k FROM customer WHERE external_id <> '' AND external_id >= ?1 AND external_id < ?2 ORDER BY external_id LIMIT ?3";
const REGISTER: &str = "SELECT k FROM customer WHERE org_number <> '' AND org_number >= ?1 AND org_number < ?2 ORDER BY org_number LIMIT ?3";
const LISTS: &str = "SELECT list.id, list.name FROM member JOIN list ON list.k = list WHERE customer = ?1 ORDER BY list.k";

/// Candidates that have every word whole.
const WHOLE_MAX: i64 = 300;
/// Candidates that have every word's beginning.
const PREFIX_MAX: i64 = 300;
/// Candidates by a part of a number, before the part is looked for.
const DIGITS_MAX: i64 = 3_000;
/// The shortest part of a number that is looked for.
const DIGITS_MIN: usize = 3;

/// A customer who may be meant, best first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    rank: u32,
    matched: Matched,
    name: String,
    customer: i64,
}

impl Store {
    /// The customers whom a typed text may mean, best first, at most `limit`.
    pub fn find(&self, text: &str, limit: usize) -> Result<Vec<Found>, Failure> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut candidates = if is_number(text) {
            self.by_number(&digits(text))?
        } else {
            Vec::new()
        };
        candidates.extend(self.by_id(text.trim())?);
        candidates.extend(self.by_word(text)?);
        candidates.sort_unstable();
        if candidates.len() < limit {
            candidates.extend(self.by_notes(text)?);
        }
        for candidate in candidates {
            if found.len() >= limit {
                break;
            }
            if seen.insert(candidate.customer) {
                found.extend(self.found(&candidate)?);
            }
        }
        Ok(found)
    }

    /// By any part of a number, with the dialling prefix or without.
    fn by_number(&self, digits: &str) -> Result<Vec<Candidate>, Failure> {
        let international = digits.strip_prefix("00").unwrap_or(digits);
        let national = digits.trim_start_matches('0');
        let mut candidates = self.by_digits(international)?;
        if candidates.is_empty() && national != international {
            candidates = self.by_digits(national)?;
        }
        Ok(candidates)
    }

    fn by_digits(&self, digits: &str) -> Result<Vec<Candidate>, Failure> {
        let Some(query) = trigrams(digits) else {
            return Ok(Vec::new());
        };
        let mut statement = self.db.prepare_cached(DIGITS)?;
        let mut rows = statement.query((query, DIGITS_MAX))?;
        let mut candidates = Vec::new();
        while let Some(row) = rows.next()? {
            let number = digits_of(row.get(1)?);
            let rank = match number.find(digits) {
                None => continue,
                Some(_) if number.ends_with(digits) => 0,
                Some(0..4) => 1,
                Some(_) => 2,
            };
            candidates.push(Candidate {
                rank,
                matched: Matched::Number,
                name: number,
                customer: row.get(0)?,
            });
        }
        Ok(candidates)
    }

    /// By the beginning of a number in another system, or in a register.
    fn by_id(&self, text: &str) -> Result<Vec<Candidate>, Failure> {
        if text.chars().count() < DIGITS_MIN {
            return Ok(Vec::new());
        }
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        let after = format!("{plain}\u{10ffff}");
        let mut candidates = Vec::new();
        for sql in [EXTERNAL, REGISTER] {
            for customer in keys(&self.db, sql, (&plain, &after, 20))? {
                candidates.push(Candidate {
                    rank: 1,
                    matched: Matched::Id,
                    name: String::new(),
                    customer,
                });
            }
        }
        Ok(candidates)
    }

    /// By words of the name, the company, the town or the e-mail address.
    fn by_word(&self, text: &str) -> Result<Vec<Candidate>, Failure> {
        let asked = Asked::of(text);
        if asked.words.is_empty() {
            return Ok(Vec::new());
        }
        let mut customers: BTreeSet<i64> = keys(&self.db, WHO, (asked.whole(), WHOLE_MAX))?
            .into_iter()
            .collect();
        customers.extend(keys(&self.db, WHO, (asked.prefix(), PREFIX_MAX))?);
        let mut candidates = Vec::new();
        for customer in customers {
            let profile = load_customer(&self.db, customer)?.profile;
            let (rank, matched) = asked.rank(&profile);
            candidates.push(Candidate {
                rank,
                matched,
                name: profile.name,
                customer,
            });
        }
        Ok(candidates)
    }

    /// By words in what was said and written.
    fn by_notes(&self, text: &str) -> Result<Vec<Candidate>, Failure> {
        let asked = Asked::of(text);
        let is_long = |word: &String| word.chars().count() >= DIGITS_MIN;
        if asked.words.is_empty() || !asked.words.iter().all(is_long) {
            return Ok(Vec::new());
        }
        let mut customers = keys(&self.db, SAID, (asked.whole(), WHOLE_MAX))?;
        if customers.is_empty() {
            customers = keys(&self.db, SAID, (asked.last_prefix(), PREFIX_MAX))?;
        }
        Ok(customers
            .into_iter()
            .map(|customer| Candidate {
                rank: 100,
                matched: Matched::Notes,
                name: String::new(),
                customer,
            })
            .collect())
    }

    fn found(&self, candidate: &Candidate) -> Result<Option<Found>, Failure> {
        let row = load_customer(&self.db, candidate.customer)?;
        if row.born.is_none() {
            return Ok(None);
        }
        let phones = load_phones(&self.db, candidate.customer)?;
        let lists = self.all(LISTS, candidate.customer, |row| {
            let Col(id) = row.get(0)?;
            Ok((id, row.get(1)?))
        })?;
        Ok(Some(Found {
            customer: row.id,
            phones: phones.into_iter().map(|stored| stored.phone).collect(),
            town: row.profile.value(&Field::Town).to_owned(),
            name: row.profile.name,
            company: row.profile.company,
            lists,
            matched: candidate.matched,
        }))
    }
}

/// Keys that a query finds. A text that the index cannot take apart finds nobody.
fn keys(
    db: &Connection,
    sql: &'static str,
    params: impl rusqlite::Params,
) -> Result<Vec<i64>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    match rows.collect::<Result<_, _>>().map_err(Failure::from) {
        Err(Failure::Sql(_)) => Ok(Vec::new()),
        found => found,
    }
}

/// What was typed, as words.
struct Asked {
    /// Folded.
    words: Vec<String>,
    /// As they were spelled, in lower case.
    spelled: Vec<String>,
}

impl Asked {
    fn of(text: &str) -> Self {
        Self {
            words: words(&fold(text)),
            spelled: words(&text.to_lowercase()),
        }
    }

    /// Every word whole.
    fn whole(&self) -> String {
        let quoted: Vec<String> = self
            .words
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect();
        quoted.join(" AND ")
    }

    /// Every word's beginning.
    fn prefix(&self) -> String {
        let quoted: Vec<String> = self
            .words
            .iter()
            .map(|word| format!("\"{word}\"*"))
            .collect();
        quoted.join(" AND ")
    }

    /// The words whole, and the beginning of the one that is being typed.
    fn last_prefix(&self) -> String {
        format!("{}*", self.whole())
    }

    /// How well a customer fits, less is better, and by what.
    fn rank(&self, profile: &Profile) -> (u32, Matched) {
        let fields = [
            (Field::Name, Matched::Name),
            (Field::Company, Matched::Company),
            (Field::Email, Matched::Email),
            (Field::Town, Matched::Town),
        ];
        let of_all = (0..).zip(&fields).find_map(|(place, (field, matched))| {
            let value = profile.value(field);
            let folded = words(&fold(value));
            begins(&folded, &self.words).then(|| {
                let spelled = begins(&words(&value.to_lowercase()), &self.spelled);
                let whole = self.words.iter().all(|word| folded.contains(word));
                let rank = place * 4 + u32::from(!spelled) * 2 + u32::from(!whole);
                (rank + 3, *matched)
            })
        });
        of_all.unwrap_or_else(|| {
            let first = self.words.first();
            let has = |(field, _): &&(Field, Matched)| {
                let folded = words(&fold(profile.value(field)));
                first.is_some_and(|word| begins(&folded, std::slice::from_ref(word)))
            };
            let matched = fields.iter().find(has).map_or(Matched::Name, |(_, by)| *by);
            (50, matched)
        })
    }
}

/// Whether each asked word begins one of these.
fn begins(words: &[String], asked: &[String]) -> bool {
    asked
        .iter()
        .all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a text can only be a number, or a part of one.
fn is_number(text: &str) -> bool {
    let of_number = |letter: char| letter.is_ascii_digit() || " +-()./\u{a0}".contains(letter);
    digits(text).len() >= DIGITS_MIN && text.chars().all(of_number)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The last few trigrams of a part of a number: the first ones are those of half a country.
fn trigrams(digits: &str) -> Option<String> {
    const TRIGRAMS_MAX: usize = 5;
    let letters: Vec<char> = digits.chars().collect();
    let all: Vec<String> = letters
        .windows(3)
        .map(|three| format!("\"{}\"", three.iter().collect::<String>()))
        .collect();
    let skipped = all.len().saturating_sub(TRIGRAMS_MAX);
    let kept: Vec<&str> = all.iter().skip(skipped).map(String::as_str).collect();
    (!kept.is_empty()).then(|| kept.join(" AND "))
}
