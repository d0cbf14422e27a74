//! `samtale wash`: looks every customer up in a reservation register's file, and writes the evidence down.

mod report;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use self::report::{Outcome, Run};
use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::is_watched;
use crate::app::TroubleKind;
use crate::disk::incoming;
use crate::forms::register::By;
use crate::forms::table::NotATable;
use crate::guard::Register;
use crate::model::fact::{Fact, Said};
use crate::model::phone::Region;
use crate::model::wash;
use crate::shell::clock::instant;
use crate::shell::home::{self, Home};
use crate::shell::trouble::{of_disk, of_store, trouble};
use crate::shell::washing::{Looked, WashFailure, WashOrder, look};
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

impl Wash {
    /// Looks, writes, and says what it came to.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let (market, register) = named(&home, &self.register)?;
        self.refuse_future(&home)?;
        let (_, good_until) = register.last_days(self.list_version);
        let order = self.order(&home, market, &register);
        let bar = Bar::new();
        let looked = look(&order, &home.store, |rows| bar.at(rows));
        let looked = looked.map_err(|why| failed(&order, &why))?;
        if !self.dry_run {
            write(&mut home, &looked, &bar)?;
        }
        bar.end();
        let outcome = Outcome {
            home: &home,
            looked: &looked,
            good_until,
            run: if self.dry_run { Run::Dry } else { Run::Real },
        };
        outcome.print(self.form)?;
        Ok(Exit::Done)
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
            matching: matching(register),
            version: self.list_version,
            file: incoming::find(&typed, &[]).unwrap_or_else(|_| self.file.clone()),
            seller: home
                .seller()
                .unwrap_or_else(|| home::seller(&home.identity, "samtale wash")),
        }
    }
}

/// The register that is meant, and its market.
pub(super) fn named(home: &Home, name: &str) -> Result<(Region, Register), Failure> {
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

/// By what people are found in a register, as its rule has it; a rule that does not say is taken at any.
fn matching(register: &Register) -> By {
    let has = |words: &[&str]| {
        let mut known = register.match_on.iter();
        let is_named = known.any(|known| words.contains(&known.as_str()));
        (is_named || register.match_on.is_empty()).then_some(())
    };
    By {
        phone: has(&["phone"]),
        birth: has(&["name+birth_date"]),
        address: has(&["name+address"]),
        company: has(&["cvr_number", "org_number"]),
    }
}

/// Writes the evidence in slices, between which a person's save goes first, and has the lists judged again.
fn write(home: &mut Home, looked: &Looked, bar: &Bar) -> Result<(), Failure> {
    home.store.in_bulk()?;
    let mut pace = Pace::default();
    let mut rest = looked.new.as_slice();
    if rest.is_empty() && !home.store.is_washed_with(&looked.wash)? {
        append(home, looked, rest)?;
    }
    while !rest.is_empty() {
        pace.beside(home.company());
        let (part, after) = rest.split_at(pace.rows().min(rest.len()));
        let began = instant();
        append(home, looked, part)?;
        pace.took(part.len(), instant().saturating_duration_since(began));
        rest = after;
        bar.at(u64::try_from(rest.len()).unwrap_or_default());
    }
    Ok(home.judge()?)
}

fn append(
    home: &mut Home,
    looked: &Looked,
    part: &[(crate::model::id::CustomerId, crate::model::wash::Found)],
) -> Result<(), Failure> {
    let now = home.desk.clock.now();
    let said = |evidence: wash::Wash| Said {
        at: now.at,
        by: Some(looked.wash.seller.id),
        about: None,
        fact: Fact::Wash(Box::new(evidence)),
    };
    let mut parts: Vec<Said> = part
        .chunks(PART)
        .map(|part| said(looked.evidence(part)))
        .collect();
    if parts.is_empty() {
        parts.push(said(looked.evidence(&[])));
    }
    home.store.append_slice(&parts, now, &mut home.random)?;
    Ok(())
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
