//! A copy of a desk goes back: into a new home, and into the place of one that is there.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::desk::Desk;
use super::people::{People, customer, number};
use super::program::run;

fn copied(people: &People) -> PathBuf {
    let copy = people.beside("kopi.db");
    run(people.home(), &["backup", copy.to_str().unwrap()]).exits(0);
    copy
}

fn restore(home: &Path, words: &[&str]) -> super::program::Run {
    run(home, &[&["restore"], words].concat())
}

fn customers(home: &Path) -> u64 {
    let report = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(report["problems"], json!([]));
    report["customers"].as_u64().unwrap()
}

/// The desks in a team folder, and how many logs each has.
fn logs(team: &Path) -> Vec<usize> {
    let desks = std::fs::read_dir(team.join("desks")).unwrap();
    desks
        .map(|desk| {
            let parcels = std::fs::read_dir(desk.unwrap().path().join("log")).unwrap();
            let logs: std::collections::BTreeSet<String> = parcels
                .map(|parcel| parcel.unwrap().file_name().into_string().unwrap()[..8].to_owned())
                .collect();
            logs.len()
        })
        .collect()
}

#[test]
fn a_home_with_records_is_replaced_only_when_told_and_copied_aside() {
    let people = People::new(3);
    let team = people.beside("felles");
    run(people.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    let copy = copied(&people);
    people.say(&[customer(json!({"name": "Kari", "phones": [number(7)]}))]);
    run(people.home(), &["sync", "--once"]).exits(0);
    assert_eq!(logs(&team), [1]);
    let path = copy.to_str().unwrap();
    let refused = restore(people.home(), &[path]).exits(2);
    assert!(refused.err.contains("--replace"), "{}", refused.err);
    assert_eq!(customers(people.home()), 4);
    let done = restore(people.home(), &[path, "--replace"]).exits(0);
    assert_eq!(customers(people.home()), 3);
    // What is written from now on is another log of the same desk: no number is given twice.
    people.say(&[customer(json!({"name": "Ola", "phones": [number(8)]}))]);
    run(people.home(), &["sync", "--once"]).exits(0);
    assert_eq!(logs(&team), [2]);
    assert_eq!(people.check()["unpublished"], json!(0));
    let aside = std::fs::read_dir(people.home())
        .unwrap()
        .map(|file| file.unwrap().path())
        .find(|path| path.display().to_string().contains("before-restore"))
        .unwrap();
    assert!(
        done.out
            .contains(aside.file_name().unwrap().to_str().unwrap())
    );
    restore(people.home(), &[aside.to_str().unwrap(), "--replace"]).exits(0);
    assert_eq!(customers(people.home()), 4);
}

#[test]
fn a_copy_makes_a_new_home_the_same_desk() {
    let people = People::new(2);
    let team = people.beside("felles");
    run(people.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    run(people.home(), &["sync", "--once"]).exits(0);
    let copy = copied(&people);
    std::fs::remove_dir_all(people.home()).unwrap();
    restore(people.home(), &[copy.to_str().unwrap()]).exits(0);
    assert_eq!(customers(people.home()), 2);
    people.say(&[customer(json!({"name": "Kari", "phones": [number(7)]}))]);
    run(people.home(), &["sync", "--once"]).exits(0);
    assert_eq!(logs(&team), [2]);
}

#[test]
fn a_check_writes_nothing() {
    let people = People::new(2);
    let files =
        || ["desk.db", "guard.json"].map(|name| std::fs::read(people.home().join(name)).unwrap());
    let before = files();
    people.check();
    assert!(files() == before, "a home that is well was written to");
    let file = people.home().join("desk.db");
    let mut bytes = before[0].clone();
    for page in bytes.chunks_mut(4096).skip(2).step_by(3) {
        page[..16].fill(0xff);
    }
    std::fs::write(&file, &bytes).unwrap();
    let before = files();
    let bad = run(people.home(), &["check", "--lang", "en"]).exits(4);
    assert!(
        !bad.out.is_empty() || bad.err.contains("desk.db"),
        "{}",
        bad.err
    );
    assert!(files() == before, "a damaged home was written to");
}

#[test]
fn what_is_no_sound_copy_changes_nothing() {
    let people = People::new(2);
    let copy = copied(&people);
    let bad = people.beside("skadd.db");
    std::fs::copy(&copy, &bad).unwrap();
    let database = rusqlite::Connection::open(&bad).unwrap();
    database
        .execute("UPDATE customer SET town = 'Borte'", [])
        .unwrap();
    drop(database);
    let newer = people.beside("nyere.db");
    std::fs::copy(&copy, &newer).unwrap();
    let database = rusqlite::Connection::open(&newer).unwrap();
    database.pragma_update(None, "user_version", 9999).unwrap();
    drop(database);
    let text = people.beside("tekst.db");
    std::fs::write(
        &text,
        "no database, and longer than its header would have to be\n".repeat(20),
    )
    .unwrap();
    let home = people.beside("annet");
    for (file, code) in [
        (&bad, 4),
        (&newer, 4),
        (&text, 4),
        (&people.beside("borte.db"), 5),
    ] {
        let refused = restore(&home, &[file.to_str().unwrap()]).exits(code);
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(refused.err.contains(name), "{}", refused.err);
        assert!(!home.join("desk.db").exists());
    }
    let left: Vec<_> = std::fs::read_dir(&home)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .filter(|name| name.to_string_lossy().contains("tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_open_desk_is_not_replaced() {
    let people = People::new(2);
    let copy = copied(&people);
    let mut desk = Desk::start(Some(people.home()), &[], (80, 24));
    desk.shows("2 nå");
    let database = people.home().join("desk.db");
    let in_use = restore(&people.beside("annet"), &[database.to_str().unwrap()]).exits(2);
    assert!(in_use.err.contains("samtale backup"), "{}", in_use.err);
    let refused = restore(people.home(), &[copy.to_str().unwrap(), "--replace"]).exits(5);
    assert!(!refused.err.is_empty());
    desk.types("q");
    assert_eq!(desk.ends(), 0);
    restore(people.home(), &[copy.to_str().unwrap(), "--replace"]).exits(0);
    assert_eq!(customers(people.home()), 2);
}
