//! `samtale keys`: every key and what it does, as your own settings have it.

use clap::Args;
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::keys::{Action, Focus, Group};

/// Every key and what it does.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  samtale keys --json | jq '.[] | {action, keys}'")]
pub(super) struct Keys {
    #[command(flatten)]
    form: Form,
}

/// An action as JSON names it.
#[derive(Debug, Serialize)]
struct Row {
    action: &'static str,
    label: String,
    keys: Vec<String>,
    works_in: Vec<&'static str>,
}

impl Keys {
    /// Prints them by what belongs together.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let desk = context.desk()?;
        let keymap = &desk.config.keymap;
        let row = |action: &Action| Row {
            action: action.name(),
            label: desk.lang.name(action),
            keys: keymap
                .chords(*action)
                .iter()
                .map(ToString::to_string)
                .collect(),
            works_in: action.focuses().iter().copied().map(Focus::name).collect(),
        };
        let mut out = Output::open();
        if self.form.json {
            let rows: Vec<Row> = Action::ALL.iter().map(row).collect();
            out.json(&rows)?;
            return Ok(Exit::Done);
        }
        for group in Group::ALL {
            out.line(&desk.lang.name(group))?;
            let actions = Action::ALL.iter().filter(|action| action.group() == *group);
            for row in actions.map(row) {
                out.line(&format!(
                    "  {:<24} {:<28} {}",
                    row.keys.join(" "),
                    row.label,
                    row.action
                ))?;
            }
            out.line("")?;
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}
