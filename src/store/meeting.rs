//! Customers of several desks who are one person by the rule of a list (DESIGN.md §6): whoever decides for the team says so,
//! when the second of them comes (SYNC.md §3.7).
//!
//! An external id alone is not enough here, as it is within one list: two homes count their customers from one, each for
//! itself. Name, number or address have to agree too.
//!
//! *Invariant:* who was once said not to be one is never said to be by itself; what was looked at is not looked at again.

use rusqlite::Connection;

use super::append::{Into, Writer};
use super::import::name_key;
use super::memory::META_KEEP;
use super::open::{Failure, Store};
use super::project::{
    CustomerRow, deciders, load_customer, load_phones, pairs_of, parts_of, said_of,
};
use super::refresh::More;
use crate::model::customer::{Field, OnePerson};
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, DeskId};
use crate::model::moment::Now;
use crate::sync::Random;

/// How far customers were looked at, by their keys; a rebuild gives them others.
pub(super) const LOOKED_AT: &str = "met.cursor";

const CURSOR: &str = "SELECT coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?1), 0)";
const NEXT: &str = "SELECT k FROM customer WHERE k > ?1 ORDER BY k LIMIT ?2";
const BY_NUMBER: &str = "SELECT DISTINCT customer.k FROM phone JOIN customer ON customer.k = phone.k >> 8 \
     WHERE number = ?1 AND principal = ?2 AND born IS NOT NULL AND customer.k <> ?3 LIMIT 48";
const BY_EMAIL: &str = "SELECT k FROM customer WHERE lower(email) = ?1 AND email <> '' AND principal = ?2 \
     AND born IS NOT NULL AND k <> ?3 LIMIT 48";

/// Customers who are looked at in one transaction.
const SLICE: i64 = 500;

impl Store {
    /// Says of some of those whom other desks have brought since that they are one with somebody who is known. Only where
    /// this desk decides for a team. To be called until it answers [`More::No`].
    pub fn meet_again(&mut self, now: Now, random: &mut dyn Random) -> Result<More, Failure> {
        let Some(stream) = self.own else {
            return Ok(More::No);
        };
        let Some(own) = self.desk()? else {
            return Ok(More::No);
        };
        if !deciders(&self.db)?.is_some_and(|desks| desks.contains(&own)) {
            return Ok(More::No);
        }
        let cursor: i64 = self
            .db
            .prepare_cached(CURSOR)?
            .query_row([LOOKED_AT], |row| row.get(0))?;
        let next = keys(&self.db, NEXT, (cursor, SLICE))?;
        let Some(last) = next.last().copied() else {
            return Ok(More::No);
        };
        self.write(now, |db, projector| {
            let mut writer = Writer::new(db, projector, stream, Into::Tail)?;
            for customer in &next {
                for (id, with) in met(db, *customer, own)? {
                    let said = Said {
                        at: now.at,
                        by: None,
                        about: Some(id),
                        fact: Fact::CustomerMerge(OnePerson {
                            with,
                            replaces: Vec::new(),
                        }),
                    };
                    writer.record(&said, random)?;
                }
            }
            db.prepare_cached(META_KEEP)?
                .execute((LOOKED_AT, last.to_string()))?;
            writer.finish()
        })?;
        Ok(More::Yes)
    }

    /// Every id that counts for one person with this one, it among them, the one that stands for all first.
    pub fn ids_of(&self, customer: CustomerId) -> Result<Vec<CustomerId>, Failure> {
        parts_of(&self.db, customer)
    }

    /// The pairs that were said to be one, of all who are one with somebody; the smaller id first.
    pub fn pairs_of(&self, customer: CustomerId) -> Result<Vec<(CustomerId, CustomerId)>, Failure> {
        pairs_of(&self.db, customer)
    }
}

fn keys(
    db: &Connection,
    sql: &'static str,
    params: impl rusqlite::Params,
) -> Result<Vec<i64>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params, |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// With whom a customer of another desk is one: pairs of ids of whom nobody has said anything yet.
fn met(
    db: &Connection,
    customer: i64,
    own: DeskId,
) -> Result<Vec<(CustomerId, CustomerId)>, Failure> {
    let row = load_customer(db, customer)?;
    let is_foreign = row.order.is_some_and(|order| order.desk() != own);
    let (Some(principal), true) = (row.principal, is_foreign) else {
        return Ok(Vec::new());
    };
    let mut others = Vec::new();
    for stored in load_phones(db, customer)? {
        others.extend(keys(db, BY_NUMBER, (stored.number, principal, customer))?);
    }
    let email = row.profile.value(&Field::Email).to_ascii_lowercase();
    others.extend(keys(db, BY_EMAIL, (email, principal, customer))?);
    others.sort_unstable();
    others.dedup();
    let mut pairs = Vec::new();
    for other in others {
        let other = load_customer(db, other)?;
        if is_same(&row, &other) && is_open(db, row.id, other.id)? {
            pairs.push((row.id, other.id));
        }
    }
    Ok(pairs)
}

