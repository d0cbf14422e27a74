//! Transactions that write.
//!
//! *Invariant:* what does not commit is taken back, whatever ended it.

use rusqlite::Connection;

use super::open::Failure;

/// Immediate: who is to write waits here, and not between reading and writing.
const BEGIN: &str = "BEGIN IMMEDIATE";
const COMMIT: &str = "COMMIT";

/// Runs `work` in an immediate transaction and commits it.
pub(super) fn in_transaction<T>(
    db: &mut Connection,
    work: impl FnOnce(&Connection) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if !db.is_autocommit() {
        // A preview in memory is one transaction around all others.
        return work(db);
    }
    db.prepare_cached(BEGIN)?.execute([])?;
    let transaction = Begun(db);
    let done = work(transaction.0)?;
    transaction.0.prepare_cached(COMMIT)?.execute([])?;
    Ok(done)
}

/// A transaction that is taken back when it ends before its commit.
struct Begun<'a>(&'a Connection);

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        // Some failures have taken it back already; the others leave nothing that anybody could do here.
        if !self.0.is_autocommit() {
            let _ = self.0.execute_batch("ROLLBACK");
        }
    }
}
