//! Who is one with whom: what is said of pairs, as it is read.
//!
//! *Invariant:* reads only; of a pair the last word counts, as of a field.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Order;
use super::assigned::{Write, heads, winner};
use super::wishes::ids;
use crate::model::id::{CustomerId, RecordId};
use crate::store::open::Failure;
use crate::store::row::Col;

const OF_PAIR: &str = "SELECT record, ord, sup, is_one FROM joined WHERE a = ?1 AND b = ?2";
const OTHERS: &str = "SELECT b FROM joined WHERE a = ?1 UNION SELECT a FROM joined WHERE b = ?1";
const PARTS: &str =
    "SELECT id FROM alias WHERE whole = (SELECT whole FROM alias WHERE id = ?1) ORDER BY id";

/// What was said of a pair: whether they are one.
fn writes(db: &Connection, pair: (CustomerId, CustomerId)) -> Result<Vec<Write<bool>>, Failure> {
    let (a, b) = in_order(pair);
    let mut statement = db.prepare_cached(OF_PAIR)?;
    let rows = statement.query_map((Col(a), Col(b)), |row| {
        let Col(record) = row.get(0)?;
        let replaces: Vec<u8> = row.get(2)?;
        Ok(Write {
            record,
            order: Order(row.get(1)?),
            replaces: ids(&replaces),
            what: row.get(3)?,
        })
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

pub(super) fn in_order((a, b): (CustomerId, CustomerId)) -> (CustomerId, CustomerId) {
    (a.min(b), a.max(b))
}

/// What was last said of a pair: what a new word about them has to name.
pub(in crate::store) fn joined_heads(
    db: &Connection,
    pair: (CustomerId, CustomerId),
) -> Result<Vec<RecordId>, Failure> {
    let writes = writes(db, pair)?;
    Ok(heads(&writes).map(|write| write.record).collect())
}

/// Whether two customers were said to be one, or not to be; none when nobody said anything of them.
pub(in crate::store) fn said_of(
    db: &Connection,
    pair: (CustomerId, CustomerId),
) -> Result<Option<bool>, Failure> {
    Ok(winner(&writes(db, pair)?).copied())
}

fn customers(db: &Connection, sql: &str, id: CustomerId) -> Result<Vec<CustomerId>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([Col(id)], |row| row.get(0).map(|Col(id)| id))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// The ids of everybody whose records count for one with somebody's, theirs among them, the one that they count for first.
pub(in crate::store) fn parts_of(
    db: &Connection,
    id: CustomerId,
) -> Result<Vec<CustomerId>, Failure> {
    let parts = customers(db, PARTS, id)?;
    Ok(if parts.is_empty() { vec![id] } else { parts })
}

/// The pairs that were said to be one, of all who are one with somebody; the smaller id first.
pub(in crate::store) fn pairs_of(
    db: &Connection,
    id: CustomerId,
) -> Result<Vec<(CustomerId, CustomerId)>, Failure> {
    let ids = parts_of(db, id)?;
    let mut pairs = Vec::new();
    for (place, one) in ids.iter().enumerate() {
        for other in ids.iter().skip(place + 1) {
            if said_of(db, (*one, *other))? == Some(true) {
                pairs.push((*one, *other));
            }
        }
    }
    Ok(pairs)
}

/// Everybody who is one with somebody, they themselves among them.
pub(super) fn component(db: &Connection, id: CustomerId) -> Result<BTreeSet<CustomerId>, Failure> {
    let mut all = BTreeSet::new();
    let mut next = vec![id];
    while let Some(one) = next.pop() {
        if !all.insert(one) {
            continue;
        }
        for other in customers(db, OTHERS, one)? {
            if said_of(db, (one, other))? == Some(true) {
                next.push(other);
            }
        }
    }
    Ok(all)
}
