//! Never again: wishes not to be called. An add-wins set (SYNC.md §3.7): nothing that arrives later undoes one but a word about that very one.

use chrono::Duration;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::RecordId;

/// Whom a wish not to be called covers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum SuppressScope {
    /// This person, on every number.
    Person,
    /// This number, whoever answers it.
    Number,
    /// The organisation and everybody in it.
    Organisation,
}

/// A wish not to be called, outside a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Suppress {
    /// Whom it covers.
    pub scope: SuppressScope,
    /// Keyed hashes (HMAC-SHA-256, hex) of the numbers it covers, so that they stay known when the person is
    /// forgotten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<String>,
    /// Where it came from: `call`, `import`, `register`, `card`.
    #[serde(default)]
    pub source: String,
    /// In words, as the column said or the person put it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Suppress {
    /// The source of a wish that stands in a reservation register, as a list's column says: only the register lifts it.
    pub const OF_REGISTER: &'static str = "register";
}

impl SuppressLift {
    /// The basis of one that was a slip of the key, taken back at once by whoever pressed it.
    pub const SLIP: &'static str = "slip";

    /// How soon a slip of the key is taken back at the latest: no card is before anybody for longer.
    pub const AT_ONCE: Duration = Duration::hours(1);
}

/// `suppress.lift`: wishes not to be called that are taken back. It names those that were seen; one that came about meanwhile,
/// or is said again, holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SuppressLift {
    /// The records that said them: `suppress`, or the version of a call.
    pub of: Vec<RecordId>,
    /// What lets us: a slip of the key, the customer's own words. Never empty.
    pub basis: String,
}

/// A wish not to be called that holds, as somebody may want to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// The record that said it.
    pub record: RecordId,
    /// Whom it covers.
    pub scope: SuppressScope,
    /// Where it came from.
    pub source: String,
    /// In words; empty when nobody put it in any.
    pub words: String,
}

impl Suppression {
    /// Whether it can be taken back here. What a register says only the register takes back.
    #[must_use]
    pub fn may_be_lifted(&self) -> bool {
        self.source != Suppress::OF_REGISTER
    }
}
