//! `samtale team status`: the desks, how far each has been read, and what waits.

use chrono::Duration;
use clap::Args;
use serde::Serialize;

use super::not_done;
use crate::app::{Trouble, TroubleKind};
use crate::cli::args::Form;
use crate::cli::check::Bad;
use crate::cli::context::Context;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::Output;
use crate::cli::speak::why;
use crate::lang::Lang;
use crate::model::double::DoubleCall;
use crate::model::id::CustomerId;
use crate::model::moment::{Moment, Now};
use crate::model::seller::SellerRef;
use crate::say;
use crate::shell::home::Home;
use crate::shell::team::{Seen, survey};
use crate::sync::join::Join;
use crate::sync::reader::DeskNews;
use crate::sync::roster::Ending;

/// Shows the team.
#[derive(Debug, Args)]
pub(in crate::cli) struct Status {
    #[command(flatten)]
    form: Form,
}

/// What is seen of a team. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Report {
    desks: Vec<DeskRow>,
    /// Who asks to be admitted.
    asking: Vec<Asking>,
    /// Files that a newer roster or program may read.
    pending: usize,
    /// Files that are still arriving.
    incomplete: usize,
    /// Files that are not given out now.
    closed: usize,
    /// Files that were refused.
    bad: Vec<Bad>,
    /// Records beside others with the same number.
    forks: u64,
    /// Records of this desk that are not in the folder.
    unpublished: u64,
    /// Customers whom two sellers called within half an hour, of the last days, newest first.
    double_calls: Vec<DoubleRow>,
}

#[derive(Debug, Serialize)]
struct DoubleRow {
    customer: CustomerId,
    name: String,
    calls: [DoubleSide; 2],
}

#[derive(Debug, Serialize)]
struct DoubleSide {
    seller: String,
    at: Moment,
}

/// So many days back double calls are told.
const DOUBLES_DAYS: i64 = 14;

#[derive(Debug, Serialize)]
struct DeskRow {
    desk: String,
    seller: Option<String>,
    role: &'static str,
    ended: Option<Ending>,
    last_seq: Option<u64>,
    have_seq: u64,
    behind: u64,
    heard: Option<Moment>,
    clock_ahead_s: i64,
    rolled_back: bool,
}

#[derive(Debug, Serialize)]
struct Asking {
    desk: String,
    seller: Option<String>,
}

impl Status {
    /// Looks at the folder, takes in what lies there, and says how the team is doing.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let lang = context.lang();
        let seen = survey(&mut home).map_err(not_done)?;
        let now = home.desk.clock.now();
        let report = Report::of(&home, &seen, now)?;
        let mut out = Output::open();
        if self.form.json {
            out.json(&report)?;
        } else {
            for line in report.lines(&lang, now) {
                out.line(&line)?;
            }
            if let Some(trouble) = &seen.trouble {
                out.line(&why(&lang, trouble))?;
            }
            out.flush()?;
        }
        let is_told = |it: &Trouble| matches!(it.kind, TroubleKind::ShutOut | TroubleKind::Retired);
        Ok(if seen.trouble.is_none_or(|it| is_told(&it)) {
            Exit::Done
        } else {
            Exit::World
        })
    }
}

impl Report {
    fn of(home: &Home, seen: &Seen, now: Now) -> Result<Self, Failure> {
        let (pending, incomplete) = seen.reader.waiting();
        let doubles = now.at.plus(-Duration::days(DOUBLES_DAYS));
        let doubles = home.store.double_calls(doubles)?;
        Ok(Self {
            desks: seen.reader.news().iter().map(DeskRow::of).collect(),
            asking: seen.reader.joins().map(Asking::of).collect(),
            pending,
            incomplete,
            closed: seen.reader.closed(),
            bad: Bad::all(&home.store)?,
            forks: home.store.fork_count()?,
            unpublished: home.store.unpublished_count()?,
            double_calls: doubles.into_iter().map(DoubleRow::of).collect(),
        })
    }

    fn lines(&self, lang: &Lang, now: Now) -> Vec<String> {
        let mut lines: Vec<String> = self.desks.iter().map(|desk| desk.line(lang)).collect();
        for asking in &self.asking {
            let name = asking.seller.as_deref().unwrap_or_default();
            lines.push(say!(
                lang,
                "cli-team-asks",
                name = name,
                desk = &asking.desk
            ));
        }
        lines.extend(self.bad.iter().map(|file| file.line(lang)));
        if self.pending > 0 {
            lines.push(say!(lang, "cli-team-pending", count = self.pending));
        }
        if self.closed > 0 {
            lines.push(say!(lang, "cli-team-closed", count = self.closed));
        }
        if self.forks > 0 {
            lines.push(say!(lang, "cli-team-forks", count = self.forks));
        }
        if self.unpublished > 0 {
            lines.push(say!(lang, "cli-sent", left = self.unpublished));
        }
        lines.extend(self.double_calls.iter().map(|it| it.line(lang, now)));
        lines
    }
}

impl DoubleRow {
    fn of(double: DoubleCall) -> Self {
        let side = |(seller, at): (SellerRef, Moment)| DoubleSide {
            seller: seller.name,
            at,
        };
        Self {
            customer: double.customer,
            name: double.name,
            calls: double.calls.map(side),
        }
    }

    fn line(&self, lang: &Lang, now: Now) -> String {
        let [first, second] = &self.calls;
        say!(
            lang,
            "cli-team-double",
            name = &self.name,
            first = &first.seller,
            began = lang.moment(first.at, now),
            second = &second.seller,
            again = lang.moment(second.at, now)
        )
    }
}

impl DeskRow {
    fn of(news: &DeskNews) -> Self {
        Self {
            desk: news.desk.to_string(),
            seller: news.seller.as_ref().map(|seller| seller.name.clone()),
            role: news.role.code(),
            ended: news.ended.as_ref().map(|ended| ended.how),
            last_seq: news.last.map(|last| last.0),
            have_seq: news.have.0,
            behind: news.behind(),
            heard: news.heard,
            clock_ahead_s: news.clock_ahead.num_seconds(),
            rolled_back: news.is_rolled_back,
        }
    }

    fn line(&self, lang: &Lang) -> String {
        let name = self.seller.as_deref().unwrap_or_default();
        let role = lang.say(&format!("team-role-{}", self.role));
        let mut line = say!(
            lang,
            "cli-team-desk",
            name = name,
            desk = &self.desk,
            role = role,
            count = self.have_seq
        );
        let mut add = |text: String| {
            line.push_str(" · ");
            line.push_str(&text);
        };
        if self.behind > 0 {
            add(say!(lang, "team-behind", count = self.behind));
        }
        if self.clock_ahead_s >= 120 {
            let minutes = self.clock_ahead_s / 60;
            add(say!(lang, "team-clock", count = minutes.unsigned_abs()));
        }
        if self.rolled_back {
            add(lang.say("team-rolled-back"));
        }
        match self.ended {
            Some(Ending::Retired) => add(lang.say("team-ended-retired")),
            Some(Ending::Revoked) => add(lang.say("team-ended-revoked")),
            None => {}
        }
        line
    }
}

impl Asking {
    fn of(join: &Join) -> Self {
        Self {
            desk: join.desk.to_string(),
            seller: join.seller.as_ref().map(|seller| seller.name.clone()),
        }
    }
}
