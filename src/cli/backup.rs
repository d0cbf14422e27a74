//! `samtale backup`: a copy of the database while the desk may be open.

use std::path::PathBuf;

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::say;
use crate::shell::restoring::{NotCopied, copy_to};

/// Copy the database to a file while the desk is open.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  samtale backup samtale-2026-11-23.db\n\nThe file is the whole database and the keys of the desk: keep it \
                  where you would keep the desk itself. samtale restore puts it back. Settings, campaigns and packs are \
                  files of their own beside it."
)]
pub(super) struct Backup {
    /// Where to; must not be there yet
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Backup {
    /// Copies.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.home()?;
        if self.file.exists() {
            return Err(
                Failure::new(Exit::Usage, "cli-file-is-there").with("path", self.file.display())
            );
        }
        copy_to(&home.store, &self.file, &home.identity.to_text()).map_err(not_copied)?;
        let mut out = Output::open();
        let path = self.file.display().to_string();
        let config = home.desk.places.config.display().to_string();
        out.line(&say!(
            home.desk.lang,
            "cli-backed-up",
            path = path,
            config = config
        ))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}

fn not_copied(cause: NotCopied) -> Failure {
    match cause {
        NotCopied::Disk(cause) => Failure::file(&cause),
        NotCopied::Store(cause) => cause.into(),
    }
}
