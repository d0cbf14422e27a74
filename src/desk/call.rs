//! The call as it will be remembered, made of the wrap-up.

use crate::guard::callback_opens;
use crate::model::call::{
    Attempt, Call, ClearanceNote, Disclosed, LineResult, NoAttempt, NumberLearned, OutcomeSaid,
};
use crate::model::id::PartRef;
use crate::model::moment::Moment;
use crate::model::outcome::{Causes, Outcome};
use crate::model::phone::PhoneState;
use crate::model::standing::Because;

use super::corrected::corrected;
use super::stage::{Way, WrapUp};

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
        outcome: outcome.map(|outcome| OutcomeSaid::of(outcome, &errand.language)),
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
        demands: Vec::new(),
        promises: Vec::new(),
        questions: Vec::new(),
        priorities: Vec::new(),
        needs: Vec::new(),
        satisfaction: None,
        disclosed: disclosed(wrap_up),
        order: None,
    }
}

/// What was agreed; nothing with a line that reached nobody, even if the seller had begun to say so.
pub(super) fn outcome(wrap_up: &WrapUp) -> Option<&Outcome> {
    let outcome = wrap_up.call.agreed.outcome.as_ref();
    outcome.filter(|_| wrap_up.result.is_reached())
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
    let kept = agreed.filter(|_| line(wrap_up).is_reached() && outcome(wrap_up).is_some());
    kept.map(|agreed| agreed.id)
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
