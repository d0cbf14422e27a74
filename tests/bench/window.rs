//! The program on a pseudo-terminal: how soon its first full frame stands, and what it holds in memory.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::base::{Base, CLOCK};
use super::stopwatch::{Laps, now, time};
use super::table::{Figure, Goal, Row};
use super::{FLOOR, Outcome};

/// How often the program is started.
const STARTS: usize = 5;
/// A terminal is quiet when nothing came for so long.
const QUIET: Duration = Duration::from_millis(400);
/// The terminal.
const SIZE: PtySize = PtySize {
    rows: 40,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

/// Measures the program as it is opened.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<()> {
    let floor = Laps::of(STARTS + 1, || read_one(&base.floor))?;
    let mut ours = Laps::default();
    let mut megabytes = 0.0;
    for turn in 0..=STARTS {
        let mut desk = Desk::open(&base.place)?;
        let first_frame = desk.first_frame()?;
        // The first start warms the pages up.
        if turn > 0 {
            ours.add(first_frame);
        }
        if turn == STARTS {
            megabytes = desk.megabytes_at_work()?;
        }
        desk.end()?;
    }
    rows.push(Row {
        what: format!("start to first full frame, {}", base.size.name()),
        ours: Figure::Time(ours.median()),
        floor: Some(("a process that reads one row", Figure::Time(floor.median()))),
        goal: Goal::Time(Duration::from_millis(30)),
    });
    rows.push(Row {
        what: format!("memory of an open desk, {}", base.size.name()),
        ours: Figure::Megabytes(megabytes),
        floor: None,
        goal: Goal::Megabytes(60.0),
    });
    Ok(())
}

/// A process that opens the floor and reads one row of it.
fn read_one(floor: &Path) -> Outcome<()> {
    let mut command = Command::new(std::env::current_exe()?);
    let ended = command.env(FLOOR, floor).stdin(Stdio::null()).status()?;
    if ended.success() {
        Ok(())
    } else {
        Err("the floor's process failed".into())
    }
}

/// The program, on its terminal.
struct Desk {
    began: Instant,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    written: Receiver<(Instant, Vec<u8>)>,
    // A terminal that is let go hangs up.
    _master: Box<dyn MasterPty + Send>,
}

impl Desk {
    fn open(home: &Path) -> Outcome<Self> {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_samtale"));
        command.env_clear();
        for (name, value) in [
            ("SAMTALE_CLOCK", CLOCK),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
        ] {
            command.env(name, value);
        }
        command.env("SAMTALE_HOME", home);
        command.env("HOME", home);
        let pair = native_pty_system().openpty(SIZE)?;
        let mut reader = pair.master.try_clone_reader()?;
        let (sender, written) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 1 << 13];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                let bytes = buffer.get(..read).unwrap_or_default().to_vec();
                if sender.send((now(), bytes)).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer()?;
        let began = now();
        let child = pair.slave.spawn_command(command)?;
        Ok(Self {
            began,
            child,
            keyboard,
            written,
            _master: pair.master,
        })
    }

    /// What was written until it became quiet, and when.
    fn settle(&self) -> Vec<(Instant, Vec<u8>)> {
        std::iter::from_fn(|| self.written.recv_timeout(QUIET).ok()).collect()
    }

    /// From the start until the screen was as it stayed.
    fn first_frame(&mut self) -> Outcome<Duration> {
        let written = self.settle();
        let screens = screens(&written);
        let last = screens.last().ok_or("the program wrote nothing")?;
        let first = screens.iter().position(|screen| screen == last);
        let (when, _) = first.and_then(|at| written.get(at)).ok_or("no frame")?;
        if last.trim().is_empty() {
            return Err("the first frame is empty".into());
        }
        Ok(when.duration_since(self.began))
    }

    /// What the process keeps for itself after a card, a search and a list of all were looked at.
    fn megabytes_at_work(&mut self) -> Outcome<f64> {
        for keys in ["\r", "\x1b", "/", "hans", "en b", "\x1b"] {
            self.keyboard.write_all(keys.as_bytes())?;
            self.keyboard.flush()?;
            self.settle();
        }
        let id = self.child.process_id().ok_or("the program has ended")?;
        anonymous_megabytes(id)
    }

    fn end(mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

/// The screen after each piece that was written.
fn screens(written: &[(Instant, Vec<u8>)]) -> Vec<String> {
    let mut terminal = vt100::Parser::new(SIZE.rows, SIZE.cols, 0);
    let after = written.iter().map(|(_, bytes)| {
        terminal.process(bytes);
        terminal.screen().contents()
    });
    after.collect()
}

/// `Pss_Anon`: memory that is the process's own and no copy of a file.
fn anonymous_megabytes(process: u32) -> Outcome<f64> {
    let told = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup"))?;
    let line = told.lines().find_map(|line| line.strip_prefix("Pss_Anon:"));
    let kilobytes: f64 = line
        .unwrap_or_default()
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    Ok(kilobytes / 1024.0)
}

/// How long `samtale` takes with these words, and what it printed.
pub(crate) fn run(home: &Path, words: &[&str]) -> Outcome<(Duration, String)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samtale"));
    command.env_clear().args(words).stdin(Stdio::null());
    command.env("SAMTALE_HOME", home).env("HOME", home);
    command.env("SAMTALE_CLOCK", CLOCK).env("LANG", "C.UTF-8");
    let (took, output) = time(|| command.output());
    let output = output?;
    if output.status.success() {
        Ok((took, String::from_utf8(output.stdout)?))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into())
    }
}
