//! The whole question, asked at the key press: may this person be called on this number now? All reasons at once.

use crate::model::call::{Attempt, ClearanceNote};
use crate::model::id::CustomerId;
use crate::model::list::{Ground, ListRef};
use crate::model::moment::{Moment, Now};
use crate::model::phone::{Phone, PhoneState};
use crate::model::queue::Hold;
use crate::model::standing::{Agreed, Because, ListFacts, Person};
use crate::model::suppression::SuppressScope;

use super::attempt::{Tried, agreed, asked_for, attempt_kind, exempt_at, today, week};
use super::class::{Standing, standing};
use super::clearance::{Clearance, SpokenReason};
use super::objection::{Detail, MayOverride, Objection, Rule};
use super::person::{callback_opens, has_asked};
use super::rules::Rules;

/// A call that somebody wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whom to call.
    pub customer: CustomerId,
    /// On which number, with what is known of it.
    pub number: Phone,
    /// What is known of them.
    pub person: Person,
    /// What is known of the list; the desk's market and no answers for somebody on no list.
    pub facts: ListFacts,
    /// The list, if they are called from one.
    pub list: Option<ListRef>,
    /// Why.
    pub because: Because,
}

/// Asks everything.
///
/// # Errors
/// All objections, one that never lifts first, then the one that lifts last.
pub fn clear(asked: &Asked, rules: &Rules, now: Now) -> Result<Clearance, Vec<Objection>> {
    let (allowed, objections) = ask(asked, rules, now);
    if objections.is_empty() {
        Ok(granted(asked, ClearanceNote::Rules(allowed), now.at))
    } else {
        Err(objections)
    }
}

/// Asks everything, and sets aside what may be set aside for a spoken reason.
///
/// # Errors
/// The objections that stay, when there are any.
pub fn clear_over(
    asked: &Asked,
    reason: &SpokenReason,
    rules: &Rules,
    now: Now,
) -> Result<Clearance, Vec<Objection>> {
    let (allowed, objections) = ask(asked, rules, now);
    let (aside, stay): (Vec<_>, Vec<_>) = objections
        .into_iter()
        .partition(|objection| objection.may_override == MayOverride::SpokenReason);
    if !stay.is_empty() {
        return Err(stay);
    }
    let mut ids: Vec<String> = aside.iter().map(|it| it.rule.id.to_string()).collect();
    ids.dedup();
    let note = if ids.is_empty() {
        ClearanceNote::Rules(allowed)
    } else {
        ClearanceNote::Override {
            rule: ids.join(" "),
            reason: reason.words().to_owned(),
        }
    };
    Ok(granted(asked, note, now.at))
}

fn granted(asked: &Asked, note: ClearanceNote, now: Moment) -> Clearance {
    Clearance {
        customer: asked.customer,
        number: asked.number.number.clone(),
        attempt: attempt_kind(&asked.person, &asked.number, asked.because, now),
        note,
    }
}

/// The ids of the rules that allow the call, and the objections to it.
fn ask(asked: &Asked, rules: &Rules, now: Now) -> (Vec<String>, Vec<Objection>) {
    let mut class = asked.facts.class(asked.person.audience);
    if has_asked(&asked.person, asked.because, now.at) {
        class.ground = Some(Ground::Asked);
    }
    let (by, mut objections) = match standing(&class, rules, now) {
        Standing::Open { by, .. } => (by, Vec::new()),
        Standing::Closed(objections) => (Vec::new(), objections),
    };
    for objection in &mut objections {
        objection.list.clone_from(&asked.list);
    }
    objections.extend(suppressed(asked, rules));
    objections.extend(struck(&asked.number));
    objections.extend(disturbed(asked, rules, now.at));
    objections.sort_by_key(order);
    let house = Rule::house(ATTEMPTS);
    let allowed = by.iter().chain([&house]).map(|rule| rule.id.to_string());
    (allowed.collect(), objections)
}

/// What never lifts first, then what lifts last; then by the kind of hold.
fn order(objection: &Objection) -> (i64, Option<usize>) {
    let opens = objection.opens_at.map_or(i64::MAX, Moment::millis);
    let rank = Hold::ALL.iter().position(|hold| *hold == objection.hold);
    (opens.saturating_neg(), rank)
}

