//! Names that never change: of customers, sellers, lists, desks, records, and of the parts of a record.
//!
//! *Invariant:* no randomness here; whoever makes an id brings the bytes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A text that is not an id of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not {expected}")]
pub struct NotAnId {
    /// The text as it came.
    pub text: String,
    /// What would have been right, as "c- and 16 hex digits".
    pub expected: &'static str,
}

macro_rules! byte_id {
    ($(#[$doc:meta])* $name:ident, $bytes:literal, $prefix:literal, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $bytes]);

        impl $name {
            /// The id made of these bytes.
            #[must_use]
            pub const fn of(bytes: [u8; $bytes]) -> Self {
                Self(bytes)
            }

            /// The bytes, as stored.
            #[must_use]
            pub const fn bytes(&self) -> &[u8; $bytes] {
                &self.0
            }

            /// The id in a stored row, when the row holds the right number of bytes.
            #[must_use]
            pub fn from_slice(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($prefix)?;
                write_hex(f, &self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.strip_prefix($prefix)
                    .and_then(read_hex)
                    .map(Self)
                    .ok_or_else(|| NotAnId { text: text.to_owned(), expected: $expected })
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;

            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.to_string()
            }
        }
    };
}

byte_id!(
    /// A customer: `c-` and 16 hex digits, random.
    CustomerId, 8, "c-", "c- and 16 hex digits"
);
byte_id!(
    /// A seller: `s-` and 16 hex digits, random. Belongs to the person, not to the desk.
    SellerId, 8, "s-", "s- and 16 hex digits"
);
byte_id!(
    /// A list: `l-` and 16 hex digits, random.
    ListId, 8, "l-", "l- and 16 hex digits"
);
byte_id!(
    /// A desk: 16 hex digits of a hash of its public key (SYNC.md §3.1).
    DeskId, 8, "", "16 hex digits"
);
byte_id!(
    /// An incarnation of a desk's log: 64 random bits (SYNC.md §3.4).
    Incarnation, 8, "", "16 hex digits"
);
byte_id!(
    /// A record: the first 40 hex digits of the hash of its bytes (SYNC.md §3.3).
    RecordId, 20, "", "40 hex digits"
);

/// A part of a record, as `<record id>#p1`: the first promise of a call, its callback, its second question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartRef {
    /// The record that holds the part.
    pub record: RecordId,
    /// Which part; `Part::Whole` when the record itself is meant.
    pub part: Part,
}

/// Which part of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The record itself, as a `callback.set` made outside a call.
    Whole,
    /// The callback agreed in a call, `#c`.
    Callback,
    /// The n-th promise of a call, counted from one, `#p1`.
    Promise(u16),
    /// The n-th question of a call, counted from one, `#q1`.
    Question(u16),
    /// The n-th demand of a call, counted from one, `#d1`.
    Demand(u16),
    /// The order made in a call, `#o`.
    Order,
}

impl PartRef {
    /// The record itself.
    #[must_use]
    pub const fn whole(record: RecordId) -> Self {
        Self {
            record,
            part: Part::Whole,
        }
    }

    /// The callback agreed in this call.
    #[must_use]
    pub const fn callback(record: RecordId) -> Self {
        Self {
            record,
            part: Part::Callback,
        }
    }
}

impl fmt::Display for PartRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Whole => write!(f, "{}", self.record),
            Part::Callback => write!(f, "{}#c", self.record),
            Part::Order => write!(f, "{}#o", self.record),
            Part::Promise(n) => write!(f, "{}#p{n}", self.record),
            Part::Question(n) => write!(f, "{}#q{n}", self.record),
            Part::Demand(n) => write!(f, "{}#d{n}", self.record),
        }
    }
}

impl FromStr for PartRef {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let wrong = || NotAnId {
            text: text.to_owned(),
            expected: "a record id, or one with #c, #o, #p1, #q1 or #d1",
        };
        let (record, part) = match text.split_once('#') {
            None => (text, Part::Whole),
            Some((record, "c")) => (record, Part::Callback),
            Some((record, "o")) => (record, Part::Order),
            Some((record, part)) => {
                let mut letters = part.chars();
                let kind = letters.next().ok_or_else(wrong)?;
                let n: u16 = letters.as_str().parse().map_err(|_| wrong())?;
                let part = match kind {
                    'p' => Part::Promise(n),
                    'q' => Part::Question(n),
                    'd' => Part::Demand(n),
                    _ => return Err(wrong()),
                };
                (record, part)
            }
        };
        Ok(Self {
            record: record.parse().map_err(|_| wrong())?,
            part,
        })
    }
}

impl TryFrom<String> for PartRef {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        text.parse()
    }
}

impl From<PartRef> for String {
    fn from(part: PartRef) -> String {
        part.to_string()
    }
}

fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn read_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let &[high, low] = pair else { return None };
        *byte = (hex_digit(high)? << 4) | hex_digit(low)?;
    }
    Some(bytes)
}

/// Lower case only, so that one id has one spelling.
const fn hex_digit(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_as_written() {
        let id = CustomerId::of([0, 1, 2, 3, 0xfc, 0xfd, 0xfe, 0xff]);
        assert_eq!(id.to_string(), "c-00010203fcfdfeff");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "c-",
            "c-00010203FCFDFEFF",
            "s-00010203fcfdfeff",
            "c-00010203fcfdfef",
            "c-00010203fcfdfeffa",
        ] {
            assert!(text.parse::<CustomerId>().is_err(), "{text}");
        }
    }

    #[test]
    fn parts_read_back_as_written() {
        let record = RecordId::of([7; 20]);
        for part in [
            Part::Whole,
            Part::Callback,
            Part::Promise(1),
            Part::Question(12),
            Part::Demand(2),
            Part::Order,
        ] {
            let named = PartRef { record, part };
            assert_eq!(named.to_string().parse(), Ok(named));
        }
    }
}
