//! Finding a customer by any piece of what is known: words in any spelling, parts of numbers, ids, notes.
//!
//! The search index answers with a bounded number of candidates, best kind of match first, and only those are ranked: a
//! million customers are never put in order for ten rows.
//!
//! *Invariant:* what was typed is never part of a query's syntax.

mod number;
mod query;
mod rank;
#[cfg(test)]
mod tests;
mod typed;
mod waiting;
mod within;

use std::collections::BTreeMap;

use rusqlite::{Connection, Params};

use self::query::{Asking, Query};
use self::rank::{Candidate, Rank};
use self::typed::{NumberPart, Tier, Typed};
use self::waiting::Waiting;
use self::within::Within;
use super::agreed::collect;
use super::card::phones;
use super::{limit, undone};
use crate::model::customer::Field;
use crate::model::find::{Found, Matched};
use crate::model::phone::{PhoneNumber, PhoneState, Region, read_phone};
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;
use crate::store::row::{Col, number_column, phone_state};

const WORDS: &str = "SELECT rowid FROM who WHERE who MATCH ?1 LIMIT ?2";
/// Newest first; a version of a call that no longer holds is not found by.
const NOTES: &str = "SELECT entry.customer FROM said JOIN entry ON entry.k = said.rowid LEFT JOIN call ON call.k = entry.k \
     WHERE said MATCH ?1 AND is_live IS NOT 0 ORDER BY said.rowid DESC LIMIT ?2";
const EXTERNAL: &str = "SELECT k FROM customer WHERE external_id <> '' AND external_id >= ?1 AND external_id < ?1 || char(1114111) LIMIT ?2";
const ORGANISATION: &str = "SELECT k FROM customer WHERE org_number <> '' AND org_number >= ?1 AND org_number < ?1 || char(1114111) LIMIT ?2";
/// Who has a number, and whether it turned out not to be theirs.
const OWNERS: &str = "SELECT k >> 8, state FROM phone WHERE number = ?1 ORDER BY k";
const LISTS: &str = "SELECT id, name FROM member JOIN list ON list.k = member.list WHERE customer = ?1 AND state <> 3 ORDER BY list.k";

/// Candidates of one kind of match that are ranked.
const CANDIDATES_MAX: usize = 200;
/// Digits that fewer people have than a name.
const NUMBER_FIRST: usize = 5;
/// Letters from which on an id is looked for.
const ID_MIN: usize = 3;

impl Store {
    /// The customers that a text finds, best first: by name before company before town before e-mail before notes, and by
    /// exact spelling before whole words before the beginnings of words. All words must match.
    pub fn find(&self, text: &str, rows_max: usize) -> Result<Vec<Found>, Failure> {
        self.snapshot(|db| search((db, Within::All), text, rows_max))
    }

    /// The same among the customers of one principal.
    pub fn find_within(
        &self,
        principal: &str,
        text: &str,
        rows_max: usize,
    ) -> Result<Vec<Found>, Failure> {
        self.snapshot(|db| match Within::principal(db, principal)? {
            Some(within) => search((db, within), text, rows_max),
            None => Ok(Vec::new()),
        })
    }

    /// The number that a text is, in any spelling, and who has it: everybody, or the customers of one principal. `market`
    /// says how a number without a country is read.
    pub fn owners(
        &self,
        text: &str,
        market: Region,
        principal: Option<&str>,
    ) -> Result<(Option<PhoneNumber>, Vec<Found>), Failure> {
        let Ok(phone) = read_phone(text, market) else {
            return Ok((None, Vec::new()));
        };
        let found = match principal {
            Some(name) => self.owners_within(name, &phone.number)?,
            None => self.owners_of(&phone.number)?,
        };
        Ok((Some(phone.number), found))
    }

    fn owners_within(&self, principal: &str, number: &PhoneNumber) -> Result<Vec<Found>, Failure> {
        self.snapshot(|db| match Within::principal(db, principal)? {
            Some(within) => owners((db, within), number),
            None => Ok(Vec::new()),
        })
    }

    /// Who has a number.
    pub fn owners_of(&self, number: &PhoneNumber) -> Result<Vec<Found>, Failure> {
        self.snapshot(|db| owners((db, Within::All), number))
    }
}

