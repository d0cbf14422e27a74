//! The binary: turns the answer of the command line into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(samtale::cli::run())
}
