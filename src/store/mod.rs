//! SQLITE. The store of record: the log of this desk and what it adds up to (DESIGN.md §6).
//!
//! Everything that happened is a record line; every other table is what the lines add up to, and [`Store::rebuild`] makes
//! the same tables again. Both ways go through one piece of code, `project`, and the tables are a function of the *set*
//! of records: the order in which they arrive does not matter.
//!
//! *Invariant:* the only place with SQL. No clock and no randomness (they come as arguments), no rules of calling (they
//! come through the port [`Holds`]), and "saved" is answered only after SQLite has committed durably.

mod append;
mod applied;
mod backup;
mod block;
mod bounds;
mod check;
mod complete;
mod erase;
mod hash;
mod holds;
pub mod import;
mod intake;
mod journal;
mod listing;
mod log;
mod meeting;
mod memory;
mod open;
mod part;
mod person;
mod project;
mod read;
mod refresh;
mod row;
mod sealed;
mod stranger;
mod transaction;

pub use self::open::{Failure, Store};
pub use append::Saved;
pub use check::{Checked, Problem};
pub use holds::{Holds, Unruled};
pub use intake::{Authorship, RefusedFile};
pub use memory::Draft;
pub use part::PartOf;
pub use read::{
    CalendarRow, CallFilter, CallRow, CallbackRow, CustomerRow, SaidKind, SaidRow, SaidWhat, Undo,
    Whom,
};
pub use read::{Named, WashPerson, WashQuestion, WashTexts};
pub use refresh::More;

#[cfg(test)]
mod arrived;
#[cfg(test)]
mod clocks;
#[cfg(test)]
mod conversation;
#[cfg(test)]
mod doubled;
#[cfg(test)]
mod failed;
#[cfg(test)]
mod file;
#[cfg(test)]
mod forgotten;
#[cfg(test)]
mod joined;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod never;
#[cfg(test)]
mod newer;
#[cfg(test)]
mod resurrected;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod wished;
#[cfg(test)]
mod world;
