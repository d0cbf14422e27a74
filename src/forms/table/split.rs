//! Text to rows: separators, quotation marks, line ends (RFC 4180, and what real files make of it).
//!
//! The csv crate reads right files right. Lists are also wrong, and then a row must be refused as it was, a quotation
//! mark that never closes must not swallow the file, and the line where it opened must be known; that is why this is here.

use super::Row;
use crate::model::incoming::Malformed;

/// Longest text between quotation marks, in bytes: two spreadsheet cells of the greatest length.
const QUOTED_MAX: usize = 64 * 1024;

/// Whether the text goes on after its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// More may come.
    More,
    /// That was all.
    End,
}

/// What the beginning of a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    /// A row, and where the next begins.
    Row {
        /// Bytes to the next row.
        bytes: usize,
        /// Lines that the row takes.
        lines: u64,
    },
    /// The row does not end in this text.
    Cut,
    /// A quotation mark opens and never closes.
    Unclosed,
}

/// Writes the cells of the first row of `text` into `row`.
pub(super) fn split(text: &str, after: After, separator: u8, row: &mut Row) -> Split {
    let mut at = 0;
    let mut lines = 1;
    loop {
        let cell = match text.as_bytes().get(at) {
            Some(b'"') => quoted(text, at, after, separator, row),
            _ => plain(text, at, after, separator, row),
        };
        let end = match cell {
            Cell::Ends { at, breaks } => {
                lines += breaks;
                at
            }
            Cell::Cut => return Split::Cut,
            Cell::Unclosed => return Split::Unclosed,
        };
        row.end_cell();
        match (text.as_bytes().get(end), text.as_bytes().get(end + 1)) {
            (Some(&byte), _) if byte == separator => at = end + 1,
            (Some(b'\r'), Some(b'\n')) => {
                return Split::Row {
                    bytes: end + 2,
                    lines,
                };
            }
            (Some(b'\r'), None) if after == After::More => return Split::Cut,
            (Some(_), _) => {
                return Split::Row {
                    bytes: end + 1,
                    lines,
                };
            }
            (None, _) => return Split::Row { bytes: end, lines },
        }
    }
}

/// Where a cell ends.
enum Cell {
    Ends { at: usize, breaks: u64 },
    Cut,
    Unclosed,
}

fn plain(text: &str, at: usize, after: After, separator: u8, row: &mut Row) -> Cell {
    let rest = text.get(at..).unwrap_or_default();
    let ends = |byte: &u8| *byte == separator || matches!(byte, b'\n' | b'\r');
    let end = match (rest.as_bytes().iter().position(ends), after) {
        (Some(end), _) => end,
        (None, After::End) => rest.len(),
        (None, After::More) => return Cell::Cut,
    };
    row.push_str(rest.get(..end).unwrap_or_default());
    Cell::Ends {
        at: at + end,
        breaks: 0,
    }
}

/// A cell between quotation marks, `text[open]` being the first. A mark within that is not doubled is taken as it
/// stands while the cell is on one line; after a line break it means that the opening one was never closed.
fn quoted(text: &str, open: usize, after: After, separator: u8, row: &mut Row) -> Cell {
    let bytes = text.as_bytes();
    let mut breaks = 0;
    let mut from = open + 1;
    loop {
        let rest = text.get(from..).unwrap_or_default();
        let Some(mark) = rest
            .bytes()
            .position(|byte| byte == b'"')
            .map(|mark| from + mark)
        else {
            let is_long = text.len() - open > QUOTED_MAX;
            return if after == After::End || is_long {
                Cell::Unclosed
            } else {
                Cell::Cut
            };
        };
        if mark - open > QUOTED_MAX {
            return Cell::Unclosed;
        }
        let before = text.get(from..mark).unwrap_or_default();
        breaks += line_breaks(before);
        row.push_str(before);
        match bytes.get(mark + 1) {
            None if after == After::More => return Cell::Cut,
            None => {
                return Cell::Ends {
                    at: mark + 1,
                    breaks,
                };
            }
            Some(&byte) if byte == separator || matches!(byte, b'\r' | b'\n') => {
                return Cell::Ends {
                    at: mark + 1,
                    breaks,
                };
            }
            Some(b'"') => {
                row.push_str("\"");
                from = mark + 2;
            }
            Some(_) if breaks > 0 => return Cell::Unclosed,
            Some(_) => {
                row.push_str("\"");
                from = mark + 1;
            }
        }
    }
}

fn line_breaks(text: &str) -> u64 {
    let mut breaks = 0;
    let mut before = b' ';
    for byte in text.bytes() {
        breaks += u64::from(byte == b'\r' || byte == b'\n' && before != b'\r');
        before = byte;
    }
    breaks
}

/// Takes the first line of `text` as a row of one cell, because it cannot be split; answers the bytes it takes.
pub(super) fn spoil(text: &str, fault: Malformed, row: &mut Row) -> usize {
    let line = row.line();
    row.begin(line);
    let end = text
        .bytes()
        .position(|byte| matches!(byte, b'\n' | b'\r'))
        .unwrap_or(text.len());
    row.push_str(text.get(..end).unwrap_or_default());
    row.end_cell();
    row.spoil(fault);
    let breaks = if text.get(end..).is_some_and(|rest| rest.starts_with("\r\n")) {
        2
    } else {
        1
    };
    (end + breaks).min(text.len())
}
