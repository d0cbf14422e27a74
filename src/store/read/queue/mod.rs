//! The queue: whom to call next, why, and why the others wait (issue order: callbacks due, mine before anyone's; promises
//! due; then the lists, least tried first).
//!
//! Whom the rules hold back is known from indexed columns and counters; what holds for a whole class of people is asked
//! when the queue is read (DESIGN.md §10).
//!
//! *Invariant:* the same question at the same moment has the same answer: every order ends in a key.

mod counts;
pub(super) mod due;
mod next;
mod sieve;
#[cfg(test)]
mod tests;
mod waiting;

use std::collections::BTreeSet;

use rusqlite::Connection;

use self::counts::Lane;
pub(super) use self::counts::counts_of;
use self::sieve::Sieve;
use super::callers::Callers;
use super::list::{self, ListRow};
use super::opened::{Held, all_held};
use crate::model::list::ListState;
use crate::model::queue::{Counts, Hold, Place, Queue, QueueQuestion, QueueRow};
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;

impl Store {
    /// The front of the queue, and how long it is. A filter or an order by a field is fast once
    /// [`keep_facet`](Store::keep_facet) has made its index; without, everybody's card is read.
    pub fn queue(&self, asked: &QueueQuestion) -> Result<Queue, Failure> {
        self.snapshot(|db| {
            let lists = lists_of(db, asked)?;
            let sieve = Sieve::of(db, &asked.filter, &lists)?;
            let tallies = counts::tallies(db, &sieve, &lists)?;
            let standings = counts::standings(&tallies, &lists, &*self.holds, asked.now);
            let mut counts = counts::sum(db, &tallies, &standings)?;
            let lanes = counts::lanes(&tallies, &standings, &lists);
            let callers = Callers::of(db, &*self.holds, asked.now)?;
            let mut front = Front {
                db,
                asked,
                callers: callers.as_ref(),
                held: all_held(db, asked.seller, asked.now)?,
                taken: BTreeSet::new(),
                rows: Vec::new(),
            };
            front.hold_back(&sieve, &lanes, &mut counts)?;
            self.due(&mut front, &sieve, &list::all(db)?)?;
            counts.now += front.off_lanes(&lanes)?;
            if let Some(hold) = asked.filter.waiting {
                front.clear();
                waiting::fill(&mut front, (&sieve, hold), (&lists, &lanes), &standings)?;
            } else {
                next::fill(&mut front, &sieve, &lanes)?;
            }
            front.count_own(&lanes, &mut counts)?;
            Ok(Queue {
                rows: front.rows,
                counts,
            })
        })
    }
}

/// The lists whose people may come: the one that was asked for, else all that are not closed.
fn lists_of(db: &Connection, asked: &QueueQuestion) -> Result<Vec<ListRow>, Failure> {
    let mut lists = list::called(db)?;
    lists.retain(|row| match asked.filter.list {
        Some(id) => row.list.id == id,
        None => row.list.state == ListState::Open,
    });
    Ok(lists)
}

fn as_u64(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// The front of a queue, as far as it is made.
struct Front<'a> {
    db: &'a Connection,
    asked: &'a QueueQuestion,
    /// Who calls whom, in a team.
    callers: Option<&'a Callers>,
    /// Those whose cards colleagues have before them.
    held: Vec<Held>,
    /// Everybody who has a place already.
    taken: BTreeSet<i64>,
    rows: Vec<QueueRow>,
}

impl Front<'_> {
    fn is_full(&self) -> bool {
        self.rows.len() >= self.asked.rows_max
    }

    /// Takes the places back.
    fn clear(&mut self) {
        self.taken.clear();
        self.rows.clear();
    }

    /// Counts those who are with a colleague among those who wait.
    fn hold_back(
        &self,
        sieve: &Sieve<'_>,
        lanes: &[Lane],
        counts: &mut Counts,
    ) -> Result<(), Failure> {
        for held in &self.held {
            let mut places = next::places(self.db, held.customer)?.into_iter();
            let counted = places.any(|place| lanes.contains(&place.lane));
            if counted && sieve.admits(self.db, held.customer)? {
                counts.now = counts.now.saturating_sub(1);
                counts.wait(Hold::WithColleague, held.until());
            }
        }
        Ok(())
    }

    /// Whether a colleague has them before them.
    fn is_held(&self, customer: i64) -> bool {
        self.held.iter().any(|held| held.customer == customer)
    }

    /// The team's sharing, when this seller has a part in it.
    fn sharing(&self) -> Option<&Callers> {
        let seller = self.asked.seller;
        self.callers.filter(|callers| callers.has_share(seller))
    }

    /// Whether nobody else calls them.
    fn is_callers(&self, customer: i64) -> Result<bool, Failure> {
        match self.sharing() {
            Some(callers) => callers.is_callers(self.db, customer, self.asked.seller),
            None => Ok(true),
        }
    }

    /// Whether a member of a list is this seller's to call, as far as nothing is agreed.
    fn is_in_share(&self, customer: i64) -> Result<bool, Failure> {
        match self.sharing() {
            Some(callers) => callers.is_in_share(self.db, customer, self.asked.seller),
            None => Ok(true),
        }
    }

    /// Counts those who are colleagues' to call among those who wait: all of them where all of the seller's own have a
    /// place, else by the part that the seller has in the first of each lane.
    fn count_own(&self, lanes: &[Lane], counts: &mut Counts) -> Result<(), Failure> {
        if self.sharing().is_none() {
            return Ok(());
        }
        if self.asked.filter.waiting.is_none() && !self.is_full() {
            counts.keep_own(as_u64(self.rows.len()));
            return Ok(());
        }
        let (own, of) = next::own_of(self, lanes)?;
        let part = counts.now.saturating_mul(own).checked_div(of);
        counts.keep_own(part.unwrap_or(counts.now));
        Ok(())
    }

    fn has(&self, customer: i64) -> bool {
        self.taken.contains(&customer)
    }

    /// Gives somebody the next place, unless they have one.
    fn push(&mut self, customer: i64, place: Place) -> Result<(), Failure> {
        let is_waiting = matches!(place, Place::Waiting { .. });
        if !is_waiting && (self.is_held(customer) || !self.is_callers(customer)?) {
            return Ok(());
        }
        let row = load_customer(self.db, customer)?;
        if row.born.is_none() || !self.taken.insert(customer) {
            return Ok(());
        }
        let columns = self.asked.filter.columns.iter();
        let columns = columns.map(|field| row.profile.value(field).to_owned());
        self.rows.push(QueueRow {
            customer: row.id,
            columns: columns.collect(),
            name: row.profile.name,
            company: row.profile.company,
            place,
        });
        Ok(())
    }

    /// How many of those who have a place are not among those whom the lists count.
    fn off_lanes(&self, lanes: &[Lane]) -> Result<u64, Failure> {
        let mut count = 0;
        for customer in &self.taken {
            let on_lane = next::places(self.db, *customer)?
                .into_iter()
                .any(|place| lanes.contains(&place.lane));
            count += u64::from(!on_lane);
        }
        Ok(count)
    }
}
