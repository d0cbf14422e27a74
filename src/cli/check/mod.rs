//! `samtale check`: settings, database, records and the team folder; only reads unless told to rebuild.

mod folder;

use clap::Args;
use serde::Serialize;

use self::folder::Folder;
use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::lang::Lang;
use crate::model::moment::Now;
use crate::say;
use crate::shell::home::{Desk, Home, HomeFailure};
use crate::store::{Problem, Store};

/// Check settings, database, records and, in a team, what lies in the folder.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale check\n  samtale check --rebuild     make every table anew from the records"
)]
pub(super) struct Check {
    /// Make every table anew from the records
    #[arg(long)]
    rebuild: bool,
    #[command(flatten)]
    form: Form,
}

/// What was found. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Report {
    ok: bool,
    customers: u64,
    calls: u64,
    records: u64,
    unpublished: u64,
    /// Records of kinds that a newer version knows. They are kept.
    unread: u64,
    /// Records beside others with the same number. Both are kept.
    forks: u64,
    /// Files of the team folder that were refused.
    bad: Vec<Bad>,
    /// The team folder; none without a team.
    folder: Option<Folder>,
    problems: Vec<String>,
}

/// A file of the team folder that was refused, as `team status` names it too.
#[derive(Debug, Serialize)]
pub(super) struct Bad {
    file: String,
    why: String,
}

impl Check {
    /// Checks, and answers with the data's exit code when something is wrong.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let (desk, mut store) = self.opened(context)?;
        let now = desk.clock.now();
        if self.rebuild {
            store.rebuild(now)?;
        }
        let checked = store.check(now)?;
        let mistakes = desk.problems.iter();
        let mistakes = mistakes.map(|problem| desk.lang.problem(problem));
        let found = checked
            .problems
            .iter()
            .map(|problem| in_words(&desk.lang, problem));
        let problems: Vec<String> = mistakes.chain(found).collect();
        let folder = Folder::of(&desk, &store, now);
        let report = Report {
            ok: problems.is_empty(),
            customers: checked.customers,
            calls: checked.calls,
            records: checked.records,
            unpublished: checked.unpublished,
            unread: checked.unread,
            forks: checked.forks,
            bad: Bad::with(&store, folder.as_ref())?,
            folder,
            problems,
        };
        let mut out = Output::open();
        if self.form.json {
            out.json(&report)?;
        } else {
            let lang = &desk.lang;
            report
                .problems
                .iter()
                .try_for_each(|problem| out.line(problem))?;
            for line in report.team_lines(lang, now) {
                out.line(&line)?;
            }
            out.line(&say!(
                lang,
                if report.ok {
                    "cli-check-ok"
                } else {
                    "cli-check-bad"
                },
                customers = report.customers,
                calls = report.calls,
                records = report.records,
                problems = report.problems.len(),
            ))?;
        }
        out.flush()?;
        Ok(if report.ok { Exit::Done } else { Exit::Data })
    }

    /// The home as it lies there: opening it as the desk does would write to it. One that is not made yet, or whose
    /// database is of an older version, is opened all the same.
    fn opened(&self, context: &Context) -> Result<(Desk, Store), Failure> {
        let desk = context.desk()?;
        let path = desk.places.database();
        if !self.rebuild && path.exists() {
            let store =
                Store::open_reader(&path).map_err(|cause| HomeFailure::Store { path, cause })?;
            if store.is_of_this_version()? {
                return Ok((desk, store));
            }
        }
        let Home { desk, store, .. } = context.home()?;
        Ok((desk, store))
    }
}

impl Report {
    /// What is no fault of this home's, and yet worth a look.
    fn team_lines(&self, lang: &Lang, now: Now) -> Vec<String> {
        let folder = self.folder.iter();
        let mut lines: Vec<String> = folder.flat_map(|it| it.lines(lang, now)).collect();
        lines.extend(self.bad.iter().map(|file| file.line(lang)));
        if self.forks > 0 {
            lines.push(say!(lang, "cli-team-forks", count = self.forks));
        }
        if self.unread > 0 {
            lines.push(say!(lang, "cli-check-unread", count = self.unread));
        }
        lines
    }
}

impl Bad {
    /// All that were refused and have not been read since.
    pub(super) fn all(store: &Store) -> Result<Vec<Self>, Failure> {
        let refused = store.refused()?.into_iter();
        Ok(refused
            .map(|file| Self {
                file: file.place,
                why: file.why,
            })
            .collect())
    }

    /// These, and those that a look at the folder found.
    fn with(store: &Store, folder: Option<&Folder>) -> Result<Vec<Self>, Failure> {
        let mut all = Self::all(store)?;
        for (file, why) in folder.iter().flat_map(|it| it.refused()) {
            if !all.iter().any(|known| known.file == file) {
                all.push(Self {
                    file: file.to_owned(),
                    why: why.to_owned(),
                });
            }
        }
        Ok(all)
    }

    /// The file as a sentence.
    pub(super) fn line(&self, lang: &Lang) -> String {
        say!(lang, "cli-team-bad", file = &self.file, why = &self.why)
    }
}

/// A problem as a sentence.
pub(super) fn in_words(lang: &Lang, problem: &Problem) -> String {
    match problem {
        Problem::File(detail) => say!(lang, "cli-problem-file", detail = detail),
        Problem::Line { desk, seq, fault } => say!(
            lang,
            "cli-problem-line",
            desk = desk.to_string(),
            seq = *seq,
            fault = fault
        ),
        Problem::Gap { desk, from, to } => say!(
            lang,
            "cli-problem-gap",
            desk = desk.to_string(),
            from = *from,
            to = *to
        ),
        Problem::Chain { desk, inc } => say!(
            lang,
            "cli-problem-chain",
            desk = desk.to_string(),
            log = inc.to_string()
        ),
        Problem::Table(table) => say!(lang, "cli-problem-table", table = *table),
        Problem::Counters(count) => say!(lang, "cli-problem-counters", count = *count),
    }
}
