//! The queue: who is next, and the reason for each row's place. An empty one says why, with counts.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::{Area, Layout, Pane};
use crate::config::Meaning;
use crate::model::queue::QueueRow;
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{nobody, sentence};

/// Cells from which columns of the list's own fit beside the reason.
const COLUMNS_FROM: u16 = 56;

pub(super) fn draw(app: &App, layout: &Layout, paper: &mut Paper<'_, '_, '_>) {
    let Some(area) = layout.queue else { return };
    let hand = InHand::when(app.pane == Pane::Queue && app.over.is_empty());
    let title = title(app, area, paper);
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
        Some(_) if is_none_waiting(app) => {
            let text = paper.say("waiting-none-any-more");
            paper.line(inside, 1, &Strip::of(Meaning::Title, &format!(" {text}")));
        }
        Some(counts) if app.queue.rows().is_empty() => {
            nobody::draw(app, counts, inside, hand, paper);
        }
        Some(_) => rows(app, inside, hand, paper),
        None => {}
    }
}

fn is_none_waiting(app: &App) -> bool {
    app.queue.filter.waiting.is_some() && app.queue.rows().is_empty()
}

/// Of those who wait, for what.
fn waiting(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    match app.queue.filter.waiting {
        Some(hold) => {
            let hold = paper.look.lang.name(&hold);
            Strip::of(Meaning::Warning, &format!("  ⧖ {hold}"))
        }
        None => Strip::default(),
    }
}

/// The queue's name and by what it is filtered; where there is no room for both, the value alone.
fn title(app: &App, area: Area, paper: &Paper<'_, '_, '_>) -> Strip {
    let name = Strip::of(Meaning::Title, &paper.say("queue-title")).join(waiting(app, paper));
    let Some((field, value)) = &app.queue.filter.field else {
        return name;
    };
    if area.columns < COLUMNS_FROM {
        return Strip::of(Meaning::Warning, &format!("▽ {value}"));
    }
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
    name.and(Meaning::Warning, &format!("  ▽ {text}"))
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
        if row.company != row.name {
            left = left.dot(Meaning::Dim, &row.company);
        }
        for value in &row.columns {
            left = left.dot(Meaning::Text, value);
        }
    } else if let Some(first) = row.columns.first() {
        left = left.dot(Meaning::Text, first);
    }
    let reason = if aside { paper.say("ui-aside") } else { reason };
    (left, Strip::of(meaning, &reason))
}
