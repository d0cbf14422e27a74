//! Text that means harm, through every screen and every export: nothing of it acts, nothing breaks, nothing is changed.
//!
//! `HOSTILE=all cargo test --test it hostile` shows every text at every size; without it each size takes its share.

mod arriving;
mod checker;

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use self::checker::{acting, broken, controls};
use super::desk::Desk;
use super::people::{People, customer, number};
use super::program::run;

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (60, 16)];

/// Which share of the texts a size takes.
fn share() -> usize {
    if std::env::var("HOSTILE").is_ok() {
        1
    } else {
        12
    }
}

/// The texts: one a line, escaped as in a JSON string.
fn texts() -> Vec<String> {
    let lines = include_str!("../../fixtures/hostile.txt").lines();
    let lines = lines.filter(|line| !line.starts_with("# "));
    lines
        .map(|line| serde_json::from_str(&format!("\"{line}\"")).unwrap())
        .collect()
}

/// A name must say something; a text that says nothing stands everywhere else.
fn name(text: &str, n: usize) -> String {
    if text.trim().is_empty() {
        format!("Tom {n}")
    } else {
        text.to_owned()
    }
}

fn as_customer(text: &str, n: usize) -> Value {
    customer(json!({
        "name": name(text, n), "company": text, "phones": [number(n)], "place": n, "email": text, "street": text,
        "town": text, "title": text, "website": text, "external_id": format!("{n}"), "source": text, "x": {"felt": text},
    }))
}

fn as_call(text: &str, about: &str) -> Value {
    json!({"t": "call", "sub": about, "b": {"line": "answered", "outcome": {"code": "again"}, "notes": text,
        "callback": {"at": "2026-11-23T09:30:00", "zone": "Europe/Oslo", "precision": "exact", "about": text}}})
}

/// A home with customers who are called, work, live and said what the texts are.
fn home_of(texts: &[String]) -> People {
    let people = People::new(0);
    let customers: Vec<Value> = (1..)
        .zip(texts)
        .map(|(n, text)| as_customer(text, n))
        .collect();
    let answers = people.say(&customers);
    let ids = answers.iter().map(|answer| answer["sub"].as_str().unwrap());
    let calls: Vec<Value> = texts
        .iter()
        .zip(ids)
        .map(|(text, id)| as_call(text, id))
        .collect();
    people.say(&calls);
    people
}

#[test]
fn the_exports_give_the_exact_text_and_no_formula() {
    let texts = texts();
    assert!(texts.len() >= 150);
    let people = home_of(&texts);
    let report = people.check();
    assert_eq!(report["calls"], json!(texts.len()));
    let find = |rows: &[Value], n: usize, key: &str| {
        let is_of = |row: &&Value| row.to_string().contains(&number(n));
        rows.iter()
            .find(is_of)
            .unwrap_or_else(|| panic!("nobody has {}", number(n)))[key]
            .clone()
    };
    let (customers, calls) = (people.export("customers"), people.export("calls"));
    for (n, text) in (1..).zip(&texts) {
        assert_eq!(find(&customers, n, "name"), json!(name(text, n)));
        assert_eq!(find(&customers, n, "company"), json!(text));
        let call = calls
            .iter()
            .find(|call| call["customer"]["phones"][0] == json!(number(n)))
            .unwrap();
        assert_eq!(call["notes"], json!(text));
        assert_eq!(call["callback"]["about"], json!(text));
    }
    for what in ["customers", "calls", "callbacks"] {
        for separator in ["comma", "semicolon", "tab"] {
            assert_table(people.home(), what, separator, &texts);
        }
    }
}

/// Every cell that a spreadsheet would read as a formula is guarded, and behind the guard stands the text.
#[track_caller]
fn assert_table(home: &Path, what: &str, separator: &str, texts: &[String]) {
    let words = ["export", what, "--format", "csv", "--separator", separator];
    let table = run(home, &words).exits(0).out;
    let delimiter = match separator {
        "comma" => b',',
        "semicolon" => b';',
        _ => b'\t',
    };
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(table.as_bytes());
    let mut seen = std::collections::BTreeSet::new();
    let mut count = 0;
    for row in rows.records() {
        count += 1;
        for cell in &row.unwrap() {
            assert!(!checker::is_formula(cell), "{what}: {cell:?}");
            seen.insert(cell.strip_prefix('\'').unwrap_or(cell).to_owned());
            seen.insert(cell.to_owned());
        }
    }
    assert_eq!(count, texts.len(), "{what}");
    for text in texts {
        assert!(seen.contains(text), "{what} has no {text:?}");
    }
}

#[test]
fn no_command_prints_what_acts_on_a_terminal() {
    let texts = texts();
    let people = home_of(&texts);
    for word in ["kari", "borte", "rod", "tittel", "1", "felt"] {
        let found = run(people.home(), &["find", word]);
        assert_eq!(
            acting(
                found.out.replace(['\n', '\t'], "").as_bytes(),
                &controls(b"")
            ),
            None,
            "find {word}"
        );
    }
}

#[test]
fn no_screen_is_broken_at_120_by_40() {
    every_screen(0);
}

#[test]
fn no_screen_is_broken_at_80_by_24() {
    every_screen(1);
}

#[test]
fn no_screen_is_broken_at_60_by_16() {
    every_screen(2);
}

