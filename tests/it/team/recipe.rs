//! What README.txt in the folder says about reading and checking it without samtale holds, word for word.

use std::process::{Command, Output};

use super::*;
use crate::exports::has;

/// The indented lines of README.txt from the one that begins so to the next that is not indented.
fn recipe(folder: &Path, begins: &str) -> String {
    let readme = std::fs::read_to_string(folder.join("README.txt")).unwrap();
    let lines = readme
        .lines()
        .skip_while(|line| !line.trim_start().starts_with(begins));
    let lines: Vec<&str> = lines.take_while(|line| line.starts_with("  ")).collect();
    assert!(!lines.is_empty(), "no recipe begins with {begins}");
    lines.join("\n")
}

fn shell(folder: &Path, script: &str) -> String {
    let ran: Output = Command::new("sh")
        .args(["-c", script])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{script}: {ran:?}");
    String::from_utf8(ran.stdout).unwrap()
}

/// A team of two with a call from each desk, one with words that are no ASCII.
fn with_calls() -> Team {
    let team = Team::of_two();
    for (home, notes) in [
        ("kari", "Ringer om fakturaen"),
        ("ola", "Åpner på «lørdag» \u{1f642}"),
    ] {
        let about = team.id_of(home, "Kunde 1");
        let call = serde_json::json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": notes}});
        let line = format!("{call}\n");
        run_with(&team.home(home), &["log", "add", "--json"], &line).exits(0);
        team.sync(home);
    }
    // Each file once more, as small ones lie beside the larger one that holds them.
    for path in parcels(&team.folder()) {
        let name = path.file_name().unwrap().to_str().unwrap();
        std::fs::copy(&path, path.with_file_name(format!("0{name}"))).unwrap();
    }
    team
}

#[test]
fn all_calls_are_read_with_jq() {
    if !has("jq", &["--version"]) {
        return;
    }
    let team = with_calls();
    let said = shell(&team.folder(), &recipe(&team.folder(), "cat "));
    let notes: Vec<String> = said
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["notes"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(notes.len(), 2, "{said}");
    assert!(notes.contains(&"Åpner på «lørdag» \u{1f642}".to_owned()));
}

#[test]
fn all_calls_are_read_with_duckdb() {
    if !has("python3", &["-c", "import duckdb"]) {
        return;
    }
    let team = with_calls();
    let script = "import duckdb, sys, json; \
        print(json.dumps([[row[2], row[4]] for row in duckdb.sql(sys.argv[1].rstrip(';')).fetchall()]))";
    let ran = Command::new("python3")
        .args(["-c", script, &recipe(&team.folder(), "SELECT ")])
        .current_dir(team.folder())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let mut rows: Vec<Value> = serde_json::from_slice(&ran.stdout).unwrap();
    // Two desks may write within one tick of the clock.
    rows.sort_by_key(ToString::to_string);
    let expected = ["Ringer om fakturaen", "Åpner på «lørdag» \u{1f642}"];
    assert_eq!(
        rows,
        expected.map(|notes| serde_json::json!(["answered", notes]))
    );
}

#[test]
fn records_and_files_are_checked_with_sha256sum() {
    if !has("sha256sum", &["--version"]) {
        return;
    }
    let team = with_calls();
    let folder = team.folder();
    let parcels = parcels(&folder);
    assert!(parcels.len() >= 3);
    for path in &parcels {
        let name = path.to_str().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let header: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        let hash = |begins: &str| {
            let said = shell(
                &folder,
                &recipe(&folder, begins).replace("FILE.jsonl", name),
            );
            said.split_whitespace().next().unwrap().to_owned()
        };
        assert_eq!(hash("tail -n +3"), header["hash"].as_str().unwrap());
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(hash("head -n 1")[..16], stem[stem.len() - 16..]);
        for at in 3..=text.lines().count() {
            let of_line = format!("sed -n {at}p");
            let script = recipe(&folder, "sed -n 3p")
                .replace("sed -n 3p", &of_line)
                .replace("FILE.jsonl", name)
                .replace("LINE", "../line");
            let said = shell(&folder, &script);
            let (made, written) = said.split_once('\n').unwrap();
            assert_eq!(made[..40], written[..40], "{name}, line {at}");
        }
    }
}

/// The chain and the signature, as the last paragraphs tell them.
#[test]
fn the_chain_and_the_signature_are_checked_without_samtale() {
    if !has("python3", &["--version"]) || !has("openssl", &["version"]) {
        return;
    }
    let team = with_calls();
    let ran = Command::new("python3")
        .args(["-c", CHECKS])
        .current_dir(team.folder())
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let checked: usize = String::from_utf8(ran.stdout)
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    assert_eq!(checked, parcels(&team.folder()).len());
}

const CHECKS: &str = r#"
import glob, hashlib, json, subprocess, tempfile, os
sha = lambda data: hashlib.sha256(data).digest()
newest = sorted(glob.glob("team/*.json"))[-1]
keys = {desk["desk"]: bytes.fromhex(desk["key"]) for desk in json.load(open(newest))["desks"]}
for desk, key in keys.items():
    assert sha(b"samtale-desk" + key).hex()[:16] == desk, desk
checked = 0
for name in glob.glob("desks/*/log/*.jsonl"):
    lines = open(name, "rb").read().split(b"\n")[:-1]
    head = json.loads(lines[0])
    chain = bytes.fromhex(head["prev"])
    for line in lines[2:]:
        chain = sha(chain + bytes.fromhex(json.loads(line)["id"]))
    assert chain.hex() == head["head"], name
    with tempfile.TemporaryDirectory() as place:
        at = lambda file: os.path.join(place, file)
        spki = bytes.fromhex("302a300506032b6570032100") + keys[head["desk"]]
        open(at("key"), "wb").write(spki)
        open(at("text"), "wb").write(b"samtale-parcel-v1\0" + lines[0])
        open(at("sig"), "wb").write(bytes.fromhex(json.loads(lines[1])["sig"]))
        words = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", at("key"),
                 "-rawin", "-in", at("text"), "-sigfile", at("sig")]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    checked += 1
print(checked)
"#;
