//! Lines that were heard by listening, for whoever sorts them.

use super::agreed::collect;
use crate::model::id::RecordId;
use crate::model::moment::Moment;
use crate::model::said::Demand;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

const HEARD: &str = "SELECT root, body FROM heard WHERE at >= ?1 AND at < ?2 ORDER BY at, root";

impl Store {
    /// The lines of a span of time, oldest first, each as it was last sorted, by its first record.
    pub fn heard(&self, from: Moment, before: Moment) -> Result<Vec<(RecordId, Demand)>, Failure> {
        collect(&self.db, HEARD, (Col(from), Col(before)), |row| {
            let (Col(root), body): (_, String) = (row.get(0)?, row.get(1)?);
            Ok((root, serde_json::from_str(&body)?))
        })
    }
}
