//! `samtale export`: calls, customers, and what was agreed and said, as files that other programs read.
//!
//! *Invariant:* who called stays out unless a reason is given; a file is whole or not there.

mod cells;
mod ics;
mod json;
mod said;

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::context::Context;
use super::exit::{Exit, Failure, Target};
use super::list::named;
use super::out::{Output, failed};
use super::trace;
use super::words::{Point, moment};
use crate::config::Separator;
use crate::disk::atomic::{Access, Draft};
use crate::forms::out::{ByteOrderMark, CsvStyle};
use crate::model::moment::Now;
use crate::model::outcome::Campaign;
use crate::shell::home::Home;
use crate::store::{CallFilter, SaidKind};

use self::ics::Names;
use self::json::Seller;

/// Write calls, customers, or what was agreed and said to a file that other programs read.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  samtale export calls -o calls.jsonl\n  \
    samtale export calls --from 2026-11-16 --to 2026-11-22 --list \"Vinter 2026\" | jq .notes\n  \
    samtale export callbacks --format csv --separator semicolon --bom -o tilbake.csv\n  \
    samtale export callbacks --format ics -o tilbake.ics\n\n\
    Who called is left out unless you say why you need it: --with-seller \"payroll, November\".")]
pub(super) struct Export {
    /// What
    what: What,
    /// As JSON lines, as CSV, or as a calendar
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// From this day, or moment, on; callbacks by when they are due
    #[arg(long, value_name = "DAY", value_parser = moment)]
    from: Option<Point>,
    /// To the end of this day, or to this moment
    #[arg(long, value_name = "DAY", value_parser = moment)]
    to: Option<Point>,
    /// Only this list
    #[arg(long, value_name = "NAME")]
    list: Option<String>,
    /// Only on behalf of this firm
    #[arg(long, value_name = "NAME")]
    principal: Option<String>,
    /// What stands between the cells of a CSV file [default: as the settings say]
    #[arg(long, value_enum)]
    separator: Option<Between>,
    /// Say in a calendar with whom each callback is and about what; calendars often go to telephones and clouds
    #[arg(long)]
    with_names: bool,
    /// Begin a CSV file with a byte order mark, which Excel needs to read å, ø and æ
    #[arg(long)]
    bom: bool,
    /// Say who called, and why that is needed; the reason is written to the log
    #[arg(long, value_name = "WHY")]
    with_seller: Option<String>,
    /// Where to; - is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// One row for each call, with everything agreed in it.
    Calls,
    /// One row for each customer.
    Customers,
    /// One row for each callback, open or not.
    Callbacks,
    /// One row for each promise, of both sides, open or not.
    Promises,
    /// One row for each question, of both sides, answered or not.
    Questions,
    /// One row for each reason why somebody wanted to talk.
    Demands,
    /// One row for each order, however far it has come.
    Orders,
}

/// Rows that have a form of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rows {
    Calls,
    Customers,
    Callbacks,
}

/// What is exported, by how it is written.
enum Kind {
    Rows(Rows),
    Said(SaidKind),
}

impl What {
    const fn kind(self) -> Kind {
        match self {
            Self::Calls => Kind::Rows(Rows::Calls),
            Self::Customers => Kind::Rows(Rows::Customers),
            Self::Callbacks => Kind::Rows(Rows::Callbacks),
            Self::Promises => Kind::Said(SaidKind::Promises),
            Self::Questions => Kind::Said(SaidKind::Questions),
            Self::Demands => Kind::Said(SaidKind::Demands),
            Self::Orders => Kind::Said(SaidKind::Orders),
        }
    }
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table of text.
    Csv,
    /// A calendar; of callbacks only.
    Ics,
}

/// What stands between the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Between {
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// A tab.
    Tab,
}

/// What the rows are written with.
pub(super) struct Scribe<'a> {
    seller: Seller,
    campaigns: &'a [Campaign],
    language: &'a str,
    now: Now,
}

impl Export {
    /// Exports.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.home()?;
        let filter = self.filter(&home)?;
        let scribe = Scribe {
            seller: self.seller(&home)?,
            campaigns: &home.desk.config.campaigns,
            language: home.desk.lang.code(),
            now: home.desk.clock.now(),
        };
        match Target::from(self.output.clone()) {
            Target::Standard => {
                let mut out = Output::open();
                self.write(&home, &filter, &scribe, &mut out)?;
                out.flush()?;
            }
            Target::File(path) => {
                let file = |cause| Failure::file(&cause);
                let draft = Draft::create(&path, Access::Private).map_err(file)?;
                let mut out = std::io::BufWriter::new(draft);
                self.write(&home, &filter, &scribe, &mut out)?;
                let draft = out.into_inner().map_err(|cause| failed(cause.error()))?;
                draft.keep().map_err(file)?;
            }
        }
        Ok(Exit::Done)
    }

    fn filter(&self, home: &Home) -> Result<CallFilter, Failure> {
        let zone = home.desk.clock.now().zone;
        let list = self
            .list
            .as_ref()
            .map(|name| named(home, name))
            .transpose()?;
        Ok(CallFilter {
            from: self.from.map(|from| from.begins(zone)),
            before: self.to.map(|to| to.ends(zone)),
            list: list.map(|list| list.id),
            principal: self.principal.clone(),
        })
    }

    /// Whether to say who called. The reason stands in the log before the first row is written.
    fn seller(&self, home: &Home) -> Result<Seller, Failure> {
        match self.with_seller.as_deref().map(str::trim) {
            None => Ok(Seller::LeftOut),
            Some("") => Err(Failure::new(Exit::Usage, "cli-why-seller")),
            Some(why) => {
                trace::begin(&home.desk.places).map_err(|cause| Failure::file(&cause))?;
                tracing::info!(why, "export with sellers");
                Ok(Seller::Named)
            }
        }
    }

    fn write(
        &self,
        home: &Home,
        filter: &CallFilter,
        scribe: &Scribe<'_>,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        let style = self.style(home);
        match (self.format, self.what.kind()) {
            (Format::Jsonl, Kind::Rows(rows)) => json::write(rows, home, filter, scribe, out),
            (Format::Jsonl, Kind::Said(said)) => said::write_json(said, home, filter, scribe, out),
            (Format::Csv, Kind::Rows(rows)) => {
                cells::write(rows, home, filter, scribe, (style, out))
            }
            (Format::Csv, Kind::Said(said)) => {
                said::write_cells(said, home, filter, scribe, (style, out))
            }
            (Format::Ics, Kind::Rows(Rows::Callbacks)) => {
                ics::write(home, filter, (self.names(), out))
            }
            (Format::Ics, Kind::Rows(Rows::Calls | Rows::Customers) | Kind::Said(_)) => {
                Err(Failure::new(Exit::Usage, "cli-ics-callbacks"))
            }
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

impl From<Between> for Separator {
    fn from(between: Between) -> Self {
        match between {
            Between::Comma => Self::Comma,
            Between::Semicolon => Self::Semicolon,
            Between::Tab => Self::Tab,
        }
    }
}
