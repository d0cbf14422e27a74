//! Each command that writes is struck at each call with which it changes a disk: killed there, or told that the disk is
//! full, broken or not to be written, once or from then on. What was acknowledged is there, once; nothing else is half there;
//! and it goes on without anything done by hand.
//!
//! The program is the one that is shipped: `strace` strikes it from outside. Where that is not installed, or may not trace,
//! this says so. `SAMTALE_STRIKES=all cargo test --test it struck -- --nocapture` strikes at every call; a number is how
//! many strikes of a kind each command takes at most; `SAMTALE_STRUCK=Merges,Joins` names some.

mod deeds;
mod points;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::json;

use self::deeds::{DEEDS, Deed};
use self::points::{CALLS, Point, spread};
use super::killed::is_whole;
use super::*;
use crate::program::{CLOCK, Run, environment, run_at, typed};
use crate::world_says_no::assert_says;

/// Those that fail from a moment on. A file that is there can still be opened and read, and what is said aside be written.
const FAIL_ON: [&str; 7] = [
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "mkdir",
    "link",
];

/// How many strikes of a kind each command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Many {
    All,
    So(usize),
    /// Of some commands one or two, to see that it works.
    Few,
}

fn many() -> Many {
    match std::env::var("SAMTALE_STRIKES").as_deref() {
        Ok("all") => Many::All,
        Ok(count) => Many::So(count.parse().unwrap()),
        Err(_) => Many::Few,
    }
}

