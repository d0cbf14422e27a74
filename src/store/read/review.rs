//! The weekly review: whom a seller goes through, one at a time, so that nobody is forgotten.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::collect;
use crate::model::id::{CustomerId, SellerId};
use crate::model::keeping::{About, Review, ReviewRow};
use crate::model::moment::{Moment, Now};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day};

/// A review looks back so far when there was none before.
const WEEK: Duration = Duration::days(7);

pub(super) const LAST: &str =
    "SELECT at FROM review WHERE seller = ?1 AND at <= ?2 ORDER BY at DESC LIMIT 1";
pub(super) const CALLS: &str = "SELECT call.customer, call.at FROM call INDEXED BY call_at \
     WHERE call.at >= ?1 AND call.at <= ?2 AND is_live = 1 AND call.seller = ?3";
/// What stands beside the calls; that they were gone through is no news of them.
pub(super) const BESIDE: &str = "SELECT customer, at FROM entry INDEXED BY entry_beside \
     WHERE kind > 3 AND kind <> 74 AND at >= ?1 AND at <= ?2 AND seller = ?3";
const NAME: &str = "SELECT id, name FROM customer WHERE k = ?1 AND born IS NOT NULL";
/// Gone through since, or set aside until a day that has not come.
const IS_REVIEWED: &str = "SELECT EXISTS(SELECT 1 FROM reviewed WHERE customer = ?1 AND seller = ?2 \
     AND (at >= ?3 OR aside_until > ?4))";

impl Store {
    /// Whom a seller goes through: everybody about whom the seller has said something since the last review's receipt, in the
    /// order in which it was first said.
    pub fn review(&self, seller: SellerId, now: Now) -> Result<Review, Failure> {
        self.snapshot(|db| {
            let since = last_review(db, seller, now)?.unwrap_or(now.at.plus(-WEEK));
            let span = (Col(since), Col(now.at), Col(seller));
            let mut seen: HashMap<i64, (Moment, Moment)> = HashMap::new();
            for sql in [CALLS, BESIDE] {
                for (customer, at) in collect(db, sql, span, moment_of)? {
                    let (first, last) = seen.entry(customer).or_insert((at, at));
                    (*first, *last) = ((*first).min(at), (*last).max(at));
                }
            }
            let mut order: Vec<_> = seen.into_iter().collect();
            order.sort_by_key(|(customer, (first, _))| (*first, *customer));
            let mut rows = Vec::new();
            for (customer, (_, last)) in order {
                rows.extend(self::row(db, customer, last, (seller, since, now.today()))?);
            }
            Ok(Review {
                since: Some(since),
                rows,
            })
        })
    }
}

fn moment_of(row: &rusqlite::Row<'_>) -> Result<(i64, Moment), Failure> {
    let Col(at) = row.get(1)?;
    Ok((row.get(0)?, at))
}

/// When the seller's last review ended.
fn last_review(db: &Connection, seller: SellerId, now: Now) -> Result<Option<Moment>, Failure> {
    let at: Option<Col<Moment>> = db
        .prepare_cached(LAST)?
        .query_row((Col(seller), Col(now.at)), |row| row.get(0))
        .optional()?;
    Ok(at.map(|Col(at)| at))
}

/// Somebody in the review; none for somebody of whom only later facts have arrived.
fn row(
    db: &Connection,
    customer: i64,
    last: Moment,
    (seller, since, today): (SellerId, Moment, NaiveDate),
) -> Result<Option<About<ReviewRow>>, Failure> {
    let known = db
        .prepare_cached(NAME)?
        .query_row([customer], |row| {
            let Col::<CustomerId>(id) = row.get(0)?;
            Ok((id, row.get::<_, String>(1)?))
        })
        .optional()?;
    let Some((id, name)) = known else {
        return Ok(None);
    };
    let key = (customer, Col(seller), Col(since), day(today));
    let is_reviewed = db
        .prepare_cached(IS_REVIEWED)?
        .query_row(key, |row| row.get(0))?;
    Ok(Some(About {
        customer: id,
        name,
        what: ReviewRow { last, is_reviewed },
    }))
}
