//! A desk of the simulated team: its home, its copy of the folder, and what can befall both.
//!
//! *Invariant:* publisher, reader, database and guard are the program's own; only the ports around them are made up.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::Duration;

use super::carrier::Files;
use super::planted::{Door, Log, Planted, Seen};
use crate::model::erasure::is_forgotten;
use crate::model::id::{DeskId, Incarnation, RecordId};
use crate::model::moment::{Moment, Now, Zone};
use crate::seal::mac::MacKey;
use crate::seal::sign::PublicKey;
use crate::store::log::{Go, each_line, streams};
use crate::store::world::Counted;
use crate::store::{PartOf, Store};
use crate::sync::folder::memory::{MemoryFolder, MemoryGuard};
use crate::sync::guard::{Guard, MachineId, Nonce};
use crate::sync::identity::Identity;
use crate::sync::incarnation::doubt;
use crate::sync::journal::Journal as _;
use crate::sync::line::{self, Line};
use crate::sync::parcel::{self, Kind, Mark, Verified};
use crate::sync::place::Place;
use crate::sync::publisher::{self, Publisher, Step};
use crate::sync::reader::{self, ParcelName, Reader};
use crate::sync::stream::Seq;
use crate::sync::wire;

const FORKS: &str = "SELECT id FROM fork";
const FORKS_OF: &str = "SELECT id FROM fork WHERE stream = ?1";

/// The key under which the whole team keeps numbers.
fn team_key() -> MacKey {
    MacKey::of([5; 32])
}

/// Under which number each record was said.
pub(super) type Issued = BTreeMap<(Incarnation, Seq), RecordId>;

/// A desk with its copy of the folder.
pub(super) struct Site {
    pub(super) identity: Identity,
    pub(super) store: Store,
    pub(super) folder: MemoryFolder,
    pub(super) guard: MemoryGuard,
    pub(super) random: Counted,
    pub(super) planted: Option<Planted>,
    machine: MachineId,
    publisher: Publisher,
    reader: Reader,
    newest: BTreeMap<Place, String>,
    /// How far this desk's clock is from the right time.
    pub(super) clock: Duration,
    /// Whether it has to learn its own records again: nothing else befalls it meanwhile.
    pub(super) is_learning: bool,
    /// What its publisher did to the folder that none may do.
    pub(super) misdeed: Option<String>,
    /// Under which number each record was said here. A machine that was put back as a whole cannot know, and begins anew.
    issued: Issued,
    /// How often the program was started.
    pub(super) opens: u64,
    /// Whether it has burned, and will never say a word again.
    pub(super) is_gone: bool,
    /// Records that came in a mirror.
    pub(super) by_mirror: u64,
}

/// What became of the own files in the folder.
#[derive(Debug, Default)]
pub(super) struct Published {
    /// Whether anything got into the folder.
    pub(super) is_anything: bool,
    /// How often small ones were rolled up.
    pub(super) rolled_up: u64,
    /// Small ones that were removed.
    pub(super) removed: BTreeSet<Mark>,
    /// How often another desk's records were published again.
    pub(super) mirrored: u64,
}

/// What was kept of a home one day.
pub(super) struct Kept {
    pub(super) path: std::path::PathBuf,
    pub(super) guard: Option<Guard>,
}

impl Site {
    pub(super) fn new(identity: Identity, machine: u64, planted: Option<Planted>) -> Self {
        let store = Store::in_memory().unwrap().with_mac_key(team_key());
        let mut site = Self {
            publisher: publisher_of(&identity),
            reader: reader_of(&identity),
            identity,
            store,
            folder: MemoryFolder::default(),
            guard: MemoryGuard {
                guard: None,
                is_full: false,
            },
            random: Counted(machine),
            planted,
            machine: MachineId::named(&machine.to_string()),
            newest: BTreeMap::new(),
            clock: Duration::zero(),
            is_learning: false,
            misdeed: None,
            issued: BTreeMap::new(),
            opens: 0,
            is_gone: false,
            by_mirror: 0,
        };
        site.open(super::begin());
        site
    }

