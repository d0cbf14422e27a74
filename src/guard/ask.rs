//! The whole question, asked at the key press: may this person be called on this number now? All reasons at once.

use crate::model::call::ClearanceNote;
use crate::model::id::CustomerId;
use crate::model::list::{Ground, ListRef};
use crate::model::moment::{Moment, Now};
use crate::model::phone::{Phone, PhoneState};
use crate::model::queue::Hold;
use crate::model::standing::{Because, ListFacts, Person};
use crate::model::suppression::SuppressScope;

use super::attempt::attempt_kind;
use super::class::{Standing, footing_of};
use super::clearance::{Clearance, SpokenReason};
use super::disturb::disturbed;
use super::footing::OfPerson;
use super::hours::{OwnHours, clocks, day_after, hours, own_hours};
use super::objection::{Detail, MayOverride, Objection, Rule, closed};
use super::person::{asked_proof, keeps_agreement};
use super::rules::{ATTEMPTS, Rules};

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
    let answer = ask(asked, rules, now);
    if answer.objections.is_empty() {
        let note = ClearanceNote::Rules(answer.ids());
        Ok(granted(asked, note, answer, now.at))
    } else {
        Err(answer.objections)
    }
}

/// The first moment from now on at which the same question is answered yes; none when that does not come by itself.
#[must_use]
pub fn opens_at(asked: &Asked, rules: &Rules, now: Now) -> Option<Moment> {
    // Before the last reason of a round lifts, the answer is no; then another reason may stand, as an evening.
    const ROUNDS_MAX: usize = 1_000;
    let mut then = now;
    for _ in 0..ROUNDS_MAX {
        let objections = ask(asked, rules, then).objections;
        if objections.is_empty() {
            return Some(then.at);
        }
        let lifts: Option<Vec<Moment>> = objections.iter().map(|it| it.opens_at).collect();
        let last = lifts?.into_iter().max()?;
        if last <= then.at {
            return None;
        }
        then.at = last;
    }
    None
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
    let mut answer = ask(asked, rules, now);
    let (aside, stay): (Vec<_>, Vec<_>) = std::mem::take(&mut answer.objections)
        .into_iter()
        .partition(|objection| objection.may_override == MayOverride::SpokenReason);
    if !stay.is_empty() {
        return Err(stay);
    }
    let mut ids: Vec<String> = aside.iter().map(|it| it.rule.id.to_string()).collect();
    ids.dedup();
    let note = if ids.is_empty() {
        ClearanceNote::Rules(answer.ids())
    } else {
        ClearanceNote::Override {
            rule: ids.join(" "),
            reason: reason.words().to_owned(),
        }
    };
    Ok(granted(asked, note, answer, now.at))
}

fn granted(asked: &Asked, note: ClearanceNote, answer: Answer, now: Moment) -> Clearance {
    Clearance {
        customer: asked.customer,
        number: asked.number.number.clone(),
        attempt: attempt_kind(&asked.person, &asked.number, asked.because, now),
        until: answer.until,
        by: answer.by,
        note,
    }
}

/// What the rules say of one call.
struct Answer {
    /// The rules that allow it.
    by: Vec<Rule>,
    /// Those that object.
    objections: Vec<Objection>,
    /// When the permission ends, if it does.
    until: Option<Moment>,
}

impl Answer {
    fn ids(&self) -> Vec<String> {
        self.by.iter().map(|rule| rule.id.to_string()).collect()
    }
}

