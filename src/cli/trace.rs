//! The log: what the program did and what went wrong, in the state directory.
//!
//! *Invariant:* no customer data. Ids and causes may stand in it; names, numbers and notes may not.

use std::sync::Mutex;

use tracing_subscriber::filter::LevelFilter;

use crate::disk::atomic::open_log;
use crate::disk::places::Places;

/// A longer log is put aside first.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Begins to log. Without a log the desk works all the same.
pub(super) fn begin(places: &Places) {
    let Ok(file) = places
        .make()
        .and_then(|()| open_log(&places.log(), BYTES_MAX))
    else {
        return;
    };
    // A process that has a log already keeps it.
    let _ = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(LevelFilter::INFO)
        .with_writer(Mutex::new(file))
        // It would say on the terminal, across the window, that the disk is full.
        .log_internal_errors(false)
        .try_init();
}
