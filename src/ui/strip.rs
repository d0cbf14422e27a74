//! One line of the window: pieces of text, each with its meaning.
//!
//! *Invariant:* every text goes through [`Safe`] on its way in, so nothing foreign acts on the terminal or breaks a border.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::config::Meaning;
use crate::model::text::Safe;

/// What stands where a text was cut.
const CUT: &str = "…";

/// A piece of a line, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) meaning: Meaning,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Strip {
    pieces: Vec<Piece>,
}

impl Strip {
    /// A line of one piece.
    pub(super) fn of(meaning: Meaning, text: &str) -> Self {
        Self::default().and(meaning, text)
    }

    /// A line of ordinary text.
    pub(super) fn plain(text: &str) -> Self {
        Self::of(Meaning::Text, text)
    }

    /// The line with one more piece.
    pub(super) fn and(mut self, meaning: Meaning, text: &str) -> Self {
        if !text.is_empty() {
            let text = Safe::line(text).into_string();
            self.pieces.push(Piece { text, meaning });
        }
        self
    }

    /// The line with another behind it.
    pub(super) fn join(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// The line with one more piece, a dot between when neither is empty.
    pub(super) fn dot(self, meaning: Meaning, text: &str) -> Self {
        match (self.is_empty(), text.is_empty()) {
            (_, true) => self,
            (true, false) => self.and(meaning, text),
            (false, false) => self.and(Meaning::Dim, " · ").and(meaning, text),
        }
    }

    /// The line with another behind it, a dot between when neither is empty.
    pub(super) fn then(self, other: Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (_, true) => self,
            (true, false) => other,
            (false, false) => self.and(Meaning::Dim, " · ").join(other),
        }
    }

    /// The line as text alone.
    pub(super) fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect()
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// How many cells it takes.
    pub(super) fn width(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.width()).sum()
    }

    /// The pieces that fit in so many cells; what does not fit is cut and says so with `…`.
    pub(super) fn cut(&self, cells: usize) -> Vec<Piece> {
        let space = self.pieces.last().map_or(0, |piece| {
            piece.text.width() - piece.text.trim_end().width()
        });
        if self.width() - space <= cells {
            return self.pieces.clone();
        }
        let mut room = cells.saturating_sub(CUT.width());
        let mut kept = Vec::new();
        for piece in &self.pieces {
            let (text, is_whole) = fitting(&piece.text, room);
            room -= text.width();
            if !text.is_empty() {
                kept.push(Piece {
                    text: text.to_owned(),
                    meaning: piece.meaning,
                });
            }
            if !is_whole {
                break;
            }
        }
        if cells > 0 {
            let meaning = kept.last().map_or(Meaning::Dim, |piece| piece.meaning);
            kept.push(Piece {
                text: CUT.to_owned(),
                meaning,
            });
        }
        kept
    }
}

/// The front of a text that fits, and whether that is all of it. Space before the cut goes too.
fn fitting(text: &str, cells: usize) -> (&str, bool) {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme.width();
        if used > cells {
            let front = text.get(..at).unwrap_or_default();
            return (front.trim_end(), false);
        }
    }
    (text, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, cells: usize, expected: &str) {
        let pieces = Strip::plain(text).cut(cells);
        let drawn: String = pieces.into_iter().map(|piece| piece.text).collect();
        assert_eq!(drawn, expected, "{text} in {cells}");
        assert!(drawn.width() <= cells);
    }

    #[test]
    fn what_does_not_fit_says_so() {
        check("Østergård", 9, "Østergård");
        check("Østergård", 8, "Østergå…");
        check("Åse Østergård", 5, "Åse…");
        check("東京都", 4, "東…");
        check("👩‍🌾👩‍🌾", 3, "👩‍🌾…");
        check("abc", 1, "…");
        check("abc", 0, "");
    }

    #[test]
    fn nothing_foreign_gets_through() {
        let strip = Strip::plain("a\u{1b}[31mb\u{202e}c\nd");
        for piece in strip.cut(99) {
            assert!(!piece.text.chars().any(char::is_control));
            assert!(!piece.text.contains('\u{202e}'));
        }
    }
}
