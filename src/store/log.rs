//! The logs: which streams there are, how far each has come, and their lines in order.
//!
//! New lines of this desk stand in the tail, one row each, so that a save is small; a full tail is zipped into a block.
//! Lines written in bulk become blocks at once.
//!
//! *Invariant:* a line is stored and handed out as the bytes that were written.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::block::{Block, Lines};
use super::open::{Failure, Store};
use super::row::Col;
use crate::model::id::{DeskId, Incarnation, RecordId};
use crate::seal::hash::Chain;
use crate::sync::line;
use crate::sync::stream::{Seq, Tip};

const OWN: &str = "SELECT k FROM stream WHERE own = 1 ORDER BY k DESC LIMIT 1";
const TIP: &str = "SELECT inc, last, chain FROM stream WHERE k = ?1";
const OF: &str = "SELECT inc, last, chain, desk FROM stream WHERE k = ?1";
const DESK: &str = "SELECT desk FROM stream WHERE k = ?1";
const LAST_OF: &str = "SELECT max(last) FROM stream WHERE own = 1 AND inc = ?1";
const BEGIN: &str = "INSERT INTO stream(desk, inc, own, last, chain, published, published_chain) VALUES (?1, ?2, 1, 0, ?3, 0, ?3)";
const DISOWN: &str = "UPDATE stream SET own = 0 WHERE own = 1 AND desk <> ?1";
const ADVANCE: &str = "UPDATE stream SET last = ?2, chain = ?3 WHERE k = ?1";
const TAIL_INSERT: &str = "INSERT INTO tail(k, line) VALUES (?1 << 40 | ?2, ?3)";
const TAIL_AFTER: &str = "SELECT k & ((1 << 40) - 1), line FROM tail WHERE k >= ?1 << 40 | ?2 AND k < (?1 + 1) << 40 ORDER BY k LIMIT ?3";
const TAIL_FIRST: &str =
    "SELECT min(k) & ((1 << 40) - 1) FROM tail WHERE k >= ?1 << 40 AND k < (?1 + 1) << 40";
const TAIL_DELETE: &str = "DELETE FROM tail WHERE k BETWEEN ?1 << 40 | ?2 AND ?1 << 40 | ?3";
const STREAMS: &str = "SELECT k, desk FROM stream ORDER BY desk, inc";

/// Lines in the tail before half of them become a block.
const TAIL_MAX: i64 = 1_024;

/// The stream this desk writes.
pub(super) fn own_stream(db: &Connection) -> Result<Option<i64>, Failure> {
    Ok(db.query_row(OWN, [], |row| row.get(0)).optional()?)
}

/// How far a stream has come.
pub(super) fn tip(db: &Connection, stream: i64) -> Result<Tip, Failure> {
    Ok(db.prepare_cached(TIP)?.query_row([stream], tip_of)?)
}

fn tip_of(row: &Row<'_>) -> rusqlite::Result<Tip> {
    let (Col(inc), Col(chain)) = (row.get(0)?, row.get(2)?);
    Ok(Tip {
        inc,
        seq: Seq(row.get::<_, i64>(1)?.cast_unsigned()),
        chain,
    })
}

/// The desk that writes a stream, and how far it has come.
pub(super) fn of(db: &Connection, stream: i64) -> Result<(DeskId, Tip), Failure> {
    Ok(db.prepare_cached(OF)?.query_row([stream], |row| {
        let Col(desk) = row.get(3)?;
        Ok((desk, tip_of(row)?))
    })?)
}

/// The desk that writes a stream.
pub(super) fn desk(db: &Connection, stream: i64) -> Result<DeskId, Failure> {
    let Col(desk) = db
        .prepare_cached(DESK)?
        .query_row([stream], |row| row.get(0))?;
    Ok(desk)
}

