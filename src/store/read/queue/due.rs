//! Those who are due whatever a list says: callbacks that were agreed, promises that we made.

use chrono::Duration;
use rusqlite::Connection;

use super::Front;
use super::sieve::Sieve;
use crate::model::id::SellerId;
use crate::model::moment::{Moment, Now};
use crate::model::queue::{Hold, Place};
use crate::model::standing::{Class, Judged};
use crate::store::open::{Failure, Store};
use crate::store::person::Person;
use crate::store::read::agreed::{CallbackOf, callback, callbacks, collect, promise, promises};
use crate::store::read::callers::Callers;
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

/// As [`MINE`], so many.
pub(in crate::store::read) const FIRST_OF_MINE: &str =
    callbacks!("state = 0 AND due <= ?1 AND owner = ?2 ORDER BY due, root, part LIMIT ?3");
/// As [`ANYONES`], so many.
pub(in crate::store::read) const FIRST_OF_ANYONES: &str = callbacks!(
    "state = 0 AND due <= ?1 AND owner IS NULL AND ?2 IS NOT NULL ORDER BY due, root, part LIMIT ?3"
);
/// Those who have callbacks to make, but for one; from each to the next by the index, whatever there is of theirs.
pub(in crate::store::read) const OTHERS: &str = "WITH RECURSIVE others(owner) AS (        SELECT (SELECT min(owner) FROM callback WHERE state = 0 AND owner IS NOT NULL)        UNION ALL SELECT (SELECT min(owner) FROM callback WHERE state = 0 AND owner > others.owner) FROM others WHERE owner IS NOT NULL) \
     SELECT owner FROM others WHERE owner IS NOT NULL AND owner <> ?1";

/// Missed callbacks looked through at most, of each who missed them.
const MISSED_MAX: i64 = 200;

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
        self.handed_over_due(front, sieve, lists)?;
        for of in self.missed(front.db, front.asked.seller, front.asked.now)? {
            if front.is_full() {
                return Ok(());
            }
            self.callback_due(front, (sieve, lists), of)?;
        }
        self.promises_due(front, (sieve, lists), front.asked.seller)
    }

    /// The callbacks and promises of those for whom the seller stands in.
    fn handed_over_due(
        &self,
        front: &mut Front<'_>,
        sieve: &Sieve<'_>,
        lists: &[ListRow],
    ) -> Result<(), Failure> {
        let callers = front.callers;
        for owner in callers.map(Callers::handed_over).unwrap_or_default() {
            if owner == front.asked.seller {
                continue;
            }
            let due = (Col(front.asked.now.at), Col(owner), MISSED_MAX);
            for of in collect(front.db, FIRST_OF_MINE, due, callback)? {
                let customer = of.callback.customer;
                let stand_in = callers.and_then(|it| it.stand_in(owner, customer));
                if stand_in.is_some_and(|it| it.id == front.asked.seller) {
                    self.callback_due(front, (sieve, lists), of)?;
                }
            }
            self.promises_due(front, (sieve, lists), owner)?;
        }
        Ok(())
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
            self.callback_due(front, (sieve, lists), callback(row)?)?;
        }
        Ok(())
    }

    fn callback_due(
        &self,
        front: &mut Front<'_>,
        (sieve, lists): (&Sieve<'_>, &[ListRow]),
        of: CallbackOf,
    ) -> Result<(), Failure> {
        let now = front.asked.now;
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
        Ok(())
    }

    /// The callbacks that colleagues of a seller have missed, the oldest first: the team's by now.
    pub(in crate::store::read) fn missed(
        &self,
        db: &Connection,
        seller: SellerId,
        now: Now,
    ) -> Result<Vec<CallbackOf>, Failure> {
        let hours = self.holds.missed_after_hours();
        let others: Vec<SellerId> = collect(db, OTHERS, [Col(seller)], |row| {
            let Col(owner) = row.get(0)?;
            Ok(owner)
        })?;
        let mut missed = Vec::new();
        for owner in others {
            let of_owner = (Col(now.at), Col(owner), MISSED_MAX);
            let due = collect(db, FIRST_OF_MINE, of_owner, callback)?;
            missed.extend(
                due.into_iter()
                    .filter(|of| of.callback.set.missed_at(hours) <= now.at),
            );
        }
        missed.sort_by_key(|of| (of.callback.set.when.due(), of.callback.id));
        Ok(missed)
    }

    fn promises_due(
        &self,
        front: &mut Front<'_>,
        (sieve, lists): (&Sieve<'_>, &[ListRow]),
        owner: SellerId,
    ) -> Result<(), Failure> {
        let now = front.asked.now;
        let callers = front.callers;
        let keeps = |customer| {
            let stand_in = callers.and_then(|it| it.stand_in(owner, customer));
            stand_in.map_or(owner, |it| it.id) == front.asked.seller
        };
        let mut statement = front.db.prepare_cached(PROMISED)?;
        let mut rows = statement.query((day(now.today()), Col(owner)))?;
        while let Some(row) = rows.next()?.filter(|_| !front.is_full()) {
            let of = promise(row)?;
            if !keeps(of.id) {
                continue;
            }
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
