//! Lines of JSON: one object a line, UTF-8, the same keys in the same order on every line.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Cell;

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

    pub(super) fn cells(&mut self, columns: &[String], cells: &[Cell<'_>]) -> io::Result<()> {
        self.line(&Object { columns, cells })
    }
}

/// A row as an object.
struct Object<'a> {
    columns: &'a [String],
    cells: &'a [Cell<'a>],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => object.serialize_entry(column, text)?,
                Cell::Number(number) => object.serialize_entry(column, number)?,
                Cell::Phone(number) => object.serialize_entry(column, number.as_e164())?,
            }
        }
        object.end()
    }
}
