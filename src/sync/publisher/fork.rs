//! Healing of a log that is forked: two copies of a home went on for themselves, and both facts are kept (SYNC.md §3.4).
//!
//! A file that holds the numbers of such a log may hold the records of the other branch, so here it is ids that count.
//!
//! *Invariant:* nothing is published that a reader has not brought from the folder, or this desk itself published.

use std::collections::BTreeSet;

use super::held::{Covered, outbox};
use super::{Publisher, Step, Why, World, journal};
use crate::model::id::RecordId;
use crate::sync::Random;
use crate::sync::folder::Folder;
use crate::sync::guard::GuardFile;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::line::id_of_checked;
use crate::sync::stream::Seq;

impl Publisher {
    /// Publishes again what of one branch the folder has lost while it has the other.
    pub(super) fn heal_forks<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
    ) -> Result<Option<Step>, Why> {
        for fork in world.journal.forks().map_err(journal)? {
            let range = numbers(&fork);
            let there = self.ids_in(world.folder, &range)?;
            let own = outbox(world.journal, &range)?;
            let mut branches = [Some(fork), own].into_iter().flatten();
            let lost = branches.find_map(|branch| after_held(branch, &there));
            if let Some(lost) = lost {
                return self.publish_lines(world, &lost).map(Some);
            }
        }
        Ok(None)
    }

    /// The records in own files that hold any of these numbers.
    fn ids_in<F: Folder>(
        &self,
        folder: &mut F,
        range: &Covered,
    ) -> Result<BTreeSet<RecordId>, Why> {
        let whole = self.healing.seen.whole();
        let overlapping = whole.filter(|(.., held)| held.covered.overlaps(range));
        let mut ids = BTreeSet::new();
        for (place, ..) in overlapping {
            if let Some(parcel) = self.read_whole(folder, place)? {
                ids.extend(parcel.lines().filter_map(|(_, text)| id_of_checked(text)));
            }
        }
        Ok(ids)
    }
}

fn numbers(branch: &Outbox) -> Covered {
    let count = u64::try_from(branch.lines.len()).unwrap_or(u64::MAX);
    Covered {
        inc: branch.before.inc,
        first: branch.before.seq.next(),
        last: Seq(branch.before.seq.0.saturating_add(count)),
    }
}

/// A branch from the first of its records on that is not there; none when all are.
fn after_held(branch: Outbox, there: &BTreeSet<RecordId>) -> Option<Outbox> {
    let mut before = branch.before;
    let mut lines = branch.lines.into_iter().peekable();
    while let Some(text) = lines.peek() {
        let id = id_of_checked(text)?;
        if !there.contains(&id) {
            return Some(Outbox {
                desk: branch.desk,
                before,
                lines: lines.collect(),
            });
        }
        before = before.after(&id);
        lines.next();
    }
    None
}
