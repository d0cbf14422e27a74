//! Standard output, and its end: a reader that has gone away is no failure.
//!
//! *Invariant:* on a terminal nothing foreign acts, whatever a name or a note holds (SYNC.md §3.15); a program gets every
//! byte as it is.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use super::exit::{Exit, Failure};
use super::speak::bug;
use crate::model::text::Safe;

/// Standard output, buffered.
pub(super) struct Output {
    out: BufWriter<StdoutLock<'static>>,
    /// Where a person looks: what was written of a line that has not ended. None where a program reads.
    begun: Option<Vec<u8>>,
}

impl Output {
    /// Takes standard output until dropped.
    #[must_use]
    pub(super) fn open() -> Self {
        Self {
            out: BufWriter::new(io::stdout().lock()),
            begun: io::stdout().is_terminal().then(Vec::new),
        }
    }

    /// Writes a line.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self, "{text}").map_err(|cause| failed(&cause))
    }

    /// Writes a value as one line of JSON, and sees that it leaves: a program waits for it.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value).map_err(bug)?;
        self.line(&text)?;
        self.flush()
    }

    /// Sees that everything leaves.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        Write::flush(self).map_err(|cause| failed(&cause))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(begun) = &mut self.begun else {
            return self.out.write(bytes);
        };
        begun.extend_from_slice(bytes);
        let ended = begun.iter().rposition(|byte| *byte == b'\n');
        let rest = begun.split_off(ended.map_or(0, |end| end + 1));
        let lines = std::mem::replace(begun, rest);
        self.out.write_all(harmless(&lines).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(begun) = &mut self.begun {
            let rest = std::mem::take(begun);
            self.out.write_all(harmless(&rest).as_bytes())?;
        }
        self.out.flush()
    }
}

/// The same text for a terminal; what was hidden in it shows.
pub(super) fn harmless(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let cells: Vec<String> = text
        .split('\t')
        .map(|cell| Safe::block(cell).into_string())
        .collect();
    cells.join("\t")
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
