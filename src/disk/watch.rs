//! A watcher over a team folder: a hint that something in it has changed.
//!
//! *Invariant:* nothing depends on it. Shares and some engines tell nothing, so whoever watches looks now and then too.

use std::path::Path;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// A watcher; it ends with this value.
#[derive(Debug)]
pub struct Watch(#[expect(dead_code, reason = "it watches while it is kept")] RecommendedWatcher);

impl Watch {
    /// Watches a folder and everything in it; none where that cannot be done.
    #[must_use]
    pub fn over(folder: &Path, mut changed: impl FnMut() + Send + 'static) -> Option<Self> {
        let told = move |event: notify::Result<notify::Event>| {
            // Whoever only reads has changed nothing; an error may hide a change.
            if event.is_ok_and(|event| event.kind.is_access()) {
                return;
            }
            changed();
        };
        let mut watcher = notify::recommended_watcher(told).ok()?;
        watcher.watch(folder, RecursiveMode::Recursive).ok()?;
        Some(Self(watcher))
    }
}
