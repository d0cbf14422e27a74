//! What customers said in a week, in their words under the cause; or demand from week to week, between what is usual.
//!
//! *Invariant:* nothing says who called. What was heard by listening says so.

use chrono::{Datelike as _, Duration, NaiveDate};

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::Area;
use crate::app::panes::voice::Side;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::reported::{HeardBy, WeekSeen};
use crate::model::said::DemandKind;
use crate::model::text::fold;
use crate::model::voice::{Said, Voice};
use crate::report::xmr::{self, Chart};
use crate::say;

use super::over::sheet::broken;
use super::paper::{InHand, Paper};
use super::series::{self, AXIS_CELLS, whole};
use super::strip::Strip;

/// Lines that one verbatim may take; the card has all of it.
const LINES_MAX: usize = 8;
/// Rows of a chart at most and at least.
const ROWS: (usize, usize) = (4, 12);
/// Rows of a chart that are not the points: its two lines of words, the days, and an empty one.
const AROUND_ROWS: usize = 4;

/// A line of the page: something to read, or what somebody said.
enum Line {
    Read(Strip),
    Said(usize, Strip),
}

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let title = Strip::of(Meaning::Title, &paper.say("voice-title"));
    let title = match app.voice.side {
        Side::Words => title,
        Side::Weeks => title.dot(Meaning::Text, &paper.say("voice-weeks")),
    };
    let right = Strip::of(Meaning::Dim, &week(app, lang));
    let inside = paper.pane(area, &title, &right, InHand::when(app.over.is_empty()));
    paper.cursor(inside, 0, 0);
    let Some(voice) = app.voice.shown() else {
        return;
    };
    match app.voice.side {
        Side::Words => words(app, voice, inside, paper),
        Side::Weeks => {
            for (row, line) in (0..inside.rows).zip(&weeks(app, voice, inside, lang)) {
                paper.line(inside, row, line);
            }
        }
    }
}

/// Which week is shown.
fn week(app: &App, lang: &Lang) -> String {
    let Some(monday) = app.voice.monday else {
        return String::new();
    };
    let date = |day: NaiveDate| lang.date(day, app.now.today());
    let number = monday.iso_week().week();
    let (from, to) = (date(monday), date(monday + Duration::days(6)));
    say!(lang, "voice-week", week = number, from = from, to = to)
}

fn words(app: &App, voice: &Voice, inside: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let lines = lines(app, voice, usize::from(inside.columns), lang);
    let at = app.voice.cursor.at;
    let is_chosen = |line: &Line| matches!(line, Line::Said(n, _) if *n == at);
    let first = lines.iter().position(is_chosen).unwrap_or_default();
    let last = lines.iter().rposition(is_chosen).unwrap_or_default();
    let (count, shown) = (lines.len(), usize::from(inside.rows));
    let top = Extent { count, shown }.top(first);
    // What is chosen is seen whole, where it fits.
    let top = top.max((last + 1).saturating_sub(shown)).min(first);
    for (row, line) in (0..inside.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Read(strip) => paper.line(inside, row, strip),
            Line::Said(n, strip) => {
                paper.line(inside, row, strip);
                paper.row(inside, row, *n);
                if *n == at && app.over.is_empty() {
                    paper.choose_in_pane(inside, row);
                }
            }
        }
    }
    let cursor = u16::try_from(first - top).unwrap_or_default();
    paper.cursor(inside, 0, cursor);
    if count > top + shown {
        paper.more_below(inside);
    }
}

fn lines(app: &App, voice: &Voice, cells: usize, lang: &Lang) -> Vec<Line> {
    let read = |strip: Strip| Line::Read(strip);
    if voice.said.is_empty() {
        let key = app.setup.keymap.chord(Action::ShowEarlier, Focus::Voice);
        let key = key.map_or_else(String::new, |chord| chord.to_string());
        let how = say!(lang, "voice-empty", earlier = key);
        let lines = broken(Meaning::Text, &how, cells).into_iter().map(read);
        return std::iter::once(read(Strip::default()))
            .chain(lines)
            .collect();
    }
    let sum = say!(lang, "voice-sum", count = voice.demands);
    let mut lines: Vec<Line> = broken(Meaning::Dim, &sum, cells)
        .into_iter()
        .map(read)
        .collect();
    let mut last: Option<&Said> = None;
    for (n, said) in voice.said.iter().enumerate() {
        if last.is_none_or(|last| last.seen.demand.kind != said.seen.demand.kind) {
            lines.push(read(Strip::default()));
            let kind = lang.say(kind(said.seen.demand.kind));
            lines.push(read(Strip::of(Meaning::Title, &kind)));
        }
        if let Some(named) = said.named
            && last.is_none_or(|last| !is_same_cause(last, said))
        {
            let named = say!(lang, "report-named", count = named);
            let cause = Strip::plain(&said.seen.demand.cause);
            lines.push(read(cause.dot(Meaning::Dim, &named)));
        }
        let is_after_cause = last.is_some_and(|last| {
            last.named.is_some() && last.seen.demand.kind == said.seen.demand.kind
        });
        if said.named.is_none() && is_after_cause {
            lines.push(read(Strip::of(Meaning::Dim, &lang.say("report-no-cause"))));
        }
        let strips = sentence(app, said, cells, lang);
        lines.extend(strips.into_iter().map(|strip| Line::Said(n, strip)));
        last = Some(said);
    }
    if voice.rest > 0 {
        let rest = say!(lang, "report-rest", count = voice.rest);
        lines.push(read(Strip::of(Meaning::Dim, &rest)));
    }
    lines
}

