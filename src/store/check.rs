//! Checking the database, and making the projections again from the raw lines.
//!
//! *Invariant:* [`Store::check`] only reads; what it compares with is made in a temporary database of its own.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::applied::Applied;
use super::erase;
use super::hash;
use super::holds::{Holds, Unruled};
use super::log::{Go, each_line, streams, tip};
use super::open::{Failure, Store, migrate};
use super::project::{Memo, Projector};
use super::transaction::in_transaction;
use crate::model::id::{DeskId, Incarnation};
use crate::model::moment::{Moment, Now, Zone};
use crate::seal::mac::MacKeys;
use crate::sync::line::parse;
use crate::sync::roster::KEPT_AS;
use crate::sync::stream::{Seq, Tip};

const INTEGRITY: &str = "PRAGMA integrity_check(20)";
const CALLS: &str = "SELECT count(*) FROM call WHERE is_live = 1";
const FORKS: &str = "SELECT count(*) FROM fork";
const COUNTERS: &str = "SELECT count(*) FROM (\
     SELECT list, class, hold, count(*) AS n FROM member GROUP BY 1, 2, 3 \
     EXCEPT SELECT list, class, hold, n FROM tally) ";
const CUSTOMERS: &str = "SELECT coalesce(sum(n), 0) FROM tally WHERE list = 0";
const UNREAD: &str = "SELECT count(*) FROM unread";

/// Everything that records add up to, and the caches over it.
const PROJECTIONS: &str = "DELETE FROM principal; DELETE FROM customer; DELETE FROM phone; DELETE FROM field_write; \
     DELETE FROM facet; DELETE FROM relation; DELETE FROM tag; DELETE FROM list; DELETE FROM list_write; DELETE FROM member; \
     DELETE FROM class; DELETE FROM tally; DELETE FROM entry; DELETE FROM call; DELETE FROM callback; DELETE FROM promise; \
     DELETE FROM question; DELETE FROM priority; DELETE FROM suppression; DELETE FROM suppression_mac; DELETE FROM lifted; DELETE FROM opened; DELETE FROM assigned; DELETE FROM away; DELETE FROM exported; DELETE FROM receipt; \
     DELETE FROM wash; DELETE FROM listing; DELETE FROM consent; DELETE FROM wish; DELETE FROM never_number; \
     DELETE FROM seller; DELETE FROM unread; DELETE FROM campaign; DELETE FROM campaign_write; \
     DELETE FROM demand; DELETE FROM cause; DELETE FROM cause_write; DELETE FROM need; DELETE FROM ordered; DELETE FROM correction; \
     DELETE FROM priority_set; DELETE FROM interval; DELETE FROM contact_due; DELETE FROM reviewed; DELETE FROM review; DELETE FROM heard; DELETE FROM heard_write; \
     DELETE FROM erased; DELETE FROM erased_number; DELETE FROM joined; DELETE FROM alias; \
     UPDATE meta SET value = '0' WHERE key = 'said.indexed'; DELETE FROM meta WHERE key = 'met.cursor'; INSERT INTO who(who) VALUES ('delete-all'); INSERT INTO said(said) VALUES ('delete-all'); \
     INSERT INTO digits(digits) VALUES ('delete-all');";

const REBUILD_DUE: &str = "SELECT EXISTS(SELECT 1 FROM meta WHERE key = 'rebuild')";
const REBUILT: &str =
    "DELETE FROM meta WHERE key = 'rebuild'; UPDATE list SET rules = '', cursor = 0;";

/// Whether records are here that another program than this one could not read; that may be an older one.
const READ_ELSEWHERE: &str = "SELECT EXISTS(SELECT 1 FROM unread) AND NOT EXISTS(SELECT 1 FROM meta WHERE key = 'unread.by' AND value = ?1)";
const UNREAD_BY: &str = "INSERT OR REPLACE INTO meta(key, value) VALUES ('unread.by', ?1)";

/// This program, as far as that decides what it can read.
const PROGRAM: &str = concat!("samtale ", env!("CARGO_PKG_VERSION"));

/// What may stand in a line that says who is one with whom, or who is forgotten.
const KINDS_FIRST: [&str; 2] = ["merge\"", "\"erase\""];

/// Records that are applied before those whom they touch are settled.
const BATCH: usize = 1_000;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// Customers.
    pub customers: u64,
    /// Calls in the version that holds.
    pub calls: u64,
    /// Records, of all desks.
    pub records: u64,
    /// Records of this desk that are not in the team folder.
    pub unpublished: u64,
    /// Records of kinds that this version does not know. They are kept.
    pub unread: u64,
    /// Records beside others with the same number. Both are kept.
    pub forks: u64,
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

