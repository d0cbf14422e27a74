//! Who waits is said as of now, whenever the rules were last asked.

use serde_json::{Value, json};

use crate::people::{LIST, People};
use crate::program::run_at;

const CLOCKS: [&str; 4] = [
    "2026-11-23T10:00:00+01:00",
    "2026-11-23T15:00:00+01:00",
    "2026-11-24T10:00:00+01:00",
    "2026-12-01T10:00:00+01:00",
];

/// Twelve businesses, of which eight were tried, some in the morning and some in the afternoon, up to an hour ago.
fn tried() -> People {
    let people = People::new(12);
    let ids: Vec<Value> = people.export("customers");
    let tried = [
        ("2026-11-18", 10, 1),
        ("2026-11-20", 10, 2),
        ("2026-11-20", 15, 3),
        ("2026-11-23", 9, 3),
    ];
    let mut lines = Vec::new();
    for (n, id) in ids.iter().take(8).enumerate() {
        let (day, hour, times) = tried[n % tried.len()];
        for attempt in 1..=times {
            let at = |minute: u32| format!("{day}T{hour:02}:{minute:02}:00+01:00");
            lines.push(json!({"t": "call", "sub": id["id"], "at": at(9 * attempt), "b": {
                "direction": "out", "list": {"id": LIST, "name": "Vinter"}, "attempt": attempt, "line": "no-answer",
                "rang_at": at(9 * attempt - 1), "ended_at": at(9 * attempt),
            }}));
        }
    }
    people.say(&lines);
    people
}

/// The report's tables of lists, and what `list show` says.
fn shown(people: &People, clock: &str) -> (Vec<Value>, Value) {
    let run = |words: &[&str]| run_at(people.home(), clock, words, "").exits(0).json();
    let report = run(&["report", "--week", "2026-W47", "--format", "json"]);
    let tables = report["tables"].as_array().unwrap().iter();
    let of_lists = tables.filter(|it| it["id"] == "lists" || it["id"] == "waiting");
    (
        of_lists.cloned().collect(),
        run(&["list", "show", "--json"]),
    )
}

#[test]
fn who_waits_is_the_same_after_everything_was_made_anew() {
    let (people, anew) = (tried(), tried());
    let mut all = Vec::new();
    for clock in CLOCKS {
        run_at(anew.home(), clock, &["check", "--rebuild"], "").exits(0);
        let is = shown(&people, clock);
        assert_eq!(is.0, shown(&anew, clock).0, "{clock}");
        assert_eq!(
            is.1[0]["waiting"],
            shown(&anew, clock).1[0]["waiting"],
            "{clock}"
        );
        all.push(is);
    }
    all.dedup();
    assert!(all.len() > 2, "nobody's waiting ever ended: {all:?}");
}
