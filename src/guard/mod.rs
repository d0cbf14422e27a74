//! THE RULES. May this person be called now, why not, and when?
//!
//! The question is asked in two halves for a queue of a million, [`standing`] for a class of people and [`hold`] for
//! one person, and whole by [`clear`] when the seller presses the key. Only [`clear`] and [`clear_over`] make a
//! [`Clearance`].
//!
//! *Invariant:* pure; no clock, no I/O, no sentences. Unknown blocks. Hours and holidays are not asked about yet.

mod ask;
mod attempt;
mod class;
mod clearance;
mod limits;
mod markets;
mod objection;
mod part;
mod person;
mod rules;
#[cfg(test)]
pub(crate) mod tests;

pub use ask::{Asked, clear, clear_over};
pub use attempt::attempt_kind;
pub use class::{Standing, standing};
pub use clearance::{Clearance, SpokenReason};
pub use limits::Limits;
pub use objection::{Basis, Detail, MayOverride, Objection, Rule};
pub use part::PartOfDay;
pub use person::{callback_opens, hold, hold_of};
pub use rules::{Exception, Freshness, Market, Permission, Permit, Register, Rules};