/// Something wrong in the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// SQLite finds the file damaged.
    File(String),
    /// A line is no record, or not the one its id names.
    Line {
        /// The desk that wrote it.
        desk: DeskId,
        /// Its number.
        seq: u64,
        /// What is wrong with it.
        fault: String,
    },
    /// Numbers are missing in a log.
    Gap {
        /// The desk.
        desk: DeskId,
        /// The first number that is missing.
        from: u64,
        /// The last.
        to: u64,
    },
    /// The chain over the ids does not come out at what the log says.
    Chain {
        /// The desk.
        desk: DeskId,
        /// Which of its logs.
        inc: Incarnation,
    },
    /// A table is not what the records add up to.
    Table(&'static str),
    /// Counters that do not agree with what they count.
    Counters(u64),
}

impl Store {
    /// Checks everything: the file, every line's id, the numbers and the chain of each log, and that the tables are what the
    /// lines add up to. Only reads, and all of it as it stands at one moment, so that others may go on writing; may take
    /// minutes at a million records.
    pub fn check(&self, now: Now) -> Result<Checked, Failure> {
        self.snapshot(|db| self.check_on(db, now))
    }

    fn check_on(&self, db: &Connection, now: Now) -> Result<Checked, Failure> {
        let mut checked = Checked {
            customers: self.count(CUSTOMERS)?,
            calls: self.count(CALLS)?,
            records: self.record_count()?,
            unpublished: self.unpublished_count()?,
            unread: self.count(UNREAD)?,
            forks: self.count(FORKS)?,
            problems: self.file_problems()?,
        };
        let scratch = Connection::open("")?;
        scratch.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
        migrate(&scratch)?;
        scratch.execute_batch("BEGIN")?;
        copy_roster(db, &scratch)?;
        let problems = replay(db, &scratch, &Unruled, None, now)?;
        scratch.execute_batch("COMMIT")?;
        checked.problems.extend(problems);
        let made: BTreeMap<_, _> = hash::tables(&scratch)?.into_iter().collect();
        let stored = hash::tables(db)?.into_iter();
        let differs = stored.filter(|(name, digest)| made.get(name) != Some(digest));
        checked
            .problems
            .extend(differs.map(|(name, _)| Problem::Table(name)));
        let counters = self.count(COUNTERS)?;
        if counters > 0 {
            checked.problems.push(Problem::Counters(counters));
        }
        Ok(checked)
    }

    /// Makes all projections again from the raw lines, in one transaction.
    pub fn rebuild(&mut self, now: Now) -> Result<(), Failure> {
        self.memo.clear();
        let Self {
            db, holds, mac_key, ..
        } = self;
        in_transaction(db, |db| {
            db.execute_batch(PROJECTIONS)?;
            replay(db, db, &**holds, mac_key.as_ref(), now)?;
            // Whoever is forgotten only now, as it was not known who may say so, still has lines.
            erase::sweep(db, &erase::erasures(db)?)
        })
    }

    /// Whether a migration brought tables that older records have to be projected into, or records are here that the program
    /// of before could not read.
    pub(super) fn is_rebuild_due(&self) -> Result<bool, Failure> {
        let is_migrated: bool = self.db.query_row(REBUILD_DUE, [], |row| row.get(0))?;
        let is_newer = self
            .db
            .query_row(READ_ELSEWHERE, [PROGRAM], |row| row.get(0));
        Ok(is_migrated || is_newer?)
    }

    /// Makes all projections again after a migration, and says so in the same transaction. Without rules and at no
    /// particular time: everybody is judged again afterwards.
    pub(super) fn rebuild_after_migration(&mut self) -> Result<(), Failure> {
        let now = Now {
            at: Moment::from_millis(0),
            zone: Zone::UTC,
        };
        self.memo.clear();
        in_transaction(&mut self.db, |db| {
            db.execute_batch(PROJECTIONS)?;
            replay(db, db, &Unruled, None, now)?;
            db.execute_batch(REBUILT)?;
            db.execute(UNREAD_BY, [PROGRAM])?;
            Ok(())
        })
    }

    /// The hash of what the records add up to; the same at every desk that has the same records.
    pub fn projection_hash(&self) -> Result<String, Failure> {
        Ok(hash::whole(&hash::tables(&self.db)?).to_string())
    }

