//! The agenda: callbacks and promises of some days, with what the rules on hours need to know of each customer.

use chrono::{Duration, NaiveDate, NaiveTime};
use rusqlite::Connection;

use super::agreed::{CallbackOf, PromiseOf, callback, callbacks, collect, promise, promises};
use super::list;
use crate::model::agenda::{AgendaQuestion, AgendaRow, Agreement, Whose};
use crate::model::id::SellerId;
use crate::model::list::ListState;
use crate::model::moment::Now;
use crate::model::standing::{Class, ListFacts};
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day};

const A_DAY: Duration = Duration::days(1);

/// Rows of a kind at most.
const ROWS_MAX: i64 = 500;

pub(super) const MINE: &str = callbacks!(
    "state = 0 AND owner = ?1 AND due >= ?2 AND due < ?3 ORDER BY due, root, part LIMIT ?4"
);
pub(super) const EVERYONES: &str = callbacks!(
    "state = 0 AND ?1 IS NOT NULL AND due >= ?2 AND due < ?3 ORDER BY due, root, part LIMIT ?4"
);
pub(super) const PROMISED: &str = promises!(
    "state = 0 AND is_ours = 1 AND due IS NOT NULL AND owner = ?1 AND due >= ?2 AND due <= ?3 ORDER BY due, root, part LIMIT ?4"
);
pub(super) const PROMISED_BY_ANYONE: &str = promises!(
    "state = 0 AND is_ours = 1 AND due IS NOT NULL AND ?1 IS NOT NULL AND due >= ?2 AND due <= ?3 ORDER BY due, root, part LIMIT ?4"
);
const ON_LISTS: &str = "SELECT list FROM member WHERE customer = ?1";

impl Store {
    /// What was agreed for some days, soonest first. `usual` says by which rules somebody is called who stands on no list.
    pub fn agenda(
        &self,
        question: AgendaQuestion,
        (seller, usual): (SellerId, &ListFacts),
        now: Now,
    ) -> Result<Vec<AgendaRow>, Failure> {
        self.snapshot(|db| {
            let (callbacks, promises) = match question.whose {
                Whose::Mine => (MINE, PROMISED),
                Whose::Everyones => (EVERYONES, PROMISED_BY_ANYONE),
            };
            let begins = |day: NaiveDate| now.zone.instant(day.and_time(NaiveTime::MIN));
            // A day of a customer's begins before ours, or later.
            let from = begins(question.from).plus(-A_DAY);
            let to = begins(question.to).plus(A_DAY * 2);
            let span = (Col(seller), Col(from), Col(to), ROWS_MAX);
            let days = (Col(seller), day(question.from), day(question.to), ROWS_MAX);
            let classes = Classes {
                store: self,
                lists: list::all(db)?,
                usual,
                now,
            };
            let mut rows = Vec::new();
            for of in collect(db, callbacks, span, callback)? {
                rows.push(classes.agreed(db, of)?);
            }
            for of in collect(db, promises, days, promise)? {
                rows.extend(classes.promised(db, of)?);
            }
            let days = question.from..=question.to;
            rows.retain(|row| days.contains(&row.what.day(now.zone)));
            rows.sort_by_cached_key(|row| {
                let what = &row.what;
                (what.day(now.zone), what.time(now.zone), row.name.clone())
            });
            Ok(rows)
        })
    }
}

struct Classes<'a> {
    store: &'a Store,
    lists: Vec<list::ListRow>,
    usual: &'a ListFacts,
    now: Now,
}

impl Classes<'_> {
    fn agreed(&self, db: &Connection, of: CallbackOf) -> Result<AgendaRow, Failure> {
        let (class, is_never) = self.class(db, of.customer)?;
        Ok(AgendaRow {
            class,
            is_never,
            customer: of.callback.customer,
            name: of.name,
            what: Agreement::Callback(of.callback),
        })
    }

    fn promised(&self, db: &Connection, of: PromiseOf) -> Result<Option<AgendaRow>, Failure> {
        let Some(due) = of.promise.made.due else {
            return Ok(None);
        };
        let (class, is_never) = self.class(db, of.customer)?;
        Ok(Some(AgendaRow {
            class,
            is_never,
            customer: of.id,
            name: of.name,
            what: Agreement::Promise(of.promise, due),
        }))
    }

    /// The class of a customer, as the first open list that has them says, and whether they are never to be called.
    fn class(&self, db: &Connection, customer: i64) -> Result<(Class, bool), Failure> {
        let person = self.store.known_person(db, customer, self.now)?;
        let is_never = !person.suppressed().is_empty();
        let on: Vec<i64> = collect(db, ON_LISTS, [customer], |row| Ok(row.get(0)?))?;
        let mut of_lists = self.lists.iter().filter(|row| on.contains(&row.k));
        let open = of_lists
            .clone()
            .find(|row| row.list.state == ListState::Open);
        let row = open.or_else(|| of_lists.next());
        let facts = row.map(|row| row.facts(&*self.store.holds));
        let facts = facts.as_ref().unwrap_or(self.usual);
        let person = person.on(self.store.holds.zone(facts.market));
        let class = facts.class(person.audience, person.whereabouts);
        Ok((class, is_never))
    }
}
