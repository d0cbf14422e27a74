//! Find as you type: the line, and what was found. An answer never waits for a key nor a key for an answer.

use crate::app::cursor::Cursor;
use crate::app::edit::Editor;
use crate::app::effect::FindQuestion;
use crate::model::find::Found;

/// Results asked for at once.
const ROWS_MAX: usize = 50;

/// What somebody is looked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum FindFor {
    /// To open their card.
    #[default]
    Look,
    /// Because they ring us.
    TheyRing,
    /// Because they are the same person as the customer on the card.
    SamePerson,
}

/// The find line and what it found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FindPane {
    /// What for.
    pub(crate) what_for: FindFor,
    /// What is typed.
    pub(crate) field: Editor,
    /// Whose customers are looked for, where there is more than one principal.
    pub(crate) principal: Option<String>,
    /// What was found for `answered`.
    pub(crate) found: Vec<Found>,
    /// The text that `found` answers; none before the first answer.
    pub(crate) answered: Option<String>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
}

impl FindPane {
    /// The question for what is typed; none when nothing is.
    pub(crate) fn ask(&mut self) -> Option<FindQuestion> {
        let text = self.field.text().trim();
        if text.is_empty() {
            self.found.clear();
            self.answered = None;
            return None;
        }
        Some(FindQuestion {
            text: text.to_owned(),
            principal: self.principal.clone(),
            rows_max: ROWS_MAX,
        })
    }

    /// Takes an answer, unless it is to something typed earlier and a newer one is already here.
    pub(crate) fn take(&mut self, asked: &FindQuestion, found: Vec<Found>) {
        if asked.text != self.field.text().trim() {
            return;
        }
        self.found = found;
        self.answered = Some(asked.text.clone());
        self.cursor = Cursor::default();
    }

    /// The chosen customer; none while what is found answers something typed earlier.
    pub(crate) fn chosen(&self) -> Option<&Found> {
        self.found
            .get(self.cursor.at)
            .filter(|_| self.is_answered())
    }

    /// Whether what is found is the answer to what is typed now.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered.as_deref().unwrap_or_default() == self.field.text().trim()
    }
}
