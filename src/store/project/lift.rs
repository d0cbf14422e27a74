//! Wishes not to be called that were taken back, and who has whose card before them.
//!
//! *Invariant:* a wish is gone when a supervisor's record about the same person names the record that said it, or the desk
//! that said it at once takes it back, whichever came first; any other wish of the same person holds (SYNC.md §3.7). Rows of `lifted` and `opened` are only added.

use chrono::Duration;
use rusqlite::OptionalExtension as _;

use super::entry::version;
use super::{Order, Placed, Projector};
use crate::model::id::{CustomerId, RecordId};
use crate::model::opened::{Opened, OpenedTo};
use crate::model::suppression::{Suppress, SuppressLift};
use crate::store::open::Failure;
use crate::store::row::{Col, short};

const LIFT: &str = "INSERT OR IGNORE INTO lifted(of, record) VALUES (?1, ?2)";
const LIFTS: &str = "SELECT record FROM lifted WHERE of = ?1";
const SAID: &str =
    "SELECT customer, ord, body ->> '$.basis' FROM entry WHERE ref = ?1 AND record = ?2";
const OF_CARD: &str =
    "SELECT customer FROM suppression WHERE root = ?1 AND of_call = 0 AND source <> ?2";
const GONE: &str = "DELETE FROM suppression WHERE root = ?1 AND of_call = 0";
/// The call of which a record is a version: the first has none before it.
const ROOT: &str = "SELECT coalesce(of, record) FROM entry WHERE ref = ?1 AND record = ?2";
const OPENED: &str = "INSERT OR IGNORE INTO opened(record, customer, seller, at, is_talk) VALUES (?1, ?2, ?3, ?4, ?5)";

/// A wish or a word that takes one back, as far as it decides which of them holds.
struct Decision {
    customer: i64,
    order: Order,
    basis: Option<String>,
}

impl Decision {
    /// Whether this takes back at once what the same desk had pressed: anybody may.
    fn is_slip_of(&self, wish: &Self) -> bool {
        let since = self.order.at().since(wish.order.at());
        self.basis.as_deref() == Some(SuppressLift::SLIP)
            && self.order.desk() == wish.order.desk()
            && (Duration::zero()..=SuppressLift::AT_ONCE).contains(&since)
    }
}

impl Projector<'_> {
    /// `suppress.lift`.
    pub(super) fn suppress_lift(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        lift: &SuppressLift,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        if self.entry_row(placed, customer)?.is_none() {
            return Ok(());
        }
        for of in &lift.of {
            self.db
                .prepare_cached(LIFT)?
                .execute((Col(*of), Col(placed.id)))?;
            self.lift(*of)?;
        }
        Ok(())
    }

    fn lift(&mut self, of: RecordId) -> Result<(), Failure> {
        if !self.is_lifted(of)? {
            return Ok(());
        }
        let of_card: Option<i64> = self
            .db
            .prepare_cached(OF_CARD)?
            .query_row((Col(of), Suppress::OF_REGISTER), |row| row.get(0))
            .optional()?;
        if let Some(customer) = of_card {
            self.db.prepare_cached(GONE)?.execute([Col(of)])?;
            self.wish_gone(of, customer)?;
        }
        let root: Option<Col<RecordId>> = self
            .db
            .prepare_cached(ROOT)?
            .query_row((short(&of), Col(of)), |row| row.get(0))
            .optional()?;
        let Some(Col(root)) = root else { return Ok(()) };
        let root = self.root(root)?;
        // The first version may not have arrived yet.
        let mut versions = root.entries.iter();
        let Some(call) = versions.find(|entry| version(&entry.fact).is_some()) else {
            return Ok(());
        };
        let customer = call.customer;
        self.forget_parts(&root)?;
        self.settle_root(&root)?;
        self.wish_gone(root.id, customer)
    }

    /// Whether a record that says a wish was named by one that takes it back, and that may.
    pub(super) fn is_lifted(&self, record: RecordId) -> Result<bool, Failure> {
        let mut statement = self.db.prepare_cached(LIFTS)?;
        let lifts: Vec<RecordId> = statement
            .query_map([Col(record)], |row| row.get(0).map(|Col(lift)| lift))?
            .collect::<Result<_, _>>()?;
        if lifts.is_empty() {
            return Ok(false);
        }
        let Some(wish) = self.decision(record)? else {
            return Ok(false);
        };
        for lift in lifts {
            if let Some(lift) = self.decision(lift)?
                && lift.customer == wish.customer
                && (lift.is_slip_of(&wish) || self.may_decide(lift.order.desk())?)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn decision(&self, record: RecordId) -> Result<Option<Decision>, Failure> {
        let found = self
            .db
            .prepare_cached(SAID)?
            .query_row((short(&record), Col(record)), |row| {
                Ok(Decision {
                    customer: row.get(0)?,
                    order: Order(row.get(1)?),
                    basis: row.get(2)?,
                })
            })
            .optional()?;
        Ok(found)
    }

    /// `opened`.
    pub(super) fn opened(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        opened: &Opened,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        self.db.prepare_cached(OPENED)?.execute((
            Col(placed.id),
            customer,
            Col(opened.seller.id),
            Col(placed.said.at),
            opened.to == OpenedTo::Talk,
        ))?;
        self.seller_named(&opened.seller, placed.order)
    }
}
