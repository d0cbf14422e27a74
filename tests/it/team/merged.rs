//! The folder is copied, a desk writes into each copy, and the copies are merged file by file, as an engine would that
//! understands none of them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::*;

const HOMES: [&str; 3] = ["kari", "ola", "per"];

/// Which of several files under one name an engine keeps.
#[derive(Debug, Clone, Copy)]
enum Keeps {
    First,
    Last,
}

pub(super) fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        let there = to.join(path.strip_prefix(from).unwrap());
        std::fs::create_dir_all(there.parent().unwrap()).unwrap();
        std::fs::copy(&path, &there).unwrap();
    }
}

/// Puts all files of all copies into one directory. Where they differ under one name it is a head, or somebody has written to
/// another's files.
fn merge(copies: &[PathBuf], to: &Path, keeps: Keeps) {
    let mut merged: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for at in copies {
        for path in files(at) {
            let bytes = std::fs::read(&path).unwrap();
            let place = path.strip_prefix(at).unwrap().to_owned();
            let before = merged.get(&place);
            if let Some(before) = before.filter(|before| **before != bytes) {
                assert_eq!(
                    place.file_name().unwrap(),
                    "head.json",
                    "{place:?} was written twice"
                );
                if matches!(keeps, Keeps::First) {
                    merged.insert(place, before.clone());
                    continue;
                }
            }
            merged.insert(place, bytes);
        }
    }
    for (place, bytes) in merged {
        let path = to.join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn all_sync(team: &Team) {
    for home in HOMES {
        team.sync(home);
    }
}

fn add(team: &Team, home: &str, lines: &[Value]) -> Vec<String> {
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let said = run_with(
        &team.home(home),
        &["log", "add", "--json"],
        &lines.join("\n"),
    )
    .exits(0);
    let said = said.json_lines();
    said.iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect()
}

/// What a desk says into its copy: calls of its own, and a field that every desk writes.
fn says(team: &Team, home: &str, round: usize) -> Vec<String> {
    let about = team.id_of(home, "Kunde 1");
    let calls = (0..5).map(|n| {
        let notes = format!("{home} {round} {n}");
        json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": notes}})
    });
    let ids = add(team, home, &calls.collect::<Vec<_>>());
    let place = json!({"t": "customer.field", "sub": about, "b": {"field": "city", "value": format!("{home} {round}")}});
    add(team, home, &[place]);
    ids
}

/// What a home knows of calls, and of the customer whom all wrote to.
fn knows(team: &Team, home: &str) -> (BTreeSet<String>, Value) {
    team.is_well(home);
    let calls = run(&team.home(home), &["export", "calls"])
        .exits(0)
        .json_lines();
    let ids: BTreeSet<String> = calls
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), calls.len(), "a call is there twice");
    let customers = run(&team.home(home), &["export", "customers"])
        .exits(0)
        .json_lines();
    let mut customers = customers.into_iter();
    (ids, customers.find(|it| it["name"] == "Kunde 1").unwrap())
}

#[test]
fn copies_that_were_written_apart_are_merged_without_loss() {
    let team = Team::of_two();
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    all_sync(&team);
    let mut said = BTreeSet::new();
    for (round, keeps) in [Keeps::First, Keeps::Last].into_iter().enumerate() {
        let copies = HOMES.map(|home| team.around.path().join(format!("{home}-{round}")));
        for (home, at) in HOMES.iter().zip(&copies) {
            copy(&team.folder, at);
            // Everybody's folder lies at the same place, each in its turn.
            let aside = team.around.path().join("aside");
            std::fs::rename(&team.folder, &aside).unwrap();
            std::fs::rename(at, &team.folder).unwrap();
            said.extend(says(&team, home, round));
            team.sync(home);
            std::fs::rename(&team.folder, at).unwrap();
            std::fs::rename(&aside, &team.folder).unwrap();
        }
        std::fs::remove_dir_all(&team.folder).unwrap();
        merge(&copies, &team.folder, keeps);
        all_sync(&team);
        let (calls, customer) = knows(&team, "kari");
        assert_eq!(calls, said, "{keeps:?}");
        let written = HOMES.map(|home| format!("{home} {round}"));
        assert!(
            written.iter().any(|it| customer.to_string().contains(it)),
            "{customer}"
        );
        for home in ["ola", "per"] {
            assert_eq!(
                knows(&team, home),
                (calls.clone(), customer.clone()),
                "{keeps:?}"
            );
            assert_eq!(team.status(home)["bad"], json!([]));
        }
    }
    // And from nothing but what was merged.
    team.init("lise", "Lise");
    team.join("lise", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("lise");
    assert_eq!(knows(&team, "lise"), knows(&team, "kari"));
}
