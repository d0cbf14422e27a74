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
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

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
        screen()
            .map(|screen| Self { screen })
            .inspect_err(|_| give_back())
    }

    /// The size of the terminal, in columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.screen.size().map(|size| (size.width, size.height))
    }

    /// Makes the screen fit a size; everything is drawn anew. The screen never follows the terminal by itself: the window
    /// is told of a size before it draws for it.
    pub fn fit(&mut self, (columns, rows): (u16, u16)) -> io::Result<()> {
        self.screen.resize(Rect::new(0, 0, columns, rows))
    }

    /// Gives the terminal back, stops this process as Ctrl-Z does anywhere, and takes the terminal again when the
    /// person continues it.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        give_back();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        enter()
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

/// A screen of the terminal's size now. Nothing ever asks the terminal where its cursor is: the answer would come through
/// the keyboard, which another thread reads.
fn screen() -> io::Result<Terminal<CrosstermBackend<Stdout>>> {
    let (columns, rows) = crossterm::terminal::size()?;
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    Terminal::with_options(
        CrosstermBackend::new(io::stdout()),
        TerminalOptions { viewport },
    )
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

/// How many columns the terminal has; none when there is no terminal.
#[must_use]
pub fn columns() -> Option<usize> {
    let (columns, _) = crossterm::terminal::size().ok()?;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}
