//! The real program in a world of its own: exit codes, outputs that scripts rely on, a terminal, a killed process.

#![cfg(test)]

mod commands;
mod desk;
mod desktop;
mod homes;
mod hostile;
mod kill;
mod papers;
mod people;
mod program;
mod readme;
#[cfg(test)]
mod scenes;
mod world_says_no;
