//! `samtale team`: sharing records with other desks through a folder.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use crate::say;
use crate::shell::team::{NotFounded, found};
use crate::sync::team::TeamFault;

/// Share records with other desks through a folder.
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:\n  samtale team new ~/Dropbox/samtale")]
pub(super) enum Team {
    /// Make a folder into a team folder, with this desk as its first member
    New(New),
}

/// Makes a team folder.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The folder; made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Team {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let Self::New(New { folder }) = self;
        let mut home = context.home()?;
        found(&mut home, &folder).map_err(failure)?;
        let mut out = Output::open();
        let path = folder.display().to_string();
        out.line(&say!(home.desk.lang, "cli-team-made", path = path))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}

/// Why a team folder was not made, as a command's failure.
#[must_use]
pub(super) fn failure(cause: NotFounded) -> Failure {
    match cause {
        NotFounded::HoldsHome { home, folder } => {
            Failure::new(Exit::Settings, "cli-home-in-team-folder")
                .with("home", home.display())
                .with("folder", folder.display())
        }
        NotFounded::Disk(cause) | NotFounded::Team(TeamFault::Folder(cause), _) => {
            Failure::file(&cause)
        }
        NotFounded::Team(TeamFault::HasTeam(_), _) => Failure::new(Exit::Settings, "cli-has-team"),
        NotFounded::Team(TeamFault::IsOne | TeamFault::Other, folder) => {
            Failure::new(Exit::Settings, "cli-is-team-folder").with("path", folder.display())
        }
        NotFounded::Team(fault, folder) => Failure::new(Exit::World, "cli-no-team-folder")
            .with("path", folder.display())
            .with("cause", fault),
    }
}
