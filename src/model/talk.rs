//! The conversation beside the calls: what is asked, ordered, gone wrong, reviewed and to be put right.
//!
//! *Invariant:* each of these is a fact of its own; what is agreed in a call stands in the call.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::id::{PartRef, RecordId};
use super::moment::Moment;
use super::order::{OrderNew, OrderStepped};
use super::said::{Demand, DemandKind, Need, Priority, QuestionAsked};
use super::seller::SellerRef;

/// A fact of the conversation that is no call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Talk {
    /// `question.asked`: a question outside a call.
    QuestionAsked(QuestionAsked),
    /// `question.answered`.
    QuestionAnswered(QuestionAnswered),
    /// `priority.set`: what matters to them, whole and in order.
    PrioritySet(PrioritySet),
    /// `need.noted`: something they will want later.
    NeedNoted(Need),
    /// `cause.set`: a demand is sorted afterwards.
    CauseSet(DemandSorted),
    /// `cause.handed`: somebody in the house is to put the cause right.
    CauseHanded(AboutCause),
    /// `cause.answered`: what they said.
    CauseAnswered(AboutCause),
    /// `cause.mended`: it does not go wrong any more.
    CauseMended(AboutCause),
    /// `order.new`: an order outside a call.
    OrderNew(OrderNew),
    /// `order.step`.
    OrderStep(OrderStepped),
    /// `interval.set`: how often they want to hear from us.
    IntervalSet(IntervalSet),
    /// `correction.asked`: whoever made a call is asked to put its record right.
    CorrectionAsked(CorrectionAsked),
    /// `correction.answered`: it is right as it is, and why.
    CorrectionAnswered(CorrectionAnswered),
    /// `undone`: a record was a slip of the hand.
    Undone(Undone),
    /// `reviewed`: one customer was gone through.
    Reviewed(Reviewed),
    /// `review`: the receipt of a weekly review.
    Review(ReviewReceipt),
    /// `heard`: what a customer said, heard by somebody who sat beside a seller and listened.
    Heard(Heard),
}

impl Talk {
    /// Whether the fact says something only together with the customer it is about.
    #[must_use]
    pub const fn is_about_customer(&self) -> bool {
        match self {
            Self::QuestionAsked(_)
            | Self::QuestionAnswered(_)
            | Self::PrioritySet(_)
            | Self::NeedNoted(_)
            | Self::CauseSet(_)
            | Self::OrderNew(_)
            | Self::OrderStep(_)
            | Self::IntervalSet(_)
            | Self::CorrectionAsked(_)
            | Self::CorrectionAnswered(_)
            | Self::Undone(_)
            | Self::Reviewed(_) => true,
            Self::CauseHanded(_)
            | Self::CauseAnswered(_)
            | Self::CauseMended(_)
            | Self::Review(_)
            | Self::Heard(_) => false,
        }
    }
}

/// A question was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionAnswered {
    /// Which.
    pub of: PartRef,
    /// The answer.
    pub answer: String,
}

/// What matters to a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PrioritySet {
    /// What, in order.
    pub priorities: Vec<Priority>,
    /// The day on which to ask again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_again: Option<NaiveDate>,
    /// The records that this one replaces; they stand in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// A demand is sorted afterwards. What is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DemandSorted {
    /// Which.
    pub of: PartRef,
    /// Value, failure, neither or unclear.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<DemandKind>,
    /// What went wrong upstream.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
}

/// Something about a cause, which is named by its words in any spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AboutCause {
    /// The cause.
    pub cause: String,
    /// Whom it was handed to, or who answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// How often somebody is to hear from us: not too much, and not too little.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Interval {
    /// Days after which a call is welcome.
    pub ideal_days: u16,
    /// Days after which they are forgotten.
    pub latest_days: u16,
}

/// How often a customer is to hear from us; `None` as their lists have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IntervalSet {
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// The records that this one replaces; they stand in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// The record of a call is to be put right by whoever made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionAsked {
    /// The call, by its first version.
    pub of: RecordId,
    /// Whoever made it.
    pub to: SellerRef,
    /// What is not right.
    pub words: String,
}

/// The record of a call is right as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionAnswered {
    /// The call, by its first version.
    pub of: RecordId,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A record was a slip of the hand: it counts as not said, and stays readable. Only what can be said no other way is taken
/// back so: a question or a need beside a call, what is said of a call's record, and that a call is void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Undone {
    /// The record.
    pub of: RecordId,
    /// What that record hangs on: the first version of a call; the record itself when it hangs on nothing.
    pub root: RecordId,
}

/// A customer was gone through in a weekly review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reviewed {
    /// By whom.
    pub by: SellerRef,
    /// Set aside until this day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside_until: Option<NaiveDate>,
}

/// A weekly review came to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewReceipt {
    /// Whose.
    pub by: SellerRef,
    /// From when on it looked.
    pub since: Moment,
    /// Customers that were gone through.
    pub reviewed: u64,
    /// Customers that were not: nobody is forgotten when it is nought.
    pub forgotten: u64,
}

/// What a customer said, heard by listening; or how it was sorted afterwards. It names no customer and no seller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heard {
    /// The first record of the line, when this one says it anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<RecordId>,
    /// What they said, and of which kind it is.
    #[serde(flatten)]
    pub demand: Demand,
    /// Whether the line was taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_struck: bool,
}

/// A cause, and what became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cause {
    /// As it was last spelled.
    pub words: String,
    /// Demands in which it was named, since the moment that was asked about.
    pub lately: u64,
    /// Whom it was handed to.
    pub handed_to: String,
    /// What they answered.
    pub answer: String,
    /// When it was mended, if it was, and nobody has named it since.
    pub mended_at: Option<Moment>,
}
