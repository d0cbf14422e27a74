//! Measures, and takes the middle.

use std::time::{Duration, Instant};

/// A point on the stopwatch.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is the one place that asks how long something took"
)]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// How long `work` took, and what it came to.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = now();
    let result = work();
    (began.elapsed(), result)
}

/// Durations of the same thing, to be summed up.
#[derive(Default)]
pub(crate) struct Laps(Vec<Duration>);

impl Laps {
    /// The same work so many times.
    pub(crate) fn of<T, E>(
        times: usize,
        mut work: impl FnMut() -> Result<T, E>,
    ) -> Result<Self, E> {
        let mut laps = Self::default();
        for _ in 0..times {
            let (took, done) = time(&mut work);
            done?;
            laps.add(took);
        }
        Ok(laps)
    }

    pub(crate) fn add(&mut self, lap: Duration) {
        self.0.push(lap);
    }

    pub(crate) fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The lap that `percent` of a hundred are no longer than.
    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let last = sorted.len().saturating_sub(1);
        sorted
            .get((last * percent).div_ceil(100))
            .copied()
            .unwrap_or_default()
    }

    pub(crate) fn median(&self) -> Duration {
        self.percentile(50)
    }
}
