//! A home with customers who came as facts, and not from a list in a file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::program::{run, run_with};

/// A home in which Kari sits, and a directory around it.
pub(crate) struct People {
    around: TempDir,
    home: PathBuf,
}

impl People {
    /// A home with so many businesses that can be called: *Kunde 1*, *Kunde 2* and on, in this order in the queue.
    pub(crate) fn new(count: usize) -> Self {
        let around = tempfile::tempdir().unwrap();
        let home = around.path().join("home");
        let people = Self { around, home };
        people.move_in(count);
        people
    }

    /// The same in a directory that was made before, as on a disk of its own.
    pub(crate) fn at(home: PathBuf, count: usize) -> Self {
        let around = tempfile::tempdir().unwrap();
        let people = Self { around, home };
        people.move_in(count);
        people
    }

    fn move_in(&self, count: usize) {
        let words = ["init", "--seller", "Kari", "--market", "no", "--lang", "nb"];
        run(&self.home, &words).exits(0);
        let customers = (1..=count).map(|n| {
            customer(json!({
                "name": format!("Kunde {n}"),
                "company": format!("Bedrift {n} AS"),
                "phones": [number(n)],
                "place": n,
            }))
        });
        let list = json!({"t": "list.new", "b": {
            "id": LIST, "name": "Vinter", "market": "NO", "audience": "business", "ground": "customers", "state": "open",
        }});
        let lines: Vec<Value> = std::iter::once(list).chain(customers).collect();
        self.say(&lines);
    }

    /// The home.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// A place beside the home.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.around.path().join(name)
    }

    /// Adds facts, and answers with what the program said of each.
    #[track_caller]
    pub(crate) fn say(&self, facts: &[Value]) -> Vec<Value> {
        let mut lines = String::new();
        for fact in facts {
            writeln!(lines, "{fact}").unwrap();
        }
        let said = run_with(&self.home, &["log", "add", "--json"], &lines).exits(0);
        said.json_lines()
    }

    /// What `check --json` says; it must be content.
    #[track_caller]
    pub(crate) fn check(&self) -> Value {
        let report = run(&self.home, &["check", "--json"]).exits(0).json();
        assert_eq!(report["ok"], json!(true), "{report}");
        report
    }

    /// The rows of an export, as JSON.
    #[track_caller]
    pub(crate) fn export(&self, what: &str) -> Vec<Value> {
        run(&self.home, &["export", what]).exits(0).json_lines()
    }
}

/// The list that everybody is on.
pub(crate) const LIST: &str = "l-0000000000000001";

/// The fact that somebody became a customer; list, audience and place are filled in.
pub(crate) fn customer(mut body: Value) -> Value {
    body["audience"] = json!("business");
    body["list"] = json!({"id": LIST, "name": "Vinter"});
    json!({"t": "customer.new", "b": body})
}

/// A number of the right length, generated, and never to be called.
pub(crate) fn number(n: usize) -> String {
    format!("+47{}", 41_000_000 + n)
}
