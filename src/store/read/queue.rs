//! The queue: callbacks due, promises due, then the list, least tried first.
//!
//! *Invariant:* deterministic, and the front costs the rows it shows, not the rows there are.

use std::collections::BTreeSet;

use super::front::Front;
use super::lists::{Keyed, Standing, add};
use crate::model::customer::Field;
use crate::model::list::ListState;
use crate::model::queue::{Counts, Place, Queue, QueueOrder, QueueQuestion, QueueRow};
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;

const BY_LIST: &str = "SELECT customer, tried, place FROM member WHERE list = ?1 AND hold = 0 AND class = ?2 ORDER BY tried, place LIMIT ?3";
/// A walk along the order of a field, for long lists.
const ALONG: &str = "SELECT member.customer, tried, place FROM facet CROSS JOIN member USING (customer) \
     WHERE field = ?1 AND list = ?2 AND hold = 0 AND class = ?3 ORDER BY facet.sort, facet.customer LIMIT ?4";
/// All of a short list, sorted.
const SORTED: &str = "SELECT member.customer, tried, place FROM member CROSS JOIN facet ON field = ?1 AND facet.customer = member.customer \
     WHERE list = ?2 AND hold = 0 AND class = ?3 ORDER BY facet.sort, facet.customer LIMIT ?4";
const ALIKE: &str = "SELECT member.customer, tried, place, hold, class FROM facet CROSS JOIN member USING (customer) \
     WHERE field = ?1 AND folded = ?2 AND list = ?3";
const SORT_OF: &str = "SELECT sort FROM facet WHERE field = ?1 AND customer = ?2";
const IS_MEMBER: &str = "SELECT EXISTS(SELECT 1 FROM member JOIN customer ON k = member.customer WHERE id = ?1 AND list = ?2)";
const FACET_READY: &str =
    "SELECT EXISTS(SELECT 1 FROM facet_field WHERE field = ?1 AND cursor < 0)";

/// A customer whom a list has next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Next {
    tried: u16,
    place: i64,
    customer: i64,
}

impl Store {
    /// The front of the queue, and how long it is. A field that it is filtered or ordered by must have been prepared by
    /// [`Store::prepare`]; until then the queue is as if that had not been asked.
    pub fn queue(&self, question: &QueueQuestion) -> Result<Queue, Failure> {
        let lists = self.asked_lists(question)?;
        let mut queue = Queue::default();
        let mut seen = BTreeSet::new();
        let front = Front::of(question, question.rows_max);
        for due in self
            .due_callbacks(&front)?
            .into_iter()
            .chain(self.due_promises(&front)?)
        {
            if queue.rows.len() < question.rows_max
                && self.is_asked(due.customer, question)?
                && seen.insert(due.customer)
            {
                let row = self.queue_row(due.customer, due.place, &question.filter.columns)?;
                queue.rows.push(row);
            }
        }
        for (keyed, standing) in &lists {
            let alike = self.alike(keyed, standing, question)?;
            add(
                &mut queue.counts,
                alike
                    .as_ref()
                    .map_or(&standing.counts, |(counts, _)| counts),
            );
            let next = match alike {
                Some((_, next)) => next,
                None => self.next_of(keyed, standing, question)?,
            };
            for next in next {
                if queue.rows.len() >= question.rows_max {
                    break;
                }
                let others = self.is_anothers(next.customer, question.seller, question.now)?;
                if !others && seen.insert(next.customer) {
                    let place = Place::Next { tried: next.tried };
                    let row = self.queue_row(next.customer, place, &question.filter.columns)?;
                    queue.rows.push(row);
                }
            }
        }
        Ok(queue)
    }

    /// The open lists that are asked about.
    fn asked_lists(&self, question: &QueueQuestion) -> Result<Vec<(Keyed, Standing)>, Failure> {
        let lists = self.keyed_lists()?.into_iter();
        let asked = lists.filter(|keyed| {
            let is_asked = question
                .filter
                .list
                .is_none_or(|list| list == keyed.list.id);
            is_asked && keyed.list.state == ListState::Open
        });
        asked
            .map(|keyed| {
                let standing = self.standing_of(&keyed, question.now)?;
                Ok((keyed, standing))
            })
            .collect()
    }

    /// Those whom a list has next, in the order that was asked for; some more than are shown, for those shown already.
    fn next_of(
        &self,
        keyed: &Keyed,
        standing: &Standing,
        question: &QueueQuestion,
    ) -> Result<Vec<Next>, Failure> {
        let order = order_field(&question.filter.order);
        let order = match order {
            Some(field) if self.is_ready(&field)? => Some(field.to_string()),
            _ => None,
        };
        let wanted = i64::try_from(question.rows_max.saturating_mul(2)).unwrap_or(i64::MAX);
        let mut next = Vec::new();
        for (class, free) in &standing.open {
            match &order {
                None => next.extend(self.walk(BY_LIST, (keyed.k, *class, wanted))?),
                Some(field) => {
                    let sql = if is_short(*free, wanted, self.count_customers()?) {
                        SORTED
                    } else {
                        ALONG
                    };
                    next.extend(self.walk(sql, (field, keyed.k, *class, wanted))?);
                }
            }
        }
        match order {
            None => next.sort_unstable(),
            Some(field) => self.sort_by_field(&mut next, &field)?,
        }
        Ok(next)
    }

