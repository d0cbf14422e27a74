//! The notes: what is written, the wrap-up under it, and the guide beside it. "Saved" is always visible.

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::hand::Kept;
use crate::app::layout::{Area, Layout, Pane};
use crate::app::over::Writes;
use crate::app::recognise::Recognisable;
use crate::config::Meaning;
use crate::desk::Stage;
use crate::keys::{Action, Focus};
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;
use super::{dialling, guide, sentence, talk_card, wrap_up, written};

/// Rows in which what was recognised is said.
const RECOGNISED_ROWS_MAX: u16 = 3;

/// Rows that the notes keep when the wrap-up stands under them.
const NOTES_ROWS_MIN: u16 = 3;

pub(super) fn draw(app: &App, layout: &Layout, paper: &mut Paper<'_, '_, '_>) {
    let Some(area) = layout.notes else { return };
    let hand = InHand::when(app.pane == Pane::Notes && app.over.is_empty());
    let area = match (&app.hand.stage, layout.guide) {
        // The questions need the room, and the conversation is over.
        (Stage::WrapUp(_), Some(guide)) => Area {
            rows: area.rows + guide.rows,
            ..area
        },
        (_, Some(guide)) => {
            match app.talk_card() {
                Some(card) => talk_card::draw(app, card, guide, paper),
                None => guide::draw(app, guide, paper),
            }
            area
        }
        (_, None) => area,
    };
    let title = Strip::of(Meaning::Title, &paper.say("notes-title"))
        .dot(Meaning::Text, &with_whom(app, paper));
    let inside = paper.pane(area, &title, &kept(app, paper), hand);
    let inside = dialling::draw(app, inside, paper);
    let inside = match &app.hand.stage {
        Stage::WrapUp(wrap_up) => {
            let questions = wrap_up::rows(app, wrap_up, inside, paper);
            let notes = inside.rows.saturating_sub(questions).max(NOTES_ROWS_MIN);
            let (notes, below) = inside.split_top(notes);
            wrap_up::draw(app, wrap_up, below, hand, paper);
            notes
        }
        Stage::Idle
        | Stage::Orienting(_)
        | Stage::Ringing(_)
        | Stage::Talking(_)
        | Stage::Saved(_) => inside,
    };
    let inside = match (layout.guide, app.talk_card()) {
        (None, Some(card)) => talk_card::draw_under(app, card, inside, paper),
        (None, None) => guide::draw_next(app, inside, paper),
        (Some(_), _) => inside,
    };
    let notes = draw_recognised(app, inside, hand, paper);
    draw_text(app, notes, hand, paper);
}

/// Says what was recognised on the cursor's line, and the key that puts it on the card. Gives what is left.
fn draw_recognised(app: &App, area: Area, hand: InHand, paper: &mut Paper<'_, '_, '_>) -> Area {
    if hand == InHand::No || area.rows <= 2 {
        return area;
    }
    if let Some(promised) = written::promised(app, paper.look.lang) {
        let (notes, line) = area.split_top(area.rows - 1);
        paper.line(line, 0, &promised);
        return notes;
    }
    let recognised = app.recognised();
    let Some(recognised) = recognised else {
        return area;
    };
    let key = app.setup.keymap.chord(Action::PutOnCard, Focus::Notes);
    let key = key.map_or_else(String::new, |key| key.to_string());
    let lang = paper.look.lang;
    let text = &recognised.text;
    let sentence = match &recognised.what {
        Recognisable::Number(_) => say!(lang, "notes-recognised-number", text = text, key = key),
        Recognisable::Email(_) => say!(lang, "notes-recognised-email", text = text, key = key),
        Recognisable::Time(when) => {
            let when = lang.when(when, app.now);
            say!(
                lang,
                "notes-recognised-date",
                text = text,
                when = when,
                key = key
            )
        }
    };
    let width = usize::from(area.columns).saturating_sub(2);
    let pieces = wrap(&sentence, width);
    let rows = u16::try_from(pieces.len())
        .unwrap_or(1)
        .min(RECOGNISED_ROWS_MAX);
    let (notes, lines) = area.split_top(area.rows - rows);
    for (row, piece) in (0..rows).zip(pieces) {
        let glyph = if row == 0 { "✱ " } else { "  " };
        let text = piece.of(&sentence).trim_end();
        let line = Strip::of(Meaning::Recognised, glyph).and(Meaning::Dim, text);
        paper.line(lines, row, &line);
    }
    notes
}

/// With whom the call is, when not with the customer.
fn with_whom(app: &App, paper: &Paper<'_, '_, '_>) -> String {
    let call = app.hand.stage.call();
    match call.map_or("", |call| call.agreed.with_whom.as_str()) {
        "" => String::new(),
        name => say!(paper.look.lang, "with-whom", name = name),
    }
}

/// Whether what is in hand is on the disk.
fn kept(app: &App, paper: &Paper<'_, '_, '_>) -> Strip {
    if !app.hand.stage.is_in_hand() {
        return match app.hand.stage {
            Stage::Saved(_) => Strip::of(Meaning::Saved, &format!("✓ {}", paper.say("saved"))),
            Stage::Idle
            | Stage::Orienting(_)
            | Stage::Ringing(_)
            | Stage::Talking(_)
            | Stage::WrapUp(_) => Strip::default(),
        };
    }
    match &app.hand.kept {
        _ if app.hand.stage.is_saving() => Strip::of(Meaning::Unsaved, &paper.say("saving")),
        _ if app.hand.notes.is_full() => Strip::of(Meaning::Warning, &paper.say("ui-notes-full")),
        Kept::Safe if app.hand.notes.is_blank() => Strip::default(),
        Kept::Safe => Strip::of(Meaning::Saved, &format!("✓ {}", paper.say("draft-kept"))),
        Kept::OnItsWay => Strip::of(Meaning::Dim, "…"),
        Kept::Not(_) => Strip::of(Meaning::Problem, &format!("✗ {}", paper.say("not-saved"))),
    }
}

/// Says why the save failed, under the notes and not over them. Gives what is left.
fn draw_unsaved(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    let Some(why) = app.hand.save_trouble.as_ref() else {
        return area;
    };
    let why = sentence::trouble(why, paper.look.lang);
    let text = say!(paper.look.lang, "save-failed", why = why);
    let pieces = wrap(&text, usize::from(area.columns));
    let rows = u16::try_from(pieces.len())
        .unwrap_or(1)
        .min(area.rows.saturating_sub(1));
    let (notes, lines) = area.split_top(area.rows - rows);
    for (row, piece) in (0..rows).zip(pieces) {
        let line = Strip::of(Meaning::Problem, piece.of(&text).trim_end());
        paper.line(lines, row, &line);
    }
    notes
}

fn draw_text(app: &App, area: Area, hand: InHand, paper: &mut Paper<'_, '_, '_>) {
    let area = draw_unsaved(app, area, paper);
    if app.hand.notes.text().is_empty() && app.hand.stage.notes().is_some() {
        paper.line(area, 0, &Strip::of(Meaning::Dim, &paper.say("notes-empty")));
    }
    let is_written = hand == InHand::Yes && app.hand.writes == Writes::Notes;
    let cursor = if is_written { InHand::Yes } else { InHand::No };
    written::draw(app, area, cursor, paper);
}
