//! Campaigns and lists on the command line: versions, pauses, and what came in by mistake.

use serde_json::json;

use super::homes::{Homes, LIST};
use super::program::run;

const OWN: &str = "version = VERSION\npurpose = \"care\"\n[name]\nnb = \"Vinter\"\n[[outcome]]\ncode = \"talked\"\n\
                   label = { nb = \"LABEL\" }\nflags = [\"reached\"]\ncauses = \"done\"\n";

fn write(homes: &Homes, version: &str, label: &str) {
    let folder = homes.home().join("campaigns");
    std::fs::create_dir_all(&folder).unwrap();
    let text = OWN.replace("VERSION", version).replace("LABEL", label);
    std::fs::write(folder.join("vinter.toml"), text).unwrap();
}

#[test]
fn a_campaign_is_set_at_a_version_and_holds_where_its_file_is_not() {
    let homes = Homes::seller();
    let home = homes.home();
    let show = || {
        let shown = run(home, &["campaign", "show", "vinter", "--json"]);
        shown.exits(0).json()[0].clone()
    };
    run(home, &["campaign", "show", "vinter"]).exits(2);
    write(&homes, "1", "Snakket");
    run(home, &["campaign", "set", "vinter"]).exits(0);
    run(home, &["campaign", "set", "vinter"]).exits(0);
    write(&homes, "1", "Pratet");
    let refused = run(home, &["campaign", "set", "vinter"]).exits(3);
    assert!(refused.err.contains("version"), "{}", refused.err);
    write(&homes, "2", "Pratet");
    run(home, &["campaign", "set", "vinter"]).exits(0);
    std::fs::remove_dir_all(home.join("campaigns")).unwrap();
    assert_eq!(show()["version"], json!(2));
    assert_eq!(show()["outcomes"][0]["label"]["nb"], json!("Pratet"));
    run(home, &["campaign", "set", "vinter"]).exits(3);
    let check = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["ok"], json!(true));
}

#[test]
fn a_mistake_in_a_campaign_is_said_with_file_line_and_hint() {
    let homes = Homes::seller();
    write(&homes, "1", "Snakket");
    let file = homes.home().join("campaigns").join("vinter.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("\"done\"", "\"don\"")).unwrap();
    let told = run(homes.home(), &["config", "check", "--lang", "en"]).exits(3);
    assert!(
        told.out.contains("campaigns/vinter.toml:9:") && told.out.contains("Did you mean done?"),
        "{}",
        told.out
    );
}

#[test]
fn a_paused_campaign_takes_its_lists_out_and_a_reopened_one_brings_them_back() {
    let homes = Homes::with_customers(3);
    let home = homes.home();
    let shown = run(home, &["list", "show", LIST, "--json"]).exits(0).json();
    let campaign = shown[0]["campaign"].as_str().unwrap().to_owned();
    for (verb, state) in [("pause", "paused"), ("close", "closed"), ("reopen", "open")] {
        run(home, &["campaign", verb, &campaign]).exits(0);
        let shown = run(home, &["campaign", "show", &campaign, "--json"]);
        assert_eq!(shown.exits(0).json()[0]["state"], json!(state));
    }
}

#[test]
fn a_list_that_came_in_by_mistake_is_taken_back() {
    let homes = Homes::with_customers(3);
    let home = homes.home();
    let told = run(home, &["list", "undo", LIST, "--lang", "en"]).exits(0);
    assert!(told.out.contains("3 rows"), "{}", told.out);
    let found = run(home, &["find", "Kunde", "--json"]).exits(0).json();
    assert_eq!(found, json!([]));
    assert_eq!(run(home, &["export", "customers"]).exits(0).out, "");
    run(home, &["list", "show", LIST]).exits(2);
    homes.import(&super::homes::list(2));
    let found = run(home, &["find", "Kunde", "--json"]).exits(0).json();
    assert_eq!(found.as_array().unwrap().len(), 2);
    let check = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["ok"], json!(true));
}

