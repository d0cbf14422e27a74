//! Outcomes of telemarketing from a CSV, made into facts, reported, and counted again by `DuckDB` from the CSV itself.
//!
//! The CSV is generated in the shape of the sets that are published. Another one is taken by `SAMTALE_OUTCOMES=FILE`, and
//! what it calls its columns by `SAMTALE_OUTCOMES_COLUMNS=month=last_month,town=region`; a column that it lacks is left
//! empty, as `needs=`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::exports::has;
use crate::people::{People, number};
use crate::program::run;

/// Counts with `DuckDB` what a report of the same CSV should say.
const COUNTED: &str = include_str!("../../fixtures/outcomes_counted.py");
const YEAR: i32 = 2025;
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// What is made of which column. Such sets have no towns, no wishes and no words of anybody: other columns stand for them.
const COLUMNS: [(&str, &str); 14] = [
    ("month", "month"),
    ("day", "day"),
    ("seconds", "duration"),
    ("attempts", "campaign"),
    ("outcome", "y"),
    ("list", "contact"),
    ("town", "job"),
    ("demand", "poutcome"),
    ("cause", "loan"),
    ("words", "education"),
    ("priority", "marital"),
    ("need", "housing"),
    ("never", "default"),
    ("score", "previous"),
];

/// Of each table what a row goes by, and what it counts.
const TABLES: [(&str, &str, &[&str]); 15] = [
    ("calls", "what", &["count"]),
    ("outcomes", "code", &["count"]),
    ("attempts", "attempt", &["tried", "reached"]),
    (
        "lists",
        "list",
        &["people", "calls", "reached", "never-call"],
    ),
    ("satisfaction", "score", &["count"]),
    ("rights", "what", &["count"]),
    ("voice", "kind", &[]),
    ("demand-kinds", "what", &["count"]),
    ("people-audience", "what", &["people", "value", "failure"]),
    ("people-town", "what", &["people", "value", "failure"]),
    (
        "demand",
        "week",
        &["value", "failure", "neither", "unclear", "reached"],
    ),
    ("causes", "cause", &["named", "customers"]),
    ("priorities", "words", &["count", "before"]),
    ("needs", "words", &["count", "before"]),
    ("orders", "what", &["count"]),
];

/// One row of the CSV, by what is made of it.
struct Told {
    cells: BTreeMap<&'static str, String>,
}

impl Told {
    fn text(&self, what: &str) -> &str {
        self.cells.get(what).map_or("", String::as_str)
    }

    fn count(&self, what: &str) -> u64 {
        self.text(what).parse().unwrap_or_default()
    }

    fn is(&self, what: &str) -> bool {
        self.text(what) == "yes"
    }

    /// The day of the last attempt.
    fn day(&self) -> NaiveDate {
        let month = MONTHS.iter().position(|it| *it == self.text("month"));
        let month = u32::try_from(month.expect("a month of three letters")).unwrap() + 1;
        let day = self.text("day").parse().unwrap_or(15);
        NaiveDate::from_ymd_opt(YEAR, month, day).expect("a day of its month")
    }

    fn line(&self) -> &'static str {
        match self.count("seconds") {
            0 => "no-answer",
            1..5 => "cut-off",
            _ => "answered",
        }
    }

    /// Every attempt, two on a day, the last of which came to something.
    fn calls(&self, sub: &Value, seller: usize) -> Vec<Value> {
        let attempts = self.count("attempts").max(1);
        let nth = |n: u64| {
            let back = attempts - n;
            let day = self.day() - Days::new(back / 2);
            let hour = if back.is_multiple_of(2) { 14 } else { 10 };
            let rang = day.and_hms_opt(hour, 0, 0).unwrap().and_utc();
            let line = if back == 0 { self.line() } else { "no-answer" };
            let mut body = json!({
                "direction": "out", "line": line, "attempt": n, "rang_at": rang.to_rfc3339(),
                "ended_at": (rang + chrono::TimeDelta::seconds(30)).to_rfc3339(),
                "list": {"id": list(self.text("list")), "name": self.text("list")},
                "seller": {"id": format!("s-{:016x}", seller % 5 + 1), "name": format!("Selger {}", seller % 5)},
            });
            if line != "no-answer" {
                let ended = i64::try_from(self.count("seconds")).unwrap();
                body["answered_at"] = json!(rang.to_rfc3339());
                body["ended_at"] = json!((rang + chrono::TimeDelta::seconds(ended)).to_rfc3339());
                let said = self.said();
                body.as_object_mut()
                    .unwrap()
                    .extend(said.as_object().unwrap().clone());
            }
            json!({"t": "call", "sub": sub, "at": body["ended_at"], "b": body})
        };
        (1..=attempts).map(nth).collect()
    }

    /// What came of the attempt on which they were reached.
    fn said(&self) -> Value {
        let mut said = json!({
            "outcome": {"code": self.text("outcome"), "label": self.text("outcome")},
        });
        if let Some(kind) = self.demand() {
            let cause = if kind == "failure" {
                self.text("cause")
            } else {
                ""
            };
            said["demands"] =
                json!([{"kind": kind, "words": self.text("words"), "matters": "", "cause": cause}]);
        }
        if !self.text("priority").is_empty() {
            said["priorities"] = json!([{"words": self.text("priority")}]);
        }
        if self.is("need") {
            said["needs"] = json!([{"words": self.text("words"), "horizon": "months"}]);
        }
        if (1..=10).contains(&self.count("score")) {
            said["satisfaction"] = json!({"scale": 10, "score": self.count("score"), "words": ""});
        }
        if self.is("never") {
            said["suppress"] = json!("person");
        }
        if self.is("outcome") {
            said["order"] = json!({"owner": {"id": "s-0000000000000001", "name": "Selger 0"}, "words": "", "lines": [
                {"product": "basis", "label": "Basis", "quantity": 1, "unit_price": "249.00", "currency": "NOK", "period": "month"},
            ]});
        }
        said
    }

    fn demand(&self) -> Option<&'static str> {
        match self.text("demand") {
            "success" => Some("value"),
            "failure" => Some("failure"),
            "other" => Some("neither"),
            "nonexistent" => Some("unclear"),
            _ => None,
        }
    }
}

