//! The conversation beside the calls, as it stands in records: questions, priorities, needs, causes, orders, reviews.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

use super::{Reader, WireFault};
use crate::model::id::RecordId;
use crate::model::order::{OrderLine, OrderNew, Total};
use crate::model::seller::SellerRef;
use crate::model::talk::{IntervalSet, PrioritySet, Talk};

/// `{"lines":[{"product":"…","label":"…","quantity":1,"unit_price":"249.00","currency":"NOK","period":"month"}],
/// "total":[{"amount":"249.00","currency":"NOK","period":"month"}],"owner":{…},"words":"…"}`. The total is what the lines come
/// to, so that the record reads alone; whoever reads it adds up again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct OrderBody<'a> {
    lines: Cow<'a, [OrderLine]>,
    #[serde(default)]
    total: Vec<Total>,
    owner: Cow<'a, SellerRef>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    words: Cow<'a, str>,
}

impl<'a> From<&'a OrderNew> for OrderBody<'a> {
    fn from(order: &'a OrderNew) -> Self {
        Self {
            lines: Cow::Borrowed(&order.lines),
            total: order.totals(),
            owner: Cow::Borrowed(&order.owner),
            words: Cow::Borrowed(&order.words),
        }
    }
}

impl From<OrderBody<'_>> for OrderNew {
    fn from(body: OrderBody<'_>) -> Self {
        Self {
            lines: body.lines.into_owned(),
            owner: body.owner.into_owned(),
            words: body.words.into_owned(),
        }
    }
}

/// An order as text of JSON, and back: what the store keeps of one.
pub fn order_json(order: &OrderNew) -> Result<String, serde_json::Error> {
    serde_json::to_string(&OrderBody::from(order))
}

/// The opposite of [`order_json`].
pub fn order_of_json(text: &str) -> Result<OrderNew, serde_json::Error> {
    serde_json::from_str::<OrderBody<'_>>(text).map(Into::into)
}

/// The kind of such a fact.
pub(super) const fn kind(talk: &Talk) -> &'static str {
    match talk {
        Talk::QuestionAsked(_) => "question.asked",
        Talk::QuestionAnswered(_) => "question.answered",
        Talk::PrioritySet(_) => "priority.set",
        Talk::NeedNoted(_) => "need.noted",
        Talk::CauseSet(_) => "cause.set",
        Talk::CauseHanded(_) => "cause.handed",
        Talk::CauseAnswered(_) => "cause.answered",
        Talk::CauseMended(_) => "cause.mended",
        Talk::OrderNew(_) => "order.new",
        Talk::OrderStep(_) => "order.step",
        Talk::IntervalSet(_) => "interval.set",
        Talk::CorrectionAsked(_) => "correction.asked",
        Talk::CorrectionAnswered(_) => "correction.answered",
        Talk::Undone(_) => "undone",
        Talk::Reviewed(_) => "reviewed",
        Talk::Review(_) => "review",
        Talk::Heard(_) => "heard",
    }
}

/// The records that such a fact replaces.
pub(super) fn replaced(talk: &Talk) -> &[RecordId] {
    if let Talk::PrioritySet(PrioritySet { replaces, .. })
    | Talk::IntervalSet(IntervalSet { replaces, .. }) = talk
    {
        replaces
    } else {
        &[]
    }
}

/// Writes the body of such a fact.
pub(super) fn write<S: Serializer>(talk: &Talk, to: S) -> Result<S::Ok, S::Error> {
    match talk {
        Talk::QuestionAsked(asked) => asked.serialize(to),
        Talk::QuestionAnswered(answered) => answered.serialize(to),
        Talk::PrioritySet(set) => set.serialize(to),
        Talk::NeedNoted(need) => need.serialize(to),
        Talk::CauseSet(sorted) => sorted.serialize(to),
        Talk::CauseHanded(about) | Talk::CauseAnswered(about) | Talk::CauseMended(about) => {
            about.serialize(to)
        }
        Talk::OrderNew(order) => OrderBody::from(order).serialize(to),
        Talk::OrderStep(stepped) => stepped.serialize(to),
        Talk::IntervalSet(set) => set.serialize(to),
        Talk::CorrectionAsked(asked) => asked.serialize(to),
        Talk::CorrectionAnswered(answered) => answered.serialize(to),
        Talk::Undone(undone) => undone.serialize(to),
        Talk::Reviewed(reviewed) => reviewed.serialize(to),
        Talk::Review(receipt) => receipt.serialize(to),
        Talk::Heard(heard) => heard.serialize(to),
    }
}

/// Understands a body; none when the kind is not one of these.
pub(super) fn read(reader: &Reader<'_>, sup: &[RecordId]) -> Result<Option<Talk>, WireFault> {
    Ok(Some(match reader.kind {
        "question.asked" => Talk::QuestionAsked(reader.body()?),
        "question.answered" => Talk::QuestionAnswered(reader.body()?),
        "priority.set" => Talk::PrioritySet(PrioritySet {
            replaces: sup.to_vec(),
            ..reader.body()?
        }),
        "need.noted" => Talk::NeedNoted(reader.body()?),
        "cause.set" => Talk::CauseSet(reader.body()?),
        "cause.handed" => Talk::CauseHanded(reader.body()?),
        "cause.answered" => Talk::CauseAnswered(reader.body()?),
        "cause.mended" => Talk::CauseMended(reader.body()?),
        "order.new" => Talk::OrderNew(reader.body::<OrderBody<'_>>()?.into()),
        "order.step" => Talk::OrderStep(reader.body()?),
        "interval.set" => Talk::IntervalSet(IntervalSet {
            replaces: sup.to_vec(),
            ..reader.body()?
        }),
        "correction.asked" => Talk::CorrectionAsked(reader.body()?),
        "correction.answered" => Talk::CorrectionAnswered(reader.body()?),
        "undone" => Talk::Undone(reader.body()?),
        "reviewed" => Talk::Reviewed(reader.body()?),
        "review" => Talk::Review(reader.body()?),
        "heard" => Talk::Heard(reader.body()?),
        _ => return Ok(None),
    }))
}
