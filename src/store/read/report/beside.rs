//! What happened beside the calls in the time: promises closed, questions, orders, what matters, wishes not to be called.

use std::collections::BTreeMap;

use rusqlite::OptionalExtension as _;

use super::Telling;
use super::calls::step;
use crate::model::fact::Fact;
use crate::model::id::{Part, PartRef, RecordId};
use crate::model::moment::Moment;
use crate::model::order::{OrderStep, OrderStepped};
use crate::model::reported::{Happened, Somebody, Span};
use crate::model::said::{PromiseMade, PromiseState, Side};
use crate::model::talk::Talk;
use crate::store::open::Failure;
use crate::store::project::fact_of;
use crate::store::read::agreed::collect;
use crate::store::row::{Col, part_column, short};

/// By the numbers of the kinds: promises and wishes, and the conversation beside the calls.
const BESIDE: &str = "SELECT at, customer, kind, record, body FROM entry \
     WHERE kind > 3 AND at >= ?1 AND at < ?2 AND (kind BETWEEN 9 AND 13 OR kind >= 64) \
     AND NOT EXISTS(SELECT 1 FROM entry AS undone WHERE undone.of_ref = entry.ref AND undone.of = entry.record AND undone.kind = 75) ORDER BY at, record";
/// Priorities and needs.
const EARLIER: &str = "SELECT customer, kind, body FROM entry \
     WHERE kind > 3 AND at >= ?1 AND at < ?2 AND kind IN (66, 67) \
     AND NOT EXISTS(SELECT 1 FROM entry AS undone WHERE undone.of_ref = entry.ref AND undone.of = entry.record AND undone.kind = 75)";
const PROMISE: &str = "SELECT is_ours, state, body FROM promise WHERE root = ?1 AND part = ?2";
const QUESTION: &str = "SELECT at, is_ours FROM question WHERE root = ?1 AND part = ?2";
const AGREED: &str = "SELECT at FROM ordered WHERE root = ?1 AND part = ?2";
/// The steps of an order.
const STEPS: &str =
    "SELECT at, body FROM entry WHERE of_ref = ?1 AND of = ?2 AND kind = 70 ORDER BY at";

/// What is told once however often it was said, by the last that was said of it.
#[derive(Default)]
struct Once {
    promises: BTreeMap<PartRef, Moment>,
    answers: BTreeMap<PartRef, Moment>,
    accepted: BTreeMap<PartRef, Moment>,
    withdrawn: BTreeMap<PartRef, Moment>,
}

