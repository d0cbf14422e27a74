//! The words of the history on their way into the index.
//!
//! A save leaves its words in the entry where they stand: the pages that the index dirties, and its merging every now and
//! then, took longer than everything else in a save. They go into the index when nobody waits, or with the next bulk; until
//! then they are looked for one by one.
//!
//! *Invariant:* the words of entries up to the cursor are in the index, and those of later ones are not; there are at most
//! [`WAITING_MAX`] of them after a commit.

use rusqlite::Connection;

use super::kind::fact_of;
use super::{Projector, search};
use crate::store::open::Failure;

const CURSOR: &str = "SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'said.indexed'";
const ADVANCE: &str = "UPDATE meta SET value = CAST(?1 AS TEXT) WHERE key = 'said.indexed'";
pub(in crate::store) const WAITING: &str =
    "SELECT k, kind, body FROM entry WHERE k > ?1 ORDER BY k";

const ANY: &str = "SELECT EXISTS(SELECT 1 FROM entry WHERE k > ?1)";

/// Entries whose words may wait.
const WAITING_MAX: i64 = 128;

/// When the words of an entry go into the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Indexing {
    /// With the entry: it comes in bulk.
    AtOnce,
    /// When nobody waits.
    Later,
}

/// Up to which entry the words are in the index.
pub(in crate::store) fn cursor(db: &Connection) -> Result<i64, Failure> {
    Ok(db.prepare_cached(CURSOR)?.query_row([], |row| row.get(0))?)
}

/// Whether words wait.
pub(in crate::store) fn is_any_waiting(db: &Connection) -> Result<bool, Failure> {
    let cursor = cursor(db)?;
    Ok(db
        .prepare_cached(ANY)?
        .query_row([cursor], |row| row.get(0))?)
}

/// Puts all words that wait into the index.
pub(in crate::store) fn catch_up(db: &Connection) -> Result<(), Failure> {
    let before = cursor(db)?;
    let mut reached = before;
    let mut statement = db.prepare_cached(WAITING)?;
    let mut rows = statement.query([before])?;
    while let Some(row) = rows.next()? {
        let (k, kind, body): (i64, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        search::said_insert(db, k, &search::sentences(&fact_of(kind, &body)?))?;
        reached = k;
    }
    if reached > before {
        advance(db, reached)?;
    }
    Ok(())
}

/// The last entries are gone: the index holds no words of what comes after this one.
pub(super) fn retreat(db: &Connection, to: i64) -> Result<(), Failure> {
    if cursor(db)? > to {
        advance(db, to)?;
    }
    Ok(())
}

fn advance(db: &Connection, to: i64) -> Result<(), Failure> {
    db.prepare_cached(ADVANCE)?.execute([to])?;
    Ok(())
}

impl Projector<'_> {
    /// For bulk: the words go into the index with their entries, after those that wait.
    pub(in crate::store) fn at_once(mut self) -> Result<Self, Failure> {
        catch_up(self.db)?;
        self.indexing = Indexing::AtOnce;
        Ok(self)
    }

    /// Takes note of an entry that was added.
    pub(super) fn entry_added(
        &mut self,
        entry: i64,
        words: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self.indexing {
            Indexing::AtOnce => {
                search::said_insert(self.db, entry, &words())?;
                self.indexed = Some(entry);
            }
            // Keys are given out one after the other.
            Indexing::Later => self.is_words_due |= entry % WAITING_MAX == 0,
        }
        Ok(())
    }

    /// Notes how far the index has come, before the commit.
    pub(super) fn finish_words(&mut self) -> Result<(), Failure> {
        if self.is_words_due {
            catch_up(self.db)?;
        }
        match self.indexed {
            Some(entry) => advance(self.db, entry),
            None => Ok(()),
        }
    }
}