/// Who has a number. Those of whom it turned out not to be theirs are meant only when nobody else has it.
fn owners(
    (db, within): (&Connection, Within),
    number: &PhoneNumber,
) -> Result<Vec<Found>, Failure> {
    let holders = collect(db, OWNERS, [number_column(number)], |row| {
        let state = phone_state(row.get(1)?, None);
        Ok((row.get(0)?, state == PhoneState::NotTheirs))
    })?;
    let (mut theirs, mut struck) = (Vec::new(), Vec::new());
    for (customer, is_struck) in holders {
        if within.admits(db, customer)? {
            let owners = if is_struck { &mut struck } else { &mut theirs };
            owners.extend(found(db, customer, Matched::Number)?);
        }
    }
    Ok(if theirs.is_empty() { struck } else { theirs })
}

fn search(
    (db, within): (&Connection, Within),
    text: &str,
    rows_max: usize,
) -> Result<Vec<Found>, Failure> {
    let typed = Typed::of(text);
    let found = Search::over((db, within), &typed, rows_max)?;
    match typed.as_domain().filter(|_| found.is_empty()) {
        Some(domain) => Search::over((db, within), &domain, rows_max),
        None => Ok(found),
    }
}

fn keys(db: &Connection, sql: &str, params: impl Params) -> Result<Vec<i64>, Failure> {
    collect(db, sql, params, |row| Ok(row.get(0)?))
}

/// A search under way: the best match of each customer so far.
struct Search<'a> {
    db: &'a Connection,
    within: Within,
    typed: &'a Typed,
    rows_max: usize,
    asking: Asking<'a>,
    hits: BTreeMap<i64, Rank>,
}

