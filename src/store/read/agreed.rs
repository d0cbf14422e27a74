//! What was agreed and is open: callbacks, promises, questions, and what matters to a customer.

use chrono::NaiveDate;
use rusqlite::{Connection, Params, Row};

use crate::model::callback::{Callback, CallbackSet};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Moment;
use crate::model::order::Order;
use crate::model::said::{Need, Priority, Promise, Question};
use crate::model::talk::PrioritySet;
use crate::store::open::Failure;
use crate::store::row::{Col, callback_ref, order_ref, promise_ref, question_ref};
use crate::sync::wire::order_of_json;

/// The columns of a callback, for [`callback`].
macro_rules! callbacks {
    ($where:literal) => {
        concat!(
            "SELECT root, part, customer.id, state, callback.body, callback.customer, customer.name, tried \
             FROM callback JOIN customer ON customer.k = callback.customer WHERE customer.born IS NOT NULL AND ",
            $where
        )
    };
}
pub(super) use callbacks;

/// The columns of a promise, for [`promise`].
macro_rules! promises {
    ($where:literal) => {
        concat!(
            "SELECT root, part, state, promise.body, promise.customer, customer.id, customer.name \
             FROM promise JOIN customer ON customer.k = promise.customer WHERE customer.born IS NOT NULL AND ",
            $where
        )
    };
}
pub(super) use promises;

const CALLBACKS: &str = callbacks!("callback.customer = ?1 AND state = 0 ORDER BY due, root, part");
const PROMISES: &str =
    promises!("promise.customer = ?1 AND state = 0 ORDER BY due IS NULL, due, root, part");
const QUESTIONS: &str = "SELECT root, part, body FROM question WHERE customer = ?1 AND is_answered = 0 ORDER BY at, root, part";
/// Said in calls, and beside them; what was said beside one may replace others.
pub(super) const PRIORITIES: &str = "SELECT ord, root, at, x'', body FROM priority WHERE customer = ?1 \
     UNION ALL SELECT ord, record, at, sup, body FROM priority_set WHERE customer = ?1 ORDER BY 1 DESC, 2 DESC";
pub(super) const NEEDS: &str =
    "SELECT at, body FROM need WHERE customer = ?1 ORDER BY at DESC, root, part";
pub(super) const ORDERS: &str = "SELECT root, part, step, since, body FROM ordered WHERE customer = ?1 ORDER BY at DESC, root, part";

/// A callback, and whom it is with.
#[derive(Debug, Clone)]
pub(super) struct CallbackOf {
    pub(super) callback: Callback,
    pub(super) customer: i64,
    pub(super) name: String,
    /// When the last call because of it was that reached nobody.
    pub(super) tried: Option<Moment>,
}

/// A promise, and to or from whom.
#[derive(Debug, Clone)]
pub(super) struct PromiseOf {
    pub(super) promise: Promise,
    pub(super) customer: i64,
    pub(super) id: CustomerId,
    pub(super) name: String,
}

/// A row of [`callbacks!`].
pub(super) fn callback(row: &Row<'_>) -> Result<CallbackOf, Failure> {
    let (Col(root), Col(customer), Col(state)) = (row.get(0)?, row.get(2)?, row.get(3)?);
    let body: String = row.get(4)?;
    let set: CallbackSet = serde_json::from_str(&body)?;
    let tried: Option<Col<Moment>> = row.get(7)?;
    Ok(CallbackOf {
        callback: Callback {
            id: callback_ref(root, row.get(1)?),
            customer,
            set,
            state,
        },
        customer: row.get(5)?,
        name: row.get(6)?,
        tried: tried.map(|Col(at)| at),
    })
}

