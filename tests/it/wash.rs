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
fn a_stale_version_says_so_and_frees_nobody() {
    let homes = home();
    let told = wash(&homes, "2026-10-30", b"41000001\n", &[]).exits(0);
    assert!(told.out.contains("2026-10-31"), "{}", told.out);
    assert!(!allowed(&homes, "41000004"));
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
