//! Campaigns as the records have them.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::agreed::collect;
use crate::model::list::ListState;
use crate::model::outcome::Campaign;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

/// Of two writes of one version the later holds.
const VERSIONS: &str =
    "SELECT body FROM campaign_write WHERE version IS NOT NULL ORDER BY code, version, ord, record";
const NEWEST: &str =
    "SELECT body FROM campaign JOIN campaign_write USING (code, record) ORDER BY code";
const STATES: &str = "SELECT code, state FROM campaign WHERE state <> 0";

impl Store {
    /// The newest version of each campaign that the records hold, by its code.
    pub fn campaigns(&self) -> Result<Vec<Campaign>, Failure> {
        collect(&self.db, NEWEST, [], |row| {
            campaign(&row.get::<_, String>(0)?)
        })
    }

    /// Every version of every campaign that the records hold; an earlier one stands before a later.
    pub fn campaign_versions(&self) -> Result<Vec<Campaign>, Failure> {
        collect(&self.db, VERSIONS, [], |row| {
            campaign(&row.get::<_, String>(0)?)
        })
    }

    /// The campaigns that are paused or closed; all others are open.
    pub fn campaign_states(&self) -> Result<BTreeMap<String, ListState>, Failure> {
        states(&self.db)
    }
}

/// The campaigns that are not open.
pub(super) fn states(db: &Connection) -> Result<BTreeMap<String, ListState>, Failure> {
    let rows = collect(db, STATES, [], |row| {
        let Col(state) = row.get(1)?;
        Ok((row.get(0)?, state))
    })?;
    Ok(rows.into_iter().collect())
}

fn campaign(body: &str) -> Result<Campaign, Failure> {
    Ok(serde_json::from_str(body)?)
}
