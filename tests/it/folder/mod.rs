//! Whatever lies in a team folder on a disk, through the reader into a database: in this process, as nobody has to be asked.

mod arriving;
mod carriers;
mod copies;
mod hostile;
mod measured;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use samtale::disk::folder::TeamFolder;
use samtale::model::id::{Incarnation, RecordId};
use samtale::model::moment::{Moment, Now, Zone};
use samtale::seal::hash;
use samtale::seal::sign::{KeyPair, Purpose, Seed};
use samtale::store::{PartOf, RefusedFile, Store};
use samtale::sync::Random;
use samtale::sync::head::Head;
use samtale::sync::identity::{Identity, desk_of};
use samtale::sync::intake::{Intake, Refused, Taken};
use samtale::sync::journal::Outbox;
use samtale::sync::line::{Entry, Salt, id_of_checked};
use samtale::sync::parcel::{Header, Mark, Packed, Verified, pack};
use samtale::sync::place::Place;
use samtale::sync::reader::{Reader, World};
use samtale::sync::roster::{self, KEPT_AS, Member, Role};
use samtale::sync::signed;
use samtale::sync::stream::{Seq, Stream, Tip};
use samtale::sync::team::{self, FolderOnDisk, Founding};

/// Numbers that look like chance and come again.
#[derive(Debug, Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit
    }
}

impl Random for Dice {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = u8::try_from(self.below(256)).unwrap();
        }
    }
}

/// The records of a desk, in a database.
struct Records<'a>(&'a mut Store);

impl Intake for Records<'_> {
    type Fault = samtale::store::Failure;

    fn taken(&mut self) -> Result<BTreeSet<Mark>, Self::Fault> {
        self.0.taken_parcels()
    }

    fn take(&mut self, parcels: &[Verified]) -> Result<Taken, Self::Fault> {
        let whole = |parcel: &Verified| 0..usize::try_from(parcel.header().n).unwrap();
        let parts = parcels.iter().map(|parcel| PartOf {
            parcel,
            lines: whole(parcel),
        });
        self.0.take_slice(&parts.collect::<Vec<_>>(), now())
    }

    fn reached(&mut self) -> Result<BTreeMap<Stream, Tip>, Self::Fault> {
        self.0.reached()
    }

    fn refuse(&mut self, refused: &Refused) -> Result<(), Self::Fault> {
        self.0.refuse(refused)
    }

    fn forgive(&mut self, place: &str) -> Result<(), Self::Fault> {
        self.0.forgive(place)
    }

    fn knows_erasure(&mut self, record: RecordId) -> Result<bool, Self::Fault> {
        self.0.knows_erasure(record)
    }

    fn roster(&mut self) -> Result<Option<String>, Self::Fault> {
        self.0.remembered(KEPT_AS)
    }

    fn keep_roster(&mut self, text: &str) -> Result<(), Self::Fault> {
        self.0.keep_roster(text, now())
    }
}

fn now() -> Now {
    Now {
        at: Moment::from_millis(1_795_257_062_114),
        zone: Zone::OSLO,
    }
}

/// The keys of a desk: 1 and 2 belong to the team.
fn keys(n: u8) -> KeyPair {
    KeyPair::of(&Seed::of([n; 32]))
}

/// What a desk says: so many notes, each with so many letters.
fn lines(first: u64, count: u64, letters: usize) -> Vec<String> {
    let line = |seq: u64| {
        let text = format!("Ringer om fakturaen, linje {seq}. {}", "x".repeat(letters));
        let entry = Entry {
            seq: Seq(seq),
            at: Moment::from_millis(1_795_257_000_000 + i64::try_from(seq).unwrap()),
            by: Some("s-0123456789abcdef".parse().unwrap()),
            kind: "note",
            sub: Some("c-fedcba9876543210".parse().unwrap()),
            sup: &[],
            body: &BTreeMap::from([("text", text)]),
            salt: Salt::of([7; 12]),
        };
        entry.write().unwrap().text
    };
    (first..first + count).map(line).collect()
}

fn outbox(keys: &KeyPair, all: &[String], from: usize) -> Outbox {
    let before = all.iter().take(from);
    let before = before.fold(Tip::empty(Incarnation::of([5; 8])), |tip, line| {
        tip.after(&id_of_checked(line).unwrap())
    });
    Outbox {
        desk: desk_of(&keys.public()),
        before,
        lines: all[from..].to_vec(),
    }
}

/// A file that says whatever it is told to, signed by whoever does.
fn forged(header: Header, body: &[u8], signed_by: &KeyPair) -> Vec<u8> {
    let header = Header {
        hash: hash::digest(body),
        len: body.len() as u64,
        ..header
    };
    sealed(&serde_json::to_string(&header).unwrap(), body, signed_by)
}

