//! Double calls: worked out from the calls whenever somebody asks, so that they are the same whatever came first.
//!
//! *Invariant:* a void call, and one that somebody told to a desk, meet nobody.

use std::collections::{BTreeMap, VecDeque};

use chrono::Duration;
use rusqlite::{Connection, Row};

use super::agreed::collect;
use crate::model::call::Call;
use crate::model::card::{Entry, Happened};
use crate::model::double::{DoubleCall, Met, Spell, WITHIN};
use crate::model::fact::Fact;
use crate::model::id::SellerId;
use crate::model::moment::{Moment, Now};
use crate::model::seller::SellerRef;
use crate::store::open::{Failure, Store};
use crate::store::project::fact_of;
use crate::store::row::Col;

/// Pairs of calls of two sellers with one customer, the one that was over later first, which was so since a time.
const PAIRS: &str = "SELECT customer.id, customer.name, one.kind, one.body, later.at, two.kind, two.body, earlier.at \
     FROM call AS later INDEXED BY call_at JOIN entry AS one ON one.k = later.k \
     JOIN entry AS two ON two.customer = later.customer AND two.at BETWEEN later.at - ?2 AND later.at \
     JOIN call AS earlier ON earlier.k = two.k JOIN customer ON customer.k = later.customer \
     WHERE later.at >= ?1 AND later.is_live = 1 AND later.direction = 0 AND earlier.is_live = 1 AND earlier.direction = 0 \
     AND earlier.seller <> later.seller AND (earlier.at < later.at OR earlier.k < later.k) \
     AND customer.born IS NOT NULL";
const ARE_SEVERAL: &str = "SELECT count(*) > 1 FROM (SELECT 1 FROM seller LIMIT 2)";

/// No call is longer: so far back one is looked for that may have ended before another did.
const LONGEST: Duration = Duration::hours(4);
/// For so long both sellers see it on the first page.
const SEEN: Duration = Duration::days(3);
/// So many of them.
const SEEN_MAX: usize = 5;

/// Marks the calls of one customer's history that met another seller's: each with the nearest.
pub(super) fn mark(entries: &mut [Entry]) {
    let mut calls: Vec<(Spell, SellerRef, Met, usize)> = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let Happened::Call {
            call, void: None, ..
        } = &entry.what
        else {
            continue;
        };
        if let Some(spell) = Spell::of(call, entry.at.into()) {
            let met = Met {
                by: call.seller.clone(),
                at: call.rang_at.or(call.answered_at).unwrap_or(entry.at),
            };
            calls.push((spell, call.seller.clone(), met, place));
        }
    }
    for (spell, seller, _, place) in &calls {
        let others = calls
            .iter()
            .filter(|(other, by, ..)| by.id != seller.id && spell.meets(other));
        let apart = |other: &Spell| (other.began.millis() - spell.began.millis()).abs();
        let nearest = others.min_by_key(|(other, by, ..)| (apart(other), other.began, by.id));
        if let Some((_, _, with, _)) = nearest
            && let Some(entry) = entries.get_mut(*place)
            && let Happened::Call { met, .. } = &mut entry.what
        {
            *met = Some(with.clone());
        }
    }
}

/// Double calls of which the later was over at a time or after it, newest first.
pub(super) fn since(db: &Connection, from: Moment) -> Result<Vec<DoubleCall>, Failure> {
    let are_several = collect(db, ARE_SEVERAL, [], |row| Ok(row.get::<_, bool>(0)?))?;
    if !are_several.contains(&true) {
        return Ok(Vec::new());
    }
    let span = Meetings::REACH.num_milliseconds();
    let pairs = collect(db, PAIRS, (Col(from), span), double)?;
    let mut doubles: Vec<DoubleCall> = pairs.into_iter().flatten().collect();
    // Of two at one moment, the key tells only which came first to this desk.
    doubles.sort_by_key(|it| {
        let [(first, began), (second, again)] = &it.calls;
        std::cmp::Reverse((*again, *began, it.customer, second.id, first.id))
    });
    Ok(doubles)
}

fn double(row: &Row<'_>) -> Result<Option<DoubleCall>, Failure> {
    let (Col(customer), Col(ended), Col(ended_before)) = (row.get(0)?, row.get(4)?, row.get(7)?);
    let later = call(row.get(2)?, &row.get::<_, String>(3)?)?;
    let earlier = call(row.get(5)?, &row.get::<_, String>(6)?)?;
    let (Some(later), Some(earlier)) = (later, earlier) else {
        return Ok(None);
    };
    let spells = Spell::of(&later, ended).zip(Spell::of(&earlier, ended_before));
    let Some((one, two)) = spells.filter(|(one, two)| one.meets(two)) else {
        return Ok(None);
    };
    let mut calls = [(earlier.seller, two.began), (later.seller, one.began)];
    calls.sort_by_key(|(seller, began)| (*began, seller.id));
    Ok(Some(DoubleCall {
        customer,
        name: row.get(1)?,
        calls,
    }))
}

fn call(kind: i64, body: &str) -> Result<Option<Box<Call>>, Failure> {
    let fact = fact_of(kind, body)?;
    Ok(
        if let Fact::Call(call) | Fact::CallAmend { call, .. } = fact {
            Some(call)
        } else {
            None
        },
    )
}

/// The double calls of late in which a seller has a part.
pub(super) fn of_late(
    db: &Connection,
    seller: SellerId,
    now: Now,
) -> Result<Vec<DoubleCall>, Failure> {
    let mut doubles = since(db, now.at.plus(-SEEN))?;
    doubles.retain(|it| it.calls.iter().any(|(by, _)| by.id == seller));
    doubles.truncate(SEEN_MAX);
    Ok(doubles)
}

impl Store {
    /// Double calls since a time, newest first, with the names of both sellers.
    pub fn double_calls(&self, from: Moment) -> Result<Vec<DoubleCall>, Failure> {
        self.snapshot(|db| since(db, from))
    }
}

/// Tells of each call, as they come in the order of their ends, whether it met one before it.
#[derive(Debug, Default)]
pub(super) struct Meetings {
    /// Calls of the last hours by customer: when each was over, and whose it was.
    recent: BTreeMap<i64, Vec<(Spell, Vec<u8>)>>,
    order: VecDeque<(Moment, i64)>,
}

impl Meetings {
    /// So long before another a call may be over that it meets.
    pub(super) const REACH: Duration =
        Duration::minutes(WITHIN.num_minutes() + LONGEST.num_minutes());

    /// Takes a call of a desk that disturbed somebody; whether it met another.
    pub(super) fn add(&mut self, customer: i64, spell: Spell, seller: &[u8]) -> bool {
        let over = spell.ended.plus(-Self::REACH);
        while let Some((_, gone)) = self.order.front().copied().filter(|(at, _)| *at < over) {
            self.order.pop_front();
            if let Some(calls) = self.recent.get_mut(&gone) {
                calls.retain(|(it, _)| it.ended >= over);
                if calls.is_empty() {
                    self.recent.remove(&gone);
                }
            }
        }
        let calls = self.recent.entry(customer).or_default();
        let met = calls
            .iter()
            .any(|(it, by)| by != seller && it.meets(&spell));
        calls.push((spell, seller.to_vec()));
        self.order.push_back((spell.ended, customer));
        met
    }
}
