//! Sellers: the people who call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::SellerId;

/// A seller by id, and by the name they had when a record was written, so that the record reads alone.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct SellerRef {
    /// The person.
    pub id: SellerId,
    /// Their name then.
    pub name: String,
}

/// Who is to do something: a seller, or whoever comes to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// Whoever comes to it first.
    Anyone,
    /// This seller.
    Seller(SellerRef),
}

impl Owner {
    /// Whether this seller is the one.
    #[must_use]
    pub fn is(&self, seller: SellerId) -> bool {
        matches!(self, Self::Seller(owner) if owner.id == seller)
    }
}
