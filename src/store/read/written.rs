//! Fields that were written by hand: what they were before, and what they are since.

use std::collections::HashMap;

use rusqlite::Connection;

use super::agreed::collect;
use crate::model::customer::Field;
use crate::model::id::RecordId;
use crate::model::moment::Moment;
use crate::store::open::Failure;
use crate::store::project::Order;
use crate::store::row::Col;

/// A number's writes are not among them: what a call taught about it is told by the call.
const WRITES: &str = "SELECT field, record, ord, sup, value FROM field_write \
     WHERE customer = ?1 AND field NOT LIKE '+%' ORDER BY field, ord, record";
/// Of somebody who turned out to be several: the records by which each of them became known.
const BORN_TOO: &str = "SELECT alias.born FROM alias JOIN customer ON customer.id = whole \
     WHERE customer.k = ?1 AND alias.born IS NOT NULL";
const BORN: &str = "SELECT born FROM customer WHERE k = ?1";

/// A field that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) record: RecordId,
    pub(super) at: Moment,
    pub(super) field: Field,
    pub(super) before: String,
    pub(super) after: String,
}

struct WriteRow {
    field: String,
    record: RecordId,
    order: Order,
    replaced: Option<RecordId>,
    value: String,
}

/// Every write to a field of a customer's but the first values, which came with them.
pub(super) fn of_customer(db: &Connection, customer: i64) -> Result<Vec<Written>, Failure> {
    let rows = collect(db, WRITES, [customer], |row| {
        let Col(record) = row.get(1)?;
        let replaced: Vec<u8> = row.get(3)?;
        Ok(WriteRow {
            field: row.get(0)?,
            record,
            order: Order(row.get(2)?),
            replaced: replaced.get(..20).and_then(RecordId::from_slice),
            value: row.get(4)?,
        })
    })?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let born: Option<Col<RecordId>> = db
        .prepare_cached(BORN)?
        .query_row([customer], |row| row.get(0))?;
    let born = born.map(|Col(born)| born);
    let too: Vec<RecordId> = collect(db, BORN_TOO, [customer], |row| {
        let Col(born) = row.get(0)?;
        Ok(born)
    })?;
    let values: HashMap<(&str, RecordId), &str> = rows
        .iter()
        .map(|row| ((row.field.as_str(), row.record), row.value.as_str()))
        .collect();
    let before = |row: &WriteRow| {
        let replaced = row.replaced.or(born)?;
        values.get(&(row.field.as_str(), replaced)).copied()
    };
    Ok(rows
        .iter()
        .filter(|row| Some(row.record) != born && !too.contains(&row.record))
        .map(|row| Written {
            record: row.record,
            at: row.order.at(),
            field: Field::from(row.field.clone()),
            before: before(row).unwrap_or_default().to_owned(),
            after: row.value.clone(),
        })
        .collect())
}
