//! The call as it will be remembered, made of the wrap-up.

use crate::guard::callback_opens;
use crate::model::call::{
    Attempt, Call, ClearanceNote, Disclosed, LineResult, NoAttempt, NumberLearned, OutcomeSaid,
};
use crate::model::id::PartRef;
use crate::model::moment::Moment;
use crate::model::outcome::{Causes, Outcome};
use crate::model::phone::PhoneState;
use crate::model::places::Places;
use crate::model::said::Priority;
use crate::model::spoken::{Spoken, SpokenKind};
use crate::model::standing::Because;

use super::corrected::corrected;
use super::stage::{Agreement, Way, WrapUp};

/// How many things can matter most.
const PRIORITIES_MAX: usize = 5;

/// The call that saving this wrap-up would write; of one that was saved, the call as the records have it. A correction
/// changes what the seller changed, and carries all else of the version before it.
#[must_use]
pub fn call_of(wrap_up: &WrapUp) -> Call {
    if let Some(kept) = &wrap_up.kept {
        return Call::clone(kept);
    }
    let call = said_in(wrap_up);
    match &wrap_up.amends {
        Some(amends) => match &amends.before.kept {
            Some(kept) => corrected(kept, &said_in(&amends.before), call),
            None => call,
        },
        None => call,
    }
}

/// The call as far as a wrap-up can say it.
fn said_in(wrap_up: &WrapUp) -> Call {
    let call = &wrap_up.call;
    let errand = &call.errand;
    let outcome = outcome(wrap_up);
    Call {
        direction: call.direction(),
        number: call.number().cloned(),
        principal: errand.principal.clone(),
        list: errand.list.clone(),
        campaign: errand.campaign.clone(),
        seller: errand.seller.clone(),
        with_whom: with_whom(wrap_up),
        attempt: attempt(wrap_up),
        rang_at: call.rang_at(),
        answered_at: wrap_up.answered_at,
        ended_at: Some(wrap_up.ended_at),
        line: line(wrap_up),
        outcome: outcome.map(|outcome| outcome_said(wrap_up, outcome)),
        notes: call.notes.clone(),
        clearance: clearance(wrap_up),
        kept_callback: kept_callback(wrap_up),
        numbers: numbers(wrap_up),
        callback: call
            .agreed
            .callback
            .clone()
            .filter(|_| may_call_back(wrap_up)),
        suppress: call.agreed.suppress.filter(|_| was_answered(wrap_up)),
        suppress_numbers: Vec::new(),
        demands: in_places(wrap_up, SpokenKind::Demand, Spoken::demand),
        promises: in_places(wrap_up, SpokenKind::Promise, Spoken::promise),
        questions: in_places(wrap_up, SpokenKind::Question, Spoken::question),
        priorities: priorities(wrap_up),
        needs: heard(wrap_up, Spoken::need),
        tags: heard(wrap_up, Spoken::tag),
        satisfaction: reached(wrap_up).and_then(|agreed| agreed.satisfaction.clone()),
        disclosed: disclosed(wrap_up),
        order: reached(wrap_up).and_then(|agreed| agreed.order.clone()),
    }
}

/// What was agreed; nothing with a line that reached nobody, even if the seller had begun to say so.
pub(super) fn outcome(wrap_up: &WrapUp) -> Option<&Outcome> {
    let outcome = wrap_up.call.agreed.outcome.as_ref();
    outcome.filter(|_| wrap_up.result.is_reached())
}

/// What was agreed, when anybody was there to agree it with.
fn reached(wrap_up: &WrapUp) -> Option<&Agreement> {
    wrap_up.result.is_reached().then_some(&wrap_up.call.agreed)
}

fn outcome_said(wrap_up: &WrapUp, outcome: &Outcome) -> OutcomeSaid {
    let language = &wrap_up.call.errand.language;
    let said = OutcomeSaid::of(outcome, language);
    match &wrap_up.call.agreed.sub {
        Some(sub) => said.with_sub(sub, language),
        None => said,
    }
}

/// What was said of one kind.
fn heard<T: Clone>(wrap_up: &WrapUp, of: impl Fn(&Spoken) -> Option<&T>) -> Vec<T> {
    let all = reached(wrap_up)
        .into_iter()
        .flat_map(|it| it.heard.spoken());
    all.filter(|spoken| spoken.is_said())
        .filter_map(|spoken| of(spoken).cloned())
        .collect()
}

/// What was said of one kind, each in the place it had; what is new goes behind all places there ever were, for they are
/// addresses.
fn in_places<T: Clone>(
    wrap_up: &WrapUp,
    kind: SpokenKind,
    of: impl Fn(&Spoken) -> Option<&T>,
) -> Places<T> {
    let heard = &wrap_up.call.agreed.heard;
    let mut places = Places::default();
    places.reserve(heard.places_of(kind));
    if reached(wrap_up).is_none() {
        return places;
    }
    let mut new = Vec::new();
    for (spoken, place) in heard.placed() {
        match (of(spoken).cloned(), place) {
            (Some(it), Some(place)) => places.put(place, it),
            (Some(it), None) => new.push(it),
            (None, _) => {}
        }
    }
    for it in new {
        places.add(it);
    }
    places
}

