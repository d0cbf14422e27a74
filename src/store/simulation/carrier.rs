//! The carrier: what brings files from one desk's copy of the folder to another's, and what befalls files on the way.
//!
//! *Invariant:* what no home and no other copy has is not destroyed: that would be the end of it, and no program's fault.

mod calibrated;

use std::collections::{BTreeMap, BTreeSet};

use super::Team;
use crate::model::id::{DeskId, RecordId};
use crate::seal::sign::PublicKey;
use crate::sync::folder::memory::lines;
use crate::sync::journal::Outbox;
use crate::sync::line;
use crate::sync::parcel::{self, Header, Kind, Parcel, Sealed};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Stream, Tip};

/// A copy of the folder, as it was one day.
pub(super) type Files = BTreeMap<Place, Vec<u8>>;

/// The keys of all desks.
type Keys = BTreeMap<DeskId, PublicKey>;

fn is_parcel(place: &Place) -> bool {
    is_parcel_name(&place.to_string())
}

/// Whether a file is named as a parcel; the program's own names are in small letters.
pub(super) fn is_parcel_name(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, kind)| kind == "jsonl")
}

fn is_head(place: &Place) -> bool {
    place.to_string().ends_with("head.json")
}

/// A parcel that is whole.
fn whole(bytes: &[u8], keys: &Keys) -> Option<Parcel> {
    let parcel = parcel::open(bytes, |desk| keys.get(&desk).copied()).ok()?;
    parcel.check().is_ok().then_some(parcel)
}

/// How many of these records are in whole files.
pub(super) fn records(files: &Files, said: &BTreeSet<RecordId>) -> usize {
    let mut found = BTreeSet::new();
    for (_, bytes) in files.iter().filter(|(place, _)| is_parcel(place)) {
        // A file that was cut ends within a line, or lacks lines that another file has.
        let text = String::from_utf8_lossy(bytes);
        found.extend(
            text.split_inclusive('\n')
                .skip(2)
                .filter(|line| line.ends_with("}\n"))
                .filter_map(line::id_of_checked),
        );
    }
    found.intersection(said).count()
}

impl Team {
    fn keys(&self) -> Keys {
        let sites = self.sites.iter();
        let keys = sites.map(|site| (site.desk(), site.identity.keys().public()));
        keys.collect()
    }

    /// Everything that homes and copies of the folder have, but one home's.
    pub(super) fn known_besides(&self, site: usize) -> BTreeSet<RecordId> {
        let keys = self.keys();
        let mut known = BTreeSet::new();
        for (n, other) in self.sites.iter().enumerate() {
            if n != site && !other.is_gone {
                known.extend(other.records());
            }
            for (place, bytes) in other.folder.files() {
                let parcel = is_parcel(&place).then(|| whole(&bytes, &keys)).flatten();
                let lines = parcel.iter().flat_map(Parcel::lines);
                known.extend(lines.filter_map(line::id_of_checked));
            }
        }
        known
    }

    /// Brings some files to another copy, in some state.
    pub(super) fn carry(&mut self, to: usize) {
        let from = self.dice(self.sites.len());
        let files: Vec<(Place, Vec<u8>)> = self.sites[from].folder.files().into_iter().collect();
        if from == to || files.is_empty() {
            return;
        }
        for _ in 0..=self.dice(6) {
            let (place, bytes) = &files[self.dice(files.len())];
            self.carry_file(to, place, bytes);
        }
    }

