//! A desk is gone, and its directory with it: another puts back what it has said, as it signed it.

use super::*;

fn directory(team: &Team, name: &str) -> PathBuf {
    let status = team.status("kari");
    let desks = status["desks"].as_array().unwrap();
    let desk = desks
        .iter()
        .find(|it| it["seller"] == name_of(name))
        .unwrap();
    team.folder()
        .join("desks")
        .join(desk["desk"].as_str().unwrap())
}

fn name_of(home: &str) -> String {
    let mut letters = home.chars();
    let first = letters.next().unwrap().to_uppercase();
    first.chain(letters).collect()
}

fn mirrors(folder: &Path) -> Vec<PathBuf> {
    let all = parcels(folder).into_iter();
    all.filter(|path| path.to_str().unwrap().contains("/mirror/"))
        .collect()
}

/// A team of two in which Ola has said something, and is gone with his home and his directory.
fn without_ola() -> Team {
    let team = Team::of_two();
    let about = team.id_of("ola", "Kunde 1");
    team.note("ola", &about, "sagt av Ola");
    team.note("ola", &about, "og en gang til");
    team.sync("ola");
    team.sync("kari");
    std::fs::remove_dir_all(directory(&team, "ola")).unwrap();
    std::fs::remove_dir_all(team.home("ola")).unwrap();
    team
}

#[test]
fn what_a_desk_said_that_is_gone_is_read_by_whoever_comes_later() {
    let team = without_ola();
    let said = run(&team.home("kari"), &["team", "rebuild"]).exits(0);
    assert!(said.out.contains("fra andre"), "{}", said.out);
    assert!(!mirrors(&team.folder()).is_empty());
    team.is_well("kari");
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    team.is_well("per");
    let found = run(&team.home("per"), &["find", "sagt av Ola", "--json"]).json();
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    for home in ["kari", "per"] {
        let status = team.status(home);
        assert_eq!(
            (&status["pending"], &status["bad"]),
            (&Value::from(0), &serde_json::json!([]))
        );
    }
    // And that desk could put it back in its turn, from what it has read in the mirror.
    for path in mirrors(&team.folder()) {
        std::fs::remove_file(path).unwrap();
    }
    run(&team.home("per"), &["team", "rebuild"]).exits(0);
    let again = mirrors(&team.folder());
    assert!(!again.is_empty());
    // Once is enough.
    let rebuilt = run(&team.home("kari"), &["team", "rebuild"]).exits(0);
    assert!(!rebuilt.out.contains("fra andre"), "{}", rebuilt.out);
    assert_eq!(mirrors(&team.folder()), again);
}

#[test]
fn of_whoever_is_forgotten_nothing_is_put_back() {
    let team = without_ola();
    run(&team.home("kari"), &["team", "rebuild"]).exits(0);
    let speaks = || {
        let mut texts = parcels(&team.folder()).into_iter();
        texts.any(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("sagt av Ola")
        })
    };
    assert!(speaks());
    let about = team.id_of("kari", "Kunde 1");
    let forget = ["privacy", "forget", &about, "--basis", "brev", "--yes"];
    run(&team.home("kari"), &forget).exits(0);
    team.sync("kari");
    assert!(!speaks());
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    assert_eq!(team.names("per"), ["Kunde 2", "Kunde 3"]);
    let status = team.status("per");
    assert_eq!(
        (&status["pending"], &status["bad"]),
        (&Value::from(0), &serde_json::json!([]))
    );
    team.is_well("per");
}

/// Whoever writes to the folder may say in a mirror what they like, but not in another's name.
#[test]
fn a_mirror_that_was_changed_is_refused() {
    let team = without_ola();
    run(&team.home("kari"), &["team", "rebuild"]).exits(0);
    for path in mirrors(&team.folder()) {
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("sagt av", "sagt om")).unwrap();
    }
    team.init("per", "Per");
    team.join("per", &[]);
    run(&team.home("kari"), &["team", "admit"]).exits(0);
    team.sync("per");
    let found = run(&team.home("per"), &["find", "sagt om Ola", "--json"]).json();
    assert_eq!(found, serde_json::json!([]));
    assert!(!team.status("per")["bad"].as_array().unwrap().is_empty());
}
