//! Natural limits of a series: between what a figure usually moves, so that nobody is praised or blamed for chance
//! (the `XmR` chart: individual values and moving ranges).
//!
//! *Invariant:* limits come from the points alone; there is no target in them.

/// Fewer points than this have no limits: they are drawn, and that is all.
pub const POINTS_MIN: usize = 12;

/// Of the mean moving range: from the mean to a natural limit.
const TO_LIMIT: f64 = 2.66;
/// Of the mean moving range: the greatest range that is usual.
const RANGE_LIMIT: f64 = 3.267;
/// Ranges above this, of the mean range, are left out once: they are no part of what is usual (Nelson).
const LEFT_OUT: f64 = 3.5;
/// The mean moving range of points that spread by one standard deviation.
const PER_SIGMA: f64 = 1.128;

/// Between what a figure usually moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean.
    pub mean: f64,
    /// The least that is usual; never below nought, because what is counted cannot be.
    pub from: f64,
    /// The most that is usual.
    pub to: f64,
    /// The most by which it usually moves from one point to the next.
    pub range: f64,
    /// One standard deviation, by the ranges.
    sigma: f64,
}

/// Why a point is more than chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Signal {
    /// It lies outside the limits.
    Outside,
    /// It is the last of three of which two lie beyond two standard deviations on one side.
    TwoOfThree,
    /// It is the last of five of which four lie beyond one standard deviation on one side.
    FourOfFive,
    /// It is the last of eight in a row on one side of the mean.
    EightInARow,
}

/// A series with its limits.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The points in the order of time, each with what it signals.
    pub points: Vec<(f64, Option<Signal>)>,
    /// The limits; none while there are too few points.
    pub limits: Option<Limits>,
}

/// The chart of a series in the order of time. What is not a number is left out.
#[must_use]
pub fn chart(series: &[f64]) -> Chart {
    let series: Vec<f64> = series.iter().copied().filter(|it| it.is_finite()).collect();
    let limits = limits(&series);
    let signal = |at: usize| signal_at(&series, at, limits.as_ref()?);
    let points = series
        .iter()
        .enumerate()
        .map(|(at, value)| (*value, signal(at)))
        .collect();
    Chart { points, limits }
}

/// The natural limits of a series; none while there are too few points.
fn limits(series: &[f64]) -> Option<Limits> {
    if series.len() < POINTS_MIN {
        return None;
    }
    let pairs = series.iter().zip(series.iter().skip(1));
    let mut ranges: Vec<f64> = pairs.map(|(one, next)| (next - one).abs()).collect();
    let all = mean(&ranges)?;
    ranges.retain(|range| *range <= LEFT_OUT * all);
    let range = mean(&ranges)?;
    let mean = mean(series)?;
    Some(Limits {
        mean,
        from: (mean - TO_LIMIT * range).max(0.0),
        to: mean + TO_LIMIT * range,
        range: RANGE_LIMIT * range,
        sigma: range / PER_SIGMA,
    })
}

fn mean(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|it| *it > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

fn signal_at(series: &[f64], at: usize, limits: &Limits) -> Option<Signal> {
    let value = *series.get(at)?;
    if value > limits.to || value < limits.from {
        return Some(Signal::Outside);
    }
    let rules = [
        (Signal::TwoOfThree, 3, 2, 2.0),
        (Signal::FourOfFive, 5, 4, 1.0),
        (Signal::EightInARow, 8, 8, 0.0),
    ];
    rules
        .into_iter()
        .find_map(|(signal, among, least, sigmas)| {
            let window = series.get((at + 1).checked_sub(among)?..=at)?;
            let beyond = |side: f64| {
                let lies = |it: &&f64| side * (**it - limits.mean) > sigmas * limits.sigma;
                window.iter().filter(lies).count() >= least && lies(&&value)
            };
            (beyond(1.0) || beyond(-1.0)).then_some(signal)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signals(series: &[f64]) -> Vec<(usize, Signal)> {
        let points = chart(series).points.into_iter().enumerate();
        points
            .filter_map(|(at, (_, signal))| Some((at, signal?)))
            .collect()
    }

    /// Twelve points that go up and down by two about ten.
    const STEADY: [f64; 12] = [
        9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0, 9.0, 11.0,
    ];

    #[test]
    fn the_limits_are_those_of_the_book() {
        let limits = chart(&STEADY).limits.unwrap();
        assert!((limits.mean - 10.0).abs() < 1e-9);
        assert!((limits.from - (10.0 - 5.32)).abs() < 1e-9);
        assert!((limits.to - (10.0 + 5.32)).abs() < 1e-9);
        assert!((limits.range - 6.534).abs() < 1e-9);
        assert_eq!(signals(&STEADY), []);
    }

    #[test]
    fn few_points_have_no_limits_and_what_is_counted_is_never_below_nought() {
        assert_eq!(chart(&STEADY[..11]).limits, None);
        assert_eq!(chart(&[]).points, []);
        let small = STEADY.map(|it| it - 8.0);
        assert!(chart(&small).limits.unwrap().from.abs() < 1e-9);
        let odd = [f64::NAN, f64::INFINITY];
        assert_eq!(chart(&[&STEADY[..], &odd].concat()).points.len(), 12);
    }

    #[test]
    fn one_great_leap_does_not_widen_the_limits() {
        let mut series = [&STEADY[..], &STEADY[..]].concat();
        series.push(40.0);
        series.extend(STEADY);
        let limits = chart(&series).limits.unwrap();
        assert!(limits.to < 20.0, "{limits:?}");
        assert_eq!(signals(&series), [(24, Signal::Outside)]);
    }

    #[test]
    fn runs_are_signals() {
        let after = |more: &[f64]| {
            let series = [&STEADY[..], &STEADY[..], more].concat();
            signals(&series).into_iter().map(|(_, it)| it).next()
        };
        assert_eq!(after(&[9.0, 11.0]), None);
        assert_eq!(after(&[15.0, 10.0, 15.0]), Some(Signal::TwoOfThree));
        let four = [12.2, 12.2, 10.0, 12.2, 12.2];
        assert_eq!(after(&four), Some(Signal::FourOfFive));
        let eight = [10.9, 10.6, 10.9, 10.6, 10.9, 10.6, 10.9, 10.6];
        assert_eq!(after(&eight), Some(Signal::EightInARow));
    }
}
