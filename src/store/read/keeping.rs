//! What a seller must not forget today.

use chrono::Duration;
use rusqlite::{Connection, Params, Row};

use super::agreed::{PromiseOf, collect, promise, promises};
use super::count;
use crate::model::id::{CustomerId, SellerId};
use crate::model::keeping::{
    About, Correction, Keeping, KeptKind, Mended, NearlyForgotten, Unsorted,
};
use crate::model::moment::{Moment, Now};
use crate::model::order::{NextContact, Order};
use crate::model::said::{Promise, Question};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day, demand_ref, order_ref, question_ref};
use crate::sync::wire::order_of_json;

/// Rows of a kind at most.
pub(super) const ROWS_MAX: u64 = 200;

/// A cause that was mended so long ago is no news.
const MENDED_LATELY: Duration = Duration::days(90);

/// So long before they are forgotten people are close to it.
const CLOSE: Duration = Duration::days(7);

pub(super) const DUE: &str =
    promises!("state = 0 AND due IS NOT NULL AND due <= ?1 ORDER BY due, root, part LIMIT ?2");
pub(super) const QUESTIONS: &str = "SELECT customer.id, customer.name, root, part, at, body FROM question \
     JOIN customer ON customer.k = customer WHERE is_ours = 0 AND is_answered = 0 AND born IS NOT NULL ORDER BY at, root, part LIMIT ?1";
/// Each of those who raised a cause and with whom nobody has spoken since it was mended, by the last time they raised it.
pub(super) const MENDED: &str = "SELECT customer.id, customer.name, cause.words, mended_at, demand.body, max(demand.at) FROM cause \
     CROSS JOIN demand ON demand.cause = cause.cause AND demand.cause <> '' JOIN customer ON customer.k = demand.customer \
     WHERE mended_at IS NOT NULL AND mended_at >= ?1 AND (named_at IS NULL OR named_at <= mended_at) AND demand.kind = 1 \
     AND born IS NOT NULL AND NOT EXISTS(SELECT 1 FROM entry JOIN call ON call.k = entry.k \
         WHERE entry.customer = demand.customer AND entry.at >= mended_at AND is_live = 1 AND line IN (0, 6)) \
     GROUP BY cause.cause, customer.k ORDER BY mended_at, customer.id LIMIT ?2";
pub(super) const UNSORTED: &str = "SELECT customer.id, customer.name, root, part, at, body FROM demand \
     JOIN customer ON customer.k = customer WHERE kind = 3 AND born IS NOT NULL ORDER BY at, root, part LIMIT ?1";
pub(super) const CORRECTIONS: &str = "SELECT customer.id, customer.name, record, at, body FROM correction \
     JOIN customer ON customer.k = customer WHERE is_open = 1 AND seller = ?1 AND born IS NOT NULL ORDER BY at, record LIMIT ?2";
/// Whoever has an agreed call is asked then; an offer is to be sent all the same, which is the first step's.
pub(super) const ORDERS: &str = "SELECT customer.id, customer.name, root, part, step, since, body FROM ordered \
     JOIN customer ON customer.k = customer WHERE due IS NOT NULL AND owner = ?1 AND due <= ?2 AND born IS NOT NULL \
     AND (step = 0 OR NOT EXISTS(SELECT 1 FROM callback WHERE callback.customer = ordered.customer AND state = 0)) \
     ORDER BY due, root, part LIMIT ?3";
/// Whoever has an agreed call, or wants none, is not forgotten.
pub(super) const NEARLY_FORGOTTEN: &str = "SELECT customer.id, customer.name, since, latest FROM contact_due \
     JOIN customer ON customer.k = customer WHERE latest <= ?1 AND born IS NOT NULL \
     AND NOT EXISTS(SELECT 1 FROM callback WHERE callback.customer = contact_due.customer AND state = 0) \
     AND NOT EXISTS(SELECT 1 FROM suppression WHERE suppression.customer = contact_due.customer) \
     ORDER BY latest, contact_due.customer LIMIT ?2";

const COUNT_DUE: &str = "SELECT count(*) FROM (SELECT 1 FROM promise WHERE state = 0 AND due IS NOT NULL AND due <= ?1 LIMIT ?2)";
const COUNT_QUESTIONS: &str =
    "SELECT count(*) FROM (SELECT 1 FROM question WHERE is_ours = 0 AND is_answered = 0 LIMIT ?1)";
const COUNT_UNSORTED: &str = "SELECT count(*) FROM (SELECT 1 FROM demand WHERE kind = 3 LIMIT ?1)";
const COUNT_CORRECTIONS: &str =
    "SELECT count(*) FROM (SELECT 1 FROM correction WHERE is_open = 1 AND seller = ?1 LIMIT ?2)";
const COUNT_ORDERS: &str = "SELECT count(*) FROM (SELECT 1 FROM ordered WHERE due IS NOT NULL AND owner = ?1 AND due <= ?2 LIMIT ?3)";
const COUNT_FORGOTTEN: &str =
    "SELECT count(*) FROM (SELECT 1 FROM contact_due WHERE latest <= ?1 LIMIT ?2)";

/// [`ROWS_MAX`] as a parameter.
pub(super) fn rows_max() -> i64 {
    ROWS_MAX.cast_signed()
}

/// [`Keeping::COUNTED_MAX`] as a parameter.
pub(super) fn counted_max() -> i64 {
    Keeping::COUNTED_MAX.cast_signed()
}

