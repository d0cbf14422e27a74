//! Asking the rules again: when an answer's time is over, when the rules or a list changed, and filling the order of a
//! field that a list is ordered by. In slices, between which a person's save comes first.
//!
//! *Invariant:* changes cached columns only; stopped anywhere, it goes on from there.

use rusqlite::OptionalExtension as _;

use super::open::{Failure, Store};
use super::project::{load_customer, words};
use super::row::{Col, FREE, hold_column};
use super::transaction::in_transaction;
use crate::model::customer::Field;
use crate::model::moment::Now;
use crate::model::queue::{Hold, QueueFilter, QueueOrder};
use crate::model::text::{fold, sort_key};

const STALE_LIST: &str = "SELECT k, CASE rules WHEN ?2 THEN cursor ELSE 0 END FROM list WHERE born IS NOT NULL AND rules <> ?1 \
     ORDER BY k LIMIT 1";
const MEMBERS: &str =
    "SELECT customer FROM member WHERE customer > ?1 AND list = ?2 ORDER BY customer LIMIT ?3";
const JUDGED: &str = "UPDATE list SET rules = ?2, cursor = ?3 WHERE k = ?1";
/// What others still read stays in the log.
const CHECKPOINT: &str = "PRAGMA wal_checkpoint(PASSIVE)";
const LISTS: &str = "SELECT k FROM list";
const OVER: &str =
    "SELECT customer FROM member WHERE list = ?1 AND hold = ?2 AND until <= ?3 LIMIT ?4";
const FIELD_ADD: &str = "INSERT OR IGNORE INTO facet_field(field, cursor) VALUES (?1, 0)";
const FIELD_CURSOR: &str = "SELECT cursor FROM facet_field WHERE field = ?1";
const FIELD_NEXT: &str = "SELECT k FROM customer WHERE k > ?1 ORDER BY k LIMIT ?2";
const FIELD_DONE: &str = "UPDATE facet_field SET cursor = ?2 WHERE field = ?1";
const FACET: &str =
    "INSERT OR REPLACE INTO facet(field, customer, folded, sort) VALUES (?1, ?2, ?3, ?4)";

/// Whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// Another slice is waiting.
    Yes,
    /// All is done.
    No,
}

/// Customers in one slice.
const SLICE: i64 = 400;

impl Store {
    /// Asks the rules again about some of those whose answer is over or was given by other rules. To be called when the
    /// desk is idle, and before a queue is read, until it answers [`More::No`].
    pub fn refresh(&mut self, now: Now) -> Result<More, Failure> {
        let version = self.holds.version();
        if self.stale_list(&version)?.is_some() {
            self.refresh_list(&version, now)?;
            return Ok(More::Yes);
        }
        let over = self.over(now)?;
        if over.is_empty() {
            return Ok(More::No);
        }
        self.write(now, |_, mut projector| {
            for customer in &over {
                projector.touch(*customer);
            }
            projector.finish().map(drop)
        })?;
        Ok(More::Yes)
    }

    /// Does what can wait until nobody does: puts the words of what was saved into the index, and the pages of the log into
    /// the file.
    pub fn rest(&mut self) -> Result<(), Failure> {
        if words::is_any_waiting(&self.db)? {
            in_transaction(&mut self.db, words::catch_up)?;
        }
        self.db.query_row(CHECKPOINT, [], |_| Ok(()))?;
        Ok(())
    }

    fn stale_list(&self, version: &str) -> Result<Option<(i64, i64)>, Failure> {
        let found = self
            .db
            .prepare_cached(STALE_LIST)?
            .query_row([version, &in_progress(version)], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        Ok(found)
    }

    /// The next members of a list that other rules judged.
    fn refresh_list(&mut self, version: &str, now: Now) -> Result<(), Failure> {
        let Some((list, cursor)) = self.stale_list(version)? else {
            return Ok(());
        };
        self.write(now, |db, mut projector| {
            let mut statement = db.prepare_cached(MEMBERS)?;
            let rows = statement.query_map((cursor, list, SLICE), |row| row.get(0))?;
            let members: Vec<i64> = rows.collect::<Result<_, _>>()?;
            let is_last = members.len() < usize::try_from(SLICE).unwrap_or_default();
            for member in &members {
                projector.touch(*member);
            }
            match members.last().filter(|_| !is_last) {
                Some(reached) => {
                    let judged = (list, in_progress(version), reached);
                    db.prepare_cached(JUDGED)?.execute(judged)?
                }
                None => db.prepare_cached(JUDGED)?.execute((list, version, 0))?,
            };
            projector.finish().map(drop)
        })
    }

    fn over(&self, now: Now) -> Result<Vec<i64>, Failure> {
        let mut lists = self.db.prepare_cached(LISTS)?;
        let lists: Vec<i64> = lists
            .query_map([], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let holds = Hold::ALL.into_iter().map(|hold| hold_column(Some(hold)));
        let columns: Vec<i64> = holds.chain([FREE]).collect();
        let mut over = Vec::new();
        for list in lists {
            for hold in &columns {
                let mut statement = self.db.prepare_cached(OVER)?;
                let rows =
                    statement.query_map((list, hold, Col(now.at), SLICE), |row| row.get(0))?;
                for row in rows {
                    over.push(row?);
                }
                if over.len() >= usize::try_from(SLICE).unwrap_or_default() {
                    return Ok(over);
                }
            }
        }
        Ok(over)
    }

    /// Fills some of what a filter or an order by a field needs. To be called until it answers [`More::No`] when a queue
    /// is to be filtered or ordered by a field for the first time.
    pub fn prepare(&mut self, filter: &QueueFilter) -> Result<More, Failure> {
        let of_order = match &filter.order {
            QueueOrder::ListOrder => None,
            QueueOrder::Name => Some(Field::Name),
            QueueOrder::By(field) => Some(field.clone()),
        };
        let of_value = filter.field.as_ref().map(|(field, _)| field.clone());
        for field in of_order.into_iter().chain(of_value) {
            if self.fill_facet(&field)? == More::Yes {
                return Ok(More::Yes);
            }
        }
        Ok(More::No)
    }

    /// The next customers of a field that is being filled; a cursor below zero says that all are in.
    pub(super) fn fill_facet(&mut self, field: &Field) -> Result<More, Failure> {
        let name = field.to_string();
        let cursor: Option<i64> = self
            .db
            .prepare_cached(FIELD_CURSOR)?
            .query_row([&name], |row| row.get(0))
            .optional()?;
        if cursor.is_some_and(|cursor| cursor < 0) {
            return Ok(More::No);
        }
        in_transaction(&mut self.db, |db| {
            db.prepare_cached(FIELD_ADD)?.execute([&name])?;
            let cursor: i64 = db
                .prepare_cached(FIELD_CURSOR)?
                .query_row([&name], |row| row.get(0))?;
            let mut statement = db.prepare_cached(FIELD_NEXT)?;
            let rows = statement.query_map((cursor, SLICE), |row| row.get(0))?;
            let customers: Vec<i64> = rows.collect::<Result<_, _>>()?;
            for customer in &customers {
                let profile = load_customer(db, *customer)?.profile;
                let value = profile.value(field);
                let row = (&name, customer, fold(value), sort_key(value));
                db.prepare_cached(FACET)?.execute(row)?;
            }
            let next = customers.last().copied().unwrap_or(-1);
            db.prepare_cached(FIELD_DONE)?.execute((&name, next))?;
            Ok(())
        })?;
        Ok(More::Yes)
    }
}

/// What stands in `rules` of a list whose members are being judged: up to its cursor they are.
fn in_progress(version: &str) -> String {
    format!("to cursor: {version}")
}