/// A row of [`promises!`].
pub(super) fn promise(row: &Row<'_>) -> Result<PromiseOf, Failure> {
    let (Col(root), Col(state), Col(id)) = (row.get(0)?, row.get(2)?, row.get(5)?);
    let body: String = row.get(3)?;
    Ok(PromiseOf {
        promise: Promise {
            id: promise_ref(root, row.get(1)?),
            made: serde_json::from_str(&body)?,
            state,
        },
        customer: row.get(4)?,
        id,
        name: row.get(6)?,
    })
}

/// The rows of a query, each made a value by `read`.
pub(super) fn collect<T>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    read: impl Fn(&Row<'_>) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut values = Vec::new();
    while let Some(row) = rows.next()? {
        values.push(read(row)?);
    }
    Ok(values)
}

/// A customer's open callbacks, soonest first.
pub(super) fn callbacks_of(db: &Connection, customer: i64) -> Result<Vec<Callback>, Failure> {
    let found = collect(db, CALLBACKS, [customer], callback)?;
    Ok(found.into_iter().map(|of| of.callback).collect())
}

/// A customer's open promises, soonest first, those without a day last.
pub(super) fn promises_of(db: &Connection, customer: i64) -> Result<Vec<Promise>, Failure> {
    let found = collect(db, PROMISES, [customer], promise)?;
    Ok(found.into_iter().map(|of| of.promise).collect())
}

/// A customer's open questions, oldest first.
pub(super) fn questions_of(db: &Connection, customer: i64) -> Result<Vec<Question>, Failure> {
    collect(db, QUESTIONS, [customer], |row| {
        let Col(root) = row.get(0)?;
        let body: String = row.get(2)?;
        Ok(Question {
            id: question_ref(root, row.get(1)?),
            asked: serde_json::from_str(&body)?,
        })
    })
}

/// What matters to a customer, since when, and the day on which to ask again.
#[derive(Debug, Clone, Default)]
pub(super) struct Priorities {
    pub(super) priorities: Option<(Moment, Vec<Priority>)>,
    pub(super) ask_again: Option<NaiveDate>,
}

/// What last was said to matter to a customer, by what nothing replaces.
pub(super) fn priorities_of(db: &Connection, customer: i64) -> Result<Priorities, Failure> {
    let rows = collect(db, PRIORITIES, [customer], |row| {
        let (Col(root), Col(at)) = (row.get::<_, Col<RecordId>>(1)?, row.get(2)?);
        let (sup, body): (Vec<u8>, String) = (row.get(3)?, row.get(4)?);
        Ok((root, at, sup, body))
    })?;
    let replaced: Vec<&[u8]> = rows.iter().flat_map(|it| it.2.chunks_exact(20)).collect();
    let mut shown = rows
        .iter()
        .filter(|it| !replaced.contains(&&it.0.bytes()[..]));
    let Some((_, at, _, body)) = shown.next() else {
        return Ok(Priorities::default());
    };
    // A call holds the list alone; beside a call it has a day with it.
    if let Ok(priorities) = serde_json::from_str(body) {
        return Ok(Priorities {
            priorities: Some((*at, priorities)),
            ask_again: None,
        });
    }
    let set: PrioritySet = serde_json::from_str(body)?;
    Ok(Priorities {
        priorities: Some((*at, set.priorities)),
        ask_again: set.ask_again,
    })
}

/// What a customer will want later, the newest first.
pub(super) fn needs_of(db: &Connection, customer: i64) -> Result<Vec<(Moment, Need)>, Failure> {
    collect(db, NEEDS, [customer], |row| {
        let Col(at) = row.get(0)?;
        let body: String = row.get(1)?;
        Ok((at, serde_json::from_str(&body)?))
    })
}

/// A customer's orders, the newest first.
pub(super) fn orders_of(db: &Connection, customer: i64) -> Result<Vec<Order>, Failure> {
    collect(db, ORDERS, [customer], |row| {
        let (Col(root), Col(step), Col(since)) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let body: String = row.get(4)?;
        Ok(Order {
            id: order_ref(root, row.get(1)?),
            new: order_of_json(&body)?,
            step,
            since,
        })
    })
}
