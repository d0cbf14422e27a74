//! A team shares its customers: who is whose is known without a word, and a call takes somebody over.

use super::{SIZE, Team, quits};
use crate::desk::Desk;
use crate::program::{run, run_with};

impl Team {
    /// Kari's team with Ola's and Per's desks, and so many customers.
    fn of_three(count: usize) -> Self {
        let team = Self::new();
        team.init("kari", "Kari");
        let folder = team.folder();
        let words = ["team", "new", folder.to_str().unwrap()];
        run(&team.home("kari"), &words).exits(0);
        team.import("kari", count);
        for (home, seller) in [("ola", "Ola"), ("per", "Per")] {
            team.init(home, seller);
            team.join(home, &[]);
        }
        run(&team.home("kari"), &["team", "admit"]).exits(0);
        for home in ["ola", "per"] {
            team.sync(home);
        }
        team
    }

    fn add(&self, home: &str, line: &serde_json::Value) {
        let line = format!("{line}\n");
        run_with(&self.home(home), &["log", "add", "--json"], &line).exits(0);
        self.sync(home);
    }

    /// A seller as the newest roster names them.
    fn seller(&self, name: &str) -> serde_json::Value {
        let files = super::files(&self.folder().join("team"));
        let named = format!("\"name\":\"{name}\"}}");
        let texts = files
            .iter()
            .map(|path| std::fs::read_to_string(path).unwrap());
        let mut found = texts.filter_map(|text| {
            let (before, _) = text.split_once(&named)?;
            let id = before.rfind("\"s-")?;
            Some(before[id + 1..id + 19].to_owned())
        });
        serde_json::json!({"id": found.next_back().unwrap(), "name": name})
    }

    fn assign(&self, name: &str, to: &str) {
        let about = self.id_of("kari", name);
        let body = serde_json::json!({"to": self.seller(to), "until": "2099-12-31"});
        self.add(
            "kari",
            &serde_json::json!({"t": "assign", "sub": about, "b": body}),
        );
    }
}

#[test]
fn another_sellers_customer_is_taken_over_by_a_call() {
    let team = Team::of_three(3);
    for (name, to) in [("Kunde 1", "Ola"), ("Kunde 2", "Ola"), ("Kunde 3", "Per")] {
        team.assign(name, to);
    }
    team.sync("ola");
    team.sync("per");
    let mut ola = Desk::start(Some(&team.home("ola")), &[], SIZE);
    ola.shows("3 nå")
        .shows("alle teamets kunder")
        .types("l")
        .shows("2 nå")
        .types("/kunde 3")
        .shows("1 funnet")
        .types("\r");
    ola.shows("Per ringer dem til og med");
    let mut per = Desk::start(Some(&team.home("per")), &[], SIZE);
    per.shows("3 nå").types("l").shows("1 nå");
    ola.types("d").shows("ringer siden").shows("3 nå");
    // Nobody touches Per's keyboard.
    per.shows("0 nå")
        .types("/kunde 3")
        .shows("1 funnet")
        .types("\r");
    per.shows("Ola ringer dem i dag");
    ola.types("7").shows("Etterarbeid");
    quits(&mut per);
    let files = super::parcels(&team.folder());
    let texts = files
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap());
    let taken = texts.flat_map(|text| {
        let lines = text.lines().map(str::to_owned).collect::<Vec<_>>();
        lines
            .into_iter()
            .filter(|line| line.contains("\"t\":\"assign\""))
    });
    assert_eq!(taken.count(), 4);
    drop(ola);
    for home in ["kari", "ola", "per"] {
        team.is_well(home);
    }
}

#[test]
fn what_was_agreed_is_a_colleagues_to_keep_until_she_is_back() {
    let team = Team::of_three(3);
    let about = team.id_of("kari", "Kunde 3");
    let made = serde_json::json!({"by": "we", "words": "svar om fakturaen", "due": "2020-01-01", "owner": team.seller("Ola")});
    team.add(
        "ola",
        &serde_json::json!({"t": "promise.made", "sub": about, "b": made}),
    );
    let away = |home: &str, words: &[&str], code: i32| {
        let words = [&["team", "away"], words].concat();
        run(&team.home(home), &words).exits(code)
    };
    // Whose it is to say, and what is no day.
    let said = away("per", &["Ola", "--until", "2099-12-31"], 2);
    assert!(said.err.contains("Ola selv eller en leder"), "{}", said.err);
    let said = away("ola", &["Ola", "--until", "sytten"], 2);
    assert!(said.err.contains("er ingen dag"), "{}", said.err);
    away("ola", &["Ola", "--until", "2020-01-01"], 2);
    away("ola", &["Ola"], 2);
    away("ola", &["Lise", "--back"], 4);
    away("ola", &["Ola", "--until", "2099-12-31", "--to", "Ola"], 2);
    let said = away("kari", &["ola", "--until", "2099-12-31", "--to", "per"], 0);
    assert!(said.out.contains("Per tar over"), "{}", said.out);
    team.sync("per");
    let mut per = Desk::start(Some(&team.home("per")), &[], SIZE);
    per.shows("Ola er borte til og med")
        .types("l")
        .shows("3 nå");
    per.types("/kunde 3").shows("1 funnet").types("\r");
    per.shows("du ringer for Ola til og med");
    // She is back early, and Per sees it without a key.
    team.sync("ola");
    let said = away("ola", &["Ola", "--back"], 0);
    assert!(said.out.contains("Ola er tilbake"), "{}", said.out);
    per.shows("Ola har lovet dem noe");
    quits(&mut per);
    for home in ["kari", "ola", "per"] {
        team.sync(home);
        team.is_well(home);
    }
}
