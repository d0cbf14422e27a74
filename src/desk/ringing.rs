//! Ringing: it rings at theirs. The keys 1 to 6 say what the line did.

use crate::model::call::LineResult;
use crate::model::moment::Now;

use super::Step;
use super::event::Event;
use super::hearing;
use super::idle;
use super::refusal::Refusal;
use super::stage::{OnLine, Ringing, Stage, Talking};
use super::wrap_up::unanswered;

pub(super) fn step(ringing: &Ringing, event: Event, now: Now) -> Step {
    let here = || Stage::Ringing(Box::new(ringing.clone()));
    let call = &ringing.call;
    match event {
        Event::LineResult(result) => line_result(call, result, now),
        Event::NotesChanged(notes) => {
            let call = call.noted(notes);
            Ok((Stage::Ringing(Box::new(Ringing { call })), Vec::new()))
        }
        Event::Opened(errand) if errand.customer == call.errand.customer => {
            Err(Refusal::InHandAlready)
        }
        Event::Opened(errand) => idle::open(&here(), errand, now),
        Event::TheyRang { errand, number } => idle::they_rang(&here(), (errand, number), now),
        Event::Resume(parked) => idle::resume(&here(), parked, now),
        Event::Back => Err(Refusal::NoWayBack),
        Event::MarksRead(marks) => {
            let call = call.agreeing(hearing::read(call, marks));
            Ok((Stage::Ringing(Box::new(Ringing { call })), Vec::new()))
        }
        Event::MarkSwitched(line) => {
            let call = call.agreeing(hearing::switch(call, line));
            Ok((Stage::Ringing(Box::new(Ringing { call })), Vec::new()))
        }
        Event::SetCallback(_)
        | Event::Heard(_)
        | Event::HeardSo(..)
        | Event::Unheard(_)
        | Event::SetSatisfaction(_)
        | Event::SetOrder(_)
        | Event::WithWhom(_)
        | Event::Disclosed(_)
        | Event::NumberLearned(_)
        | Event::IsThem(_) => Err(Refusal::NobodyReached),
        Event::Dial(_)
        | Event::WrapUp
        | Event::Choose(_)
        | Event::ChooseSub(_)
        | Event::NotClear
        | Event::SetSuppress(_)
        | Event::Save
        | Event::PutBack
        | Event::Park
        | Event::Reopen(_) => Err(Refusal::StillRinging),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

fn line_result(call: &OnLine, result: LineResult, now: Now) -> Step {
    let next = match result {
        LineResult::Answered => Stage::Talking(Box::new(Talking {
            call: call.clone(),
            answered_at: now.stamp(),
        })),
        LineResult::NoAnswer
        | LineResult::Busy
        | LineResult::Declined
        | LineResult::Voicemail
        | LineResult::WrongNumber
        | LineResult::GivenUp
        | LineResult::Failed => unanswered(call, result, now),
        LineResult::CutOff => return Err(Refusal::NobodyReached),
    };
    Ok((next, Vec::new()))
}
