//! Campaigns and their outcomes: what the people can agree in a call, what it means and what it causes.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::campaign::{NarrowerLimits, Product, TalkCard};

/// A text in several languages, by code: `nb`, `da`, `en`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Labels(pub BTreeMap<String, String>);

impl Labels {
    /// The text in this language, else in English, else in any.
    #[must_use]
    pub fn of(&self, language: &str) -> &str {
        let spoken = self.0.get(language).or_else(|| self.0.get("en"));
        spoken
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What an outcome means, whatever a campaign calls it. Reports and the guard read these and nothing else.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// We spoke with the customer.
    Reached,
    /// They want to talk again.
    Again,
    /// They said no to what we called about.
    Declined,
    /// They said yes to what we called about.
    Agreed,
    /// Somebody else answered, who is not the customer.
    WrongPerson,
    /// They want no more calls.
    NeverCall,
    /// They complained about our calls.
    Complaint,
}

/// What an outcome asks the seller for before it can be saved.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// When to call again.
    Callback,
    /// Whom the wish not to be called covers: this person, this number, the whole organisation.
    SuppressScope,
}

/// What the wrap-up opens when an outcome is chosen: there to be filled in, never needed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Offers {
    /// Why they wanted to talk, in their words.
    Demand,
    /// How satisfied they are, and why.
    Satisfaction,
    /// What they want to order.
    Order,
    /// Who promised what.
    Promise,
}

/// What an outcome causes. Shown before it is saved.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Causes {
    /// The list is done with this customer.
    Done,
    /// The customer comes back when agreed.
    ComesBack,
    /// The list is done with this customer, who rests on every list for this many days.
    Rests {
        /// Days until any list may call again.
        days: u16,
    },
    /// The number is struck; the next one may be tried at once.
    NumberStruck,
    /// Nobody here calls this customer again.
    NeverCalled,
}

/// A finer name for an outcome. It is for reports to read, and never changes what the outcome means or causes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubOutcome {
    /// The code in records; never changes meaning.
    pub code: String,
    /// What the seller reads.
    pub label: Labels,
}

/// What the people agreed: a disposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// The code in records; never changes meaning.
    pub code: String,
    /// What the seller reads.
    pub label: Labels,
    /// What it means.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// What it asks for.
    #[serde(default)]
    pub asks: Vec<Asks>,
    /// What it opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Offers>,
    /// What it causes.
    pub causes: Causes,
    /// Finer names for it, in the order of the number keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subs: Vec<SubOutcome>,
}

impl Outcome {
    /// The finer name with this code.
    #[must_use]
    pub fn sub(&self, code: &str) -> Option<&SubOutcome> {
        self.subs.iter().find(|sub| sub.code == code)
    }
}

/// Where in a conversation a line of the guide belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GuideKind {
    /// What we say first.
    Opening,
    /// An open question.
    Question,
    /// How we end.
    Closing,
}

/// How far somebody is in buying something: an open question belongs to the part of the way they are on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// How things are today, and what is missing.
    Need,
    /// What could be done about it.
    Options,
    /// What it takes to decide.
    Choice,
    /// How it is with what they have.
    Use,
}

impl Phase {
    /// All of them, in the order of the way.
    pub const ALL: [Self; 4] = [Self::Need, Self::Options, Self::Choice, Self::Use];

    /// The name in files and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Options => "options",
            Self::Choice => "choice",
            Self::Use => "use",
        }
    }
}

/// One line of the guide beside the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuideLine {
    /// Where it belongs.
    pub kind: GuideKind,
    /// The part of the way to a purchase that a question belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// What to say or ask.
    pub text: Labels,
}

/// A purpose, with its outcomes and guide.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Campaign {
    /// The code in records and the name of its file.
    pub code: String,
    /// Raised by each change; a change holds from the next call.
    pub version: u32,
    /// What people call it.
    pub name: Labels,
    /// What the call is for, as the rules name it: `sale`, `care`, `survey`.
    pub purpose: String,
    /// The firm that decides why and how the data are used; empty when it is the list's principal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub controller: String,
    /// What kind of firm that is, as packs name it: `charity`, `union`, `research`; empty for any other.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub principal_kind: String,
    /// What is offered, as packs name it: `books`, `insurance_mediation`; empty for anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub product_category: String,
    /// What the law lets the firm use the data for this purpose by, in words.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub legal_basis: Labels,
    /// What can be agreed, in the order of the number keys.
    pub outcomes: Vec<Outcome>,
    /// What stands beside the notes.
    #[serde(default)]
    pub guide: Vec<GuideLine>,
    /// What can be ordered, in the order of the number keys.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<Product>,
    /// Facts and objections, to be found from the notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<TalkCard>,
    /// How often a person may be disturbed for this, where that is less than usual.
    #[serde(default, skip_serializing_if = "NarrowerLimits::is_empty")]
    pub limits: NarrowerLimits,
}

impl Campaign {
    /// The outcome with this code.
    #[must_use]
    pub fn outcome(&self, code: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.code == code)
    }

    /// The product with this code.
    #[must_use]
    pub fn product(&self, code: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.code == code)
    }

    /// The card that these two letters find, in either case.
    #[must_use]
    pub fn card(&self, key: &str) -> Option<&TalkCard> {
        let key = key.to_lowercase();
        self.cards.iter().find(|card| card.key == key)
    }
}