    /// Under which numbers it has said what, since it last was put back as a whole.
    pub(super) fn issued(&self) -> &Issued {
        &self.issued
    }

    pub(super) fn desk(&self) -> DeskId {
        self.identity.desk()
    }

    /// What this desk takes the time to be.
    pub(super) fn now(&self, now: Moment) -> Now {
        Now {
            at: now.plus(self.clock),
            zone: Zone::OSLO,
        }
    }

    /// Starts the program, as a home is opened.
    pub(super) fn open(&mut self, now: Moment) {
        self.opens += 1;
        self.publisher = publisher_of(&self.identity);
        self.reader = reader_of(&self.identity);
        self.newest.clear();
        let (now, nonce) = (self.now(now), Nonce::draw(&mut self.random));
        let remembered = self.store.remembered_opens().unwrap();
        let last = |inc| self.store.last_of(inc).unwrap();
        let guard = self.guard.guard.take();
        let doubted = doubt(remembered.as_ref(), guard.as_ref(), self.machine, last);
        let doubted =
            doubted.filter(|_| self.planted != Some(Planted::NeverDoubts) || remembered.is_none());
        if let Some(doubt) = doubted {
            let desk = self.identity.desk();
            self.store
                .begin_incarnation(desk, doubt.why(), now, &mut self.random)
                .unwrap();
        }
        let renewed = guard.filter(|_| doubted.is_none()).map_or_else(
            || Guard::new(self.machine, nonce),
            |guard| guard.renewed(self.machine, nonce),
        );
        self.store.remember_nonce(nonce).unwrap();
        self.guard.guard = Some(renewed);
    }

    /// Remembers under which numbers records were said just now: none is given twice.
    pub(super) fn issue(&mut self, ids: &[RecordId]) {
        let Some(tip) = self.store.tip().unwrap() else {
            return;
        };
        let first = tip.seq.0 - ids.len() as u64 + 1;
        for (seq, id) in (first..).map(Seq).zip(ids) {
            let before = self.issued.insert((tip.inc, seq), *id);
            if before.is_some_and(|before| before != *id) {
                self.misdeed = Some(format!("the number {seq} was given twice"));
            }
        }
    }

    /// Publishes what there is, as far as the world lets it.
    pub(super) fn publish(&mut self, now: Moment, steps: usize) -> Published {
        let mut published = Published::default();
        let roster = self.reader.roster().map(|it| &it.roster);
        self.publisher.heed(roster);
        for _ in 0..steps {
            let at = self.now(now).at;
            let before = self.folder.files();
            let mut world = publisher::World {
                journal: &mut Log {
                    store: &mut self.store,
                    planted: self.planted,
                },
                folder: &mut Seen {
                    folder: &mut self.folder,
                    planted: self.planted,
                    newest: &mut BTreeMap::new(),
                },
                guard: &mut self.guard,
                random: &mut self.random,
            };
            let step = self.publisher.step(&mut world, at);
            let removed = self.judge(&before);
            published.is_anything |= self.folder.files() != before;
            match step {
                Step::RolledUp { .. } => published.rolled_up += 1,
                Step::Cleared => published.removed.extend(removed),
                Step::Mirrored { .. } => published.mirrored += 1,
                Step::Published { .. } | Step::Healed { .. } | Step::Rewritten | Step::Looking => {}
                Step::Nothing | Step::Waiting { .. } => break,
            }
        }
        self.publisher.acknowledge(self.reader.reached());
        published
    }

