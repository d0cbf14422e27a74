//! The card: everything about one customer.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::callers::Callers;
use super::{agreed, customer_key, history, joined, list};
use crate::model::caller::Caller;
use crate::model::card::{Card, Member, MemberState, Related, RelatedSide};
use crate::model::customer::{Customer, Profile};
use crate::model::id::CustomerId;
use crate::model::moment::{Moment, Now};
use crate::model::phone::Phone;
use crate::model::suppression::{SuppressScope, Suppression};
use crate::store::open::{Failure, Store};
use crate::store::project::{Order, disputed, load_customer, load_phones, own_interval};
use crate::store::row::Col;

use super::field::labels;

const PRINCIPAL: &str = "SELECT name FROM principal WHERE k = ?1";
const NEVER: &str = "SELECT coalesce(entry.record, root), scope, source, words FROM suppression \
     LEFT JOIN (call JOIN entry USING (k)) ON of_call = 1 AND is_live = 1 AND call.customer = suppression.customer \
     AND coalesce(entry.of, entry.record) = root WHERE suppression.customer = ?1 ORDER BY 1";
const TAGS: &str = "SELECT tag, ord, is_set FROM tag WHERE customer = ?1";
/// Tags in the calls that hold, with the order of the first version that has each: what was taken off since stays off,
/// whatever else of the call is put right.
const TAGS_IN_CALLS: &str = "SELECT said.value, (SELECT min(ord) FROM (\
         SELECT ord, body FROM entry AS it WHERE it.ref = coalesce(entry.of_ref, entry.ref) AND record = coalesce(entry.of, entry.record) AND of IS NULL \
         UNION ALL SELECT ord, body FROM entry AS it WHERE it.of_ref = coalesce(entry.of_ref, entry.ref) AND of = coalesce(entry.of, entry.record) AND kind = 2) \
         WHERE EXISTS(SELECT 1 FROM json_each(coalesce(body -> '$.tags', body -> '$.call.tags', '[]')) AS one WHERE one.value = said.value)) \
     FROM entry JOIN call ON call.k = entry.k, json_each(coalesce(body -> '$.tags', body -> '$.call.tags', '[]')) AS said \
     WHERE entry.customer = ?1 AND is_live = 1";
const RELATED: &str = "SELECT kind, 0, id, name, role, customer.k FROM relation JOIN customer ON customer.k = b \
     WHERE a = ?1 AND born IS NOT NULL \
     UNION ALL SELECT kind, 1, id, name, role, customer.k FROM relation JOIN customer ON customer.k = a \
     WHERE b = ?1 AND born IS NOT NULL ORDER BY 1, 4, 3";
/// The line results that reached somebody stand first and seventh; [`tests`] hold them to it.
const LAST_CONTACT: &str = "SELECT max(entry.at) FROM entry JOIN call USING (k) WHERE entry.customer = ?1 AND is_live = 1 AND line IN (0, 6)";

impl Store {
    /// Everything about a customer; none when there is no such customer.
    pub fn card(&self, id: CustomerId, now: Now) -> Result<Option<Card>, Failure> {
        self.snapshot(|db| {
            let Some(k) = customer_key(db, id)? else {
                return Ok(None);
            };
            self.card_of(db, k, now).map(Some)
        })
    }

    fn card_of(&self, db: &Connection, k: i64, now: Now) -> Result<Card, Failure> {
        let row = load_customer(db, k)?;
        let person = self.known_person(db, k, now)?;
        let profile = Profile {
            phones: phones(db, k)?,
            ..row.profile
        };
        let mut suppressed = person.suppressed().to_vec();
        let numbers_never = person.on(now.zone).numbers_never;
        if suppressed.is_empty() && !numbers_never.is_empty() {
            suppressed.push(SuppressScope::Number);
        }
        let matters = agreed::priorities_of(db, k)?;
        Ok(Card {
            principal: match row.principal {
                Some(principal) => principal_name(db, principal)?,
                None => String::new(),
            },
            source: row.source,
            tags: tags(db, k)?,
            labels: labels(db, profile.fields.keys())?,
            disputed: disputed(db, k)?,
            ones: joined::pairs(db, row.id)?,
            related: related(db, k)?,
            lists: members(db, k)?,
            contact: person.contact().clone(),
            suppressed,
            never: never(db, k)?,
            callbacks: agreed::callbacks_of(db, k)?,
            promises: agreed::promises_of(db, k)?,
            questions: agreed::questions_of(db, k)?,
            priorities: matters.priorities,
            ask_again: matters.ask_again,
            needs: agreed::needs_of(db, k)?,
            orders: agreed::orders_of(db, k)?,
            caller: self.caller(db, k, now)?,
            interval: own_interval(db, k)?,
            history: history::history(db, (k, row.id), now.zone)?,
            customer: Customer {
                id: row.id,
                profile,
            },
        })
    }

