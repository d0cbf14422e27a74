//! FIGURES. What many calls come to, as values.
//!
//! *Invariant:* pure: facts in, figures out; no clock, no file and no sentence. No figure here ranks people, and none is per hour.

pub mod xmr;