/// How a command is struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strike {
    Kill,
    /// The call fails with this error.
    Once(&'static str),
    /// So does each that follows.
    FromThenOn(&'static str),
}

const FAULTS: [Strike; 6] = [
    Strike::Once("ENOSPC"),
    Strike::FromThenOn("ENOSPC"),
    Strike::Once("EIO"),
    Strike::FromThenOn("EIO"),
    Strike::Once("EROFS"),
    Strike::FromThenOn("EDQUOT"),
];

/// A team that is put back as it was before each strike.
struct Struck {
    team: Team,
    kept: TempDir,
    deed: Deed,
    words: Vec<String>,
    typed: String,
}

fn did(program: &str, words: &[&str]) {
    let ran = Command::new(program).args(words).output().unwrap();
    assert!(ran.status.success(), "{program} {words:?}: {ran:?}");
}

impl Struck {
    fn of(deed: Deed) -> Self {
        let team = Team::of_two();
        deed.prepare(&team);
        let kept = tempfile::tempdir().unwrap();
        let (words, typed) = deed.words(&team);
        let all = format!("{}/.", team.around.path().display());
        did("cp", &["-a", &all, kept.path().to_str().unwrap()]);
        Self {
            team,
            kept,
            deed,
            words,
            typed,
        }
    }

    /// Everything is as it was.
    fn again(&self) {
        let around = self.team.around.path();
        for entry in std::fs::read_dir(around).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                std::fs::remove_dir_all(path).unwrap();
            } else {
                std::fs::remove_file(path).unwrap();
            }
        }
        let all = format!("{}/.", self.kept.path().display());
        did("cp", &["-a", &all, around.to_str().unwrap()]);
    }

    fn home(&self) -> PathBuf {
        self.team.home(self.deed.home())
    }

    fn trace(&self) -> PathBuf {
        self.kept.path().with_extension("trace")
    }

    /// Does the deed under `strace`, with these strikes.
    fn traced(&self, strikes: &[String]) -> Run {
        let mut command = Command::new("strace");
        command.env_clear().args(["-f", "-qq", "-y", "-s", "8"]);
        command.args(["-e", &format!("trace={}", CALLS.join(","))]);
        for strike in strikes {
            command.args(["-e", &format!("inject={strike}")]);
        }
        command.arg("-o").arg(self.trace());
        command.arg(env!("CARGO_BIN_EXE_samtale")).args(&self.words);
        command.envs(environment(Some(&self.home())));
        command.env("SAMTALE_CLOCK", self.deed.clock());
        typed(command, &self.typed)
    }

    /// Does it once more, with nothing in its way.
    fn repeat(&self) -> Run {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        run_at(&self.home(), self.deed.clock(), &words, &self.typed)
    }

    /// Where it can be struck.
    fn points(&self) -> Vec<Point> {
        self.again();
        self.traced(&[]).exits(0);
        assert!(self.deed.done(&self.team).is_all(), "{:?}", self.deed);
        let trace = std::fs::read_to_string(self.trace()).unwrap();
        points::of(&trace)
    }

    /// Strikes at this point, and looks at everything.
    fn strike(&self, strike: Strike, point: &Point) {
        self.again();
        let at = |call: &str| point.before.get(call).copied().unwrap_or_default();
        let here = at(point.call);
        let run = match strike {
            Strike::Kill => self.traced(&[format!("{}:signal=SIGKILL:when={here}", point.call)]),
            Strike::Once(error) => {
                self.traced(&[format!("{}:error={error}:when={here}", point.call)])
            }
            Strike::FromThenOn(error) => {
                let others = FAIL_ON.iter().filter(|call| **call != point.call);
                let all = others.map(|call| format!("{call}:error={error}:when={}+", at(call) + 1));
                let first = format!("{}:error={error}:when={here}+", point.call);
                self.traced(&all.chain([first]).collect::<Vec<_>>())
            }
        };
        self.is_as_it_was_said(strike, &run);
        self.goes_on(strike, point);
    }

    /// What was acknowledged is there, and nothing that was not is half there.
    fn is_as_it_was_said(&self, strike: Strike, run: &Run) {
        let deed = self.deed;
        is_whole(&self.team.folder());
        self.team.is_well(deed.home());
        let done = deed.done(&self.team);
        if deed == Deed::Adds {
            // The last line may be cut in the middle.
            let said = run.out.lines().filter(|line| line.ends_with('}')).count();
            assert!(done.done >= said, "{said} were acknowledged, of {done:?}");
        }
        if run.code == 0 {
            assert!(done.is_all(), "it was said to be done: {done:?}");
        }
        assert!(
            deed.has_steps() || done.is_all() || done.done == 0,
            "{done:?}"
        );
        match strike {
            Strike::Kill => {}
            Strike::Once(_) | Strike::FromThenOn(_) => {
                assert!([0, 5].contains(&run.code), "{}: {}", run.code, run.err);
                if run.code != 0 {
                    assert_says(run, &["samtale: "]);
                }
            }
        }
    }

    /// The next command works, and in the end both homes and the folder have all of it; nothing is left lying about.
    fn goes_on(&self, strike: Strike, point: &Point) {
        let (deed, team) = (self.deed, &self.team);
        let left = temporaries(team.around.path());
        if strike != Strike::Kill && point.call != "unlink" {
            assert_eq!(left, Vec::<PathBuf>::new(), "a failure left a file");
        }
        for path in left {
            let file = std::fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(std::time::UNIX_EPOCH).unwrap();
        }
        if deed != Deed::Adds {
            let was_done = deed.done(team).is_all();
            let again = self.repeat();
            let may = if was_done { 0..5 } else { 0..1 };
            assert!(may.contains(&again.code), "{}: {}", again.code, again.err);
            assert!(deed.done(team).is_all());
        }
        self.is_the_same_for_all();
        assert_eq!(temporaries(team.around.path()), Vec::<PathBuf>::new());
        is_whole(&team.folder());
    }

    fn is_the_same_for_all(&self) {
        let team = &self.team;
        if self.deed == Deed::Joins {
            run(&team.home("kari"), &["team", "admit"]).exits(0);
        }
        let third = matches!(self.deed, Deed::Joins | Deed::Admits).then_some("per");
        let homes = HOMES.into_iter().chain(third);
        let about = team.id_of("kari", "Kunde 3");
        let call =
            json!({"t": "call", "sub": about, "b": {"line": "answered", "notes": "etter slaget"}});
        for home in homes.clone() {
            self.at(home, &["sync", "--once"], "");
        }
        let typed = format!("{call}\n");
        self.at(self.deed.home(), &["log", "add", "--json"], &typed);
        self.at(self.deed.home(), &["sync", "--once"], "");
        let mut all = BTreeSet::new();
        for home in homes {
            self.at(home, &["sync", "--once"], "");
            let told = ["calls", "customers"].map(|what| {
                let said = self.at(home, &["export", what], "");
                let mut lines: Vec<String> = said.out.lines().map(str::to_owned).collect();
                lines.sort();
                let once = lines.windows(2).all(|two| two[0] != two[1]);
                assert!(once, "something is there twice");
                lines
            });
            assert!(
                told[0].iter().any(|call| call.contains("etter slaget")),
                "{home}"
            );
            all.insert(told);
            let checked = self.at(home, &["check", "--json"], "").json();
            let expected = json!({"ok": true, "bad": [], "forks": 0, "unpublished": 0});
            for (what, expected) in expected.as_object().unwrap() {
                assert_eq!(checked[what], *expected, "{home}: {checked}");
            }
        }
        assert_eq!(all.len(), 1, "the homes tell different things: {all:#?}");
    }

    fn at(&self, home: &str, words: &[&str], typed: &str) -> Run {
        run_at(&self.team.home(home), self.deed.clock(), words, typed).exits(0)
    }
}

