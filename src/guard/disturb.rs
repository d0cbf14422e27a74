//! What is held against disturbing somebody now: limits on attempts, rest, their own hours, an open failure, a colleague.
//!
//! *Invariant:* when the agreed time of a callback comes, none of what the house holds stands.

use crate::model::call::Attempt;
use crate::model::customer::Audience;
use crate::model::moment::{Moment, Now};
use crate::model::queue::Hold;
use crate::model::standing::{Agreed, Channel, Person};

use super::ask::Asked;
use super::attempt::{agreed, asked_for, attempt_kind, exempt_at, lately, today, week};
use super::hours::{OwnHours, clocks, own_hours, wished_on};
use super::limits::AttemptRule;
use super::objection::{Detail, MayOverride, Objection, Rule};
use super::person::callback_opens;
use super::rules::{HeldWhile, Rules};
use super::window::names;

/// All that is held against it.
pub(super) fn disturbed(asked: &Asked, rules: &Rules, now: Now) -> Vec<Objection> {
    let person = &asked.person;
    let limits = rules.attempts(&asked.facts, person);
    let mut objections = rests(asked, &limits, now.at);
    match attempt_kind(person, &asked.number, asked.because, now.at) {
        Attempt::Nth(_) => {
            let tried = limits.iter().flat_map(|rule| often(asked, rule, now.at));
            objections.extend(tried);
        }
        Attempt::Not(_) => {}
    }
    objections.extend(wishes(asked, rules, now.at));
    objections.extend(open_failure(asked, rules, now.at));
    if let Some(agreed) = agreed(person, asked.because) {
        let exempt = exempt_at(person, agreed, now.at);
        for objection in &mut objections {
            objection.opens_at = [objection.opens_at, exempt].into_iter().flatten().min();
        }
        objections.extend(too_soon(agreed, now.at));
    }
    objections.extend(with_colleague(person, now.at));
    objections
}

/// They agreed to be called at another time, and that is not yet.
fn too_soon(agreed: Agreed, now: Moment) -> Option<Objection> {
    let opens_at = callback_opens(agreed.when);
    let detail = Detail::CallbackAgreed { when: agreed.when };
    let rule = "HOUSE.CALLBACK_AGREED";
    (opens_at > now).then(|| by_house(rule, Hold::CallbackLater, Some(opens_at), detail))
}

/// Whether a rule's limits are reached: for the person, and for a consumer's number whoever was called on it.
fn often(asked: &Asked, rule: &AttemptRule, now: Moment) -> Vec<Objection> {
    let person = &asked.person;
    let (attempts, limits, zone) = (&person.contact.attempts, rule.limits, person.zone);
    let object = |hold, opens_at, detail| by_rule(rule, (hold, opens_at), detail);
    let mut found = Vec::new();
    let week_of = week(attempts, limits, now);
    if let Some(opens) = week_of.opens_at {
        let (times, times_max) = (week_of.times, week_of.times_max);
        let detail = Detail::TriedThisWeek { times, times_max };
        found.push(object(Hold::TriedThisWeek, Some(opens), detail));
    }
    let day = today(attempts, limits, zone, now);
    if let Some(opens) = day.opens_at {
        let (times, times_max) = (day.times, day.times_max);
        let detail = Detail::TriedToday { times, times_max };
        found.push(object(Hold::TriedToday, Some(opens), detail));
    } else if let Some(opens) = lately(attempts, limits, now) {
        let last = attempts.iter().max().copied().unwrap_or(opens);
        let hours = limits.min_gap_hours;
        let detail = Detail::TriedLately { last, hours };
        found.push(object(Hold::TriedToday, Some(opens), detail));
    }
    found.extend(for_campaign(asked, rule));
    found.extend(on_number(asked, rule, now));
    found
}

fn for_campaign(asked: &Asked, rule: &AttemptRule) -> Option<Objection> {
    let times_max = rule.limits.per_campaign.max(1);
    let campaign = &asked.facts.stated.campaign;
    let tried = asked.person.bounds.campaigns_tried.iter();
    let times = tried
        .filter(|tried| tried.campaign == *campaign)
        .map(|tried| tried.times)
        .max()
        .filter(|times| *times >= times_max)?;
    let detail = Detail::TriedForCampaign { times, times_max };
    Some(by_rule(rule, (Hold::TriedEnough, None), detail))
}

/// A number that several people share is not rung for each of them. A company's switchboard is.
fn on_number(asked: &Asked, rule: &AttemptRule, now: Moment) -> Option<Objection> {
    let person = &asked.person;
    let is_shared = match person.audience {
        Some(Audience::Business) => false,
        Some(Audience::Consumer | Audience::SoleTrader) | None => true,
    };
    let tried = person.bounds.numbers_tried.iter();
    let tried = tried
        .filter(|_| is_shared)
        .find(|tried| tried.number == asked.number.number)?;
    let of_week = week(&tried.attempts, rule.limits, now);
    let of_day = today(&tried.attempts, rule.limits, person.zone, now);
    let reached = [(Hold::TriedThisWeek, of_week), (Hold::TriedToday, of_day)];
    let (hold, reached) = reached
        .into_iter()
        .filter(|(_, tried)| tried.opens_at.is_some())
        .max_by_key(|(_, tried)| tried.opens_at)?;
    let detail = Detail::NumberTried {
        times: reached.times,
        times_max: reached.times_max,
    };
    Some(by_rule(rule, (hold, reached.opens_at), detail))
}