fn every_screen(which: usize) {
    let plain = vec!["Kari Hansen".to_owned(), "Åse Østergård".to_owned()];
    let mut allowed = controls(&walk(&plain, which));
    // The cursor goes and comes with frames, and a busy machine draws fewer of them.
    allowed.extend(["\x1b[?25l", "\x1b[?25h"].map(str::to_owned));
    let mine: Vec<String> = texts()
        .into_iter()
        .skip(which * share() / SIZES.len())
        .step_by(share())
        .collect();
    let bytes = walk(&mine, which);
    assert_eq!(acting(&bytes, &allowed), None);
}

/// Goes through every screen, and answers with every byte that the terminal got.
fn walk(texts: &[String], which: usize) -> Vec<u8> {
    let people = home_of(texts);
    leave_files(people.home(), texts);
    let mut desk = Desk::start(Some(people.home()), &[], SIZES[which]);
    desk.shows("I dag").shows("09:30");
    settles(&mut desk, "today");
    desk.types("l").shows("venter");
    for _ in 0..=texts.len() / 10 {
        goes(&mut desk, "\x1b[6~", "the queue");
    }
    for (n, text) in (1..).zip(texts) {
        card(&mut desk, n, text);
    }
    opens(&mut desk, "I", "Hent inn").shows("27 byte");
    settles(&mut desk, "the import dialog");
    leaves(&mut desk, "Hent inn");
    opens(&mut desk, "?", "Taster").shows("keys.toml");
    settles(&mut desk, "help");
    leaves(&mut desk, "Taster");
    notes(&mut desk, texts);
    let bytes = std::mem::take(&mut desk.bytes);
    desk.kill();
    bytes
}

/// Opens a card by its number, its form, and looks for it by the text.
fn card(desk: &mut Desk, n: usize, text: &str) {
    let number = number(n);
    let shown = format!(
        "{} {} {} {}",
        &number[3..5],
        &number[5..7],
        &number[7..9],
        &number[9..]
    );
    opens(desk, "/", "Finn").pastes(text);
    goes(desk, "", &format!("finding {text:?}"));
    leaves(desk, "Finn");
    opens(desk, "/", "Finn").types(&number[3..]);
    let asked = format!("/ {}", &number[3..]);
    desk.waits("the number found", |screen| {
        screen.contains(&asked) && screen.contains(" 1 funnet")
    });
    settles(desk, &format!("what was found: {text:?}"));
    desk.types("\r").hides("┏ Finn").shows(&shown);
    settles(desk, &format!("the card of {text:?}"));
    opens(desk, "e", "Endre");
    settles(desk, &format!("the form of {text:?}"));
    leaves(desk, "Endre");
    opens(desk, "\x10", "Alle handlinger").pastes(text);
    goes(desk, "", &format!("the palette with {text:?}"));
    leaves(desk, "Alle handlinger");
}

/// Pastes the texts into the notes, and goes up through them.
fn notes(desk: &mut Desk, texts: &[String]) {
    desk.types("n");
    for text in texts {
        desk.pastes(text);
        goes(desk, "\r", &format!("notes with {text:?}"));
    }
    for _ in 0..texts.len() {
        goes(desk, "\x1b[A", "notes");
    }
}

/// Types, waits for what comes of it (which may be nothing), and looks at the frame.
#[track_caller]
fn goes(desk: &mut Desk, keys: &str, what: &str) {
    let before = desk.screen();
    desk.types(keys);
    desk.waits_at_most(Duration::from_millis(60), |screen| screen != before);
    settles(desk, what);
}

/// Opens what stands over the page, and waits for its own corner and title: the footer says the same words before.
#[track_caller]
fn opens<'a>(desk: &'a mut Desk, keys: &str, title: &str) -> &'a mut Desk {
    desk.types(keys).shows(&format!("┏ {title}"))
}

/// Leaves what stands over the page. A key that follows Esc before the page is back would be read as one chord with it.
#[track_caller]
fn leaves(desk: &mut Desk, title: &str) {
    desk.types("\x1b").hides(&format!("┏ {title}"));
    let is_over = |cells: &[Vec<String>]| !cells[1].iter().any(|cell| cell == "┏");
    let gone = desk.waits_for_cells(Duration::from_secs(10), |cells| !is_over(cells));
    assert!(gone, "{title}\n{}", desk.screen());
}

/// Waits until the frame is whole.
#[track_caller]
fn settles(desk: &mut Desk, what: &str) {
    let whole = desk.waits_for_cells(Duration::from_secs(10), |cells| broken(cells).is_none());
    assert!(
        whole,
        "{what}: {}\n{}",
        broken(&desk.cells()).unwrap(),
        desk.screen()
    );
}

/// Leaves files with such names where the import dialog looks.
fn leave_files(home: &Path, texts: &[String]) {
    let folder = home.join("Downloads");
    std::fs::create_dir(&folder).unwrap();
    for (n, text) in texts.iter().enumerate() {
        let start: String = text
            .chars()
            .filter(|letter| !matches!(letter, '/' | '\0'))
            .take(40)
            .collect();
        std::fs::write(
            folder.join(format!("{start}{n}.csv")),
            "Navn;Telefon\nKari;41000001\n",
        )
        .unwrap();
    }
}
