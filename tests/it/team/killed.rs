//! Whatever works on a team's folder is killed at any moment: what was acknowledged is in both homes, once.
//!
//! The moments are drawn; no place in the program is marked for them. `SAMTALE_KILLS=1000 cargo test --test it killed --
//! --nocapture` is the long run; `SEED=n` repeats its draws.

mod power;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::{Child, Stdio};

use samtale::seal::hash::digest;
use serde_json::json;

use self::power::Disk;
use super::*;
use crate::people::number;
use crate::program::{CLOCK, command, listening};
use crate::walk::dice::Dice;

const HOMES: [&str; 2] = ["kari", "ola"];
/// How many customers Kari's desk may come through before it is killed.
const CALLS_A_DESK: usize = 2;
/// How many customers the calls of commands are about.
const ABOUT: usize = 50;
/// From how many kills on they are divided, and between how many teams.
const LONG: usize = 40;
const TEAMS: usize = 4;
/// After how many kills both homes are checked, and at the end.
const CHECKED: usize = 20;

fn kills() -> usize {
    let asked = std::env::var("SAMTALE_KILLS").ok();
    asked.map_or(10, |kills| kills.parse().unwrap())
}

/// What is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Load {
    /// Calls are added, and nothing is sent.
    Adds,
    /// Calls are added while another process sends and reads.
    AddsAndWatches,
    /// What waits is sent, and what is there is read.
    Syncs,
    /// The folder is made whole.
    Rebuilds,
    /// Small files become a larger one, and those go that a larger one holds.
    RollsUp,
    /// Somebody is forgotten.
    Forgets,
    /// A desk is open, and calls are saved.
    Desk,
}

const LOADS: [Load; 8] = [
    Load::Adds,
    Load::AddsAndWatches,
    Load::AddsAndWatches,
    Load::Syncs,
    Load::Rebuilds,
    Load::RollsUp,
    Load::Forgets,
    Load::Desk,
];

/// When files are rolled up, and when those go that they hold: a day after, and another.
const DAYS_AFTER: [&str; 2] = ["2026-11-24T10:00:00+01:00", "2026-11-25T10:00:01+01:00"];

/// A team whose processes are killed.
struct Killed {
    team: Team,
    dice: Dice,
    /// Whom the added calls are about, at both homes.
    about: Vec<String>,
    /// Calls that were acknowledged, by the ids that were printed.
    acknowledged: BTreeSet<String>,
    /// Customers whose call Kari's desk said it had saved.
    called: BTreeSet<String>,
    /// How often a desk was killed: it may have saved a call each time that it could not tell of.
    desks: usize,
    /// Who was to be forgotten, and whether it was said that they are.
    forgotten: Vec<(String, bool)>,
    met: BTreeMap<Load, usize>,
    /// The longest that a home took to open after a kill.
    restart: Duration,
    /// Disks whose power goes with the process that is killed.
    disks: Vec<Disk>,
}

impl Killed {
    fn of(team: Team, kills: usize, nth: usize) -> Self {
        let seed = std::env::var("SEED").map_or(20_261_130, |seed| seed.parse().unwrap());
        // The list is Kari's and Ola's; who is on it and not on the telephone is Ola's.
        let file = team.around.path().join("flere.csv");
        std::fs::write(&file, list(kills + 20)).unwrap();
        let words = ["import", file.to_str().unwrap(), "--list", "Flere"];
        let answers = ["--audience", "business", "--ground", "customers"];
        run(&team.home("kari"), &[&words[..], &answers].concat()).exits(0);
        let about = (0..ABOUT).map(|n| {
            let phone = number(400_000 + n);
            json!({"t": "customer.new", "b": {"name": format!("Samtalen {n}"), "phones": [phone], "audience": "business"}})
        });
        let lines: Vec<String> = about.map(|line| line.to_string()).collect();
        let said = run_with(
            &team.home("kari"),
            &["log", "add", "--json"],
            &lines.join("\n"),
        );
        let said = said.exits(0).json_lines();
        let about = said.iter().map(|it| it["sub"].as_str().unwrap().to_owned());
        let about = about.collect();
        team.sync("kari");
        team.sync("ola");
        Self {
            team,
            dice: Dice::of(seed + nth as u64),
            about,
            acknowledged: BTreeSet::new(),
            called: BTreeSet::new(),
            desks: 0,
            forgotten: Vec::new(),
            met: BTreeMap::new(),
            restart: Duration::ZERO,
            disks: Vec::new(),
        }
    }

