//! RECORDS BETWEEN DESKS. The record line, parcels, the guard file, the publisher and the reader, over ports that others
//! implement.
//!
//! A person's action becomes a [`line`](mod@line); lines become a [`parcel`]; the [`publisher`] leaves parcels in the team folder,
//! through the ports [`Random`], [`journal::Journal`], [`guard::GuardFile`] and [`folder::Folder`]. The [`reader`] takes in what
//! the desks of the [`roster`] have left there, through [`intake::Intake`].
//!
//! *Invariant:* pure but for its ports. No file, no database, no clock and no randomness of its own; the format that
//! leaves a desk is decided here and nowhere else.

pub mod folder;
pub mod guard;
pub mod head;
pub mod identity;
pub mod incarnation;
pub mod intake;
pub mod join;
pub mod journal;
pub mod limits;
pub mod line;
pub mod parcel;
pub mod place;
pub mod publisher;
pub mod reader;
pub mod roster;
pub mod signed;
pub mod stream;
pub mod team;
pub mod wire;

/// Where random bytes come from: the operating system, or a fixed row of numbers in a test.
pub trait Random {
    /// Fills `bytes`. Whoever implements this may draw ahead: each record takes 12 bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}
