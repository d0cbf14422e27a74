//! The real program in a world of its own: exit codes, outputs that scripts rely on, a terminal, a killed process.

#![cfg(test)]
#![expect(
    clippy::disallowed_methods,
    reason = "a test from outside writes files of its own, and waits with a deadline"
)]
#![expect(
    clippy::string_slice,
    reason = "a slice that is off is a test that fails"
)]
#![expect(
    clippy::similar_names,
    reason = "a desk on a full disk is what is tested"
)]

mod calendar;
mod campaigns;
mod commands;
mod desk;
mod desktop;
mod exports;
mod folder;
mod fortnight;
mod homes;
mod hostile;
mod kill;
mod may_call;
mod never;
mod papers;
mod people;
mod privacy;
mod program;
mod readme;
mod report;
mod restore;
mod scenes;
mod team;
mod walk;
mod wash;
mod world_says_no;
