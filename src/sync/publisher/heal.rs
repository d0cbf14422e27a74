//! Healing: what this desk has published and the folder no longer has is published again (SYNC.md §3.5).
//!
//! A folder is put back to last week, a file is deleted or arrives cut, a disk in the network loses what it had promised.
//! The desk's own database has all that it ever published, so its owner mends this without anybody asking.
//!
//! *Invariant:* nothing is published that was not published before. An empty folder is not healed: whoever emptied it may have
//! meant it, and is asked.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use super::forget::{Outspoken, Speaks};
use super::held::{Covered, Held, outbox, uncovered};
use super::seen::{Looked, Read, Seen};
use super::{Publisher, Step, Why, World, deliver, journal};
use crate::model::id::CustomerId;
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::folder::Folder;
use crate::sync::guard::GuardFile;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::parcel::{self, Kind, PARCEL_CAP, Packed, Verified};
use crate::sync::place::Place;
use crate::sync::reader::ParcelName;

/// How often all own files are looked at.
const LOOKED: Duration = Duration::hours(1);

/// How often the own head is compared with what it should say.
const PEEKED: Duration = Duration::minutes(1);

/// How long a file may be missing: whoever carries the folder may be about to bring it.
const GRACE: Duration = Duration::minutes(10);

/// Whether a missing file is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Patience {
    /// As long as a carrier may need.
    Grace,
    /// Not at all: somebody has asked for the folder to be made whole.
    None,
}

/// What is known of the own files in the folder.
#[derive(Debug, Clone)]
pub(super) struct Healing {
    patience: Patience,
    /// When all own files were looked at last.
    looked: Option<Moment>,
    peeked: Option<Moment>,
    /// The own files that were read.
    pub(super) seen: Seen<Held>,
    /// Since when neither a roster nor a file of this desk's is there.
    emptied: Option<Moment>,
    /// What is missing, and since when.
    missing: BTreeMap<Covered, Moment>,
    /// Who was forgotten at the last look.
    pub(super) erased: BTreeSet<CustomerId>,
    /// Files that still speak of them.
    outspoken: BTreeMap<Place, Outspoken>,
}

impl Default for Healing {
    fn default() -> Self {
        Self {
            patience: Patience::Grace,
            looked: None,
            peeked: None,
            seen: Seen::default(),
            emptied: None,
            missing: BTreeMap::new(),
            erased: BTreeSet::new(),
            outspoken: BTreeMap::new(),
        }
    }
}

impl Healing {
    /// Looks at everything at the next step.
    pub(super) fn look_again(&mut self) {
        self.looked = None;
        self.peeked = None;
    }

    /// Whether the folder looks as if somebody had emptied it.
    pub(super) const fn is_waiting_for_an_answer(&self) -> bool {
        self.emptied.is_some()
    }

    fn is_due(&self, now: Moment) -> bool {
        let wait = match self.missing.values().min() {
            Some(_) if self.patience == Patience::None => Duration::zero(),
            Some(since) => (GRACE - now.since(*since)).clamp(PEEKED, LOOKED),
            None => LOOKED,
        };
        // A clock that was set back holds nothing up.
        self.looked
            .is_none_or(|when| now.since(when) >= wait || now < when)
    }

    /// Remembers what is missing now; what is no longer missing is forgotten, and a part of what was missing before has been
    /// missing as long.
    fn miss(&mut self, missing: Vec<Covered>, now: Moment) {
        let before = std::mem::take(&mut self.missing);
        let since = |range: &Covered| {
            let overlapping = before.iter().filter(|(known, _)| known.overlaps(range));
            overlapping
                .map(|(_, since)| *since)
                .min()
                .map_or(now, |since| since.min(now))
        };
        self.missing = missing
            .into_iter()
            .map(|range| (range, since(&range)))
            .collect();
    }

    /// What has been missing long enough.
    fn ripe(&self, now: Moment) -> Option<Covered> {
        let grace = match self.patience {
            Patience::Grace => GRACE,
            Patience::None => Duration::zero(),
        };
        let mut ripe = self
            .missing
            .iter()
            .filter(|(_, since)| now.since(**since) >= grace);
        ripe.next().map(|(range, _)| *range)
    }
}

impl Publisher {
    /// Looks at the whole folder at the next step, and publishes again at once what is missing there.
    pub fn make_whole(&mut self) {
        self.healing.patience = Patience::None;
        self.healing.look_again();
        self.mirroring.look_again();
        self.shown = None;
    }

    /// Whether somebody has asked for the folder to be made whole.
    pub(super) fn is_asked(&self) -> bool {
        self.healing.patience == Patience::None
    }

