//! What Syncthing was measured to do, done to a team of two: many files one after another, one path written at both ends, a file
//! that comes back, a folder that goes away. What an older folder does, and a folder for each desk, is in the tests above.

use super::killed::is_whole;
use super::merged::copy;
use super::*;

/// How many parcels are sent one after another.
const MANY: usize = 150;

fn all() -> Vec<Carried> {
    vec![(String::new(), Whose::Both)]
}

/// Kari's and Ola's homes, with a Syncthing that carries all both ways.
fn pair() -> (Team, Pair) {
    let team = Team::new();
    let mut pair = Pair::new(team.around.path());
    joined(&team, &mut pair, |_| all(), |_, _| all());
    (team, pair)
}

fn call(team: &Team, home: &str, notes: &str) {
    let about = team.id_of(home, "Kunde 1");
    let call =
        serde_json::json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": notes}});
    run_with(
        &team.home(home),
        &["log", "add", "--json"],
        &call.to_string(),
    )
    .exits(0);
    run(&team.home(home), &["sync", "--once"]).exits(0);
}

fn calls(team: &Team, home: &str) -> usize {
    run(&team.home(home), &["export", "calls"])
        .exits(0)
        .json_lines()
        .len()
}

fn own(team: &Team, home: &str) -> PathBuf {
    let desks = team.status(home)["desks"].clone();
    let name = if home == "kari" { "Kari" } else { "Ola" };
    let desks = desks.as_array().unwrap().iter();
    let mut desks = desks.filter(|desk| desk["seller"] == name);
    Path::new("desks").join(desks.next().unwrap()["desk"].as_str().unwrap())
}

fn says(copy: &Path, text: &str) -> bool {
    let mut texts = files(copy)
        .into_iter()
        .filter_map(|path| std::fs::read(path).ok());
    texts.any(|bytes| bytes.windows(text.len()).any(|it| it == text.as_bytes()))
}

/// S1: all of them arrive, and none is ever seen in part.
#[test]
fn syncthing_brings_every_parcel_and_none_in_part() {
    if !is_wanted() {
        return;
    }
    let (team, pair) = pair();
    let there = pair.copy(1).join(own(&team, "kari"));
    let heads_and_parcels = |at: &Path| {
        let is_ours = |path: &PathBuf| {
            let name = path.file_name().unwrap().to_str().unwrap();
            !name.starts_with(".syncthing.")
        };
        files(at).into_iter().filter(is_ours).count()
    };
    for n in 0..MANY {
        call(&team, "kari", &format!("nummer {n}"));
        is_whole(&there);
    }
    until("all parcels", || {
        is_whole(&there);
        heads_and_parcels(&there) == heads_and_parcels(&pair.copy(0).join(own(&team, "kari")))
    });
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    assert_eq!(calls(&team, "ola"), MANY);
    team.is_well("ola");
}

/// S2: a home that was copied is at work at both ends, and so both write one head: what both say is kept, by everybody.
#[test]
fn syncthing_makes_a_conflict_of_two_heads_and_no_record_of_it_is_lost() {
    if !is_wanted() {
        return;
    }
    let (team, mut pair) = pair();
    pair.stop();
    copy(&team.home("kari"), &team.home("kopi"));
    let settings = format!("[team]\nfolder = \"{}\"\n", pair.copy(1).display());
    let file = team.home("kopi").join("samtale.toml");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    std::fs::write(&file, format!("{before}\n{settings}")).unwrap();
    call(&team, "kari", "fra hjemmet");
    call(&team, "kopi", "fra kopien");
    assert_eq!(conflicts(&pair), [false, false]);
    pair.carry(&all());
    until("a conflict at both ends", || {
        conflicts(&pair) == [true, true]
    });
    until("what both have said", || is_same(&pair));
    for home in ["ola", "kari", "kopi", "ola", "kari"] {
        run(&team.home(home), &["sync", "--once"]).exits(0);
        until("what was sent", || is_same(&pair));
    }
    for home in ["kari", "ola", "kopi"] {
        assert_eq!(calls(&team, home), 2, "{home}");
        team.is_well(home);
        assert_eq!(team.status(home)["bad"], serde_json::json!([]));
    }
}

/// Whether each copy has a second version of a head.
fn conflicts(pair: &Pair) -> [bool; 2] {
    [0, 1].map(|n| {
        let mut files = files(&pair.copy(n)).into_iter();
        files.any(|path| path.to_str().unwrap().contains("/head.sync-conflict-"))
    })
}

/// S4: a file that its desk has removed, as somebody is forgotten, comes back from where it was touched meanwhile: nobody reads
/// it, and its desk removes it again.
#[test]
fn syncthing_brings_back_a_file_about_the_forgotten_and_it_goes_again() {
    if !is_wanted() {
        return;
    }
    let (team, mut pair) = pair();
    call(&team, "kari", "kanariqvist");
    until("the call", || is_same(&pair));
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    pair.stop();
    let forget = ["privacy", "forget", "Kunde 1", "--basis", "brev", "--yes"];
    run(&team.home("kari"), &forget).exits(0);
    assert!(!says(&pair.copy(0), "kanariqvist"));
    for path in parcels(&pair.copy(1)) {
        let file = std::fs::File::options().append(true).open(&path).unwrap();
        let later = file.metadata().unwrap().modified().unwrap() + Duration::from_mins(5);
        file.set_modified(later).unwrap();
    }
    pair.carry(&all());
    until("what was removed", || says(&pair.copy(0), "kanariqvist"));
    for home in ["kari", "ola"] {
        run(&team.home(home), &["sync", "--once"]).exits(0);
    }
    until("no word of them", || {
        !says(&pair.copy(0), "kanariqvist") && !says(&pair.copy(1), "kanariqvist")
    });
    for home in ["kari", "ola"] {
        team.is_well(home);
        assert_eq!(team.names(home), Vec::<String>::new());
        assert!(team.finds(home, "kanariqvist").is_empty());
        assert!(!says(&team.home(home), "kanariqvist"), "{home}");
    }
}

/// S5: a folder that is not mounted stops what carries it, and nothing is taken for removed.
#[test]
fn syncthing_stops_where_a_folder_goes_away_and_goes_on_when_it_is_back() {
    if !is_wanted() {
        return;
    }
    let (team, mut pair) = pair();
    call(&team, "kari", "før");
    until("the call", || is_same(&pair));
    let before = names(&pair.copy(0));
    let (there, away) = (pair.copy(1), team.around.path().join("borte"));
    std::fs::rename(&there, &away).unwrap();
    std::fs::create_dir(&there).unwrap();
    call(&team, "kari", "mens den er borte");
    run(&team.home("ola"), &["sync", "--once"]).exits(5);
    // Both look again every five seconds; there is nothing to see when they have.
    std::thread::sleep(Duration::from_secs(15));
    assert!(before.iter().all(|name| pair.copy(0).join(name).exists()));
    assert_eq!(files(&there), Vec::<PathBuf>::new());
    std::fs::remove_dir(&there).unwrap();
    std::fs::rename(&away, &there).unwrap();
    // As after a restart of the machine on which it is mounted again.
    pair.carry(&all());
    until("the second call", || is_same(&pair));
    run(&team.home("ola"), &["sync", "--once"]).exits(0);
    for home in ["kari", "ola"] {
        assert_eq!(calls(&team, home), 2);
        team.is_well(home);
    }
}
