//! Washing with the real binary: what it finds, what it refuses, twice, and what a later version lifts.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::homes::Homes;
use super::program::{Run, run, run_with};

const REGISTER: &str = "NO.REG.RESERVASJON";

/// A home with twenty consumers who do not know us.
fn home() -> Homes {
    let homes = Homes::seller();
    let mut text = "Navn;Telefon;Fødselsdato;Adresse;Postnr;Poststed\n".to_owned();
    for n in 1..=20 {
        let number = 41_000_000 + n;
        writeln!(
            text,
            "Kunde {n};{number};{n:02}.05.1980;Storgata {n};0155;Oslo"
        )
        .unwrap();
    }
    let file = homes.beside("kunder.csv");
    std::fs::write(&file, text).unwrap();
    let words = [
        "import",
        file.to_str().unwrap(),
        "--list",
        "Jul",
        "--audience",
        "consumer",
        "--ground",
        "cold",
    ];
    run(homes.home(), &words).exits(0);
    homes
}

fn wash(homes: &Homes, version: &str, bytes: &[u8], more: &[&str]) -> Run {
    let file = homes.beside("register.csv");
    std::fs::write(&file, bytes).unwrap();
    let words = [
        &[
            "wash",
            "--register",
            REGISTER,
            "--list-version",
            version,
            file.to_str().unwrap(),
        ],
        more,
    ];
    run(homes.home(), &words.concat())
}

fn records(homes: &Homes) -> Value {
    run(homes.home(), &["check", "--json"]).exits(0).json()["records"].clone()
}

fn allowed(homes: &Homes, number: &str) -> bool {
    let asked = run(homes.home(), &["may-call", number, "--json"]);
    asked.json()["allowed"] == json!(true)
}

#[test]
fn a_wash_stops_who_is_listed_and_frees_the_rest() {
    let homes = home();
    assert!(!allowed(&homes, "41000001"));
    let file = "41000001\n+47 410 00 002\nukjent\n99887766\n004741000003\n12345678\n41999998\n41999999\n41999990\n41999991\n";
    let dry = wash(
        &homes,
        "2026-11-20",
        file.as_bytes(),
        &["--json", "--dry-run"],
    )
    .exits(0);
    assert_eq!(dry.json()["hits"], json!(3));
    assert_eq!(dry.json()["lists"][0]["callable_now"], json!(0));
    let told = wash(&homes, "2026-11-20", file.as_bytes(), &["--json"])
        .exits(0)
        .json();
    for (key, value) in [
        ("register", json!(REGISTER)),
        ("version", json!("2026-11-20")),
        ("rows", json!(10)),
        ("unread", json!(1)),
        ("customers", json!(20)),
        ("hits", json!(3)),
        ("newly_listed", json!(3)),
        ("lifted", json!(0)),
        ("unwashed", json!(0)),
        ("good_until", json!("2026-11-27")),
        ("dry_run", json!(false)),
    ] {
        assert_eq!(told[key], value, "{key}: {told}");
    }
    assert_eq!(told["lists"][0]["callable_now"], json!(17), "{told}");
    assert!(!allowed(&homes, "41000001"));
    assert!(allowed(&homes, "41000004"));
    let before = records(&homes);
    let again = wash(&homes, "2026-11-20", file.as_bytes(), &["--json"]).exits(0);
    assert_eq!(again.json()["written"], json!(0));
    assert_eq!(records(&homes), before);
    // Who comes later is not washed.
    homes_import(&homes, "Navn;Telefon\nNy Kunde;41000050\n");
    assert!(!allowed(&homes, "41000050"));
}

fn homes_import(homes: &Homes, text: &str) {
    let file = homes.beside("flere.csv");
    std::fs::write(&file, text).unwrap();
    run(
        homes.home(),
        &["import", file.to_str().unwrap(), "--list", "Jul"],
    )
    .exits(0);
}

