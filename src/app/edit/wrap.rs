//! Wrapping: a pure function of a text and a width.
//!
//! *Invariant:* every character is in exactly one row, but line breaks, which stand between rows.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::text::Safe;

/// One row of a wrapped text: the bytes it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Row {
    /// What the row shows.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// Where something stands in the wrapped text, both counted from zero; the column in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Which row.
    pub row: usize,
    /// How many cells from the left.
    pub column: usize,
}

/// How many cells one seen character takes once it is made safe to draw.
#[must_use]
pub fn cells(grapheme: &str) -> usize {
    if let [b' '..=b'~'] = grapheme.as_bytes() {
        return 1;
    }
    Safe::line(grapheme).width()
}

/// The rows of a text, none wider than `width_cells` (but for a single character wider than that). Breaks after
/// spaces, inside a word only when it fills a row alone.
#[must_use]
pub fn wrap(text: &str, width_cells: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width_cells.max(1), &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(line: &str, offset: usize, width_cells: usize, rows: &mut Vec<Row>) {
    let mut start = 0;
    let mut used = 0;
    let mut after_space = 0;
    let mut used_after_space = 0;
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = cells(grapheme);
        while used + wide > width_cells && at > start {
            let break_at = if after_space > start { after_space } else { at };
            rows.push(Row {
                start: offset + start,
                end: offset + break_at,
            });
            used = if break_at == at { 0 } else { used_after_space };
            start = break_at;
        }
        used += wide;
        used_after_space += wide;
        if grapheme.chars().all(char::is_whitespace) {
            after_space = at + grapheme.len();
            used_after_space = 0;
        }
    }
    rows.push(Row {
        start: offset + start,
        end: offset + line.len(),
    });
}

/// Where a position of the text stands.
#[must_use]
pub fn spot(text: &str, rows: &[Row], at: usize) -> Spot {
    let row = rows
        .iter()
        .rposition(|row| row.start <= at)
        .unwrap_or_default();
    let column = rows.get(row).map_or(0, |row| {
        let head = text.get(row.start..at.min(row.end)).unwrap_or_default();
        head.graphemes(true).map(cells).sum()
    });
    Spot { row, column }
}

/// The position that stands at a spot, or the nearest one before it in that row.
#[must_use]
pub fn position(text: &str, rows: &[Row], spot: Spot) -> usize {
    let Some(row) = rows.get(spot.row).or(rows.last()) else {
        return 0;
    };
    let is_wrapped = rows
        .get(spot.row + 1)
        .is_some_and(|next| next.start == row.end);
    let mut used = 0;
    let mut last = row.start;
    for (start, grapheme) in row.of(text).grapheme_indices(true) {
        last = row.start + start;
        used += cells(grapheme);
        if used > spot.column {
            return last;
        }
    }
    if is_wrapped { last } else { row.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, width_cells: usize, rows: &[&str]) {
        let shown: Vec<&str> = wrap(text, width_cells)
            .into_iter()
            .map(|row| row.of(text))
            .collect();
        assert_eq!(shown, rows, "{text:?} at {width_cells}");
    }

    #[test]
    fn rows_break_after_spaces() {
        check("", 5, &[""]);
        check("Ringer om fakturaen", 10, &["Ringer om ", "fakturaen"]);
        check("a  b", 2, &["a ", " b"]);
        check("en\n\nto", 9, &["en", "", "to"]);
        check("to\n", 9, &["to", ""]);
    }

    #[test]
    fn a_long_word_is_broken() {
        check("fakturaen", 4, &["fakt", "urae", "n"]);
        check("se fakturaen", 4, &["se ", "fakt", "urae", "n"]);
        check("日本語", 3, &["日", "本", "語"]);
        check("日", 1, &["日"]);
    }

    #[test]
    fn spots_and_positions_agree() {
        let text = "Ringer om fakturaen\nfor 日本";
        let rows = wrap(text, 10);
        for (at, row, column) in [(0, 0, 0), (10, 1, 0), (19, 1, 9), (20, 2, 0), (27, 2, 6)] {
            assert_eq!(spot(text, &rows, at), Spot { row, column }, "{at}");
            assert_eq!(position(text, &rows, Spot { row, column }), at, "{at}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost(text in "[a-zæøå 日👩\u{200d}\u{301}\n]{0,60}", width_cells in 1usize..20) {
            let mut shown = String::new();
            let mut end = 0;
            for (n, row) in wrap(&text, width_cells).into_iter().enumerate() {
                if n > 0 && row.start > end {
                    shown.push('\n');
                }
                shown.push_str(row.of(&text));
                end = row.end;
                let wide: usize = row.of(&text).graphemes(true).map(cells).sum();
                let alone = row.of(&text).graphemes(true).count() == 1;
                proptest::prop_assert!(wide <= width_cells || alone);
            }
            proptest::prop_assert_eq!(shown, text);
        }
    }
}
