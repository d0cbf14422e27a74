//! Two customers who turn out to be one person, and the other way round (SYNC.md §3.7).
//!
//! A record keeps the id that it names. Those who are one are the components of what is said of pairs; the records of all of
//! them count for the one with the smallest id who is not forgotten. When somebody is joined or parted, the rows of all whom
//! that touches are taken out, and their records are read from the log and counted again: so parting them gives each exactly
//! what their own records add up to.
//!
//! *Invariant:* rows of `joined` are only added; `alias` is a function of them and of who is forgotten. The log holds
//! every record of the transaction when [`Projector::join_anew`] reads it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _};

use super::pair::{component, in_order, parts_of};
use super::profile::{Columns, UPDATE, load};
use super::register::Known;
use super::settle::CUSTOMERS;
use super::wishes::bytes_of;
use super::{Placed, Projector};
use crate::model::customer::{Field, OnePerson};
use crate::model::fact::{CustomerNew, Fact};
use crate::model::id::{CustomerId, DeskId, RecordId};
use crate::model::suppression::SuppressScope;
use crate::store::applied::Applied;
use crate::store::log::{Go, each_line, streams};
use crate::store::open::Failure;
use crate::store::row::Col;
use crate::sync::line::parse;
use crate::sync::stream::Seq;

const ANYBODY: &str = "SELECT EXISTS(SELECT 1 FROM joined)";
const WRITE: &str = "INSERT OR IGNORE INTO joined(a, b, record, ord, sup, is_one, seller) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const WHOLE: &str = "SELECT whole FROM alias WHERE id = ?1";
const KEY: &str = "SELECT k FROM customer WHERE id = ?1";
const PART: &str = "DELETE FROM alias WHERE id = ?1";
const JOIN: &str = "INSERT INTO alias(id, whole, born) VALUES (?1, ?2, NULL)";
const BORN_BY: &str = "SELECT born FROM alias WHERE id = ?1";
const BORN: &str = "UPDATE alias SET born = ?2 WHERE id = ?1";
const ERASED: &str = "SELECT min(record) FROM erased WHERE id = ?1";
const NEVER: &str = "INSERT OR IGNORE INTO suppression(root, of_call, customer, scope, number, source, words) \
     VALUES (?1, 0, ?2, ?3, NULL, ?4, '')";
/// What others' records say of whom they belong with is read again, too.
const RELATED: &str = "DELETE FROM relation WHERE b = ?1";
const FORKS: &str = "SELECT stream.desk, line FROM fork JOIN stream ON stream.k = fork.stream";

/// Where a wish comes from that nobody said: somebody who is one with them was forgotten.
const OF_FORGOTTEN: &str = "forgotten";

/// Whether those who are one are to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joins {
    /// Nobody was ever joined.
    None,
    /// Somebody was.
    Some,
}

impl Joins {
    pub(super) fn of(db: &Connection) -> Result<Self, Failure> {
        let is_anybody = db
            .prepare_cached(ANYBODY)?
            .query_row([], |row| row.get(0))?;
        Ok(if is_anybody { Self::Some } else { Self::None })
    }
}

/// Whether the records of whoever is joined or parted can be read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Log {
    /// They are in the log of this database.
    Here,
    /// They come after, all of them.
    Coming,
}

