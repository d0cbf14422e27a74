//! THE WORLD. Terminal, clock, chance, threads, dialler and clipboard: whatever the pure layers are handed as a value.
//!
//! *Invariant:* nothing is decided here. What is to happen comes as a value; this layer performs it and reports back.

pub mod clipboard;
pub mod clock;
pub mod dial;
pub mod drafts;
pub mod input;
pub mod lanes;
pub mod random;
pub mod terminal;
pub mod trouble;
