//! Every command's way, and the outputs that scripts rely on (DESIGN.md §8).

use std::path::Path;

use serde_json::{Value, json};

use super::homes::{Homes, LIST};
use super::program::{command, run, run_with};

#[test]
fn a_home_is_made_without_asking_and_only_once() {
    let homes = Homes::empty();
    let home = homes.home();
    run(
        home,
        &["init", "--seller", "Kari", "--market", "no", "--lang", "nb"],
    )
    .exits(0);
    let again = run(home, &["init", "--seller", "Ola", "--lang", "nb"]).exits(3);
    assert!(again.err.contains("samtale.toml"), "{}", again.err);
    let check = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["ok"], json!(true));
}

#[test]
fn a_command_on_an_empty_home_makes_it_with_defaults() {
    let homes = Homes::empty();
    let found = run(homes.home(), &["find", "kari", "--json"]).exits(0);
    assert_eq!(found.json(), json!([]));
    assert!(homes.home().join("desk.db").is_file());
}

#[test]
fn a_home_without_settings_speaks_as_the_computer_does() {
    let homes = Homes::empty();
    let told = |language: &str| {
        let mut command = command(homes.home(), &["list", "pause", "Jul"]);
        let output = command.env("LANG", language).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    let said = told("nb_NO.UTF-8");
    assert!(said.contains("Det finnes ingen liste"), "{said}");
    homes.init();
    let said = told("en_GB.UTF-8");
    assert!(said.contains("Det finnes ingen liste"), "{said}");
}

#[test]
fn everybody_of_a_list_is_accounted_for() {
    let homes = Homes::seller();
    let file = homes.beside("liste.csv");
    let rows = "Navn;Telefon;Status\nKari;41000001;\nOla;41000002;Ikke interessert\n";
    std::fs::write(&file, rows).unwrap();
    let mut words = vec!["import", file.to_str().unwrap(), "--list", LIST];
    words.extend(["--audience", "business", "--ground", "customers"]);
    let preview = run(homes.home(), &[&words[..], &["--dry-run"]].concat()).exits(0);
    let column = "Status → hvordan det gikk: Ikke interessert";
    assert!(preview.out.contains(column), "{}", preview.out);
    let said = run(homes.home(), &words).exits(0);
    assert!(said.out.contains("1 er ferdige"), "{}", said.out);
    words.push("--json");
    let report = run(homes.home(), &words).exits(0).json();
    assert_eq!(report["callable_now"], json!(1));
    assert_eq!(report["done"], json!(1));
}

#[test]
fn what_is_no_list_is_said_with_what_to_do() {
    let homes = Homes::seller();
    let check = |name: &str, bytes: &[u8], map: &[&str], code: i32, said: &str| {
        let file = homes.beside(name);
        std::fs::write(&file, bytes).unwrap();
        let words = [&["import", file.to_str().unwrap(), "--list", LIST][..], map].concat();
        let refused = run(homes.home(), &words).exits(code);
        assert!(refused.err.contains(said), "{}", refused.err);
        assert!(!refused.err.contains("samtale check"), "{}", refused.err);
    };
    let noise: Vec<u8> = (0..4096_u32)
        .map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1])
        .collect();
    check("støy.csv", &noise, &[], 4, "CSV og XLSX");
    check("brukket.xlsx", b"PK\x03\x04 halv", &[], 4, "CSV og XLSX");
    check("tom.csv", b"", &[], 4, "ingen rader");
    check("uten.csv", b"Navn;By\nKari;Oslo\n", &[], 4, "telefonnumre");
    let map = ["--map", "Kol=phone"];
    check(
        "annet.csv",
        b"Navn;Telefon\nKari;41000001\n",
        &map,
        2,
        "kolonne Kol",
    );
    let folder = homes.beside("mappe");
    std::fs::create_dir(&folder).unwrap();
    let words = ["import", folder.to_str().unwrap(), "--list", LIST];
    let refused = run(homes.home(), &words).exits(5);
    assert!(refused.err.contains("er en mappe"), "{}", refused.err);
}

#[cfg(unix)]
#[test]
fn what_is_in_a_home_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let homes = Homes::with_customers(3);
    for file in std::fs::read_dir(homes.home()).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode() & 0o077;
        assert_eq!(mode, 0, "{}", file.path().display());
    }
}

#[test]
fn a_home_inside_a_team_folder_is_refused() {
    let homes = Homes::empty();
    let team = homes.beside("team");
    run(homes.home(), &["team", "new", team.to_str().unwrap()]).exits(0);
    let inside = team.join("home");
    let refused = run(&inside, &["find", "kari"]).exits(3);
    assert!(refused.err.contains("team"), "{}", refused.err);
    assert!(!inside.exists());
}

