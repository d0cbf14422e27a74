//! Lists: what they are, and what the rules need to know of them.

use rusqlite::{Connection, Row};

use crate::model::id::ListId;
use crate::model::list::{List, ListAnswers, ListState};
use crate::model::moment::{Moment, Now};
use crate::model::queue::Counts;
use crate::model::standing::{ListFacts, Stated};
use crate::model::text::fold;
use crate::store::holds::Holds;
use crate::store::open::{Failure, Store};
use crate::store::project::Order;
use crate::store::row::Col;

use super::campaign;
use super::queue::counts_of;

/// A list that only its members have told of is not shown, nor one that was taken back.
const ALL: &str = "SELECT k, id, name, principal, market, source, answers, campaign, state, ord, \
     (SELECT max(at) FROM receipt WHERE receipt.list = list.k) FROM list \
     WHERE born IS NOT NULL AND state <> 3 ORDER BY k";
const OF_CUSTOMER: &str = "SELECT list.k, id, name, principal, market, source, answers, campaign, state, list.ord, NULL, is_done \
     FROM member JOIN list ON list.k = member.list WHERE customer = ?1 AND born IS NOT NULL AND state <> 3 ORDER BY list.k";

/// A list with its key.
#[derive(Debug, Clone)]
pub(super) struct ListRow {
    pub(super) k: i64,
    pub(super) list: List,
    /// When its source last said who stands on it: at its last load, else when it began.
    loaded: Moment,
}

impl ListRow {
    /// What the rules need to know of it.
    pub(super) fn facts(&self, holds: &dyn Holds) -> ListFacts {
        ListFacts {
            market: self.list.market,
            answers: self.list.answers.clone(),
            purpose: holds.purpose(&self.list.campaign),
            stated: Stated {
                source: self.list.source.clone(),
                on: Some(self.loaded.in_zone(holds.zone(self.list.market)).date()),
                principal: self.list.principal.clone(),
                campaign: self.list.campaign.clone(),
            },
        }
    }
}

impl Store {
    /// Every list that is not closed, oldest first, and how it is doing.
    pub fn lists(&self, now: Now) -> Result<Vec<(List, Counts)>, Failure> {
        self.snapshot(|db| self.open_lists(db, now))
    }

    /// Every list, closed ones too, oldest first.
    pub fn all_lists(&self) -> Result<Vec<List>, Failure> {
        let rows = all(&self.db)?;
        Ok(rows.into_iter().map(|row| row.list).collect())
    }

    /// The list with this name: exactly, else however it is spelled when only one is.
    pub fn list_by_name(&self, name: &str) -> Result<Option<List>, Failure> {
        let rows = all(&self.db)?;
        if let Some(row) = rows.iter().find(|row| row.list.name == name) {
            return Ok(Some(row.list.clone()));
        }
        let folded = fold(name.trim());
        let mut alike = rows
            .into_iter()
            .filter(|row| fold(&row.list.name) == folded);
        let first = alike.next().filter(|_| alike.next().is_none());
        Ok(first.map(|row| row.list))
    }

    /// The list with this id.
    pub fn list(&self, id: ListId) -> Result<Option<List>, Failure> {
        let rows = all(&self.db)?;
        let row = rows.into_iter().find(|row| row.list.id == id);
        Ok(row.map(|row| row.list))
    }

    /// How one list is doing; nothing for a list that is not known.
    pub fn list_counts(&self, id: ListId, now: Now) -> Result<Counts, Failure> {
        self.snapshot(|db| {
            let rows = all(db)?;
            let row: Vec<_> = rows.into_iter().filter(|row| row.list.id == id).collect();
            counts_of(db, &*self.holds, &row, now)
        })
    }

    pub(super) fn open_lists(
        &self,
        db: &Connection,
        now: Now,
    ) -> Result<Vec<(List, Counts)>, Failure> {
        let rows = called(db)?.into_iter();
        rows.filter(|row| row.list.state != ListState::Closed)
            .map(|row| {
                let counts = counts_of(db, &*self.holds, std::slice::from_ref(&row), now)?;
                Ok((row.list, counts))
            })
            .collect()
    }
}

/// Every list, oldest first.
pub(super) fn all(db: &Connection) -> Result<Vec<ListRow>, Failure> {
    let mut statement = db.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    let mut lists = Vec::new();
    while let Some(row) = rows.next()? {
        lists.extend(list_row(row)?);
    }
    Ok(lists)
}

/// Every list, oldest first, in the state that it is called in: a campaign that is paused or closed takes its lists with it.
pub(super) fn called(db: &Connection) -> Result<Vec<ListRow>, Failure> {
    let states = campaign::states(db)?;
    let mut lists = all(db)?;
    for row in &mut lists {
        let campaign = states.get(&row.list.campaign).copied();
        row.list.state = row.list.state.max(campaign.unwrap_or_default());
    }
    Ok(lists)
}

/// The lists that a customer stands on, and whether each is done with them.
pub(super) fn of_customer(db: &Connection, customer: i64) -> Result<Vec<(List, bool)>, Failure> {
    let mut statement = db.prepare_cached(OF_CUSTOMER)?;
    let mut rows = statement.query([customer])?;
    let states = campaign::states(db)?;
    let mut lists = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(ListRow { mut list, .. }) = list_row(row)? {
            let campaign = states.get(&list.campaign).copied();
            list.state = list.state.max(campaign.unwrap_or_default());
            lists.push((list, row.get(11)?));
        }
    }
    Ok(lists)
}

/// A row of either query; none for a list whose market nobody knows.
fn list_row(row: &Row<'_>) -> Result<Option<ListRow>, Failure> {
    let market: String = row.get(4)?;
    let Ok(market) = market.parse() else {
        return Ok(None);
    };
    let answers: String = row.get(6)?;
    let answers: ListAnswers = serde_json::from_str(&answers)?;
    let (Col(id), Col(state)) = (row.get(1)?, row.get(8)?);
    Ok(Some(ListRow {
        k: row.get(0)?,
        list: List {
            id,
            name: row.get(2)?,
            principal: row.get(3)?,
            market,
            answers,
            source: row.get(5)?,
            campaign: row.get(7)?,
            state,
        },
        loaded: loaded(row)?,
    }))
}

fn loaded(row: &Row<'_>) -> Result<Moment, Failure> {
    let loaded: Option<Col<Moment>> = row.get(10)?;
    match loaded {
        Some(Col(at)) => Ok(at),
        None => Ok(Order(row.get(9)?).at()),
    }
}
