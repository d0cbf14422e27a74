//! How often a customer is to hear from us: their own interval, else the shortest of their lists', counted from the last
//! time we spoke.
//!
//! *Invariant:* what is due when is a cache beside the queue's, and no part of the projection's hash.

use chrono::Duration;
use rusqlite::{Connection, OptionalExtension as _};

use super::{Order, Placed, Projector};
use crate::model::id::{CustomerId, RecordId};
use crate::model::list::ListState;
use crate::model::moment::Moment;
use crate::model::talk::{Interval, IntervalSet};
use crate::store::open::Failure;
use crate::store::row::Col;

const WRITE: &str = "INSERT OR IGNORE INTO interval(customer, record, ord, sup, ideal, latest) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const WRITES: &str = "SELECT record, ord, sup, ideal, latest FROM interval WHERE customer = ?1";
const OF_LIST: &str = "SELECT interval, state FROM list WHERE k = ?1";
const ANY: &str =
    "SELECT EXISTS(SELECT 1 FROM interval) OR EXISTS(SELECT 1 FROM list WHERE interval <> '')";
const KNOWN_SINCE: &str = "SELECT ord FROM customer WHERE k = ?1 AND born IS NOT NULL";
const DUE: &str =
    "INSERT OR REPLACE INTO contact_due(customer, since, ideal, latest) VALUES (?1, ?2, ?3, ?4)";
const NOT_DUE: &str = "DELETE FROM contact_due WHERE customer = ?1";

/// A write of a customer's own interval.
struct Write {
    record: RecordId,
    order: Order,
    replaces: Vec<RecordId>,
    interval: Option<Interval>,
}

/// The writes of a customer's interval that nothing replaces: what a new one has to name.
pub(in crate::store) fn interval_heads(
    db: &Connection,
    customer: i64,
) -> Result<Vec<RecordId>, Failure> {
    let heads = heads(db, customer)?;
    Ok(heads.into_iter().map(|write| write.record).collect())
}

/// A customer's own interval; none when their lists' holds.
pub(in crate::store) fn own_interval(
    db: &Connection,
    customer: i64,
) -> Result<Option<Interval>, Failure> {
    let heads = heads(db, customer)?;
    let shown = heads
        .into_iter()
        .max_by_key(|write| (write.order, write.record));
    Ok(shown.and_then(|write| write.interval))
}

fn heads(db: &Connection, customer: i64) -> Result<Vec<Write>, Failure> {
    let mut statement = db.prepare_cached(WRITES)?;
    let rows = statement.query_map([customer], |row| {
        let Col(record) = row.get(0)?;
        let sup: Vec<u8> = row.get(2)?;
        let days: (Option<u16>, Option<u16>) = (row.get(3)?, row.get(4)?);
        Ok(Write {
            record,
            order: Order(row.get(1)?),
            replaces: sup
                .chunks_exact(20)
                .filter_map(RecordId::from_slice)
                .collect(),
            interval: match days {
                (Some(ideal_days), Some(latest_days)) => Some(Interval {
                    ideal_days,
                    latest_days,
                }),
                _ => None,
            },
        })
    })?;
    let mut writes: Vec<Write> = rows.collect::<Result<_, _>>()?;
    let replaced: Vec<RecordId> = writes.iter().flat_map(|it| it.replaces.clone()).collect();
    writes.retain(|write| !replaced.contains(&write.record));
    Ok(writes)
}

impl Projector<'_> {
    /// `interval.set`.
    pub(super) fn interval_set(
        &mut self,
        placed: &Placed<'_>,
        set: &IntervalSet,
        about: CustomerId,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        self.entry_row(placed, customer)?;
        let sup: Vec<u8> = set.replaces.iter().flat_map(|id| *id.bytes()).collect();
        self.db.prepare_cached(WRITE)?.execute((
            customer,
            Col(placed.id),
            placed.order.0,
            sup,
            set.interval.map(|it| it.ideal_days),
            set.interval.map(|it| it.latest_days),
        ))?;
        self.has_intervals = None;
        self.touch(customer);
        Ok(())
    }

    /// Works out when somebody is to hear from us again. `reached` is when we last spoke; whoever has never been spoken
    /// with is counted from the day they became known.
    pub(super) fn settle_interval(
        &mut self,
        customer: i64,
        lists: impl Iterator<Item = i64>,
        reached: Option<Moment>,
    ) -> Result<(), Failure> {
        if !self.has_intervals()? {
            return Ok(());
        }
        let interval = match own_interval(self.db, customer)? {
            Some(interval) => Some(interval),
            None => self.shortest(lists)?,
        };
        let known: Option<[u8; 24]> = self
            .db
            .prepare_cached(KNOWN_SINCE)?
            .query_row([customer], |row| row.get(0))
            .optional()?;
        let since = reached.or(known.map(|ord| Order(ord).at()));
        let (Some(interval), Some(since), true) = (interval, since, known.is_some()) else {
            self.db.prepare_cached(NOT_DUE)?.execute([customer])?;
            return Ok(());
        };
        let after = |days: u16| Col(since.plus(Duration::days(i64::from(days))));
        self.db.prepare_cached(DUE)?.execute((
            customer,
            Col(since),
            after(interval.ideal_days),
            after(interval.latest_days),
        ))?;
        Ok(())
    }

    /// Whether anybody is to hear from us at all; while nobody is, nothing need be looked up.
    pub(super) fn has_intervals(&mut self) -> Result<bool, Failure> {
        if let Some(known) = self.has_intervals {
            return Ok(known);
        }
        let any = self
            .db
            .prepare_cached(ANY)?
            .query_row([], |row| row.get(0))?;
        self.has_intervals = Some(any);
        Ok(any)
    }

    fn shortest(&self, lists: impl Iterator<Item = i64>) -> Result<Option<Interval>, Failure> {
        let mut shortest: Option<Interval> = None;
        for list in lists {
            let (text, Col(state)): (String, Col<ListState>) = self
                .db
                .prepare_cached(OF_LIST)?
                .query_row([list], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let is_called = matches!(state, ListState::Open | ListState::Paused);
            if let Some(interval) = of_text(&text)?.filter(|_| is_called) {
                let shorter = |it: &Interval| it.latest_days <= interval.latest_days;
                shortest = Some(shortest.filter(shorter).unwrap_or(interval));
            }
        }
        Ok(shortest)
    }
}

/// An interval in the column of a list.
fn of_text(text: &str) -> Result<Option<Interval>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_str(text)?))
}
