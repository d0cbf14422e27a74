//! A report of what nobody would say: formulas, markup, escapes, text from right to left, and more than a cell holds.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use calamine::{Data, DataType as _, Reader as _};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::exports::{has, home_of, hostile};
use crate::people::People;
use crate::program::run;

/// What `openpyxl` reads: each sheet's cells, and whether one is a formula.
const READ: &str = r"
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def value(cell):
    assert cell.data_type != 'f', cell
    return cell.value if isinstance(cell.value, str) else None
print(json.dumps({sheet.title: [[value(cell) for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}))
";

/// Every tag that a report may have.
const TAGS: [&str; 45] = [
    "!doctype",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "div",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "nav",
    "ul",
    "li",
    "a",
    "main",
    "section",
    "small",
    "q",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "svg",
    "rect",
    "path",
    "polyline",
    "line",
    "circle",
    "text",
    "g",
    "desc",
    "figure",
    "figcaption",
    "details",
    "summary",
    "footer",
    "dl",
    "dt",
    "dd",
];

/// So many texts a report has room for.
const TEXTS: usize = 290;

/// A home in which hostile texts were said, as many as a report has room for, and one that no cell holds.
fn people(skipped: usize) -> People {
    let texts: Vec<String> = hostile().into_iter().skip(skipped).take(TEXTS).collect();
    let people = home_of(&texts);
    let long = format!(
        "=HYPERLINK(\"http://a.example\") {}",
        "lang historie ".repeat(3_000)
    );
    let sub = people.export("customers")[0]["id"].clone();
    people.say(&[json!({"t": "call", "sub": sub, "b": {
        "line": "answered", "direction": "in", "rang_at": "2026-11-20T10:00:00+01:00", "no_attempt": "they-rang",
        "clearance": {"by": "inbound"}, "demands": [{"words": long, "kind": "value", "matters": "", "cause": ""}],
    }})]);
    people
}

fn report(people: &People, more: &[&str]) -> String {
    let days = [
        "report",
        "--from",
        "2026-09-01",
        "--to",
        "2026-11-30",
        "--lang",
        "en",
    ];
    run(people.home(), &[&days, more].concat()).exits(0).out
}

/// The texts of each sheet, as another reader sees them.
fn texts(file: &Path) -> Vec<(String, Vec<Vec<Value>>)> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(file).unwrap();
    let names = book.sheet_names();
    let text = |cell: &Data| cell.get_string().map_or(Value::Null, |text| json!(text));
    let sheet = |name: String| {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
        let cells = book.worksheet_range(&name).unwrap();
        let rows = cells.rows().map(|row| row.iter().map(text).collect());
        (name, rows.collect())
    };
    names.into_iter().map(sheet).collect()
}

#[test]
fn a_workbook_of_hostile_words_is_words_in_every_program() {
    let people = people(0);
    let file = people.beside("report.xlsx");
    report(&people, &["--format", "xlsx", "-o", file.to_str().unwrap()]);
    let sheets = texts(&file);
    let voice = &sheets
        .iter()
        .find(|(name, _)| name == "In their words")
        .unwrap()
        .1;
    let said: Vec<&str> = voice.iter().flatten().filter_map(Value::as_str).collect();
    assert!(
        said.iter()
            .any(|text| text.starts_with("=HYPERLINK") && text.ends_with('…'))
    );
    assert!(
        said.iter()
            .filter(|text| text.starts_with(['=', '+', '-', '@']))
            .count()
            > 10
    );
    assert!(said.iter().all(|text| !text.chars().any(acts)), "{said:?}");
    if has("python3", &["-c", "import openpyxl"]) {
        let read = Command::new("python3")
            .args(["-c", READ])
            .arg(&file)
            .output()
            .unwrap();
        assert!(
            read.status.success(),
            "{}",
            String::from_utf8_lossy(&read.stderr)
        );
        let theirs: Value = serde_json::from_slice(&read.stdout).unwrap();
        for (name, rows) in &sheets {
            let theirs: Vec<&Value> = theirs[name]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|row| row.as_array().unwrap())
                .collect();
            let words = |cell: &&Value| cell.is_string();
            let theirs: Vec<&Value> = theirs.into_iter().filter(words).collect();
            let ours: Vec<&Value> = rows.iter().flatten().filter(words).collect();
            assert_eq!(ours, theirs, "{name}");
        }
    }
}

#[test]
fn a_workbook_of_hostile_words_opens_in_libreoffice() {
    if !has("soffice", &["--version"]) {
        return;
    }
    let people = people(0);
    let file = people.beside("report.xlsx");
    report(&people, &["--format", "xlsx", "-o", file.to_str().unwrap()]);
    let profile = format!(
        "-env:UserInstallation=file://{}",
        people.beside("profile").display()
    );
    // Every sheet, and what stands in a cell rather than what it comes to.
    let csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true,false,-1";
    let to = people.beside("opened");
    let words = [
        profile.as_str(),
        "--headless",
        "--convert-to",
        csv,
        "--outdir",
    ];
    let read = Command::new("soffice")
        .args(words)
        .arg(&to)
        .arg(&file)
        .output()
        .unwrap();
    assert!(read.status.success(), "{read:?}");
    for (name, rows) in texts(&file) {
        let opened = to.join(format!("report-{name}.csv"));
        let bytes = std::fs::read_to_string(&opened)
            .unwrap_or_else(|error| panic!("{}: {error}", opened.display()));
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes.as_bytes());
        let theirs: BTreeSet<String> = reader
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        for text in rows.iter().flatten().filter_map(Value::as_str) {
            assert!(theirs.contains(text), "{name}: {text:?}");
        }
    }
}

#[test]
fn a_page_of_hostile_words_has_no_markup_but_its_own() {
    let people = people(hostile().len() - TEXTS);
    let page = report(&people, &["--format", "html"]);
    let tags: BTreeSet<String> = page
        .split('<')
        .skip(1)
        .map(|after| {
            let name = after.trim_start_matches('/').chars();
            name.take_while(|it| it.is_alphanumeric() || *it == '!')
                .collect::<String>()
                .to_lowercase()
        })
        .collect();
    let strange: Vec<&String> = tags
        .iter()
        .filter(|tag| !TAGS.contains(&tag.as_str()) && *tag != "span")
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
    for inside in page
        .split('<')
        .skip(1)
        .filter_map(|after| after.split_once('>'))
    {
        let attributes = inside.0.to_lowercase();
        for act in [" on", "javascript:", "http:", "https:", " src", "url("] {
            assert!(!attributes.contains(act), "<{attributes}>");
        }
    }
    assert!(page.contains("&lt;script"), "somebody said it");
    let acting: BTreeSet<char> = page.chars().filter(|it| *it != '\n' && acts(*it)).collect();
    assert!(acting.is_empty(), "{acting:?}");
    let text = report(&people, &[]);
    let acting: BTreeSet<char> = text.chars().filter(|it| *it != '\n' && acts(*it)).collect();
    assert!(acting.is_empty(), "{acting:?}");
    assert!(
        text.lines().all(|line| line.width() <= 100),
        "a line is broken"
    );
}

/// Whether a character does something to what stands around it: control, escape, the turning of the line.
fn acts(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
