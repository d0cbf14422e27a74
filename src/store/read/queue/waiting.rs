//! Those who wait for one reason, as a list to be looked at: whoever can be called soonest first.

use rusqlite::{Connection, Params, Row};

use super::Front;
use super::counts::{Lane, Standings, both};
use super::next::LANE;
use super::sieve::Sieve;
use crate::model::id::SellerId;
use crate::model::moment::Moment;
use crate::model::queue::{Hold, Place};
use crate::store::open::Failure;
use crate::store::read::callers::Callers;
use crate::store::read::list::ListRow;
use crate::store::row::{Col, hold_column};

/// Whoever waits for a time.
pub(super) const UNTIL: &str = "SELECT customer, until, class FROM member WHERE list = ?1 AND hold = ?2 AND until IS NOT NULL ORDER BY until";
/// Whoever waits for something else. No index has them, which every save would have to keep: the list is walked until
/// enough are found.
const OPEN_END: &str =
    "SELECT customer, NULL FROM member WHERE list = ?1 AND hold = ?2 AND until IS NULL";

/// Members of a list that are looked at for a filter that few of them pass.
const LOOKED_AT_MAX: usize = 20_000;

/// Fills the front with those who wait for this reason: themselves, or with everybody of their kind.
pub(super) fn fill(
    front: &mut Front<'_>,
    (sieve, hold): (&Sieve<'_>, Hold),
    (lists, free): (&[ListRow], &[Lane]),
    standings: &Standings,
) -> Result<(), Failure> {
    let mut found = Found {
        db: front.db,
        sieve,
        not_of: (hold == Hold::OfColleague)
            .then(|| front.sharing().map(|callers| (callers, front.asked.seller)))
            .flatten(),
        room: front.asked.rows_max,
        rows: Vec::new(),
    };
    for row in lists {
        let row_k = row.k;
        let key = (row_k, hold_column(Some(hold)));
        found.walk(UNTIL, key, |row| {
            let Col(until) = row.get(1)?;
            let lane = Lane {
                list: row_k,
                class: row.get(2)?,
            };
            let of_lane = standings.get(&lane).copied().flatten();
            Ok(both(Some(until), of_lane))
        })?;
        found.walk(OPEN_END, key, |_| Ok(None))?;
    }
    for (lane, until) in lanes_of(standings, hold) {
        found.walk(LANE, (lane.list, lane.class), |_| Ok(until))?;
    }
    if hold == Hold::OfColleague && found.not_of.is_some() {
        for lane in free {
            found.walk(LANE, (lane.list, lane.class), |_| Ok(None))?;
        }
    }
    if hold == Hold::WithColleague {
        for held in &front.held {
            if sieve.admits(front.db, held.customer)? {
                found.rows.push((Some(held.until()), held.customer));
            }
        }
    }
    found
        .rows
        .sort_by_key(|(until, _)| (until.is_none(), *until));
    for (until, customer) in found.rows {
        if !front.is_full() {
            front.push(customer, Place::Waiting { until })?;
        }
    }
    Ok(())
}

/// The kinds of people who all wait for it, in the order of the lists.
fn lanes_of(standings: &Standings, hold: Hold) -> Vec<(Lane, Option<Moment>)> {
    let mut lanes: Vec<(Lane, Option<Moment>)> = standings
        .iter()
        .filter_map(|(lane, held)| {
            let (of_lane, until) = (*held)?;
            (of_lane == hold).then_some((*lane, until))
        })
        .collect();
    lanes.sort_unstable();
    lanes
}

struct Found<'a> {
    db: &'a Connection,
    sieve: &'a Sieve<'a>,
    /// The seller whose own are left out.
    not_of: Option<(&'a Callers, SellerId)>,
    /// How many of each walk at most.
    room: usize,
    rows: Vec<(Option<Moment>, i64)>,
}

impl Found<'_> {
    fn is_own(&self, customer: i64) -> Result<bool, Failure> {
        match self.not_of {
            Some((callers, seller)) => callers.is_callers(self.db, customer, seller),
            None => Ok(false),
        }
    }

    /// Takes those of one index who get through.
    fn walk(
        &mut self,
        sql: &str,
        key: impl Params,
        until: impl Fn(&Row<'_>) -> Result<Option<Moment>, Failure>,
    ) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(key)?;
        let (mut taken, mut looked_at) = (0, 0);
        while taken < self.room
            && looked_at < LOOKED_AT_MAX
            && let Some(row) = rows.next()?
        {
            looked_at += 1;
            let customer = row.get(0)?;
            if !self.is_own(customer)? && self.sieve.has_value(self.db, customer)? {
                self.rows.push((until(row)?, customer));
                taken += 1;
            }
        }
        Ok(())
    }
}
