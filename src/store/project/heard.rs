//! What was heard by listening: each line as it was last said.
//!
//! *Invariant:* the row of a line is made anew from everything that was said of it; a line that was struck has none.

use rusqlite::params;

use super::{Placed, Projector};
use crate::model::moment::Moment;
use crate::model::talk::Heard;
use crate::store::open::Failure;
use crate::store::row::Col;

const WRITE: &str =
    "INSERT OR IGNORE INTO heard_write(root, ord, record, at, body) VALUES (?1, ?2, ?3, ?4, ?5)";
/// The first record of the line comes first, wherever the clocks put it.
const WRITES: &str =
    "SELECT at, body FROM heard_write WHERE root = ?1 ORDER BY record <> root, ord, record";
const SETTLE: &str = "INSERT OR REPLACE INTO heard(root, at, kind, body) VALUES (?1, ?2, ?3, ?4)";
const FORGET: &str = "DELETE FROM heard WHERE root = ?1";

impl Projector<'_> {
    /// `heard`.
    pub(super) fn heard(&self, placed: &Placed<'_>, heard: &Heard) -> Result<(), Failure> {
        let root = Col(heard.of.unwrap_or(placed.id));
        self.db.prepare_cached(WRITE)?.execute((
            root,
            placed.order.0,
            Col(placed.id),
            Col(placed.said.at),
            serde_json::to_string(heard)?,
        ))?;
        let mut statement = self.db.prepare_cached(WRITES)?;
        let rows = statement.query_map([root], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let writes: Vec<(Col<Moment>, String)> = rows.collect::<Result<_, _>>()?;
        let (Some((at, _)), Some((_, body))) = (writes.first(), writes.last()) else {
            return Ok(());
        };
        let last: Heard = serde_json::from_str(body)?;
        if last.is_struck {
            self.db.prepare_cached(FORGET)?.execute([root])?;
        } else {
            let body = serde_json::to_string(&last.demand)?;
            let kind = Col(last.demand.kind);
            self.db
                .prepare_cached(SETTLE)?
                .execute(params![root, at, kind, body])?;
        }
        Ok(())
    }
}
