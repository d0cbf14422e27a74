//! The command line, as typed. One definition makes the parser, the help, the completions and the manual page.
//!
//! *Invariant:* only words and shapes; what a command does stands in the file of its name.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::papers;

/// A call desk for people who telephone customers, in a terminal, with no server.
///
/// Without a command the desk opens.
#[derive(Debug, Parser)]
#[command(
    name = "samtale",
    version,
    max_term_width = 100,
    after_help = "Examples:\n  samtale                      open the desk\n  samtale demo                 \
                  a desk with invented customers, to try things on\n  samtale import list.csv --list \"Winter\"\n  \
                  samtale export calls -o calls.jsonl\n\nExit codes: 0 done, 1 the answer is no, 2 usage, 3 settings, \
                  4 data, 5 disk or folder, 70 a mistake in samtale."
)]
pub struct Line {
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do; nothing opens the desk.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, Default, Args)]
pub struct Common {
    /// Where everything of this desk is kept [default: your system's places for settings and data]
    #[arg(
        long,
        global = true,
        env = "SAMTALE_HOME",
        value_name = "DIR",
        help_heading = "Common"
    )]
    pub home: Option<PathBuf>,
    /// The language of sentences: en, nb or da [default: as the settings say]
    #[arg(long, global = true, value_name = "LANG", help_heading = "Common")]
    pub lang: Option<String>,
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Form {
    /// Print JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Completions for your shell, on standard output
    Completions(papers::Completions),
    /// The manual page, on standard output
    Man,
}
