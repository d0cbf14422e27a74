//! The agenda: what was agreed for some days, and for whom it stands there.

use chrono::{NaiveDate, NaiveTime};

use super::callback::Callback;
use super::id::CustomerId;
use super::moment::Zone;
use super::said::Promise;
use super::standing::Class;
use super::when::Precision;

/// Whose agreements an agenda shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// The seller's own.
    #[default]
    Mine,
    /// Everyone's: the seller's, those that are anyone's, and the colleagues'.
    Everyones,
}

/// Which days, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaQuestion {
    /// The first day, on the seller's clock.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// Whose.
    pub whose: Whose,
}

/// Something that was agreed for a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaRow {
    /// What.
    pub what: Agreement,
    /// With whom.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// What the rules on hours and days need to know of them.
    pub class: Class,
    /// Whether nobody may call them again, whatever was agreed.
    pub is_never: bool,
}

/// A callback or a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreement {
    /// A call that was agreed.
    Callback(Callback),
    /// A promise of ours with a last day.
    Promise(Promise, NaiveDate),
}

impl Agreement {
    /// The day on which it stands: on the seller's clock where there is a time, else as it was agreed.
    #[must_use]
    pub fn day(&self, seller: Zone) -> NaiveDate {
        match self {
            Self::Callback(callback) => match callback.set.when.precision {
                Precision::Exact | Precision::After => {
                    callback.set.when.due().in_zone(seller).date()
                }
                Precision::Day => callback.set.when.at.date(),
            },
            Self::Promise(_, due) => *due,
        }
    }

    /// The time at which it stands, on the seller's clock; none when it holds for the whole day.
    #[must_use]
    pub fn time(&self, seller: Zone) -> Option<NaiveTime> {
        match self {
            Self::Callback(callback) => match callback.set.when.precision {
                Precision::Exact | Precision::After => {
                    Some(callback.set.when.due().in_zone(seller).time())
                }
                Precision::Day => None,
            },
            Self::Promise(..) => None,
        }
    }
}
