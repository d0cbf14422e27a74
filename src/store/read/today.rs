//! The first screen, and what else is asked about a day.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::{CallbackOf, callback, callbacks, collect};
use super::callers::Callers;
use super::double;
use super::keeping::{self, ROWS_MAX, counted_max, rows_max};
use super::queue::due;
use super::{count, customer_key};
use crate::model::callback::Callback;
use crate::model::exported::Exported;
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::keeping::{Keeping, KeptKind};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::queue::Today;
use crate::store::open::{Failure, Store};
use crate::store::person::is_any_wish;
use crate::store::row::Col;

/// Keys are given out one after the other, and no row is ever deleted: who is forgotten is no longer born.
const CUSTOMERS: &str =
    "SELECT coalesce((SELECT max(k) FROM customer) - (SELECT min(k) FROM customer) + 1, 0)";
const CUSTOMERS_UNBORN: &str =
    "SELECT count(*) FROM customer INDEXED BY customer_unborn WHERE born IS NULL";
const AGREED: &str = callbacks!("state = 0 AND due >= ?1 AND due < ?2 ORDER BY due, root, part");
const CALLBACKS_OF_MINE: &str = "SELECT count(*) FROM (SELECT 1 FROM callback WHERE state = 0 AND due <= ?1 AND owner = ?2 LIMIT ?3)";
const CALLBACKS_OF_ANYONES: &str = "SELECT count(*) FROM (SELECT 1 FROM callback WHERE state = 0 AND due <= ?1 AND owner IS NULL AND ?2 IS NOT NULL LIMIT ?3)";
const LAST_SAVED: &str = "SELECT customer.id, coalesce(entry.of, entry.record) FROM call JOIN entry ON entry.k = call.k \
     JOIN customer ON customer.k = call.customer WHERE is_live = 1 AND call.seller = ?1 ORDER BY call.at DESC, call.k DESC LIMIT 1";

/// Exports that named the sellers, newest first.
const EXPORTED: &str =
    "SELECT at, body FROM exported WHERE at >= ?1 ORDER BY at DESC, record LIMIT 5";
/// For so long every seller sees one on the first page.
const SEEN: Duration = Duration::days(14);

impl Store {
    /// What is due, what else a seller must not forget, and how each list is doing. What waits for the team folder is not
    /// known here.
    pub fn today(&self, seller: SellerId, now: Now) -> Result<Today, Failure> {
        self.snapshot(|db| {
            let callers = Callers::of(db, &*self.holds, now)?;
            let (callbacks, count) = self.callbacks_today(db, (seller, callers.as_ref()), now)?;
            let mut keeping = keeping::keeping(db, seller, now)?;
            if count > ROWS_MAX {
                keeping.more.push((KeptKind::Callbacks, count));
            }
            Ok(Today {
                never: self.never_among(db, &kept_with(&callbacks, &keeping), now)?,
                callbacks: callbacks
                    .into_iter()
                    .map(|of| (of.callback, of.name))
                    .collect(),
                away: callers.as_ref().map(Callers::away).unwrap_or_default(),
                keeping,
                lists: self.open_lists(db, now)?,
                is_shared: callers.as_ref().is_some_and(Callers::share),
                customers: customers_count(db)?,
                unpublished: None,
                exported: exported(db, now)?,
                doubles: double::of_late(db, seller, now)?,
            })
        })
    }

