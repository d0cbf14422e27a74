//! The record line: how a record is written, and how a line is taken apart and proven (SYNC.md §3.3).
//!
//! ```text
//! {"id":"<40 hex>","v":1,"seq":101,"at":"2026-11-21T10:31:02.114Z","by":"s-<seller>","t":"note","sub":"c-<customer>",
//!  "sup":["<id>…"],"b":{…},"salt":"<24 hex>"}
//! ```
//!
//! One line, one line feed after it. `by`, `sub` and `sup` are left out when there is nothing to say. The id is the first
//! 40 hex digits of the SHA-256 of the bytes **from the comma after the id's closing quote through the last `}`**. Bytes are
//! counted from one, so the comma is byte 49 of the line, and anyone can check a line without samtale:
//!
//! ```text
//! tail -c +49 LINE | head -c -1 | sha256sum
//! ```
//!
//! **Test vector**, also in `tests/fixtures/records/vector.jsonl`: with the salt `000102030405060708090a0b` this line has
//! this id, and no other.
//!
//! ```text
//! {"id":"25c9885476549287d36ac8519eb6e5be8a2cac9c","v":1,"seq":101,"at":"2026-11-21T10:31:02.114Z","by":"s-0123456789abcdef","t":"note","sub":"c-fedcba9876543210","b":{"text":"Ringer om fakturaen for september, forstår ikke \"linje 3\"."},"salt":"000102030405060708090a0b"}
//! ```
//!
//! *Invariant:* a line is hashed, kept and forwarded as the bytes that came. The body stays raw JSON, so fields and kinds
//! of a newer version survive.

mod envelope;

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use serde_json::value::RawValue;

use self::envelope::Envelope;
use super::Random;
use super::limits::{self, Excess};
use super::stream::Seq;
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::moment::Moment;
use crate::seal::hash;
use crate::seal::hex::{self, hex_bytes};

/// The version of the envelope that this program writes.
pub const VERSION: u32 = 1;

/// The kind of a line whose content has been erased.
pub const ERASED: &str = "erased";

/// How each line begins; the id's digits follow.
const OPENING: &str = r#"{"id":""#;

/// What stands before the body.
const BODY: &str = r#","b":"#;

/// Bytes before the hashed part: the opening, 40 digits, and the quote that closes them.
const HEAD_BYTES: usize = OPENING.len() + 40 + 1;

hex_bytes!(
    /// Random bytes in each record, so that its id reveals nothing once the line is erased.
    Salt, 12
);

impl Salt {
    /// Draws a new salt.
    pub fn draw(random: &mut (impl Random + ?Sized)) -> Self {
        let mut bytes = [0; 12];
        random.fill(&mut bytes);
        Self::of(bytes)
    }
}

/// A record about to be written.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a, B: ?Sized> {
    /// Its number in the stream.
    pub seq: Seq,
    /// The writer's clock.
    pub at: Moment,
    /// The person at the desk; none for what the desk itself does.
    pub by: Option<SellerId>,
    /// The kind, `t`.
    pub kind: &'a str,
    /// Whom it is about; erasure and retention look here and never into the body.
    pub sub: Option<CustomerId>,
    /// The records it replaces.
    pub sup: &'a [RecordId],
    /// The body: anything that serialises to a JSON object on one line.
    pub body: &'a B,
    /// Twelve random bytes.
    pub salt: Salt,
}

/// A record's line as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The id, which stands in the line too.
    pub id: RecordId,
    /// The line, without a line feed.
    pub text: String,
    body: Range<usize>,
}

impl Written {
    /// The body as it stands in the line.
    #[must_use]
    pub fn body(&self) -> &str {
        self.text.get(self.body.clone()).unwrap_or_default()
    }
}

/// What a line holds.
#[derive(Debug, Clone)]
pub enum Line<'a> {
    /// A whole record whose id was checked against its bytes.
    Record(Record<'a>),
    /// What erasure has left; only the chain over ids proves it.
    Stub(Stub),
}

/// A record as read from a line.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The id, checked.
    pub id: RecordId,
    /// The version of the envelope.
    pub version: u32,
    /// The least version of samtale's records that understands this one; absent: any.
    pub min: Option<u32>,
    /// The number in the stream.
    pub seq: Seq,
    /// The writer's clock.
    pub at: Moment,
    /// The person.
    pub by: Option<SellerId>,
    /// The kind, `t`; it may be one that this version does not know.
    pub kind: Cow<'a, str>,
    /// Whom it is about.
    pub sub: Option<CustomerId>,
    /// The records it replaces.
    pub sup: Vec<RecordId>,
    /// The body as it came.
    pub body: &'a RawValue,
    /// The salt.
    pub salt: Salt,
}

/// A record without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stub {
    /// The id of the erased record.
    pub id: RecordId,
    /// Its number in the stream.
    pub seq: Seq,
    /// The record that ordered the erasure.
    pub of: RecordId,
    /// The keyed hashes of the numbers that a wish in it covered, as it had them.
    pub numbers: Vec<String>,
}

