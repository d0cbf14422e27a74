//! The first line: the list, what is due, parked and unsent, who sits here, and the time. The line under it: who rings.

use crate::app::App;
use crate::app::layout::{Area, Breadth};
use crate::app::message::Alarm;
use crate::config::Meaning;
use crate::model::keeping::KeptKind;
use crate::model::queue::Today;
use crate::model::said::Side;
use crate::say;

use super::paper::Paper;
use super::sentence;
use super::strip::Strip;

/// Cells that the list's name may take.
const LIST_CELLS: usize = 24;

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let left = Strip::plain(" ")
        .and(Meaning::Title, "samtale")
        .and(Meaning::Text, "  ")
        .join(list_name(app, paper));
    let mut middle = Strip::default();
    let parked = app.shelf.len();
    if parked > 0 {
        let parked = say!(lang, "header-parked", count = parked);
        middle = Strip::of(Meaning::Warning, &parked);
    }
    if let Some(today) = &app.today.today {
        middle = due(middle, today, paper);
    }
    let mut right = sending(app, paper);
    if let Some(seller) = &app.setup.seller {
        let first = seller.name.split_whitespace().next().unwrap_or_default();
        let name = match Breadth::of(app.size) {
            Breadth::Narrow => first,
            Breadth::Normal | Breadth::Wide => &seller.name,
        };
        right = right.dot(Meaning::Text, name);
    }
    right = right
        .dot(Meaning::Text, &lang.time(app.now.local().time()))
        .and(Meaning::Text, " ");
    paper.line_with(
        area,
        0,
        &left.and(Meaning::Text, "   ").join(middle),
        &right,
    );
}

fn list_name(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    let chosen = app.queue.filter.list;
    let list = app.lists.iter().find(|(list, _)| Some(list.id) == chosen);
    let name = list.map_or_else(
        || paper.say("queue-all-lists"),
        |(list, _)| list.name.clone(),
    );
    let pieces = Strip::plain(&name).cut(LIST_CELLS);
    pieces.into_iter().fold(Strip::default(), |strip, piece| {
        strip.and(Meaning::Text, &piece.text)
    })
}

/// What is due, behind what is more urgent: a parked call is with somebody who waits.
fn due(mut strip: Strip, today: &Today, paper: &Paper<'_, '_, '_>) -> Strip {
    let lang = paper.look.lang;
    let callbacks = today.callbacks.len();
    if callbacks > 0 {
        let count = today.keeping.count(KeptKind::Callbacks, callbacks);
        let due = say!(lang, "header-due", count = count);
        strip = strip.dot(Meaning::Due, &due);
    }
    let ours = today.keeping.promises.iter();
    let ours = ours.filter(|it| it.what.made.by == Side::We).count();
    if ours > 0 {
        let promises = say!(lang, "header-promises", count = ours);
        strip = strip.dot(Meaning::Promise, &promises);
    }
    strip
}

/// What waits for the team folder; nothing where there is none.
fn sending(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    let lang = paper.look.lang;
    match app.publishing.unpublished {
        None => Strip::default(),
        Some(0) if app.publishing.team.len() > 1 => {
            let desks = say!(lang, "header-desks", count = app.publishing.team.len());
            let strip = Strip::of(Meaning::Dim, &desks);
            let strip = match app.publishing.in_flight() {
                0 => strip,
                count => strip.dot(Meaning::Dim, &say!(lang, "header-in-flight", count = count)),
            };
            match app.publishing.alarm() {
                Some(Alarm::Clock(desk)) => {
                    let (name, count) = (&desk.name, desk.minutes_ahead);
                    let clock = say!(lang, "header-clock", name = name, count = count);
                    strip.dot(Meaning::Warning, &clock)
                }
                Some(Alarm::RolledBack(_)) | None => strip,
            }
        }
        Some(0) => Strip::of(Meaning::Dim, &paper.say("header-sent")),
        Some(count) => Strip::of(
            Meaning::Unsaved,
            &say!(lang, "header-unsent", count = count),
        ),
    }
}

pub(super) fn draw_ribbon(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let asking = app.publishing.asking.first();
    let text = match (&app.rang, &app.publishing.trouble, asking) {
        (Some(rang), ..) => sentence::rings(app, rang, paper),
        (None, Some(trouble), _) => sentence::trouble(trouble, paper.look.lang),
        (None, None, Some(name)) => say!(paper.look.lang, "header-asking", name = name),
        (None, None, None) => match app.publishing.alarm() {
            Some(Alarm::RolledBack(desk)) => {
                say!(paper.look.lang, "header-rolled-back", name = &desk.name)
            }
            Some(Alarm::Clock(_)) | None => return,
        },
    };
    let whole = usize::from(area.columns);
    paper.line(area, 0, &Strip::plain(" ").and(Meaning::Ribbon, &text));
    paper.tint(area, 0, 0..whole, Meaning::Ribbon);
}
