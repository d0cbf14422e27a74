//! What washes said of a customer, and what of it makes people a class: against which versions they were washed. When a
//! version goes stale, its whole class does, at once.
//!
//! *Invariant:* reads only.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::open::Failure;
use super::row::Col;
use crate::model::list::Washed;
use crate::model::wash::{Found, Listing};

/// Somebody who has come to a number since, one that was never tried and that they did not give us themselves, was not looked
/// for under all their numbers: only that they are listed still holds. The place of a number that came later is the time at
/// which it came, and the state of one that was never tried 0.
macro_rules! listings {
    ($of:literal) => {
        concat!(
            "SELECT register, version, is_listed, customer FROM listing WHERE ",
            $of,
            " AND (is_listed = 1 OR at >= coalesce((SELECT max(place) FROM phone WHERE state = 0 AND place >= 256 \
             AND k BETWEEN customer << 8 AND (customer << 8) + 255), 0))"
        )
    };
}
pub(super) use listings;

const OF_CUSTOMERS: &str = concat!(
    listings!("customer BETWEEN ?1 AND ?2"),
    " ORDER BY customer, register"
);

/// What the last wash against each register said of a customer.
pub(super) fn of_customer(db: &Connection, customer: i64) -> Result<Vec<Listing>, Failure> {
    let mut listings = of_customers(db, (&customer, &customer))?;
    Ok(listings.remove(&customer).unwrap_or_default())
}

/// The same of everybody whose key is between two.
pub(super) fn of_customers(
    db: &Connection,
    (first, last): (&i64, &i64),
) -> Result<BTreeMap<i64, Vec<Listing>>, Failure> {
    let mut statement = db.prepare_cached(OF_CUSTOMERS)?;
    let mut rows = statement.query((first, last))?;
    let mut listings: BTreeMap<i64, Vec<Listing>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let Col(version) = row.get(1)?;
        let is_listed: bool = row.get(2)?;
        let listing = Listing {
            register: row.get(0)?,
            version,
            found: if is_listed {
                Found::Listed
            } else {
                Found::Clear
            },
        };
        listings.entry(row.get(3)?).or_default().push(listing);
    }
    Ok(listings)
}

/// The washes as rules ask for them; who washed stands in the records.
pub(super) fn washes(listings: &[Listing]) -> Vec<Washed> {
    let wash = |listing: &Listing| Washed {
        register: listing.register.clone(),
        version: listing.version,
        by: String::new(),
    };
    listings.iter().map(wash).collect()
}

/// Washes as a class has them in its column; empty for none.
pub(super) fn class_column(washes: &[Washed]) -> Result<String, Failure> {
    if washes.is_empty() {
        return Ok(String::new());
    }
    Ok(serde_json::to_string(washes)?)
}

/// The opposite of [`class_column`].
pub(super) fn washed(column: &str) -> Vec<Washed> {
    serde_json::from_str(column).unwrap_or_default()
}
