//! What was said, asked and promised in a conversation.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::PartRef;
use super::seller::SellerRef;

/// Which side said, asked or promised something.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// We did.
    We,
    /// They did.
    They,
}

/// Whether they wanted something from us, or something had gone wrong. Seen from the customer's side.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum DemandKind {
    /// They wanted what we exist to give.
    Value,
    /// Something was not done, or not done right.
    Failure,
    /// Neither.
    Neither,
    /// Not clear; always allowed.
    Unclear,
}

/// Why a customer wants to talk to us, in their words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Demand {
    /// Their words.
    pub words: String,
    /// Value, failure, neither or unclear.
    pub kind: DemandKind,
    /// What matters to them in it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub matters: String,
    /// What went wrong upstream.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
}

/// A promise, as it was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PromiseMade {
    /// Who promised.
    pub by: Side,
    /// What, in words.
    pub words: String,
    /// The last day, on the customer's calendar; none when no day was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Who of us answers for it.
    pub owner: SellerRef,
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseState {
    /// Made, and not yet closed.
    Open,
    /// Kept.
    Kept,
    /// Broken.
    Broken,
    /// Taken back by agreement.
    Withdrawn,
}

/// A promise as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its address.
    pub id: PartRef,
    /// As it was made.
    pub made: PromiseMade,
    /// How it stands.
    pub state: PromiseState,
}

/// A question that was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAsked {
    /// Who asked.
    pub by: Side,
    /// The question.
    pub words: String,
    /// The answer, when it was given at once.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
}

/// A question as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its address.
    pub id: PartRef,
    /// As it was asked, with the answer if there is one.
    pub asked: QuestionAsked,
}

/// One of the three to five things that matter to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Priority {
    /// In words.
    pub words: String,
}

/// Words for now, in the languages of the desks.
const AT_ONCE: [&str; 4] = ["nå", "nu", "now", "straks"];

/// Words after which *now* is when it is not wanted.
const NOT_YET: [&str; 6] = ["ikke", "ikkje", "not", "til", "until", "enn"];

/// When something will be wanted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Horizon {
    /// Now.
    Now,
    /// Within months.
    Months,
    /// Within years.
    Years,
}

impl Horizon {
    /// All of them, the nearest first.
    pub const ALL: [Self; 3] = [Self::Now, Self::Months, Self::Years];

    /// When the words of a need say that it will be wanted: now when they begin or end with it, else in some months, as
    /// far as anybody knows.
    #[must_use]
    pub fn in_words(words: &str) -> Self {
        let words = words.to_lowercase();
        let said = words.split(|it: char| !it.is_alphanumeric());
        let said: Vec<&str> = said.filter(|it| !it.is_empty()).collect();
        let is_now = match said.as_slice() {
            [.., before, last] if AT_ONCE.contains(last) => !NOT_YET.contains(before),
            [first, ..] => AT_ONCE.contains(first),
            [] => false,
        };
        if is_now { Self::Now } else { Self::Months }
    }

    /// The name in records and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

/// Something a customer will want later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Need {
    /// In words.
    pub words: String,
    /// When.
    pub horizon: Horizon,
}

/// How satisfied a customer said they are, always with their sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Satisfaction {
    /// The highest score that could be given.
    pub scale: u8,
    /// The score, 0 to `scale`.
    pub score: u8,
    /// Why, in their words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::Horizon;

    #[test]
    fn a_need_is_for_now_when_its_words_say_so() {
        for (words, horizon) in [
            ("ny bil nå", Horizon::Now),
            ("Ny bil, NÅ!", Horizon::Now),
            ("ny bil nu", Horizon::Now),
            ("a new van right now", Horizon::Now),
            ("straks: to linjer", Horizon::Now),
            ("nå", Horizon::Now),
            ("ny bil, ikke nå", Horizon::Months),
            ("har nå tre biler, vil ha fire", Horizon::Months),
            ("knowing what it costs", Horizon::Months),
            ("to linjer til våren", Horizon::Months),
            ("", Horizon::Months),
        ] {
            assert_eq!(Horizon::in_words(words), horizon, "{words}");
        }
    }
}
