//! The pieces of the window: what each shows, what is chosen in it, and what is typed.
//!
//! *Invariant:* a piece knows nothing of the others; the window puts them together.

pub(crate) mod agenda;
pub(crate) mod ask;
pub(crate) mod callback;
pub(crate) mod card;
pub(crate) mod fields;
pub(crate) mod find;
pub(crate) mod form;
pub(crate) mod help;
pub(crate) mod import;
pub(crate) mod mapping;
pub(crate) mod matter;
pub(crate) mod noting;
pub(crate) mod palette;
pub(crate) mod part;
pub(crate) mod queue;
pub(crate) mod review;
pub(crate) mod today;
pub(crate) mod tree;
pub(crate) mod voice;
