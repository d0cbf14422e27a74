//! Callbacks as a calendar needs them: how often each was changed, and those that are gone.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::collect;
use super::export::{CallFilter, CallbackRow, Whom, customer_row};
use crate::model::callback::{Callback, CallbackState};
use crate::model::fact::Fact;
use crate::model::id::{Part, PartRef, RecordId};
use crate::model::moment::Moment;
use crate::store::open::{Failure, Store};
use crate::store::project::{Order, fact_of};
use crate::store::row::{Col, part_column, short};

/// Amendments and voids of a call, what was taken back of them, and moves and ends of a callback.
const CHANGES: &str = "SELECT count(*), max(ord) FROM entry WHERE of_ref = ?1 AND of = ?2 AND kind IN (2, 3, 6, 7, 8, 75)";
const FIRST: &str = "SELECT ord FROM entry WHERE ref = ?1 AND record = ?2";
/// Calls that have more than one version, or are void.
const CHANGED: &str = "SELECT DISTINCT of FROM entry WHERE of_ref IS NOT NULL AND kind IN (2, 3)";
const VERSIONS: &str = "SELECT ord, customer, kind, body FROM entry WHERE ref = ?1 AND record = ?2 AND of IS NULL \
     UNION ALL SELECT ord, customer, kind, body FROM entry WHERE of_ref = ?1 AND of = ?2 ORDER BY 1";
const IS_THERE: &str = "SELECT 1 FROM callback WHERE root = ?1 AND part = ?2";

/// A callback on its way into a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRow {
    /// What was agreed, with whom. One that went with its call, or with a version of it, is cancelled.
    pub row: CallbackRow,
    /// How often it was changed since it was agreed; never falls.
    pub changes: u32,
    /// When it was last changed.
    pub changed_at: Moment,
}

impl Store {
    /// Every callback that there ever was, with what a calendar needs to know of its changes. The filter's time is that
    /// at which it is due.
    pub fn calendar(&self, filter: &CallFilter) -> Result<Vec<CalendarRow>, Failure> {
        self.snapshot(|db| {
            let mut rows = Vec::new();
            self.each_callback::<Failure>(filter, |row| {
                rows.push(row);
                Ok(())
            })?;
            rows.extend(gone(db, filter)?);
            rows.into_iter().map(|row| changed(db, row)).collect()
        })
    }
}

fn changed(db: &Connection, row: CallbackRow) -> Result<CalendarRow, Failure> {
    let root = row.callback.id.record;
    let key = (short(&root), Col(root));
    let first: Option<[u8; 24]> = db
        .prepare_cached(FIRST)?
        .query_row(key, |row| row.get(0))
        .optional()?;
    let (changes, last): (u32, Option<[u8; 24]>) = db
        .prepare_cached(CHANGES)?
        .query_row(key, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let ord = last
        .or(first)
        .map_or(Moment::from_millis(0), |ord| Order(ord).at());
    Ok(CalendarRow {
        row,
        changes,
        changed_at: ord,
    })
}

/// Callbacks that a version of a call had, and that neither the version that holds has, nor a void one.
fn gone(db: &Connection, filter: &CallFilter) -> Result<Vec<CallbackRow>, Failure> {
    let roots: BTreeSet<RecordId> = collect(db, CHANGED, [], |row| {
        let Col(root) = row.get(0)?;
        Ok(root)
    })?
    .into_iter()
    .collect();
    let mut principals = HashMap::new();
    let mut rows = Vec::new();
    for root in roots {
        let id = PartRef::callback(root);
        let is_there = db
            .prepare_cached(IS_THERE)?
            .query_row((Col(root), part_column(Part::Callback)), |_| Ok(()))
            .optional()?;
        if is_there.is_some() {
            continue;
        }
        let versions = collect(db, VERSIONS, (short(&root), Col(root)), |row| {
            let body: String = row.get(3)?;
            Ok((row.get::<_, i64>(1)?, fact_of(row.get(2)?, &body)?))
        })?;
        let had = versions.into_iter().rev().find_map(|(customer, fact)| {
            if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
                Some((customer, call.callback?))
            } else {
                None
            }
        });
        let Some((customer, set)) = had.filter(|(_, set)| filter.is_within(set.when.due())) else {
            continue;
        };
        let known = customer_row(db, &mut principals, customer)?;
        if let Some((known, _)) = known.filter(|(row, name)| filter.admits_customer(row, name)) {
            rows.push(CallbackRow {
                callback: Callback {
                    id,
                    customer: known.customer.id,
                    set,
                    state: CallbackState::Cancelled,
                },
                whom: Whom::from(known.customer),
            });
        }
    }
    Ok(rows)
}
