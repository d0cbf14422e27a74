//! How far an export is, where somebody waits for it.

use std::cell::Cell;

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::out::is_watched;

/// Rows between two looks at the bar.
const ROWS: u64 = 500;

/// Counts rows, and shows the count on a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    rows: Cell<u64>,
}

impl Progress {
    /// Begins to count. Nothing is shown when the rows themselves go to the terminal.
    pub(super) fn begin(is_shown: Shown) -> Self {
        let bar = match is_shown {
            Shown::Yes if is_watched() => ProgressBar::new_spinner(),
            Shown::Yes | Shown::No => ProgressBar::hidden(),
        };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} ({per_sec})") {
            bar.set_style(style);
        }
        Self {
            bar,
            rows: Cell::new(0),
        }
    }

    /// Counts a row.
    pub(super) fn row(&self) {
        let rows = self.rows.get() + 1;
        self.rows.set(rows);
        if rows.is_multiple_of(ROWS) {
            self.bar.set_position(rows);
        }
    }

    /// Takes the count off the terminal.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Whether there is a place to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Yes,
    No,
}
