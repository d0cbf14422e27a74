//! What the files of one log hold: ranges of its numbers.
//!
//! *Invariant:* what a file holds is told by its signed header, never by its name.

use crate::model::id::Incarnation;
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::folder::{Folder, put};
use crate::sync::journal::{Journal, Outbox};
use crate::sync::line::{self, Line};
use crate::sync::parcel::{Header, PARCEL_CAP, Packed, RECORDS_MAX, Verified};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Tip};

use super::{Why, World, journal};

/// The numbers of one log that a file holds, or that no file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Covered {
    pub(super) inc: Incarnation,
    pub(super) first: Seq,
    pub(super) last: Seq,
}

/// A file that is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) covered: Covered,
    /// When its last record was written; none when that is erased.
    pub(super) latest: Option<Moment>,
}

impl Covered {
    pub(super) const fn by(header: &Header) -> Self {
        Self {
            inc: header.inc,
            first: header.from,
            last: header.to,
        }
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.inc == other.inc && self.first <= other.last && other.first <= self.last
    }

    /// Whether these are all of the other's.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.inc == other.inc && self.first <= other.first && other.last <= self.last
    }

    /// How many numbers.
    pub(super) const fn count(&self) -> u64 {
        self.last.0.saturating_sub(self.first.0).saturating_add(1)
    }
}

impl Held {
    pub(super) fn by(parcel: &Verified) -> Self {
        let latest = match parcel.lines().last().map(|(_, text)| line::parse(text)) {
            Some(Ok(Line::Record(record))) => Some(record.at),
            Some(Ok(Line::Stub(_)) | Err(_)) | None => None,
        };
        Self {
            covered: Covered::by(parcel.header()),
            latest,
        }
    }
}

/// What of a log, through its tip, is in none of these.
pub(super) fn uncovered<'a>(tip: &Tip, held: impl Iterator<Item = &'a Covered>) -> Vec<Covered> {
    let mut held: Vec<(Seq, Seq)> = held
        .filter(|covered| covered.inc == tip.inc)
        .map(|covered| (covered.first, covered.last))
        .collect();
    held.sort_unstable();
    // The end of the log closes the last hole.
    held.push((tip.seq.next(), tip.seq.next()));
    let mut next = Seq(1);
    let mut missing = Vec::new();
    for (first, last) in held {
        if first > next {
            missing.push(Covered {
                inc: tip.inc,
                first: next,
                last: Seq(first.0 - 1),
            });
        }
        next = next.max(last.next());
    }
    missing
}

/// Whether each number of a range is in one of these.
pub(super) fn holds_all(held: &[Covered], range: &Covered) -> bool {
    let tip = Tip {
        seq: range.last,
        ..Tip::empty(range.inc)
    };
    let mut gaps = uncovered(&tip, held.iter()).into_iter();
    gaps.all(|gap| !gap.overlaps(range))
}

/// The lines of a range, as many as a parcel may hold, with the chain before them; none when the first is not there.
pub(super) fn outbox<J: Journal>(log: &mut J, range: &Covered) -> Result<Option<Outbox>, Why> {
    let mut before = Tip::empty(range.inc);
    loop {
        let found = log.lines_after(&before, RECORDS_MAX).map_err(journal)?;
        let Some(found) = found.filter(|it| !it.lines.is_empty()) else {
            return Ok(None);
        };
        let (desk, mut lines) = (found.desk, found.lines.into_iter());
        while before.seq.next() < range.first {
            let Some(text) = lines.next() else { break };
            let id = line::id_of_checked(&text);
            before = before.after(&id.ok_or_else(|| Why::Damaged(before.seq.to_string()))?);
        }
        let count = usize::try_from(range.last.0 - before.seq.0).unwrap_or(usize::MAX);
        let lines: Vec<String> = lines.take(count).collect();
        if !lines.is_empty() {
            return Ok(Some(Outbox {
                desk,
                before,
                lines,
            }));
        }
    }
}

/// Puts a parcel into the folder, unless it lies there already.
pub(super) fn deliver<J, F: Folder, G, R: Random>(
    world: &mut World<'_, J, F, G, R>,
    packed: &Packed,
) -> Result<(), Why> {
    let there = world.folder.read(&packed.place, PARCEL_CAP);
    let directory = packed.place.parent().unwrap_or_else(Place::top);
    if there.is_ok_and(|there| there.as_ref() == Some(&packed.bytes)) {
        return world.folder.sync_directory(&directory).map_err(Why::Fault);
    }
    world
        .folder
        .make_directory(&directory)
        .map_err(Why::Fault)?;
    put(world.folder, world.random, &packed.place, &packed.bytes).map_err(Why::Fault)
}
