//! `samtale init`: makes a home without asking.

use std::path::PathBuf;

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::speak::first_language;
use super::team;
use crate::config::FirstRun;
use crate::model::phone::Region;
use crate::say;
use crate::shell::home;
use crate::shell::team::found;

/// Make a home: seller, market, language, team folder.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale init --seller Kari --market no --lang nb\n  \
    samtale init --seller Kari --market no --team ~/Dropbox/samtale"
)]
pub(super) struct Init {
    /// Who sits at this desk
    #[arg(long, value_name = "NAME")]
    seller: String,
    /// The market you call in, as two letters
    #[arg(long, value_name = "MARKET", default_value = "no")]
    market: Region,
    /// A folder that other desks share with you; made into a team folder if it is not one
    #[arg(long, value_name = "DIR")]
    team: Option<PathBuf>,
}

impl Init {
    /// Makes the home. One that has settings already is left as it is; they come last, so that what failed can be done
    /// again.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let desk = context.desk()?;
        let settings = desk.places.settings();
        if settings.exists() {
            return Err(
                Failure::new(Exit::Settings, "cli-home-is-made").with("path", settings.display())
            );
        }
        if let Some(folder) = &self.team {
            let mut home = context.home()?;
            let seller = home::seller(&home.identity, &self.seller);
            found(&mut home, folder, Some(seller)).map_err(team::failure)?;
        }
        desk.make(Some(&FirstRun {
            seller: self.seller,
            market: self.market,
            language: first_language(context.address.language.as_deref()),
        }))?;
        let home = context.home()?;
        let mut out = Output::open();
        let path = home.desk.places.data.display().to_string();
        out.line(&say!(home.desk.lang, "cli-home-made", path = path))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}
