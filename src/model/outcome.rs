//! Campaigns and their outcomes: what the people can agree in a call, what it means and what it causes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text in several languages, by code: `nb`, `da`, `en`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
}

/// What an outcome means, whatever a campaign calls it. Reports and the guard read these and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
}

/// What an outcome asks the seller for before it can be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// When to call again.
    Callback,
    /// Whom the wish not to be called covers: this person, this number, the whole organisation.
    SuppressScope,
}

/// What an outcome causes. Shown before it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

/// What the people agreed: a disposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What it causes.
    pub causes: Causes,
}

/// Where in a conversation a line of the guide belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GuideKind {
    /// What we say first.
    Opening,
    /// An open question.
    Question,
    /// How we end.
    Closing,
}

/// One line of the guide beside the notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideLine {
    /// Where it belongs.
    pub kind: GuideKind,
    /// What to say or ask.
    pub text: Labels,
}

/// A purpose, with its outcomes and guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// The code in records and the name of its file.
    pub code: String,
    /// Raised by each change; a change holds from the next call.
    pub version: u32,
    /// What people call it.
    pub name: Labels,
    /// What the call is for, as the rules name it: `sale`, `care`, `survey`.
    pub purpose: String,
    /// What can be agreed, in the order of the number keys.
    pub outcomes: Vec<Outcome>,
    /// What stands beside the notes.
    #[serde(default)]
    pub guide: Vec<GuideLine>,
}

impl Campaign {
    /// The outcome with this code.
    #[must_use]
    pub fn outcome(&self, code: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.code == code)
    }
}
