//! HMAC-SHA-256: a number or mail address as the suppression list keeps it after the customer is erased.
//!
//! *Invariant:* without the key a number cannot be found by trying them all.

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;

use super::hex::{hex_bytes, secret_bytes};

secret_bytes!(
    /// The key of the suppression list, kept in the identity file.
    MacKey, 32
);

hex_bytes!(
    /// The keyed hash of a number or an address.
    Mac, 32
);

impl MacKey {
    /// The keyed hash of `text`: a number in E.164 (`+47…`), or a mail address in lower case.
    #[must_use]
    pub fn mac(&self, text: &str) -> Mac {
        // HMAC pads a short key with zeros to the block of its hash (RFC 2104 §2).
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(self.bytes()) {
            *to = *from;
        }
        let hmac = Hmac::<Sha256>::new(&block.into()).chain_update(text);
        Mac::of(hmac.finalize().into_bytes().into())
    }
}

/// The keys of a home: the one under which it hashes numbers, and those of before it joined its team, under which numbers
/// of people whom nobody knows any more stay hashed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MacKeys {
    key: MacKey,
    earlier: Vec<MacKey>,
}

impl MacKeys {
    /// The key in use, and earlier ones.
    #[must_use]
    pub const fn of(key: MacKey, earlier: Vec<MacKey>) -> Self {
        Self { key, earlier }
    }

    /// The keyed hash of `text` under the key in use.
    #[must_use]
    pub fn mac(&self, text: &str) -> Mac {
        self.key.mac(text)
    }

    /// The keyed hashes of `text` under every key, that in use first.
    pub fn macs(&self, text: &str) -> impl Iterator<Item = Mac> {
        let keys = std::iter::once(&self.key).chain(&self.earlier);
        keys.map(move |key| key.mac(text))
    }
}

impl From<MacKey> for MacKeys {
    fn from(key: MacKey) -> Self {
        Self::of(key, Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2, has a key shorter than ours; padding makes it the same key.
    #[test]
    fn the_published_test_case() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            MacKey::of(key)
                .mac("what do ya want for nothing?")
                .to_string(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn another_key_gives_another_code() {
        let text = "+4740000000";
        assert_ne!(MacKey::of([1; 32]).mac(text), MacKey::of([2; 32]).mac(text));
    }

    #[test]
    fn a_key_is_not_printed() {
        assert_eq!(format!("{:?}", MacKey::of([1; 32])), "MacKey(secret)");
    }
}
