//! What other desks write: parcels into the log, their records into the tables.
//!
//! A parcel comes in slices, each a transaction, so that a person's save never waits long. What is here already is told by
//! its numbers; ids are compared only where numbers come twice. Two records at one number are both kept: the log is forked.
//!
//! *Invariant:* a log has each number once, whatever arrives; other records at these numbers stand in `fork`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rusqlite::{Connection, OptionalExtension as _};

use super::block::Lines;
use super::check::Applied;
use super::erase;
use super::journal::PAST_KEPT;
use super::log::{self, Go, each_line, id_in};
use super::memory::META_KEEP;
use super::open::{Failure, Store};
use super::project::{Projector, load_phones};
use super::row::Col;
use super::transaction::in_transaction;
use crate::model::id::{CustomerId, DeskId, RecordId};
use crate::model::moment::Now;
use crate::model::suppression::{Suppress, SuppressScope};
use crate::seal::hash::Chain;
use crate::seal::mac::{Mac, MacKey, MacKeys};
use crate::sync::intake::{Refused, Taken};
use crate::sync::line;
use crate::sync::parcel::{Header, Mark, Verified};
use crate::sync::stream::{Seq, Stream, Tip};

const KEY: &str = "SELECT k FROM stream WHERE desk = ?1 AND inc = ?2";
const NEW: &str = "INSERT INTO stream(desk, inc, own, last, chain, published, published_chain) VALUES (?1, ?2, 0, 0, ?3, 0, ?3)";
const HOLDS_ANY: &str = "SELECT EXISTS(SELECT 1 FROM block WHERE stream = ?1 AND first <= ?3 AND last >= ?2) \
     OR EXISTS(SELECT 1 FROM tail WHERE k BETWEEN ?1 << 40 | ?2 AND ?1 << 40 | ?3)";
const FORK: &str = "INSERT OR IGNORE INTO fork(stream, seq, id, line) VALUES (?1, ?2, ?3, ?4)";
/// What came back of a log of this desk's was published before.
const CAME_BACK: &str = "UPDATE stream SET published = last, published_chain = chain WHERE k = ?1 AND own = 1 AND published = ?2";
const MARKS: &str = "SELECT mark FROM parcel";
const MARK: &str = "INSERT OR IGNORE INTO parcel(mark) VALUES (?1)";
const REACHED: &str = "SELECT desk, inc, last, chain FROM stream";
const REFUSE: &str = "INSERT INTO quarantine(hash, place, why, since, seen) VALUES (?1, ?2, ?3, ?4, ?4) \
     ON CONFLICT DO UPDATE SET place = excluded.place, why = excluded.why, seen = excluded.seen";
const FORGIVE: &str = "DELETE FROM quarantine WHERE place = ?1";
const REFUSED: &str = "SELECT place, why FROM quarantine ORDER BY place";

const FORKS: &str = "SELECT count(*) FROM fork";
const KEEP_PAST: &str =
    "UPDATE stream SET published = last, published_chain = chain WHERE own = 1 AND k <> ?1";
const WISHES: &str = "SELECT root, id, scope, words, customer FROM suppression JOIN customer ON k = customer ORDER BY root";
const MACS: &str = "SELECT mac FROM suppression_mac WHERE root = ?1";

/// From how many new lines on they become a block; fewer stand in the tail, where a line takes no more than its bytes.
const BLOCK_MIN: usize = 64;

/// A file of the team folder that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedFile {
    /// Where it lies in the folder.
    pub place: String,
    /// What is wrong with it.
    pub why: String,
}

/// Whether a parcel holds what this desk itself never wrote into its open log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Authorship {
    /// It is another desk's, of a log that is over, or what this desk wrote.
    Known,
    /// The folder has more of this desk's open log than the database, or something else: the database was put back, or
    /// copied, and the log must begin anew before anything is taken in (SYNC.md §3.4).
    Doubtful,
}

/// Some lines of a parcel.
#[derive(Debug, Clone)]
pub struct PartOf<'a> {
    /// The parcel.
    pub parcel: &'a Verified,
    /// Which of its lines, counted from 0.
    pub lines: Range<usize>,
}

