//! What is struck: each command that writes, in a home that is ready for it, and how one sees whether it was done.

use super::*;

/// What a command is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    /// Calls are added, and acknowledged one by one.
    Adds,
    /// What waits is sent, and another desk's call is read.
    Syncs,
    /// Many small files become a larger one.
    RollsUp,
    /// Those go that the larger one holds.
    Clears,
    /// Somebody is forgotten, and no file speaks of them any more.
    Forgets,
    /// The folder has lost a file, and gets it back.
    Heals,
    /// A list comes in.
    Imports,
    /// Two customers are one.
    Merges,
    /// A desk that asked is taken in.
    Admits,
    /// A home joins a team.
    Joins,
    /// Every table is made anew.
    Rebuilds,
    /// The database of before is put back.
    Restores,
}

/// Every deed.
pub(super) const DEEDS: [Deed; 12] = [
    Deed::Adds,
    Deed::Syncs,
    Deed::Forgets,
    Deed::Imports,
    Deed::RollsUp,
    Deed::Clears,
    Deed::Heals,
    Deed::Merges,
    Deed::Admits,
    Deed::Joins,
    Deed::Rebuilds,
    Deed::Restores,
];

/// How many customers the imported list has; three of them are known.
const LISTED: usize = 9;
/// So many small files are worth a larger one.
const SMALL: usize = 9;

fn call_about(customer: &str, notes: &str) -> String {
    let call = json!({"t": "call", "sub": customer, "b": {"line": "answered", "notes": notes}});
    format!("{call}\n")
}

