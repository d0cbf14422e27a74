//! Two homes that had one customer each for themselves: when they become a team, it is one.

use serde_json::{Value, json};

use super::Team;
use crate::program::{run, run_with};

const NAME: &str = "Åse Østergård";

impl Team {
    fn found_by(&self, home: &str) -> Vec<String> {
        let found = run(&self.home(home), &["find", "Østergård", "--json"]).exits(0);
        let found = found.json();
        let ids = found.as_array().unwrap().iter();
        ids.map(|it| it["id"].as_str().unwrap().to_owned())
            .collect()
    }

    fn brings(&self, home: &str, town: &str) -> String {
        let body =
            json!({"name": NAME, "phones": ["+4741200099"], "audience": "business", "town": town});
        let new = json!({"t": "customer.new", "b": body});
        let added = run_with(
            &self.home(home),
            &["log", "add", "--json"],
            &format!("{new}\n"),
        );
        let id = added.exits(0).json()["sub"].as_str().unwrap().to_owned();
        self.note(home, &id, &format!("notat fra {home}"));
        id
    }

    fn notes(&self, home: &str, about: &str) -> usize {
        let words = ["export", "customers", "--format", "jsonl"];
        let lines = run(&self.home(home), &words).exits(0).out;
        assert_eq!(lines.lines().filter(|line| line.contains(about)).count(), 1);
        ["kari", "ola"]
            .iter()
            .filter(|who| {
                let found = run(
                    &self.home(home),
                    &["find", &format!("notat fra {who}"), "--json"],
                );
                found.json()[0]["id"] == json!(about)
            })
            .count()
    }
}

#[test]
fn one_person_of_two_homes_is_one_customer_of_the_team() {
    let team = Team::of_kari();
    let mine = team.brings("kari", "Bergen");
    team.init("ola", "Ola");
    let theirs = team.brings("ola", "Moss");
    team.join("ola", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    for home in ["ola", "kari", "ola"] {
        team.sync(home);
    }
    let whole = mine.clone().min(theirs.clone());
    // Nobody says it of customers of two firms.
    let elsewhere = json!({"t": "customer.new", "b": {"name": NAME, "phones": ["+4741200099"], "principal": "Et annet hus"}});
    let kari = team.home("kari");
    let added = run_with(&kari, &["log", "add", "--json"], &format!("{elsewhere}\n"));
    let other = added.exits(0).json()["sub"].clone();
    let one = json!({"t": "customer.merge", "sub": mine, "b": {"with": other}});
    run_with(&kari, &["log", "add", "--json"], &format!("{one}\n")).exits(4);
    run(&kari, &["merge", &mine, other.as_str().unwrap()]).exits(2);
    let forget = [
        "privacy",
        "forget",
        other.as_str().unwrap(),
        "--basis",
        "brev",
        "--yes",
    ];
    run(&kari, &forget).exits(0);
    for home in ["kari", "ola"] {
        assert_eq!(team.found_by(home), std::slice::from_ref(&whole), "{home}");
        assert_eq!(team.notes(home, &whole), 2, "{home}");
        for id in [&mine, &theirs] {
            run(&team.home(home), &["may-call", id, "--json"]);
            let merged: Value = run(&team.home(home), &["merge", id, "--json"])
                .exits(0)
                .json();
            assert_eq!(merged["id"], json!(whole));
            assert_eq!(merged["ids"].as_array().unwrap().len(), 2);
        }
        run(&team.home(home), &["check"]).exits(0);
    }
    // They are two after all, and nobody makes them one again but somebody who says so.
    let ola = team.home("ola");
    run(&ola, &["merge", "41200099", "--undo"]).exits(0);
    run(&ola, &["merge", &mine, "--undo"]).exits(2);
    for home in ["ola", "kari", "ola"] {
        team.sync(home);
    }
    for home in ["kari", "ola"] {
        assert_eq!(team.found_by(home).len(), 2, "{home}");
        run(&team.home(home), &["check", "--rebuild"]).exits(0);
        team.sync(home);
        assert_eq!(team.found_by(home).len(), 2, "{home}");
    }
    run(&team.home("ola"), &["merge", &mine, &theirs, "--undo"]).exits(2);
    run(&team.home("kari"), &["merge", &theirs, &mine]).exits(0);
    run(&team.home("kari"), &["merge", &theirs, &mine]).exits(2);
    team.sync("kari");
    team.sync("ola");
    // Whoever forgets them forgets both.
    let forget = ["privacy", "forget", &theirs, "--basis", "brev", "--yes"];
    run(&team.home("kari"), &forget).exits(0);
    team.sync("kari");
    team.sync("ola");
    for home in ["kari", "ola"] {
        assert_eq!(team.found_by(home), Vec::<String>::new(), "{home}");
        run(&team.home(home), &["check"]).exits(0);
    }
}
