//! Bugs that are planted to see that a run finds them, and the ports in which they are planted.
//!
//! *Invariant:* with no bug planted, each port does what it is asked and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::super::world::Counted;
use super::super::{Authorship, Failure, PartOf, Store};
use super::carrier::is_parcel_name;
use crate::model::fact::IncWhy;
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::{Moment, Now};
use crate::sync::folder::memory::{MemoryFile, MemoryFolder};
use crate::sync::folder::{Cap, Doing, Fault, Folder, Stat, TemporaryName, Trouble};
use crate::sync::intake::{Intake, Refused, Taken};
use crate::sync::journal::{Journal, Outbox};
use crate::sync::parcel::{Header, Kind, Mark, Sealed, Verified};
use crate::sync::place::Place;
use crate::sync::reader::ParcelName;
use crate::sync::roster::KEPT_AS;
use crate::sync::stream::{Seq, Stream, Tip};

/// What may be wrong in a program like this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Planted {
    /// A parcel is noted as taken in before it is.
    TakenBeforeIn,
    /// The last line of a parcel is left out.
    LastLineLost,
    /// What was carried half and then whole looks the same.
    LooksTheSame,
    /// Only parcels after the last one that was seen are read.
    OnlyNewer,
    /// Records count as sent before they are in the folder, and nobody looks again.
    SentBeforeThere,
    /// Nobody looks whether the folder has lost something.
    NeverHealed,
    /// A database that was put back goes on with its log, and gives numbers a second time.
    NeverDoubts,
    /// Who is forgotten stays in the files that lie in the folder.
    NeverRewritten,
    /// Of two records with one number the second is taken for the first come again.
    ForksDropped,
    /// Small files are removed before the larger one is there.
    RemovedFirst,
    /// Whoever removes a file removes one of another desk's too.
    OthersRemoved,
    /// A mirror is taken in without what its author has signed.
    MirrorsUnproven,
    /// Nobody publishes again what a desk that is gone has said.
    NeverMirrored,
}

impl Planted {
    pub(super) const ALL: [Self; 13] = [
        Self::TakenBeforeIn,
        Self::LastLineLost,
        Self::LooksTheSame,
        Self::OnlyNewer,
        Self::SentBeforeThere,
        Self::NeverHealed,
        Self::NeverDoubts,
        Self::NeverRewritten,
        Self::ForksDropped,
        Self::RemovedFirst,
        Self::OthersRemoved,
        Self::MirrorsUnproven,
        Self::NeverMirrored,
    ];
}

/// The desk's own log.
pub(super) struct Log<'a> {
    pub(super) store: &'a mut Store,
    pub(super) planted: Option<Planted>,
}

impl Journal for Log<'_> {
    type Fault = Failure;

    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, Failure> {
        let outbox = self.store.unpublished(lines_max)?;
        if let (Some(Planted::SentBeforeThere), Some(outbox)) = (self.planted, &outbox) {
            let ids = outbox
                .lines
                .iter()
                .filter_map(|text| crate::sync::line::id_of_checked(text));
            let tip = ids.fold(outbox.before, |tip, id| tip.after(&id));
            self.store.mark_published(&tip)?;
        }
        Ok(outbox)
    }

    fn mark_published(&mut self, tip: &Tip) -> Result<(), Failure> {
        self.store.mark_published(tip)
    }

    fn published(&mut self) -> Result<Option<Tip>, Failure> {
        self.store.published()
    }

    fn published_logs(&mut self) -> Result<Vec<Tip>, Failure> {
        let is_blind = matches!(
            self.planted,
            Some(Planted::NeverHealed | Planted::SentBeforeThere)
        );
        if is_blind {
            return Ok(Vec::new());
        }
        self.store.published_logs()
    }

    fn erased(&mut self) -> Result<BTreeSet<CustomerId>, Failure> {
        if self.planted == Some(Planted::NeverRewritten) {
            return Ok(BTreeSet::new());
        }
        self.store.erased()
    }

    fn said_now(
        &mut self,
        inc: Incarnation,
        records: &[(Seq, RecordId)],
    ) -> Result<Option<Vec<String>>, Failure> {
        self.store.said_now(inc, records)
    }

    fn lines_after(&mut self, before: &Tip, lines_max: usize) -> Result<Option<Outbox>, Failure> {
        self.store.lines_after(before, lines_max)
    }

    fn forks(&mut self) -> Result<Vec<Outbox>, Failure> {
        self.store.forks()
    }

    fn covering(&mut self) -> Result<BTreeMap<Place, Moment>, Failure> {
        self.store.covering()
    }

    fn keep_covering(&mut self, covering: &BTreeMap<Place, Moment>) -> Result<(), Failure> {
        self.store.keep_covering(covering)
    }

    fn sealed_of(&mut self, desk: DeskId) -> Result<Vec<Sealed>, Failure> {
        if self.planted == Some(Planted::NeverMirrored) {
            return Ok(Vec::new());
        }
        self.store.sealed_of(desk)
    }

    fn lines_proven(&mut self, header: &Header) -> Result<Option<Vec<String>>, Failure> {
        self.store.lines_proven(header)
    }

    fn last_word(&mut self, desk: DeskId) -> Result<Option<Moment>, Failure> {
        self.store.last_word(desk)
    }
}

