//! How many rows to bring in at once, so that the database is never held for long.
//!
//! *Invariant:* no clock here; whoever has one says how long the last slice took.

use std::time::Duration;

/// How long a slice is to take.
const SLICE: Duration = Duration::from_millis(15);
/// Fewest and most rows of a slice.
const ROWS: std::ops::RangeInclusive<usize> = 16..=4_096;

/// The size of slices, learned from those that were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    rows: usize,
}

impl Default for Pace {
    fn default() -> Self {
        Self { rows: 256 }
    }
}

impl Pace {
    /// Rows of the next slice.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Learns from a slice of so many rows that took so long: grows at most twofold, shrinks at once.
    pub fn took(&mut self, rows: usize, duration: Duration) {
        let micros = duration.as_micros().max(1);
        let fit = u128::try_from(rows).unwrap_or_default() * SLICE.as_micros() / micros;
        let fit = usize::try_from(fit).unwrap_or(usize::MAX);
        let next = fit.min(self.rows.saturating_mul(2));
        self.rows = next.clamp(*ROWS.start(), *ROWS.end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(took_millis: u64, expected: usize) {
        let mut pace = Pace::default();
        pace.took(256, Duration::from_millis(took_millis));
        assert_eq!(pace.rows(), expected);
    }

    #[test]
    fn a_slow_slice_is_followed_by_a_small_one() {
        check(30, 128);
        check(15, 256);
        check(10, 384);
        check(1, 512);
        check(0, 512);
        check(100_000, 16);
    }
}
