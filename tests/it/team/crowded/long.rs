//! Two to four processes of all kinds at one desk, for as long as is asked: `SAMTALE_CROWD_SECONDS=600 cargo test --test it
//! crowded::long -- --nocapture`. `SEED=n` repeats the draws.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::walk::dice::Dice;

/// How long as many processes are at the desk as were drawn.
const PHASE: Duration = Duration::from_secs(2);

/// Calls that a command adds at once.
const ADDED: usize = 10;

fn long() -> Duration {
    let asked = std::env::var("SAMTALE_CROWD_SECONDS").ok();
    Duration::from_secs(asked.map_or(3, |seconds| seconds.parse().unwrap()))
}

/// What a process at the desk does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Adds,
    Sends,
    Watches,
    Rebuilds,
    Imports,
    Forgets,
    Finds,
    Exports,
    Checks,
    Copies,
    Desk,
}

const KINDS: [Kind; 14] = [
    Kind::Adds,
    Kind::Adds,
    Kind::Adds,
    Kind::Sends,
    Kind::Sends,
    Kind::Watches,
    Kind::Rebuilds,
    Kind::Imports,
    Kind::Forgets,
    Kind::Finds,
    Kind::Exports,
    Kind::Checks,
    Kind::Copies,
    Kind::Desk,
];

/// A desk at which many sit, and what they were told.
struct Crowd {
    team: Team,
    about: String,
    ends: Instant,
    seed: u64,
    /// One desk is open at a time, as ever.
    desk: Mutex<()>,
    next: AtomicUsize,
    /// Calls that were acknowledged.
    told: Mutex<Vec<String>>,
    /// Calls that an open desk said it had saved.
    by_desk: AtomicUsize,
    forgotten: Mutex<Vec<String>>,
    /// Who came in with a list.
    imported: Mutex<Vec<String>>,
    met: Mutex<BTreeMap<Kind, usize>>,
}

impl Crowd {
    fn of(team: Team) -> Self {
        let about = team.id_of("kari", "Kunde 1");
        Self {
            about,
            team,
            ends: Instant::now() + long(),
            seed: std::env::var("SEED").map_or(20_261_201, |seed| seed.parse().unwrap()),
            desk: Mutex::new(()),
            next: AtomicUsize::new(0),
            told: Mutex::default(),
            by_desk: AtomicUsize::new(0),
            forgotten: Mutex::default(),
            imported: Mutex::default(),
            met: Mutex::default(),
        }
    }

    fn next(&self) -> usize {
        self.next.fetch_add(1, Ordering::Relaxed)
    }

    /// One after the other, until the time is over.
    fn sits(&self, nth: usize, until: Instant) {
        let seed = self.seed ^ (self.next() as u64) << 8 ^ nth as u64;
        let mut dice = Dice::of(seed);
        while Instant::now() < until {
            let kind = *dice.one(&KINDS);
            self.does(kind, &mut dice);
            *self.met.lock().unwrap().entry(kind).or_default() += 1;
        }
    }

    fn does(&self, kind: Kind, dice: &mut Dice) {
        let home = self.team.home("kari");
        match kind {
            Kind::Adds => self.adds(),
            Kind::Sends => drop(well(&home, &["sync", "--once"], "")),
            Kind::Watches => {
                let watching = Watching::begin(&home);
                std::thread::sleep(Duration::from_millis(dice.below(900) as u64));
                is_calm(&watching.ends());
            }
            Kind::Rebuilds => drop(well(&home, &["team", "rebuild"], "")),
            Kind::Imports => drop(self.imports("Innkommet")),
            Kind::Forgets => self.forgets(),
            Kind::Finds => drop(well(&home, &["find", "kunde"], "")),
            Kind::Exports => drop(well(&home, &["export", "calls"], "")),
            Kind::Checks => drop(well(&home, &["check"], "")),
            Kind::Copies => {
                let copy = self.beside(&format!("kopi-{}.db", self.next()));
                well(&home, &["backup", copy.to_str().unwrap()], "");
                std::fs::remove_file(copy).unwrap();
            }
            Kind::Desk => self.calls(),
        }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.team.around.path().join(name)
    }

    fn adds(&self) {
        let call = serde_json::json!({"t": "call", "sub": self.about, "b": {"line": "answered", "notes": "en av mange"}});
        let typed = format!("{call}\n").repeat(ADDED);
        let said = well(&self.team.home("kari"), &["log", "add", "--json"], &typed).json_lines();
        assert_eq!(said.len(), ADDED);
        let ids = said.iter().map(|it| it["id"].as_str().unwrap().to_owned());
        self.told.lock().unwrap().extend(ids);
    }

    /// A list of one comes in.
    fn imports(&self, name: &str) -> String {
        let n = self.next();
        let file = self.beside(&format!("liste-{n}.csv"));
        let name = format!("{name}{n:06}");
        let text = format!("Navn;Firma;Telefon\n{name};{name} AS;{}\n", 42_000_000 + n);
        std::fs::write(&file, text).unwrap();
        let answers = ["--audience", "business", "--ground", "customers"];
        let words = ["import", file.to_str().unwrap(), "--list", "Flere"];
        let words = [&words[..], &answers].concat();
        well(&self.team.home("kari"), &words, "");
        self.imported.lock().unwrap().push(name.clone());
        name
    }

