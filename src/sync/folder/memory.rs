//! A team folder in memory that fails when it is told to, and the other small stand-ins for tests.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cap, Doing, Fault, Folder, Stat, TemporaryName, Trouble};
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::guard::{Guard, GuardFile};
use crate::sync::journal::{Journal, Outbox};
use crate::sync::line::{self, Entry, Line, Salt};
use crate::sync::parcel::{Header, Sealed};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Tip};

/// Random bytes that count, so that tests repeat.
#[derive(Debug, Default)]
pub(crate) struct Counting(u8);

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self.0.wrapping_add(1);
            *byte = self.0;
        }
    }
}

/// `count` record lines, numbered from `first`.
pub(crate) fn lines(first: Seq, count: u64) -> Vec<String> {
    (first.0..first.0 + count)
        .map(|seq| {
            let body = BTreeMap::from([("text", format!("Ringer om fakturaen, linje {seq}."))]);
            let entry = Entry {
                seq: Seq(seq),
                at: Moment::from_millis(1_795_257_062_114 + i64::try_from(seq).unwrap()),
                by: Some("s-0123456789abcdef".parse().unwrap()),
                kind: "note",
                sub: Some("c-fedcba9876543210".parse().unwrap()),
                sup: &[],
                body: &body,
                salt: Salt::of([7; 12]),
            };
            entry.write().unwrap().text
        })
        .collect()
}

/// A desk's log in memory.
#[derive(Debug)]
pub(crate) struct MemoryJournal {
    pub(crate) desk: DeskId,
    pub(crate) inc: Incarnation,
    pub(crate) lines: Vec<String>,
    /// How many lines are marked as published.
    pub(crate) marked: usize,
    /// Whether the database says no.
    pub(crate) is_locked: bool,
    /// Who was forgotten.
    pub(crate) erased: BTreeSet<CustomerId>,
    /// Records beside others with their numbers.
    pub(crate) forks: Vec<Outbox>,
    /// Own files that hold others, and since when.
    pub(crate) covering: BTreeMap<Place, Moment>,
    /// What another desk has signed, with the lines that it proves.
    pub(crate) others: Vec<(Sealed, Vec<String>)>,
}

impl MemoryJournal {
    /// The tip after the first lines.
    pub(crate) fn tip(&self, count: usize) -> Tip {
        let ids = self.lines.iter().take(count);
        ids.fold(Tip::empty(self.inc), |tip, text| {
            tip.after(&line::parse(text).unwrap().id())
        })
    }
}

impl Journal for MemoryJournal {
    type Fault = String;

    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, String> {
        let lines: Vec<String> = self.lines[self.marked..]
            .iter()
            .take(lines_max)
            .cloned()
            .collect();
        Ok((!lines.is_empty()).then(|| Outbox {
            desk: self.desk,
            before: self.tip(self.marked),
            lines,
        }))
    }

    fn mark_published(&mut self, tip: &Tip) -> Result<(), String> {
        if self.is_locked {
            return Err("locked".to_owned());
        }
        let through = usize::try_from(tip.seq.0).unwrap();
        assert_eq!(*tip, self.tip(through), "only what was written is marked");
        self.marked = self.marked.max(through);
        Ok(())
    }

    fn published(&mut self) -> Result<Option<Tip>, String> {
        Ok((self.marked > 0).then(|| self.tip(self.marked)))
    }

    fn published_logs(&mut self) -> Result<Vec<Tip>, String> {
        Ok(self.published()?.into_iter().collect())
    }

    fn erased(&mut self) -> Result<BTreeSet<CustomerId>, String> {
        Ok(self.erased.clone())
    }

    fn said_now(
        &mut self,
        inc: Incarnation,
        records: &[(Seq, RecordId)],
    ) -> Result<Option<Vec<String>>, String> {
        let here = |(seq, id): &(Seq, RecordId)| {
            let at = usize::try_from(seq.0).unwrap() - 1;
            let line = self.lines.get(at)?;
            (inc == self.inc && line::id_of_checked(line) == Some(*id)).then(|| line.clone())
        };
        Ok(records.iter().map(here).collect())
    }

    fn forks(&mut self) -> Result<Vec<Outbox>, String> {
        Ok(self.forks.clone())
    }

    fn lines_after(&mut self, before: &Tip, lines_max: usize) -> Result<Option<Outbox>, String> {
        let after = usize::try_from(before.seq.0).unwrap();
        let lines = self.lines.iter().skip(after).take(lines_max).cloned();
        Ok((before.inc == self.inc).then(|| Outbox {
            desk: self.desk,
            before: *before,
            lines: lines.collect(),
        }))
    }

    fn covering(&mut self) -> Result<BTreeMap<Place, Moment>, String> {
        Ok(self.covering.clone())
    }

    fn keep_covering(&mut self, covering: &BTreeMap<Place, Moment>) -> Result<(), String> {
        if self.is_locked {
            return Err("locked".to_owned());
        }
        self.covering.clone_from(covering);
        Ok(())
    }

