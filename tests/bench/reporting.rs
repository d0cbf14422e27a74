//! What a supervisor asks for: a week's report and the exports, as the program that makes them, beside `DuckDB`.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::base::{Base, CLOCK};
use super::stopwatch::time;
use super::table::{Figure, Goal, Row};
use super::{Outcome, say};

/// The week that is reported, and the year around it.
const WEEK: &[&str] = &["--week", "2026-W47"];
const YEAR: &[&str] = &["--from", "2025-11-24", "--to", "2026-11-22"];
/// How often the same is measured.
const TURNS: usize = 3;
/// Megabytes that no export and no report of a week may hold.
const MEGABYTES_MAX: f64 = 150.0;

/// `DuckDB` over the same lines: what a week's report counts of its calls, and the weeks of its series. It prints seconds.
const DUCKDB: &str = r#"
import sys, time, duckdb
file, first, last, series = sys.argv[1:5]
db = duckdb.connect()
db.execute('SET enable_progress_bar = false')
began = time.perf_counter()
db.execute(f'''CREATE TEMP TABLE call AS SELECT "at"::TIMESTAMPTZ AS "at", line, outcome, demands, list, attempt,
    answered_at::TIMESTAMPTZ AS answered, ended_at::TIMESTAMPTZ AS ended FROM read_json('{file}', format = 'newline_delimited')
    WHERE "at"::TIMESTAMPTZ >= '{series}'::TIMESTAMPTZ AND "at"::TIMESTAMPTZ < '{last}'::TIMESTAMPTZ''')
of = f'''FROM call WHERE "at" >= '{first}'::TIMESTAMPTZ'''
for query in [f'SELECT line, count(*) {of} GROUP BY 1', f'SELECT outcome.code, count(*) {of} GROUP BY 1',
              f'SELECT attempt, count(*) {of} GROUP BY 1', f'SELECT list.name, count(*) {of} GROUP BY 1',
              f'SELECT sum(epoch(ended) - epoch(answered)) {of}',
              f'SELECT demand.kind, demand.cause, demand.words, count(*) FROM (SELECT unnest(demands) AS demand {of}) GROUP BY ALL',
              '''SELECT date_trunc('week', "at"), demand.kind, count(*) FROM (SELECT "at", unnest(demands) AS demand FROM call) GROUP BY ALL''',
              '''SELECT date_trunc('week', "at"), count(*) FROM call GROUP BY 1''']:
    db.execute(query).fetchall()
print(time.perf_counter() - began)
"#;

/// Measures the report and the exports.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<()> {
    let size = base.size.name();
    let lines = base.folder.join("calls.jsonl");
    for format in ["jsonl", "csv", "parquet"] {
        let file = base.folder.join(format!("calls.{format}"));
        let words = ["export", "calls", "--format", format];
        let (took, megabytes) = ran(base, &words, &file)?;
        let written = fs::metadata(&file)?.len() / 1_000_000;
        say(&format!(
            "  export of calls as {format}: {took:.1?}, {written} MB"
        ));
        rows.push(Row {
            what: format!("memory of an export as {format}, {size}"),
            ours: Figure::Megabytes(megabytes),
            floor: None,
            goal: Goal::Megabytes(MEGABYTES_MAX),
        });
    }
    for (what, days, (first, last, series)) in [
        (
            "a week's report",
            WEEK,
            ("2026-11-16", "2026-11-23", "2026-05-25"),
        ),
        (
            "a year's report",
            YEAR,
            ("2025-11-24", "2026-11-23", "2025-11-24"),
        ),
    ] {
        let words = [&["report", "--format", "json"], days].concat();
        let file = base.folder.join("report.json");
        let (mut took, mut megabytes) = (Duration::MAX, 0.0_f64);
        for _ in 0..TURNS {
            let (lap, held) = ran(base, &words, &file)?;
            took = took.min(lap);
            megabytes = megabytes.max(held);
        }
        let floor = duckdb(&lines, &[first, last, series])?;
        if floor.is_none() {
            say("  DuckDB is not here: the report stands alone");
        }
        rows.push(Row {
            what: format!("{what}, {size}"),
            ours: Figure::Time(took),
            floor: floor.map(|floor| ("DuckDB over the same lines", Figure::Time(floor))),
            goal: Goal::Ratio(1.0),
        });
        rows.push(Row {
            what: format!("memory of {what}, {size}"),
            ours: Figure::Megabytes(megabytes),
            floor: None,
            goal: Goal::Megabytes(MEGABYTES_MAX),
        });
    }
    Ok(())
}

/// Runs the program with its output in a file; how long it took, and the most memory it held.
fn ran(base: &Base, words: &[&str], file: &Path) -> Outcome<(Duration, f64)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samtale"));
    command
        .env_clear()
        .env("SAMTALE_CLOCK", CLOCK)
        .env("SAMTALE_HOME", &base.place);
    command.env("HOME", &base.place).env("LANG", "C.UTF-8");
    command.args(words).arg("-o").arg(file).stdin(Stdio::null());
    let (took, done) = time(|| -> Outcome<f64> {
        let mut child = command.spawn()?;
        let mut most = 0.0_f64;
        loop {
            most = most.max(held(&child).unwrap_or_default());
            if let Some(ended) = child.try_wait()? {
                let words = words.join(" ");
                return if ended.success() {
                    Ok(most)
                } else {
                    Err(format!("{words}: {ended}").into())
                };
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    });
    Ok((took, done?))
}

/// The most memory that a program has held so far, in megabytes.
fn held(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1_024.0 / 1e6)
}

/// The shortest of its turns; none when it is not installed.
fn duckdb(lines: &Path, words: &[&str]) -> Outcome<Option<Duration>> {
    let mut shortest = None;
    for _ in 0..TURNS {
        let ran = Command::new("python3")
            .args(["-c", DUCKDB])
            .arg(lines)
            .args(words)
            .output();
        let Ok(ran) = ran else { return Ok(None) };
        if !ran.status.success() {
            let why = String::from_utf8_lossy(&ran.stderr).into_owned();
            return if why.contains("ModuleNotFoundError") {
                Ok(None)
            } else {
                Err(why.into())
            };
        }
        // It may have drawn its progress before.
        let said = String::from_utf8(ran.stdout)?;
        let seconds: f64 = said.split_whitespace().last().unwrap_or_default().parse()?;
        let lap = Duration::from_secs_f64(seconds);
        shortest = Some(shortest.map_or(lap, |other: Duration| other.min(lap)));
    }
    Ok(shortest)
}
