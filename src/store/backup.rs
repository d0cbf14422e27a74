//! Copies of the whole database, taken while others may write, and what makes one fit to stand in a home again.
//!
//! A copy is a whole desk: the identity goes along, without which its sellers, its hashed numbers and its log would be
//! somebody else's.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use super::open::{Failure, Store};
use crate::sync::guard::Nonce;

const COPY: &str = "VACUUM INTO ?1";
const KEEP: &str = "INSERT OR REPLACE INTO meta(key, value) VALUES (?1, ?2)";
const DROP: &str = "DELETE FROM meta WHERE key = ?1";
/// One file, without a log of changes beside it.
const ONE_FILE: &str = "PRAGMA journal_mode = DELETE";
/// Records that somebody said: all but the first of each log.
const SAID: &str = "SELECT coalesce(sum(last), 0) - count(*) FROM stream WHERE last > 0";

const IDENTITY: &str = "identity";

impl Store {
    /// Copies the database, as it stands at this moment, and the desk's identity into a file that is empty or not there.
    pub fn backup(&self, to: &Path, identity: &str) -> Result<(), Failure> {
        let path = to.to_str().ok_or(Failure::ReadOnly)?;
        self.db.execute(COPY, [path])?;
        let copy = Connection::open(to)?;
        one_file(&copy)?;
        copy.execute(KEEP, (IDENTITY, identity))?;
        Ok(())
    }

    /// The identity that a copy has along; none where there is none.
    pub fn identity_along(&self) -> Result<Option<String>, Failure> {
        self.remembered(IDENTITY)
    }

    /// Whether anybody has said anything here yet.
    pub fn is_empty(&self) -> Result<bool, Failure> {
        Ok(self.count(SAID)? == 0)
    }

    /// Makes a copy fit to stand in a home: the identity is taken out, and no guard file knows its nonce, so that a new
    /// incarnation begins at the first open, whatever the home was before (SYNC.md §3.4).
    pub fn put_back(mut self, nonce: Nonce) -> Result<(), Failure> {
        self.db.execute(DROP, [IDENTITY])?;
        // The one before is accepted too, so both are given up.
        self.remember_nonce(nonce)?;
        self.remember_nonce(nonce)?;
        one_file(&self.db)
    }

    /// Closes the file as one, for whoever is to put another in its place. Nobody else may have it open.
    pub fn close_alone(self) -> Result<(), Failure> {
        self.db.busy_timeout(Duration::ZERO)?;
        one_file(&self.db)
    }
}

fn one_file(db: &Connection) -> Result<(), Failure> {
    let mode: String = db.query_row(ONE_FILE, [], |row| row.get(0))?;
    if mode == "delete" {
        Ok(())
    } else {
        Err(Failure::Busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_opens_like_the_one_it_was_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.db")).unwrap();
        let copy = folder.path().join("copy.db");
        store.backup(&copy, "whose").unwrap();
        let copied = Store::open(&copy).unwrap();
        assert_eq!(copied.record_count().unwrap(), 0);
        assert_eq!(copied.identity_along().unwrap().as_deref(), Some("whose"));
        assert_eq!(store.identity_along().unwrap(), None);
        assert!(store.backup(&copy, "whose").is_err());
    }

    #[test]
    fn a_file_that_others_have_open_is_not_closed_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        let other = Store::open(&path).unwrap();
        let closed = Store::open(&path).unwrap().close_alone();
        assert!(matches!(closed, Err(Failure::Busy)), "{closed:?}");
        drop(other);
        Store::open(&path).unwrap().close_alone().unwrap();
        assert!(!folder.path().join("desk.db-wal").exists());
    }
}
