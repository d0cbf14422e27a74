//! A part of a parcel on its way into a log: what is here already is left, what is not is applied and stored.
//!
//! What is here is told by its numbers; ids are compared only where numbers come twice. Two records at one number are both
//! kept: the log is forked.
//!
//! *Invariant:* a log has each number once, whatever arrives; other records at these numbers stand in `fork`.

use std::ops::Range;

use rusqlite::{Connection, OptionalExtension as _};

use super::applied::Applied;
use super::block::Lines;
use super::erase;
use super::log::{self, Go, each_line, id_in};
use super::open::Failure;
use super::project::Projector;
use super::row::Col;
use crate::model::id::{DeskId, RecordId};
use crate::seal::hash::Chain;
use crate::sync::intake::Taken;
use crate::sync::line;
use crate::sync::parcel::Verified;
use crate::sync::stream::Seq;

const KEY: &str = "SELECT k FROM stream WHERE desk = ?1 AND inc = ?2";
const NEW: &str = "INSERT INTO stream(desk, inc, own, last, chain, published, published_chain) VALUES (?1, ?2, 0, 0, ?3, 0, ?3)";
const HOLDS_ANY: &str = "SELECT EXISTS(SELECT 1 FROM block WHERE stream = ?1 AND first <= ?3 AND last >= ?2) \
     OR EXISTS(SELECT 1 FROM tail WHERE k BETWEEN ?1 << 40 | ?2 AND ?1 << 40 | ?3)";
const FORK: &str = "INSERT OR IGNORE INTO fork(stream, seq, id, line) VALUES (?1, ?2, ?3, ?4)";
/// What came back of a log of this desk's was published before.
const CAME_BACK: &str = "UPDATE stream SET published = last, published_chain = chain WHERE k = ?1 AND own = 1 AND published = ?2";

/// From how many new lines on they become a block; fewer stand in the tail, where a line takes no more than its bytes.
const BLOCK_MIN: usize = 64;

/// Some lines of a parcel.
#[derive(Debug, Clone)]
pub struct PartOf<'a> {
    /// The parcel.
    pub parcel: &'a Verified,
    /// Which of its lines, counted from 0.
    pub lines: Range<usize>,
}

impl<'a> PartOf<'a> {
    pub(super) fn lines(&self) -> impl Iterator<Item = (Seq, &'a str)> + use<'a> {
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
    pub(super) fn is_last(&self) -> bool {
        u64::try_from(self.lines.end).is_ok_and(|end| end >= self.parcel.header().n)
    }
}

/// Lines of one parcel on their way in.
pub(super) struct Arriving<'a, 'p> {
    db: &'a Connection,
    projector: &'p mut Projector<'a>,
    pub(super) stream: i64,
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
    pub(super) fn of(
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

    /// Takes in the next line.
    pub(super) fn line(&mut self, seq: Seq, text: &str) -> Result<(), Failure> {
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

    /// Stores what is new.
    pub(super) fn finish(self) -> Result<Taken, Failure> {
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