#[test]
fn a_later_version_lifts_and_an_earlier_one_does_not() {
    let homes = home();
    wash(&homes, "2026-11-20", b"41000001\n41000002\n", &[]).exits(0);
    let older = wash(&homes, "2026-11-18", b"41000003\n", &["--json"])
        .exits(0)
        .json();
    assert_eq!(
        (&older["lifted"], &older["newly_listed"]),
        (&json!(0), &json!(0))
    );
    assert!(!allowed(&homes, "41000001"));
    let newer = wash(&homes, "2026-11-22", b"41000002\n", &["--json"])
        .exits(0)
        .json();
    assert_eq!((&newer["lifted"], &newer["hits"]), (&json!(1), &json!(1)));
    assert!(allowed(&homes, "41000001"));
    assert!(!allowed(&homes, "41000002"));
}

#[test]
fn a_stale_version_says_so_and_frees_nobody() {
    let homes = home();
    let told = wash(&homes, "2026-10-30", b"41000001\n", &[]).exits(0);
    assert!(told.out.contains("2026-10-31"), "{}", told.out);
    assert!(!allowed(&homes, "41000004"));
}

#[test]
fn people_are_found_by_name_with_a_birth_date_or_an_address() {
    for file in [
        "Navn;Fødselsdato\n\"Kunde, 7\";1980-05-07\n",
        "Etternavn,Fornavn,Adresse,Postnr,Poststed\n7,Kunde,Storgt 7,0155,OSLO\n",
    ] {
        let homes = home();
        // Somebody without any field of the house's own is looked for like the others.
        homes_import(&homes, "Navn;Telefon\nUten Felt;41000050\n");
        let told = wash(&homes, "2026-11-20", file.as_bytes(), &["--json"])
            .exits(0)
            .json();
        assert_eq!(told["hits"], json!(1), "{file}: {told}");
        assert!(!allowed(&homes, "41000007"));
        assert!(allowed(&homes, "41000008"));
    }
}

#[test]
fn what_is_no_register_is_refused_with_what_to_do() {
    let homes = home();
    let before = records(&homes);
    let mut binary = vec![0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 3, 0, 62];
    binary.extend((0..4_000_u32).map(|n| n.to_le_bytes()[0] ^ 0x13));
    let long = "4".repeat(3_000_000);
    for (bytes, words) in [
        (&b""[..], ""),
        (b"Telefon\n", ""),
        (&binary, ""),
        (b"%PDF-1.7 some\n", ""),
        (b"By;Vekt\nOslo;12\nBergen;9\n", "register.csv"),
        (b"Telefon\n41000001\nx\ny\nz\n", "3"),
        (long.as_bytes(), ""),
    ] {
        let refused = wash(&homes, "2026-11-20", bytes, &[]).exits(4);
        assert!(refused.err.contains("register.csv"), "{}", refused.err);
        assert!(refused.err.contains(words), "{}", refused.err);
    }
    let future = wash(&homes, "2026-12-24", b"41000001\n", &[]).exits(2);
    assert!(future.err.contains("2026-12-24"), "{}", future.err);
    assert!(
        wash(&homes, "yesterday", b"41000001\n", &[])
            .exits(2)
            .err
            .contains("yesterday")
    );
    let file = homes.beside("register.csv");
    let file = file.to_str().unwrap();
    let unknown = [
        "wash",
        "--register",
        "KRR",
        "--list-version",
        "2026-11-20",
        file,
    ];
    let unknown = run(homes.home(), &unknown).exits(2);
    assert!(unknown.err.contains(REGISTER), "{}", unknown.err);
    let missing = [
        "wash",
        "--register",
        REGISTER,
        "--list-version",
        "2026-11-20",
        "finnes-ikke.csv",
    ];
    let missing = run(homes.home(), &missing).exits(5);
    assert!(missing.err.contains("finnes-ikke.csv"), "{}", missing.err);
    assert_eq!(records(&homes), before);
}

