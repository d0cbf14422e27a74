//! A proven yes to being called, and its end; and whose data may not be used at all for now.
//!
//! *Invariant:* a yes is one firm's, and is worth what can be shown of it. Taken back, it is taken back for everything
//! that firm calls about.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::RecordId;
use super::moment::Stamp;
use super::phone::PhoneNumber;

/// `consent.given`: somebody said yes to being called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Consent {
    /// What they said yes to, word for word.
    pub text: String,
    /// How they said it: a form on a page, a letter, in a call.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// When they said it; none when nobody wrote it down, and then it proves little.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Stamp>,
    /// What may be called about, as campaigns name it: `sale`; empty for anything.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The firm they said it to, by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub principal: String,
    /// The number they named in it, and then it holds for calls to that number alone; none when they named none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<PhoneNumber>,
    /// Where the proof is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proof: String,
    /// The last day on which it holds; none when no end was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Consent {
    /// The way of a yes that bears a signature.
    pub const SIGNED: &'static str = "signed";
    /// The ways in which a yes is usually said, as a form offers them.
    pub const CHANNELS: [&'static str; 6] =
        ["call", "web", "email", "letter", Self::SIGNED, "in-person"];
}

/// `consent.withdrawn`: every yes that was given to a firm is taken back, at once, for all its campaigns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// The firm, by name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub principal: String,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// How they said it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// The consents that were known when it was taken back; whatever their clocks say, they are over.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// `restrict`: the customer's data may be kept and not used (GDPR art. 18), or may be used again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Restriction {
    /// Which of the two.
    #[serde(default)]
    pub state: Restricted,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The records that this one replaces.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// Whether data may be used.
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
pub enum Restricted {
    /// They may.
    Lifted,
    /// They may not: nobody calls, nothing is exported.
    #[default]
    Restricted,
}
