//! `samtale restore`: puts a copy of a desk back.

use std::path::PathBuf;

use clap::Args;

use super::check::in_words;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::lang::Lang;
use crate::say;
use crate::shell::restoring::{Before, NotRestored, restore};
use crate::shell::trouble;

/// Put a copy made by samtale backup back.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale restore samtale-2026-11-23.db\n  samtale restore samtale-2026-11-23.db --replace\n\n\
                  The copy is checked first. What is replaced is copied aside, as another file that can be restored. Close \
                  the desk before."
)]
pub(super) struct Restore {
    /// The copy
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Put it in the place of a desk that has records, which is copied aside
    #[arg(long)]
    replace: bool,
}

impl Restore {
    /// Puts it back.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let before = if self.replace {
            Before::MakesRoom
        } else {
            Before::Stays
        };
        let desk = context.desk()?;
        let lang = context.lang();
        let restored = restore(desk, &self.file, before);
        let restored = restored.map_err(|cause| self.failure(&lang, cause))?;
        let customers = restored.home.store.customers_count()?;
        let records = restored.home.store.record_count()?;
        let config = restored.home.desk.places.config.display().to_string();
        let mut out = Output::open();
        out.line(&say!(
            lang,
            "cli-restored",
            config = config,
            customers = customers,
            records = records
        ))?;
        if let Some(aside) = restored.aside {
            let path = aside.display().to_string();
            out.line(&say!(lang, "cli-restored-aside", path = path))?;
        }
        out.flush()?;
        Ok(Exit::Done)
    }

    fn failure(&self, lang: &Lang, cause: NotRestored) -> Failure {
        match cause {
            NotRestored::HasRecords(path) => {
                Failure::new(Exit::Usage, "cli-restore-has-records").with("path", path.display())
            }
            NotRestored::InUse(path) => {
                Failure::new(Exit::Usage, "cli-restore-in-use").with("path", path.display())
            }
            NotRestored::Bad(problems) => {
                let first = problems.first().map(|problem| in_words(lang, problem));
                Failure::new(Exit::Data, "cli-restore-bad")
                    .with("path", self.file.display())
                    .with("problem", first.unwrap_or_default())
            }
            NotRestored::Copy(cause) => {
                let mut trouble = trouble::of_store(&cause);
                trouble.path = Some(self.file.clone());
                Failure::trouble("cli-file", trouble)
            }
            NotRestored::Home(cause) => cause.into(),
        }
    }
}