impl Projector<'_> {
    /// For a log that is read from its beginning, after what is known of who is one.
    pub(in crate::store) const fn before_all(mut self) -> Self {
        self.log = Log::Coming;
        self
    }

    /// For whom the records about a customer count; none when they are one with nobody.
    pub(super) fn whole_of(&self, id: CustomerId) -> Result<Option<CustomerId>, Failure> {
        if self.joins == Joins::None {
            return Ok(None);
        }
        let whole = self
            .db
            .prepare_cached(WHOLE)?
            .query_row([Col(id)], |row| row.get(0))
            .optional()?;
        Ok(whole.map(|Col(whole)| whole))
    }

    /// `customer.merge` and `customer.unmerge`.
    pub(super) fn one_person(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        one: &OnePerson,
    ) -> Result<(), Failure> {
        if about == one.with {
            return Ok(());
        }
        let (a, b) = in_order((about, one.with));
        let is_one = matches!(placed.said.fact, Fact::CustomerMerge(_));
        let is_new = self.db.prepare_cached(WRITE)?.execute((
            Col(a),
            Col(b),
            Col(placed.id),
            placed.order.0,
            bytes_of(&one.replaces),
            is_one,
            placed.said.by.map(Col),
        ))?;
        if is_new == 1 {
            self.joins = Joins::Some;
            self.joined.extend([a, b]);
        }
        Ok(())
    }

    /// Whether the records of several count for a row.
    pub(super) fn is_row_joined(&self, customer: i64) -> Result<bool, Failure> {
        if self.joins == Joins::None {
            return Ok(false);
        }
        let id = load(self.db, customer)?.id;
        Ok(self.whole_of(id)?.is_some())
    }

    /// Whether somebody is one with others, or was until now: forgetting them is counted with those.
    pub(super) fn is_joined(&self, id: CustomerId) -> Result<bool, Failure> {
        Ok(self.joins == Joins::Some && component(self.db, id)?.len() > 1)
    }

    /// Counts the records again of everybody who was joined or parted.
    pub(super) fn join_anew(&mut self) -> Result<(), Failure> {
        let touched = std::mem::take(&mut self.joined);
        if touched.is_empty() {
            return Ok(());
        }
        let mut all = BTreeSet::new();
        let mut next: Vec<CustomerId> = touched.into_iter().collect();
        while let Some(id) = next.pop() {
            if all.insert(id) {
                next.extend(component(self.db, id)?);
                next.extend(parts_of(self.db, id)?);
            }
        }
        // Whoever shares a number or a firm with them is judged anew, before and after.
        self.has_wishes = true;
        self.fresh.clear();
        let rows = self.rows_of(&all)?;
        for customer in &rows {
            self.touch_household(*customer)?;
        }
        for customer in rows {
            self.db.prepare_cached(RELATED)?.execute([customer])?;
            self.take_out(customer)?;
        }
        let groups = self.grouped(&all)?;
        if self.log == Log::Here {
            self.read_again(&all)?;
        }
        for group in groups.values() {
            self.never_again(group)?;
        }
        Ok(())
    }

    fn rows_of(&self, all: &BTreeSet<CustomerId>) -> Result<BTreeSet<i64>, Failure> {
        let mut rows = BTreeSet::new();
        for id in all {
            let id = self.whole_of(*id)?.unwrap_or(*id);
            let row: Option<i64> = self
                .db
                .prepare_cached(KEY)?
                .query_row([Col(id)], |row| row.get(0))
                .optional()?;
            rows.extend(row);
        }
        Ok(rows)
    }

    /// Writes down who is one with whom now.
    fn grouped(
        &self,
        all: &BTreeSet<CustomerId>,
    ) -> Result<BTreeMap<CustomerId, BTreeSet<CustomerId>>, Failure> {
        let mut groups = BTreeMap::new();
        for id in all {
            self.db.prepare_cached(PART)?.execute([Col(*id)])?;
            let group = component(self.db, *id)?;
            groups.extend(group.first().copied().map(|first| (first, group)));
        }
        for group in groups.values() {
            let living = self.living(group)?;
            let whole = living.first().filter(|_| living.len() > 1);
            let Some(whole) = whole else { continue };
            for id in &living {
                self.db
                    .prepare_cached(JOIN)?
                    .execute((Col(*id), Col(*whole)))?;
            }
        }
        Ok(groups)
    }

    fn living(&self, group: &BTreeSet<CustomerId>) -> Result<Vec<CustomerId>, Failure> {
        let mut living = Vec::new();
        for id in group {
            if self.forgotten_by(*id)?.is_none() {
                living.push(*id);
            }
        }
        Ok(living)
    }

    /// Whoever is one with somebody who was forgotten is not called, until somebody says that they are another.
    fn never_again(&mut self, group: &BTreeSet<CustomerId>) -> Result<(), Failure> {
        let living = self.living(group)?;
        let Some(whole) = living.first().filter(|_| living.len() < group.len()) else {
            return Ok(());
        };
        let customer = self.customer_key(*whole)?;
        for id in group.iter().filter(|id| !living.contains(id)) {
            let Col(record): Col<RecordId> = self
                .db
                .prepare_cached(ERASED)?
                .query_row([Col(*id)], |row| row.get(0))?;
            let scope = Col(SuppressScope::Person);
            self.db
                .prepare_cached(NEVER)?
                .execute((Col(record), customer, scope, OF_FORGOTTEN))?;
        }
        self.wish_stored(customer)
    }

    /// `customer.new` of somebody who is one with others: each of its values is a write beside theirs. Should there be two for
    /// one id, the smaller record holds here, too.
    pub(super) fn born_joined(
        &mut self,
        placed: &Placed<'_>,
        id: CustomerId,
        new: &CustomerNew,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(id)?;
        if let Some(member) = &new.member {
            self.member(placed, customer, member)?;
        }
        if !self.is_first_of(id, customer, placed.id)? {
            return Ok(());
        }
        let before = load(self.db, customer)?;
        if before.born.is_none() {
            self.count(CUSTOMERS, 1);
        }
        if before.born.is_none_or(|born| placed.id < born) {
            let row = Columns {
                born: Some(placed.id),
                order: Some(placed.order),
                principal: Some(self.principal_key(&new.principal)?),
                source: &new.source,
                profile: &before.profile,
            };
            row.of(before.id).execute(self.db, UPDATE, &customer)?;
        }
        let own = new.profile.fields.keys().cloned();
        let fields = [Field::Name, Field::Company, Field::Audience]
            .into_iter()
            .chain(own);
        for field in fields {
            let value = new.profile.value(&field);
            if !value.is_empty() {
                self.first_value(placed, customer, &field.to_string(), value)?;
            }
        }
        for (place, phone) in super::customer::distinct(&new.profile.phones) {
            let value = Known::of(phone, Some(place)).json()?;
            self.first_value(placed, customer, phone.number.as_e164(), &value)?;
        }
        self.touch_sharing(customer)
    }

    /// Takes note of the record by which somebody became known, in the place of a greater one; whether it holds.
    fn is_first_of(
        &mut self,
        id: CustomerId,
        customer: i64,
        record: RecordId,
    ) -> Result<bool, Failure> {
        let known: Option<Col<RecordId>> = self
            .db
            .prepare_cached(BORN_BY)?
            .query_row([Col(id)], |row| row.get(0))?;
        match known {
            Some(Col(known)) if known <= record => return Ok(false),
            Some(Col(known)) => self.unlearn(customer, known)?,
            None => {}
        }
        self.db
            .prepare_cached(BORN)?
            .execute((Col(id), Col(record)))?;
        Ok(true)
    }

    fn first_value(
        &mut self,
        placed: &Placed<'_>,
        customer: i64,
        name: &str,
        value: &str,
    ) -> Result<(), Failure> {
        self.rewording(customer, &[name], |projector| {
            projector.write(customer, name, placed.id, placed.order, &[], value)?;
            projector.settle_register(customer, name)
        })
    }

    /// Reads from the log what it says of them.
    fn read_again(&mut self, of: &BTreeSet<CustomerId>) -> Result<(), Failure> {
        let db = self.db;
        for (stream, desk) in streams(db)? {
            each_line(db, stream, Seq(1), |_, line| {
                self.line_again(line, desk, of)?;
                Ok(Go::On)
            })?;
        }
        let mut statement = db.prepare_cached(FORKS)?;
        let forks = statement.query_map([], |row| {
            let Col(desk) = row.get(0)?;
            Ok((desk, row.get(1)?))
        })?;
        let forks: Vec<(DeskId, String)> = forks.collect::<Result<_, _>>()?;
        for (desk, line) in forks {
            self.line_again(&line, desk, of)?;
        }
        Ok(())
    }

    fn line_again(
        &mut self,
        line: &str,
        desk: DeskId,
        of: &BTreeSet<CustomerId>,
    ) -> Result<(), Failure> {
        if names_any(line, of) {
            Applied::of(&parse(line)?, desk).again(self, of)?;
        }
        Ok(())
    }

    /// Applies a record again, as far as it says something of those who were joined or parted.
    pub(in crate::store) fn apply_again(
        &mut self,
        placed: &Placed<'_>,
        of: &BTreeSet<CustomerId>,
    ) -> Result<(), Failure> {
        let about = placed.said.about;
        match (&placed.said.fact, about) {
            (Fact::Erase(_) | Fact::CustomerMerge(_) | Fact::CustomerUnmerge(_), _) => Ok(()),
            (Fact::Wash(wash), _) => self.listings(placed, wash, |id| of.contains(id)),
            (Fact::RelationSet(_), Some(_)) => self.apply(placed).map(drop),
            (_, Some(about)) if of.contains(&about) => self.apply(placed).map(drop),
            _ => Ok(()),
        }
    }
}

/// Whether a line names any of them, wherever in it.
fn names_any(line: &str, of: &BTreeSet<CustomerId>) -> bool {
    /// `c-` and sixteen digits.
    const LENGTH: usize = 18;
    line.match_indices("c-").any(|(at, _)| {
        let name = line.get(at..at.saturating_add(LENGTH));
        let id = name.and_then(|name| name.parse().ok());
        id.is_some_and(|id| of.contains(&id))
    })
}
