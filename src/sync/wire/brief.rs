//! A call as a report reads it: what is counted, and nothing that it would only carry along.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::model::call::CampaignRef;
use crate::model::moment::Stamp;
use crate::model::outcome::Flag;
use crate::model::places::Places;
use crate::model::said::{Need, Priority, QuestionAsked, Satisfaction};

/// The parts of a call's body that are counted.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct CallBrief<'a> {
    /// The firm on whose behalf the call was made.
    #[serde(default, borrow)]
    pub principal: Cow<'a, str>,
    /// The campaign.
    #[serde(default)]
    pub campaign: Option<CampaignRef>,
    /// When it rang, as it is written.
    #[serde(default, borrow)]
    pub rang_at: Option<Cow<'a, str>>,
    /// When somebody answered.
    #[serde(default)]
    pub answered_at: Option<Stamp>,
    /// When it ended.
    #[serde(default)]
    pub ended_at: Option<Stamp>,
    /// What was agreed.
    #[serde(default, borrow)]
    pub outcome: Option<OutcomeBrief<'a>>,
    /// What allowed the call.
    #[serde(default, borrow)]
    pub clearance: ClearanceBrief<'a>,
    /// An agreed later call.
    #[serde(default)]
    pub callback: Option<IgnoredAny>,
    /// The wish not to be called again.
    #[serde(default)]
    pub suppress: Option<IgnoredAny>,
    /// Why they wanted to talk, however many reasons.
    #[serde(default)]
    pub demands: Places<IgnoredAny>,
    /// What was asked.
    #[serde(default)]
    pub questions: Places<QuestionAsked>,
    /// What matters to them.
    #[serde(default)]
    pub priorities: Vec<Priority>,
    /// What they will want later.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// How satisfied they are.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// What they want to order.
    #[serde(default)]
    pub order: Option<IgnoredAny>,
}

/// An outcome.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct OutcomeBrief<'a> {
    /// The campaign's code for it.
    #[serde(borrow)]
    pub code: Cow<'a, str>,
    /// Its label.
    #[serde(default, borrow)]
    pub label: Cow<'a, str>,
    /// What it means.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// What allowed a call: how, and what was set aside.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct ClearanceBrief<'a> {
    /// Whether rules did, or the seller's word, or whether none was needed.
    #[serde(default, borrow)]
    pub by: Cow<'a, str>,
    /// The rule that objected.
    #[serde(default, borrow)]
    pub rule: Option<Cow<'a, str>>,
    /// Why it was set aside.
    #[serde(default, borrow)]
    pub reason: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct Amended<'a> {
    #[serde(borrow)]
    call: CallBrief<'a>,
}

/// Whether a body is a call's, or that of an amendment with the call in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The first version.
    First,
    /// Another, in an amendment.
    Amended,
}

impl CallBrief<'_> {
    /// Whether it was made from a desk, and not told to one.
    #[must_use]
    pub fn is_of_desk(&self) -> bool {
        matches!(&*self.clearance.by, "rules" | "override")
    }
}

impl<'a> CallBrief<'a> {
    /// Reads the body of a call.
    ///
    /// # Errors
    /// When it is none.
    pub fn read(body: &'a str, version: Version) -> Result<Self, serde_json::Error> {
        match version {
            Version::First => serde_json::from_str(body),
            Version::Amended => Ok(serde_json::from_str::<Amended<'_>>(body)?.call),
        }
    }
}
