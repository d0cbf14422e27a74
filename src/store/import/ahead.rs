//! Lines written ahead. Most rows of most lists are somebody new, and then the line that says so depends on the row, on its
//! number in the log and on its place on the list. Whoever reads the list writes that line as it will be if all goes so,
//! and the thread that writes the database takes it if it did.
//!
//! *Invariant:* a line is taken only for somebody new, with the number and the place that it names; any other is written
//! again.

use super::arrival::{Arrival, Ids, Ready};
use crate::model::fact::{CustomerNew, Fact, Membership, Said};
use crate::model::id::{CustomerId, SellerId};
use crate::model::incoming::Incoming;
use crate::model::list::ListRef;
use crate::model::moment::Moment;
use crate::sync::Random;
use crate::sync::line::{Salt, Written};
use crate::sync::stream::Seq;
use crate::sync::wire;

/// Makes rows ready, with their lines.
pub struct Ahead {
    pub(super) list: ListRef,
    pub(super) principal: String,
    pub(super) source: String,
    pub(super) by: SellerId,
    pub(super) at: Moment,
    pub(super) seq: Seq,
    pub(super) place: u64,
    pub(super) ids: Ids,
    pub(super) random: Box<dyn Random + Send>,
}

/// Somebody new as they will be written, if all goes as it did so far.
#[derive(Debug)]
pub(super) struct Foretold {
    pub(super) id: CustomerId,
    pub(super) said: Said,
    pub(super) written: Written,
    seq: Seq,
    place: u64,
}

impl Ahead {
    /// Makes a row ready.
    pub fn ready(&mut self, arrival: Arrival) -> Ready {
        let mut ready = Ready::from(arrival);
        let id = self.ids.draw(&mut *self.random);
        let row = &mut ready.arrival.row;
        let source = if row.source.is_empty() {
            &self.source
        } else {
            &row.source
        };
        let new = CustomerNew {
            principal: self.principal.clone(),
            source: source.clone(),
            member: Some(Membership {
                list: self.list.clone(),
                place: self.place,
            }),
            tags: std::mem::take(&mut row.tags),
            profile: std::mem::take(&mut row.profile),
        };
        let said = Said {
            at: self.at,
            by: Some(self.by),
            about: Some(id),
            fact: Fact::CustomerNew(new),
        };
        let (seq, place) = (self.seq, self.place);
        match wire::write(&said, seq, Salt::draw(&mut *self.random)) {
            Ok(written) => {
                self.seq = seq.next();
                self.place += 1;
                ready.foretold = Some(Box::new(Foretold {
                    id,
                    said,
                    written,
                    seq,
                    place,
                }));
            }
            // It is written again where somebody hears why it cannot be.
            Err(_) => give_back(said, row),
        }
        ready
    }
}

impl Foretold {
    /// Whether the line is the one that is to be written next.
    pub(super) fn is_next(&self, seq: Seq, place: u64) -> bool {
        self.seq == seq && self.place == place
    }

    /// Gives the row back what was taken out of it.
    pub(super) fn give_back(self, row: &mut Incoming) -> CustomerId {
        give_back(self.said, row);
        self.id
    }
}

fn give_back(said: Said, row: &mut Incoming) {
    if let Fact::CustomerNew(new) = said.fact {
        row.profile = new.profile;
        row.tags = new.tags;
    }
}
