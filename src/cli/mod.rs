//! COMMANDS. One file each; whatever makes sense in a script has one.
//!
//! *Invariant:* a command reads its words, calls the layers below and prints; what a call, a rule or a record is stands
//! there and not here.

mod args;
mod backup;
mod campaign;
mod check;
mod config;
mod context;
mod demo;
mod exit;
mod export;
mod find;
mod import;
mod init;
mod keys;
mod list;
mod log;
mod may_call;
mod merge;
mod out;
mod papers;
mod privacy;
mod report;
mod restore;
mod review;
mod ring;
mod speak;
mod study;
mod sync;
mod team;
mod trace;
mod wash;
mod whom;
mod words;

use std::io::{self, IsTerminal};
use std::panic;

use clap::Parser;

use self::args::{Command, Line};
use self::context::Context;
use self::exit::{Exit, Failure};
use crate::app::Opens;
use crate::shell::window;

/// Runs the command line of this process, and answers with its exit code.
#[must_use]
pub fn run() -> u8 {
    // A panic has told its story on standard error by then; the code tells scripts that it was a bug.
    panic::catch_unwind(|| match Line::try_parse() {
        Ok(line) => end(line),
        Err(refused) => told_by_clap(&refused),
    })
    .unwrap_or(Exit::Bug)
    .code()
}

fn perform(command: Option<Command>, context: &Context) -> Result<Exit, Failure> {
    match command {
        None => open_window(context, Opens::Desk),
        Some(Command::Init(init)) => init.run(context),
        Some(Command::Demo) => demo::run(context),
        Some(Command::Import(import)) => import.run(context),
        Some(Command::List(list)) => list.run(context),
        Some(Command::Campaign(campaign)) => campaign.run(context),
        Some(Command::Wash(wash)) => wash.run(context),
        Some(Command::Find(find)) => find.run(context),
        Some(Command::Merge(merge)) => merge.run(context),
        Some(Command::MayCall(may_call)) => may_call.run(context),
        Some(Command::Export(export)) => export.run(context),
        Some(Command::Report(report)) => report.run(context),
        Some(Command::Study(study)) => study.run(context),
        Some(Command::Team(team)) => team.run(context),
        Some(Command::Review(review)) => review.run(context),
        Some(Command::Ring(ring)) => ring.run(context),
        Some(Command::Sync(sync)) => sync.run(context),
        Some(Command::Privacy(privacy)) => privacy.run(context),
        Some(Command::Check(check)) => check.run(context),
        Some(Command::Backup(backup)) => backup.run(context),
        Some(Command::Restore(restore)) => restore.run(context),
        Some(Command::Log(log)) => log.run(context),
        Some(Command::Keys(keys)) => keys.run(context),
        Some(Command::Config(config)) => config.run(context),
        Some(Command::Completions(completions)) => completions.run(),
        Some(Command::Man) => papers::man(),
    }
}

/// Whether somebody sits at both ends.
fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Opens the window on this terminal.
fn open_window(context: &Context, opens: Opens) -> Result<Exit, Failure> {
    if !is_terminal() {
        return Err(Failure::new(Exit::Usage, "cli-no-terminal"));
    }
    let desk = context.desk()?;
    // Whatever keeps the log from being written, the desk itself will say.
    let _ = trace::begin(&desk.places);
    window::open(desk, &context.address, opens)?;
    Ok(Exit::Done)
}

/// Help and version are answers; anything else that clap says is a mistake in the words.
fn told_by_clap(refused: &clap::Error) -> Exit {
    // Whoever reads may have gone, and that is no failure.
    let _ = refused.print();
    if refused.use_stderr() {
        Exit::Usage
    } else {
        Exit::Done
    }
}

fn end(line: Line) -> Exit {
    let context = Context::of(&line.everywhere);
    match perform(line.command, &context) {
        Ok(exit) => exit,
        Err(failure) => {
            speak::tell(&context.lang(), &failure);
            failure.exit()
        }
    }
}
