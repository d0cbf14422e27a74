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

    /// What the system's clipboard holds; none where the terminal has the only way to one.
    pub fn read(&mut self) -> Option<String> {
        self.system()?.get_text().ok()
    }

    fn copy_to_system(&mut self, text: &str) -> Result<(), arboard::Error> {
        let system = self.system();
        let system = system.ok_or(arboard::Error::ClipboardNotSupported)?;
        system.set_text(text)
    }

    /// On a connection from elsewhere the system's clipboard is not the one in front of the person.
    fn system(&mut self) -> Option<&mut arboard::Clipboard> {
        if std::env::var_os("SSH_CONNECTION").is_some() {
            return None;
        }
        if self.system.is_none() {
            self.system = arboard::Clipboard::new().ok();
        }
        self.system.as_mut()
    }
}
