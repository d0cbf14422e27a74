//! The hold on one person: what is true of them alone, for the queue. Whatever the queue may hold back, a seller may
//! still ask [`clear`](super::clear), which knows of objections only.
//!
//! *Invariant:* no hour of the day stands here but the person's own; the hours of the law belong to the class, and are
//! asked here only for somebody with wishes: when they can be called is when both are open.

use chrono::Duration;

use crate::model::call::LineResult;
use crate::model::id::Part;
use crate::model::list::Ground;
use crate::model::moment::{Moment, Now, Zone};
use crate::model::queue::Hold;
use crate::model::standing::{Agreed, Because, Channel, Held, Judged, ListFacts, Person, Proof};
use crate::model::when::{Precision, When};

use super::attempt::{asked_for, exempt_at, lately, today, week};
use super::class::{Standing, footing_of};
use super::footing::OfPerson;
use super::hours::{OwnHours, clocks, day_after, hours, next_open, own_hours};
use super::limits::AttemptRule;
use super::part::PartOfDay;
use super::rules::{HeldWhile, HoldRule, Rules};
use super::window::names;

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

/// Why a person of a list waits, by the list's footing and by themselves; none when the queue may offer them now, within
/// the hours of their class.
#[must_use]
pub fn hold_of(list: &ListFacts, person: &Person, rules: &Rules, now: Now) -> Option<Held> {
    let (footing, _) = footing_at(list, person, rules, now);
    let limits = rules.attempts(list, person);
    let by_list = by_list(list, person, rules, now.at);
    let of_person = until_free(person, &limits, now.at);
    let own_hours = other_hours(list, person, rules, now.at);
    // In the order of `Hold::ALL`: what never lifts by itself goes first.
    let rank = |held: &Held| Hold::ALL.iter().position(|hold| *hold == held.0);
    let footing = footing.hold().map(|hold| (hold, None));
    footing
        .into_iter()
        .chain(by_list)
        .chain(of_person)
        .chain(own_hours)
        .min_by_key(rank)
}

/// Until when the answer of [`hold_of`] holds for somebody who is free; none when it changes with a fact only.
#[must_use]
pub fn free_until(list: &ListFacts, person: &Person, rules: &Rules, now: Now) -> Option<Moment> {
    let (footing, zones) = footing_at(list, person, rules, now);
    // What ends for the whole list is asked of its class when a queue is read.
    let footing = match footing {
        Standing::Open { last_day, .. } if person.bounds.judged() == Judged::Alone => {
            last_day.map(|day| day_after(day, &zones, person.zone))
        }
        Standing::Open { .. } | Standing::Closed(_) => None,
    };
    let own = own_hours_until(list, person, rules, (&zones, now.at));
    let part = unreached_at(person).map(|last| {
        let tried_in = PartOfDay::at(last, person.zone);
        let mut next = PartOfDay::next_after(now.at, person.zone);
        for _ in 1..PartOfDay::ALL.len() {
            if PartOfDay::at(next, person.zone) == tried_in {
                break;
            }
            next = PartOfDay::next_after(next, person.zone);
        }
        next
    });
    let failed = person.bounds.failure_since.filter(|since| *since > now.at);
    [footing, own, part, failed].into_iter().flatten().min()
}

/// Why a person waits for calls of a campaign, whatever the list; none when the queue may offer them now. The moment is the
/// first at which nothing holds them any more; none when that does not come by itself.
#[must_use]
pub fn hold(person: &Person, campaign: &str, rules: &Rules, now: Now) -> Option<Held> {
    let limits = rules.house_attempts_for(Some(campaign));
    until_free(person, &[limits], now.at)
}

/// The footing of a person on a list, and the clocks they may live by.
fn footing_at(list: &ListFacts, person: &Person, rules: &Rules, now: Now) -> (Standing, Vec<Zone>) {
    let mut class = list.class(person.audience, person.whereabouts);
    let is_due = |agreed: Agreed| agreed.when.due() <= now.at;
    let due = person.callback.is_some_and(is_due);
    let asked = due.then(|| asked_proof(person, Because::Next, now.at));
    let asked = asked.flatten();
    if asked.is_some() {
        class.ground = Some(Ground::Asked);
    }
    let of_person = OfPerson {
        bounds: Some(&person.bounds),
        number: None,
        asked,
    };
    let zones = clocks(rules.market(list.market), person.whereabouts);
    (footing_of(&class, rules, &of_person, now), zones)
}

