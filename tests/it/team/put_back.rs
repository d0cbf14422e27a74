//! A home is put back to an earlier moment by hand, as people do it, and by the program: what the folder or another desk
//! has comes back, two records with one number are told of at every desk, and both homes go on.
//!
//! `SAMTALE_RESTORES=1000 cargo test --test it put_back -- --nocapture` does one for each twenty of them; `SEED=n` repeats
//! the draws.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::json;

use super::*;
use crate::walk::dice::Dice;

/// How the home comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// From `samtale backup`, by `samtale restore`.
    Restored,
    /// The database file of before, beside today's guard.
    Database,
    /// The same, and no guard.
    Unguarded,
    /// The whole directory.
    Home,
}

const WAYS: [Way; 4] = [Way::Restored, Way::Database, Way::Unguarded, Way::Home];

fn rounds() -> usize {
    let asked = std::env::var("SAMTALE_RESTORES").ok();
    asked.map_or(WAYS.len(), |count| {
        count.parse::<usize>().unwrap().div_ceil(20)
    })
}

fn copies(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    let ran = Command::new("cp").arg("-a").args([from, to]).status();
    assert!(ran.unwrap().success());
}

/// Adds calls at Kari's desk, and answers with their ids.
fn says(team: &Team, about: &str, count: usize) -> BTreeSet<String> {
    let call = json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": "sagt"}});
    let typed = format!("{call}\n").repeat(count);
    let said = run_with(&team.home("kari"), &["log", "add", "--json"], &typed);
    let said = said.exits(0).json_lines();
    said.iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The ids of the calls that a home knows, and how many records stand beside others with their number.
fn told(team: &Team, home: &str) -> (BTreeSet<String>, u64) {
    let calls = run(&team.home(home), &["export", "calls"])
        .exits(0)
        .json_lines();
    let ids: BTreeSet<String> = calls
        .iter()
        .map(|it| it["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), calls.len(), "a call is there twice");
    let checked = run(&team.home(home), &["check", "--json"]).exits(0).json();
    assert_eq!(
        (&checked["ok"], &checked["unpublished"]),
        (&json!(true), &json!(0)),
        "{home}: {checked}"
    );
    (ids, checked["forks"].as_u64().unwrap())
}

/// The logs of Kari's desk in the folder.
fn logs(team: &Team) -> BTreeSet<String> {
    let names = parcels(&team.folder()).into_iter();
    names
        .map(|path| path.file_name().unwrap().to_str().unwrap()[..8].to_owned())
        .collect()
}

/// Keeps Kari's home in this way, lets her say more, and puts it back.
fn comes_back(team: &Team, way: Way, between: impl FnOnce()) {
    let (home, kept) = (team.home("kari"), team.around.path().join("kept"));
    let copy = team.around.path().join("kopi.db");
    let copy = copy.to_str().unwrap();
    if way == Way::Restored {
        let _ = std::fs::remove_file(copy);
        run(&home, &["backup", copy]).exits(0);
    } else {
        copies(&home, &kept);
    }
    between();
    match way {
        Way::Restored => drop(run(&home, &["restore", copy, "--replace"]).exits(0)),
        Way::Home => copies(&kept, &home),
        Way::Database | Way::Unguarded => {
            std::fs::copy(kept.join("desk.db"), home.join("desk.db")).unwrap();
            if way == Way::Unguarded {
                std::fs::remove_file(home.join("guard.json")).unwrap();
            }
        }
    }
}

#[test]
fn a_home_that_is_put_back_learns_what_others_have_and_goes_on() {
    let team = Team::of_two();
    let about = team.id_of("kari", "Kunde 1");
    let seed = std::env::var("SEED").map_or(20_261_201, |seed| seed.parse().unwrap());
    let mut dice = Dice::of(seed);
    let mut known = BTreeSet::new();
    let (mut forks, mut recovered, mut gone) = (0, 0, 0);
    let mut met: BTreeMap<Way, usize> = BTreeMap::new();
    for round in 0..rounds() {
        let way = WAYS[round % WAYS.len()];
        known.extend(says(&team, &about, 1 + dice.below(4)));
        team.sync("kari");
        let (is_sent, is_read) = (dice.below(3) > 0, dice.below(2) == 0);
        let mut between = BTreeSet::new();
        let before = logs(&team);
        comes_back(&team, way, || {
            between = says(&team, &about, 1 + dice.below(6));
            if is_sent {
                team.sync("kari");
            }
            if is_read {
                team.sync("ola");
            }
        });
        known.extend(says(&team, &about, 1 + dice.below(4)));
        for home in ["kari", "ola", "kari", "ola"] {
            team.sync(home);
        }
        if is_sent {
            recovered += between.len();
            known.extend(between.iter().cloned());
        } else {
            gone += between.len();
        }
        let [(kari, at_kari), (ola, at_ola)] = ["kari", "ola"].map(|home| told(&team, home));
        assert_eq!(kari, ola, "{way:?}: the homes tell different things");
        assert!(
            known.is_subset(&kari),
            "{way:?}: what was in the folder is gone"
        );
        assert_eq!(at_kari, at_ola, "{way:?}: one desk tells of fewer forks");
        let is_anew = logs(&team).len() > before.len();
        if way == Way::Home {
            assert_eq!(
                at_kari > forks,
                is_sent,
                "a fork that is told of, if there is one"
            );
        } else {
            assert!(is_anew, "{way:?}: the log goes on");
            assert_eq!(at_kari, forks, "{way:?}: a fork where none need be");
        }
        forks = at_kari;
        *met.entry(way).or_default() += 1;
    }
    if forks > 0 {
        let said = run(&team.home("ola"), &["team", "status"]).exits(0).out;
        assert!(said.contains("en pult fortsatte i to kopier"), "{said}");
    }
    println!(
        "F12  {} homes put back by hand and by the program ({met:?}): {recovered} records came back and 0 lost that \
         anybody had ({gone} were only there), {forks} forks told of at both desks, 0 desks stuck",
        rounds()
    );
}

/// By a command and in the window: what became of the home, and how much came back to it.
#[test]
fn a_home_that_is_put_back_says_so_and_what_came_back() {
    let team = Team::of_two();
    let about = team.id_of("kari", "Kunde 1");
    comes_back(&team, Way::Database, || {
        says(&team, &about, 5);
        team.sync("kari");
        team.note("ola", &team.id_of("ola", "Kunde 2"), "fra Ola");
        team.sync("ola");
    });
    let said = run(&team.home("kari"), &["sync", "--once"]).exits(0);
    assert!(
        said.err.contains("lagt tilbake fra en kopi"),
        "{}",
        said.err
    );
    // What Ola wrote is told apart.
    let told = said.out.lines().collect::<Vec<_>>();
    assert!(
        told.contains(&"1 oppføring kom fra andre pulter."),
        "{told:?}"
    );
    let own = told
        .iter()
        .find(|line| line.contains("ikke lenger hadde"))
        .unwrap();
    let count: usize = own.split(' ').next().unwrap().parse().unwrap();
    assert!(count >= 5, "{own}");
    let said = run(&team.home("kari"), &["sync", "--once"]).exits(0);
    assert_eq!(
        (said.err.as_str(), said.out.as_str()),
        ("", "Alt er sendt.\n")
    );

    comes_back(&team, Way::Database, || {
        says(&team, &about, 3);
        team.sync("kari");
    });
    let mut desk = Desk::start(Some(&team.home("kari")), &[], SIZE);
    desk.shows("lagt tilbake fra en kopi")
        .shows("3 oppføringer som denne pulten hadde skrevet");
    desk.types("L").shows("Ola · siste ord");
    desk.types("\x1b").hides("siste ord");
    quits(&mut desk);
    team.is_well("kari");
}
