//! Who is due for a reason that comes before any list: callbacks, and promises of ours.
//!
//! *Invariant:* a callback of another seller's is never in this seller's queue, and neither is its customer.

use chrono::Duration;
use rusqlite::Row;

use super::card::{callback, promise};
use crate::model::callback::Callback;
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::{Moment, Now};
use crate::model::queue::{Place, QueueQuestion};
use crate::model::said::Promise;
use crate::model::when::Precision;
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day};

const MINE: &str = "SELECT root, part, state, body, customer, tried, due, id, name FROM callback JOIN customer ON k = customer \
     WHERE state = 0 AND owner = ?1 AND due <= ?2 AND born IS NOT NULL ORDER BY due, root LIMIT ?3";
const ANYONES: &str = "SELECT root, part, state, body, customer, tried, due, id, name FROM callback JOIN customer ON k = customer \
     WHERE state = 0 AND owner IS NULL AND due <= ?1 AND born IS NOT NULL ORDER BY due, root LIMIT ?2";
const PROMISES: &str = "SELECT root, part, state, body, customer, id, name FROM promise JOIN customer ON k = customer \
     WHERE state = 0 AND is_ours = 1 AND due IS NOT NULL AND owner = ?1 AND due <= ?2 AND born IS NOT NULL \
     ORDER BY due, root, part LIMIT ?3";
const ANOTHERS: &str = "SELECT EXISTS(SELECT 1 FROM callback WHERE customer = ?1 AND state = 0 AND owner <> ?2 AND due <= ?3)";
const NEXT: &str = "SELECT root, part, state, body, customer, tried, due, id, name FROM callback JOIN customer ON k = customer \
     WHERE state = 0 AND owner IS ?1 AND due > ?2 AND born IS NOT NULL ORDER BY due, root LIMIT 8";

/// How long before an exact time a callback stands in the queue; the guard allows the call from then on.
const LEAD: Duration = Duration::minutes(15);

/// For whom, when, and how many.
pub(super) struct Front {
    seller: SellerId,
    now: Now,
    rows_max: i64,
}

/// A customer who is due.
pub(super) struct Due {
    pub(super) customer: i64,
    pub(super) place: Place,
}

impl Front {
    /// The front that a question asks for.
    pub(super) fn of(question: &QueueQuestion, rows_max: usize) -> Self {
        Self {
            seller: question.seller,
            now: question.now,
            rows_max: i64::try_from(rows_max.saturating_mul(4)).unwrap_or(i64::MAX),
        }
    }
}

/// A stored callback with what decides whether it is due.
struct Stored {
    callback: Callback,
    customer: i64,
    name: String,
    tried: Option<Moment>,
}

impl Store {
    /// Callbacks that can be made now: mine, then anyone's, soonest first.
    pub(super) fn due_callbacks(&self, front: &Front) -> Result<Vec<Due>, Failure> {
        let until = Col(front.now.at.plus(LEAD));
        let mine = self.stored(MINE, (Col(front.seller), until, front.rows_max))?;
        let anyones = self.stored(ANYONES, (until, front.rows_max))?;
        let mut due = Vec::new();
        for stored in mine.into_iter().chain(anyones) {
            if is_open_now(&stored, front.now) && !self.is_suppressed(stored.customer, front.now)? {
                due.push(Due {
                    customer: stored.customer,
                    place: Place::Callback(stored.callback),
                });
            }
        }
        Ok(due)
    }

    /// Promises of this seller's that are due, soonest first.
    pub(super) fn due_promises(&self, front: &Front) -> Result<Vec<Due>, Failure> {
        let mut due = Vec::new();
        for (promise, customer, _, _) in
            self.stored_promises(front.seller, front.now, front.rows_max)?
        {
            if !self.is_suppressed(customer, front.now)? {
                due.push(Due {
                    customer,
                    place: Place::Promise(promise),
                });
            }
        }
        Ok(due)
    }

