//! Lists that came in by mistake: what taking one back is to say, and who is known only by such lists.
//!
//! *Invariant:* nothing is taken back that a seller said or did.

use rusqlite::Connection;

use super::agreed::{callback, callbacks, collect};
use crate::model::call::{Call, ClearanceNote};
use crate::model::fact::{Fact, ListSet};
use crate::model::id::{CustomerId, ListId};
use crate::model::list::ListState;
use crate::store::open::{Failure, Store};
use crate::store::project::fact_of;
use crate::store::row::Col;

/// Somebody on a list that was taken back, on no other, with whom nobody has spoken, and of whom nobody has written.
const IS_UNDONE: &str = "SELECT EXISTS(SELECT 1 FROM member JOIN list ON list.k = list WHERE customer = ?1 AND state = 3) \
     AND NOT EXISTS(SELECT 1 FROM member JOIN list ON list.k = list WHERE customer = ?1 AND state <> 3) \
     AND NOT EXISTS(SELECT 1 FROM entry JOIN call ON call.k = entry.k LEFT JOIN list ON list.k = list \
         WHERE entry.customer = ?1 AND is_live = 1 AND state IS NOT 3) \
     AND NOT EXISTS(SELECT 1 FROM entry WHERE customer = ?1 AND kind = 4 AND body ->> '$.source' IS NULL)";
const CALLS: &str = "SELECT kind, body FROM call JOIN entry ON entry.k = call.k JOIN list ON list.k = list \
     WHERE is_live = 1 AND list.id = ?1";
const ONLY_HERE: &str = callbacks!(
    "callback.state = 0 AND EXISTS(SELECT 1 FROM member JOIN list ON list.k = list WHERE member.customer = customer.k AND list.id = ?1) \
     AND NOT EXISTS(SELECT 1 FROM member JOIN list ON list.k = list \
         WHERE member.customer = customer.k AND list.state <> 3 AND list.id <> ?1) \
     AND NOT EXISTS(SELECT 1 FROM entry JOIN call ON call.k = entry.k LEFT JOIN list ON list.k = call.list \
         WHERE entry.customer = customer.k AND is_live = 1 AND list.id IS NOT ?1) \
     ORDER BY root, part"
);

/// What taking a list back comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undo {
    /// It can be taken back by saying this.
    Facts(Vec<(Option<CustomerId>, Fact)>),
    /// So many calls were made from it.
    CalledFrom(u64),
}

impl Store {
    /// What is to be said so that a list is taken back: the list, and the callbacks that came with it for people whom we
    /// know from nowhere else. `why` stands in the records of the callbacks.
    pub fn undo_of(&self, id: ListId, why: &str) -> Result<Undo, Failure> {
        self.snapshot(|db| {
            let calls = calls_from(db, id)?;
            if calls > 0 {
                return Ok(Undo::CalledFrom(calls));
            }
            let set = ListSet {
                list: id,
                state: Some(ListState::Undone),
                answers: None,
                campaign: None,
                interval: None,
                replaces: Vec::new(),
            };
            let callbacks = collect(db, ONLY_HERE, [Col(id)], callback)?;
            let cancelled = callbacks.into_iter().map(|of| {
                let fact = Fact::CallbackCancelled {
                    of: of.callback.id,
                    why: why.to_owned(),
                };
                (Some(of.callback.customer), fact)
            });
            Ok(Undo::Facts(
                [(None, Fact::ListSet(set))]
                    .into_iter()
                    .chain(cancelled)
                    .collect(),
            ))
        })
    }
}

/// Calls that were made from a list; those that it brought with it are not.
fn calls_from(db: &Connection, id: ListId) -> Result<u64, Failure> {
    let made = collect(db, CALLS, [Col(id)], |row| {
        let body: String = row.get(1)?;
        let fact = fact_of(row.get(0)?, &body)?;
        let call = if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
            Some(call)
        } else {
            None
        };
        Ok(u64::from(call.is_some_and(|call| was_made_here(&call))))
    })?;
    Ok(made.into_iter().sum())
}

fn was_made_here(call: &Call) -> bool {
    call.clearance != ClearanceNote::External
}

/// Whether a customer is known only by lists that were taken back.
pub(super) fn is_undone(db: &Connection, customer: i64) -> Result<bool, Failure> {
    let mut statement = db.prepare_cached(IS_UNDONE)?;
    Ok(statement.query_row([customer], |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::call::LineResult;
    use crate::model::fact::Note;
    use crate::model::seller::Owner;
    use crate::store::read::testing::{Desk, NOW, call, callback, list, minutes, named};

    /// Anna came with list 1 alone and has a callback, Bo stands on list 2 too, Cato has been written about.
    fn desk() -> (Desk, [CustomerId; 3]) {
        let mut desk = Desk::new();
        desk.list(1, ListState::Open);
        desk.list(2, ListState::Open);
        let ids = [
            desk.member(named("Anna", "+4741207801"), 1, 1),
            desk.member(named("Bo", "+4741207802"), 1, 2),
            desk.member(named("Cato", "+4741207803"), 1, 3),
        ];
        let membership = crate::model::fact::Membership {
            list: list(2),
            place: 1,
        };
        desk.say(ids[1], Fact::CustomerMember(membership));
        let note = |text: &str, source: &str| {
            Fact::Note(Note {
                text: text.to_owned(),
                written: None,
                source: source.to_owned(),
            })
        };
        desk.say(ids[0], note("fra lista", "Merknad"));
        desk.say(ids[2], note("skrevet her", ""));
        for id in [ids[0], ids[1]] {
            desk.say(
                id,
                Fact::CallbackSet(callback(minutes(60), Owner::Anyone, "")),
            );
        }
        (desk, ids)
    }

    #[test]
    fn a_list_is_taken_back_with_those_whom_only_it_brought() {
        let (mut desk, ids) = desk();
        let Undo::Facts(facts) = desk.store.undo_of(list(1).id, "why").unwrap() else {
            panic!("nobody was called")
        };
        let about: Vec<_> = facts.iter().filter_map(|(about, _)| *about).collect();
        assert_eq!(about, [ids[0]]);
        for (about, fact) in facts {
            desk.say(about.unwrap_or(ids[0]), fact);
        }
        let names = |text: &str| desk.store.find(text, 5).unwrap().len();
        assert_eq!((names("Anna"), names("Bo"), names("Cato")), (0, 1, 1));
        assert_eq!(desk.store.all_lists().unwrap().len(), 1);
        assert_eq!(desk.store.list_by_name("list 1").unwrap(), None);
        let today = desk.store.agreements(NOW.today(), NOW.zone).unwrap();
        assert_eq!(today.len(), 1);
        let checked = desk.store.check(NOW).unwrap();
        assert_eq!(checked.problems, []);
    }

    #[test]
    fn a_list_that_was_called_from_stays() {
        let (mut desk, ids) = desk();
        let on_list = |clearance| Call {
            list: Some(list(1)),
            clearance,
            ..call(minutes(-5), LineResult::NoAnswer)
        };
        let say = |desk: &mut Desk, clearance| {
            desk.say(ids[0], Fact::Call(Box::new(on_list(clearance))));
        };
        say(&mut desk, ClearanceNote::External);
        assert!(matches!(
            desk.store.undo_of(list(1).id, ""),
            Ok(Undo::Facts(_))
        ));
        say(&mut desk, ClearanceNote::Rules(Vec::new()));
        assert!(matches!(
            desk.store.undo_of(list(1).id, ""),
            Ok(Undo::CalledFrom(1))
        ));
    }
}
