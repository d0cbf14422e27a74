//! What the statuses of somebody's working list are taken to mean.
//!
//! *Invariant:* a guess is shown before it is used, and a word of the person's own overrides it.

use std::collections::BTreeMap;

use crate::config::aliases::Aliases;
use crate::model::incoming::StatusMeaning;
use crate::model::text::fold_letters;

/// The statuses of one list with their meaning.
#[derive(Debug, Clone, Default)]
pub struct Statuses {
    known: BTreeMap<String, Status>,
}

/// One status as the list writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// As the list writes it.
    pub text: String,
    /// What it is taken to mean.
    pub meaning: StatusMeaning,
    /// Rows that have it.
    pub rows: u64,
}

impl Statuses {
    /// Counts the status of a row, and answers what it means.
    pub fn count(&mut self, text: &str, aliases: &Aliases) -> StatusMeaning {
        let status = self
            .known
            .entry(fold_letters(text))
            .or_insert_with(|| Status {
                text: text.to_owned(),
                meaning: guess(text, aliases),
                rows: 0,
            });
        status.rows += 1;
        status.meaning
    }

    /// Says what a status means, whatever was guessed.
    pub fn mean(&mut self, text: &str, meaning: StatusMeaning) {
        let status = self
            .known
            .entry(fold_letters(text))
            .or_insert_with(|| Status {
                text: text.to_owned(),
                meaning,
                rows: 0,
            });
        status.meaning = meaning;
    }

    /// All statuses that were met or said, in the order of their letters.
    pub fn all(&self) -> impl Iterator<Item = &Status> {
        self.known.values()
    }
}

/// What a status is taken to mean.
#[must_use]
pub fn guess(text: &str, aliases: &Aliases) -> StatusMeaning {
    aliases
        .status(text)
        .and_then(|name| {
            StatusMeaning::ALL
                .into_iter()
                .find(|meaning| meaning.name() == name)
        })
        .unwrap_or(StatusMeaning::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_counted_and_can_be_overruled() {
        let aliases = Aliases::embedded();
        let mut statuses = Statuses::default();
        statuses.mean("fase 2", StatusMeaning::Talked);
        assert_eq!(statuses.count("Fase 2", &aliases), StatusMeaning::Talked);
        assert_eq!(
            statuses.count("Ikke svar", &aliases),
            StatusMeaning::NoAnswer
        );
        assert_eq!(
            statuses.count("IKKE SVAR", &aliases),
            StatusMeaning::NoAnswer
        );
        assert_eq!(statuses.count("blå", &aliases), StatusMeaning::Unknown);
        let rows: Vec<_> = statuses
            .all()
            .map(|status| (status.text.as_str(), status.rows))
            .collect();
        assert_eq!(rows, [("blå", 1), ("fase 2", 1), ("Ikke svar", 2)]);
    }
}
