//! Campaigns: the versions that were written, and whether a campaign is called.
//!
//! *Invariant:* every version that ever was stays, so that what a call says of its campaign can be read.

use rusqlite::Connection;

use super::{Order, Placed, Projector};
use crate::model::fact::CampaignSet;
use crate::model::id::RecordId;
use crate::model::list::ListState;
use crate::store::open::Failure;
use crate::store::row::Col;

const WRITE: &str = "INSERT OR IGNORE INTO campaign_write(code, record, ord, sup, version, state, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const WRITES: &str = "SELECT record, ord, sup, version, state FROM campaign_write WHERE code = ?1";
const SETTLE: &str =
    "INSERT OR REPLACE INTO campaign(code, state, version, record) VALUES (?1, ?2, ?3, ?4)";

/// A write without what it holds.
struct Write {
    record: RecordId,
    order: Order,
    replaces: Vec<RecordId>,
    version: Option<u32>,
    state: Option<ListState>,
}

/// The writes about a campaign that nothing replaces: what a new write has to name.
pub(in crate::store) fn heads(db: &Connection, code: &str) -> Result<Vec<RecordId>, Failure> {
    let writes = writes(db, code)?;
    Ok(unreplaced(&writes).map(|write| write.record).collect())
}

fn writes(db: &Connection, code: &str) -> Result<Vec<Write>, Failure> {
    let mut statement = db.prepare_cached(WRITES)?;
    let rows = statement.query_map([code], |row| {
        let Col(record) = row.get(0)?;
        let replaces: Vec<u8> = row.get(2)?;
        let state: Option<Col<ListState>> = row.get(4)?;
        Ok(Write {
            record,
            order: Order(row.get(1)?),
            replaces: replaces
                .chunks_exact(20)
                .filter_map(RecordId::from_slice)
                .collect(),
            version: row.get(3)?,
            state: state.map(|Col(state)| state),
        })
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

fn unreplaced(writes: &[Write]) -> impl Iterator<Item = &Write> {
    let is_replaced = |write: &Write| writes.iter().any(|it| it.replaces.contains(&write.record));
    writes.iter().filter(move |write| !is_replaced(write))
}

/// The state as the last write says that gives one. A write that gives none hands on what it replaces.
fn state(writes: &[Write]) -> ListState {
    let is_replaced = |write: &Write| {
        let later = |other: &&Write| other.state.is_some() && reaches(writes, other, write.record);
        writes.iter().any(|other| later(&other))
    };
    writes
        .iter()
        .filter(|write| write.state.is_some() && !is_replaced(write))
        .max_by_key(|write| (write.order, write.record))
        .and_then(|write| write.state)
        .unwrap_or_default()
}

/// Whether a write replaces a record, itself or through the writes that it replaces. Ids are hashes, so there is no circle.
fn reaches(writes: &[Write], from: &Write, record: RecordId) -> bool {
    let mut open: Vec<RecordId> = from.replaces.clone();
    let mut seen = Vec::new();
    while let Some(next) = open.pop() {
        if next == record {
            return true;
        }
        if seen.contains(&next) {
            continue;
        }
        seen.push(next);
        let before = writes.iter().filter(|write| write.record == next);
        open.extend(before.flat_map(|write| write.replaces.iter().copied()));
    }
    false
}

impl Projector<'_> {
    /// `campaign.set`.
    pub(super) fn campaign_set(
        &mut self,
        placed: &Placed<'_>,
        set: &CampaignSet,
    ) -> Result<(), Failure> {
        let replaces: Vec<u8> = set.replaces.iter().flat_map(|id| *id.bytes()).collect();
        let version = set.campaign.as_ref().map(|campaign| campaign.version);
        let body = match &set.campaign {
            Some(campaign) => serde_json::to_string(campaign)?,
            None => String::new(),
        };
        self.db.prepare_cached(WRITE)?.execute((
            &set.code,
            Col(placed.id),
            placed.order.0,
            replaces,
            version,
            set.state.map(Col),
            body,
        ))?;
        self.settle_campaign(&set.code)
    }

    /// The newest version holds; of two that bear the same number, the later one.
    fn settle_campaign(&mut self, code: &str) -> Result<(), Failure> {
        let writes = writes(self.db, code)?;
        let newest = writes
            .iter()
            .filter_map(|write| Some((write.version?, write.order, write.record)))
            .max();
        self.db.prepare_cached(SETTLE)?.execute((
            code,
            Col(state(&writes)),
            newest.map(|(version, ..)| version),
            newest.map(|(.., record)| Col(record)),
        ))?;
        Ok(())
    }
}