impl Telling<'_> {
    /// Tells what happened beside the calls.
    pub(super) fn beside(&mut self) -> Result<(), Failure> {
        let mut once = Once::default();
        let db = self.db;
        let mut statement = db.prepare_cached(BESIDE)?;
        let mut rows = statement.query(self.span())?;
        while let Some(row) = rows.next()? {
            if self.within.has_person(db, row.get(1)?)? {
                let (Col(at), Col(record)) = (row.get(0)?, row.get(3)?);
                let fact = fact_of(row.get(2)?, &row.get::<_, String>(4)?)?;
                self.fact(&fact, (at, record, Somebody(row.get(1)?)), &mut once)?;
            }
        }
        drop(rows);
        self.once(&once)?;
        self.matters_earlier()
    }

    fn fact(
        &mut self,
        fact: &Fact,
        (at, record, whose): (Moment, RecordId, Somebody),
        once: &mut Once,
    ) -> Result<(), Failure> {
        if let Fact::PromiseKept(closed)
        | Fact::PromiseBroken(closed)
        | Fact::PromiseWithdrawn(closed) = fact
        {
            once.promises.insert(closed.of, at);
        } else if let Fact::Suppress(_) = fact {
            self.told(Happened::NeverCall);
        } else if let Fact::Talk(talk) = fact {
            self.talk(talk, (at, record, whose), once)?;
        }
        Ok(())
    }

    fn talk(
        &mut self,
        talk: &Talk,
        (at, record, whose): (Moment, RecordId, Somebody),
        once: &mut Once,
    ) -> Result<(), Failure> {
        if let Talk::QuestionAsked(asked) = talk {
            let answer = self.answer(record, Part::Whole, &asked.answer)?;
            self.told(Happened::Question {
                by: asked.by,
                answer,
            });
        } else if let Talk::QuestionAnswered(answered) = talk {
            once.answers.insert(answered.of, at);
        } else if let Talk::OrderNew(_) = talk {
            if let Some(step) = step(self.db, record, Part::Whole)? {
                self.told(Happened::Order { step });
            }
        } else if let Talk::OrderStep(OrderStepped { of, step, .. }) = talk {
            if *step == OrderStep::AcceptanceReceived {
                once.accepted.insert(*of, at);
            } else if *step == OrderStep::Withdrawn {
                once.withdrawn.insert(*of, at);
            }
        } else {
            self.matter(whose, talk, Span::Reported);
        }
        Ok(())
    }

    fn matter(&mut self, customer: Somebody, talk: &Talk, span: Span) {
        if let Talk::PrioritySet(set) = talk {
            for priority in &set.priorities {
                let words = priority.words.clone();
                self.told(Happened::Priority {
                    customer,
                    words,
                    span,
                });
            }
        } else if let Talk::NeedNoted(need) = talk {
            self.told(Happened::Need {
                customer,
                words: need.words.clone(),
                horizon: need.horizon,
                span,
            });
        }
    }

    fn once(&mut self, once: &Once) -> Result<(), Failure> {
        for (of, at) in &once.promises {
            self.promise(*of, *at)?;
        }
        for (of, at) in &once.answers {
            self.answered(*of, *at)?;
        }
        for of in once.accepted.keys() {
            if let Some(step) = step(self.db, of.record, of.part)? {
                self.told(Happened::Accepted { step });
            }
        }
        for (of, at) in &once.withdrawn {
            self.withdrawn(*of, *at)?;
        }
        Ok(())
    }

    fn promise(&mut self, of: PartRef, at: Moment) -> Result<(), Failure> {
        let key = (Col(of.record), part_column(of.part));
        let row = self
            .db
            .prepare_cached(PROMISE)?
            .query_row(key, |row| {
                let Col(state): Col<PromiseState> = row.get(1)?;
                Ok((row.get(0)?, state, row.get::<_, String>(2)?))
            })
            .optional()?;
        if let Some((is_ours, state, body)) = row {
            let made: PromiseMade = serde_json::from_str(&body)?;
            self.told(Happened::PromiseClosed {
                by: side(is_ours),
                state,
                due: made.due,
                closed: self.day(at),
            });
        }
        Ok(())
    }

    fn answered(&mut self, of: PartRef, at: Moment) -> Result<(), Failure> {
        let key = (Col(of.record), part_column(of.part));
        let row: Option<(Col<Moment>, bool)> = self
            .db
            .prepare_cached(QUESTION)?
            .query_row(key, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        if let Some((Col(asked), is_ours)) = row {
            self.told(Happened::Answered {
                by: side(is_ours),
                days: self.days(asked, at),
            });
        }
        Ok(())
    }

    /// Days count from the acceptance in writing; from the yes on the telephone where there is none.
    fn withdrawn(&mut self, of: PartRef, at: Moment) -> Result<(), Failure> {
        let key = (Col(of.record), part_column(of.part));
        let agreed: Option<Col<Moment>> = self
            .db
            .prepare_cached(AGREED)?
            .query_row(key, |row| row.get(0))
            .optional()?;
        let Some(Col(mut from)) = agreed else {
            return Ok(());
        };
        let steps = collect(self.db, STEPS, (short(&of.record), Col(of.record)), |row| {
            let Col(at): Col<Moment> = row.get(0)?;
            Ok((at, row.get::<_, String>(1)?))
        })?;
        for (stepped_at, body) in steps {
            let stepped: OrderStepped = serde_json::from_str(&body)?;
            let is_acceptance = stepped.of == of && stepped.step == OrderStep::AcceptanceReceived;
            if is_acceptance && stepped_at <= at {
                from = stepped_at;
            }
        }
        let days = self.days(from, at);
        self.told(Happened::OrderWithdrawn { days });
        Ok(())
    }

    fn matters_earlier(&mut self) -> Result<(), Failure> {
        let rows = collect(self.db, EARLIER, self.earlier_span(), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?))
        })?;
        for (customer, kind, body) in rows {
            if self.within.has_person(self.db, customer)?
                && let Fact::Talk(talk) = fact_of(kind, &body)?
            {
                self.matter(Somebody(customer), &talk, Span::Before);
            }
        }
        Ok(())
    }

    fn days(&self, from: Moment, to: Moment) -> u64 {
        let days = self.day(to).signed_duration_since(self.day(from));
        u64::try_from(days.num_days()).unwrap_or_default()
    }
}

pub(super) const fn side(is_ours: bool) -> Side {
    if is_ours { Side::We } else { Side::They }
}
