//! Others' files, and own mirrors of them, as this desk looks at them.
//!
//! *Invariant:* reads only. What counts is what every desk of the team takes in.

use std::collections::BTreeSet;

use super::forget::{Speaks, names_any, says};
use super::held::Covered;
use super::seen::{Looked, Read};
use super::{Publisher, Why, World, journal};
use crate::model::id::{DeskId, RecordId};
use crate::sync::folder::Folder;
use crate::sync::journal::Journal;
use crate::sync::line::id_of_checked;
use crate::sync::parcel::{self, PARCEL_CAP, Sealed, Verified};
use crate::sync::place::Place;
use crate::sync::reader::ParcelName;
use crate::sync::roster::{Ending, Member, Role, Roster};

impl Publisher {
    /// Opens files of these authors, and own mirrors, that are not known to be whole, some at a time.
    pub(super) fn look_at_others<J: Journal, F: Folder, G, R>(
        &mut self,
        world: &mut World<'_, J, F, G, R>,
        roster: &Roster,
        orphaned: &BTreeSet<DeskId>,
    ) -> Result<Looked, Why> {
        let places = self.places_of(world.folder, roster, orphaned)?;
        let outspoken = &mut self.mirroring.outspoken;
        outspoken.retain(|place, _| places.contains(place));
        let mut seen = std::mem::take(&mut self.mirroring.seen);
        let looked = seen.look(world.folder, places, |place, bytes| {
            let mut is_sure = true;
            let Some(parcel) = bytes.and_then(|bytes| self.taken_by(roster, &bytes)) else {
                let held = None;
                return Ok(Read { held, is_sure });
            };
            let header = parcel.header();
            if self.writes_again(roster, place) {
                match self.says_too_much(world.journal, &parcel)? {
                    Speaks::AsItMay => {}
                    Speaks::TooMuch(sealed) => {
                        let outspoken = (sealed, header.r#gen);
                        self.mirroring.outspoken.insert(place.clone(), outspoken);
                    }
                    Speaks::Unknown => is_sure = false,
                }
            }
            let held = Some((header.desk, Covered::by(header)));
            Ok(Read { held, is_sure })
        });
        self.mirroring.seen = seen;
        looked
    }

    fn places_of<F: Folder>(
        &self,
        folder: &mut F,
        roster: &Roster,
        orphaned: &BTreeSet<DeskId>,
    ) -> Result<BTreeSet<Place>, Why> {
        let mut places = BTreeSet::new();
        for author in orphaned {
            let log = Place::log(*author);
            let names = folder.list(&log).map_err(Why::Fault)?;
            let parcels = names.iter().filter(|it| ParcelName::parse(it).is_some());
            places.extend(parcels.filter_map(|name| log.inside(name)));
        }
        for member in &roster.desks {
            let is_own = member.desk == self.desk;
            if !is_own && orphaned.is_empty() {
                continue;
            }
            let mirror = Place::mirror(member.desk);
            let names = folder.list(&mirror).map_err(Why::Fault)?;
            let wanted = names.iter().filter(|name| {
                let author = ParcelName::of_mirror(name).map(|(author, _)| author);
                author.is_some_and(|author| is_own || orphaned.contains(&author))
            });
            places.extend(wanted.filter_map(|name| mirror.inside(name)));
        }
        Ok(places)
    }

    /// A file that every desk of the team takes in.
    fn taken_by(&self, roster: &Roster, bytes: &[u8]) -> Option<Verified> {
        let key = |desk| match desk {
            desk if desk == self.desk => Some(self.keys.public()),
            desk => roster.member(desk).map(|member| member.key),
        };
        let parcel = parcel::open(bytes, key).ok()?;
        let is_ours = parcel.header.team == self.membership.id && roster.takes(&parcel.header);
        parcel.verify().ok().filter(|_| is_ours)
    }

    /// Whether this desk writes a file again that says too much: it is its own mirror, or it keeps the folder and whoever
    /// wrote it is retired.
    fn writes_again(&self, roster: &Roster, place: &Place) -> bool {
        if place.parent() == Some(Place::mirror(self.desk)) {
            return true;
        }
        let is_steward = |member: &Member| member.role == Role::Steward;
        if !roster.member(self.desk).is_some_and(is_steward) {
            return false;
        }
        let retired = roster.desks.iter().filter(|member| {
            let ended = member.ended.as_ref();
            ended.is_some_and(|ended| ended.how == Ending::Retired)
        });
        let mut theirs = retired.flat_map(|it| [Place::log(it.desk), Place::mirror(it.desk)]);
        let above = place.parent();
        theirs.any(|directory| above.as_ref() == Some(&directory))
    }

    /// Whether a file speaks of somebody who is forgotten, and what its author has signed.
    fn says_too_much<J: Journal>(
        &self,
        log: &mut J,
        parcel: &Verified,
    ) -> Result<Speaks<Sealed>, Why> {
        if !names_any(parcel, &self.mirroring.erased) {
            return Ok(Speaks::AsItMay);
        }
        let now = log.lines_proven(parcel.header()).map_err(journal)?;
        let (Some(now), Some(sealed)) = (now, Sealed::read(parcel.sealed())) else {
            return Ok(Speaks::Unknown);
        };
        Ok(if says(parcel, &now) {
            Speaks::AsItMay
        } else {
            Speaks::TooMuch(sealed)
        })
    }

    /// The records of an author in files that are whole.
    pub(super) fn ids_of<F: Folder>(
        &self,
        folder: &mut F,
        roster: &Roster,
        author: DeskId,
    ) -> Result<BTreeSet<RecordId>, Why> {
        let whole = self.mirroring.seen.whole();
        let mut ids = BTreeSet::new();
        for (place, ..) in whole.filter(|(.., (of, _))| *of == author) {
            let bytes = folder.read(place, PARCEL_CAP).map_err(Why::Fault)?;
            if let Some(parcel) = bytes.and_then(|bytes| self.taken_by(roster, &bytes)) {
                ids.extend(parcel.lines().filter_map(|(_, text)| id_of_checked(text)));
            }
        }
        Ok(ids)
    }
}
