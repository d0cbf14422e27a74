//! What an author has signed of a parcel: it proves the ids of the records, whoever publishes them again (SYNC.md §3.2).
//!
//! *Invariant:* the header is read from the very text over which the signature was made.

use serde::{Deserialize, Serialize};

use super::read::read_header;
use super::{Header, Kind, SIGNATURE_LINE};
use crate::seal::hex;
use crate::seal::sign::{PublicKey, Purpose, Signature};

/// The header line and the signature line of an own parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    header: Header,
    signature: Signature,
    text: String,
}

/// The first line of a mirror's body.
#[derive(Serialize, Deserialize)]
struct Of {
    of: String,
    sig: String,
}

impl Sealed {
    /// Reads the two lines; none when they are not those of an own parcel.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (l1, l2) = text.split_once('\n')?;
        let (before, after) = SIGNATURE_LINE;
        let digits = l2.strip_prefix(before)?.strip_suffix(after)?;
        Self::of(l1, digits.parse().ok()?)
    }

    /// Reads the first two lines of a file.
    #[cfg(test)]
    pub(crate) fn of_file(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let mut lines = text.lines();
        Self::read(&format!("{}\n{}", lines.next()?, lines.next()?))
    }

    /// Reads the first line of a mirror's body.
    pub(super) fn of_mirror(line: &str) -> Option<Self> {
        let of: Of = serde_json::from_str(line).ok()?;
        Self::of(&of.of, of.sig.parse().ok()?)
    }

    fn of(l1: &str, signature: Signature) -> Option<Self> {
        let header = read_header(l1).ok()?;
        (header.kind == Kind::Own && !l1.contains('\n')).then(|| Self {
            text: Self::join(l1, &signature),
            header,
            signature,
        })
    }

    /// The two lines as one text.
    pub(super) fn join(l1: &str, signature: &Signature) -> String {
        let (before, after) = SIGNATURE_LINE;
        format!("{l1}\n{before}{signature}{after}")
    }

    /// The first line of a mirror's body.
    pub(crate) fn mirrored(&self) -> Option<String> {
        let of = Of {
            of: self.header_line().to_owned(),
            sig: hex::text(self.signature.bytes()),
        };
        serde_json::to_string(&of).ok()
    }

    /// The author's header.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// The two lines.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    fn header_line(&self) -> &str {
        let line = self.text.split_once('\n');
        line.map_or("", |(line, _)| line)
    }

    /// Whether this desk has signed it.
    #[must_use]
    pub fn is_by(&self, key: &PublicKey) -> bool {
        let l1 = self.header_line();
        key.verifies(Purpose::Parcel, l1.as_bytes(), &self.signature)
    }

    /// Whether a mirror says of itself that it holds what this one does.
    #[must_use]
    pub fn is_mirrored_by(&self, mirror: &Header) -> bool {
        let of = |header: &Header| {
            let records = (header.team, header.stream(), header.n);
            (records, header.before(), header.tip())
        };
        of(&self.header) == of(mirror)
    }
}
