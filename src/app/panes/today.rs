//! Today: what is due, and how each list is doing.

use crate::app::cursor::Cursor;
use crate::model::queue::Today;

/// The first page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TodayPane {
    /// What is due; none before the first answer.
    pub(crate) today: Option<Today>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
}

/// A row that can be chosen, by its number in its own vector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TodayRow {
    /// A callback.
    Callback(usize),
    /// A promise.
    Promise(usize),
    /// A parked call.
    Parked(usize),
    /// A list.
    List(usize),
    /// What there is to know of the rules.
    Rules,
}

impl TodayPane {
    /// The rows that can be chosen, in order.
    pub(crate) fn rows(&self, parked: usize) -> Vec<TodayRow> {
        let Some(today) = &self.today else {
            return Vec::new();
        };
        let callbacks = (0..today.callbacks.len()).map(TodayRow::Callback);
        let promises = (0..today.promises.len()).map(TodayRow::Promise);
        let parked = (0..parked).map(TodayRow::Parked);
        let lists = (0..today.lists.len()).map(TodayRow::List);
        callbacks
            .chain(promises)
            .chain(parked)
            .chain(lists)
            .collect()
    }
}
