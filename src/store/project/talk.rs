//! Questions, demands, needs, orders and corrections, in a call or beside it; what matters, and reviews.
//!
//! *Invariant:* the rows of a root are made anew from everything that hangs on it; what matters, how often somebody is to
//! hear from us and who was gone through are registers and receipts, which nothing takes away.

use rusqlite::{Connection, params};

use super::entry::{Hanging, Root};
use super::{Order, Placed, Projector};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, Part, PartRef, RecordId};
use crate::model::moment::Moment;
use crate::model::order::{OrderNew, OrderStep};
use crate::model::said::{Demand, Need, QuestionAsked, Side};
use crate::model::talk::{DemandSorted, PrioritySet, ReviewReceipt, Reviewed, Talk};
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::row::{Col, part_column};
use crate::sync::wire::order_json;

const FORGET: [&str; 5] = [
    "DELETE FROM question WHERE root = ?1",
    "DELETE FROM demand WHERE root = ?1",
    "DELETE FROM need WHERE root = ?1",
    "DELETE FROM ordered WHERE root = ?1",
    "DELETE FROM correction WHERE root = ?1",
];
const CAUSES_OF: &str = "SELECT cause FROM demand WHERE root = ?1 AND cause <> ''";
const QUESTION: &str = "INSERT INTO question(root, part, customer, at, is_ours, is_answered, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const DEMAND: &str = "INSERT INTO demand(root, part, customer, at, kind, cause, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const NEED: &str =
    "INSERT INTO need(root, part, customer, at, horizon, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const ORDERED: &str = "INSERT INTO ordered(root, part, customer, at, owner, step, since, due, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const CORRECTION: &str = "INSERT INTO correction(record, root, customer, at, seller, is_open, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const PRIORITY_SET: &str = "INSERT OR IGNORE INTO priority_set(customer, record, ord, at, sup, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const REVIEWED: &str = "INSERT OR IGNORE INTO reviewed(customer, record, seller, at, aside_until) \
     VALUES (?1, ?2, ?3, ?4, ?5)";
const REVIEW: &str =
    "INSERT OR IGNORE INTO review(record, seller, at, body) VALUES (?1, ?2, ?3, ?4)";
const PRIORITIES: &str = "SELECT root, x'' FROM priority WHERE customer = ?1 \
     UNION ALL SELECT record, sup FROM priority_set WHERE customer = ?1";

/// The records that say what matters to a customer and that nothing replaces: what a new one has to name.
pub(in crate::store) fn priority_heads(
    db: &Connection,
    customer: i64,
) -> Result<Vec<RecordId>, Failure> {
    let mut statement = db.prepare_cached(PRIORITIES)?;
    let mut rows = statement.query([customer])?;
    let (mut all, mut replaced) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let Col(record) = row.get(0)?;
        let sup: Vec<u8> = row.get(1)?;
        all.push(record);
        replaced.extend(sup.chunks_exact(20).filter_map(RecordId::from_slice));
    }
    all.retain(|record| !replaced.contains(record));
    Ok(all)
}

impl Projector<'_> {
    /// What is said beside a call about a customer.
    pub(super) fn talk(
        &mut self,
        placed: &Placed<'_>,
        talk: &Talk,
        about: CustomerId,
    ) -> Result<(), Failure> {
        match talk {
            Talk::PrioritySet(set) => self.priority_set(placed, set, about),
            Talk::IntervalSet(set) => self.interval_set(placed, set, about),
            Talk::Reviewed(reviewed) => self.reviewed(placed, reviewed, about),
            Talk::CauseHanded(_)
            | Talk::CauseAnswered(_)
            | Talk::CauseMended(_)
            | Talk::Review(_)
            | Talk::Heard(_) => Ok(()),
            Talk::QuestionAsked(_)
            | Talk::QuestionAnswered(_)
            | Talk::NeedNoted(_)
            | Talk::CauseSet(_)
            | Talk::OrderNew(_)
            | Talk::OrderStep(_)
            | Talk::CorrectionAsked(_)
            | Talk::CorrectionAnswered(_)
            | Talk::Undone(_) => self.entry(placed, about),
        }
    }

    fn priority_set(
        &mut self,
        placed: &Placed<'_>,
        set: &PrioritySet,
        about: CustomerId,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        self.entry_row(placed, customer)?;
        let sup: Vec<u8> = set.replaces.iter().flat_map(|id| *id.bytes()).collect();
        self.db.prepare_cached(PRIORITY_SET)?.execute((
            customer,
            Col(placed.id),
            placed.order.0,
            Col(placed.said.at),
            sup,
            placed.body,
        ))?;
        Ok(())
    }

    fn reviewed(
        &mut self,
        placed: &Placed<'_>,
        reviewed: &Reviewed,
        about: CustomerId,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        self.entry_row(placed, customer)?;
        self.db.prepare_cached(REVIEWED)?.execute((
            customer,
            Col(placed.id),
            Col(reviewed.by.id),
            Col(placed.said.at),
            reviewed.aside_until.map(Col),
        ))?;
        Ok(())
    }

    /// `review`.
    pub(super) fn review(
        &mut self,
        placed: &Placed<'_>,
        receipt: &ReviewReceipt,
    ) -> Result<(), Failure> {
        let body = serde_json::to_string(receipt)?;
        self.db.prepare_cached(REVIEW)?.execute((
            Col(placed.id),
            Col(receipt.by.id),
            Col(placed.said.at),
            body,
        ))?;
        Ok(())
    }

    /// Takes the rows of a root away, before they are made anew.
    pub(super) fn forget_talk(&mut self, root: RecordId) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(CAUSES_OF)?;
        let causes = statement.query_map([Col(root)], |row| row.get(0))?;
        for cause in causes {
            self.causes.insert(cause?);
        }
        for sql in FORGET {
            self.db.prepare_cached(sql)?.execute([Col(root)])?;
        }
        Ok(())
    }

    /// Makes the rows of what was said in a root.
    pub(super) fn settle_talk(&mut self, root: &Root) -> Result<(), Failure> {
        if let Some((entry, call)) = root.live_call() {
            for (n, asked) in call.questions.placed() {
                self.question(root, entry, Part::Question(n), asked)?;
            }
            for (n, demand) in call.demands.placed() {
                self.demand(root, entry, n, demand)?;
            }
            for (n, need) in (1_i64..).zip(&call.needs) {
                self.need(root, entry, n, need)?;
            }
            if let Some(order) = &call.order {
                self.ordered(root, entry, Part::Order, order)?;
            }
        }
        for entry in &root.entries {
            let Fact::Talk(talk) = &entry.fact else {
                continue;
            };
            if let Talk::QuestionAsked(asked) = talk {
                self.question(root, entry, Part::Whole, asked)?;
            } else if let Talk::NeedNoted(need) = talk {
                self.need(root, entry, 0, need)?;
            } else if let Talk::OrderNew(order) = talk {
                self.ordered(root, entry, Part::Whole, order)?;
            }
        }
        self.corrections(root)
    }

    fn question(
        &mut self,
        root: &Root,
        entry: &Hanging,
        part: Part,
        asked: &QuestionAsked,
    ) -> Result<(), Failure> {
        let mut asked = asked.clone();
        let of = address(root, part);
        let answer = last(root, |talk| {
            if let Talk::QuestionAnswered(answered) = talk {
                (answered.of == of).then_some(&answered.answer)
            } else {
                None
            }
        });
        if let Some((_, answer)) = answer {
            asked.answer.clone_from(answer);
        }
        self.db.prepare_cached(QUESTION)?.execute(params![
            Col(root.id),
            part_column(part),
            entry.customer,
            Col(entry.at),
            asked.by == Side::We,
            answer.is_some() || !asked.answer.is_empty(),
            serde_json::to_string(&asked)?,
        ])?;
        Ok(())
    }

    fn demand(
        &mut self,
        root: &Root,
        entry: &Hanging,
        n: u16,
        demand: &Demand,
    ) -> Result<(), Failure> {
        let of = address(root, Part::Demand(n));
        let mut demand = demand.clone();
        let sorted = |talk| sorted(talk, of);
        let kind = last(root, |talk| sorted(talk)?.kind.as_ref());
        let cause = last(root, |talk| sorted(talk)?.cause.as_ref());
        demand.kind = kind.map_or(demand.kind, |(_, kind)| *kind);
        if let Some((_, cause)) = cause {
            demand.cause.clone_from(cause);
        }
        let key = fold(demand.cause.trim());
        self.db.prepare_cached(DEMAND)?.execute(params![
            Col(root.id),
            i64::from(n),
            entry.customer,
            Col(entry.at),
            Col(demand.kind),
            &key,
            serde_json::to_string(&demand)?,
        ])?;
        if !key.is_empty() {
            self.causes.insert(key);
        }
        // Whoever sorts it may speak of another customer.
        self.touch(entry.customer);
        Ok(())
    }

    fn need(&self, root: &Root, entry: &Hanging, n: i64, need: &Need) -> Result<(), Failure> {
        self.db.prepare_cached(NEED)?.execute(params![
            Col(root.id),
            n,
            entry.customer,
            Col(entry.at),
            Col(need.horizon),
            serde_json::to_string(need)?,
        ])?;
        Ok(())
    }

    fn ordered(
        &self,
        root: &Root,
        entry: &Hanging,
        part: Part,
        order: &OrderNew,
    ) -> Result<(), Failure> {
        let of = address(root, part);
        let step = last(root, |talk| {
            if let Talk::OrderStep(stepped) = talk {
                (stepped.of == of).then_some(&stepped.step)
            } else {
                None
            }
        });
        let (since, step) = step.map_or((entry.at, OrderStep::AgreedByPhone), |(at, step)| {
            (at, *step)
        });
        let due = step
            .proposes()
            .map(|(_, days)| since.plus(chrono::Duration::days(i64::from(days))));
        self.db.prepare_cached(ORDERED)?.execute(params![
            Col(root.id),
            part_column(part),
            entry.customer,
            Col(entry.at),
            Col(order.owner.id),
            Col(step),
            Col(since),
            due.map(Col),
            order_json(order)?,
        ])?;
        Ok(())
    }

    /// What was asked to be put right stays open until the call was amended or voided, or an answer was given.
    fn corrections(&self, root: &Root) -> Result<(), Failure> {
        for entry in &root.entries {
            let Fact::Talk(Talk::CorrectionAsked(asked)) = &entry.fact else {
                continue;
            };
            let is_closed = root
                .entries
                .iter()
                .any(|other| other.order > entry.order && !other.is_undone && closes(&other.fact));
            self.db.prepare_cached(CORRECTION)?.execute(params![
                Col(entry.record),
                Col(root.id),
                entry.customer,
                Col(entry.at),
                Col(asked.to.id),
                !is_closed,
                serde_json::to_string(asked)?,
            ])?;
        }
        Ok(())
    }
}

fn sorted(talk: &Talk, of: PartRef) -> Option<&DemandSorted> {
    if let Talk::CauseSet(sorted) = talk {
        (sorted.of == of).then_some(sorted)
    } else {
        None
    }
}

const fn closes(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::CallAmend { .. } | Fact::CallVoid { .. } | Fact::Talk(Talk::CorrectionAnswered(_))
    )
}

const fn address(root: &Root, part: Part) -> PartRef {
    PartRef {
        record: root.id,
        part,
    }
}

/// The last word of those that say something, and when it was said.
fn last<'r, T>(
    root: &'r Root,
    says: impl Fn(&'r Talk) -> Option<&'r T>,
) -> Option<(Moment, &'r T)> {
    let words = root.entries.iter().filter_map(|entry| {
        let Fact::Talk(talk) = &entry.fact else {
            return None;
        };
        Some((entry.order, entry.record, says(talk)?))
    });
    words
        .max_by_key(|(order, record, _)| (*order, *record))
        .map(|(order, _, value)| (Order::at(&order), value))
}
