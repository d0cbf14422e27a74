//! The keys that work here, by what they belong to. Two columns where there is room.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::over::HelpPane;
use crate::config::Meaning;
use crate::keys::{Action, Chord, Focus, Group};
use crate::lang::Lang;
use crate::say;

use super::super::paper::Paper;
use super::super::strip::Strip;
use super::padded;
use super::sheet::broken;
use super::table::cell;

/// Cells from which there are two columns.
const TWO_FROM: u16 = 70;
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
    let (left, right) = columns(groups(app, help.behind, lang), rest.columns);
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

/// The groups one under the other, or the first of them beside the rest, so that both columns are about as long.
fn columns(groups: Vec<Vec<Strip>>, cells: u16) -> (Vec<Strip>, Vec<Strip>) {
    let total: usize = groups.iter().map(Vec::len).sum();
    let mut left = Vec::new();
    let mut right = Vec::new();
    for group in groups {
        let fits = left.len() + group.len() / 2 <= total / 2;
        if cells < TWO_FROM || (fits && right.is_empty()) {
            left.extend(group);
        } else {
            right.extend(group);
        }
    }
    (left, right)
}

fn groups(app: &App, behind: Focus, lang: &Lang) -> Vec<Vec<Strip>> {
    let here = app.setup.keymap.here(behind);
    let of_group = |group: &Group| {
        let actions = here.iter().map(|binding| binding.action);
        let actions: Vec<Action> = actions.filter(|action| action.group() == *group).collect();
        if actions.is_empty() {
            return None;
        }
        let heading = Strip::of(Meaning::Title, &lang.name(group));
        let lines = actions
            .iter()
            .filter_map(|action| line(app, *action, behind, lang));
        Some(std::iter::once(heading).chain(lines).collect())
    };
    Group::ALL.iter().filter_map(of_group).collect()
}

/// The keys of an action and what it does. The numbered answers are one line.
fn line(app: &App, action: Action, behind: Focus, lang: &Lang) -> Option<Strip> {
    let does = lang.name(&action);
    match action.answer() {
        None => Some(keys_line((&chords(app, action, behind), &does))),
        Some(1) => {
            let first = app.setup.keymap.chord(Action::Answer1, behind)?;
            let last = app.setup.keymap.chord(Action::Answer9, behind)?;
            Some(keys_line((
                &format!("{first} … {last}"),
                &lang.say("ui-help-answers"),
            )))
        }
        Some(_) => None,
    }
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
