//! What every command needs: where the home is, which language, and the home itself.

use std::sync::Arc;

use super::args::Everywhere;
use super::exit::{Exit, Failure};
use super::speak;
use crate::app::TroubleKind;
use crate::lang::Lang;
use crate::shell::clock;
use crate::shell::home::{Address, Desk, Home, HomeFailure};
use crate::shell::trouble;
use crate::shell::window::WindowFailure;
use crate::shell::world::WorldFailure;
use crate::store;

/// Where a command finds its home.
#[derive(Debug, Clone)]
pub(super) struct Context {
    /// Home, clock and language, as asked for.
    pub address: Address,
}

impl Context {
    /// What the command line and the environment ask for.
    #[must_use]
    pub(super) fn of(everywhere: &Everywhere) -> Self {
        Self {
            address: Address {
                home: everywhere.home.clone(),
                clock: std::env::var(clock::VARIABLE).ok(),
                language: everywhere.lang.clone(),
                system_language: Some(speak::first_language(None)),
            },
        }
    }

    /// The files of the home; nothing is made.
    pub(super) fn desk(&self) -> Result<Desk, Failure> {
        let desk = Desk::read(&self.address).map_err(home_failure)?;
        let known = Lang::codes(&desk.languages);
        match &self.address.language {
            Some(code) if !known.contains(code) => {
                Err(Failure::new(Exit::Usage, "cli-no-language")
                    .with("code", code)
                    .with("known", known.join(", ")))
            }
            _ => Ok(desk),
        }
    }

    /// The home, opened, and made with defaults if it was not there. Mistakes in its files are named, and the rest works.
    pub(super) fn home(&self) -> Result<Home, Failure> {
        let desk = self.desk()?;
        for problem in &desk.problems {
            speak::warn(&desk.lang.problem(problem));
        }
        let home = desk.open().map_err(home_failure)?;
        if home.is_begun_anew() {
            speak::warn(&home.desk.lang.say("begun-anew"));
        }
        Ok(home)
    }

    /// The home, opened to read in it alone.
    pub(super) fn look(&self) -> Result<Home, Failure> {
        let desk = self.desk()?;
        for problem in &desk.problems {
            speak::warn(&desk.lang.problem(problem));
        }
        desk.look().map_err(home_failure)
    }

    /// The language to speak in, as far as it can be known.
    #[must_use]
    pub(super) fn lang(&self) -> Arc<Lang> {
        Desk::read(&self.address).map_or_else(
            |_| {
                let code = speak::first_language(self.address.language.as_deref());
                Arc::new(Lang::embedded(&code))
            },
            |desk| desk.lang,
        )
    }
}

/// What the database said no to, as a command's failure.
#[must_use]
pub(super) fn store_failure(cause: &store::Failure) -> Failure {
    Failure::trouble("cli-store", trouble::of_store(cause))
}

impl From<store::Failure> for Failure {
    fn from(cause: store::Failure) -> Self {
        store_failure(&cause)
    }
}

impl From<HomeFailure> for Failure {
    fn from(cause: HomeFailure) -> Self {
        home_failure(cause)
    }
}

pub(super) fn home_failure(failure: HomeFailure) -> Failure {
    match failure {
        HomeFailure::NoPlace => Failure::new(Exit::Settings, "cli-no-place"),
        HomeFailure::InTeamFolder { home, folder } => {
            Failure::new(Exit::Settings, "cli-home-in-team-folder")
                .with("home", home.display())
                .with("folder", folder.display())
        }
        HomeFailure::Disk(cause) => Failure::trouble("cli-home", trouble::of_disk(&cause)),
        HomeFailure::Store { path, cause } => {
            let mut trouble = trouble::of_store(&cause);
            trouble.path = Some(path);
            Failure::trouble("cli-home", trouble)
        }
        HomeFailure::Clock(cause) => Failure::new(Exit::Usage, "cli-clock").with("text", cause.0),
        HomeFailure::Random(cause) => {
            Failure::trouble("cli-home", trouble::trouble(TroubleKind::Other, cause))
        }
    }
}

impl From<WindowFailure> for Failure {
    fn from(cause: WindowFailure) -> Self {
        let trouble = match cause {
            WindowFailure::Home(cause) => return home_failure(cause),
            WindowFailure::World(WorldFailure::Store(cause)) => return store_failure(&cause),
            WindowFailure::World(WorldFailure::Random(cause)) => {
                trouble::trouble(TroubleKind::Other, cause)
            }
            WindowFailure::Team(cause) => return super::team::failure(cause),
            WindowFailure::Join(cause) => return super::team::not_done(cause),
            WindowFailure::Terminal(cause) => trouble::trouble(TroubleKind::Other, cause),
        };
        Self::trouble("cli-desk", trouble)
    }
}
