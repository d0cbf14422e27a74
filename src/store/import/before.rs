//! What is known of a customer before a row is added to it.
//!
//! *Invariant:* reads only.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::model::customer::RelationKind;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, ListId};
use crate::store::append::customer_key;
use crate::store::open::Failure;
use crate::store::project::{CustomerRow, fact_of, load_customer, load_phones};
use crate::store::row::Col;

const WRITTEN: &str = "SELECT DISTINCT field FROM field_write WHERE customer = ?1";
const TAGS: &str = "SELECT tag FROM tag WHERE customer = ?1";
const IS_MEMBER: &str = "SELECT EXISTS(SELECT 1 FROM member JOIN list ON list.k = member.list WHERE customer = ?1 AND id = ?2)";
const SAID: &str = "SELECT kind, body FROM entry WHERE customer = ?1 AND of_ref IS NULL";
const LINKED: &str = "SELECT EXISTS(SELECT 1 FROM relation WHERE kind = ?2 AND a = ?1 \
     UNION ALL SELECT 1 FROM relation WHERE kind = ?2 AND b = ?1)";
const LINKED_TO: &str = "SELECT EXISTS(SELECT 1 FROM relation WHERE kind = ?3 AND ((a = ?1 AND b = ?2) OR (a = ?2 AND b = ?1)))";

/// A customer who is known.
pub(super) struct Before {
    k: i64,
    pub(super) row: CustomerRow,
    pub(super) numbers: Vec<i64>,
    /// Fields and numbers that somebody has written since the customer became known.
    written: BTreeSet<String>,
    pub(super) tags: BTreeSet<String>,
}

impl Before {
    pub(super) fn of(db: &Connection, id: CustomerId) -> Result<Option<Self>, Failure> {
        let Some(k) = customer_key(db, id)? else {
            return Ok(None);
        };
        let phones = load_phones(db, k)?;
        Ok(Some(Self {
            k,
            row: load_customer(db, k)?,
            numbers: phones.into_iter().map(|stored| stored.number).collect(),
            written: texts(db, WRITTEN, k)?,
            tags: texts(db, TAGS, k)?,
        }))
    }

    /// Whether somebody wrote this field, or struck this number, since the customer became known.
    pub(super) fn is_written(&self, name: &str) -> bool {
        self.written.contains(name)
    }

    pub(super) fn is_on(&self, db: &Connection, list: ListId) -> Result<bool, Failure> {
        let mut statement = db.prepare_cached(IS_MEMBER)?;
        Ok(statement.query_row((self.k, Col(list)), |row| row.get(0))?)
    }

    /// What was said of the customer.
    pub(super) fn said(&self, db: &Connection) -> Result<Vec<Fact>, Failure> {
        let mut statement = db.prepare_cached(SAID)?;
        let mut rows = statement.query([self.k])?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            let body: String = row.get(1)?;
            said.push(fact_of(row.get(0)?, &body)?);
        }
        Ok(said)
    }
}

/// Whether a customer is linked with anybody as sharing a number.
pub(super) fn is_sharing(db: &Connection, id: CustomerId) -> Result<bool, Failure> {
    let Some(k) = customer_key(db, id)? else {
        return Ok(false);
    };
    let mut statement = db.prepare_cached(LINKED)?;
    Ok(statement.query_row((k, Col(RelationKind::SharesNumber)), |row| row.get(0))?)
}

/// Whether two customers are linked as sharing a number.
pub(super) fn is_linked(db: &Connection, a: CustomerId, b: CustomerId) -> Result<bool, Failure> {
    let (Some(a), Some(b)) = (customer_key(db, a)?, customer_key(db, b)?) else {
        return Ok(false);
    };
    let mut statement = db.prepare_cached(LINKED_TO)?;
    let key = (a, b, Col(RelationKind::SharesNumber));
    Ok(statement.query_row(key, |row| row.get(0))?)
}

fn texts(db: &Connection, sql: &'static str, k: i64) -> Result<BTreeSet<String>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([k], |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}