#[test]
fn an_e_mail_opt_out_is_no_consent_and_a_column_only_restricts() {
    let homes = Homes::seller();
    let text = "Navn;Telefon;Ikke ring;Robinson;Email Opt Out;Person - Marketing status\n\
        Kari;41000001;;;nei;subscribed\nOla;41000002;x;;;\nPer;41000003;;ja;;\nLiv;41000004;nei;nei;;subscribed\n";
    let file = homes.beside("kunder.csv");
    std::fs::write(&file, text).unwrap();
    let words = [
        "import",
        file.to_str().unwrap(),
        "--list",
        "Jul",
        "--audience",
        "consumer",
        "--ground",
        "cold",
        "--json",
    ];
    let told = run(homes.home(), &words).exits(0).json();
    assert_eq!(told["suppressions"], json!(2), "{told}");
    assert_eq!(told["callable_now"], json!(0), "{told}");
    // The same people again without a word lift nothing.
    std::fs::write(
        &file,
        "Navn;Telefon;Ikke ring\nOla;41000002;\nPer;41000003;nei\n",
    )
    .unwrap();
    run(homes.home(), &words).exits(0);
    wash(&homes, "2026-11-20", b"41999999\n", &[]).exits(0);
    for (number, expected) in [
        ("41000001", true),
        ("41000002", false),
        ("41000003", false),
        ("41000004", true),
    ] {
        assert_eq!(allowed(&homes, number), expected, "{number}");
    }
    // Whoever comes later under another name with a suppressed number is suppressed from the start.
    homes_import(&homes, "Navn;Telefon\nOla Nordmann;41000002\n");
    wash(&homes, "2026-11-21", b"41999999\n", &[]).exits(0);
    let told = run(homes.home(), &["list", "show", "Jul", "--json"])
        .exits(0)
        .json();
    assert_eq!(told[0]["now"], json!(2), "{told}");
    assert_eq!(told[0]["waiting"]["suppressed"], json!(3), "{told}");
}

#[test]
fn wishes_are_added_by_scripts() {
    let homes = home();
    wash(&homes, "2026-11-20", b"41999999\n", &[]).exits(0);
    let found = run(homes.home(), &["find", "41000001", "--json"])
        .exits(0)
        .json();
    let id = found[0]["id"].as_str().unwrap();
    let lines = [
        json!({"t": "consent.given", "sub": id, "b": {"text": "Ja, ring meg", "channel": "skjema"}}),
        json!({"t": "consent.withdrawn", "sub": id, "b": {"words": "nei takk"}}),
        json!({"t": "preference.set", "sub": id, "b": {"windows": [{"days": ["mon"], "from": "16:00"}], "words": "etter jobb"}}),
        json!({"t": "restrict", "sub": id, "b": {"why": "bestrider kravet"}}),
        json!({"t": "restrict", "sub": id, "b": {"state": "lifted"}}),
        json!({"t": "suppress", "sub": id, "b": {"scope": "person"}}),
    ];
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    let added = run_with(homes.home(), &["log", "add", "--json"], &lines.join("\n")).exits(0);
    assert_eq!(added.json_lines().len(), 6, "{}", added.out);
    assert!(!allowed(&homes, "41000001"));
    assert_eq!(
        run(homes.home(), &["check", "--json"]).exits(0).json()["ok"],
        json!(true)
    );
    let rebuilt = run(homes.home(), &["check", "--rebuild", "--json"])
        .exits(0)
        .json();
    assert_eq!(rebuilt["ok"], json!(true));
    assert!(!allowed(&homes, "41000001"));
}

