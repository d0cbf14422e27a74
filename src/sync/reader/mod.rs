//! The reader: what other desks leave in the team folder, into this desk's records (SYNC.md §3.6).
//!
//! A pass in which nothing is new costs one look at each desk's head. A head is a hint; the listing is the truth, and all of
//! it is looked at when the reader starts and every quarter of an hour. A file is *incomplete* and waited for, *pending*
//! until a newer roster or program can read it, *bad* for good and kept in mind by its hash, or verified and taken in.
//!
//! *Invariant:* nothing in the folder is written, moved or removed, and nothing that is missing there changes a record here.
//! No byte of a body is read before its signature is checked.

mod desk;
mod name;
mod news;
mod stock;
mod team;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use self::desk::Watched;
use self::team::{Listing, Rosters, Team};
use super::folder::{Folder, Trouble};
use super::identity::Membership;
use super::intake::{Intake, Refused};
use super::join::Join;
use super::parcel::{Kind, Mark, Verified};
use super::place::Place;
use super::publisher::Why;
use super::roster::{Ending, Signed};
use super::stream::{Stream, Tip};
use crate::model::id::DeskId;
use crate::model::moment::Moment;
use crate::seal::hash::{self, Digest};
use crate::seal::sign::PublicKey;

pub use self::name::ParcelName;
pub use self::news::DeskNews;
pub use self::stock::{Here, Stock};
pub use self::team::Reading;

/// How often everything is listed.
const LISTED: Duration = Duration::minutes(15);

/// Files that a pass takes in before others may do something.
const FILES_MAX: usize = 32;

/// Parcels of a log that go in together: whoever stands in many of them is looked at once.
const TOGETHER: usize = 16;

/// What the reader works with: its ports.
#[derive(Debug)]
pub struct World<'a, I, F> {
    /// The records of all desks.
    pub intake: &'a mut I,
    /// The team folder.
    pub folder: &'a mut F,
}

/// What a pass came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pass {
    /// Records that were not here before.
    pub new: u64,
    /// Of these, records beside another one with the same number.
    pub forks: u64,
    /// Of these, records that this desk wrote itself: its database is older than the folder.
    pub recovered: u64,
    /// Whether there is more to take in at once.
    pub is_more: bool,
}

/// What the reader remembers from pass to pass.
#[derive(Debug)]
pub struct Reader {
    team: Team,
    desks: BTreeMap<DeskId, Watched>,
    taken: Option<BTreeSet<Mark>>,
    reached: BTreeMap<Stream, Tip>,
    listed: Option<Moment>,
}

impl Reader {
    /// A reader for a desk in its team.
    #[must_use]
    pub fn new(own: PublicKey, membership: Membership) -> Self {
        Self {
            team: Team::new(own, membership),
            desks: BTreeMap::new(),
            taken: None,
            reached: BTreeMap::new(),
            listed: None,
        }
    }

    /// The newest roster.
    #[must_use]
    pub const fn roster(&self) -> Option<&Signed> {
        self.team.roster.as_ref()
    }

    /// How this desk's own time in the team ended, when it did.
    #[must_use]
    pub fn ended(&self) -> Option<Ending> {
        let roster = &self.team.roster.as_ref()?.roster;
        let own = roster.member(self.team.own)?;
        own.ended.as_ref().map(|ended| ended.how)
    }

    /// Desks that ask to be admitted.
    pub fn joins(&self) -> impl Iterator<Item = &Join> {
        self.team.joins()
    }

    /// How far each log has been read.
    #[must_use]
    pub const fn reached(&self) -> &BTreeMap<Stream, Tip> {
        &self.reached
    }

    /// Files that wait for something, and how many of them only for their last bytes.
    #[must_use]
    pub fn waiting(&self) -> (usize, usize) {
        let pending = |it: &Reading| matches!(it, Reading::Pending(_) | Reading::Unordered(_));
        let incomplete = |it: &Reading| *it == Reading::Incomplete;
        (self.unread(pending), self.unread(incomplete))
    }

    /// Files that the world does not give out now, as they lie only with a cloud service, or are held by somebody.
    #[must_use]
    pub fn closed(&self) -> usize {
        self.unread(|it| matches!(it, Reading::Closed(_)))
    }

