//! What a campaign holds beside its outcomes and guide: products, cards, narrower limits.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::outcome::Labels;

/// An amount of money in hundredths of its currency; written as a decimal text, `349.00`, because floats round.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Amount(i64);

/// A text that is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an amount like 349.00")]
pub struct NotAnAmount(pub String);

impl Amount {
    /// This many hundredths.
    #[must_use]
    pub const fn of_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// In hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// So many of it; stays at the greatest amount rather than wrap.
    #[must_use]
    pub fn times(self, quantity: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(quantity)))
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", all / 100, all % 100)
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        read_amount(text.trim())
            .map(Self)
            .ok_or_else(|| NotAnAmount(text.to_owned()))
    }
}

impl TryFrom<String> for Amount {
    type Error = NotAnAmount;

    fn try_from(text: String) -> Result<Self, NotAnAmount> {
        text.parse()
    }
}

impl From<Amount> for String {
    fn from(amount: Amount) -> String {
        amount.to_string()
    }
}

/// Digits, and at most two more after a point or a comma.
fn read_amount(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "00"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || part.len() > 2 {
        return None;
    }
    let scale = if part.len() == 1 { 10 } else { 1 };
    let hundredths = part.parse::<i64>().ok()? * scale;
    let whole = whole.parse::<i64>().ok()?.checked_mul(100)?;
    Some(sign * whole.checked_add(hundredths)?)
}

/// How often a price is paid.
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
pub enum Period {
    /// Once.
    #[default]
    Once,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each year.
    Year,
}

impl Period {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Once, Self::Month, Self::Quarter, Self::Year];

    /// The name in files and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// Something that can be ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Product {
    /// The code in records; never changes meaning.
    pub code: String,
    /// What the seller reads.
    pub label: Labels,
    /// For one of them.
    pub unit_price: Amount,
    /// The currency's three letters, as `NOK`.
    pub currency: String,
    /// How often the price is paid.
    #[serde(default)]
    pub period: Period,
}

/// What a card is there for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum CardKind {
    /// Something that is true of us or of what we offer.
    Fact,
    /// Something that people hold against it, and what may be answered.
    Objection,
}

/// A short card, found from the notes by two letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TalkCard {
    /// The two letters.
    pub key: String,
    /// A fact, or an objection.
    pub kind: CardKind,
    /// What it is about.
    pub title: Labels,
    /// What can be said.
    pub text: Labels,
}

/// How often a campaign lets a person be disturbed. Only narrows what the house and the law allow; what is `None` stays
/// as they have it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct NarrowerLimits {
    /// Attempts at most on one day of the called party's calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_day: Option<u16>,
    /// Attempts at most in any seven times 24 hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_7_days: Option<u16>,
    /// Days of rest, at least, after a call that they rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_after_declined_days: Option<u16>,
}

impl NarrowerLimits {
    /// Whether it narrows nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_back_as_written() {
        for (text, hundredths, written) in [
            ("349.00", 34_900, "349.00"),
            ("349", 34_900, "349.00"),
            ("0,5", 50, "0.50"),
            ("-12.05", -1_205, "-12.05"),
        ] {
            let amount: Amount = text.parse().unwrap();
            assert_eq!(amount.hundredths(), hundredths);
            assert_eq!(amount.to_string(), written);
        }
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1.234",
            "1 000",
            "kr 5",
            "1e3",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Amount>().is_err(), "{text}");
        }
    }

    #[test]
    fn amounts_add_up() {
        let price = Amount::of_hundredths(34_950);
        assert_eq!(price.times(3).to_string(), "1048.50");
        assert_eq!(price.plus(price).to_string(), "699.00");
    }
}
