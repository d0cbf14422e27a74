//! What is to be kept: the promises, questions, causes, corrections, orders and people that somebody must not forget.

use super::id::{CustomerId, PartRef, RecordId};
use super::moment::Moment;
use super::order::{NextContact, Order};
use super::said::{Demand, Promise, Question};
use super::talk::CorrectionAsked;

/// Something that is about a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About<T> {
    /// Whom.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// What.
    pub what: T,
}

/// What a seller must not forget today, each kind the most urgent first and no longer than a screen can show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Promises whose last day is over, ours and theirs.
    pub overdue: Vec<About<Promise>>,
    /// Promises whose last day is today.
    pub due: Vec<About<Promise>>,
    /// Questions of theirs that nobody has answered, and since when.
    pub questions: Vec<About<(Question, Moment)>>,
    /// Causes that are mended: those who raised them, and have not been spoken with since.
    pub mended: Vec<About<Mended>>,
    /// Demands that were not clear.
    pub unsorted: Vec<About<Unsorted>>,
    /// Calls of the seller's whose records are to be put right.
    pub corrections: Vec<About<Correction>>,
    /// Orders of the seller's whose step proposes a contact.
    pub orders: Vec<About<(Order, NextContact)>>,
    /// People who have not heard from us for nearly too long.
    pub nearly_forgotten: Vec<About<NearlyForgotten>>,
}

/// A cause that is mended, for somebody who raised it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The cause, in words.
    pub cause: String,
    /// When it was mended.
    pub at: Moment,
    /// What they said.
    pub demand: Demand,
}

/// A demand that was not clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsorted {
    /// Its address.
    pub id: PartRef,
    /// What they said.
    pub demand: Demand,
    /// When.
    pub at: Moment,
}

/// A call whose record is to be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The record that asks for it.
    pub id: RecordId,
    /// What is not right, and in which call.
    pub asked: CorrectionAsked,
    /// Since when.
    pub at: Moment,
}

/// Somebody who has not heard from us for nearly too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearlyForgotten {
    /// When we last spoke, or when they became known.
    pub since: Moment,
    /// When they are forgotten.
    pub latest: Moment,
}

/// The customers to go through in a weekly review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// From when on it looks.
    pub since: Option<Moment>,
    /// Those about whom the seller has said something since then, in the order in which it was first said.
    pub rows: Vec<About<ReviewRow>>,
}

/// Somebody in a weekly review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewRow {
    /// When something was last said of them.
    pub last: Moment,
    /// Whether they were gone through since the review began to look.
    pub is_reviewed: bool,
}

impl Review {
    /// Those who were not gone through yet: nobody is forgotten when there is none.
    pub fn forgotten(&self) -> impl Iterator<Item = &About<ReviewRow>> {
        self.rows.iter().filter(|row| !row.what.is_reviewed)
    }
}