    fn sealed_of(&mut self, desk: DeskId) -> Result<Vec<Sealed>, String> {
        let all = self.others.iter().map(|(sealed, _)| sealed.clone());
        Ok(all.filter(|it| it.header().desk == desk).collect())
    }

    fn lines_proven(&mut self, header: &Header) -> Result<Option<Vec<String>>, String> {
        let mut all = self.others.iter();
        let found = all.find(|(sealed, _)| sealed.is_mirrored_by(header));
        Ok(found.map(|(_, lines)| lines.clone()))
    }

    fn last_word(&mut self, desk: DeskId) -> Result<Option<Moment>, String> {
        let of_desk = self.others.iter();
        let lines = of_desk.filter(|(sealed, _)| sealed.header().desk == desk);
        let ats = lines.flat_map(|(_, lines)| lines).filter_map(|text| {
            let Ok(Line::Record(record)) = line::parse(text) else {
                return None;
            };
            Some(record.at)
        });
        Ok(ats.max())
    }
}

/// A guard file in memory.
#[derive(Debug)]
pub(crate) struct MemoryGuard {
    pub(crate) guard: Option<Guard>,
    pub(crate) is_full: bool,
}

impl GuardFile for MemoryGuard {
    fn update(
        &mut self,
        change: &mut dyn FnMut(Option<Guard>) -> Option<Guard>,
    ) -> Result<(), Fault> {
        if self.is_full {
            return Err(fault(Doing::Writing, &Place::top(), Trouble::Full));
        }
        if let Some(changed) = change(self.guard.clone()) {
            self.guard = Some(changed);
        }
        Ok(())
    }
}

/// A folder in memory. What was not synced is lost when it crashes.
#[derive(Debug, Default)]
pub(crate) struct MemoryFolder {
    files: BTreeMap<Place, Vec<u8>>,
    directories: BTreeSet<Place>,
    /// When each place was last written, by the number of the write.
    written: BTreeMap<Place, i64>,
    writes: i64,
    is_gone: bool,
    /// What is not given out, and in which words.
    closed: BTreeMap<Place, Trouble>,
    fails: Option<(usize, Trouble)>,
    fails_for_ever: bool,
    calls: usize,
    temporaries: usize,
}

#[derive(Debug)]
pub(crate) struct MemoryFile {
    bytes: Vec<u8>,
    is_synced: bool,
    is_renamed: bool,
}

impl MemoryFolder {
    /// Fails the n-th call from now, once.
    pub(crate) fn fail_at(&mut self, nth: usize) {
        self.fails = Some((self.calls + nth, Trouble::Full));
        self.fails_for_ever = false;
    }

    /// Fails the n-th call from now, once and in this way.
    pub(crate) fn fail_once(&mut self, nth: usize, trouble: Trouble) {
        self.fails = Some((self.calls + nth, trouble));
        self.fails_for_ever = false;
    }

    /// Fails every call from the n-th from now on.
    pub(crate) fn fail_from(&mut self, nth: usize, trouble: Trouble) {
        self.fails = Some((self.calls + nth, trouble));
        self.fails_for_ever = true;
    }

    /// The world is well again.
    pub(crate) fn heal(&mut self) {
        self.fails = None;
    }

    /// The folder is unmounted, or mounted again.
    pub(crate) fn unmount(&mut self) {
        self.is_gone = true;
    }

    /// The folder is mounted again.
    pub(crate) fn mount(&mut self) {
        self.is_gone = false;
    }

    /// Puts a file there as a carrier does.
    pub(crate) fn carry(&mut self, place: &Place, bytes: &[u8]) {
        let mut above = place.parent();
        while let Some(directory) = above.filter(|place| *place != Place::top()) {
            above = directory.parent();
            self.directories.insert(directory);
        }
        self.files.insert(place.clone(), bytes.to_vec());
        self.wrote(place);
    }

    /// Gives a file out no more, though it can be looked at.
    pub(crate) fn close(&mut self, place: &Place, trouble: &Trouble) {
        self.closed.insert(place.clone(), trouble.clone());
    }

    /// Gives it out again.
    pub(crate) fn open(&mut self, place: &Place) {
        self.closed.remove(place);
    }

    /// Other bytes lie there, as many, and written within the same tick of the clock.
    pub(crate) fn fill(&mut self, place: &Place, bytes: &[u8]) {
        let before = self.files.insert(place.clone(), bytes.to_vec());
        assert_eq!(before.unwrap().len(), bytes.len());
    }

    fn wrote(&mut self, place: &Place) {
        self.writes += 1;
        let parent = place.parent().unwrap_or_else(Place::top);
        for place in [place.clone(), parent] {
            self.written.insert(place, self.writes);
        }
    }

    /// Removes a file behind everybody's back.
    pub(crate) fn lose(&mut self, place: &Place) {
        self.files.remove(place);
    }

    /// Cuts a file in half behind everybody's back.
    pub(crate) fn damage(&mut self, place: &Place) {
        let bytes = self.files.get_mut(place).unwrap();
        bytes.truncate(bytes.len() / 2);
    }

    pub(crate) fn files(&self) -> BTreeMap<Place, Vec<u8>> {
        self.files.clone()
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls
    }

