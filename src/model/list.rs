//! Lists: customers that were loaded together, from one source, with one audience and one ground for calling.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::customer::Audience;
use super::id::ListId;
use super::phone::Region;

/// What lets us call the people on a list.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Nothing yet: they do not know us.
    Cold,
    /// They are our customers already.
    Customers,
    /// They asked to be called, or said yes to it.
    Asked,
    /// They gave to the organisation that calls.
    Donors,
}

impl Ground {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Customers, Self::Asked, Self::Donors, Self::Cold];

    /// The name in commands and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cold => "cold",
            Self::Customers => "customers",
            Self::Asked => "asked",
            Self::Donors => "donors",
        }
    }
}

impl FromStr for Ground {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|ground| ground.name() == text)
            .ok_or(())
    }
}

/// Who the people on a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListAudience {
    /// All the same.
    All(Audience),
    /// Each row's organisation number or form decides; a row with neither stays unknown.
    EachRow,
}

impl ListAudience {
    /// The name in commands and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All(audience) => audience.name(),
            Self::EachRow => "auto",
        }
    }
}

impl FromStr for ListAudience {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "auto" {
            Ok(Self::EachRow)
        } else {
            text.parse().map(Self::All)
        }
    }
}

impl Serialize for ListAudience {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ListAudience {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse()
            .map_err(|()| serde::de::Error::custom("not an audience"))
    }
}

/// A washing of a list against a reservation register, as somebody said it was done.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Washed {
    /// The register, as `NO.REG.RESERVASJON`.
    pub register: String,
    /// The date of the register's version.
    pub version: NaiveDate,
    /// Who did it.
    pub by: String,
}

/// Whether a list gives the desk customers to call.
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
pub enum ListState {
    /// It does.
    #[default]
    Open,
    /// Not for now; callbacks and promises made stay due.
    Paused,
    /// No more; callbacks and promises made stay due.
    Closed,
    /// It came in by mistake and was taken back, before anybody was called from it. Nobody is shown it.
    Undone,
}

/// The answers to the three questions that are asked once for each list: unanswered is not callable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct ListAnswers {
    /// Who are they?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<ListAudience>,
    /// What lets us call them?
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// Has the list been washed, against what, and by whom?
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub washed: Vec<Washed>,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The name that never changes.
    pub id: ListId,
    /// The name that people use; unique within a principal.
    pub name: String,
    /// The firm on whose behalf we call.
    pub principal: String,
    /// The market whose rules hold, and in which numbers without a country code are read.
    pub market: Region,
    /// The answers to the three questions.
    pub answers: ListAnswers,
    /// Where the list came from, in words: the law asks.
    pub source: String,
    /// The campaign it is called for, by its code.
    pub campaign: String,
    /// Open, paused or closed.
    pub state: ListState,
}

/// A list by its id and the name it had when a record was written, so that the record reads alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListRef {
    /// The list.
    pub id: ListId,
    /// Its name then.
    pub name: String,
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
