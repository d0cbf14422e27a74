//! Files that an engine brings back: what they say of whoever is forgotten gets into no byte of the database again
//! (SYNC.md §4.2, F16).
//!
//! `RESURRECTIONS=10000` for a long run, `SEED=n` for one of it.

use tempfile::TempDir;

use super::arrived::{desk, dice, publish, take};
use super::forgotten::{WORDS, erase, life, note, others};
use super::world::{Counted, Desk, at, id, list};
use super::{Draft, Store};
use crate::model::fact::{Fact, IncWhy};
use crate::model::id::DeskId;
use crate::seal::mac::MacKey;
use crate::sync::parcel::Verified;

/// A run in which a page is divided: of the rows that are moved, copies stay behind.
const DIVIDED: u64 = 194;

/// A database on a disk that nobody waits for: it is about bytes, and not about power.
fn opened(folder: &TempDir) -> Store {
    let store = Store::open(&folder.path().join("desk.db")).unwrap();
    store.db.pragma_update(None, "synchronous", "OFF").unwrap();
    store.with_mac_key(MacKey::of([5; 32]))
}

/// A desk that writes, and one on a disk that reads what is brought, in any order and again.
struct Brought {
    folder: TempDir,
    author: Desk,
    reader: Desk,
    parcels: Vec<Verified>,
    random: Counted,
}

impl Brought {
    fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Desk {
            store: opened(&folder),
            random: Counted(seed),
            now: at("2026-11-23T10:00:00"),
        };
        let Desk { store, random, now } = &mut reader;
        store
            .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, *now, random)
            .unwrap();
        reader.say(None, Fact::ListNew(list(1)));
        others(&mut reader, 20, 24);
        life(&mut reader, 1);
        let mut author = desk(1);
        life(&mut author, 1);
        others(&mut author, 10, 12);
        Self {
            reader,
            author,
            folder,
            parcels: Vec::new(),
            random: Counted(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        }
    }

    fn publishes(&mut self) {
        let records = 1 + dice(&mut self.random, 6);
        let parcels = publish(1, &mut self.author, records);
        self.parcels.extend(parcels);
    }

    /// A file is there, for the first time or again.
    fn brings(&mut self) {
        if !self.parcels.is_empty() {
            let which = dice(&mut self.random, self.parcels.len());
            let slice = 1 + dice(&mut self.random, 5);
            take(&mut self.reader.store, &self.parcels[which], slice);
        }
    }

    fn step(&mut self) {
        match dice(&mut self.random, 14) {
            0..3 => life(&mut self.author, 1),
            3 => others(&mut self.author, 12, 14),
            4..6 => self.publishes(),
            6..10 => self.brings(),
            10 => {
                self.reader.say(Some(id(1)), note("fakturaqzen, sagt her"));
            }
            11 => {
                let Desk { store, now, .. } = &mut self.reader;
                store.rebuild(*now).unwrap();
            }
            12 => {
                let draft = Draft {
                    key: "in-hand".to_owned(),
                    text: format!("{{\"customer\":\"{}\",\"notes\":\"kladdqz\"}}", id(1)),
                    at: self.reader.now.at,
                };
                self.reader.store.keep_drafts(&[draft]).unwrap();
            }
            _ => self.opens_again(),
        }
    }

    fn opens_again(&mut self) {
        self.reader.store = opened(&self.folder);
    }

    /// The word that is found somewhere in the files of the database, once it knows that they are forgotten.
    fn fault(&mut self) -> Option<String> {
        if !self.reader.store.is_erased(id(1)).unwrap() {
            return None;
        }
        assert!(self.reader.store.scrub().unwrap());
        let mut bytes = Vec::new();
        for name in ["desk.db", "desk.db-wal", "desk.db-shm"] {
            bytes.extend(std::fs::read(self.folder.path().join(name)).unwrap_or_default());
        }
        // The words are plain letters, so whatever is no letter may be lost.
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        let words = WORDS.iter().copied().chain(["anariqvis", "4700100001"]);
        let mut found = words.map(str::to_ascii_lowercase);
        found.find(|word| text.contains(word.as_str()))
    }
}

#[test]
fn what_is_brought_back_of_whoever_is_forgotten_gets_into_no_byte() {
    let number = |name| std::env::var(name).ok().map(|text| text.parse().unwrap());
    let seeds: Vec<u64> = match (number("SEED"), number("RESURRECTIONS")) {
        (Some(seed), _) => vec![seed],
        (None, count) => (0..count.unwrap_or(5)).chain([DIVIDED]).collect(),
    };
    let count = seeds.len();
    let mut looks = 0;
    for seed in seeds {
        let mut brought = Brought::new(seed);
        let forgotten_at = dice(&mut brought.random, 24);
        for step in 0..24 {
            if step == forgotten_at && dice(&mut brought.random, 2) == 0 {
                brought.author.say(Some(id(1)), erase());
            } else if step == forgotten_at {
                brought.reader.say(Some(id(1)), erase());
            }
            brought.step();
            assert_eq!(brought.fault(), None, "SEED={seed} step {step}");
            looks += 1;
        }
        // Whatever is left comes, and everything comes again.
        brought.publishes();
        for _ in 0..2 {
            for parcel in &brought.parcels {
                take(&mut brought.reader.store, parcel, 3);
            }
            assert!(
                brought.reader.store.is_erased(id(1)).unwrap(),
                "SEED={seed}"
            );
            assert_eq!(brought.fault(), None, "SEED={seed} at the end");
            looks += 1;
        }
        let Desk { store, now, .. } = &brought.reader;
        assert_eq!(store.check(*now).unwrap().problems, [], "SEED={seed}");
        assert!(store.find("fakturaqzen", 5).unwrap().is_empty());
    }
    println!(
        "F16  {count} seeds, {looks} looks at every byte of a database to which files are brought back, in any order and again: \
         0 words of whoever is forgotten"
    );
}
