//! Orienting: the card is open, the notes too, and nobody was called.

use crate::guard::Clearance;
use crate::model::fact::{Fact, Note, Said};
use crate::model::id::RecordId;
use crate::model::moment::Now;

use super::Step;
use super::effect::Effect;
use super::errand::Errand;
use super::event::Event;
use super::idle;
use super::refusal::Refusal;
use super::saving;
use super::stage::{OnLine, Orienting, Ringing, SaveState, Saved, SavedWhat, Stage};

pub(super) fn step(orienting: &Orienting, event: Event, now: Now) -> Step {
    let here = || Stage::Orienting(Box::new(orienting.clone()));
    if let SaveState::OnItsWay = orienting.save {
        let failed = || with(orienting, SaveState::Failed);
        return saving::step(&event, |record| saved(orienting, record), failed);
    }
    match event {
        Event::Opened(errand) => open(orienting, errand, now),
        Event::TheyRang { errand, number } if same(orienting, &errand) => {
            let call = OnLine::they_rang(errand, orienting.notes.clone(), number);
            idle::answer(&Stage::Idle, call, now)
        }
        Event::TheyRang { errand, number } => idle::they_rang(&here(), (errand, number), now),
        Event::Resume(parked) => idle::resume(&here(), parked, now),
        Event::Reopen(saved) if orienting.notes.is_empty() => idle::reopen(*saved),
        Event::Dial(clearance) => dial(orienting, clearance, now),
        Event::NotesChanged(notes) => {
            Ok((Orienting::of(orienting.errand.clone(), notes), Vec::new()))
        }
        // A mark becomes something in a call.
        Event::MarksRead(_) => Ok((here(), Vec::new())),
        Event::Save => save(orienting, now),
        Event::PutBack if orienting.notes.is_empty() => Ok((Stage::Idle, Vec::new())),
        Event::Reopen(_) | Event::PutBack => Err(Refusal::NotesUnsaved),
        Event::Park => Ok((Stage::Idle, idle::park(here(), now))),
        Event::Back => Err(Refusal::NoWayBack),
        Event::LineResult(_)
        | Event::WrapUp
        | Event::Choose(_)
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
        | Event::IsThem(_) => Err(Refusal::NoCallYet),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

/// The same customer's card is only read anew; notes stay with their customer.
fn open(orienting: &Orienting, errand: Box<Errand>, now: Now) -> Step {
    if same(orienting, &errand) {
        let stage = Orienting::of(errand, orienting.notes.clone());
        return Ok((stage, Vec::new()));
    }
    idle::open(&Stage::Orienting(Box::new(orienting.clone())), errand, now)
}

fn same(orienting: &Orienting, errand: &Errand) -> bool {
    orienting.errand.customer == errand.customer
}

fn dial(orienting: &Orienting, clearance: Clearance, now: Now) -> Step {
    if clearance.customer() != orienting.errand.customer {
        return Err(Refusal::OtherCustomer);
    }
    let number = clearance.number().clone();
    let call = OnLine::dialled(orienting, clearance, now.stamp());
    let ringing = Stage::Ringing(Box::new(Ringing { call }));
    Ok((ringing, vec![Effect::Dial(number)]))
}

/// Notes without a call are saved as a note.
fn save(orienting: &Orienting, now: Now) -> Step {
    if orienting.notes.trim().is_empty() {
        return Err(Refusal::NothingToSave);
    }
    let note = Note {
        text: orienting.notes.clone(),
        written: None,
        source: String::new(),
    };
    let said = Said {
        at: now.at,
        by: Some(orienting.errand.seller.id),
        about: Some(orienting.errand.customer),
        fact: Fact::Note(note),
    };
    let stage = with(orienting, SaveState::OnItsWay);
    Ok((stage, vec![Effect::Save(Box::new(said))]))
}

fn saved(orienting: &Orienting, record: RecordId) -> Stage {
    Stage::Saved(Box::new(Saved {
        record,
        errand: orienting.errand.clone(),
        what: SavedWhat::Note(orienting.notes.clone()),
    }))
}

fn with(orienting: &Orienting, save: SaveState) -> Stage {
    Stage::Orienting(Box::new(Orienting {
        save,
        ..orienting.clone()
    }))
}