    fn kill_one(&mut self) {
        let load = *self.dice.one(&LOADS);
        *self.met.entry(load).or_default() += 1;
        let home = self.team.home(self.dice.one::<&str>(&HOMES));
        match load {
            Load::Adds => self.adds(&home),
            Load::AddsAndWatches => {
                let watching = begin(&home, &["sync", "--watch"]);
                self.adds(&home);
                self.ends(watching);
            }
            Load::Syncs => self.soon(begin(&home, &["sync", "--once"])),
            Load::RollsUp => {
                let clock = *self.dice.one::<&str>(&DAYS_AFTER);
                self.soon(begin_at(&home, clock, &["sync", "--once"]));
            }
            Load::Rebuilds => self.soon(begin(&home, &["team", "rebuild"])),
            Load::Forgets => self.forgets(),
            Load::Desk => self.calls(),
        }
        self.cut();
        self.disks.iter().for_each(Disk::comes_back);
        is_whole(&self.team.folder());
        self.restarts();
    }

    /// The homes are opened again, as every program opens them.
    fn restarts(&mut self) {
        for home in HOMES {
            let begun = Instant::now();
            run(&self.team.home(home), &["log", "add", "--json"]).exits(0);
            self.restart = self.restart.max(begun.elapsed());
        }
    }

    /// Takes the power from the disks, if any can lose it.
    fn cut(&self) {
        self.disks.iter().for_each(Disk::cut);
    }

    fn ends(&self, child: Child) {
        self.cut();
        kill(child);
    }

    /// Kills a process that would end by itself.
    fn soon(&mut self, child: Child) {
        std::thread::sleep(Duration::from_micros(self.dice.below(150_000) as u64));
        self.ends(child);
    }