    /// Whether a step has left other desks' files alone, and every record of its own in some file. Answers which own parcels
    /// are gone.
    fn judge(&mut self, before: &Files) -> BTreeSet<Mark> {
        let after = self.folder.files();
        let own = Place::desk(self.desk()).to_string();
        let (mine, others): (Vec<_>, Vec<_>) = before
            .iter()
            .filter(|(place, bytes)| after.get(place) != Some(bytes))
            .partition(|(place, _)| place.to_string().starts_with(&own));
        if let Some((place, _)) = others.first() {
            self.misdeed = Some(format!("{place} of another desk was changed"));
        }
        let gone = mine.iter().filter_map(|(place, bytes)| {
            let name = place.parts().last()?;
            let of_mirror = || ParcelName::of_mirror(name).map(|(_, name)| name);
            let name = ParcelName::parse(name).or_else(of_mirror)?;
            Some((name, parcel::open(bytes, |desk| self.key_of(desk)).ok()?))
        });
        let gone: Vec<(ParcelName, parcel::Parcel)> = gone.collect();
        let lines = gone.iter().flat_map(|(_, parcel)| parcel.lines());
        let ids: BTreeSet<RecordId> = lines.filter_map(line::id_of_checked).collect();
        let left = super::carrier::records(&after, &ids);
        if left < ids.len() {
            let lost = ids.len() - left;
            self.misdeed = Some(format!("{lost} records were removed from the folder"));
        }
        gone.into_iter().map(|(name, _)| name.mark).collect()
    }

    fn key_of(&self, desk: DeskId) -> Option<PublicKey> {
        if desk == self.desk() {
            return Some(self.identity.keys().public());
        }
        let roster = &self.reader.roster()?.roster;
        roster.member(desk).map(|member| member.key)
    }

    /// What of another desk's records is here, and what of it this one could publish again.
    pub(super) fn of_another(&self, desk: DeskId) -> (BTreeSet<RecordId>, BTreeSet<RecordId>) {
        let (mut here, mut proven) = (BTreeSet::new(), BTreeSet::new());
        for (stream, of) in streams(&self.store.db).unwrap() {
            if of == desk {
                each_line(&self.store.db, stream, Seq(1), |_, text| {
                    here.extend(line::id_of_checked(text));
                    Ok(Go::On)
                })
                .unwrap();
                let mut forks = self.store.db.prepare(FORKS_OF).unwrap();
                let ids = forks.query_map([stream], |row| row.get::<_, Vec<u8>>(0));
                let ids = ids.unwrap().map(Result::unwrap);
                here.extend(ids.map(|id| RecordId::of(id.try_into().unwrap())));
            }
        }
        for sealed in self.store.sealed_of(desk).unwrap() {
            let lines = self.store.lines_proven(sealed.header()).unwrap();
            let lines = lines.unwrap_or_default();
            proven.extend(lines.iter().filter_map(|it| line::id_of_checked(it)));
        }
        (here, proven)
    }

    /// Reads what there is; answers how many records were new. None when it was killed, or the world said no.
    pub(super) fn read(&mut self, now: Moment, killed_after: Option<usize>) -> Option<u64> {
        if self.planted == Some(Planted::MirrorsUnproven) {
            self.believes(now);
        }
        let mut new = 0;
        loop {
            let now = self.now(now);
            let mut world = reader::World {
                intake: &mut Door {
                    store: &mut self.store,
                    desk: self.identity.desk(),
                    random: &mut self.random,
                    now,
                    planted: self.planted,
                    killed_after,
                    by_mirror: &mut self.by_mirror,
                },
                folder: &mut Seen {
                    folder: &mut self.folder,
                    planted: self.planted,
                    newest: &mut self.newest,
                },
            };
            let pass = self.reader.pass(&mut world, now.at).ok()?;
            new += pass.new;
            if !pass.is_more {
                return Some(new);
            }
        }
    }

    /// Takes mirrors in as they are, as a program would that forgets to ask who has signed them.
    fn believes(&mut self, now: Moment) {
        let now = self.now(now);
        for (place, bytes) in self.folder.files() {
            let is_mirror = place.to_string().contains("/mirror/");
            let parcel = is_mirror.then(|| Verified::unproven(&bytes)).flatten();
            if let Some(parcel) = parcel {
                let count = usize::try_from(parcel.header().n).unwrap();
                let part = PartOf {
                    parcel: &parcel,
                    lines: 0..count,
                };
                self.store.take_slice(&[part], now).unwrap();
            }
        }
    }

