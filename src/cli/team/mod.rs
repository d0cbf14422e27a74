//! `samtale team`: sharing records with other desks through a folder.

mod advise;
mod away;
mod status;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};

use self::advise::Advise;
use self::away::Away;
use self::status::Status;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::speak::why;
use crate::lang::Lang;
use crate::say;
use crate::shell::team::{self, NotDone, NotFounded, Past};
use crate::sync::join::Invitation;
use crate::sync::roster::{Ending, Role};
use crate::sync::team::TeamFault;

/// Share records with other desks through a folder.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Example, at the first desk:\n  samtale team new ~/Dropbox/samtale\n  samtale team invite\n\
Then at the second, with the code that the first has handed over:\n  samtale team join ~/Dropbox/samtale CODE\n\
And at the first again:\n  samtale team admit"
)]
pub(super) enum Team {
    /// Make a folder into a team folder, with this desk as its first member
    New(New),
    /// Show the code with which another desk joins
    Invite,
    /// Join the team of a folder, with its code
    Join(Join),
    /// Take in the desks that ask to join and have the code
    Admit(Admit),
    /// Let a desk go that is no longer used; all that it wrote holds
    Retire(End),
    /// Shut out a desk that was lost or stolen; nothing that it writes from now on holds
    Revoke(End),
    /// Publish again what the team folder has lost, of this desk's records and of others' that are here
    #[command(
        after_help = "Example, after the folder was emptied or put back to an older state:\n  samtale team rebuild\n\
At the desk that founded the team it also makes the folder itself again. Nothing that is there is removed."
    )]
    Rebuild,
    /// Hand over what a seller agreed while they are away
    Away(Away),
    /// Show the desks, and how far each has been read
    Status(Status),
    /// Say how to set up what carries the folder: Syncthing, a share, a cloud, a stick
    Advise(Advise),
}

/// Makes a team folder.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The folder; made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Joins a team.
#[derive(Debug, Args)]
pub(super) struct Join {
    /// The team folder, where it lies on this machine
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The code that `samtale team invite` has shown at another desk
    #[arg(value_name = "CODE")]
    code: String,
    /// Keep what was said here so far to this desk
    #[arg(long)]
    keep_past: bool,
}

/// Takes desks in.
#[derive(Debug, Args)]
pub(super) struct Admit {
    /// Whom, by name or desk; all who ask without
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// What the desk may do
    #[arg(long, value_name = "ROLE", default_value = "seller")]
    role: RoleName,
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    Seller,
    Supervisor,
    Steward,
}

/// Ends a desk's time in the team.
#[derive(Debug, Args)]
pub(super) struct End {
    /// Whose desk, by name, or the desk's own
    #[arg(value_name = "WHO")]
    who: String,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Seller => Self::Seller,
            RoleName::Supervisor => Self::Supervisor,
            RoleName::Steward => Self::Steward,
        }
    }
}

impl Team {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self {
            Self::New(new) => new.run(context),
            Self::Invite => invite(context),
            Self::Join(join) => join.run(context),
            Self::Admit(admit) => admit.run(context),
            Self::Retire(End { who }) => end(context, &who, Ending::Retired),
            Self::Revoke(End { who }) => end(context, &who, Ending::Revoked),
            Self::Rebuild => rebuild(context),
            Self::Away(away) => away.run(context),
            Self::Status(status) => status.run(context),
            Self::Advise(advise) => advise.run(context),
        }
    }
}

impl New {
    fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let seller = home.seller();
        team::found(&mut home, &self.folder, seller).map_err(failure)?;
        let path = self.folder.display().to_string();
        say(&[say!(home.desk.lang, "cli-team-made", path = path)])
    }
}

fn invite(context: &Context) -> Result<Exit, Failure> {
    let home = context.home()?;
    let invitation = team::invitation(&home).ok_or_else(no_team)?;
    let folder = home
        .identity
        .team
        .as_ref()
        .map(|it| it.folder.display().to_string());
    say(&[
        say!(home.desk.lang, "cli-team-invite"),
        format!(
            "  samtale team join {} {}",
            folder.unwrap_or_default(),
            invitation.code()
        ),
    ])
}

