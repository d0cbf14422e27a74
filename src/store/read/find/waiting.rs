//! Words of the history that are not in the index yet: few, so they are read one by one.
//!
//! *Invariant:* they are found as they will be once the index has them.

use rusqlite::Connection;

use super::typed::{Tier, Typed};
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::project::fact_of;
use crate::store::project::search::{plain_words, sentences};
use crate::store::project::words::cursor;
use crate::store::read::agreed::collect;

/// Newest first; a version of a call that no longer holds is not found by.
pub(super) const WAITING: &str = "SELECT entry.customer, kind, body FROM entry LEFT JOIN call ON call.k = entry.k \
     WHERE entry.k > ?1 AND is_live IS NOT 0 ORDER BY entry.k DESC";

/// Entries whose words wait, newest first.
#[derive(Debug)]
pub(super) struct Waiting(Vec<(i64, Vec<String>)>);

impl Waiting {
    /// Reads them.
    pub(super) fn of(db: &Connection) -> Result<Self, Failure> {
        let entries = collect(db, WAITING, [cursor(db)?], |row| {
            let (kind, body): (i64, String) = (row.get(1)?, row.get(2)?);
            let words = fold(&sentences(&fact_of(kind, &body)?));
            Ok((
                row.get(0)?,
                plain_words(&words).map(str::to_owned).collect(),
            ))
        })?;
        Ok(Self(entries))
    }

    /// The customers whose entries have all words that were typed, newest first.
    pub(super) fn matching(&self, typed: &Typed, tier: Tier) -> impl Iterator<Item = i64> {
        let fits = move |words: &[String]| {
            let mut asked = typed.words.iter();
            asked.all(|word| words.iter().any(|own| tier.is_said(&word.folded, own)))
        };
        let found = self.0.iter().filter(move |(_, words)| fits(words));
        found.map(|(customer, _)| *customer)
    }
}