const ATTEMPTS: &str = "HOUSE.ATTEMPTS";

fn suppressed(asked: &Asked, rules: &Rules) -> Vec<Objection> {
    let on_number = asked.person.numbers_never.contains(&asked.number.number);
    let scopes = asked.person.suppressed.iter().copied();
    scopes
        .chain(on_number.then_some(SuppressScope::Number))
        .map(|scope| Objection {
            rule: rules.market(asked.facts.market).suppress.clone(),
            hold: Hold::Suppressed,
            opens_at: None,
            detail: Detail::NeverCall(scope),
            may_override: MayOverride::No,
            list: None,
        })
        .collect()
}

fn struck(number: &Phone) -> Option<Objection> {
    let known_wrong = match number.state {
        PhoneState::NotTheirs | PhoneState::Dead => true,
        PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => false,
    };
    known_wrong.then(|| Objection {
        rule: Rule::house("HOUSE.NUMBER"),
        hold: Hold::NoNumber,
        opens_at: None,
        detail: Detail::NumberStruck(number.state),
        may_override: MayOverride::SpokenReason,
        list: None,
    })
}

/// What the house holds against disturbing them now. When the agreed time of a callback comes, none of it stands.
fn disturbed(asked: &Asked, rules: &Rules, now: Moment) -> Vec<Objection> {
    let Asked {
        person, because, ..
    } = asked;
    let mut objections = rests(asked, rules, now);
    let counts = match attempt_kind(person, &asked.number, *because, now) {
        Attempt::Nth(_) => true,
        Attempt::Not(_) => false,
    };
    if counts {
        let week = week(&person.contact, rules.limits, now);
        let today = today(&person.contact, rules.limits, person.zone, now);
        objections.extend(often(&week, Hold::TriedThisWeek));
        objections.extend(often(&today, Hold::TriedToday));
    }
    if let Some(agreed) = agreed(person, *because) {
        let exempt = exempt_at(person, agreed, now);
        for objection in &mut objections {
            let sooner = objection.opens_at.min(exempt);
            objection.opens_at = sooner.or(objection.opens_at);
        }
        objections.extend(too_soon(agreed, now));
    }
    objections
}

/// They agreed to be called at another time, and that is not yet.
fn too_soon(agreed: Agreed, now: Moment) -> Option<Objection> {
    let opens_at = callback_opens(agreed.when);
    let detail = Detail::CallbackAgreed { when: agreed.when };
    let rule = "HOUSE.CALLBACK_AGREED";
    (opens_at > now).then(|| by_house(rule, Hold::CallbackLater, opens_at, detail))
}

fn often(tried: &Tried, hold: Hold) -> Option<Objection> {
    let Tried {
        times,
        times_max,
        opens_at,
    } = *tried;
    let detail = if hold == Hold::TriedThisWeek {
        Detail::TriedThisWeek { times, times_max }
    } else {
        Detail::TriedToday { times, times_max }
    };
    opens_at.map(|opens_at| by_house(ATTEMPTS, hold, opens_at, detail))
}

/// They pressed reject, or an outcome lets them rest. A call that they asked for themselves goes before both.
fn rests(asked: &Asked, rules: &Rules, now: Moment) -> Vec<Objection> {
    let person = &asked.person;
    if asked_for(person, asked.because, now).is_some() {
        return Vec::new();
    }
    let contact = &person.contact;
    let after_reject = contact.declined_at.map(|declined_at| {
        let opens_at = declined_at.plus(rules.limits.rest_after_declined());
        let detail = Detail::RestsAfterDecline { declined_at };
        by_house(ATTEMPTS, Hold::Resting, opens_at, detail)
    });
    let by_outcome = contact
        .rests_until
        .map(|until| by_house(ATTEMPTS, Hold::Resting, until, Detail::RestsByOutcome));
    [after_reject, by_outcome]
        .into_iter()
        .flatten()
        .filter(|objection| objection.opens_at > Some(now))
        .collect()
}

fn by_house(id: &'static str, hold: Hold, opens_at: Moment, detail: Detail) -> Objection {
    Objection {
        rule: Rule::house(id),
        hold,
        opens_at: Some(opens_at),
        detail,
        may_override: MayOverride::SpokenReason,
        list: None,
    }
}
