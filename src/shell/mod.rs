//! THE WORLD. Terminal, clock, chance, threads, dialler and clipboard: whatever the pure layers are handed as a value.
//!
//! *Invariant:* nothing is decided here. What is to happen comes as a value; this layer performs it and reports back.

pub mod clearing;
pub mod clipboard;
pub mod clock;
pub mod courier;
pub mod dial;
pub mod drafts;
pub mod hearing;
pub mod home;
pub mod importing;
pub mod input;
mod judging;
pub mod lanes;
mod own_files;
pub mod publishing;
pub mod random;
pub mod reading;
pub mod receiving;
pub mod restoring;
pub mod ringing;
pub mod rules;
pub mod setup;
pub mod storing;
pub mod team;
pub mod tell;
pub mod terminal;
pub mod trouble;
pub mod washing;
pub mod window;
pub mod world;