/// Whether two who share a number or an address are one: by their names, or by the id of another system.
fn is_same(one: &CustomerRow, other: &CustomerRow) -> bool {
    let name = name_key(&one.profile.name);
    let is_named_so = !name.is_empty() && name == name_key(&other.profile.name);
    let external = one.profile.value(&Field::ExternalId);
    let is_numbered_so =
        !external.is_empty() && external == other.profile.value(&Field::ExternalId);
    is_named_so || is_numbered_so
}

/// Whether nobody has said of them, or of others who are one with them, that they are two.
fn is_open(db: &Connection, one: CustomerId, other: CustomerId) -> Result<bool, Failure> {
    for one in parts_of(db, one)? {
        for other in parts_of(db, other)? {
            if said_of(db, (one, other))?.is_some() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fact::CustomerNew;
    use crate::store::shared::Team;
    use crate::store::world::{Desk, id, person};

    fn look(team: &mut Team) {
        for desk in &mut team.desks {
            let Desk { store, random, now } = desk;
            while store.meet_again(*now, random).unwrap() == More::Yes {}
        }
    }

    fn told(change: impl FnOnce(&mut CustomerNew)) -> usize {
        let mut team = Team::new(&[]);
        let mut one = person("Åse Østergård", 200);
        one.member = None;
        let mut other = CustomerNew {
            profile: one.profile.clone(),
            ..one.clone()
        };
        change(&mut other);
        team.say(0, Some(id(101)), Fact::CustomerNew(one));
        team.say(1, Some(id(102)), Fact::CustomerNew(other));
        team.carry();
        look(&mut team);
        team.carry();
        look(&mut team);
        team.carry();
        let ids = |desk: &Desk| desk.store.ids_of(id(102)).unwrap();
        let first = ids(&team.desks[0]);
        assert!(team.desks.iter().all(|desk| ids(desk) == first));
        first.len()
    }

    #[test]
    fn two_desks_customers_are_one_by_number_and_name() {
        assert_eq!(told(|_| {}), 2);
        assert_eq!(
            told(|new| new.profile.name = "ÅSE  ØSTERGÅRD".to_owned()),
            2
        );
        assert_eq!(told(|new| new.profile.name = "Bjørn Lie".to_owned()), 1);
        assert_eq!(told(|new| new.principal = "Et annet hus".to_owned()), 1);
        assert_eq!(told(|new| new.profile.phones.clear()), 1);
    }

    #[test]
    fn who_was_parted_stays_so_and_only_the_supervisors_desk_says_anything() {
        let mut team = Team::new(&[]);
        for (desk, n) in [(0, 101), (1, 102), (2, 103)] {
            let new = CustomerNew {
                member: None,
                ..person("Åse", 200)
            };
            team.say(desk, Some(id(n)), Fact::CustomerNew(new));
        }
        team.carry();
        let before: Vec<u64> = counts(&team);
        look(&mut team);
        let wrote = counts(&team);
        assert_eq!(wrote[..3], before[..3]);
        assert!(wrote[3] > before[3]);
        team.carry();
        let ids = |team: &Team| team.desks[0].store.ids_of(id(103)).unwrap();
        assert_eq!(ids(&team), [id(101), id(102), id(103)]);
        for with in [id(101), id(102)] {
            let apart = OnePerson {
                with,
                replaces: Vec::new(),
            };
            team.say(1, Some(id(103)), Fact::CustomerUnmerge(apart));
        }
        team.carry();
        assert_eq!(ids(&team), [id(103)]);
        let desk = &mut team.desks[3];
        desk.store.rebuild(desk.now).unwrap();
        look(&mut team);
        team.carry();
        assert_eq!(ids(&team), [id(103)]);
        for desk in &team.desks {
            assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
        }
    }

    fn counts(team: &Team) -> Vec<u64> {
        let count = |desk: &Desk| desk.store.record_count().unwrap();
        team.desks.iter().map(count).collect()
    }
}
