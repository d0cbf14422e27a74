//! A folder that is away, emptied, another one or elsewhere; a desk with another name, on another machine: nothing is written where
//! it does not belong, nothing is removed, nothing is taken in twice, and it goes on by itself.

use super::*;
use crate::world_says_no::assert_says;

/// Everything there is in a folder, byte for byte, and when it was written.
fn look(folder: &Path) -> Vec<(PathBuf, Vec<u8>, std::time::SystemTime)> {
    let all = files(folder).into_iter();
    all.map(|path| {
        let written = path.metadata().unwrap().modified().unwrap();
        (path.clone(), std::fs::read(path).unwrap(), written)
    })
    .collect()
}

fn sync(team: &Team, home: &str) -> crate::program::Run {
    run(&team.home(home), &["sync", "--once"])
}

fn records(team: &Team, home: &str) -> Value {
    run(&team.home(home), &["check", "--json"]).exits(0).json()["records"].clone()
}

/// What may lie at the folder's path instead of it, and what is said of that.
type Instead = (&'static str, fn(&Team, &Path), &'static str);

const INSTEADS: [Instead; 4] = [
    ("nothing", |_, _| {}, "mappen er borte"),
    (
        "an empty directory",
        |_, at| std::fs::create_dir(at).unwrap(),
        "mappen er borte",
    ),
    (
        "holiday pictures",
        |_, at| {
            std::fs::create_dir(at).unwrap();
            std::fs::write(at.join("strand.jpg"), "bilde").unwrap();
        },
        "mappen er borte",
    ),
    (
        "another team",
        |team, at| {
            team.init("annen", "Per");
            run(&team.home("annen"), &["team", "new", at.to_str().unwrap()]).exits(0);
        },
        "mappen er borte",
    ),
];

#[test]
fn where_the_folder_is_not_nothing_is_written_or_removed_and_it_goes_on_by_itself() {
    let mut done = 0;
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    for (what, instead, words) in INSTEADS {
        let (folder, kept) = (team.folder(), team.around.path().join("kept"));
        let whole = look(&folder);
        std::fs::rename(&folder, &kept).unwrap();
        instead(&team, &folder);
        let before = folder.exists().then(|| look(&folder));
        team.note("ola", &about, "mens den var borte");
        for _ in 0..3 {
            assert_says(&sync(&team, "ola").exits(5), &[words]);
        }
        assert_eq!(folder.exists().then(|| look(&folder)), before, "{what}");
        team.is_well("ola");
        if folder.exists() {
            std::fs::remove_dir_all(&folder).unwrap();
        }
        std::fs::rename(&kept, &folder).unwrap();
        for (path, bytes, written) in &whole {
            assert_eq!(&std::fs::read(path).unwrap(), bytes, "{what}");
            assert_eq!(path.metadata().unwrap().modified().unwrap(), *written);
        }
        team.note("ola", &about, &format!("etter {what}"));
        sync(&team, "ola").exits(0);
        sync(&team, "kari").exits(0);
        assert_eq!(
            team.finds("kari", &format!("etter {what}")).len(),
            1,
            "{what}"
        );
        assert_eq!(team.status("ola")["unpublished"], 0);
        for home in ["kari", "ola"] {
            team.is_well(home);
        }
        done += 1;
    }
    println!(
        "F14  {done} folders away, emptied or another's: 0 bytes written, 0 files removed, told at the first pass, resumed by itself"
    );
}

/// The home is copied to another machine, the folder lies elsewhere there, and whoever sits at it has another name.
#[test]
fn another_name_machine_or_path_takes_no_record_in_again() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "fra før");
    for home in ["ola", "kari", "ola"] {
        team.sync(home);
    }
    let desk = |team: &Team| team.status("ola")["desks"][0]["desk"].clone();
    let ids = |team: &Team| -> Vec<String> {
        let find = |name| team.id_of("ola", name);
        ["Kunde 1", "Kunde 2", "Kunde 3"].map(find).to_vec()
    };
    let (before, known, held) = (desk(&team), ids(&team), records(&team, "ola"));
    let parcels_before = parcels(&team.folder());
    // The folder lies elsewhere, and the settings say so.
    let elsewhere = team.around.path().join("andre steder").join("felles");
    std::fs::create_dir_all(elsewhere.parent().unwrap()).unwrap();
    std::fs::rename(team.folder(), &elsewhere).unwrap();
    let setting = format!("\n[team]\nfolder = {:?}\n", elsewhere.to_str().unwrap());
    for home in ["kari", "ola"] {
        let path = team.home(home).join("samtale.toml");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(&path, format!("{text}{setting}")).unwrap();
        sync(&team, home).exits(0);
    }
    assert_eq!((desk(&team), ids(&team)), (before.clone(), known.clone()));
    assert_eq!(records(&team, "ola"), held, "folder moved");
    assert_eq!(parcels(&elsewhere).len(), parcels_before.len());
    // The home is carried to another place and machine, as a whole.
    let moved = team.around.path().join("ny maskin");
    merged::copy(&team.home("ola"), &moved);
    std::fs::remove_dir_all(team.home("ola")).unwrap();
    std::fs::rename(&moved, team.home("ola")).unwrap();
    let guard = files(&team.home("ola"));
    let guard = guard.iter().find(|path| path.ends_with("guard.json"));
    if let Some(guard) = guard {
        std::fs::remove_file(guard).unwrap();
    }
    for home in ["ola", "kari"] {
        sync(&team, home).exits(0);
    }
    assert_eq!((desk(&team), ids(&team)), (before, known));
    // The new log has one record that says so, and nothing of before came again.
    let new = records(&team, "ola").as_u64().unwrap() - held.as_u64().unwrap();
    assert!(new <= 1, "{new}");
    let notes = |home: &str| team.finds(home, "fra før").len();
    assert_eq!((notes("ola"), notes("kari")), (1, 1));
    team.note("ola", &about, "fra den nye");
    for home in ["ola", "kari"] {
        sync(&team, home).exits(0);
        team.is_well(home);
    }
    assert_eq!(team.finds("kari", "fra den nye").len(), 1);
    assert_eq!(team.status("kari")["forks"], 0);
    println!(
        "F15  folder moved, machine changed: 0 records taken in again, ids of desk and customers the same"
    );
}
