//! What a seller must not forget today.

use chrono::Duration;
use rusqlite::Row;

use super::agreed::{PromiseOf, collect, promise, promises};
use crate::model::id::{CustomerId, SellerId};
use crate::model::keeping::{About, Correction, Keeping, Mended, NearlyForgotten, Unsorted};
use crate::model::moment::{Moment, Now};
use crate::model::order::{NextContact, Order};
use crate::model::said::{Promise, Question};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day, demand_ref, order_ref, question_ref};
use crate::sync::wire::order_of_json;

/// Rows of a kind at most.
const ROWS_MAX: i64 = 200;

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
pub(super) const ORDERS: &str = "SELECT customer.id, customer.name, root, part, step, since, body FROM ordered \
     JOIN customer ON customer.k = customer WHERE due IS NOT NULL AND owner = ?1 AND due <= ?2 AND born IS NOT NULL \
     ORDER BY due, root, part LIMIT ?3";
/// Whoever has an agreed call, or wants none, is not forgotten.
pub(super) const NEARLY_FORGOTTEN: &str = "SELECT customer.id, customer.name, since, latest FROM contact_due \
     JOIN customer ON customer.k = customer WHERE latest <= ?1 AND born IS NOT NULL \
     AND NOT EXISTS(SELECT 1 FROM callback WHERE callback.customer = contact_due.customer AND state = 0) \
     AND NOT EXISTS(SELECT 1 FROM suppression WHERE suppression.customer = contact_due.customer) \
     ORDER BY latest, contact_due.customer LIMIT ?2";

impl Store {
    /// What a seller must not forget today.
    pub fn keeping(&self, seller: SellerId, now: Now) -> Result<Keeping, Failure> {
        self.snapshot(|db| {
            let today = now.today();
            let (overdue, due) = collect(db, DUE, (day(today), ROWS_MAX), promise)?
                .into_iter()
                .map(about_promise)
                .partition(|it| it.what.made.due.is_some_and(|due| due < today));
            let mended_since = Col(now.at.plus(-MENDED_LATELY));
            let close = Col(now.at.plus(CLOSE));
            Ok(Keeping {
                overdue,
                due,
                questions: collect(db, QUESTIONS, [ROWS_MAX], question)?,
                mended: collect(db, MENDED, (mended_since, ROWS_MAX), mended)?,
                unsorted: collect(db, UNSORTED, [ROWS_MAX], unsorted)?,
                corrections: collect(db, CORRECTIONS, (Col(seller), ROWS_MAX), correction)?,
                orders: collect(db, ORDERS, (Col(seller), Col(now.at), ROWS_MAX), ordered)?
                    .into_iter()
                    .flatten()
                    .collect(),
                nearly_forgotten: collect(db, NEARLY_FORGOTTEN, (close, ROWS_MAX), forgotten)?,
            })
        })
    }
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
