//! A short card beside the notes, in the place of the guide; where the guide has none, under them.

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::model::campaign::{CardKind, TalkCard};

use super::over::capital;
use super::over::sheet::broken;
use super::paper::{InHand, Paper};
use super::strip::Strip;

/// Rows that the notes keep above it.
const NOTES_ROWS_MIN: u16 = 4;

/// Draws the card in the place of the guide.
pub(super) fn draw(app: &App, card: &TalkCard, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let inside = paper.pane(area, &title(app, card, paper), &how(app), InHand::No);
    draw_text(app, card, inside, paper);
}

/// Draws the card under the notes. Gives what is left.
pub(super) fn draw_under(
    app: &App,
    card: &TalkCard,
    area: Area,
    paper: &mut Paper<'_, '_, '_>,
) -> Area {
    let text = wrap(card.text.of(language(app)), usize::from(area.columns)).len();
    let rows = u16::try_from(text + 1).unwrap_or(u16::MAX);
    let rows = rows.min(area.rows.saturating_sub(NOTES_ROWS_MIN));
    let (notes, below) = area.split_top(area.rows - rows);
    let (line, text) = below.split_top(1);
    let title = Strip::of(Meaning::Border, "─ ").join(title(app, card, paper));
    paper.line_with(line, 0, &title, &how(app));
    draw_text(app, card, text, paper);
    notes
}

fn draw_text(app: &App, card: &TalkCard, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let text = card.text.of(language(app));
    let lines = broken(Meaning::Text, text, usize::from(area.columns));
    let is_cut = lines.len() > usize::from(area.rows);
    for (row, line) in (0..area.rows).zip(lines) {
        let is_last = row + 1 == area.rows;
        let more = if is_cut && is_last { " …" } else { "" };
        paper.line(area, row, &line.and(Meaning::Dim, more));
    }
}

fn title(app: &App, card: &TalkCard, paper: &Paper<'_, '_, '_>) -> Strip {
    let kind = capital(&paper.look.lang.name(&card.kind));
    let (glyph, meaning) = match card.kind {
        CardKind::Fact => ("i ", Meaning::Focus),
        CardKind::Objection => ("↔ ", Meaning::Warning),
    };
    Strip::of(meaning, glyph)
        .and(Meaning::Dim, &kind)
        .dot(Meaning::Title, card.title.of(language(app)))
}

/// The key that takes the card away.
fn how(app: &App) -> Strip {
    let key = app.setup.keymap.chord(Action::Back, Focus::Notes);
    key.map_or_else(Strip::default, |key| {
        Strip::of(Meaning::Key, &key.to_string())
    })
}

fn language(app: &App) -> &str {
    &app.setup.settings.language
}
