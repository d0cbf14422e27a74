//! A row on its way in, made ready on whatever thread has read it: the thread that writes has enough to do.
//!
//! *Invariant:* depends on the row alone; nothing here knows who is in the database.

use super::ahead::Foretold;
use super::carry::keep_words;
use super::fit::fit;
use super::known::Keys;
use crate::model::id::CustomerId;
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::store::project::search::Words;
use crate::sync::Random;

/// A row that comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// What the row says.
    pub row: Incoming,
    /// What its status is taken to mean; [`StatusMeaning::Unknown`] when it has none.
    pub status: StatusMeaning,
}

/// A row that is ready to come in: made to fit a record, with what it is known by and found by.
#[derive(Debug)]
pub struct Ready {
    pub(super) arrival: Arrival,
    pub(super) keys: Keys,
    pub(super) words: Words,
    /// The line that makes them known, written ahead; then the row has lent it its profile and tags.
    pub(super) foretold: Option<Box<Foretold>>,
}

impl From<Arrival> for Ready {
    fn from(mut arrival: Arrival) -> Self {
        keep_words(&mut arrival);
        fit(&mut arrival.row);
        let profile = &arrival.row.profile;
        Self {
            keys: Keys::of(profile),
            words: Words::of(profile),
            foretold: None,
            arrival,
        }
    }
}

/// Ids of those whom an import makes known. Each is a little larger than the one before, so that they stand together in the
/// index of ids instead of each on a page of its own; where an import begins, and the steps, are chance.
#[derive(Debug, Default)]
pub(super) struct Ids(Option<u64>);

/// The least step between two ids; more is added by chance.
const STEP: u64 = 1 << 20;

impl Ids {
    pub(super) fn draw(&mut self, random: &mut dyn Random) -> CustomerId {
        let mut bytes = [0; 8];
        random.fill(&mut bytes);
        let drawn = u64::from_be_bytes(bytes);
        let next = match self.0 {
            Some(last) => last.wrapping_add(STEP + drawn % STEP),
            None => drawn,
        };
        self.0 = Some(next);
        CustomerId::of(next.to_be_bytes())
    }
}
