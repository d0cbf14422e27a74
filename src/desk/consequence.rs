//! Consequences: what saving a wrap-up will cause, to be said before it is saved.

use chrono::Duration;

use crate::guard::{Limits, PartOfDay, Rules, hold};
use crate::model::call::{Attempt, Call, LineResult, NoAttempt};
use crate::model::callback::CallbackSet;
use crate::model::card::LastCall;
use crate::model::id::PartRef;
use crate::model::list::ListRef;
use crate::model::moment::{Moment, Now};
use crate::model::order::OrderNew;
use crate::model::outcome::Causes;
use crate::model::phone::PhoneNumber;
use crate::model::said::Satisfaction;
use crate::model::spoken::Spoken;
use crate::model::standing::Person;
use crate::model::suppression::SuppressScope;

use super::call::call_of;
use super::stage::WrapUp;

/// Something that saving will cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Consequence {
    /// The customer comes back when agreed.
    ComesBack(CallbackSet),
    /// The list, or every list when none is named, is done with the customer.
    DoneOnList(Option<ListRef>),
    /// Nobody calls the customer before.
    RestsUntil(Moment),
    /// This number is struck; the next may be tried at once.
    NumberStruck {
        /// The number.
        number: PhoneNumber,
        /// The one to try next, if there is one.
        next: Option<PhoneNumber>,
    },
    /// Nobody here calls again, as far as the wish goes.
    NeverCalled(SuppressScope),
    /// It counts as an attempt.
    CountsAsAttempt {
        /// Attempts in seven days, with this one.
        this_week: u16,
        /// How many at most.
        per_7_days: u16,
    },
    /// It does not count as an attempt.
    NoAttempt(NoAttempt),
    /// The queue offers the customer again from then on.
    NextTry {
        /// From when.
        at: Moment,
        /// The part of the day on their clock.
        part: PartOfDay,
    },
    /// The callback that the call was made because of is made.
    CallbackKept(PartRef),
    /// Something that was said is kept with the call, and followed up where it asks for that.
    Keeps(Spoken),
    /// How satisfied they are is kept.
    Satisfied(Satisfaction),
    /// An order is agreed by telephone, which is no sale yet.
    Ordered(OrderNew),
}

/// What another version of a call changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// What the version before caused, and this one does not.
    pub undone: Vec<Consequence>,
    /// What this version causes, and the one before did not.
    pub added: Vec<Consequence>,
}

/// What amending will change; none for a call not saved before.
#[must_use]
pub fn changes(wrap_up: &WrapUp, rules: &Rules) -> Option<Changes> {
    let amends = wrap_up.amends.as_ref()?;
    let before = consequences(&amends.before, rules);
    let after = consequences(wrap_up, rules);
    let without = |some: &[Consequence], others: &[Consequence]| {
        let left = some.iter().filter(|one| !others.contains(one));
        left.cloned().collect()
    };
    Some(Changes {
        undone: without(&before, &after),
        added: without(&after, &before),
    })
}

/// What saving this wrap-up will cause, what matters most first.
#[must_use]
pub fn consequences(wrap_up: &WrapUp, rules: &Rules) -> Vec<Consequence> {
    let call = call_of(wrap_up);
    let ended = Moment::from(wrap_up.ended_at);
    let mut all = Vec::new();
    all.extend(call.suppress.map(Consequence::NeverCalled));
    all.extend(struck(wrap_up, &call));
    all.extend(call.callback.clone().map(Consequence::ComesBack));
    all.extend(caused(wrap_up, &call, ended));
    if call.line == LineResult::Declined {
        let days = i64::from(limits_of(wrap_up, rules).rest_after_declined_days);
        all.push(Consequence::RestsUntil(ended.plus(Duration::days(days))));
    }
    all.extend(call.kept_callback.map(Consequence::CallbackKept));
    all.extend(kept(&call));
    all.push(counts(wrap_up, &call, rules, ended));
    all.extend(next_try(wrap_up, &call, rules, ended));
    all
}