fn sealed(l1: &str, body: &[u8], signed_by: &KeyPair) -> Vec<u8> {
    let signature = signed_by.sign(Purpose::Parcel, l1.as_bytes());
    let head = format!("{l1}\n{{\"sig\":\"{signature}\"}}\n");
    [head.as_bytes(), body].concat()
}

fn head(n: u8, tip: Tip) -> String {
    let head = Head::new(desk_of(&keys(n).public()), tip, now().at);
    signed::write(Purpose::Head, &head, &keys(n)).unwrap()
}

/// The header of a packed file.
fn header(packed: &Packed) -> Header {
    let end = packed.bytes.iter().position(|it| *it == b'\n').unwrap();
    serde_json::from_slice(&packed.bytes[..end]).unwrap()
}

fn body(packed: &Packed) -> &[u8] {
    let mut parts = packed.bytes.splitn(3, |it| *it == b'\n');
    parts.nth(2).unwrap()
}

/// A team's folder on a disk, and the desk that reads it.
struct Team {
    around: tempfile::TempDir,
    folder: TeamFolder,
    founder: Identity,
    store: Store,
    reader: Reader,
    dice: Dice,
}

impl Team {
    fn new() -> Self {
        Self::of(Dice(0x5eed))
    }

    fn of(mut dice: Dice) -> Self {
        let around = tempfile::tempdir().unwrap();
        let founder = team::with_root(&Identity::draw(&mut dice), &mut dice);
        let path = around.path().join("folder");
        let mut folder = TeamFolder::create(&path, founder.desk()).unwrap();
        let founding = Founding {
            at: FolderOnDisk(folder.path().to_owned()),
            seller: None,
        };
        let founder = team::found(&mut folder, &mut dice, &founder, founding, now().at).unwrap();
        let mut team = Self {
            reader: reader(&founder),
            store: Store::in_memory().unwrap(),
            around,
            folder,
            founder,
            dice,
        };
        team.admits([keys(1), keys(2)]);
        team.pass();
        team
    }

    fn admits(&mut self, desks: impl IntoIterator<Item = KeyPair>) {
        let text = self.roster(desks);
        let (membership, mut folder) = (self.founder.team.as_ref().unwrap(), self.folder.clone());
        let roster = roster::Signed::read(&text, membership).unwrap().roster;
        let root = self.root();
        roster::publish(&mut folder, &mut self.dice, roster, &root).unwrap();
    }

    fn root(&self) -> KeyPair {
        KeyPair::of(self.founder.root.as_ref().unwrap())
    }

    /// The next roster, with these desks beside those of before.
    fn roster(&mut self, desks: impl IntoIterator<Item = KeyPair>) -> String {
        let membership = self.founder.team.as_ref().unwrap();
        let known = roster::newest(&mut self.folder, membership, None);
        let next = known.unwrap().unwrap().next(now().at, |all| {
            all.extend(desks.into_iter().map(|keys| Member {
                desk: desk_of(&keys.public()),
                key: keys.public(),
                role: Role::Seller,
                seller: None,
                ended: None,
            }));
        });
        signed::write(Purpose::Roster, &next, &self.root()).unwrap()
    }

    fn pack(&self, n: u8, all: &[String], from: usize) -> Packed {
        let team = self.founder.team.as_ref().unwrap().id;
        let keys = keys(n);
        pack(&outbox(&keys, all, from), team, &keys, "samtale test").unwrap()
    }

    fn path(&self, place: &Place) -> PathBuf {
        self.folder.path().join(place.to_string())
    }

    /// Puts a file there as an engine does.
    fn put(&self, place: &Place, bytes: &[u8]) -> PathBuf {
        let path = self.path(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Everything is looked at, as often as there is more; answers how many records came.
    fn pass(&mut self) -> u64 {
        self.pass_at(now().at)
    }

    fn pass_at(&mut self, now: Moment) -> u64 {
        self.reader.list_again();
        let mut new = 0;
        loop {
            let mut world = World {
                intake: &mut Records(&mut self.store),
                folder: &mut self.folder,
            };
            match self.reader.pass(&mut world, now) {
                Ok(pass) if pass.is_more => new += pass.new,
                Ok(pass) => return new + pass.new,
                // What it can read it has read.
                Err(_) => return new,
            }
        }
    }

    fn records(&self) -> u64 {
        self.store.record_count().unwrap()
    }

    fn refused(&self) -> Vec<RefusedFile> {
        self.store.refused().unwrap()
    }
}

fn reader(founder: &Identity) -> Reader {
    Reader::new(founder.keys().public(), founder.team.clone().unwrap())
}

/// How often, from a variable of the environment.
fn how_often(name: &str, usually: usize) -> usize {
    let asked = std::env::var(name).ok();
    asked.map_or(usually, |text| text.parse().unwrap())
}

/// A number as it is read.
fn counted(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Every file below a directory, with what is in it.
fn all_files(directory: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            let bytes = std::fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}