impl Deed {
    /// At whose home it is done.
    pub(super) fn home(self) -> &'static str {
        if self == Self::Joins { "per" } else { "kari" }
    }

    /// When it is done: files are rolled up on the day after, and go on the next.
    pub(super) fn clock(self) -> &'static str {
        if self == Self::RollsUp {
            "2026-11-24T10:00:00+01:00"
        } else if self == Self::Clears {
            "2026-11-26T10:00:00+01:00"
        } else {
            CLOCK
        }
    }

    /// Makes the homes ready for it.
    pub(super) fn prepare(self, team: &Team) {
        let add = |home: &str, notes: &str| {
            let line = call_about(&team.id_of(home, "Kunde 1"), notes);
            run_with(&team.home(home), &["log", "add", "--json"], &line).exits(0);
        };
        match self {
            Self::Adds | Self::Forgets | Self::Rebuilds => {
                add("kari", "fra før");
                team.sync("kari");
            }
            Self::Syncs => {
                add("ola", "fra Ola");
                team.sync("ola");
                add("kari", "venter");
            }
            Self::RollsUp | Self::Clears => {
                for n in 0..SMALL {
                    add("kari", &format!("liten {n}"));
                    team.sync("kari");
                }
                if self == Self::Clears {
                    let home = team.home("kari");
                    run_at(&home, Self::RollsUp.clock(), &["sync", "--once"], "").exits(0);
                }
            }
            Self::Heals => {
                add("kari", "borte");
                team.sync("kari");
                team.sync("ola");
                let lost = Self::lost(team);
                std::fs::remove_file(lost).unwrap();
            }
            Self::Imports => {
                let file = team.around.path().join("flere.csv");
                std::fs::write(file, list(LISTED)).unwrap();
            }
            Self::Merges => {}
            Self::Admits => {
                team.init("per", "Per");
                team.join("per", &[]);
            }
            Self::Joins => team.init("per", "Per"),
            Self::Restores => {
                let copy = team.around.path().join("kopi.db");
                run(&team.home("kari"), &["backup", copy.to_str().unwrap()]).exits(0);
                add("kari", "etter kopien");
                team.sync("kari");
                add("kari", "etter kopien, usendt");
            }
        }
    }

    /// The last of the own files in the folder.
    fn lost(team: &Team) -> PathBuf {
        let all = parcels(&team.folder()).into_iter();
        let mut of_kari = all.filter(|path| {
            std::fs::read_to_string(path)
                .unwrap()
                .contains("\"notes\":\"borte\"")
        });
        of_kari.next_back().unwrap()
    }

    /// The words of the command, and what is typed.
    pub(super) fn words(self, team: &Team) -> (Vec<String>, String) {
        let beside = |name: &str| team.around.path().join(name).to_str().unwrap().to_owned();
        let customer = |name| team.id_of("kari", name);
        let mut typed = String::new();
        let words = match self {
            Self::Adds => {
                let about = customer("Kunde 1");
                typed = ["slag 1", "slag 2"]
                    .map(|it| call_about(&about, it))
                    .concat();
                "log add --json".to_owned()
            }
            Self::Syncs | Self::RollsUp | Self::Clears => "sync --once".to_owned(),
            Self::Forgets => format!("privacy forget {} --basis brev --yes", customer("Kunde 1")),
            Self::Heals => "team rebuild".to_owned(),
            Self::Imports => format!(
                "import {} --list Flere --audience business --ground customers",
                beside("flere.csv")
            ),
            Self::Merges => format!("merge {} {}", customer("Kunde 1"), customer("Kunde 2")),
            Self::Admits => "team admit".to_owned(),
            Self::Joins => format!("team join {} {}", beside("folder"), team.code()),
            Self::Rebuilds => "check --rebuild".to_owned(),
            Self::Restores => format!("restore {} --replace", beside("kopi.db")),
        };
        (words.split(' ').map(str::to_owned).collect(), typed)
    }

    /// How much of it is done, as one who looks sees it: nothing, all, or steps between, if it has any.
    pub(super) fn done(self, team: &Team) -> Done {
        let kari = team.home("kari");
        let calls = || run(&kari, &["export", "calls"]).exits(0);
        let (done, of) = match self {
            Self::Adds => (calls().out.matches("\"notes\":\"slag ").count(), 2),
            Self::Syncs => {
                let checked = run(&kari, &["check", "--json"]).exits(0).json();
                let is_sent = checked["unpublished"] == json!(0);
                let is_read = calls().out.contains("fra Ola");
                (usize::from(is_sent) + usize::from(is_read), 2)
            }
            Self::Forgets => {
                let knows = !team.finds("kari", "Kunde 1").is_empty();
                (usize::from(!knows), 1)
            }
            Self::Heals => {
                let texts = parcels(&team.folder()).into_iter();
                let mut texts = texts.map(|path| std::fs::read_to_string(path).unwrap());
                let is_back = texts.any(|it| it.contains("\"notes\":\"borte\""));
                (usize::from(is_back), 1)
            }
            Self::Imports => {
                let names = team.names("kari").len();
                assert!(names >= 3, "customers are gone");
                (names - 3, LISTED - 3)
            }
            Self::Merges => {
                let about = team.id_of("kari", "Kunde 2");
                let said = run(&kari, &["merge", &about, "--json"]).exits(0);
                (said.out.matches("c-").count().min(2) - 1, 1)
            }
            Self::Admits => {
                let asking = &team.status("kari")["asking"];
                (usize::from(*asking == json!([])), 1)
            }
            Self::Joins => {
                let said = run(&team.home("per"), &["team", "status", "--json"]);
                (usize::from(said.code == 0), 1)
            }
            Self::Restores => {
                let has_later = calls().out.contains("etter kopien, usendt");
                (usize::from(!has_later), 1)
            }
            // Nobody sees it but in the files, or in nothing at all.
            Self::RollsUp | Self::Clears | Self::Rebuilds => (0, 0),
        };
        assert!(done <= of, "{self:?} was done {done} times, of {of}");
        Done { done, of }
    }

    /// How often it can be seen to be half done: each step holds by itself.
    pub(super) fn has_steps(self) -> bool {
        matches!(self, Self::Adds | Self::Syncs | Self::Imports)
    }
}

/// How much of a deed was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Done {
    pub(super) done: usize,
    pub(super) of: usize,
}

impl Done {
    pub(super) fn is_all(self) -> bool {
        self.done == self.of
    }
}
