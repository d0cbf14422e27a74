//! Never again: wishes not to be called. An add-wins set (SYNC.md §3.7): nothing that arrives later undoes one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// Where it came from: `call`, `import`, `card`.
    #[serde(default)]
    pub source: String,
    /// In words, as the column said or the person put it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}
