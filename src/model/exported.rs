//! That an export named the sellers.
//!
//! *Invariant:* a record that every seller sees; what was exported stands nowhere in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::ListRef;
use super::moment::Moment;
use super::seller::SellerRef;

/// `export`: somebody is about to take out what was done, with the names of those who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Exported {
    /// Who.
    pub seller: SellerRef,
    /// What: `calls`, `callbacks`, `promises`, …
    pub what: String,
    /// Why the names are needed, in words.
    pub why: String,
    /// From which moment on, when not from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// Before which moment, when not to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Moment>,
    /// Of which list, when of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<ListRef>,
}
