//! NOUNS. The plain values that every other layer speaks of.
//!
//! *Invariant:* no I/O, no clock, no randomness, no sentences for people. A value that exists is valid.

pub mod agenda;
pub mod call;
pub mod callback;
pub mod caller;
pub mod campaign;
pub mod card;
pub mod consent;
pub mod customer;
pub mod deidentify;
pub mod double;
pub mod erasure;
pub mod exported;
pub mod fact;
pub mod find;
pub mod id;
pub mod imported;
pub mod incoming;
pub mod keeping;
pub mod list;
pub mod mark;
pub mod moment;
pub mod opened;
pub mod order;
pub mod outcome;
pub mod own_week;
pub mod phone;
pub mod places;
pub mod preference;
pub mod queue;
pub mod reported;
pub mod said;
pub mod seller;
pub mod spoken;
pub mod standing;
pub mod suppression;
pub mod talk;
pub mod text;
pub mod voice;
pub mod wash;
pub mod when;
pub mod whereabouts;
