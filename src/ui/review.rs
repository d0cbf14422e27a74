//! The weekly review: one customer at a time, with what was said, promised and asked since the last one; and how it ended.

use crate::app::App;
use crate::app::effect::CardRead;
use crate::app::layout::Area;
use crate::app::panes::review::Ended;
use crate::app::walk::REVIEW_HEAD;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::model::keeping::{About, ReviewRow};
use crate::say;

use super::over::sheet::broken;
use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{card, sentence};

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let title = Strip::of(Meaning::Title, &paper.say("review-title"));
    let hand = InHand::when(app.over.is_empty());
    let inside = paper.pane(area, &title, &place(app, paper.look.lang), hand);
    let pane = &app.review;
    let lines = match (&pane.review, &pane.ended) {
        (None, _) => return,
        (Some(_), Some(ended)) => self::ended(app, ended, inside, paper),
        (Some(review), None) if review.rows.is_empty() => nobody(inside, paper),
        (Some(_), None) => {
            one(app, inside, paper);
            return;
        }
    };
    for (row, line) in (0..inside.rows).zip(&lines) {
        paper.line(inside, row, line);
    }
    if lines.len() > usize::from(inside.rows) {
        paper.more_below(inside);
    }
    paper.cursor(inside, 0, 1);
}

/// Which of how many.
fn place(app: &App, lang: &Lang) -> Strip {
    let pane = &app.review;
    let (Some(place), None) = (pane.place(), &pane.ended) else {
        return Strip::default();
    };
    let of = pane.rows().len();
    let text = say!(lang, "review-place", place = place + 1, of = of);
    Strip::of(Meaning::Title, &format!("[{text}]"))
}

/// The customer it stands on: who stands still, the rest is turned over.
fn one(app: &App, inside: Area, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let Some(row) = app.review.row() else { return };
    let read = app.review.card.as_deref();
    paper.line_with(inside, 0, &who(row, read), &stands(app, row, lang));
    paper.cursor(inside, 0, 0);
    let (_, rest) = inside.split_top(u16::try_from(REVIEW_HEAD).unwrap_or(u16::MAX));
    let Some(read) = read else { return };
    let rows = app.review_rows();
    let top = app.review.card_pane.cursor.at;
    let shown = (read, &app.review.card_pane);
    for (line, row) in (0..rest.rows).zip(rows.iter().skip(top)) {
        let (left, right) = card::strips(app, shown, row, rest, paper);
        paper.line_with(rest, line, &left, &right);
    }
    if rows.len() > top + usize::from(rest.rows) {
        paper.more_below(inside);
    }
}

fn who(row: &About<ReviewRow>, read: Option<&CardRead>) -> Strip {
    let name = Strip::of(Meaning::Title, &row.name);
    let Some(read) = read else { return name };
    let profile = &read.card.customer.profile;
    let company = if profile.company == row.name {
        ""
    } else {
        &profile.company
    };
    let number = profile.phones.first();
    let number = number.map_or_else(String::new, |phone| sentence::number(&phone.number));
    name.dot(Meaning::Text, company).dot(Meaning::Dim, &number)
}

/// Whether they were gone through, or until when they are set aside.
fn stands(app: &App, row: &About<ReviewRow>, lang: &Lang) -> Strip {
    match (row.what.aside_until, row.what.is_reviewed) {
        (Some(until), _) => {
            let day = lang.day(until, app.now.today());
            Strip::of(Meaning::Saved, "✓ ").and(
                Meaning::Saved,
                &say!(lang, "review-aside-until", when = day),
            )
        }
        (None, true) => {
            Strip::of(Meaning::Saved, "✓ ").and(Meaning::Saved, &lang.say("review-done-one"))
        }
        (None, false) => Strip::default(),
    }
}

/// Nobody to go through: that is good.
fn nobody(inside: Area, paper: &Paper<'_, '_, '_>) -> Vec<Strip> {
    let cells = usize::from(inside.columns);
    let mut lines = vec![
        Strip::default(),
        Strip::of(Meaning::Good, "✓ ").and(Meaning::Good, &paper.say("review-nobody")),
        Strip::default(),
    ];
    lines.extend(broken(
        Meaning::Text,
        &paper.say("review-nobody-how"),
        cells,
    ));
    lines
}

/// The receipt: nobody forgotten, or who still is.
fn ended(app: &App, ended: &Ended, inside: Area, paper: &Paper<'_, '_, '_>) -> Vec<Strip> {
    let lang = paper.look.lang;
    let cells = usize::from(inside.columns);
    let count = ended.forgotten.len();
    let mut lines = vec![Strip::default()];
    if count == 0 {
        lines.push(
            Strip::of(Meaning::Good, "✓ ").and(Meaning::Good, &lang.say("review-nobody-forgotten")),
        );
    } else {
        let still = say!(lang, "review-still-forgotten", count = count);
        lines.push(Strip::of(Meaning::Warning, "⚠ ").and(Meaning::Warning, &still));
    }
    let reviewed = say!(lang, "review-receipt", count = ended.reviewed);
    lines.push(Strip::default());
    lines.extend(broken(Meaning::Text, &reviewed, cells));
    if count == 0 {
        lines.extend(broken(Meaning::Text, &lang.say("review-next"), cells));
    } else {
        lines.extend(broken(Meaning::Text, &lang.say("review-come-again"), cells));
        lines.push(Strip::default());
        let names = ended.forgotten.iter();
        lines.extend(names.map(|name| Strip::plain("  ").and(Meaning::Title, name)));
    }
    lines.push(Strip::default());
    let key = app.setup.keymap.chord(Action::MarkReviewed, Focus::Review);
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    lines.push(Strip::of(
        Meaning::Dim,
        &say!(lang, "review-ended-how", key = key),
    ));
    lines
}
