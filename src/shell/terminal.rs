//! The terminal: taken over at the start, and given back as it was whatever happens.
//!
//! *Invariant:* the terminal is restored on a normal end, on an error, on a panic and while suspended.

use std::io::{self, Stdout, Write};
use std::panic;
use std::thread;

use crossterm::cursor::{SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

/// The terminal while the desk has it. Dropping it gives it back.
pub struct Held {
    /// Where frames go.
    pub screen: Terminal<CrosstermBackend<Stdout>>,
}

impl Held {
    /// Takes the terminal: raw mode, the alternate screen, bracketed paste and the mouse.
    pub fn take() -> io::Result<Self> {
        restore_on_panic();
        enter()?;
        match Terminal::new(CrosstermBackend::new(io::stdout())) {
            Ok(screen) => Ok(Self { screen }),
            Err(cause) => {
                give_back();
                Err(cause)
            }
        }
    }

    /// Gives the terminal back, stops this process as Ctrl-Z does anywhere, and takes the terminal again when the
    /// person continues it.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter()?;
        self.screen.clear()
    }

    /// There is nothing like suspending here.
    #[cfg(not(unix))]
    pub fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        give_back();
    }
}

/// A panic of the thread that holds the terminal gives it back before it speaks. One of another thread goes to the log;
/// the window goes on, and says what it can no longer do.
fn restore_on_panic() {
    let before = panic::take_hook();
    let holder = thread::current().id();
    panic::set_hook(Box::new(move |what| {
        tracing::error!(%what, "panic");
        if thread::current().id() == holder {
            give_back();
            before(what);
        }
    }));
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    crossterm::execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        EnableMouseCapture
    )
    .inspect_err(|_| give_back())
}

/// Errors have nowhere to go: the terminal may be gone, which is why this is called.
fn give_back() {
    let mut out = io::stdout();
    let _ = crossterm::execute!(
        out,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        SetCursorStyle::DefaultUserShape,
        Show
    );
    let _ = disable_raw_mode();
    let _ = out.flush();
}
