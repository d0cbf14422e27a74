//! Those whom the lists have next: in the order of the lists, least tried first, or by a field.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::Front;
use super::counts::Lane;
use super::sieve::{Matches, Sieve};
use crate::model::customer::Field;
use crate::model::queue::{Place, QueueOrder};
use crate::model::text::sort_key;
use crate::store::open::Failure;
use crate::store::project::load_customer;
use crate::store::read::agreed::collect;
use crate::store::read::{facet, limit};
use crate::store::row::Col;

pub(super) const LANE: &str = "SELECT customer, list, class, tried, place FROM member \
     WHERE list = ?1 AND hold = 0 AND class = ?2 ORDER BY tried, place";
const OF_CUSTOMER: &str =
    "SELECT customer, list, class, tried, place FROM member WHERE customer = ?1 AND hold = 0";
pub(super) const BY_VALUE: &str = "SELECT member.customer, list, class, tried, place FROM facet CROSS JOIN member USING (customer) \
     WHERE field = ?1 AND folded = ?2 AND hold = 0 LIMIT ?3";
/// Those without a value have the smallest key, and come last, in the order of the lists.
pub(super) const IN_ORDER: &str = "SELECT member.customer, list, class, tried, place, sort FROM facet CROSS JOIN member USING (customer) \
     WHERE field = ?1 AND sort > ?2 AND hold = 0 ORDER BY sort, facet.customer, list LIMIT ?3";
pub(super) const ANOTHERS: &str = "SELECT EXISTS(SELECT 1 FROM callback WHERE customer = ?1 AND state = 0 AND owner <> ?2 AND due <= ?3)";
const HAS_SORT: &str = "SELECT sort = ?3 FROM facet WHERE field = ?1 AND customer = ?2";

/// With fewer than this, those who have a value are put in order; with more, the order is walked until enough have it.
const FEW: i64 = 2000;
/// Members of lists that are looked at to know how many of all are a seller's own; with more, the part that these have of
/// them is taken for all.
const COUNTED_MAX: u64 = 10_000;
/// Rows of a field's index read at a time.
const CHUNK: i64 = 500;

/// Somebody's place on a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MemberPlace {
    pub(super) customer: i64,
    pub(super) lane: Lane,
    tried: u16,
    place: i64,
}

impl MemberPlace {
    /// Least tried first; then list by list, so that a seller stays with one purpose.
    const fn order(&self) -> (u16, i64, i64, i64) {
        (self.tried, self.lane.list, self.place, self.customer)
    }
}

fn member_place(row: &Row<'_>) -> Result<MemberPlace, Failure> {
    let lane = Lane {
        list: row.get(1)?,
        class: row.get(2)?,
    };
    Ok(MemberPlace {
        customer: row.get(0)?,
        lane,
        tried: row.get(3)?,
        place: row.get(4)?,
    })
}

/// Where somebody who can be called stands on lists.
pub(super) fn places(db: &Connection, customer: i64) -> Result<Vec<MemberPlace>, Failure> {
    collect(db, OF_CUSTOMER, [customer], member_place)
}

/// Fills the front with those whom the lists have next.
pub(super) fn fill(
    front: &mut Front<'_>,
    sieve: &Sieve<'_>,
    lanes: &[Lane],
) -> Result<(), Failure> {
    let by = match &front.asked.filter.order {
        QueueOrder::ListOrder => None,
        QueueOrder::Name => Some(&Field::Name),
        QueueOrder::By(field) => Some(field),
    };
    if let Some(field) = by {
        if facet::is_kept(front.db, field)? {
            by_facet(front, sieve, lanes, field)?;
        } else {
            by_cards(front, sieve, lanes, field)?;
        }
    }
    let few = few(front.db, sieve, lanes)?;
    let mut members = match few {
        Some(members) => members,
        None => walked(front, lanes, |db, customer| sieve.has_value(db, customer))?,
    };
    members.sort_by_key(MemberPlace::order);
    members.iter().try_for_each(|member| push(front, member))
}

fn push(front: &mut Front<'_>, member: &MemberPlace) -> Result<(), Failure> {
    if front.is_full() || front.has(member.customer) || is_anothers(front, member.customer)? {
        return Ok(());
    }
    let tried = member.tried;
    front.push(member.customer, Place::Next { tried })
}

/// Whether another seller agreed to call them, and is to do so by now: theirs to keep.
fn is_anothers(front: &Front<'_>, customer: i64) -> Result<bool, Failure> {
    let key = (customer, Col(front.asked.seller), Col(front.asked.now.at));
    Ok(front
        .db
        .prepare_cached(ANOTHERS)?
        .query_row(key, |row| row.get(0))?)
}

