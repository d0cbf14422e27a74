//! The weekly review: whom a seller goes through, one at a time, so that nobody is forgotten.
//!
//! A review that ended with everybody gone through is where the next one begins to look. One that was left, or ended with
//! some still to do, goes on: whoever was gone through in it drops out, and the others come again.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveTime};
use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::collect;
use crate::model::id::{CustomerId, SellerId};
use crate::model::keeping::{About, Review, ReviewRow};
use crate::model::moment::{Moment, Now};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day};

/// A review looks back so far when there was none before.
const WEEK: Duration = Duration::days(7);

pub(super) const COMPLETE: &str =
    "SELECT max(at) FROM review WHERE seller = ?1 AND at <= ?2 AND body ->> '$.forgotten' = 0";
pub(super) const ENDED: &str = "SELECT max(at) FROM review WHERE seller = ?1 AND at <= ?2";
pub(super) const BEGUN: &str = "SELECT min(at) FROM (SELECT min(at) AS at FROM reviewed WHERE seller = ?1 AND at <= ?2 \
     UNION ALL SELECT min(at) FROM review WHERE seller = ?1 AND at <= ?2)";
/// Calls in which something was said, agreed or written down; one that reached nobody and left no word comes back by its
/// list.
pub(super) const CALLS: &str = "SELECT call.customer, call.at FROM call INDEXED BY call_at JOIN entry ON entry.k = call.k \
     WHERE call.at > ?1 AND call.at <= ?2 AND is_live = 1 AND call.seller = ?3 AND (line IN (0, 6) \
     OR coalesce(body ->> '$.notes', body ->> '$.call.notes', '') <> '' OR coalesce(body -> '$.callback', body -> '$.call.callback') IS NOT NULL)";
/// What stands beside the calls; that they were gone through is no news of them, nor is what a list brought along.
pub(super) const BESIDE: &str = "SELECT customer, at FROM entry INDEXED BY entry_beside \
     WHERE kind > 3 AND kind <> 74 AND at > ?1 AND at <= ?2 AND seller = ?3 AND NOT (kind = 4 AND coalesce(body ->> '$.source', '') <> '')";
pub(super) const CALLBACKS_OVERDUE: &str =
    "SELECT customer, due FROM callback WHERE state = 0 AND owner = ?1 AND due < ?2";
pub(super) const PROMISES_OVERDUE: &str = "SELECT customer, due FROM promise WHERE state = 0 AND is_ours = 1 AND due IS NOT NULL AND owner = ?1 AND due < ?2";
/// Whose day has come who was set aside, and was not gone through again in a review that has ended.
pub(super) const ASIDE: &str = "SELECT customer, aside_until FROM reviewed WHERE seller = ?1 AND aside_until IS NOT NULL AND aside_until <= ?2 \
     AND NOT EXISTS(SELECT 1 FROM reviewed AS later WHERE later.customer = reviewed.customer AND later.seller = ?1 \
         AND (later.at, later.record) > (reviewed.at, reviewed.record) AND later.at <= ?3)";
const NAME: &str = "SELECT id, name FROM customer WHERE k = ?1 AND born IS NOT NULL";
const REVIEWED: &str = "SELECT max(at) FROM reviewed WHERE customer = ?1 AND seller = ?2 AND at >= ?3 AND at > ?4 AND at <= ?5";
/// Set aside the last time, until a day that has not come.
const SET_ASIDE: &str = "SELECT aside_until FROM reviewed WHERE customer = ?1 AND seller = ?2 AND at <= ?3 ORDER BY at DESC, record DESC LIMIT 1";

impl Store {
    /// Whom a seller goes through, in the order in which there was first something to go through.
    pub fn review(&self, seller: SellerId, now: Now) -> Result<Review, Failure> {
        self.snapshot(|db| {
            let looks = Looks::of(db, seller, now)?;
            let mut order: Vec<_> = looks.seen(db)?.into_iter().collect();
            order.sort_by_key(|(customer, (first, _))| (*first, *customer));
            let mut rows = Vec::new();
            for (customer, (_, last)) in order {
                rows.extend(looks.row(db, customer, last)?);
            }
            Ok(Review {
                since: Some(looks.since),
                rows,
            })
        })
    }
}

/// Where a review begins to look, and for whom.
struct Looks {
    seller: SellerId,
    now: Now,
    since: Moment,
    /// When the last review ended, however it did.
    ended: Option<Moment>,
}