/// Asks every rule, in the order of compliance.md §4.3, and keeps what each says.
fn ask(asked: &Asked, rules: &Rules, now: Now) -> Answer {
    let person = &asked.person;
    let mut class = asked.facts.class(person.audience, person.whereabouts);
    let agreement = asked_proof(person, asked.because, now.at);
    if agreement.is_some() {
        class.ground = Some(Ground::Asked);
    }
    let of_person = OfPerson {
        bounds: Some(&person.bounds),
        number: Some(&asked.number.number),
        asked: agreement,
    };
    let market = rules.market(asked.facts.market);
    let mut ends = Vec::new();
    let (mut by, mut objections) = match footing_of(&class, rules, &of_person, now) {
        Standing::Open { by, last_day, .. } => {
            let zones = clocks(market, person.whereabouts);
            ends.extend(last_day.map(|day| day_after(day, &zones, person.zone)));
            (by, Vec::new())
        }
        Standing::Closed(objections) => (Vec::new(), objections),
    };
    for objection in &mut objections {
        objection.list.clone_from(&asked.list);
    }
    if let Some(audience) = class.audience {
        let hours = hours(&class, audience, market, now.at);
        by.extend(hours.by);
        ends.extend(hours.until);
        objections.extend(hours.objections);
    }
    ends.extend(own_hours_end(asked, rules, now));
    objections.extend(suppressed(asked, rules));
    objections.extend(restricted(asked, rules));
    objections.extend(struck(&asked.number));
    objections.extend(disturbed(asked, rules, now));
    objections.extend(caller(asked, rules));
    objections.sort_by_key(order);
    by.push(Rule::house(ATTEMPTS));
    Answer {
        by,
        objections,
        until: ends.into_iter().min(),
    }
}

fn own_hours_end(asked: &Asked, rules: &Rules, now: Now) -> Option<Moment> {
    let person = &asked.person;
    if keeps_agreement(person, asked.because, now.at) {
        return None;
    }
    let zones = clocks(rules.market(asked.facts.market), person.whereabouts);
    match own_hours(&person.bounds.wishes, &zones, now.at) {
        OwnHours::Open(until) => until,
        OwnHours::Any | OwnHours::Closed(_) => None,
    }
}

/// What never lifts first, then what lifts last; then by the kind of hold.
fn order(objection: &Objection) -> (i64, Option<usize>) {
    let opens = objection.opens_at.map_or(i64::MAX, Moment::millis);
    let rank = Hold::ALL.iter().position(|hold| *hold == objection.hold);
    (opens.saturating_neg(), rank)
}

/// Each wish once: a person's covers their numbers, so a number is named only where nothing wider is.
fn suppressed(asked: &Asked, rules: &Rules) -> Vec<Objection> {
    let never = &asked.person.numbers_never;
    let on_number = asked.person.suppressed.is_empty() && never.contains(&asked.number.number);
    let scopes = asked.person.suppressed.iter().copied();
    let rule = &rules.market(asked.facts.market).suppress;
    scopes
        .chain(on_number.then_some(SuppressScope::Number))
        .map(|scope| closed(rule.clone(), Hold::Suppressed, Detail::NeverCall(scope)))
        .collect()
}

fn restricted(asked: &Asked, rules: &Rules) -> Option<Objection> {
    let why = asked.person.bounds.restricted?;
    let rule = rules.market(asked.facts.market).restrict.clone();
    Some(closed(rule, Hold::Restricted, Detail::Restricted(why)))
}

fn struck(number: &Phone) -> Option<Objection> {
    if number.number.is_special() {
        let rule = Rule::house("HOUSE.NUMBER");
        return Some(closed(rule, Hold::NoNumber, Detail::NumberNotCalled));
    }
    let known_wrong = match number.state {
        PhoneState::NotTheirs | PhoneState::Dead => true,
        PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => false,
    };
    known_wrong.then(|| Objection {
        may_override: MayOverride::SpokenReason,
        ..closed(
            Rule::house("HOUSE.NUMBER"),
            Hold::NoNumber,
            Detail::NumberStruck(number.state),
        )
    })
}

/// The number that we call from is hidden, or nobody finds it, where that is not allowed.
fn caller(asked: &Asked, rules: &Rules) -> Vec<Objection> {
    let market = rules.market(asked.facts.market);
    let broken = market.caller.iter();
    broken
        .filter(|rule| rule.is_broken(rules.caller))
        .map(|rule| closed(rule.rule.clone(), Hold::CallerHidden, Detail::CallerHidden))
        .collect()
}
