//! A field of one line: what is seen of its text, with the cursor always in view.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::app::edit::Editor;
use crate::app::layout::Area;
use crate::config::Meaning;
use crate::model::text::Safe;

use super::super::paper::Paper;
use super::super::strip::Strip;

/// What stands at the left when the beginning is not seen.
const CUT: &str = "…";

/// What is seen of a field.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    text: String,
    cursor: usize,
    selection: Option<Range<usize>>,
}

/// Draws the field that has the keys; an empty one says what it is for.
pub(super) fn draw(editor: &Editor, hint: &str, area: Area, paper: &mut Paper<'_, '_, '_>) {
    if editor.text().is_empty() {
        paper.line(area, 0, &Strip::of(Meaning::Dim, hint));
        paper.cursor(area, 0, 0);
        return;
    }
    let seen = seen(editor, usize::from(area.columns));
    paper.line(area, 0, &Strip::plain(&seen.text));
    if let Some(selection) = seen.selection {
        paper.tint(area, 0, selection, Meaning::Selection);
    }
    paper.cursor(area, seen.cursor, 0);
}

fn seen(editor: &Editor, columns: usize) -> Seen {
    let text = editor.text();
    let cells_to = |at: usize| text.get(..at).map_or(0, cells);
    let cursor = cells_to(editor.cursor());
    let over = cursor.saturating_sub(columns.saturating_sub(1));
    let (skipped, lead) = skip(text, over);
    let hidden = cells_to(skipped);
    let shift = |at: usize| (cells_to(at) + cells(lead)).saturating_sub(hidden);
    let selection = editor.selection().map(|(from, to)| shift(from)..shift(to));
    Seen {
        text: format!("{lead}{}", text.get(skipped..).unwrap_or_default()),
        cursor: shift(editor.cursor()),
        selection,
    }
}

/// How many bytes at the front are not seen when so many cells are too many, and what stands in their place.
fn skip(text: &str, over: usize) -> (usize, &'static str) {
    if over == 0 {
        return (0, "");
    }
    let mut hidden = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        if hidden >= over + cells(CUT) {
            return (at, CUT);
        }
        hidden += cells(grapheme);
    }
    (text.len(), CUT)
}

fn cells(text: &str) -> usize {
    Safe::line(text).width()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, expected: (&str, usize)) {
        let seen = seen(&Editor::line(text), columns);
        assert_eq!(
            (seen.text.as_str(), seen.cursor),
            expected,
            "{text} in {columns}"
        );
        assert!(seen.cursor < columns.max(2));
    }

    #[test]
    fn the_cursor_is_always_seen() {
        check("", 5, ("", 0));
        check("åse", 5, ("åse", 3));
        check("Østergård", 10, ("Østergård", 9));
        check("Østergård", 9, ("…tergård", 8));
        check("Østergård", 4, ("…rd", 3));
        check("東京都", 6, ("…京都", 5));
        check("東京都", 5, ("…都", 3));
    }
}