    fn file_problems(&self) -> Result<Vec<Problem>, Failure> {
        let mut statement = self.db.prepare(INTEGRITY)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        let mut problems = Vec::new();
        for row in rows {
            let text = row?;
            if text != "ok" {
                problems.push(Problem::File(text));
            }
        }
        Ok(problems)
    }
}

/// Applies every stored line to `into`; answers what is wrong with the lines.
fn replay(
    from: &Connection,
    into: &Connection,
    holds: &dyn Holds,
    mac_key: Option<&MacKeys>,
    now: Now,
) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    let mut memo = Memo::default();
    who_is_who(from, into, holds, mac_key, now)?;
    for (stream, desk) in streams(from)? {
        let stored = tip(from, stream)?;
        let mut reached = Tip::empty(stored.inc);
        let mut batch = Vec::new();
        each_line(from, stream, Seq(1), |seq, line| {
            // What lies behind a gap of another desk's log is here already, and is not counted in its tip.
            let is_counted = reached.seq < stored.seq;
            if is_counted && seq > reached.seq.next() {
                let to = (seq.0 - 1).min(stored.seq.0);
                let from = reached.seq.next().0;
                problems.push(Problem::Gap { desk, from, to });
                reached.seq = Seq(to);
            }
            match parse(line) {
                Ok(read) => {
                    if is_counted {
                        reached = reached.after(&read.id());
                    }
                    batch.push(Applied::of(&read, desk));
                }
                Err(fault) => {
                    if is_counted {
                        reached.seq = seq;
                    }
                    let fault = fault.to_string();
                    problems.push(Problem::Line {
                        desk,
                        seq: seq.0,
                        fault,
                    });
                }
            }
            if batch.len() >= BATCH {
                let mut projector =
                    Projector::new(into, &mut memo, holds, mac_key, now)?.at_once()?;
                Applied::all(&batch, &mut projector)?;
                projector.finish()?;
                batch.clear();
            }
            Ok(Go::On)
        })?;
        for text in forked(from, stream)? {
            batch.push(Applied::of(&parse(&text)?, desk));
        }
        let mut projector = Projector::new(into, &mut memo, holds, mac_key, now)?.at_once()?;
        Applied::all(&batch, &mut projector)?;
        projector.finish()?;
        if reached != stored {
            let inc = stored.inc;
            problems.push(Problem::Chain { desk, inc });
        }
    }
    Ok(problems)
}

/// Applies what says who is one with whom, and who is forgotten: then everything else counts for whom it should at once.
fn who_is_who(
    from: &Connection,
    into: &Connection,
    holds: &dyn Holds,
    mac_key: Option<&MacKeys>,
    now: Now,
) -> Result<(), Failure> {
    let mut memo = Memo::default();
    let mut projector = Projector::new(into, &mut memo, holds, mac_key, now)?.before_all();
    let mut apply = |line: &str, desk: DeskId| {
        if !KINDS_FIRST.iter().any(|kind| line.contains(kind)) {
            return Ok(());
        }
        // What is wrong with a line is told when all are read.
        match parse(line) {
            Ok(read) => Applied::of(&read, desk).apply_first(&mut projector),
            Err(_) => Ok(()),
        }
    };
    for (stream, desk) in streams(from)? {
        each_line(from, stream, Seq(1), |_, line| {
            apply(line, desk)?;
            Ok(Go::On)
        })?;
        for line in forked(from, stream)? {
            apply(&line, desk)?;
        }
    }
    projector.finish().map(drop)
}

/// Who decides is known to a check too, and stands in no record.
fn copy_roster(from: &Connection, into: &Connection) -> Result<(), Failure> {
    const READ: &str = "SELECT value FROM meta WHERE key = ?1";
    const WRITE: &str = "INSERT INTO meta(key, value) VALUES (?1, ?2)";
    let mut statement = from.prepare(READ)?;
    let mut rows = statement.query([KEPT_AS])?;
    if let Some(row) = rows.next()? {
        into.execute(WRITE, (KEPT_AS, row.get::<_, String>(0)?))?;
    }
    Ok(())
}

/// The lines beside others with the same number.
fn forked(db: &Connection, stream: i64) -> Result<Vec<String>, Failure> {
    const LINES: &str = "SELECT line FROM fork WHERE stream = ?1 ORDER BY seq, id";
    let mut statement = db.prepare_cached(LINES)?;
    let rows = statement.query_map([stream], |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}
