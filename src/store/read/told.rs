//! What was said beside the calls, as the time line tells it.

use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::collect;
use crate::model::card::{CallVersion, Told, ToldWhat};
use crate::model::fact::{Fact, PromiseClosed};
use crate::model::id::{PartRef, RecordId, SellerId};
use crate::model::order::OrderNew;
use crate::model::said::{Demand, PromiseMade, QuestionAsked};
use crate::model::seller::SellerRef;
use crate::model::talk::Talk;
use crate::store::open::{Failure, Store};
use crate::store::project::{Order, fact_of};
use crate::store::row::{Col, part_column, short};
use crate::sync::wire::order_of_json;

const PROMISE: &str = "SELECT body FROM promise WHERE root = ?1 AND part = ?2";
const QUESTION: &str = "SELECT body FROM question WHERE root = ?1 AND part = ?2";
const DEMAND: &str = "SELECT body FROM demand WHERE root = ?1 AND part = ?2";
const ORDER: &str = "SELECT body FROM ordered WHERE root = ?1 AND part = ?2";
const SLIP: &str = "SELECT kind, body FROM entry WHERE ref = ?1 AND record = ?2";

/// The versions of a call, the first one first, with who wrote each and when.
const VERSIONS: &str = "SELECT entry.ord, entry.seller, seller.name, kind, body FROM entry LEFT JOIN seller ON seller.id = entry.seller \
       WHERE ref = ?1 AND record = ?2 AND of IS NULL \
     UNION ALL SELECT ord, seller, (SELECT name FROM seller WHERE id = it.seller), kind, body \
       FROM (SELECT * FROM entry WHERE of_ref = ?1 AND of = ?2 ORDER BY ord, record) AS it";

/// What a fact tells; none when it stands elsewhere on the card, or is about nobody.
pub(super) fn told(
    db: &Connection,
    fact: &Fact,
    by: Option<SellerRef>,
) -> Result<Option<Told>, Failure> {
    let told = |what, words: &str, about: String| {
        Ok(Some(Told {
            by,
            what,
            words: words.to_owned(),
            about,
        }))
    };
    if let Fact::PromiseMade(made) = fact {
        return told(ToldWhat::PromiseMade(made.by), &made.words, String::new());
    }
    if let Some((what, closed)) = closed(fact) {
        return told(what, &closed.words, promised(db, closed.of)?);
    }
    let Fact::Talk(talk) = fact else {
        return Ok(None);
    };
    let Some(what) = what(talk) else {
        return Ok(None);
    };
    told(what, &words(talk), about(db, talk)?)
}

fn closed(fact: &Fact) -> Option<(ToldWhat, &PromiseClosed)> {
    if let Fact::PromiseKept(closed) = fact {
        Some((ToldWhat::PromiseKept, closed))
    } else if let Fact::PromiseBroken(closed) = fact {
        Some((ToldWhat::PromiseBroken, closed))
    } else if let Fact::PromiseWithdrawn(closed) = fact {
        Some((ToldWhat::PromiseWithdrawn, closed))
    } else {
        None
    }
}

const fn what(talk: &Talk) -> Option<ToldWhat> {
    Some(match talk {
        Talk::QuestionAsked(asked) => ToldWhat::QuestionAsked(asked.by),
        Talk::QuestionAnswered(_) => ToldWhat::QuestionAnswered,
        Talk::PrioritySet(_) => ToldWhat::PrioritySet,
        Talk::NeedNoted(need) => ToldWhat::NeedNoted(need.horizon),
        Talk::CauseSet(_) => ToldWhat::CauseSet,
        Talk::OrderNew(_) => ToldWhat::OrderNew,
        Talk::OrderStep(stepped) => ToldWhat::OrderStep(stepped.step),
        Talk::IntervalSet(_) => ToldWhat::IntervalSet,
        Talk::CorrectionAsked(_) => ToldWhat::CorrectionAsked,
        Talk::CorrectionAnswered(_) => ToldWhat::CorrectionAnswered,
        Talk::Undone(_) => ToldWhat::Undone,
        Talk::Reviewed(_) => ToldWhat::Reviewed,
        Talk::CauseHanded(_)
        | Talk::CauseAnswered(_)
        | Talk::CauseMended(_)
        | Talk::Review(_)
        | Talk::Heard(_) => {
            return None;
        }
    })
}

