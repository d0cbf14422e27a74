//! What is written is read back, and nothing of it is a formula.

use std::io::Cursor;

use super::*;
use crate::forms::cell::unguard;
use crate::forms::table::{Row, Table};
use crate::model::incoming::{Refused, RowRefusal};

fn sheet<'a>(rows: &'a [Vec<&'a str>]) -> Sheet<impl Iterator<Item = Vec<Cell<'a>>>> {
    Sheet {
        columns: vec!["navn".to_owned(), "merknad".to_owned()],
        rows: rows
            .iter()
            .map(|row| row.iter().map(|cell| Cell::from(*cell)).collect()),
    }
}

fn csv(rows: &[Vec<&str>], style: CsvStyle) -> String {
    let mut out = Vec::new();
    sheet(rows).write_csv(style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The rows of a file of ours, read as any list is.
fn back(text: &str) -> Vec<Vec<String>> {
    let mut table = Table::open(Cursor::new(text.as_bytes().to_vec())).unwrap();
    let mut row = Row::default();
    let mut rows = Vec::new();
    while let Some(row) = table.read(&mut row).unwrap() {
        rows.push(
            row.cells()
                .map(|cell| unguard(cell).unwrap_or(cell).to_owned())
                .collect(),
        );
    }
    rows.remove(0);
    rows
}

#[test]
fn styles() {
    let rows = [vec!["Åse", "sa \"ja\";\nto linjer"]];
    assert_eq!(
        csv(&rows, CsvStyle::EXCEL),
        "\u{feff}\"navn\";\"merknad\"\r\n\"Åse\";\"sa \"\"ja\"\";\nto linjer\"\r\n"
    );
    assert_eq!(
        csv(&rows, CsvStyle::PLAIN),
        "\"navn\",\"merknad\"\n\"Åse\",\"sa \"\"ja\"\";\nto linjer\"\n"
    );
}

#[test]
fn no_cell_is_a_formula() {
    for cell in [
        "=1+1",
        "+4741207813",
        "-1",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "'=1",
        "''+1",
        "'0123",
    ] {
        let text = csv(&[vec![cell, ""]], CsvStyle::EXCEL);
        assert!(text.contains(&format!("\"'{cell}\"")), "{text}");
        assert_eq!(back(&text), [[cell, ""]]);
    }
    assert!(csv(&[vec!["'t Hart", "a=b"]], CsvStyle::EXCEL).contains("\"'t Hart\";\"a=b\""));
}

#[test]
fn phones_and_numbers() {
    let number: PhoneNumber = "+4741207813".parse().unwrap();
    let sheet = || Sheet {
        columns: ["number", "calls", "note"].map(str::to_owned).to_vec(),
        rows: std::iter::once(vec![Cell::from(&number), Cell::from(-3), Cell::Empty]),
    };
    let mut out = Vec::new();
    assert_eq!(sheet().write_csv(CsvStyle::PLAIN, &mut out).unwrap(), 1);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "\"number\",\"calls\",\"note\"\n\"'+4741207813\",\"-3\",\"\"\n"
    );
    let mut out = Vec::new();
    assert_eq!(sheet().write_jsonl(&mut out).unwrap(), 1);
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "{\"number\":\"+4741207813\",\"calls\":-3}\n"
    );
}

#[test]
fn rejects_keep_the_row() {
    let mut rejects = Rejects::begin(Vec::new(), CsvStyle::PLAIN, ["Navn", "Tlf"]).unwrap();
    let refused = Refused {
        line: 7,
        reason: RowRefusal::NoNumber,
        row: vec!["Kari".into(), "=1+1".into()],
    };
    rejects.write(&refused, refused.reason.name()).unwrap();
    let text = String::from_utf8(rejects.finish().unwrap()).unwrap();
    assert_eq!(
        text,
        "\"line\",\"reason\",\"Navn\",\"Tlf\"\n\"7\",\"no number\",\"Kari\",\"'=1+1\"\n"
    );
}

proptest::proptest! {
    #[test]
    fn what_is_written_is_read_back(
        rows in proptest::collection::vec(proptest::collection::vec("[-a-z'\"=+@;,\t\r\n ＝0-9øÅ日\u{1f600}]{1,12}", 2), 1..30),
        is_plain in proptest::prelude::any::<bool>(),
    ) {
        let filled: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .filter(|row: &Vec<&str>| row.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        proptest::prop_assume!(!filled.is_empty());
        let style = if is_plain { CsvStyle::PLAIN } else { CsvStyle::EXCEL };
        proptest::prop_assert_eq!(back(&csv(&filled, style)), filled);
    }
}
