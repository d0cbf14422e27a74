//! Who is known already (DESIGN.md §6): same external id; else same number and name; else same e-mail and name. All of it
//! within one principal.
//!
//! *Invariant:* reads only. What it remembers is a shortcut, and is forgotten when somebody else has written.

use std::collections::HashMap;
use std::hash::Hash;

use rusqlite::{Connection, OptionalExtension as _};

use super::seen::Seen;
use crate::model::customer::{Field, Profile};
use crate::model::id::CustomerId;
use crate::model::text::fold;
use crate::store::journal::record_count;
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, number_column};

const PRINCIPAL: &str = "SELECT k FROM principal WHERE name = ?1";
const IS_EMPTY: &str = "SELECT NOT EXISTS(SELECT 1 FROM customer)";
const BY_EXTERNAL: &str = "SELECT id FROM customer WHERE external_id = ?1 AND external_id <> '' AND principal = ?2 \
     AND born IS NOT NULL ORDER BY k LIMIT 1";
const BY_NUMBER: &str = "SELECT id, name FROM phone JOIN customer ON customer.k = phone.k >> 8 \
     WHERE number = ?1 AND principal = ?2 AND born IS NOT NULL ORDER BY phone.k LIMIT ?3";
const BY_EMAIL: &str = "SELECT id, name FROM customer WHERE lower(email) = ?1 AND email <> '' AND principal = ?2 \
     AND born IS NOT NULL ORDER BY k";

const LAST: &str = "SELECT coalesce(max(k), 0) FROM customer";
const NUMBERS: &str = "SELECT number FROM phone";
const IDS: &str = "SELECT external_id FROM customer WHERE external_id <> ''";

/// So many customers' keys are read in the time in which one is looked up.
const WORTH: i64 = 40;
/// From so many holders on, those of a number are kept by name.
const CROWD: usize = 48;

/// What a row is known by.
#[derive(Debug)]
pub(super) struct Keys {
    name: String,
    external: String,
    email: String,
    pub(super) numbers: Vec<i64>,
}

impl Keys {
    pub(super) fn of(profile: &Profile) -> Self {
        let phones = profile.phones.iter();
        Self {
            name: name_key(&profile.name),
            external: profile.value(&Field::ExternalId).to_owned(),
            email: profile.value(&Field::Email).to_ascii_lowercase(),
            numbers: phones.map(|phone| number_column(&phone.number)).collect(),
        }
    }
}

/// A name as it is compared: letters and digits only, in one spelling. A name of neither is compared as it stands.
pub(in crate::store) fn name_key(name: &str) -> String {
    let mut key = fold(name);
    key.retain(char::is_alphanumeric);
    if key.is_empty() { name.to_owned() } else { key }
}

/// Whom a row meets.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The customer whom the row is about.
    pub(super) same: Option<CustomerId>,
    /// For each number of the row, somebody else who has it.
    pub(super) others: Vec<(i64, CustomerId)>,
}

/// The customers of one principal, as a row may meet them.
#[derive(Debug)]
pub(super) struct Known {
    principal: Option<i64>,
    /// Every number and every id of another system in the database; none until they have been read, or when somebody else
    /// has written.
    seen: Option<Seen>,
    /// Every address; none when it was not begun empty, for reading a million of them takes too long.
    addresses: Option<Seen>,
    /// Rows that were looked up for want of what was seen.
    looked_up: i64,
    /// Numbers with many holders: by name, and the first of them all.
    crowds: HashMap<i64, Crowd>,
    /// Records in the database when this was last up to date.
    records: u64,
}

#[derive(Debug, Default)]
struct Crowd {
    by_name: HashMap<String, CustomerId>,
    first: Vec<(CustomerId, String)>,
}

impl Crowd {
    fn add(&mut self, id: CustomerId, name: String) {
        if self.first.len() < 2 && self.first.iter().all(|(_, other)| *other != name) {
            self.first.push((id, name.clone()));
        }
        self.by_name.entry(name).or_insert(id);
    }
}

impl Known {
    pub(super) fn of(store: &Store) -> Result<Self, Failure> {
        let is_empty: bool = store.db.query_row(IS_EMPTY, [], |row| row.get(0))?;
        Ok(Self {
            principal: None,
            seen: is_empty.then(Seen::new),
            addresses: is_empty.then(Seen::new),
            looked_up: 0,
            crowds: HashMap::new(),
            records: store.record_count()?,
        })
    }

    /// Forgets what may have changed when somebody else has written since [`Known::note`]. Asked in the transaction that
    /// brings rows in, in which nobody else writes any more.
    pub(super) fn look_again(&mut self, db: &Connection) -> Result<(), Failure> {
        let records = record_count(db)?;
        if records != self.records {
            self.distrust();
        }
        self.records = records;
        if self.seen.is_none() && self.looked_up > 0 {
            let keys: i64 = db.prepare_cached(LAST)?.query_row([], |row| row.get(0))?;
            if self.looked_up.saturating_mul(WORTH) > keys {
                self.seen = Some(read(db)?);
            }
        }
        Ok(())
    }

    /// Forgets every shortcut.
    pub(super) fn distrust(&mut self) {
        self.principal = None;
        self.seen = None;
        self.addresses = None;
        self.looked_up = 0;
        self.crowds.clear();
    }

    /// Takes note that everything in the database is what this import brought or knew; in the same transaction.
    pub(super) fn note(&mut self, db: &Connection) -> Result<(), Failure> {
        self.records = record_count(db)?;
        Ok(())
    }

