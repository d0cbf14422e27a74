//! What lies in the team folder, and what does not: the files that wait, the copies that nobody reads, who is behind
//! (SYNC.md §3.13).
//!
//! *Invariant:* reads only, and takes nothing in.

use std::collections::{BTreeMap, BTreeSet};

use super::name::is_unfinished;
use super::team::{Listing, Reading};
use super::{ParcelName, Reader};
use crate::model::id::{DeskId, RecordId};
use crate::model::moment::Moment;
use crate::sync::folder::Folder;
use crate::sync::parcel::{Kind, Mark, Verified};
use crate::sync::place::Place;
use crate::sync::publisher::Why;
use crate::sync::stream::{Stream, Tip};

/// What is here already of what a folder may hold.
pub struct Here<'a> {
    /// Parcels that are taken in.
    pub taken: BTreeSet<Mark>,
    /// How far each log is.
    pub reached: BTreeMap<Stream, Tip>,
    /// The newest roster that was ever seen.
    pub roster: Option<String>,
    /// Whether an order to forget somebody is known.
    pub knows_erasure: &'a dyn Fn(RecordId) -> bool,
}

/// What lies in a team folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// Files of records, under their own names.
    pub parcels: u64,
    /// Of these, files whose records lie in a larger one as well: their desks remove them.
    pub rolled_up: u64,
    /// Of these, files in which another desk holds what a desk has signed, by that desk.
    pub mirrored: BTreeMap<DeskId, u64>,
    /// Of these, files that are whole and not taken in yet.
    pub unread: u64,
    /// Of these, files that cannot be taken in, and why.
    pub waiting: Vec<(Place, Reading)>,
    /// Paths of copies of files that are here, under names that a carrier or a person made. Nobody reads them.
    pub copies: Vec<String>,
    /// Paths of whatever else is no file of samtale's. Nobody reads them either.
    pub strange: Vec<String>,
    /// Whether the folder takes a capital letter for a small one.
    pub folds_case: bool,
}

impl Reader {
    /// Looks at everything in the folder once.
    pub fn stock<F: Folder>(
        &mut self,
        folder: &mut F,
        here: Here<'_>,
        now: Moment,
    ) -> Result<Stock, Why> {
        self.team.recall(here.roster);
        self.reached = here.reached;
        self.team.recognise(folder)?;
        self.team.read(folder, Listing::All)?;
        let mut stock = Stock {
            folds_case: Place::parse("readme.txt").is_some_and(|place| is_there(folder, &place)),
            ..Stock::default()
        };
        for desk in self.team.members() {
            if let Some(key) = self.team.key_of(desk) {
                let watched = self.desks.entry(desk).or_default();
                watched.look(folder, desk, &key, now);
            }
            for name in all(folder, &Place::desk(desk))? {
                let is_known = ["head.json", "join.json", "log", "mirror"].contains(&name.as_str());
                if !is_known {
                    stock.note_stray(&Place::desk(desk), &name, &here.taken);
                }
            }
            for directory in [Place::log(desk), Place::mirror(desk)] {
                let names = all(folder, &directory)?;
                let parcels = stock.sort(&directory, &names, &here.taken);
                for (_, place) in parcels.iter().filter(|it| !here.taken.contains(&it.0.mark)) {
                    let opened = self.team.open(folder, place).map_err(|(why, _)| why);
                    let read = opened.and_then(|parcel| ordered(&parcel, here.knows_erasure));
                    match read {
                        Ok(()) => stock.unread += 1,
                        Err(why) => stock.waiting.push((place.clone(), why)),
                    }
                }
            }
        }
        Ok(stock)
    }
}

/// Whether every order to forget somebody is known that a mirror follows.
fn ordered(parcel: &Verified, knows: &dyn Fn(RecordId) -> bool) -> Result<(), Reading> {
    let is_own = parcel.header().kind == Kind::Own;
    let mut orders = parcel.erasures().into_iter();
    let unknown = orders.find(|order| !is_own && !knows(*order));
    unknown.map_or(Ok(()), |order| Err(Reading::Unordered(order)))
}

/// Everything that lies in a directory.
fn all<F: Folder>(folder: &mut F, directory: &Place) -> Result<Vec<String>, Why> {
    let mut names = folder.list(directory).map_err(Why::Fault)?;
    names.extend(folder.strays(directory).map_err(Why::Fault)?);
    names.sort();
    Ok(names)
}

fn is_there<F: Folder>(folder: &mut F, place: &Place) -> bool {
    folder.stat(place).is_ok_and(|stat| stat.is_some())
}

impl Stock {
    /// Tells parcels from what else lies in a directory, and counts them.
    fn sort(
        &mut self,
        directory: &Place,
        names: &[String],
        taken: &BTreeSet<Mark>,
    ) -> Vec<(ParcelName, Place)> {
        let mut parcels = Vec::new();
        let mut logs: BTreeMap<&str, Vec<ParcelName>> = BTreeMap::new();
        for name in names {
            let mirrored = ParcelName::of_mirror(name);
            let parcel = ParcelName::parse(name).or(mirrored.map(|(_, parcel)| parcel));
            let (Some(parcel), Some(place)) = (parcel, directory.inside(name)) else {
                self.note_stray(directory, name, taken);
                continue;
            };
            if let Some((author, _)) = mirrored {
                *self.mirrored.entry(author).or_default() += 1;
            }
            let log = name.split('-').next().unwrap_or_default();
            logs.entry(log).or_default().push(parcel);
            parcels.push((parcel, place));
        }
        self.parcels += parcels.len() as u64;
        self.rolled_up += logs.values().map(|log| covered(log)).sum::<u64>();
        parcels
    }

    /// A file under a name that samtale does not write: a copy of one that is here, or something else. What a carrier has
    /// not finished is neither.
    fn note_stray(&mut self, directory: &Place, name: &str, taken: &BTreeSet<Mark>) {
        if is_unfinished(name) {
            return;
        }
        let path = format!("{directory}/{name}");
        let of_head = name.starts_with("head") && name.contains(".json");
        if of_head || ParcelName::of_copy(name).is_some_and(|it| taken.contains(&it.mark)) {
            self.copies.push(path);
        } else {
            self.strange.push(path);
        }
    }
}

/// Parcels of one log whose numbers are all among those of a larger one.
fn covered(log: &[ParcelName]) -> u64 {
    let is_in = |small: &&ParcelName| {
        log.iter().any(|large| {
            let is_larger = large.last - large.first > small.last - small.first;
            is_larger && large.first <= small.first && small.last <= large.last
        })
    };
    log.iter().filter(is_in).count() as u64
}