#[test]
fn a_version_goes_stale_for_everybody_at_once_and_says_so() {
    let homes = home();
    wash(&homes, "2026-11-20", b"41000001\n", &[]).exits(0);
    let show = |clock: &str, words: &[&str]| {
        let mut command = super::program::command(homes.home(), words);
        let out = command.env("SAMTALE_CLOCK", clock).output().unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    let json = ["list", "show", "Jul", "--json"];
    let fresh: Value = serde_json::from_str(&show("2026-11-27T10:00:00+01:00", &json)).unwrap();
    assert_eq!(fresh[0]["now"], json!(19), "{fresh}");
    let wash = &fresh[0]["washes"][0];
    assert_eq!(
        (&wash["customers"], &wash["good_until"]),
        (&json!(20), &json!("2026-11-27"))
    );
    let stale: Value = serde_json::from_str(&show("2026-11-30T10:00:00+01:00", &json)).unwrap();
    assert_eq!(stale[0]["now"], json!(0), "{stale}");
    assert_eq!(stale[0]["waiting"]["needs-wash"], json!(19), "{stale}");
    assert_eq!(stale[0]["waiting"]["listed"], json!(1), "{stale}");
    let told = show("2026-11-30T10:00:00+01:00", &json[..3]);
    assert!(told.contains("2026-11-27"), "{told}");
    let asked = show(
        "2026-11-30T10:00:00+01:00",
        &["may-call", "41000004", "--json"],
    );
    assert!(asked.contains("NO.REG.RESERVASJON"), "{asked}");
}

fn say(homes: &Homes, kind: &str, id: &str, body: &Value) {
    let line = json!({"t": kind, "sub": id, "b": body}).to_string();
    run_with(homes.home(), &["log", "add", "--json"], &line).exits(0);
}

fn now(homes: &Homes) -> Value {
    let told = run(homes.home(), &["list", "show", "Jul", "--json"]).exits(0);
    told.json()[0]["now"].clone()
}

#[test]
fn a_danish_yes_lets_us_call_until_it_is_taken_back() {
    let homes = Homes::seller();
    let file = homes.beside("kunder.csv");
    std::fs::write(&file, "Navn;Telefon\nMette Holm;+45 20 12 34 56\n").unwrap();
    let words = [
        "import",
        file.to_str().unwrap(),
        "--list",
        "Jul",
        "--region",
        "DK",
        "--audience",
        "consumer",
        "--ground",
        "cold",
    ];
    run(homes.home(), &words).exits(0);
    let found = run(homes.home(), &["find", "Mette", "--json"]).exits(0);
    let id = found.json()[0]["id"].as_str().unwrap().to_owned();
    assert!(!allowed(&homes, &id));
    let mut consent = json!({"text": "Ja, ring om strøm", "channel": "formular", "given_at": "2026-11-20T12:00:00+01:00"});
    say(&homes, "consent.given", &id, &consent);
    // Danish law wants to be shown how it was given: without the proof it is none.
    assert!(!allowed(&homes, &id));
    consent["proof"] = json!("formular 4711");
    say(&homes, "consent.given", &id, &consent);
    assert!(allowed(&homes, &id));
    assert_eq!(now(&homes), json!(1));
    say(
        &homes,
        "consent.withdrawn",
        &id,
        &json!({"words": "nej tak"}),
    );
    assert!(!allowed(&homes, &id));
    assert_eq!(now(&homes), json!(0));
    say(&homes, "consent.given", &id, &consent);
    assert!(!allowed(&homes, &id));
}

#[test]
fn a_restriction_and_a_wish_about_hours_hold_at_once() {
    let homes = Homes::with_customers(1);
    let found = run(homes.home(), &["find", "Kunde 1", "--json"]).exits(0);
    let id = found.json()[0]["id"].as_str().unwrap().to_owned();
    let now = || {
        let told = run(homes.home(), &["list", "show", "--json"]).exits(0);
        told.json()[0]["now"].clone()
    };
    assert_eq!((allowed(&homes, &id), now()), (true, json!(1)));
    say(&homes, "restrict", &id, &json!({"why": "bestrider kravet"}));
    assert_eq!((allowed(&homes, &id), now()), (false, json!(0)));
    say(&homes, "restrict", &id, &json!({"state": "lifted"}));
    assert_eq!((allowed(&homes, &id), now()), (true, json!(1)));
    let later = json!({"windows": [{"from": "12:30"}], "words": "etter lunsj"});
    say(&homes, "preference.set", &id, &later);
    let asked = run(homes.home(), &["may-call", &id, "--json"])
        .exits(1)
        .json();
    assert_eq!(asked["opens_at"], json!("2026-11-23T12:30:00+01:00"));
    assert_eq!(now(), json!(0));
    say(
        &homes,
        "preference.set",
        &id,
        &json!({"words": "når som helst"}),
    );
    assert_eq!((allowed(&homes, &id), now()), (true, json!(1)));
    say(&homes, "preference.set", &id, &json!({"channel": "email"}));
    assert_eq!((allowed(&homes, &id), now()), (false, json!(0)));
}
