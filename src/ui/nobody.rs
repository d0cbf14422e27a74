//! A queue in which nobody can be called: why, when the first can, and what to do. Each reason opens as a list. What
//! somebody must do first, as washing again, is what the eye meets first.

use crate::app::App;
use crate::app::layout::Area;
use crate::app::panes::ask::ListQuestion;
use crate::app::reasons::EmptyRow;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::model::queue::Counts;
use crate::say;

use super::over::law;
use super::over::sheet::{beside, broken};
use super::paper::{InHand, Paper};
use super::strip::Strip;

/// A line of the page: something to read, or a row that can be chosen.
enum Line {
    Text(Strip),
    Row(usize, Strip, Strip),
    /// What of a row did not fit into its line.
    Rest(usize, Strip, Strip),
}

pub(super) fn draw(
    app: &App,
    counts: &Counts,
    area: Area,
    hand: InHand,
    paper: &mut Paper<'_, '_, '_>,
) {
    let area = Area {
        x: area.x + 1,
        columns: area.columns.saturating_sub(2),
        ..area
    };
    let mut lines = lines(app, counts, usize::from(area.columns), paper);
    let shown = usize::from(area.rows);
    if lines.len() > shown {
        // What is said goes before the air between.
        lines.retain(|line| !matches!(line, Line::Text(text) if text.is_empty()));
    }
    let at = app.queue.cursor.at;
    let chosen = lines
        .iter()
        .rposition(|line| matches!(line, Line::Row(n, ..) | Line::Rest(n, ..) if *n == at));
    // The chosen row is always seen, with as much above it as fits.
    let top = chosen.map_or(0, |row| (row + 1).saturating_sub(shown));
    for (row, line) in (0..area.rows).zip(lines.iter().skip(top)) {
        match line {
            Line::Text(strip) => paper.line(area, row, strip),
            Line::Row(n, left, right) | Line::Rest(n, left, right) => {
                paper.line_with(area, row, left, right);
                paper.row(area, row, *n);
                if *n == at && hand == InHand::Yes {
                    paper.choose_in_pane(area, row);
                    if matches!(line, Line::Row(..)) {
                        paper.cursor(area, 0, row);
                    }
                }
            }
        }
    }
    if lines.len() > top + shown {
        paper.more_below(area);
    }
}

fn lines(app: &App, counts: &Counts, cells: usize, paper: &Paper<'_, '_, '_>) -> Vec<Line> {
    let lang = paper.look.lang;
    let title = if app.lists.is_empty() {
        "queue-no-lists"
    } else {
        "queue-empty"
    };
    let mut lines = vec![Line::Text(Strip::default())];
    let text = |text: &str, meaning| -> Vec<Line> {
        let lines = broken(meaning, text, cells).into_iter();
        lines.map(Line::Text).collect()
    };
    lines.extend(text(&paper.say(title), Meaning::Title));
    for (stale, how) in law::stale_washes(app, lang) {
        lines.push(Line::Text(Strip::default()));
        lines.extend(text(&format!("✗ {stale}"), Meaning::Problem));
        lines.extend(text(&how, Meaning::Dim));
    }
    lines.push(Line::Text(Strip::default()));
    let rows = app.empty_rows();
    for (n, row) in rows.iter().enumerate() {
        lines.extend(row_lines(app, (n, *row), cells, paper));
    }
    if counts.done > 0 {
        let done = say!(lang, "queue-empty-done", count = counts.done);
        lines.extend(text(&format!("  {done}"), Meaning::Dim));
    }
    let first = counts.waiting.iter().filter_map(|(_, _, at)| *at).min();
    let first = first.map(|at| say!(lang, "queue-empty-first", when = lang.moment(at, app.now)));
    let how = how(app, &rows, paper);
    for said in first.into_iter().chain([how]) {
        lines.push(Line::Text(Strip::default()));
        lines.extend(text(&said, Meaning::Text));
    }
    lines
}

/// A row, in as many lines as its words need.
fn row_lines(
    app: &App,
    (n, row): (usize, EmptyRow),
    cells: usize,
    paper: &Paper<'_, '_, '_>,
) -> Vec<Line> {
    let lang = paper.look.lang;
    let (mark, meaning, left, right) = match row {
        EmptyRow::Question => {
            let Some(asking) = app.open_question_of_list() else {
                return Vec::new();
            };
            let id = match asking.question {
                ListQuestion::Audience | ListQuestion::Ground => "ui-queue-answer",
                ListQuestion::Washed => "ui-queue-washed",
            };
            let text = say!(lang, id, list = asking.list.name);
            let mark = Strip::of(Meaning::Key, "? ");
            (mark, Meaning::Title, text, String::new())
        }
        EmptyRow::Reason((hold, count, first)) => {
            let opens = first.map(|at| lang.moment(at, app.now));
            let text = lang.waiting(hold, count);
            let mark = Strip::of(Meaning::Dim, "▸ ");
            (mark, Meaning::Text, text, opens.unwrap_or_default())
        }
    };
    let cells = cells.saturating_sub(mark.width());
    let mut lines = beside((meaning, &left), &right, cells).into_iter();
    let first = lines.next().map(|(left, right)| {
        let left = mark.join(left);
        Line::Row(n, left, right)
    });
    let rest = lines.map(|(left, right)| Line::Rest(n, Strip::plain("  ").join(left), right));
    first.into_iter().chain(rest).collect()
}

/// What the keys do here.
fn how(app: &App, rows: &[EmptyRow], paper: &Paper<'_, '_, '_>) -> String {
    let key = |action| {
        let chord = app.setup.keymap.chord(action, Focus::Queue);
        chord.map_or_else(String::new, |chord| chord.to_string())
    };
    let lang = paper.look.lang;
    if rows.is_empty() {
        return say!(lang, "ui-queue-import", key = key(Action::ImportList));
    }
    say!(lang, "waiting-open", key = key(Action::Choose))
}
