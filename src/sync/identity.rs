//! Who a desk is: its secrets, and the team it belongs to. Kept in one file that nobody else may read.
//!
//! *Invariant:* the id of the desk follows from its seed; nothing names the person who sits there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Random;
use super::team::TeamId;
use crate::model::id::{DeskId, SellerId};
use crate::seal::mac::{MacKey, MacKeys};
use crate::seal::sign::{KeyPair, PublicKey, Seed};

/// The secrets of a home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The version of this file's format.
    pub samtale: u32,
    /// What the desk's key pair is made of.
    pub seed: Seed,
    /// The key under which numbers are kept when never to be called.
    pub mac: MacKey,
    /// Keys of before the home joined its team: what was hashed under them is still never to be called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_macs: Vec<MacKey>,
    /// What the team's root key is made of, at the desk that founded the team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<Seed>,
    /// Sellers whose ids are not those that the key makes: they had called before the home joined its team.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sellers: BTreeMap<String, SellerId>,
    /// The team, when the home belongs to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<Membership>,
}

/// The team that a home belongs to. One home is one team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The team.
    pub id: TeamId,
    /// The root's public key, pinned at joining.
    pub root: PublicKey,
    /// Where the team folder lies on this machine.
    pub folder: PathBuf,
}

impl Identity {
    /// Makes a new identity.
    pub fn draw(random: &mut (impl Random + ?Sized)) -> Self {
        Self {
            samtale: 1,
            seed: draw_seed(random),
            mac: MacKey::of(*draw_seed(random).bytes()),
            earlier_macs: Vec::new(),
            root: None,
            sellers: BTreeMap::new(),
            team: None,
        }
    }

    /// The desk's key pair.
    #[must_use]
    pub fn keys(&self) -> KeyPair {
        KeyPair::of(&self.seed)
    }

    /// The keys under which numbers are hashed.
    #[must_use]
    pub fn mac_keys(&self) -> MacKeys {
        MacKeys::of(self.mac.clone(), self.earlier_macs.clone())
    }

    /// The same home with another key to hash numbers under; the one it had is kept.
    #[must_use]
    pub fn with_mac(mut self, mac: MacKey) -> Self {
        let before = std::mem::replace(&mut self.mac, mac);
        self.earlier_macs.retain(|key| *key != self.mac);
        if before != self.mac && !self.earlier_macs.contains(&before) {
            self.earlier_macs.push(before);
        }
        self
    }

    /// Whether this home has the root's key of the team it belongs to. A key alone says nothing: a team may have been begun here
    /// and not finished.
    #[must_use]
    pub fn is_founder(&self) -> bool {
        let root = self.root.as_ref().map(|seed| KeyPair::of(seed).public());
        let team = self.team.as_ref().map(|team| team.root);
        root.is_some() && root == team
    }

    /// The desk's id.
    #[must_use]
    pub fn desk(&self) -> DeskId {
        desk_of(&self.keys().public())
    }

    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default() + "\n"
    }

    /// Reads the text of a file. The error names the place and never the secret.
    pub fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error: serde_json::Error| error.to_string())
    }
}

/// The desk with this key.
#[must_use]
pub fn desk_of(key: &PublicKey) -> DeskId {
    DeskId::of(key.desk_id())
}

/// Draws the seed of a key pair.
pub fn draw_seed(random: &mut (impl Random + ?Sized)) -> Seed {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    Seed::of(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::folder::memory::Counting;

    #[test]
    fn an_identity_reads_back_as_written_and_prints_no_secret() {
        let identity = Identity::draw(&mut Counting::default());
        assert_eq!(Identity::parse(&identity.to_text()), Ok(identity.clone()));
        let printed = format!("{identity:?}");
        assert!(!printed.contains("0102"), "{printed}");
        assert_ne!(identity.seed.bytes(), identity.mac.bytes());
    }

    #[test]
    fn a_key_of_before_is_kept_once_and_hashes_on() {
        let own = Identity::draw(&mut Counting::default());
        let (first, team) = (own.mac.clone(), MacKey::of([9; 32]));
        let joined = own.clone().with_mac(team.clone()).with_mac(team.clone());
        assert_eq!((&joined.mac, &joined.earlier_macs), (&team, &vec![first]));
        assert_eq!(Identity::parse(&joined.to_text()), Ok(joined.clone()));
        let macs: Vec<_> = joined.mac_keys().macs("+4740000001").collect();
        assert_eq!(macs[0], joined.mac_keys().mac("+4740000001"));
        assert!(macs.contains(&own.mac.mac("+4740000001")));
        let back = joined.with_mac(own.mac.clone());
        assert_eq!(back.earlier_macs, [team]);
        assert!(!own.to_text().contains("earlier"));
    }

    #[test]
    fn a_damaged_identity_does_not_show_its_secret() {
        let secret = "ab".repeat(31);
        let text = format!("{{\"samtale\":1,\"seed\":\"{secret}\",\"mac\":\"\"}}");
        let error = Identity::parse(&text).unwrap_err();
        assert!(!error.contains(&secret), "{error}");
    }
}
