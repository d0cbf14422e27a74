//! Many processes at one desk: none is in another's way, and what each was told is saved is there once, in one unbroken log.

mod long;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::{Child, Stdio};

use super::*;
use crate::program::command;

/// How many calls each command adds.
const CALLS: usize = 120;

/// How two processes at one home are told apart from one that is in the way.
const IN_THE_WAY: &str = "annet samtale";

/// A process that carries until it is ended; what it said by then.
struct Watching(Child);

impl Watching {
    fn begin(home: &Path) -> Self {
        let mut command = command(home, &["sync", "--watch"]);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        Self(command.spawn().unwrap())
    }

    fn ends(mut self) -> String {
        self.0.kill().unwrap();
        let mut said = String::new();
        self.0
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        self.0
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        self.0.wait().unwrap();
        said
    }
}

/// The numbers of the records of each log in a folder, however often each lies there.
fn numbers(folder: &Path) -> BTreeMap<String, BTreeMap<u64, BTreeSet<String>>> {
    let mut logs: BTreeMap<String, BTreeMap<u64, BTreeSet<String>>> = BTreeMap::new();
    for path in parcels(folder) {
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap());
        let header = lines.next().unwrap();
        let log = format!("{} {}", header["desk"], header["inc"]);
        let log = logs.entry(log).or_default();
        for line in lines.skip(1) {
            let id = line["id"].as_str().unwrap().to_owned();
            log.entry(line["seq"].as_u64().unwrap())
                .or_default()
                .insert(id);
        }
    }
    logs
}

/// Each number was given, and to one record.
fn is_unbroken(log: &str, numbers: &BTreeMap<u64, BTreeSet<String>>) {
    assert!(
        numbers.keys().copied().eq(1..=numbers.len() as u64),
        "{log} has a gap"
    );
    assert!(
        numbers.values().all(|ids| ids.len() == 1),
        "{log} has two for one number"
    );
}

#[test]
fn processes_at_one_desk_are_in_nobodys_way() {
    let team = Team::of_two();
    let home = team.home("kari");
    let about = team.id_of("kari", "Kunde 1");
    let watching = [0, 1].map(|_| Watching::begin(&home));
    let mut desk = Desk::start(Some(&home), &[], SIZE);
    desk.shows("3 nå")
        .types("/kunde 2")
        .shows("1 funnet")
        .types("\r")
        .shows("Bedrift 2 AS");
    let others: Vec<_> = (0..2)
        .map(|n| {
            let call = serde_json::json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": format!("fra {n}")}});
            let (home, line) = (home.clone(), format!("{call}\n"));
            std::thread::spawn(move || {
                // Some at a time, each sent by hand while others send too.
                let mut ids = Vec::new();
                for _ in 0..6 {
                    let added = run_with(&home, &["log", "add", "--json"], &line.repeat(CALLS / 6));
                    let added = added.exits(0).json_lines();
                    ids.extend(added.iter().map(|it| it["id"].as_str().unwrap().to_owned()));
                    run(&home, &["sync", "--once"]).exits(0);
                }
                ids
            })
        })
        .collect();
    desk.types("d")
        .shows("Ringer")
        .types("1")
        .shows("I samtale")
        .types("fra pulten")
        .shows("fra pulten");
    desk.wraps_up_as_talked().shows("✓ lagret");
    let told: Vec<String> = others
        .into_iter()
        .flat_map(|it| it.join().unwrap())
        .collect();
    // Nobody sends by hand any more, and nobody's key is touched.
    desk.hides("ikke sendt");
    quits(&mut desk);
    for watching in watching {
        let said = watching.ends();
        assert!(!said.contains(IN_THE_WAY), "{said}");
    }
    let seen = String::from_utf8_lossy(&desk.bytes);
    assert!(!seen.contains(IN_THE_WAY));
    team.sync("kari");
    team.sync("ola");
    for home in ["kari", "ola"] {
        let calls = run(&team.home(home), &["export", "calls"])
            .exits(0)
            .json_lines();
        let ids: BTreeSet<&str> = calls
            .iter()
            .map(|call| call["id"].as_str().unwrap())
            .collect();
        assert_eq!((calls.len(), ids.len()), (2 * CALLS + 1, 2 * CALLS + 1));
        assert!(told.iter().all(|id| ids.contains(id.as_str())));
        team.is_well(home);
        assert_eq!(team.status(home)["forks"], 0);
    }
    for (log, numbers) in numbers(&team.folder) {
        is_unbroken(&log, &numbers);
    }
}
