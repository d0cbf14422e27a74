//! Those who are due whatever a list says: callbacks that were agreed, promises that we made.

use chrono::Duration;

use super::Front;
use super::sieve::Sieve;
use crate::model::moment::{Moment, Now};
use crate::model::queue::{Hold, Place};
use crate::model::standing::{Class, Judged};
use crate::store::open::{Failure, Store};
use crate::store::person::Person;
use crate::store::read::agreed::{CallbackOf, callback, callbacks, collect, promise, promises};
use crate::store::read::list::ListRow;
use crate::store::row::{Col, day};

pub(in crate::store::read) const MINE: &str =
    callbacks!("state = 0 AND due <= ?1 AND owner = ?2 ORDER BY due, root, part");
pub(in crate::store::read) const ANYONES: &str = callbacks!(
    "state = 0 AND due <= ?1 AND owner IS NULL AND ?2 IS NOT NULL ORDER BY due, root, part"
);
pub(super) const PROMISED: &str = promises!(
    "state = 0 AND is_ours = 1 AND due IS NOT NULL AND due <= ?1 AND owner = ?2 ORDER BY due, root, part"
);

const ON_LISTS: &str = "SELECT list FROM member WHERE customer = ?1";

impl Store {
    /// The seller's own callbacks, then anyone's, then the promises that the seller made.
    pub(super) fn due(
        &self,
        front: &mut Front<'_>,
        sieve: &Sieve<'_>,
        lists: &[ListRow],
    ) -> Result<(), Failure> {
        for sql in [MINE, ANYONES] {
            self.callbacks_due(front, (sieve, lists), sql)?;
        }
        self.promises_due(front, (sieve, lists))
    }

    /// Whether the rules let somebody be called who is due: what was agreed lifts no hours. Who stands on no list is asked
    /// about at the key press.
    fn is_callable(
        &self,
        front: &Front<'_>,
        lists: &[ListRow],
        of: (i64, &Person),
    ) -> Result<bool, Failure> {
        let (customer, person) = of;
        if !person.suppressed().is_empty() {
            return Ok(false);
        }
        let on: Vec<i64> = collect(front.db, ON_LISTS, [customer], |row| Ok(row.get(0)?))?;
        let mut of_lists = lists.iter().filter(|row| on.contains(&row.k)).peekable();
        let is_on_none = of_lists.peek().is_none();
        let lets = |row: &ListRow| {
            let facts = row.facts(&*self.holds);
            let person = person.on(self.holds.zone(row.list.market));
            let held = self.holds.hold(&facts, &person, front.asked.now);
            // The footing was asked with the person; what is left of the class is its hours.
            let hours = Class {
                judged: Judged::Alone,
                ..facts.class(person.audience, person.whereabouts)
            };
            let closed = self.holds.standing(&hours, front.asked.now);
            closed.is_none() && held.is_none_or(|(hold, _)| is_soft(hold))
        };
        Ok(is_on_none || of_lists.any(lets))
    }

    fn callbacks_due(
        &self,
        front: &mut Front<'_>,
        (sieve, lists): (&Sieve<'_>, &[ListRow]),
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
                && {
                    let person = self.known_person(front.db, of.customer, now)?;
                    self.is_callable(front, lists, (of.customer, &person))?
                };
            if is_next {
                front.push(of.customer, Place::Callback(of.callback))?;
            }
        }
        Ok(())
    }

    fn promises_due(
        &self,
        front: &mut Front<'_>,
        (sieve, lists): (&Sieve<'_>, &[ListRow]),
    ) -> Result<(), Failure> {
        let now = front.asked.now;
        let mut statement = front.db.prepare_cached(PROMISED)?;
        let mut rows = statement.query((day(now.today()), Col(front.asked.seller)))?;
        while let Some(row) = rows.next()?.filter(|_| !front.is_full()) {
            let of = promise(row)?;
            if front.has(of.customer) || !sieve.admits(front.db, of.customer)? {
                continue;
            }
            let person = self.known_person(front.db, of.customer, now)?;
            let is_callable = self.is_callable(front, lists, (of.customer, &person))?;
            if is_callable && !is_called_today(&person, now) {
                front.push(of.customer, Place::Promise(of.promise))?;
            }
        }
        Ok(())
    }
}

/// What only puts somebody further back: a promise goes before it.
const fn is_soft(hold: Hold) -> bool {
    matches!(hold, Hold::OtherPartOfDay | Hold::CallbackLater)
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
