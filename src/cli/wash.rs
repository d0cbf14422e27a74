//! `samtale wash`: looks every customer up in a reservation register's file, and writes the evidence down.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::{Map, Value};

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::list;
use super::out::{Output, is_watched};
use crate::app::TroubleKind;
use crate::disk::incoming;
use crate::forms::register::OfWhom;
use crate::forms::table::NotATable;
use crate::guard::Register;
use crate::model::fact::{Fact, Said};
use crate::model::list::List;
use crate::model::phone::Region;
use crate::model::queue::Counts;
use crate::say;
use crate::shell::clock::instant;
use crate::shell::home::{self, Home};
use crate::shell::trouble::{of_disk, of_store, trouble};
use crate::shell::washing::{ListSum, Looked, WashFailure, WashOrder, look};
use crate::store::More;
use crate::store::import::Pace;

/// Customers in one record at most: a line has room for three thousand.
const PART: usize = 2_500;

/// Look every customer up in a reservation register's file. Who stands in it is not called; who does not may be, for as
/// long as the register's version is good. A later version lifts what an earlier one said.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    samtale wash --register NO.REG.RESERVASJON --list-version 2026-11-02 reservert.csv\n  \
    samtale wash --register SE.REG.NIX --list-version 2026-11-16 nix.txt --dry-run\n\n\
    FILE has telephone numbers, one a line or in a column; or names with dates of birth (Navn, Fødselsdato); or names with\n\
    addresses (Navn, Adresse, Postnr, Poststed). CSV, text or XLSX. Washing with the same file twice adds nothing.")]
pub(super) struct Wash {
    /// The register, by its id or its name
    #[arg(long, value_name = "ID")]
    register: String,
    /// The date of the register's version: what it says counts from that day
    #[arg(long, value_name = "DATE")]
    list_version: NaiveDate,
    /// The register's file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Show what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
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
    good_until: Option<NaiveDate>,
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

impl Wash {
    /// Looks, writes, and says what it came to.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let (market, register) = named(&home, &self.register)?;
        self.refuse_future(&home)?;
        let good_until = good_until(&register, self.list_version);
        let order = self.order(&home, market, &register);
        let bar = Bar::new();
        let looked = look(&order, &home.store, |rows| bar.at(rows));
        let looked = looked.map_err(|why| failed(&order, &why))?;
        if !self.dry_run {
            write(&mut home, &looked, &bar)?;
        }
        bar.end();
        self.print(&home, &looked, good_until)
    }

    fn refuse_future(&self, home: &Home) -> Result<(), Failure> {
        let today = home.desk.clock.now().today();
        if self.list_version <= today {
            return Ok(());
        }
        Err(Failure::new(Exit::Usage, "cli-wash-future")
            .with("version", self.list_version)
            .with("today", today))
    }

    fn order(&self, home: &Home, market: Region, register: &Register) -> WashOrder {
        let typed = self.file.to_string_lossy();
        WashOrder {
            register: register.rule.id.to_string(),
            market,
            of_whom: of_whom(register),
            version: self.list_version,
            file: incoming::find(&typed, &[]).unwrap_or_else(|_| self.file.clone()),
            seller: home
                .seller()
                .unwrap_or_else(|| home::seller(&home.identity, "samtale wash")),
        }
    }

