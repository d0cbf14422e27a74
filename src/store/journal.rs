//! The port through which the publisher reads this desk's log (SYNC.md §3.5).
//!
//! *Invariant:* only what is committed is handed out, and a mark is never lowered.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::erase::erasures;
use super::log::{self, Go, each_line};
use super::memory::META_KEEP;
use super::open::{Failure, Store};
use super::row::Col;
use super::transaction::in_transaction;
use crate::model::id::{CustomerId, DeskId, Incarnation, RecordId};
use crate::model::moment::Moment;
use crate::seal::hash::Chain;
use crate::sync::journal::{Journal, Outbox};
use crate::sync::line::id_of_checked;
use crate::sync::parcel::{Header, Sealed};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Tip};

const UNPUBLISHED: &str = "SELECT k, desk, inc, published, published_chain FROM stream \
     WHERE own = 1 AND published < last ORDER BY k LIMIT 1";
const PUBLISHED: &str = "SELECT inc, published, published_chain FROM stream WHERE own = 1 AND published > 0 ORDER BY k DESC LIMIT 1";
const PUBLISHED_LOGS: &str = "SELECT inc, published, published_chain FROM stream WHERE own = 1 AND published > 0 AND k >= ?1 ORDER BY k";
const FORKED: &str = "SELECT line FROM fork WHERE stream = ?1 AND seq = ?2 AND id = ?3";
const FORKS: &str = "SELECT stream, seq, line FROM fork JOIN stream ON k = stream WHERE own = 1 AND k >= ?1 ORDER BY stream, seq, id";
const STREAM: &str = "SELECT k, desk FROM stream WHERE own = 1 AND inc = ?1";
const MARK: &str = "UPDATE stream SET published = ?2, published_chain = ?3 WHERE own = 1 AND inc = ?1 AND published < ?2";
const COUNT: &str = "SELECT coalesce(sum(last - published), 0) FROM stream WHERE own = 1";
const RECORDS: &str = "SELECT coalesce(sum(last), 0) FROM stream";

/// Under what name the first log is kept that the team may read, when the past before it was not brought along.
pub(super) const PAST_KEPT: &str = "past.kept.before";

/// Under what name own files are kept that hold all that others do: a line for each, since when and where.
const COVERING: &str = "publisher.covering";

impl Journal for Store {
    type Fault = Failure;

    fn unpublished(&mut self, lines_max: usize) -> Result<Option<Outbox>, Failure> {
        let found = self
            .db
            .prepare_cached(UNPUBLISHED)?
            .query_row([], |row| {
                let Col(desk) = row.get(1)?;
                Ok((row.get::<_, i64>(0)?, desk, tip_at(row, 2)?))
            })
            .optional()?;
        let Some((stream, desk, before)) = found else {
            return Ok(None);
        };
        let lines = lines(&self.db, stream, before.seq.next(), lines_max)?;
        Ok(Some(Outbox {
            desk,
            before,
            lines,
        }))
    }

    fn mark_published(&mut self, tip: &Tip) -> Result<(), Failure> {
        in_transaction(&mut self.db, |db| {
            let seq = tip.seq.0.cast_signed();
            db.prepare_cached(MARK)?
                .execute((Col(tip.inc), seq, Col(tip.chain)))?;
            Ok(())
        })
    }

    fn published(&mut self) -> Result<Option<Tip>, Failure> {
        let found = self
            .db
            .prepare_cached(PUBLISHED)?
            .query_row([], |row| tip_at(row, 0))
            .optional()?;
        Ok(found)
    }

    fn published_logs(&mut self) -> Result<Vec<Tip>, Failure> {
        let first = self.first_log()?;
        let mut statement = self.db.prepare_cached(PUBLISHED_LOGS)?;
        let tips = statement.query_map([first], |row| tip_at(row, 0))?;
        Ok(tips.collect::<Result<_, _>>()?)
    }

    fn erased(&mut self) -> Result<BTreeSet<CustomerId>, Failure> {
        Ok(erasures(&self.db)?.into_keys().collect())
    }

    fn said_now(
        &mut self,
        inc: Incarnation,
        records: &[(Seq, RecordId)],
    ) -> Result<Option<Vec<String>>, Failure> {
        let stream: Option<i64> = self
            .db
            .prepare_cached(STREAM)?
            .query_row([Col(inc)], |row| row.get(0))
            .optional()?;
        let (Some(stream), Some((first, _))) = (stream, records.first()) else {
            return Ok(None);
        };
        let mut there: BTreeMap<Seq, String> = BTreeMap::new();
        each_line(&self.db, stream, *first, |seq, line| {
            there.insert(seq, line.to_owned());
            Ok(if there.len() < records.len() {
                Go::On
            } else {
                Go::Stop
            })
        })?;
        let mut said = Vec::new();
        for (seq, id) in records {
            let line = there
                .remove(seq)
                .filter(|it| id_of_checked(it) == Some(*id));
            let line =
                line.map_or_else(|| self.forked(stream, *seq, *id), |line| Ok(Some(line)))?;
            let Some(line) = line else { return Ok(None) };
            said.push(line);
        }
        Ok(Some(said))
    }