/// A list's id, of its name alone.
fn list(name: &str) -> String {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("l-{hash:016x}")
}

/// What stands for what, after the wishes of whoever runs the tests.
fn columns() -> BTreeMap<&'static str, String> {
    let mut columns: BTreeMap<&str, String> = COLUMNS
        .into_iter()
        .map(|(what, name)| (what, name.to_owned()))
        .collect();
    let wished = std::env::var("SAMTALE_OUTCOMES_COLUMNS").unwrap_or_default();
    for pair in wished.split(',').filter(|pair| !pair.is_empty()) {
        let (what, name) = pair.split_once('=').expect("what=column");
        let column = columns
            .get_mut(what)
            .unwrap_or_else(|| panic!("nothing is made of {what}"));
        name.clone_into(column);
    }
    columns
}

fn read(file: &Path, columns: &BTreeMap<&'static str, String>) -> Vec<Told> {
    let text = std::fs::read_to_string(file).unwrap();
    let head = text.lines().next().unwrap();
    let separator = if head.contains(';') { b';' } else { b',' };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let head = rows.headers().unwrap().clone();
    let place = |name: &String| head.iter().position(|it| it == name);
    rows.records()
        .map(|row| {
            let row = row.unwrap();
            let cells = columns
                .iter()
                .filter_map(|(what, name)| Some((*what, row.get(place(name)?)?.trim().to_owned())));
            Told {
                cells: cells.collect(),
            }
        })
        .collect()
}

