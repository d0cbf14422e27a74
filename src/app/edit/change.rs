//! What was done to a text, so that it can be undone.

/// One step that can be undone: a piece of text replaced by another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    /// Where the piece began.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
    /// Where the cursor was before.
    pub cursor: usize,
}

impl Change {
    /// Makes one step of this and the next, when the next is typed or deleted on in the same word.
    pub(super) fn joins(&mut self, next: &Self) -> bool {
        if self.removed.is_empty() && next.removed.is_empty() {
            return self.joins_typed(next);
        }
        if self.inserted.is_empty() && next.inserted.is_empty() {
            return self.joins_deleted(next);
        }
        false
    }

    fn joins_typed(&mut self, next: &Self) -> bool {
        let follows = next.at == self.at + self.inserted.len();
        let begins_word = self.inserted.ends_with(char::is_whitespace)
            && !next.inserted.starts_with(char::is_whitespace);
        if !follows || begins_word {
            return false;
        }
        self.inserted.push_str(&next.inserted);
        true
    }

    fn joins_deleted(&mut self, next: &Self) -> bool {
        if next.at + next.removed.len() == self.at {
            self.removed.insert_str(0, &next.removed);
            self.at = next.at;
            true
        } else if next.at == self.at {
            self.removed.push_str(&next.removed);
            true
        } else {
            false
        }
    }
}