/// What an agreed call proves. The signed record of the call has their words, the line, the time and who called for whom.
const EVIDENCE: [&str; 10] = [
    "request_text",
    "request_channel",
    "request_at",
    "consent_text",
    "consent_channel",
    "consent_at",
    "consent_proof",
    "notified_text",
    "notified_at",
    "named_trader",
];

/// That they asked for this call themselves, in a call that is the evidence.
pub(super) fn asked_proof(person: &Person, because: Because, now: Moment) -> Option<Proof> {
    let agreed = asked_for(person, because, now)?;
    if agreed.id.part != Part::Callback {
        return None;
    }
    Some(Proof {
        ground: Ground::Asked,
        evidence: EVIDENCE.map(str::to_owned).to_vec(),
        on: agreed.when.at.date().min(now.in_zone(person.zone).date()),
        until: None,
        ended_on: None,
        purposes: Vec::new(),
        number: None,
    })
}

/// Whether a call for this reason keeps an agreement with them.
pub(super) fn keeps_agreement(person: &Person, because: Because, now: Moment) -> bool {
    asked_for(person, because, now).is_some()
}

/// The first reason of a person's own, and when nothing holds them any more.
fn until_free(person: &Person, limits: &[AttemptRule], now: Moment) -> Option<Held> {
    let (first, mut until) = held(person, limits, now)?;
    // When one reason lifts another may stand: yesterday's try was in the morning, and a new day begins with one.
    for _ in 0..16 {
        match until.and_then(|at| held(person, limits, at)) {
            Some((_, next)) => until = next,
            None => return Some((first, until)),
        }
    }
    Some((first, until))
}

/// The first reason at one moment, in the order of `Hold::ALL`, and when that reason lifts.
fn held(person: &Person, limits: &[AttemptRule], now: Moment) -> Option<Held> {
    if let Some(never) = never(person) {
        return Some((never, None));
    }
    // From the agreed time on, nothing else holds them.
    let due = person.callback.map(|agreed| agreed.when.due());
    let free = person
        .callback
        .and_then(|agreed| Some(exempt_at(person, agreed, now)?.max(agreed.when.due())));
    if free.is_some_and(|at| at <= now) {
        return None;
    }
    let tried = &person.contact.attempts;
    let longest = |of: &dyn Fn(&AttemptRule) -> Option<Moment>| limits.iter().filter_map(of).max();
    let reasons = [
        (Hold::Resting, rests(person, limits, now)),
        (
            Hold::TriedThisWeek,
            longest(&|rule| week(tried, rule.limits, now).opens_at),
        ),
        (
            Hold::TriedToday,
            longest(&|rule| {
                let today = today(tried, rule.limits, person.zone, now).opens_at;
                today.max(lately(tried, rule.limits, now))
            }),
        ),
        (Hold::OtherPartOfDay, same_part_of_day(person, now)),
        (Hold::CallbackLater, due.filter(|&due| due > now)),
        (Hold::WithColleague, with_colleague(person, now)),
    ];
    let sooner = |until: Moment| until.min(free.unwrap_or(until));
    reasons
        .into_iter()
        .find_map(|(hold, until)| until.map(|until| (hold, Some(sooner(until)))))
}

/// What does not lift by itself.
fn never(person: &Person) -> Option<Hold> {
    let bounds = &person.bounds;
    if !person.suppressed.is_empty() {
        Some(Hold::Suppressed)
    } else if bounds.restricted.is_some() {
        Some(Hold::Restricted)
    } else if person.numbers_usable == 0 {
        Some(Hold::NoNumber)
    } else {
        None
    }
}

