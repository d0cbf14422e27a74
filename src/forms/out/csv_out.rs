//! CSV (RFC 4180): every cell quoted, formulas defused (OWASP's list, SYNC.md §3.15).

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::Cell;
use crate::forms::cell::needs_guard;

/// For which reader a CSV file is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CsvStyle {
    /// A Nordic Excel: semicolons, `\r\n`, and a byte order mark, without which it takes the file for Windows-1252.
    #[default]
    Excel,
    /// Other programs: commas and `\n`.
    Plain,
}

/// Writes CSV, a row at a time.
pub struct CsvOut<W: Write> {
    writer: Writer<W>,
    guarded: String,
}

impl<W: Write> CsvOut<W> {
    /// Begins a file with the names of its columns.
    pub fn begin<'a>(
        mut to: W,
        style: CsvStyle,
        columns: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<Self> {
        let mut builder = WriterBuilder::new();
        builder.quote_style(QuoteStyle::Always).flexible(true);
        match style {
            CsvStyle::Excel => {
                to.write_all("\u{feff}".as_bytes())?;
                builder.delimiter(b';').terminator(Terminator::CRLF);
            }
            CsvStyle::Plain => {
                builder.delimiter(b',').terminator(Terminator::Any(b'\n'));
            }
        }
        let mut out = Self {
            writer: builder.from_writer(to),
            guarded: String::new(),
        };
        out.row(columns.into_iter().map(Cell::from))?;
        Ok(out)
    }

    /// Writes a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        for cell in cells {
            match cell {
                Cell::Empty => self.writer.write_field("")?,
                Cell::Number(number) => self.writer.write_field(number.to_string())?,
                Cell::Text(text) => self.text(&text)?,
                Cell::Phone(number) => self.text(number.as_e164())?,
            }
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    /// Hands everything to the file, and the file back.
    pub fn finish(self) -> io::Result<W> {
        self.writer
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        if needs_guard(text) {
            self.guarded.clear();
            self.guarded.push('\'');
            self.guarded.push_str(text);
            self.writer.write_field(&self.guarded)?;
        } else {
            self.writer.write_field(text)?;
        }
        Ok(())
    }
}