    /// Temporary files that nobody removed.
    pub(crate) fn temporaries(&self) -> usize {
        self.temporaries
    }

    pub(crate) fn text(&self, place: &Place) -> String {
        String::from_utf8(self.files[place].clone()).unwrap()
    }

    fn call(&mut self, doing: Doing, path: &Place) -> Result<(), Fault> {
        let now = self.calls;
        self.calls += 1;
        let trouble = match &self.fails {
            _ if self.is_gone => Trouble::Gone,
            Some((at, trouble)) if now == *at || (self.fails_for_ever && now > *at) => {
                trouble.clone()
            }
            _ => return Ok(()),
        };
        Err(fault(doing, path, trouble))
    }

    fn has_directory(&self, place: &Place) -> bool {
        *place == Place::top() || self.directories.contains(place)
    }
}

fn fault(doing: Doing, path: &Place, trouble: Trouble) -> Fault {
    Fault {
        doing,
        path: path.to_string().into(),
        trouble,
    }
}

impl Folder for MemoryFolder {
    type Temporary = MemoryFile;

    fn stat(&mut self, place: &Place) -> Result<Option<Stat>, Fault> {
        self.call(Doing::Looking, place)?;
        let modified_millis = self.written.get(place).copied().unwrap_or_default();
        let stat = |is_file, bytes| Stat {
            is_file,
            bytes,
            modified_millis,
        };
        let file = self.files.get(place);
        let directory = self.has_directory(place).then(|| stat(false, 0));
        Ok(file
            .map(|bytes| stat(true, bytes.len() as u64))
            .or(directory))
    }

    fn list(&mut self, directory: &Place) -> Result<Vec<String>, Fault> {
        self.call(Doing::Looking, directory)?;
        let places = self.files.keys().chain(&self.directories);
        Ok(places
            .filter(|place| place.parent().as_ref() == Some(directory))
            .filter_map(|place| place.parts().last().map(str::to_owned))
            .collect())
    }

    /// Every name in it is a place.
    fn strays(&mut self, directory: &Place) -> Result<Vec<String>, Fault> {
        self.call(Doing::Looking, directory)?;
        Ok(Vec::new())
    }

    fn read(&mut self, place: &Place, cap: Cap) -> Result<Option<Vec<u8>>, Fault> {
        self.call(Doing::Reading, place)?;
        if let Some(trouble) = self.closed.get(place) {
            return Err(fault(Doing::Reading, place, trouble.clone()));
        }
        match self.files.get(place) {
            Some(bytes) if bytes.len() > cap.0 => {
                Err(fault(Doing::Reading, place, Trouble::TooLong))
            }
            found => Ok(found.cloned()),
        }
    }

    fn make_directory(&mut self, place: &Place) -> Result<(), Fault> {
        self.call(Doing::MakingDirectory, place)?;
        let mut made = Some(place.clone());
        while let Some(directory) = made.filter(|place| *place != Place::top()) {
            made = directory.parent();
            if self.directories.insert(directory.clone()) {
                self.wrote(&directory);
            }
        }
        Ok(())
    }

    fn create(&mut self, _: TemporaryName) -> Result<MemoryFile, Fault> {
        self.call(Doing::Writing, &Place::top())?;
        self.temporaries += 1;
        Ok(MemoryFile {
            bytes: Vec::new(),
            is_synced: false,
            is_renamed: false,
        })
    }

    fn write(&mut self, file: &mut MemoryFile, bytes: &[u8]) -> Result<(), Fault> {
        self.call(Doing::Writing, &Place::top())?;
        file.bytes.extend_from_slice(bytes);
        file.is_synced = false;
        Ok(())
    }

    fn length(&mut self, file: &MemoryFile) -> Result<u64, Fault> {
        self.call(Doing::Looking, &Place::top())?;
        Ok(file.bytes.len() as u64)
    }

    fn sync(&mut self, file: &mut MemoryFile) -> Result<(), Fault> {
        self.call(Doing::Syncing, &Place::top())?;
        file.is_synced = true;
        Ok(())
    }

    fn rename(&mut self, file: &mut MemoryFile, to: &Place) -> Result<(), Fault> {
        self.call(Doing::Renaming, to)?;
        assert!(file.is_synced, "{to} was renamed before it was synced");
        if !to
            .parent()
            .is_some_and(|parent| self.has_directory(&parent))
        {
            return Err(fault(Doing::Renaming, to, Trouble::Gone));
        }
        self.files.insert(to.clone(), file.bytes.clone());
        self.wrote(to);
        file.is_renamed = true;
        self.temporaries -= 1;
        Ok(())
    }

    fn sync_directory(&mut self, directory: &Place) -> Result<(), Fault> {
        self.call(Doing::Syncing, directory)
    }

    fn remove(&mut self, place: &Place) -> Result<(), Fault> {
        self.call(Doing::Removing, place)?;
        self.files.remove(place);
        self.wrote(place);
        Ok(())
    }

    fn discard(&mut self, file: MemoryFile) {
        if !file.is_renamed {
            self.temporaries -= 1;
        }
    }
}
