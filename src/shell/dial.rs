//! Dialling: by the system's `tel:` handler or by a command of the house. Never by a shell.

use std::process::{Child, Command, Stdio};

use crate::model::phone::PhoneNumber;

/// What stands for the number in a dialling command.
const PLACE: &str = "{e164}";

/// A dialler that could not be started.
#[derive(Debug, thiserror::Error)]
pub enum DialFailure {
    /// The command is empty.
    #[error("the dialling command is empty")]
    NoCommand,
    /// The command could not be started.
    #[error("{program}: {cause}")]
    NotStarted {
        /// The program that was to be started.
        program: String,
        /// Why it was not.
        cause: std::io::Error,
    },
    /// The system has no handler for `tel:` links.
    #[error("tel: {0}")]
    NoHandler(std::io::Error),
}

/// Hands a number to the system's handler for `tel:` links.
pub fn by_link(number: &PhoneNumber) -> Result<(), DialFailure> {
    open::that_detached(format!("tel:{}", number.as_e164())).map_err(DialFailure::NoHandler)
}

/// Starts the house's own dialling command. Each argument is passed as it is; `{e164}` in it becomes the number, which
/// holds a plus sign and digits and nothing else.
pub fn by_command(argv: &[String], number: &PhoneNumber) -> Result<Child, DialFailure> {
    let mut words = argv
        .iter()
        .map(|word| word.replace(PLACE, number.as_e164()));
    let program = words.next().ok_or(DialFailure::NoCommand)?;
    Command::new(&program)
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|cause| DialFailure::NotStarted { program, cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number() -> PhoneNumber {
        "+4712345678".parse().unwrap()
    }

    #[test]
    fn a_command_that_is_not_there_names_itself() {
        let argv = ["samtale-no-such-dialler".to_owned(), PLACE.to_owned()];
        let failure = by_command(&argv, &number()).unwrap_err();
        assert!(failure.to_string().starts_with("samtale-no-such-dialler: "));
    }

    #[test]
    fn an_empty_command_is_refused() {
        assert!(matches!(
            by_command(&[], &number()),
            Err(DialFailure::NoCommand)
        ));
    }
}