impl<'a> PartOf<'a> {
    fn lines(&self) -> impl Iterator<Item = (Seq, &'a str)> + use<'a> {
        let lines = self.parcel.lines().skip(self.lines.start);
        lines.take(self.lines.len())
    }

    /// The numbers of its first line and its last.
    fn numbers(&self) -> (Seq, Seq) {
        let nth =
            |n: usize| Seq(self.parcel.header().from.0 + u64::try_from(n).unwrap_or(u64::MAX));
        (nth(self.lines.start), nth(self.lines.end.saturating_sub(1)))
    }

    /// Whether the parcel is in when this is.
    fn is_last(&self) -> bool {
        u64::try_from(self.lines.end).is_ok_and(|end| end >= self.parcel.header().n)
    }

    fn mark(&self) -> Mark {
        let (l1, _) = self.parcel.sealed().split_once('\n').unwrap_or_default();
        Mark::of_header(l1)
    }
}

impl Store {
    /// The parcels that were taken in whole.
    pub fn taken_parcels(&self) -> Result<BTreeSet<Mark>, Failure> {
        let mut statement = self.db.prepare_cached(MARKS)?;
        let rows = statement.query_map([], |row| row.get(0).map(|Col(mark)| mark))?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// How far each log has been read without a gap.
    pub fn reached(&self) -> Result<BTreeMap<Stream, Tip>, Failure> {
        let mut statement = self.db.prepare_cached(REACHED)?;
        let rows = statement.query_map([], |row| {
            let (Col(desk), Col(inc), Col(chain)) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let seq = Seq(row.get::<_, i64>(2)?.cast_unsigned());
            Ok((Stream { desk, inc }, Tip { inc, seq, chain }))
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Whether this desk wrote what a parcel says it wrote.
    pub fn authorship(&self, header: &Header) -> Result<Authorship, Failure> {
        let Some(own) = self.own else {
            return Ok(Authorship::Known);
        };
        let (desk, tip) = log::of(&self.db, own)?;
        if header.stream() != (Stream { desk, inc: tip.inc }) {
            return Ok(Authorship::Known);
        }
        let is_there = header.to <= tip.seq && self.chain_at(own, header.to)? == header.head;
        Ok(if is_there {
            Authorship::Known
        } else {
            Authorship::Doubtful
        })
    }

    /// Takes some lines of parcels in, in one transaction; with the last of them a parcel is marked as taken.
    pub fn take_slice(&mut self, parts: &[PartOf<'_>], now: Now) -> Result<Taken, Failure> {
        self.write(now, |db, projector| {
            let mut projector = projector.at_once()?;
            let mut taken = Taken::default();
            for part in parts {
                let mut arriving = Arriving::of(db, &mut projector, part)?;
                for (seq, text) in part.lines() {
                    arriving.line(seq, text)?;
                }
                taken += arriving.finish()?;
                if part.is_last() {
                    db.prepare_cached(MARK)?.execute([Col(part.mark())])?;
                }
            }
            erase::sweep(db, &projector.finish()?)?;
            Ok(taken)
        })
    }

    /// Keeps in mind that a file was refused.
    pub fn refuse(&mut self, refused: &Refused) -> Result<(), Failure> {
        in_transaction(&mut self.db, |db| {
            db.prepare_cached(REFUSE)?.execute((
                Col(refused.hash),
                &refused.place,
                &refused.why,
                Col(refused.at),
            ))?;
            Ok(())
        })
    }

    /// A file at a place is good after all, or gone.
    pub fn forgive(&mut self, place: &str) -> Result<(), Failure> {
        self.db.prepare_cached(FORGIVE)?.execute([place])?;
        Ok(())
    }

    /// The files that were refused.
    pub fn refused(&self) -> Result<Vec<RefusedFile>, Failure> {
        let mut statement = self.db.prepare_cached(REFUSED)?;
        let rows = statement.query_map([], |row| {
            Ok(RefusedFile {
                place: row.get(0)?,
                why: row.get(1)?,
            })
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// How many records stand beside others with the same number.
    pub fn fork_count(&self) -> Result<u64, Failure> {
        self.count(FORKS)
    }

    /// Leaves everything that this desk wrote so far out of the team folder: its open log must have begun anew.
    pub fn keep_past(&mut self) -> Result<(), Failure> {
        let own = self.own.ok_or(Failure::NoLog)?;
        in_transaction(&mut self.db, |db| {
            db.prepare_cached(KEEP_PAST)?.execute([own])?;
            // What was never sent looks as if it had been; nobody may take it for something that the folder has lost.
            db.prepare_cached(META_KEEP)?
                .execute((PAST_KEPT, own.to_string()))?;
            Ok(())
        })
    }

    /// The wishes not to be called, to be said again under the key that this desk hashes numbers with now: other desks of
    /// its team could not know the numbers by those of before.
    pub fn wishes_again(&self, before: &MacKey) -> Result<Vec<(CustomerId, Suppress)>, Failure> {
        let Some(key) = &self.mac_key else {
            return Ok(Vec::new());
        };
        let mut statement = self.db.prepare_cached(WISHES)?;
        let rows = statement.query_map([], |row| {
            let (Col(root), Col(id), Col(scope)) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(((root, id, scope), (row.get(3)?, row.get(4)?)))
        })?;
        let mut again = Vec::new();
        for row in rows {
            let ((root, id, scope), (words, customer)) = row?;
            let numbers = self.hashed_again(root, customer, (before, key))?;
            if numbers.is_empty() && scope == SuppressScope::Number {
                continue;
            }
            let suppress = Suppress {
                scope,
                numbers,
                source: "join".to_owned(),
                words,
            };
            again.push((id, suppress));
        }
        Ok(again)
    }

    /// The numbers that a wish covers by their old hashes, by their new ones.
    fn hashed_again(
        &self,
        root: RecordId,
        customer: i64,
        (before, key): (&MacKey, &MacKeys),
    ) -> Result<Vec<String>, Failure> {
        let mut statement = self.db.prepare_cached(MACS)?;
        let macs = statement.query_map([Col(root)], |row| row.get(0).map(|Col(mac)| mac))?;
        let macs: Vec<Mac> = macs.collect::<Result<_, _>>()?;
        let phones = load_phones(&self.db, customer)?.into_iter();
        let numbers = phones.map(|stored| stored.phone.number);
        let covered = numbers.filter(|number| macs.contains(&before.mac(number.as_e164())));
        Ok(covered
            .map(|number| key.mac(number.as_e164()).to_string())
            .collect())
    }

    /// The chain of a log after one of its records.
    fn chain_at(&self, stream: i64, at: Seq) -> Result<Chain, Failure> {
        let tip = log::tip(&self.db, stream)?;
        if tip.seq == at {
            return Ok(tip.chain);
        }
        let mut reached = Tip::empty(tip.inc);
        each_line(&self.db, stream, Seq(1), |seq, text| {
            if seq > at {
                return Ok(Go::Stop);
            }
            reached = reached.after(&id_in(text)?);
            Ok(Go::On)
        })?;
        Ok(reached.chain)
    }
}

/// Lines of one parcel on their way in.
struct Arriving<'a, 'p> {
    db: &'a Connection,
    projector: &'p mut Projector<'a>,
    stream: i64,
    desk: DeskId,
    sealed: &'p str,
    /// Whether any of their numbers is here already.
    comes_again: bool,
    /// Lines that are not here yet, in runs without gaps.
    runs: Vec<Run>,
    taken: Taken,
}

/// New lines with consecutive numbers.
struct Run {
    next: Seq,
    lines: Vec<(Seq, String)>,
}

impl<'a, 'p> Arriving<'a, 'p> {
    fn of(
        db: &'a Connection,
        projector: &'p mut Projector<'a>,
        part: &PartOf<'p>,
    ) -> Result<Self, Failure> {
        let of = part.parcel.header().stream();
        let known = db
            .prepare_cached(KEY)?
            .query_row((Col(of.desk), Col(of.inc)), |row| row.get(0))
            .optional()?;
        let stream = if let Some(k) = known {
            k
        } else {
            db.prepare_cached(NEW)?
                .execute((Col(of.desk), Col(of.inc), Col(Chain::START)))?;
            db.last_insert_rowid()
        };
        Ok(Self {
            db,
            projector,
            stream,
            desk: of.desk,
            sealed: part.parcel.sealed(),
            comes_again: holds_any(db, stream, part.numbers())?,
            runs: Vec::new(),
            taken: Taken::default(),
        })
    }

    fn line(&mut self, seq: Seq, text: &str) -> Result<(), Failure> {
        match self.here(seq)? {
            None => {
                let stub = self.apply(text)?;
                let text = stub.as_deref().unwrap_or(text);
                self.taken.new += 1;
                match self.runs.last_mut().filter(|run| run.next == seq) {
                    Some(run) => run.push(seq, text),
                    None => self.runs.push(Run::of(seq, text)),
                }
            }
            Some(here) => {
                let id = id_in(text)?;
                if id != here && self.fork(seq, id, text)? {
                    if let Some(stub) = self.apply(text)? {
                        erase::stub_fork(self.db, (self.stream, seq, id), &stub)?;
                    }
                    self.taken.new += 1;
                    self.taken.forks += 1;
                }
            }
        }
        Ok(())
    }

    /// The id of the record that is here at a number.
    fn here(&self, seq: Seq) -> Result<Option<RecordId>, Failure> {
        if !self.comes_again || !holds_any(self.db, self.stream, (seq, seq))? {
            return Ok(None);
        }
        let mut found = None;
        each_line(self.db, self.stream, seq, |_, text| {
            found = Some(id_in(text)?);
            Ok(Go::Stop)
        })?;
        Ok(found)
    }

    fn fork(&self, seq: Seq, id: RecordId, text: &str) -> Result<bool, Failure> {
        let row = (self.stream, seq.0.cast_signed(), Col(id), text);
        Ok(self.db.prepare_cached(FORK)?.execute(row)? == 1)
    }

    /// Applies a line; answers the stub in its place if it says something of somebody who is forgotten.
    fn apply(&mut self, text: &str) -> Result<Option<String>, Failure> {
        let read = line::parse(text)?;
        Applied::of(&read, self.desk).apply(self.projector)
    }

    fn finish(self) -> Result<Taken, Failure> {
        for run in self.runs {
            run.store(self.db, self.stream, self.sealed)?;
        }
        advance(self.db, self.stream)?;
        Ok(self.taken)
    }
}

/// Whether a log has any record between two numbers. The blocks are looked through, so it is asked of many numbers at once.
fn holds_any(db: &Connection, stream: i64, (first, last): (Seq, Seq)) -> Result<bool, Failure> {
    let key = (stream, first.0.cast_signed(), last.0.cast_signed());
    Ok(db
        .prepare_cached(HOLDS_ANY)?
        .query_row(key, |row| row.get(0))?)
}

impl Run {
    fn of(seq: Seq, text: &str) -> Self {
        Self {
            next: seq.next(),
            lines: vec![(seq, text.to_owned())],
        }
    }

    fn push(&mut self, seq: Seq, text: &str) {
        self.next = seq.next();
        self.lines.push((seq, text.to_owned()));
    }

    fn store(self, db: &Connection, stream: i64, sealed: &str) -> Result<(), Failure> {
        if self.lines.len() < BLOCK_MIN {
            let mut lines = self.lines.iter();
            lines.try_for_each(|(seq, text)| log::push(db, stream, *seq, text))?;
            return log::seal_tail(db, stream, Seq(self.next.0 - 1));
        }
        let mut block = Lines::new();
        for (seq, text) in &self.lines {
            block.push(*seq, text);
        }
        block.seal_of(db, stream, sealed)
    }
}

/// Notes how far a log can be read without a gap now.
fn advance(db: &Connection, stream: i64) -> Result<(), Failure> {
    let before = log::tip(db, stream)?;
    let mut tip = before;
    each_line(db, stream, before.seq.next(), |seq, text| {
        if seq != tip.seq.next() {
            return Ok(Go::Stop);
        }
        tip = tip.after(&id_in(text)?);
        Ok(Go::On)
    })?;
    if tip != before {
        log::advance(db, stream, &tip)?;
        let published = before.seq.0.cast_signed();
        db.prepare_cached(CAME_BACK)?.execute((stream, published))?;
    }
    Ok(())
}