    /// Who calls somebody, in a team that shares its customers.
    fn caller(&self, db: &Connection, k: i64, now: Now) -> Result<Option<Caller>, Failure> {
        let callers = Callers::of(db, &*self.holds, now)?;
        let Some(callers) = callers.filter(Callers::share) else {
            return Ok(None);
        };
        let decided = callers.decided(db, k)?;
        Ok(decided.map(|decided| decided.caller))
    }
}

/// A customer's numbers, first the one to try first.
pub(super) fn phones(db: &Connection, customer: i64) -> Result<Vec<Phone>, Failure> {
    let stored = load_phones(db, customer)?;
    Ok(stored.into_iter().map(|stored| stored.phone).collect())
}

/// The name of a firm on whose behalf we call.
pub(super) fn principal_name(db: &Connection, k: i64) -> Result<String, Failure> {
    let mut statement = db.prepare_cached(PRINCIPAL)?;
    Ok(statement.query_row([k], |row| row.get(0))?)
}

/// The wishes not to be called that somebody said. One in a call is said by the version of it that holds.
fn never(db: &Connection, customer: i64) -> Result<Vec<Suppression>, Failure> {
    agreed::collect(db, NEVER, [customer], |row| {
        let (Col(record), Col(scope)) = (row.get(0)?, row.get(1)?);
        Ok(Suppression {
            record,
            scope,
            source: row.get(2)?,
            words: row.get(3)?,
        })
    })
}

/// A customer's tags, in order: those set beside a call and those said in one. Of two words about one, the later counts.
pub(super) fn tags(db: &Connection, customer: i64) -> Result<Vec<String>, Failure> {
    let beside = agreed::collect(db, TAGS, [customer], |row| {
        Ok((row.get(0)?, Order(row.get(1)?), row.get(2)?))
    })?;
    let in_calls = agreed::collect(db, TAGS_IN_CALLS, [customer], |row| {
        Ok((row.get(0)?, Order(row.get(1)?), true))
    })?;
    let mut last: BTreeMap<String, (Order, bool)> = BTreeMap::new();
    for (tag, order, is_set) in beside.into_iter().chain(in_calls) {
        let word = last.entry(tag).or_insert((order, is_set));
        if order > word.0 {
            *word = (order, is_set);
        }
    }
    let set = last.into_iter().filter(|(_, (_, is_set))| *is_set);
    Ok(set.map(|(tag, _)| tag).collect())
}

/// The lists on which a customer stands.
pub(super) fn members(db: &Connection, customer: i64) -> Result<Vec<Member>, Failure> {
    let lists = list::of_customer(db, customer)?.into_iter();
    let state = |is_done| {
        if is_done {
            MemberState::Done
        } else {
            MemberState::Waiting
        }
    };
    Ok(lists
        .map(|(list, is_done)| Member {
            list,
            state: state(is_done),
        })
        .collect())
}

fn related(db: &Connection, customer: i64) -> Result<Vec<Related>, Failure> {
    agreed::collect(db, RELATED, [customer], |row| {
        let (Col(kind), Col(id)) = (row.get(0)?, row.get(2)?);
        let is_second: bool = row.get(1)?;
        Ok(Related {
            kind,
            side: if is_second {
                RelatedSide::Second
            } else {
                RelatedSide::First
            },
            customer: id,
            name: row.get(3)?,
            role: row.get(4)?,
            last_contact: last_contact(db, row.get(5)?)?,
        })
    })
}

fn last_contact(db: &Connection, customer: i64) -> Result<Option<Moment>, Failure> {
    let at: Option<Col<Moment>> = db
        .prepare_cached(LAST_CONTACT)?
        .query_row([customer], |row| row.get(0))?;
    Ok(at.map(|Col(at)| at))
}

#[cfg(test)]
mod tests {
    use rusqlite::types::ToSql as _;

    use super::*;
    use crate::model::call::LineResult;

    #[test]
    fn the_results_that_reached_somebody() {
        for line in LineResult::ALL {
            let column = format!("{:?}", Col(line).to_sql().unwrap());
            let named = ["(0)", "(6)"].iter().any(|place| column.contains(place));
            assert_eq!(named, line.is_reached(), "{column}");
        }
    }
}
