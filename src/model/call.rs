//! The call as it is remembered: one telephone contact, in or out, with everything that was agreed in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::callback::CallbackSet;
use super::list::ListRef;
use super::moment::Stamp;
use super::order::OrderNew;
use super::outcome::{Flag, Outcome, SubOutcome};
use super::phone::PhoneNumber;
use super::places::Places;
use super::said::{Demand, Need, Priority, PromiseMade, QuestionAsked, Satisfaction};
use super::seller::SellerRef;
use super::suppression::SuppressScope;

/// Who rang whom.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// We rang them.
    Out,
    /// They rang us.
    In,
}

/// What the line did.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LineResult {
    /// Somebody answered.
    Answered,
    /// It rang, and nobody answered.
    NoAnswer,
    /// The line was busy.
    Busy,
    /// They pressed reject.
    Declined,
    /// A machine answered.
    Voicemail,
    /// The number is not theirs.
    WrongNumber,
    /// They answered, and the line broke.
    CutOff,
    /// We hung up before anything happened.
    GivenUp,
    /// The call never reached the line.
    Failed,
}

impl LineResult {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Answered,
        Self::NoAnswer,
        Self::Busy,
        Self::Declined,
        Self::Voicemail,
        Self::WrongNumber,
        Self::CutOff,
        Self::GivenUp,
        Self::Failed,
    ];

    /// The name in records, messages and columns.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::NoAnswer => "no-answer",
            Self::Busy => "busy",
            Self::Declined => "declined",
            Self::Voicemail => "voicemail",
            Self::WrongNumber => "wrong-number",
            Self::CutOff => "cut-off",
            Self::GivenUp => "given-up",
            Self::Failed => "failed",
        }
    }

    /// Whether a call that ended so reached a person.
    #[must_use]
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Answered | Self::CutOff)
    }

    /// Whether a call that ended so disturbed the person, and counts as an attempt (DESIGN.md §5). What else may keep
    /// a call from counting, as an agreed callback, is known only to the call itself.
    #[must_use]
    pub const fn is_disturbing(self) -> bool {
        match self {
            Self::Answered
            | Self::NoAnswer
            | Self::Busy
            | Self::Declined
            | Self::Voicemail
            | Self::WrongNumber
            | Self::CutOff => true,
            Self::GivenUp | Self::Failed => false,
        }
    }
}

/// Why a call did not count as a new attempt (DESIGN.md §5: attempts are about disturbing).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum NoAttempt {
    /// The customer asked for the call; the callback is the evidence.
    AgreedCallback,
    /// One redial within ten minutes after the line was cut.
    RedialAfterCutOff,
    /// A number just given, right after a wrong number.
    NewNumber,
    /// The line never disturbed anybody.
    NothingRang,
    /// They rang us.
    TheyRang,
}

/// Whether a call counts against the limits on how often a person is disturbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Attempt {
    /// The n-th attempt to reach this person, counted from one over all their numbers and lists.
    Nth(u16),
    /// Not one.
    Not(NoAttempt),
}

/// What allowed a call: the proof that is kept with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearanceNote {
    /// The ids of the rules by which the call was allowed.
    Rules(Vec<String>),
    /// An objection of the house was set aside, with a reason that the seller spoke.
    Override {
        /// The rule that objected.
        rule: String,
        /// The reason.
        reason: String,
    },
    /// They rang us; no clearance is needed.
    Inbound,
    /// The call was made outside this desk and told to it: by `log add`, or by an imported list.
    External,
}

/// The outcome as it stood in the campaign when the call was saved, so that the record reads alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeSaid {
    /// The campaign's code for it.
    pub code: String,
    /// Its label in the seller's language.
    pub label: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// What it causes.
    pub causes: super::outcome::Causes,
    /// The finer name that was chosen, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub: Option<SubSaid>,
}

/// The finer name of an outcome, as it stood in the campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubSaid {
    /// The campaign's code for it.
    pub code: String,
    /// Its label in the seller's language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

