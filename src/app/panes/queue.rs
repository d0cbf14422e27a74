//! The queue on the screen: which customers, the chosen row, and who is set aside for later today.

use std::collections::BTreeSet;

use crate::app::cursor::Cursor;
use crate::model::id::{CustomerId, SellerId};
use crate::model::moment::Now;
use crate::model::queue::{Queue, QueueFilter, QueueQuestion, QueueRow};

/// Rows asked for at once.
const ROWS_MAX: usize = 200;

/// The queue on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct QueuePane {
    /// Which customers, in which order.
    pub(crate) filter: QueueFilter,
    /// The label of the field that is filtered by, as the house calls it.
    pub(crate) filter_label: String,
    /// The front of the queue; none before the first answer.
    pub(crate) queue: Option<Queue>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
    /// Set aside until later today; they stand last.
    pub(crate) aside: BTreeSet<CustomerId>,
    /// The last question, so that the answer to an earlier one is known to be late.
    asked: Option<QueueQuestion>,
    /// What the rows answer; none before the first answer.
    answered: Option<QueueFilter>,
}

/// Whether an answer was the one that was waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It was.
    Current,
    /// It was late; a newer question is on its way.
    Late,
}

impl QueuePane {
    /// The question for the front of the queue.
    pub(crate) fn ask(&mut self, seller: SellerId, now: Now) -> QueueQuestion {
        let question = QueueQuestion {
            filter: self.filter.clone(),
            seller,
            now,
            rows_max: ROWS_MAX,
        };
        self.asked = Some(question.clone());
        question
    }

    /// Takes an answer; who was set aside stands last. The cursor stays on the customer it was on.
    pub(crate) fn take(&mut self, asked: &QueueQuestion, mut queue: Queue) -> Taken {
        if self.asked.as_ref() != Some(asked) {
            return Taken::Late;
        }
        let chosen = self.chosen().map(|row| row.customer);
        queue
            .rows
            .sort_by_key(|row| self.aside.contains(&row.customer));
        self.queue = Some(queue);
        self.asked = None;
        self.answered = Some(asked.filter.clone());
        match chosen.and_then(|customer| self.place_of(customer)) {
            Some(place) => self.cursor.at = place,
            None => self.cursor.keep_within(self.rows().len()),
        }
        Taken::Current
    }

    /// Whether the rows are those that were asked for last: no other list, and no other field.
    pub(crate) fn is_answered(&self) -> bool {
        self.answered.as_ref() == Some(&self.filter)
    }

    /// The rows.
    pub(crate) fn rows(&self) -> &[QueueRow] {
        self.queue.as_ref().map_or(&[], |queue| &queue.rows)
    }

    /// The chosen row.
    pub(crate) fn chosen(&self) -> Option<&QueueRow> {
        self.rows().get(self.cursor.at)
    }

    /// Where a customer stands.
    pub(crate) fn place_of(&self, customer: CustomerId) -> Option<usize> {
        self.rows().iter().position(|row| row.customer == customer)
    }

    /// The next customer to call: the first who is not this one and not set aside, else the first set aside.
    pub(crate) fn next_after(&self, customer: Option<CustomerId>) -> Option<&QueueRow> {
        let others = || {
            self.rows()
                .iter()
                .filter(|row| Some(row.customer) != customer)
        };
        others()
            .find(|row| !self.aside.contains(&row.customer))
            .or_else(|| others().next())
    }

    /// Sets a customer aside for later today.
    pub(crate) fn set_aside(&mut self, customer: CustomerId) {
        self.aside.insert(customer);
        if let Some(queue) = &mut self.queue {
            queue
                .rows
                .sort_by_key(|row| self.aside.contains(&row.customer));
        }
    }
}
