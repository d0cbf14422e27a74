//! A series of counts as points between their natural limits.

use crate::config::Meaning;
use crate::report::xmr::{Chart, Limits};

use super::strip::Strip;

/// Cells of the numbers at the left of a chart, and of the axis.
pub(super) const AXIS_CELLS: usize = 5;

/// The points from the top row to the bottom one, with the limits and the mean as lines.
pub(super) fn drawn(chart: &Chart, rows: usize, step: usize) -> Vec<Strip> {
    let values = chart.points.iter().map(|(value, _)| *value);
    let top = values.chain(chart.limits.map(|limits| limits.to));
    let top = top.fold(1.0_f64, f64::max);
    let level = |value: f64| whole(value / top * (count(rows) - 1.0));
    (0..rows)
        .rev()
        .map(|row| {
            let row = u64::try_from(row).unwrap_or_default();
            let (rule, meaning, label) = rule(chart.limits, row, &level);
            let label = if label.is_empty() && row == level(top) {
                whole(top).to_string()
            } else if label.is_empty() && row == 0 {
                "0".to_owned()
            } else {
                label
            };
            let axis = if label.is_empty() { '│' } else { '┤' };
            let start = format!("{label:>cells$} {axis}", cells = AXIS_CELLS - 2);
            let mut strip = Strip::of(Meaning::Dim, &start);
            for (value, signal) in &chart.points {
                let gap = rule.to_string().repeat(step - 1);
                strip = strip.and(meaning, &gap);
                strip = if level(*value) == row {
                    match signal {
                        Some(_) => strip.and(Meaning::Title, "◉"),
                        None => strip.and(Meaning::Title, "●"),
                    }
                } else {
                    strip.and(meaning, &rule.to_string())
                };
            }
            strip
        })
        .collect()
}

/// The line that runs through a row: a limit, the mean, or none; and its number.
fn rule(limits: Option<Limits>, row: u64, level: &impl Fn(f64) -> u64) -> (char, Meaning, String) {
    let Some(limits) = limits else {
        return (' ', Meaning::Text, String::new());
    };
    let number = |value: f64| whole(value).to_string();
    if row == level(limits.to) {
        ('┄', Meaning::Dim, number(limits.to.floor()))
    } else if row == level(limits.mean) {
        ('─', Meaning::Dim, number(limits.mean))
    } else if row == level(limits.from) {
        ('┄', Meaning::Dim, number(limits.from.ceil()))
    } else {
        (' ', Meaning::Text, String::new())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of a day or a week, rounded, and never below nought"
)]
pub(super) fn whole(value: f64) -> u64 {
    value.max(0.0).round() as u64
}

fn count(rows: usize) -> f64 {
    u32::try_from(rows).map_or(f64::MAX, f64::from)
}

/// What the first point and the last are called, under a chart of so many points.
pub(super) fn axis(first: &str, last: &str, points: usize, step: usize) -> Strip {
    let first = Strip::of(Meaning::Dim, first);
    let last = Strip::of(Meaning::Dim, last);
    let start = " ".repeat(AXIS_CELLS);
    if points < 2 {
        return Strip::plain(&start).join(first);
    }
    let room = (points * step).saturating_sub(first.width() + last.width());
    let gap = " ".repeat(room.max(1));
    Strip::plain(&start)
        .join(first)
        .and(Meaning::Dim, &gap)
        .join(last)
}
