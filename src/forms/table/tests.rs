//! Tables out of text and spreadsheets, whole and damaged.

use std::io::Cursor;

use super::*;

fn open(bytes: impl Into<Vec<u8>>) -> Result<Table, NotATable> {
    Table::open(Cursor::new(bytes.into()))
}

fn rows(bytes: impl Into<Vec<u8>>) -> Vec<(u64, Vec<String>)> {
    let mut table = open(bytes).unwrap();
    let mut row = Row::default();
    let mut rows = Vec::new();
    while let Some(row) = table.read(&mut row).unwrap() {
        assert_eq!(row.fault(), None, "{row:?}");
        rows.push((row.line(), row.cells().map(str::to_owned).collect()));
    }
    rows
}

fn faults(bytes: impl Into<Vec<u8>>) -> Vec<(u64, Option<Malformed>)> {
    let mut table = open(bytes).unwrap();
    let mut row = Row::default();
    let mut faults = Vec::new();
    while let Some(row) = table.read(&mut row).unwrap() {
        faults.push((row.line(), row.fault()));
    }
    faults
}

fn check(text: impl Into<Vec<u8>>, expected: &[(u64, &[&str])]) {
    let text = text.into();
    let shown = String::from_utf8_lossy(&text).into_owned();
    let expected: Vec<(u64, Vec<String>)> = expected
        .iter()
        .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
        .collect();
    assert_eq!(rows(text), expected, "{shown}");
}

