//! Mirrors: another desk's records, published again by this one when their author no longer does (SYNC.md §3.9).
//!
//! Who has left the team, or whose head is gone from the folder and who has said nothing for days, heals nothing. What such a
//! desk has signed stands in the database with its records, so whoever has them can put them back, and they still prove to be
//! that desk's. Those who could are asked one after the other, so that a team of fifty does not do it fifty times.
//!
//! *Invariant:* everything is written under this desk's own `mirror/`, as its author signed it; of those who are forgotten it
//! says nothing. What is removed are own mirrors that say more than they may, once others stand in their place; and, by a
//! steward, such files of a desk that is retired.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use super::held::{Covered, holds_all};
use super::seen::{Looked, Seen};
use super::{Publisher, Step, Why, World, deliver, journal};
use crate::model::id::{CustomerId, DeskId, RecordId};
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::folder::Folder;
use crate::sync::guard::GuardFile;
use crate::sync::journal::Journal;
use crate::sync::line::id_of_checked;
use crate::sync::parcel::{self, PARCEL_CAP, Packed, Sealed};
use crate::sync::place::Place;
use crate::sync::roster::{Member, Role, Roster};

/// How often others' files are looked at.
const LOOKED: Duration = Duration::hours(1);

/// How soon, while something is missing.
const AGAIN: Duration = Duration::minutes(5);

/// How long a file may be missing before the first of those who have its records publishes them; each next waits as much
/// longer.
const GRACE: Duration = Duration::minutes(20);

/// A desk whose head is gone and that has said nothing for so long is taken to heal nothing.
const SILENT: Duration = Duration::days(3);

/// What is known of other desks' records in the folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Mirroring {
    looked: Option<Moment>,
    /// The files that were read, with what those that are whole hold of whom.
    pub(super) seen: Seen<(DeskId, Covered)>,
    /// What is missing of whom, and since when.
    missing: BTreeMap<(DeskId, Covered), Moment>,
    /// Who was forgotten at the last look.
    pub(super) erased: BTreeSet<CustomerId>,
    /// Files that still speak of them, and that this desk writes again.
    pub(super) outspoken: BTreeMap<Place, (Sealed, u32)>,
}

impl Mirroring {
    pub(super) fn look_again(&mut self) {
        self.looked = None;
    }

    fn is_due(&self, now: Moment) -> bool {
        let wait = if self.missing.is_empty() {
            LOOKED
        } else {
            AGAIN
        };
        self.looked
            .is_none_or(|when| now.since(when) >= wait || now < when)
    }

    /// What somebody's files hold.
    fn held(&self, author: DeskId) -> Vec<Covered> {
        let whole = self.seen.whole();
        let theirs = whole.filter(|(.., (of, _))| *of == author);
        theirs.map(|(.., (_, covered))| *covered).collect()
    }

    fn miss(&mut self, missing: &[(Sealed, Covered)], now: Moment) {
        let before = std::mem::take(&mut self.missing);
        let all = missing.iter().map(|(sealed, covered)| {
            let key = (sealed.header().desk, *covered);
            let since = before.get(&key).map_or(now, |since| now.min(*since));
            (key, since)
        });
        self.missing = all.collect();
    }
}

