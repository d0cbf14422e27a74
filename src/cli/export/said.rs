//! Exported promises, questions, demands and orders: one object each, with the keys of their columns.

use serde_json::{Map, Value, json};

use super::columns::{Scribe, Seller};
use super::table::said::{id, owner_of, question_state};
use crate::model::order::Order;
use crate::model::said::{Demand, Promise, Question};
use crate::model::seller::SellerRef;
use crate::store::{SaidRow, SaidWhat};

impl Scribe<'_> {
    pub(super) fn said(&self, row: &SaidRow) -> Map<String, Value> {
        let (schema, what) = match &row.what {
            SaidWhat::Promise(promise) => ("samtale.promise/1", of_promise(promise)),
            SaidWhat::Question(_, question) => ("samtale.question/1", of_question(question)),
            SaidWhat::Demand(_, demand) => ("samtale.demand/1", of_demand(demand)),
            SaidWhat::Order(order) => ("samtale.order/1", self.of_order(order)),
        };
        let number = row.whom.phones.first().map(|it| it.number.as_e164());
        let begins = json!({
            "schema": schema,
            "id": id(&row.what).to_string(),
            "said_at": row.at.stamp(self.now.zone).to_rfc3339(),
            "customer_id": row.whom.id.to_string(),
            "customer": row.whom.name,
            "company": row.whom.company,
            "number": number,
        });
        let mut object = Map::new();
        for part in [begins, what, self.whose(owner_of(&row.what))] {
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
    json!({
        "by": promise.made.by,
        "words": promise.made.words,
        "due": promise.made.due,
        "state": promise.state,
    })
}

fn of_question(question: &Question) -> Value {
    json!({
        "by": question.asked.by,
        "words": question.asked.words,
        "answer": question.asked.answer,
        "state": question_state(question),
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
