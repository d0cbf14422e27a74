//! Packing lines into a parcel.
//!
//! *Invariant:* every line is proven before it is signed; a damaged database publishes nothing.

use super::sealed::Sealed;
use super::{
    BODY_BYTES_MAX, Encryption, HEADER_BYTES_MAX, Header, Kind, RECORDS_MAX, SIGNATURE_LINE,
    VERSION, Zip,
};
use crate::model::id::DeskId;
use crate::seal::hash;
use crate::seal::hex;
use crate::seal::sign::{KeyPair, Purpose};
use crate::sync::identity;
use crate::sync::journal::Outbox;
use crate::sync::line::{self, LineFault};
use crate::sync::place::Place;
use crate::sync::stream::{Seq, Tip};
use crate::sync::team::TeamId;

/// A parcel ready to be put into the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Where it belongs.
    pub place: Place,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The first number in it.
    pub from: Seq,
    /// The tip after it.
    pub tip: Tip,
}

/// Why lines cannot be packed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteFault {
    /// The lines were written by a desk whose key we do not have.
    #[error("the records of desk {0}, and not its key")]
    Stranger(DeskId),
    /// There are none.
    #[error("no records")]
    Empty,
    /// A line is not the record it should be.
    #[error("record {seq}: {fault}")]
    Line {
        /// The number it should have.
        seq: Seq,
        /// What is wrong.
        fault: LineFault,
    },
    /// A line has another number than its place.
    #[error("record {expected} has the number {found}")]
    Gap {
        /// The number it should have.
        expected: Seq,
        /// The number it has.
        found: Seq,
    },
    /// The header is not as it must be.
    #[error("header: {0}")]
    Header(String),
}

/// Packs the first lines of an outbox: as many as a parcel may hold. The same lines give the same bytes.
pub fn pack(
    outbox: &Outbox,
    team: TeamId,
    keys: &KeyPair,
    program: &str,
) -> Result<Packed, WriteFault> {
    pack_again(outbox, team, keys, program, 0)
}

/// Packs lines that were packed before and say less now: `generation` is one more than that of the parcel before.
pub fn pack_again(
    outbox: &Outbox,
    team: TeamId,
    keys: &KeyPair,
    program: &str,
    generation: u32,
) -> Result<Packed, WriteFault> {
    if identity::desk_of(&keys.public()) != outbox.desk {
        return Err(WriteFault::Stranger(outbox.desk));
    }
    let (body, tip) = body(outbox)?;
    let header = header((outbox, &tip), &body, team, (program, generation));
    finish(&header, &body, keys)
}

/// The header of an own parcel of these records, up to their tip.
fn header(
    (outbox, tip): (&Outbox, &Tip),
    body: &str,
    team: TeamId,
    (program, generation): (&str, u32),
) -> Header {
    Header {
        samtale: VERSION,
        kind: Kind::Own,
        team,
        desk: outbox.desk,
        by: None,
        inc: tip.inc,
        from: outbox.before.seq.next(),
        to: tip.seq,
        n: tip.seq.0 - outbox.before.seq.0,
        prev: outbox.before.chain,
        head: tip.chain,
        r#gen: generation,
        hash: hash::digest(body.as_bytes()),
        len: body.len() as u64,
        zip: Zip::None,
        enc: Encryption::None,
        ek: None,
        w: program.to_owned(),
    }
}

/// Packs another desk's records as it has signed them; of those that are erased the stubs.
pub fn pack_mirror(
    of: &Sealed,
    lines: Vec<String>,
    keys: &KeyPair,
    program: &str,
    generation: u32,
) -> Result<Packed, WriteFault> {
    let author = of.header();
    let outbox = Outbox {
        desk: author.desk,
        before: author.before(),
        lines,
    };
    let (lines, tip) = body(&outbox)?;
    if tip != author.tip() {
        return Err(WriteFault::Header("not what its author signed".to_owned()));
    }
    let of = of.mirrored();
    let of = of.ok_or_else(|| WriteFault::Header("not what its author signed".to_owned()))?;
    let body = [&of, "\n", &lines].concat();
    let header = Header {
        kind: Kind::Mirror,
        by: Some(identity::desk_of(&keys.public())),
        ..header((&outbox, &tip), &body, author.team, (program, generation))
    };
    finish(&header, &body, keys)
}

fn finish(header: &Header, body: &str, keys: &KeyPair) -> Result<Packed, WriteFault> {
    let l1 =
        serde_json::to_string(header).map_err(|error| WriteFault::Header(error.to_string()))?;
    if l1.len() > HEADER_BYTES_MAX {
        return Err(WriteFault::Header(format!("{} bytes", l1.len())));
    }
    let named_for = hash::digest(l1.as_bytes());
    let range = (header.from, header.to);
    let place = match header.by {
        Some(by) => Place::mirrored(by, header.desk, range, &named_for),
        None => Place::parcel(header.desk, header.inc, range, &named_for),
    };
    Ok(Packed {
        place,
        bytes: assemble(&l1, body, keys),
        from: header.from,
        tip: header.tip(),
    })
}

/// The lines that fit, each proven, and the tip after them.
fn body(outbox: &Outbox) -> Result<(String, Tip), WriteFault> {
    let mut body = String::new();
    let mut tip = outbox.before;
    for text in outbox.lines.iter().take(RECORDS_MAX) {
        if body.len() + text.len() + 1 > BODY_BYTES_MAX {
            break;
        }
        let expected = tip.seq.next();
        let line = line::parse(text).map_err(|fault| WriteFault::Line {
            seq: expected,
            fault,
        })?;
        if line.seq() != expected {
            let found = line.seq();
            return Err(WriteFault::Gap { expected, found });
        }
        tip = tip.after(&line.id());
        body.push_str(text);
        body.push('\n');
    }
    if body.is_empty() {
        return Err(WriteFault::Empty);
    }
    Ok((body, tip))
}

fn assemble(l1: &str, body: &str, keys: &KeyPair) -> Vec<u8> {
    let signature = keys.sign(Purpose::Parcel, l1.as_bytes());
    let (before, after) = SIGNATURE_LINE;
    let digits = hex::text(signature.bytes());
    [l1, "\n", before, &digits, after, "\n", body]
        .concat()
        .into_bytes()
}

/// A file that says whatever it is told to, signed by whoever does: for tests of what is refused.
#[cfg(test)]
pub(crate) fn forged(header: Header, body: &str, keys: &KeyPair) -> Packed {
    let header = Header {
        hash: hash::digest(body.as_bytes()),
        len: body.len() as u64,
        ..header
    };
    finish(&header, body, keys).unwrap()
}
