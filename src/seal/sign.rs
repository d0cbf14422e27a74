//! Ed25519: a desk's key pair, its signatures, and the id that follows from its public key.
//!
//! *Invariant:* verification is strict (no small-order keys, one encoding for one signature), so that every reader
//! accepts exactly the same files.

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};

use super::hash;
use super::hex::{hex_bytes, secret_bytes};

secret_bytes!(
    /// The 32 random bytes that a key pair is made of.
    Seed, 32
);

hex_bytes!(
    /// A public key.
    PublicKey, 32
);

hex_bytes!(
    /// A signature.
    Signature, 64
);

/// What a signature is for. Each purpose is signed under its own label, so that no document passes for another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The header line of a parcel.
    Parcel,
    /// A desk's `head.json`.
    Head,
    /// The marker of a team folder.
    Folder,
    /// A version of the roster.
    Roster,
    /// A desk's `join.json`.
    Join,
}

/// A desk's or a team's key pair.
#[derive(Clone)]
pub struct KeyPair(SigningKey);

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Parcel => b"samtale-parcel-v1\0",
            Self::Head => b"samtale-head-v1\0",
            Self::Folder => b"samtale-folder-v1\0",
            Self::Roster => b"samtale-roster-v1\0",
            Self::Join => b"samtale-join-v1\0",
        }
    }

    fn message(self, bytes: &[u8]) -> Vec<u8> {
        [self.label(), bytes].concat()
    }
}

impl KeyPair {
    /// The key pair made from a seed.
    #[must_use]
    pub fn of(seed: &Seed) -> Self {
        Self(SigningKey::from_bytes(seed.bytes()))
    }

    /// The half that everybody may know.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::of(self.0.verifying_key().to_bytes())
    }

    /// Signs `bytes` for a purpose. The same key, purpose and bytes always give the same signature.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, bytes: &[u8]) -> Signature {
        Signature::of(self.0.sign(&purpose.message(bytes)).to_bytes())
    }
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeyPair({})", self.public())
    }
}

impl PublicKey {
    /// Whether `signature` over `bytes` was made for this purpose with this key.
    #[must_use]
    pub fn verifies(&self, purpose: Purpose, bytes: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(signature.bytes());
        VerifyingKey::from_bytes(self.bytes()).is_ok_and(|key| {
            key.verify_strict(&purpose.message(bytes), &signature)
                .is_ok()
        })
    }

    /// The bytes of the id of the desk with this key (SYNC.md §3.1).
    #[must_use]
    pub fn desk_id(&self) -> [u8; 8] {
        hash::first(&hash::labelled("samtale-desk", self.bytes()))
    }

    /// The bytes of the id of the team whose root has this key.
    #[must_use]
    pub fn team_id(&self) -> [u8; 8] {
        hash::first(&hash::labelled("samtale-team", self.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032 §7.1, test 1.
    #[test]
    fn the_published_key() {
        let seed = Seed::try_from(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60".to_owned(),
        )
        .unwrap();
        assert_eq!(
            KeyPair::of(&seed).public().to_string(),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
        );
    }

    #[test]
    fn a_signature_holds_for_its_key_purpose_and_bytes_alone() {
        let pair = KeyPair::of(&Seed::of([1; 32]));
        let other = KeyPair::of(&Seed::of([2; 32]));
        let signature = pair.sign(Purpose::Parcel, b"line");
        assert!(pair.public().verifies(Purpose::Parcel, b"line", &signature));
        assert!(!pair.public().verifies(Purpose::Parcel, b"lime", &signature));
        assert!(!pair.public().verifies(Purpose::Head, b"line", &signature));
        assert!(
            !other
                .public()
                .verifies(Purpose::Parcel, b"line", &signature)
        );
    }

    #[test]
    fn a_key_of_small_order_verifies_nothing() {
        let mut point = [0; 32];
        point[0] = 1;
        let signature = Signature::of([0; 64]);
        assert!(!PublicKey::of(point).verifies(Purpose::Parcel, b"", &signature));
    }

    #[test]
    fn secrets_are_not_printed() {
        let seed = Seed::of([1; 32]);
        assert_eq!(format!("{seed:?}"), "Seed(secret)");
        assert!(!format!("{:?}", KeyPair::of(&seed)).contains("0101"));
    }
}
