//! Reading: everything that the desk shows and exports, as values of `model`.
//!
//! Each question is answered from one snapshot of the database, so that a save on another connection is seen whole or not
//! at all.
//!
//! *Invariant:* nothing here writes; only [`Store::keep_facet`] makes an index, which holds nothing that is not elsewhere.

mod agenda;
mod agreed;
mod calendar;
mod callers;
mod campaign;
mod card;
mod cause;
mod double;
mod export;
mod facet;
mod field;
mod find;
mod heard;
mod history;
mod joined;
mod keeping;
mod list;
mod named;
mod opened;
mod own_week;
mod person;
mod queue;
mod report;
mod review;
mod said;
mod sellers;
#[cfg(test)]
mod talk_tests;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod today;
mod told;
mod undone;
mod wash;
mod written;

pub use calendar::CalendarRow;
pub use export::{CallFilter, CallRow, CallbackRow, CustomerRow, Whom};
pub use named::Named;
pub use said::{SaidKind, SaidRow, SaidWhat};
pub use undone::Undo;
pub use wash::{WashPerson, WashQuestion, WashTexts};

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::open::{Failure, Store};
use super::row::Col;
use crate::model::id::CustomerId;

/// By whichever of their ids, for somebody who has several.
const KEY: &str = "SELECT k FROM customer WHERE id = coalesce((SELECT whole FROM alias WHERE id = ?1), ?1) \
     AND born IS NOT NULL";

impl Store {
    /// Answers from one snapshot.
    pub(super) fn snapshot<T, E: From<Failure>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.db.is_autocommit() {
            return read(&self.db);
        }
        let snapshot = self.db.unchecked_transaction().map_err(Failure::from)?;
        let answer = read(&snapshot)?;
        snapshot.commit().map_err(Failure::from)?;
        Ok(answer)
    }
}

/// The key of a customer who is known.
fn customer_key(db: &Connection, id: CustomerId) -> Result<Option<i64>, Failure> {
    let key = db
        .prepare_cached(KEY)?
        .query_row([Col(id)], |row| row.get(0));
    Ok(key.optional()?)
}

/// A column that counts.
fn count(row: &Row<'_>, column: usize) -> Result<u64, Failure> {
    let count: i64 = row.get(column)?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// A number of rows, as a query is told it.
fn limit(rows_max: usize) -> i64 {
    i64::try_from(rows_max).unwrap_or(i64::MAX)
}
