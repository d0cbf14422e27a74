//! A full disk, a disk that cannot be written, a folder that goes away: said in one clear line, nothing lost, and it goes on.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::json;
use tempfile::TempDir;

use super::desk::Desk;
use super::people::{People, customer, number};
use super::program::{Run, command, run, run_with};

const NORMAL: (u16, u16) = (80, 24);

/// A small disk of its own, in memory; it goes with the test.
pub(crate) struct SmallDisk(TempDir);

impl SmallDisk {
    /// None where the system lets nobody mount, which is said.
    pub(crate) fn mount() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        let is_mounted = did(
            "mount",
            &["-t", "tmpfs", "-o", "size=4m", "tmpfs"],
            place.path(),
        );
        if !is_mounted {
            println!("skipped: this system mounts no disk for a test");
        }
        is_mounted.then(|| Self(place))
    }

    /// Where it is mounted.
    pub(crate) fn place(&self) -> &Path {
        self.0.path()
    }

    fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    fn filler(&self) -> PathBuf {
        self.0.path().join("filler")
    }

    /// Fills the disk to its last byte.
    pub(crate) fn fill(&self) {
        use std::io::Write as _;
        let mut filler = std::fs::File::create(self.filler()).unwrap();
        for size in [4096, 1] {
            while filler.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }

    /// Takes away what filled it.
    pub(crate) fn has_room(&self) {
        std::fs::remove_file(self.filler()).unwrap();
    }

    /// Leaves room for so many pages.
    pub(crate) fn frees(&self, pages: u64) {
        let filler = std::fs::File::options().write(true).open(self.filler());
        let filler = filler.unwrap();
        let size = filler.metadata().unwrap().len();
        filler.set_len(size - pages * 4096).unwrap();
    }

    pub(crate) fn is_written_no_more(&self) {
        assert!(did("mount", &["-o", "remount,ro"], self.0.path()));
    }

    pub(crate) fn is_written_again(&self) {
        assert!(did("mount", &["-o", "remount,rw"], self.0.path()));
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        did("umount", &["-l"], self.0.path());
    }
}

fn did(program: &str, words: &[&str], place: &Path) -> bool {
    let ran = Command::new(program)
        .args(words)
        .arg(place)
        .stderr(Stdio::null())
        .status();
    ran.is_ok_and(|status| status.success())
}

/// The failure is one sentence in one line, with these words in it.
#[track_caller]
pub(crate) fn assert_says(run: &Run, words: &[&str]) {
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    for word in words {
        assert!(run.err.contains(word), "no {word:?} in {}", run.err);
    }
    assert!(
        !run.err.contains("  ") && !run.err.contains(": ."),
        "{}",
        run.err
    );
}

#[test]
fn a_full_disk_is_said_and_the_words_stay_until_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let people = People::at(disk.home(), 3);
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    desk.shows("Vinter")
        .types("l")
        .shows("3 nå")
        .types("\r")
        .shows("Bedrift 1 AS");
    desk.types("d")
        .shows("Ringer")
        .types("1")
        .shows("I samtale");
    disk.fill();
    // More than what the database has room for in files that it has already.
    desk.pastes(&"Åse ringer om fakturaen. ".repeat(1100))
        .pastes("Og så var det slutt.");
    desk.shows("slutt.").wraps_up_as_talked();
    desk.shows("Disken er full")
        .shows("slutt.")
        .shows("✓ Snakket");
    std::fs::remove_file(disk.filler()).unwrap();
    desk.types("\r").shows("✓ lagret").shows("Bedrift 2 AS");
    desk.kill();
    people.check();
    let calls = people.export("calls");
    assert_eq!(calls.len(), 1);
    let notes = calls[0]["notes"].as_str().unwrap();
    assert!(notes.starts_with("Åse ringer") && notes.ends_with("Og så var det slutt."));
}

#[test]
fn a_full_disk_is_said_by_a_command_and_what_was_acknowledged_stays() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let people = People::at(disk.home(), 1);
    disk.fill();
    let lines: Vec<_> = (7..14)
        .map(|n| customer(json!({"name": "Kari", "phones": [number(n)], "x": {"felt": "lang ".repeat(10_000)}})))
        .collect();
    let text: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let text = text.join("\n") + "\n";
    let full = run_with(people.home(), &["log", "add", "--json"], &text).exits(5);
    assert_says(&full, &["full"]);
    let acknowledged = full.json_lines().len();
    std::fs::remove_file(disk.filler()).unwrap();
    let report = people.check();
    assert_eq!(report["customers"], json!(1 + acknowledged));
    people.say(&lines[acknowledged..]);
    assert_eq!(people.check()["customers"], json!(1 + lines.len()));
}

#[test]
fn a_line_that_is_too_long_is_a_bad_line_also_when_it_is_alone() {
    let people = People::new(1);
    let long =
        customer(json!({"name": "Kari", "phones": [number(7)], "x": {"felt": "x".repeat(70_000)}}));
    let said = run_with(people.home(), &["log", "add", "--json"], &long.to_string()).exits(4);
    assert_eq!(said.json()["line"], json!(1));
    assert_eq!(people.check()["customers"], json!(1));
}

#[test]
fn a_home_that_cannot_be_written_is_said() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let people = People::at(disk.home(), 1);
    let home = people.home().to_str().unwrap().to_owned();
    disk.is_written_no_more();
    for words in [
        &["find", "kari"][..],
        &["check"],
        &["export", "calls"],
        &["log", "add", "--json"],
        &["list", "show"],
    ] {
        let refused = run(people.home(), words).exits(5);
        assert_says(&refused, &[&home, "skrives"]);
    }
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    assert_eq!(desk.ends(), 5);
    assert!(desk.screen().contains("skrives"), "{}", desk.screen());
    let new = run(
        &disk.0.path().join("annet"),
        &["init", "--seller", "Kari", "--lang", "nb"],
    )
    .exits(5);
    assert_says(&new, &["annet"]);
}

