//! What is open now, whenever it began: promises, callbacks, questions of theirs.

use super::Telling;
use super::beside::side;
use crate::model::moment::Moment;
use crate::model::reported::{Happened, Somebody};
use crate::model::said::QuestionAsked;
use crate::store::open::Failure;
use crate::store::row::Col;

const PROMISES: &str = "SELECT customer, is_ours, due FROM promise WHERE state = 0";
const CALLBACKS: &str = "SELECT customer, due FROM callback WHERE state = 0";
const QUESTIONS: &str = "SELECT customer, at, body FROM question WHERE is_ours = 0 AND is_answered = 0 ORDER BY at, root, part";

impl Telling<'_> {
    /// Tells what is open.
    pub(super) fn open(&mut self) -> Result<(), Failure> {
        let db = self.db;
        let mut statement = db.prepare_cached(PROMISES)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.within.has_person(db, row.get(0)?)? {
                let due: Option<Col<chrono::NaiveDate>> = row.get(2)?;
                self.told(Happened::PromiseOpen {
                    by: side(row.get(1)?),
                    due: due.map(|Col(due)| due),
                });
            }
        }
        let mut statement = db.prepare_cached(CALLBACKS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.within.has_person(db, row.get(0)?)? {
                let Col(due): Col<Moment> = row.get(1)?;
                let due = self.day(due);
                self.told(Happened::CallbackOpen { due });
            }
        }
        let mut statement = db.prepare_cached(QUESTIONS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if self.within.has_person(db, row.get(0)?)? {
                let Col(at): Col<Moment> = row.get(1)?;
                let asked: QuestionAsked = serde_json::from_str(&row.get::<_, String>(2)?)?;
                let day = self.day(at);
                self.told(Happened::QuestionOpen {
                    customer: Somebody(row.get(0)?),
                    words: asked.words,
                    asked: day,
                });
            }
        }
        Ok(())
    }
}
