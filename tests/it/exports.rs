//! Exports as other programs read them: the same in every form, no formula, nobody in what leaves without people.
//!
//! What `DuckDB`, `openpyxl` and `LibreOffice` read is checked where they are installed, and said to be skipped where not.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::desk::Desk;
use super::people::{People, customer, number};
use super::program::run;

const KINDS: [&str; 7] = [
    "calls",
    "customers",
    "callbacks",
    "promises",
    "questions",
    "demands",
    "orders",
];

/// Reads what was exported with other programs, and compares.
const AGREE: &str = include_str!("../fixtures/exports_agree.py");

fn kari() -> Value {
    json!({"id": "s-0000000000000001", "name": "Kari"})
}

/// A home in which each text was said in every way there is, in three months.
pub(crate) fn home_of(texts: &[String]) -> People {
    let people = People::new(3);
    let ids: Vec<Value> = people.export("customers");
    let calls = texts.iter().enumerate().map(|(n, text)| {
        let (month, day) = (9 + n % 3, 1 + n % 28);
        let at = |minute: u32| format!("2026-{month:02}-{day:02}T10:{minute:02}:00+02:00");
        json!({"t": "call", "sub": ids[n % 3]["id"], "b": {
            "line": "answered", "direction": "out", "number": number(1 + n % 3), "notes": text, "with_whom": "Åse Nordmann",
            "rang_at": at(1), "answered_at": at(2), "ended_at": at(3), "seller": kari(),
            "demands": [{"words": text, "kind": "failure", "matters": text, "cause": text}],
            "promises": [{"by": "we", "words": text, "due": "2026-11-24", "owner": kari()}],
            "questions": [{"by": "they", "words": text, "answer": text}],
            "priorities": [{"words": text}], "needs": [{"words": text, "horizon": "months"}],
            "satisfaction": {"scale": 10, "score": 7, "words": text},
            "callback": {"at": "2026-11-24T14:00:00", "zone": "Europe/Oslo", "precision": "exact", "about": text},
            "order": {"owner": kari(), "words": text, "lines": [
                {"product": "basis", "label": "Basis", "quantity": 2, "unit_price": "249.00", "currency": "NOK", "period": "month"},
            ]},
        }})
    });
    people.say(&calls.collect::<Vec<_>>());
    people
}

pub(crate) fn hostile() -> Vec<String> {
    let lines = include_str!("../fixtures/hostile.txt").lines();
    let lines = lines.filter(|line| !line.starts_with("# "));
    lines
        .map(|line| serde_json::from_str::<String>(&format!("\"{line}\"")).unwrap())
        .filter(|text| !text.trim().is_empty())
        .collect()
}

/// Exports every kind in every form into a folder.
fn export_all(people: &People, more: &[&str]) -> std::path::PathBuf {
    let folder = people.beside("exports");
    std::fs::create_dir_all(&folder).unwrap();
    for what in KINDS {
        for format in ["jsonl", "csv", "xlsx", "parquet"] {
            let file = folder.join(format!("{what}.{format}"));
            let separator: &[&str] = if format == "csv" {
                &["--separator", "comma"]
            } else {
                &[]
            };
            let words = [
                "export",
                what,
                "--format",
                format,
                "-o",
                file.to_str().unwrap(),
            ];
            run(people.home(), &[&words, separator, more].concat()).exits(0);
        }
    }
    folder
}

/// Whether a program is there; says so when it is not.
pub(crate) fn has(program: &str, words: &[&str]) -> bool {
    let ran = Command::new(program).args(words).output();
    let is_there = ran.is_ok_and(|ran| ran.status.success());
    if !is_there {
        println!("skipped: {program} {} does not run here", words.join(" "));
    }
    is_there
}

#[test]
fn every_form_says_the_same_to_other_programs() {
    let people = home_of(&hostile());
    let folder = export_all(&people, &[]);
    let months = folder.join("by_month");
    let words = [
        "export",
        "calls",
        "--format",
        "parquet",
        "--by-month",
        "-o",
        months.to_str().unwrap(),
    ];
    run(people.home(), &words).exits(0);
    for month in ["2026-09", "2026-10", "2026-11"] {
        assert!(
            months
                .join(format!("month={month}/calls.parquet"))
                .is_file()
        );
    }
    if has("python3", &["-c", "import duckdb, openpyxl"]) {
        let read = Command::new("python3")
            .args(["-c", AGREE, folder.to_str().unwrap()])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{said}");
    }
}

#[test]
fn a_spreadsheet_opens_in_libreoffice() {
    if !has("soffice", &["--version"]) {
        return;
    }
    let texts = hostile();
    let people = home_of(&texts);
    let folder = export_all(&people, &[]);
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let to = folder.join("opened");
    let read = Command::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,true",
            "--outdir",
        ])
        .arg(&to)
        .arg(folder.join("calls.xlsx"))
        .output()
        .unwrap();
    assert!(read.status.success(), "{read:?}");
    // With the option to save formulas instead of values, a formula would begin with an equals sign of its own.
    let text = std::fs::read_to_string(to.join("calls.csv")).unwrap();
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let notes = rows
        .headers()
        .unwrap()
        .iter()
        .position(|it| it == "notes")
        .unwrap();
    let phones = rows
        .headers()
        .unwrap()
        .iter()
        .position(|it| it == "number")
        .unwrap();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), texts.len());
    for row in &rows {
        assert!(row[phones].starts_with("+47"), "{:?}", &row[phones]);
    }
    assert!(rows.iter().any(|row| row[notes].starts_with('=')));
}

