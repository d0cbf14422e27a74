//! `samtale list`: how each list is doing, and what may be changed about one.

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::{wash, words};
use crate::lang::Lang;
use crate::model::fact::{Fact, ListSet, Said};
use crate::model::list::{Ground, List as TheList, ListAnswers, ListAudience, ListState, Washed};
use crate::model::moment::Now;
use crate::model::queue::Counts;
use crate::model::talk::Interval;
use crate::model::text::Safe;
use crate::say;
use crate::shell::home::Home;
use crate::shell::washing::{WashState, states};
use crate::store::Undo;

/// See, pause, close and reopen lists, and answer their three questions.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Examples:\n  samtale list show\n  samtale list pause \"Vinter 2026\"\n  \
    samtale list set Jul --audience consumer --ground asked \\\n    --washed NO.REG.RESERVASJON=2026-11-19 --washed-by Kari"
)]
pub(super) enum List {
    /// How each list is doing, and why the rest wait
    Show(Show),
    /// Give the desk nobody from this list for now; callbacks and promises stay due
    Pause(Named),
    /// Give the desk nobody from this list any more; callbacks and promises stay due
    Close(Named),
    /// Give the desk people from this list again
    Reopen(Named),
    /// Take back a list that came in by mistake and from which nobody was called
    Undo(Named),
    /// Answer the three questions: who are they, what lets us call them, is it washed
    Set(Set),
}

/// How each list is doing.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// Only this list
    name: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// A list by its name.
#[derive(Debug, Args)]
pub(super) struct Named {
    /// The list
    name: String,
}

/// The answers to a list's three questions; what is not given stays.
#[derive(Debug, Args)]
pub(super) struct Set {
    /// The list
    name: String,
    #[command(flatten)]
    answers: Answers,
    /// The campaign the list is called for
    #[arg(long, value_name = "CODE")]
    campaign: Option<String>,
    /// Days after which a customer on it is glad to hear from you
    #[arg(long, value_name = "DAYS", requires = "latest_days", value_parser = clap::value_parser!(u16).range(1..=3_650))]
    ideal_days: Option<u16>,
    /// Days after which a customer on it is forgotten
    #[arg(long, value_name = "DAYS", requires = "ideal_days", value_parser = clap::value_parser!(u16).range(1..=3_650))]
    latest_days: Option<u16>,
}

/// The three questions, as options.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Answers {
    /// Who they are: consumer, sole-trader, business, or auto (each row decides)
    #[arg(long, value_name = "WHO", value_parser = words::audience)]
    pub audience: Option<ListAudience>,
    /// What lets you call them: cold, customers, asked or donors
    #[arg(long, value_name = "WHY", value_parser = words::ground)]
    pub ground: Option<Ground>,
    /// The list has been washed against this version of a register
    #[arg(long, value_name = "REGISTER=DATE", requires = "washed_by", value_parser = words::washed)]
    pub washed: Vec<(String, NaiveDate)>,
    /// Who washed it
    #[arg(long, value_name = "NAME", requires = "washed")]
    pub washed_by: Option<String>,
}

impl Answers {
    /// Refuses a wash against a register that no market has.
    pub(super) fn refuse_unknown(&self, home: &Home) -> Result<(), Failure> {
        let mut washed = self.washed.iter();
        washed.try_for_each(|(register, _)| wash::named(home, register).map(|_| ()))
    }

    /// Refuses a wash against a version that is still to come.
    fn refuse_future(&self, today: NaiveDate) -> Result<(), Failure> {
        let mut versions = self.washed.iter().map(|(_, version)| *version);
        versions
            .find(|version| *version > today)
            .map_or(Ok(()), |version| {
                Err(Failure::new(Exit::Usage, "cli-washed-future")
                    .with("version", version)
                    .with("today", today))
            })
    }

