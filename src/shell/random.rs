//! Chance, from the operating system, drawn ahead so that a record does not cost a system call.

use crate::sync::Random;

/// How many bytes are drawn at a time: the salts of some three hundred records.
const DRAWN_BYTES: usize = 4096;

/// The operating system's random bytes.
#[derive(Debug)]
pub struct SystemRandom {
    drawn: Box<[u8; DRAWN_BYTES]>,
    used_bytes: usize,
}

/// The operating system has no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the operating system gives no random bytes: {0}")]
pub struct NoRandom(getrandom::Error);

impl SystemRandom {
    /// Draws the first bytes.
    pub fn open() -> Result<Self, NoRandom> {
        let mut drawn = Box::new([0; DRAWN_BYTES]);
        getrandom::fill(drawn.as_mut_slice()).map_err(NoRandom)?;
        Ok(Self {
            drawn,
            used_bytes: 0,
        })
    }

    fn next_byte(&mut self) -> u8 {
        if let Some(byte) = self.drawn.get_mut(self.used_bytes) {
            self.used_bytes += 1;
            return std::mem::take(byte);
        }
        self.draw();
        self.used_bytes = 1;
        self.drawn.first_mut().map_or(0, std::mem::take)
    }

    /// A source that has answered once answers again; until it does there is nothing sound to go on with, because a
    /// salt that can be guessed cannot be taken back.
    fn draw(&mut self) {
        while getrandom::fill(self.drawn.as_mut_slice()).is_err() {
            std::thread::yield_now();
        }
    }
}

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.next_byte();
        }
    }
}

/// A fixed row of bytes, for a demonstration that repeats. Never for a desk: its salts can be guessed.
#[derive(Debug, Clone)]
pub struct FixedRandom(u64);

impl FixedRandom {
    /// The row that belongs to a seed.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `bound`; zero when `bound` is.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX);
        let drawn = self.next().checked_rem(bound).unwrap_or(0);
        usize::try_from(drawn).unwrap_or(0)
    }

    /// SplitMix64: short, well mixed, the same on every machine.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Random for FixedRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            for (byte, drawn) in chunk.iter_mut().zip(self.next().to_le_bytes()) {
                *byte = drawn;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_draws_never_repeat() {
        let mut random = SystemRandom::open().unwrap();
        let mut seen = std::collections::HashSet::new();
        for _ in 0..1000 {
            let mut salt = [0; 12];
            random.fill(&mut salt);
            assert!(seen.insert(salt));
        }
    }

    #[test]
    fn a_seed_gives_the_same_row_each_time() {
        let row = |seed| {
            let mut bytes = [0; 20];
            FixedRandom::seeded(seed).fill(&mut bytes);
            bytes
        };
        assert_eq!(row(7), row(7));
        assert_ne!(row(7), row(8));
    }
}
