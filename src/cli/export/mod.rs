//! `samtale export`: calls, customers, and what was agreed and said, as files that other programs read.
//!
//! *Invariant:* who called stays out unless a reason is given; a file is whole or not there.

mod columns;
mod form;
mod ics;
mod json;
mod months;
mod page;
mod progress;
mod run;
mod said;
mod table;
mod unnamed;

use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure, Target};
use super::list::named;
use super::out::{Output, failed};
use super::trace;
use super::words::{self, Point, moment};
use crate::config::Separator;
use crate::disk::atomic::{Access, Draft};
use crate::forms::out::{ByteOrderMark, CsvStyle};
use crate::model::deidentify::{Known, Replaced};
use crate::model::exported::Exported;
use crate::model::fact::{Fact, Said};
use crate::model::list::ListRef;
use crate::shell::home::{self, Home};
use crate::store::CallFilter;

use self::columns::{People, Scribe, Seller};
use self::form::{Between, Format, What};
use self::ics::Names;
use self::json::Lines;
use self::progress::{Progress, Shown};
use self::run::Run;

/// Write calls, customers, or what was agreed and said to a file that other programs read. Without a word: what there is.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  samtale export calls -o calls.jsonl\n  \
    samtale export calls --from 2026-11-16 --to 2026-11-22 --list \"Vinter 2026\" | jq .notes\n  \
    samtale export calls --format xlsx --deidentify -o samtaler.xlsx\n  \
    samtale export calls --format parquet --by-month -o calls/\n    \
      then: duckdb -c \"from 'calls/*/*.parquet' select month, line, count(*) group by all\"\n  \
    samtale export callbacks --format csv --separator semicolon --bom -o tilbake.csv\n  \
    samtale export callbacks --format ics -o tilbake.ics\n  \
    samtale export demands --columns\n\n\
    Who called is left out unless you say why you need it: --with-seller \"payroll, November\". Every seller sees that you did.")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of its own on the command line"
)]
pub(super) struct Export {
    /// What
    what: Option<What>,
    /// As JSON lines, CSV, a spreadsheet, Parquet, or a calendar
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Say which columns there are and what stands in them, and write nothing
    #[arg(long)]
    columns: bool,
    /// From this day, or moment, on; callbacks by when they are due, customers by when they became known
    #[arg(long, value_name = "DAY", value_parser = moment, requires = "what")]
    from: Option<Point>,
    /// To the end of this day, or to this moment
    #[arg(long, value_name = "DAY", value_parser = moment, requires = "what")]
    to: Option<Point>,
    /// Only this list
    #[arg(long, value_name = "NAME", requires = "what")]
    list: Option<String>,
    /// Only on behalf of this firm
    #[arg(long, value_name = "NAME", requires = "what")]
    principal: Option<String>,
    /// Leave out whom each row is about, and take names, numbers, addresses and the like out of every text
    #[arg(long, conflicts_with_all = ["with_seller", "with_names"], requires = "what")]
    deidentify: bool,
    /// Write a Parquet file for each month, below the folder that -o names
    #[arg(long)]
    by_month: bool,
    /// What stands between the cells of a CSV file [default: as the settings say]
    #[arg(long, value_enum)]
    separator: Option<Between>,
    /// Say in a calendar with whom each callback is and about what; calendars often go to telephones and clouds
    #[arg(long)]
    with_names: bool,
    /// Begin a CSV file with a byte order mark, which Excel needs to read å, ø and æ
    #[arg(long)]
    bom: bool,
    /// Say who called, and why that is needed; the reason becomes a record that every seller sees
    #[arg(long, value_name = "WHY", requires = "what")]
    with_seller: Option<String>,
    /// Where to; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

impl Export {
    /// Exports.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let Some(what) = self.what else {
            page::kinds(&home)?;
            return Ok(Exit::Done);
        };
        self.refuse(what)?;
        if self.columns {
            page::columns(&self.scribe(&home, Seller::Named)?, &home, what)?;
            return Ok(Exit::Done);
        }
        let filter = self.filter(&home)?;
        let seller = self.seller(&mut home, what)?;
        let run = Run {
            what,
            home: &home,
            filter,
            scribe: self.scribe(&home, seller)?,
            progress: Progress::begin(self.shown()),
        };
        self.write(&run)?;
        run.progress.end();
        if let People::TakenOut(_) = run.scribe.people {
            page::replaced(&home, run.scribe.replaced.get());
        }
        Ok(Exit::Done)
    }

    /// What does not go together.
    fn refuse(&self, what: What) -> Result<(), Failure> {
        if self.format == Format::Ics && what != What::Callbacks {
            return Err(Failure::new(Exit::Usage, "cli-ics-callbacks"));
        }
        let is_standard = matches!(Target::from(self.output.clone()), Target::Standard);
        if self.by_month && (self.format != Format::Parquet || is_standard) {
            return Err(Failure::new(Exit::Usage, "cli-export-by-month"));
        }
        let only = |is_given: bool, option, format: Format| {
            if is_given && self.format != format && !self.columns {
                return Err(Failure::new(Exit::Usage, "cli-export-only")
                    .with("option", option)
                    .with("format", format.name()));
            }
            Ok(())
        };
        only(self.with_names, "--with-names", Format::Ics)?;
        only(self.bom, "--bom", Format::Csv)?;
        only(self.separator.is_some(), "--separator", Format::Csv)?;
        let is_binary = matches!(self.format, Format::Xlsx | Format::Parquet);
        if is_binary && is_standard && !self.columns && std::io::stdout().is_terminal() {
            return Err(Failure::new(Exit::Usage, "cli-export-binary"));
        }
        Ok(())
    }

    fn scribe<'a>(&self, home: &'a Home, seller: Seller) -> Result<Scribe<'a>, Failure> {
        let fields = home.store.fields()?;
        Ok(Scribe {
            store: &home.store,
            seller,
            people: self.people(home)?,
            campaigns: &home.desk.config.campaigns,
            language: home.desk.lang.code(),
            now: home.desk.clock.now(),
            own: fields.into_iter().map(|(field, _)| field).collect(),
            replaced: Replaced::default().into(),
            named: home.store.named(),
        })
    }

    /// Whether people stay; every seller may be named in any text.
    fn people(&self, home: &Home) -> Result<People, Failure> {
        if !self.deidentify {
            return Ok(People::Named);
        }
        let mut known = Known::default();
        for seller in home.store.sellers()?.into_iter().chain(home.seller()) {
            known.anywhere(&seller.name);
        }
        Ok(People::TakenOut(Box::new(known)))
    }

    fn shown(&self) -> Shown {
        let is_here = matches!(Target::from(self.output.clone()), Target::Standard);
        if is_here && std::io::stdout().is_terminal() {
            Shown::No
        } else {
            Shown::Yes
        }
    }

    fn filter(&self, home: &Home) -> Result<CallFilter, Failure> {
        let zone = home.desk.clock.now().zone;
        let list = self
            .list
            .as_ref()
            .map(|name| named(home, name))
            .transpose()?;
        if let Some(name) = &self.principal {
            words::principal(home, name)?;
        }
        let (from, before) = (
            self.from.map(|from| from.begins(zone)),
            self.to.map(|to| to.ends(zone)),
        );
        if from
            .zip(before)
            .is_some_and(|(from, before)| from >= before)
        {
            let said = |point: Option<Point>| point.map_or_else(String::new, |it| it.to_string());
            return Err(Failure::new(Exit::Usage, "cli-report-days")
                .with("from", said(self.from))
                .with("to", said(self.to)));
        }
        Ok(CallFilter {
            from,
            before,
            list: list.map(|list| list.id),
            principal: self.principal.clone(),
        })
    }

    /// Whether to say who called. The reason is on record before the first row is written.
    fn seller(&self, home: &mut Home, what: What) -> Result<Seller, Failure> {
        match self.with_seller.as_deref().map(str::trim) {
            None => Ok(Seller::LeftOut),
            Some("") => Err(Failure::new(Exit::Usage, "cli-why-seller")),
            Some(why) => {
                trace::begin(&home.desk.places).map_err(|cause| Failure::file(&cause))?;
                tracing::info!(why, what = what.name(), "export with sellers");
                self.record(home, (what, why))?;
                Ok(Seller::Named)
            }
        }
    }

    fn record(&self, home: &mut Home, (what, why): (What, &str)) -> Result<(), Failure> {
        let now = home.desk.clock.now();
        let list = self.list.as_ref().map(|name| named(home, name));
        let list = list.transpose()?;
        let seller = home.seller();
        let seller = seller.unwrap_or_else(|| home::seller(&home.identity, "samtale export"));
        let exported = Exported {
            seller: seller.clone(),
            what: what.name().to_owned(),
            why: why.to_owned(),
            from: self.from.map(|from| from.begins(now.zone)),
            before: self.to.map(|to| to.ends(now.zone)),
            list: list.map(|list| ListRef {
                id: list.id,
                name: list.name,
            }),
        };
        let said = Said {
            at: now.at,
            by: Some(seller.id),
            about: None,
            fact: Fact::Exported(exported),
        };
        home.store.append(&[said], now, &mut home.random)?;
        Ok(())
    }

    fn write(&self, run: &Run<'_>) -> Result<(), Failure> {
        match (Target::from(self.output.clone()), self.format) {
            (Target::File(folder), Format::Parquet) if self.by_month => run.months(&folder),
            (Target::Standard, Format::Jsonl | Format::Csv | Format::Ics) => {
                let mut out = Output::open();
                self.write_text(run, &mut out)?;
                out.flush()
            }
            (Target::Standard, Format::Xlsx | Format::Parquet) => {
                let mut out = std::io::stdout();
                self.write_binary(run, &mut out)?;
                out.flush().map_err(|cause| failed(&cause))
            }
            (Target::File(path), Format::Jsonl | Format::Csv | Format::Ics) => {
                whole(&path, |out| self.write_text(run, out))
            }
            (Target::File(path), Format::Xlsx | Format::Parquet) => {
                whole(&path, |out| self.write_binary(run, out))
            }
        }
    }

    fn write_text(&self, run: &Run<'_>, out: &mut impl Write) -> Result<(), Failure> {
        match self.format {
            Format::Csv => run.csv(self.style(run.home), out),
            Format::Ics => ics::write(run.home, &run.filter, (self.names(), out)),
            Format::Jsonl | Format::Xlsx | Format::Parquet => {
                let lines = Lines {
                    to: out,
                    scribe: &run.scribe,
                    told: &run.progress,
                };
                json::write(run.what, &run.filter, lines)
            }
        }
    }

    fn write_binary(&self, run: &Run<'_>, out: &mut (impl Write + Send)) -> Result<(), Failure> {
        if self.format == Format::Xlsx {
            run.xlsx(out)
        } else {
            run.parquet(out)
        }
    }

    const fn names(&self) -> Names {
        if self.with_names {
            Names::Written
        } else {
            Names::LeftOut
        }
    }

    fn style(&self, home: &Home) -> CsvStyle {
        let settings = &home.desk.config.settings;
        let mark = if self.bom || settings.byte_order_mark {
            ByteOrderMark::Written
        } else {
            ByteOrderMark::Absent
        };
        CsvStyle {
            separator: self.separator.map_or(settings.separator, Separator::from),
            mark,
        }
    }
}

/// Writes a file that gets its name when everything is in it.
fn whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<Draft>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let file = |cause| Failure::file(&cause);
    let draft = Draft::create(path, Access::Private).map_err(file)?;
    let mut out = BufWriter::new(draft);
    write(&mut out)?;
    let draft = out.into_inner().map_err(|cause| failed(cause.error()))?;
    draft.keep().map_err(file)
}