impl Looks {
    fn of(db: &Connection, seller: SellerId, now: Now) -> Result<Self, Failure> {
        let key = (Col(seller), Col(now.at));
        let at = |sql: &str| -> Result<Option<Moment>, Failure> {
            let at: Option<Col<Moment>> =
                db.prepare_cached(sql)?.query_row(key, |row| row.get(0))?;
            Ok(at.map(|Col(at)| at))
        };
        let since = match (at(COMPLETE)?, at(BEGUN)?) {
            (Some(complete), _) => complete,
            (None, begun) => begun.unwrap_or(now.at).plus(-WEEK),
        };
        Ok(Self {
            seller,
            now,
            since,
            ended: at(ENDED)?,
        })
    }

    /// Everybody there is something of, when first and when last.
    fn seen(&self, db: &Connection) -> Result<HashMap<i64, (Moment, Moment)>, Failure> {
        let mut seen: HashMap<i64, (Moment, Moment)> = HashMap::new();
        let mut take = |(customer, at)| {
            let (first, last) = seen.entry(customer).or_insert((at, at));
            (*first, *last) = ((*first).min(at), (*last).max(at));
        };
        let span = (Col(self.since), Col(self.now.at), Col(self.seller));
        for sql in [CALLS, BESIDE] {
            collect(db, sql, span, moment_of)?
                .into_iter()
                .for_each(&mut take);
        }
        let late = (Col(self.seller), Col(self.now.at));
        collect(db, CALLBACKS_OVERDUE, late, moment_of)?
            .into_iter()
            .for_each(&mut take);
        let today = self.now.today();
        let late = (Col(self.seller), day(today));
        let over = collect(db, PROMISES_OVERDUE, late, day_of)?;
        // Whoever was set aside until a day is due on it, and a promise is overdue on the day after its last.
        let over = over
            .into_iter()
            .map(|(of, due)| (of, due.succ_opt().unwrap_or(due)));
        let before = self.ended.unwrap_or(self.since);
        let came = (Col(self.seller), day(today), Col(before));
        let aside = collect(db, ASIDE, came, day_of)?.into_iter();
        over.chain(aside)
            .map(|(of, day)| (of, self.now.zone.instant(day.and_time(NaiveTime::MIN))))
            .for_each(&mut take);
        Ok(seen)
    }

    /// Somebody in the review; none for whom an earlier one has closed, and for somebody of whom only later facts have
    /// arrived.
    fn row(
        &self,
        db: &Connection,
        customer: i64,
        last: Moment,
    ) -> Result<Option<About<ReviewRow>>, Failure> {
        let known = db
            .prepare_cached(NAME)?
            .query_row([customer], |row| {
                let Col::<CustomerId>(id) = row.get(0)?;
                Ok((id, row.get::<_, String>(1)?))
            })
            .optional()?;
        let reviewed = self.reviewed(db, customer, last)?;
        let aside_until = self.aside_until(db, customer)?;
        let is_closed = reviewed.is_some_and(|at| self.ended.is_some_and(|ended| at <= ended));
        Ok(known.filter(|_| !is_closed).map(|(id, name)| About {
            customer: id,
            name,
            what: ReviewRow {
                last,
                is_reviewed: reviewed.is_some() || aside_until.is_some(),
                aside_until,
            },
        }))
    }

    /// When they were gone through after what was last said.
    fn reviewed(
        &self,
        db: &Connection,
        customer: i64,
        last: Moment,
    ) -> Result<Option<Moment>, Failure> {
        let (from, since) = (Col(last), Col(self.since));
        let key = (customer, Col(self.seller), from, since, Col(self.now.at));
        let at: Option<Col<Moment>> = db
            .prepare_cached(REVIEWED)?
            .query_row(key, |row| row.get(0))?;
        Ok(at.map(|Col(at)| at))
    }

    fn aside_until(&self, db: &Connection, customer: i64) -> Result<Option<NaiveDate>, Failure> {
        let key = (customer, Col(self.seller), Col(self.now.at));
        let until: Option<Option<Col<NaiveDate>>> = db
            .prepare_cached(SET_ASIDE)?
            .query_row(key, |row| row.get(0))
            .optional()?;
        let until = until.flatten().map(|Col(until)| until);
        Ok(until.filter(|until| *until > self.now.today()))
    }
}

fn moment_of(row: &rusqlite::Row<'_>) -> Result<(i64, Moment), Failure> {
    let Col(at) = row.get(1)?;
    Ok((row.get(0)?, at))
}

fn day_of(row: &rusqlite::Row<'_>) -> Result<(i64, NaiveDate), Failure> {
    let Col(day) = row.get(1)?;
    Ok((row.get(0)?, day))
}
