//! The folder port over a real directory keeps the contract.

use super::*;
use crate::model::id::Incarnation;
use crate::model::moment::Moment;
use crate::sync::folder::contract;
use crate::sync::folder::memory::{Counting, MemoryGuard, MemoryJournal, lines};
use crate::sync::folder::put;
use crate::sync::identity::Identity;
use crate::sync::parcel::{self, PARCEL_CAP};
use crate::sync::publisher::{Publisher, Step, Why, World};
use crate::sync::stream::Seq;
use crate::sync::team::{self, FolderOnDisk, Founding};

fn folder() -> (tempfile::TempDir, TeamFolder) {
    let above = tempfile::tempdir().unwrap();
    let folder = TeamFolder::create(&above.path().join("team"), DeskId::of([1; 8])).unwrap();
    (above, folder)
}

/// Everything below a directory, temporary files too.
fn below(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_folder_on_disk_keeps_the_contract() {
    let (above, mut folder) = folder();
    contract::check(&mut folder);
    assert!(
        below(above.path())
            .iter()
            .all(|path| path.starts_with(above.path().join("team")))
    );
}

#[test]
fn the_contract_holds_with_temporary_files_inside() {
    let (above, mut folder) = folder();
    folder.temporaries = Temporaries::Inside;
    contract::check(&mut folder);
    assert!(!above.path().join(".samtale-tmp-0101010101010101").exists());
    assert!(
        below(above.path())
            .iter()
            .all(|path| path.extension().is_none_or(|end| end != "tmp"))
    );
}

#[test]
fn what_a_killed_process_left_goes_and_another_desks_stays() {
    for temporaries in [Temporaries::Beside, Temporaries::Inside] {
        let (above, mut folder) = folder();
        folder.temporaries = temporaries;
        let own = Place::desk(folder.desk);
        folder.make_directory(&own).unwrap();
        let other = Place::desk(DeskId::of([2; 8]));
        folder.make_directory(&other).unwrap();
        let others = folder.full(&other).join(".~samtale-0000000000000007.tmp");
        File::create(&others).unwrap();
        drop(folder.create(TemporaryName(7)).unwrap());
        for path in below(above.path()) {
            let file = File::options().append(true).open(&path).unwrap();
            file.set_modified(UNIX_EPOCH).unwrap();
        }
        assert_eq!(below(above.path()).len(), 2);
        put(
            &mut folder,
            &mut Counting::default(),
            &Place::readme(),
            b"x",
        )
        .unwrap();
        let mut left = below(above.path());
        left.sort();
        assert_eq!(left, [folder.full(&Place::readme()), others]);
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let (above, mut folder) = folder();
    let secret = above.path().join("secret");
    atomic::write(&secret, b"secret", Access::Private).unwrap();
    std::os::unix::fs::symlink(&secret, folder.path().join("README.txt")).unwrap();
    let fault = folder.read(&Place::readme(), Cap(100)).unwrap_err();
    assert_eq!(fault.trouble, Trouble::NotThat);
}

#[test]
fn a_folder_that_went_away_is_not_made_again() {
    let (above, mut folder) = folder();
    fs::remove_dir_all(folder.path()).unwrap();
    let mut random = Counting::default();
    let log = Place::log(DeskId::of([1; 8]));
    assert_eq!(
        folder.make_directory(&log).unwrap_err().trouble,
        Trouble::Gone
    );
    assert!(put(&mut folder, &mut random, &Place::readme(), b"x").is_err());
    assert_eq!(below(above.path()), Vec::<PathBuf>::new());
    assert!(!folder.path().exists());
}

/// A desk that publishes into a folder on disk.
struct Desk {
    journal: MemoryJournal,
    guard: MemoryGuard,
    random: Counting,
    publisher: Publisher,
    identity: Identity,
}

fn desk_in(folder: &mut TeamFolder) -> Desk {
    let mut random = Counting::default();
    let identity = team::with_root(&Identity::draw(&mut random), &mut random);
    folder.desk = identity.desk();
    let now = Moment::from_millis(1_795_257_062_114);
    let at = Founding {
        at: FolderOnDisk(folder.path().to_owned()),
        seller: None,
    };
    let identity = team::found(folder, &mut random, &identity, at, now).unwrap();
    let membership = identity.team.clone().unwrap();
    Desk {
        journal: MemoryJournal {
            desk: identity.desk(),
            inc: Incarnation::of([5; 8]),
            lines: lines(Seq(1), 5),
            marked: 0,
            is_locked: false,
            erased: std::collections::BTreeSet::new(),
            forks: Vec::new(),
            covering: std::collections::BTreeMap::new(),
            others: Vec::new(),
        },
        guard: MemoryGuard {
            guard: None,
            is_full: false,
        },
        random,
        publisher: Publisher::new(identity.keys(), membership, "samtale test".to_owned()),
        identity,
    }
}

fn step(desk: &mut Desk, folder: &mut TeamFolder) -> Step {
    step_at(
        desk,
        folder,
        Moment::from_millis(1_795_257_062_114 + 3_600_000),
    )
}

fn step_at(desk: &mut Desk, folder: &mut TeamFolder, now: Moment) -> Step {
    let mut world = World {
        journal: &mut desk.journal,
        folder,
        guard: &mut desk.guard,
        random: &mut desk.random,
    };
    desk.publisher.step(&mut world, now)
}

fn published(desk: &Desk, folder: &mut TeamFolder) -> Vec<String> {
    let log = Place::log(desk.journal.desk);
    let mut names = folder.list(&log).unwrap();
    names.sort();
    let read = |name: &String| {
        let place = log.inside(name).unwrap();
        let bytes = folder.read(&place, PARCEL_CAP).unwrap().unwrap();
        let parcel = parcel::open(&bytes, |_| Some(desk.identity.keys().public())).unwrap();
        parcel.check().unwrap();
        parcel.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    names.iter().flat_map(read).collect()
}

#[test]
fn a_desk_publishes_waits_for_its_folder_and_goes_on() {
    let (above, mut folder) = folder();
    let mut desk = desk_in(&mut folder);
    assert!(matches!(
        step(&mut desk, &mut folder),
        Step::Published { .. }
    ));
    assert_eq!(step(&mut desk, &mut folder), Step::Nothing);
    let away = above.path().join("away");
    fs::rename(folder.path(), &away).unwrap();
    desk.journal.lines.extend(lines(Seq(6), 2));
    for _ in 0..3 {
        assert!(matches!(
            step(&mut desk, &mut folder),
            Step::Waiting {
                why: Why::NoMarker,
                ..
            }
        ));
    }
    assert!(!folder.path().exists());
    fs::rename(&away, folder.path()).unwrap();
    assert!(matches!(
        step(&mut desk, &mut folder),
        Step::Published { .. }
    ));
    assert_eq!(step(&mut desk, &mut folder), Step::Nothing);
    assert_eq!(published(&desk, &mut folder), desk.journal.lines);
    let left = below(&folder.beside().unwrap());
    assert_eq!(left, Vec::<PathBuf>::new());
}

#[cfg(unix)]
#[test]
fn two_publishers_in_two_threads_leave_the_same_files() {
    let (_above, mut folder) = folder();
    let mut first = desk_in(&mut folder);
    let journal = |desk: &Desk| MemoryJournal {
        desk: desk.journal.desk,
        inc: desk.journal.inc,
        lines: desk.journal.lines.clone(),
        marked: 0,
        is_locked: false,
        erased: std::collections::BTreeSet::new(),
        forks: Vec::new(),
        covering: std::collections::BTreeMap::new(),
        others: Vec::new(),
    };
    std::thread::scope(|scope| {
        for number in 1..4_u8 {
            let mut random = Counting::default();
            crate::sync::Random::fill(&mut random, &mut vec![0; usize::from(number)]);
            let mut desk = Desk {
                journal: journal(&first),
                guard: MemoryGuard {
                    guard: None,
                    is_full: false,
                },
                random,
                publisher: first.publisher.clone(),
                identity: first.identity.clone(),
            };
            let mut folder = folder.clone();
            scope.spawn(
                move || {
                    while step(&mut desk, &mut folder) != Step::Nothing {}
                },
            );
        }
    });
    while step(&mut first, &mut folder) != Step::Nothing {}
    assert_eq!(published(&first, &mut folder), first.journal.lines);
}

#[test]
fn small_files_become_one_that_is_healed_when_it_is_cut() {
    let (_above, mut folder) = folder();
    let mut desk = desk_in(&mut folder);
    for seq in 6..20 {
        while step(&mut desk, &mut folder) != Step::Nothing {}
        desk.journal.lines.extend(lines(Seq(seq), 1));
    }
    while step(&mut desk, &mut folder) != Step::Nothing {}
    let log = Place::log(desk.journal.desk);
    let names = |folder: &mut TeamFolder| folder.list(&log).unwrap();
    assert_eq!(names(&mut folder).len(), 15);
    let mut now = Moment::from_millis(1_795_257_062_114);
    for expected in [16, 1, 1] {
        now = now.plus(chrono::Duration::hours(25));
        while step_at(&mut desk, &mut folder, now) != Step::Nothing {}
        assert_eq!(names(&mut folder).len(), expected);
    }
    assert_eq!(published(&desk, &mut folder), desk.journal.lines);
    let only = log.inside(&names(&mut folder)[0]).unwrap();
    let only = folder.full(&only);
    let bytes = fs::read(&only).unwrap();
    atomic::write(&only, &bytes[..bytes.len() / 2], Access::Shared).unwrap();
    for hours in [2, 3] {
        let now = now.plus(chrono::Duration::hours(hours));
        while step_at(&mut desk, &mut folder, now) != Step::Nothing {}
    }
    assert_eq!(published(&desk, &mut folder), desk.journal.lines);
}
