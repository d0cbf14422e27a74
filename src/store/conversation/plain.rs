//! What facts come to, counted as plainly as can be: each time from the first to the last, with no tables.

use std::collections::{BTreeMap, BTreeSet};

use super::teller::{Told, customers};
use crate::model::call::{Attempt, Call, LineResult};
use crate::model::callback::CallbackSet;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, Part, PartRef, RecordId, SellerId};
use crate::model::moment::{Moment, Now};
use crate::model::order::{OrderNew, OrderStep};
use crate::model::said::{DemandKind, PromiseMade, QuestionAsked};
use crate::model::seller::Owner;
use crate::model::talk::Talk;
use crate::store::world::{kari, ola};
use crate::store::{Holds as _, Unruled};

/// What is open, and how much of it there is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) callbacks: BTreeSet<(CustomerId, PartRef, Moment, String)>,
    pub(super) due: BTreeSet<(SellerId, PartRef)>,
    pub(super) promises: BTreeSet<(CustomerId, PartRef, String)>,
    pub(super) questions: BTreeSet<(CustomerId, PartRef, String)>,
    pub(super) unsorted: BTreeSet<(CustomerId, PartRef, String)>,
    pub(super) needs: BTreeSet<(CustomerId, String)>,
    pub(super) orders: BTreeSet<(CustomerId, PartRef, OrderStep, String)>,
    pub(super) corrections: BTreeSet<(CustomerId, SellerId, String)>,
    pub(super) causes: BTreeMap<String, u64>,
    pub(super) tags: BTreeSet<(CustomerId, String)>,
    pub(super) attempts: BTreeMap<CustomerId, u32>,
}

/// A fact with all that was told.
struct Reading<'a> {
    told: &'a [Told],
    now: Now,
    plain: Plain,
}

pub(super) fn plain(told: &[Told], now: Now) -> Plain {
    // What was a slip was not said.
    let slips: BTreeSet<RecordId> = told
        .iter()
        .filter_map(|it| match &it.fact {
            Fact::Talk(Talk::Undone(undone)) => Some(undone.of),
            _ => None,
        })
        .collect();
    let said = told.iter().filter(|it| !slips.contains(&it.record));
    let told: Vec<Told> = said.cloned().collect();
    let mut reading = Reading {
        told: &told,
        now,
        plain: Plain::default(),
    };
    for id in customers() {
        reading.plain.attempts.insert(id, 0);
    }
    for it in &told {
        reading.take(it);
    }
    reading.plain
}

