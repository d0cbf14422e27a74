//! The parcel: a file of records, signed as one (SYNC.md §3.2).
//!
//! ```text
//! L1    {"samtale":1,"kind":"own","team":"…","desk":"…","inc":"…","from":1,"to":40,"n":40,"prev":"…","head":"…","gen":0,
//!        "hash":"<sha256 of the body>","len":12345,"zip":"none","enc":"none","w":"samtale 0.1.0"}
//! L2    {"sig":"<ed25519 over 'samtale-parcel-v1\0' and the bytes of L1, hex>"}
//! body  one record per line
//! ```
//!
//! In a mirror `desk` is the author, `by` the publisher, whose signature L2 is, and the body begins with a line that holds the
//! author's own L1 and signature: `{"of":"…","sig":"…"}`. They prove `prev` and `head`, these the ids, and the ids the lines.
//!
//! A plain parcel is three kinds of JSON lines, so DuckDB and jq read it as it lies. The file's name carries the first 16
//! hex digits of the SHA-256 of L1; as L1 holds the body's hash and a signature follows from key and bytes, one name has one
//! content.
//!
//! *Invariant:* a writer makes, and a reader takes, nothing that is not wholly covered by the signature.

mod read;
mod sealed;
mod write;

use serde::{Deserialize, Serialize};

use super::folder::Cap;
use super::stream::{Seq, Stream, Tip};
use super::team::TeamId;
use crate::model::id::{DeskId, Incarnation};
use crate::seal::hash::{self, Chain, Digest};
use crate::seal::hex::hex_bytes;

pub use read::{Parcel, ParcelFault, Verified, open};
pub use sealed::Sealed;
#[cfg(test)]
pub(crate) use write::forged;
pub use write::{Packed, WriteFault, pack, pack_again, pack_mirror};

/// The most records in a parcel that is written.
pub const RECORDS_MAX: usize = 1000;

/// The longest body that is written, in bytes.
pub const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The longest header line, in bytes.
pub const HEADER_BYTES_MAX: usize = 4096;

/// The longest parcel that is read, and the longest body that may come out of compression.
pub const PARCEL_CAP: Cap = Cap(4 * 1024 * 1024);

/// The version of the parcel that this program writes and reads.
pub const VERSION: u32 = 1;

/// The label of L2: what stands before and after the signature's digits.
const SIGNATURE_LINE: (&str, &str) = ("{\"sig\":\"", "\"}");

hex_bytes!(
    /// Which parcel, by the hash of its header line: the last part of its name.
    Mark, 8
);

impl Mark {
    /// The mark of the parcel with this header line.
    #[must_use]
    pub fn of_header(l1: &str) -> Self {
        Self::of(hash::first(&hash::digest(l1.as_bytes())))
    }
}

/// Whose records a parcel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The publisher's own.
    Own,
    /// Another desk's, published again.
    Mirror,
}

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zip {
    /// Not.
    None,
    /// With zstd.
    Zstd,
}

/// How a body is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encryption {
    /// Not.
    None,
    /// With age, to the team's epoch key.
    Age,
}

/// The header line, L1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of the format; a higher one waits for a newer program.
    pub samtale: u32,
    /// Whose records.
    pub kind: Kind,
    /// The team.
    pub team: TeamId,
    /// The desk that wrote the records.
    pub desk: DeskId,
    /// The desk that publishes them, in a mirror.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<DeskId>,
    /// The incarnation.
    pub inc: Incarnation,
    /// The first number.
    pub from: Seq,
    /// The last number.
    pub to: Seq,
    /// How many records, stubs counted.
    pub n: u64,
    /// The chain before the first.
    pub prev: Chain,
    /// The chain after the last.
    pub head: Chain,
    /// Raised when a range is written again with stubs.
    #[serde(default)]
    pub r#gen: u32,
    /// SHA-256 of the body as it lies in the file.
    pub hash: Digest,
    /// The body's length in bytes.
    pub len: u64,
    /// How the body is compressed.
    pub zip: Zip,
    /// How the body is encrypted, after compression.
    pub enc: Encryption,
    /// Which epoch key, when encrypted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ek: Option<String>,
    /// The program that wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub w: String,
}

impl Header {
    /// The log that the records are of.
    #[must_use]
    pub const fn stream(&self) -> Stream {
        Stream {
            desk: self.desk,
            inc: self.inc,
        }
    }

    /// The tip after the last record.
    #[must_use]
    pub const fn tip(&self) -> Tip {
        Tip {
            inc: self.inc,
            seq: self.to,
            chain: self.head,
        }
    }

    /// The tip before the first record.
    #[must_use]
    pub const fn before(&self) -> Tip {
        Tip {
            inc: self.inc,
            seq: Seq(self.from.0.saturating_sub(1)),
            chain: self.prev,
        }
    }
}

#[cfg(test)]
mod tests;