    /// These answers over those that were there.
    #[must_use]
    pub(super) fn over(&self, before: ListAnswers) -> ListAnswers {
        let by = self.washed_by.clone().unwrap_or_default();
        let washed = self.washed.iter().map(|(register, version)| Washed {
            register: register.clone(),
            version: *version,
            by: by.clone(),
        });
        ListAnswers {
            audience: self.audience.or(before.audience),
            ground: self.ground.or(before.ground),
            washed: before.washed.into_iter().chain(washed).collect(),
        }
    }
}

/// A list as JSON names it.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: String,
    name: &'a str,
    state: ListState,
    market: String,
    campaign: &'a str,
    source: &'a str,
    #[serde(flatten)]
    answers: &'a ListAnswers,
    now: u64,
    waiting: serde_json::Map<String, serde_json::Value>,
    done: u64,
    washes: Vec<WashRow>,
}

/// How some people of a list are washed, as JSON names it.
#[derive(Debug, Serialize)]
struct WashRow {
    register: String,
    version: NaiveDate,
    customers: u64,
    good_until: Option<NaiveDate>,
}

impl List {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        match self {
            Self::Show(show) => show.run(&mut home),
            Self::Pause(list) => list.becomes(&mut home, ListState::Paused),
            Self::Close(list) => list.becomes(&mut home, ListState::Closed),
            Self::Reopen(list) => list.becomes(&mut home, ListState::Open),
            Self::Undo(list) => list.undo(&mut home),
            Self::Set(set) => set.run(&mut home),
        }
    }
}

