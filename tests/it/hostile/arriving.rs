//! The same texts as rows of a list: read from a file, pasted into the window, and out again by every export.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};

use super::checker::{acting, controls, is_formula};
use super::texts;
use crate::desk::Desk;
use crate::people::{People, number};
use crate::program::{Run, run};

/// More of a text than this stands in a note, whole; the field has its beginning.
const FIELD_BYTES: usize = 2_000;

/// A row, as the list has it: what it says in every cell.
struct Row {
    number: String,
    text: String,
}

fn rows() -> Vec<Row> {
    let texts = texts().into_iter().enumerate();
    texts
        .map(|(n, text)| Row {
            number: number(n + 1),
            text,
        })
        .collect()
}

/// A cell between quotation marks, as every spreadsheet writes one that has something in it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What a cell says: NUL is no letter, room around it says nothing, and a guard before a formula or a number is not
/// the text.
fn said(text: &str) -> String {
    let text = text.replace('\0', "");
    let behind = text.strip_prefix('\'').filter(|behind| {
        let first = behind.trim_start_matches('\'').chars().next();
        first.is_some_and(|first| first.is_ascii_digit() || is_formula(&first.to_string()))
    });
    let text = behind.unwrap_or(&text).trim();
    let bare = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'));
    match bare.unwrap_or(text) {
        "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!" | "NULL"
        | "null" => String::new(),
        said => said.trim().to_owned(),
    }
}

fn is_field(text: &str) -> bool {
    !text.is_empty() && text.len() < FIELD_BYTES
}

/// Every export, as a program reads it.
fn exports(home: &Path) -> Vec<(String, Run)> {
    let mut runs = Vec::new();
    for what in ["customers", "calls", "callbacks"] {
        for format in ["jsonl", "comma", "semicolon", "tab"] {
            let words = words_of(what, format);
            runs.push((words.join(" "), run(home, &words).exits(0)));
        }
    }
    runs
}

fn words_of<'a>(what: &'a str, format: &'a str) -> Vec<&'a str> {
    if format == "jsonl" {
        vec!["export", what]
    } else {
        vec!["export", what, "--format", "csv", "--separator", format]
    }
}

/// The customers by their number.
fn by_number(people: &People) -> BTreeMap<String, Value> {
    let customers = people.export("customers").into_iter();
    customers
        .map(|row| (row["phones"][0]["number"].as_str().unwrap().to_owned(), row))
        .collect()
}

/// Every text stands in the name, the company and a field of the house's own, to the letter.
#[track_caller]
fn assert_customers(people: &People, rows: &[Row]) {
    let customers = by_number(people);
    assert_eq!(customers.len(), rows.len());
    for row in rows {
        let (customer, text) = (&customers[&row.number], said(&row.text));
        if is_field(&text) {
            assert_eq!(customer["name"], json!(text));
            assert_eq!(customer["company"], json!(text));
            assert_eq!(customer["x"]["onske"], json!(text));
        }
    }
}

