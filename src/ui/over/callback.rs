//! When to call again: six times with the day they come to, or a typed one; whose it is, what it is about, and what is
//! agreed for that day already, beside it or below.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::panes::callback::{CallbackFor, CallbackPane, CallbackRow};
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::callback::Callback;
use crate::model::moment::Now;
use crate::model::seller::Owner;
use crate::model::when::{Precision, When};
use crate::say;

use super::super::paper::Paper;
use super::super::sentence;
use super::super::strip::Strip;
use super::sheet::{broken, mark};
use super::{capital, fitted, padded};

/// Cells from which that day stands beside the question.
const BESIDE_FROM: u16 = 70;
const CHOICE_CELLS: u16 = 47;
/// Cells from which it says whose each is.
const OWNER_FROM: u16 = 30;
/// Rows for that day when it stands below.
const BELOW_ROWS: usize = 3;

pub(super) fn draw(app: &App, pane: &CallbackPane, body: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let is_beside = padded(app.over_area().inside()).columns >= BESIDE_FROM;
    let below = if is_beside { 0 } else { BELOW_ROWS };
    let area = fitted(app, body, CallbackPane::ROWS + below);
    let title = Strip::of(
        Meaning::Title,
        &lang.say(match pane.what {
            CallbackFor::Call | CallbackFor::Card(_) => "wrap-up-callback",
            CallbackFor::Move { .. } => "ui-callback-move",
        }),
    );
    let there = sentence::there(pane.zone, app.now, lang).unwrap_or_default();
    let inside = padded(paper.over(area, &title, &Strip::of(Meaning::Warning, &there)));
    if is_beside {
        let (left, right) = inside.split_left(CHOICE_CELLS);
        let (_, right) = right.split_left(2);
        rows(app, pane, left, paper);
        beside(app, pane, right, paper);
    } else {
        let (top, bottom) = inside.split_top(u16::try_from(CallbackPane::ROWS).unwrap_or(u16::MAX));
        rows(app, pane, top, paper);
        under(app, pane, bottom, paper);
    }
}

fn rows(app: &App, pane: &CallbackPane, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    for (row, n) in (0..area.rows).zip(0..CallbackPane::ROWS) {
        let (left, right) = row_of(app, pane, n, lang);
        let number = Strip::of(Meaning::Key, &format!("{} ", n + 1));
        let left = mark(n, pane.cursor).join(number).join(left);
        paper.line_with(area, row, &left, &right);
        paper.row(area, row, n);
        if n == pane.cursor.at {
            paper.choose(area, row);
            paper.cursor(area, 0, row);
        }
    }
}

fn row_of(app: &App, pane: &CallbackPane, n: usize, lang: &Lang) -> (Strip, Strip) {
    let there = Now {
        zone: pane.zone,
        ..app.now
    };
    let text = |id| Strip::plain(&lang.say(id));
    match CallbackPane::row(n) {
        CallbackRow::Time(n) => {
            pane.choices
                .get(n)
                .map_or_else(Default::default, |(soon, when)| {
                    let date = Strip::of(Meaning::Due, &date(when, there, lang));
                    let closed = app.closed_in_hand(when);
                    let closed = closed.map(|_| format!("✗ {}", lang.say("ui-closed")));
                    let right = date.dot(Meaning::Warning, &closed.unwrap_or_default());
                    (Strip::plain(&lang.name(soon)), right)
                })
        }
        CallbackRow::Typed => (
            text("ui-type-a-time"),
            Strip::of(Meaning::Dim, &lang.say("ui-type-example")),
        ),
        CallbackRow::Owner => {
            let owner = lang.owner(&pane.owner, app.setup.seller.as_ref());
            (text("wrap-up-owner"), Strip::of(Meaning::Title, &owner))
        }
        CallbackRow::About if pane.about.is_empty() => (
            text("wrap-up-about"),
            Strip::of(Meaning::Dim, &lang.say("wrap-up-optional")),
        ),
        CallbackRow::About => (
            text("ui-about")
                .and(Meaning::Text, "  ")
                .and(Meaning::Title, &pane.about),
            Strip::default(),
        ),
    }
}

