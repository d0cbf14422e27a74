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

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stub {
    /// The id of the erased record.
    pub id: RecordId,
    /// Its number in the stream.
    pub seq: Seq,
    /// The record that ordered the erasure.
    pub of: RecordId,
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
        self.write_rest(&mut bytes)?;
        let mut text = String::from_utf8(bytes).map_err(|_| LineFault::Shape)?;
        limits::check(&text)?;
        let id = id_of(&text).ok_or(LineFault::Shape)?;
        text.replace_range(OPENING.len()..HEAD_BYTES - 1, &hex::text(id.bytes()));
        Ok(Written { id, text })
    }

    /// From the comma after the id's closing quote through the last brace.
    fn write_rest(&self, bytes: &mut Vec<u8>) -> Result<(), LineFault> {
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
        field(bytes, "b", self.body)?;
        field(bytes, "salt", &self.salt)?;
        bytes.push(b'}');
        Ok(())
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

/// The fields of an envelope, each at most once.
struct Envelope<'a> {
    id: RecordId,
    kind: Cow<'a, str>,
    seq: Seq,
    version: Option<u32>,
    min: Option<u32>,
    at: Option<Moment>,
    by: Option<SellerId>,
    sub: Option<CustomerId>,
    sup: Option<Vec<RecordId>>,
    body: Option<&'a RawValue>,
    salt: Option<Salt>,
    of: Option<RecordId>,
}

impl<'a> Envelope<'a> {
    fn record(self) -> Result<Record<'a>, LineFault> {
        Ok(Record {
            id: self.id,
            version: self.version.ok_or_else(|| missing("v"))?,
            min: self.min,
            seq: self.seq,
            at: self.at.ok_or_else(|| missing("at"))?,
            by: self.by,
            kind: self.kind,
            sub: self.sub,
            sup: self.sup.unwrap_or_default(),
            body: self.body.ok_or_else(|| missing("b"))?,
            salt: self.salt.ok_or_else(|| missing("salt"))?,
        })
    }

    fn stub(self) -> Result<Stub, LineFault> {
        Ok(Stub {
            id: self.id,
            seq: self.seq,
            of: self.of.ok_or_else(|| missing("of"))?,
        })
    }
}

