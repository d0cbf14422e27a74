//! `samtale privacy` through the real program: who is forgotten is in no file of the home, and no list brings them back.

use std::path::Path;

use serde_json::json;

use super::homes::Homes;
use super::program::{run, run_with};

const WORDS: [&str; 3] = ["Kanariqvist", "fakturaqzen", "4741200001"];

/// Somebody on a list who can be called, with a note.
fn life(homes: &Homes) -> String {
    let home = homes.home();
    homes.import("Navn;Firma;Telefon\nKanariqvist;Bedrift AS;+47 412 00 001\nHansen;Butikk AS;+47 412 00 002\n");
    let found = run(home, &["find", "kanariqvist", "--json"]).json();
    let sub = found[0]["id"].as_str().unwrap().to_owned();
    let note = json!({"t": "note", "sub": sub, "b": {"text": "fakturaqzen er feil"}});
    run_with(home, &["log", "add", "--json"], &format!("{note}\n")).exits(0);
    sub
}

fn traces(home: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![home.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            for word in WORDS {
                let is_in = |word: &str| bytes.windows(word.len()).any(|at| at == word.as_bytes());
                if is_in(word) || is_in(&word.to_lowercase()) {
                    found.push(format!("{word} in {}", path.display()));
                }
            }
        }
    }
    found
}

#[test]
fn whoever_is_forgotten_is_in_no_file_and_does_not_come_back() {
    let homes = Homes::seller();
    let home = homes.home();
    let sub = life(&homes);
    assert!(!traces(home).is_empty());
    run(home, &["may-call", &sub]).exits(0);
    let forget = [
        "privacy",
        "forget",
        "Kanariqvist",
        "--basis",
        "brev fra Kanariqvist og Butikk AS av 20. november",
    ];
    // Nobody can be asked here, and nothing is done unasked.
    run(home, &forget).exits(2);
    assert!(!traces(home).is_empty());
    let mut sure = forget.to_vec();
    sure.extend(["--yes", "--json"]);
    let forgotten = run(home, &sure).json();
    assert_eq!(forgotten["sub"], json!(sub));
    assert_eq!(traces(home), Vec::<String>::new());
    run(home, &["check"]).exits(0);
    run(home, &["check", "--rebuild"]).exits(0);
    assert_eq!(traces(home), Vec::<String>::new());
    let found = run(home, &["find", "kanariqvist", "--json"]).json();
    assert_eq!(found, json!([]));
    run(home, &sure).exits(2);
    let status = run(home, &["privacy", "status", "--json"]).json();
    assert_eq!(
        status["basis"],
        json!("brev fra [name] og [name] AS av 20. november")
    );
    // What a softphone still tells of them is told in vain.
    let note = json!({"t": "note", "sub": sub, "b": {"text": "fakturaqzen"}});
    run_with(home, &["log", "add", "--json"], &format!("{note}\n")).exits(4);
    // A list brings the number back, and nobody calls it.
    homes.import("Navn;Firma;Telefon\nNy Ås;Nytt AS;+47 412 00 001\n");
    let answer = run(home, &["may-call", "Ny Ås", "--json"]).exits(1).json();
    let mut reasons = answer["reasons"].as_array().unwrap().iter();
    assert!(reasons.any(|it| it["rule"] == "EU.SUPPRESS"), "{answer}");
    run(home, &["may-call", "Hansen"]).exits(0);
}
