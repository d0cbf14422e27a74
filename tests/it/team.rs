//! Two homes and one folder: what is said at one is on the other's screen, and nothing that the folder does loses a record.

mod crowded;
mod killed;
mod merged;
mod mirror;
mod moved;
mod one_person;
mod parted;
mod put_back;
mod rebuild;
mod recipe;
mod refused;
mod shared;
mod stock;
mod struck;
mod syncthing;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::desk::Desk;
use super::homes::{LIST, list};
use super::program::{run, run_with};

const SIZE: (u16, u16) = (120, 40);

/// A folder with the homes around it.
struct Team {
    around: TempDir,
    folder: PathBuf,
}

impl Team {
    fn new() -> Self {
        let around = tempfile::tempdir().unwrap();
        let folder = around.path().join("folder");
        Self { around, folder }
    }

    /// Kari's team, with three customers.
    fn of_kari() -> Self {
        let team = Self::new();
        team.found();
        team
    }

    /// The same with Ola's desk admitted, and all of it read.
    fn of_two() -> Self {
        let team = Self::of_kari();
        team.admits_ola();
        team
    }

    fn found(&self) {
        self.init("kari", "Kari");
        let words = ["team", "new", self.folder.to_str().unwrap()];
        run(&self.home("kari"), &words).exits(0);
        self.import("kari", 3);
    }

    fn admits_ola(&self) {
        self.init("ola", "Ola");
        self.join("ola", &[]);
        run(&self.home("kari"), &["team", "admit"]).exits(0);
        self.sync("ola");
    }