/// Some thousand outcomes in the shape of the published sets: the same at each run.
fn generated(file: &Path) {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut pick = |of: &[&'static str]| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        of[usize::try_from(state >> 33).unwrap() % of.len()]
    };
    let mut out = String::from(
        "\"age\";\"job\";\"marital\";\"education\";\"default\";\"balance\";\"housing\";\"loan\";\"contact\";\"day\";\"month\";\
         \"duration\";\"campaign\";\"pdays\";\"previous\";\"poutcome\";\"y\"\n",
    );
    let jobs = [
        "admin.",
        "admin.",
        "blue-collar",
        "blue-collar",
        "management",
        "retired",
        "self-employed",
        "services",
        "student",
        "technician",
        "unemployed",
    ];
    for n in 0..2_400 {
        // A few are so few that they may not be shown alone.
        let job = match n {
            7 => "entrepreneur",
            19 | 1_200 => "housemaid",
            _ => pick(&jobs),
        };
        let yes = |pick: &mut dyn FnMut(&[&'static str]) -> &'static str, of: usize| {
            let mut words = vec!["no"; of];
            words.push("yes");
            pick(&words)
        };
        let (age, marital) = (20 + n % 60, pick(&["married", "single", "divorced"]));
        let education = pick(&["primary", "secondary", "tertiary", "unknown"]);
        let (never, housing, loan) = (yes(&mut pick, 40), yes(&mut pick, 1), yes(&mut pick, 4));
        let contact = pick(&["cellular", "cellular", "telephone", "unknown"]);
        let day = 1 + n % 28;
        let month = pick(&MONTHS);
        let duration = pick(&["0", "3", "12", "61", "188", "412", "1077", "0"]);
        let attempts = pick(&["1", "1", "1", "2", "2", "3", "4", "6", "9"]);
        let (previous, last) = (
            pick(&["0", "0", "0", "1", "2", "5", "17"]),
            pick(&[
                "unknown",
                "unknown",
                "nonexistent",
                "failure",
                "other",
                "success",
            ]),
        );
        let y = yes(&mut pick, 8);
        writeln!(
            out,
            "{age};\"{job}\";\"{marital}\";\"{education}\";\"{never}\";{n};\"{housing}\";\"{loan}\";\"{contact}\";{day};\"{month}\";\
             {duration};{attempts};-1;{previous};\"{last}\";\"{y}\""
        )
        .unwrap();
    }
    std::fs::write(file, out).unwrap();
}

/// A home in which everything of the CSV happened.
fn home_of(told: &[Told]) -> People {
    let people = People::new(0);
    let names: std::collections::BTreeSet<&str> = told.iter().map(|it| it.text("list")).collect();
    let lists = names.iter().map(|name| {
        json!({"t": "list.new", "b": {
            "id": list(name), "name": name, "market": "NO", "audience": "consumer", "ground": "customers", "state": "open",
        }})
    });
    people.say(&lists.collect::<Vec<_>>());
    let customers = told.iter().enumerate().map(|(n, it)| {
        json!({"t": "customer.new", "b": {
            "name": format!("Kunde {n}"), "phones": [number(n)], "town": it.text("town"), "audience": "consumer",
            "list": {"id": list(it.text("list")), "name": it.text("list")}, "place": n,
        }})
    });
    let customers = people.say(&customers.collect::<Vec<_>>());
    let calls = told.iter().zip(&customers).enumerate();
    let calls = calls.flat_map(|(n, (it, customer))| it.calls(&customer["sub"], n));
    people.say(&calls.collect::<Vec<_>>());
    people
}

/// What a report counts, as `{table: {row: [counts], "of": n}}`, without rows of nothing.
fn figures(people: &People, words: &[String]) -> BTreeMap<String, BTreeMap<String, Value>> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let report = run(
        people.home(),
        &[&["report", "--format", "json"], &words[..]].concat(),
    )
    .exits(0)
    .json();
    let known = |row: &Value, column: &str| {
        let id = &row[format!("{column}_id")];
        if id.is_null() { &row[column] } else { id }.clone()
    };
    let tables = report["tables"].as_array().unwrap().iter();
    let mut figures: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for table in tables {
        let Some((id, key, counts)) = TABLES.into_iter().find(|(id, ..)| table["id"] == *id) else {
            continue;
        };
        let into = figures.entry(id.to_owned()).or_default();
        into.insert("of".to_owned(), table["of"].clone());
        for row in table["rows"].as_array().unwrap() {
            let cells: Vec<Value> = counts.iter().map(|it| known(row, it)).collect();
            let is_something = cells.iter().any(|it| *it != json!(0) && !it.is_null());
            if is_something {
                let key = known(row, key);
                let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
                assert_eq!(into.insert(key, json!(cells)), None, "{id}: a row twice");
            }
        }
    }
    figures
}

/// The same, as `DuckDB` counts it.
fn counted(file: &Path, options: &Value) -> BTreeMap<String, BTreeMap<String, Value>> {
    let ran = Command::new("python3")
        .args(["-c", COUNTED, file.to_str().unwrap(), &options.to_string()])
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    serde_json::from_slice(&ran.stdout).unwrap()
}

#[test]
fn a_report_of_real_outcomes_counts_what_duckdb_counts() {
    if !has("python3", &["-c", "import duckdb"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let given = std::env::var_os("SAMTALE_OUTCOMES").map(PathBuf::from);
    let file = given.unwrap_or_else(|| {
        let file = folder.path().join("outcomes.csv");
        generated(&file);
        file
    });
    let columns = columns();
    let told = read(&file, &columns);
    let people = home_of(&told);
    let lists = [
        None,
        Some(told.first().expect("a row").text("list").to_owned()),
    ];
    let times = [
        ("2025-01-01", "2025-12-31"),
        ("2025-05-05", "2025-05-11"),
        ("2025-02-28", "2025-04-13"),
    ];
    for ((from, to), list) in times
        .into_iter()
        .flat_map(|time| lists.iter().map(move |list| (time, list)))
    {
        let mut words = ["--from", from, "--to", to].map(str::to_owned).to_vec();
        words.extend(
            list.iter()
                .flat_map(|name| ["--list".to_owned(), name.clone()]),
        );
        let options =
            json!({"columns": columns, "year": YEAR, "from": from, "to": to, "list": list});
        let (said, counted) = (figures(&people, &words), counted(&file, &options));
        for (table, ..) in TABLES {
            assert_eq!(said[table], counted[table], "{table}, {words:?}");
        }
    }
}