impl OutcomeSaid {
    /// The outcome, with its label in one language.
    #[must_use]
    pub fn of(outcome: &Outcome, language: &str) -> Self {
        Self {
            code: outcome.code.clone(),
            label: outcome.label.of(language).to_owned(),
            flags: outcome.flags.clone(),
            causes: outcome.causes,
            sub: None,
        }
    }

    /// The same with one of the outcome's finer names.
    #[must_use]
    pub fn with_sub(self, sub: &SubOutcome, language: &str) -> Self {
        let sub = SubSaid {
            code: sub.code.clone(),
            label: sub.label.of(language).to_owned(),
        };
        Self {
            sub: Some(sub),
            ..self
        }
    }
}

/// The campaign a call was made in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignRef {
    /// Its code.
    pub code: String,
    /// Its version then.
    pub version: u32,
}

/// Something the call taught us about a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberLearned {
    /// The number.
    pub number: PhoneNumber,
    /// What is now known of it.
    pub state: super::phone::PhoneState,
}

/// A line that the rules want said, as it was said: who we are, on whose behalf, where the number is from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Disclosed {
    /// The rule that wants it, as `NO.OPEN.IDENTITY`.
    pub rule: String,
    /// The line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A call, whole: the outcome record. One save is one record; voiding it voids everything agreed in it.
///
/// Its form in JSON is that of a draft, which never leaves the desk; what others read is made in `sync`. A field that is
/// added needs a default, so that older drafts still read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Who rang whom.
    pub direction: Direction,
    /// The number used, when known.
    pub number: Option<PhoneNumber>,
    /// The firm on whose behalf the call was made.
    pub principal: String,
    /// The list the customer was called from, if any.
    pub list: Option<ListRef>,
    /// The campaign.
    pub campaign: Option<CampaignRef>,
    /// Who called, by id and name; exports leave it out unless asked.
    pub seller: SellerRef,
    /// With whom, when not with the customer.
    pub with_whom: String,
    /// Whether it counts as an attempt.
    pub attempt: Attempt,
    /// When it rang.
    pub rang_at: Option<Stamp>,
    /// When somebody answered.
    pub answered_at: Option<Stamp>,
    /// When it ended.
    pub ended_at: Option<Stamp>,
    /// What the line did.
    pub line: LineResult,
    /// What was agreed; none when nobody was reached.
    pub outcome: Option<OutcomeSaid>,
    /// The notes, as written.
    pub notes: String,
    /// What allowed the call.
    pub clearance: ClearanceNote,
    /// The callback that this call kept, if it was made because of one.
    pub kept_callback: Option<super::id::PartRef>,
    /// What became known of numbers.
    #[serde(default)]
    pub numbers: Vec<NumberLearned>,
    /// An agreed later call.
    pub callback: Option<CallbackSet>,
    /// The wish not to be called again.
    pub suppress: Option<SuppressScope>,
    /// Keyed hashes (HMAC-SHA-256, hex) of the numbers that the wish covers.
    #[serde(default)]
    pub suppress_numbers: Vec<String>,
    /// Why they wanted to talk.
    #[serde(default)]
    pub demands: Places<Demand>,
    /// Who promised what.
    #[serde(default)]
    pub promises: Places<PromiseMade>,
    /// What was asked, on both sides.
    #[serde(default)]
    pub questions: Places<QuestionAsked>,
    /// What matters to them, in order.
    #[serde(default)]
    pub priorities: Vec<Priority>,
    /// What they will want later.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Words that they are sorted by from now on.
    #[serde(default)]
    pub tags: Vec<String>,
    /// How satisfied they said they are; none when not asked.
    pub satisfaction: Option<Satisfaction>,
    /// What had to be said to them, and was: the seller ticked each line.
    #[serde(default)]
    pub disclosed: Vec<Disclosed>,
    /// What they want to order.
    pub order: Option<OrderNew>,
}
