//! Forgetting in the log: what records say of somebody who is forgotten becomes a stub with its id and its number, so that
//! the chain over the ids holds (SYNC.md §3.11).
//!
//! *Invariant:* in the transaction that takes them out of the tables; of everybody else's lines no byte changes.

use rusqlite::Connection;

use super::block::Block;
use super::open::{Failure, Store};
use super::project::{Erasures, deciders};
use super::row::Col;
use super::transaction::in_transaction;
use crate::model::erasure::{Erased, is_forgotten, numbers_kept};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Now;
use crate::seal::mac::Mac;
use crate::sync::line::{Line, Stub, parse};
use crate::sync::roster::KEPT_AS;
use crate::sync::stream::Seq;
use crate::sync::wire;

const BLOCKS: &str = "SELECT stream, first FROM block ORDER BY stream, first";
const TAIL: &str = "SELECT k, line FROM tail WHERE instr(line, ?1) > 0";
const TAIL_STUB: &str = "UPDATE tail SET line = ?2 WHERE k = ?1";
const FORK: &str = "SELECT stream, seq, id, line FROM fork WHERE instr(line, ?1) > 0";
const FORK_STUB: &str = "UPDATE fork SET line = ?4 WHERE stream = ?1 AND seq = ?2 AND id = ?3";
const DRAFT: &str = "DELETE FROM draft WHERE instr(text, ?1) > 0";
const UNREAD: &str = "DELETE FROM unread WHERE record = ?1";
const NUMBER: &str = "INSERT OR IGNORE INTO erased_number(mac, record) VALUES (?1, ?2)";
const ERASURES: &str = "SELECT id, min(record) FROM erased GROUP BY id";
const LOG: &str = "SELECT id, record, at, basis FROM erased ORDER BY at, record";
const IS_ERASED: &str = "SELECT EXISTS(SELECT 1 FROM erased WHERE id = ?1)";
const DECISIONS: &str = "SELECT EXISTS(SELECT 1 FROM lifted) OR EXISTS(SELECT 1 FROM erased) \
     OR EXISTS(SELECT 1 FROM entry WHERE kind = ?1)";
const REBUILD: &str = "INSERT OR REPLACE INTO meta(key, value) VALUES ('rebuild', 'roster')";
const REBUILT: &str = "DELETE FROM meta WHERE key = 'rebuild'";
const META: &str = "INSERT OR REPLACE INTO meta(key, value) VALUES (?1, ?2)";
const TRUNCATE: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
/// A database of any size has room in a file, and not in memory.
const IN_FILE: &str = "PRAGMA temp_store = FILE";
const IN_MEMORY: &str = "PRAGMA temp_store = MEMORY";
/// Set from an erasure until the file is written anew.
const DUE: &str = "INSERT OR IGNORE INTO meta(key, value) VALUES ('erased', '')";
const IS_DUE: &str = "SELECT EXISTS(SELECT 1 FROM meta WHERE key = 'erased')";
const DONE: &str = "DELETE FROM meta WHERE key = 'erased'";

/// The stub in place of a record's line.
pub(super) fn stub(id: RecordId, seq: Seq, of: RecordId, fact: &Fact) -> Result<String, Failure> {
    let stub = Stub {
        id,
        seq,
        of,
        numbers: numbers_kept(fact).to_vec(),
    };
    Ok(stub.write()?)
}

/// Puts a stub in the place of a record beside another one with its number.
pub(super) fn stub_fork(
    db: &Connection,
    (stream, seq, id): (i64, Seq, RecordId),
    stub: &str,
) -> Result<(), Failure> {
    db.prepare_cached(FORK_STUB)?
        .execute((stream, seq.0.cast_signed(), Col(id), stub))?;
    Ok(())
}

/// Makes stubs of all lines that say something of those who are forgotten, and drops drafts of calls with them.
pub(super) fn sweep(db: &Connection, erased: &Erasures) -> Result<(), Failure> {
    if erased.is_empty() {
        return Ok(());
    }
    let sweep = Sweep { db, erased };
    sweep.blocks()?;
    for customer in erased.keys() {
        sweep.tail(*customer)?;
        sweep.forks(*customer)?;
        db.prepare_cached(DRAFT)?.execute([customer.to_string()])?;
    }
    Ok(())
}

