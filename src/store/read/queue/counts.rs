//! How many can be called, and why the others wait: from the counters, one row for each list, class and hold.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row};

use super::sieve::{Matches, Sieve};
use crate::model::list::ListState;
use crate::model::moment::{Moment, Now};
use crate::model::queue::{Counts, Hold};
use crate::model::standing::{Class, Held, ListFacts};
use crate::store::holds::Holds;
use crate::store::listing::washed;
use crate::store::open::Failure;
use crate::store::read::agreed::collect;
use crate::store::read::count;
use crate::store::read::list::ListRow;
use crate::store::row::{ClassRow, Col, DONE, FREE, hold};

pub(super) const TALLY: &str = "SELECT class, audience, zone, country, subdivision, washed, alone, hold, n FROM tally LEFT JOIN class ON class.k = class \
     WHERE list = ?1 AND n > 0";
const TALLY_OF: &str = "SELECT class, audience, zone, country, subdivision, washed, alone, hold, count(*), list \
     FROM facet CROSS JOIN member USING (customer) LEFT JOIN class ON class.k = class \
     WHERE field = ?1 AND folded = ?2 GROUP BY list, class, hold";
const MEMBERS: &str = "SELECT class, audience, zone, country, subdivision, washed, alone, hold, 1, list, customer FROM member LEFT JOIN class ON class.k = class";
pub(super) const OPENS: &str =
    "SELECT min(until) FROM member WHERE list = ?1 AND hold = ?2 AND until IS NOT NULL";

/// How many of one list and class have one hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    lane: Lane,
    class: ClassRow,
    hold: i64,
    count: u64,
}

impl Tally {
    /// The class as the rules know it.
    fn class_on(&self, list: &ListFacts) -> Class {
        let row = &self.class;
        let mut class = list.class(row.audience, row.whereabouts);
        class.washed.extend(washed(&row.washed));
        class.judged = row.judged;
        class
    }
}

/// Those of one list and class: the queue's index has them in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Lane {
    pub(super) list: i64,
    pub(super) class: i64,
}

/// Why whole lanes wait.
pub(super) type Standings = HashMap<Lane, Option<Held>>;

fn tally(row: &Row<'_>, list: i64) -> Result<Tally, Failure> {
    let lane = Lane {
        list,
        class: row.get(0)?,
    };
    Ok(Tally {
        lane,
        class: ClassRow::of(row, 1)?,
        hold: row.get(7)?,
        count: count(row, 8)?,
    })
}

/// How the lists are doing together. Somebody on two of them counts twice.
pub(in crate::store::read) fn counts_of(
    db: &Connection,
    holds: &dyn Holds,
    lists: &[ListRow],
    now: Now,
) -> Result<Counts, Failure> {
    let tallies = of_lists(db, lists)?;
    let standings = standings(&tallies, lists, holds, now);
    sum(db, &tallies, &standings)
}

/// The counters of those whom the filter lets through.
pub(super) fn tallies(
    db: &Connection,
    sieve: &Sieve<'_>,
    lists: &[ListRow],
) -> Result<Vec<Tally>, Failure> {
    let mut all = match sieve.matches() {
        Matches::Everybody => of_lists(db, lists)?,
        Matches::Facet { field, folded } => {
            collect(db, TALLY_OF, (field, folded), |row| tally(row, row.get(9)?))?
        }
        Matches::Unindexed => one_by_one(db, sieve)?,
    };
    all.retain(|tally| lists.iter().any(|row| row.k == tally.lane.list));
    Ok(all)
}

fn of_lists(db: &Connection, lists: &[ListRow]) -> Result<Vec<Tally>, Failure> {
    let mut all = Vec::new();
    for row in lists {
        let k = row.k;
        all.extend(collect(db, TALLY, [k], |row| tally(row, k))?);
    }
    Ok(all)
}

fn one_by_one(db: &Connection, sieve: &Sieve<'_>) -> Result<Vec<Tally>, Failure> {
    let mut statement = db.prepare_cached(MEMBERS)?;
    let mut rows = statement.query([])?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        if sieve.has_value(db, row.get(10)?)? {
            let one = tally(row, row.get(9)?)?;
            let key = (one.lane, one.hold);
            all.entry(key).or_insert(Tally { count: 0, ..one }).count += 1;
        }
    }
    Ok(all.into_values().collect())
}

/// Asks the rules once for each lane.
pub(super) fn standings(
    tallies: &[Tally],
    lists: &[ListRow],
    holds: &dyn Holds,
    now: Now,
) -> Standings {
    let mut standings = Standings::new();
    for row in lists {
        let facts = row.facts(holds);
        let of_list = tallies.iter().filter(|tally| tally.lane.list == row.k);
        for tally in of_list {
            standings
                .entry(tally.lane)
                .or_insert_with(|| holds.standing(&tally.class_on(&facts), now));
        }
    }
    standings
}

/// The lanes whose people can be called now, in the order of the lists.
pub(super) fn lanes(tallies: &[Tally], standings: &Standings, lists: &[ListRow]) -> Vec<Lane> {
    let is_open = |list: i64| {
        let row = lists.iter().find(|row| row.k == list);
        row.is_some_and(|row| row.list.state == ListState::Open)
    };
    let mut lanes: Vec<Lane> = tallies
        .iter()
        .filter(|tally| tally.hold == FREE && is_open(tally.lane.list))
        .map(|tally| tally.lane)
        .filter(|lane| matches!(standings.get(lane), Some(None)))
        .collect();
    lanes.sort_unstable();
    lanes.dedup();
    lanes
}

/// Adds the counters up. Those whom the rules have not been asked about yet are left out: they are asked within moments.
pub(super) fn sum(
    db: &Connection,
    tallies: &[Tally],
    standings: &Standings,
) -> Result<Counts, Failure> {
    let mut counts = Counts::default();
    let mut waiting: BTreeMap<usize, (Hold, u64, Option<Moment>)> = BTreeMap::new();
    for tally in tallies {
        let of_lane = standings.get(&tally.lane).copied().flatten();
        let held = match (tally.hold, of_lane, hold(tally.hold)) {
            (DONE, ..) => {
                counts.done += tally.count;
                None
            }
            (FREE, None, _) => {
                counts.now += tally.count;
                None
            }
            (FREE, Some(held), _) => Some(held),
            (_, of_lane, Some(hold)) => {
                let until = opens(db, tally.lane.list, tally.hold)?;
                Some((hold, both(until, of_lane)))
            }
            (_, _, None) => None,
        };
        if let Some((hold, until)) = held {
            let rank = Hold::ALL.iter().position(|other| *other == hold);
            let (_, sum, first) = waiting
                .entry(rank.unwrap_or(usize::MAX))
                .or_insert((hold, 0, None));
            *sum += tally.count;
            *first = [*first, until].into_iter().flatten().min();
        }
    }
    counts.waiting = waiting.into_values().collect();
    Ok(counts)
}

/// When what holds somebody lifts, and what holds everybody of their kind too.
pub(super) fn both(until: Option<Moment>, of_lane: Option<Held>) -> Option<Moment> {
    match of_lane {
        None => until,
        Some((_, lane_until)) => until.zip(lane_until).map(|(one, other)| one.max(other)),
    }
}

/// When the first of those with this hold can be called.
fn opens(db: &Connection, list: i64, hold: i64) -> Result<Option<Moment>, Failure> {
    let until: Option<Col<Moment>> = db
        .prepare_cached(OPENS)?
        .query_row((list, hold), |row| row.get(0))?;
    Ok(until.map(|Col(until)| until))
}
