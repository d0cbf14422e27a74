//! Saved: the store has committed durably. Nothing dials or moves on by itself.

use crate::model::call::{Call, CampaignRef, Direction, NumberLearned, OutcomeSaid};
use crate::model::id::RecordId;
use crate::model::moment::Now;
use crate::model::outcome::{Campaign, Labels, Outcome, SubOutcome};

use super::Step;
use super::call::told_by;
use super::errand::Errand;
use super::event::Event;
use super::heard::Heard;
use super::idle;
use super::refusal::Refusal;
use super::stage::{Agreement, OnLine, SaveState, Saved, SavedWhat, Stage, Way, WrapUp};

pub(super) fn step(saved: &Saved, event: Event, now: Now) -> Step {
    let here = || Stage::Saved(Box::new(saved.clone()));
    match event {
        Event::Opened(errand) => idle::open(&here(), errand, now),
        Event::TheyRang { errand, number } => idle::they_rang(&here(), (errand, number), now),
        Event::Resume(parked) => idle::resume(&here(), parked, now),
        Event::Reopen(other) => idle::reopen(*other),
        Event::PutBack => Ok((Stage::Idle, Vec::new())),
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
        | Event::Park => Err(Refusal::SavedAlready),
        Event::SaveDone(_) | Event::SaveFailed => Err(Refusal::NothingSaving),
    }
}

impl Saved {
    /// A call as it stands in the records, so that its wrap-up can be opened again after a restart. None for a call
    /// that was not made at a desk.
    #[must_use]
    pub fn of_call(
        first: RecordId,
        call: &Call,
        errand: Box<Errand>,
        campaign: Option<&Campaign>,
    ) -> Option<Self> {
        let ended_at = call.ended_at?;
        let errand = Box::new(Errand {
            principal: call.principal.clone(),
            list: call.list.clone(),
            campaign: call.campaign.clone(),
            seller: call.seller.clone(),
            ..*errand
        });
        let said = call.outcome.as_ref();
        let agreed = Agreement {
            outcome: said.map(|said| outcome(said, &errand.language, campaign)),
            sub: said.and_then(|said| sub(said, &errand.language, campaign)),
            callback: call.callback.clone(),
            suppress: call.suppress,
            numbers: said_of_numbers(call),
            with_whom: call.with_whom.clone(),
            disclosed: call.disclosed.clone(),
            heard: Heard::known(call),
            satisfaction: call.satisfaction.clone(),
            order: call.order.clone(),
        };
        let line = OnLine {
            errand: errand.clone(),
            notes: call.notes.clone(),
            agreed,
            way: way(call)?,
        };
        let wrap_up = WrapUp {
            call: line,
            result: call.line,
            answered_at: call.answered_at,
            ended_at,
            amends: None,
            kept: Some(Box::new(call.clone())),
            save: SaveState::No,
        };
        let what = SavedWhat::Call {
            first,
            wrap_up: Box::new(wrap_up),
        };
        Some(Self {
            record: first,
            errand,
            what,
        })
    }
}

fn way(call: &Call) -> Option<Way> {
    Some(match call.direction {
        Direction::In => Way::In {
            number: call.number.clone(),
        },
        Direction::Out => Way::Out {
            number: call.number.clone()?,
            note: call.clearance.clone(),
            attempt: call.attempt,
            rang_at: call.rang_at?,
        },
    })
}

/// What was learned of numbers besides what the line told by itself, which changes with the line.
fn said_of_numbers(call: &Call) -> Vec<NumberLearned> {
    let by_line = |learned: &&NumberLearned| {
        Some(&learned.number) == call.number.as_ref() && Some(learned.state) == told_by(call.line)
    };
    let learned = call.numbers.iter();
    learned.filter(|it| !by_line(it)).cloned().collect()
}

/// The outcome in the campaign, with what it asks for; else as the record has it.
fn outcome(said: &OutcomeSaid, language: &str, campaign: Option<&Campaign>) -> Outcome {
    let known = campaign.and_then(|campaign| campaign.outcome(&said.code));
    known.cloned().unwrap_or_else(|| Outcome {
        code: said.code.clone(),
        label: Labels([(language.to_owned(), said.label.clone())].into()),
        flags: said.flags.clone(),
        asks: Vec::new(),
        offers: Vec::new(),
        causes: said.causes,
        subs: Vec::new(),
    })
}

/// Its finer name in the campaign; else as the record has it.
fn sub(said: &OutcomeSaid, language: &str, campaign: Option<&Campaign>) -> Option<SubOutcome> {
    let sub = said.sub.as_ref()?;
    let known = campaign.and_then(|it| it.outcome(&said.code)?.sub(&sub.code));
    Some(known.cloned().unwrap_or_else(|| SubOutcome {
        code: sub.code.clone(),
        label: Labels([(language.to_owned(), sub.label.clone())].into()),
    }))
}

impl From<&Campaign> for CampaignRef {
    fn from(campaign: &Campaign) -> Self {
        Self {
            code: campaign.code.clone(),
            version: campaign.version,
        }
    }
}
