//! Who has whose card before them.
//!
//! *Invariant:* a record of looking, which changes nothing about the customer. It is theirs to see who looked.

use chrono::Duration;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::seller::SellerRef;

/// `opened`: a seller has a customer's card before them, from this moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Opened {
    /// Who.
    pub seller: SellerRef,
    /// For what.
    #[serde(default)]
    pub to: OpenedTo,
}

/// What a card is opened for.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum OpenedTo {
    /// To read it, and perhaps to call.
    #[default]
    Read,
    /// A call with them begins.
    Talk,
}

impl OpenedTo {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Read, Self::Talk];

    /// How long a card is believed to be before somebody who opened it and was not heard of again.
    #[must_use]
    pub const fn holds(self) -> Duration {
        match self {
            Self::Read => Duration::minutes(10),
            Self::Talk => Duration::minutes(60),
        }
    }
}
