//! How many rows to bring in at once, so that the database is never held for long.
//!
//! *Invariant:* no clock here; whoever has one says how long the last slice took.

use std::time::Duration;

/// How long a slice is to take when somebody may have a save to take, and when nobody has.
const SLICE: Duration = Duration::from_millis(15);
const SLICE_ALONE: Duration = Duration::from_secs(1);
/// Fewest and most rows of a slice.
const ROWS: std::ops::RangeInclusive<usize> = 16..=16_384;

/// Whether anybody waits for the end of a slice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Company {
    /// A desk is open on this home.
    #[default]
    Desk,
    /// Nobody is there.
    Nobody,
}

/// The size of slices, learned from those that were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    rows: usize,
    /// The last slice: its rows, and microseconds.
    last: Option<(u128, u128)>,
    company: Company,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            rows: 256,
            last: None,
            company: Company::Desk,
        }
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
        let rows = u128::try_from(rows).unwrap_or_default();
        self.last = Some((rows, duration.as_micros().max(1)));
        self.fit();
    }

    /// Learns who is there now.
    pub fn beside(&mut self, company: Company) {
        if self.company != company {
            self.company = company;
            self.fit();
        }
    }

    fn fit(&mut self) {
        let Some((rows, micros)) = self.last else {
            return;
        };
        let slice = match self.company {
            Company::Desk => SLICE,
            Company::Nobody => SLICE_ALONE,
        };
        let fit = usize::try_from(rows * slice.as_micros() / micros).unwrap_or(usize::MAX);
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
    fn slices_are_long_while_nobody_waits_and_short_at_once_when_somebody_comes() {
        let mut pace = Pace::default();
        pace.beside(Company::Nobody);
        for _ in 0..10 {
            let millis = u64::try_from(pace.rows()).unwrap() / 64;
            pace.took(pace.rows(), Duration::from_millis(millis));
        }
        assert_eq!(pace.rows(), 16_384);
        pace.beside(Company::Desk);
        assert_eq!(pace.rows(), 960);
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