/// Everybody who has the filter's value, when they are few.
fn few(
    db: &Connection,
    sieve: &Sieve<'_>,
    lanes: &[Lane],
) -> Result<Option<Vec<MemberPlace>>, Failure> {
    let Matches::Facet { field, folded } = sieve.matches() else {
        return Ok(None);
    };
    let mut members = collect(db, BY_VALUE, (field, folded, FEW), member_place)?;
    let is_all = limit(members.len()) < FEW;
    members.retain(|member| lanes.contains(&member.lane));
    Ok(is_all.then_some(members))
}

/// The first of each lane who are meant, as many as have room.
fn walked(
    front: &Front<'_>,
    lanes: &[Lane],
    is_meant: impl Fn(&Connection, i64) -> Result<bool, Failure>,
) -> Result<Vec<MemberPlace>, Failure> {
    let mut members = Vec::new();
    let room = front.asked.rows_max.saturating_sub(front.rows.len());
    for lane in lanes {
        let mut statement = front.db.prepare_cached(LANE)?;
        let mut rows = statement.query((lane.list, lane.class))?;
        let mut wanted = room;
        while wanted > 0
            && let Some(row) = rows.next()?
        {
            let member = member_place(row)?;
            let is_free = !front.has(member.customer) && !front.is_held(member.customer);
            if is_free
                && front.is_in_share(member.customer)?
                && is_meant(front.db, member.customer)?
            {
                members.push(member);
                wanted -= 1;
            }
        }
    }
    Ok(members)
}

/// How many of the first of each lane are the seller's own, and of how many.
pub(super) fn own_of(front: &Front<'_>, lanes: &[Lane]) -> Result<(u64, u64), Failure> {
    let (mut own, mut all) = (0, 0);
    for lane in lanes {
        let mut statement = front.db.prepare_cached(LANE)?;
        let mut rows = statement.query((lane.list, lane.class))?;
        while all < COUNTED_MAX
            && let Some(row) = rows.next()?
        {
            own += u64::from(front.is_in_share(row.get(0)?)?);
            all += 1;
        }
    }
    Ok((own, all))
}

/// By the index of a field, until the front is full; of those with one value, in the order of the lists.
fn by_facet(
    front: &mut Front<'_>,
    sieve: &Sieve<'_>,
    lanes: &[Lane],
    field: &Field,
) -> Result<(), Failure> {
    let name = field.to_string();
    let mut after = sort_key("");
    while !front.is_full() {
        let mut chunk = collect(front.db, IN_ORDER, (&name, &after, CHUNK), |row| {
            Ok((row.get::<_, Vec<u8>>(5)?, member_place(row)?))
        })?;
        let is_all = limit(chunk.len()) < CHUNK;
        let (Some((first, _)), Some((last, _))) = (chunk.first().cloned(), chunk.last().cloned())
        else {
            break;
        };
        if is_all || first != last {
            // The last value may have more than fitted in.
            chunk.retain(|(value, _)| is_all || *value != last);
            chunk.sort_by(|(one, left), (other, right)| {
                (one, left.order()).cmp(&(other, right.order()))
            });
            after = chunk.last().map_or(last, |(value, _)| value.clone());
            for (_, member) in chunk {
                if lanes.contains(&member.lane) && sieve.has_value(front.db, member.customer)? {
                    push(front, &member)?;
                }
            }
        } else {
            walk_value(front, sieve, lanes, (&name, &first))?;
            after = first;
        }
        if is_all {
            break;
        }
    }
    Ok(())
}

/// Those with a value that many have: the lists are walked until enough are found.
fn walk_value(
    front: &mut Front<'_>,
    sieve: &Sieve<'_>,
    lanes: &[Lane],
    (field, value): (&str, &[u8]),
) -> Result<(), Failure> {
    let has = |db: &Connection, customer: i64| {
        let key = (field, customer, value);
        let has = db
            .prepare_cached(HAS_SORT)?
            .query_row(key, |row| row.get(0));
        let has = has.optional()?.unwrap_or(false);
        Ok(has && sieve.has_value(db, customer)?)
    };
    let mut members = walked(front, lanes, has)?;
    members.sort_by_key(MemberPlace::order);
    members.iter().try_for_each(|member| push(front, member))
}

/// By a field that has no index: everybody's card is read.
fn by_cards(
    front: &mut Front<'_>,
    sieve: &Sieve<'_>,
    lanes: &[Lane],
    field: &Field,
) -> Result<(), Failure> {
    let db = front.db;
    let mut sorted = BTreeSet::new();
    for lane in lanes {
        let members = collect(db, LANE, (lane.list, lane.class), member_place)?;
        for member in members {
            let row = load_customer(db, member.customer)?;
            let value = row.profile.value(field);
            if !value.is_empty() && sieve.has_value(db, member.customer)? {
                sorted.insert((sort_key(value), member.order(), member.lane.class));
            }
        }
    }
    for (_, (tried, list, place, customer), class) in sorted {
        let lane = Lane { list, class };
        let member = MemberPlace {
            customer,
            lane,
            tried,
            place,
        };
        push(front, &member)?;
    }
    Ok(())
}
