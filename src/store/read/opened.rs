//! Who has whose card before them: a colleague's card is not called from under them.
//!
//! A seller has one card at a time, the one opened last, until nothing more is believed of it ([`OpenedTo::holds`]) or a
//! call of theirs with the customer is saved.
//!
//! *Invariant:* reads only. What a clock that is ahead says is believed no longer than it would be of a clock that is right.

use rusqlite::{Connection, Row};

use super::agreed::collect;
use super::customer_key;
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::{Moment, Now};
use crate::model::opened::OpenedTo;
use crate::model::standing::HeldBy;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

/// The card that each seller but one opened last, within these times. Whoever saved a call with the customer is done.
macro_rules! held {
    ($of:literal) => {
        concat!(
            "SELECT opened.customer, opened.seller, opened.at, is_talk, coalesce(name, '') FROM opened \
             LEFT JOIN seller ON seller.id = opened.seller \
             WHERE opened.at > ?1 AND opened.at <= ?2 AND opened.seller <> ?3 AND ",
            $of,
            " AND NOT EXISTS(SELECT 1 FROM opened AS later WHERE later.seller = opened.seller \
             AND (later.at, later.record) > (opened.at, opened.record)) \
             AND NOT EXISTS(SELECT 1 FROM call WHERE call.customer = opened.customer AND call.seller = opened.seller \
             AND call.at >= opened.at) ORDER BY opened.at DESC"
        )
    };
}

const HELD: &str = held!("opened.customer = ?4");
const ALL_HELD: &str = held!("?4 = 0");

/// A card that a colleague has before them.
pub(super) struct Held {
    pub(super) customer: i64,
    by: HeldBy,
}

impl Held {
    /// Until when that is believed.
    pub(super) const fn until(&self) -> Moment {
        self.by.until
    }
}

impl Store {
    /// The colleague who has somebody's card before them, as far as this seller is concerned.
    pub fn held_by(
        &self,
        customer: CustomerId,
        seller: SellerId,
        now: Now,
    ) -> Result<Option<HeldBy>, Failure> {
        self.snapshot(|db| {
            let Some(k) = customer_key(db, customer)? else {
                return Ok(None);
            };
            let held = held(db, HELD, (seller, k), now)?;
            Ok(held.into_iter().map(|held| held.by).next())
        })
    }
}

/// Every card that a colleague of this seller has before them.
pub(super) fn all_held(db: &Connection, seller: SellerId, now: Now) -> Result<Vec<Held>, Failure> {
    held(db, ALL_HELD, (seller, 0), now)
}

fn held(
    db: &Connection,
    sql: &'static str,
    (seller, customer): (SellerId, i64),
    now: Now,
) -> Result<Vec<Held>, Failure> {
    let (since, ahead) = (OpenedTo::Talk.holds(), OpenedTo::Read.holds());
    let within = (Col(now.at.plus(-since)), Col(now.at.plus(ahead)));
    let key = (within.0, within.1, Col(seller), customer);
    let all = collect(db, sql, key, |row| {
        let Col(at) = row.get(2)?;
        let until = now.at.min(at).plus(to(row, 3)?.holds());
        Ok(Held {
            customer: row.get(0)?,
            by: HeldBy {
                seller: row.get(4)?,
                until,
            },
        })
    })?;
    Ok(all
        .into_iter()
        .filter(|held| held.by.until > now.at)
        .collect())
}

fn to(row: &Row<'_>, column: usize) -> Result<OpenedTo, Failure> {
    Ok(if row.get(column)? {
        OpenedTo::Talk
    } else {
        OpenedTo::Read
    })
}