/// How many there are when so many rows were found; counted only when there may be more than those.
pub(super) fn counted(
    db: &Connection,
    found: usize,
    sql: &str,
    params: impl Params,
) -> Result<u64, Failure> {
    let found = u64::try_from(found).unwrap_or(u64::MAX);
    if found < ROWS_MAX {
        return Ok(found);
    }
    let all = collect(db, sql, params, |row| count(row, 0))?;
    Ok(all.into_iter().sum())
}

impl Store {
    /// What a seller must not forget today.
    pub fn keeping(&self, seller: SellerId, now: Now) -> Result<Keeping, Failure> {
        self.snapshot(|db| keeping(db, seller, now))
    }
}

/// What a seller must not forget today: bounded rows of each kind, each found by an index, and how many there are where
/// there are more.
pub(super) fn keeping(db: &Connection, seller: SellerId, now: Now) -> Result<Keeping, Failure> {
    let (rows, most) = (rows_max(), counted_max());
    let (today, me, at) = (day(now.today()), Col(seller), Col(now.at));
    let mended_since = Col(now.at.plus(-MENDED_LATELY));
    let close = Col(now.at.plus(CLOSE));
    let promises = collect(db, DUE, (today, rows), promise)?;
    let orders = collect(db, ORDERS, (me, at, rows), ordered)?;
    let mut keeping = Keeping {
        promises: promises.into_iter().map(about_promise).collect(),
        questions: collect(db, QUESTIONS, [rows], question)?,
        mended: collect(db, MENDED, (mended_since, rows), mended)?,
        unsorted: collect(db, UNSORTED, [rows], unsorted)?,
        corrections: collect(db, CORRECTIONS, (me, rows), correction)?,
        orders: orders.into_iter().flatten().collect(),
        nearly_forgotten: collect(db, NEARLY_FORGOTTEN, (close, rows), forgotten)?,
        more: Vec::new(),
    };
    let counts = [
        (
            KeptKind::Promises,
            counted(db, keeping.promises.len(), COUNT_DUE, (today, most))?,
        ),
        (
            KeptKind::Questions,
            counted(db, keeping.questions.len(), COUNT_QUESTIONS, [most])?,
        ),
        (
            KeptKind::Unsorted,
            counted(db, keeping.unsorted.len(), COUNT_UNSORTED, [most])?,
        ),
        (
            KeptKind::Corrections,
            counted(db, keeping.corrections.len(), COUNT_CORRECTIONS, (me, most))?,
        ),
        (
            KeptKind::Orders,
            counted(db, keeping.orders.len(), COUNT_ORDERS, (me, at, most))?,
        ),
        (
            KeptKind::Forgotten,
            counted(
                db,
                keeping.nearly_forgotten.len(),
                COUNT_FORGOTTEN,
                (close, most),
            )?,
        ),
    ];
    keeping.more = counts
        .into_iter()
        .filter(|(_, count)| *count > ROWS_MAX)
        .collect();
    Ok(keeping)
}

fn about<T>(row: &Row<'_>, what: T) -> Result<About<T>, Failure> {
    let Col::<CustomerId>(customer) = row.get(0)?;
    Ok(About {
        customer,
        name: row.get(1)?,
        what,
    })
}

fn about_promise(of: PromiseOf) -> About<Promise> {
    About {
        customer: of.id,
        name: of.name,
        what: of.promise,
    }
}

fn question(row: &Row<'_>) -> Result<About<(Question, Moment)>, Failure> {
    let (Col(root), Col(at)) = (row.get(2)?, row.get(4)?);
    let body: String = row.get(5)?;
    let question = Question {
        id: question_ref(root, row.get(3)?),
        asked: serde_json::from_str(&body)?,
    };
    about(row, (question, at))
}

fn mended(row: &Row<'_>) -> Result<About<Mended>, Failure> {
    let Col(at) = row.get(3)?;
    let body: String = row.get(4)?;
    let mended = Mended {
        cause: row.get(2)?,
        at,
        demand: serde_json::from_str(&body)?,
    };
    about(row, mended)
}

fn unsorted(row: &Row<'_>) -> Result<About<Unsorted>, Failure> {
    let (Col(root), Col(at)) = (row.get(2)?, row.get(4)?);
    let body: String = row.get(5)?;
    let unsorted = Unsorted {
        id: demand_ref(root, row.get(3)?),
        demand: serde_json::from_str(&body)?,
        at,
    };
    about(row, unsorted)
}

fn correction(row: &Row<'_>) -> Result<About<Correction>, Failure> {
    let (Col(id), Col(at)) = (row.get(2)?, row.get(3)?);
    let body: String = row.get(4)?;
    let correction = Correction {
        id,
        asked: serde_json::from_str(&body)?,
        at,
    };
    about(row, correction)
}

/// An order and the contact that its step proposes.
fn ordered(row: &Row<'_>) -> Result<Option<About<(Order, NextContact)>>, Failure> {
    let (Col(root), Col(step), Col(since)) = (row.get(2)?, row.get(4)?, row.get(5)?);
    let body: String = row.get(6)?;
    let order = Order {
        id: order_ref(root, row.get(3)?),
        new: order_of_json(&body)?,
        step,
        since,
    };
    let proposed = order.step.proposes();
    proposed
        .map(|(contact, _)| about(row, (order, contact)))
        .transpose()
}

fn forgotten(row: &Row<'_>) -> Result<About<NearlyForgotten>, Failure> {
    let (Col(since), Col(latest)) = (row.get(2)?, row.get(3)?);
    about(row, NearlyForgotten { since, latest })
}