    fn lines_after(&mut self, before: &Tip, lines_max: usize) -> Result<Option<Outbox>, Failure> {
        let found = self
            .db
            .prepare_cached(STREAM)?
            .query_row([Col(before.inc)], |row| {
                let Col(desk) = row.get(1)?;
                Ok((row.get(0)?, desk))
            })
            .optional()?;
        let Some((stream, desk)) = found else {
            return Ok(None);
        };
        let lines = lines(&self.db, stream, before.seq.next(), lines_max)?;
        Ok(Some(Outbox {
            desk,
            before: *before,
            lines,
        }))
    }

    fn forks(&mut self) -> Result<Vec<Outbox>, Failure> {
        let first = self.first_log()?;
        let mut statement = self.db.prepare_cached(FORKS)?;
        let rows = statement.query_map([first], |row| {
            let seq: i64 = row.get(1)?;
            Ok((row.get(0)?, Seq(seq.cast_unsigned()), row.get(2)?))
        })?;
        let mut runs: Vec<(i64, Seq, Vec<String>)> = Vec::new();
        for row in rows {
            let (stream, seq, line): (i64, Seq, String) = row?;
            let before = runs
                .iter_mut()
                .find(|(of, next, _)| (*of, *next) == (stream, seq));
            match before {
                Some((_, next, lines)) => {
                    *next = seq.next();
                    lines.push(line);
                }
                None => runs.push((stream, seq.next(), vec![line])),
            }
        }
        let branch = |(stream, next, lines): (i64, Seq, Vec<String>)| {
            let (desk, tip) = log::of(&self.db, stream)?;
            let seq = Seq(next.0 - 1 - lines.len() as u64);
            let chain = self.chain_at(stream, seq)?;
            let before = Tip { seq, chain, ..tip };
            Ok(Outbox {
                desk,
                before,
                lines,
            })
        };
        runs.into_iter().map(branch).collect()
    }

    fn covering(&mut self) -> Result<BTreeMap<Place, Moment>, Failure> {
        let kept = self.remembered(COVERING)?.unwrap_or_default();
        let known = kept.lines().filter_map(|line| {
            let (millis, place) = line.split_once(' ')?;
            let since = Moment::from_millis(millis.parse().ok()?);
            Some((Place::parse(place)?, since))
        });
        Ok(known.collect())
    }

    fn keep_covering(&mut self, covering: &BTreeMap<Place, Moment>) -> Result<(), Failure> {
        let lines = covering
            .iter()
            .map(|(place, since)| format!("{} {place}\n", since.millis()));
        let text: String = lines.collect();
        self.db
            .prepare_cached(META_KEEP)?
            .execute((COVERING, text))?;
        Ok(())
    }

    fn sealed_of(&mut self, desk: DeskId) -> Result<Vec<Sealed>, Failure> {
        Self::sealed_of(self, desk)
    }

    fn lines_proven(&mut self, header: &Header) -> Result<Option<Vec<String>>, Failure> {
        Self::lines_proven(self, header)
    }

    fn last_word(&mut self, desk: DeskId) -> Result<Option<Moment>, Failure> {
        Self::last_word(self, desk)
    }
}

impl Store {
    /// The first of this desk's logs that its team knows: a past may have been kept from it.
    fn first_log(&self) -> Result<i64, Failure> {
        let kept = self.remembered(PAST_KEPT)?;
        Ok(kept.and_then(|it| it.parse().ok()).unwrap_or_default())
    }

    /// How many of this desk's records are not yet in the team folder.
    pub fn unpublished_count(&self) -> Result<u64, Failure> {
        self.count(COUNT)
    }

    /// How many records there are, of all desks.
    pub fn record_count(&self) -> Result<u64, Failure> {
        record_count(&self.db)
    }

    /// A record beside another one with its number.
    fn forked(&self, stream: i64, seq: Seq, id: RecordId) -> Result<Option<String>, Failure> {
        Ok(self
            .db
            .prepare_cached(FORKED)?
            .query_row((stream, seq.0.cast_signed(), Col(id)), |row| row.get(0))
            .optional()?)
    }

    pub(super) fn count(&self, sql: &'static str) -> Result<u64, Failure> {
        count(&self.db, sql)
    }
}

/// How many records there are, of all desks, in the transaction that is open on `db`.
pub(super) fn record_count(db: &Connection) -> Result<u64, Failure> {
    count(db, RECORDS)
}

fn count(db: &Connection, sql: &'static str) -> Result<u64, Failure> {
    let count: i64 = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

fn tip_at(row: &Row<'_>, from: usize) -> rusqlite::Result<Tip> {
    let (Col(inc), Col::<Chain>(chain)) = (row.get(from)?, row.get(from + 2)?);
    let seq: i64 = row.get(from + 1)?;
    Ok(Tip {
        inc,
        seq: Seq(seq.cast_unsigned()),
        chain,
    })
}

fn lines(
    db: &Connection,
    stream: i64,
    from: Seq,
    lines_max: usize,
) -> Result<Vec<String>, Failure> {
    let mut lines = Vec::new();
    let mut next = from;
    each_line(db, stream, from, |seq, line| {
        // What came back of a log that was put back may have gaps.
        if seq != next {
            return Ok(Go::Stop);
        }
        next = seq.next();
        lines.push(line.to_owned());
        Ok(if lines.len() < lines_max {
            Go::On
        } else {
            Go::Stop
        })
    })?;
    lines.truncate(lines_max);
    Ok(lines)
}
