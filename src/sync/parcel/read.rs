//! Taking a parcel apart.
//!
//! *Invariant:* verify before parse. Only the header line, at most 4 KiB, is read unverified; its signature is checked
//! before the body is hashed, and the body's hash before anything in it is read.

use std::collections::BTreeSet;

use super::sealed::Sealed;
use super::{
    Encryption, HEADER_BYTES_MAX, Header, Kind, Mark, PARCEL_CAP, SIGNATURE_LINE, VERSION, Zip,
};
use crate::model::id::{DeskId, RecordId};
use crate::seal::hash;
use crate::seal::sign::{PublicKey, Purpose, Signature};
use crate::seal::zip;
use crate::sync::limits;
use crate::sync::line::{self, Line, LineFault};
use crate::sync::stream::Seq;

/// A parcel whose signatures and body have been checked, and whose lines have not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The header.
    pub header: Header,
    mark: Mark,
    /// The header line and the signature line of whoever wrote the records: as they lie in the file, or in a mirror.
    sealed: String,
    /// The records, unpacked: lines, each with its line feed.
    body: String,
}

/// A parcel of which every line has been checked too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified(Parcel);

/// Why a file is no parcel to be read now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParcelFault {
    /// Bytes are missing at the end: it is still arriving, or was cut.
    #[error("incomplete")]
    Incomplete,
    /// It needs a newer program, or one with the team's key.
    #[error("made by a newer samtale, or encrypted: {0}")]
    Pending(String),
    /// It is longer than a parcel may be.
    #[error("too long")]
    TooLong,
    /// The header line is not one.
    #[error("header: {0}")]
    Header(String),
    /// Nobody in the team has this desk's id.
    #[error("desk {0} is not in the team")]
    Stranger(DeskId),
    /// The signature is not the desk's over this header.
    #[error("the signature does not match")]
    Signature,
    /// In a mirror, what should be the author's header and signature is not, or does not fit.
    #[error("a mirror without its author's signature")]
    Of,
    /// The body is not the one that was signed.
    #[error("the body is not the one that was signed")]
    Body,
    /// The header counts otherwise than the body.
    #[error("the header does not fit the records")]
    Count,
    /// A line is no record.
    #[error("record {seq}: {fault}")]
    Line {
        /// Its number.
        seq: Seq,
        /// What is wrong with it.
        fault: LineFault,
    },
}

/// Opens a parcel: header, signature, length, hash, compression; of a mirror also what its author signed. `key_of` knows the
/// team's desks.
pub fn open(
    bytes: &[u8],
    key_of: impl Fn(DeskId) -> Option<PublicKey>,
) -> Result<Parcel, ParcelFault> {
    if bytes.len() > PARCEL_CAP.0 {
        return Err(ParcelFault::TooLong);
    }
    let (l1, rest) = split_header(bytes)?;
    let (signature, body) = split_signature(rest)?;
    let header = read_header(l1)?;
    let publisher = match (header.kind, header.by) {
        (Kind::Own, _) => header.desk,
        (Kind::Mirror, by) => by.ok_or_else(|| ParcelFault::Header("nobody\'s".to_owned()))?,
    };
    let key = key_of(publisher).ok_or(ParcelFault::Stranger(publisher))?;
    if !key.verifies(Purpose::Parcel, l1.as_bytes(), &signature) {
        return Err(ParcelFault::Signature);
    }
    let body = check_body(&header, body)?;
    let mark = Mark::of_header(l1);
    if header.kind == Kind::Own {
        return Ok(Parcel {
            sealed: Sealed::join(l1, &signature),
            header,
            mark,
            body,
        });
    }
    let (first, body) = body.split_once('\n').ok_or(ParcelFault::Body)?;
    let sealed = Sealed::of_mirror(first).ok_or(ParcelFault::Of)?;
    let author = key_of(header.desk).ok_or(ParcelFault::Stranger(header.desk))?;
    if !sealed.is_by(&author) || !sealed.is_mirrored_by(&header) {
        return Err(ParcelFault::Of);
    }
    Ok(Parcel {
        sealed: sealed.text().to_owned(),
        body: body.to_owned(),
        header,
        mark,
    })
}

impl Parcel {
    /// The lines, in order, without line feeds.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.body.split_terminator('\n')
    }

    /// Checks every line: its id, its number, and the chain from the header's `prev` to its `head`.
    pub fn check(&self) -> Result<Vec<Line<'_>>, ParcelFault> {
        let mut tip = self.header.before();
        let mut lines = Vec::new();
        for text in self.lines() {
            let seq = tip.seq.next();
            let line = line::parse(text).map_err(|fault| ParcelFault::Line { seq, fault })?;
            if line.seq() != seq {
                return Err(ParcelFault::Count);
            }
            tip = tip.after(&line.id());
            lines.push(line);
        }
        let counted = lines.len() as u64;
        let is_whole = tip == self.header.tip() && counted == self.header.n && counted > 0;
        is_whole.then_some(lines).ok_or(ParcelFault::Count)
    }

    /// Checks every line, and keeps it known that they are.
    pub fn verify(self) -> Result<Verified, ParcelFault> {
        self.check()?;
        Ok(Verified(self))
    }
}

