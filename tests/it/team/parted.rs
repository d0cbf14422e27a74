//! A desk that no longer belongs to the team is told, and one that was shut out writes nothing more.

use super::*;

/// The newest roster, taken out of the folder as if it had not come yet.
fn roster_that_is_late(folder: &Path) -> (PathBuf, Vec<u8>) {
    let rosters = files(&folder.join("team"));
    let newest = rosters.last().unwrap().clone();
    let bytes = std::fs::read(&newest).unwrap();
    std::fs::remove_file(&newest).unwrap();
    (newest, bytes)
}

#[test]
fn a_desk_that_is_shut_out_is_read_no_further() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "mens alt var vel");
    team.sync("ola");
    team.sync("kari");
    run(&team.home("ola"), &["team", "revoke", "Kari"]).exits(3);
    run(&team.home("kari"), &["team", "revoke", "Ola"]).exits(0);
    // It has not heard of it yet.
    let (late, bytes) = roster_that_is_late(&team.folder());
    team.note("ola", &about, "etter tyveriet");
    team.sync("ola");
    std::fs::write(late, bytes).unwrap();
    team.sync("kari");
    let found = |text| run(&team.home("kari"), &["find", text, "--json"]).json();
    assert_eq!(found("vel").as_array().unwrap().len(), 1);
    assert_eq!(found("tyveriet").as_array().unwrap().len(), 0);
    let status = team.status("kari");
    assert_eq!(status["desks"][1]["ended"], "revoked");
    assert_eq!(status["bad"].as_array().unwrap().len(), 1, "{status}");
    let checked = run(&team.home("kari"), &["check", "--json"])
        .exits(0)
        .json();
    assert_eq!(checked["bad"], status["bad"]);
    let said = run(&team.home("kari"), &["check"]).exits(0).out;
    assert!(said.contains("ble avvist"), "{said}");
}

#[test]
fn a_desk_that_is_shut_out_is_told_and_writes_nothing_more() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    run(&team.home("kari"), &["team", "revoke", "Ola"]).exits(0);
    let before = files(&team.folder());
    team.note("ola", &about, "etter at det var slutt");
    let told = run(&team.home("ola"), &["sync", "--once"]).exits(5).err;
    assert!(told.contains("er stengt ute av teamet"), "{told}");
    let told = run(&team.home("ola"), &["team", "rebuild"]).exits(5).err;
    assert!(told.contains("er stengt ute av teamet"), "{told}");
    let told = run(&team.home("ola"), &["team", "status"]).exits(0).out;
    assert!(told.contains("er stengt ute av teamet"), "{told}");
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("er stengt ute av teamet");
    ola.types("\x11").shows("Avslutte").types("\r").ends();
    assert_eq!(files(&team.folder()), before);
    let found = run(&team.home("ola"), &["find", "slutt", "--json"]).exits(0);
    assert_eq!(found.json().as_array().unwrap().len(), 1);
    team.is_well("ola");
}

/// What it has not sent yet has been said to customers, and the others are to know.
#[test]
fn a_desk_that_is_retired_is_told_and_what_it_has_said_arrives() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "det siste herfra");
    run(&team.home("kari"), &["team", "retire", "Ola"]).exits(0);
    let told = run(&team.home("ola"), &["sync", "--once"]).exits(0).out;
    assert!(told.contains("Alt er sendt"), "{told}");
    assert!(told.contains("er tatt ut av bruk"), "{told}");
    let told = run(&team.home("ola"), &["team", "status"]).exits(0).out;
    assert!(told.contains("er tatt ut av bruk;"), "{told}");
    team.sync("kari");
    let found = run(&team.home("kari"), &["find", "siste", "--json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1);
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("er tatt ut av bruk");
    quits(&mut ola);
}
