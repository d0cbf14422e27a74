//! Tables out of files: which form a file has, and its rows, one at a time.
//!
//! A text file is read in pieces of 64 KiB and never held whole. A spreadsheet is a zip of XML and is held whole, as
//! plain text.
//!
//! *Invariant:* a cell is as the file has it (decoded, without NUL). What it means is decided later.

mod decode;
mod detect;
mod lines;
mod row;
mod sheet;
mod split;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::io::{self, Cursor, Read, Seek};

use crate::model::incoming::Malformed;
use decode::Text;
use lines::Lines;
pub use row::Row;
use sheet::Cells;

/// Rows that are read ahead, so that columns can be judged by their cells.
const HEAD_ROWS: usize = 500;

/// A file or anything like one. A blanket implementation covers them all.
pub trait Source: Read + Seek + Send {}

impl<S: Read + Seek + Send> Source for S {}

/// How a table was written, as far as it could be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialect {
    /// Text with a separator.
    Text {
        /// What stands between cells.
        separator: char,
        /// The encoding's name, as `windows-1252`.
        encoding: &'static str,
        /// What ends a line.
        line_end: LineEnd,
    },
    /// A spreadsheet.
    Sheet {
        /// The format's name, as `XLSX`.
        format: &'static str,
        /// The sheet that was read: the first with anything in it.
        sheet: String,
        /// Sheets that were not read.
        others: usize,
    },
    /// Rows copied out of a spreadsheet.
    Paste {
        /// What stands between cells.
        separator: char,
    },
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`.
    Lf,
    /// `\r\n`.
    CrLf,
    /// `\r`, as old Macintosh files have it.
    Cr,
}

/// Why something is not a table that can be read.
#[derive(Debug, thiserror::Error)]
pub enum NotATable {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is something else, as far as its first bytes tell: `PDF`, `picture`, `web page`.
    #[error("the file is a {0}, not a list")]
    Foreign(&'static str),
    /// Bytes that are not text in any encoding.
    #[error("the file is not text")]
    Binary,
    /// A spreadsheet that is cut off or broken.
    #[error("the {format} file is damaged: {cause}")]
    Damaged {
        /// The format's name, as `XLSX`.
        format: &'static str,
        /// What the reader of that format says.
        cause: String,
    },
    /// A spreadsheet with a password.
    #[error("the spreadsheet has a password")]
    Locked,
    /// The world could not hand over the bytes.
    #[error("the file could not be read: {0}")]
    Unreadable(#[from] io::Error),
}

/// A table: its dialect, its first rows, and the rest to come.
pub struct Table {
    dialect: Dialect,
    head: VecDeque<Row>,
    rest: Rest,
    width: usize,
}

enum Rest {
    Lines(Lines),
    Cells(Cells),
}

impl Table {
    /// Opens what stands in this file, whatever its name says it is.
    pub fn open(mut source: impl Source + 'static) -> Result<Self, NotATable> {
        let mut first = [0; 8];
        let read = fill(&mut source, &mut first)?;
        source.rewind()?;
        let first = first.get(..read).unwrap_or_default();
        if let Some(sheet) = sheet::open(&mut source, first)? {
            return Self::of(sheet.dialect, Rest::Cells(sheet.cells));
        }
        Self::text(source)
    }

    /// Rows as they come out of a spreadsheet by copy and paste.
    pub fn paste(text: &str) -> Result<Self, NotATable> {
        let mut table = Self::text(Cursor::new(text.to_owned().into_bytes()))?;
        if let Dialect::Text { separator, .. } = table.dialect {
            table.dialect = Dialect::Paste { separator };
        }
        table.width = widest(&table.head);
        table.head.iter_mut().for_each(|row| row.pad(table.width));
        Ok(table)
    }

    fn text(source: impl Read + Send + 'static) -> Result<Self, NotATable> {
        let mut text = Text::open(Box::new(source))?;
        let mut begun = String::new();
        while begun.len() < detect::SAMPLE_BYTES && text.more(&mut begun)? > 0 {}
        if let Some(what) = detect::foreign(&begun) {
            return Err(NotATable::Foreign(what));
        }
        let seen = detect::seen(&begun);
        let dialect = Dialect::Text {
            separator: char::from(seen.separator),
            encoding: text.encoding(),
            line_end: seen.line_end,
        };
        Self::of(dialect, Rest::Lines(Lines::new(text, begun, &seen)))
    }

    fn of(dialect: Dialect, mut rest: Rest) -> Result<Self, NotATable> {
        let mut head = VecDeque::new();
        while head.len() < HEAD_ROWS {
            let mut row = Row::default();
            if rest.read(&mut row)?.is_none() {
                break;
            }
            head.push_back(row);
        }
        let sound = head.iter().filter(|row| row.fault().is_none());
        let width = match &rest {
            Rest::Lines(_) => most_common(sound.map(Row::len)),
            Rest::Cells(cells) => cells.width(),
        };
        if head.is_empty() {
            return Err(NotATable::Empty);
        }
        let mut table = Self {
            dialect,
            head,
            rest,
            width,
        };
        let mut head = std::mem::take(&mut table.head);
        for row in &mut head {
            table.fit(row);
        }
        table.head = head;
        Ok(table)
    }

    /// How the table was written.
    #[must_use]
    pub const fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// The rows that were read ahead and not yet handed out: at most 500.
    #[must_use]
    pub const fn head(&self) -> &VecDeque<Row> {
        &self.head
    }

    /// How many cells a row has: in a text file most of them, in a spreadsheet and in pasted rows the longest, because
    /// empty cells at the end are not written there.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.width
    }

    /// The next row that has anything in it, written over `row`; none at the end.
    pub fn read<'a>(&mut self, row: &'a mut Row) -> Result<Option<&'a Row>, NotATable> {
        if let Some(first) = self.head.pop_front() {
            *row = first;
            return Ok(Some(row));
        }
        if self.rest.read(row)?.is_none() {
            return Ok(None);
        }
        self.fit(row);
        Ok(Some(row))
    }

    /// Gives a row the width of the table, or marks it as malformed. In a spreadsheet, empty cells at the end are not
    /// written; in a text file, a cell too few means that a line broke where it should not.
    fn fit(&self, row: &mut Row) {
        match self.dialect {
            Dialect::Sheet { .. } | Dialect::Paste { .. } => row.pad(self.width),
            Dialect::Text { .. } => row.expect(self.width),
        }
    }
}

impl Rest {
    fn read(&mut self, row: &mut Row) -> Result<Option<()>, NotATable> {
        match self {
            Self::Lines(lines) => lines.read(row),
            Self::Cells(cells) => Ok(cells.read(row)),
        }
    }
}

fn widest(rows: &VecDeque<Row>) -> usize {
    rows.iter().map(Row::len).max().unwrap_or(1)
}

fn most_common(widths: impl Iterator<Item = usize>) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for width in widths {
        *counts.entry(width).or_insert(0_usize) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width))
        .map_or(1, |(width, _)| width)
}

/// Reads until the buffer is full or the source ends; answers how many bytes there were.
fn fill(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut read = 0;
    while let Some(room) = buffer.get_mut(read..).filter(|room| !room.is_empty()) {
        match source.read(room) {
            Ok(0) => break,
            Ok(bytes) => read += bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(read)
}
