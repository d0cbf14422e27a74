//! `samtale config`: the settings with their defaults, and the mistakes in your own.

use clap::Subcommand;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::config::settings::DEFAULTS;
use crate::say;

/// The settings, and the mistakes in them.
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:\n  samtale config show > all-settings.toml")]
pub(super) enum Config {
    /// Every setting with its default and what it does, and where your own file is
    Show,
    /// The mistakes in your files: where, what, and what might have been meant
    Check,
}

impl Config {
    /// Shows or checks.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let desk = context.desk()?;
        let mut out = Output::open();
        let path = desk.places.settings().display().to_string();
        let exit = match self {
            Self::Show => {
                out.line(&format!(
                    "# {}",
                    say!(desk.lang, "cli-config-file", path = path)
                ))?;
                out.line("")?;
                out.line(DEFAULTS.trim_end())?;
                Exit::Done
            }
            Self::Check if desk.problems.is_empty() => {
                out.line(&say!(desk.lang, "cli-config-good", path = path))?;
                Exit::Done
            }
            Self::Check => {
                for problem in &desk.problems {
                    out.line(&desk.lang.problem(problem))?;
                }
                Exit::Settings
            }
        };
        out.flush()?;
        Ok(exit)
    }
}
