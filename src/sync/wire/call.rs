//! The JSON form of a call: the record that supervisors read. It never needs a second file to be understood.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::agreed::{CallbackBody, NumberBody};
use super::talk::OrderBody;
use crate::model::call::{
    Attempt, Call, CampaignRef, ClearanceNote, Direction, Disclosed, LineResult, NoAttempt,
    NumberLearned, OutcomeSaid, SubSaid,
};
use crate::model::id::PartRef;
use crate::model::list::ListRef;
use crate::model::moment::Stamp;
use crate::model::outcome::{Causes, Flag};
use crate::model::phone::PhoneNumber;
use crate::model::places::Places;
use crate::model::said::{Demand, Need, Priority, PromiseMade, QuestionAsked, Satisfaction};
use crate::model::seller::SellerRef;
use crate::model::suppression::SuppressScope;

/// A call. What is empty or unknown is left out; `attempt` is 0 when the call does not count as one, and `no_attempt` says
/// why. `satisfaction` is there only when they were asked. A `null` among demands, promises or questions is a place that a
/// correction has emptied, so that `#p2` stays `#p2`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct CallBody<'a> {
    #[serde(default = "outbound")]
    direction: Direction,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<Cow<'a, PhoneNumber>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    principal: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<Cow<'a, ListRef>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    campaign: Option<Cow<'a, CampaignRef>>,
    seller: Cow<'a, SellerRef>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    with_whom: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attempt: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    no_attempt: Option<NoAttempt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rang_at: Option<Stamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answered_at: Option<Stamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ended_at: Option<Stamp>,
    line: LineResult,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<OutcomeBody<'a>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    notes: Cow<'a, str>,
    #[serde(default)]
    clearance: ClearanceBody<'a>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kept_callback: Option<PartRef>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<NumberBody<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    callback: Option<CallbackBody<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suppress: Option<SuppressScope>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    suppress_numbers: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "Places::is_untouched")]
    demands: Cow<'a, Places<Demand>>,
    #[serde(default, skip_serializing_if = "Places::is_untouched")]
    promises: Cow<'a, Places<PromiseMade>>,
    #[serde(default, skip_serializing_if = "Places::is_untouched")]
    questions: Cow<'a, Places<QuestionAsked>>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    priorities: Cow<'a, [Priority]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    needs: Cow<'a, [Need]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    tags: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    satisfaction: Option<Cow<'a, Satisfaction>>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    disclosed: Cow<'a, [Disclosed]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    order: Option<OrderBody<'a>>,
}

const fn outbound() -> Direction {
    Direction::Out
}

/// `{"code":"later","label":"Snakkes igjen","flags":["again"],"causes":"rests","rests_days":30,
/// "sub":{"code":"…","label":"…"}}`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct OutcomeBody<'a> {
    code: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    label: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    flags: Cow<'a, [Flag]>,
    #[serde(default)]
    causes: CausesWord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rests_days: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sub: Option<Cow<'a, SubSaid>>,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum CausesWord {
    #[default]
    Done,
    ComesBack,
    Rests,
    NumberStruck,
    NeverCalled,
}

/// `{"by":"rules","rules":["NO.HOURS.CONSUMER"]}`, `{"by":"override","rule":"…","reason":"…"}`, `{"by":"inbound"}`,
/// `{"by":"external"}`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "kebab-case")]
enum ClearanceBody<'a> {
    Rules {
        rules: Cow<'a, [String]>,
    },
    Override {
        rule: Cow<'a, str>,
        reason: Cow<'a, str>,
    },
    Inbound,
    #[default]
    External,
}

impl<'a> From<&'a Call> for CallBody<'a> {
    fn from(call: &'a Call) -> Self {
        let (attempt, no_attempt) = match call.attempt {
            Attempt::Nth(n) => (n, None),
            Attempt::Not(why) => (0, Some(why)),
        };
        Self {
            direction: call.direction,
            number: call.number.as_ref().map(Cow::Borrowed),
            principal: Cow::Borrowed(&call.principal),
            list: call.list.as_ref().map(Cow::Borrowed),
            campaign: call.campaign.as_ref().map(Cow::Borrowed),
            seller: Cow::Borrowed(&call.seller),
            with_whom: Cow::Borrowed(&call.with_whom),
            attempt: Some(attempt),
            no_attempt,
            rang_at: call.rang_at,
            answered_at: call.answered_at,
            ended_at: call.ended_at,
            line: call.line,
            outcome: call.outcome.as_ref().map(Into::into),
            notes: Cow::Borrowed(&call.notes),
            clearance: (&call.clearance).into(),
            kept_callback: call.kept_callback,
            numbers: call
                .numbers
                .iter()
                .map(|learned| NumberBody::of(&learned.number, learned.state))
                .collect(),
            callback: call.callback.as_ref().map(Into::into),
            suppress: call.suppress,
            suppress_numbers: Cow::Borrowed(&call.suppress_numbers),
            demands: Cow::Borrowed(&call.demands),
            promises: Cow::Borrowed(&call.promises),
            questions: Cow::Borrowed(&call.questions),
            priorities: Cow::Borrowed(&call.priorities),
            needs: Cow::Borrowed(&call.needs),
            tags: Cow::Borrowed(&call.tags),
            satisfaction: call.satisfaction.as_ref().map(Cow::Borrowed),
            disclosed: Cow::Borrowed(&call.disclosed),
            order: call.order.as_ref().map(Into::into),
        }
    }
}