impl Stub {
    /// The line: its id in the place where that of a record stands.
    pub fn write(&self) -> Result<String, LineFault> {
        let mut bytes = OPENING.as_bytes().to_vec();
        bytes.extend_from_slice(hex::text(self.id.bytes()).as_bytes());
        bytes.push(b'"');
        field(&mut bytes, "seq", &self.seq)?;
        field(&mut bytes, "t", ERASED)?;
        field(&mut bytes, "of", &self.of)?;
        if !self.numbers.is_empty() {
            field(&mut bytes, "numbers", &self.numbers)?;
        }
        bytes.push(b'}');
        String::from_utf8(bytes).map_err(|_| LineFault::Shape)
    }
}

/// Why a line is no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    /// A limit is exceeded.
    #[error("a record with {0}")]
    Excess(#[from] Excess),
    /// The line does not begin with an id and end with a brace.
    #[error("not a record line")]
    Shape,
    /// The id is not that of the bytes.
    #[error("the id is {claimed}, the bytes are those of {found}")]
    Id {
        /// The id in the line.
        claimed: RecordId,
        /// The id of the bytes.
        found: RecordId,
    },
    /// The envelope is not as it should be: a field is missing, twice there, or of another type.
    #[error("envelope: {0}")]
    Envelope(String),
}

impl Line<'_> {
    /// The record's id, erased or not.
    #[must_use]
    pub const fn id(&self) -> RecordId {
        match self {
            Self::Record(record) => record.id,
            Self::Stub(stub) => stub.id,
        }
    }

    /// The record's number, erased or not.
    #[must_use]
    pub const fn seq(&self) -> Seq {
        match self {
            Self::Record(record) => record.seq,
            Self::Stub(stub) => stub.seq,
        }
    }
}

impl<B: Serialize + ?Sized> Entry<'_, B> {
    /// Writes the line and computes its id.
    pub fn write(&self) -> Result<Written, LineFault> {
        let mut bytes = Vec::with_capacity(512);
        bytes.extend_from_slice(OPENING.as_bytes());
        bytes.extend_from_slice(&[b'0'; 40]);
        bytes.push(b'"');
        let body = self.write_rest(&mut bytes)?;
        let mut text = String::from_utf8(bytes).map_err(|_| LineFault::Shape)?;
        limits::check(&text)?;
        let id = id_of(&text).ok_or(LineFault::Shape)?;
        text.replace_range(OPENING.len()..HEAD_BYTES - 1, &hex::text(id.bytes()));
        Ok(Written { id, text, body })
    }

    /// From the comma after the id's closing quote through the last brace; answers where the body stands.
    fn write_rest(&self, bytes: &mut Vec<u8>) -> Result<Range<usize>, LineFault> {
        field(bytes, "v", &VERSION)?;
        field(bytes, "seq", &self.seq)?;
        field(bytes, "at", &self.at)?;
        if let Some(by) = &self.by {
            field(bytes, "by", by)?;
        }
        field(bytes, "t", self.kind)?;
        if let Some(sub) = &self.sub {
            field(bytes, "sub", sub)?;
        }
        if !self.sup.is_empty() {
            field(bytes, "sup", self.sup)?;
        }
        let before = bytes.len() + BODY.len();
        field(bytes, "b", self.body)?;
        let body = before..bytes.len();
        field(bytes, "salt", &self.salt)?;
        bytes.push(b'}');
        Ok(body)
    }
}

/// Takes a line apart and checks it: limits, envelope, and that the id is that of the bytes. The line comes without its
/// line feed.
pub fn parse(line: &str) -> Result<Line<'_>, LineFault> {
    limits::check(line)?;
    if !line.starts_with(OPENING) || !line.ends_with('}') {
        return Err(LineFault::Shape);
    }
    let envelope: Envelope<'_> =
        serde_json::from_str(line).map_err(|error| LineFault::Envelope(error.to_string()))?;
    if envelope.kind == ERASED {
        return envelope.stub().map(Line::Stub);
    }
    let found = id_of(line).ok_or(LineFault::Shape)?;
    if found != envelope.id {
        let claimed = envelope.id;
        return Err(LineFault::Id { claimed, found });
    }
    envelope.record().map(Line::Record)
}

/// The id that stands in a line which was parsed before; none when it is no line.
#[must_use]
pub fn id_of_checked(line: &str) -> Option<RecordId> {
    let digits = line.get(OPENING.len()..HEAD_BYTES - 1)?;
    digits.parse().ok()
}

/// The id of a line's bytes, whatever id stands in it.
fn id_of(line: &str) -> Option<RecordId> {
    let (_, hashed) = line.split_at_checked(HEAD_BYTES)?;
    hashed
        .starts_with(',')
        .then(|| RecordId::of(hash::record_id(hashed.as_bytes())))
}

fn field<T: Serialize + ?Sized>(
    bytes: &mut Vec<u8>,
    key: &'static str,
    value: &T,
) -> Result<(), LineFault> {
    bytes.extend_from_slice(b",\"");
    bytes.extend_from_slice(key.as_bytes());
    bytes.extend_from_slice(b"\":");
    serde_json::to_writer(bytes, value).map_err(|error| LineFault::Envelope(error.to_string()))
}

#[cfg(test)]
mod tests;
