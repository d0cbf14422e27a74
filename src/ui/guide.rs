//! The guide beside the notes: what has to be said, what to open with, what to ask, how to end; a line that can be ticked with
//! its key and its tick. Where there is no room for it, the next line to be said or asked stands under the notes.

use crate::app::App;
use crate::app::edit::wrap;
use crate::app::guide::{GuideRow, Tick, TickWhat, Ticked};
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::keys::{Action, Focus};
use crate::lang::Lang;
use crate::say;

use super::over::talk::{failure, look};
use super::paper::{InHand, Paper};
use super::strip::Strip;

/// Rows that a line that has to be said takes under the notes at most.
const DUTY_ROWS_MAX: u16 = 3;

/// Rows that the notes keep above it.
const NOTES_ROWS_MIN: u16 = 4;

/// Lines that have a number key.
const KEYS: usize = 9;

pub(super) fn draw(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) {
    let campaign = app.campaign();
    let name = campaign.map_or("", |it| it.name.of(&app.setup.settings.language));
    let title = Strip::of(Meaning::Title, &paper.say("guide-title"));
    let inside = paper.pane(area, &title, &Strip::of(Meaning::Dim, name), InHand::No);
    let cells = usize::from(inside.columns);
    let shown = usize::from(inside.rows);
    let rows = app.guide_beside();
    let (over, next) = of_use(&rows);
    let mut lines: Vec<Strip> = Vec::new();
    let (mut top, mut least) = (0, 0);
    for (n, row) in rows.iter().enumerate() {
        if n == over {
            top = lines.len();
        }
        lines.extend(row_lines(row, cells, paper.look.lang));
        if n == next {
            least = lines.len().saturating_sub(shown);
        }
    }
    let top = top.max(least).min(lines.len().saturating_sub(shown));
    let is_cut = lines.len() > top + shown;
    for (row, line) in (0..inside.rows).zip(lines.into_iter().skip(top)) {
        let is_last = row + 1 == inside.rows;
        let more = if is_cut && is_last { " …" } else { "" };
        paper.line(inside, row, &line.and(Meaning::Dim, more));
    }
}

/// The rows of use: from which one on, and the next to be ticked, which is seen in any case. Nothing is left out before the
/// first tick, and what to close with is seen after the last.
fn of_use(rows: &[GuideRow]) -> (usize, usize) {
    let ticked = |row: &GuideRow| match row {
        GuideRow::Tick(_, tick) => tick.ticked == Ticked::Yes,
        GuideRow::NothingToSell
        | GuideRow::Pointed(_)
        | GuideRow::Opening(_)
        | GuideRow::Phase(_)
        | GuideRow::Failure(_)
        | GuideRow::Closing(_) => false,
    };
    let is_tick = |row: &GuideRow| matches!(row, GuideRow::Tick(..));
    let is_folded = rows.iter().any(|row| matches!(row, GuideRow::Failure(_)));
    if is_folded || !rows.iter().any(ticked) {
        return (0, 0);
    }
    let open = rows.iter().position(|row| is_tick(row) && !ticked(row));
    let Some(open) = open else {
        let last = rows.len().saturating_sub(1);
        return (last, last);
    };
    let above = rows.get(..open).unwrap_or_default();
    let over = above.iter().rev().take_while(|row| !is_tick(row)).count();
    (open - over, open)
}