fn missing(field: &'static str) -> LineFault {
    LineFault::Envelope(format!("missing field `{field}`"))
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

/// Reads an envelope. Derived code would let an unknown field come twice.
struct EnvelopeVisitor;

#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let (mut id, mut kind, mut seq, mut version, mut min) = (None, None, None, None, None);
        let (mut at, mut by, mut sub, mut sup, mut body) = (None, None, None, None, None);
        let (mut salt, mut of) = (None, None);
        let mut unknown: Vec<String> = Vec::new();
        while let Some(Text(key)) = map.next_key::<Text<'de>>()? {
            match key.as_ref() {
                "id" => once(&mut map, &mut id, "id")?,
                "t" => once(&mut map, &mut kind, "t")?,
                "seq" => once(&mut map, &mut seq, "seq")?,
                "v" => once(&mut map, &mut version, "v")?,
                "min" => once(&mut map, &mut min, "min")?,
                "at" => once(&mut map, &mut at, "at")?,
                "by" => once(&mut map, &mut by, "by")?,
                "sub" => once(&mut map, &mut sub, "sub")?,
                "sup" => once(&mut map, &mut sup, "sup")?,
                "b" => once(&mut map, &mut body, "b")?,
                "salt" => once(&mut map, &mut salt, "salt")?,
                "of" => once(&mut map, &mut of, "of")?,
                other if unknown.iter().any(|seen| seen == other) => {
                    return Err(de::Error::custom(format_args!("field {other:?} twice")));
                }
                other => {
                    unknown.push(other.to_owned());
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let Text(kind) = kind.ok_or_else(|| de::Error::missing_field("t"))?;
        Ok(Envelope {
            id: id.ok_or_else(|| de::Error::missing_field("id"))?,
            kind,
            seq: seq.ok_or_else(|| de::Error::missing_field("seq"))?,
            version,
            min,
            at,
            by,
            sub,
            sup,
            body,
            salt,
            of,
        })
    }
}

fn once<'de, M: MapAccess<'de>, T: Deserialize<'de>>(
    map: &mut M,
    slot: &mut Option<T>,
    key: &'static str,
) -> Result<(), M::Error> {
    if slot.replace(map.next_value()?).is_some() {
        return Err(de::Error::duplicate_field(key));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VECTOR: &str = include_str!("../../tests/fixtures/records/vector.jsonl");

    #[derive(Serialize)]
    struct Note<'a> {
        text: &'a str,
    }

    fn vector_entry() -> Entry<'static, Note<'static>> {
        Entry {
            seq: Seq(101),
            at: "2026-11-21T10:31:02.114Z".parse().unwrap(),
            by: Some("s-0123456789abcdef".parse().unwrap()),
            kind: "note",
            sub: Some("c-fedcba9876543210".parse().unwrap()),
            sup: &[],
            body: &Note {
                text: "Ringer om fakturaen for september, forstår ikke \"linje 3\".",
            },
            salt: Salt::of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        }
    }

    fn refused(line: &str) -> LineFault {
        parse(line).expect_err(line)
    }

    #[test]
    fn the_published_vector() {
        let written = vector_entry().write().unwrap();
        assert_eq!(format!("{}\n", written.text), VECTOR);
        assert!(include_str!("line.rs").contains(&format!("//! {VECTOR}")));
        let Line::Record(record) = parse(VECTOR.trim_end()).unwrap() else {
            panic!("a whole record")
        };
        assert_eq!(record.id, written.id);
        assert_eq!(record.salt, vector_entry().salt);
    }

    /// `tail -c +49 LINE | head -c -1 | sha256sum`.
    #[test]
    fn the_shell_check_of_the_vector() {
        let tail = VECTOR.as_bytes().split_at(48).1;
        let (last, hashed) = tail.split_last().unwrap();
        assert_eq!(*last, b'\n');
        assert!(hashed.starts_with(b",") && hashed.ends_with(b"}"));
        let id: String = VECTOR.chars().skip(7).take(40).collect();
        assert!(hash::digest(hashed).to_string().starts_with(&id));
    }

    #[test]
    fn what_is_not_said_is_left_out() {
        let entry = Entry {
            by: None,
            sub: None,
            ..vector_entry()
        };
        let text = entry.write().unwrap().text;
        assert!(!text.contains("\"by\"") && !text.contains("\"sub\"") && !text.contains("\"sup\""));
        assert!(matches!(parse(&text), Ok(Line::Record(record)) if record.by.is_none()));
    }

    #[test]
    fn any_changed_byte_is_refused() {
        let line = VECTOR.trim_end();
        for at in 0..line.len() {
            for bit in 0..8 {
                let mut bytes = line.as_bytes().to_vec();
                bytes[at] ^= 1 << bit;
                if let Ok(text) = std::str::from_utf8(&bytes) {
                    refused(text);
                }
            }
        }
        for (at, _) in line.char_indices() {
            refused(line.split_at(at).0);
        }
        refused(VECTOR);
    }

    /// A line with the right id for whatever follows it.
    fn with_id(rest: &str) -> String {
        let id = hex::text(&hash::record_id(rest.as_bytes()));
        format!("{OPENING}{id}\"{rest}")
    }

    #[test]
    fn unknown_kinds_and_fields_survive_and_doubled_ones_do_not() {
        let rest = concat!(
            r#","v":1,"seq":1,"at":"2026-11-21T10:31:02.114Z","t":"horoscope","new":[1],"#,
            r#""b":{"later": 1.50},"salt":"000102030405060708090a0b"}"#
        );
        let line = with_id(rest);
        let Ok(Line::Record(record)) = parse(&line) else {
            panic!("a record of a newer version")
        };
        assert_eq!(record.kind, "horoscope");
        assert_eq!(record.body.get(), r#"{"later": 1.50}"#);
        for (from, to) in [
            (r#""new":[1]"#, r#""new":1,"new":2"#),
            (r#""seq":1"#, r#""seq":1,"seq":1"#),
            (r#""v":1,"#, ""),
            (r#""b":"#, r#""c":"#),
            (r#""seq":1"#, r#""seq":9007199254740993"#),
            (r#""seq":1"#, r#""seq":-1"#),
            (r#""at":"2"#, r#""at":"x"#),
        ] {
            refused(&with_id(&rest.replace(from, to)));
        }
    }

    #[test]
    fn a_stub_keeps_the_id_and_names_its_erasure() {
        let of = "11".repeat(20);
        let id = "22".repeat(20);
        let line = format!(r#"{{"id":"{id}","seq":7,"t":"erased","of":"{of}"}}"#);
        assert!(matches!(
            parse(&line),
            Ok(Line::Stub(Stub { seq: Seq(7), id: read, of: by }))
                if read.to_string() == id && by.to_string() == of
        ));
        refused(&line.replace("\"of\"", "\"off\""));
    }

    #[test]
    fn a_body_beyond_the_limits_is_not_written() {
        let text = "å".repeat(40_000);
        let entry = Entry {
            body: &Note { text: &text },
            ..vector_entry()
        };
        assert!(matches!(
            entry.write(),
            Err(LineFault::Excess(Excess::Length { .. }))
        ));
    }

    proptest! {
        #[test]
        fn a_line_reads_back_as_written(
            seq in 1..limits::INTEGER_MAX,
            millis in 0..4_000_000_000_000_i64,
            by in proptest::option::of(any::<[u8; 8]>()),
            sub in proptest::option::of(any::<[u8; 8]>()),
            sup in proptest::collection::vec(any::<[u8; 20]>(), 0..4),
            salt in any::<[u8; 12]>(),
            text in any::<String>(),
        ) {
            let sup: Vec<RecordId> = sup.into_iter().map(RecordId::of).collect();
            let entry = Entry {
                seq: Seq(seq),
                at: Moment::from_millis(millis),
                by: by.map(SellerId::of),
                kind: "note",
                sub: sub.map(CustomerId::of),
                sup: &sup,
                body: &Note { text: &text },
                salt: Salt::of(salt),
            };
            let written = entry.write().unwrap();
            let Line::Record(record) = parse(&written.text).unwrap() else {
                panic!("a whole record")
            };
            prop_assert_eq!(record.id, written.id);
            prop_assert_eq!(record.seq, entry.seq);
            prop_assert_eq!(record.at, entry.at);
            prop_assert_eq!(record.by, entry.by);
            prop_assert_eq!(record.sub, entry.sub);
            prop_assert_eq!(&record.sup, &sup);
            prop_assert_eq!(record.salt, entry.salt);
            prop_assert_eq!(record.body.get(), serde_json::to_string(entry.body).unwrap());
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in any::<String>()) {
            prop_assert!(parse(&text).is_err());
        }
    }
}
