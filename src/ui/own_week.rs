//! The seller's own week: calls a day as points between their natural limits, and what became of promises and questions.
//!
//! *Invariant:* the figures are the seller's own; no other seller's are drawn, and there is no target among them.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::own_week::OwnWeek;
use crate::report::xmr::{self, Chart};
use crate::say;

use super::over::sheet::broken;
use super::paper::{InHand, Paper};
use super::series::{self, AXIS_CELLS, drawn, whole};
use super::strip::Strip;

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

/// The first day and the last under the chart.
fn axis(app: &App, days: &[(NaiveDate, u32)], step: usize, lang: &Lang) -> Strip {
    let today = app.now.today();
    let name = |day: Option<&(NaiveDate, u32)>| {
        day.map_or_else(String::new, |(day, _)| lang.date(*day, today))
    };
    series::axis(&name(days.first()), &name(days.last()), days.len(), step)
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