fn row_lines(row: &GuideRow, cells: usize, lang: &Lang) -> Vec<Strip> {
    let text = |(glyph, mark), (meaning, text): (Meaning, &str)| {
        hanging((Strip::of(mark, glyph), 2), (meaning, text), cells)
    };
    match row {
        GuideRow::NothingToSell => {
            let words = lang.say("guide-nothing-to-sell");
            text(("! ", Meaning::Warning), (Meaning::Title, &words))
        }
        GuideRow::Pointed(by) => {
            let words = say!(lang, "guide-pointed", name = by);
            text(("» ", Meaning::Good), (Meaning::Title, &words))
        }
        GuideRow::Opening(words) => text(("» ", Meaning::Dim), (Meaning::Text, words)),
        GuideRow::Closing(words) => text(("« ", Meaning::Dim), (Meaning::Text, words)),
        GuideRow::Failure(step) => {
            let words = failure(*step, lang);
            text(("! ", Meaning::Warning), (Meaning::Title, &words))
        }
        GuideRow::Phase(phase) => {
            let name = phase.map_or_else(|| lang.say("guide-besides"), |it| lang.name(&it));
            let strip = Strip::of(Meaning::Border, "─ ").and(Meaning::Dim, &name);
            let left = cells.saturating_sub(strip.width() + 1);
            vec![strip.and(Meaning::Border, &format!(" {}", "─".repeat(left)))]
        }
        GuideRow::Tick(n, line) => tick_lines(*n, line, cells),
    }
}

/// A line that was said or asked needs no more than one row.
fn tick_lines(n: usize, line: &Tick, cells: usize) -> Vec<Strip> {
    let mark = tick(n, line);
    match line.ticked {
        Ticked::No => hanging((mark, 4), (Meaning::Text, &line.words), cells),
        Ticked::Yes => {
            let line = match line.answer.as_str() {
                "" => mark.and(Meaning::Dim, &line.words),
                answer => mark.and(Meaning::Dim, &format!("→ {answer}")),
            };
            let cut = line.cut(cells).into_iter();
            vec![cut.fold(Strip::default(), |line, piece| {
                line.and(piece.meaning, &piece.text)
            })]
        }
    }
}

/// The key of a line, and whether it was said or asked.
fn tick(n: usize, line: &Tick) -> Strip {
    let (glyph, meaning) = look(line);
    let key = if n < KEYS {
        format!("{} ", n + 1)
    } else {
        "  ".to_owned()
    };
    Strip::of(Meaning::Key, &key).and(meaning, glyph)
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

/// Says under the notes what has to be said or asked next, while they are on the line. Gives what is left.
pub(super) fn draw_next(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    if app.is_reserved() {
        return draw_warning("guide-nothing-to-sell-short", area, paper);
    }
    let Some((n, line)) = app.next_tick() else {
        return draw_failure(app, area, paper);
    };
    let key = app.setup.keymap.chord(Action::SayNext, app.focus());
    let key = key.or(app.setup.keymap.chord(Action::SayNext, Focus::Notes));
    let key = key.map_or_else(String::new, |chord| chord.to_string());
    let how = say!(paper.look.lang, "guide-said", key = &key);
    let lines = match line.what {
        TickWhat::Duty(_) => hanging(
            (tick(n, &line), 4),
            (Meaning::Text, &format!("{} · {how}", line.words)),
            usize::from(area.columns),
        ),
        // What may be asked never takes more than a row from the notes.
        TickWhat::Question => vec![tick(n, &line).and(Meaning::Text, &line.words)],
    };
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let rows = rows
        .min(DUTY_ROWS_MAX)
        .min(area.rows.saturating_sub(NOTES_ROWS_MIN));
    let (notes, below) = area.split_top(area.rows - rows);
    for (row, strip) in (0..rows).zip(&lines) {
        match line.what {
            TickWhat::Duty(_) => paper.line(below, row, strip),
            TickWhat::Question => {
                let right = Strip::of(Meaning::Key, &key);
                paper.line_with(below, row, strip, &right);
            }
        }
    }
    notes
}

/// What to do about a failure, in one row under the notes.
fn draw_failure(app: &App, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    if !app.is_sale_set_aside() {
        return area;
    }
    draw_warning("guide-failure-short", area, paper)
}

fn draw_warning(words: &str, area: Area, paper: &mut Paper<'_, '_, '_>) -> Area {
    if area.rows <= NOTES_ROWS_MIN {
        return area;
    }
    let (notes, below) = area.split_top(area.rows - 1);
    let short = paper.say(words);
    let strip = Strip::of(Meaning::Warning, "! ").and(Meaning::Title, &short);
    paper.line(below, 0, &strip);
    notes
}
