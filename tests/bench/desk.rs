//! `cargo bench`: how fast samtale is, beside what plain SQLite does with the same rows in the same run (DESIGN.md §12).
//!
//! Prints one table. `cargo bench -- --small` measures ten thousand customers only; `cargo bench -- save find` measures some
//! parts only: import, start, law, find, keys, report, save, team.

mod base;
mod calls;
mod deciding;
mod floor;
mod importing;
mod keys;
mod lists;
mod reading;
mod reporting;
mod sharing;
mod stopwatch;
mod table;
mod window;
mod writing;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use base::{Base, Size};
use table::Row;

type Failure = Box<dyn Error>;
type Outcome<T> = Result<T, Failure>;

/// Names the database of which a process that is a floor reads one row.
const FLOOR: &str = "SAMTALE_BENCH_FLOOR";
/// `small`: as `--small`.
const HOW: &str = "SAMTALE_BENCH";
/// Names a folder in which the bases stay, for whoever measures one thing many times. What a run saves stays in them too.
const KEPT: &str = "SAMTALE_BENCH_BASE";

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
    let wanted = Wanted::of_words();
    let mut rows = Vec::new();
    if wanted.has("import") {
        importing::measure_empty(&mut rows)?;
    }
    if wanted.has("law") {
        deciding::measure_wash(&mut rows)?;
    }
    if wanted.has("team") {
        sharing::measure(wanted.is_small, &mut rows)?;
    }
    let mut frames = Vec::new();
    for size in wanted.sizes() {
        let folder = tempfile::tempdir()?;
        let mut base = match std::env::var_os(KEPT) {
            Some(kept) => Base::kept(&Path::new(&kept).join(size.0.to_string()), *size)?,
            None => Base::build(folder.path(), *size)?,
        };
        frames.extend(measure_at(&mut base, &wanted, &mut rows)?);
    }
    if let [few, many] = frames.as_slice() {
        rows.push(keys::growth(*few, *many));
    }
    table::print(&rows);
    Ok(())
}

/// Reads first, writes last: what is written makes the base another. Answers how long a frame took.
fn measure_at(base: &mut Base, wanted: &Wanted, rows: &mut Vec<Row>) -> Outcome<Option<Duration>> {
    let mut frame = None;
    if wanted.has("start") {
        window::measure(base, rows)?;
    }
    if wanted.has("law") {
        deciding::measure(base, rows)?;
    }
    if wanted.has("find") {
        reading::measure(base, rows)?;
    }
    if wanted.has("keys") {
        frame = Some(keys::measure(base, rows)?);
    }
    if wanted.has("report") {
        reporting::measure(base, rows)?;
    }
    if wanted.has("save") {
        writing::measure(base, rows)?;
    }
    if wanted.has("import") && base.size.0 == Size::MILLION.0 {
        importing::measure(base, rows)?;
    }
    Ok(frame)
}

/// What is to be measured.
struct Wanted {
    is_small: bool,
    parts: Vec<String>,
}

impl Wanted {
    fn of_words() -> Self {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let is_small = words.iter().any(|word| word == "--small");
        Self {
            is_small: is_small || std::env::var_os(HOW).is_some_and(|how| how == "small"),
            parts: words
                .into_iter()
                .filter(|word| !word.starts_with('-'))
                .collect(),
        }
    }

    fn has(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }

    /// Desks full of customers that are needed: a team is measured without.
    fn sizes(&self) -> &'static [Size] {
        if self.parts == ["team"] {
            &[]
        } else if self.is_small {
            &[Size::TEN_THOUSAND]
        } else {
            &[Size::TEN_THOUSAND, Size::MILLION]
        }
    }
}