/// The day and the time, with weekday and date even when it is close: `Sun 22 Nov 10:31`, `Tue 24 Nov after 16:00`.
pub(super) fn date(when: &When, there: Now, lang: &Lang) -> String {
    use chrono::Datelike;
    let (day, time) = (when.at.date(), lang.time(when.at.time()));
    let weekday = lang.weekday_short(day.weekday());
    let day = format!("{weekday} {}", lang.date(day, there.today()));
    match when.precision {
        Precision::Exact => say!(lang, "time-at", day = day, time = time),
        Precision::After => say!(lang, "time-after", day = day, time = time),
        Precision::Day => day,
    }
}

/// That day and what is agreed for it; none before the answer.
fn that_day<'a>(
    app: &App,
    pane: &'a CallbackPane,
    lang: &Lang,
) -> Option<(String, &'a [(Callback, String)])> {
    let (day, agreed) = pane.that_day.as_ref()?;
    let today = app.now.at.in_zone(pane.zone).date();
    Some((lang.day(*day, today), agreed))
}

fn beside(app: &App, pane: &CallbackPane, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let Some((day, agreed)) = that_day(app, pane, lang) else {
        return;
    };
    let already = lang.say("wrap-up-that-day");
    let heading = Strip::of(Meaning::Title, &capital(&day)).dot(Meaning::Dim, &already);
    paper.line(area, 0, &heading);
    if agreed.is_empty() {
        paper.line(
            area,
            1,
            &Strip::of(Meaning::Good, &lang.say("wrap-up-that-day-free")),
        );
    }
    let room = usize::from(area.rows.saturating_sub(1));
    let shown = if agreed.len() > room {
        room.saturating_sub(1)
    } else {
        room
    };
    for (row, (callback, name)) in (1..).zip(agreed.iter().take(shown)) {
        let owner = match &callback.set.owner {
            owner @ Owner::Seller(_) if area.columns >= OWNER_FROM => {
                lang.owner(owner, app.setup.seller.as_ref())
            }
            Owner::Seller(_) | Owner::Anyone => String::new(),
        };
        let left = Strip::of(Meaning::Due, &time(&callback.set.when, lang))
            .and(Meaning::Text, "  ")
            .and(Meaning::Text, name);
        paper.line_with(area, row, &left, &Strip::of(Meaning::Dim, &owner));
    }
    if agreed.len() > shown {
        let more = say!(lang, "card-more", count = agreed.len() - shown);
        paper.line(
            area,
            area.rows.saturating_sub(1),
            &Strip::of(Meaning::Dim, &more),
        );
    }
}

fn under(app: &App, pane: &CallbackPane, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let Some((day, agreed)) = that_day(app, pane, lang) else {
        return;
    };
    let already = lang.say("wrap-up-that-day");
    let heading = Strip::of(Meaning::Title, &capital(&day)).dot(Meaning::Dim, &already);
    let (top, rest) = area.split_top(1);
    if agreed.is_empty() {
        let free = Strip::of(Meaning::Good, &lang.say("wrap-up-that-day-free"));
        paper.line_with(top, 0, &heading, &free);
        return;
    }
    paper.line(top, 0, &heading);
    let each = agreed
        .iter()
        .map(|(callback, name)| format!("{} {name}", time(&callback.set.when, lang)));
    let text = each.collect::<Vec<_>>().join(" · ");
    let lines = broken(Meaning::Text, &text, usize::from(rest.columns));
    let is_cut = lines.len() > usize::from(rest.rows);
    for (row, line) in (0..rest.rows).zip(lines) {
        let is_last = row + 1 == rest.rows && is_cut;
        let more = if is_last {
            Strip::of(Meaning::Dim, "…")
        } else {
            Strip::default()
        };
        paper.line_with(rest, row, &line, &more);
    }
}

/// The time of an agreement of the day.
fn time(when: &When, lang: &Lang) -> String {
    let time = lang.time(when.at.time());
    match when.precision {
        Precision::Exact => time,
        Precision::After => format!("{time}–"),
        Precision::Day => lang.say("ui-any-time"),
    }
}