impl From<CallBody<'_>> for Call {
    fn from(body: CallBody<'_>) -> Self {
        Self {
            attempt: body.attempt(),
            direction: body.direction,
            number: body.number.map(Cow::into_owned),
            principal: body.principal.into_owned(),
            list: body.list.map(Cow::into_owned),
            campaign: body.campaign.map(Cow::into_owned),
            seller: body.seller.into_owned(),
            with_whom: body.with_whom.into_owned(),
            rang_at: body.rang_at,
            answered_at: body.answered_at,
            ended_at: body.ended_at,
            line: body.line,
            outcome: body.outcome.map(Into::into),
            notes: body.notes.into_owned(),
            clearance: body.clearance.into(),
            kept_callback: body.kept_callback,
            numbers: body
                .numbers
                .into_iter()
                .map(|number| {
                    let (number, state) = number.parts();
                    NumberLearned { number, state }
                })
                .collect(),
            callback: body.callback.map(Into::into),
            suppress: body.suppress,
            suppress_numbers: body.suppress_numbers.into_owned(),
            demands: body.demands.into_owned(),
            promises: body.promises.into_owned(),
            questions: body.questions.into_owned(),
            priorities: body.priorities.into_owned(),
            needs: body.needs.into_owned(),
            tags: body.tags.into_owned(),
            satisfaction: body.satisfaction.map(Cow::into_owned),
            disclosed: body.disclosed.into_owned(),
            order: body.order.map(Into::into),
        }
    }
}

impl CallBody<'_> {
    /// Whether the call counts. A script may leave it out; then what the line did decides.
    fn attempt(&self) -> Attempt {
        match (self.attempt, self.no_attempt) {
            (_, Some(why)) => Attempt::Not(why),
            (Some(n), None) if n > 0 => Attempt::Nth(n),
            (_, None) if self.direction == Direction::In => Attempt::Not(NoAttempt::TheyRang),
            (_, None) if !self.line.is_disturbing() => Attempt::Not(NoAttempt::NothingRang),
            (_, None) => Attempt::Nth(1),
        }
    }
}

impl<'a> From<&'a OutcomeSaid> for OutcomeBody<'a> {
    fn from(said: &'a OutcomeSaid) -> Self {
        let (causes, rests_days) = match said.causes {
            Causes::Done => (CausesWord::Done, None),
            Causes::ComesBack => (CausesWord::ComesBack, None),
            Causes::Rests { days } => (CausesWord::Rests, Some(days)),
            Causes::NumberStruck => (CausesWord::NumberStruck, None),
            Causes::NeverCalled => (CausesWord::NeverCalled, None),
        };
        Self {
            code: Cow::Borrowed(&said.code),
            label: Cow::Borrowed(&said.label),
            flags: Cow::Borrowed(&said.flags),
            causes,
            rests_days,
            sub: said.sub.as_ref().map(Cow::Borrowed),
        }
    }
}

impl From<OutcomeBody<'_>> for OutcomeSaid {
    fn from(body: OutcomeBody<'_>) -> Self {
        Self {
            code: body.code.into_owned(),
            label: body.label.into_owned(),
            flags: body.flags.into_owned(),
            causes: match body.causes {
                CausesWord::Done => Causes::Done,
                CausesWord::ComesBack => Causes::ComesBack,
                CausesWord::Rests => Causes::Rests {
                    days: body.rests_days.unwrap_or_default(),
                },
                CausesWord::NumberStruck => Causes::NumberStruck,
                CausesWord::NeverCalled => Causes::NeverCalled,
            },
            sub: body.sub.map(Cow::into_owned),
        }
    }
}

impl<'a> From<&'a ClearanceNote> for ClearanceBody<'a> {
    fn from(note: &'a ClearanceNote) -> Self {
        match note {
            ClearanceNote::Rules(rules) => Self::Rules {
                rules: Cow::Borrowed(rules),
            },
            ClearanceNote::Override { rule, reason } => Self::Override {
                rule: Cow::Borrowed(rule),
                reason: Cow::Borrowed(reason),
            },
            ClearanceNote::Inbound => Self::Inbound,
            ClearanceNote::External => Self::External,
        }
    }
}

impl From<ClearanceBody<'_>> for ClearanceNote {
    fn from(body: ClearanceBody<'_>) -> Self {
        match body {
            ClearanceBody::Rules { rules } => Self::Rules(rules.into_owned()),
            ClearanceBody::Override { rule, reason } => Self::Override {
                rule: rule.into_owned(),
                reason: reason.into_owned(),
            },
            ClearanceBody::Inbound => Self::Inbound,
            ClearanceBody::External => Self::External,
        }
    }
}
