//! SETTINGS. The text of files in, values and problems out.
//!
//! *Invariant:* no I/O; `disk` reads the files. A mistake is a [`Problem`], and everything else of the file holds.

pub mod problem;

pub use problem::{Expected, Hint, Mistake, Place, Problem};
