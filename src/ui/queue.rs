//! The queue: who is next, and the reason for each row's place. An empty one says why, with counts.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::{Area, Layout, Pane};
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::queue::{Counts, QueueRow};
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{sentence, today};

/// Cells from which columns of the list's own fit beside the reason.
const COLUMNS_FROM: u16 = 56;

pub(super) fn draw(app: &App, layout: &Layout, paper: &mut Paper<'_, '_, '_>) {
    let Some(area) = layout.queue else { return };
    let hand = InHand::when(app.pane == Pane::Queue && app.over.is_empty());
    let title = Strip::of(Meaning::Title, &paper.say("queue-title")).join(filter(app, paper));
    let counts = app.queue.queue.as_ref().map(|queue| &queue.counts);
    let figures = counts.map_or_else(Strip::default, |counts| {
        let waiting = counts.waiting_total();
        Strip::of(
            Meaning::Dim,
            &say!(
                paper.look.lang,
                "queue-counts",
                now = counts.now,
                waiting = waiting
            ),
        )
    });
    let inside = paper.border(area, &title, &figures, hand);
    match counts {
        Some(counts) if app.queue.rows().is_empty() => empty(app, counts, inside, paper),
        Some(_) => rows(app, inside, hand, paper),
        None => {}
    }
}

/// By what the queue is filtered, if it is.
fn filter(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    let Some((field, value)) = &app.queue.filter.field else {
        return Strip::default();
    };
    let label = match app.queue.filter_label.as_str() {
        "" => paper.look.lang.name(field),
        label => label.to_owned(),
    };
    let text = say!(
        paper.look.lang,
        "queue-filter",
        field = label,
        value = value
    );
    Strip::of(Meaning::Warning, &format!("  ▽ {text}"))
}

fn rows(app: &App, area: Area, hand: InHand, paper: &mut Paper<'_, '_, '_>) {
    let rows = app.queue.rows();
    let shown = usize::from(area.rows);
    let top = Extent {
        count: rows.len(),
        shown,
    }
    .top(app.queue.cursor.at);
    for ((row, at), it) in (0..area.rows).zip(top..).zip(rows.iter().skip(top)) {
        let (left, right) = strips(app, it, area, paper);
        paper.line_with(area, row, &left, &right.and(Meaning::Text, " "));
        let is_chosen = at == app.queue.cursor.at;
        if is_chosen && hand == InHand::Yes {
            paper.choose(area, row);
            paper.cursor(area, 0, row);
        }
    }
    if rows.len() > top + shown {
        paper.more_below(area);
    }
}

fn strips(app: &App, row: &QueueRow, area: Area, paper: &Paper<'_, '_, '_>) -> (Strip, Strip) {
    let is_open = app.hand.customer() == Some(row.customer);
    let mark = if is_open { "▸" } else { " " };
    let (meaning, reason) = sentence::place(
        &row.place,
        app.now,
        app.setup.seller.as_ref(),
        paper.look.lang,
    );
    let aside = app.queue.aside.contains(&row.customer);
    let name = if aside { Meaning::Dim } else { Meaning::Text };
    let mut left = Strip::of(Meaning::Focus, mark).and(name, &row.name);
    if area.columns >= COLUMNS_FROM {
        left = left.dot(Meaning::Dim, &row.company);
        for value in &row.columns {
            left = left.dot(Meaning::Text, value);
        }
    } else if let Some(first) = row.columns.first() {
        left = left.dot(Meaning::Text, first);
    }
    let reason = if aside { paper.say("ui-aside") } else { reason };
    (left, Strip::of(meaning, &reason))
}

/// Nobody can be called: why, and when the first can.
fn empty(app: &App, counts: &Counts, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let is_none = app.lists.is_empty();
    let text = paper.say(if is_none {
        "queue-no-lists"
    } else {
        "queue-empty"
    });
    paper.line(area, 1, &Strip::of(Meaning::Title, &format!(" {text}")));
    let mut row = 3;
    for line in today::why(counts, app, paper) {
        paper.line(area, row, &line);
        row += 1;
    }
    if counts.done > 0 {
        let done = say!(paper.look.lang, "queue-empty-done", count = counts.done);
        paper.line(area, row, &Strip::of(Meaning::Dim, &format!("    {done}")));
        row += 1;
    }
    let first = counts.waiting.iter().filter_map(|(_, _, at)| *at).min();
    if let Some(at) = first {
        let when = paper.look.lang.moment(at, app.now);
        let text = say!(paper.look.lang, "queue-empty-first", when = when);
        paper.line(area, row + 1, &Strip::plain(&format!(" {text}")));
        row += 2;
    }
    let how = what_to_do(app, paper.look.lang);
    paper.line(area, row + 1, &Strip::plain(&format!(" {how}")));
    paper.cursor(area, 1, row + 1);
}

/// What would give the queue somebody to call.
fn what_to_do(app: &App, lang: &Lang) -> String {
    let key = |action| {
        let chord = app.setup.keymap.chord(action, Focus::Queue);
        chord.map_or_else(String::new, |chord| chord.to_string())
    };
    match app.open_question_of_list() {
        Some(asking) => say!(
            lang,
            "ui-queue-answer",
            key = key(Action::Choose),
            list = asking.list.name
        ),
        None => say!(lang, "ui-queue-import", key = key(Action::ImportList)),
    }
}
