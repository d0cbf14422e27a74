//! What is written is read back, and nothing of it is a formula.

use std::borrow::Cow;
use std::io::Cursor;

use super::*;
use crate::forms::cell::unguard;
use crate::forms::table::{Row, Table};
use crate::model::incoming::{Refused, RowRefusal};

fn csv(rows: &[Vec<&str>], style: CsvStyle) -> String {
    let mut out = CsvOut::begin(Vec::new(), style, ["navn", "merknad"]).unwrap();
    for row in rows {
        out.row(row.iter().map(|cell| Cell::from(*cell))).unwrap();
    }
    String::from_utf8(out.finish().unwrap()).unwrap()
}

fn headers(columns: &[(&str, Type)]) -> Vec<Header> {
    let columns = columns.iter().map(|(name, is)| Header {
        name: (*name).to_owned(),
        is: *is,
    });
    columns.collect()
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

/// A column of each type, and a row with everything in it.
fn typed() -> (Vec<Header>, Vec<Cell<'static>>) {
    let columns = [
        ("note", Type::Text),
        ("number", Type::Phone),
        ("calls", Type::Number),
        ("is_sale", Type::Yes),
        ("due", Type::Day),
        ("at", Type::Time),
    ];
    let number: PhoneNumber = "+4741207813".parse().unwrap();
    let cells = vec![
        Cell::from("=1+1; \"Åse\"\n日"),
        Cell::Phone(Cow::Owned(number)),
        Cell::from(-3),
        Cell::from(true),
        Cell::from("2026-11-24".parse::<NaiveDate>().unwrap()),
        Cell::from("2026-11-21T10:31:02+01:00".parse::<Stamp>().unwrap()),
    ];
    (headers(&columns), cells)
}

#[test]
fn every_type_in_csv() {
    let (headers, cells) = typed();
    let names = headers.iter().map(|header| header.name.as_str());
    let mut out = CsvOut::begin(Vec::new(), CsvStyle::PLAIN, names).unwrap();
    out.row(cells).unwrap();
    assert_eq!(
        String::from_utf8(out.finish().unwrap()).unwrap(),
        "\"note\",\"number\",\"calls\",\"is_sale\",\"due\",\"at\"\n\
         \"'=1+1; \"\"Åse\"\"\n日\",\"'+4741207813\",\"-3\",\"true\",\"2026-11-24\",\"2026-11-21T10:31:02+01:00\"\n"
    );
}

#[test]
fn every_type_in_a_spreadsheet() {
    use calamine::{Data, Reader as _, Xlsx};
    let (headers, cells) = typed();
    let mut out = XlsxOut::begin("calls", &headers).unwrap();
    out.row(cells).unwrap();
    out.row(vec![Cell::Empty; 6]).unwrap();
    assert_eq!(out.cut(), 0);
    let file = out.finish(Vec::new()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let formulas = book.worksheet_formula("calls").unwrap();
    assert!(formulas.is_empty());
    let sheet = book.worksheet_range("calls").unwrap();
    let mut rows = sheet.rows();
    let names: Vec<String> = rows
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(names, ["note", "number", "calls", "is_sale", "due", "at"]);
    let row = rows.next().unwrap();
    assert_eq!(row[0], Data::String("=1+1; \"Åse\"\n日".to_owned()));
    assert_eq!(row[1], Data::String("+4741207813".to_owned()));
    assert_eq!(row[2], Data::Float(-3.0));
    assert_eq!(row[3], Data::Bool(true));
    let at = |cell: &Data| {
        let Data::DateTime(at) = cell else {
            panic!("{cell:?}")
        };
        at.as_datetime().unwrap().to_string()
    };
    assert_eq!(at(&row[4]), "2026-11-24 00:00:00");
    assert_eq!(at(&row[5]), "2026-11-21 10:31:02");
}

#[test]
fn what_a_spreadsheet_cannot_hold() {
    use calamine::{Reader as _, Xlsx};
    let headers = headers(&[
        ("note", Type::Text),
        ("due", Type::Day),
        ("n", Type::Number),
    ]);
    let mut out = XlsxOut::begin("notes", &headers).unwrap();
    let fits = "å".repeat(32_767);
    let long = format!("{}\u{1f600}{}", "å".repeat(32_765), "x".repeat(9));
    let before_excel: NaiveDate = "1875-01-02".parse().unwrap();
    let row = [
        Cell::from(fits.as_str()),
        Cell::from(before_excel),
        Cell::from(i64::MAX),
    ];
    out.row(row).unwrap();
    out.row([Cell::from(long.as_str())]).unwrap();
    assert_eq!(out.cut(), 1);
    let file = out.finish(Vec::new()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let sheet = book.worksheet_range("notes").unwrap();
    let text = |row, column| sheet.get((row, column)).unwrap().to_string();
    assert_eq!(text(1, 0), fits);
    assert_eq!(text(1, 1), "1875-01-02");
    assert_eq!(text(1, 2), i64::MAX.to_string());
    assert_eq!(text(2, 0), format!("{}…", "å".repeat(32_765)));
}

#[test]
fn every_type_in_parquet() {
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::record::Field;
    let (headers, cells) = typed();
    let mut out = ParquetOut::begin(Vec::new(), &headers).unwrap();
    out.row(cells).unwrap();
    out.end_group().unwrap();
    assert_eq!(out.kept(), 0);
    out.row(Vec::new()).unwrap();
    let file = out.finish().unwrap();
    let reader = SerializedFileReader::new(file_of(&file)).unwrap();
    assert_eq!(reader.metadata().num_row_groups(), 2);
    let rows: Vec<Vec<Field>> = reader
        .into_iter()
        .map(|row| {
            row.unwrap()
                .into_columns()
                .into_iter()
                .map(|(_, field)| field)
                .collect()
        })
        .collect();
    let at: Stamp = "2026-11-21T09:31:02Z".parse().unwrap();
    assert_eq!(
        rows[0],
        [
            Field::Str("=1+1; \"Åse\"\n日".to_owned()),
            Field::Str("+4741207813".to_owned()),
            Field::Long(-3),
            Field::Bool(true),
            Field::Date(20_781),
            Field::TimestampMillis(at.timestamp_millis()),
        ]
    );
    assert_eq!(rows[1], vec![Field::Null; 6]);
}

/// A file, as the reader wants one.
fn file_of(bytes: &[u8]) -> std::fs::File {
    use std::io::Write as _;
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file
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