    /// Whom a row meets.
    pub(super) fn meet(
        &mut self,
        db: &Connection,
        principal: &str,
        keys: &Keys,
    ) -> Result<Met, Failure> {
        let Some(principal) = self.principal_key(db, principal)? else {
            return Ok(Met::default());
        };
        self.looked_up += i64::from(self.seen.is_none());
        let mut met = Met {
            same: self.by_external(db, principal, keys)?,
            others: Vec::new(),
        };
        for number in &keys.numbers {
            let (same, other) = self.by_number(db, principal, *number, &keys.name)?;
            met.same = met.same.or(same);
            met.others.extend(other.map(|other| (*number, other)));
        }
        if met.same.is_none() {
            met.same = self.by_email(db, principal, keys)?;
        }
        met.others.retain(|(_, other)| Some(*other) != met.same);
        Ok(met)
    }

    /// Takes note of a customer who has just become known.
    pub(super) fn add(&mut self, id: CustomerId, keys: &Keys) {
        if let Some(seen) = &mut self.seen {
            keys.numbers.iter().for_each(|number| seen.add(number));
            if !keys.external.is_empty() {
                seen.add(&keys.external);
            }
        }
        if let Some(addresses) = &mut self.addresses {
            addresses.add(&keys.email);
        }
        if !self.crowds.is_empty() {
            keys.numbers
                .iter()
                .for_each(|number| self.join(*number, id, &keys.name));
        }
    }

    /// Takes note that a number is somebody's too.
    pub(super) fn add_number(&mut self, number: i64, id: CustomerId, keys: &Keys) {
        if let Some(seen) = &mut self.seen {
            seen.add(&number);
        }
        self.join(number, id, &keys.name);
    }

    /// Takes note of what a customer may be met by from now on.
    pub(super) fn add_keys(&mut self, keys: &Keys) {
        if let Some(seen) = &mut self.seen {
            seen.add(&keys.external);
        }
        if let Some(addresses) = &mut self.addresses {
            addresses.add(&keys.email);
        }
    }

    fn join(&mut self, number: i64, id: CustomerId, name: &str) {
        if let Some(crowd) = self.crowds.get_mut(&number) {
            crowd.add(id, name.to_owned());
        }
    }

    fn principal_key(&mut self, db: &Connection, name: &str) -> Result<Option<i64>, Failure> {
        if self.principal.is_none() {
            let mut statement = db.prepare_cached(PRINCIPAL)?;
            self.principal = statement.query_row([name], |row| row.get(0)).optional()?;
        }
        Ok(self.principal)
    }

    fn by_external(
        &self,
        db: &Connection,
        principal: i64,
        keys: &Keys,
    ) -> Result<Option<CustomerId>, Failure> {
        if keys.external.is_empty() || !may_have(self.seen.as_ref(), &keys.external) {
            return Ok(None);
        }
        let found = db
            .prepare_cached(BY_EXTERNAL)?
            .query_row((&keys.external, principal), |row| row.get(0))
            .optional()?;
        Ok(found.map(|Col(id)| id))
    }

    /// The one of this name who has the number, and the first of another name who has it.
    fn by_number(
        &mut self,
        db: &Connection,
        principal: i64,
        number: i64,
        name: &str,
    ) -> Result<(Option<CustomerId>, Option<CustomerId>), Failure> {
        if !may_have(self.seen.as_ref(), &number) {
            return Ok((None, None));
        }
        if let Some(crowd) = self.crowds.get(&number) {
            return Ok(in_crowd(crowd, name));
        }
        let few = i64::try_from(CROWD).unwrap_or(i64::MAX);
        let holders = named(db, BY_NUMBER, (number, principal, few))?;
        if holders.len() < CROWD {
            let same = holders.iter().find(|(_, other)| other == name);
            let other = holders.iter().find(|(_, other)| other != name);
            return Ok((same.map(|(id, _)| *id), other.map(|(id, _)| *id)));
        }
        let mut crowd = Crowd::default();
        for (id, name) in named(db, BY_NUMBER, (number, principal, i64::MAX))? {
            crowd.add(id, name);
        }
        let found = in_crowd(&crowd, name);
        self.crowds.insert(number, crowd);
        Ok(found)
    }

    fn by_email(
        &self,
        db: &Connection,
        principal: i64,
        keys: &Keys,
    ) -> Result<Option<CustomerId>, Failure> {
        if keys.email.is_empty() || !may_have(self.addresses.as_ref(), &keys.email) {
            return Ok(None);
        }
        let holders = named(db, BY_EMAIL, (&keys.email, principal))?;
        let same = holders.into_iter().find(|(_, name)| *name == keys.name);
        Ok(same.map(|(id, _)| id))
    }
}

/// Reads every number and every id in the order of its index.
fn read(db: &Connection) -> Result<Seen, Failure> {
    let mut seen = Seen::new();
    let mut numbers = db.prepare_cached(NUMBERS)?;
    let mut rows = numbers.query([])?;
    while let Some(row) = rows.next()? {
        seen.add(&row.get::<_, i64>(0)?);
    }
    let mut ids = db.prepare_cached(IDS)?;
    let mut rows = ids.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        seen.add(&id);
    }
    Ok(seen)
}

/// Whether a key may be in the database, as far as is known.
fn may_have(seen: Option<&Seen>, key: &impl Hash) -> bool {
    seen.is_none_or(|seen| seen.may_have(key))
}

fn in_crowd(crowd: &Crowd, name: &str) -> (Option<CustomerId>, Option<CustomerId>) {
    let other = crowd.first.iter().find(|(_, other)| other != name);
    (crowd.by_name.get(name).copied(), other.map(|(id, _)| *id))
}

fn named(
    db: &Connection,
    sql: &'static str,
    key: impl rusqlite::Params,
) -> Result<Vec<(CustomerId, String)>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(key, |row| {
        let (Col(id), name): (_, String) = (row.get(0)?, row.get(1)?);
        Ok((id, name_key(&name)))
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}