/// The records of all desks. A parcel goes in by slices of a length by chance, and whoever takes it in may be killed between
/// two of them.
pub(super) struct Door<'a> {
    pub(super) store: &'a mut Store,
    pub(super) desk: DeskId,
    pub(super) random: &'a mut Counted,
    pub(super) now: Now,
    pub(super) planted: Option<Planted>,
    /// After how many slices it is killed.
    pub(super) killed_after: Option<usize>,
    /// Records that came in a mirror.
    pub(super) by_mirror: &'a mut u64,
}

impl Door<'_> {
    fn takes(&mut self, parcel: &Verified) -> Result<Taken, Failure> {
        let whole = usize::try_from(parcel.header().n).unwrap();
        let count = match self.planted {
            Some(Planted::TakenBeforeIn) if super::dice(self.random, 6) == 0 => 0,
            Some(Planted::LastLineLost) => whole - 1,
            _ => whole,
        };
        let mut taken = Taken::default();
        let mut from = 0;
        while from < count {
            if let Some(left) = &mut self.killed_after {
                let Some(fewer) = left.checked_sub(1) else {
                    return Err(Failure::Busy);
                };
                *left = fewer;
            }
            let to = (from + 1 + super::dice(self.random, 8)).min(count);
            let part = PartOf {
                parcel,
                lines: from..to,
            };
            let slice = self.store.take_slice(&[part], self.now)?;
            if parcel.header().kind == Kind::Mirror {
                *self.by_mirror += slice.new;
            }
            taken += slice;
            from = to;
        }
        Ok(taken)
    }
}

impl Door<'_> {
    fn take_one(&mut self, parcel: &Verified) -> Result<Taken, Failure> {
        let is_doubtful = self.store.authorship(parcel.header())? == Authorship::Doubtful;
        if is_doubtful && self.planted != Some(Planted::NeverDoubts) {
            self.store
                .begin_incarnation(self.desk, IncWhy::Folder, self.now, self.random)?;
        }
        if is_doubtful && self.planted == Some(Planted::ForksDropped) {
            return Ok(Taken::default());
        }
        self.takes(parcel)
    }
}

impl Intake for Door<'_> {
    type Fault = Failure;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, Failure> {
        self.store.taken_parcels()
    }

    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, Failure> {
        let mut taken = Taken::default();
        for parcel in parcels {
            taken += self.take_one(parcel)?;
        }
        Ok(taken)
    }

    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, Failure> {
        self.store.reached()
    }

    fn refuse(&mut self, refused: &Refused) -> Result<(), Failure> {
        self.store.refuse(refused)
    }

    fn forgive(&mut self, place: &str) -> Result<(), Failure> {
        self.store.forgive(place)
    }

    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, Failure> {
        self.store.knows_erasure(record)
    }

    fn roster(&mut self) -> Result<Option<String>, Failure> {
        self.store.remembered(KEPT_AS)
    }

    fn keep_roster(&mut self, text: &str) -> Result<(), Failure> {
        self.store.keep_roster(text, self.now)
    }
}