/// What matters to them; a correction says what it was then, and not what it became since.
fn priorities(wrap_up: &WrapUp) -> Vec<Priority> {
    let said = heard(wrap_up, Spoken::priority);
    let before = match wrap_up.amends {
        None => wrap_up.call.errand.matters.as_slice(),
        Some(_) => &[],
    };
    if said.is_empty() {
        return said;
    }
    let most = PRIORITIES_MAX.max(said.len());
    let others = before.iter().filter(|it| !said.contains(it)).cloned();
    let others: Vec<Priority> = others.collect();
    said.into_iter().chain(others).take(most).collect()
}

/// Nobody, when nobody answered.
fn with_whom(wrap_up: &WrapUp) -> String {
    if wrap_up.result.is_reached() {
        wrap_up.call.agreed.with_whom.clone()
    } else {
        String::new()
    }
}

/// Nothing is said to nobody.
fn disclosed(wrap_up: &WrapUp) -> Vec<Disclosed> {
    let said = wrap_up.call.agreed.disclosed.iter();
    said.filter(|_| wrap_up.result.is_reached())
        .cloned()
        .collect()
}

/// Somebody answered who is not the customer: then the number is wrong, whenever that was found out.
fn line(wrap_up: &WrapUp) -> LineResult {
    match (
        outcome(wrap_up).map(|outcome| outcome.causes),
        &wrap_up.call.way,
    ) {
        (Some(Causes::NumberStruck), Way::Out { .. }) => LineResult::WrongNumber,
        (
            None
            | Some(
                Causes::Done
                | Causes::ComesBack
                | Causes::Rests { .. }
                | Causes::NumberStruck
                | Causes::NeverCalled,
            ),
            Way::Out { .. } | Way::In { .. },
        ) => wrap_up.result,
    }
}

fn attempt(wrap_up: &WrapUp) -> Attempt {
    match &wrap_up.call.way {
        Way::In { .. } => Attempt::Not(NoAttempt::TheyRang),
        Way::Out { .. } if !wrap_up.result.is_disturbing() => Attempt::Not(NoAttempt::NothingRang),
        Way::Out { attempt, .. } => *attempt,
    }
}

fn clearance(wrap_up: &WrapUp) -> ClearanceNote {
    match &wrap_up.call.way {
        Way::Out { note, .. } => note.clone(),
        Way::In { .. } => ClearanceNote::Inbound,
    }
}

/// The callback that the call keeps: the one it was made because of, or one that was due. It is kept when the customer
/// was spoken with; a line that reached nobody, or broke before anything was agreed, leaves it open.
fn kept_callback(wrap_up: &WrapUp) -> Option<PartRef> {
    let errand = &wrap_up.call.errand;
    let rang_at = Moment::from(wrap_up.call.rang_at()?);
    let agreed = match errand.because {
        Because::Callback(agreed) => Some(agreed),
        Because::Next | Because::Promise(_) => errand
            .person
            .callback
            .filter(|agreed| callback_opens(agreed.when) <= rang_at),
    };
    let is_spoken = is_spoken_with(line(wrap_up), outcome(wrap_up).is_some());
    let kept = agreed.filter(|_| is_spoken);
    kept.map(|agreed| agreed.id)
}

/// Whether a call was more than a line that broke: somebody answered, or something came of it.
pub(super) const fn is_spoken_with(line: LineResult, has_outcome: bool) -> bool {
    match line {
        LineResult::Answered => true,
        LineResult::CutOff => has_outcome,
        LineResult::NoAnswer
        | LineResult::Busy
        | LineResult::Declined
        | LineResult::Voicemail
        | LineResult::WrongNumber
        | LineResult::GivenUp
        | LineResult::Failed => false,
    }
}

/// What the line itself tells of its number goes first, then what was learned in the talk.
fn numbers(wrap_up: &WrapUp) -> Vec<NumberLearned> {
    let call = &wrap_up.call;
    let state = told_by(line(wrap_up));
    // A number they rang from is not put on the card by itself.
    let known = call
        .number()
        .filter(|number| call.errand.has_number(number));
    let by_line = known.zip(state).map(|(number, state)| NumberLearned {
        number: number.clone(),
        state,
    });
    let learned = call.agreed.numbers.iter().cloned();
    let said_else = |line: &NumberLearned| {
        let said = &call.agreed.numbers;
        !said.iter().any(|learned| learned.number == line.number)
    };
    by_line
        .filter(said_else)
        .into_iter()
        .chain(learned)
        .collect()
}

/// What the line itself tells of the number.
pub(super) const fn told_by(line: LineResult) -> Option<PhoneState> {
    match line {
        LineResult::Answered | LineResult::CutOff => Some(PhoneState::Good),
        LineResult::WrongNumber => Some(PhoneState::NotTheirs),
        LineResult::NoAnswer
        | LineResult::Busy
        | LineResult::Declined
        | LineResult::Voicemail
        | LineResult::GivenUp
        | LineResult::Failed => None,
    }
}

/// A later call is agreed with the customer, and not together with a wish for none.
fn may_call_back(wrap_up: &WrapUp) -> bool {
    let causes = outcome(wrap_up).map(|outcome| outcome.causes);
    let agreeable = match causes {
        None | Some(Causes::Done | Causes::ComesBack) => true,
        Some(Causes::Rests { .. } | Causes::NumberStruck | Causes::NeverCalled) => false,
    };
    wrap_up.result.is_reached() && agreeable
}

fn was_answered(wrap_up: &WrapUp) -> bool {
    wrap_up.result.is_reached() || wrap_up.result == LineResult::WrongNumber
}
