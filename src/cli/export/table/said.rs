//! One row for each promise, question, demand and order.

use super::calls::{demand_kind, side};
use super::{Tell, month};
use crate::cli::exit::Failure;
use crate::cli::export::columns::Tells::{Customer, Nobody, Seller, Words};
use crate::cli::export::columns::{Column, Scribe, column};
use crate::forms::out::Cell;
use crate::forms::out::Type::{Day, Phone, Text, Time, Yes};
use crate::model::id::PartRef;
use crate::model::order::{Order, OrderLine};
use crate::model::said::{Demand, Promise, PromiseState, Question};
use crate::model::seller::SellerRef;
use crate::store::{SaidRow, SaidWhat};

/// What every row begins with.
pub(in crate::cli::export) const WHOM: [Column<SaidRow>; 6] = [
    column("id", Text, Nobody, |_, row| {
        id(&row.what).to_string().into()
    }),
    column("said_at", Time, Nobody, |scribe, row| {
        scribe.stamp(row.at).into()
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
    column("number", Phone, Customer, |_, row| {
        row.whom.phones.first().map(|it| &it.number).into()
    }),
];

/// What a promise has.
pub(in crate::cli::export) const PROMISES: [Column<SaidRow>; 5] = [
    column("by", Text, Nobody, |_, row| {
        promise(row).map(|it| side(it.made.by)).into()
    }),
    column("words", Text, Words, |_, row| {
        promise(row).map(|it| it.made.words.as_str()).into()
    }),
    column("due", Day, Nobody, |_, row| {
        promise(row).and_then(|it| it.made.due).into()
    }),
    column("state", Text, Nobody, |_, row| {
        promise(row).map(|it| promise_state(it.state)).into()
    }),
    column("owner", Text, Seller, |_, row| owner(row)),
];

/// What a question has.
pub(in crate::cli::export) const QUESTIONS: [Column<SaidRow>; 4] = [
    column("by", Text, Nobody, |_, row| {
        question(row).map(|it| side(it.asked.by)).into()
    }),
    column("words", Text, Words, |_, row| {
        question(row).map(|it| it.asked.words.as_str()).into()
    }),
    column("answer", Text, Words, |_, row| {
        question(row).map(|it| it.asked.answer.as_str()).into()
    }),
    column("state", Text, Nobody, |_, row| {
        question(row).map(question_state).into()
    }),
];

/// What a demand has.
pub(in crate::cli::export) const DEMANDS: [Column<SaidRow>; 4] = [
    column("kind", Text, Nobody, |_, row| {
        demand(row).map(|it| demand_kind(it.kind)).into()
    }),
    column("words", Text, Words, |_, row| {
        demand(row).map(|it| it.words.as_str()).into()
    }),
    column("matters", Text, Words, |_, row| {
        demand(row).map(|it| it.matters.as_str()).into()
    }),
    column("cause", Text, Words, |_, row| {
        demand(row).map(|it| it.cause.as_str()).into()
    }),
];

/// What an order has.
pub(in crate::cli::export) const ORDERS: [Column<SaidRow>; 7] = [
    column("step", Text, Nobody, |_, row| {
        order(row).map(|it| it.step.name()).into()
    }),
    column("since", Time, Nobody, |scribe, row| {
        order(row).map(|it| scribe.stamp(it.since)).into()
    }),
    column("is_sale", Yes, Nobody, |_, row| {
        order(row).map(|it| it.step.is_sale()).into()
    }),
    column("lines", Text, Nobody, |_, row| order(row).map(lines).into()),
    column("total", Text, Nobody, |_, row| order(row).map(total).into()),
    column("words", Text, Words, |_, row| {
        order(row).map(|it| it.new.words.as_str()).into()
    }),
    column("owner", Text, Seller, |_, row| owner(row)),
];

/// Tells a row.
pub(in crate::cli::export) fn tell(
    row: &SaidRow,
    columns: &[Column<SaidRow>],
    scribe: &Scribe<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let among = scribe.among(&row.whom, &[])?;
    let mut cells = scribe.cells(&WHOM, row, &among)?;
    cells.extend(scribe.cells(columns, row, &among)?);
    tell(Some(month(scribe.stamp(row.at))), cells)
}

/// The address of what was said.
pub(in crate::cli::export) const fn id(what: &SaidWhat) -> PartRef {
    match what {
        SaidWhat::Promise(promise) => promise.id,
        SaidWhat::Question(id, _) | SaidWhat::Demand(id, _) => *id,
        SaidWhat::Order(order) => order.id,
    }
}

/// How a question stands.
pub(in crate::cli::export) const fn question_state(question: &Question) -> &'static str {
    if question.asked.answer.is_empty() {
        "open"
    } else {
        "answered"
    }
}

const fn promise_state(state: PromiseState) -> &'static str {
    match state {
        PromiseState::Open => "open",
        PromiseState::Kept => "kept",
        PromiseState::Broken => "broken",
        PromiseState::Withdrawn => "withdrawn",
    }
}

const fn promise(row: &SaidRow) -> Option<&Promise> {
    if let SaidWhat::Promise(promise) = &row.what {
        Some(promise)
    } else {
        None
    }
}

const fn question(row: &SaidRow) -> Option<&Question> {
    if let SaidWhat::Question(_, question) = &row.what {
        Some(question)
    } else {
        None
    }
}

const fn demand(row: &SaidRow) -> Option<&Demand> {
    if let SaidWhat::Demand(_, demand) = &row.what {
        Some(demand)
    } else {
        None
    }
}

const fn order(row: &SaidRow) -> Option<&Order> {
    if let SaidWhat::Order(order) = &row.what {
        Some(order)
    } else {
        None
    }
}

/// Who of us answers for it.
pub(in crate::cli::export) fn owner_of(what: &SaidWhat) -> Option<&SellerRef> {
    match what {
        SaidWhat::Promise(promise) => Some(&promise.made.owner),
        SaidWhat::Order(order) => Some(&order.new.owner),
        SaidWhat::Question(..) | SaidWhat::Demand(..) => None,
    }
}

fn owner(row: &SaidRow) -> Cell<'_> {
    owner_of(&row.what).map(|owner| owner.name.as_str()).into()
}

/// The lines of an order as text: `2 × Basis`.
fn lines(order: &Order) -> String {
    let lines = order.new.lines.iter().map(|line: &OrderLine| {
        let label = Some(&line.label).filter(|it| !it.is_empty());
        format!("{} × {}", line.quantity, label.unwrap_or(&line.product))
    });
    lines.collect::<Vec<_>>().join("; ")
}

/// The sums of an order as text: `498.00 NOK month`.
fn total(order: &Order) -> String {
    let totals = order.new.totals().into_iter();
    let totals = totals.map(|it| format!("{} {} {}", it.amount, it.currency, it.period.name()));
    totals.collect::<Vec<_>>().join("; ")
}