#[test]
fn a_team_folder_goes_away_and_comes_back() {
    let people = People::new(1);
    let (team, away) = (people.beside("team"), people.beside("borte"));
    run(people.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    run(people.home(), &["sync", "--once"]).exits(0);
    assert_eq!(people.check()["unpublished"], json!(0));
    std::fs::rename(&team, &away).unwrap();
    people.say(&[customer(json!({"name": "Kari", "phones": [number(7)]}))]);
    assert!(people.check()["unpublished"].as_u64().unwrap() > 0);
    let refused = run(people.home(), &["sync", "--once"]).exits(5);
    assert_says(&refused, &["venter"]);
    assert!(!team.exists(), "a folder was made in its place");
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    desk.shows("ikke sendt");
    std::fs::rename(&away, &team).unwrap();
    desk.hides("ikke sendt");
    desk.kill();
    assert_eq!(people.check()["unpublished"], json!(0));
    assert_eq!(people.check()["customers"], json!(2));
}

#[test]
fn a_place_that_takes_no_file_is_named() {
    let people = People::new(1);
    let folder = people.beside("mappe");
    std::fs::create_dir(&folder).unwrap();
    let below = people.beside("borte").join("rader.jsonl");
    for (path, named) in [(&folder, &folder), (&below, &people.beside("borte"))] {
        let refused = run(
            people.home(),
            &["export", "calls", "-o", path.to_str().unwrap()],
        )
        .exits(5);
        let named = named.file_name().unwrap().to_str().unwrap();
        assert_says(&refused, &[named]);
        assert!(!refused.err.contains("rader"), "{}", refused.err);
    }
}

#[test]
fn a_home_whose_team_folder_could_not_be_made_is_made_again() {
    let around = tempfile::tempdir().unwrap();
    let home = around.path().join("home");
    let taken = around.path().join("opptatt");
    std::fs::write(&taken, "a file").unwrap();
    let init = |folder: &str| {
        command(
            &home,
            &["init", "--seller", "Kari", "--lang", "nb", "--team", folder],
        )
        .current_dir(around.path())
        .output()
        .unwrap()
        .status
        .code()
    };
    assert_eq!(init("opptatt"), Some(5));
    assert_eq!(init("felles"), Some(0));
    // The folder is found again from wherever the program is started.
    let facts = customer(json!({"name": "Kari", "phones": [number(7)]})).to_string();
    run_with(&home, &["log", "add", "--json"], &facts).exits(0);
    run(&home, &["sync", "--once"]).exits(0);
    let check = run(&home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["unpublished"], json!(0));
    run(
        &home,
        &[
            "team",
            "new",
            around.path().join("felles").to_str().unwrap(),
        ],
    )
    .exits(0);
}

#[test]
fn a_team_folder_typed_with_a_tilde_is_in_the_home_directory() {
    let people = People::new(1);
    run(people.home(), &["team", "new", "~/felles"]).exits(0);
    // The home directory of a test is its home.
    assert!(people.home().join("felles/SAMTALE-FOLDER.json").exists());
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    let people = People::new(1);
    let file = people.home().join("desk.db");
    let database = rusqlite::Connection::open(&file).unwrap();
    database.pragma_update(None, "user_version", 9999).unwrap();
    database
        .pragma_update(None, "wal_checkpoint", "TRUNCATE")
        .unwrap();
    drop(database);
    let before = std::fs::read(&file).unwrap();
    for words in [&["check"][..], &["find", "kari"], &["log", "add", "--json"]] {
        assert_says(
            &run(people.home(), words).exits(4),
            &["nyere utgave", "desk.db"],
        );
    }
    assert_eq!(std::fs::read(&file).unwrap(), before);
}

#[test]
fn a_database_in_a_team_folder_is_refused() {
    let people = People::new(1);
    let around = people.home().parent().unwrap().to_str().unwrap().to_owned();
    assert_says(
        &run(people.home(), &["team", "new", &around]).exits(3),
        &[&around],
    );
    let team = people.beside("team");
    run(people.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    assert_says(
        &run(&team.join("home"), &["find", "kari"]).exits(3),
        &["team"],
    );
    assert!(!team.join("home").exists());
}

#[test]
fn two_processes_write_to_one_home() {
    let people = People::new(2);
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    desk.shows("2 nå")
        .types("l")
        .shows("Kunde 1")
        .types("\r")
        .shows("Bedrift 1 AS");
    desk.types("d")
        .shows("Ringer")
        .types("1")
        .shows("I samtale")
        .types("Begge skriver.")
        .shows("skriver.");
    let line = |n: usize| {
        customer(json!({"name": format!("Ny {n}"), "phones": [number(100 + n)]})).to_string()
    };
    let many = |first: usize| {
        (first..first + 100)
            .map(line)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let others: Vec<_> = [0, 100]
        .into_iter()
        .map(|first| {
            let (home, lines) = (people.home().to_owned(), many(first));
            std::thread::spawn(move || {
                run_with(&home, &["log", "add", "--json"], &lines)
                    .exits(0)
                    .json_lines()
                    .len()
            })
        })
        .collect();
    desk.wraps_up_as_talked().shows("✓ lagret");
    for other in others {
        assert_eq!(other.join().unwrap(), 100);
    }
    let status = command(people.home(), &["check"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    desk.kill();
    let report = people.check();
    assert_eq!(
        (&report["customers"], &report["calls"]),
        (&json!(202), &json!(1))
    );
}