/// All streams by desk and incarnation, with the desk of each.
pub(super) fn streams(db: &Connection) -> Result<Vec<(i64, DeskId)>, Failure> {
    let mut statement = db.prepare_cached(STREAMS)?;
    let rows = statement.query_map([], |row| {
        let Col(desk) = row.get(1)?;
        Ok((row.get(0)?, desk))
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// Begins a stream of this desk. Streams of another, which a copied database brought, are no longer its own: it has no
/// key to sign them with.
pub(super) fn begin(db: &Connection, desk: DeskId, inc: Incarnation) -> Result<i64, Failure> {
    db.prepare_cached(DISOWN)?.execute([Col(desk)])?;
    db.prepare_cached(BEGIN)?
        .execute((Col(desk), Col(inc), Col(Chain::START)))?;
    Ok(db.last_insert_rowid())
}

/// Notes how far a stream has come.
pub(super) fn advance(db: &Connection, stream: i64, tip: &Tip) -> Result<(), Failure> {
    let last = tip.seq.0.cast_signed();
    db.prepare_cached(ADVANCE)?
        .execute((stream, last, Col(tip.chain)))?;
    Ok(())
}

/// Adds one line to the tail.
pub(super) fn push(db: &Connection, stream: i64, seq: Seq, line: &str) -> Result<(), Failure> {
    db.prepare_cached(TAIL_INSERT)?
        .execute((stream, seq.0.cast_signed(), line))?;
    Ok(())
}

/// Zips the older half of a full tail into a block. It is full when its first line is that many numbers behind the last one:
/// counting the lines at each save would read all of them.
pub(super) fn seal_tail(db: &Connection, stream: i64, last: Seq) -> Result<(), Failure> {
    let first: Option<i64> = db
        .prepare_cached(TAIL_FIRST)?
        .query_row([stream], |row| row.get(0))?;
    let is_full = |first: &i64| last.0.cast_signed() - first >= TAIL_MAX;
    let Some(first) = first.filter(is_full) else {
        return Ok(());
    };
    let mut lines = Lines::new();
    let mut next = first;
    for (seq, line) in tail(db, stream, first, TAIL_MAX / 2)? {
        // Lines written in bulk may stand between two of the tail's.
        if seq != next {
            break;
        }
        lines.push(Seq(seq.cast_unsigned()), &line);
        next += 1;
    }
    lines.seal(db, stream)?;
    db.prepare_cached(TAIL_DELETE)?
        .execute((stream, first, next - 1))?;
    Ok(())
}

fn tail(
    db: &Connection,
    stream: i64,
    from: i64,
    lines_max: i64,
) -> Result<Vec<(i64, String)>, Failure> {
    let mut statement = db.prepare_cached(TAIL_AFTER)?;
    let rows = statement.query_map((stream, from, lines_max), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// Hands out the lines of a stream in order, from a number on, until `take` says that it has enough.
pub(super) fn each_line(
    db: &Connection,
    stream: i64,
    from: Seq,
    mut take: impl FnMut(Seq, &str) -> Result<Go, Failure>,
) -> Result<(), Failure> {
    let mut next = from;
    loop {
        let block = Block::from(db, stream, next)?;
        let until = block.as_ref().map_or(u64::MAX, |block| block.first.0);
        let lines = tail(db, stream, next.0.cast_signed(), TAIL_MAX)?;
        let mut before = lines
            .iter()
            .take_while(|(seq, _)| seq.cast_unsigned() < until)
            .peekable();
        if before.peek().is_some() {
            for (seq, line) in before {
                let seq = Seq(seq.cast_unsigned());
                next = seq.next();
                if take(seq, line)? == Go::Stop {
                    return Ok(());
                }
            }
            continue;
        }
        let Some(block) = block else {
            return Ok(());
        };
        for (seq, line) in block.lines().filter(|(seq, _)| *seq >= next) {
            if take(seq, line)? == Go::Stop {
                return Ok(());
            }
        }
        next = block.last.next();
    }
}

/// The id of a line that was checked when it came.
pub(super) fn id_in(text: &str) -> Result<RecordId, Failure> {
    line::id_of_checked(text)
        .ok_or_else(|| Failure::Damaged("a stored line without an id".to_owned()))
}

/// Whether more lines are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    On,
    Stop,
}

impl Store {
    /// How far this desk's log has come; none before the first
    /// [`Store::begin_incarnation`].
    pub fn tip(&self) -> Result<Option<Tip>, Failure> {
        self.own.map(|own| tip(&self.db, own)).transpose()
    }

    /// The desk whose log this database holds.
    pub fn desk(&self) -> Result<Option<DeskId>, Failure> {
        self.own.map(|own| desk(&self.db, own)).transpose()
    }

    /// The last number that the database holds of an incarnation of this desk.
    pub fn last_of(&self, inc: Incarnation) -> Result<Option<Seq>, Failure> {
        let last: Option<i64> = self
            .db
            .prepare_cached(LAST_OF)?
            .query_row([Col(inc)], |row| row.get(0))?;
        Ok(last.map(|last| Seq(last.cast_unsigned())))
    }
}
