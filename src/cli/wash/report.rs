//! What a wash came to, in words and as JSON.

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::args::Form;
use crate::cli::exit::Failure;
use crate::cli::list;
use crate::cli::out::Output;
use crate::model::list::List;
use crate::model::queue::Counts;
use crate::say;
use crate::shell::home::Home;
use crate::shell::washing::{ListSum, Looked};

/// Whether anything was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// It was.
    Real,
    /// Nothing was.
    Dry,
}

/// What a wash came to.
pub(super) struct Outcome<'a> {
    pub(super) home: &'a Home,
    pub(super) looked: &'a Looked,
    /// The last day on which the version is good.
    pub(super) good_until: NaiveDate,
    pub(super) run: Run,
}

/// What the wash came to. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Report<'a> {
    register: &'a str,
    version: NaiveDate,
    file: &'a str,
    hash: &'a str,
    rows: u64,
    unread: u64,
    customers: u64,
    hits: u64,
    newly_listed: u64,
    lifted: u64,
    unwashed: u64,
    written: u64,
    good_until: NaiveDate,
    lists: Vec<OfList>,
    dry_run: bool,
}

/// How one list stands afterwards.
#[derive(Debug, Serialize)]
struct OfList {
    list: String,
    clear: u64,
    listed: u64,
    unwashed: u64,
    callable_now: u64,
    waiting: Map<String, Value>,
}

impl Outcome<'_> {
    /// Prints it for people or for programs.
    pub(super) fn print(&self, form: Form) -> Result<(), Failure> {
        let lists = of_lists(self.home, self.looked)?;
        let mut out = Output::open();
        if form.json {
            out.json(&self.report(&lists))?;
        } else {
            self.say(&mut out)?;
            for (list, sum, counts) in &lists {
                list::print(&mut out, &self.home.desk.lang, list, counts)?;
                out.line(&format!("  {}", of_list(self.home, sum)))?;
            }
        }
        out.flush()
    }

    fn say(&self, out: &mut Output) -> Result<(), Failure> {
        let lang = &self.home.desk.lang;
        let looked = self.looked;
        let wash = &looked.wash;
        let id = match self.run {
            Run::Dry => "cli-would-wash",
            Run::Real => "cli-washed",
        };
        out.line(&say!(
            lang,
            id,
            register = &wash.register,
            version = wash.version.to_string(),
            rows = wash.rows,
            customers = wash.customers,
            hits = wash.hits,
        ))?;
        if looked.new.is_empty() {
            out.line(&lang.say("cli-wash-known"))?;
        } else {
            out.line(&say!(
                lang,
                "cli-wash-changed",
                listed = looked.newly_listed,
                lifted = looked.lifted,
            ))?;
        }
        if looked.read.unread > 0 {
            let line = looked.read.first_unread.unwrap_or_default();
            let count = looked.read.unread;
            out.line(&say!(lang, "cli-wash-unread", count = count, line = line))?;
        }
        if looked.all.unknowable > 0 {
            let count = looked.all.unknowable;
            out.line(&say!(lang, "cli-wash-unwashed", count = count))?;
        }
        let day = self.good_until;
        let id = if day < self.home.desk.clock.now().today() {
            "cli-wash-stale"
        } else {
            "cli-wash-good-until"
        };
        out.line(&say!(lang, id, day = day.to_string()))
    }

    fn report(&self, lists: &[(List, ListSum, Counts)]) -> Report<'_> {
        let looked = self.looked;
        let wash = &looked.wash;
        Report {
            register: &wash.register,
            version: wash.version,
            file: &wash.file,
            hash: &wash.hash,
            rows: wash.rows,
            unread: looked.read.unread,
            customers: wash.customers,
            hits: wash.hits,
            newly_listed: looked.newly_listed,
            lifted: looked.lifted,
            unwashed: looked.all.unknowable,
            written: u64::try_from(looked.new.len()).unwrap_or_default(),
            good_until: self.good_until,
            lists: lists.iter().map(OfList::of).collect(),
            dry_run: self.run == Run::Dry,
        }
    }
}

impl OfList {
    fn of((list, sum, counts): &(List, ListSum, Counts)) -> Self {
        let waiting = counts.waiting.iter();
        Self {
            list: list.name.clone(),
            clear: sum.clear,
            listed: sum.listed,
            unwashed: sum.unknowable,
            callable_now: counts.now,
            waiting: waiting
                .map(|(hold, count, _)| (hold.name().to_owned(), (*count).into()))
                .collect(),
        }
    }
}

/// The lists that the wash was about, and how each is doing.
fn of_lists(home: &Home, looked: &Looked) -> Result<Vec<(List, ListSum, Counts)>, Failure> {
    let now = home.desk.clock.now();
    let all = home.store.all_lists()?;
    let mut lists = Vec::new();
    for (place, sum) in &looked.lists {
        if let Some(list) = all.get(*place) {
            let counts = home.store.list_counts(list.id, now)?;
            lists.push((list.clone(), *sum, counts));
        }
    }
    Ok(lists)
}

fn of_list(home: &Home, sum: &ListSum) -> String {
    say!(
        home.desk.lang,
        "cli-wash-of-list",
        listed = sum.listed,
        clear = sum.clear,
        unwashed = sum.unknowable,
    )
}
