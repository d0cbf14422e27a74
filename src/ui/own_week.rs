//! The seller's own week: calls a day as points between their natural limits, and what became of promises and questions.
//!
//! *Invariant:* the figures are the seller's own; no other seller's are drawn, and there is no target among them.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::own_week::OwnWeek;
use crate::report::xmr::{self, Chart, Limits};
use crate::say;

use super::over::sheet::broken;
use super::paper::{InHand, Paper};
use super::strip::Strip;

/// Cells of the numbers at the left of the chart, and of the axis.
const AXIS_CELLS: usize = 5;
/// Rows of the chart at most and at least.
const ROWS: (usize, usize) = (4, 13);
/// Rows that what stands under the chart takes, with the empty ones.
const BELOW_ROWS: usize = 8;

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let title = Strip::of(Meaning::Title, &paper.say("own-week-title"));
    let only = Strip::of(Meaning::Dim, &paper.say("own-week-only-you"));
    let inside = paper.pane(area, &title, &only, InHand::when(app.over.is_empty()));
    paper.cursor(inside, 0, 0);
    let Some(week) = &app.own_week else { return };
    let lines = lines(app, week, inside, lang);
    for (row, line) in (0..inside.rows).zip(&lines) {
        paper.line(inside, row, line);
    }
}

fn lines(app: &App, week: &OwnWeek, inside: Area, lang: &Lang) -> Vec<Strip> {
    let cells = usize::from(inside.columns);
    if week.days.is_empty() {
        let mut lines = vec![Strip::default()];
        lines.extend(broken(Meaning::Text, &lang.say("own-week-empty"), cells));
        return lines;
    }
    let step = if cells >= 100 { 3 } else { 2 };
    let room = cells.saturating_sub(AXIS_CELLS + 1) / step;
    let from = week.days.len().saturating_sub(room);
    let days: Vec<(NaiveDate, u32)> = week.days.iter().skip(from).copied().collect();
    // The limits come from every day there is, also from those there is no room for.
    let series: Vec<f64> = week
        .days
        .iter()
        .map(|(_, calls)| f64::from(*calls))
        .collect();
    let mut chart = xmr::chart(&series);
    chart.points = chart.points.split_off(from.min(chart.points.len()));
    let (least, most) = ROWS;
    let rows = usize::from(inside.rows).saturating_sub(BELOW_ROWS);
    let rows = rows.clamp(least, most);
    let mut lines = broken(Meaning::Dim, &definition(&chart, week, lang), cells);
    lines.extend(drawn(&chart, rows, step));
    lines.push(axis(app, &days, step, lang));
    let figures = figures(week, lang);
    if lines.len() + figures.len() < usize::from(inside.rows) {
        lines.push(Strip::default());
    }
    lines.extend(figures);
    lines
}

/// What a point is, and between what it usually lies.
fn definition(chart: &Chart, week: &OwnWeek, lang: &Lang) -> String {
    match &chart.limits {
        Some(limits) => say!(
            lang,
            "own-week-chart",
            from = whole(limits.from.ceil()),
            to = whole(limits.to.floor())
        ),
        None => say!(
            lang,
            "own-week-few",
            least = xmr::POINTS_MIN,
            count = week.days.len()
        ),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "calls of a day, rounded, and never below nought"
)]
fn whole(value: f64) -> u64 {
    value.max(0.0).round() as u64
}

/// The points from the top row to the bottom one, with the limits and the mean as lines.
fn drawn(chart: &Chart, rows: usize, step: usize) -> Vec<Strip> {
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

fn count(rows: usize) -> f64 {
    u32::try_from(rows).map_or(f64::MAX, f64::from)
}

/// The first day and the last under the chart.
fn axis(app: &App, days: &[(NaiveDate, u32)], step: usize, lang: &Lang) -> Strip {
    let today = app.now.today();
    let name = |day: Option<&(NaiveDate, u32)>| {
        day.map_or_else(String::new, |(day, _)| lang.date(*day, today))
    };
    let first = Strip::of(Meaning::Dim, &name(days.first()));
    let last = Strip::of(Meaning::Dim, &name(days.last()));
    let start = " ".repeat(AXIS_CELLS);
    if days.len() < 2 {
        return Strip::plain(&start).join(first);
    }
    let room = (days.len() * step).saturating_sub(first.width() + last.width());
    let gap = " ".repeat(room.max(1));
    Strip::plain(&start)
        .join(first)
        .and(Meaning::Dim, &gap)
        .join(last)
}

/// What the week comes to.
fn figures(week: &OwnWeek, lang: &Lang) -> Vec<Strip> {
    let plain = |text: String| Strip::plain(&text);
    let mut lines = vec![
        Strip::of(Meaning::Title, &lang.say("own-week-this-week")),
        plain(say!(
            lang,
            "own-week-calls",
            calls = week.calls,
            spoken = week.spoken
        )),
        plain(say!(
            lang,
            "own-week-promises",
            made = week.promised,
            kept = week.kept,
            broken = week.broken
        )),
        plain(say!(
            lang,
            "own-week-questions",
            ours = week.asked_by_us,
            answered_them = week.answered_by_them,
            theirs = week.asked_by_them,
            answered_us = week.answered_by_us
        )),
    ];
    if week.overdue > 0 {
        let overdue = say!(lang, "own-week-overdue", count = week.overdue);
        lines.push(Strip::of(Meaning::Promise, "⚠ ").and(Meaning::Promise, &overdue));
    }
    lines
}
