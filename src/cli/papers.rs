//! Completions and the manual page: made from the same definition that parses the command line.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::args::Line;
use super::exit::{Exit, Failure};
use super::out::{Output, failed};

/// Completions for your shell, on standard output.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  samtale completions fish > ~/.config/fish/completions/samtale.fish"
)]
pub(super) struct Completions {
    /// Which shell
    shell: Shell,
}

impl Completions {
    /// Prints them.
    pub(super) fn run(self) -> Result<Exit, Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Line::command(), "samtale", &mut text);
        print(&text)
    }
}

/// Prints the manual page.
pub(super) fn man() -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Line::command())
        .render(&mut text)
        .map_err(|cause| failed(&cause))?;
    print(&text)
}

fn print(text: &[u8]) -> Result<Exit, Failure> {
    let mut out = Output::open();
    std::io::Write::write_all(&mut out, text).map_err(|cause| failed(&cause))?;
    out.flush()?;
    Ok(Exit::Done)
}