#[test]
fn nobody_is_in_what_leaves_without_people() {
    let text = "Åse Nordmanns mann og Karis kollega, Tora Vindsdals sak, Solstripa Bær og hos Havglimten, Kunde 2, KUNDE 2 og bedrift 1: ring 412 07 813 eller +4741000001, ase@firma.example, Storgata 12, fnr 01817012066; 249 kr i september";
    let people = home_of(&[text.to_owned(), text.to_owned(), text.to_owned()]);
    // With whom nothing was ever said.
    let others = [
        ("Tora Vindsdal", ""),
        ("Solstripa Bær AS", ""),
        ("Berit", "Havglimten A/S"),
    ];
    let others = others.iter().enumerate().map(|(n, (name, company))| {
        customer(json!({"name": name, "company": company, "phones": [number(900 + n)]}))
    });
    people.say(&others.collect::<Vec<_>>());
    let folder = export_all(&people, &["--deidentify"]);
    let gone = [
        "Vindsdal",
        "Solstripa",
        "Havglimten",
        "Åse",
        "Nordmann",
        "Kari",
        "412 07",
        "41000001",
        "firma.example",
        "Storgata",
        "01817012066",
        "Bedrift 2",
    ];
    for what in KINDS {
        for format in ["jsonl", "csv"] {
            let text = std::fs::read_to_string(folder.join(format!("{what}.{format}"))).unwrap();
            for name in gone {
                assert!(!text.contains(name), "{what}.{format} has {name}: {text}");
            }
            if what != "customers" && what != "orders" {
                assert!(
                    text.contains("[name]") && text.contains("249 kr i september"),
                    "{what}.{format}: {text}"
                );
            }
        }
    }
    let words = ["export", "calls", "--deidentify", "--lang", "en"];
    let said = run(people.home(), &words).exits(0).err;
    assert!(
        said.contains("[number] ") && said.contains("cannot be caught"),
        "{said}"
    );
    run(
        people.home(),
        &["export", "calls", "--deidentify", "--with-seller", "x"],
    )
    .exits(2);
}

#[test]
fn without_a_reason_no_seller_is_in_any_export() {
    let people = home_of(&["svar om regningen".to_owned()]);
    let folder = export_all(&people, &[]);
    for what in KINDS {
        for format in ["jsonl", "csv"] {
            let text = std::fs::read_to_string(folder.join(format!("{what}.{format}"))).unwrap();
            assert!(
                !text.contains("Kari") && !text.contains("s-0000000000000001"),
                "{what}.{format}: {text}"
            );
        }
    }
}

#[test]
fn who_takes_the_sellers_names_out_is_seen_by_every_seller() {
    let people = home_of(&["svar om regningen".to_owned()]);
    let before = people.check()["records"].as_u64().unwrap();
    let words = [
        "export",
        "calls",
        "--with-seller",
        "lønn, november",
        "--from",
        "2026-09-01",
    ];
    let named = run(people.home(), &words).exits(0);
    assert!(named.out.contains("Kari"), "{}", named.out);
    assert_eq!(people.check()["records"], json!(before + 1));
    run(people.home(), &["check", "--rebuild"]).exits(0);
    let mut desk = Desk::start(Some(people.home()), &[], (120, 40));
    desk.shows("I dag")
        .shows("eksporterte")
        .shows("lønn, november");
}

#[test]
fn each_column_is_named_alike_and_says_what_it_is() {
    let people = home_of(&["svar".to_owned()]);
    for lang in ["en", "nb", "da"] {
        for what in KINDS {
            let words = ["export", what, "--columns", "--lang", lang];
            let page = run(people.home(), &words).exits(0).out;
            assert!(!page.contains("column-"), "{lang} {what}: {page}");
            let names = page.lines().map(|line| line.split(' ').next().unwrap());
            let words = [
                "export",
                what,
                "--format",
                "csv",
                "--separator",
                "comma",
                "--with-seller",
                "test",
            ];
            let table = run(people.home(), &words).exits(0).out;
            let header = table.lines().next().unwrap().replace('"', "");
            assert_eq!(names.collect::<Vec<_>>().join(","), header, "{lang} {what}");
        }
    }
    let what = run(people.home(), &["export", "--lang", "en"]).exits(0).out;
    assert!(KINDS.iter().all(|kind| what.contains(kind)), "{what}");
}

#[test]
fn what_does_not_go_together_is_usage() {
    let people = People::new(1);
    for words in [
        &["export", "calls", "--by-month", "-o", "x"][..],
        &["export", "calls", "--format", "parquet", "--by-month"],
        &["export", "calls", "--format", "ics"],
        &[
            "export",
            "callbacks",
            "--format",
            "ics",
            "--deidentify",
            "--with-names",
        ],
    ] {
        run(people.home(), words).exits(2);
    }
    assert!(!Path::new("x").exists());
}
