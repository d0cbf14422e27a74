//! `cargo bench`: how fast samtale is, beside what plain SQLite does with the same rows in the same run (DESIGN.md §12).
//!
//! Prints one table. `cargo bench -- --small` measures ten thousand customers only.

mod base;
mod calls;
mod floor;
mod importing;
mod keys;
mod lists;
mod reading;
mod stopwatch;
mod table;
mod window;
mod writing;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

use base::{Base, Size};
use table::Row;

type Failure = Box<dyn Error>;
type Outcome<T> = Result<T, Failure>;

/// Names the database of which a process that is a floor reads one row.
const FLOOR: &str = "SAMTALE_BENCH_FLOOR";
/// `small`: as `--small`.
const HOW: &str = "SAMTALE_BENCH";

fn main() -> ExitCode {
    let done = match std::env::var_os(FLOOR) {
        Some(path) => floor::read_one(Path::new(&path)),
        None => measure(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&format!("the measurements ended: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// Says how far the measurements are.
#[expect(
    clippy::print_stderr,
    reason = "progress is told beside the table, not in it"
)]
fn say(words: &str) {
    eprintln!("{words}");
}

fn measure() -> Outcome<()> {
    let is_small = std::env::args().any(|word| word == "--small")
        || std::env::var_os(HOW).is_some_and(|how| how == "small");
    let sizes: &[Size] = if is_small {
        &[Size::TEN_THOUSAND]
    } else {
        &[Size::TEN_THOUSAND, Size::MILLION]
    };
    let mut rows = Vec::new();
    importing::measure_empty(&mut rows)?;
    for size in sizes {
        let folder = tempfile::tempdir()?;
        let mut base = Base::build(folder.path(), *size)?;
        measure_at(&mut base, &mut rows)?;
    }
    table::print(&rows);
    Ok(())
}

/// Reads first, writes last: what is written makes the base another.
fn measure_at(base: &mut Base, rows: &mut Vec<Row>) -> Outcome<()> {
    window::measure(base, rows)?;
    reading::measure(base, rows)?;
    keys::measure(base, rows)?;
    writing::measure(base, rows)?;
    if base.size.0 == Size::MILLION.0 {
        importing::measure(base, rows)?;
    }
    Ok(())
}
