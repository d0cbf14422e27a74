//! Bringing a list in: the file is read on one thread, the database written on another, and a person's save goes first.
//!
//! *Invariant:* memory does not grow with the list; what a slice brought stays, and importing again is safe.

mod beside;
mod bring;
mod desk;
mod goes;
mod list;
mod misfits;

pub use beside::Imports;
pub use bring::{BringFailure, Bringing, Stop, bring};
pub use desk::{ImportDesk, folders, of_bring, of_list, remembered};
pub use list::{ListFailure, ListSource, Opened, open};