    fn unread(&self, which: impl Fn(&Reading) -> bool) -> usize {
        let files = self.desks.values().flat_map(|desk| desk.files.values());
        files.filter(|file| which(&file.reading)).count()
    }

    /// Looks at the folder once, and takes in what is new; after some files it says that there is more.
    pub fn pass<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        now: Moment,
    ) -> Result<Pass, Why> {
        self.team.recognise(world.folder)?;
        if self.taken.is_none() {
            self.taken = Some(world.intake.taken().map_err(intake)?);
            self.reached = world.intake.reached().map_err(intake)?;
            self.team.recall(world.intake.roster().map_err(intake)?);
        }
        let mut closed = match self.read_team(world, now) {
            // Who belonged to the team before belongs to it still.
            Err(Why::Fault(fault)) => Some(fault),
            other => other.map(|()| None)?,
        };
        let is_listed = self.is_listed(now);
        let mut pass = Pass::default();
        for desk in self.team.members() {
            let key = self.team.key_of(desk);
            let watched = self.desks.entry(desk).or_default();
            if let Some(key) = key {
                watched.look(world.folder, desk, &key, now);
            }
            if is_listed && !watched.is_due(desk, &self.reached) {
                continue;
            }
            match self.read_log(world, desk, &mut pass, now) {
                // One directory that cannot be read keeps nobody from the others.
                Err(Why::Fault(fault)) => closed = Some(fault),
                other => other?,
            }
            if pass.is_more {
                break;
            }
        }
        if pass.new > 0 && !pass.is_more && self.is_any_unordered() {
            // What was ordered may be among what has come.
            self.listed = None;
            pass.is_more = true;
        }
        if pass.new > 0 || !is_listed {
            self.reached = world.intake.reached().map_err(intake)?;
        }
        if !is_listed && !pass.is_more {
            self.listed = Some(now);
        }
        match closed {
            Some(fault) if pass.new == 0 => Err(Why::Fault(fault)),
            Some(_) | None => Ok(pass),
        }
    }

    /// Reads who belongs to the team.
    fn read_team<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        now: Moment,
    ) -> Result<(), Why> {
        let listing = if self.is_listed(now) {
            Listing::Changed
        } else {
            Listing::All
        };
        if self.team.read(world.folder, listing)? == Rosters::Another {
            // Whoever was a stranger may be a member now.
            self.desks.values_mut().for_each(Watched::try_again);
            self.listed = None;
            if let Some(roster) = &self.team.roster {
                world.intake.keep_roster(&roster.text).map_err(intake)?;
            }
        }
        Ok(())
    }

    /// Looks at everything again at the next pass: a watcher has missed something.
    pub fn list_again(&mut self) {
        self.listed = None;
    }

    fn is_listed(&self, now: Moment) -> bool {
        self.listed.is_some_and(|when| now.since(when) < LISTED)
    }

    fn read_log<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        desk: DeskId,
        pass: &mut Pass,
        now: Moment,
    ) -> Result<(), Why> {
        let mut parcels: Vec<(ParcelName, Place)> = Vec::new();
        for directory in [Place::log(desk), Place::mirror(desk)] {
            let names = world.folder.list(&directory).map_err(Why::Fault)?;
            self.forget_gone(world, &directory, &names)?;
            parcels.extend(name::parcels_in(&directory, &names));
        }
        parcels.sort();
        let mut whole = Vec::new();
        let mut read = Ok(());
        let mut files = 0;
        for (parcel, place) in parcels {
            if self.is_taken(parcel.mark) {
                continue;
            }
            if files == FILES_MAX {
                pass.is_more = true;
                self.desks.entry(desk).or_default().is_changed = true;
                break;
            }
            match self.read_file(world, desk, place, &mut whole, now) {
                Ok(is_opened) => files += usize::from(is_opened),
                Err(why) => {
                    read = Err(why);
                    break;
                }
            }
            if whole.len() == TOGETHER {
                self.take(world, desk, std::mem::take(&mut whole), pass)?;
            }
        }
        self.take(world, desk, whole, pass)?;
        read
    }

    /// Takes in parcels that were found whole.
    fn take<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        desk: DeskId,
        whole: Vec<(Place, Verified)>,
        pass: &mut Pass,
    ) -> Result<(), Why> {
        let (places, parcels): (Vec<Place>, Vec<Verified>) = whole.into_iter().unzip();
        if parcels.is_empty() {
            return Ok(());
        }
        // Own ones apart: what is new of them was lost here.
        let is_own = |parcel: &Verified| parcel.header().desk == self.team.own;
        let marks: Vec<Mark> = parcels.iter().map(Verified::mark).collect();
        let (own, others): (Vec<Verified>, Vec<Verified>) = parcels.into_iter().partition(is_own);
        for parcels in [&own, &others].into_iter().filter(|it| !it.is_empty()) {
            let taken = world.intake.take(parcels).map_err(intake)?;
            pass.new += taken.new;
            pass.forks += taken.forks;
            if parcels.iter().all(is_own) {
                pass.recovered += taken.new;
            }
        }
        for (place, mark) in places.iter().zip(marks) {
            world.intake.forgive(&place.to_string()).map_err(intake)?;
            self.taken.get_or_insert_default().insert(mark);
            self.desks.entry(desk).or_default().files.remove(place);
        }
        Ok(())
    }

    /// What could not be read and is no longer there, as its desk has rolled it up, is waited for no more.
    fn forget_gone<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        log: &Place,
        names: &[String],
    ) -> Result<(), Why> {
        let there: BTreeSet<Place> = names.iter().filter_map(|it| log.inside(it)).collect();
        let of_log = |place: &Place| place.parent().as_ref() == Some(log);
        for watched in self.desks.values_mut() {
            let files = watched.files.keys();
            let gone = files.filter(|it| of_log(it) && !there.contains(it));
            for place in gone.cloned().collect::<Vec<_>>() {
                world.intake.forgive(&place.to_string()).map_err(intake)?;
                watched.files.remove(&place);
            }
        }
        Ok(())
    }

    /// Tries mirrors again that wait for an erasure; answers whether there are any.
    fn is_any_unordered(&mut self) -> bool {
        let mut is_any = false;
        for watched in self.desks.values_mut() {
            let waits = |reading: &Reading| matches!(reading, Reading::Unordered(_));
            is_any |= watched.files.values().any(|file| waits(&file.reading));
            watched.files.retain(|_, file| !waits(&file.reading));
        }
        is_any
    }

    fn is_taken(&self, mark: Mark) -> bool {
        self.taken
            .as_ref()
            .is_some_and(|taken| taken.contains(&mark))
    }

    /// Reads one file, unless it is as it was when it could not be read; answers whether it was opened.
    fn read_file<I: Intake, F: Folder>(
        &mut self,
        world: &mut World<'_, I, F>,
        desk: DeskId,
        place: Place,
        whole: &mut Vec<(Place, Verified)>,
        now: Moment,
    ) -> Result<bool, Why> {
        let Some(stat) = world.folder.stat(&place).map_err(Why::Fault)? else {
            return Ok(false);
        };
        let watched = self.desks.entry(desk).or_default();
        if !watched.is_unknown(&place, stat, now) {
            return Ok(false);
        }
        let opened = match self.team.open(world.folder, &place) {
            Ok(parcel) => known(world.intake, parcel)?,
            Err(unread) => Err(unread),
        };
        match opened {
            Ok(parcel) => whole.push((place, parcel)),
            Err((reading, hash)) => {
                if let Reading::Bad(why) = &reading {
                    let refused = Refused {
                        hash,
                        place: place.to_string(),
                        why: why.clone(),
                        at: now,
                    };
                    world.intake.refuse(&refused).map_err(intake)?;
                }
                let watched = self.desks.entry(desk).or_default();
                watched.keep_unread(place, stat, reading, now);
            }
        }
        Ok(true)
    }
}

/// A mirror is taken in when every erasure of which it has stubs is known: its publisher could leave out what it likes.
fn known<I: Intake>(
    records: &mut I,
    parcel: Verified,
) -> Result<Result<Verified, (Reading, Digest)>, Why> {
    if parcel.header().kind == Kind::Own {
        return Ok(Ok(parcel));
    }
    for order in parcel.erasures() {
        if !records.knows_erasure(order).map_err(intake)? {
            let unread = (Reading::Unordered(order), hash::digest(&[]));
            return Ok(Err(unread));
        }
    }
    Ok(Ok(parcel))
}

fn intake(fault: impl Into<Trouble>) -> Why {
    Why::Journal(fault.into())
}
