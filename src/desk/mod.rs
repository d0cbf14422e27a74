//! THE CALL. A call is a value that moves through stages: [`step`] takes a stage and an event, and answers with the
//! next stage and the work that follows, or with a refusal (DESIGN.md §5).
//!
//! *Invariant:* pure; no clock, no tick event, no I/O, no sentences. Every stage decides every event; there is no
//! default arm. Nothing rings without a [`Clearance`](crate::guard::Clearance): the one event that begins a call out of
//! the house carries one,
//!
//! ```
//! use samtale::{desk::Event, guard::Clearance};
//! fn dial(clearance: Clearance) -> Event {
//!     Event::Dial(clearance)
//! }
//! ```
//!
//! and nobody else can put a call on the line:
//!
//! ```compile_fail,E0451
//! use samtale::desk::{Agreement, OnLine, Orienting, Ringing, Stage, Way};
//! fn rings(card: Orienting, way: Way) -> Stage {
//!     let (errand, notes, agreed) = (card.errand, card.notes, Agreement::default());
//!     let call = OnLine { errand, notes, agreed, way };
//!     Stage::Ringing(Box::new(Ringing { call }))
//! }
//! ```

mod call;
mod consequence;
mod corrected;
mod draft;
mod effect;
mod errand;
mod event;
mod heard;
mod hearing;
mod idle;
mod item;
mod marked;
mod orienting;
mod refusal;
mod ringing;
mod saved;
mod saving;
mod stage;
mod talking;
mod wrap_up;

#[cfg(test)]
mod tests;

pub use call::call_of;
pub use consequence::{Changes, Consequence, changes, consequences};
pub use draft::{NotADraft, Parked, Shelf, read_draft, write_draft};
pub use effect::Effect;
pub use errand::Errand;
pub use event::Event;
pub use heard::{Heard, MarkState};
pub use refusal::Refusal;
pub use stage::{
    Agreement, Amends, OnLine, Orienting, Ringing, SaveState, Saved, SavedWhat, Stage, Talking,
    Way, WrapUp,
};

use crate::model::moment::Now;

/// What an event comes to.
pub type Step = Result<(Stage, Vec<Effect>), Refusal>;

/// Moves the call. The stage is only read, so that a refusal changes nothing.
///
/// # Errors
/// A [`Refusal`] when the person asked for what cannot be now.
pub fn step(stage: &Stage, event: Event, now: Now) -> Step {
    let (next, mut effects) = match stage {
        Stage::Idle => idle::step(event, now),
        Stage::Orienting(orienting) => orienting::step(orienting, event, now),
        Stage::Ringing(ringing) => ringing::step(ringing, event, now),
        Stage::Talking(talking) => talking::step(talking, event, now),
        Stage::WrapUp(wrap_up) => wrap_up::step(wrap_up, event, now),
        Stage::Saved(saved) => saved::step(saved, event, now),
    }?;
    effects.extend(keeping(stage, &next));
    Ok((next, effects))
}

/// What is in hand is kept whenever it changes, and no longer once it is saved or put back. While a save is on its
/// way nothing is kept anew: a draft that outlives its record would be saved twice.
fn keeping(before: &Stage, after: &Stage) -> Option<Effect> {
    match (before.is_in_hand(), after.is_in_hand()) {
        (_, true) if after.is_saving() || before == after => None,
        (_, true) => Some(Effect::KeepDraft),
        (true, false) => Some(Effect::DropDraft),
        (false, false) => None,
    }
}