impl Publisher {
    /// One step of publishing again what others no longer do.
    pub(super) fn mirror<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        now: Moment,
    ) -> Result<Step, Why> {
        let Some(roster) = self.roster.clone() else {
            return Ok(Step::Nothing);
        };
        self.hear_of_erasures(world.journal)?;
        if self.mirroring.erased != self.healing.erased {
            self.mirroring.erased.clone_from(&self.healing.erased);
            self.mirroring.seen.forget_all();
            self.mirroring.looked = None;
        }
        if !self.mirroring.is_due(now) {
            return Ok(Step::Nothing);
        }
        self.recognise(world.folder)?;
        let rosters = world.folder.list(&Place::team()).map_err(Why::Fault)?;
        if rosters.is_empty() && !self.is_asked() {
            // Whoever emptied the folder may have meant it.
            return Ok(Step::Nothing);
        }
        let orphaned = self.orphaned(world, &roster, now)?;
        if self.look_at_others(world, &roster, &orphaned)? == Looked::Some {
            return Ok(Step::Looking);
        }
        self.mirroring.looked = Some(now);
        if let Some((place, (sealed, generation))) = self.mirroring.outspoken.pop_first() {
            self.mirroring.looked = None;
            self.mirroring.seen.forget(&place);
            return self.mirror_again(world, &place, &sealed, generation);
        }
        let missing = self.missing_of(world, &roster, &orphaned)?;
        self.mirroring.miss(&missing, now);
        for (sealed, covered) in missing {
            let author = sealed.header().desk;
            let since = self.mirroring.missing.get(&(author, covered));
            let wait = self.turn(&roster, author);
            if since.is_none_or(|since| now.since(*since) < wait) {
                continue;
            }
            self.mirroring.missing.remove(&(author, covered));
            let packed = self.mirrored(world.journal, &sealed, 0)?;
            let Some(packed) = packed else { continue };
            if lies_there(world.folder, &packed)? {
                continue;
            }
            deliver(world, &packed)?;
            self.mirroring.seen.forget(&packed.place);
            self.mirroring.looked = None;
            return Ok(Step::Mirrored {
                desk: author,
                from: packed.from,
                to: packed.tip.seq,
            });
        }
        Ok(Step::Nothing)
    }

    /// The members who heal nothing; when somebody has asked for the folder to be made whole, all.
    fn orphaned<J: Journal, F: Folder, G, R>(
        &self,
        world: &mut World<'_, J, F, G, R>,
        roster: &Roster,
        now: Moment,
    ) -> Result<BTreeSet<DeskId>, Why> {
        let mut orphaned = BTreeSet::new();
        for member in roster.desks.iter().filter(|it| it.desk != self.desk) {
            if self.is_asked() || member.ended.is_some() {
                orphaned.insert(member.desk);
                continue;
            }
            let head = world.folder.stat(&Place::head(member.desk));
            if head.map_err(Why::Fault)?.is_none() {
                let last = world.journal.last_word(member.desk).map_err(journal)?;
                let is_silent = last.is_some_and(|last| now.since(last) >= SILENT);
                orphaned.extend(is_silent.then_some(member.desk));
            }
        }
        Ok(orphaned)
    }

    /// How long what an author no longer publishes may be missing before this desk does: stewards are the first, then it goes
    /// round from the author.
    pub(super) fn turn(&self, roster: &Roster, author: DeskId) -> Duration {
        if self.is_asked() {
            return Duration::zero();
        }
        let here = roster.desks.iter().filter(|it| it.ended.is_none());
        let mut here: Vec<&Member> = here.collect();
        here.sort_by_key(|it| (it.role != Role::Steward, it.desk < author, it.desk));
        let before = here.iter().take_while(|it| it.desk != self.desk).count();
        GRACE * i32::try_from(before.saturating_add(1)).unwrap_or(i32::MAX)
    }

    /// What is in no file of those that these authors have signed, as far as the team takes it. Where two of them have the same
    /// numbers, they may be of two branches (SYNC.md §3.4), and it is ids that count.
    fn missing_of<J: Journal, F: Folder, G, R>(
        &self,
        world: &mut World<'_, J, F, G, R>,
        roster: &Roster,
        orphaned: &BTreeSet<DeskId>,
    ) -> Result<Vec<(Sealed, Covered)>, Why> {
        let mut missing = Vec::new();
        for author in orphaned {
            let mut held = self.mirroring.held(*author);
            let all = world.journal.sealed_of(*author).map_err(journal)?;
            let ranges: Vec<Covered> = all.iter().map(|it| Covered::by(it.header())).collect();
            let mut there = None;
            for (sealed, covered) in all.into_iter().zip(&ranges) {
                if !roster.takes(sealed.header()) {
                    continue;
                }
                let alike = ranges.iter().filter(|it| it.overlaps(covered)).count();
                let mut is_there = holds_all(&held, covered);
                if is_there && alike > 1 {
                    let there = match &mut there {
                        Some(there) => there,
                        None => there.insert(self.ids_of(world.folder, roster, *author)?),
                    };
                    let lines = world.journal.lines_proven(sealed.header());
                    let lines = lines.map_err(journal)?.unwrap_or_default();
                    let ids: BTreeSet<RecordId> =
                        lines.iter().filter_map(|it| id_of_checked(it)).collect();
                    is_there = ids.is_subset(there);
                    there.extend(ids);
                }
                if !is_there {
                    held.push(*covered);
                    missing.push((sealed, *covered));
                }
            }
        }
        Ok(missing)
    }

    /// What an author has signed, as a file of this desk's; none when the records are not all here.
    fn mirrored<J: Journal>(
        &self,
        log: &mut J,
        sealed: &Sealed,
        generation: u32,
    ) -> Result<Option<Packed>, Why> {
        let lines = log.lines_proven(sealed.header()).map_err(journal)?;
        let packed = lines.map(|lines| {
            parcel::pack_mirror(sealed, lines, &self.keys, &self.program, generation)
                .map_err(|fault| Why::Damaged(fault.to_string()))
        });
        packed.transpose()
    }

    /// Puts in the place of a file a mirror that says what may be said, reads it back, and removes the file.
    fn mirror_again<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        place: &Place,
        sealed: &Sealed,
        generation: u32,
    ) -> Result<Step, Why> {
        let next = generation.saturating_add(1);
        let Some(packed) = self.mirrored(world.journal, sealed, next)? else {
            return Ok(Step::Looking);
        };
        deliver(world, &packed)?;
        if !lies_there(world.folder, &packed)? {
            return Err(Why::Damaged(format!("{} was changed", packed.place)));
        }
        world.folder.remove(place).map_err(Why::Fault)?;
        Ok(Step::Rewritten)
    }
}

fn lies_there<F: Folder>(folder: &mut F, packed: &Packed) -> Result<bool, Why> {
    let there = folder.read(&packed.place, PARCEL_CAP).map_err(Why::Fault)?;
    Ok(there.as_ref() == Some(&packed.bytes))
}
