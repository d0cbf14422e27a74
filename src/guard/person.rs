//! The hold on one person: what is true of them alone, for the queue. Whatever the queue may hold back, a seller may
//! still ask [`clear`](super::clear), which knows of objections only.

use chrono::Duration;

use crate::model::id::Part;
use crate::model::list::Ground;
use crate::model::moment::{Moment, Now};
use crate::model::queue::Hold;
use crate::model::standing::{Agreed, Because, Held, ListFacts, Person};
use crate::model::when::{Precision, When};

use super::attempt::{asked_for, exempt_at, today, week};
use super::class::standing;
use super::part::PartOfDay;
use super::rules::Rules;

/// How long before an exact time the call may be made.
const LEAD: Duration = Duration::minutes(15);

/// From when on an agreed call may be made: a quarter of an hour before an exact time, else from the time on.
#[must_use]
pub fn callback_opens(when: When) -> Moment {
    match when.precision {
        Precision::Exact => when.due().plus(-LEAD),
        Precision::After | Precision::Day => when.due(),
    }
}

/// Why a person of a list waits, by the list's class and by themselves; none when the queue may offer them now.
#[must_use]
pub fn hold_of(list: &ListFacts, person: &Person, rules: &Rules, now: Now) -> Option<Held> {
    let mut class = list.class(person.audience);
    if person
        .callback
        .is_some_and(|agreed| agreed.when.due() <= now.at)
        && has_asked(person, Because::Next, now.at)
    {
        class.ground = Some(Ground::Asked);
    }
    let of_class = standing(&class, rules, now).hold().map(|hold| (hold, None));
    let of_person = hold(person, rules, now);
    // In the order of `Hold::ALL`: what never lifts by itself goes first.
    let rank = |held: &Held| Hold::ALL.iter().position(|hold| *hold == held.0);
    of_class.into_iter().chain(of_person).min_by_key(rank)
}

/// Why a person waits, whatever the list; none when the queue may offer them now. The moment is the first at which
/// nothing holds them any more; none when that does not come by itself.
#[must_use]
pub fn hold(person: &Person, rules: &Rules, now: Now) -> Option<Held> {
    let (first, mut until) = held(person, rules, now.at)?;
    // When one reason lifts another may stand: yesterday's try was in the morning, and a new day begins with one.
    for _ in 0..8 {
        match until.and_then(|at| held(person, rules, at)) {
            Some((_, next)) => until = next,
            None => return Some((first, until)),
        }
    }
    Some((first, until))
}

/// Whether they asked for this call themselves, in a call that is the evidence.
pub(super) fn has_asked(person: &Person, because: Because, now: Moment) -> bool {
    asked_for(person, because, now).is_some_and(|agreed: Agreed| agreed.id.part == Part::Callback)
}

/// The first reason at one moment, in the order of `Hold::ALL`, and when that reason lifts.
fn held(person: &Person, rules: &Rules, now: Moment) -> Option<Held> {
    if !person.suppressed.is_empty() {
        return Some((Hold::Suppressed, None));
    }
    if person.numbers_usable == 0 {
        return Some((Hold::NoNumber, None));
    }
    // From the agreed time on, nothing else holds them.
    let due = person.callback.map(|agreed| agreed.when.due());
    let free = person
        .callback
        .and_then(|agreed| Some(exempt_at(person, agreed, now)?.max(agreed.when.due())));
    if free.is_some_and(|at| at <= now) {
        return None;
    }
    let contact = &person.contact;
    let reasons = [
        (
            Hold::Resting,
            rests(person, rules).filter(|&until| until > now),
        ),
        (
            Hold::TriedThisWeek,
            week(contact, rules.limits, now).opens_at,
        ),
        (
            Hold::TriedToday,
            today(contact, rules.limits, person.zone, now).opens_at,
        ),
        (Hold::OtherPartOfDay, same_part_of_day(person, now)),
        (Hold::CallbackLater, due.filter(|&due| due > now)),
    ];
    let sooner = |until: Moment| until.min(free.unwrap_or(until));
    reasons
        .into_iter()
        .find_map(|(hold, until)| until.map(|until| (hold, Some(sooner(until)))))
}

/// Until when they rest, because they pressed reject or an outcome said so.
fn rests(person: &Person, rules: &Rules) -> Option<Moment> {
    let declined = person.contact.declined_at;
    let after_reject = declined.map(|at| at.plus(rules.limits.rest_after_declined()));
    after_reject.max(person.contact.rests_until)
}

/// When the next part of the day begins, if the last try that reached nobody was at this one.
fn same_part_of_day(person: &Person, now: Moment) -> Option<Moment> {
    let last = person.contact.last_call.as_ref()?;
    let unreached = last.line.is_disturbing() && !last.line.is_reached();
    let same = PartOfDay::at(last.at, person.zone) == PartOfDay::at(now, person.zone);
    (unreached && same).then(|| PartOfDay::next_after(now, person.zone))
}
