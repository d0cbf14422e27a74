//! Double calls: two sellers rang one customer within half an hour of each other (SYNC.md §3.7). Files cannot keep that from
//! happening, so it is measured and not hidden.
//!
//! *Invariant:* follows from the two calls alone, whichever of them became known first.

use chrono::Duration;

use super::call::{Call, ClearanceNote, Direction};
use super::id::CustomerId;
use super::moment::{Moment, Stamp};
use super::seller::SellerRef;

/// So long after one call was over, another is a call of its own.
pub const WITHIN: Duration = Duration::minutes(30);

/// From when until when somebody was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell {
    /// When it rang.
    pub began: Moment,
    /// When it was over.
    pub ended: Moment,
}

impl Spell {
    /// A call of a desk that disturbed somebody; none of any other. What has no time of its own was at the given one.
    #[must_use]
    pub fn of(call: &Call, at: Moment) -> Option<Self> {
        let is_of_desk = match call.clearance {
            ClearanceNote::Rules(_) | ClearanceNote::Override { .. } => true,
            ClearanceNote::Inbound | ClearanceNote::External => false,
        };
        let counts = is_of_desk && call.direction == Direction::Out && call.line.is_disturbing();
        let first = call.rang_at.or(call.answered_at);
        counts.then(|| Self::between(first.map(Moment::from), at))
    }

    /// The same of a call that was over at a time, and rang at another where that is known.
    #[must_use]
    pub fn between(began: Option<Moment>, ended: Moment) -> Self {
        let began = began.unwrap_or(ended).min(ended);
        Self { began, ended }
    }

    /// Whether two calls meet: no more than half an hour lies between them.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let later = self.began.max(other.began);
        let earlier = self.ended.min(other.ended);
        later.since(earlier) <= WITHIN
    }
}

/// The call of another seller that a call met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Whose it was.
    pub by: SellerRef,
    /// When it rang.
    pub at: Stamp,
}

/// A double call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoubleCall {
    /// Who was called twice.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// Who rang, and when, the earlier first.
    pub calls: [(SellerRef, Moment); 2],
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        format!("2026-11-23T{text}+01:00").parse().unwrap()
    }

    #[track_caller]
    fn check(one: (&str, &str), other: (&str, &str), meets: bool) {
        let spell = |(began, ended)| Spell::between(Some(at(began)), at(ended));
        let (one, other) = (spell(one), spell(other));
        assert_eq!(one.meets(&other), meets);
        assert_eq!(other.meets(&one), meets);
    }

    #[test]
    fn half_an_hour_counts_from_the_end_of_the_earlier_to_the_ring_of_the_later() {
        check(("10:00:00", "10:05:00"), ("10:35:00", "10:40:00"), true);
        check(("10:00:00", "10:05:00"), ("10:35:01", "10:40:00"), false);
        // While somebody talks for an hour, another rings.
        check(("10:00:00", "11:00:00"), ("10:05:00", "10:06:00"), true);
        check(("10:00:00", "10:00:00"), ("10:00:00", "10:00:00"), true);
    }
}