/// What was written, all of it.
fn words(talk: &Talk) -> String {
    match talk {
        Talk::QuestionAsked(asked) if asked.answer.is_empty() => asked.words.clone(),
        Talk::QuestionAsked(asked) => format!("{} – {}", asked.words, asked.answer),
        Talk::QuestionAnswered(answered) => answered.answer.clone(),
        Talk::PrioritySet(set) => {
            let words: Vec<&str> = set.priorities.iter().map(|it| it.words.as_str()).collect();
            words.join(" · ")
        }
        Talk::NeedNoted(need) => need.words.clone(),
        Talk::CauseSet(sorted) => sorted.cause.clone().unwrap_or_default(),
        Talk::CauseHanded(about) | Talk::CauseAnswered(about) | Talk::CauseMended(about) => {
            about.words.clone()
        }
        Talk::OrderNew(order) => order_words(order),
        Talk::OrderStep(stepped) => stepped.words.clone(),
        Talk::IntervalSet(set) => set
            .interval
            .map(|it| format!("{}–{}", it.ideal_days, it.latest_days))
            .unwrap_or_default(),
        Talk::CorrectionAsked(asked) => asked.words.clone(),
        Talk::CorrectionAnswered(answered) => answered.words.clone(),
        Talk::Heard(heard) => heard.demand.words.clone(),
        Talk::Undone(_) | Talk::Reviewed(_) | Talk::Review(_) => String::new(),
    }
}

/// What an order says: each line, then the words.
pub(super) fn order_words(order: &OrderNew) -> String {
    let lines = order.lines.iter().map(|line| {
        let label = if line.label.is_empty() {
            &line.product
        } else {
            &line.label
        };
        format!("{} × {label}", line.quantity)
    });
    let words = (!order.words.is_empty()).then(|| order.words.clone());
    lines.chain(words).collect::<Vec<_>>().join(" · ")
}

/// What it is about, as it stands now; empty when that is gone.
fn about(db: &Connection, talk: &Talk) -> Result<String, Failure> {
    if let Talk::QuestionAnswered(answered) = talk {
        let asked: Option<QuestionAsked> = of(db, QUESTION, answered.of)?;
        Ok(asked.map_or_else(String::new, |asked| asked.words))
    } else if let Talk::CauseSet(sorted) = talk {
        let demand: Option<Demand> = of(db, DEMAND, sorted.of)?;
        Ok(demand.map_or_else(String::new, |demand| demand.words))
    } else if let Talk::OrderStep(stepped) = talk {
        let body = body(db, ORDER, stepped.of)?;
        let order = body.map(|body| order_of_json(&body)).transpose()?;
        Ok(order.map_or_else(String::new, |order| order_words(&order)))
    } else if let Talk::Undone(undone) = talk {
        slip(db, undone.of)
    } else {
        Ok(String::new())
    }
}

/// What was taken back as a slip, in its words.
fn slip(db: &Connection, of: RecordId) -> Result<String, Failure> {
    let found = collect(db, SLIP, (short(&of), Col(of)), |row| {
        let body: String = row.get(1)?;
        fact_of(row.get(0)?, &body)
    })?;
    Ok(if let Some(Fact::CallVoid { why, .. }) = found.first() {
        why.clone()
    } else if let Some(Fact::Talk(talk)) = found.first() {
        words(talk)
    } else {
        String::new()
    })
}

fn promised(db: &Connection, id: PartRef) -> Result<String, Failure> {
    let made: Option<PromiseMade> = of(db, PROMISE, id)?;
    Ok(made.map_or_else(String::new, |made| made.words))
}

fn of<T: serde::de::DeserializeOwned>(
    db: &Connection,
    sql: &str,
    id: PartRef,
) -> Result<Option<T>, Failure> {
    let body = body(db, sql, id)?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

fn body(db: &Connection, sql: &str, id: PartRef) -> Result<Option<String>, Failure> {
    let found = db
        .prepare_cached(sql)?
        .query_row((Col(id.record), part_column(id.part)), |row| row.get(0))
        .optional()?;
    Ok(found)
}

impl Store {
    /// Every version of a call by its first version's record, the first one first. What voided it is no version.
    pub fn call_versions(&self, first: RecordId) -> Result<Vec<CallVersion>, Failure> {
        let key = (short(&first), Col(first));
        let versions = collect(&self.db, VERSIONS, key, |row| {
            let by: Option<Col<SellerId>> = row.get(1)?;
            let name: Option<String> = row.get(2)?;
            let body: String = row.get(4)?;
            let fact = fact_of(row.get(3)?, &body)?;
            let (Fact::Call(call) | Fact::CallAmend { call, .. }) = fact else {
                return Ok(None);
            };
            Ok(Some(CallVersion {
                at: Order(row.get(0)?).at(),
                by: by.map(|Col(id)| SellerRef {
                    id,
                    name: name.unwrap_or_default(),
                }),
                call: *call,
            }))
        })?;
        Ok(versions.into_iter().flatten().collect())
    }
}
