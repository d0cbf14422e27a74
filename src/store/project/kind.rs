//! The kinds of facts that stand in the history, and the numbers by which they stand there.
//!
//! *Invariant:* the numbers are in files; none is ever given another meaning.

use serde_json::value::RawValue;

use crate::model::fact::Fact;
use crate::store::open::Failure;
use crate::sync::wire;

/// The kinds of facts that stand in the history; the numbers are in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum EntryKind {
    Call,
    CallAmend,
    CallVoid,
    Note,
    CallbackSet,
    CallbackMoved,
    CallbackDone,
    CallbackCancelled,
    PromiseMade,
    PromiseKept,
    PromiseBroken,
    PromiseWithdrawn,
    Suppress,
    ConsentGiven,
    ConsentWithdrawn,
    PreferenceSet,
    Restrict,
    SuppressLift,
    /// One of [`TALK`], by its place.
    Talk(usize),
}

/// The kinds of the conversation beside the calls that stand in the history, numbered from [`TALK_FROM`].
const TALK: [&str; 12] = [
    "question.asked",
    "question.answered",
    "priority.set",
    "need.noted",
    "cause.set",
    "order.new",
    "order.step",
    "interval.set",
    "correction.asked",
    "correction.answered",
    "reviewed",
    "undone",
];

const TALK_FROM: i64 = 64;

impl EntryKind {
    const ALL: [(Self, &'static str); 18] = [
        (Self::Call, "call"),
        (Self::CallAmend, "call.amend"),
        (Self::CallVoid, "call.void"),
        (Self::Note, "note"),
        (Self::CallbackSet, "callback.set"),
        (Self::CallbackMoved, "callback.moved"),
        (Self::CallbackDone, "callback.done"),
        (Self::CallbackCancelled, "callback.cancelled"),
        (Self::PromiseMade, "promise.made"),
        (Self::PromiseKept, "promise.kept"),
        (Self::PromiseBroken, "promise.broken"),
        (Self::PromiseWithdrawn, "promise.withdrawn"),
        (Self::Suppress, "suppress"),
        (Self::ConsentGiven, "consent.given"),
        (Self::ConsentWithdrawn, "consent.withdrawn"),
        (Self::PreferenceSet, "preference.set"),
        (Self::Restrict, "restrict"),
        (Self::SuppressLift, "suppress.lift"),
    ];

    /// The column.
    pub(in crate::store) fn column(self) -> i64 {
        if let Self::Talk(place) = self {
            return TALK_FROM.saturating_add(i64::try_from(place).unwrap_or_default());
        }
        (1..)
            .zip(Self::ALL)
            .find_map(|(n, (kind, _))| (kind == self).then_some(n))
            .unwrap_or_default()
    }

    /// The kind in a column, and its name in records.
    pub(in crate::store) fn of(column: i64) -> Option<(Self, &'static str)> {
        if let Ok(place) = usize::try_from(column - TALK_FROM) {
            return TALK.get(place).map(|name| (Self::Talk(place), *name));
        }
        let place = usize::try_from(column).ok()?.checked_sub(1)?;
        Self::ALL.get(place).copied()
    }

    /// The kind of a fact; none for facts that do not stand in the history.
    pub(in crate::store) fn of_fact(fact: &Fact) -> Option<Self> {
        let name = wire::kind(fact);
        Self::ALL
            .into_iter()
            .find_map(|(kind, other)| (other == name).then_some(kind))
            .or_else(|| TALK.iter().position(|other| *other == name).map(Self::Talk))
    }
}

/// The fact in a stored body.
pub(in crate::store) fn fact_of(column: i64, body: &str) -> Result<Fact, Failure> {
    let (_, name) = EntryKind::of(column)
        .ok_or_else(|| Failure::Damaged(format!("an entry of kind {column}")))?;
    let raw: &RawValue = serde_json::from_str(body)?;
    Ok(wire::fact(name, raw, &[])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_number_of_its_own() {
        for (kind, name) in EntryKind::ALL {
            assert_eq!(EntryKind::of(kind.column()), Some((kind, name)));
        }
        for (place, name) in TALK.iter().enumerate() {
            let kind = EntryKind::Talk(place);
            assert_eq!(EntryKind::of(kind.column()), Some((kind, *name)));
        }
        // A weekly review counts on these two.
        assert_eq!(EntryKind::of(4), Some((EntryKind::Note, "note")));
        assert_eq!(EntryKind::of(74).map(|(_, name)| name), Some("reviewed"));
        assert_eq!(EntryKind::of(0), None);
        assert_eq!(EntryKind::of(63), None);
    }
}