/// The campaign, by its code; empty for the usual one.
fn campaign_of(wrap_up: &WrapUp) -> &str {
    let campaign = wrap_up.call.errand.campaign.as_ref();
    campaign.map_or("", |campaign| campaign.code.as_str())
}

fn limits_of(wrap_up: &WrapUp, rules: &Rules) -> Limits {
    rules.limits_of(campaign_of(wrap_up))
}

fn kept(call: &Call) -> Vec<Consequence> {
    let said = Spoken::all_of(call).into_iter().map(Consequence::Keeps);
    let satisfied = call.satisfaction.clone().map(Consequence::Satisfied);
    let ordered = call.order.clone().map(Consequence::Ordered);
    said.chain(satisfied).chain(ordered).collect()
}

fn struck(wrap_up: &WrapUp, call: &Call) -> Option<Consequence> {
    let number = call
        .number
        .clone()
        .filter(|_| call.line == LineResult::WrongNumber)?;
    let next = wrap_up.call.errand.next_number(&number).cloned();
    Some(Consequence::NumberStruck { number, next })
}

fn caused(wrap_up: &WrapUp, call: &Call, ended: Moment) -> Vec<Consequence> {
    let list = || Consequence::DoneOnList(wrap_up.call.errand.list.clone());
    match call.outcome.as_ref().map(|outcome| outcome.causes) {
        Some(Causes::Done) => vec![list()],
        Some(Causes::Rests { days }) => {
            let until = ended.plus(Duration::days(i64::from(days)));
            vec![list(), Consequence::RestsUntil(until)]
        }
        None | Some(Causes::ComesBack | Causes::NumberStruck | Causes::NeverCalled) => Vec::new(),
    }
}

fn counts(wrap_up: &WrapUp, call: &Call, rules: &Rules, ended: Moment) -> Consequence {
    let attempts = &wrap_up.call.errand.person.contact.attempts;
    let week = Duration::days(7);
    let before = attempts.iter().filter(|at| at.plus(week) > ended).count();
    match call.attempt {
        Attempt::Nth(_) => Consequence::CountsAsAttempt {
            this_week: u16::try_from(before + 1).unwrap_or(u16::MAX),
            per_7_days: limits_of(wrap_up, rules).per_7_days,
        },
        Attempt::Not(why) => Consequence::NoAttempt(why),
    }
}

/// When the queue offers somebody again whom we did not reach. Where the line rested them, or another number may be
/// tried at once, that is said already.
fn next_try(wrap_up: &WrapUp, call: &Call, rules: &Rules, ended: Moment) -> Option<Consequence> {
    match call.line {
        LineResult::NoAnswer | LineResult::Busy | LineResult::Voicemail => {}
        // They were there, and nothing came of it that anybody could say.
        LineResult::Answered if call.outcome.is_none() && call.callback.is_none() => {}
        LineResult::Answered
        | LineResult::Declined
        | LineResult::WrongNumber
        | LineResult::CutOff
        | LineResult::GivenUp
        | LineResult::Failed => return None,
    }
    let person = after(&wrap_up.call.errand.person, call, ended);
    let now = Now {
        at: ended,
        zone: person.zone,
    };
    let (_, until) = hold(&person, campaign_of(wrap_up), rules, now)?;
    let part = |at| PartOfDay::at(at, person.zone);
    until.map(|at| Consequence::NextTry { at, part: part(at) })
}

/// What the rules will know of the person once the call is saved.
fn after(person: &Person, call: &Call, ended: Moment) -> Person {
    let mut person = person.clone();
    let contact = &mut person.contact;
    if let Attempt::Nth(_) = call.attempt {
        contact.attempts.insert(0, ended);
        contact.attempts_ever = contact.attempts_ever.saturating_add(1);
    }
    contact.last_call = Some(LastCall {
        at: ended,
        line: call.line,
        attempt: call.attempt,
    });
    person
}