/// What the list's purpose and campaign hold against them, and how they want to be reached. A callback that is due goes
/// before all of it.
fn by_list(list: &ListFacts, person: &Person, rules: &Rules, now: Moment) -> Option<Held> {
    let due = person.callback.map(|agreed| agreed.when.due());
    if due.is_some_and(|due| due <= now) && keeps_agreement(person, Because::Next, now) {
        return None;
    }
    let lifts = due.filter(|due| *due > now);
    let bounds = &person.bounds;
    let holds = &rules.market(list.market).holds;
    let fails = bounds.failure_since.is_some_and(|since| since <= now);
    let is_held = |rule: &HoldRule| match rule.because {
        HeldWhile::OpenFailure => fails && names(&rule.purposes, &list.purpose),
    };
    if holds.iter().any(is_held) {
        return Some((Hold::FailureOpen, lifts));
    }
    let channel = bounds.wishes.channel;
    if channel.is_some_and(|it| it != Channel::Telephone) {
        return Some((Hold::OtherChannel, lifts));
    }
    let limits = rules.attempts(list, person);
    let most = limits.iter().map(|rule| rule.limits.per_campaign.max(1));
    let most = most.min().unwrap_or(u16::MAX);
    let of_campaign = bounds.campaigns_tried.iter();
    let tried = of_campaign
        .filter(|tried| tried.campaign == list.stated.campaign)
        .any(|tried| tried.times >= most);
    tried.then_some((Hold::TriedEnough, lifts))
}

/// They want to be called at other hours; a callback that is due goes before that.
fn other_hours(list: &ListFacts, person: &Person, rules: &Rules, now: Moment) -> Option<Held> {
    let due = person
        .callback
        .is_some_and(|agreed| agreed.when.due() <= now);
    if due && keeps_agreement(person, Because::Next, now) {
        return None;
    }
    let wishes = &person.bounds.wishes;
    if wishes.hours.is_empty() {
        return None;
    }
    let market = rules.market(list.market);
    let class = list.class(person.audience, person.whereabouts);
    if let Some(next) = next_open(&class, market, wishes, now) {
        // While the rules are closed too, what they wish holds them only if it opens later.
        return (next.both != Some(next.rules)).then_some((Hold::OtherHours, next.both));
    }
    let mut zones = clocks(market, person.whereabouts);
    if zones.is_empty() {
        zones.push(person.zone);
    }
    match own_hours(wishes, &zones, now) {
        OwnHours::Any | OwnHours::Open(_) => None,
        OwnHours::Closed(opens) => Some((Hold::OtherHours, opens)),
    }
}

/// Until when it holds that their own wishes do not hold somebody back.
fn own_hours_until(
    list: &ListFacts,
    person: &Person,
    rules: &Rules,
    (zones, now): (&[Zone], Moment),
) -> Option<Moment> {
    let wishes = &person.bounds.wishes;
    if wishes.hours.is_empty() {
        return None;
    }
    let market = rules.market(list.market);
    let class = list.class(person.audience, person.whereabouts);
    let next = next_open(&class, market, wishes, now);
    let open = next.and_then(|next| next.both);
    let own = match own_hours(wishes, zones, open.unwrap_or(now)) {
        OwnHours::Open(until) => until,
        OwnHours::Any | OwnHours::Closed(_) => None,
    };
    let of_rules = class.audience.zip(open);
    let of_rules = of_rules.and_then(|(audience, at)| hours(&class, audience, market, at).until);
    [own, of_rules].into_iter().flatten().min()
}

fn with_colleague(person: &Person, now: Moment) -> Option<Moment> {
    let held = person.bounds.held_by.as_ref();
    held.map(|held| held.until).filter(|until| *until > now)
}

/// Until when they rest, because they pressed reject or an outcome said so.
fn rests(person: &Person, limits: &[AttemptRule], now: Moment) -> Option<Moment> {
    let declined = person.contact.declined_at;
    let after_reject = declined.and_then(|at| {
        let rests = limits.iter().map(|rule| rule.limits.rest_after_declined());
        rests.max().map(|rest| at.plus(rest))
    });
    let until = after_reject.max(person.contact.rests_until);
    until.filter(|&until| until > now)
}

/// When they were last tried and not reached.
fn unreached_at(person: &Person) -> Option<Moment> {
    let last = person.contact.last_call.as_ref()?;
    let is_unreached = |line: LineResult| line.is_disturbing() && !line.is_reached();
    is_unreached(last.line).then_some(last.at)
}

/// When the next part of the day begins, if the last try that reached nobody was at this one.
fn same_part_of_day(person: &Person, now: Moment) -> Option<Moment> {
    let last = unreached_at(person)?;
    let same = PartOfDay::at(last, person.zone) == PartOfDay::at(now, person.zone);
    same.then(|| PartOfDay::next_after(now, person.zone))
}