    fn forgets(&self) {
        let (home, n) = (self.team.home("kari"), self.next());
        // No name begins with another: a search finds beginnings.
        let name = format!("Glemmesen{n:06}");
        let number = format!("+47{}", 43_000_000 + n);
        let person = serde_json::json!({"t": "customer.new", "b": {"name": name, "phones": [number], "audience": "business"}});
        well(&home, &["log", "add", "--json"], &person.to_string());
        well(
            &home,
            &["privacy", "forget", &name, "--basis", "brev", "--yes"],
            "",
        );
        self.forgotten.lock().unwrap().push(name);
    }

    /// A desk is opened, a call saved, and the desk closed; unless one is open.
    fn calls(&self) {
        let Ok(_one) = self.desk.try_lock() else {
            return;
        };
        let name = self.imports("Ringes");
        let mut desk = Desk::start(Some(&self.team.home("kari")), &[], SIZE);
        desk.shows("nå")
            .types(&format!("/{name}"))
            .shows("1 funnet");
        desk.types("\r").shows(&format!("{name} AS"));
        desk.types("d")
            .shows("Ringer")
            .types("1")
            .shows("I samtale");
        desk.types("fra pulten").shows("fra pulten");
        desk.wraps_up_as_talked().shows("✓ lagret");
        quits(&mut desk);
        is_calm(&String::from_utf8_lossy(&desk.bytes));
        self.by_desk.fetch_add(1, Ordering::Relaxed);
    }

    /// What each was told is at both homes, once, in one unbroken log.
    fn check(&self) -> usize {
        let team = &self.team;
        team.sync("kari");
        team.sync("ola");
        let told = self.told.lock().unwrap();
        let calls = told.len() + self.by_desk.load(Ordering::Relaxed);
        for home in ["kari", "ola"] {
            let lines = run(&team.home(home), &["export", "calls"])
                .exits(0)
                .json_lines();
            let ids: BTreeSet<&str> = lines.iter().map(|it| it["id"].as_str().unwrap()).collect();
            assert_eq!((lines.len(), ids.len()), (calls, calls), "{home}");
            assert!(told.iter().all(|id| ids.contains(id.as_str())), "{home}");
            for name in self.imported.lock().unwrap().iter() {
                assert_eq!(team.finds(home, name).len(), 1, "{home}: {name}");
            }
            for name in self.forgotten.lock().unwrap().iter() {
                assert!(team.finds(home, name).is_empty(), "{home} knows {name}");
            }
            team.is_well(home);
            let status = team.status(home);
            assert_eq!(
                (&status["bad"], &status["forks"]),
                (&serde_json::json!([]), &serde_json::json!(0))
            );
        }
        let mut records = 0;
        for (log, numbers) in numbers(&team.folder) {
            is_unbroken(&log, &numbers);
            records += numbers.len();
        }
        records
    }
}

/// Runs a command, which must do what it is asked, and say nothing of others.
#[track_caller]
fn well(home: &Path, words: &[&str], typed: &str) -> crate::program::Run {
    let run = run_with(home, words, typed);
    assert_eq!(run.code, 0, "{words:?}: {}{}", run.out, run.err);
    is_calm(&run.err);
    is_calm(&run.out);
    run
}

/// Nobody is told of a database that others use.
#[track_caller]
fn is_calm(said: &str) {
    for word in [IN_THE_WAY, "holder databasen", "locked", "SQLITE_BUSY"] {
        assert!(!said.contains(word), "{said}");
    }
}

#[test]
fn a_crowd_at_one_desk_is_in_nobodys_way_for_long() {
    let crowd = Crowd::of(Team::of_two());
    let mut dice = Dice::of(crowd.seed);
    let mut crowds = BTreeSet::new();
    while Instant::now() < crowd.ends {
        let many = 2 + dice.below(3);
        crowds.insert(many);
        let until = crowd.ends.min(Instant::now() + PHASE);
        std::thread::scope(|scope| {
            for nth in 0..many {
                let crowd = &crowd;
                scope.spawn(move || crowd.sits(nth, until));
            }
        });
    }
    let records = crowd.check();
    let met = crowd.met.lock().unwrap();
    println!(
        "{met:?}, {} calls from the open desk",
        crowd.by_desk.load(Ordering::Relaxed)
    );
    println!(
        "F9  {} seconds, {crowds:?} processes at one desk, {} in all of {} kinds: {} acknowledged calls, 0 lost, \
         0 twice; {records} records without a gap in their numbers; 0 told of a busy database",
        long().as_secs(),
        met.values().sum::<usize>(),
        met.len(),
        crowd.told.lock().unwrap().len() + crowd.by_desk.load(Ordering::Relaxed),
    );
}

#[test]
fn the_checker_sees_a_gap_a_double_number_and_a_busy_database() {
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let panics = |numbers: BTreeMap<u64, BTreeSet<String>>| {
        std::panic::catch_unwind(|| is_unbroken("log", &numbers)).is_err()
    };
    assert!(!panics([(1, ids(&["a"])), (2, ids(&["b"]))].into()));
    assert!(panics([(1, ids(&["a"])), (3, ids(&["b"]))].into()));
    assert!(panics([(2, ids(&["a"]))].into()));
    assert!(panics([(1, ids(&["a", "b"]))].into()));
    let said = "Et annet samtale holder databasen. Ingenting er tapt.";
    assert!(std::panic::catch_unwind(|| is_calm(said)).is_err());
}
