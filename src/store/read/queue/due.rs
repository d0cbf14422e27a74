//! Those who are due whatever a list says: callbacks that were agreed, promises that we made.

use chrono::Duration;

use super::Front;
use super::sieve::Sieve;
use crate::model::moment::{Moment, Now};
use crate::model::queue::Place;
use crate::store::open::{Failure, Store};
use crate::store::person::Person;
use crate::store::read::agreed::{CallbackOf, callback, callbacks, promise, promises};
use crate::store::row::{Col, day};

pub(in crate::store::read) const MINE: &str =
    callbacks!("state = 0 AND due <= ?1 AND owner = ?2 ORDER BY due, root, part");
pub(in crate::store::read) const ANYONES: &str = callbacks!(
    "state = 0 AND due <= ?1 AND owner IS NULL AND ?2 IS NOT NULL ORDER BY due, root, part"
);
pub(super) const PROMISED: &str = promises!(
    "state = 0 AND is_ours = 1 AND due IS NOT NULL AND due <= ?1 AND owner = ?2 ORDER BY due, root, part"
);

impl Store {
    /// The seller's own callbacks, then anyone's, then the promises that the seller made.
    pub(super) fn due(&self, front: &mut Front<'_>, sieve: &Sieve<'_>) -> Result<(), Failure> {
        for sql in [MINE, ANYONES] {
            self.callbacks_due(front, sieve, sql)?;
        }
        self.promises_due(front, sieve)
    }

    fn callbacks_due(
        &self,
        front: &mut Front<'_>,
        sieve: &Sieve<'_>,
        sql: &str,
    ) -> Result<(), Failure> {
        let now = front.asked.now;
        let mut statement = front.db.prepare_cached(sql)?;
        let mut rows = statement.query((Col(now.at), Col(front.asked.seller)))?;
        while let Some(row) = rows.next()?.filter(|_| !front.is_full()) {
            let of = callback(row)?;
            let is_next = !front.has(of.customer)
                && !is_tried_today(&of, now)
                && sieve.admits(front.db, of.customer)?
                && is_callable(&self.known_person(front.db, of.customer, now)?);
            if is_next {
                front.push(of.customer, Place::Callback(of.callback))?;
            }
        }
        Ok(())
    }

    fn promises_due(&self, front: &mut Front<'_>, sieve: &Sieve<'_>) -> Result<(), Failure> {
        let now = front.asked.now;
        let mut statement = front.db.prepare_cached(PROMISED)?;
        let mut rows = statement.query((day(now.today()), Col(front.asked.seller)))?;
        while let Some(row) = rows.next()?.filter(|_| !front.is_full()) {
            let of = promise(row)?;
            if front.has(of.customer) || !sieve.admits(front.db, of.customer)? {
                continue;
            }
            let person = self.known_person(front.db, of.customer, now)?;
            if is_callable(&person) && !is_called_today(&person, now) {
                front.push(of.customer, Place::Promise(of.promise))?;
            }
        }
        Ok(())
    }
}

/// Whether nobody asked us never to call them.
fn is_callable(person: &Person) -> bool {
    person.suppressed().is_empty()
}

/// Who was not there at the agreed time comes back tomorrow, not every quarter of an hour.
fn is_tried_today(of: &CallbackOf, now: Now) -> bool {
    of.tried.is_some_and(|at| is_today(at, now))
}

/// A promise stays due until it is closed; whom it was made to is not called for it all day.
fn is_called_today(person: &Person, now: Now) -> bool {
    let last = person.contact().last_call.as_ref();
    last.is_some_and(|last| is_today(last.at, now))
}

fn is_today(at: Moment, now: Now) -> bool {
    at.in_zone(now.zone).date() == now.today() || at > now.at.plus(Duration::minutes(1))
}
