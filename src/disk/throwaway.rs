//! A directory that goes when its holder does: for demonstrations.

use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::places;

/// A directory of its own below the system's place for temporary files, for its owner alone.
#[derive(Debug)]
pub struct ThrowAway(PathBuf);

impl ThrowAway {
    /// Makes it; `name` must be one that nobody else uses, and what is there already is never taken, for it would go.
    pub fn make(name: &str) -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(name);
        places::make_new(&path)?;
        Ok(Self(path))
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ThrowAway {
    fn drop(&mut self) {
        // The system clears its own place for temporary files, should this fail.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::atomic::{self, Access};

    #[test]
    fn nothing_is_left() {
        let name = format!("samtale-test-{}", std::process::id());
        let held = ThrowAway::make(&name).unwrap();
        let path = held.path().to_owned();
        atomic::write(&path.join("file"), b"text", Access::Shared).unwrap();
        assert!(path.is_dir());
        assert!(ThrowAway::make(&name).is_err());
        assert!(path.join("file").exists());
        drop(held);
        assert!(!path.exists());
    }
}
