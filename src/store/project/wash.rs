//! What washes say of customers: the latest version of each register in which each was looked for.
//!
//! *Invariant:* a later version wins over an earlier one, and of two answers from one version, that they are listed.

use chrono::{Days, NaiveDate};

use super::{Placed, Projector};
use crate::model::id::CustomerId;
use crate::model::wash::{Found, Wash};
use crate::store::open::Failure;
use crate::store::row::{Col, day};

const RECEIPT: &str = "INSERT OR IGNORE INTO wash(record, at, register, version, hash, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const LISTING: &str = "INSERT INTO listing(customer, register, version, is_listed, at) VALUES (?1, ?2, ?3, ?4, ?5) \
     ON CONFLICT DO UPDATE SET version = excluded.version, is_listed = excluded.is_listed, at = excluded.at \
     WHERE (excluded.version, excluded.is_listed, excluded.at) > (version, is_listed, at)";

impl Projector<'_> {
    /// `wash`.
    pub(super) fn wash(&mut self, placed: &Placed<'_>, wash: &Wash) -> Result<(), Failure> {
        let sums = Wash {
            listed: Vec::new(),
            clear: Vec::new(),
            ..wash.clone()
        };
        let is_new = self.db.prepare_cached(RECEIPT)?.execute((
            Col(placed.id),
            Col(placed.said.at),
            &wash.register,
            day(wash.version),
            &wash.hash,
            serde_json::to_string(&sums)?,
        ))?;
        if is_new == 0 {
            return Ok(());
        }
        self.listings(placed, wash, |_| true)
    }

    /// What a wash says of some of those who were looked for.
    pub(super) fn listings(
        &mut self,
        placed: &Placed<'_>,
        wash: &Wash,
        is_asked: impl Fn(&CustomerId) -> bool,
    ) -> Result<(), Failure> {
        let (db, at, version) = (self.db, Col(placed.said.at), version(placed, wash));
        let mut listing = db.prepare_cached(LISTING)?;
        for (found, customers) in [(Found::Listed, &wash.listed), (Found::Clear, &wash.clear)] {
            let is_listed = found == Found::Listed;
            for customer in customers.iter().filter(|id| is_asked(id)) {
                if self.forgotten_by(*customer)?.is_some() {
                    continue;
                }
                let customer = self.customer_key(*customer)?;
                let row = (customer, &wash.register, day(version), is_listed, at);
                if listing.execute(row)? == 1 {
                    self.touch(customer);
                }
            }
        }
        Ok(())
    }
}

/// The version that counts: none is of a later day than the one on which it was used, whatever somebody typed.
fn version(placed: &Placed<'_>, wash: &Wash) -> NaiveDate {
    let used = placed.said.at.utc().date_naive();
    let used = used.checked_add_days(Days::new(1)).unwrap_or(used);
    wash.version.min(used)
}
