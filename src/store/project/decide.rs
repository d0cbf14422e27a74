//! Who may decide for all: take back what somebody else heard, and forget people (SYNC.md §3.7).
//!
//! *Invariant:* a home without a team is one person's, who decides everything. In a team it is the roster that says who is a
//! supervisor; it never takes that back from anybody, so what they decided holds after they left.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _};

use super::Projector;
use crate::model::id::DeskId;
use crate::store::open::Failure;
use crate::sync::roster::{KEPT_AS, Role, Roster};

const ROSTER: &str = "SELECT value FROM meta WHERE key = ?1";

/// The newest roster that was checked; none without a team.
pub(in crate::store) fn roster(db: &Connection) -> Result<Option<Roster>, Failure> {
    let text: Option<String> = db
        .prepare_cached(ROSTER)?
        .query_row([KEPT_AS], |row| row.get(0))
        .optional()?;
    Ok(match text {
        Some(text) => Some(serde_json::from_str(&text)?),
        None => None,
    })
}

/// The desks that decide; none named means that whoever is here does.
pub(in crate::store) fn deciders(db: &Connection) -> Result<Option<BTreeSet<DeskId>>, Failure> {
    let Some(roster) = roster(db)? else {
        return Ok(None);
    };
    let deciding = roster.desks.iter();
    let deciding = deciding.filter(|member| member.role == Role::Supervisor);
    Ok(Some(deciding.map(|member| member.desk).collect()))
}

impl Projector<'_> {
    /// Whether what a desk decides holds for all.
    pub(super) fn may_decide(&self, desk: DeskId) -> Result<bool, Failure> {
        Ok(deciders(self.db)?.is_none_or(|desks| desks.contains(&desk)))
    }
}
