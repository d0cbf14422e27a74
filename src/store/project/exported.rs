//! Exports that named the sellers.

use super::{Placed, Projector};
use crate::model::exported::Exported;
use crate::store::open::Failure;
use crate::store::row::Col;

const EXPORTED: &str = "INSERT OR IGNORE INTO exported(record, at, body) VALUES (?1, ?2, ?3)";

impl Projector<'_> {
    /// `export`.
    pub(super) fn exported(
        &mut self,
        placed: &Placed<'_>,
        exported: &Exported,
    ) -> Result<(), Failure> {
        let body = serde_json::to_string(exported)?;
        let row = (Col(placed.id), Col(placed.said.at), body);
        self.db.prepare_cached(EXPORTED)?.execute(row)?;
        Ok(())
    }
}
