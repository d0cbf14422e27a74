//! Exported promises, questions, demands and orders: one object, or one line, each.

use std::io::Write;

use serde_json::{Map, Value, json};

use super::Scribe;
use super::json::{Seller, line};
use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::forms::out::{CsvOut, CsvStyle};
use crate::model::order::Order;
use crate::model::said::{Demand, Promise, PromiseState, Question};
use crate::model::seller::SellerRef;
use crate::shell::home::Home;
use crate::store::{CallFilter, SaidKind, SaidRow, SaidWhat};

/// What every row begins with.
const WHOM: [&str; 6] = [
    "id",
    "said_at",
    "customer_id",
    "customer",
    "company",
    "number",
];

/// The columns of a kind after those; whose it is comes last, when it is asked for.
const fn columns(kind: SaidKind) -> &'static [&'static str] {
    match kind {
        SaidKind::Promises => &["by", "words", "due", "state"],
        SaidKind::Questions => &["by", "words", "answer", "state"],
        SaidKind::Demands => &["kind", "words", "matters", "cause"],
        SaidKind::Orders => &["step", "since", "is_sale", "lines", "total", "words"],
    }
}

/// Writes the rows, one object a line.
pub(super) fn write_json(
    kind: SaidKind,
    home: &Home,
    filter: &CallFilter,
    scribe: &Scribe<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    home.store
        .each_said(kind, filter, |row| line(out, &scribe.said(&row)))
}

/// Writes the rows as a table; what is a list in the objects is a line of text here.
pub(super) fn write_cells<W: Write>(
    kind: SaidKind,
    home: &Home,
    filter: &CallFilter,
    scribe: &Scribe<'_>,
    (style, out): (CsvStyle, &mut W),
) -> Result<(), Failure> {
    let owner = (scribe.seller == Seller::Named).then_some(&"owner");
    let columns = WHOM.iter().chain(columns(kind)).chain(owner);
    let columns: Vec<&str> = columns.copied().collect();
    let csv = CsvOut::begin(out, style, columns.iter().copied());
    let mut csv = csv.map_err(|cause| failed(&cause))?;
    home.store.each_said(kind, filter, |row| {
        let object = scribe.said(&row);
        let cells = columns.iter().map(|name| cell(object.get(*name)).into());
        csv.row(cells).map_err(|cause| failed(&cause))
    })?;
    csv.finish().map_err(|cause| failed(&cause))?;
    Ok(())
}

/// A value as a cell.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => {
            let items: Vec<String> = items.iter().map(in_words).collect();
            items.join("; ")
        }
        Some(other @ (Value::Bool(_) | Value::Number(_) | Value::Object(_))) => other.to_string(),
    }
}

/// A line of an order, or a sum, as text: `2 × Basis`, `498.00 NOK month`.
fn in_words(item: &Value) -> String {
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default();
    match item.get("quantity") {
        Some(quantity) => {
            let label = Some(text("label")).filter(|it| !it.is_empty());
            format!("{quantity} × {}", label.unwrap_or(text("product")))
        }
        None => format!("{} {} {}", text("amount"), text("currency"), text("period")),
    }
}

impl Scribe<'_> {
    fn said(&self, row: &SaidRow) -> Map<String, Value> {
        let (schema, id, what, owner) = match &row.what {
            SaidWhat::Promise(promise) => (
                "samtale.promise/1",
                promise.id,
                of_promise(promise),
                Some(&promise.made.owner),
            ),
            SaidWhat::Question(id, question) => {
                ("samtale.question/1", *id, of_question(question), None)
            }
            SaidWhat::Demand(id, demand) => ("samtale.demand/1", *id, of_demand(demand), None),
            SaidWhat::Order(order) => (
                "samtale.order/1",
                order.id,
                self.of_order(order),
                Some(&order.new.owner),
            ),
        };
        let number = row.whom.phones.first().map(|it| it.number.as_e164());
        let begins = json!({
            "schema": schema,
            "id": id.to_string(),
            "said_at": row.at.stamp(self.now.zone).to_rfc3339(),
            "customer_id": row.whom.id.to_string(),
            "customer": row.whom.name,
            "company": row.whom.company,
            "number": number,
        });
        let mut object = Map::new();
        for part in [begins, what, self.whose(owner)] {
            if let Value::Object(part) = part {
                object.extend(part.into_iter().filter(|(_, value)| !value.is_null()));
            }
        }
        object
    }

    fn whose(&self, owner: Option<&SellerRef>) -> Value {
        match owner.filter(|_| self.seller == Seller::Named) {
            Some(owner) => json!({"owner": owner.name}),
            None => Value::Null,
        }
    }

    fn of_order(&self, order: &Order) -> Value {
        json!({
            "step": order.step,
            "since": order.since.stamp(self.now.zone).to_rfc3339(),
            "is_sale": order.step.is_sale(),
            "lines": order.new.lines,
            "total": order.new.totals(),
            "words": order.new.words,
        })
    }
}

fn of_promise(promise: &Promise) -> Value {
    let state: PromiseState = promise.state;
    json!({
        "by": promise.made.by,
        "words": promise.made.words,
        "due": promise.made.due,
        "state": state,
    })
}

fn of_question(question: &Question) -> Value {
    let state = if question.asked.answer.is_empty() {
        "open"
    } else {
        "answered"
    };
    json!({
        "by": question.asked.by,
        "words": question.asked.words,
        "answer": question.asked.answer,
        "state": state,
    })
}

fn of_demand(demand: &Demand) -> Value {
    json!({
        "kind": demand.kind,
        "words": demand.words,
        "matters": demand.matters,
        "cause": demand.cause,
    })
}
