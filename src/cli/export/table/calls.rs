//! One row for each call.

use super::{Tell, joined, month};
use crate::cli::exit::Failure;
use crate::cli::export::columns::Tells::{Customer, Nobody, Seller, Words};
use crate::cli::export::columns::{Column, Scribe, column};
use crate::forms::out::Cell;
use crate::forms::out::Type::{Number, Phone, Text, Time};
use crate::model::call::{Attempt, Call, Direction};
use crate::model::moment::Stamp;
use crate::model::said::{DemandKind, PromiseMade, QuestionAsked, Side};
use crate::model::seller::Owner;
use crate::model::when::Precision;
use crate::store::CallRow;

/// The columns, in their order.
pub(in crate::cli::export) const COLUMNS: [Column<CallRow>; 36] = [
    column("id", Text, Nobody, |_, row| row.record.to_string().into()),
    column("at", Time, Nobody, |scribe, row| at(scribe, row).into()),
    column("utc_offset", Text, Nobody, |scribe, row| {
        at(scribe, row).offset().to_string().into()
    }),
    column("direction", Text, Nobody, |_, row| {
        direction(row.call.direction).into()
    }),
    column("number", Phone, Customer, |_, row| {
        row.call.number.as_ref().into()
    }),
    column("customer_id", Text, Nobody, |_, row| {
        row.whom.id.to_string().into()
    }),
    column("customer", Text, Customer, |_, row| {
        row.whom.name.as_str().into()
    }),
    column("company", Text, Customer, |_, row| {
        row.whom.company.as_str().into()
    }),
    column("with_whom", Text, Customer, |_, row| {
        row.call.with_whom.as_str().into()
    }),
    column("principal", Text, Nobody, |_, row| {
        row.call.principal.as_str().into()
    }),
    column("list", Text, Nobody, |_, row| {
        row.call.list.as_ref().map(|list| list.name.as_str()).into()
    }),
    column("campaign", Text, Nobody, |_, row| {
        row.call.campaign.as_ref().map(|it| it.code.as_str()).into()
    }),
    column("campaign_version", Number, Nobody, |_, row| {
        row.call
            .campaign
            .as_ref()
            .map(|it| i64::from(it.version))
            .into()
    }),
    column("line", Text, Nobody, |_, row| row.call.line.name().into()),
    column("attempt", Number, Nobody, |_, row| {
        attempt(&row.call).into()
    }),
    column("rang_at", Time, Nobody, |_, row| row.call.rang_at.into()),
    column("answered_at", Time, Nobody, |_, row| {
        row.call.answered_at.into()
    }),
    column("ended_at", Time, Nobody, |_, row| row.call.ended_at.into()),
    column("outcome", Text, Nobody, |_, row| {
        row.call.outcome.as_ref().map(|it| it.code.as_str()).into()
    }),
    column("outcome_label", Text, Nobody, |_, row| {
        row.call.outcome.as_ref().map(|it| it.label.as_str()).into()
    }),
    column("notes", Text, Words, |_, row| {
        row.call.notes.as_str().into()
    }),
    column("callback_at", Time, Nobody, |_, row| {
        row.call
            .callback
            .as_ref()
            .map(|set| set.when.due().stamp(set.when.zone))
            .into()
    }),
    column("callback_zone", Text, Nobody, |_, row| {
        row.call
            .callback
            .as_ref()
            .map(|set| set.when.zone.name())
            .into()
    }),
    column("callback_precision", Text, Nobody, |_, row| {
        row.call
            .callback
            .as_ref()
            .map(|set| precision(set.when.precision))
            .into()
    }),
    column("callback_owner", Text, Nobody, |scribe, row| {
        callback_owner(scribe, &row.call)
    }),
    column("callback_about", Text, Words, |_, row| {
        row.call
            .callback
            .as_ref()
            .map(|set| set.about.as_str())
            .into()
    }),
    column("demands", Text, Words, |_, row| {
        joined(row.call.demands.iter().map(|it| it.words.as_str()))
    }),
    column("demand_kinds", Text, Nobody, |_, row| {
        joined(row.call.demands.iter().map(|it| demand_kind(it.kind)))
    }),
    column("causes", Text, Words, |_, row| {
        joined(row.call.demands.iter().map(|it| it.cause.as_str()))
    }),
    column("promises", Text, Words, |_, row| {
        lines(row.call.promises.iter().map(promise))
    }),
    column("questions", Text, Words, |_, row| {
        lines(row.call.questions.iter().map(question))
    }),
    column("priorities", Text, Words, |_, row| {
        joined(row.call.priorities.iter().map(|it| it.words.as_str()))
    }),
    column("needs", Text, Words, |_, row| {
        joined(row.call.needs.iter().map(|it| it.words.as_str()))
    }),
    column("satisfaction", Text, Nobody, |_, row| {
        row.call
            .satisfaction
            .as_ref()
            .map(|said| format!("{} of {}", said.score, said.scale))
            .into()
    }),
    column("satisfaction_words", Text, Words, |_, row| {
        row.call
            .satisfaction
            .as_ref()
            .map(|said| said.words.as_str())
            .into()
    }),
    column("seller", Text, Seller, |_, row| {
        row.call.seller.name.as_str().into()
    }),
];

/// Tells a row.
pub(in crate::cli::export) fn tell(
    row: &CallRow,
    scribe: &Scribe<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let also = [row.call.with_whom.as_str(), row.call.seller.name.as_str()];
    let among = scribe.among(&row.whom, &also)?;
    let month = month(at(scribe, row));
    tell(Some(month), scribe.cells(&COLUMNS, row, &among)?)
}

/// When the call was.
pub(in crate::cli::export) fn at(scribe: &Scribe<'_>, row: &CallRow) -> Stamp {
    let at = row.call.ended_at.or(row.call.rang_at);
    at.unwrap_or_else(|| scribe.stamp(row.at))
}

fn attempt(call: &Call) -> i64 {
    match call.attempt {
        Attempt::Nth(n) => i64::from(n),
        Attempt::Not(_) => 0,
    }
}

fn callback_owner<'r>(scribe: &Scribe<'_>, call: &'r Call) -> Cell<'r> {
    let owner: Option<&Owner> = call.callback.as_ref().map(|set| &set.owner);
    owner.map(|owner| scribe.owner(owner)).into()
}

fn promise(promise: &PromiseMade) -> String {
    let due = promise.due.map(|due| format!(" ({due})"));
    let due = due.unwrap_or_default();
    format!("{}: {}{due}", side(promise.by), promise.words)
}

fn question(question: &QuestionAsked) -> String {
    let between = if question.answer.is_empty() {
        ""
    } else {
        " — "
    };
    let (words, answer) = (&question.words, &question.answer);
    format!("{}: {words}{between}{answer}", side(question.by))
}

fn lines(texts: impl Iterator<Item = String>) -> Cell<'static> {
    let texts: Vec<String> = texts.collect();
    Cell::from(texts.join("\n"))
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "out",
        Direction::In => "in",
    }
}

pub(super) const fn side(side: Side) -> &'static str {
    match side {
        Side::We => "we",
        Side::They => "they",
    }
}

pub(super) const fn demand_kind(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Value => "value",
        DemandKind::Failure => "failure",
        DemandKind::Neither => "neither",
        DemandKind::Unclear => "unclear",
    }
}

pub(super) const fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "exact",
        Precision::After => "after",
        Precision::Day => "day",
    }
}
