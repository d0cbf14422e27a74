//! Facets: an index for each field by which somebody filters or orders a queue, made when the first one does.
//!
//! *Invariant:* a facet that is kept has a row for every customer; one that is still being filled is not used. It holds nothing that is not in their fields.

use rusqlite::{Connection, OptionalExtension as _};

use crate::model::customer::Field;
use crate::store::open::{Failure, Store};
use crate::store::refresh::More;

const IS_KEPT: &str = "SELECT 1 FROM facet_field WHERE field = ?1 AND cursor < 0";

impl Store {
    /// Makes and keeps the index of a field, so that queues can be filtered and ordered by it. Does nothing when there is
    /// one. Between the slices in which it is filled others may write; who has a save to take calls
    /// [`Store::prepare`] instead.
    pub fn keep_facet(&mut self, field: &Field) -> Result<(), Failure> {
        while self.fill_facet(field)? == More::Yes {}
        Ok(())
    }
}

/// Whether the index of a field is kept.
pub(super) fn is_kept(db: &Connection, field: &Field) -> Result<bool, Failure> {
    let kept = db
        .prepare_cached(IS_KEPT)?
        .query_row([field.to_string()], |_| Ok(()));
    Ok(kept.optional()?.is_some())
}
