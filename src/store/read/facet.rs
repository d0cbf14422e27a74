//! Facets: an index for each field by which somebody filters or orders a queue, made when the first one does.
//!
//! *Invariant:* a facet that is kept has a row for every customer; it holds nothing that is not in their fields.

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};

use super::agreed::collect;
use crate::model::customer::Field;
use crate::model::text::{fold, sort_key};
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;

const IS_KEPT: &str = "SELECT 1 FROM facet_field WHERE field = ?1";
const KEEP: &str = "INSERT OR IGNORE INTO facet_field(field) VALUES (?1)";
const CUSTOMERS: &str = "SELECT k FROM customer WHERE k > ?1 ORDER BY k LIMIT ?2";
const INSERT: &str =
    "INSERT OR REPLACE INTO facet(field, customer, folded, sort) VALUES (?1, ?2, ?3, ?4)";

impl Store {
    /// Makes and keeps the index of a field, so that queues can be filtered and ordered by it. Does nothing when there is
    /// one.
    pub fn keep_facet(&mut self, field: &Field) -> Result<(), Failure> {
        if is_kept(&self.db, field)? {
            return Ok(());
        }
        let name = field.to_string();
        let write = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut last = i64::MIN;
        loop {
            let customers: Vec<i64> =
                collect(&write, CUSTOMERS, (last, 1000), |row| Ok(row.get(0)?))?;
            let Some(newest) = customers.last() else {
                break;
            };
            last = *newest;
            for customer in customers {
                let row = load_customer(&write, customer)?;
                let value = row.profile.value(field);
                write.prepare_cached(INSERT)?.execute((
                    &name,
                    customer,
                    fold(value),
                    sort_key(value),
                ))?;
            }
        }
        write.prepare_cached(KEEP)?.execute([&name])?;
        write.commit()?;
        Ok(())
    }
}

/// Whether the index of a field is kept.
pub(super) fn is_kept(db: &Connection, field: &Field) -> Result<bool, Failure> {
    let kept = db
        .prepare_cached(IS_KEPT)?
        .query_row([field.to_string()], |_| Ok(()));
    Ok(kept.optional()?.is_some())
}
