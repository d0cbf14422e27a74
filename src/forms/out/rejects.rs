//! The rows that could not come in, as a file that can be put right and imported again.

use std::io::{self, Write};

use super::{Cell, CsvOut, CsvStyle};
use crate::model::incoming::Refused;

/// Writes a rejects file: line, reason, then the row as it was, under the list's own headers.
pub struct Rejects<W: Write> {
    out: CsvOut<W>,
}

impl<W: Write> Rejects<W> {
    /// Begins a rejects file for a list with these headers.
    pub fn begin<'a>(
        to: W,
        style: CsvStyle,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> io::Result<Self> {
        let columns = ["line", "reason"].into_iter().chain(labels);
        let out = CsvOut::begin(to, style, columns)?;
        Ok(Self { out })
    }

    /// Writes a row. The reason is in words for whoever is to put it right; [`RowRefusal::name`] will do.
    ///
    /// [`RowRefusal::name`]: crate::model::incoming::RowRefusal::name
    pub fn write(&mut self, refused: &Refused, reason: &str) -> io::Result<()> {
        let line = i64::try_from(refused.line).unwrap_or(i64::MAX);
        let cells = refused.row.iter().map(|cell| Cell::from(cell.as_str()));
        self.out.row(
            [Cell::Number(line), Cell::from(reason)]
                .into_iter()
                .chain(cells),
        )
    }

    /// Hands everything to the file, and the file back.
    pub fn finish(self) -> io::Result<W> {
        self.out.finish()
    }
}