    /// Adds calls, and kills the program after some answers.
    fn adds(&mut self, home: &Path) {
        let words = ["log", "add", "--json"];
        let (child, mut keyboard, mut answers) = listening(home, &words, Stdio::null());
        let about = self.dice.one(&self.about);
        let call = json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": "Ringer om fakturaen."}});
        let writer = std::thread::spawn(move || while writeln!(keyboard, "{call}").is_ok() {});
        let wanted = self.dice.below(40);
        let mut said: Vec<String> = answers
            .by_ref()
            .take(wanted)
            .map_while(Result::ok)
            .collect();
        self.ends(child);
        said.extend(answers.map_while(Result::ok));
        writer.join().unwrap();
        // The last line may be cut in the middle.
        let said = said
            .iter()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok());
        self.acknowledged
            .extend(said.map(|it| it["id"].as_str().unwrap().to_owned()));
    }

    /// Somebody comes, and is forgotten. Only a supervisor's desk does that.
    fn forgets(&mut self) {
        let (home, n) = (self.team.home("kari"), self.forgotten.len());
        // No name begins with another: a search finds beginnings.
        let name = format!("Glemmesen{n:04}");
        let person = json!({"t": "customer.new", "b": {"name": name, "phones": [number(500_000 + n)], "audience": "business"}});
        run_with(&home, &["log", "add", "--json"], &person.to_string()).exits(0);
        self.team.sync("kari");
        let mut child = begin(
            &home,
            &["privacy", "forget", &name, "--basis", "brev", "--yes"],
        );
        let is_said = self.dice.below(2) == 0;
        if is_said {
            assert!(child.wait().unwrap().success());
        } else {
            self.soon(child);
        }
        self.forgotten.push((name, is_said));
    }

    /// Kari calls somebody who does not answer, and the next, until the power goes.
    fn calls(&mut self) {
        let home = self.team.home("kari");
        let mut desk = Desk::start(Some(&home), &[], SIZE);
        desk.shows("nå")
            .types("l")
            .shows("Kunde")
            .types("\r")
            .waits("a card", |screen| {
                screen.contains("Forbereder") && on_card(screen).is_some()
            });
        let wanted = self.dice.below(CALLS_A_DESK + 1);
        for _ in 0..wanted {
            let name = on_card(&desk.screen()).unwrap();
            desk.types("d")
                .shows("Ringer")
                .types("2")
                .shows("Etterarbeid")
                .types("\r");
            desk.waits("the next card", |screen| {
                screen.contains("✓ lagret") && on_card(screen).is_some_and(|next| next != name)
            });
            assert!(self.called.insert(name.clone()), "{name} was called again");
        }
        // In the middle of the next, or while the last one is sent.
        if self.dice.below(2) == 0 {
            desk.types("d")
                .shows("Ringer")
                .types("2")
                .shows("Etterarbeid")
                .types("\r");
        }
        let left = Duration::from_millis(self.dice.below(400) as u64);
        desk.waits_at_most(left, |_| false);
        self.desks += 1;
        self.cut();
        desk.kill();
    }

    /// What was acknowledged is in both homes, once, and nothing else is wrong.
    fn check(&self) {
        for home in HOMES {
            self.team.sync(home);
        }
        self.team.sync("kari");
        let [kari, ola] = HOMES.map(|home| self.told(home));
        assert_eq!(kari, ola, "the homes tell different things");
        for (name, is_said) in &self.forgotten {
            let found = HOMES.map(|home| !self.team.finds(home, name).is_empty());
            assert_eq!(found[0], found[1], "{name} is known at one desk");
            assert!(!(found[0] && *is_said), "{name} is not forgotten");
            let texts = files(&self.team.folder())
                .into_iter()
                .map(|path| std::fs::read(path).unwrap());
            let mut texts = texts.map(|bytes| String::from_utf8(bytes).unwrap());
            assert_eq!(
                texts.any(|text| text.contains(name.as_str())),
                found[0],
                "{name}"
            );
        }
    }

    /// The ids of the calls that a home knows.
    fn told(&self, home: &str) -> BTreeSet<String> {
        self.team.is_well(home);
        let status = self.team.status(home);
        assert_eq!((&status["bad"], &status["forks"]), (&json!([]), &json!(0)));
        let calls = run(&self.team.home(home), &["export", "calls"])
            .exits(0)
            .json_lines();
        let ids = calls
            .iter()
            .map(|call| call["id"].as_str().unwrap().to_owned());
        let once: BTreeSet<String> = ids.collect();
        assert_eq!(once.len(), calls.len(), "a call is there twice");
        let lost = self.acknowledged.difference(&once).count();
        assert_eq!(lost, 0, "acknowledged calls are gone");
        let mut called = BTreeSet::new();
        for call in calls.iter().filter(|call| !is_about(call)) {
            let name = call["customer"]["name"].as_str().unwrap().to_owned();
            assert!(called.insert(name.clone()), "{name} has two calls");
        }
        let gone: Vec<&String> = self.called.difference(&called).collect();
        assert!(gone.is_empty(), "{gone:?} are gone, of {called:?}");
        assert!(called.len() <= self.called.len() + self.desks);
        once
    }
}

/// What some killed teams have come to together.
#[derive(Debug, Default)]
struct Sum {
    by_command: usize,
    by_desk: usize,
    forgotten: usize,
    met: BTreeMap<Load, usize>,
    restart: Duration,
}

impl Sum {
    fn of(all: &[Killed]) -> Self {
        let mut sum = Self::default();
        for killed in all {
            sum.by_command += killed.acknowledged.len();
            sum.by_desk += killed.called.len();
            sum.forgotten += killed.forgotten.iter().filter(|it| it.1).count();
            sum.restart = sum.restart.max(killed.restart);
            for (load, count) in &killed.met {
                *sum.met.entry(*load).or_default() += count;
            }
        }
        sum
    }
}

impl std::fmt::Display for Sum {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} loads ({:?}): {} calls and {} erasures acknowledged, 0 lost, 0 duplicate, check clean; restart in at most {} ms",
            self.met.len(),
            self.met,
            self.by_command + self.by_desk,
            self.forgotten,
            self.restart.as_millis()
        )
    }
}

