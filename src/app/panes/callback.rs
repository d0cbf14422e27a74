//! When to call again: six times by number key, or typed; whose it is, and what it is about.

use chrono::NaiveDate;

use crate::app::cursor::Cursor;
use crate::model::callback::{Callback, CallbackSet};
use crate::model::id::{CustomerId, PartRef};
use crate::model::moment::{Now, Zone};
use crate::model::seller::Owner;
use crate::model::when::{Soon, When, soon};

/// What the callback is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CallbackFor {
    /// The call in hand.
    Call,
    /// The customer, outside a call.
    Card(CustomerId),
    /// One that was agreed and is moved.
    Move {
        /// With whom.
        customer: CustomerId,
        /// Which.
        of: PartRef,
        /// From when.
        from: When,
    },
}

/// The question when to call again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CallbackPane {
    /// What it is for.
    pub(crate) what: CallbackFor,
    /// The customer's clock.
    pub(crate) zone: Zone,
    /// What the number keys 1 to 6 agree.
    pub(crate) choices: [(Soon, When); 6],
    /// Whose it is.
    pub(crate) owner: Owner,
    /// What it is about.
    pub(crate) about: String,
    /// What is agreed for the day of the chosen time; none before the answer.
    pub(crate) that_day: Option<(NaiveDate, Vec<(Callback, String)>)>,
    /// The chosen row.
    pub(crate) cursor: Cursor,
}

/// A row of the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallbackRow {
    /// One of the six times.
    Time(usize),
    /// A time that is typed.
    Typed,
    /// Whose it is.
    Owner,
    /// What it is about.
    About,
}

impl CallbackPane {
    /// How many rows there are.
    pub(crate) const ROWS: usize = 9;

    /// The question, with what was agreed before filled in.
    pub(crate) fn of(what: CallbackFor, zone: Zone, now: Now, owner: Owner, about: String) -> Self {
        let there = Now { zone, ..now };
        Self {
            what,
            zone,
            choices: soon(there),
            owner,
            about,
            that_day: None,
            cursor: Cursor::default(),
        }
    }

    /// The row with this number, counted from zero.
    pub(crate) fn row(at: usize) -> CallbackRow {
        match at {
            0..=5 => CallbackRow::Time(at),
            6 => CallbackRow::Typed,
            7 => CallbackRow::Owner,
            _ => CallbackRow::About,
        }
    }

    /// The time of the chosen row, if it is one.
    pub(crate) fn chosen(&self) -> Option<When> {
        self.choices.get(self.cursor.at).map(|(_, when)| *when)
    }

    /// The callback at this time.
    pub(crate) fn set(&self, when: When) -> CallbackSet {
        CallbackSet {
            when,
            owner: self.owner.clone(),
            about: self.about.clone(),
        }
    }
}
