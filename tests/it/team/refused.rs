//! A team folder's disk that is full or may not be written, and a home's: said, nothing lost, and it goes on by itself.

use super::*;
use crate::program::{Run, command};
use crate::world_says_no::{SmallDisk, assert_says};

/// Kari's team on a disk of its own, in which Ola is too.
fn team_on(disk: &SmallDisk) -> Team {
    let team = Team {
        folder: disk.place().join("folder"),
        ..Team::new()
    };
    team.found();
    team.admits_ola();
    team
}

/// A home will lie on that disk.
fn lives_on(disk: &SmallDisk, team: &Team, home: &str) {
    let there = disk.place().join(home);
    std::fs::create_dir(&there).unwrap();
    std::os::unix::fs::symlink(&there, team.home(home)).unwrap();
}

fn call(about: &str, notes: &str) -> String {
    let call =
        serde_json::json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": notes}});
    call.to_string()
}

/// How a disk says no, and how it is mended.
struct No {
    says: fn(&SmallDisk),
    goes_again: fn(&SmallDisk),
    words: &'static str,
}

const FULL: No = No {
    says: SmallDisk::fill,
    goes_again: SmallDisk::has_room,
    words: "ikke plass i den felles mappen",
};

const READ_ONLY: No = No {
    says: SmallDisk::is_written_no_more,
    goes_again: SmallDisk::is_written_again,
    words: "går ikke å skrive i den felles mappen",
};

fn sync(team: &Team, home: &str) -> Run {
    run(&team.home(home), &["sync", "--once"])
}

/// A process that carries until the test ends.
struct Watching(std::process::Child);

impl Watching {
    fn begin(team: &Team, home: &str) -> Self {
        let mut command = command(&team.home(home), &["sync", "--watch"]);
        Self(command.stdout(std::process::Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_and_what_waits_goes_when_it_can() {
    for no in [FULL, READ_ONLY] {
        let Some(disk) = SmallDisk::mount() else {
            return;
        };
        let team = team_on(&disk);
        let about = team.id_of("ola", "Kunde 1");
        let mut kari = Desk::start(Some(&team.home("kari")), &[], SIZE);
        kari.shows("3 nå")
            .types("/kunde 2")
            .shows("1 funnet")
            .types("\r");
        kari.shows("Bedrift 2 AS");
        let _ola = Watching::begin(&team, "ola");
        (no.says)(&disk);
        // Saved all the same, and that it waits is said in the window and by a command.
        kari.types("d")
            .shows("Ringer")
            .types("1")
            .shows("I samtale")
            .types("etter tre");
        kari.shows("etter tre")
            .wraps_up_as_talked()
            .shows("✓ lagret")
            .shows("ikke sendt")
            .shows(no.words);
        let line = call(&about, "fra Ola");
        run_with(&team.home("ola"), &["log", "add", "--json"], &line).exits(0);
        for home in ["kari", "ola"] {
            assert_says(
                &sync(&team, home).exits(5),
                &["venter på å bli sendt", no.words],
            );
            assert!(team.status(home)["unpublished"].as_u64().unwrap() > 0);
        }
        (no.goes_again)(&disk);
        // Nobody touches either home.
        kari.hides("ikke sendt").hides(no.words);
        until_found(&team, "ola", "etter tre");
        until_found(&team, "kari", "fra Ola");
        quits(&mut kari);
        nothing_is_left(&team);
        for home in ["kari", "ola"] {
            team.is_well(home);
            assert_eq!(team.status(home)["unpublished"], 0);
        }
    }
}

/// Waits until a home has read something.
fn until_found(team: &Team, home: &str, text: &str) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while team.finds(home, text).is_empty() {
        assert!(Instant::now() < deadline, "{home} has not read {text}");
    }
}

/// No file without a name of its own is left.
fn nothing_is_left(team: &Team) {
    let all = [files(&team.folder), files(team.around.path())].concat();
    let beside = std::fs::read_dir(team.folder.parent().unwrap()).unwrap();
    let beside = beside.map(|it| it.unwrap().path());
    let hidden = beside.filter(|path| path.to_str().unwrap().contains(".samtale-tmp"));
    let all: Vec<PathBuf> = hidden.flat_map(|path| files(&path)).chain(all).collect();
    let left: Vec<&PathBuf> = all
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "tmp"))
        .collect();
    assert_eq!(left, Vec::<&PathBuf>::new());
}

#[test]
fn a_home_that_is_full_takes_in_what_came_when_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let team = Team::of_kari();
    lives_on(&disk, &team, "ola");
    team.admits_ola();
    let about = team.id_of("kari", "Kunde 1");
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("3 nå");
    disk.fill();
    let lines: Vec<String> = (0..40)
        .map(|n| call(&about, &format!("samtale {n} {}", "lang ".repeat(1000))))
        .collect();
    let lines = lines.join("\n");
    run_with(&team.home("kari"), &["log", "add", "--json"], &lines).exits(0);
    team.sync("kari");
    ola.shows("Disken er full");
    assert_says(&sync(&team, "ola").exits(5), &["Disken er full"]);
    disk.has_room();
    ola.hides("Disken er full");
    quits(&mut ola);
    team.sync("ola");
    let of_ola = run(&team.home("ola"), &["export", "calls"])
        .exits(0)
        .json_lines();
    assert_eq!(of_ola.len(), 40);
    team.is_well("ola");
}

/// From a disk with hardly any room to one with enough, home and folder on it: what is acknowledged is there, and no file is
/// ever cut.
#[test]
fn however_much_room_is_left_what_was_acknowledged_is_kept() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let team = team_on(&disk);
    lives_on(&disk, &team, "per");
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    let about = team.id_of("per", "Kunde 1");
    let mut acknowledged = 0;
    let mut refused = [0, 0];
    for pages in [0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128] {
        disk.fill();
        disk.frees(pages);
        let lines: Vec<String> = (0..4)
            .map(|n| call(&about, &format!("{pages} {n} {}", "lang ".repeat(2000))))
            .collect();
        let added = run_with(
            &team.home("per"),
            &["log", "add", "--json"],
            &lines.join("\n"),
        );
        let said = added.json_lines().len();
        assert_eq!(added.code == 0, said == 4, "{pages}: {}", added.err);
        acknowledged += said;
        let sent = sync(&team, "per");
        assert!(sent.code == 0 || sent.code == 5, "{pages}: {}", sent.err);
        refused[0] += usize::from(added.code != 0);
        refused[1] += usize::from(sent.code != 0);
        killed::is_whole(&team.folder);
        disk.has_room();
        team.sync("per");
        team.sync("ola");
        let calls = run(&team.home("ola"), &["export", "calls"])
            .exits(0)
            .json_lines();
        assert_eq!(calls.len(), acknowledged, "{pages}");
        team.is_well("per");
    }
    assert!(
        refused[0] > 1 && refused[1] > 1,
        "{refused:?}: there was always room"
    );
    nothing_is_left(&team);
}