    fn home(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    fn folder(&self) -> PathBuf {
        self.folder.clone()
    }

    fn init(&self, home: &str, seller: &str) {
        let words = ["init", "--seller", seller, "--market", "no", "--lang", "nb"];
        run(&self.home(home), &words).exits(0);
    }

    fn import(&self, home: &str, count: usize) {
        let file = self.around.path().join("liste.csv");
        std::fs::write(&file, list(count)).unwrap();
        let answers = ["--audience", "business", "--ground", "customers"];
        let file = file.to_str().unwrap();
        let words = [&["import", file, "--list", LIST], &answers[..]].concat();
        run(&self.home(home), &words).exits(0);
        self.sync(home);
    }

    fn code(&self) -> String {
        let invited = run(&self.home("kari"), &["team", "invite"]).exits(0);
        invited.out.split_whitespace().last().unwrap().to_owned()
    }

    fn join(&self, home: &str, more: &[&str]) {
        let (folder, code) = (self.folder(), self.code());
        let words = [&["team", "join", folder.to_str().unwrap(), &code], more].concat();
        run(&self.home(home), &words).exits(0);
    }

    fn sync(&self, home: &str) {
        if self.folder().exists() {
            run(&self.home(home), &["sync", "--once"]).exits(0);
        }
    }

    fn status(&self, home: &str) -> Value {
        run(&self.home(home), &["team", "status", "--json"])
            .exits(0)
            .json()
    }

    fn names(&self, home: &str) -> Vec<String> {
        let found = run(&self.home(home), &["find", "kunde", "--json"])
            .exits(0)
            .json();
        let mut names: Vec<String> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    fn is_well(&self, home: &str) {
        let checked = run(&self.home(home), &["check", "--json"]).exits(0).json();
        assert_eq!(checked["ok"], true, "{checked}");
    }

    fn id_of(&self, home: &str, name: &str) -> String {
        let found = run(&self.home(home), &["find", name, "--json"])
            .exits(0)
            .json();
        found[0]["id"].as_str().unwrap().to_owned()
    }

    /// What a home finds when it is asked for this.
    fn finds(&self, home: &str, text: &str) -> Vec<Value> {
        let found = run(&self.home(home), &["find", text, "--json"]).json();
        found.as_array().unwrap().clone()
    }

    fn note(&self, home: &str, about: &str, text: &str) {
        let line = serde_json::json!({"t": "note", "sub": about, "b": {"text": text}});
        run_with(
            &self.home(home),
            &["log", "add", "--json"],
            &format!("{line}\n"),
        )
        .exits(0);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn parcels(folder: &Path) -> Vec<PathBuf> {
    let all = files(folder).into_iter();
    all.filter(|path| path.extension().is_some_and(|it| it == "jsonl"))
        .collect()
}

#[test]
fn a_list_and_its_customers_appear_at_the_desk_that_joins() {
    let team = Team::of_two();
    assert_eq!(team.names("ola"), ["Kunde 1", "Kunde 2", "Kunde 3"]);
    let lists = run(&team.home("ola"), &["list", "show"]).exits(0);
    assert!(lists.out.contains(LIST), "{}", lists.out);
    let status = team.status("ola");
    let desks = status["desks"].as_array().unwrap();
    assert_eq!(desks.len(), 2);
    assert_eq!(desks[0]["seller"], "Ola");
    assert_eq!(desks[1]["seller"], "Kari");
    assert_eq!(desks[1]["behind"], 0);
    assert_eq!(desks[1]["role"], "supervisor");
    assert_eq!(status["bad"], Value::Array(Vec::new()));
    team.is_well("ola");
}

/// Who has which card is a record too; it goes along with the next one, and nobody is asked about it.
fn quits(desk: &mut Desk) {
    desk.types("\x11").ends();
}

#[test]
fn what_is_saved_at_one_desk_is_on_the_others_screen_within_two_seconds() {
    let team = Team::of_two();
    let mut kari = Desk::start(Some(&team.home("kari")), &[], SIZE);
    kari.shows("3 nå")
        .types("/kunde 2")
        .shows("1 funnet")
        .types("\r");
    kari.shows("Bedrift 2 AS")
        .types("d")
        .shows("Ringer")
        .types("1");
    kari.shows("I samtale").types("etter tre");
    kari.shows("etter tre").types("\x13").shows("Etterarbeid");
    // Ola looks once she rings: whoever has a card open first is named to the other before a call.
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("3 nå")
        .types("/kunde 2")
        .shows("1 funnet")
        .types("\r");
    ola.shows("Bedrift 2 AS");
    kari.types("2")
        .shows("Når skal vi ringe igjen?")
        .types("1\r");
    kari.shows("✓ lagret");
    let saved = Instant::now();
    // Nobody touches Ola's keyboard.
    ola.shows("etter tre").shows("ring tilbake kl. 11:00, Kari");
    let took = saved.elapsed();
    assert!(took < Duration::from_secs(2), "{took:?}");
    ola.shows("Bedrift 2 AS");
    quits(&mut kari);
    quits(&mut ola);
    team.is_well("ola");
    team.is_well("kari");
}

#[test]
fn the_founder_sees_who_asks_and_only_the_invited_are_taken_in() {
    let team = Team::of_kari();
    team.init("ola", "Ola");
    let folder = team.folder();
    let folder = folder.to_str().unwrap();
    run(&team.home("ola"), &["team", "join", folder, "0123"]).exits(2);
    // A team that could not be founded makes nobody a founder, of this team or another.
    run(&team.home("ola"), &["team", "new", folder]).exits(3);
    let said = run(&team.home("ola"), &["team", "admit"]).exits(3);
    assert!(said.err.contains("hører ikke til noe team"), "{}", said.err);
    team.join("ola", &[]);
    assert_eq!(team.status("kari")["asking"][0]["seller"], "Ola");
    team.note("ola", &team.id_of("ola", "Kunde 1"), "før opptaket");
    team.sync("ola");
    // It is not read before it is admitted.
    team.sync("kari");
    let found = |text| run(&team.home("kari"), &["find", text, "--json"]).json();
    assert_eq!(found("opptaket"), Value::Array(Vec::new()));
    run(&team.home("ola"), &["team", "admit"]).exits(3);
    run(&team.home("kari"), &["team", "admit", "Per"]).exits(4);
    run(&team.home("kari"), &["team", "admit", "ola"]).exits(0);
    assert_eq!(found("opptaket").as_array().unwrap().len(), 1);
    assert_eq!(team.status("kari")["asking"], Value::Array(Vec::new()));
}

#[test]
fn a_solo_home_brings_its_past_or_keeps_it() {
    let team = Team::of_kari();
    for (home, seller, file) in [("ola", "Ola", "Ola AS"), ("per", "Per", "Per AS")] {
        team.init(home, seller);
        let line = serde_json::json!({"t": "customer.new", "b": {"name": file, "phones": ["+4741999999"], "audience": "business"}});
        run_with(
            &team.home(home),
            &["log", "add", "--json"],
            &format!("{line}\n"),
        )
        .exits(0);
    }
    team.join("ola", &[]);
    team.join("per", &["--keep-past"]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    let found = |text| run(&team.home("kari"), &["find", text, "--json"]).json();
    assert_eq!(found("Ola AS").as_array().unwrap().len(), 1);
    assert_eq!(found("Per AS").as_array().unwrap().len(), 0);
    let of_per = run(&team.home("per"), &["find", "Per AS", "--json"]).json();
    assert_eq!(of_per.as_array().unwrap().len(), 1);
    team.note("per", of_per[0]["id"].as_str().unwrap(), "fra nå av");
    team.sync("per");
    team.sync("kari");
    for home in ["kari", "ola", "per"] {
        team.is_well(home);
    }
}

#[test]
fn whom_a_seller_forgot_alone_is_not_called_after_joining() {
    for past in [&[][..], &["--keep-past"]] {
        let team = Team::of_kari();
        team.init("ola", "Ola");
        let home = team.home("ola");
        let line = serde_json::json!({"t": "customer.new", "b": {"name": "Kanariqvist", "phones": ["+4741200001"], "audience": "business"}});
        run_with(&home, &["log", "add", "--json"], &format!("{line}\n")).exits(0);
        let sure = ["--basis", "brev av 20. november", "--yes"];
        let forget = [&["privacy", "forget", "Kanariqvist"], &sure[..]].concat();
        run(&home, &forget).exits(0);
        team.join("ola", past);
        run(&team.home("kari"), &["team", "admit"]).exits(0);
        team.sync("ola");
        let again = team.around.path().join("igjen.csv");
        std::fs::write(
            &again,
            "Navn;Telefon\nNy Ås;+47 412 00 001\nNy Lie;+47 412 00 002\n",
        )
        .unwrap();
        let answers = ["--audience", "business", "--ground", "customers"];
        let words = ["import", again.to_str().unwrap(), "--list", "Igjen"];
        run(&home, &[&words[..], &answers].concat()).exits(0);
        // Ola's desk decides for nobody any more; what it said before it joined is counted as it was.
        for _ in 0..2 {
            let answer = run(&home, &["may-call", "Ny Ås", "--json"]).exits(1).json();
            let mut reasons = answer["reasons"].as_array().unwrap().iter();
            let never = reasons.any(|it| it["rule"] == "EU.SUPPRESS");
            assert!(never, "{past:?}: {answer}");
            let other = run(&home, &["may-call", "Ny Lie", "--json"]).json();
            let mut reasons = other["reasons"].as_array().unwrap().iter();
            assert!(reasons.all(|it| it["rule"] != "EU.SUPPRESS"), "{other}");
            run(&home, &["check", "--rebuild"]).exits(0);
        }
    }
}

#[test]
fn whom_one_desk_may_not_call_no_desk_may() {
    let team = Team::of_kari();
    team.init("ola", "Ola");
    // Ola's own customer, under another name, with the number of Kari's first; the wish is of before he joined.
    let line = serde_json::json!({"t": "customer.new", "b": {"name": "Samme nummer", "phones": ["+4741000001"], "audience": "business"}});
    let added = run_with(
        &team.home("ola"),
        &["log", "add", "--json"],
        &format!("{line}\n"),
    );
    let about = added.exits(0).json_lines()[0]["sub"]
        .as_str()
        .unwrap()
        .to_owned();
    let wish = serde_json::json!({"t": "suppress", "sub": about, "b": {"scope": "person", "source": "card", "words": "aldri mer"}});
    run_with(
        &team.home("ola"),
        &["log", "add", "--json"],
        &format!("{wish}\n"),
    )
    .exits(0);
    run(&team.home("kari"), &["may-call", "Kunde 1"]).exits(0);
    team.join("ola", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    run(&team.home("kari"), &["may-call", "Kunde 1"]).exits(1);
    run(&team.home("kari"), &["may-call", "Kunde 2"]).exits(0);
}

#[test]
fn one_seller_at_two_desks_is_one_seller() {
    let team = Team::of_kari();
    team.init("bord", "kari");
    team.join("bord", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    let about = team.id_of("kari", "Kunde 1");
    for home in ["kari", "bord"] {
        team.note(home, &about, &format!("fra {home}"));
        team.sync(home);
    }
    team.sync("kari");
    let by: Vec<String> = parcels(&team.folder())
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            let lines = text.lines().skip(2).map(|line| {
                let line: Value = serde_json::from_str(line).unwrap();
                (line["t"] == "note").then(|| line["by"].as_str().unwrap().to_owned())
            });
            lines.flatten().collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(by.len(), 2);
    assert_eq!(by[0], by[1]);
}

/// As engines do: copies under other names, files from before, half files, files that come back.
#[test]
fn what_an_engine_does_to_files_adds_nothing_and_takes_nothing() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "det ekte");
    team.sync("ola");
    for path in parcels(&team.folder()) {
        let bytes = std::fs::read(&path).unwrap();
        let stem = path.file_stem().unwrap().to_str().unwrap();
        for name in [
            format!("{stem}.sync-conflict-20261123-101500-ABCDEFG.jsonl"),
            format!("{stem} (Kari's conflicted copy).jsonl"),
            format!(".syncthing.{stem}.jsonl.tmp"),
            format!("{stem} (1).jsonl"),
        ] {
            std::fs::write(path.with_file_name(name), &bytes).unwrap();
        }
        let (before, mark) = stem.split_at(stem.len() - 16);
        let other: String = mark.chars().rev().collect();
        let half = path.with_file_name(format!("{before}{other}.jsonl"));
        std::fs::write(half, &bytes[..bytes.len() / 2]).unwrap();
    }
    team.sync("kari");
    let found = run(&team.home("kari"), &["find", "ekte", "--json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(team.names("kari").len(), 3);
    // Everything is gone: nobody's records are.
    let kept = team.around.path().join("kept");
    std::fs::rename(team.folder(), &kept).unwrap();
    run(&team.home("kari"), &["sync", "--once"]).exits(5);
    assert!(!team.folder().exists(), "an absent folder is not made");
    std::fs::create_dir(team.folder()).unwrap();
    run(&team.home("kari"), &["sync", "--once"]).exits(5);
    assert_eq!(files(&team.folder()), Vec::<PathBuf>::new());
    team.is_well("kari");
}

#[test]
fn a_database_that_was_put_back_learns_its_own_records_again() {
    let team = Team::of_two();
    let backup = team.around.path().join("backup.db");
    run(&team.home("ola"), &["backup", backup.to_str().unwrap()]).exits(0);
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "etter kopien");
    team.sync("ola");
    run(
        &team.home("ola"),
        &["restore", backup.to_str().unwrap(), "--replace"],
    )
    .exits(0);
    let found = |home: &str| {
        let home = team.home(home);
        run(&home, &["find", "kopien", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len()
    };
    team.sync("ola");
    assert_eq!(found("ola"), 1);
    team.note("ola", &about, "etter gjenopprettingen");
    team.sync("ola");
    team.sync("kari");
    assert_eq!(found("kari"), 1);
    assert_eq!(team.status("kari")["forks"], 0);
    team.is_well("ola");
    team.is_well("kari");
}

#[test]
fn a_new_seller_joins_by_pasting_one_line() {
    let team = Team::of_kari();
    let invited = run(&team.home("kari"), &["team", "invite"]).exits(0);
    let line = invited.out.lines().last().unwrap().trim().to_owned();
    std::fs::create_dir(team.home("ola")).unwrap();
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("Team folder").types("Ola\t\t\t");
    ola.pastes(&line).types("\r");
    ola.shows("Vinter 2026");
    let mut kari = Desk::start(Some(&team.home("kari")), &[], SIZE);
    kari.shows("Ola ber om å bli med i teamet");
    run(&team.home("kari"), &["team", "admit"]);
    kari.types("\x11").ends();
    ola.types("\x11").ends();
}

#[test]
fn how_to_carry_the_folder_is_told_without_a_home() {
    let team = Team::new();
    let home = team.home("kari");
    let told = run(&home, &["team", "advise"]).exits(0).out;
    for carrier in [
        "syncthing",
        "share",
        "onedrive",
        "dropbox",
        "google-drive",
        "nextcloud",
        "icloud",
        "usb",
    ] {
        assert!(told.lines().any(|line| line.starts_with(carrier)), "{told}");
    }
    assert!(!home.exists());
    team.init("kari", "Kari");
    let told = run(&home, &["team", "advise", "Google", "Drive"])
        .exits(0)
        .out;
    assert!(told.contains("«Speil filer»"), "{told}");
    let told = run(&home, &["team", "advise", "syncthing", "--lang", "da"])
        .exits(0)
        .out;
    assert!(told.contains("  - Filversionering fra"), "{told}");
    let refused = run(&home, &["team", "advise", "brevdue"]).exits(2);
    assert!(
        refused.err.contains("syncthing, share, onedrive"),
        "{}",
        refused.err
    );
    assert_eq!(refused.out, "");
}
