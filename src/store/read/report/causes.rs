//! Causes as they stand: those that were named or mended in the time, and those that somebody has to put right.

use rusqlite::Row;

use super::Telling;
use crate::model::call::LineResult;
use crate::model::moment::Moment;
use crate::model::reported::{CauseSeen, Happened};
use crate::store::open::Failure;
use crate::store::read::agreed::collect;
use crate::store::row::Col;

/// Of more causes than this, only those that were named last are told.
const CAUSES: &str = "SELECT cause, words, named_at, handed_to, answer, mended_at FROM cause \
     WHERE named_at >= ?1 OR mended_at >= ?1 OR (handed_to <> '' AND mended_at IS NULL) ORDER BY named_at DESC, cause LIMIT 2000";
const NAMED_BY: &str =
    "SELECT customer, min(at) FROM demand WHERE cause <> '' AND cause = ?1 GROUP BY customer";
/// Whether somebody was spoken with after a moment.
const TOLD: &str = "SELECT EXISTS(SELECT 1 FROM entry JOIN call ON call.k = entry.k \
     WHERE entry.customer = ?1 AND entry.at > ?2 AND is_live = 1 AND line IN (?3, ?4))";

impl Telling<'_> {
    /// Tells the causes.
    pub(super) fn causes(&mut self) -> Result<(), Failure> {
        let rows = collect(self.db, CAUSES, [Col(self.reach.from)], |row| {
            Ok((row.get::<_, String>(0)?, self.cause(row)?))
        })?;
        for (key, (mut seen, mended_at)) in rows {
            self.customers(&key, &mut seen, mended_at)?;
            if seen.customers > 0 || self.within.is_everything() {
                self.told(Happened::Cause(seen));
            }
        }
        Ok(())
    }

    fn cause(&self, row: &Row<'_>) -> Result<(CauseSeen, Option<Moment>), Failure> {
        let named: Option<Col<Moment>> = row.get(2)?;
        let mended: Option<Col<Moment>> = row.get(5)?;
        let mended = mended
            .filter(|at| named.is_none_or(|named| named <= *at))
            .map(|Col(at)| at);
        let is_in_time = |at: Moment| (self.reach.from..self.reach.before).contains(&at);
        let seen = CauseSeen {
            words: row.get(1)?,
            owner: row.get(3)?,
            answer: row.get(4)?,
            mended: mended.map(|at| self.day(at)),
            is_mended_in_time: mended.is_some_and(is_in_time),
            ..CauseSeen::default()
        };
        Ok((seen, mended))
    }

    /// Counts those who named it, and of those whom we have spoken with since it was mended.
    fn customers(
        &self,
        key: &str,
        seen: &mut CauseSeen,
        mended: Option<Moment>,
    ) -> Result<(), Failure> {
        let named_by: Vec<(i64, Col<Moment>)> = collect(self.db, NAMED_BY, [key], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let mut told = self.db.prepare_cached(TOLD)?;
        for (customer, Col(at)) in named_by {
            if !self.within.has_person(self.db, customer)? {
                continue;
            }
            seen.customers += 1;
            let day = self.day(at);
            seen.first_named = Some(seen.first_named.map_or(day, |first| first.min(day)));
            if let Some(mended) = mended {
                let spoken = (Col(LineResult::Answered), Col(LineResult::CutOff));
                let key = (customer, Col(mended), spoken.0, spoken.1);
                let is_told: bool = told.query_row(key, |row| row.get(0))?;
                seen.told += u64::from(is_told);
            }
        }
        Ok(())
    }
}
