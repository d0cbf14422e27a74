//! The guard file on disk (SYNC.md §3.4).
//!
//! *Invariant:* one process at a time changes it; a damaged one counts as missing.

use std::path::PathBuf;

use super::atomic::{self, Access};
use super::failure::Failure;
use super::lock;
use super::places::Places;
use super::text::{self, Cap};
use crate::sync::guard::{Guard, GuardFile};

/// The longest guard file.
const CAP: Cap = Cap(4096);

/// The guard file of a home.
#[derive(Debug, Clone)]
pub struct GuardOnDisk {
    path: PathBuf,
    lock: PathBuf,
}

impl GuardOnDisk {
    /// The guard file of this home.
    #[must_use]
    pub fn of(places: &Places) -> Self {
        Self {
            path: places.guard(),
            lock: places.guard_lock(),
        }
    }
}

impl GuardFile for GuardOnDisk {
    fn update(
        &mut self,
        change: &mut dyn FnMut(Option<Guard>) -> Option<Guard>,
    ) -> Result<(), Failure> {
        let _held = lock::hold(&self.lock)?;
        let before = text::read(&self.path, CAP)
            .ok()
            .flatten()
            .and_then(|text| Guard::parse(&text));
        match change(before) {
            Some(guard) => {
                let text = guard.to_text();
                atomic::write(&self.path, text.as_bytes(), Access::Private)
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::guard::{MachineId, Nonce};

    #[test]
    fn a_guard_is_kept_and_a_damaged_one_is_missing() {
        let home = tempfile::tempdir().unwrap();
        let places = Places::in_home(home.path());
        let mut file = GuardOnDisk::of(&places);
        let guard = Guard::new(MachineId::named("m"), Nonce::of([1; 8]));
        let mut seen = Vec::new();
        file.update(&mut |before| {
            seen.push(before);
            Some(guard.clone())
        })
        .unwrap();
        file.update(&mut |before| {
            seen.push(before);
            None
        })
        .unwrap();
        atomic::write(&places.guard(), b"{", Access::Private).unwrap();
        file.update(&mut |before| {
            seen.push(before);
            None
        })
        .unwrap();
        assert_eq!(seen, [None, Some(guard.clone()), None]);
    }
}