/// What a file holds beside a good outcome, and the line and a piece of the sentence that says what is wrong.
const HOSTILE: [(&str, &str, &str); 10] = [
    ("[[guide]\n", ":10:9:", "cannot be read"),
    (
        "[[guide]]\nkind = \"question\"\nphase = \"neeed\"\n[guide.text]\nnb = \"Hva?\"\n",
        ":12:",
        "Did you mean need?",
    ),
    (
        "[[product]]\ncode = \"a\"\nlabel = { nb = \"A\" }\nunit_price = \"1e9\"\ncurrency = \"NOK\"\n",
        ":13:",
        "349.00",
    ),
    (
        "[[product]]\ncode = \"a\"\nlabel = { nb = \"A\" }\nunit_price = \"5\"\ncurrency = \"kroner\"\n",
        ":14:",
        "It can be NOK",
    ),
    (
        "[[card]]\nkey = \"binding\"\nkind = \"fact\"\ntitle = { nb = \"A\" }\ntext = { nb = \"A\" }\n",
        ":11:",
        "two small letters",
    ),
    (
        "[[card]]\nkey = \"bi\"\nkind = \"fakt\"\ntitle = { nb = \"A\" }\ntext = { nb = \"A\" }\n",
        ":12:",
        "Did you mean fact?",
    ),
    ("rest_dayz = 3\n", ":10:", "Did you mean rest_days?"),
    (
        "[[outcome]]\ncode = \"talked\"\nlabel = { nb = \"Ja\" }\ncauses = \"done\"\n",
        ":10:",
        "twice",
    ),
    (
        "[[outcome]]\ncode = \"no\"\nlabel = \"Nei\"\ncauses = [\"done\"]\n",
        ":12:",
        "section",
    ),
    (
        "[limits]\nper_7_days = 99999999999999999999\n",
        ":11:",
        "between",
    ),
];

#[test]
fn a_hostile_campaign_is_explained_and_the_desk_opens() {
    let homes = Homes::seller();
    let home = homes.home();
    let file = home.join("campaigns").join("vinter.toml");
    let check = |bytes: &[u8], place: &str, says: &str| {
        write(&homes, "1", "Snakket");
        let mut text = std::fs::read(&file).unwrap();
        text.extend_from_slice(bytes);
        std::fs::write(&file, text).unwrap();
        let told = run(home, &["config", "check", "--lang", "en"]).exits(3);
        let line = told.out.lines().find(|line| line.contains(place));
        let line = line.unwrap_or_else(|| panic!("{place}\n{}", told.out));
        assert!(line.starts_with("campaigns/vinter.toml"), "{line}");
        assert!(told.out.contains(says), "{says}\n{}", told.out);
        // The rest works.
        run(home, &["find", "Kunde", "--json"]).exits(0);
    };
    for (more, place, says) in HOSTILE {
        check(more.as_bytes(), place, says);
    }
    check(b"# L\xf8rdag\n", ":10:", "UTF-8");
    check(b"\x00\xff\xfe", ":10:", "UTF-8");
}

/// An outcome that a later version no longer has is read from the calls that were made before.
#[test]
fn an_outcome_taken_out_stays_readable_in_old_calls() {
    let homes = Homes::with_customers(1);
    let home = homes.home();
    write(&homes, "1", "Snakket om vinteren");
    run(home, &["campaign", "set", "vinter"]).exits(0);
    let found = run(home, &["find", "Kunde", "--json"]).exits(0).json();
    let customer = found[0]["id"].as_str().unwrap().to_owned();
    let call = json!({"t": "call", "sub": customer, "b": {
        "direction": "out", "number": "+4740000001", "line": "answered", "notes": "",
        "campaign": {"code": "vinter", "version": 1},
        "outcome": {"code": "talked", "label": "Snakket om vinteren", "flags": ["reached"], "causes": "done"},
        "clearance": {"by": "external"}, "principal": "Nordlys",
        "rang_at": "2026-11-20T10:00:00+01:00", "ended_at": "2026-11-20T10:05:00+01:00"
    }});
    let added = super::program::run_with(home, &["log", "add", "--json"], &call.to_string());
    assert!(added.out.contains("\"id\""), "{} {}", added.out, added.err);
    let text = OWN
        .replace("VERSION", "2")
        .replace("\"talked\"", "\"rang\"");
    std::fs::write(
        home.join("campaigns").join("vinter.toml"),
        text.replace("LABEL", "Ringte"),
    )
    .unwrap();
    run(home, &["campaign", "set", "vinter"]).exits(0);
    let exported = run(home, &["export", "calls"]).exits(0).out;
    assert!(exported.contains("Snakket om vinteren"), "{exported}");
    let check = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["ok"], json!(true));
}
