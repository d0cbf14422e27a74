//! Wrap-up: the work after the conversation. Nothing leaves here unsaved.

use crate::model::call::{Direction, LineResult};
use crate::model::fact::{Fact, Said};
use crate::model::id::RecordId;
use crate::model::moment::Now;
use crate::model::outcome::{Asks, Outcome};
use crate::model::suppression::SuppressScope;

use super::Step;
use super::call::call_of;
use super::effect::Effect;
use super::event::Event;
use super::hearing;
use super::idle;
use super::refusal::Refusal;
use super::saving;
use super::stage::{
    Agreement, Amends, OnLine, Ringing, SaveState, Saved, SavedWhat, Stage, Talking, WrapUp,
};
use super::talking::{disclosing, learning, of_them};

pub(super) fn step(wrap_up: &WrapUp, event: Event, now: Now) -> Step {
    if let SaveState::OnItsWay = wrap_up.save {
        let failed = || saved_so_far(wrap_up, SaveState::Failed);
        return saving::step(&event, |record| saved(wrap_up, record), failed);
    }
    let here = || Stage::WrapUp(Box::new(wrap_up.clone()));
    let call = &wrap_up.call;
    match event {
        Event::Choose(outcome) => choose(wrap_up, *outcome),
        Event::SetCallback(callback) => agree_on(wrap_up, |agreed| agreed.callback = callback),
        Event::MarksRead(marks) => Ok((
            with(wrap_up, call.agreeing(hearing::read(call, marks))),
            Vec::new(),
        )),
        Event::MarkSwitched(line) => Ok((
            with(wrap_up, call.agreeing(hearing::switch(call, line))),
            Vec::new(),
        )),
        Event::Heard(spoken) => agree(wrap_up, hearing::hear(call, spoken)),
        Event::HeardSo(n, spoken) => agree(wrap_up, hearing::hear_so(call, n, spoken)),
        Event::Unheard(n) => agree(wrap_up, hearing::unhear(call, n)),
        Event::SetSatisfaction(satisfaction) => {
            agree_on(wrap_up, |agreed| agreed.satisfaction = satisfaction)
        }
        Event::SetOrder(order) => agree_on(wrap_up, |agreed| agreed.order = order),
        Event::ChooseSub(sub) => agree_on(wrap_up, |agreed| agreed.sub = sub),
        Event::NotClear => agree(wrap_up, not_clear(&call.agreed)),
        Event::SetSuppress(scope) => suppress(wrap_up, scope),
        Event::WithWhom(with_whom) => agree_on(wrap_up, |agreed| agreed.with_whom = with_whom),
        Event::Disclosed(disclosed) => agree(wrap_up, disclosing(&call.agreed, disclosed)),
        Event::NumberLearned(learned) => Ok((
            with(wrap_up, call.agreeing(learning(&call.agreed, learned))),
            Vec::new(),
        )),
        Event::NotesChanged(notes) => Ok((with(wrap_up, call.noted(notes)), Vec::new())),
        Event::LineResult(result) => line_result(wrap_up, result, now),
        Event::IsThem(_) if wrap_up.amends.is_some() => Err(Refusal::NotSaved),
        Event::IsThem(errand) => Ok((with(wrap_up, of_them(call, errand, now)?), Vec::new())),
        Event::WrapUp => Ok((here(), Vec::new())),
        Event::Back => back(wrap_up),
        Event::Save => save(wrap_up, now),
        Event::Park => Ok((Stage::Idle, idle::park(here(), now))),
        Event::Opened(errand) if errand.customer == call.errand.customer => {
            Err(Refusal::InHandAlready)
        }
        Event::Opened(errand) => idle::open(&here(), errand, now),
        Event::TheyRang { errand, number } => idle::they_rang(&here(), (errand, number), now),
        Event::Resume(parked) => idle::resume(&here(), parked, now),
        Event::Dial(_) | Event::PutBack | Event::Reopen(_) => Err(Refusal::NotSaved),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

impl WrapUp {
    /// What is asked for before this can be saved; none when it can be.
    #[must_use]
    pub fn missing(&self) -> Option<Refusal> {
        let agreed = &self.call.agreed;
        match (&agreed.outcome, self.result) {
            (Some(outcome), _) if self.result.is_reached() => {
                let lacks = |asks: &&Asks| match asks {
                    Asks::Callback => agreed.callback.is_none(),
                    Asks::SuppressScope => agreed.suppress.is_none(),
                };
                outcome
                    .asks
                    .iter()
                    .find(lacks)
                    .map(|asks| Refusal::Missing(*asks))
            }
            (None | Some(_), _) => None,
        }
    }
}

/// A call of ours that reached nobody.
pub(super) fn unanswered(call: &OnLine, result: LineResult, now: Now) -> Stage {
    Stage::WrapUp(Box::new(WrapUp {
        call: call.clone(),
        result,
        answered_at: None,
        ended_at: now.stamp(),
        amends: None,
        kept: None,
        save: SaveState::No,
    }))
}

/// Another outcome takes a wish not to be called with it, unless it asks for one too.
fn choose(wrap_up: &WrapUp, outcome: Outcome) -> Step {
    let agreed = &wrap_up.call.agreed;
    let wished = outcome.asks.contains(&Asks::SuppressScope);
    let is_same = agreed
        .outcome
        .as_ref()
        .is_some_and(|it| it.code == outcome.code);
    let agreed = Agreement {
        suppress: agreed.suppress.filter(|_| wished),
        sub: agreed.sub.clone().filter(|_| is_same),
        outcome: Some(outcome),
        ..agreed.clone()
    };
    agree(wrap_up, agreed)
}

/// Without an outcome nothing is wished that one asked for.
fn not_clear(agreed: &Agreement) -> Agreement {
    Agreement {
        outcome: None,
        sub: None,
        suppress: None,
        ..agreed.clone()
    }
}

/// What was agreed so far, with one thing otherwise.
fn agree_on(wrap_up: &WrapUp, change: impl FnOnce(&mut Agreement)) -> Step {
    let mut agreed = wrap_up.call.agreed.clone();
    change(&mut agreed);
    agree(wrap_up, agreed)
}

fn agree(wrap_up: &WrapUp, agreed: Agreement) -> Step {
    if !wrap_up.result.is_reached() {
        return Err(Refusal::NobodyReached);
    }
    Ok((with(wrap_up, wrap_up.call.agreeing(agreed)), Vec::new()))
}

/// Somebody else, who answers a number that is not the customer's, can wish for that number only.
fn suppress(wrap_up: &WrapUp, scope: Option<SuppressScope>) -> Step {
    let stranger = wrap_up.result == LineResult::WrongNumber
        && matches!(scope, None | Some(SuppressScope::Number));
    if !stranger && !wrap_up.result.is_reached() {
        return Err(Refusal::NobodyReached);
    }
    let agreed = Agreement {
        suppress: scope,
        ..wrap_up.call.agreed.clone()
    };
    Ok((with(wrap_up, wrap_up.call.agreeing(agreed)), Vec::new()))
}

/// The wrong key was pressed: the line did something else.
fn line_result(wrap_up: &WrapUp, result: LineResult, now: Now) -> Step {
    let other = WrapUp {
        result,
        ..wrap_up.clone()
    };
    match (wrap_up.answered_at, result) {
        (Some(_), LineResult::Answered | LineResult::CutOff) => {
            Ok((Stage::WrapUp(Box::new(other)), Vec::new()))
        }
        (Some(_), LineResult::WrongNumber | LineResult::Voicemail) => {
            match wrap_up.call.direction() {
                Direction::Out => Ok((Stage::WrapUp(Box::new(other)), Vec::new())),
                Direction::In => Err(Refusal::TheyRangUs),
            }
        }
        (
            Some(_),
            LineResult::NoAnswer
            | LineResult::Busy
            | LineResult::Declined
            | LineResult::GivenUp
            | LineResult::Failed,
        ) => Err(Refusal::WasAnswered),
        (None, LineResult::Answered) if wrap_up.amends.is_none() => {
            let talking = Talking {
                call: wrap_up.call.clone(),
                answered_at: now.stamp(),
            };
            Ok((Stage::Talking(Box::new(talking)), Vec::new()))
        }
        (None, LineResult::Answered | LineResult::CutOff) => Err(Refusal::NobodyReached),
        (
            None,
            LineResult::NoAnswer
            | LineResult::Busy
            | LineResult::Declined
            | LineResult::Voicemail
            | LineResult::WrongNumber
            | LineResult::GivenUp
            | LineResult::Failed,
        ) => Ok((Stage::WrapUp(Box::new(other)), Vec::new())),
    }
}

/// Back to the line; or, when a saved wrap-up was opened and nothing in it changed, back to saved.
fn back(wrap_up: &WrapUp) -> Step {
    let call = wrap_up.call.clone();
    let next = match (&wrap_up.amends, wrap_up.answered_at) {
        (Some(amends), _) => unchanged(wrap_up, amends).ok_or(Refusal::NotSaved)?,
        (None, Some(answered_at)) => Stage::Talking(Box::new(Talking { call, answered_at })),
        (None, None) => Stage::Ringing(Box::new(Ringing { call })),
    };
    Ok((next, Vec::new()))
}

fn unchanged(wrap_up: &WrapUp, amends: &Amends) -> Option<Stage> {
    if call_of(wrap_up) != call_of(&amends.before) {
        return None;
    }
    Some(Stage::Saved(Box::new(Saved {
        record: amends.first,
        errand: wrap_up.call.errand.clone(),
        what: SavedWhat::Call {
            first: amends.first,
            wrap_up: amends.before.clone(),
        },
    })))
}

fn save(wrap_up: &WrapUp, now: Now) -> Step {
    if let Some(missing) = wrap_up.missing() {
        return Err(missing);
    }
    // A version that says the same is no correction.
    let same = wrap_up.amends.as_ref();
    if let Some(stage) = same.and_then(|amends| unchanged(wrap_up, amends)) {
        return Ok((stage, vec![Effect::DropDraft]));
    }
    let call = Box::new(call_of(wrap_up));
    let fact = match &wrap_up.amends {
        None => Fact::Call(call),
        Some(amends) => Fact::CallAmend {
            of: amends.first,
            call,
        },
    };
    let errand = &wrap_up.call.errand;
    let said = Said {
        at: now.at,
        by: Some(errand.seller.id),
        about: Some(errand.customer),
        fact,
    };
    let stage = saved_so_far(wrap_up, SaveState::OnItsWay);
    Ok((stage, vec![Effect::Save(Box::new(said))]))
}

fn saved(wrap_up: &WrapUp, record: RecordId) -> Stage {
    let first = wrap_up.amends.as_ref().map_or(record, |it| it.first);
    let mut done = WrapUp {
        save: SaveState::No,
        amends: None,
        kept: Some(Box::new(call_of(wrap_up))),
        ..wrap_up.clone()
    };
    if done.result.is_reached() {
        done.call.agreed.heard.settle();
    }
    Stage::Saved(Box::new(Saved {
        record,
        errand: wrap_up.call.errand.clone(),
        what: SavedWhat::Call {
            first,
            wrap_up: Box::new(done),
        },
    }))
}

fn with(wrap_up: &WrapUp, call: OnLine) -> Stage {
    Stage::WrapUp(Box::new(WrapUp {
        call,
        ..wrap_up.clone()
    }))
}

fn saved_so_far(wrap_up: &WrapUp, save: SaveState) -> Stage {
    Stage::WrapUp(Box::new(WrapUp {
        save,
        ..wrap_up.clone()
    }))
}