#[test]
fn separators_and_lines() {
    check("a;b\n1;2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a,b\r\n1,2", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a\tb\r1\t2\r", &[(1, &["a", "b"]), (2, &["1", "2"])]);
    check("a|b\n\n1|2\n|\n", &[(1, &["a", "b"]), (3, &["1", "2"])]);
    check(
        "sep=,\na;x,b\n1;y,2\n",
        &[(2, &["a;x", "b"]), (3, &["1;y", "2"])],
    );
    check(
        "navn;sum\nKari;1 234,50\nOla;2 345,50\n",
        &[
            (1, &["navn", "sum"]),
            (2, &["Kari", "1 234,50"]),
            (3, &["Ola", "2 345,50"]),
        ],
    );
    check(
        "41207813\n41207814\n",
        &[(1, &["41207813"]), (2, &["41207814"])],
    );
}

#[test]
fn quotation_marks() {
    check(
        "a;b\n\"x;\"\"y\"\"\nz\";2\n3;4",
        &[
            (1, &["a", "b"]),
            (2, &["x;\"y\"\nz", "2"]),
            (4, &["3", "4"]),
        ],
    );
    check(
        "a;b\n24\" skjerm;2\n",
        &[(1, &["a", "b"]), (2, &["24\" skjerm", "2"])],
    );
    check(
        "a;b\n\"Kari \"Kalle\" Lie\";2\n",
        &[(1, &["a", "b"]), (2, &["Kari \"Kalle\" Lie", "2"])],
    );
    check(
        "a;b\n\"\";\"\"\n=\"007\";2",
        &[(1, &["a", "b"]), (3, &["=\"007\"", "2"])],
    );
}

#[test]
fn an_open_quotation_mark_takes_one_line_with_it() {
    let unclosed = Some(Malformed::UnclosedQuote);
    let text = "a;b\n1;2\n\"x;3\n4;5\n6;\"7\"\n8;9\n";
    assert_eq!(
        faults(text),
        [
            (1, None),
            (2, None),
            (3, unclosed),
            (4, None),
            (5, None),
            (6, None)
        ]
    );
    let to_the_end = format!("a;b\n\"x;3\n{}", "4;5\n".repeat(50_000));
    let faults = faults(to_the_end);
    assert_eq!(faults.len(), 50_002);
    assert_eq!(faults[1], (2, unclosed));
    assert!(faults[2..].iter().all(|(_, fault)| fault.is_none()));
}

#[test]
fn cells_too_few_or_too_many() {
    let cells = |found| Some(Malformed::Cells { found, expected: 3 });
    assert_eq!(
        faults("a;b;c\n1;2;3\n1;2\n1;2;3;4\n1;2;3;;\n"),
        [
            (1, None),
            (2, None),
            (3, cells(2)),
            (4, cells(4)),
            (5, None)
        ]
    );
}

#[test]
fn a_line_of_ten_megabytes_is_one_bad_row() {
    let text = format!("a;b\n1;2\n{}\n3;4\n", "x".repeat(10_000_000));
    assert_eq!(
        faults(text),
        [
            (1, None),
            (2, None),
            (3, Some(Malformed::TooLong)),
            (4, None)
        ]
    );
}

#[test]
fn encodings() {
    let expected: &[(u64, &[&str])] = &[
        (1, &["navn", "sted"]),
        (2, &["Åse Østergård", "Tromsø"]),
        (3, &["Bjørn Sæther", "Ås"]),
    ];
    let text = "navn;sted\nÅse Østergård;Tromsø\nBjørn Sæther;Ås\n";
    check(text, expected);
    check(format!("\u{feff}{text}"), expected);
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(text);
    check(windows.into_owned(), expected);
    let (macintosh, ..) = encoding_rs::MACINTOSH.encode(text);
    check(macintosh.into_owned(), expected);
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check([&[0xff, 0xfe][..], &little].concat(), expected);
    check(little, expected);
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    check([&[0xfe, 0xff][..], &big].concat(), expected);
}

#[test]
fn letters_far_into_a_file_are_read_too() {
    let mut text = "a;b\n".to_owned() + &"1;2\n".repeat(40_000);
    text.push_str("Åse;Ø\n");
    let (windows, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    assert_eq!(rows(windows.into_owned()).last().unwrap().1, ["Åse", "Ø"]);
    let mut mixed = text.into_bytes();
    mixed.extend_from_slice(b"Bj\xf8rn;\xc6\n");
    let rows = rows(mixed);
    assert_eq!(rows[rows.len() - 2].1, ["Åse", "Ø"]);
    assert_eq!(rows.last().unwrap().1, ["Bjørn", "Æ"]);
}

#[test]
fn a_letter_cut_between_two_pieces_is_whole() {
    for shift in 0..4 {
        let text = format!("a;b\n{}x;ø\n", "øøøø;øøøø\n".repeat(20_000));
        let text = format!("{}{text}", " ".repeat(shift));
        let (windows, ..) = encoding_rs::UTF_8.encode(&text);
        let rows = rows(windows.into_owned());
        assert!(
            rows.iter()
                .skip(1)
                .take(20_000)
                .all(|(_, cells)| cells[1] == "øøøø")
        );
    }
}

#[test]
fn what_is_no_table_says_what_it_is() {
    let check = |bytes: &[u8], expected: &str| {
        let error = open(bytes)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        assert!(error.contains(expected), "{error} / {expected}");
    };
    check(b"", "empty");
    check(b"\n\n  \n", "empty");
    check(b"%PDF-1.7 ...", "PDF");
    check(b"\x89PNG\r\n\x1a\n", "picture");
    check(b"<!DOCTYPE html><table>", "web page");
    check(b"BEGIN:VCARD\nEND:VCARD", "vCard");
    check(b"\x1f\x8b\x08\0", "compressed");
    check(
        &(0..=255)
            .cycle()
            .take(4000)
            .map(|n: u8| n.wrapping_mul(7) % 32)
            .collect::<Vec<_>>(),
        "not text",
    );
    check(b"PK\x03\x04 and no more", "damaged");
    check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", "damaged");
    let sheet = include_bytes!("../../../tests/fixtures/lists/worklist.xlsx");
    check(&sheet[..sheet.len() / 2], "damaged");
    check(&[0; 3000], "not text");
}

#[test]
fn nul_is_dropped() {
    check(
        "a;b\nKa\0ri;2\nxxxxxxxxxxxxxxxxxxxxxx;1\n",
        &[
            (1, &["a", "b"]),
            (2, &["Kari", "2"]),
            (3, &["xxxxxxxxxxxxxxxxxxxxxx", "1"]),
        ],
    );
}

#[test]
fn a_sheet_has_exact_numbers_and_iso_dates() {
    let sheet = include_bytes!("../../../tests/fixtures/lists/excel-no.xlsx");
    let table = open(&sheet[..]).unwrap();
    assert_eq!(
        table.dialect(),
        &Dialect::Sheet {
            format: "XLSX",
            sheet: "Liste".to_owned(),
            others: 0
        }
    );
    assert_eq!(table.head().len(), 41);
    let cells: Vec<&str> = table.head()[1].cells().collect();
    assert_eq!(cells[0], "10000");
    assert_eq!(cells[8].len(), 10, "{cells:?}");
    assert!(table.head().iter().all(|row| row.len() == 11));
}

#[test]
fn pasted_rows_may_be_short() {
    let mut table = Table::paste("Navn\tTlf\tNotat\r\nKari\t41207813\r\n").unwrap();
    assert_eq!(table.dialect(), &Dialect::Paste { separator: '\t' });
    let mut row = Row::default();
    table.read(&mut row).unwrap().unwrap();
    let second = table.read(&mut row).unwrap().unwrap();
    assert_eq!(second.cells().collect::<Vec<_>>(), ["Kari", "41207813", ""]);
    assert_eq!(second.fault(), None);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_rows_or_a_refusal(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        if let Ok(mut table) = open(bytes) {
            let mut row = Row::default();
            while table.read(&mut row).unwrap().is_some() {}
        }
    }

    #[test]
    fn any_text_is_rows(text in "[ab;,\t\"\r\n ]{0,80}") {
        if let Ok(mut table) = open(text) {
            let mut row = Row::default();
            while table.read(&mut row).unwrap().is_some() {}
        }
    }
}
