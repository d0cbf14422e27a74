//! Sellers, by the names that records gave them.
//!
//! *Invariant:* a name is the one in the latest record that says it.

use rusqlite::{Connection, OptionalExtension as _};

use crate::model::id::SellerId;
use crate::model::seller::SellerRef;
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

const NAME: &str = "SELECT name FROM seller WHERE id = ?1";
const ALL: &str = "SELECT id, name FROM seller ORDER BY name, id";

/// A seller by the name that is known; empty when none is.
pub(in crate::store) fn seller(db: &Connection, id: SellerId) -> Result<SellerRef, Failure> {
    let name: Option<String> = db
        .prepare_cached(NAME)?
        .query_row([Col(id)], |row| row.get(0))
        .optional()?;
    Ok(SellerRef {
        id,
        name: name.unwrap_or_default(),
    })
}

impl Store {
    /// Everybody who has called from this desk or another, by name.
    pub fn sellers(&self) -> Result<Vec<SellerRef>, Failure> {
        let mut statement = self.db.prepare_cached(ALL)?;
        let rows = statement.query_map([], |row| {
            let Col(id) = row.get(0)?;
            Ok(SellerRef {
                id,
                name: row.get(1)?,
            })
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// The seller with this name, however it is spelled, when there is just one.
    pub fn seller_named(&self, name: &str) -> Result<Option<SellerRef>, Failure> {
        let folded = fold(name.trim());
        let mut named = self
            .sellers()?
            .into_iter()
            .filter(|seller| fold(&seller.name) == folded);
        let first = named.next();
        Ok(first.filter(|_| named.next().is_none()))
    }
}
