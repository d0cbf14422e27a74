//! Bringing a list in with the program itself: everything checked, everything findable, everything on the record.

use std::path::Path;

use super::base::{self, Base};
use super::stopwatch::{Laps, time};
use super::table::{Figure, Goal, Row};
use super::window::run;
use super::{Outcome, floor, lists, say};

/// Rows of the list.
const ROWS: u64 = 100_000;

/// Into a base that is there already. Each turn brings other people, so it is measured last.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<()> {
    let list = base.folder.join("list.csv");
    let (mut ours, mut theirs) = (Laps::default(), Laps::default());
    let mut plain = floor::open_again(&base.floor)?;
    for turn in 0..3 {
        let first = base.size.0 + turn * ROWS;
        lists::write(&list, first..first + ROWS)?;
        let (took, done) = time(|| floor::import(&mut plain, &list));
        done?;
        theirs.add(took);
        ours.add(import(&base.place, &list)?);
    }
    rows.push(row(&format!("into {}", base.size.name()), &ours, &theirs));
    Ok(())
}

/// Into a home that has just been made.
pub(crate) fn measure_empty(rows: &mut Vec<Row>) -> Outcome<()> {
    let (mut ours, mut theirs) = (Laps::default(), Laps::default());
    for _ in 0..3 {
        let folder = tempfile::tempdir()?;
        let list = folder.path().join("list.csv");
        lists::write(&list, 0..ROWS)?;
        let mut plain = floor::open(&folder.path().join("floor.db"))?;
        let (took, done) = time(|| floor::import(&mut plain, &list));
        done?;
        theirs.add(took);
        let place = folder.path().join("home");
        drop(base::make(&place)?);
        ours.add(import(&place, &list)?);
    }
    rows.push(row("into an empty base", &ours, &theirs));
    Ok(())
}

fn row(what: &str, ours: &Laps, theirs: &Laps) -> Row {
    Row {
        what: format!("import of 100 k rows {what}"),
        ours: Figure::Time(ours.median()),
        floor: Some(("plain inserts", Figure::Time(theirs.median()))),
        goal: Goal::Ratio(2.0),
    }
}

/// One run of the program, from its start to its end.
fn import(home: &Path, list: &Path) -> Outcome<std::time::Duration> {
    let file = list.display().to_string();
    let words = [
        "import",
        &file,
        "--list",
        "Vår",
        "--audience",
        "business",
        "--ground",
        "customers",
        "--json",
    ];
    let (took, told) = run(home, &words)?;
    say(&format!("  import: {took:.1?} {}", told.trim()));
    let told: serde_json::Value = serde_json::from_str(&told)?;
    if told.get("new").and_then(serde_json::Value::as_u64) == Some(ROWS) {
        Ok(took)
    } else {
        Err(format!("not everybody came in: {told}").into())
    }
}
