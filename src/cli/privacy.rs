//! `samtale privacy`: the rights of those who are called. So far to be forgotten, and the log of who was.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::args::Form;
use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::{is_terminal, speak, whom};
use crate::model::customer::Profile;
use crate::model::deidentify::{Known, deidentify};
use crate::model::erasure::Erase;
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::{Moment, Now};
use crate::model::text::Safe;
use crate::say;
use crate::shell::courier;
use crate::shell::home::Home;
use crate::store::import::Company;

/// Forget somebody, and see who was forgotten.
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Example:\n  samtale privacy forget \"Åse Østergård\" --basis \"letter of 20 November\""
)]
pub(super) enum Privacy {
    /// Erase everything about a customer, for good; their numbers stay blocked
    Forget(Forget),
    /// The log of erasures: when, and what let us
    Status(Status),
}

/// Erases everything about a customer.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale privacy forget \"Åse Østergård\" --basis \"letter of 20 November\"\n  \
    samtale privacy forget c-0123456789abcdef --basis \"asked by telephone\" --yes\n\n\
    Card, history, notes, agreements, search and drafts go, here at once and at the other desks of the team as soon as they \
    read it. A keyed hash of each number stays, so that no list brings them back to be called. Copies made before, by samtale \
    backup, export or report, still hold them: delete those. In a team only a supervisor forgets."
)]
pub(super) struct Forget {
    /// A customer: id, number or name
    #[arg(value_name = "WHO", required = true)]
    who: Vec<String>,
    /// What lets us, for the log: a request and its day; names and numbers of customers in it are taken out
    #[arg(long, value_name = "TEXT")]
    basis: String,
    /// Do not ask
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    form: Form,
}

/// The log of erasures.
#[derive(Debug, Args)]
pub(super) struct Status {
    #[command(flatten)]
    form: Form,
}

/// Somebody who was forgotten, as programs read it.
#[derive(Debug, Serialize)]
struct Forgotten {
    sub: CustomerId,
    id: RecordId,
    at: Moment,
    basis: String,
    /// Whether the team has been told, when it was just done; without a team there is nobody to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    sent: Option<bool>,
    /// Whether nothing is left of them in the database's own log, when it was just done.
    #[serde(skip_serializing_if = "Option::is_none")]
    clean: Option<bool>,
}

impl Privacy {
    /// Does what is asked.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self {
            Self::Forget(forget) => forget.run(context),
            Self::Status(status) => status.run(context),
        }
    }
}

/// Whoever turned out to be several ids is forgotten under each.
fn erasures(
    home: &Home,
    customer: CustomerId,
    basis: &str,
    now: Now,
) -> Result<Vec<Said>, Failure> {
    let erase = |id| Said {
        at: now.at,
        by: home.seller().map(|seller| seller.id),
        about: Some(id),
        fact: Fact::Erase(Erase {
            basis: basis.to_owned(),
            numbers: Vec::new(),
        }),
    };
    let ids = home.store.ids_of(customer)?;
    Ok(ids.into_iter().map(erase).collect())
}

impl Forget {
    fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut home = context.home()?;
        let basis = self.basis.trim().to_owned();
        if basis.is_empty() {
            return Err(Failure::new(Exit::Usage, "cli-forget-no-basis"));
        }
        if !home.decides()? {
            return Err(Failure::new(Exit::Usage, "cli-forget-supervisor"));
        }
        let text = self.who.join(" ");
        let customer = whom::customer(&home, &text)?;
        if home.store.is_erased(customer)? {
            return Err(Failure::new(Exit::Usage, "cli-forgotten-already").with("id", customer));
        }
        let now = home.desk.clock.now();
        let card = home.store.card(customer, now)?;
        let card = card.ok_or_else(|| whom::nobody(&text))?;
        let name = Safe::line(&card.customer.profile.name).into_string();
        if !self.yes && !is_confirmed(&home, &name)? {
            return Ok(Exit::No);
        }
        let basis = without_people(&home, &basis, &card.customer.profile)?;
        let said = erasures(&home, customer, &basis, now)?;
        let saved = home.store.append(&said, now, &mut home.random)?;
        let is_clean = home.store.scrub()?;
        let is_sent = send(&mut home);
        let mut out = Output::open();
        if self.form.json {
            for saved in saved {
                out.json(&Forgotten {
                    sub: saved.about.unwrap_or(customer),
                    id: saved.id,
                    at: now.at,
                    basis: basis.clone(),
                    sent: Some(is_sent),
                    clean: Some(is_clean),
                })?;
            }
            return Ok(Exit::Done);
        }
        let lang = &home.desk.lang;
        out.line(&say!(lang, "cli-forgotten", name = name))?;
        if !is_clean {
            out.line(&lang.say("cli-forgotten-busy"))?;
        }
        if let Some(team) = &home.identity.team {
            let message = if is_sent {
                "cli-forgotten-sent"
            } else {
                "cli-forgotten-unsent"
            };
            out.line(&say!(
                lang,
                message,
                path = team.folder.display().to_string()
            ))?;
        }
        out.line(&lang.say("cli-forgotten-copies"))?;
        out.flush()?;
        Ok(Exit::Done)
    }
}

/// Tells the team, unless an open desk does that anyway.
fn send(home: &mut Home) -> bool {
    match home.company() {
        Company::Desk => false,
        Company::Nobody => {
            // What this desk has said of them in the folder goes with it.
            courier::once(home).0.is_none()
        }
    }
}

/// What lets us, without the names and numbers of customers: it stays when they are gone.
fn without_people(home: &Home, basis: &str, profile: &Profile) -> Result<String, Failure> {
    let mut own = Known::default();
    own.customer(profile);
    let others = Known::named_in(basis, &home.store.named())?;
    Ok(deidentify(basis, &[&own, &others]).text.into_owned())
}

/// Asks whoever sits here; where nobody does, `--yes` is needed.
fn is_confirmed(home: &Home, name: &str) -> Result<bool, Failure> {
    if !is_terminal() || !std::io::stderr().is_terminal() {
        return Err(Failure::new(Exit::Usage, "cli-forget-unasked"));
    }
    let lang = &home.desk.lang;
    speak::warn(&say!(lang, "cli-forget-sure", name = name));
    std::io::stderr().flush().unwrap_or_default();
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let yes = lang.say("cli-forget-yes");
    Ok(read.is_ok() && answer.trim().to_lowercase() == yes.to_lowercase())
}

impl Status {
    fn run(self, context: &Context) -> Result<Exit, Failure> {
        let home = context.look()?;
        let mut out = Output::open();
        let erasures = home.store.erasures()?;
        let (lang, now) = (&home.desk.lang, home.desk.clock.now());
        if erasures.is_empty() && !self.form.json {
            out.line(&lang.say("cli-nobody-forgotten"))?;
        }
        for erased in erasures {
            if self.form.json {
                out.json(&Forgotten {
                    sub: erased.customer,
                    id: erased.record,
                    at: erased.at,
                    basis: erased.basis,
                    sent: None,
                    clean: None,
                })?;
            } else {
                let day = lang.day(erased.at.in_zone(now.zone).date(), now.today());
                let id = erased.customer.to_string();
                let basis = Safe::line(&erased.basis).into_string();
                out.line(&say!(lang, "cli-erased", day = day, id = id, basis = basis))?;
            }
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}
