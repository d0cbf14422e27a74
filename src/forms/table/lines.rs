//! The rows of a text file, one at a time, in bounded memory.

use super::decode::Text;
use super::detect::Seen;
use super::split::{After, Split, split, spoil};
use super::{NotATable, Row};
use crate::model::incoming::Malformed;

/// Longest row, in bytes.
const ROW_MAX: usize = 1024 * 1024;

/// How much of a row that is too long is kept, in letters.
const KEPT_OF_LONG: usize = 1000;

/// Rows out of a stream of text.
pub(super) struct Lines {
    text: Text,
    /// Text that was decoded; what lies before `at` has been handed out.
    buffer: String,
    at: usize,
    after: After,
    separator: u8,
    line: u64,
}

impl Lines {
    pub(super) fn new(text: Text, begun: String, seen: &Seen) -> Self {
        Self {
            text,
            buffer: begun,
            at: seen.skipped_bytes,
            after: After::More,
            separator: seen.separator,
            line: 1 + u64::from(seen.skipped_bytes > 0),
        }
    }

    /// The next row with anything in it; none at the end.
    pub(super) fn read(&mut self, row: &mut Row) -> Result<Option<()>, NotATable> {
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if rest.is_empty() && self.after == After::End {
                return Ok(None);
            }
            row.begin(self.line);
            match split(rest, self.after, self.separator, row) {
                Split::Row { bytes, lines } => {
                    self.at += bytes;
                    self.line += lines;
                    if !row.is_blank() {
                        return Ok(Some(()));
                    }
                }
                Split::Cut if rest.len() > ROW_MAX => {
                    self.skip_long(row)?;
                    return Ok(Some(()));
                }
                Split::Cut => self.refill()?,
                Split::Unclosed => {
                    self.at += spoil(rest, Malformed::UnclosedQuote, row);
                    self.line += 1;
                    return Ok(Some(()));
                }
            }
        }
    }

    fn refill(&mut self) -> Result<(), NotATable> {
        self.buffer.drain(..self.at);
        self.at = 0;
        if self.text.more(&mut self.buffer)? == 0 {
            self.after = After::End;
        }
        Ok(())
    }

    /// Keeps the beginning of a row that never ends, and goes to the line after it without holding it.
    fn skip_long(&mut self, row: &mut Row) -> Result<(), NotATable> {
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        let kept: String = rest.chars().take(KEPT_OF_LONG).collect();
        spoil(&kept, Malformed::TooLong, row);
        self.line += 1;
        while self.after == After::More {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if let Some(end) = rest.find('\n') {
                self.at += end + 1;
                return Ok(());
            }
            self.at = self.buffer.len();
            self.refill()?;
        }
        Ok(())
    }
}
