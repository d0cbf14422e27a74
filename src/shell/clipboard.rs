//! The clipboard: the system's where there is one, else the terminal's own (OSC 52), which also works over SSH.

use std::io::Write;

use crossterm::clipboard::CopyToClipboard;

/// Which clipboard took a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// The system's.
    System,
    /// The terminal's, which does not say whether it did.
    Terminal,
}

/// A way to the clipboard, opened at the first copy and kept: on X11 the text is gone when the owner is.
#[derive(Default)]
pub struct Clipboard {
    system: Option<arboard::Clipboard>,
}

impl Clipboard {
    /// Copies a text; `terminal` is where the terminal listens.
    pub fn copy(&mut self, text: &str, terminal: &mut impl Write) -> std::io::Result<Took> {
        if self.copy_to_system(text).is_ok() {
            return Ok(Took::System);
        }
        self.system = None;
        crossterm::execute!(terminal, CopyToClipboard::to_clipboard_from(text))?;
        Ok(Took::Terminal)
    }

    /// On a connection from elsewhere the system's clipboard is not the one in front of the person.
    fn copy_to_system(&mut self, text: &str) -> Result<(), arboard::Error> {
        if std::env::var_os("SSH_CONNECTION").is_some() {
            return Err(arboard::Error::ClipboardNotSupported);
        }
        if self.system.is_none() {
            self.system = Some(arboard::Clipboard::new()?);
        }
        self.system
            .as_mut()
            .map_or(Err(arboard::Error::ClipboardNotSupported), |system| {
                system.set_text(text)
            })
    }
}
