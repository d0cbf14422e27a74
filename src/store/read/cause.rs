//! Causes as they are suggested while somebody types, and as a supervisor asks for them.

use rusqlite::{Connection, Row};

use super::agreed::collect;
use super::{count, limit};
use crate::model::moment::Moment;
use crate::model::talk::Cause;
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

/// By what was typed, folded; `char(1114111)` comes after every letter.
pub(super) const BEGINNING: &str = "SELECT cause, words, named_at, handed_to, answer, mended_at FROM cause \
     WHERE cause >= ?1 AND cause < ?1 || char(1114111) ORDER BY cause LIMIT ?2";
pub(super) const LATELY: &str =
    "SELECT count(*) FROM demand WHERE cause <> '' AND cause = ?1 AND at >= ?2";

/// Those that are open: not mended, or named since.
pub(super) const OPEN: &str = "SELECT cause, words, named_at, handed_to, answer, mended_at FROM cause \
     WHERE mended_at IS NULL OR named_at > mended_at ORDER BY named_at DESC, cause LIMIT ?1";

/// Causes looked through for the few that are shown.
const CANDIDATES_MAX: usize = 200;

impl Store {
    /// Earlier causes that begin with a text, in any spelling: those that were named most since a moment first, with how
    /// often, and what their owner answered.
    pub fn causes(
        &self,
        beginning: &str,
        since: Moment,
        rows_max: usize,
    ) -> Result<Vec<Cause>, Failure> {
        self.snapshot(|db| {
            let key = fold(beginning.trim());
            let mut causes = collect(db, BEGINNING, (key, limit(CANDIDATES_MAX)), |row| {
                cause(db, row, since)
            })?;
            // The sort is stable: those that were named equally often stay in alphabetical order.
            causes.sort_by_key(|cause| std::cmp::Reverse(cause.lately));
            causes.truncate(rows_max);
            Ok(causes)
        })
    }
}

impl Store {
    /// The causes that are open, those that were named most since a moment first.
    pub fn open_causes(&self, since: Moment) -> Result<Vec<Cause>, Failure> {
        self.snapshot(|db| {
            let open = [limit(CANDIDATES_MAX)];
            let mut causes = collect(db, OPEN, open, |row| cause(db, row, since))?;
            causes.sort_by_key(|cause| std::cmp::Reverse(cause.lately));
            Ok(causes)
        })
    }
}

fn cause(db: &Connection, row: &Row<'_>, since: Moment) -> Result<Cause, Failure> {
    let key: String = row.get(0)?;
    let named: Option<Col<Moment>> = row.get(2)?;
    let mended: Option<Col<Moment>> = row.get(5)?;
    let lately = collect(db, LATELY, (&key, Col(since)), |row| count(row, 0))?;
    Ok(Cause {
        words: row.get(1)?,
        lately: lately.into_iter().sum(),
        handed_to: row.get(3)?,
        answer: row.get(4)?,
        mended_at: mended
            .filter(|at| named.is_none_or(|named| named <= *at))
            .map(|Col(at)| at),
    })
}
