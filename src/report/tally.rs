//! The tally: everything that happened goes in, one after the other, and the report comes out.

use super::period::Period;
use super::tables::{
    Agreed, Asked, Calls, Causes, Lists, Matters, Ordered, Rights, Satisfied, Voice, Weeks, value,
};
use super::{Filters, Report, Source};
use crate::model::moment::Now;
use crate::model::reported::{AnswerSeen, CallSeen, Happened, WeekSeen};

/// A series has at least so many weeks: enough for limits, and for the eye to see what is usual.
pub const WEEKS_MIN: usize = 26;

/// Adds up what happened.
#[derive(Debug, Clone)]
pub struct Tally {
    period: Period,
    filters: Filters,
    made: Now,
    source: Source,
    calls: Calls,
    voice: Voice,
    weeks: Weeks,
    agreed: Agreed,
    asked: Asked,
    matters: Matters,
    causes: Causes,
    lists: Lists,
    satisfied: Satisfied,
    rights: Rights,
    ordered: Ordered,
}

impl Tally {
    /// Begins a report about a time, made now.
    #[must_use]
    pub fn new(period: Period, filters: Filters, made: Now) -> Self {
        let today = made.today();
        Self {
            period,
            filters,
            made,
            source: Source::default(),
            calls: Calls::default(),
            voice: Voice::default(),
            weeks: Weeks::default(),
            agreed: Agreed::at(today),
            asked: Asked::at(today),
            matters: Matters::default(),
            causes: Causes::at(today),
            lists: Lists::default(),
            satisfied: Satisfied::default(),
            rights: Rights::default(),
            ordered: Ordered::default(),
        }
    }

    /// Says how many desks' records there are.
    pub const fn of_desks(&mut self, desks: u64) {
        self.source.desks = desks;
    }

    /// Takes something that happened. Calls come in the order of their days.
    pub fn add(&mut self, happened: Happened) {
        match happened {
            Happened::Call(call) => self.call(&call),
            Happened::Demand(seen) => {
                self.causes.named(&seen);
                self.voice.add(*seen);
            }
            Happened::PromiseClosed {
                by,
                state,
                due,
                closed,
            } => self.agreed.closed(by, state, due, closed),
            Happened::PromiseOpen { by, due } => self.agreed.open(by, due),
            Happened::CallbackKept { due, made } => self.agreed.called_back(due, made),
            Happened::CallbackOpen { due } => self.agreed.callback_open(due),
            Happened::Question { by, answer } => self.question(by, answer),
            Happened::Answered { by, days } => self.asked.answered(by, days),
            Happened::QuestionOpen {
                customer,
                words,
                asked,
            } => self.asked.open(customer, words, asked),
            Happened::Priority {
                customer,
                words,
                span,
            } => self.matters.priority(customer, &words, span),
            Happened::Need {
                customer,
                words,
                horizon,
                span,
            } => self.matters.need(customer, &words, (horizon, span)),
            Happened::Cause(seen) => self.causes.add(seen),
            Happened::List { name, counts } => self.lists.list(name, counts),
            Happened::Wash {
                register,
                version,
                customers,
                hits,
            } => self.rights.wash(register, version, (customers, hits)),
            Happened::NeverCall => self.rights.never_call(),
            Happened::Order { step } => self.ordered.order(step),
            Happened::Accepted { step } => self.ordered.accepted(step),
            Happened::OrderWithdrawn { days } => self.ordered.withdrawn(days),
        }
    }

    /// Takes the weeks of the series, oldest first.
    pub fn add_weeks(&mut self, weeks: &[WeekSeen]) {
        self.weeks.add(weeks);
    }

    /// The report.
    #[must_use]
    pub fn finish(self) -> Report {
        let value = value(
            &self.calls,
            &self.agreed,
            &self.asked,
            &self.causes,
            &self.ordered,
        );
        let mut tables = self.voice.tables();
        tables.push(self.weeks.table());
        tables.extend(self.agreed.tables());
        tables.extend(self.asked.tables());
        tables.extend(self.matters.tables());
        tables.push(self.causes.table());
        tables.extend(self.calls.tables());
        tables.extend(self.lists.tables());
        tables.extend(self.satisfied.tables(self.calls.reached()));
        tables.extend(self.rights.tables(self.calls.all()));
        tables.extend(self.ordered.tables());
        tables.push(value);
        Report {
            period: self.period,
            filters: self.filters,
            made: self.made,
            source: self.source,
            tables,
            taken_out: None,
        }
    }

    fn call(&mut self, call: &CallSeen) {
        self.source.calls += 1;
        self.calls.add(call);
        self.lists.call(call);
        self.satisfied.add(call);
        self.rights.call(call);
    }

    const fn question(&mut self, by: crate::model::said::Side, answer: AnswerSeen) {
        self.asked.asked(by, answer);
    }
}