    /// One step of healing, when all is published: publishes again one range that the folder has lost.
    pub(super) fn heal<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        now: Moment,
    ) -> Result<Step, Why> {
        self.hear_of_erasures(world.journal)?;
        if !self.healing.is_due(now) {
            return Ok(Step::Nothing);
        }
        let logs = world.journal.published_logs().map_err(journal)?;
        if logs.is_empty() {
            self.healing.looked = Some(now);
            return Ok(Step::Nothing);
        }
        self.recognise(world.folder)?;
        if self.healing.patience == Patience::Grace && self.is_emptied(world.folder)? {
            let since = *self.healing.emptied.get_or_insert(now);
            return if now.since(since) < GRACE {
                Ok(Step::Nothing)
            } else {
                Err(Why::Emptied)
            };
        }
        self.healing.emptied = None;
        match self.look(world.journal, world.folder)? {
            Looked::Some => return Ok(Step::Looking),
            Looked::All => self.healing.looked = Some(now),
        }
        if let Some((place, outspoken)) = self.healing.outspoken.first_key_value() {
            let (place, outspoken) = (place.clone(), outspoken.clone());
            self.healing.looked = None;
            let step = self.write_again(world, &place, &outspoken)?;
            self.healing.outspoken.remove(&place);
            return Ok(step);
        }
        let whole = self.healing.seen.whole();
        let held: Vec<Covered> = whole.map(|(.., held)| held.covered).collect();
        let missing = logs.iter().flat_map(|tip| uncovered(tip, held.iter()));
        let missing = missing.collect();
        self.healing.miss(missing, now);
        while let Some(range) = self.healing.ripe(now) {
            if let Some(step) = self.publish_again(world, &range)? {
                return Ok(step);
            }
        }
        if !self.healing.missing.is_empty() {
            return Ok(Step::Nothing);
        }
        if let Some(step) = self.heal_forks(world)? {
            return Ok(step);
        }
        self.roll_up(world, &logs, now)
    }

    /// Opens all own files again when somebody was forgotten since.
    pub(super) fn hear_of_erasures<J: Journal>(&mut self, log: &mut J) -> Result<(), Why> {
        let erased = log.erased().map_err(journal)?;
        if erased != self.healing.erased {
            self.healing.erased = erased;
            self.healing.seen.forget_all();
            self.healing.looked = None;
        }
        Ok(())
    }

    /// Compares the head in the folder with what was shown there; shows it again, and looks at all files, when it differs.
    pub(super) fn peek<F: Folder>(&mut self, folder: &mut F, now: Moment) {
        let is_fresh = |when: Moment| now >= when && now.since(when) < PEEKED;
        let Some(shown) = self.shown.as_ref() else {
            return;
        };
        if self.healing.peeked.is_some_and(is_fresh) {
            return;
        }
        let tip = shown.tip;
        let is_first = self.healing.peeked.replace(now).is_none();
        if !is_first && self.read_head(folder, &Place::head(self.desk)) != Some(tip) {
            self.shown = None;
            self.healing.looked = None;
        }
    }

    /// Whether not only own files are gone but the roster too, without which there was never a team.
    fn is_emptied<F: Folder>(&self, folder: &mut F) -> Result<bool, Why> {
        let rosters = folder.list(&Place::team()).map_err(Why::Fault)?;
        let own = folder.list(&Place::log(self.desk)).map_err(Why::Fault)?;
        Ok(rosters.is_empty() && own.is_empty())
    }

    /// Opens own files that are not known to be whole, some at a time.
    fn look<J: Journal, F: Folder>(
        &mut self,
        lines: &mut J,
        folder: &mut F,
    ) -> Result<Looked, Why> {
        let log = Place::log(self.desk);
        let names = folder.list(&log).map_err(Why::Fault)?;
        let places: BTreeSet<Place> = names
            .iter()
            .filter(|name| name.contains(".jsonl"))
            .filter_map(|name| log.inside(name))
            .collect();
        let mut seen = std::mem::take(&mut self.healing.seen);
        let looked = seen.look(folder, places, |place, bytes| {
            let parcel = bytes.and_then(|bytes| self.whole(&bytes));
            let mut is_sure = true;
            if let Some(parcel) = &parcel {
                match self.outspoken(lines, parcel)? {
                    Speaks::AsItMay => {}
                    Speaks::TooMuch(outspoken) => {
                        self.healing.outspoken.insert(place.clone(), outspoken);
                    }
                    Speaks::Unknown => is_sure = false,
                }
            }
            // What nobody reads, as it has another name, holds nothing for anybody.
            let is_read = place.parts().last().and_then(ParcelName::parse).is_some();
            let held = parcel.filter(|_| is_read).map(|it| Held::by(&it));
            Ok(Read { held, is_sure })
        });
        self.healing.seen = seen;
        looked
    }

    /// What an own file holds; none when it is not whole.
    pub(super) fn whole(&self, bytes: &[u8]) -> Option<Verified> {
        let key = |desk| (desk == self.desk).then(|| self.keys.public());
        let parcel = parcel::open(bytes, key).ok()?.verify().ok()?;
        let header = parcel.header();
        let is_own = header.kind == Kind::Own && header.team == self.membership.id;
        is_own.then_some(parcel)
    }

    /// Reads an own file again; none when it is no longer whole.
    pub(super) fn read_whole<F: Folder>(
        &self,
        folder: &mut F,
        place: &Place,
    ) -> Result<Option<Verified>, Why> {
        let bytes = folder.read(place, PARCEL_CAP).map_err(Why::Fault)?;
        Ok(bytes.and_then(|bytes| self.whole(&bytes)))
    }

    /// Puts a file into the folder, where one of its name may have lain that was not whole.
    pub(super) fn deliver_again<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        packed: &Packed,
    ) -> Result<(), Why> {
        deliver(world, packed)?;
        self.healing.seen.forget(&packed.place);
        Ok(())
    }

    fn publish_again<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        range: &Covered,
    ) -> Result<Option<Step>, Why> {
        // What the database no longer has cannot be published again by this desk.
        let Some(outbox) = outbox(world.journal, range)? else {
            self.healing.missing.remove(range);
            return Ok(None);
        };
        self.publish_lines(world, &outbox).map(Some)
    }

    /// Publishes lines again, as many as a parcel may hold.
    pub(super) fn publish_lines<J: Journal, F: Folder, G: GuardFile, R: Random>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        outbox: &Outbox,
    ) -> Result<Step, Why> {
        let packed = parcel::pack(outbox, self.membership.id, &self.keys, &self.program)
            .map_err(|fault| Why::Damaged(fault.to_string()))?;
        self.deliver_again(world, &packed)?;
        self.healing.look_again();
        Ok(Step::Healed {
            from: packed.from,
            to: packed.tip.seq,
        })
    }
}
