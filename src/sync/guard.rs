//! The guard file: what lies beside the database and tells whether the database has been put back or copied
//! (SYNC.md §3.4).
//!
//! ```json
//! {"samtale":1,"machine":"<16 hex>","nonce":"<16 hex>","published":{"inc":"<16 hex>","seq":140}}
//! ```
//!
//! *Invariant:* a lost or wrong guard file loses nothing; it begins a new incarnation.

use serde::{Deserialize, Serialize};

use super::Random;
use super::folder::Fault;
use super::stream::Seq;
use crate::model::id::Incarnation;
use crate::seal::hash;
use crate::seal::hex::hex_bytes;

hex_bytes!(
    /// Renewed in guard file and database at every open.
    Nonce, 8
);

hex_bytes!(
    /// A machine, by a hash of the name that its operating system gave it.
    MachineId, 8
);

/// What a guard file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guard {
    /// The version of this file's format.
    pub samtale: u32,
    /// The machine that the home lives on.
    pub machine: MachineId,
    /// The nonce of the last open.
    pub nonce: Nonce,
    /// How far the desk has published, or was about to; raised before each publish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
}

/// How far a desk has published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The incarnation.
    pub inc: Incarnation,
    /// The last number.
    pub seq: Seq,
}

/// The port to the guard file.
pub trait GuardFile {
    /// Reads the guard, hands it to `change`, and writes durably what comes back; with none nothing is written. No other
    /// process changes the guard meanwhile.
    fn update(
        &mut self,
        change: &mut dyn FnMut(Option<Guard>) -> Option<Guard>,
    ) -> Result<(), Fault>;
}

impl Nonce {
    /// Draws a new nonce.
    pub fn draw(random: &mut (impl Random + ?Sized)) -> Self {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        Self::of(bytes)
    }
}

impl MachineId {
    /// The machine with this name. The name itself, which other programs know, is not kept.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self::of(hash::first(&hash::labelled(
            "samtale-machine",
            name.trim().as_bytes(),
        )))
    }
}

impl Guard {
    /// The guard of a home that has published nothing.
    #[must_use]
    pub const fn new(machine: MachineId, nonce: Nonce) -> Self {
        Self {
            samtale: 1,
            machine,
            nonce,
            published: None,
        }
    }

    /// The same guard after another open.
    #[must_use]
    pub fn renewed(self, machine: MachineId, nonce: Nonce) -> Self {
        Self {
            machine,
            nonce,
            ..self
        }
    }

    /// The same guard, raised to what is about to be published; never lowered within an incarnation.
    #[must_use]
    pub fn raised(self, to: Published) -> Self {
        let stands = self
            .published
            .filter(|before| before.inc == to.inc && before.seq >= to.seq);
        Self {
            published: Some(stands.unwrap_or(to)),
            ..self
        }
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Reads the text of a file; none when it is damaged, which counts as missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(inc: u8, seq: u64) -> Published {
        Published {
            inc: Incarnation::of([inc; 8]),
            seq: Seq(seq),
        }
    }

    #[test]
    fn a_guard_reads_back_as_written() {
        let guard = Guard::new(MachineId::named("m"), Nonce::of([1; 8])).raised(published(1, 140));
        assert_eq!(Guard::parse(&guard.to_text()), Some(guard));
        assert_eq!(Guard::parse("{\"samtale\":1"), None);
    }

    #[test]
    fn a_guard_is_raised_and_not_lowered() {
        let guard = Guard::new(MachineId::named("m"), Nonce::of([1; 8])).raised(published(1, 140));
        let lower = guard.clone().raised(published(1, 7));
        assert_eq!(lower.published, Some(published(1, 140)));
        assert_eq!(
            guard.raised(published(2, 7)).published,
            Some(published(2, 7))
        );
    }

    #[test]
    fn a_machine_is_known_by_its_name_without_keeping_it() {
        assert_eq!(MachineId::named("abc\n"), MachineId::named("abc"));
        assert_ne!(MachineId::named("abc"), MachineId::named("abd"));
    }
}
