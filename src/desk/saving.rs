//! While a save is on its way: only its answer counts, so that what was saved is what is seen.

use crate::model::id::RecordId;

use super::Step;
use super::event::Event;
use super::refusal::Refusal;
use super::stage::Stage;

/// Takes the answer to a save; everything else waits for it.
pub(super) fn step(
    event: &Event,
    saved: impl FnOnce(RecordId) -> Stage,
    failed: impl FnOnce() -> Stage,
) -> Step {
    match event {
        Event::SaveDone(record) => Ok((saved(*record), Vec::new())),
        Event::SaveFailed => Ok((failed(), Vec::new())),
        Event::Opened(_)
        | Event::Dial(_)
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
        | Event::Park
        | Event::Resume(_)
        | Event::TheyRang { .. }
        | Event::Reopen(_) => Err(Refusal::Saving),
    }
}
