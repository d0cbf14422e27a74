//! NOUNS. The plain values that every other layer speaks of.
//!
//! *Invariant:* no I/O, no clock, no randomness, no sentences for people. A value that exists is valid.

pub mod id;
pub mod moment;
