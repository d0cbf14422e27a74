//! The port to the desk's own log, and to what it has of others': what the publisher needs to know of the database.
//!
//! *Invariant:* lines come as the bytes that were committed. The publisher never sees a line that is not durable.

use std::collections::{BTreeMap, BTreeSet};

use super::folder::Trouble;
use super::parcel::{Header, Sealed};
use super::place::Place;
use super::stream::{Seq, Tip};
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Moment;

/// Lines that stand in the database and not yet in the team folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outbox {
    /// The desk that wrote them.
    pub desk: DeskId,
    /// The incarnation, and the number and chain before the first of them.
    pub before: Tip,
    /// The lines, in order, without gaps and without line feeds.
    pub lines: Vec<String>,
}

/// A desk's own log, and what it has of others'.
pub trait Journal {
    /// What the database says when it cannot.
    type Fault: Into<Trouble>;

    /// The oldest lines that are not published, of one incarnation, at most `lines_max`; none when all are.
    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, Self::Fault>;

    /// Notes, durably, that everything through `tip` is published. Never lowers what is noted already.
    fn mark_published(&mut self, tip: &Tip) -> Result<(), Self::Fault>;

    /// How far the latest incarnation of which anything was published is published; none when nothing was.
    fn published(&mut self) -> Result<Option<Tip>, Self::Fault>;

    /// How far each of this desk's logs is published, of which anything is; a past that was kept from the team is not among
    /// them.
    fn published_logs(&mut self) -> Result<Vec<Tip>, Self::Fault>;

    /// Who was forgotten: of them nothing stands in the lines any more.
    fn erased(&mut self) -> Result<BTreeSet<CustomerId>, Self::Fault>;

    /// What the database says now in place of these records of one of this desk's logs, in their order; none when it has not
    /// all of them. Of two records with one number each is found.
    fn said_now(
        &mut self,
        inc: Incarnation,
        records: &[(Seq, RecordId)],
    ) -> Result<Option<Vec<String>>, Self::Fault>;

    /// This desk's lines after `before`, without gaps, at most `lines_max`; none when it has no such log.
    fn lines_after(
        &mut self,
        before: &Tip,
        lines_max: usize,
    ) -> Result<Option<Outbox>, Self::Fault>;

    /// The records of this desk's logs that stand beside others with their numbers, as a home that was copied wrote them: what
    /// follows on each other, with the chain before it.
    fn forks(&mut self) -> Result<Vec<Outbox>, Self::Fault>;

    /// Own files that hold all that others do, and since when each was seen to be whole.
    fn covering(&mut self) -> Result<BTreeMap<Place, Moment>, Self::Fault>;

    /// Keeps that in mind, durably.
    fn keep_covering(&mut self, covering: &BTreeMap<Place, Moment>) -> Result<(), Self::Fault>;

    /// What another desk has signed of its records that are here, by log and number, the longest first.
    fn sealed_of(&mut self, desk: DeskId) -> Result<Vec<Sealed>, Self::Fault>;

    /// The lines that a header proves, as the database has them now; none when it has not all of them.
    fn lines_proven(&mut self, header: &Header) -> Result<Option<Vec<String>>, Self::Fault>;

    /// When another desk wrote the last record that is here; none when that is not known.
    fn last_word(&mut self, desk: DeskId) -> Result<Option<Moment>, Self::Fault>;
}
