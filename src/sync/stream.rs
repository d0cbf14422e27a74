//! Where a record stands: its desk, the incarnation of that desk's log, and its number there.
//!
//! *Invariant:* these are for order and completeness, never for identity; a record is its id.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::id::{DeskId, Incarnation, RecordId};
use crate::seal::hash::Chain;

/// The number of a record in its stream, counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

/// One incarnation of one desk's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Stream {
    /// The desk that writes it.
    pub desk: DeskId,
    /// Which of the desk's logs.
    pub inc: Incarnation,
}

/// How far a log has come: its last record, and the chain value after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tip {
    /// The incarnation.
    pub inc: Incarnation,
    /// The number of the last record; 0 when there is none yet.
    pub seq: Seq,
    /// The chain after the last record.
    pub chain: Chain,
}

impl Seq {
    /// Before the first record.
    pub const NONE: Self = Self(0);

    /// The number of the next record.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Tip {
    /// A log without records.
    #[must_use]
    pub const fn empty(inc: Incarnation) -> Self {
        Self {
            inc,
            seq: Seq::NONE,
            chain: Chain::START,
        }
    }

    /// The tip after one more record.
    #[must_use]
    pub fn after(self, id: &RecordId) -> Self {
        Self {
            inc: self.inc,
            seq: self.seq.next(),
            chain: self.chain.step(id.bytes()),
        }
    }
}