/// A desk's copy of the folder.
pub(super) struct Seen<'a> {
    pub(super) folder: &'a mut MemoryFolder,
    pub(super) planted: Option<Planted>,
    /// Up to which name parcels were seen, by directory.
    pub(super) newest: &'a mut BTreeMap<Place, String>,
}

impl Seen<'_> {
    /// Files that say by their names that all their numbers are in this one.
    fn under(&self, larger: &Place) -> Vec<Place> {
        let range = |place: &Place| {
            let name = ParcelName::parse(place.parts().last()?)?;
            Some((name.first, name.last))
        };
        let Some((first, last)) = range(larger) else {
            return Vec::new();
        };
        let files = self.folder.files().into_keys();
        let near = files.filter(|it| it.parent() == larger.parent() && it != larger);
        near.filter(|it| range(it).is_some_and(|(a, b)| first <= a && b <= last))
            .collect()
    }
}

impl Folder for Seen<'_> {
    type Temporary = MemoryFile;

    fn stat(&mut self, place: &Place) -> Result<Option<Stat>, Fault> {
        let stat = self.folder.stat(place)?;
        Ok(match self.planted {
            Some(Planted::LooksTheSame) => stat.map(|it| Stat {
                bytes: 0,
                modified_millis: 0,
                ..it
            }),
            _ => stat,
        })
    }

    fn list(&mut self, directory: &Place) -> Result<Vec<String>, Fault> {
        let mut names = self.folder.list(directory)?;
        if self.planted == Some(Planted::OnlyNewer) {
            let newest = self.newest.entry(directory.clone()).or_default();
            names.retain(|name| !is_parcel_name(name) || *name > *newest);
            let last = names.iter().filter(|name| is_parcel_name(name)).max();
            *newest = last.cloned().unwrap_or_default().max(newest.clone());
        }
        Ok(names)
    }

    fn strays(&mut self, directory: &Place) -> Result<Vec<String>, Fault> {
        self.folder.strays(directory)
    }

    fn read(&mut self, place: &Place, cap: Cap) -> Result<Option<Vec<u8>>, Fault> {
        self.folder.read(place, cap)
    }

    fn make_directory(&mut self, place: &Place) -> Result<(), Fault> {
        self.folder.make_directory(place)
    }

    fn create(&mut self, name: TemporaryName) -> Result<MemoryFile, Fault> {
        self.folder.create(name)
    }

    fn write(&mut self, file: &mut MemoryFile, bytes: &[u8]) -> Result<(), Fault> {
        self.folder.write(file, bytes)
    }

    fn length(&mut self, file: &MemoryFile) -> Result<u64, Fault> {
        self.folder.length(file)
    }

    fn sync(&mut self, file: &mut MemoryFile) -> Result<(), Fault> {
        self.folder.sync(file)
    }

    fn rename(&mut self, file: &mut MemoryFile, to: &Place) -> Result<(), Fault> {
        let under = match self.planted {
            Some(Planted::RemovedFirst) => self.under(to),
            _ => Vec::new(),
        };
        for small in &under {
            self.folder.remove(small)?;
        }
        if under.len() > 1 {
            // And then somebody pulls the plug.
            return Err(Fault {
                doing: Doing::Renaming,
                path: to.to_string().into(),
                trouble: Trouble::Full,
            });
        }
        self.folder.rename(file, to)
    }

    fn sync_directory(&mut self, directory: &Place) -> Result<(), Fault> {
        self.folder.sync_directory(directory)
    }

    fn remove(&mut self, place: &Place) -> Result<(), Fault> {
        if self.planted == Some(Planted::OthersRemoved) {
            let own = place.parent();
            let mut files = self.folder.files().into_keys();
            let other = files.find(|it| is_parcel_name(&it.to_string()) && it.parent() != own);
            if let Some(other) = other {
                self.folder.remove(&other)?;
            }
        }
        self.folder.remove(place)
    }

    fn discard(&mut self, file: MemoryFile) {
        self.folder.discard(file);
    }
}
