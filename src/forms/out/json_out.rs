//! Lines of JSON: one object a line, UTF-8, the same keys in the same order on every line.

use std::io::{self, Write};

use serde::ser::Serialize;

/// Writes lines of JSON.
pub struct JsonOut<W> {
    to: W,
}

impl<W: Write> JsonOut<W> {
    /// Begins a file.
    pub const fn begin(to: W) -> Self {
        Self { to }
    }

    /// Writes a value as one line.
    pub fn line(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.to, value)?;
        self.to.write_all(b"\n")
    }

    /// Hands everything to the file, and the file back.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }
}
