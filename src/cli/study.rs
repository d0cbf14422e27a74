//! `samtale study`: a morning of listening. Somebody beside a seller writes one line per call, in the customer's words; the
//! lines are sorted together afterwards, and the morning is seen on one page.
//!
//! *Invariant:* no customer and no seller is named in what is kept; each line is kept before the next is asked for.

use std::io::{BufRead as _, StdinLock};

use chrono::NaiveDate;
use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::forms::report::text;
use crate::model::fact::{Fact, Said};
use crate::model::id::RecordId;
use crate::model::moment::Moment;
use crate::model::reported::{DemandSeen, Happened, HeardBy};
use crate::model::said::{Demand, DemandKind};
use crate::model::talk::{Heard, Talk};
use crate::report::{Filters, Period, Tally};
use crate::say;
use crate::shell::home::Home;
use crate::shell::terminal;

/// Columns of the page where there is no terminal.
const COLUMNS: usize = 100;
/// A line that is nothing but this takes back the one before.
const STRIKE: &str = "-";

/// A morning of listening: one line per call in the customer's words, sorted afterwards.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale study           listen, then sort, then see the morning\n  \
    samtale study --page    only see it\n\n\
    Sit beside a seller and write what the customer wanted, in their words. An empty line ends the listening; a line with - \
    alone takes back the one before. No customer and no seller is kept; samtale report counts the lines as heard by listening."
)]
pub(super) struct Study {
    /// Only show what was heard
    #[arg(long)]
    page: bool,
    /// Of this day [default: today]
    #[arg(long, value_name = "DAY", value_parser = super::words::day, requires = "page")]
    day: Option<NaiveDate>,
}

impl Study {
    /// Listens, sorts and shows.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut study = Morning {
            home: context.home()?,
            input: std::io::stdin().lock(),
            out: Output::open(),
        };
        let day = self
            .day
            .unwrap_or_else(|| study.home.desk.clock.now().today());
        if !self.page {
            study.listen()?;
            study.sort(day)?;
        }
        study.show(day)?;
        study.out.flush()?;
        Ok(Exit::Done)
    }
}

struct Morning {
    home: Home,
    input: StdinLock<'static>,
    out: Output,
}

impl Morning {
    fn listen(&mut self) -> Result<(), Failure> {
        self.tell("study-listen")?;
        let mut kept: Vec<(RecordId, Demand)> = Vec::new();
        while let Some(words) = self.line()?.filter(|words| !words.is_empty()) {
            if words == STRIKE {
                if let Some((of, demand)) = kept.pop() {
                    self.keep(Some(of), demand.clone(), true)?;
                    let said = say!(self.home.desk.lang, "study-struck", words = &demand.words);
                    self.out.line(&said)?;
                }
            } else {
                let demand = Demand {
                    words,
                    kind: DemandKind::Unclear,
                    matters: String::new(),
                    cause: String::new(),
                };
                let id = self.keep(None, demand.clone(), false)?;
                kept.extend(id.map(|id| (id, demand)));
                let said = say!(self.home.desk.lang, "study-kept", count = kept.len());
                self.out.line(&said)?;
            }
            self.out.flush()?;
        }
        Ok(())
    }

    /// Asks of each line that is not sorted what it was; whoever wants to may leave it.
    fn sort(&mut self, day: NaiveDate) -> Result<(), Failure> {
        let mut lines = self.heard(day)?;
        lines.retain(|(_, demand)| demand.kind == DemandKind::Unclear);
        if lines.is_empty() {
            return Ok(());
        }
        self.tell("study-sort")?;
        for (of, mut demand) in lines {
            let asked = say!(self.home.desk.lang, "study-which", words = &demand.words);
            self.out.line(&asked)?;
            self.out.flush()?;
            let Some(answer) = self.line()? else { break };
            demand.kind = match answer.as_str() {
                "1" => DemandKind::Value,
                "2" => DemandKind::Failure,
                "3" => DemandKind::Neither,
                _ => continue,
            };
            if demand.kind == DemandKind::Failure {
                self.tell("study-cause")?;
                demand.cause = self.line()?.unwrap_or_default();
            }
            self.keep(Some(of), demand, false)?;
        }
        Ok(())
    }

    /// The day on one page.
    fn show(&mut self, day: NaiveDate) -> Result<(), Failure> {
        let now = self.home.desk.clock.now();
        let Some(period) = Period::of(day, day) else {
            return Ok(());
        };
        let mut tally = Tally::new(period, Filters::default(), now);
        for (_, demand) in self.heard(day)? {
            tally.add(Happened::Demand(Box::new(DemandSeen {
                day,
                demand,
                heard: HeardBy::Listening,
                whose: None,
            })));
        }
        let mut report = tally.finish();
        report
            .tables
            .retain(|table| ["voice", "demand-kinds"].contains(&table.id));
        let columns = terminal::columns().unwrap_or(COLUMNS);
        self.out.line(&text(&report, &self.home.desk.lang, columns))
    }

    fn heard(&self, day: NaiveDate) -> Result<Vec<(RecordId, Demand)>, Failure> {
        let zone = self.home.desk.clock.now().zone;
        let begins = |day: NaiveDate| -> Moment { zone.instant(day.into()) };
        let after = day.succ_opt().unwrap_or(day);
        Ok(self.home.store.heard(begins(day), begins(after))?)
    }

    /// Keeps a line, or what is now said of it. Nobody is named as the one who wrote it.
    fn keep(
        &mut self,
        of: Option<RecordId>,
        demand: Demand,
        is_struck: bool,
    ) -> Result<Option<RecordId>, Failure> {
        let now = self.home.desk.clock.now();
        let said = Said {
            at: now.at,
            by: None,
            about: None,
            fact: Fact::Talk(Talk::Heard(Heard {
                of,
                demand,
                is_struck,
            })),
        };
        let Home { store, random, .. } = &mut self.home;
        let saved = store.append(&[said], now, random)?;
        Ok(saved.first().map(|saved| saved.id))
    }

    /// The next line, without the room around it; none at the end.
    fn line(&mut self) -> Result<Option<String>, Failure> {
        let mut line = String::new();
        let count = self
            .input
            .read_line(&mut line)
            .map_err(|cause| Failure::new(Exit::Data, "study-not-text").with("cause", cause))?;
        Ok((count > 0).then(|| line.trim().to_owned()))
    }

    fn tell(&mut self, id: &str) -> Result<(), Failure> {
        let text = self.home.desk.lang.say(id);
        self.out.line(&text)?;
        self.out.flush()
    }
}
