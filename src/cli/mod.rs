//! COMMANDS. One file each; whatever makes sense in a script has one.
//!
//! *Invariant:* a command reads its words, calls the layers below and prints; what a call, a rule or a record is stands
//! there and not here.

mod args;
mod demo;
mod exit;
mod out;
mod papers;
mod speak;

use std::panic;

use clap::Parser;

use self::args::{Command, Line};
use self::exit::{Exit, Failure};
use crate::lang::Lang;

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

fn perform(line: Line) -> Result<Exit, Failure> {
    match line.command {
        None => Ok(Exit::Done),
        Some(Command::Completions(completions)) => completions.run(),
        Some(Command::Man) => papers::man(),
    }
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
    let asked = line.common.lang.clone();
    match perform(line) {
        Ok(exit) => exit,
        Err(failure) => {
            let code = speak::first_language(asked.as_deref());
            speak::tell(&Lang::embedded(&code), &failure);
            failure.exit()
        }
    }
}
