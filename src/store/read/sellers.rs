//! Sellers, by the names that records gave them.

use super::agreed::collect;
use crate::model::id::SellerId;
use crate::model::seller::SellerRef;
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

const ALL: &str = "SELECT id, name FROM seller ORDER BY name, id";

impl Store {
    /// Everybody who has called from this desk or another, by name.
    pub fn sellers(&self) -> Result<Vec<SellerRef>, Failure> {
        collect(&self.db, ALL, [], |row| {
            let Col(id) = row.get(0)?;
            Ok(SellerRef {
                id,
                name: row.get(1)?,
            })
        })
    }

    /// The seller with this id, by the name that records gave them; none who has never called.
    pub fn seller(&self, id: SellerId) -> Result<Option<SellerRef>, Failure> {
        Ok(self.sellers()?.into_iter().find(|seller| seller.id == id))
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
