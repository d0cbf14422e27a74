//! Cells of a table: each as wide as its column.

use crate::config::Meaning;

use super::super::strip::Strip;

/// Cells between columns.
const GAP: usize = 1;

/// A text in a column of so many cells, with the gap to the next: cut, or filled up with space.
pub(super) fn cell(meaning: Meaning, text: &str, cells: usize) -> Strip {
    fill(&Strip::of(meaning, text), cells)
}

/// A line in a column of so many cells, with the gap to the next.
pub(super) fn fill(strip: &Strip, cells: usize) -> Strip {
    let pieces = strip.cut(cells).into_iter();
    let cut = pieces.fold(Strip::default(), |cut, piece| {
        cut.and(piece.meaning, &piece.text)
    });
    let space = cells.saturating_sub(cut.width()) + GAP;
    cut.and(Meaning::Text, &" ".repeat(space))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_as_wide_as_its_column() {
        for text in ["", "Å", "Østergård", "東京都", "👩‍🌾👩‍🌾👩‍🌾"] {
            assert_eq!(cell(Meaning::Text, text, 5).width(), 6, "{text}");
        }
    }
}
