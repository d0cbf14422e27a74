//! Locks between processes of one home.
//!
//! *Invariant:* a lock that is lost is harmless; the system gives it back when its process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

use super::atomic::{Access, restrict};
use super::failure::{At, Doing, Failure};

/// How long to wait between two attempts.
const AGAIN: Duration = Duration::from_millis(10);

/// A held lock; dropping it gives it back.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the open file is the lock")] File);

/// Takes a lock, waiting for whoever holds it.
pub fn hold(path: &Path) -> Result<Lock, Failure> {
    let file = open(path)?;
    file.lock().at(Doing::Locking, path)?;
    Ok(Lock(file))
}

/// Takes a lock together with all others who take it so.
pub fn share(path: &Path) -> Result<Lock, Failure> {
    let file = open(path)?;
    file.lock_shared().at(Doing::Locking, path)?;
    Ok(Lock(file))
}

/// Takes a lock if nobody holds it.
pub fn attempt(path: &Path) -> Result<Option<Lock>, Failure> {
    let file = open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock(file))),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error).at(Doing::Locking, path),
    }
}

/// Takes a lock that others hold for moments; none when it was held all the time that one would wait.
pub fn soon(path: &Path, patience: Duration) -> Result<Option<Lock>, Failure> {
    let mut waited = Duration::ZERO;
    loop {
        let taken = attempt(path)?;
        if taken.is_some() || waited >= patience {
            return Ok(taken);
        }
        std::thread::sleep(AGAIN);
        waited += AGAIN;
    }
}

fn open(path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    restrict(&mut options, Access::Private);
    options.open(path).at(Doing::Locking, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_given_back() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("publish.lock");
        let held = hold(&path).unwrap();
        assert!(attempt(&path).unwrap().is_none());
        drop(held);
        assert!(attempt(&path).unwrap().is_some());
    }

    #[test]
    fn a_lock_that_is_given_back_soon_is_waited_for() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("publish.lock");
        let held = hold(&path).unwrap();
        assert!(soon(&path, AGAIN).unwrap().is_none());
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| soon(&path, Duration::from_mins(5)).unwrap().is_some());
            drop(held);
            assert!(waiting.join().unwrap());
        });
    }

    #[test]
    fn a_lock_is_shared_by_many_and_then_nobodys() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("desk.lock");
        let (one, other) = (share(&path).unwrap(), share(&path).unwrap());
        drop(one);
        assert!(attempt(&path).unwrap().is_none());
        drop(other);
        assert!(attempt(&path).unwrap().is_some());
    }
}
