//! The report of one small week, in each form and language: as files under `tests/fixtures/report`, to be read by people.
//! `UPDATE_REPORTS=1` writes them anew.

mod hostile;
mod named;
mod outcomes;
mod waiting;
mod week;
mod wrong;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _};
use serde_json::{Value, json};

use super::people::People;
use super::program::{run, run_with};

use self::week::{SELLERS, team, week};

const LANGUAGES: [&str; 3] = ["en", "nb", "da"];
const WEEK: &str = "2026-W47";

fn report(people: &People, lang: &str, more: &[&str]) -> String {
    let words = [&["report", "--week", WEEK, "--lang", lang], more].concat();
    run(people.home(), &words).exits(0).out
}

fn figures(people: &People, lang: &str) -> Value {
    serde_json::from_str(&report(people, lang, &["--format", "json"])).unwrap()
}

/// A workbook's cells, with what each is.
fn cells(people: &People, lang: &str) -> String {
    let file = people.beside(&format!("{lang}.xlsx"));
    report(
        people,
        lang,
        &["--format", "xlsx", "-o", file.to_str().unwrap()],
    );
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let mut out = String::new();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert_eq!(formulas.used_cells().count(), 0, "{name}");
        writeln!(out, "# {name}").unwrap();
        for row in book.worksheet_range(&name).unwrap().rows() {
            let row: Vec<String> = row.iter().map(cell).collect();
            writeln!(out, "{}", row.join(" | ").trim_end_matches([' ', '|'])).unwrap();
        }
        out.push('\n');
    }
    out
}

fn cell(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => format!("{text:?}"),
        Data::DateTime(at) => at.as_datetime().unwrap().to_string(),
        other @ (Data::Int(_)
        | Data::Float(_)
        | Data::Bool(_)
        | Data::DateTimeIso(_)
        | Data::DurationIso(_)
        | Data::Error(_)) => other.to_string(),
    }
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/report")
        .join(name)
}

#[track_caller]
fn check(name: &str, is: &str) {
    let path = golden(name);
    if std::env::var_os("UPDATE_REPORTS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path)
            .unwrap()
            .write_all(is.as_bytes())
            .unwrap();
        return;
    }
    let was = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = was.lines().zip(is.lines()).position(|(was, is)| was != is);
    let at = differs.unwrap_or_else(|| was.lines().count().min(is.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(nothing)").to_owned();
    assert!(
        was == is,
        "{name}:{}\nwas {}\nis  {}\n(UPDATE_REPORTS=1 writes it anew)",
        at + 1,
        line(&was),
        line(is)
    );
}

#[test]
fn each_form_says_the_week_in_each_language() {
    let people = team(0);
    for lang in LANGUAGES {
        check(&format!("week.{lang}.txt"), &report(&people, lang, &[]));
        check(
            &format!("digest.{lang}.txt"),
            &report(&people, lang, &["--digest"]),
        );
        check(
            &format!("week.{lang}.html"),
            &report(&people, lang, &["--format", "html"]),
        );
        let json = serde_json::to_string_pretty(&figures(&people, lang)).unwrap();
        check(&format!("week.{lang}.json"), &(json + "\n"));
        check(&format!("week.{lang}.xlsx.txt"), &cells(&people, lang));
    }
}

/// Every number and day of a report, in order: what no language changes.
fn numbers(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|it| numbers(it, into)),
        Value::Object(all) => all.values().for_each(|it| numbers(it, into)),
        Value::Number(number) => into.push(number.to_string()),
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

#[test]
fn the_figures_are_those_of_the_week_in_every_language() {
    let people = team(0);
    let report = figures(&people, "en");
    let count = |table: &str, id: &str| {
        let tables = report["tables"].as_array().unwrap();
        let table = tables.iter().find(|it| it["id"] == table).unwrap();
        let row = table["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["what_id"] == id);
        row.unwrap_or_else(|| panic!("no {id} in {table}"))["count"]
            .as_u64()
            .unwrap()
    };
    let week = week();
    assert_eq!(report["source"]["calls"], json!(week.len()));
    let mut lines: BTreeMap<&str, u64> = BTreeMap::new();
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for told in &week {
        *lines.entry(told.line).or_default() += 1;
        for demand in told.more["demands"].as_array().into_iter().flatten() {
            *kinds
                .entry(demand["kind"].as_str().unwrap().to_owned())
                .or_default() += 1;
        }
    }
    for (line, expected) in lines {
        assert_eq!(count("calls", &format!("line-{line}")), expected, "{line}");
    }
    assert_eq!(count("demand-kinds", "value"), kinds["value"]);
    assert_eq!(
        count("demand-kinds", "failure"),
        kinds["failure"] + 1,
        "and what was heard"
    );
    assert_eq!(count("demand-kinds", "not-classified"), kinds["unclear"]);
    assert_eq!(count("demand-kinds", "heard-by-listening"), 1);
    let of = |lang| {
        let mut all = Vec::new();
        numbers(&figures(&people, lang), &mut all);
        all
    };
    assert_eq!(of("nb"), of("en"));
    assert_eq!(of("da"), of("en"));
}

#[test]
fn no_form_tells_one_seller_from_another() {
    let (people, others) = (team(0), team(1));
    for lang in LANGUAGES {
        for form in [
            &[][..],
            &["--format", "html"],
            &["--format", "json"],
            &["--digest"],
        ] {
            let said = report(&people, lang, form);
            assert_eq!(said, report(&others, lang, form), "{lang} {form:?}");
            for name in SELLERS {
                assert!(!said.contains(name), "{lang} {form:?}: {name}");
            }
        }
        assert_eq!(cells(&people, lang), cells(&others, lang));
    }
}

#[test]
fn a_morning_of_listening_names_nobody_and_is_counted() {
    let people = People::new(1);
    let typed = "Regningen er feil igjen\nskrevet galt\n-\nVil ha én regning\n\n2\nny mal\n1\n";
    let page = run_with(people.home(), &["study", "--lang", "en"], typed)
        .exits(0)
        .out;
    assert!(
        page.contains("Regningen er feil igjen") && page.contains("ny mal"),
        "{page}"
    );
    let again = run(people.home(), &["study", "--page", "--lang", "en"])
        .exits(0)
        .out;
    assert!(page.ends_with(&again), "{again}");
    assert!(
        !again.contains("skrevet galt") && !again.contains("Kari"),
        "{again}"
    );
    let days = [
        "report",
        "--from",
        "2026-11-23",
        "--to",
        "2026-11-23",
        "--format",
        "json",
    ];
    let report = run(people.home(), &days).exits(0).json();
    let tables = report["tables"].as_array().unwrap();
    let kinds = tables.iter().find(|it| it["id"] == "demand-kinds").unwrap();
    assert_eq!(kinds["of"], json!(2));
    let heard = kinds["rows"].as_array().unwrap().iter();
    let heard = heard.filter(|row| row["what_id"] == "heard-by-listening");
    assert_eq!(
        heard.map(|row| row["count"].clone()).collect::<Vec<_>>(),
        [json!(2)]
    );
    run(people.home(), &["check", "--rebuild"]).exits(0);
}
