//! `samtale check` in a team: what lies in the folder, and what to do about it.

use super::*;
use crate::program::command;

fn checked(home: &Path) -> Value {
    let checked = run(home, &["check", "--json"]).exits(0).json();
    checked["folder"].clone()
}

#[test]
fn a_home_without_a_team_has_no_folder() {
    let team = Team::new();
    team.init("kari", "Kari");
    assert_eq!(checked(&team.home("kari")), Value::Null);
}

#[test]
fn copies_and_strangers_are_named_and_nothing_in_the_folder_is_touched() {
    let team = Team::of_two();
    let home = team.home("kari");
    assert_eq!(checked(&home)["copies"], Value::Array(Vec::new()));
    let parcel = parcels(&team.folder).remove(0);
    let name = parcel.file_name().unwrap().to_str().unwrap();
    let stem = name.strip_suffix(".jsonl").unwrap();
    let copy = format!("{stem}.sync-conflict-20261123-101500-ABCDEFG.jsonl");
    std::fs::copy(&parcel, parcel.with_file_name(&copy)).unwrap();
    std::fs::write(parcel.with_file_name("Til \u{1b}[31mKari.txt"), "hei").unwrap();
    let cut = parcel.with_file_name("abababab-0000000900-0000000901-0123456789abcdef.jsonl");
    std::fs::write(cut, "{\"samtale\":1").unwrap();
    let before = files(&team.folder);
    let folder = checked(&home);
    let copies = folder["copies"].as_array().unwrap();
    assert!(copies.len() == 1 && copies[0].as_str().unwrap().ends_with(&copy));
    assert_eq!(folder["strange"].as_array().unwrap().len(), 1);
    assert_eq!(folder["waiting"][0]["waits_for"], "bytes");
    assert_eq!(folder["parcels"], parcels(&team.folder).len() as u64 - 1);
    let said = run(&home, &["check"]).exits(0).out;
    assert!(said.contains("1 kopi") && said.contains(&copy), "{said}");
    assert!(said.contains("␛[31mKari.txt"), "{said:?}");
    assert_eq!(files(&team.folder), before);
}

#[test]
fn a_desk_that_is_silent_is_told_after_a_week_and_a_folder_that_is_away_too() {
    let team = Team::of_two();
    let home = team.home("ola");
    let said = run(&home, &["check"]).exits(0).out;
    assert!(!said.contains("Ingenting har kommet fra"), "{said}");
    let mut later = command(&home, &["check"]);
    later.env("SAMTALE_CLOCK", "2026-12-07T10:00:00+01:00");
    let said = String::from_utf8(later.output().unwrap().stdout).unwrap();
    assert!(
        said.contains("Ingenting har kommet fra Kari siden"),
        "{said}"
    );
    assert!(said.contains("samtale team retire Kari"), "{said}");
    std::fs::rename(&team.folder, team.around.path().join("bort")).unwrap();
    let said = run(&home, &["check"]).exits(0).out;
    assert!(said.contains("mappen er borte"), "{said}");
    assert!(!checked(&home)["trouble"].is_null());
}
