//! Keys that were met: a filter that knows for certain what was not.
//!
//! *Invariant:* a key that was added is never said to be absent; its memory is four megabytes, however many keys.

use std::hash::{DefaultHasher, Hash, Hasher as _};

/// Bits; a million customers with four keys each set a fifth of them.
const BITS: u64 = 1 << 25;

/// The keys met so far.
pub(super) struct Seen {
    words: Vec<u64>,
}

impl std::fmt::Debug for Seen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Seen").finish_non_exhaustive()
    }
}

impl Seen {
    /// No key yet.
    pub(super) fn new() -> Self {
        Self {
            words: vec![0; usize::try_from(BITS / 64).unwrap_or_default()],
        }
    }

    /// Adds a key.
    pub(super) fn add(&mut self, key: &impl Hash) {
        for bit in bits(key) {
            if let Some(word) = self.words.get_mut(place(bit)) {
                *word |= 1 << (bit % 64);
            }
        }
    }

    /// Whether the key may have been added.
    pub(super) fn may_have(&self, key: &impl Hash) -> bool {
        bits(key).into_iter().all(|bit| {
            let word = self.words.get(place(bit)).copied().unwrap_or(u64::MAX);
            word >> (bit % 64) & 1 == 1
        })
    }
}

fn place(bit: u64) -> usize {
    usize::try_from(bit / 64).unwrap_or(usize::MAX)
}

fn bits(key: &impl Hash) -> [u64; 2] {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    let hash = hasher.finish();
    [hash % BITS, (hash >> 32) % BITS]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_met_again() {
        let mut seen = Seen::new();
        (0..10_000).step_by(2).for_each(|n: i64| seen.add(&n));
        assert!((0..10_000).step_by(2).all(|n: i64| seen.may_have(&n)));
        let wrong = (1..10_000).step_by(2).filter(|n: &i64| seen.may_have(n));
        assert!(wrong.count() < 10);
    }
}
