//! The command line, as typed. One definition makes the parser, the help, the completions and the manual page.
//!
//! *Invariant:* only words and shapes; what a command does stands in the file of its name.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::{
    backup, campaign, check, config, export, find, import, init, keys, list, log, may_call, merge,
    papers, privacy, report, restore, review, ring, study, sync, team, wash,
};

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
pub(super) struct Line {
    /// What holds for every command.
    #[command(flatten)]
    pub everywhere: Everywhere,
    /// What to do; nothing opens the desk.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What holds for every command.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Everywhere {
    /// Where everything of this desk is kept [default: your system's places for settings and data]
    #[arg(
        long,
        global = true,
        env = "SAMTALE_HOME",
        value_name = "DIR",
        help_heading = "Everywhere"
    )]
    pub home: Option<PathBuf>,
    /// The language of sentences: en, nb or da [default: as the settings say]
    #[arg(long, global = true, value_name = "LANG", help_heading = "Everywhere")]
    pub lang: Option<String>,
}

/// For people or for programs.
#[derive(Debug, Clone, Copy, Default, Args)]
pub(super) struct Form {
    /// Print JSON, for programs
    #[arg(long)]
    pub json: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a home: seller, market, language, team folder
    Init(init::Init),
    /// Open a desk with invented customers and a history; nothing is kept
    Demo,
    /// Bring in a list from a spreadsheet or a text file
    Import(import::Import),
    /// See, pause, close and reopen lists, and answer their three questions
    #[command(subcommand)]
    List(list::List),
    /// See campaigns, write a new version into the records, pause, close and reopen them
    #[command(subcommand)]
    Campaign(campaign::Campaign),
    /// Look every customer up in a reservation register's file
    Wash(wash::Wash),
    /// Find customers by any piece of a name, number, company, town, e-mail or note
    Find(find::Find),
    Merge(merge::Merge),
    /// Whether somebody may be called, and by which rule not
    MayCall(may_call::MayCall),
    /// Write calls, customers, or what was agreed and said to a file that other programs read
    Export(export::Export),
    /// What customers wanted, what went wrong, and what came of it
    Report(report::Report),
    /// A morning of listening: one line per call in the customer's words, sorted afterwards
    Study(study::Study),
    /// Share records with other desks through a folder
    #[command(subcommand)]
    Team(team::Team),
    /// Go through the week's customers, one at a time, so that nobody is forgotten
    Review(review::Review),
    /// Tell the open desk that this number rings
    Ring(ring::Ring),
    /// Send what waits to the team folder
    Sync(sync::Sync),
    /// Forget a customer, and see who was forgotten
    #[command(subcommand)]
    Privacy(privacy::Privacy),
    /// Check settings, database and records; only reads unless told to rebuild
    Check(check::Check),
    /// Copy the desk to a file, also while it is open
    Backup(backup::Backup),
    /// Put such a copy back
    Restore(restore::Restore),
    /// Add facts from a script or a softphone, and say what a record looks like
    #[command(subcommand)]
    Log(log::Log),
    /// Every key and what it does
    Keys(keys::Keys),
    /// The settings, and the mistakes in them
    #[command(subcommand)]
    Config(config::Config),
    /// Completions for your shell, on standard output
    Completions(papers::Completions),
    /// The manual page, on standard output
    Man,
}