impl Show {
    fn run(self, home: &mut Home) -> Result<Exit, Failure> {
        home.judge()?;
        let now = home.desk.clock.now();
        let mut lists = home.store.all_lists()?;
        if let Some(name) = &self.name {
            lists = vec![named(home, name)?];
        }
        let mut out = Output::open();
        let mut rows = Vec::new();
        for list in &lists {
            let counts = home.store.list_counts(list.id, now)?;
            let washes = states(&home.store, &home.rules.rules, list)?;
            if self.form.json {
                rows.push(Row::of(list, &counts, washes));
            } else {
                print(&mut out, &home.desk.lang, list, &counts)?;
                for wash in &washes {
                    out.line(&washed(&home.desk.lang, wash, now))?;
                }
            }
        }
        if self.form.json {
            out.json(&rows)?;
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

impl Named {
    fn becomes(self, home: &mut Home, state: ListState) -> Result<Exit, Failure> {
        let list = named(home, &self.name)?;
        set(
            home,
            ListSet {
                list: list.id,
                state: Some(state),
                answers: None,
                campaign: None,
                interval: None,
                replaces: Vec::new(),
            },
        )
    }

    fn undo(self, home: &mut Home) -> Result<Exit, Failure> {
        let list = named(home, &self.name)?;
        let why = home.desk.lang.say("list-undone-why");
        let facts = match home.store.undo_of(list.id, &why)? {
            Undo::Facts(facts) => facts,
            Undo::CalledFrom(calls) => {
                return Err(Failure::new(Exit::Data, "cli-list-called-from")
                    .with("name", &list.name)
                    .with("calls", calls));
            }
        };
        let now = home.desk.clock.now();
        let by = home.seller().map(|seller| seller.id);
        let said = |(about, fact)| Said {
            at: now.at,
            by,
            about,
            fact,
        };
        let said: Vec<Said> = facts.into_iter().map(said).collect();
        let counts = home.store.list_counts(list.id, now)?;
        home.store.append(&said, now, &mut home.random)?;
        let people = counts.now + counts.waiting_total() + counts.done;
        let mut out = Output::open();
        let name = Safe::line(&list.name).into_string();
        let callbacks = said.len().saturating_sub(1);
        out.line(&say!(
            home.desk.lang,
            "cli-list-undone",
            name = name,
            people = people,
            callbacks = callbacks,
        ))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}

impl Set {
    fn run(self, home: &mut Home) -> Result<Exit, Failure> {
        let list = named(home, &self.name)?;
        if let Some(code) = &self.campaign {
            words::campaign(&home.desk.config, code)?;
        }
        self.answers.refuse_unknown(home)?;
        self.answers.refuse_future(home.desk.clock.now().today())?;
        let answers = self.answers.over(list.answers.clone());
        let days = self.ideal_days.zip(self.latest_days);
        let interval = days.map(|(ideal_days, latest_days)| Interval {
            ideal_days: ideal_days.min(latest_days),
            latest_days: latest_days.max(ideal_days),
        });
        set(
            home,
            ListSet {
                list: list.id,
                state: None,
                answers: Some(answers),
                campaign: self.campaign,
                interval,
                replaces: Vec::new(),
            },
        )
    }
}

fn set(home: &mut Home, set: ListSet) -> Result<Exit, Failure> {
    let now = home.desk.clock.now();
    let list = set.list;
    let said = Said {
        at: now.at,
        by: home.seller().map(|seller| seller.id),
        about: None,
        fact: Fact::ListSet(set),
    };
    home.store.append(&[said], now, &mut home.random)?;
    home.judge()?;
    let changed = home.store.list(list)?;
    let mut out = Output::open();
    if let Some(list) = changed {
        let counts = home.store.list_counts(list.id, now)?;
        print(&mut out, &home.desk.lang, &list, &counts)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The list of this name.
pub(super) fn named(home: &Home, name: &str) -> Result<TheList, Failure> {
    home.store
        .list_by_name(name)?
        .ok_or_else(|| Failure::new(Exit::Usage, "cli-no-list").with("name", name))
}

/// A list and how it is doing, for people.
pub(super) fn print(
    out: &mut Output,
    lang: &Lang,
    list: &TheList,
    counts: &Counts,
) -> Result<(), Failure> {
    let name = Safe::line(&list.name).into_string();
    out.line(&say!(
        lang,
        "cli-list",
        name = name,
        state = lang.name(&list.state),
        now = counts.now,
        waiting = counts.waiting_total(),
        done = counts.done,
    ))?;
    for line in waiting(lang, counts) {
        out.line(&line)?;
    }
    Ok(())
}

/// Why the others wait, a line each.
#[must_use]
pub(super) fn waiting(lang: &Lang, counts: &Counts) -> Vec<String> {
    let line = |(hold, count, _): &(crate::model::queue::Hold, u64, _)| {
        let hold = lang.name(hold);
        format!(
            "  {}",
            say!(lang, "queue-empty-why", count = *count, hold = hold)
        )
    };
    counts.waiting.iter().map(line).collect()
}

/// Against what some of a list were washed, and until when that is good.
fn washed(lang: &Lang, wash: &WashState, now: Now) -> String {
    let until = wash.good_until.unwrap_or(wash.version);
    let id = if until < now.today() {
        "cli-list-washed-stale"
    } else {
        "cli-list-washed"
    };
    let line = say!(
        lang,
        id,
        register = &wash.register,
        version = wash.version.to_string(),
        count = wash.customers,
        day = until.to_string(),
    );
    format!("  {line}")
}

impl From<WashState> for WashRow {
    fn from(wash: WashState) -> Self {
        Self {
            register: wash.register,
            version: wash.version,
            customers: wash.customers,
            good_until: wash.good_until,
        }
    }
}

impl<'a> Row<'a> {
    fn of(list: &'a TheList, counts: &Counts, washes: Vec<WashState>) -> Self {
        let waiting = counts
            .waiting
            .iter()
            .map(|(hold, count, _)| (hold.name().to_owned(), (*count).into()));
        Self {
            id: list.id.to_string(),
            name: &list.name,
            state: list.state,
            market: list.market.to_string(),
            campaign: &list.campaign,
            source: &list.source,
            answers: &list.answers,
            now: counts.now,
            waiting: waiting.collect(),
            done: counts.done,
            washes: washes.into_iter().map(Into::into).collect(),
        }
    }
}
