//! Standard output, and its end: a reader that has gone away is no failure.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::exit::{Exit, Failure};
use super::speak::bug;

/// Standard output, buffered.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    /// Takes standard output until dropped.
    #[must_use]
    pub(super) fn open() -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{text}").map_err(|cause| failed(&cause))
    }

    /// Writes a value as one line of JSON, and sees that it leaves: a program waits for it.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value).map_err(bug)?;
        self.line(&text)?;
        self.flush()
    }

    /// Sees that everything leaves.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(|cause| failed(&cause))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Why output could not be written.
#[must_use]
pub(super) fn failed(cause: &io::Error) -> Failure {
    if cause.kind() == ErrorKind::BrokenPipe {
        return Failure::NobodyReads;
    }
    Failure::new(Exit::World, "cli-no-output").with("cause", cause)
}

/// Whether a person looks at standard error, and progress has a point.
#[must_use]
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}
