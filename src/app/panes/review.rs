//! The weekly review: one customer at a time, and what is shown of each.

use crate::app::effect::CardRead;
use crate::model::card::{Entry, Happened, ToldWhat};
use crate::model::id::CustomerId;
use crate::model::keeping::{About, Review, ReviewRow};
use crate::model::moment::Moment;

use super::card::{CardPane, CardRow, Heading};

/// A text as long as this may not fit in its line.
const LINE_CHARS: usize = 36;

/// The review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ReviewPane {
    /// Whom it goes through; none before the first answer.
    pub(crate) review: Option<Review>,
    /// On whom it stands.
    pub(crate) at: Option<CustomerId>,
    /// Their card; none while it is read.
    pub(crate) card: Option<Box<CardRead>>,
    /// What is opened of their history, and the first row that is shown.
    pub(crate) card_pane: CardPane,
    /// Whether the next answer leads on to whoever is next.
    pub(crate) step: StepOn,
    /// How it ended; none while it goes on.
    pub(crate) ended: Option<Ended>,
}

/// Whether the review goes on to the next customer once it is read anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum StepOn {
    /// It stays where it is.
    #[default]
    No,
    /// It goes on.
    Yes,
}

/// How a review ended: what its receipt says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ended {
    /// How many were gone through.
    pub(crate) reviewed: u64,
    /// Who still is forgotten, by name.
    pub(crate) forgotten: Vec<String>,
}

impl ReviewPane {
    /// Everybody in it.
    pub(crate) fn rows(&self) -> &[About<ReviewRow>] {
        self.review.as_ref().map_or(&[], |review| &review.rows)
    }

    /// The place of the one it stands on, counted from zero.
    pub(crate) fn place(&self) -> Option<usize> {
        let at = self.at?;
        self.rows().iter().position(|row| row.customer == at)
    }

    /// The one it stands on.
    pub(crate) fn row(&self) -> Option<&About<ReviewRow>> {
        self.rows().get(self.place()?)
    }

    /// The next one who was not gone through, from a place on and round.
    pub(crate) fn next_forgotten(&self, from: usize) -> Option<CustomerId> {
        let rows = self.rows();
        let (before, after) = rows.split_at(from.min(rows.len()));
        let mut round = after.iter().chain(before);
        round
            .find(|row| !row.what.is_reviewed)
            .map(|row| row.customer)
    }

    /// What a receipt of it would say now.
    pub(crate) fn ends(&self) -> Ended {
        let all = u64::try_from(self.rows().len()).unwrap_or(u64::MAX);
        let review = self.review.iter();
        let forgotten = review.flat_map(Review::forgotten);
        let forgotten: Vec<String> = forgotten.map(|row| row.name.clone()).collect();
        let count = u64::try_from(forgotten.len()).unwrap_or(u64::MAX);
        Ended {
            reviewed: all.saturating_sub(count),
            forgotten,
        }
    }

    /// Takes the card of the one it stands on.
    pub(crate) fn take_card(&mut self, read: Box<CardRead>) {
        let since = self.since();
        let said = read.card.history.iter();
        let said = said.filter(|it| is_since(it, since) && has_more(it));
        let top = if self.card.is_some() {
            self.card_pane.cursor
        } else {
            crate::app::cursor::Cursor::default()
        };
        self.card_pane = CardPane {
            opened: said.map(|entry| entry.record).collect(),
            cursor: top,
            ..CardPane::default()
        };
        self.card = Some(read);
    }

    fn since(&self) -> Option<Moment> {
        self.review.as_ref().and_then(|review| review.since)
    }

    /// What is shown of the one it stands on, whose texts break at this width: what was said since the last review, and what
    /// is open.
    pub(crate) fn shown(&self, width: usize) -> Vec<CardRow> {
        let Some(read) = &self.card else {
            return Vec::new();
        };
        let card = &read.card;
        let since = self.since();
        let mut rows = vec![CardRow::Heading(Heading::Since)];
        for (n, entry) in card.history.iter().enumerate() {
            if is_since(entry, since) {
                self.card_pane.entry(n, entry, width, &mut rows);
            }
        }
        rows.push(CardRow::Heading(Heading::Open));
        let open = rows.len();
        rows.extend((0..card.callbacks.len()).map(CardRow::Callback));
        rows.extend((0..card.promises.len()).map(CardRow::Promise));
        rows.extend((0..card.questions.len()).map(CardRow::Question));
        if rows.len() == open {
            rows.push(CardRow::NothingOpen);
        }
        super::card::matter_rows(card, &mut rows);
        rows
    }
}

/// Whether something happened since the last review; that somebody was gone through is no news.
fn is_since(entry: &Entry, since: Option<Moment>) -> bool {
    let is_review = match &entry.what {
        Happened::Told(told) => told.what == ToldWhat::Reviewed,
        Happened::Call { .. }
        | Happened::Note { .. }
        | Happened::Known { .. }
        | Happened::FieldWritten { .. }
        | Happened::Suppressed { .. }
        | Happened::SuppressLifted { .. }
        | Happened::Wished(_)
        | Happened::Joined(_)
        | Happened::Callback { .. } => false,
    };
    !is_review && since.is_none_or(|since| Moment::from(entry.at) >= since)
}

/// Whether there is more to it than its line shows.
fn has_more(entry: &Entry) -> bool {
    let is_call = matches!(entry.what, Happened::Call { .. });
    is_call || super::card::text_of(entry).chars().count() > LINE_CHARS
}
