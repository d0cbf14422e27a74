//! What is asked for and is not there is said, with what there is.

use serde_json::json;

use super::week::team;
use crate::people::{People, customer, number};
use crate::program::run;

#[track_caller]
fn refused(people: &People, words: &[&str], says: &[&str]) {
    let words = [words, &["--lang", "en"]].concat();
    let run = run(people.home(), &words).exits(2);
    assert_eq!(run.out, "", "{words:?}");
    for part in says {
        assert!(run.err.contains(part), "{words:?}: {}", run.err);
    }
}

#[test]
fn a_firm_that_nobody_is_called_for_is_named_with_those_that_are() {
    let people = team(0);
    for command in [&["report"][..], &["export", "calls"]] {
        let words = [command, &["--principal", "Ingen AS"]].concat();
        refused(&people, &words, &["Ingen AS"]);
    }
    people.say(&[customer(
        json!({"name": "Ny", "phones": [number(77)], "principal": "Havglimt"}),
    )]);
    refused(
        &people,
        &["report", "--principal", "Havglint"],
        &["Havglint", "It can be Havglimt"],
    );
    run(people.home(), &["report", "--principal", "Havglimt"]).exits(0);
    run(
        people.home(),
        &["export", "calls", "--principal", "Havglimt"],
    )
    .exits(0);
    // Only calls may name a firm.
    let sub = people.export("customers")[0]["id"].clone();
    people.say(&[json!({"t": "call", "sub": sub, "b": {
        "direction": "out", "line": "no-answer", "attempt": 1, "principal": "Fra oss AS",
        "rang_at": "2026-11-20T10:00:00+01:00", "ended_at": "2026-11-20T10:01:00+01:00",
    }})]);
    let words = ["export", "calls", "--principal", "Fra oss AS"];
    assert_eq!(run(people.home(), &words).exits(0).json_lines().len(), 1);
}

#[test]
fn days_that_are_none_or_the_wrong_way_round_are_refused() {
    let people = People::new(1);
    let around = ["--from", "2026-11-20", "--to", "2026-11-19"];
    for command in [
        &["report"][..],
        &["export", "calls"],
        &["export", "customers"],
    ] {
        refused(
            &people,
            &[command, &around].concat(),
            &["2026-11-20 is after 2026-11-19"],
        );
    }
    let none = ["--from", "2026-02-30", "--to", "2026-03-01"];
    refused(
        &people,
        &[&["report"], &none[..]].concat(),
        &["a day, as 2026-11-23"],
    );
    refused(
        &people,
        &["study", "--page", "--day", "i går"],
        &["a day, as 2026-11-23"],
    );
    // All of time is no trouble, and what is still to come is not counted as silent weeks.
    let all = ["report", "--from", "0001-01-01", "--to", "9999-12-31"];
    run(people.home(), &all).exits(0);
    // Customers have the day on which they became known.
    let known = |from: &str| {
        let words = ["export", "customers", "--from", from];
        run(people.home(), &words).exits(0).json_lines().len()
    };
    assert_eq!((known("2026-11-23"), known("2026-11-24")), (1, 0));
}

#[test]
fn what_a_form_has_no_use_for_is_refused() {
    let people = People::new(1);
    for (option, form) in [
        (&["--with-names"][..], "ics"),
        (&["--bom"], "csv"),
        (&["--separator", "tab"], "csv"),
    ] {
        let says = format!("{} is for --format {form}", option[0]);
        refused(
            &people,
            &[&["export", "callbacks"], option].concat(),
            &[&says],
        );
        let right = [&["export", "callbacks", "--format", form], option].concat();
        run(people.home(), &right).exits(0);
    }
    // Chosen, and then nothing named to choose from.
    refused(&people, &["export", "--from", "2026-11-01"], &["WHAT"]);
}

#[test]
fn a_language_that_is_not_there_is_named_with_those_that_are() {
    let people = People::new(0);
    for command in [
        &["report"][..],
        &["list", "show"],
        &["review"],
        &["study", "--page"],
    ] {
        let words = [command, &["--lang", "xx"]].concat();
        let said = run(people.home(), &words).exits(2);
        assert!(
            said.err.contains("There is no language xx. It can be en, "),
            "{}",
            said.err
        );
    }
}
