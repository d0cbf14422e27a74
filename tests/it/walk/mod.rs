//! A random walk over keys, commands, restarts and parked calls: nothing is dialled that the guard has not allowed for
//! this customer, on this number, at this moment; and whoever said never is never callable again.
//!
//! `SAMTALE_WALKS=200 cargo test --test it walk` goes so often; each walk names its seed when it fails.

pub(crate) mod desk;
pub(crate) mod dice;
mod ledger;

use std::fmt::Write as _;

use serde_json::{Value, json};

use self::desk::Desk;
use self::dice::Dice;
use super::people::{People, customer, number};
use super::program::run_at;

/// Customers with one number; half as many more have two, and an import brings others.
const PEOPLE: usize = 8;
/// What happens in a walk.
const STEPS: usize = 120;

/// What a seller does, in keys: a word is a key, and stands for itself.
const ROUTES: [&str; 24] = [
    "t l enter d",
    "t l enter d",
    "t l down enter d",
    "t enter d",
    "d",
    "D 1",
    "1",
    "2 enter",
    "4 enter",
    "6 enter",
    "7 enter",
    "n h e i ctrl-s",
    "ctrl-s 1 enter",
    "ctrl-s 2 enter enter",
    "ctrl-b 1 enter",
    "ctrl-b 3 enter",
    "N enter",
    "N 2",
    "ctrl-t 4 1 0 0 0 0 0 3 enter",
    "x enter",
    "x 1 enter",
    "u enter",
    "esc / K u n d e space 3 enter",
    "esc esc p",
];
/// Single keys, between the routes.
const KEYS: [&str; 24] = [
    "d", "D", "enter", "esc", "1", "2", "3", "4", "5", "8", "n", "w", "s", "t", "i", "x", "u",
    "tab", "down", "up", "l", ">", "ctrl-g", "b",
];

fn walks() -> u64 {
    let asked = std::env::var("SAMTALE_WALKS").ok();
    asked.and_then(|it| it.parse().ok()).unwrap_or(4)
}

#[test]
fn nothing_is_dialled_that_the_guard_has_not_allowed() {
    let (mut dialled, mut never) = (0, 0);
    for seed in 1..=walks() {
        let mut walk = Walk::begin(seed);
        for _ in 0..STEPS {
            walk.step();
            walk.desk.check();
        }
        walk.desk.check_records(walk.told);
        walk.desk.check_lines();
        dialled += walk.desk.dialled();
        never += walk.desk.never();
    }
    // A walk that calls nobody shows nothing.
    assert!(dialled > walks() && never > walks(), "{dialled} {never}");
}

struct Walk {
    people: People,
    desk: Desk,
    dice: Dice,
    /// Calls that commands told of, out and in.
    told: [u64; 2],
    listed: String,
}

impl Walk {
    fn begin(seed: u64) -> Self {
        println!("walk {seed}");
        let people = People::new(PEOPLE);
        let with_two = (PEOPLE + 1..=PEOPLE + PEOPLE / 2).map(|n| {
            let phones = [number(n), number(n + PEOPLE / 2)];
            customer(json!({"name": format!("Kunde {n}"), "phones": phones, "place": n}))
        });
        people.say(&with_two.collect::<Vec<_>>());
        let desk = Desk::open(people.home());
        Self {
            people,
            desk,
            dice: Dice::of(seed),
            told: [0; 2],
            listed: String::new(),
        }
    }

    fn step(&mut self) {
        match self.dice.below(44) {
            0..22 => {
                let route = *self.dice.one(&ROUTES);
                self.desk.press(route);
            }
            22..29 => {
                let key = *self.dice.one(&KEYS);
                self.desk.press(key);
            }
            29..33 => {
                let minutes = *self.dice.one(&[1, 3, 11, 180, 1_440]);
                self.desk.waits(minutes);
            }
            33..37 => self.desk.restarts(self.people.home()),
            37 | 38 => self.tells_of_a_call(),
            39 => self.tells_of_a_wish(),
            40 => self.agrees(),
            41 => self.imports(),
            42 => self.washes(),
            _ => self.pauses(),
        }
    }

    fn runs(&self, words: &[&str], input: &str) -> super::program::Run {
        run_at(self.people.home(), &self.desk.clock(), words, input)
    }

    /// Adds a fact about somebody, and lets the desk know that another process wrote.
    fn adds(&mut self, kind: &str, body: &Value) {
        let sub = self.desk.anybody(&mut self.dice);
        let line = json!({"t": kind, "sub": sub, "b": body}).to_string();
        self.runs(&["log", "add", "--json"], &line).exits(0);
        if kind == "suppress" {
            self.desk.said_never(sub);
        }
        self.desk.changed_elsewhere();
    }

    fn a_number(&mut self) -> String {
        number(1 + self.dice.below(2 * PEOPLE))
    }

    /// A softphone's call. One that claims a clearance has none.
    fn tells_of_a_call(&mut self) {
        let way = self.dice.below(2);
        let mut body = json!({"line": self.dice.one(&["answered", "no-answer"]),
            "direction": if way == 0 { "out" } else { "in" }, "number": self.a_number()});
        if self.dice.below(2) == 0 {
            body["clearance"] = json!({"by": "rules", "rules": ["NO.HOURS.CONSUMER"]});
        }
        if self.dice.below(4) == 0 {
            body["line"] = json!("answered");
            body["suppress"] = json!("number");
            self.desk.said_never_on(body["number"].as_str().unwrap());
        }
        self.told[way] += 1;
        self.adds("call", &body);
    }

    fn tells_of_a_wish(&mut self) {
        self.adds("suppress", &json!({"scope": "person"}));
    }

    /// A callback is due soon, so that calls are made because of one.
    fn agrees(&mut self) {
        let at = self.desk.in_minutes(self.dice.below(9));
        let body =
            json!({"at": at, "zone": "Europe/Oslo", "precision": "exact", "about": "tilbud"});
        self.adds("callback.set", &body);
    }

    /// A list with some who are known and some who are not, one of whom is not to be called.
    fn imports(&mut self) {
        let first = 1 + self.dice.below(2 * PEOPLE - 3);
        let never = first + self.dice.below(3);
        let mut text = "Navn;Telefon;Ikke ring\n".to_owned();
        for n in first..first + 3 {
            let mark = if n == never { "x" } else { "" };
            writeln!(text, "Kunde {n};{};{mark}", number(n)).unwrap();
        }
        let file = self.people.beside("liste.csv");
        std::fs::write(&file, text).unwrap();
        let file = file.display().to_string();
        let answers = ["--audience", "consumer", "--ground", "customers"];
        let words = [&["import", &file, "--list", "Jul"], &answers[..]].concat();
        self.runs(&words, "").exits(0);
        self.desk.said_never_on(&number(never));
        self.desk.changed_elsewhere();
    }

    /// Whoever was listed stays so in the next version.
    fn washes(&mut self) {
        let number = self.a_number();
        writeln!(self.listed, "{number}").unwrap();
        let file = self.people.beside("register.csv");
        std::fs::write(&file, &self.listed).unwrap();
        let file = file.display().to_string();
        let version = self.desk.today();
        let words = [
            "wash",
            "--register",
            "NO.REG.RESERVASJON",
            "--list-version",
            &version,
        ];
        self.runs(&[&words[..], &[&file]].concat(), "").exits(0);
        self.desk.changed_elsewhere();
    }

    fn pauses(&mut self) {
        let verb = *self.dice.one(&["pause", "reopen", "reopen"]);
        self.runs(&["list", verb, "Vinter"], "").exits(0);
        self.desk.changed_elsewhere();
    }
}