fn is_same_cause(one: &Said, other: &Said) -> bool {
    let cause = |said: &Said| fold(said.seen.demand.cause.trim());
    one.seen.demand.kind == other.seen.demand.kind && cause(one) == cause(other)
}

/// What somebody said, and under it what matters to them, the day, and that it was heard by listening.
fn sentence(app: &App, said: &Said, cells: usize, lang: &Lang) -> Vec<Strip> {
    const BEGIN: &str = "  ▏ ";
    let room = cells.saturating_sub(Strip::plain(BEGIN).width());
    let demand = &said.seen.demand;
    let quoted = match demand.words.trim() {
        "" => lang.say("said-without-words"),
        words => say!(lang, "report-quoted", words = words),
    };
    let mut strips = broken(Meaning::Text, &quoted, room);
    if strips.len() > LINES_MAX {
        strips.truncate(LINES_MAX - 1);
        strips.push(Strip::of(Meaning::Dim, "…"));
    }
    let mut beside = lang.date(said.seen.day, app.now.today());
    if !demand.matters.trim().is_empty() {
        let matters = say!(
            lang,
            "report-matters-to-them",
            words = demand.matters.trim()
        );
        beside = format!("{beside} · {matters}");
    }
    if said.seen.heard == HeardBy::Listening {
        beside = format!("{beside} · {}", lang.say("report-row-heard-by-listening"));
    }
    strips.extend(broken(Meaning::Dim, &beside, room).into_iter().take(2));
    let set_in = |strip: Strip| Strip::of(Meaning::Dim, BEGIN).join(strip);
    strips.into_iter().map(set_in).collect()
}

/// The message that names a kind.
const fn kind(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Value => "report-kind-value",
        DemandKind::Failure => "report-kind-failure",
        DemandKind::Unclear => "report-kind-unclear",
        DemandKind::Neither => "report-kind-neither",
    }
}

/// What went wrong and what they wanted, week by week.
fn weeks(app: &App, voice: &Voice, inside: Area, lang: &Lang) -> Vec<Strip> {
    let cells = usize::from(inside.columns);
    if voice.weeks.is_empty() {
        let empty = broken(Meaning::Text, &lang.say("voice-weeks-empty"), cells);
        return std::iter::once(Strip::default()).chain(empty).collect();
    }
    let step = if cells >= 100 { 3 } else { 2 };
    let room = cells.saturating_sub(AXIS_CELLS + 1) / step;
    let from = voice.weeks.len().saturating_sub(room);
    let shown = voice.weeks.get(from..).unwrap_or_default();
    let (least, most) = ROWS;
    let rows = (usize::from(inside.rows) / 2).saturating_sub(AROUND_ROWS);
    let rows = rows.clamp(least, most);
    let day = |week: Option<&WeekSeen>| {
        week.map_or_else(String::new, |week| lang.date(week.monday, app.now.today()))
    };
    let days = series::axis(&day(shown.first()), &day(shown.last()), shown.len(), step);
    let mut lines = Vec::new();
    for (id, kind) in [("report-line-failure", 1), ("report-line-value", 0)] {
        let (chart, usual) = chart(voice, kind, lang);
        let mut chart = chart;
        chart.points = chart.points.split_off(from.min(chart.points.len()));
        if !lines.is_empty() && usize::from(inside.rows) > 2 * (rows + AROUND_ROWS) - 1 {
            lines.push(Strip::default());
        }
        let title = Strip::of(Meaning::Title, &lang.say(id));
        let title = title.dot(Meaning::Dim, &usual);
        let whole = title.clone().dot(Meaning::Dim, &lang.say("voice-signal"));
        let fits = chart.limits.is_some() && whole.width() <= cells;
        lines.push(if fits { whole } else { title });
        lines.extend(series::drawn(&chart, rows, step));
        lines.push(days.clone());
    }
    lines
}

/// One kind of demand as a chart, and between what it usually lies. The limits come from every week there is.
fn chart(voice: &Voice, kind: usize, lang: &Lang) -> (Chart, String) {
    let counts = voice.weeks.iter().filter_map(|week| week.demands.get(kind));
    let counts = counts.map(|count| u32::try_from(*count).map_or(f64::from(u32::MAX), f64::from));
    let chart = xmr::chart(&counts.collect::<Vec<_>>());
    let usual = match &chart.limits {
        Some(limits) => say!(
            lang,
            "voice-usual",
            from = whole(limits.from.ceil()),
            to = whole(limits.to.floor())
        ),
        None => say!(
            lang,
            "voice-few",
            least = xmr::POINTS_MIN,
            count = voice.weeks.len()
        ),
    };
    (chart, usual)
}