    fn carry_file(&mut self, to: usize, place: &Place, bytes: &[u8]) {
        let there = self.sites[to].folder.files().get(place).cloned();
        let is_own = place
            .to_string()
            .contains(&self.sites[to].desk().to_string());
        if there.as_deref() == Some(bytes) || (is_own && there.is_some()) {
            return;
        }
        let folder = &mut self.sites[to].folder;
        match super::dice(&mut self.random, 9) {
            0 if there.is_none() && is_parcel(place) => {
                folder.carry(place, &bytes[..bytes.len() / 2]);
                self.meets("carried in part");
            }
            1 if there.is_none() && is_parcel(place) => {
                let text = String::from_utf8_lossy(bytes).replace('\n', "\r\n");
                folder.carry(place, text.as_bytes());
                self.meets("carried with other line ends");
            }
            2 if is_parcel(place) => {
                let copy = place.to_string().replace(".jsonl", "-1.jsonl");
                folder.carry(&Place::parse(&copy).unwrap(), bytes);
                self.meets("carried under another name");
            }
            _ if there.is_none() || is_head(place) || self.is_better(there.as_deref(), bytes) => {
                self.sites[to].folder.carry(place, bytes);
                self.meets("carried");
            }
            _ => {}
        }
    }

    fn is_better(&self, there: Option<&[u8]>, bytes: &[u8]) -> bool {
        let keys = self.keys();
        let is_whole = |bytes: &[u8]| whole(bytes, &keys).is_some();
        there.is_none_or(|there| !is_whole(there)) && is_whole(bytes)
    }

    /// Something befalls the files of one copy.
    pub(super) fn harm(&mut self, site: usize) {
        if self.sites[site].is_learning {
            return;
        }
        let files: Vec<Place> = self.sites[site].folder.files().into_keys().collect();
        let place = files[self.dice(files.len())].clone();
        match self.dice(6) {
            0 if self.is_spare(site, &place) => {
                self.sites[site].folder.lose(&place);
                self.meets("a file was lost");
            }
            1 if is_parcel(&place) && self.is_spare(site, &place) => {
                self.sites[site].folder.damage(&place);
                self.meets("a file was cut");
            }
            2 => {
                let files = self.sites[site].folder.files();
                self.snapshots.push((site, files));
            }
            3 => self.puts_back(site),
            4 => self.leaves_rubbish(site),
            _ => self.brings_an_old_head(site),
        }
    }

    /// The folder of a desk is as it was one day.
    fn puts_back(&mut self, site: usize) {
        let Some(at) = self.snapshots.iter().position(|(of, _)| *of == site) else {
            let files = self.sites[site].folder.files();
            return self.snapshots.push((site, files));
        };
        let (_, old) = self.snapshots.remove(at);
        for place in self.sites[site].folder.files().into_keys() {
            match old.get(&place) {
                Some(bytes) if self.is_spare(site, &place) => {
                    self.sites[site].folder.carry(&place, bytes);
                }
                None if self.is_spare(site, &place) => self.sites[site].folder.lose(&place),
                _ => {}
            }
        }
        self.meets("a folder was put back");
    }

    fn brings_an_old_head(&mut self, site: usize) {
        let found = self.snapshots.iter().find_map(|(_, files)| {
            let mut heads = files.iter().filter(|(place, _)| is_head(place));
            heads
                .next()
                .map(|(place, bytes)| (place.clone(), bytes.clone()))
        });
        if let Some((place, bytes)) = found {
            self.sites[site].folder.carry(&place, &bytes);
            self.meets("an old head was carried");
        }
    }

    /// What somebody or something leaves that is no parcel, and what another team's desk has signed.
    fn leaves_rubbish(&mut self, site: usize) {
        let whose = self.dice(self.sites.len());
        let desk = self.sites[whose].desk();
        let name = format!(
            "desks/{desk}/log/{:08x}-0000000001-0000000009-{:016x}.jsonl",
            self.dice(1 << 30),
            self.dice(1 << 50)
        );
        let bytes: Vec<u8> = (0..self.dice(400))
            .map(|_| u8::try_from(super::dice(&mut self.random, 256)).unwrap())
            .collect();
        let text = [&b"{\"samtale\":1,\"kind\":\"own\"}\n"[..], &bytes, b"\n"].concat();
        if self.dice(3) == 0 {
            return self.leaves_a_forgery(site, whose);
        }
        let rubbish = if self.dice(2) == 0 { bytes } else { text };
        let place = Place::parse(&name).unwrap();
        self.sites[site].folder.carry(&place, &rubbish);
        self.meets("rubbish was left");
    }

