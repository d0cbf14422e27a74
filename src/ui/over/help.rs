//! The keys that work here, by what they belong to. Two columns where there is room.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::over::HelpPane;
use crate::app::panes::help::HelpRow;
use crate::config::Meaning;
use crate::keys::{Action, Chord, Focus};
use crate::lang::Lang;
use crate::say;

use super::super::paper::Paper;
use super::super::strip::Strip;
use super::padded;
use super::sheet::broken;
use super::table::cell;

const CHORDS_CELLS: usize = 13;
/// Keys shown for one action; more are for those who read the documentation.
const CHORDS_MAX: usize = 3;

pub(super) fn draw(app: &App, help: HelpPane, paper: &mut Paper<'_, '_, '_>) {
    let lang = paper.look.lang;
    let here = say!(lang, "help-here", focus = lang.name(&help.behind));
    let title = Strip::of(Meaning::Title, &lang.say("help-title"));
    let inside = padded(paper.over(app.over_area(), &title, &Strip::of(Meaning::Dim, &here)));
    let (head, rest) = inside.split_top(2);
    let (meaning, id) = if help.behind.is_text() {
        (Meaning::Warning, "help-letters-are-text")
    } else {
        (Meaning::Dim, "ui-help-own")
    };
    let mut said = broken(meaning, &lang.say(id), usize::from(head.columns)).into_iter();
    paper.line(head, 0, &said.next().unwrap_or_default());
    let strips = |rows: Vec<HelpRow>| -> Vec<Strip> {
        let rows = rows.into_iter();
        rows.map(|row| strip(app, row, help.behind, lang)).collect()
    };
    let [left, right] = app.help_columns(help).map(strips);
    let shown = usize::from(rest.rows);
    let rows = left.len().max(right.len());
    let top = help.cursor.at.min(rows.saturating_sub(shown));
    let left_cells = if right.is_empty() {
        rest.columns
    } else {
        rest.columns / 2
    };
    let (left_area, right_area) = rest.split_left(left_cells);
    let gap = u16::from(!right.is_empty());
    let left_area = Area {
        columns: left_area.columns.saturating_sub(gap),
        ..left_area
    };
    draw_column(&left, top, left_area, paper);
    draw_column(&right, top, right_area, paper);
    let figures = format!("{}–{} / {rows}", top + 1, top + shown);
    let place = if rows > shown { figures.as_str() } else { "" };
    paper.line_with(
        head,
        1,
        &said.next().unwrap_or_default(),
        &Strip::of(Meaning::Dim, place),
    );
    paper.cursor(rest, 0, 0);
}

fn draw_column(lines: &[Strip], top: usize, area: Area, paper: &mut Paper<'_, '_, '_>) {
    for (row, strip) in (0..area.rows).zip(lines.iter().skip(top)) {
        paper.line(area, row, strip);
    }
}

fn strip(app: &App, row: HelpRow, behind: Focus, lang: &Lang) -> Strip {
    match row {
        HelpRow::Heading(group) => Strip::of(Meaning::Title, &lang.name(&group)),
        HelpRow::Action(action) => line(app, action, behind, lang),
        HelpRow::Marks => Strip::of(Meaning::Title, &lang.say("help-marks")),
        HelpRow::Mark(kind) => keys_line((kind.sign(), &lang.name(&kind))),
    }
}

/// The keys of an action and what it does. The numbered answers are one line.
fn line(app: &App, action: Action, behind: Focus, lang: &Lang) -> Strip {
    if action.answer().is_none() {
        return keys_line((&chords(app, action, behind), &lang.name(&action)));
    }
    let chord = |action| app.setup.keymap.chord(action, behind);
    let ends = [Action::Answer1, Action::Answer9].map(chord);
    let ends = ends.into_iter().flatten().map(|chord| chord.to_string());
    let keys = ends.collect::<Vec<_>>().join(" … ");
    keys_line((&keys, &lang.say("ui-help-answers")))
}

fn keys_line((keys, does): (&str, &str)) -> Strip {
    let keys = cell(Meaning::Key, keys, CHORDS_CELLS);
    Strip::plain(" ").join(keys).and(Meaning::Text, does)
}

/// As many of the chords that ask for an action here as fit.
fn chords(app: &App, action: Action, behind: Focus) -> String {
    let keymap = &app.setup.keymap;
    let works = |chord: &&Chord| keymap.resolve(**chord, behind) == Some(action);
    let all = keymap.chords(action).iter().filter(works).take(CHORDS_MAX);
    let mut text = String::new();
    for chord in all {
        let next = if text.is_empty() {
            chord.to_string()
        } else {
            format!("{text} {chord}")
        };
        if !text.is_empty() && next.chars().count() > CHORDS_CELLS {
            break;
        }
        text = next;
    }
    text
}
