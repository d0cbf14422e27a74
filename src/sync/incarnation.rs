//! When a desk's log must begin anew (SYNC.md §3.4).
//!
//! A database that was put back or copied would give numbers a second time that are already in the world. A new
//! incarnation costs nothing; a number given twice costs trust.
//!
//! *Invariant:* a pure decision over what the database and the guard file say.

use super::guard::{Guard, MachineId, Nonce};
use super::stream::{Seq, Tip};
use crate::model::fact::{IncOpen, IncWhy};
use crate::model::id::Incarnation;

/// What a database remembers of its last opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// The nonce of the last open.
    pub nonce: Nonce,
    /// The nonce of the open before: the guard file still has it when the last open ended between the two writes.
    pub nonce_before: Option<Nonce>,
    /// The current incarnation and its last record.
    pub tip: Tip,
}

/// Why a new incarnation must begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The database is new.
    First,
    /// There is no readable guard file beside the database.
    NoGuard,
    /// The guard file is of another machine: the home was copied.
    Machine,
    /// The guard file is of another open: the database was put back.
    Nonce,
    /// More was published than the database holds: the database was put back.
    Published,
}

impl Doubt {
    /// The reason as the record names it.
    #[must_use]
    pub const fn why(self) -> IncWhy {
        match self {
            Self::First => IncWhy::First,
            Self::NoGuard | Self::Machine | Self::Nonce | Self::Published => IncWhy::Guard,
        }
    }
}

/// Decides whether a new incarnation must begin, and why. `last` is the last number that the database holds of an
/// incarnation of this desk.
#[must_use]
pub fn doubt(
    remembered: Option<&Remembered>,
    guard: Option<&Guard>,
    machine: MachineId,
    last: impl FnOnce(Incarnation) -> Option<Seq>,
) -> Option<Doubt> {
    let Some(remembered) = remembered else {
        return Some(Doubt::First);
    };
    let Some(guard) = guard else {
        return Some(Doubt::NoGuard);
    };
    if guard.machine != machine {
        return Some(Doubt::Machine);
    }
    if guard.nonce != remembered.nonce && Some(guard.nonce) != remembered.nonce_before {
        return Some(Doubt::Nonce);
    }
    guard
        .published
        .filter(|published| last(published.inc) < Some(published.seq))
        .map(|_| Doubt::Published)
}

/// The first record of a new incarnation.
#[must_use]
pub fn opening(why: IncWhy, before: Option<&Tip>, version: &'static str) -> IncOpen {
    IncOpen {
        prev_inc: before.map(|tip| tip.inc),
        prev_seq: before.map_or(0, |tip| tip.seq.0),
        prev_chain: before.map_or_else(String::new, |tip| tip.chain.to_string()),
        why,
        version: version.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::guard::Published;

    const HERE: MachineId = MachineId::of([1; 8]);

    fn remembered() -> Remembered {
        Remembered {
            nonce: Nonce::of([2; 8]),
            nonce_before: Some(Nonce::of([1; 8])),
            tip: Tip {
                seq: Seq(140),
                ..Tip::empty(Incarnation::of([7; 8]))
            },
        }
    }

    fn guard(nonce: u8, published: u64) -> Guard {
        let to = Published {
            inc: remembered().tip.inc,
            seq: Seq(published),
        };
        Guard::new(HERE, Nonce::of([nonce; 8])).raised(to)
    }

    #[track_caller]
    fn check(guard: Option<&Guard>, expected: Option<Doubt>) {
        let remembered = remembered();
        let last = |inc| (inc == remembered.tip.inc).then_some(remembered.tip.seq);
        assert_eq!(doubt(Some(&remembered), guard, HERE, last), expected);
    }

    #[test]
    fn a_home_that_agrees_with_its_guard_goes_on() {
        check(Some(&guard(2, 140)), None);
        check(Some(&guard(2, 7)), None);
        check(Some(&Guard::new(HERE, Nonce::of([2; 8]))), None);
    }

    #[test]
    fn an_open_that_ended_between_the_two_writes_is_no_doubt() {
        check(Some(&guard(1, 140)), None);
    }

    #[test]
    fn whatever_disagrees_begins_anew() {
        check(None, Some(Doubt::NoGuard));
        check(Some(&guard(3, 140)), Some(Doubt::Nonce));
        check(Some(&guard(2, 141)), Some(Doubt::Published));
        let copied = guard(2, 140).renewed(MachineId::of([9; 8]), Nonce::of([2; 8]));
        check(Some(&copied), Some(Doubt::Machine));
        let unknown = guard(2, 140).raised(Published {
            inc: Incarnation::of([9; 8]),
            seq: Seq(1),
        });
        check(Some(&unknown), Some(Doubt::Published));
        assert_eq!(doubt(None, None, HERE, |_| None), Some(Doubt::First));
        assert_eq!(
            doubt(None, Some(&guard(2, 1)), HERE, |_| None),
            Some(Doubt::First)
        );
    }

    #[test]
    fn the_opening_names_what_came_before() {
        let tip = remembered().tip;
        let open = opening(IncWhy::Guard, Some(&tip), "0.1.0");
        assert_eq!((open.prev_inc, open.prev_seq), (Some(tip.inc), 140));
        assert_eq!(open.prev_chain.len(), 64);
        assert_eq!(opening(IncWhy::First, None, "0.1.0").prev_chain, "");
    }
}