    /// Who agreed to call is the one to call; what is anyone's, and what a colleague has missed, is the seller's too.
    fn callbacks_today(
        &self,
        db: &Connection,
        (seller, callers): (SellerId, Option<&Callers>),
        now: Now,
    ) -> Result<(Vec<CallbackOf>, u64), Failure> {
        let tomorrow = day_begins(now.today().succ_opt().unwrap_or(now.today()), now.zone);
        let until = Col(tomorrow.plus(-Duration::milliseconds(1)));
        let mut callbacks = self.missed(db, seller, now)?;
        for owner in callers.map(Callers::handed_over).unwrap_or_default() {
            let of_owner = (until, Col(owner), rows_max());
            let handed = collect(db, due::FIRST_OF_MINE, of_owner, callback)?;
            for of in handed {
                let stand_in = callers.and_then(|it| it.stand_in(owner, of.callback.customer));
                let is_ours = owner != seller && stand_in.is_some_and(|it| it.id == seller);
                if is_ours && callbacks.iter().all(|it| it.callback.id != of.callback.id) {
                    callbacks.push(of);
                }
            }
        }
        let mut count = u64::try_from(callbacks.len()).unwrap_or(u64::MAX);
        for (first, counted) in [
            (due::FIRST_OF_MINE, CALLBACKS_OF_MINE),
            (due::FIRST_OF_ANYONES, CALLBACKS_OF_ANYONES),
        ] {
            let found = collect(db, first, (until, Col(seller), rows_max()), callback)?;
            count += keeping::counted(
                db,
                found.len(),
                counted,
                (until, Col(seller), counted_max()),
            )?;
            callbacks.extend(found);
        }
        callbacks.sort_by_key(|of| (of.callback.set.when.due(), of.callback.id));
        callbacks.truncate(usize::try_from(ROWS_MAX).unwrap_or(usize::MAX));
        Ok((callbacks, count))
    }

    /// Whom of them nobody may call again.
    fn never_among(
        &self,
        db: &Connection,
        customers: &BTreeSet<CustomerId>,
        now: Now,
    ) -> Result<Vec<CustomerId>, Failure> {
        let mut never = Vec::new();
        if !is_any_wish(db)? {
            return Ok(never);
        }
        for customer in customers {
            if let Some(k) = customer_key(db, *customer)? {
                let person = self.known_person(db, k, now)?;
                never.extend((!person.suppressed().is_empty()).then_some(*customer));
            }
        }
        Ok(never)
    }

    /// The open callbacks agreed for a day, soonest first, with the customers' names.
    pub fn agreements(
        &self,
        date: NaiveDate,
        zone: Zone,
    ) -> Result<Vec<(Callback, String)>, Failure> {
        let begins = day_begins(date, zone);
        let ends = day_begins(date.succ_opt().unwrap_or(date), zone);
        let agreed = collect(&self.db, AGREED, (Col(begins), Col(ends)), callback)?;
        Ok(agreed
            .into_iter()
            .map(|of| (of.callback, of.name))
            .collect())
    }

    /// The last call that a seller saved: whom it was with, and its first version's record.
    pub fn last_saved(&self, seller: SellerId) -> Result<Option<(CustomerId, RecordId)>, Failure> {
        let found = self
            .db
            .prepare_cached(LAST_SAVED)?
            .query_row([Col(seller)], |row| {
                let (Col(customer), Col(record)) = (row.get(0)?, row.get(1)?);
                Ok((customer, record))
            });
        Ok(found.optional()?)
    }

    /// How many customers there are.
    pub fn customers_count(&self) -> Result<u64, Failure> {
        self.snapshot(customers_count)
    }
}

/// With whom something is kept that would have us call them.
fn kept_with(callbacks: &[CallbackOf], keeping: &Keeping) -> BTreeSet<CustomerId> {
    let callbacks = callbacks.iter().map(|of| of.callback.customer);
    let promises = keeping.promises.iter().map(|of| of.customer);
    let mended = keeping.mended.iter().map(|of| of.customer);
    let questions = keeping.questions.iter().map(|of| of.customer);
    let orders = keeping.orders.iter().map(|of| of.customer);
    let all = callbacks.chain(promises).chain(mended);
    all.chain(questions).chain(orders).collect()
}

/// Without counting a million rows.
fn customers_count(db: &Connection) -> Result<u64, Failure> {
    let all = one_count(db, CUSTOMERS)?;
    Ok(all.saturating_sub(one_count(db, CUSTOMERS_UNBORN)?))
}

fn one_count(db: &Connection, sql: &str) -> Result<u64, Failure> {
    let counted = collect(db, sql, [], |row| count(row, 0))?;
    Ok(counted.into_iter().sum())
}

fn day_begins(date: NaiveDate, zone: Zone) -> Moment {
    zone.instant(date.and_time(NaiveTime::MIN))
}

/// The exports of late that named the sellers.
fn exported(db: &Connection, now: Now) -> Result<Vec<(Moment, Exported)>, Failure> {
    collect(db, EXPORTED, [Col(now.at.plus(-SEEN))], |row| {
        let Col(at) = row.get(0)?;
        let body: String = row.get(1)?;
        Ok((at, serde_json::from_str(&body)?))
    })
}