impl Verified {
    /// A mirror as it is taken who believes what it says of its author: for tests that find who does.
    #[cfg(test)]
    pub(crate) fn unproven(bytes: &[u8]) -> Option<Self> {
        let (l1, rest) = split_header(bytes).ok()?;
        let (_, body) = split_signature(rest).ok()?;
        let header = read_header(l1).ok()?;
        let (first, body) = std::str::from_utf8(body).ok()?.split_once('\n')?;
        Some(Self(Parcel {
            sealed: Sealed::of_mirror(first)?.text().to_owned(),
            mark: Mark::of_header(l1),
            body: body.to_owned(),
            header,
        }))
    }

    /// The header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.0.header
    }

    /// Which file it was read from.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.0.mark
    }

    /// The records that ordered an erasure of which this parcel has the stubs.
    #[must_use]
    pub fn erasures(&self) -> BTreeSet<RecordId> {
        let stubs = self.0.lines().filter_map(|text| match line::parse(text) {
            Ok(Line::Stub(stub)) => Some(stub.of),
            Ok(Line::Record(_)) | Err(_) => None,
        });
        stubs.collect()
    }

    /// The author's header line and signature line, which prove the ids of the lines to whoever has the desk's key.
    #[must_use]
    pub fn sealed(&self) -> &str {
        &self.0.sealed
    }

    /// The lines with their numbers, in order.
    pub fn lines(&self) -> impl Iterator<Item = (Seq, &str)> {
        (self.0.header.from.0..).map(Seq).zip(self.0.lines())
    }
}

fn split_header(bytes: &[u8]) -> Result<(&str, &[u8]), ParcelFault> {
    let end = bytes
        .iter()
        .take(HEADER_BYTES_MAX + 1)
        .position(|byte| *byte == b'\n');
    let Some((l1, rest)) = end.and_then(|end| bytes.split_at_checked(end)) else {
        return Err(if bytes.len() > HEADER_BYTES_MAX {
            ParcelFault::Header("too long".to_owned())
        } else {
            ParcelFault::Incomplete
        });
    };
    let l1 = std::str::from_utf8(l1).map_err(|error| ParcelFault::Header(error.to_string()))?;
    Ok((l1, rest.strip_prefix(b"\n").unwrap_or(rest)))
}

fn split_signature(rest: &[u8]) -> Result<(Signature, &[u8]), ParcelFault> {
    let (before, after) = SIGNATURE_LINE;
    let length = before.len() + 2 * 64 + after.len();
    let (line, body) = rest
        .split_at_checked(length + 1)
        .ok_or(ParcelFault::Incomplete)?;
    std::str::from_utf8(line)
        .ok()
        .and_then(|line| line.strip_prefix(before)?.strip_suffix('\n'))
        .and_then(|line| line.strip_suffix(after)?.parse().ok())
        .map(|signature| (signature, body))
        .ok_or(ParcelFault::Signature)
}

pub(super) fn read_header(l1: &str) -> Result<Header, ParcelFault> {
    #[derive(serde::Deserialize)]
    struct Version {
        samtale: u32,
    }
    let fault = |error: serde_json::Error| ParcelFault::Header(error.to_string());
    let version: Version = serde_json::from_str(l1).map_err(fault)?;
    if version.samtale > VERSION {
        return Err(ParcelFault::Pending(format!("version {}", version.samtale)));
    }
    limits::check(l1).map_err(|excess| ParcelFault::Header(excess.to_string()))?;
    serde_json::from_str(l1).map_err(fault)
}

fn check_body(header: &Header, body: &[u8]) -> Result<String, ParcelFault> {
    let length = body.len() as u64;
    if length < header.len {
        return Err(ParcelFault::Incomplete);
    }
    if length > header.len || hash::digest(body) != header.hash {
        return Err(ParcelFault::Body);
    }
    if header.enc != Encryption::None {
        return Err(ParcelFault::Pending("encrypted".to_owned()));
    }
    let lines = match header.zip {
        Zip::None => body.to_vec(),
        Zip::Zstd => zip::unzip(body, zip::Cap(PARCEL_CAP.0)).map_err(|_| ParcelFault::Body)?,
    };
    String::from_utf8(lines)
        .ok()
        .filter(|lines| lines.ends_with('\n'))
        .ok_or(ParcelFault::Body)
}