/// Divides a long run between teams that do not know of each other: each waits for its disk most of the time.
fn on_teams(count: usize, one: impl Fn(usize, usize) -> Killed + Sync) -> Sum {
    let teams = if count < LONG { 1 } else { TEAMS };
    let all = std::thread::scope(|scope| {
        let one = &one;
        let begun: Vec<_> = (0..teams)
            .map(|nth| {
                scope.spawn(move || one(nth, count / teams + usize::from(nth < count % teams)))
            })
            .collect();
        let ended = begun.into_iter().map(|it| it.join().unwrap());
        ended.collect::<Vec<_>>()
    });
    Sum::of(&all)
}

/// Whether a command has added a call.
fn is_about(call: &Value) -> bool {
    let name = call["customer"]["name"].as_str().unwrap();
    name.starts_with("Samtalen")
}

/// Whose card is open: the number tells one from another.
fn on_card(screen: &str) -> Option<String> {
    let mut after = screen.split(" Kunde ").skip(1);
    after.find_map(|text| {
        let (number, rest) = text.split_once(' ')?;
        let is_heading = rest.starts_with("─ Bedrift") && number.parse::<usize>().is_ok();
        is_heading.then(|| format!("Kunde {number}"))
    })
}

fn begin(home: &Path, words: &[&str]) -> Child {
    begin_at(home, CLOCK, words)
}

fn begin_at(home: &Path, clock: &str, words: &[&str]) -> Child {
    let mut command = command(home, words);
    let command = command.env("SAMTALE_CLOCK", clock);
    let command = command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null()).spawn().unwrap()
}

fn kill(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Every file under a name of its own is all there: no half of it is ever seen.
pub(super) fn is_whole(folder: &Path) {
    for path in files(folder) {
        let name = path.file_name().unwrap().to_str().unwrap();
        // It has no name of its own yet, or it was renamed just now.
        let Some(bytes) = std::fs::read(&path).ok().filter(|_| !name.starts_with('.')) else {
            continue;
        };
        assert!(
            !bytes.is_empty() && bytes.ends_with(b"\n"),
            "{name} was cut"
        );
        if path.extension().is_some_and(|it| it == "jsonl") {
            let mut parts = bytes.splitn(3, |byte| *byte == b'\n');
            let header: Value = serde_json::from_slice(parts.next().unwrap()).unwrap();
            let body = parts.nth(1).unwrap();
            assert_eq!(header["len"], json!(body.len()), "{name}");
            assert_eq!(header["hash"], json!(digest(body).to_string()), "{name}");
        }
    }
}

/// Files that have no name of their own yet, beside the folder, in it and in the homes.
fn temporaries(team: &Team) -> Vec<PathBuf> {
    let all = files(team.around.path()).into_iter();
    all.filter(|path| path.extension().is_some_and(|it| it == "tmp"))
        .collect()
}

/// What a killed process was writing goes when it is a day old.
fn nothing_is_left_behind(team: &Team) {
    for path in temporaries(team) {
        let file = std::fs::File::options().append(true).open(&path).unwrap();
        file.set_modified(std::time::UNIX_EPOCH).unwrap();
    }
    for home in HOMES {
        team.note(home, &team.id_of(home, "Kunde 1"), "etter alt");
        team.sync(home);
    }
    assert_eq!(temporaries(team), Vec::<PathBuf>::new());
}

/// One team, of which so much is killed.
fn is_killed(nth: usize, kills: usize) -> Killed {
    let mut killed = Killed::of(Team::of_two(), kills, nth);
    for kill in 1..=kills {
        killed.kill_one();
        if kill % CHECKED == 0 {
            killed.check();
            let (acknowledged, called) = (killed.acknowledged.len(), killed.called.len());
            println!("team {nth}, kill {kill}: {acknowledged} acknowledged, {called} called");
        }
    }
    killed.check();
    nothing_is_left_behind(&killed.team);
    // Whoever comes now has all of it from the folder alone.
    let known = killed.told("kari");
    killed.team.init("per", "Per");
    killed.team.join("per", &[]);
    run(&killed.team.home("kari"), &["team", "admit"]).exits(0);
    killed.team.sync("per");
    assert_eq!(killed.told("per"), known);
    killed
}

#[test]
fn whatever_is_killed_nothing_that_was_acknowledged_is_lost_or_doubled() {
    let sum = on_teams(kills(), is_killed);
    println!("F1  {} kills at drawn moments under {sum}", kills());
}