/// They pressed reject, or an outcome lets them rest. A call that they asked for themselves goes before both.
fn rests(asked: &Asked, limits: &[AttemptRule], now: Moment) -> Vec<Objection> {
    let person = &asked.person;
    if asked_for(person, asked.because, now).is_some() {
        return Vec::new();
    }
    let contact = &person.contact;
    let after_reject = contact.declined_at.iter().flat_map(|declined_at| {
        limits.iter().map(|rule| {
            let opens_at = declined_at.plus(rule.limits.rest_after_declined());
            let declined_at = *declined_at;
            let detail = Detail::RestsAfterDecline { declined_at };
            by_rule(rule, (Hold::Resting, Some(opens_at)), detail)
        })
    });
    let by_outcome = contact.rests_until.map(|until| {
        let rule = super::rules::ATTEMPTS;
        by_house(rule, Hold::Resting, Some(until), Detail::RestsByOutcome)
    });
    after_reject
        .chain(by_outcome)
        .filter(|objection| objection.opens_at > Some(now))
        .collect()
}

/// When and how they want to be reached. A call that they asked for goes before what they said of all calls.
fn wishes(asked: &Asked, rules: &Rules, now: Moment) -> Vec<Objection> {
    let person = &asked.person;
    if asked_for(person, asked.because, now).is_some() {
        return Vec::new();
    }
    let wishes = &person.bounds.wishes;
    let rule = "HOUSE.WISHES";
    let other_way = wishes
        .channel
        .filter(|channel| *channel != Channel::Telephone)
        .map(|channel| {
            by_house(
                rule,
                Hold::OtherChannel,
                None,
                Detail::OtherChannel(channel),
            )
        });
    let other_number = !names(&wishes.numbers, &asked.number.number);
    let other_number =
        other_number.then(|| by_house(rule, Hold::OtherChannel, None, Detail::OtherNumber));
    let other_hours = other_hours(person, asked, rules, now)
        .map(|(opens, detail)| by_house(rule, Hold::OtherHours, opens, detail));
    other_way
        .into_iter()
        .chain(other_number)
        .chain(other_hours)
        .collect()
}

fn other_hours(
    person: &Person,
    asked: &Asked,
    rules: &Rules,
    now: Moment,
) -> Option<(Option<Moment>, Detail)> {
    let market = rules.market(asked.facts.market);
    let mut zones = clocks(market, person.whereabouts);
    if zones.is_empty() {
        zones.push(person.zone);
    }
    match own_hours(&person.bounds.wishes, &zones, now) {
        OwnHours::Any | OwnHours::Open(_) => None,
        OwnHours::Closed(opens) => {
            let day = now.in_zone(person.zone).date();
            let spans = wished_on(&person.bounds.wishes, day);
            Some((opens, Detail::OtherHours { spans }))
        }
    }
}

/// Something went wrong for them and nobody has answered: not the time to sell them anything. A call that they asked
/// for is no such call, and may well be about just that.
fn open_failure(asked: &Asked, rules: &Rules, now: Moment) -> Vec<Objection> {
    if asked_for(&asked.person, asked.because, now).is_some() {
        return Vec::new();
    }
    let since = asked.person.bounds.failure_since;
    let Some(since) = since.filter(|since| *since <= now) else {
        return Vec::new();
    };
    let market = rules.market(asked.facts.market);
    let of_failure = market.holds.iter().filter(|rule| match rule.because {
        HeldWhile::OpenFailure => names(&rule.purposes, &asked.facts.purpose),
    });
    of_failure
        .map(|rule| Objection {
            rule: rule.rule.clone(),
            hold: Hold::FailureOpen,
            opens_at: None,
            detail: Detail::FailureOpen { since },
            may_override: rule.may_override,
            list: None,
        })
        .collect()
}

fn with_colleague(person: &Person, now: Moment) -> Option<Objection> {
    let held = person.bounds.held_by.as_ref();
    let held = held.filter(|held| held.until > now)?;
    let detail = Detail::WithColleague {
        seller: held.seller.clone(),
    };
    let rule = "HOUSE.WITH_COLLEAGUE";
    Some(by_house(
        rule,
        Hold::WithColleague,
        Some(held.until),
        detail,
    ))
}

fn by_rule(
    rule: &AttemptRule,
    (hold, opens_at): (Hold, Option<Moment>),
    detail: Detail,
) -> Objection {
    Objection {
        rule: rule.rule.clone(),
        hold,
        opens_at,
        detail,
        may_override: rule.may_override,
        list: None,
    }
}

fn by_house(id: &'static str, hold: Hold, opens_at: Option<Moment>, detail: Detail) -> Objection {
    Objection {
        rule: Rule::house(id),
        hold,
        opens_at,
        detail,
        may_override: MayOverride::SpokenReason,
        list: None,
    }
}