    fn walk(&self, sql: &'static str, params: impl rusqlite::Params) -> Result<Vec<Next>, Failure> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(params, |row| {
            Ok(Next {
                customer: row.get(0)?,
                tried: row.get(1)?,
                place: row.get(2)?,
            })
        })?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Those of a list whose field has the value that was asked for, and how they are doing; none when nothing was.
    fn alike(
        &self,
        keyed: &Keyed,
        standing: &Standing,
        question: &QueueQuestion,
    ) -> Result<Option<(Counts, Vec<Next>)>, Failure> {
        let Some((field, value)) = &question.filter.field else {
            return Ok(None);
        };
        if !self.is_ready(field)? {
            return Ok(None);
        }
        let mut tally = Tally::default();
        let mut next = Vec::new();
        let mut statement = self.db.prepare_cached(ALIKE)?;
        let mut rows = statement.query((field.to_string(), fold(value.trim()), keyed.k))?;
        while let Some(row) = rows.next()? {
            let (hold, class): (i64, i64) = (row.get(3)?, row.get(4)?);
            if tally.add(hold, standing.open.iter().any(|(open, _)| *open == class)) {
                next.push(Next {
                    customer: row.get(0)?,
                    tried: row.get(1)?,
                    place: row.get(2)?,
                });
            }
        }
        match order_field(&question.filter.order) {
            Some(field) if self.is_ready(&field)? => {
                self.sort_by_field(&mut next, &field.to_string())?;
            }
            _ => next.sort_unstable(),
        }
        Ok(Some((tally.counts, next)))
    }

    fn sort_by_field(&self, next: &mut [Next], field: &str) -> Result<(), Failure> {
        let mut keys = std::collections::HashMap::new();
        for one in next.iter() {
            let mut statement = self.db.prepare_cached(SORT_OF)?;
            let mut rows = statement.query((field, one.customer))?;
            if let Some(row) = rows.next()? {
                keys.insert(one.customer, row.get::<_, Vec<u8>>(0)?);
            }
        }
        next.sort_by(|a, b| {
            (keys.get(&a.customer), a.customer).cmp(&(keys.get(&b.customer), b.customer))
        });
        Ok(())
    }

    fn is_ready(&self, field: &Field) -> Result<bool, Failure> {
        Ok(self
            .db
            .prepare_cached(FACET_READY)?
            .query_row([field.to_string()], |row| row.get(0))?)
    }

    /// Whether somebody who is due for another reason is among those asked for.
    fn is_asked(&self, k: i64, question: &QueueQuestion) -> Result<bool, Failure> {
        if question.filter.list.is_none() && question.filter.field.is_none() {
            return Ok(true);
        }
        let row = load_customer(&self.db, k)?;
        if let Some((field, value)) = &question.filter.field
            && fold(row.profile.value(field)) != fold(value.trim())
        {
            return Ok(false);
        }
        let Some(list) = question.filter.list else {
            return Ok(true);
        };
        let Some(keyed) = self.keyed_list(list)? else {
            return Ok(false);
        };
        Ok(self
            .db
            .prepare_cached(IS_MEMBER)?
            .query_row((crate::store::row::Col(row.id), keyed.k), |row| row.get(0))?)
    }

    fn queue_row(&self, k: i64, place: Place, columns: &[Field]) -> Result<QueueRow, Failure> {
        let row = load_customer(&self.db, k)?;
        Ok(QueueRow {
            customer: row.id,
            place,
            columns: columns
                .iter()
                .map(|field| row.profile.value(field).to_owned())
                .collect(),
            name: row.profile.name,
            company: row.profile.company,
        })
    }
}

fn order_field(order: &QueueOrder) -> Option<Field> {
    match order {
        QueueOrder::ListOrder => None,
        QueueOrder::Name => Some(Field::Name),
        QueueOrder::By(field) => Some(field.clone()),
    }
}

/// Whether sorting all free members of a list costs less than walking along the field until enough of them are met.
fn is_short(free: u64, wanted: i64, customers: u64) -> bool {
    free.saturating_mul(free) < wanted.unsigned_abs().saturating_mul(customers)
}

/// Counts of customers whose field was asked for.
#[derive(Default)]
struct Tally {
    counts: Counts,
}

impl Tally {
    /// Counts one; true when they can be called now.
    fn add(&mut self, hold: i64, is_class_open: bool) -> bool {
        use crate::store::row::{DONE, FREE};
        match (hold, is_class_open) {
            (FREE, true) => {
                self.counts.now += 1;
                return true;
            }
            (DONE, _) => self.counts.done += 1,
            _ => {
                if let Some(hold) = crate::store::row::hold(hold) {
                    let one = Counts {
                        waiting: vec![(hold, 1, None)],
                        ..Counts::default()
                    };
                    add(&mut self.counts, &one);
                }
            }
        }
        false
    }
}
