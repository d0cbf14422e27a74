//! A folder that lost something is made whole from the homes that wrote it.

use super::*;

fn rebuilds(team: &Team, home: &str, expected: i32) -> String {
    run(&team.home(home), &["team", "rebuild"])
        .exits(expected)
        .out
}

fn wipe(folder: &Path) {
    std::fs::remove_dir_all(folder).unwrap();
    std::fs::create_dir(folder).unwrap();
}

/// The names of all records of all homes, however they are packed.
fn ids(folder: &Path) -> std::collections::BTreeSet<String> {
    let texts = parcels(folder).into_iter();
    let lines = texts.flat_map(|path| {
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<Value> = text
            .lines()
            .skip(2)
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        lines
    });
    // A mirror begins with what its author has signed.
    let records = lines.filter(|line| line.get("of").is_none() || line.get("t").is_some());
    records
        .map(|line| line["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_file_that_is_gone_or_cut_is_published_again() {
    let team = Team::of_two();
    let before = ids(&team.folder());
    assert!(rebuilds(&team, "kari", 0).contains("Ingen av oppføringene"));
    let log = files(&team.folder());
    let own = log
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "jsonl"));
    for (at, path) in own.enumerate() {
        if at % 2 == 0 {
            std::fs::remove_file(path).unwrap();
        } else {
            let bytes = std::fs::read(path).unwrap();
            std::fs::write(path, &bytes[..bytes.len() - 1]).unwrap();
        }
    }
    let said = rebuilds(&team, "kari", 0);
    assert!(said.contains("er lagt inn igjen"), "{said}");
    rebuilds(&team, "ola", 0);
    assert_eq!(ids(&team.folder()), before);
    team.is_well("kari");
}

#[test]
fn an_emptied_folder_is_filled_by_its_founder_and_then_by_the_others() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "fra Ola");
    team.sync("ola");
    let before = ids(&team.folder());
    wipe(&team.folder());
    let said = run(&team.home("ola"), &["team", "rebuild"]).exits(5);
    assert!(said.err.contains("mangler merket"), "{}", said.err);
    assert_eq!(files(&team.folder()), Vec::<PathBuf>::new());
    rebuilds(&team, "kari", 0);
    rebuilds(&team, "ola", 0);
    assert_eq!(ids(&team.folder()), before);
    // Whoever comes now has all of it.
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    assert_eq!(team.names("per").len(), 3);
    let found = run(&team.home("per"), &["find", "Ola", "--json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    team.is_well("per");
}

#[test]
fn a_folder_that_is_not_there_is_made_again_by_its_founder() {
    let team = Team::of_kari();
    let before = ids(&team.folder());
    std::fs::remove_dir_all(team.folder()).unwrap();
    rebuilds(&team, "kari", 0);
    assert_eq!(ids(&team.folder()), before);
    assert_eq!(team.status("kari")["desks"].as_array().unwrap().len(), 1);
}

#[test]
fn a_past_that_was_kept_is_not_taken_for_one_that_was_lost() {
    let team = Team::of_kari();
    team.init("per", "Per");
    let line = serde_json::json!({"t": "customer.new", "b": {"name": "Hemmelig AS", "phones": ["+4741999999"], "audience": "business"}});
    let line = format!("{line}\n");
    run_with(&team.home("per"), &["log", "add", "--json"], &line).exits(0);
    team.join("per", &["--keep-past"]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    rebuilds(&team, "per", 0);
    let all: String = parcels(&team.folder())
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert!(!all.contains("Hemmelig"));
}

#[test]
fn a_home_of_its_own_has_no_folder_to_make_whole() {
    let team = Team::new();
    team.init("kari", "Kari");
    run(&team.home("kari"), &["team", "rebuild"]).exits(3);
}

/// Everybody's files, also those of a desk that was not open when it was asked.
#[test]
fn whoever_is_forgotten_at_one_desk_is_in_no_file_of_the_folder() {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "fakturaqzen er feil");
    team.sync("ola");
    team.sync("kari");
    let speaks = || {
        let texts = parcels(&team.folder()).into_iter();
        let mut texts = texts.map(|path| std::fs::read_to_string(path).unwrap());
        texts.any(|text| text.contains("fakturaqzen") || text.contains("Kunde 1"))
    };
    assert!(speaks());
    let before = ids(&team.folder());
    let forget = ["privacy", "forget", &about, "--basis", "brev", "--yes"];
    run(&team.home("ola"), &forget).exits(2);
    run(&team.home("kari"), &forget).exits(0);
    team.sync("ola");
    assert!(!speaks());
    let after = ids(&team.folder());
    assert!(
        before.is_subset(&after),
        "the ids stand, and the chain with them"
    );
    for home in ["kari", "ola"] {
        team.sync(home);
        team.is_well(home);
    }
    // Whoever comes later learns nothing of them, and all of the others.
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    assert_eq!(team.names("per"), ["Kunde 2", "Kunde 3"]);
}
