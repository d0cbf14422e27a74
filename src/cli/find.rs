//! `samtale find`: customers by any piece of what is known of them.

use clap::Args;
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::model::find::Found;
use crate::model::phone::PhoneKind;
use crate::model::text::Safe;

/// How many are shown unless asked otherwise.
const ROWS: &str = "20";

/// Find customers by any piece of a name, number, company, town, e-mail or note.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  samtale find oster\n  samtale find \"41 20 78\" --json")]
pub(super) struct Find {
    /// What to look for; Nordic letters may be typed plainly
    #[arg(required = true, value_name = "TEXT")]
    text: Vec<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value = ROWS)]
    rows: usize,
    #[command(flatten)]
    form: Form,
}

/// A customer as JSON names them. The keys are a promise to scripts.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: String,
    name: &'a str,
    company: &'a str,
    phones: Vec<PhoneRow<'a>>,
    city: &'a str,
    lists: Vec<&'a str>,
    matched: &'static str,
}

#[derive(Debug, Serialize)]
struct PhoneRow<'a> {
    e164: &'a str,
    kind: PhoneKind,
}

impl Find {
    /// Finds and prints; nobody found is an answer too.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.home()?;
        let found = home.store.find(&self.text.join(" "), self.rows)?;
        let mut out = Output::open();
        if self.form.json {
            let rows: Vec<Row<'_>> = found.iter().map(Row::of).collect();
            out.json(&rows)?;
        } else {
            for found in &found {
                out.line(&line(found))?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

impl<'a> Row<'a> {
    fn of(found: &'a Found) -> Self {
        let phones = found.phones.iter().map(|phone| PhoneRow {
            e164: phone.number.as_e164(),
            kind: phone.kind,
        });
        Self {
            id: found.customer.to_string(),
            name: &found.name,
            company: &found.company,
            phones: phones.collect(),
            city: &found.town,
            lists: found.lists.iter().map(|(_, name)| name.as_str()).collect(),
            matched: found.matched.name(),
        }
    }
}

fn line(found: &Found) -> String {
    let phones: Vec<String> = found
        .phones
        .iter()
        .map(|phone| phone.number.international())
        .collect();
    let lists: Vec<&str> = found.lists.iter().map(|(_, name)| name.as_str()).collect();
    [
        found.customer.to_string(),
        found.name.clone(),
        found.company.clone(),
        phones.join(", "),
        found.town.clone(),
        lists.join(", "),
    ]
    .map(|cell| plain(&cell))
    .join("\t")
}

/// A cell for a terminal: nothing foreign acts on it.
fn plain(text: &str) -> String {
    Safe::line(text).into_string()
}
