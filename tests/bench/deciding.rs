//! What the rules answer to a command: whether somebody may be called, and whom a register lists.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::time::Duration;

use super::base::{self, Base};
use super::stopwatch::Laps;
use super::table::{Figure, Goal, Row};
use super::window::run;
use super::{Outcome, lists, say};

/// How often somebody is asked about.
const QUESTIONS: usize = 25;
/// Customers of a desk, and numbers in a register's file: half of the customers are in it.
const CUSTOMERS: u64 = 100_000;
const NUMBERS: u64 = 1_000_000;
/// The versions of the register with which the desk washes, one after another.
const VERSIONS: [&str; 3] = ["2026-11-20", "2026-11-21", "2026-11-22"];

/// Asks about a customer, from the program's start to its end.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<()> {
    let number = format!("+47{}", lists::person(base.size.0 / 2).phone);
    let mut laps = Laps::default();
    for _ in 0..QUESTIONS {
        laps.add(run(&base.place, &["may-call", &number, "--json"])?.0);
    }
    rows.push(Row {
        what: format!("may-call, median, {}", base.size.name()),
        ours: Figure::Time(laps.median()),
        floor: None,
        goal: Goal::Time(Duration::from_millis(10)),
    });
    Ok(())
}

/// Washes every customer of a desk against a register's file.
pub(crate) fn measure_wash(rows: &mut Vec<Row>) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let (list, place) = (folder.path().join("list.csv"), folder.path().join("home"));
    lists::write(&list, 0..CUSTOMERS)?;
    drop(base::make(&place)?);
    let list = list.display().to_string();
    let words = [
        "--list",
        "Jul",
        "--audience",
        "consumer",
        "--ground",
        "customers",
    ];
    run(&place, &[&["import", &list], &words[..]].concat())?;

    let register = folder.path().join("register.txt");
    let mut file = BufWriter::new(File::create(&register)?);
    for n in CUSTOMERS / 2..CUSTOMERS / 2 + NUMBERS {
        writeln!(file, "+47{}", lists::person(n).phone)?;
    }
    file.flush()?;
    drop(file);
    let theirs = Laps::of(VERSIONS.len(), || read(&register))?;
    let mut ours = Laps::default();
    let file = register.display().to_string();
    for version in VERSIONS {
        let words = [
            "wash",
            "--register",
            "NO.REG.RESERVASJON",
            "--list-version",
            version,
        ];
        let (took, told) = run(&place, &[&words[..], &["--json", &file]].concat())?;
        say(&format!("  wash: {took:.1?} {}", told.trim()));
        ours.add(took);
    }
    rows.push(Row {
        what: "wash of 100 k customers against 1 M numbers".to_owned(),
        ours: Figure::Time(ours.median()),
        floor: Some(("reading the file", Figure::Time(theirs.median()))),
        goal: Goal::Ratio(3.0),
    });
    Ok(())
}

/// Reads the cells of a file.
fn read(file: &Path) -> csv::Result<()> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(file)?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record)? {
        std::hint::black_box(&record);
    }
    Ok(())
}
