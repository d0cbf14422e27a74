//! A desk on a pseudo-terminal: types keys, and looks at the screen through a terminal parser.
//!
//! *Invariant:* nothing sleeps for a fixed time. Whoever waits, waits for a screen, with a deadline.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running desk.
pub(crate) struct Desk {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<Vec<u8>>,
    terminal: vt100::Parser,
    /// Every byte the desk wrote, for what a terminal must never see.
    pub bytes: Vec<u8>,
    /// The beginning of a character.
    unread: Vec<u8>,
}

impl Desk {
    /// Starts `samtale` with these words on a terminal of this size.
    pub(crate) fn start(home: Option<&Path>, words: &[&str], (columns, rows): (u16, u16)) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_samtale"));
        command.env_clear();
        for (key, value) in super::program::environment(home) {
            command.env(key, value);
        }
        command.env("TERM", "xterm-256color");
        command.args(words);
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, written) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            keyboard: pair.master.take_writer().unwrap(),
            master: pair.master,
            written,
            terminal: vt100::Parser::new(rows, columns, 0),
            bytes: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Types text or keys, as the terminal would send them.
    pub(crate) fn types(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    /// Ends the notes of a call, and says that they talked.
    pub(crate) fn wraps_up_as_talked(&mut self) -> &mut Self {
        self.types("\x13")
            .shows("Etterarbeid")
            .types("1")
            .shows("✓ Snakket")
            .types("\r")
    }

    /// Pastes, bracketed as terminals do.
    pub(crate) fn pastes(&mut self, text: &str) -> &mut Self {
        self.types(&format!("\x1b[200~{text}\x1b[201~"))
    }

    /// Waits until the screen shows this text.
    #[track_caller]
    pub(crate) fn shows(&mut self, text: &str) -> &mut Self {
        self.waits(text, |screen| screen.contains(text))
    }

    /// Waits until the screen no longer shows this text.
    #[track_caller]
    pub(crate) fn hides(&mut self, text: &str) -> &mut Self {
        self.waits(&format!("not {text}"), |screen| !screen.contains(text))
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub(crate) fn waits(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(&self.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("waited for {what:?}, and the screen is\n{}", self.screen())
                }
                Err(RecvTimeoutError::Disconnected) if is_so(&self.screen()) => return self,
                Err(RecvTimeoutError::Disconnected) => {
                    panic!(
                        "the desk ended before {what:?}; its last screen was\n{}",
                        self.screen()
                    )
                }
            }
        }
        self
    }

    /// Waits until the screen is as wanted, for no longer than this; answers whether it is.
    pub(crate) fn waits_at_most(&mut self, time: Duration, is_so: impl Fn(&str) -> bool) -> bool {
        let deadline = Instant::now() + time;
        while !is_so(&self.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => return is_so(&self.screen()),
            }
        }
        true
    }

    /// Waits until the cells are as wanted, for no longer than this; answers whether they are.
    pub(crate) fn waits_for_cells(
        &mut self,
        time: Duration,
        is_so: impl Fn(&[Vec<String>]) -> bool,
    ) -> bool {
        let deadline = Instant::now() + time;
        while !is_so(&self.cells()) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => return is_so(&self.cells()),
            }
        }
        true
    }

    /// The screen now, a text a cell.
    pub(crate) fn cells(&self) -> Vec<Vec<String>> {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        let cell = |row, column| {
            screen
                .cell(row, column)
                .map(|cell| cell.contents().to_owned())
        };
        let row = |row| {
            (0..columns)
                .filter_map(|column| cell(row, column))
                .collect()
        };
        (0..rows).map(row).collect()
    }

    /// The screen now, a line a row.
    pub(crate) fn screen(&self) -> String {
        self.terminal.screen().contents()
    }

    /// Gives the terminal another size.
    pub(crate) fn resizes(&mut self, (columns, rows): (u16, u16)) -> &mut Self {
        self.master.resize(size(columns, rows)).unwrap();
        self.terminal.screen_mut().set_size(rows, columns);
        self
    }

    /// Waits for the end, and answers with the exit code.
    #[track_caller]
    pub(crate) fn ends(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    panic!("no end; the screen is\n{}", self.screen())
                }
            }
        }
        self.child.wait().unwrap().exit_code()
    }

    /// Takes the power away: no warning, no last words.
    pub(crate) fn kill(mut self) {
        self.child.kill_hard();
    }

    /// Waits until the desk has left the terminal as it found it: the usual screen, no mouse, no bracketed paste.
    #[track_caller]
    pub(crate) fn leaves_terminal_sane(&mut self) -> &mut Self {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_sane() {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(why) => panic!("{why}: the terminal is not as it was"),
            }
        }
        self
    }

    fn is_sane(&self) -> bool {
        let screen = self.terminal.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Sends a signal, by its short name.
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args([&format!("-{name}"), &id])
            .status();
        assert!(sent.unwrap().success());
        self
    }

    /// Waits until the process is stopped, as Ctrl-Z does.
    #[track_caller]
    pub(crate) fn is_stopped(&mut self) -> &mut Self {
        let stat = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let deadline = Instant::now() + PATIENCE;
        while !std::fs::read_to_string(&stat).unwrap().contains(") T ") {
            assert!(Instant::now() < deadline, "not stopped");
            std::thread::yield_now();
        }
        self
    }

    /// Goes on after a stop.
    pub(crate) fn continues(&mut self) -> &mut Self {
        self.signal("CONT")
    }

    /// Takes the terminal away, as a closed window does, and waits for the process to end.
    pub(crate) fn loses_its_terminal(self) {
        let Self {
            mut child,
            master,
            keyboard,
            written,
            ..
        } = self;
        drop((master, keyboard, written));
        let deadline = Instant::now() + PATIENCE;
        while child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < deadline, "still there");
            std::thread::yield_now();
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        // The parser leaves U+FFFD out, which a terminal draws in one cell; it may come in two pieces.
        self.unread.extend_from_slice(bytes);
        let whole = match self.unread.as_slice() {
            [.., 0xef, 0xbf] => self.unread.len() - 2,
            [.., 0xef] => self.unread.len() - 1,
            _ => self.unread.len(),
        };
        let rest = self.unread.split_off(whole);
        let mut read = std::mem::replace(&mut self.unread, rest);
        while let Some(at) = read.windows(3).position(|three| three == b"\xef\xbf\xbd") {
            read.splice(at..at + 3, *b"?");
        }
        self.terminal.process(&read);
    }
}

/// A kill that cannot be caught: the crate's own `kill` first asks with SIGHUP.
trait KillHard {
    fn kill_hard(&mut self);
}

impl KillHard for Box<dyn Child + Send + Sync> {
    fn kill_hard(&mut self) {
        let id = self.process_id().unwrap().to_string();
        let killed = std::process::Command::new("kill")
            .args(["-9", &id])
            .status();
        assert!(killed.unwrap().success());
        self.wait().unwrap();
    }
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}