impl Search<'_> {
    fn over(
        (db, within): (&Connection, Within),
        typed: &Typed,
        rows_max: usize,
    ) -> Result<Vec<Found>, Failure> {
        let mut search = Search {
            db,
            within,
            typed,
            rows_max,
            asking: Asking::of(db),
            hits: BTreeMap::new(),
        };
        search.run()?;
        search.found()
    }

    /// Asks for one kind of match after the other, until there are enough.
    fn run(&mut self) -> Result<(), Failure> {
        if let Some(part) = &self.typed.number {
            let max = self.within.candidates(CANDIDATES_MAX);
            for (customer, rank) in number::having(self.db, part, max)? {
                if self.within.admits(self.db, customer)? {
                    self.hit(customer, rank);
                }
            }
        }
        self.ids()?;
        self.number_and_name()?;
        let is_precise = self.typed.words.len() > 2 || self.typed.number_and_name().is_some();
        for tier in self.typed.tiers() {
            let is_last_resort = is_precise && *tier == Tier::AnyBegins;
            if self.is_enough() || (is_last_resort && !self.hits.is_empty()) {
                return Ok(());
            }
            self.words(*tier)?;
        }
        if self.is_enough() {
            return Ok(());
        }
        let waiting = Waiting::of(self.db)?;
        for tier in Tier::SAID {
            if !self.is_enough() {
                self.notes(tier, &waiting)?;
            }
        }
        Ok(())
    }

    fn is_enough(&self) -> bool {
        self.hits.len() >= self.rows_max
    }

    fn hit(&mut self, customer: i64, rank: Rank) {
        let best = self.hits.entry(customer).or_insert_with(|| rank.clone());
        if rank < *best {
            *best = rank;
        }
    }

    /// By the number in another system or in a register. Every such number has a digit.
    fn ids(&mut self) -> Result<(), Failure> {
        for id in self.typed.ids(ID_MIN) {
            for sql in [EXTERNAL, ORGANISATION] {
                let max = limit(self.within.candidates(self.rows_max));
                for customer in keys(self.db, sql, (&id, max))? {
                    let Some(candidate) = self.candidate(customer)? else {
                        continue;
                    };
                    let is_whole = candidate.has_id(&id);
                    self.hit(customer, candidate.by_id(is_whole));
                }
            }
        }
        Ok(())
    }

    fn words(&mut self, tier: Tier) -> Result<(), Failure> {
        let Some(query) = self.asking.query(self.typed, tier)? else {
            return Ok(());
        };
        let max = self.candidates_max(&query);
        for customer in matching(self.db, WORDS, &query.text, max)? {
            let is_better = tier == Tier::NameWhole || !self.hits.contains_key(&customer);
            if is_better
                && let Some(candidate) = self.candidate(customer)?
                && candidate.has_address(self.typed)
                && (!query.is_loose || candidate.has_words(self.typed))
            {
                let rank = candidate.by_words(self.typed);
                self.hit(customer, rank);
            }
        }
        Ok(())
    }

    /// More are looked at when what was typed is compared after the index has answered.
    fn candidates_max(&self, query: &Query) -> usize {
        self.within.candidates(match self.typed.address {
            Some(_) => 5 * CANDIDATES_MAX,
            None if query.is_loose => 2 * CANDIDATES_MAX,
            None => CANDIDATES_MAX,
        })
    }

    /// A customer who may be found.
    fn candidate(&self, customer: i64) -> Result<Option<Candidate>, Failure> {
        if self.within.admits(self.db, customer)? {
            Candidate::load(self.db, customer)
        } else {
            Ok(None)
        }
    }

    /// A name and a part of a number together: *kari 412*. What fewer have is asked of the index.
    fn number_and_name(&mut self) -> Result<(), Failure> {
        let Some((part, names)) = self.typed.number_and_name() else {
            return Ok(());
        };
        let max = self.within.candidates(5 * CANDIDATES_MAX);
        let customers = if part.digits.len() >= NUMBER_FIRST {
            let having = number::having(self.db, &part, max)?;
            having.into_iter().map(|(customer, _)| customer).collect()
        } else {
            self.named_with(&part, &names, max)?
        };
        for customer in customers {
            if let Some(candidate) = self.candidate(customer)?
                && candidate.has_words(&names)
            {
                self.hit(customer, candidate.by_words(&names));
            }
        }
        Ok(())
    }

    fn named_with(
        &mut self,
        part: &NumberPart,
        names: &Typed,
        max: usize,
    ) -> Result<Vec<i64>, Failure> {
        let Some(query) = self.asking.query(names, Tier::NameBegins)? else {
            return Ok(Vec::new());
        };
        let mut customers = Vec::new();
        for customer in matching(self.db, WORDS, &query.text, max)? {
            if number::is_of(self.db, customer, part)? {
                customers.push(customer);
            }
        }
        Ok(customers)
    }

    fn notes(&mut self, tier: Tier, waiting: &Waiting) -> Result<(), Failure> {
        let Some(query) = self.asking.query(self.typed, tier)? else {
            return Ok(());
        };
        let max = self.within.candidates(CANDIDATES_MAX);
        let indexed = matching(self.db, NOTES, &query.text, max)?;
        let customers = waiting.matching(self.typed, tier).chain(indexed);
        for (age, customer) in customers.enumerate() {
            if self.within.admits(self.db, customer)? {
                self.hit(customer, Rank::by_notes(tier == Tier::NotesWhole, age));
            }
        }
        Ok(())
    }

    /// The best hits, as they are shown.
    fn found(&self) -> Result<Vec<Found>, Failure> {
        let mut ranked: Vec<(&Rank, i64)> = self
            .hits
            .iter()
            .map(|(customer, rank)| (rank, *customer))
            .collect();
        ranked.sort_unstable();
        ranked
            .into_iter()
            .filter_map(|(rank, customer)| found(self.db, customer, rank.matched()).transpose())
            .take(self.rows_max)
            .collect()
    }
}

/// The customers that a query of the search index answers with; none when the index cannot take the words apart as we do,
/// which happens only in scripts it does not know.
fn matching(
    db: &Connection,
    sql: &str,
    query: &str,
    customers_max: usize,
) -> Result<Vec<i64>, Failure> {
    match keys(db, sql, (query, limit(customers_max))) {
        Err(Failure::Sql(error)) if is_phrase(&error) => Ok(Vec::new()),
        answer => answer,
    }
}

fn is_phrase(error: &rusqlite::Error) -> bool {
    error
        .to_string()
        .contains("phrase queries are not supported")
}

/// A customer as find shows them; none for one of whom only later facts have arrived.
fn found(db: &Connection, customer: i64, matched: Matched) -> Result<Option<Found>, Failure> {
    let row = load_customer(db, customer)?;
    if row.born.is_none() || undone::is_undone(db, customer)? {
        return Ok(None);
    }
    let lists = collect(db, LISTS, [customer], |row| {
        let Col(id) = row.get(0)?;
        Ok((id, row.get(1)?))
    })?;
    Ok(Some(Found {
        customer: row.id,
        town: row.profile.value(&Field::Town).to_owned(),
        name: row.profile.name,
        company: row.profile.company,
        phones: phones(db, customer)?,
        lists,
        matched,
    }))
}
