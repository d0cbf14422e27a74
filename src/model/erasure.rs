//! Forgetting somebody: what they said and what was said of them goes; that they are not to be called stays (SYNC.md §3.11).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fact::Fact;
use super::id::{CustomerId, RecordId};
use super::moment::Moment;

/// `erase`: a customer is forgotten, from now on and for what was written before. It cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Erase {
    /// What lets or makes us: a request, by letter, of a day. Never empty, and never a name.
    pub basis: String,
    /// Keyed hashes (HMAC-SHA-256, hex) of their numbers, so that they are not called when a list brings them back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
}

/// An erasure that was made, as the log of erasures has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// Who was forgotten; the id says nothing of anybody any more.
    pub customer: CustomerId,
    /// The record that orders it.
    pub record: RecordId,
    /// When it was written.
    pub at: Moment,
    /// What let us.
    pub basis: String,
}

/// The keyed hashes of the numbers that a wish in a fact covers: what is kept of it when the rest is forgotten.
#[must_use]
pub fn numbers_kept(fact: &Fact) -> &[String] {
    if let Fact::Suppress(suppress) = fact {
        &suppress.numbers
    } else if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
        &call.suppress_numbers
    } else if let Fact::Erase(erase) = fact {
        &erase.numbers
    } else {
        &[]
    }
}

/// Whether a fact goes when the customer is forgotten whom its record names. What only names them in its envelope and speaks
/// of nobody, a receipt or a cause, stays; so does the order to forget them, and what only says which ids are one person's.
#[must_use]
pub fn is_forgotten(fact: &Fact) -> bool {
    let is_order = matches!(
        fact,
        Fact::Erase(_) | Fact::CustomerMerge(_) | Fact::CustomerUnmerge(_)
    );
    let is_unread = matches!(fact, Fact::Unknown(_));
    is_unread || (fact.is_about_customer() && !is_order)
}