    /// Callbacks due until the end of the seller's day, theirs and anyone's, soonest first, with the customer's name.
    pub(super) fn callbacks_until(
        &self,
        seller: SellerId,
        until: Moment,
        rows_max: i64,
    ) -> Result<Vec<(Callback, String)>, Failure> {
        let mut stored = self.stored(MINE, (Col(seller), Col(until), rows_max))?;
        stored.extend(self.stored(ANYONES, (Col(until), rows_max))?);
        stored.sort_by_key(|stored| (stored.callback.set.when.due(), stored.callback.id));
        Ok(stored
            .into_iter()
            .map(|stored| (stored.callback, stored.name))
            .collect())
    }

    /// The next exact callback of this seller's, or anyone's, that is due after now and within `within`.
    pub fn exact_callback_soon(
        &self,
        seller: SellerId,
        now: Now,
        within: Duration,
    ) -> Result<Option<(Callback, String)>, Failure> {
        let mut stored = self.stored(NEXT, (Col(seller), Col(now.at)))?;
        stored.extend(self.stored(NEXT, (None::<i64>, Col(now.at)))?);
        let soon = stored.into_iter().filter(|stored| {
            let when = &stored.callback.set.when;
            when.precision == Precision::Exact && when.due() <= now.at.plus(within)
        });
        let first = soon.min_by_key(|stored| (stored.callback.set.when.due(), stored.callback.id));
        Ok(first.map(|stored| (stored.callback, stored.name)))
    }

    /// The seller's promises that are due by today.
    pub(super) fn stored_promises(
        &self,
        seller: SellerId,
        now: Now,
        rows_max: i64,
    ) -> Result<Vec<(Promise, i64, CustomerId, String)>, Failure> {
        let mut statement = self.db.prepare_cached(PROMISES)?;
        let mut rows = statement.query((Col(seller), day(now.today()), rows_max))?;
        let mut promises = Vec::new();
        while let Some(row) = rows.next()? {
            let Col(id) = row.get(5)?;
            promises.push((promise(row)?, row.get(4)?, id, row.get(6)?));
        }
        Ok(promises)
    }

    /// Whether another seller has a callback with them that is due today.
    pub(super) fn is_anothers(
        &self,
        customer: i64,
        seller: SellerId,
        now: Now,
    ) -> Result<bool, Failure> {
        let until = Col(now.at.plus(LEAD));
        Ok(self
            .db
            .prepare_cached(ANOTHERS)?
            .query_row((customer, Col(seller), until), |row| row.get(0))?)
    }

    fn stored(
        &self,
        sql: &'static str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<Stored>, Failure> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut stored = Vec::new();
        while let Some(row) = rows.next()? {
            stored.push(read(row)?);
        }
        Ok(stored)
    }

    fn is_suppressed(&self, customer: i64, now: Now) -> Result<bool, Failure> {
        const ANY: &str = "SELECT EXISTS(SELECT 1 FROM suppression)";
        let any: bool = self
            .db
            .prepare_cached(ANY)?
            .query_row([], |row| row.get(0))?;
        if !any {
            return Ok(false);
        }
        let person = crate::store::person::person(&self.db, self.mac_key.as_ref(), customer, now)?;
        Ok(!person.suppressed().is_empty())
    }
}

fn read(row: &Row<'_>) -> Result<Stored, Failure> {
    let Col(id) = row.get(7)?;
    let tried: Option<Col<Moment>> = row.get(5)?;
    Ok(Stored {
        callback: callback(row, id)?,
        customer: row.get(4)?,
        name: row.get(8)?,
        tried: tried.map(|Col(tried)| tried),
    })
}

/// Whether a callback can be made now: its time has come, and it was not tried in vain today.
fn is_open_now(stored: &Stored, now: Now) -> bool {
    let when = &stored.callback.set.when;
    let opens = match when.precision {
        Precision::Exact => when.due().plus(-LEAD),
        Precision::After | Precision::Day => when.due(),
    };
    let in_vain = stored.tried.is_some_and(|tried| {
        tried >= opens && tried.in_zone(when.zone).date() >= now.at.in_zone(when.zone).date()
    });
    opens <= now.at && !in_vain
}
