//! The guide: what has to be said, each line with its key and its tick; then what to say first, what to ask, how to end.
//! Where there is no room for it, the next line that has to be said stands under the notes.

use crate::app::App;
use crate::app::duties::{Duty, DutyState};
use crate::app::edit::wrap;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::model::outcome::GuideKind;
use crate::say;

use super::paper::{InHand, Paper};
use super::strip::Strip;

/// Rows that a line takes under the notes at most.
const NEXT_ROWS_MAX: u16 = 3;

/// Rows that the notes keep above it.
const NOTES_ROWS_MIN: u16 = 4;

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let campaign = app.campaign();
    let name = campaign.map_or("", |it| it.name.of(&app.setup.settings.language));
    let title = Strip::of(Meaning::Title, &paper.say("guide-title"));
    let inside = paper.pane(area, &title, &Strip::of(Meaning::Dim, name), InHand::No);
    let cells = usize::from(inside.columns);
    let mut lines: Vec<Strip> = Vec::new();
    for (n, duty) in app.duties().iter().enumerate() {
        lines.extend(duty_lines((n, duty), cells));
    }
    for line in campaign.iter().flat_map(|campaign| &campaign.guide) {
        let text = app.filled_for_hand(line.text.of(&app.setup.settings.language));
        let (glyph, meaning) = match line.kind {
            GuideKind::Opening => ("» ", Meaning::Text),
            GuideKind::Question => ("? ", Meaning::Title),
            GuideKind::Closing => ("« ", Meaning::Text),
        };
        lines.extend(hanging(
            (Strip::of(Meaning::Dim, glyph), 2),
            (meaning, &text),
            cells,
        ));
    }
    let is_cut = lines.len() > usize::from(inside.rows);
    for (row, line) in (0..inside.rows).zip(lines) {
        let is_last = row + 1 == inside.rows;
        let more = if is_cut && is_last { " …" } else { "" };
        paper.line(inside, row, &line.and(Meaning::Dim, more));
    }
}

/// A line that was said needs no more than one row.
fn duty_lines((n, duty): (usize, &Duty), cells: usize) -> Vec<Strip> {
    let words = &duty.line.words;
    match duty.state {
        DutyState::Said => {
            let line = tick(n, "✓ ", Meaning::Good).and(Meaning::Dim, words);
            let cut = line.cut(cells).into_iter();
            vec![cut.fold(Strip::default(), |line, piece| {
                line.and(piece.meaning, &piece.text)
            })]
        }
        DutyState::Open => {
            let mark = tick(n, "○ ", Meaning::Warning);
            hanging((mark, 4), (Meaning::Text, words), cells)
        }
    }
}

/// The key of a line, and whether it was said.
fn tick(n: usize, glyph: &str, meaning: Meaning) -> Strip {
    Strip::of(Meaning::Key, &format!("{} ", n + 1)).and(meaning, glyph)
}

/// A text that hangs beside its mark.
fn hanging(
    (mark, indent): (Strip, usize),
    (meaning, text): (Meaning, &str),
    cells: usize,
) -> Vec<Strip> {
    let pieces = wrap(text, cells.saturating_sub(indent)).into_iter();
    let mut lines = Vec::new();
    for (n, piece) in pieces.enumerate() {
        let before = if n == 0 {
            mark.clone()
        } else {
            Strip::plain(&" ".repeat(indent))
        };
        lines.push(before.and(meaning, piece.of(text).trim()));
    }
    lines
}

/// Says under the notes what has to be said next, while they are on the line. Gives what is left.
pub(super) fn draw_next(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    let Some((n, duty)) = app.next_duty() else {
        return area;
    };
    let key = app.setup.keymap.chord(Action::SayNext, app.focus());
    let key = key.or(app.setup.keymap.chord(Action::SayNext, Focus::Notes));
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let how = say!(paper.look.lang, "guide-said", key = key);
    let text = format!("{} · {how}", duty.line.words);
    let lines = hanging(
        (tick(n, "○ ", Meaning::Warning), 4),
        (Meaning::Text, &text),
        usize::from(area.columns),
    );
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let rows = rows
        .min(NEXT_ROWS_MAX)
        .min(area.rows.saturating_sub(NOTES_ROWS_MIN));
    let (notes, below) = area.split_top(area.rows - rows);
    for (row, line) in (0..rows).zip(&lines) {
        paper.line(below, row, line);
    }
    notes
}