    /// A desk of the team says in a mirror that another has said what it has not.
    fn leaves_a_forgery(&mut self, site: usize, whose: usize) {
        let author = &self.sites[whose];
        let Some(tip) = author.store.tip().unwrap() else {
            return;
        };
        let (desk, before) = (author.desk(), Tip::empty(tip.inc));
        let team = author.identity.team.as_ref().unwrap().id;
        let line = lines(Seq(1), 1).remove(0);
        let another = |n: &usize| self.sites[*n].desk() != desk;
        let Some(liar) = (0..self.sites.len()).rfind(another) else {
            return;
        };
        let keys = self.sites[liar].identity.keys();
        let outbox = Outbox {
            desk: self.sites[liar].desk(),
            before,
            lines: vec![line.clone()],
        };
        let own = parcel::pack(&outbox, team, &keys, "samtale test").unwrap();
        let key = keys.public();
        let own = parcel::open(&own.bytes, |_| Some(key)).unwrap();
        let theirs = Header {
            desk,
            ..own.header.clone()
        };
        let claimed = parcel::forged(theirs.clone(), &format!("{line}\n"), &keys);
        let claimed = Sealed::of_file(&claimed.bytes).unwrap();
        let body = format!("{}\n{line}\n", claimed.mirrored().unwrap());
        let header = Header {
            kind: Kind::Mirror,
            by: Some(outbox.desk),
            ..theirs
        };
        let forged = parcel::forged(header, &body, &keys);
        self.forged.extend(line::id_of_checked(&line));
        self.sites[site].folder.carry(&forged.place, &forged.bytes);
        self.meets("a forged mirror was left");
    }

    /// Whether a file may be destroyed: the same lies in another copy, or a home of its desk has all that it holds.
    pub(super) fn is_spare(&self, site: usize, place: &Place) -> bool {
        let files = self.sites[site].folder.files();
        let Some(bytes) = files.get(place) else {
            return false;
        };
        let others = self.sites.iter().enumerate().filter(|(n, _)| *n != site);
        let mut copies = others.map(|(_, other)| other.folder.files());
        if copies.any(|files| files.get(place) == Some(bytes)) {
            return true;
        }
        let Some(parcel) = whole(bytes, &self.keys()) else {
            return is_head(place);
        };
        self.is_at_home(&parcel.header)
    }

    fn is_at_home(&self, header: &Header) -> bool {
        let stream = Stream {
            desk: header.desk,
            inc: header.inc,
        };
        let here = self.sites.iter().filter(|it| !it.is_gone);
        let homes = here.filter(|it| it.desk() == header.desk);
        homes.into_iter().any(|home| {
            let reached = home.store.reached().unwrap();
            reached.get(&stream).map_or(Seq::NONE, |tip| tip.seq) >= header.to
        })
    }

    /// Brings everything everywhere, each file in its best state.
    pub(super) fn carry_everything(&mut self) {
        let keys = self.keys();
        let mut best: Files = Files::new();
        for site in &self.sites {
            for (place, bytes) in site.folder.files() {
                let is_own = place.to_string().contains(&site.desk().to_string());
                let is_better = best.get(&place).is_none_or(|there| {
                    if is_parcel(&place) {
                        whole(there, &keys).is_none() && whole(&bytes, &keys).is_some()
                    } else {
                        is_own
                    }
                });
                if is_better {
                    best.insert(place, bytes);
                }
            }
        }
        for site in self.sites.iter_mut().filter(|it| !it.is_gone) {
            let there = site.folder.files();
            for (place, bytes) in &best {
                if there.get(place) != Some(bytes) {
                    site.folder.carry(place, bytes);
                }
            }
        }
    }
}
