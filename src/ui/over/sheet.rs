//! A box of lines: some that stand still at its top, then others, of which those that answer can be chosen. What does not
//! fit is turned over a page at a time.

use crate::app::cursor::{Cursor, Extent};
use crate::app::edit::wrap;
use crate::app::layout::Area;
use crate::config::Meaning;

use super::super::paper::Paper;
use super::super::strip::Strip;
use super::padded;

/// Corners, the space around title and right, and the gap between.
const BORDER_CELLS: usize = 7;
/// The mark of the chosen answer, and its number key.
const KEY_CELLS: usize = 4;
/// Answers that have a number key.
const KEYS: usize = 9;

/// A line below the still ones.
enum Line {
    /// To be read.
    Text(Strip),
    /// What of an answer did not fit into its line.
    Rest(Strip, Strip),
    /// An answer: which, what it says, and what stands at its right.
    Answer(usize, Strip, Strip),
}

/// Whether the number keys answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Keys {
    /// They do, and stand before the answers.
    #[default]
    Numbers,
    /// Only the chosen one can be taken.
    None,
}

/// A box of lines.
#[derive(Default)]
pub(super) struct Sheet {
    title: Strip,
    right: Strip,
    head: Vec<Strip>,
    lines: Vec<Line>,
    answers: usize,
    pub(super) keys: Keys,
}

impl Sheet {
    /// An empty box with a title.
    pub(super) fn titled(title: &str) -> Self {
        Self {
            title: Strip::of(Meaning::Title, title),
            ..Self::default()
        }
    }

    /// The box with something at the right of its title.
    pub(super) fn beside(mut self, right: Strip) -> Self {
        self.right = right;
        self
    }

    /// The box with one more still line.
    pub(super) fn head(mut self, strip: Strip) -> Self {
        self.head.push(strip);
        self
    }

    /// The box with still lines of ordinary text, broken to so many cells, and an empty one below them.
    pub(super) fn asking(mut self, text: &str, cells: usize) -> Self {
        if !text.is_empty() {
            self.head.extend(broken(Meaning::Text, text, cells));
        }
        self.head(Strip::default())
    }

    /// Adds a line to be read.
    pub(super) fn text(&mut self, strip: Strip) {
        self.lines.push(Line::Text(strip));
    }

    /// Adds an answer.
    pub(super) fn answer(&mut self, left: Strip, right: Strip) {
        self.lines.push(Line::Answer(self.answers, left, right));
        self.answers += 1;
    }

    /// Adds an answer whose words, and what stands at its right, are whole in so many cells: in as many lines as they need.
    pub(super) fn answer_whole(&mut self, text: &str, right: &str, cells: usize) {
        let cells = cells.saturating_sub(KEY_CELLS);
        let lines = beside((Meaning::Text, text), right, cells);
        for (n, (left, right)) in lines.into_iter().enumerate() {
            if n == 0 {
                self.answer(left, right);
            } else {
                let left = Strip::plain(&" ".repeat(KEY_CELLS)).join(left);
                self.lines.push(Line::Rest(left, right));
            }
        }
    }

    /// Adds what an answer means, under it.
    pub(super) fn under(&mut self, meaning: Strip) {
        if !meaning.is_empty() {
            self.text(Strip::plain("    ").join(meaning));
        }
    }

    /// How many rows it takes inside its border.
    pub(super) fn rows(&self) -> usize {
        self.head.len() + self.lines.len()
    }

    /// Draws it, with one answer chosen.
    pub(super) fn draw(&self, cursor: Cursor, area: Area, paper: &mut Paper<'_, '_, '_>) {
        let right = self.right_beside_title(area);
        let inside = padded(paper.over(area, &self.title, &right));
        let head_rows = u16::try_from(self.head.len()).unwrap_or(u16::MAX);
        let (head, rest) = inside.split_top(head_rows);
        paper.cursor(inside, 0, 0);
        for (row, strip) in (0..head.rows).zip(&self.head) {
            paper.line(head, row, strip);
        }
        let shown = usize::from(rest.rows);
        let top = self.top(cursor, shown);
        for (row, line) in (0..rest.rows).zip(self.lines.iter().skip(top)) {
            self.draw_line(line, cursor, (rest, row), paper);
        }
        if self.answers == 0 && self.lines.len() > shown && rest.rows > 0 {
            let space = " ".repeat(usize::from(rest.columns).saturating_sub(1));
            paper.line(
                rest,
                rest.rows - 1,
                &Strip::of(Meaning::Dim, &format!("…{space}")),
            );
        }
    }