    fn print(
        &self,
        home: &Home,
        looked: &Looked,
        good_until: Option<NaiveDate>,
    ) -> Result<Exit, Failure> {
        let lists = of_lists(home, looked)?;
        let mut out = Output::open();
        if self.form.json {
            out.json(&self.report(looked, good_until, &lists))?;
        } else {
            self.say(home, looked, good_until, &mut out)?;
            for (list, sum, counts) in &lists {
                list::print(&mut out, &home.desk.lang, list, counts)?;
                out.line(&format!("  {}", of_list(home, sum)))?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }

    fn say(
        &self,
        home: &Home,
        looked: &Looked,
        good_until: Option<NaiveDate>,
        out: &mut Output,
    ) -> Result<(), Failure> {
        let lang = &home.desk.lang;
        let wash = &looked.wash;
        let id = if self.dry_run {
            "cli-would-wash"
        } else {
            "cli-washed"
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
        let Some(day) = good_until else { return Ok(()) };
        let id = if day < home.desk.clock.now().today() {
            "cli-wash-stale"
        } else {
            "cli-wash-good-until"
        };
        out.line(&say!(lang, id, day = day.to_string()))
    }

    fn report<'a>(
        &self,
        looked: &'a Looked,
        good_until: Option<NaiveDate>,
        lists: &[(List, ListSum, Counts)],
    ) -> Report<'a> {
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
            good_until,
            lists: lists.iter().map(OfList::of).collect(),
            dry_run: self.dry_run,
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

/// The register that is meant, and its market.
fn named(home: &Home, name: &str) -> Result<(Region, Register), Failure> {
    let all = || {
        let markets = home.rules.rules.markets.iter();
        markets.flat_map(|market| {
            let region = market.region;
            let registers = market.registers.iter();
            registers.filter_map(move |register| Some((region?, register)))
        })
    };
    if let Some((region, register)) = all().find(|(_, register)| register.is_called(name)) {
        return Ok((region, register.clone()));
    }
    let known: Vec<String> = all().map(|(_, it)| it.rule.id.to_string()).collect();
    Err(Failure::new(Exit::Usage, "cli-wash-no-register")
        .with("name", name)
        .with("known", known.join(", ")))
}

/// Whom a register lists: one that no person stands in lists companies.
fn of_whom(register: &Register) -> OfWhom {
    if register.rule.id.ends_with(".CVR") {
        OfWhom::Companies
    } else {
        OfWhom::People
    }
}

/// The last day on which a version is good, by the law and by the house.
fn good_until(register: &Register, version: NaiveDate) -> Option<NaiveDate> {
    let days = chrono::Days::new(u64::from(register.house_max_age_days));
    let by_house = version.checked_add_days(days);
    let by_law = register.freshness.last_day(version);
    by_law.into_iter().chain(by_house).min()
}

/// Writes the evidence in slices, between which a person's save goes first, and has the lists judged again.
fn write(home: &mut Home, looked: &Looked, bar: &Bar) -> Result<(), Failure> {
    let mut pace = Pace::default();
    let mut rest = looked.new.as_slice();
    if rest.is_empty() && !home.store.is_washed_with(&looked.wash)? {
        append(home, looked, rest)?;
    }
    while !rest.is_empty() {
        let (part, after) = rest.split_at(pace.rows().min(PART).min(rest.len()));
        let began = instant();
        append(home, looked, part)?;
        pace.took(part.len(), instant().saturating_duration_since(began));
        rest = after;
        bar.at(u64::try_from(rest.len()).unwrap_or_default());
    }
    let now = home.desk.clock.now();
    while home.store.refresh(now)? == More::Yes {}
    Ok(())
}

fn append(
    home: &mut Home,
    looked: &Looked,
    part: &[(crate::model::id::CustomerId, crate::model::wash::Found)],
) -> Result<(), Failure> {
    let now = home.desk.clock.now();
    let said = Said {
        at: now.at,
        by: Some(looked.wash.seller.id),
        about: None,
        fact: Fact::Wash(Box::new(looked.evidence(part))),
    };
    home.store.append_slice(&[said], now, &mut home.random)?;
    Ok(())
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

fn failed(order: &WashOrder, why: &WashFailure) -> Failure {
    let path = order.file.display().to_string();
    let kind = match why {
        WashFailure::Disk(cause) => return Failure::trouble("cli-not-washed", of_disk(cause)),
        WashFailure::Store(cause) => return Failure::trouble("cli-not-washed", of_store(cause)),
        WashFailure::FindsNobody(_) => {
            return Failure::new(Exit::Data, "cli-wash-finds-nobody").with("path", path);
        }
        WashFailure::Unread(read) => {
            return Failure::new(Exit::Data, "cli-wash-unreadable")
                .with("path", path)
                .with("unread", read.unread)
                .with("rows", read.rows)
                .with("line", read.first_unread.unwrap_or_default());
        }
        WashFailure::NoRows | WashFailure::NotATable(NotATable::Empty) => TroubleKind::NoRows,
        WashFailure::NotATable(_) => TroubleKind::Damaged,
    };
    let mut trouble = trouble(kind, why);
    trouble.path = Some(order.file.clone());
    Failure::trouble("cli-not-washed", trouble)
}

/// A bar that a person sees; nobody else does.
struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        if !is_watched() {
            return Self(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} ({per_sec})") {
            bar.set_style(style);
        }
        Self(bar)
    }

    fn at(&self, rows: u64) {
        self.0.set_position(rows);
    }

    fn end(&self) {
        self.0.finish_and_clear();
    }
}