impl Join {
    fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.home()?;
        let code = self.code.parse::<Invitation>();
        let invitation = code.map_err(|_| Failure::new(Exit::Usage, "cli-team-code"))?;
        let past = if self.keep_past {
            Past::Kept
        } else {
            Past::Brought
        };
        let before = home.store.record_count()?;
        let lang = lang(context);
        let mut home = team::join(home, &self.folder, &invitation, past).map_err(not_done)?;
        let (trouble, came) = crate::shell::courier::once(&mut home);
        let path = self.folder.display().to_string();
        let past = match past {
            Past::Brought => say!(lang, "cli-team-past-brought", count = before),
            Past::Kept => say!(lang, "cli-team-past-kept", count = before),
        };
        let mut lines = vec![say!(lang, "cli-team-joined", path = path), past];
        lines.push(say!(lang, "cli-read", count = came.others));
        lines.extend(trouble.map(|trouble| why(&lang, &trouble)));
        say(&lines)
    }
}

impl Admit {
    fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let lang = lang(context);
        let admitted =
            team::admit(&mut home, self.who.as_deref(), self.role.into()).map_err(not_done)?;
        if admitted.is_empty() {
            return say(&[say!(lang, "cli-team-nobody-asks")]);
        }
        let (trouble, _) = crate::shell::courier::once(&mut home);
        let mut lines: Vec<String> = admitted
            .iter()
            .map(|join| {
                let name = join.seller.as_ref().map_or("", |seller| &seller.name);
                let desk = join.desk.to_string();
                say!(lang, "cli-team-admitted", name = name, desk = desk)
            })
            .collect();
        lines.extend(trouble.map(|trouble| why(&lang, &trouble)));
        say(&lines)
    }
}

fn rebuild(context: &Context) -> Result<Exit, Failure> {
    let mut home = context.home()?;
    let lang = lang(context);
    let rebuilt = team::rebuild(&mut home).map_err(not_done)?;
    let folder = home.identity.team.as_ref().map(|it| &it.folder);
    let path = folder.map_or_else(String::new, |it| it.display().to_string());
    let mut lines = Vec::new();
    // What could not be looked at is not said to be there.
    if rebuilt.healed > 0 || rebuilt.trouble.is_none() {
        lines.push(say!(lang, "cli-team-healed", count = rebuilt.healed));
    }
    if rebuilt.mirrored > 0 {
        lines.push(say!(lang, "cli-team-mirrored", count = rebuilt.mirrored));
    }
    let Some(trouble) = rebuilt.trouble else {
        lines.push(say!(lang, "cli-team-rebuilt", path = path));
        return say(&lines);
    };
    say(&lines)?;
    Err(Failure::new(Exit::World, "cli-team-not-rebuilt")
        .with("path", path)
        .with("why", why(&lang, &trouble)))
}

fn end(context: &Context, who: &str, how: Ending) -> Result<Exit, Failure> {
    let mut home = context.home()?;
    let lang = lang(context);
    let desk = team::end(&mut home, who, how).map_err(not_done)?;
    let id = match how {
        Ending::Retired => "cli-team-retired",
        Ending::Revoked => "cli-team-revoked",
    };
    let desk = desk.to_string();
    say(&[say!(lang, id, who = who, desk = desk)])
}

fn say(lines: &[String]) -> Result<Exit, Failure> {
    let mut out = Output::open();
    lines.iter().try_for_each(|line| out.line(line))?;
    out.flush()?;
    Ok(Exit::Done)
}

fn lang(context: &Context) -> Arc<Lang> {
    context.lang()
}

fn no_team() -> Failure {
    Failure::new(Exit::Settings, "cli-no-team")
}

/// Why a team was not changed, as a command's failure.
pub(super) fn not_done(cause: NotDone) -> Failure {
    match cause {
        NotDone::NotFounder => Failure::new(Exit::Settings, "cli-team-not-founder"),
        NotDone::Unknown(who) => Failure::new(Exit::Data, "cli-team-unknown").with("who", who),
        NotDone::NotInvited(who) => {
            Failure::new(Exit::Data, "cli-team-not-invited").with("who", who)
        }
        NotDone::NoTeam => no_team(),
        NotDone::NoMarker(folder) => {
            Failure::new(Exit::World, "cli-team-no-marker").with("path", folder.display())
        }
        NotDone::NoRoster => Failure::new(Exit::Data, "cli-team-no-roster"),
        NotDone::Founding(NotFounded::Team(TeamFault::NoMarker | TeamFault::Other, folder)) => {
            Failure::new(Exit::Data, "cli-team-other").with("path", folder.display())
        }
        NotDone::Founding(cause) => failure(cause),
        NotDone::Home(cause) => super::context::home_failure(cause),
        NotDone::Store(cause) => cause.into(),
        NotDone::Folder(trouble) => Failure::trouble("cli-team-not-read", trouble),
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
