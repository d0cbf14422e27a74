//! `samtale sync`: sends what waits to the team folder, without a desk.

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::speak::why;
use crate::say;
use crate::shell::publishing;

/// Send what waits to the team folder.
#[derive(Debug, Args)]
#[command(
    after_help = "Example, where a script adds facts and no desk is open:\n  samtale log add --json < facts.jsonl && samtale sync --once"
)]
pub(super) struct Sync {
    /// Once, and then end; the only way for now
    #[arg(long)]
    once: bool,
}

impl Sync {
    /// Sends, and says what is left.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let Self { once: _ } = self;
        let mut home = context.home()?;
        if home.identity.team.is_none() {
            return Err(Failure::new(Exit::Settings, "cli-no-team"));
        }
        let trouble = publishing::once(&mut home);
        let left = home.store.unpublished_count()?;
        if let Some(trouble) = trouble {
            return Err(Failure::new(Exit::World, "cli-not-sent")
                .with("left", left)
                .with("why", why(&home.desk.lang, &trouble)));
        }
        let mut out = Output::open();
        out.line(&say!(home.desk.lang, "cli-sent", left = left))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}
