//! Blocks: many record lines, zipped into one row.
//!
//! *Invariant:* a block holds whole lines, each with its line feed, byte for byte as they were written.

use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use super::open::Failure;
use crate::seal::zip::{Cap, ZipFault, unzip, zip};
use crate::sync::stream::Seq;

const INSERT: &str =
    "INSERT INTO block(stream, first, last, bytes, header, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const AFTER: &str = "SELECT first, last, bytes, body FROM block WHERE stream = ?1 AND last >= ?2 ORDER BY first LIMIT 1";

const REPLACE: &str = "UPDATE block SET bytes = ?3, body = ?4 WHERE stream = ?1 AND first = ?2";

/// Text from which on a block has enough: whoever reads one line unzips them all.
const BYTES: usize = 256 * 1024;

/// Lines with consecutive numbers, on their way into a block.
#[derive(Debug)]
pub(super) struct Lines {
    first: Option<Seq>,
    last: Seq,
    text: String,
}

impl Lines {
    /// None yet.
    pub(super) const fn new() -> Self {
        Self {
            first: None,
            last: Seq::NONE,
            text: String::new(),
        }
    }

    /// Adds the next line.
    pub(super) fn push(&mut self, seq: Seq, line: &str) {
        self.first.get_or_insert(seq);
        self.last = seq;
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Stores the lines as one block; nothing when there are none.
    pub(super) fn seal(self, db: &Connection, stream: i64) -> Result<(), Failure> {
        let Some(first) = self.first else {
            return Ok(());
        };
        let body = zip(self.text.as_bytes())?;
        insert(
            db,
            stream,
            (first, self.last),
            self.text.len(),
            (None, &body),
        )
    }

    /// The same for lines of another desk, with what proves them.
    pub(super) fn seal_of(self, db: &Connection, stream: i64, sealed: &str) -> Result<(), Failure> {
        let Some(first) = self.first else {
            return Ok(());
        };
        let body = zip(self.text.as_bytes())?;
        let numbers = (first, self.last);
        insert(db, stream, numbers, self.text.len(), (Some(sealed), &body))
    }
}

fn insert(
    db: &Connection,
    stream: i64,
    (first, last): (Seq, Seq),
    bytes: usize,
    (header, body): (Option<&str>, &[u8]),
) -> Result<(), Failure> {
    db.prepare_cached(INSERT)?.execute((
        stream,
        first.0.cast_signed(),
        last.0.cast_signed(),
        i64::try_from(bytes).unwrap_or(i64::MAX),
        header,
        body,
    ))?;
    Ok(())
}

/// Many lines on their way into blocks. Full ones are zipped beside the thread that writes.
#[derive(Debug)]
pub(super) struct Blocks {
    lines: Lines,
    zipping: Vec<Zipping>,
}

/// A block that is being zipped.
#[derive(Debug)]
struct Zipping {
    first: Seq,
    last: Seq,
    bytes: usize,
    body: JoinHandle<Result<Vec<u8>, ZipFault>>,
}

impl Blocks {
    /// No line yet.
    pub(super) const fn new() -> Self {
        Self {
            lines: Lines::new(),
            zipping: Vec::new(),
        }
    }

    /// Adds the next line.
    pub(super) fn push(&mut self, seq: Seq, line: &str) {
        self.lines.push(seq, line);
        if self.lines.text.len() < BYTES {
            return;
        }
        let Lines { first, last, text } = std::mem::replace(&mut self.lines, Lines::new());
        self.zipping.extend(first.map(|first| Zipping {
            first,
            last,
            bytes: text.len(),
            body: thread::spawn(move || zip(text.as_bytes())),
        }));
    }

    /// Stores all of them.
    pub(super) fn seal(self, db: &Connection, stream: i64) -> Result<(), Failure> {
        for block in self.zipping {
            let zipped = block.body.join();
            let body = zipped.map_err(|_| Failure::Damaged("zipping ended".to_owned()))??;
            let numbers = (block.first, block.last);
            insert(db, stream, numbers, block.bytes, (None, &body))?;
        }
        self.lines.seal(db, stream)
    }
}

/// A stored block, unzipped.
pub(super) struct Block {
    pub(super) first: Seq,
    pub(super) last: Seq,
    text: String,
}

impl Block {
    /// The block that holds this number, or the first one after it.
    pub(super) fn from(db: &Connection, stream: i64, seq: Seq) -> Result<Option<Self>, Failure> {
        let mut statement = db.prepare_cached(AFTER)?;
        let mut rows = statement.query((stream, seq.0.cast_signed()))?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let (first, last): (i64, i64) = (row.get(0)?, row.get(1)?);
        let bytes = usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
        let body: Vec<u8> = row.get(3)?;
        let text = String::from_utf8(unzip(&body, Cap(bytes))?)
            .map_err(|_| Failure::Damaged(format!("block {first} is no text")))?;
        Ok(Some(Self {
            first: Seq(first.cast_unsigned()),
            last: Seq(last.cast_unsigned()),
            text,
        }))
    }

    /// The lines, each with its line feed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Puts other lines in its place, with the same numbers.
    pub(super) fn replace(&self, db: &Connection, stream: i64, text: &str) -> Result<(), Failure> {
        let bytes = i64::try_from(text.len()).unwrap_or(i64::MAX);
        let body = zip(text.as_bytes())?;
        let first = self.first.0.cast_signed();
        db.prepare_cached(REPLACE)?
            .execute((stream, first, bytes, body))?;
        Ok(())
    }

    /// The lines with their numbers.
    pub(super) fn lines(&self) -> impl Iterator<Item = (Seq, &str)> {
        (self.first.0..).map(Seq).zip(self.text.lines())
    }
}
