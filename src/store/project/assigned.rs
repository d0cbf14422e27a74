//! Who calls whom, where somebody has said so, and who is away: registers as fields are (SYNC.md §3.7).
//!
//! *Invariant:* rows are only added, but for those of whoever is forgotten; what holds on a day is worked out when it is
//! read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::wishes::{bytes_of, ids};
use super::{Order, Placed, Projector};
use crate::model::caller::{Assign, Away};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::seller::SellerRef;
use crate::store::open::Failure;
use crate::store::row::{Col, day};

const ASSIGN: &str = "INSERT OR IGNORE INTO assigned(customer, record, ord, sup, seller, name, until) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const OF_CUSTOMER: &str =
    "SELECT customer, record, ord, sup, seller, name, until FROM assigned WHERE customer = ?1";
/// All writes about those of whom one write holds today: another may have come after it.
pub(in crate::store) const TODAY: &str = "SELECT customer, record, ord, sup, seller, name, until FROM assigned \
     WHERE customer IN (SELECT customer FROM assigned WHERE until >= ?1)";
const AWAY: &str =
    "INSERT OR IGNORE INTO away(seller, record, ord, sup, body) VALUES (?1, ?2, ?3, ?4, ?5)";
const AWAYS: &str = "SELECT record, ord, sup, body FROM away WHERE seller = ?1";
const AWAY_SELLERS: &str = "SELECT DISTINCT seller FROM away";

/// A write to a register.
pub(super) struct Write<T> {
    pub(super) record: RecordId,
    pub(super) order: Order,
    pub(super) replaces: Vec<RecordId>,
    pub(super) what: T,
}

/// Who calls somebody, and up to which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Assigned {
    pub(in crate::store) to: SellerRef,
    pub(in crate::store) until: NaiveDate,
}

/// The writes that nothing replaces.
pub(super) fn heads<T>(writes: &[Write<T>]) -> impl Iterator<Item = &Write<T>> {
    let is_replaced =
        |write: &Write<T>| writes.iter().any(|it| it.replaces.contains(&write.record));
    writes.iter().filter(move |write| !is_replaced(write))
}

/// What the last of them says.
pub(super) fn winner<T>(writes: &[Write<T>]) -> Option<&T> {
    let head = heads(writes).max_by_key(|write| (write.order, write.record));
    head.map(|write| &write.what)
}

fn assignments(
    db: &Connection,
    sql: &'static str,
    key: i64,
) -> Result<BTreeMap<i64, Vec<Write<Assigned>>>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([key])?;
    let mut all = BTreeMap::<i64, Vec<Write<Assigned>>>::new();
    while let Some(row) = rows.next()? {
        let (Col(record), Col(id)) = (row.get(1)?, row.get(4)?);
        let replaces: Vec<u8> = row.get(3)?;
        let (name, Col(until)) = (row.get(5)?, row.get(6)?);
        all.entry(row.get(0)?).or_default().push(Write {
            record,
            order: Order(row.get(2)?),
            replaces: ids(&replaces),
            what: Assigned {
                to: SellerRef { id, name },
                until,
            },
        });
    }
    Ok(all)
}

/// The assignments of a customer that nothing replaces: what a new one has to name.
pub(in crate::store) fn assign_heads(
    db: &Connection,
    customer: i64,
) -> Result<Vec<RecordId>, Failure> {
    let all = assignments(db, OF_CUSTOMER, customer)?;
    let heads = all.values().flat_map(|writes| heads(writes));
    Ok(heads.map(|write| write.record).collect())
}

/// Everybody who is assigned to somebody on a day.
pub(in crate::store) fn in_effect(
    db: &Connection,
    today: NaiveDate,
) -> Result<BTreeMap<i64, Assigned>, Failure> {
    let all = assignments(db, TODAY, day(today))?;
    let holding = all.into_iter().filter_map(|(customer, writes)| {
        let holds = winner(&writes).filter(|it| it.until >= today)?;
        Some((customer, holds.clone()))
    });
    Ok(holding.collect())
}

fn aways(db: &Connection, seller: SellerId) -> Result<Vec<Write<Away>>, Failure> {
    let mut statement = db.prepare_cached(AWAYS)?;
    let mut rows = statement.query([Col(seller)])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let Col(record) = row.get(0)?;
        let (replaces, body): (Vec<u8>, String) = (row.get(2)?, row.get(3)?);
        all.push(Write {
            record,
            order: Order(row.get(1)?),
            replaces: ids(&replaces),
            what: serde_json::from_str(&body)?,
        });
    }
    Ok(all)
}

/// What was last said of whether a seller is here: what a new write has to name.
pub(in crate::store) fn away_heads(
    db: &Connection,
    seller: SellerId,
) -> Result<Vec<RecordId>, Failure> {
    let all = aways(db, seller)?;
    Ok(heads(&all).map(|write| write.record).collect())
}

/// Those who are away on a day, by seller.
pub(in crate::store) fn away_now(
    db: &Connection,
    today: NaiveDate,
) -> Result<BTreeMap<SellerId, Away>, Failure> {
    let mut statement = db.prepare_cached(AWAY_SELLERS)?;
    let sellers = statement.query_map([], |row| row.get(0))?;
    let mut away = BTreeMap::new();
    for seller in sellers {
        let Col(seller) = seller?;
        let said = aways(db, seller)?;
        let is_away = |said: &&Away| said.until.is_some_and(|until| until >= today);
        if let Some(holds) = winner(&said).filter(is_away) {
            away.insert(seller, holds.clone());
        }
    }
    Ok(away)
}

impl Projector<'_> {
    /// `assign`.
    pub(super) fn assign(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        assign: &Assign,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        self.db.prepare_cached(ASSIGN)?.execute((
            customer,
            Col(placed.id),
            placed.order.0,
            bytes_of(&assign.replaces),
            Col(assign.to.id),
            &assign.to.name,
            day(assign.until),
        ))?;
        Ok(())
    }

    /// `seller.away`.
    pub(super) fn away(&mut self, placed: &Placed<'_>, away: &Away) -> Result<(), Failure> {
        self.db.prepare_cached(AWAY)?.execute((
            Col(away.seller.id),
            Col(placed.id),
            placed.order.0,
            bytes_of(&away.replaces),
            serde_json::to_string(away)?,
        ))?;
        Ok(())
    }
}
