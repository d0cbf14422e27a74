//! Where everything stands, as a pure function of the size of the terminal and of what is open.
//!
//! *Invariant:* drawing and paging read the same answer, so drawing has nothing to write back.

use super::edit::View;
use super::message::Size;

/// The least size in which everything can be used.
pub const LEAST: Size = Size {
    columns: 60,
    rows: 16,
};

const WIDE_COLUMNS: u16 = 110;
const NORMAL_COLUMNS: u16 = 80;
const QUEUE_COLUMNS: u16 = 30;
const NOTES_COLUMNS_MAX: u16 = 48;
const GUIDE_ROWS_MIN: u16 = 20;

/// A rectangle of cells, from the upper left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Cells from the left.
    pub x: u16,
    /// Cells from the top.
    pub y: u16,
    /// Cells across.
    pub columns: u16,
    /// Cells down.
    pub rows: u16,
}

impl Area {
    /// Whether the cell lies in it.
    #[must_use]
    pub const fn holds(self, column: u16, row: u16) -> bool {
        column >= self.x
            && row >= self.y
            && column - self.x < self.columns
            && row - self.y < self.rows
    }

    /// What is left inside a border of one cell.
    #[must_use]
    pub const fn inside(self) -> Self {
        Self {
            x: self.x + 1,
            y: self.y + 1,
            columns: self.columns.saturating_sub(2),
            rows: self.rows.saturating_sub(2),
        }
    }

    /// The inside as an editor sees it: a cell of air at both sides, and the last column is the cursor's.
    #[must_use]
    pub fn view(self) -> View {
        let inside = self.inside();
        View {
            width: usize::from(inside.columns.saturating_sub(3)).max(1),
            height: usize::from(inside.rows).max(1),
        }
    }

    /// The upper `rows` of it, and the rest.
    #[must_use]
    pub const fn split_top(self, rows: u16) -> (Self, Self) {
        let rows = if rows < self.rows { rows } else { self.rows };
        let top = Self { rows, ..self };
        let rest = Self {
            y: self.y + rows,
            rows: self.rows - rows,
            ..self
        };
        (top, rest)
    }

    /// The left `columns` of it, and the rest.
    #[must_use]
    pub const fn split_left(self, columns: u16) -> (Self, Self) {
        let columns = if columns < self.columns {
            columns
        } else {
            self.columns
        };
        let left = Self { columns, ..self };
        let rest = Self {
            x: self.x + columns,
            columns: self.columns - columns,
            ..self
        };
        (left, rest)
    }

    /// The right `cells` of it.
    #[must_use]
    pub fn right(self, cells: usize) -> Self {
        let columns = u16::try_from(cells).unwrap_or(u16::MAX).min(self.columns);
        Self {
            x: self.x + self.columns - columns,
            columns,
            ..self
        }
    }

    /// A box of at most this size, in the middle.
    #[must_use]
    pub fn middle(self, size: Size) -> Self {
        let columns = size.columns.min(self.columns);
        let rows = size.rows.min(self.rows);
        Self {
            x: self.x + (self.columns - columns) / 2,
            y: self.y + (self.rows - rows) / 2,
            columns,
            rows,
        }
    }
}

/// How much fits side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Breadth {
    /// One pane at a time.
    Narrow,
    /// Customer beside notes.
    Normal,
    /// Queue, customer and notes.
    Wide,
}

impl Breadth {
    /// How much fits in a terminal of this size.
    #[must_use]
    pub const fn of(size: Size) -> Self {
        if size.columns >= WIDE_COLUMNS {
            Self::Wide
        } else if size.columns >= NORMAL_COLUMNS {
            Self::Normal
        } else {
            Self::Narrow
        }
    }
}

/// The three panes of the desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// Whom to call.
    Queue,
    /// The customer and their history.
    #[default]
    Card,
    /// What is written, and the wrap-up.
    Notes,
}