    /// What is at the right gives way to the title, but never more than a third is left to it.
    fn right_beside_title(&self, area: Area) -> Strip {
        let room = usize::from(area.columns).saturating_sub(BORDER_CELLS);
        let least = room / 3;
        let cells = room.saturating_sub(self.title.width()).max(least);
        let pieces = self.right.cut(cells).into_iter();
        pieces.fold(Strip::default(), |right, piece| {
            right.and(piece.meaning, &piece.text)
        })
    }

    fn draw_line(
        &self,
        line: &Line,
        cursor: Cursor,
        (area, row): (Area, u16),
        paper: &mut Paper<'_, '_, '_>,
    ) {
        match line {
            Line::Text(strip) => paper.line(area, row, strip),
            Line::Rest(left, right) => paper.line_with(area, row, left, right),
            Line::Answer(n, left, right) => {
                let left = mark(*n, cursor).join(self.number(*n)).join(left.clone());
                paper.line_with(area, row, &left, right);
                paper.row(area, row, *n);
                if *n == cursor.at {
                    paper.choose(area, row);
                    paper.cursor(area, 0, row);
                }
            }
        }
    }

    fn number(&self, n: usize) -> Strip {
        match self.keys {
            Keys::None => Strip::default(),
            Keys::Numbers if n < KEYS => Strip::of(Meaning::Key, &format!("{} ", n + 1)),
            Keys::Numbers => Strip::plain("  "),
        }
    }

    /// The first line shown: the page of the chosen answer, moved so that what stands under it is seen too.
    fn top(&self, cursor: Cursor, shown: usize) -> usize {
        let is_chosen = |line: &Line| matches!(line, Line::Answer(n, _, _) if *n == cursor.at);
        let Some(chosen) = self.lines.iter().position(is_chosen) else {
            return 0;
        };
        let below = self.lines.iter().skip(chosen + 1);
        let under = below
            .take_while(|line| matches!(line, Line::Text(_) | Line::Rest(..)))
            .count();
        let extent = Extent {
            count: self.lines.len(),
            shown,
        };
        let least = (chosen + under + 1)
            .saturating_sub(shown.max(1))
            .min(chosen);
        extent.top(chosen).max(least)
    }
}

/// What stands before a row that can be chosen.
pub(super) fn mark(row: usize, cursor: Cursor) -> Strip {
    Strip::of(Meaning::Focus, if row == cursor.at { "▸ " } else { "  " })
}

/// A text with something at its right, in as many lines of so many cells as both need to stand whole.
pub(in crate::ui) fn beside(
    (meaning, text): (Meaning, &str),
    right: &str,
    cells: usize,
) -> Vec<(Strip, Strip)> {
    let whole = Strip::of(meaning, text);
    let right = Strip::of(Meaning::Dim, right);
    let gap = usize::from(!right.is_empty());
    if whole.width() + gap + right.width() <= cells {
        return vec![(whole, right)];
    }
    let lines = broken(meaning, text, cells).into_iter();
    let mut lines: Vec<(Strip, Strip)> = lines.map(|line| (line, Strip::default())).collect();
    match lines.last_mut() {
        Some((last, beside)) if last.width() + gap + right.width() <= cells => *beside = right,
        Some(_) | None => lines.push((Strip::default(), right)),
    }
    lines
}

/// A text broken to so many cells.
pub(in crate::ui) fn broken(meaning: Meaning, text: &str, cells: usize) -> Vec<Strip> {
    let rows = wrap(text, cells).into_iter().enumerate();
    let trimmed = rows.map(|(n, row)| {
        if n == 0 {
            row.of(text).trim_end()
        } else {
            row.of(text).trim()
        }
    });
    trimmed.map(|row| Strip::of(meaning, row)).collect()
}
