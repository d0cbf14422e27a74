//! Idle: no card is open. Also what every stage does when another customer comes into hand.

use crate::model::call::LineResult;
use crate::model::moment::Now;
use crate::model::phone::PhoneNumber;

use super::Step;
use super::draft::Parked;
use super::effect::Effect;
use super::errand::Errand;
use super::event::Event;
use super::refusal::Refusal;
use super::stage::{
    Amends, OnLine, Orienting, SaveState, Saved, SavedWhat, Stage, Talking, WrapUp,
};
use super::wrap_up;

pub(super) fn step(event: Event, now: Now) -> Step {
    match event {
        Event::Opened(errand) => open(&Stage::Idle, errand, now),
        Event::TheyRang { errand, number } => they_rang(&Stage::Idle, (errand, number), now),
        Event::Resume(parked) => resume(&Stage::Idle, parked, now),
        Event::Reopen(saved) => reopen(*saved),
        Event::Dial(_)
        | Event::LineResult(_)
        | Event::NotesChanged(_)
        | Event::WrapUp
        | Event::Choose(_)
        | Event::MarksRead(_)
        | Event::ChooseSub(_)
        | Event::NotClear
        | Event::MarkSwitched(_)
        | Event::Heard(_)
        | Event::HeardSo(..)
        | Event::Unheard(_)
        | Event::SetSatisfaction(_)
        | Event::SetOrder(_)
        | Event::SetCallback(_)
        | Event::SetSuppress(_)
        | Event::WithWhom(_)
        | Event::Disclosed(_)
        | Event::NumberLearned(_)
        | Event::IsThem(_)
        | Event::Back
        | Event::Save
        | Event::PutBack
        | Event::Park => Err(Refusal::NothingInHand),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

/// A card is opened; what is in hand is parked.
pub(super) fn open(stage: &Stage, errand: Box<Errand>, now: Now) -> Step {
    let effects = set_aside(stage, now)?;
    Ok((Orienting::of(errand, String::new()), effects))
}

/// They rang us, and the notes are new; what is in hand is parked.
pub(super) fn they_rang(
    stage: &Stage,
    (errand, number): (Box<Errand>, Option<PhoneNumber>),
    now: Now,
) -> Step {
    let call = OnLine::they_rang(errand, String::new(), number);
    answer(stage, call, now)
}

/// They are on the line; what is in hand is parked.
pub(super) fn answer(stage: &Stage, call: OnLine, now: Now) -> Step {
    let effects = set_aside(stage, now)?;
    let talking = Talking {
        call,
        answered_at: now.stamp(),
    };
    Ok((Stage::Talking(Box::new(talking)), effects))
}

/// A parked call is taken up; what is in hand is parked in its place.
pub(super) fn resume(stage: &Stage, parked: Box<Parked>, now: Now) -> Step {
    let mut effects = set_aside(stage, now)?;
    let resumed = parked.stage.clone();
    effects.push(Effect::Unpark(parked));
    Ok((resumed, effects))
}

/// The wrap-up that was saved last is opened again, to be saved as another version.
pub(super) fn reopen(saved: Saved) -> Step {
    let (first, before) = match saved.what {
        SavedWhat::Call { first, wrap_up } => (first, wrap_up),
        SavedWhat::Note(_) => return Err(Refusal::NotACall),
    };
    let again = WrapUp {
        save: SaveState::No,
        amends: Some(Amends {
            first,
            before: before.clone(),
        }),
        kept: None,
        ..*before
    };
    Ok((Stage::WrapUp(Box::new(again)), Vec::new()))
}

/// What is in hand makes room. A card that was only looked at is closed; what has a word or a call in it is parked
/// whole; a call that rings ends as given up by us, and waits for its wrap-up on the shelf.
fn set_aside(stage: &Stage, now: Now) -> Result<Vec<Effect>, Refusal> {
    let aside = match stage {
        Stage::Idle | Stage::Saved(_) => return Ok(Vec::new()),
        Stage::Orienting(_) | Stage::WrapUp(_) if stage.is_saving() => {
            return Err(Refusal::Saving);
        }
        Stage::Orienting(orienting) if orienting.notes.is_empty() => return Ok(Vec::new()),
        Stage::Ringing(ringing) => wrap_up::unanswered(&ringing.call, LineResult::GivenUp, now),
        Stage::Orienting(_) | Stage::Talking(_) | Stage::WrapUp(_) => stage.clone(),
    };
    Ok(park(aside, now))
}

pub(super) fn park(stage: Stage, now: Now) -> Vec<Effect> {
    let parked = Parked::of(stage, now.at).map(Box::new);
    parked.map(Effect::Park).into_iter().collect()
}