/// Whether a ribbon stands under the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ribbon {
    /// It does.
    Shown,
    /// It does not.
    Absent,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// The first line.
    pub header: Area,
    /// The line under it, when there is something to say.
    pub ribbon: Option<Area>,
    /// All between.
    pub body: Area,
    /// The queue, when it is seen.
    pub queue: Option<Area>,
    /// The card, when it is seen.
    pub card: Option<Area>,
    /// The notes, when they are seen.
    pub notes: Option<Area>,
    /// The guide, when it is seen.
    pub guide: Option<Area>,
    /// The last line.
    pub footer: Area,
}

impl Layout {
    /// The layout of a terminal of this size, with this pane in hand and a guide of this many rows.
    #[must_use]
    pub fn of(size: Size, pane: Pane, ribbon: Ribbon, guide_rows: u16) -> Self {
        let whole = Area {
            x: 0,
            y: 0,
            columns: size.columns,
            rows: size.rows,
        };
        let (header, rest) = whole.split_top(1);
        let (ribbon, rest) = match ribbon {
            Ribbon::Shown => {
                let (ribbon, rest) = rest.split_top(1);
                (Some(ribbon), rest)
            }
            Ribbon::Absent => (None, rest),
        };
        let (body, footer) = rest.split_top(rest.rows.saturating_sub(1));
        let mut layout = Self {
            header,
            ribbon,
            body,
            footer,
            ..Self::default()
        };
        layout.place_panes(Breadth::of(size), pane);
        layout.place_guide(guide_rows);
        layout
    }

    fn place_panes(&mut self, breadth: Breadth, pane: Pane) {
        let columns = self.body.columns;
        match (breadth, pane) {
            (Breadth::Narrow | Breadth::Normal, Pane::Queue) => self.queue = Some(self.body),
            (Breadth::Narrow, Pane::Card) => self.card = Some(self.body),
            (Breadth::Narrow, Pane::Notes) => self.notes = Some(self.body),
            (Breadth::Normal, Pane::Card | Pane::Notes) => {
                self.place_card_and_notes(self.body, columns * 11 / 20);
            }
            (Breadth::Wide, Pane::Queue | Pane::Card | Pane::Notes) => {
                let queue_columns = QUEUE_COLUMNS.max(columns / 5).min(48);
                let (queue, rest) = self.body.split_left(queue_columns);
                self.queue = Some(queue);
                let notes_columns = (rest.columns * 2 / 5).min(NOTES_COLUMNS_MAX);
                self.place_card_and_notes(rest, rest.columns - notes_columns);
            }
        }
    }

    fn place_card_and_notes(&mut self, area: Area, card_columns: u16) {
        let (card, notes) = area.split_left(card_columns);
        self.card = Some(card);
        self.notes = Some(notes);
    }

    fn place_guide(&mut self, guide_rows: u16) {
        let Some(notes) = self.notes else { return };
        if guide_rows == 0 || notes.rows < GUIDE_ROWS_MIN {
            return;
        }
        let rows = (guide_rows + 2).min(notes.rows * 2 / 5);
        let (notes, guide) = notes.split_top(notes.rows - rows);
        self.notes = Some(notes);
        self.guide = Some(guide);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(columns: u16, rows: u16, pane: Pane) -> [bool; 4] {
        let layout = Layout::of(Size { columns, rows }, pane, Ribbon::Absent, 4);
        [layout.queue, layout.card, layout.notes, layout.guide].map(|area| area.is_some())
    }

    #[test]
    fn three_widths_show_three_two_and_one() {
        assert_eq!(seen(120, 40, Pane::Card), [true, true, true, true]);
        assert_eq!(seen(80, 24, Pane::Card), [false, true, true, true]);
        assert_eq!(seen(80, 24, Pane::Queue), [true, false, false, false]);
        assert_eq!(seen(60, 16, Pane::Card), [false, true, false, false]);
        assert_eq!(seen(60, 16, Pane::Notes), [false, false, true, false]);
    }

    #[test]
    fn any_size_can_be_laid_out() {
        for columns in 0..130 {
            for rows in 0..30 {
                let size = Size { columns, rows };
                let layout = Layout::of(size, Pane::Notes, Ribbon::Shown, 9);
                let card = layout.card.unwrap_or_default();
                assert!(card.x + card.columns <= columns);
                assert!(layout.footer.y <= rows);
            }
        }
    }
}
