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
