//! What is to be kept: the promises, questions, causes, corrections, orders and people that somebody must not forget.

use chrono::NaiveDate;

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

/// The kinds of what is kept, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeptKind {
    /// Agreed calls.
    Callbacks,
    /// Promises whose last day is today, or over.
    Promises,
    /// Calls whose records are to be put right.
    Corrections,
    /// People to be told that what they raised is mended.
    Mended,
    /// Questions that nobody has answered.
    Questions,
    /// Orders whose step proposes a contact.
    Orders,
    /// People who have not heard from us for nearly too long.
    Forgotten,
    /// Demands that were not clear.
    Unsorted,
}

impl KeptKind {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 8] = [
        Self::Callbacks,
        Self::Promises,
        Self::Corrections,
        Self::Mended,
        Self::Questions,
        Self::Orders,
        Self::Forgotten,
        Self::Unsorted,
    ];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Callbacks => "callbacks",
            Self::Promises => "promises",
            Self::Corrections => "corrections",
            Self::Mended => "mended",
            Self::Questions => "questions",
            Self::Orders => "orders",
            Self::Forgotten => "forgotten",
            Self::Unsorted => "unsorted",
        }
    }
}

/// What a seller must not forget today, each kind the most urgent first and no longer than can be looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeping {
    /// Promises whose last day is today or over, ours and theirs.
    pub promises: Vec<About<Promise>>,
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
    /// How many there are of each kind of which there are more than its rows; no further than [`Keeping::COUNTED_MAX`].
    pub more: Vec<(KeptKind, u64)>,
}

impl Keeping {
    /// How far rows are counted that are not shown.
    pub const COUNTED_MAX: u64 = 10_000;

    /// How many there are of a kind of which so many rows are here.
    #[must_use]
    pub fn count(&self, kind: KeptKind, rows: usize) -> u64 {
        let counted = self.more.iter().find(|(it, _)| *it == kind);
        counted.map_or_else(
            || u64::try_from(rows).unwrap_or(u64::MAX),
            |(_, count)| *count,
        )
    }
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
    /// Those whom the seller has spoken with or written about since then, those who are owed a call or a promise that
    /// is overdue, and those whose day has come who were set aside; in the order in which it was first so.
    pub rows: Vec<About<ReviewRow>>,
}

/// Somebody in a weekly review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewRow {
    /// When something was last said of them.
    pub last: Moment,
    /// Whether they were gone through since then, or are set aside.
    pub is_reviewed: bool,
    /// Until which day they are set aside.
    pub aside_until: Option<NaiveDate>,
}

impl Review {
    /// Those who were not gone through yet: nobody is forgotten when there is none.
    pub fn forgotten(&self) -> impl Iterator<Item = &About<ReviewRow>> {
        self.rows.iter().filter(|row| !row.what.is_reviewed)
    }
}
