//! The palette: every action that works here, by name, with its key.

use crate::app::App;
use crate::app::cursor::Extent;
use crate::app::layout::Area;
use crate::app::panes::palette::{PalettePane, PaletteRow};
use crate::config::Meaning;
use crate::keys::Action;

use super::super::paper::Paper;
use super::super::strip::Strip;
use super::find::line_and_list;
use super::sheet::{broken, mark};
use super::{field, key, padded};

pub(super) fn draw(app: &App, palette: &PalettePane, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let title = Strip::of(Meaning::Title, &lang.say("palette-title"));
    let behind = Strip::of(Meaning::Dim, &lang.name(&palette.behind));
    let inside = paper.over(app.over_area(), &title, &behind);
    let (line, status, list) = line_and_list(inside, ":", paper);
    let extent = Extent {
        count: palette.matches.len(),
        shown: usize::from(list.rows),
    };
    let top = extent.top(palette.cursor.at);
    for ((row, at), found) in (0..list.rows)
        .zip(top..)
        .zip(palette.matches.iter().skip(top))
    {
        let (name, kind, chord) = match found {
            PaletteRow::Action(action) => (
                name(app, *action, paper),
                lang.name(&action.group()),
                key(app, *action, palette.behind),
            ),
            PaletteRow::Card(card) => (
                card.title.of(&app.setup.settings.language).to_owned(),
                lang.name(&card.kind),
                card.key.clone(),
            ),
        };
        let left = mark(at, palette.cursor).and(Meaning::Text, &name);
        let right = Strip::of(Meaning::Dim, &format!("{kind}  "));
        paper.line_with(list, row, &left, &right.join(chord_cell(&chord)));
        paper.row(list, row, at);
        if at == palette.cursor.at {
            paper.choose(list, row);
        }
    }
    if let Some(PaletteRow::Card(card)) = palette.chosen() {
        preview(card.text.of(&app.setup.settings.language), list, paper);
    }
    if palette.matches.is_empty() {
        paper.line(
            status,
            0,
            &Strip::of(Meaning::Warning, &lang.say("palette-none")),
        );
    }
    field::draw(&palette.field, &lang.say("palette-how"), line, paper);
}

/// What the chosen card says, at the foot of the list.
fn preview(text: &str, list: Area, paper: &mut Paper<'_, '_, '_>) {
    let lines = broken(Meaning::Text, text, usize::from(padded(list).columns));
    let rows = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .min(list.rows / 2);
    let (_, foot) = padded(list).split_top(list.rows - rows);
    let blank = Strip::plain(&" ".repeat(usize::from(list.columns)));
    for (row, line) in (0..foot.rows).zip(&lines) {
        paper.line(
            Area {
                x: list.x,
                columns: list.columns,
                ..foot
            },
            row,
            &blank,
        );
        paper.line(foot, row, line);
    }
}

/// The longest chord there is, as `ctrl-backspace`, is rare; the usual ones stand in one column.
const CHORD_CELLS: usize = 10;

fn chord_cell(chord: &str) -> Strip {
    let space = CHORD_CELLS.saturating_sub(chord.chars().count());
    Strip::of(Meaning::Key, chord).and(Meaning::Text, &" ".repeat(space))
}

fn name(app: &App, action: Action, paper: &Paper<'_, '_, '_>) -> String {
    let label = app.setup.labels.get(&action);
    label.map_or_else(|| paper.look.lang.name(&action), Clone::clone)
}
