//! The first screen.
//!
//! *Invariant:* counts come from the counters.

use chrono::{Days, NaiveTime};

use super::lists::Standing;
use crate::model::id::SellerId;
use crate::model::list::ListState;
use crate::model::moment::Now;
use crate::model::queue::Today;
use crate::store::open::{Failure, Store};

const QUESTIONS: &str = "SELECT count(*) FROM question WHERE is_ours = 0 AND is_answered = 0";
const CUSTOMERS: &str = "SELECT coalesce(sum(n), 0) FROM tally WHERE list = 0";

/// Rows of each kind on the first screen.
const ROWS_MAX: i64 = 200;

impl Store {
    /// What stands on the first screen of this seller. `unpublished` is always counted; without a team folder it means
    /// nothing.
    pub fn today(&self, seller: SellerId, now: Now) -> Result<Today, Failure> {
        let tomorrow = now.today().checked_add_days(Days::new(1));
        let midnight =
            tomorrow.map_or(now.at, |day| now.zone.instant(day.and_time(NaiveTime::MIN)));
        let until = midnight.plus(-chrono::Duration::milliseconds(1));
        let promises = self.stored_promises(seller, now, ROWS_MAX)?;
        let lists = self.keyed_lists()?.into_iter();
        let shown = lists.filter(|keyed| keyed.list.state != ListState::Closed);
        let lists = shown
            .map(|keyed| {
                let Standing { counts, .. } = self.standing_of(&keyed, now)?;
                Ok((keyed.list, counts))
            })
            .collect::<Result<_, Failure>>()?;
        Ok(Today {
            callbacks: self.callbacks_until(seller, until, ROWS_MAX)?,
            promises: promises
                .into_iter()
                .map(|(promise, _, customer, name)| (promise, customer, name))
                .collect(),
            questions: self.count(QUESTIONS)?,
            lists,
            customers: self.count_customers()?,
            unpublished: Some(self.unpublished_count()?),
        })
    }

    /// How many customers there are.
    pub fn count_customers(&self) -> Result<u64, Failure> {
        self.count(CUSTOMERS)
    }
}
