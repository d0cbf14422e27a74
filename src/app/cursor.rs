//! Which row is chosen, and which rows are shown.

/// The chosen row of a list, counted from zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// Which row.
    pub(crate) at: usize,
}

/// A step in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// One page down.
    PageDown,
    /// One page up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// How long a list is, and how many of its rows are shown at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Rows in all.
    pub(crate) count: usize,
    /// Rows shown at once.
    pub(crate) shown: usize,
}

impl Cursor {
    /// Goes one step, and stays in the list.
    pub(crate) fn step(&mut self, step: Step, extent: Extent) {
        let last = extent.count.saturating_sub(1);
        let page = extent.shown.max(1);
        self.at = match step {
            Step::Down => self.at.saturating_add(1),
            Step::Up => self.at.saturating_sub(1),
            Step::PageDown => self.at.saturating_add(page),
            Step::PageUp => self.at.saturating_sub(page),
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
    }

    /// Stays in a list that became shorter.
    pub(crate) fn keep_within(&mut self, count: usize) {
        self.at = self.at.min(count.saturating_sub(1));
    }
}

impl Extent {
    /// The first row shown: pages are turned whole, so that a row does not move while the cursor walks over the page.
    pub(crate) fn top(self, at: usize) -> usize {
        let page = self.shown.max(1);
        let top = at / page * page;
        top.min(self.count.saturating_sub(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_the_list() {
        let extent = Extent { count: 5, shown: 2 };
        let mut cursor = Cursor::default();
        for (step, at) in [
            (Step::Up, 0),
            (Step::Down, 1),
            (Step::PageDown, 3),
            (Step::PageDown, 4),
            (Step::First, 0),
            (Step::Last, 4),
            (Step::PageUp, 2),
        ] {
            cursor.step(step, extent);
            assert_eq!(cursor.at, at, "{step:?}");
        }
        cursor.keep_within(0);
        assert_eq!(cursor.at, 0);
    }

    #[test]
    fn pages_are_turned_whole() {
        let extent = Extent { count: 5, shown: 2 };
        assert_eq!([0, 1, 2, 3, 4].map(|at| extent.top(at)), [0, 0, 2, 2, 3]);
    }
}
