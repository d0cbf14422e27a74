//! Telephone numbers: values that were read once, with what is known of each.
//!
//! *Invariant:* a [`PhoneNumber`] can be dialled as it stands; how people write numbers is known in `read` only.

mod plan;
mod read;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(in crate::model) use read::foreign_digit;
pub use read::{NotAPhone, read_phone, read_phones};

/// A market, by the two letters of its country: `NO`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region([u8; 2]);

impl Region {
    /// Norway.
    pub const NO: Self = Self(*b"NO");
    /// Denmark.
    pub const DK: Self = Self(*b"DK");
    /// Sweden.
    pub const SE: Self = Self(*b"SE");
    /// The United Kingdom.
    pub const GB: Self = Self(*b"GB");
    /// Germany.
    pub const DE: Self = Self(*b"DE");
    /// The United States.
    pub const US: Self = Self(*b"US");

    /// Those that a person may choose among.
    pub const OFFERED: [Self; 6] = [Self::NO, Self::DK, Self::SE, Self::GB, Self::DE, Self::US];
}

/// A text that is not two letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not two letters like NO")]
pub struct NotARegion(pub String);

impl FromStr for Region {
    type Err = NotARegion;

    fn from_str(text: &str) -> Result<Self, NotARegion> {
        match text.as_bytes() {
            &[a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Ok(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => Err(NotARegion(text.to_owned())),
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|&letter| write!(f, "{}", char::from(letter)))
    }
}

impl TryFrom<String> for Region {
    type Error = NotARegion;

    fn try_from(text: String) -> Result<Self, NotARegion> {
        text.parse()
    }
}

impl From<Region> for String {
    fn from(region: Region) -> String {
        region.to_string()
    }
}

/// A number in the international form: `+` and 3 to 15 digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

/// A text that is not a number in the international form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a number like +4712345678")]
pub struct NotE164(pub String);

impl PhoneNumber {
    /// The number as `+` and digits.
    #[must_use]
    pub fn as_e164(&self) -> &str {
        &self.0
    }

    /// The number as its own country writes it, without the country code: `91 23 45 67`.
    #[must_use]
    pub fn national(&self) -> String {
        plan::national(&self.0)
    }

    /// The number as it is written to a reader abroad: `+47 91 23 45 67`.
    #[must_use]
    pub fn international(&self) -> String {
        plan::international(&self.0)
    }

    /// The country that the number belongs to; none when no country has the code.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        plan::region(&self.0)
    }

    /// Whether nobody is called on it: it costs the caller extra, or is too short to be a subscriber's, as an emergency
    /// number.
    #[must_use]
    pub fn is_special(&self) -> bool {
        plan::is_special(&self.0)
    }

    /// What kind of line it is, as far as the country's plan tells.
    #[must_use]
    pub fn kind(&self) -> PhoneKind {
        plan::kind(&self.0)
    }
}

impl FromStr for PhoneNumber {
    type Err = NotE164;

    fn from_str(text: &str) -> Result<Self, NotE164> {
        let digits = text.strip_prefix('+').unwrap_or_default();
        if (3..=15).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotE164(text.to_owned()))
        }
    }
}

impl TryFrom<String> for PhoneNumber {
    type Error = NotE164;

    fn try_from(text: String) -> Result<Self, NotE164> {
        text.parse()
    }
}

impl From<PhoneNumber> for String {
    fn from(number: PhoneNumber) -> String {
        number.0
    }
}

/// What kind of line a number is.
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
pub enum PhoneKind {
    /// A mobile.
    Mobile,
    /// A fixed line.
    Fixed,
    /// One of the two; the country's plan does not tell.
    #[default]
    FixedOrMobile,
    /// Something else: a service number, a machine.
    Other,
}

/// What we know of a number.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneState {
    /// Never tried.
    #[default]
    Untried,
    /// They answered on it.
    Good,
    /// Somebody else answers it.
    NotTheirs,
    /// Nobody does.
    Dead,
    /// They gave it to us, on this day.
    GivenByThem(NaiveDate),
}

/// A number of a customer's.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Phone {
    /// The number.
    pub number: PhoneNumber,
    /// What kind of line.
    #[serde(default)]
    pub kind: PhoneKind,
    /// What we know of it.
    #[serde(default)]
    pub state: PhoneState,
}