/// No cell is a formula, every row is there, and every text stands in one of its cells.
#[track_caller]
fn assert_exports(people: &People, texts: &BTreeSet<String>) {
    for (words, export) in exports(people.home()) {
        let separator = match words.rsplit(' ').next() {
            Some("comma") => b',',
            Some("semicolon") => b';',
            Some("tab") => b'\t',
            _ => {
                export.json_lines();
                continue;
            }
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(export.out.as_bytes());
        let mut cells = BTreeSet::new();
        for row in reader.records() {
            for cell in &row.unwrap() {
                assert!(!is_formula(cell), "{words}: {cell:?}");
                cells.insert(cell.to_owned());
                cells.insert(cell.strip_prefix('\'').unwrap_or(cell).to_owned());
            }
        }
        for text in texts.iter().filter(|_| !cells.is_empty()) {
            assert!(cells.contains(text), "{words} has no {text:?}");
        }
    }
}

#[test]
fn a_file_of_them_comes_in_whole_and_goes_out_harmless() {
    let rows = rows();
    let people = People::new(0);
    let mut list =
        "Navn;Firma;Telefon;Merknad;Tittel;Ønske;Status;Forsøk;Ring tilbake\n".to_owned();
    for row in &rows {
        let text = quoted(&row.text);
        let name = if said(&row.text).is_empty() {
            "Tom"
        } else {
            &text
        };
        let number = &row.number;
        writeln!(
            list,
            "{name};{text};{number};{text};{text};{text};{text};1;24.11.2026 14:00"
        )
        .unwrap();
    }
    let file = people.beside("fiendtlig.csv");
    std::fs::write(&file, list).unwrap();
    let words = ["import", file.to_str().unwrap(), "--list", "Inn", "--json"];
    let summary = run(people.home(), &words).exits(0).json();
    assert_eq!(summary["rows"], json!(rows.len()), "{summary}");
    assert_eq!(summary["new"], json!(rows.len()), "{summary}");
    assert_customers(&people, &rows);
    let fields = rows.iter().map(|row| said(&row.text));
    assert_exports(&people, &fields.filter(|text| is_field(text)).collect());
    let calls: BTreeSet<String> = people
        .export("calls")
        .iter()
        .filter_map(|call| call["notes"].as_str().map(str::to_owned))
        .collect();
    let notes = notes_in_parcels(&people);
    for row in &rows {
        let text = said(&row.text);
        assert!(!is_field(&text) || calls.contains(&text), "{text:?}");
        let note = text.replace("\r\n", "\n");
        assert!(note.is_empty() || notes.contains(&note), "{note:?}");
    }
    people.check();
    nothing_acts_where_a_person_looks(&people);
}

/// What the notes say in the parcels, which anybody reads with whatever reads JSON lines.
fn notes_in_parcels(people: &People) -> BTreeSet<String> {
    let team = people.beside("team");
    run(people.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    run(people.home(), &["sync", "--once"]).exits(0);
    let desks = std::fs::read_dir(team.join("desks")).unwrap();
    let mut notes = BTreeSet::new();
    for desk in desks {
        for parcel in std::fs::read_dir(desk.unwrap().path().join("log")).unwrap() {
            let text = std::fs::read_to_string(parcel.unwrap().path()).unwrap();
            for line in text.lines() {
                let line: Value = serde_json::from_str(line).unwrap();
                notes.extend(line["b"]["text"].as_str().map(str::to_owned));
            }
        }
    }
    notes
}

/// On a terminal every command shows what is hidden, and nothing of it acts.
#[track_caller]
fn nothing_acts_where_a_person_looks(people: &People) {
    let shown = |words: &[&str]| {
        let mut desk = Desk::start(Some(people.home()), words, (120, 40));
        desk.ends();
        let text = String::from_utf8_lossy(&desk.bytes).replace(['\r', '\n', '\t'], "");
        assert_eq!(
            acting(text.as_bytes(), &controls(b"")),
            None,
            "{}",
            words.join(" ")
        );
    };
    for what in ["customers", "calls", "callbacks"] {
        for format in ["jsonl", "comma", "semicolon", "tab"] {
            shown(&words_of(what, format));
        }
    }
    // A text that finds several names them.
    for words in [
        &["find", "a"][..],
        &["may-call", "kari"],
        &["may-call", "rod"],
        &["list", "show"],
        &["check"],
    ] {
        shown(words);
    }
}

#[test]
fn a_file_with_such_a_name_is_named_harmlessly() {
    let people = People::new(0);
    let file = people.beside("\u{1b}[2J\u{202e}\u{9b}5n\u{7}liste.csv");
    std::fs::write(&file, "Navn;Telefon\nKari;41000001\nOla;12\n").unwrap();
    let other = People::new(0);
    let harmless = other.beside("liste.csv");
    std::fs::copy(&file, &harmless).unwrap();
    let words = ["import", harmless.to_str().unwrap(), "--list", "Inn"];
    let mut desk = Desk::start(Some(other.home()), &words, (120, 40));
    desk.ends();
    // A bar says how far it has come.
    let plain = controls(&desk.bytes);
    for (name, words) in [
        (
            "liste.csv",
            ["import", file.to_str().unwrap(), "--list", "\u{1b}[31mInn"],
        ),
        (
            "borte.csv",
            ["import", "\u{1b}[2Jborte.csv", "--list", "Inn"],
        ),
    ] {
        let mut desk = Desk::start(Some(people.home()), &words, (120, 40));
        desk.ends();
        let text = String::from_utf8_lossy(&desk.bytes).replace(['\r', '\n', '\t'], "");
        assert!(text.contains(name), "{text}");
        assert_eq!(acting(text.as_bytes(), &plain), None);
    }
}

#[test]
fn pasted_rows_of_them_come_in_whole_and_go_out_harmless() {
    let mut rows = rows();
    for row in &mut rows {
        // Terminals send a line's end as a carriage return, so a pasted one is read as the end of a line.
        row.text = row.text.replace('\r', "\n");
    }
    let people = People::new(0);
    let mut list = "Navn\tFirma\tTelefon\tMerknad\tØnske\n".to_owned();
    for row in &rows {
        let text = quoted(&row.text);
        let name = if said(&row.text).is_empty() {
            "Tom"
        } else {
            &text
        };
        writeln!(list, "{name}\t{text}\t{}\t{text}\t{text}", row.number).unwrap();
    }
    let bytes = paste(&people, &list, rows.len());
    let plain = controls_of_a_plain_paste(rows.len());
    assert_eq!(acting(&bytes, &plain), None);
    assert_customers(&people, &rows);
    let fields = rows.iter().map(|row| said(&row.text));
    assert_exports(&people, &fields.filter(|text| is_field(text)).collect());
    people.check();
}

/// Pastes rows into the window, goes through its questions, and answers with every byte that the terminal got.
fn paste(people: &People, list: &str, count: usize) -> Vec<u8> {
    let mut desk = Desk::start(Some(people.home()), &[], (120, 40));
    desk.shows("I dag").pastes(list).shows("┏ Kolonner");
    desk.types("\r").shows("Navn på listen").types("Limt");
    desk.shows("Limt").types("\r").shows("┏ Hvem er de?");
    desk.types("1").shows("┏ Hva lar oss ringe dem?");
    desk.types("1").shows("┏ Er listen vasket");
    desk.types("2").shows("┏ Forhåndsvisning").shows("rader");
    desk.types("\r").shows(&format!("Limt: {count} nye"));
    let bytes = std::mem::take(&mut desk.bytes);
    desk.kill();
    bytes
}

/// The controls of the same way through the window with names that do no harm.
fn controls_of_a_plain_paste(count: usize) -> BTreeSet<String> {
    let rows = (1..=count).map(|n| format!("Kunde {n}\t{}\n", number(n)));
    let list: String = std::iter::once("Navn\tTelefon\n".to_owned())
        .chain(rows)
        .collect();
    controls(&paste(&People::new(0), &list, count))
}
