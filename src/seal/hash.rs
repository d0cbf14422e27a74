//! SHA-256, the id of a record's bytes, and the chain over ids.
//!
//! *Invariant:* ids and chains depend on bytes alone; what the bytes mean is not known here.

use sha2::{Digest as _, Sha256};

use super::hex::hex_bytes;

hex_bytes!(
    /// A whole SHA-256.
    Digest, 32
);

hex_bytes!(
    /// The chain value after a record: `h_i = SHA-256(h_{i-1} || id_i)`, over ids alone, so that it still proves a log
    /// whose erased lines have become stubs (SYNC.md §3.3).
    Chain, 32
);

/// The bytes of a record's id: the first 20 of the SHA-256 of what the id names.
pub type IdBytes = [u8; 20];

impl Chain {
    /// The value before the first record of an incarnation: 32 zero bytes.
    pub const START: Self = Self::of([0; 32]);

    /// The value after the record with this id.
    #[must_use]
    pub fn step(&self, id: &IdBytes) -> Self {
        let hasher = Sha256::new_with_prefix(self.bytes()).chain_update(id);
        Self::of(hasher.finalize().into())
    }
}

impl Digest {
    /// The first 16 hex digits, as file names carry.
    #[must_use]
    pub fn short(&self) -> String {
        self.to_string().chars().take(16).collect()
    }
}

/// A SHA-256 that is written to piece by piece, for what is too long to hold.
#[derive(Debug, Clone, Default)]
pub struct Running(Sha256);

impl Running {
    /// The digest of all that was written.
    #[must_use]
    pub fn digest(self) -> Digest {
        Digest::of(self.0.finalize().into())
    }
}

impl std::io::Write for Running {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The SHA-256 of `bytes`.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest::of(Sha256::digest(bytes).into())
}

/// The SHA-256 of a label and then `bytes`; labels keep hashes for one purpose from passing for another.
#[must_use]
pub fn labelled(label: &'static str, bytes: &[u8]) -> Digest {
    let hasher = Sha256::new_with_prefix(label).chain_update(bytes);
    Digest::of(hasher.finalize().into())
}

/// The id of a record whose hashed part is `bytes` (SYNC.md §3.3).
#[must_use]
pub fn record_id(bytes: &[u8]) -> IdBytes {
    first(&digest(bytes))
}

/// The first bytes of a digest.
#[must_use]
pub fn first<const N: usize>(digest: &Digest) -> [u8; N] {
    let mut start = [0; N];
    for (to, from) in start.iter_mut().zip(digest.bytes()) {
        *to = *from;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-2, appendix B.1.
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn sha_256_of_the_standard_example() {
        assert_eq!(digest(b"abc").to_string(), ABC);
        assert_eq!(labelled("a", b"bc"), digest(b"abc"));
        assert_eq!(digest(b"abc").short(), "ba7816bf8f01cfea");
    }

    #[test]
    fn an_id_is_the_first_twenty_bytes() {
        let id = super::super::hex::text(&record_id(b"abc"));
        assert_eq!(id.len(), 40);
        assert!(ABC.starts_with(&id));
    }

    #[test]
    fn a_chain_step_hashes_the_value_before_and_the_id() {
        let mut bytes = vec![0; 32];
        bytes.extend([7; 20]);
        let first = Chain::START.step(&[7; 20]);
        assert_eq!(first.bytes(), digest(&bytes).bytes());
        assert_ne!(first.step(&[7; 20]), first);
    }
}
