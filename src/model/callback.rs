//! Callbacks: agreed later calls, and what they are about.

use serde::{Deserialize, Serialize};

use super::id::{CustomerId, PartRef};
use super::seller::Owner;
use super::when::When;

/// A callback, as it was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallbackSet {
    /// When, on the customer's clock, and how exactly.
    pub when: When,
    /// Who is to call.
    pub owner: Owner,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
}

/// How a callback stands. When two desks say different things at once, the greatest holds (SYNC.md §3.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallbackState {
    /// To be made.
    Open,
    /// Taken back.
    Cancelled,
    /// Made.
    Done,
}

/// A callback as the desk shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Callback {
    /// Its address.
    pub id: PartRef,
    /// Whom to call.
    pub customer: CustomerId,
    /// When, who and about what, after any moves.
    pub set: CallbackSet,
    /// How it stands.
    pub state: CallbackState,
}
