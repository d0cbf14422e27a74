//! The text of the notes as it is written, and beside a line that begins with a mark what it is: a glyph before it, a word
//! and the time read in it after it.
//!
//! *Invariant:* what stands beside the text moves no letter of it: the glyph is in the air before the row, the word in what
//! is left of one.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::app::App;
use crate::app::edit::{Row, cells, spot, wrap};
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::lang::Lang;
use crate::model::mark::{Mark, MarkKind, mark_of_line};
use crate::model::moment::Now;
use crate::model::when::{Precision, When};
use crate::say;

use super::paper::{InHand, Paper};
use super::sentence;
use super::strip::Strip;

/// Cells between the text of a row and what is said beside it.
const GAP_CELLS: usize = 2;

/// Draws the notes from the row on that is scrolled to; the row of the cursor is always seen.
pub(super) fn draw(app: &App, area: Area, hand: InHand, paper: &mut Paper<'_, '_, '_>) {
    let written = &app.hand.notes;
    let text = written.text();
    let rows = wrap(text, app.notes_view().width);
    let here = spot(text, &rows, written.cursor());
    let shown = usize::from(area.rows).max(1);
    let top = app.hand.notes_top;
    let top = top.max((here.row + 1).saturating_sub(shown)).min(here.row);
    let seen = rows.get(top..).unwrap_or_default();
    let seen = seen.get(..shown.min(seen.len())).unwrap_or_default();
    for (line, row) in (0..area.rows).zip(seen) {
        let piece = row.of(text);
        paper.line(area, line, &Strip::plain(piece));
        if let Some((from, to)) = written.selection() {
            let before = |at: usize| column(piece, at.clamp(row.start, row.end) - row.start);
            paper.tint(area, line, before(from)..before(to), Meaning::Selection);
        }
    }
    draw_marks(app, seen, area, paper);
    if hand == InHand::Yes {
        let line = u16::try_from(here.row - top).unwrap_or(u16::MAX);
        paper.cursor(area, here.column, line);
    }
}

/// Says beside each line that is seen what it is. Only lines that are seen are read.
fn draw_marks(app: &App, seen: &[Row], area: Area, paper: &mut Paper<'_, '_, '_>) {
    let text = app.hand.notes.text();
    let above = seen.first().and_then(|row| text.get(..row.start));
    let mut number = above.map_or(0, |above| above.matches('\n').count());
    let mut first = 0;
    while let Some(row) = seen.get(first) {
        let line = line_of(text, *row);
        let is_of_line = |row: &&Row| row.start <= line.end && row.end >= line.start;
        let rest = seen.get(first..).unwrap_or_default();
        let count = rest.iter().take_while(is_of_line).count().max(1);
        let rows = rest.get(..count).unwrap_or_default();
        let said = text.get(line.clone()).unwrap_or_default();
        let mark = mark_of_line(said, &app.setup.words, app.there());
        if let Some(mark) = mark.filter(|_| app.mark_counts(number)) {
            draw_mark(app, (&mark, number), (line.start, first, rows), area, paper);
        }
        first += count;
        number += 1;
    }
}

/// One mark: its line begins at a byte of the text, and its rows are seen from one on.
fn draw_mark(
    app: &App,
    (mark, number): (&Mark, usize),
    (start, first, rows): (usize, usize, &[Row]),
    area: Area,
    paper: &mut Paper<'_, '_, '_>,
) {
    let text = app.hand.notes.text();
    let (glyph, meaning) = look(mark.kind);
    let row_of = |n: usize| u16::try_from(first + n).unwrap_or(u16::MAX);
    let is_begun = |row: &&Row| row.start == start;
    if let Some(row) = rows.first().filter(is_begun) {
        let air = Area {
            x: area.x.saturating_sub(1),
            columns: 1,
            ..area
        };
        paper.line(air, row_of(0), &Strip::of(meaning, glyph));
        let piece = row.of(text);
        let sign = piece.find(mark.kind.sign()).unwrap_or_default();
        let ends = sign + mark.kind.sign().len();
        let sign = column(piece, sign)..column(piece, ends);
        paper.tint(area, row_of(0), sign, meaning);
    }
    let cursor = app.hand.notes.cursor();
    let free = |row: &Row| {
        let used = column(row.of(text), row.end - row.start);
        let is_here = row.start <= cursor && cursor <= row.end;
        usize::from(area.columns).saturating_sub(used + GAP_CELLS + usize::from(is_here))
    };
    let is_never = mark.kind == MarkKind::Callback && app.never_in_hand().is_some();
    let said = if is_never {
        vec![sentence::never(true, paper.look.lang)]
    } else if app.mark_is_outdone(number) {
        outdone(paper.look.lang)
    } else {
        beside(mark, app.there(), paper.look.lang)
    };
    let placed = said.into_iter().find_map(|strip| {
        let fits = |(_, row): &(usize, &Row)| strip.width() <= free(row);
        let (n, _) = rows.iter().enumerate().rev().find(fits)?;
        Some((n, strip.clone()))
    });
    if let Some((n, strip)) = placed {
        paper.line(area.right(strip.width()), row_of(n), &strip);
    }
}