const HOMES: [&str; 2] = ["kari", "ola"];

/// Files that have no name of their own yet.
fn temporaries(around: &Path) -> Vec<PathBuf> {
    let all = files(around).into_iter();
    all.filter(|path| path.extension().is_some_and(|it| it == "tmp"))
        .collect()
}

/// Whether programs can be struck; says why not.
fn can_strike() -> bool {
    let words = [
        "-qq",
        "-e",
        "trace=none",
        "-e",
        "inject=close:error=EIO:when=90+",
        "true",
    ];
    let ran = Command::new("strace").args(words).output();
    let can = ran.is_ok_and(|ran| ran.status.success());
    if !can {
        println!("skipped: strace is not installed, or may not trace a program");
    }
    can
}

/// What was met by strikes of a kind.
#[derive(Debug, Default)]
struct Met {
    strikes: usize,
    points: usize,
    named: BTreeMap<(&'static str, &'static str), usize>,
    /// After which strikes something was not as it should be.
    wrong: Vec<String>,
}

impl Met {
    fn add(&mut self, other: Self) {
        self.strikes += other.strikes;
        self.points += other.points;
        self.wrong.extend(other.wrong);
        for (named, count) in other.named {
            *self.named.entry(named).or_default() += count;
        }
    }
}

/// Strikes one command in each of these ways.
fn struck(deed: Deed, strikes_of: &[Strike], most: usize) -> Met {
    let struck = Struck::of(deed);
    let points = struck.points();
    let mut met = Met::default();
    let mut where_met = BTreeSet::new();
    for (turn, strike) in strikes_of.iter().enumerate() {
        let is_on = matches!(strike, Strike::FromThenOn(_));
        let can: Vec<Point> = points
            .iter()
            .filter(|it| *strike == Strike::Kill || it.to != "answer")
            .filter(|it| !is_on || FAIL_ON.contains(&it.call))
            .cloned()
            .collect();
        // Another place for each command and each kind of strike.
        let from = 7 + 5 * turn + 3 * deed as usize;
        for point in spread(&can, most.min(can.len()), from) {
            let at = point.before[point.call];
            let strikes = std::panic::AssertUnwindSafe(|| struck.strike(*strike, point));
            if std::panic::catch_unwind(strikes).is_err() {
                // What went wrong is said above; the others are tried too.
                let place = format!("{deed:?}: {strike:?} at {} {at} ({})", point.call, point.to);
                println!("{place}");
                met.wrong.push(place);
            }
            met.strikes += 1;
            where_met.insert((point.call, at));
            *met.named.entry((point.call, point.to)).or_default() += 1;
        }
    }
    met.points = where_met.len();
    let _ = std::fs::remove_file(struck.trace());
    met
}

/// Strikes all commands, or these few when not more was asked for.
fn all(strikes_of: &[Strike], few: &[Deed]) -> Met {
    let mut met = Met::default();
    let (deeds, most) = match many() {
        Many::All => (&DEEDS[..], usize::MAX),
        Many::So(most) => (&DEEDS[..], most),
        Many::Few => (few, 1),
    };
    let named = std::env::var("SAMTALE_STRUCK").ok();
    let is_named = |deed: &Deed| {
        let names = named.as_ref().map(|it| it.contains(&format!("{deed:?}")));
        names.unwrap_or(true)
    };
    for deed in deeds.iter().filter(|it| is_named(it)) {
        let of = struck(*deed, strikes_of, most);
        if many() != Many::Few {
            println!("{deed:?}: {} strikes at {} calls", of.strikes, of.points);
        }
        met.add(of);
    }
    assert_eq!(met.wrong, Vec::<String>::new());
    met
}

#[test]
fn a_command_that_is_killed_at_any_call_loses_nothing() {
    if !can_strike() {
        return;
    }
    let met = all(&[Strike::Kill], &[Deed::Adds, Deed::Syncs]);
    println!(
        "F1  killed at {} crash points of the commands that write ({} kinds: {:?}): 0 lost, 0 duplicate, 0 half there, check clean",
        met.points,
        met.named.len(),
        met.named
    );
}

#[test]
fn a_command_whose_disk_fails_at_any_call_says_so_and_goes_on() {
    if !can_strike() {
        return;
    }
    let faults = if many() == Many::Few {
        &FAULTS[..2]
    } else {
        &FAULTS
    };
    let met = all(faults, &[Deed::Imports, Deed::Forgets]);
    println!(
        "F3  {} failures at {} calls that change a disk, once and from then on: unsaved said, 0 saved lost, 0 stale temporary files, 0 in need of a hand",
        met.strikes, met.points
    );
}
