//! The log: what the program did and what went wrong, in the state directory.
//!
//! *Invariant:* no customer data. Ids and causes may stand in it; names, numbers and notes may not.

use std::sync::Mutex;

use tracing_subscriber::filter::LevelFilter;

use crate::disk::Failure;
use crate::disk::atomic::open_log;
use crate::disk::places::Places;

/// A longer log is put aside first.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Begins to log. The desk works without a log all the same; what must be on record there does not.
pub(super) fn begin(places: &Places) -> Result<(), Failure> {
    places.make()?;
    let file = open_log(&places.log(), BYTES_MAX)?;
    // A process that has a log already keeps it.
    let _ = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(LevelFilter::INFO)
        .with_writer(Mutex::new(file))
        // It would say on the terminal, across the window, that the disk is full.
        .log_internal_errors(false)
        .try_init();
    Ok(())
}
