//! The port through which the store asks whether somebody can be called.
//!
//! The rules stand in `guard`; `shell` implements this port with them. The store keeps the answers in indexed columns with
//! counters, because a million people cannot be asked for one queue (DESIGN.md §10). The answers are a cache: never part
//! of the projection's hash, asked again when a fact touches the person, when an answer's time is over, and when the rules
//! change. At the key press everything is asked again by `guard` itself.
//!
//! *Invariant:* facts and answers only; no rule stands here.

use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::Region;
use crate::model::queue::Hold;
use crate::model::standing::{Class, Held, ListFacts, Person};

/// The rules of calling.
pub trait Holds {
    /// A name for the rules and settings behind the answers; when it changes, everybody is judged again.
    fn version(&self) -> String;

    /// The clock of a market, for customers whose own is not known.
    fn zone(&self, market: Region) -> Zone;

    /// What a campaign calls for, by the campaign's code.
    fn purpose(&self, campaign: &str) -> String;

    /// Why nobody of this class can be called at `now`, whoever they are. Asked when a queue is read, for each of a few
    /// dozen classes, so it may depend on the hour; what it says goes before an open answer of [`Holds::hold`].
    fn standing(&self, class: &Class, now: Now) -> Option<Held>;

    /// Why this person of this list waits at `now`; none when the queue may offer them. The moment is the first at which
    /// the answer is another; none when it does not change by itself.
    fn hold(&self, list: &ListFacts, person: &Person, now: Now) -> Option<Held>;

    /// Until when somebody whom nothing holds stays so; none when that changes with a fact only.
    fn free_until(&self, _list: &ListFacts, _person: &Person, _now: Now) -> Option<Moment> {
        None
    }

    /// How many hours after an exact callback it falls to the team.
    fn missed_after_hours(&self) -> u16 {
        2
    }
}

/// No rules but those that need none: a wish is kept, a number is needed, and who has a callback later waits for it.
#[derive(Debug, Clone, Copy)]
pub struct Unruled;

impl Holds for Unruled {
    fn version(&self) -> String {
        "unruled".to_owned()
    }

    fn zone(&self, _market: Region) -> Zone {
        Zone::UTC
    }

    fn purpose(&self, _campaign: &str) -> String {
        "sale".to_owned()
    }

    fn standing(&self, _class: &Class, _now: Now) -> Option<Held> {
        None
    }

    fn hold(&self, _list: &ListFacts, person: &Person, now: Now) -> Option<Held> {
        if !person.suppressed.is_empty() {
            return Some((Hold::Suppressed, None));
        }
        if person.numbers_usable == 0 {
            return Some((Hold::NoNumber, None));
        }
        let later = |due: &Moment| *due > now.at;
        let due = person.callback.map(|agreed| agreed.when.due());
        due.filter(later)
            .map(|due| (Hold::CallbackLater, Some(due)))
    }
}
