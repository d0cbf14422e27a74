//! Causes: what went wrong upstream, by its words in any spelling, and what became of it.
//!
//! *Invariant:* a cause has a row while a demand names it, or something was said of it.

use rusqlite::{OptionalExtension as _, params};

use super::{Placed, Projector};
use crate::model::moment::Moment;
use crate::model::said::{Demand, DemandKind};
use crate::model::talk::{AboutCause, Talk};
use crate::model::text::fold;
use crate::store::open::Failure;
use crate::store::row::Col;

const WRITE: &str = "INSERT OR IGNORE INTO cause_write(cause, ord, record, at, kind, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const WRITES: &str = "SELECT at, kind, body FROM cause_write WHERE cause = ?1 ORDER BY ord, record";
const NAMED: &str = "SELECT at, body FROM demand WHERE cause <> '' AND cause = ?1 ORDER BY at DESC, root DESC, part DESC LIMIT 1";
const SETTLE: &str = "INSERT OR REPLACE INTO cause(cause, words, named_at, handed_to, answer, mended_at) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const FORGET: &str = "DELETE FROM cause WHERE cause = ?1";

const FAILED: &str =
    "SELECT DISTINCT customer FROM demand WHERE cause <> '' AND cause = ?1 AND kind = ?2";

/// What was said of a cause, as a column.
const HANDED: i64 = 0;
const ANSWERED: i64 = 1;
const MENDED: i64 = 2;

impl Projector<'_> {
    /// What is said of a cause, or the receipt of a review: nothing that is about one customer.
    pub(super) fn talk_of_nobody(
        &mut self,
        placed: &Placed<'_>,
        talk: &Talk,
    ) -> Result<(), Failure> {
        match talk {
            Talk::CauseHanded(about) => self.about_cause(placed, HANDED, about),
            Talk::CauseAnswered(about) => self.about_cause(placed, ANSWERED, about),
            Talk::CauseMended(about) => self.about_cause(placed, MENDED, about),
            Talk::Review(receipt) => self.review(placed, receipt),
            Talk::Heard(heard) => self.heard(placed, heard),
            Talk::QuestionAsked(_)
            | Talk::QuestionAnswered(_)
            | Talk::PrioritySet(_)
            | Talk::NeedNoted(_)
            | Talk::CauseSet(_)
            | Talk::OrderNew(_)
            | Talk::OrderStep(_)
            | Talk::IntervalSet(_)
            | Talk::CorrectionAsked(_)
            | Talk::CorrectionAnswered(_)
            | Talk::Undone(_)
            | Talk::Reviewed(_) => Ok(()),
        }
    }

    fn about_cause(
        &mut self,
        placed: &Placed<'_>,
        kind: i64,
        about: &AboutCause,
    ) -> Result<(), Failure> {
        let key = fold(about.cause.trim());
        if key.is_empty() {
            return Ok(());
        }
        self.db.prepare_cached(WRITE)?.execute((
            &key,
            placed.order.0,
            Col(placed.id),
            Col(placed.said.at),
            kind,
            serde_json::to_string(about)?,
        ))?;
        self.touch_failed(&key)?;
        self.causes.insert(key);
        Ok(())
    }

    /// An answer may let those be called again whom the cause has failed.
    fn touch_failed(&mut self, key: &str) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(FAILED)?;
        let rows = statement.query_map((key, Col(DemandKind::Failure)), |row| row.get(0))?;
        for customer in rows {
            self.touched.insert(customer?);
        }
        Ok(())
    }

    /// Works out a cause from the demands that name it and what was said of it.
    pub(super) fn settle_cause(&self, key: &str) -> Result<(), Failure> {
        let named = self
            .db
            .prepare_cached(NAMED)?
            .query_row([key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let named: Option<(Col<Moment>, String)> = named;
        let (mut words, named_at) = match named {
            Some((Col(at), body)) => {
                let demand: Demand = serde_json::from_str(&body)?;
                (demand.cause.trim().to_owned(), Some(at))
            }
            None => (String::new(), None),
        };
        let (mut handed_to, mut answer, mut mended_at) = (String::new(), String::new(), None);
        let mut statement = self.db.prepare_cached(WRITES)?;
        let mut rows = statement.query([key])?;
        let mut is_known = named_at.is_some();
        while let Some(row) = rows.next()? {
            let (Col(at), kind): (Col<Moment>, i64) = (row.get(0)?, row.get(1)?);
            let body: String = row.get(2)?;
            let about: AboutCause = serde_json::from_str(&body)?;
            is_known = true;
            if named_at.is_none() {
                about.cause.trim().clone_into(&mut words);
            }
            match kind {
                HANDED => handed_to = about.who,
                ANSWERED => answer = about.words,
                _ => mended_at = mended_at.max(Some(at)),
            }
        }
        if !is_known {
            self.db.prepare_cached(FORGET)?.execute([key])?;
            return Ok(());
        }
        self.db.prepare_cached(SETTLE)?.execute(params![
            key,
            words,
            named_at.map(Col),
            handed_to,
            answer,
            mended_at.map(Col),
        ])?;
        Ok(())
    }
}
