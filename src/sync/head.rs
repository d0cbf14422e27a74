//! `head.json`: how far a desk has published. A hint, signed, safe to lose or to roll back (SYNC.md §3.6).
//!
//! *Invariant:* the listing of the folder is the truth; nothing is decided by a head alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::folder::Cap;
use super::stream::{Seq, Tip};
use crate::model::id::{DeskId, Incarnation};
use crate::model::moment::Moment;
use crate::seal::hash::Chain;

/// The longest head.
pub const HEAD_CAP: Cap = Cap(128 * 1024);

/// What a head says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The version of this file's format.
    pub samtale: u32,
    /// The desk.
    pub desk: DeskId,
    /// Its current incarnation.
    pub inc: Incarnation,
    /// The last number published.
    pub seq: Seq,
    /// The chain after it.
    pub chain: Chain,
    /// The desk's clock when it wrote this.
    pub wall: Moment,
    /// How far it has read the other desks: `inc8-seq-chain8` by desk.
    #[serde(default)]
    pub acks: BTreeMap<DeskId, String>,
}

impl Head {
    /// The head of a desk that has published through `tip`.
    #[must_use]
    pub const fn new(desk: DeskId, tip: Tip, wall: Moment) -> Self {
        Self {
            samtale: 1,
            desk,
            inc: tip.inc,
            seq: tip.seq,
            chain: tip.chain,
            wall,
            acks: BTreeMap::new(),
        }
    }

    /// How far this head says the desk has published.
    #[must_use]
    pub const fn tip(&self) -> Tip {
        Tip {
            inc: self.inc,
            seq: self.seq,
            chain: self.chain,
        }
    }
}