#[test]
fn facts_are_added_line_by_line_and_a_bad_line_stops_nobody() {
    let homes = Homes::seller();
    let lines = [
        json!({"t": "customer.new", "b": {"name": "Åse Østergård", "phones": ["+4741000001"], "audience": "business", "town": "Drammen"}}).to_string(),
        "not json".to_owned(),
        json!({"t": "call", "sub": "c-0000000000000000", "b": {"line": "answered"}}).to_string(),
        json!({"t": "moon.landed", "b": {}}).to_string(),
        json!({"t": "customer.new", "b": {"name": " "}}).to_string(),
    ];
    let added = run_with(homes.home(), &["log", "add", "--json"], &lines.join("\n")).exits(4);
    let answers = added.json_lines();
    assert_eq!(answers.len(), 5, "{}", added.out);
    assert_eq!(answers[0]["id"].as_str().unwrap().len(), 40);
    assert_eq!(answers[0]["seq"], json!(2));
    for (answer, line) in answers[1..].iter().zip(2..) {
        assert_eq!(answer["line"], json!(line), "{answer}");
        assert!(!answer["error"].as_str().unwrap().is_empty());
    }
    let customer = answers[0]["sub"].as_str().unwrap();
    let call = json!({"t": "call", "sub": customer, "b": {"line": "answered", "notes": "Ringer om fakturaen"}});
    run_with(homes.home(), &["log", "add", "--json"], &call.to_string()).exits(0);
    let found = run(homes.home(), &["find", "ostergard", "--json"])
        .exits(0)
        .json();
    assert_eq!(found[0]["id"], json!(customer));
    assert_eq!(
        found[0]["phones"],
        json!([{"e164": "+4741000001", "kind": "fixed-or-mobile"}])
    );
    assert_eq!(found[0]["city"], json!("Drammen"));
    assert_eq!(found[0]["matched"], json!("name"));
    let check = run(homes.home(), &["check", "--json"]).exits(0).json();
    assert_eq!(
        (&check["customers"], &check["calls"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_fact_that_would_be_about_nobody_is_a_bad_line() {
    let homes = Homes::seller();
    let add = |lines: &[u8]| {
        let file = homes.beside("facts.jsonl");
        std::fs::write(&file, lines).unwrap();
        let input = std::fs::File::open(&file).unwrap();
        let said = command(homes.home(), &["log", "add", "--json"])
            .stdin(input)
            .output()
            .unwrap();
        let answers = String::from_utf8(said.stdout).unwrap();
        let bad = answers
            .lines()
            .filter(|line| line.contains("\"error\""))
            .count();
        (said.status.code().unwrap(), bad)
    };
    let kari = "c-00000000000000aa";
    let call = json!({"t": "call", "b": {"line": "answered"}}).to_string();
    let note = json!({"t": "note", "sub": kari, "b": {"text": "hei"}}).to_string();
    let new =
        json!({"t": "customer.new", "sub": kari, "b": {"name": "Kari", "phones": ["+4741000001"]}})
            .to_string();
    let nameless = json!({"t": "customer.new", "sub": kari, "b": {"name": ""}}).to_string();
    let long = json!({"t": "customer.new", "sub": kari, "b": {"name": "Kari", "x": {"felt": "x".repeat(70_000)}}}).to_string();
    assert_eq!(add(call.as_bytes()), (4, 1));
    assert_eq!(add(format!("{nameless}\n{note}\n").as_bytes()), (4, 2));
    assert_eq!(add(format!("{long}\n{note}\n").as_bytes()), (4, 2));
    assert_eq!(add(b"{\"t\":\"note\",\"b\":{\"text\":\"\xe5\"}}\n"), (4, 1));
    assert_eq!(add(format!("{new}\n{note}\n").as_bytes()), (0, 0));
    assert_eq!(add(format!("{new}\n{note}\n").as_bytes()), (4, 1));
    let check = run(homes.home(), &["check", "--json"]).exits(0).json();
    assert_eq!(check["customers"], json!(1));
    // The incarnation, the customer, and her note twice.
    assert_eq!(check["records"], json!(4));
}

#[test]
fn may_call_answers_with_reasons_and_the_exit_code() {
    let homes = Homes::with_customers(2);
    let yes = run(homes.home(), &["may-call", "Kunde 1", "--json"])
        .exits(0)
        .json();
    assert_eq!(yes["allowed"], json!(true));
    assert!(!yes["by"].as_array().unwrap().is_empty());
    let cold =
        json!({"t": "customer.new", "b": {"name": "Ukjent Person", "phones": ["+4741999999"]}});
    run_with(homes.home(), &["log", "add", "--json"], &cold.to_string()).exits(0);
    let no = run(homes.home(), &["may-call", "+47 41 99 99 99", "--json"])
        .exits(1)
        .json();
    assert_eq!(no["allowed"], json!(false));
    for key in ["rule", "basis", "cite", "text", "opens_at"] {
        assert!(no["reasons"][0].get(key).is_some(), "{key}: {no}");
    }
    run(homes.home(), &["may-call", "Nobody Atall"]).exits(2);
}

#[test]
fn a_list_is_shown_paused_answered_and_reopened() {
    let homes = Homes::with_customers(4);
    let home = homes.home();
    let show = || run(home, &["list", "show", LIST, "--json"]).exits(0).json()[0].clone();
    assert_eq!(
        (&show()["state"], &show()["now"]),
        (&json!("open"), &json!(4))
    );
    run(home, &["list", "pause", LIST]).exits(0);
    assert_eq!(show()["state"], json!("paused"));
    run(home, &["list", "reopen", LIST]).exits(0);
    let washed = [
        "--washed",
        "NO.REG.RESERVASJON=2026-11-20",
        "--washed-by",
        "Kari",
    ];
    run(
        home,
        &[&["list", "set", LIST, "--ground", "cold"], &washed[..]].concat(),
    )
    .exits(0);
    let list = show();
    assert_eq!(list["ground"], json!("cold"));
    assert_eq!(list["washed"][0]["by"], json!("Kari"));
    run(home, &["list", "close", LIST]).exits(0);
    assert_eq!(show()["state"], json!("closed"));
    run(home, &["list", "show", "Nowhere"]).exits(2);
    run(home, &["list", "set", LIST, "--ground", "luck"]).exits(2);
    let words = [
        "list",
        "set",
        LIST,
        "--washed",
        "NO.REG.RESERVASJON=2126-11-19",
        "--washed-by",
        "Kari",
    ];
    let said = run(home, &words).exits(2);
    assert!(said.err.contains("2126-11-19"), "{}", said.err);
    let unknown = ["--washed", "NO.REG.KRR=2026-11-19", "--washed-by", "Kari"];
    for words in [
        &["list", "set", LIST][..],
        &["import", "liste.csv", "--list", "Ny"],
    ] {
        let said = run(home, &[words, &unknown].concat()).exits(2);
        for name in ["NO.REG.KRR", "NO.REG.RESERVASJON"] {
            assert!(said.err.contains(name), "{}", said.err);
        }
    }
}

#[test]
fn what_is_exported_reads_alone_and_leaves_the_seller_out() {
    let homes = Homes::with_customers(2);
    let home = homes.home();
    let found = run(home, &["find", "Kunde 1", "--json"]).exits(0).json();
    let call = json!({"t": "call", "sub": found[0]["id"], "b": {
        "line": "answered", "notes": "=1+1 sa hun; \"ring\"\ni morgen", "direction": "out",
        "rang_at": "2026-11-23T09:10:00+01:00", "ended_at": "2026-11-23T09:15:00+01:00",
        "promises": [{"by": "we", "words": "svare", "owner": {"id": "s-0000000000000001", "name": "Kari"}}],
        "callback": {"at": "2026-11-24T14:00:00", "zone": "Europe/Oslo", "precision": "exact", "about": "fakturaen"},
    }});
    run_with(home, &["log", "add", "--json"], &call.to_string()).exits(0);
    let calls = run(home, &["export", "calls"]).exits(0);
    let row = &calls.json_lines()[0];
    assert_eq!(row["customer"]["name"], found[0]["name"]);
    assert_eq!(row["notes"], call["b"]["notes"]);
    assert_eq!(row["at"], json!("2026-11-23T09:15:00+01:00"));
    assert_eq!(row["callback"]["about"], json!("fakturaen"));
    assert!(!calls.out.contains("Kari"), "{}", calls.out);
    let named = run(home, &["export", "calls", "--with-seller", "lønn"]).exits(0);
    assert!(named.out.contains("Kari"), "{}", named.out);
    let log = std::fs::read_to_string(home.join("samtale.log")).unwrap();
    assert!(log.contains("lønn"), "{log}");
    run(home, &["export", "calls", "--with-seller", " "]).exits(2);
    let before = run(home, &["export", "calls", "--to", "2026-11-22"]).exits(0);
    assert_eq!(before.out, "");
    let callbacks = run(home, &["export", "callbacks"]).exits(0).json_lines();
    assert_eq!(callbacks[0]["at"], json!("2026-11-24T14:00:00+01:00"));
    assert_eq!(callbacks[0]["state"], json!("open"));
    let customers = run(home, &["export", "customers", "--list", LIST])
        .exits(0)
        .json_lines();
    assert_eq!(customers.len(), 2);
}

#[test]
fn csv_is_defused_and_written_whole() {
    let homes = Homes::with_customers(1);
    let home = homes.home();
    let found = run(home, &["find", "Kunde 1", "--json"]).exits(0).json();
    let call = json!({"t": "call", "sub": found[0]["id"], "b": {"line": "answered", "notes": "=cmd|' /C calc'!A0"}});
    run_with(home, &["log", "add", "--json"], &call.to_string()).exits(0);
    let file = homes.beside("calls.csv");
    let path = file.to_str().unwrap();
    let words = [
        "export",
        "calls",
        "--format",
        "csv",
        "--separator",
        "semicolon",
        "--bom",
        "-o",
        path,
    ];
    run(home, &words).exits(0);
    let text = std::fs::read_to_string(&file).unwrap();
    let (header, row) = text.split_once("\r\n").unwrap();
    assert!(header.starts_with("\u{feff}\"id\";\"at\";"), "{header}");
    assert_eq!(
        header.matches(';').count(),
        row.trim_end().matches("\";\"").count()
    );
    assert!(row.contains("\"'=cmd|"), "{row}");
    let left: Vec<_> = std::fs::read_dir(file.parent().unwrap())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .filter(|name| name.to_string_lossy().contains(".tmp"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_refused_rows_of_every_file_are_kept() {
    let homes = Homes::seller();
    let files = ["en.csv", "to.csv"].map(|name| homes.beside(name));
    for (file, name) in files.iter().zip(["Åse", "Bjørn"]) {
        let text = format!("Navn;Telefon\n{name};12\nKari;41000001\n");
        std::fs::write(file, text).unwrap();
    }
    let rejects = homes.beside("avvist.csv");
    let paths = [&files[0], &files[1], &rejects].map(|path| path.to_str().unwrap());
    let words = [
        "import",
        paths[0],
        paths[1],
        "--list",
        LIST,
        "--rejects",
        paths[2],
        "--json",
    ];
    let report = run(homes.home(), &words).exits(0).json();
    let named = report["rejects"].as_array().unwrap();
    for (path, name) in named.iter().zip(["Åse", "Bjørn"]) {
        let text = std::fs::read_to_string(path.as_str().unwrap()).unwrap();
        assert!(text.contains(name), "{text}");
    }
    assert_eq!(named.len(), 2);
}

#[test]
fn a_reader_that_goes_away_is_no_failure_of_an_export() {
    let homes = Homes::with_customers(2_000);
    for format in ["jsonl", "csv"] {
        let mut child = command(homes.home(), &["export", "customers", "--format", format])
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{format}");
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{format}");
    }
}

#[test]
fn a_backup_opens_as_a_home() {
    let homes = Homes::with_customers(3);
    let copy = homes.beside("copy.db");
    run(homes.home(), &["backup", copy.to_str().unwrap()]).exits(0);
    run(homes.home(), &["backup", copy.to_str().unwrap()]).exits(2);
    let other = Homes::empty();
    std::fs::create_dir_all(other.home()).unwrap();
    std::fs::copy(&copy, other.home().join("desk.db")).unwrap();
    let check = run(other.home(), &["check", "--json"]).exits(0).json();
    assert_eq!(
        (&check["ok"], &check["customers"]),
        (&json!(true), &json!(3))
    );
}

#[test]
fn a_mistake_in_a_file_is_named_and_the_rest_works() {
    let homes = Homes::with_customers(1);
    let settings = homes.home().join("samtale.toml");
    let mut text = std::fs::read_to_string(&settings).unwrap();
    text.push_str("\n[dial]\nmetod = \"show\"\n");
    std::fs::write(&settings, text).unwrap();
    let check = run(homes.home(), &["config", "check", "--lang", "en"]).exits(3);
    assert!(check.out.contains("samtale.toml:"), "{}", check.out);
    assert!(check.out.contains("Did you mean method?"), "{}", check.out);
    let found = run(homes.home(), &["find", "Kunde", "--json"]).exits(0);
    assert!(found.err.contains("samtale.toml:"), "{}", found.err);
    assert_eq!(found.json().as_array().unwrap().len(), 1);
}

#[test]
fn what_is_not_understood_is_usage() {
    let homes = Homes::seller();
    let home = homes.home();
    for words in [
        &["export", "moons"][..],
        &["find"],
        &["ring", "not a number"],
        &["import", "liste.csv", "--list", " "],
        &["may-call", "Nobody"],
        &["list", "pause", "Nowhere"],
        &[],
    ] {
        run(home, words).exits(2);
    }
    let clock = command(home, &["find", "x"])
        .env("SAMTALE_CLOCK", "noon")
        .output()
        .unwrap();
    assert_eq!(clock.status.code(), Some(2));
    run(home, &["sync", "--once"]).exits(3);
}

#[test]
fn a_newer_database_is_refused_and_named() {
    let homes = Homes::with_customers(1);
    newer(&homes.home().join("desk.db"));
    let refused = run(homes.home(), &["find", "Kunde", "--lang", "en"]).exits(4);
    assert!(refused.err.contains("newer"), "{}", refused.err);
    assert!(refused.err.contains("desk.db"), "{}", refused.err);
}

/// The version stands at byte 60 of the file, big-endian (SQLite's file format).
fn newer(database: &Path) {
    let mut bytes = std::fs::read(database).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(database, bytes).unwrap();
}

#[test]
fn keys_and_settings_are_told() {
    let homes = Homes::seller();
    let keys = run(homes.home(), &["keys", "--json"]).exits(0).json();
    let dial = keys
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["action"] == "dial");
    assert_eq!(dial.unwrap()["keys"], json!(["d"]));
    let show = run(homes.home(), &["config", "show"]).exits(0).out;
    assert!(
        show.contains("[dial]") && show.contains("samtale.toml"),
        "{show}"
    );
    run(homes.home(), &["config", "check"]).exits(0);
}

#[test]
fn sellers_own_words_reach_no_log() {
    let homes = Homes::with_customers(1);
    let found: Value = run(homes.home(), &["find", "Kunde 1", "--json"])
        .exits(0)
        .json();
    let note = json!({"t": "note", "sub": found[0]["id"], "b": {"text": "hemmelig diagnose"}});
    run_with(homes.home(), &["log", "add", "--json"], &note.to_string()).exits(0);
    let log = std::fs::read_to_string(homes.home().join("samtale.log")).unwrap_or_default();
    assert!(!log.contains("diagnose"), "{log}");
}

#[test]
fn the_schema_is_printed_without_a_home() {
    let homes = Homes::empty();
    let schema = run(homes.home(), &["log", "schema"]).exits(0).json();
    assert_eq!(schema["title"], json!("samtale record"));
    assert!(schema["$defs"].as_object().unwrap().len() > 20);
    assert!(!homes.home().exists());
}

#[test]
fn what_is_said_between_calls_is_added_and_stands_on_the_card() {
    let homes = Homes::with_customers(1);
    let home = homes.home();
    let found = run(home, &["find", "Kunde 1", "--json"]).exits(0).json();
    let sub = &found[0]["id"];
    let add = |line: serde_json::Value| {
        let added = run_with(home, &["log", "add", "--json"], &line.to_string()).exits(0);
        added.json_lines()[0]["id"].as_str().unwrap().to_owned()
    };
    let asked =
        add(json!({"t": "question.asked", "sub": sub, "b": {"by": "they", "words": "Når?"}}));
    add(json!({"t": "question.answered", "sub": sub, "b": {"of": asked, "answer": "I mars"}}));
    let line = json!({"product": "basis", "quantity": 2, "unit_price": "249.00", "currency": "NOK", "period": "month"});
    let order = add(json!({"t": "order.new", "sub": sub, "b": {"lines": [line]}}));
    add(json!({"t": "order.step", "sub": sub, "b": {"of": order, "step": "offer-sent"}}));
    add(json!({"t": "cause.mended", "b": {"cause": "ny mal"}}));
    let bad = json!({"t": "order.step", "sub": sub, "b": {"of": order, "step": "sold"}});
    run_with(home, &["log", "add", "--json"], &bad.to_string()).exits(4);
    let nobody = json!({"t": "need.noted", "b": {"words": "mer", "horizon": "years"}});
    run_with(home, &["log", "add", "--json"], &nobody.to_string()).exits(4);
    let check = run(home, &["check", "--json"]).exits(0).json();
    assert_eq!(check["ok"], json!(true));
}
