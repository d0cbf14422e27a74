//! `samtale report`: what customers said, and what came of it, over a week or some days.
//!
//! *Invariant:* no figure of one seller, whatever is asked for; a file is whole or not there.

use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::exit::{Exit, Failure, Target};
use super::list::named;
use super::out::{Output, failed};
use super::speak::bug;
use super::words;
use crate::disk::atomic::{self, Access};
use crate::forms::report::{html, json, text, xlsx};
use crate::lang::Lang;
use crate::model::deidentify::{Known, deidentify};
use crate::model::moment::Moment;
use crate::model::reported::{Reach, Somebody};
use crate::report::{Filters, Period, Report as Figures, Tally, WEEKS_MIN, Week, digest};
use crate::shell::home::Home;
use crate::shell::terminal;

/// Columns of text that is not read on a terminal.
const COLUMNS: usize = 100;

/// What customers wanted, what went wrong, and what came of it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale report                                    the last whole week, as text\n  \
    samtale report --week 2026-W47 --format html -o week.html\n  \
    samtale report --from 2026-10-01 --to 2026-10-31 --list \"Vinter 2026\" --format xlsx -o october.xlsx\n  \
    samtale report --format json | jq '.tables[] | select(.id == \"causes\")'\n  \
    samtale report --digest                           one page of what customers said, to hand around\n\n\
    No figure is of one seller, and none is per hour. Names, numbers and addresses in what people said are replaced by \
    their kind; read it before you pass it on."
)]
pub(super) struct Report {
    /// The week [default: the last one that is over]
    #[arg(long, value_name = "YEAR-WEEK", value_parser = week, conflicts_with_all = ["from", "to"])]
    week: Option<Week>,
    /// From this day on
    #[arg(long, value_name = "DAY", value_parser = words::day, requires = "to")]
    from: Option<NaiveDate>,
    /// To the end of this day
    #[arg(long, value_name = "DAY", value_parser = words::day, requires = "from")]
    to: Option<NaiveDate>,
    /// Only this list
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// Only this campaign
    #[arg(long, value_name = "CODE")]
    campaign: Option<String>,
    /// Only on behalf of this firm
    #[arg(long, value_name = "NAME")]
    principal: Option<String>,
    /// Nothing but what customers said, on one page
    #[arg(long)]
    digest: bool,
    /// As text, as a page, as a workbook, as JSON
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Where to; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, for a terminal or a message.
    Text,
    /// One file for a browser or a printer; it needs nothing else.
    Html,
    /// A workbook.
    Xlsx,
    /// The same figures, for programs.
    Json,
}

impl Report {
    /// Reports.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        home.judge()?;
        let report = self.made(&home)?;
        let target = Target::from(self.output);
        if self.format == Format::Xlsx
            && target == Target::Standard
            && std::io::stdout().is_terminal()
        {
            return Err(Failure::new(Exit::Usage, "cli-report-xlsx-to-file"));
        }
        let bytes = written(&report, &home.desk.lang, self.format, &target)?;
        match target {
            Target::File(path) => atomic::write(&path, &bytes, Access::Private)
                .map_err(|cause| Failure::file(&cause))?,
            Target::Standard => {
                let mut out = Output::open();
                out.write_all(&bytes).map_err(|cause| failed(&cause))?;
                out.flush()?;
            }
        }
        Ok(Exit::Done)
    }

    fn made(&self, home: &Home) -> Result<Figures, Failure> {
        let now = home.desk.clock.now();
        let period = self.period(now.today())?;
        let list = self
            .list
            .as_ref()
            .map(|name| named(home, name))
            .transpose()?;
        if let Some(code) = &self.campaign {
            words::campaign(&home.desk.config, code)?;
        }
        if let Some(name) = &self.principal {
            words::principal(home, name)?;
        }
        let day = |day: NaiveDate| -> Moment { now.zone.instant(day.into()) };
        let after = period.last().succ_opt().unwrap_or(period.last());
        let reach = Reach {
            from: day(period.first()),
            before: day(after),
            list: list.as_ref().map(|list| list.id),
            campaign: self.campaign.clone(),
            principal: self.principal.clone(),
        };
        let filters = Filters {
            list: list.map(|list| list.name),
            campaign: self.campaign.clone(),
            principal: self.principal.clone(),
        };
        let mut tally = Tally::new(period, filters, now);
        tally.of_desks(home.store.desks_seen()?);
        home.store
            .each_happened(&reach, now, |happened| tally.add(happened))?;
        let mut mondays = period.mondays(WEEKS_MIN);
        // What is still to come is no week in which nothing happened.
        mondays.retain(|monday| *monday <= now.today());
        tally.add_weeks(&home.store.weeks_seen(&reach, &mondays, now)?);
        let report = without_names(home, tally.finish())?;
        Ok(if self.digest { digest(report) } else { report })
    }

    fn period(&self, today: NaiveDate) -> Result<Period, Failure> {
        match (self.from, self.to) {
            (Some(from), Some(to)) => Period::of(from, to).ok_or_else(|| {
                Failure::new(Exit::Usage, "cli-report-days")
                    .with("from", from)
                    .with("to", to)
            }),
            (Some(_) | None, Some(_) | None) => {
                Ok(self.week.unwrap_or_else(|| Week::last_whole(today)).into())
            }
        }
    }
}

/// The report with everybody taken out whom people's words name.
fn without_names(home: &Home, report: Figures) -> Result<Figures, Failure> {
    let sellers = home.store.sellers_named()?;
    let named = home.store.named();
    let mut last: Option<(Somebody, Known)> = None;
    report.with_words(|text, whose| {
        if last.as_ref().map(|(whose, _)| *whose) != whose {
            last = whose
                .map(|whose| Ok::<_, Failure>((whose, home.store.named_by(whose)?)))
                .transpose()?;
        }
        let others = Known::named_in(text, &named)?;
        let known: Vec<&Known> = last
            .iter()
            .map(|(_, known)| known)
            .chain([&sellers, &others])
            .collect();
        let safe = deidentify(text, &known);
        Ok((safe.text.into_owned(), safe.replaced.total()))
    })
}

fn written(
    report: &Figures,
    lang: &Lang,
    format: Format,
    target: &Target,
) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        Format::Text => {
            let is_read = *target == Target::Standard && std::io::stdout().is_terminal();
            let columns = terminal::columns().filter(|_| is_read).unwrap_or(COLUMNS);
            text(report, lang, columns).into_bytes()
        }
        Format::Html => html(report, lang).into_bytes(),
        Format::Json => {
            let mut bytes = serde_json::to_vec(&json(report, lang)).map_err(bug)?;
            bytes.push(b'\n');
            bytes
        }
        Format::Xlsx => {
            let mut bytes = std::io::Cursor::new(Vec::new());
            xlsx(report, lang, &mut bytes).map_err(bug)?;
            bytes.into_inner()
        }
    })
}

fn week(text: &str) -> Result<Week, String> {
    let text = text.replace('w', "W");
    text.parse().map_err(|_| "a week, as 2026-W47".to_owned())
}