impl Reading<'_> {
    fn take(&mut self, it: &Told) {
        let whole = PartRef::whole(it.record);
        match &it.fact {
            Fact::Call(_) => {
                if let Some(call) = self.version(it.record) {
                    self.call(it, &call);
                }
            }
            Fact::CallbackSet(set) => self.callback(it, whole, set),
            Fact::PromiseMade(made) => self.promise(it, whole, made),
            Fact::TagSet(tag) => {
                self.plain.tags.insert((it.about, tag.clone()));
            }
            Fact::Talk(Talk::QuestionAsked(asked)) => self.question(it, whole, asked),
            Fact::Talk(Talk::NeedNoted(need)) => {
                self.plain.needs.insert((it.about, need.words.clone()));
            }
            Fact::Talk(Talk::OrderNew(order)) => self.order(it, whole, order),
            Fact::Talk(Talk::CorrectionAsked(asked)) => {
                let is_closed = self.told.iter().any(|other| {
                    other.at > it.at
                        && match &other.fact {
                            Fact::CallAmend { of, .. } | Fact::CallVoid { of, .. } => {
                                *of == asked.of
                            }
                            Fact::Talk(Talk::CorrectionAnswered(answered)) => {
                                answered.of == asked.of
                            }
                            _ => false,
                        }
                });
                if !is_closed {
                    let open = (it.about, asked.to.id, asked.words.clone());
                    self.plain.corrections.insert(open);
                }
            }
            _ => {}
        }
    }

    /// How a call reads now; none when it is void.
    fn version(&self, root: RecordId) -> Option<Call> {
        let mut version = None;
        for it in self.told {
            match &it.fact {
                Fact::Call(call) if it.record == root => version = Some(Call::clone(call)),
                Fact::CallAmend { of, call } if *of == root => version = Some(Call::clone(call)),
                Fact::CallVoid { of, .. } if *of == root => return None,
                _ => {}
            }
        }
        version
    }

    fn call(&mut self, it: &Told, call: &Call) {
        if let Attempt::Nth(_) = call.attempt {
            *self.plain.attempts.get_mut(&it.about).unwrap() += 1;
        }
        let at = |part| PartRef {
            record: it.record,
            part,
        };
        if let Some(set) = &call.callback {
            self.callback(it, at(Part::Callback), set);
        }
        for (n, made) in call.promises.placed() {
            self.promise(it, at(Part::Promise(n)), made);
        }
        for (n, asked) in call.questions.placed() {
            self.question(it, at(Part::Question(n)), asked);
        }
        let tags = call.tags.iter().map(|tag| (it.about, tag.clone()));
        self.plain.tags.extend(tags);
        for need in &call.needs {
            self.plain.needs.insert((it.about, need.words.clone()));
        }
        if let Some(order) = &call.order {
            self.order(it, at(Part::Order), order);
        }
        for (n, demand) in call.demands.placed() {
            let id = at(Part::Demand(n));
            let (mut kind, mut cause) = (demand.kind, demand.cause.clone());
            for other in self.told {
                if let Fact::Talk(Talk::CauseSet(sorted)) = &other.fact
                    && sorted.of == id
                {
                    kind = sorted.kind.unwrap_or(kind);
                    cause = sorted.cause.clone().unwrap_or(cause);
                }
            }
            if kind == DemandKind::Unclear {
                let unsorted = (it.about, id, demand.words.clone());
                self.plain.unsorted.insert(unsorted);
            }
            if !cause.is_empty() {
                *self.plain.causes.entry(cause).or_default() += 1;
            }
        }
    }

    fn callback(&mut self, it: &Told, id: PartRef, set: &CallbackSet) {
        let mut when = set.when;
        for other in self.told {
            match &other.fact {
                Fact::CallbackMoved { of, when: moved } if *of == id => when = *moved,
                Fact::CallbackDone { of } | Fact::CallbackCancelled { of, .. } if *of == id => {
                    return;
                }
                Fact::Call(_) => {
                    let call = self.version(other.record);
                    let keeps = |call: &Call| {
                        let kept = call.kept_callback.map(|kept| kept.record);
                        let reached =
                            matches!(call.line, LineResult::Answered | LineResult::CutOff);
                        kept == Some(id.record) && reached
                    };
                    if call.as_ref().is_some_and(keeps) {
                        return;
                    }
                }
                _ => {}
            }
        }
        let set = CallbackSet {
            when,
            ..set.clone()
        };
        for me in [kari().id, ola().id] {
            let is_mine = match &set.owner {
                Owner::Anyone => true,
                Owner::Seller(owner) => owner.id == me,
            };
            let is_today = when.due().in_zone(self.now.zone).date() <= self.now.today();
            let is_missed = set.missed_at(Unruled.missed_after_hours()) <= self.now.at;
            if is_mine && is_today || is_missed {
                self.plain.due.insert((me, id));
            }
        }
        let open = (it.about, id, when.due(), set.about);
        self.plain.callbacks.insert(open);
    }

    fn promise(&mut self, it: &Told, id: PartRef, made: &PromiseMade) {
        let is_closed = self.told.iter().any(|other| match &other.fact {
            Fact::PromiseKept(closed)
            | Fact::PromiseBroken(closed)
            | Fact::PromiseWithdrawn(closed) => closed.of == id,
            _ => false,
        });
        if !is_closed {
            let open = (it.about, id, made.words.clone());
            self.plain.promises.insert(open);
        }
    }

    fn question(&mut self, it: &Told, id: PartRef, asked: &QuestionAsked) {
        let is_answered = self.told.iter().any(|other| {
            matches!(&other.fact, Fact::Talk(Talk::QuestionAnswered(answered)) if answered.of == id)
        });
        if !is_answered && asked.answer.is_empty() {
            let open = (it.about, id, asked.words.clone());
            self.plain.questions.insert(open);
        }
    }

    fn order(&mut self, it: &Told, id: PartRef, order: &OrderNew) {
        let step = self.told.iter().rev().find_map(|other| match &other.fact {
            Fact::Talk(Talk::OrderStep(stepped)) if stepped.of == id => Some(stepped.step),
            _ => None,
        });
        let step = step.unwrap_or(OrderStep::AgreedByPhone);
        let known = (it.about, id, step, order.words.clone());
        self.plain.orders.insert(known);
    }
}