/// Everybody who is forgotten.
pub(super) fn erasures(db: &Connection) -> Result<Erasures, Failure> {
    let mut statement = db.prepare_cached(ERASURES)?;
    let rows = statement.query_map([], |row| {
        let (Col(id), Col(record)) = (row.get(0)?, row.get(1)?);
        Ok((id, record))
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

struct Sweep<'a> {
    db: &'a Connection,
    erased: &'a Erasures,
}

impl Sweep<'_> {
    fn blocks(&self) -> Result<(), Failure> {
        let names: Vec<String> = self.erased.keys().map(CustomerId::to_string).collect();
        let mut statement = self.db.prepare_cached(BLOCKS)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let blocks: Vec<(i64, i64)> = rows.collect::<Result<_, _>>()?;
        for (stream, first) in blocks {
            let first = Seq(first.cast_unsigned());
            let Some(block) = Block::from(self.db, stream, first)? else {
                continue;
            };
            if !names.iter().any(|name| block.text().contains(name)) {
                continue;
            }
            let mut text = String::with_capacity(block.text().len());
            for (_, line) in block.lines() {
                match self.stub_of(line)? {
                    Some(stub) => text.push_str(&stub),
                    None => text.push_str(line),
                }
                text.push('\n');
            }
            if text != block.text() {
                block.replace(self.db, stream, &text)?;
                self.db.prepare_cached(DUE)?.execute([])?;
            }
        }
        Ok(())
    }

    fn tail(&self, customer: CustomerId) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(TAIL)?;
        let rows =
            statement.query_map([customer.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let lines: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        for (k, line) in lines {
            if let Some(stub) = self.stub_of(&line)? {
                self.db.prepare_cached(TAIL_STUB)?.execute((k, stub))?;
                self.db.prepare_cached(DUE)?.execute([])?;
            }
        }
        Ok(())
    }

    fn forks(&self, customer: CustomerId) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(FORK)?;
        let rows = statement.query_map([customer.to_string()], |row| {
            let Col(id) = row.get(2)?;
            Ok(((row.get(0)?, row.get(1)?, id), row.get(3)?))
        })?;
        let lines: Vec<((i64, i64, RecordId), String)> = rows.collect::<Result<_, _>>()?;
        for ((stream, seq, id), line) in lines {
            if let Some(stub) = self.stub_of(&line)? {
                let seq = Seq(seq.cast_unsigned());
                stub_fork(self.db, (stream, seq, id), &stub)?;
                self.db.prepare_cached(DUE)?.execute([])?;
            }
        }
        Ok(())
    }

    /// The stub of a line, if it says something of somebody who is forgotten.
    fn stub_of(&self, line: &str) -> Result<Option<String>, Failure> {
        let Ok(Line::Record(record)) = parse(line) else {
            return Ok(None);
        };
        let Some(of) = record.sub.and_then(|sub| self.erased.get(&sub)) else {
            return Ok(None);
        };
        let fact = match wire::read(&record) {
            Ok(said) => said.fact,
            Err(fault) => Fact::Unknown(fault.kind),
        };
        if !is_forgotten(&fact) {
            return Ok(None);
        }
        for mac in numbers_kept(&fact)
            .iter()
            .filter_map(|text| text.parse::<Mac>().ok())
        {
            self.db
                .prepare_cached(NUMBER)?
                .execute((Col(mac), Col(record.id)))?;
        }
        self.db.prepare_cached(UNREAD)?.execute([Col(record.id)])?;
        stub(record.id, record.seq, *of, &fact).map(Some)
    }
}

impl Store {
    /// Whether a customer was forgotten.
    pub fn is_erased(&self, customer: CustomerId) -> Result<bool, Failure> {
        Ok(self
            .db
            .prepare_cached(IS_ERASED)?
            .query_row([Col(customer)], |row| row.get(0))?)
    }

    /// The log of erasures, oldest first.
    pub fn erasures(&self) -> Result<Vec<Erased>, Failure> {
        let mut statement = self.db.prepare_cached(LOG)?;
        let rows = statement.query_map([], |row| {
            let (Col(customer), Col(record), Col(at)) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Erased {
                customer,
                record,
                at,
                basis: row.get(3)?,
            })
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Whether something was erased and the file not written anew since.
    pub fn is_scrub_due(&self) -> Result<bool, Failure> {
        Ok(self.db.query_row(IS_DUE, [], |row| row.get(0))?)
    }

    /// Leaves nothing of what was forgotten in the file and in the database's own log; answers whether that could be done
    /// now. While somebody reads it cannot, and is done the next time.
    ///
    /// What is deleted is overwritten; but when SQLite divides a page, a copy of the rows that it moves away stays between
    /// the others until something else needs the room. Only a file that is written anew has none.
    pub fn scrub(&mut self) -> Result<bool, Failure> {
        if self.is_scrub_due()? {
            self.db.execute_batch(IN_FILE)?;
            let written = self.db.execute_batch("VACUUM").map_err(Failure::from);
            self.db.execute_batch(IN_MEMORY)?;
            match written {
                Ok(()) => self.db.execute(DONE, [])?,
                // For a while it takes as much room again.
                Err(Failure::Busy | Failure::Full) => return Ok(false),
                Err(failure) => return Err(failure),
            };
        }
        let busy: i64 = self.db.query_row(TRUNCATE, [], |row| row.get(0))?;
        Ok(busy == 0)
    }

    /// Whether this desk decides for all: takes back what others heard, and forgets people.
    pub fn may_decide(&self) -> Result<bool, Failure> {
        let own = self.desk()?;
        Ok(match (deciders(&self.db)?, own) {
            (Some(desks), Some(own)) => desks.contains(&own),
            (Some(_), None) => false,
            (None, _) => true,
        })
    }

    /// Keeps the newest roster. When others decide now than did before, what was decided is judged again.
    pub fn keep_roster(&mut self, text: &str, now: Now) -> Result<(), Failure> {
        let before = deciders(&self.db)?;
        let is_due = in_transaction(&mut self.db, |db| {
            db.prepare_cached(META)?.execute((KEPT_AS, text))?;
            let lift = super::project::EntryKind::SuppressLift.column();
            let decided: bool = db
                .prepare_cached(DECISIONS)?
                .query_row([lift], |row| row.get(0))?;
            let is_due = decided && deciders(db)? != before;
            if is_due {
                db.prepare_cached(REBUILD)?.execute([])?;
            }
            Ok(is_due)
        })?;
        if is_due {
            self.rebuild(now)?;
            self.db.prepare_cached(REBUILT)?.execute([])?;
        }
        Ok(())
    }
}
