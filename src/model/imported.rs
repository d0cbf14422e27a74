//! What an import came to, and what it would come to.

use super::queue::Counts;

/// What an import came to, or would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows with anything in them, the header not counted.
    pub rows: u64,
    /// Rows that become a customer.
    pub new: u64,
    /// Rows that meet a customer who is known, or an earlier row.
    pub merged: u64,
    /// Rows refused, by the name of the reason, most first.
    pub refused: Vec<(String, u64)>,
    /// Customers who share a number with somebody of another name.
    pub sharing: u64,
    /// Notes, callbacks, earlier calls and wishes not to be called that came over with the rows.
    pub carried: Carried,
    /// How many of the list can be called now, and what would make the rest callable.
    pub counts: Counts,
}

impl Summary {
    /// Rows refused for any reason.
    #[must_use]
    pub fn refused_total(&self) -> u64 {
        self.refused.iter().map(|(_, count)| count).sum()
    }
}

/// What a seller's own working list brought with it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Carried {
    /// Notes.
    pub notes: u64,
    /// Callbacks.
    pub callbacks: u64,
    /// Earlier calls.
    pub calls: u64,
    /// Wishes not to be called.
    pub suppressions: u64,
}
