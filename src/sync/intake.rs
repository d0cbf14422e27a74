//! The port to the records of all desks: where what was read in the team folder goes.
//!
//! *Invariant:* only what has been verified goes through; what is answered is committed.

use std::collections::{BTreeMap, BTreeSet};

use super::parcel::{Mark, Verified};
use super::stream::{Stream, Tip};
use crate::model::id::RecordId;
use crate::model::moment::Moment;
use crate::seal::hash::Digest;

/// What taking parcels in came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Taken {
    /// Records that were not here before.
    pub new: u64,
    /// Of these, records beside another one with the same number. Both are kept.
    pub forks: u64,
}

impl std::ops::AddAssign for Taken {
    fn add_assign(&mut self, more: Self) {
        self.new += more.new;
        self.forks += more.forks;
    }
}

/// A file that is no parcel, and will not become one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The hash of its bytes.
    pub hash: Digest,
    /// Where it lies.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
    /// When it was looked at.
    pub at: Moment,
}

/// The records of all desks.
pub trait Intake {
    /// What the database says when it cannot.
    type Fault: Into<super::folder::Trouble>;

    /// The parcels that were taken in whole.
    fn taken(&mut self) -> Result<BTreeSet<Mark>, Self::Fault>;

    /// Takes the records of some parcels in. Those that are here are left as they are.
    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, Self::Fault>;

    /// How far each log has been read without a gap.
    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, Self::Fault>;

    /// Keeps in mind that a file was refused.
    fn refuse(&mut self, refused: &Refused) -> Result<(), Self::Fault>;

    /// The file at a place is good after all, or gone.
    fn forgive(&mut self, place: &str) -> Result<(), Self::Fault>;

    /// Whether somebody who may has ordered this erasure, as far as is known here.
    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, Self::Fault>;

    /// The text of the newest roster that was ever seen; none before the first.
    fn roster(&mut self) -> Result<Option<String>, Self::Fault>;

    /// Keeps the text of a newer roster.
    fn keep_roster(&mut self, text: &str) -> Result<(), Self::Fault>;
}
