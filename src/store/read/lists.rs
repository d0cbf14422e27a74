//! Lists, and how many of each can be called.
//!
//! *Invariant:* counts come from the counters, never from counting customers.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Row};

use crate::model::id::ListId;
use crate::model::list::List;
use crate::model::moment::{Moment, Now};
use crate::model::queue::{Counts, Hold};
use crate::model::standing::{Held, ListFacts};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, DONE, FREE, hold};

const COLUMNS: &str = "SELECT k, id, name, principal, market, answers, source, campaign, state FROM list WHERE born IS NOT NULL";
const BY_KEY: &str = "SELECT k, id, name, principal, market, answers, source, campaign, state FROM list WHERE born IS NOT NULL AND k = ?1";
const KEY: &str = "SELECT k FROM list WHERE id = ?1";
const TALLY: &str = "SELECT class, hold, n, audience, zone FROM tally JOIN class ON class.k = class WHERE list = ?1 AND n > 0";
const FIRST: &str =
    "SELECT min(until) FROM member WHERE list = ?1 AND hold = ?2 AND until IS NOT NULL";

/// A list with its key.
#[derive(Debug, Clone)]
pub(in crate::store) struct Keyed {
    pub(in crate::store) k: i64,
    pub(in crate::store) list: List,
}

/// How a list is doing: its counters, and the classes whose people can be called now.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Standing {
    pub(in crate::store) counts: Counts,
    /// Classes that can be called now, and how many of them are free.
    pub(in crate::store) open: Vec<(i64, u64)>,
}

impl Store {
    /// All lists, in the order in which they began here.
    pub fn lists(&self) -> Result<Vec<List>, Failure> {
        Ok(self
            .keyed_lists()?
            .into_iter()
            .map(|keyed| keyed.list)
            .collect())
    }

    /// The list with this id.
    pub fn list(&self, id: ListId) -> Result<Option<List>, Failure> {
        Ok(self.keyed_list(id)?.map(|keyed| keyed.list))
    }

    /// The list with this name: exactly, else however it is spelled when only one is.
    pub fn list_named(&self, name: &str) -> Result<Option<List>, Failure> {
        use crate::model::text::fold;
        let lists = self.lists()?;
        if let Some(list) = lists.iter().find(|list| list.name == name) {
            return Ok(Some(list.clone()));
        }
        let mut alike = lists
            .into_iter()
            .filter(|list| fold(&list.name) == fold(name.trim()));
        let first = alike.next();
        Ok(first.filter(|_| alike.next().is_none()))
    }

    /// How many of a list can be called now, and why the others wait.
    pub fn list_counts(&self, id: ListId, now: Now) -> Result<Counts, Failure> {
        match self.keyed_list(id)? {
            Some(keyed) => Ok(self.standing_of(&keyed, now)?.counts),
            None => Ok(Counts::default()),
        }
    }

    /// What the rules need to know of a list.
    #[must_use]
    pub fn list_facts(&self, list: &List) -> ListFacts {
        ListFacts {
            market: list.market,
            answers: list.answers.clone(),
            purpose: self.holds.purpose(&list.campaign),
        }
    }

    pub(in crate::store) fn keyed_lists(&self) -> Result<Vec<Keyed>, Failure> {
        let mut statement = self.db.prepare_cached(COLUMNS)?;
        let mut rows = statement.query([])?;
        let mut lists = Vec::new();
        while let Some(row) = rows.next()? {
            lists.extend(keyed(row)?);
        }
        Ok(lists)
    }

    pub(in crate::store) fn keyed_list(&self, id: ListId) -> Result<Option<Keyed>, Failure> {
        let k: Option<i64> = self
            .db
            .prepare_cached(KEY)?
            .query_row([Col(id)], |row| row.get(0))
            .optional()?;
        k.map_or(Ok(None), |k| self.list_at(k))
    }

    pub(in crate::store) fn list_at(&self, k: i64) -> Result<Option<Keyed>, Failure> {
        let mut statement = self.db.prepare_cached(BY_KEY)?;
        let mut rows = statement.query([k])?;
        rows.next()?.map_or(Ok(None), keyed)
    }

    /// Adds up a list's counters with what the rules say of each class now.
    pub(in crate::store) fn standing_of(
        &self,
        keyed: &Keyed,
        now: Now,
    ) -> Result<Standing, Failure> {
        let facts = self.list_facts(&keyed.list);
        let mut standing = Standing::default();
        let mut waiting: BTreeMap<Hold, (u64, Option<Moment>)> = BTreeMap::new();
        let mut statement = self.db.prepare_cached(TALLY)?;
        let mut rows = statement.query([keyed.k])?;
        while let Some(row) = rows.next()? {
            let (class, column, n): (i64, i64, u64) = (
                row.get(0)?,
                row.get(1)?,
                row.get::<_, i64>(2)?.unsigned_abs(),
            );
            let audience: String = row.get(3)?;
            let of_class = self
                .holds
                .standing(&facts.class(audience.parse().ok()), now);
            let held: Option<Held> = match (column, of_class) {
                (DONE, _) => {
                    standing.counts.done += n;
                    continue;
                }
                (FREE, None) => {
                    standing.counts.now += n;
                    standing.open.push((class, n));
                    continue;
                }
                (FREE, closed) => closed,
                (other, _) => hold(other).map(|hold| (hold, None)),
            };
            if let Some((hold, until)) = held {
                let (count, first) = waiting.entry(hold).or_default();
                *count += n;
                *first = first.iter().copied().chain(until).min();
            }
        }
        for (reason, (n, until)) in waiting {
            let until = self
                .first_of(keyed.k, reason)?
                .into_iter()
                .chain(until)
                .min();
            standing.counts.waiting.push((reason, n, until));
        }
        standing.open.sort_unstable();
        Ok(standing)
    }

    /// When the first who wait for this reason can be called.
    fn first_of(&self, list: i64, reason: Hold) -> Result<Option<Moment>, Failure> {
        let column = crate::store::row::hold_column(Some(reason));
        let first: Option<Col<Moment>> = self
            .db
            .prepare_cached(FIRST)?
            .query_row((list, column), |row| row.get(0))?;
        Ok(first.map(|Col(first)| first))
    }
}

/// Adds counts of one list to those of several.
pub(in crate::store) fn add(sum: &mut Counts, counts: &Counts) {
    sum.now += counts.now;
    sum.done += counts.done;
    for (hold, n, until) in &counts.waiting {
        match sum.waiting.iter_mut().find(|(other, _, _)| other == hold) {
            Some((_, count, first)) => {
                *count += n;
                *first = first.iter().chain(until).min().copied();
            }
            None => sum.waiting.push((*hold, *n, *until)),
        }
    }
}

/// A list whose market can be read.
fn keyed(row: &Row<'_>) -> Result<Option<Keyed>, Failure> {
    let (Col(id), Col(state)) = (row.get(1)?, row.get(8)?);
    let (market, answers): (String, String) = (row.get(4)?, row.get(5)?);
    let Ok(market) = market.parse() else {
        return Ok(None);
    };
    Ok(Some(Keyed {
        k: row.get(0)?,
        list: List {
            id,
            name: row.get(2)?,
            principal: row.get(3)?,
            market,
            answers: serde_json::from_str(&answers)?,
            source: row.get(6)?,
            campaign: row.get(7)?,
            state,
        },
    }))
}
