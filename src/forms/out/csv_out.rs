//! CSV (RFC 4180): every cell quoted, formulas defused (OWASP's list, SYNC.md §3.15).

use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use super::Cell;
use crate::config::Separator;
use crate::forms::cell::needs_guard;

/// For which reader a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CsvStyle {
    /// What stands between the cells.
    pub separator: Separator,
    /// Whether the file begins with a byte order mark.
    pub mark: ByteOrderMark,
}

/// Whether a file begins with a byte order mark, without which Excel takes UTF-8 for Windows-1252.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByteOrderMark {
    /// It does.
    Written,
    /// It does not.
    Absent,
}

impl CsvStyle {
    /// A Nordic Excel: semicolons and a byte order mark.
    pub const EXCEL: Self = Self {
        separator: Separator::Semicolon,
        mark: ByteOrderMark::Written,
    };

    /// Other programs: commas and no mark.
    pub const PLAIN: Self = Self {
        separator: Separator::Comma,
        mark: ByteOrderMark::Absent,
    };
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
        builder.delimiter(match style.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        });
        match style.mark {
            ByteOrderMark::Written => {
                to.write_all("\u{feff}".as_bytes())?;
                builder.terminator(Terminator::CRLF);
            }
            ByteOrderMark::Absent => {
                builder.terminator(Terminator::Any(b'\n'));
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
        self.try_row(cells).map_err(as_said)
    }

    fn try_row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> csv::Result<()> {
        for cell in cells {
            match cell {
                Cell::Text(_) | Cell::Phone(_) => self.text(&cell.text())?,
                // Ours, and never a formula: a number may begin with a minus.
                Cell::Empty | Cell::Number(_) | Cell::Yes(_) | Cell::Day(_) | Cell::Time(_) => {
                    self.writer.write_field(cell.text().as_bytes())?;
                }
            }
        }
        self.writer.write_record(None::<&[u8]>)
    }

    /// Hands everything to the file, and the file back.
    pub fn finish(self) -> io::Result<W> {
        self.writer
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }

    fn text(&mut self, text: &str) -> csv::Result<()> {
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

/// What the system said, so that a reader that went away is known as one.
fn as_said(error: csv::Error) -> io::Error {
    if error.is_io_error()
        && let csv::ErrorKind::Io(cause) = error.into_kind()
    {
        return cause;
    }
    io::Error::other("the row could not be written")
}
