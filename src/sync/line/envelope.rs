//! Reading a line's envelope: its fields, each at most once.
//!
//! *Invariant:* a key that comes twice is refused, also one that this version does not know; two readers must never see two
//! different records in one line.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{LineFault, Record, Salt, Stub};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::moment::Moment;
use crate::sync::stream::Seq;

/// The fields of an envelope, each at most once.
pub(super) struct Envelope<'a> {
    pub(super) id: RecordId,
    pub(super) kind: Cow<'a, str>,
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
    numbers: Option<Vec<String>>,
}

impl<'a> Envelope<'a> {
    pub(super) fn record(self) -> Result<Record<'a>, LineFault> {
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

    pub(super) fn stub(self) -> Result<Stub, LineFault> {
        Ok(Stub {
            id: self.id,
            seq: self.seq,
            of: self.of.ok_or_else(|| missing("of"))?,
            numbers: self.numbers.unwrap_or_default(),
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
        let (mut salt, mut of, mut numbers) = (None, None, None);
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
                "numbers" => once(&mut map, &mut numbers, "numbers")?,
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
            numbers,
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
