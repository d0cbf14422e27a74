//! `samtale sync`: sends what waits to the team folder and takes in what lies there, without a desk.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use clap::Args;

use super::context::Context;
use super::exit::{Exit, Failure};
use super::out::Output;
use super::speak::why;
use crate::app::{Trouble, TroubleKind};
use crate::disk::watch::Watch;
use crate::lang::Lang;
use crate::say;
use crate::shell::courier::{self, Came};
use crate::shell::home::Home;
use crate::store::import::Company;

/// How long a watching process waits at most before it looks again.
const LOOK: Duration = Duration::from_secs(5);

/// Send what waits to the team folder, and read what lies there.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  samtale log add --json < facts.jsonl && samtale sync --once\n  samtale sync --watch"
)]
pub(super) struct Sync {
    /// Once, and then end; this is what happens without a word too
    #[arg(long, conflicts_with = "watch")]
    once: bool,
    /// Again and again, until it is ended: for a machine without a desk
    #[arg(long)]
    watch: bool,
}

impl Sync {
    /// Sends and reads, and says what is left.
    pub(super) fn run(self, context: &Context) -> Result<Exit, Failure> {
        let Self { once: _, watch } = self;
        let mut home = context.home()?;
        if home.identity.team.is_none() {
            return Err(Failure::new(Exit::Settings, "cli-no-team"));
        }
        if watch {
            return keep(&mut home);
        }
        let (trouble, came) = courier::once(&mut home);
        scrub(&mut home)?;
        let left = home.store.unpublished_count()?;
        let is_retired = |it: &Trouble| it.kind == TroubleKind::Retired;
        let parted = trouble.clone().filter(is_retired);
        if let Some(trouble) = trouble.filter(|it| !is_retired(it)) {
            return Err(Failure::new(Exit::World, "cli-not-sent")
                .with("left", left)
                .with("why", why(&home.desk.lang, &trouble)));
        }
        let mut out = Output::open();
        out.line(&say!(home.desk.lang, "cli-sent", left = left))?;
        for line in read(&home.desk.lang, came) {
            out.line(&line)?;
        }
        if let Some(parted) = parted {
            out.line(&why(&home.desk.lang, &parted))?;
        }
        out.flush()?;
        Ok(Exit::Done)
    }
}

/// Of those who were forgotten nothing is left in the file. A desk that is open does it when it closes: nobody there waits.
fn scrub(home: &mut Home) -> Result<(), Failure> {
    if home.store.is_scrub_due()? && home.company() == Company::Nobody {
        home.store.scrub()?;
    }
    Ok(())
}

/// What came, a line for each kind.
fn read(lang: &Lang, came: Came) -> Vec<String> {
    let kinds = [("cli-read", came.others), ("recovered", came.recovered)];
    let told = kinds.into_iter().filter(|(_, count)| *count > 0);
    told.map(|(id, count)| say!(lang, id, count = count))
        .collect()
}

/// Sends and reads until the process is ended; says what came, and each trouble once.
fn keep(home: &mut Home) -> Result<Exit, Failure> {
    let (sender, changed) = channel();
    let path = courier::folder_of(home).map(|folder| folder.path().to_owned());
    let mut watch = None;
    let mut said: Option<String> = None;
    let Some(mut courier) = courier::of(home) else {
        return Err(Failure::new(Exit::Settings, "cli-no-team"));
    };
    loop {
        if watch.is_none() {
            let sender = sender.clone();
            watch = path.as_ref().and_then(|path| {
                Watch::over(path, move || {
                    // The process may be ending.
                    let _ = sender.send(());
                })
            });
        }
        let (trouble, came) = courier.carry(home);
        scrub(home)?;
        let mut out = Output::open();
        for line in read(&home.desk.lang, came) {
            out.line(&line)?;
        }
        let trouble = trouble.map(|trouble| why(&home.desk.lang, &trouble));
        if trouble.is_some() {
            watch = None;
        }
        if let Some(trouble) = trouble.as_ref().filter(|_| said != trouble) {
            out.line(trouble)?;
        }
        said = trouble;
        out.flush()?;
        drop(out);
        match changed.recv_timeout(LOOK) {
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Exit::Done),
        }
        changed.try_iter().for_each(drop);
    }
}
