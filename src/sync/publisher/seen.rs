//! Files that were read, and are read again when they look otherwise.
//!
//! *Invariant:* a look opens no file twice, and none that looks as it did when it was read; but those that could not be read,
//! and those of which it could not be told what they may say, are opened again at the next one.

use std::collections::{BTreeMap, BTreeSet};

use super::Why;
use crate::sync::folder::{Folder, Stat};
use crate::sync::parcel::PARCEL_CAP;
use crate::sync::place::Place;

/// Files that are opened in one step.
const FILES_MAX: usize = 32;

/// Files as they were when they were read, with what those that are whole hold.
#[derive(Debug, Clone)]
pub(super) struct Seen<T> {
    files: BTreeMap<Place, (Stat, Option<T>)>,
    /// Files that could not be read at this look.
    unread: BTreeSet<Place>,
    /// Files that were read at this look and are to be read again at the next one.
    unsure: BTreeSet<Place>,
}

/// What reading a file came to.
pub(super) struct Read<T> {
    /// What it holds; none when it is not whole.
    pub(super) held: Option<T>,
    /// Whether that will be the same as long as the file looks so.
    pub(super) is_sure: bool,
}

/// How far a look came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looked {
    /// All were seen.
    All,
    /// There are more to open.
    Some,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Self {
            files: BTreeMap::new(),
            unread: BTreeSet::new(),
            unsure: BTreeSet::new(),
        }
    }
}

impl<T> Seen<T> {
    /// Opens files that are not known, some at a time, and forgets those that are not among the places. `read` is handed the
    /// bytes of each; none when it has gone meanwhile.
    pub(super) fn look<F: Folder>(
        &mut self,
        folder: &mut F,
        places: BTreeSet<Place>,
        mut read: impl FnMut(&Place, Option<Vec<u8>>) -> Result<Read<T>, Why>,
    ) -> Result<Looked, Why> {
        self.files.retain(|place, _| places.contains(place));
        let mut opened = 0;
        for place in places {
            let Some(stat) = folder.stat(&place).map_err(Why::Fault)? else {
                continue;
            };
            let known = self.files.get(&place);
            let is_known = known.is_some_and(|(seen, _)| *seen == stat);
            if is_known || self.unread.contains(&place) {
                continue;
            }
            if opened == FILES_MAX {
                return Ok(Looked::Some);
            }
            opened += 1;
            let Ok(bytes) = folder.read(&place, PARCEL_CAP) else {
                self.files.remove(&place);
                self.unread.insert(place);
                continue;
            };
            let Read { held, is_sure } = read(&place, bytes)?;
            if !is_sure {
                self.unsure.insert(place.clone());
            }
            self.files.insert(place, (stat, held));
        }
        self.unread.clear();
        for place in std::mem::take(&mut self.unsure) {
            if let Some((stat, _)) = self.files.get_mut(&place) {
                *stat = Stat::UNLIKE;
            }
        }
        Ok(Looked::All)
    }

    /// The files that are whole, as they look, with what they hold.
    pub(super) fn whole(&self) -> impl Iterator<Item = (&Place, &Stat, &T)> {
        let files = self.files.iter();
        files.filter_map(|(place, (stat, held))| Some((place, stat, held.as_ref()?)))
    }

    /// Whether a file is whole.
    pub(super) fn is_whole(&self, place: &Place) -> bool {
        matches!(self.files.get(place), Some((_, Some(_))))
    }

    /// Reads a file again at the next look.
    pub(super) fn forget(&mut self, place: &Place) {
        self.files.remove(place);
    }

    /// Reads all files again.
    pub(super) fn forget_all(&mut self) {
        self.files.clear();
    }
}