    /// Every record that is here.
    pub(super) fn records(&self) -> BTreeSet<RecordId> {
        let mut found = BTreeSet::new();
        for (stream, _) in streams(&self.store.db).unwrap() {
            each_line(&self.store.db, stream, Seq(1), |_, text| {
                found.extend(line::id_of_checked(text));
                Ok(Go::On)
            })
            .unwrap();
        }
        let mut forks = self.store.db.prepare(FORKS).unwrap();
        let ids = forks.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        found.extend(ids.map(|id| RecordId::of(id.unwrap().try_into().unwrap())));
        found
    }

    /// How often own files in the folder speak of somebody who is forgotten: of own logs, and mirrors.
    pub(super) fn outspoken(&mut self) -> usize {
        let desk = self.desk();
        let erased = self.store.erased().unwrap();
        let logs = self.store.published_logs().unwrap();
        let files = self.folder.files().into_iter();
        let above = [Place::log(desk), Place::mirror(desk)].map(Some);
        let own = files.filter(|(place, _)| above.contains(&place.parent()));
        let key = |desk| self.key_of(desk);
        let parcels = own.filter_map(|(_, bytes)| parcel::open(&bytes, key).ok());
        let mine = parcels.filter(|it| {
            let is_mirror = it.header.kind == Kind::Mirror;
            is_mirror || logs.iter().any(|tip| tip.inc == it.header.inc)
        });
        let speaks = |text: &str| match line::parse(text) {
            Ok(Line::Record(record)) => {
                let fact = wire::read(&record).map(|said| said.fact);
                let is_about = record.sub.is_some_and(|sub| erased.contains(&sub));
                is_about && fact.is_ok_and(|fact| is_forgotten(&fact))
            }
            Ok(Line::Stub(_)) | Err(_) => false,
        };
        mine.map(|it| it.lines().filter(|text| speaks(text)).count())
            .sum()
    }

    /// Keeps the home as it is today.
    pub(super) fn keep(&self, path: &Path) -> Kept {
        self.store.backup(path, "").unwrap();
        Kept {
            path: path.to_owned(),
            guard: self.guard.guard.clone(),
        }
    }

    /// The database of then stands in the home again, put there by the program.
    pub(super) fn restore(&mut self, kept: &Kept, now: Moment) {
        let nonce = Nonce::draw(&mut self.random);
        Store::open(&kept.path).unwrap().put_back(nonce).unwrap();
        self.store = opened(&kept.path);
        self.is_learning = true;
        self.open(now);
    }

    /// The whole home is as it was then, guard file and all: a machine was put back.
    pub(super) fn put_back(&mut self, kept: &Kept, now: Moment) {
        self.store = opened(&kept.path);
        self.guard.guard.clone_from(&kept.guard);
        self.issued.clear();
        self.is_learning = true;
        self.open(now);
    }

    /// The same home on another machine, where it goes on beside the first.
    pub(super) fn cloned(&self, kept: &Kept, machine: u64, now: Moment) -> Self {
        let mut clone = Self::new(self.identity.clone(), machine, self.planted);
        clone.store = opened(&kept.path);
        clone.guard.guard.clone_from(&kept.guard);
        clone.open(now);
        clone
    }
}

fn opened(path: &Path) -> Store {
    Store::open(path).unwrap().with_mac_key(team_key())
}

fn publisher_of(identity: &Identity) -> Publisher {
    let membership = identity.team.clone().unwrap();
    Publisher::new(identity.keys(), membership, "samtale test".to_owned())
}

fn reader_of(identity: &Identity) -> Reader {
    Reader::new(identity.keys().public(), identity.team.clone().unwrap())
}
