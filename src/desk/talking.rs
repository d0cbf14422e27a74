//! Talking: they are on the line. No key ends a conversation; wrapping up says that it is over.

use crate::model::call::{Direction, Disclosed, LineResult, NumberLearned};
use crate::model::moment::Now;
use crate::model::phone::PhoneState;

use super::Step;
use super::effect::Effect;
use super::errand::Errand;
use super::event::Event;
use super::hearing;
use super::idle;
use super::refusal::Refusal;
use super::stage::{Agreement, OnLine, Ringing, SaveState, Stage, Talking, WrapUp};

pub(super) fn step(talking: &Talking, event: Event, now: Now) -> Step {
    let here = || Stage::Talking(Box::new(talking.clone()));
    let call = &talking.call;
    match event {
        Event::LineResult(result) => line_result(talking, result, now),
        Event::WrapUp => Ok((over(talking, LineResult::Answered, now), Vec::new())),
        Event::NotesChanged(notes) => Ok((with(talking, call.noted(notes)), Vec::new())),
        Event::SetCallback(callback) => Ok(hear(
            talking,
            Agreement {
                callback,
                ..call.agreed.clone()
            },
        )),
        Event::WithWhom(with_whom) => Ok(hear(
            talking,
            Agreement {
                with_whom,
                ..call.agreed.clone()
            },
        )),
        Event::Disclosed(disclosed) => Ok(hear(talking, disclosing(&call.agreed, disclosed))),
        Event::NumberLearned(learned) => Ok(hear(talking, learning(&call.agreed, learned))),
        Event::MarksRead(marks) => Ok(hear(talking, hearing::read(call, marks))),
        Event::MarkSwitched(line) => Ok(hear(talking, hearing::switch(call, line))),
        Event::Heard(spoken) => Ok(hear(talking, hearing::hear(call, spoken))),
        Event::HeardSo(n, spoken) => Ok(hear(talking, hearing::hear_so(call, n, spoken))),
        Event::Unheard(n) => Ok(hear(talking, hearing::unhear(call, n))),
        Event::SetSatisfaction(satisfaction) => Ok(hear(
            talking,
            Agreement {
                satisfaction,
                ..call.agreed.clone()
            },
        )),
        Event::SetOrder(order) => Ok(hear(
            talking,
            Agreement {
                order,
                ..call.agreed.clone()
            },
        )),
        Event::IsThem(errand) => Ok((with(talking, of_them(call, errand, now)?), Vec::new())),
        Event::Back => back(call),
        Event::Park => Ok((Stage::Idle, idle::park(here(), now))),
        Event::Opened(errand) if errand.customer == call.errand.customer => {
            Err(Refusal::InHandAlready)
        }
        Event::Opened(errand) => idle::open(&here(), errand, now),
        Event::TheyRang { errand, number } => idle::they_rang(&here(), (errand, number), now),
        Event::Resume(parked) => idle::resume(&here(), parked, now),
        Event::Dial(_)
        | Event::Choose(_)
        | Event::ChooseSub(_)
        | Event::NotClear
        | Event::SetSuppress(_)
        | Event::Save
        | Event::PutBack
        | Event::Reopen(_) => Err(Refusal::StillTalking),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

fn hear(talking: &Talking, agreed: Agreement) -> (Stage, Vec<Effect>) {
    (with(talking, talking.call.agreeing(agreed)), Vec::new())
}

/// What the line can still turn out to have done: it broke, it was a machine, or it was somebody else.
fn line_result(talking: &Talking, result: LineResult, now: Now) -> Step {
    match (result, talking.call.direction()) {
        (LineResult::CutOff, Direction::Out | Direction::In)
        | (LineResult::WrongNumber | LineResult::Voicemail, Direction::Out) => {
            Ok((over(talking, result, now), Vec::new()))
        }
        (LineResult::WrongNumber | LineResult::Voicemail, Direction::In) => {
            Err(Refusal::TheyRangUs)
        }
        (
            LineResult::Answered
            | LineResult::NoAnswer
            | LineResult::Busy
            | LineResult::Declined
            | LineResult::GivenUp
            | LineResult::Failed,
            Direction::Out | Direction::In,
        ) => Err(Refusal::WasAnswered),
    }
}

fn over(talking: &Talking, result: LineResult, now: Now) -> Stage {
    Stage::WrapUp(Box::new(WrapUp {
        call: talking.call.clone(),
        result,
        answered_at: Some(talking.answered_at),
        ended_at: now.stamp(),
        amends: None,
        kept: None,
        save: SaveState::No,
    }))
}

/// Answered was pressed too soon: it rings still.
fn back(call: &OnLine) -> Step {
    match call.direction() {
        Direction::Out => {
            let call = call.clone();
            Ok((Stage::Ringing(Box::new(Ringing { call })), Vec::new()))
        }
        Direction::In => Err(Refusal::NoWayBack),
    }
}

fn with(talking: &Talking, call: OnLine) -> Stage {
    Stage::Talking(Box::new(Talking {
        call,
        answered_at: talking.answered_at,
    }))
}

/// The call of whoever rang, with whom they turned out to be; the number they rang from is theirs.
pub(super) fn of_them(call: &OnLine, errand: Box<Errand>, now: Now) -> Result<OnLine, Refusal> {
    if call.direction() == Direction::Out {
        return Err(Refusal::NoWayBack);
    }
    let rang_from = call.number().cloned();
    let new = rang_from.filter(|number| !errand.has_number(number));
    let agreed = match new {
        Some(number) => {
            let state = PhoneState::GivenByThem(now.today());
            learning(&call.agreed, NumberLearned { number, state })
        }
        None => call.agreed.clone(),
    };
    Ok(OnLine {
        errand,
        ..call.agreeing(agreed)
    })
}

/// What was learned last about a number holds.
pub(super) fn learning(agreed: &Agreement, learned: NumberLearned) -> Agreement {
    let mut agreed = agreed.clone();
    agreed
        .numbers
        .retain(|known| known.number != learned.number);
    agreed.numbers.push(learned);
    agreed
}

/// Ticks a line, or takes its tick away.
pub(super) fn disclosing(agreed: &Agreement, said: Disclosed) -> Agreement {
    let mut agreed = agreed.clone();
    let count = agreed.disclosed.len();
    agreed.disclosed.retain(|known| known.rule != said.rule);
    if agreed.disclosed.len() == count {
        agreed.disclosed.push(said);
    }
    agreed
}