/// What is said beside a callback that a later line has taken the place of.
fn outdone(lang: &Lang) -> Vec<Strip> {
    let says = |id| Strip::of(Meaning::Warning, &lang.say(id));
    vec![says("mark-outdone"), says("mark-outdone-short")]
}

/// What is said beside a marked line, the fullest first: what it is, and the time read in it.
fn beside(mark: &Mark, there: Now, lang: &Lang) -> Vec<Strip> {
    let (_, meaning) = look(mark.kind);
    let word = Strip::of(meaning, &lang.name(&mark.kind));
    let Some(when) = mark.when.map(|when| when_meant(mark.kind, when)) else {
        return match undated(mark, lang) {
            Some(none) => vec![word.clone().and(Meaning::Dim, &none), word],
            None => vec![word],
        };
    };
    let time = |text: &str| Strip::of(Meaning::Dim, &format!("→ {text}"));
    let (full, short) = (lang.when(&when, there), lang.when_short(&when, there));
    vec![
        word.clone().and(Meaning::Text, " ").join(time(&full)),
        time(&full),
        time(&short),
        word,
    ]
}

/// The promise on the cursor's line, and the day read in it, or that nobody may call them when it asks for a callback: said under the notes, where there is always room.
pub(super) fn promised(app: &App, lang: &Lang) -> Option<Strip> {
    let mark = app.mark_here()?;
    let counts = app.mark_counts(app.hand.notes.line_number());
    let mark = Some(mark).filter(|_| counts)?;
    if mark.kind == MarkKind::Callback {
        let name = app.never_in_hand()?;
        let text = say!(lang, "effect-never-called", name = name);
        return Some(Strip::of(Meaning::Warning, &text));
    }
    let is_promise = matches!(mark.kind, MarkKind::OurPromise | MarkKind::TheirPromise);
    let mark = Some(mark).filter(|_| is_promise)?;
    let (glyph, meaning) = look(mark.kind);
    let said = Strip::of(meaning, &format!("{glyph} {}", lang.name(&mark.kind)));
    let day = match mark.when.map(|when| when_meant(mark.kind, when)) {
        Some(when) => format!(" → {}", lang.when(&when, app.there())),
        None => undated(&mark, lang)?,
    };
    Some(said.and(Meaning::Dim, &day))
}

/// That no day was read in a promise: nobody is reminded of it on a day.
fn undated(mark: &Mark, lang: &Lang) -> Option<String> {
    let is_promise = matches!(mark.kind, MarkKind::OurPromise | MarkKind::TheirPromise);
    is_promise.then(|| format!(" · {}", lang.say("mark-no-date")))
}

/// A promise is due on a day; a callback at a time.
fn when_meant(kind: MarkKind, when: When) -> When {
    match kind {
        MarkKind::OurPromise | MarkKind::TheirPromise => When {
            precision: Precision::Day,
            ..when
        },
        MarkKind::Verbatim
        | MarkKind::TheirQuestion
        | MarkKind::Need
        | MarkKind::Priority
        | MarkKind::Callback
        | MarkKind::Tag => when,
    }
}

/// A glyph of one cell, and the colour, which is never alone.
const fn look(kind: MarkKind) -> (&'static str, Meaning) {
    match kind {
        MarkKind::Verbatim => ("“", Meaning::Title),
        MarkKind::OurPromise => ("⚠", Meaning::Promise),
        MarkKind::TheirPromise => ("◂", Meaning::Promise),
        MarkKind::TheirQuestion => ("○", Meaning::Warning),
        MarkKind::Need => ("△", Meaning::Good),
        MarkKind::Priority => ("★", Meaning::Focus),
        MarkKind::Callback => ("◆", Meaning::Due),
        MarkKind::Tag => ("▪", Meaning::Dim),
    }
}

/// The line of the text that a row is of, without its line break.
fn line_of(text: &str, row: Row) -> Range<usize> {
    let (before, after) = text.split_at_checked(row.start).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after
        .find('\n')
        .map_or(text.len(), |newline| row.start + newline);
    start..end
}

/// How many cells stand before a byte of a row.
fn column(row: &str, at: usize) -> usize {
    row.grapheme_indices(true)
        .take_while(|(start, _)| *start < at)
        .map(|(_, grapheme)| cells(grapheme))
        .sum()
}
