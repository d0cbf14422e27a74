//! The card of one customer.
//!
//! *Invariant:* a customer of whom `customer.new` has not arrived has no card.

use rusqlite::Row;

use super::sellers::seller;
use crate::model::callback::{Callback, CallbackState};
use crate::model::card::{Card, Member, MemberState, Related, RelatedSide};
use crate::model::customer::{Customer, Field};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::said::{Priority, Promise, Question};
use crate::model::standing;
use crate::store::append::customer_key;
use crate::store::open::{Failure, Store};
use crate::store::person::person;
use crate::store::project::{load_customer, load_phones};
use crate::store::row::{Col, callback_ref, promise_ref, question_ref};

const PRINCIPAL: &str = "SELECT name FROM principal WHERE k = ?1";
const TAGS: &str = "SELECT tag FROM tag WHERE customer = ?1 AND is_set = 1 ORDER BY tag";
const LABEL: &str = "SELECT label FROM field WHERE key = ?1 ORDER BY list LIMIT 1";
const RELATED: &str = "SELECT relation.kind, 0, id, name, role, k FROM relation JOIN customer ON k = b WHERE a = ?1 AND born IS NOT NULL \
     UNION ALL SELECT relation.kind, 1, id, name, role, k FROM relation JOIN customer ON k = a WHERE b = ?1 AND born IS NOT NULL \
     ORDER BY 1, 4, 3";
const SPOKEN: &str =
    "SELECT max(at) FROM call WHERE customer = ?1 AND is_live = 1 AND line IN (0, 6)";
const MEMBERS: &str = "SELECT list, is_done FROM member WHERE customer = ?1 ORDER BY list";
const CALLBACKS: &str = "SELECT root, part, state, body FROM callback WHERE customer = ?1 AND state = 0 ORDER BY due, root";
const PROMISES: &str = "SELECT root, part, state, body FROM promise WHERE customer = ?1 AND state = 0 ORDER BY due IS NULL, due, root, part";
const QUESTIONS: &str = "SELECT root, part, body FROM question WHERE is_ours IN (0, 1) AND customer = ?1 AND is_answered = 0 \
     ORDER BY at, root, part";
const PRIORITIES: &str =
    "SELECT at, body FROM priority WHERE customer = ?1 ORDER BY ord DESC, root DESC LIMIT 1";

impl Store {
    /// Everything about one customer; none when nobody is known by this id.
    pub fn card(&self, id: CustomerId, now: Now) -> Result<Option<Card>, Failure> {
        let Some(k) = customer_key(&self.db, id)? else {
            return Ok(None);
        };
        let row = load_customer(&self.db, k)?;
        if row.born.is_none() {
            return Ok(None);
        }
        let mut profile = row.profile.clone();
        profile.phones = load_phones(&self.db, k)?
            .into_iter()
            .map(|stored| stored.phone)
            .collect();
        let person = person(&self.db, self.mac_key.as_ref(), k, now)?;
        let principal = row.principal.map_or(Ok(String::new()), |principal| {
            let mut statement = self.db.prepare_cached(PRINCIPAL)?;
            statement.query_row([principal], |row| row.get(0))
        })?;
        Ok(Some(Card {
            labels: self.labels(&profile)?,
            customer: Customer { id, profile },
            principal,
            source: row.source.clone(),
            tags: self.all(TAGS, k, |row| row.get(0))?,
            related: self.related(k)?,
            lists: self.memberships(k)?,
            contact: person.contact().clone(),
            suppressed: person.suppressed().to_vec(),
            callbacks: self.callbacks(k, id)?,
            promises: self.promises(k)?,
            questions: self.questions(k)?,
            priorities: self.priorities(k)?,
            history: self.history(k, &row, now)?,
        }))
    }

    /// What the rules need to know of a customer, with the clock of the desk's market for those whose own is not known.
    pub fn person(
        &self,
        id: CustomerId,
        market: Zone,
        now: Now,
    ) -> Result<Option<standing::Person>, Failure> {
        let Some(k) = customer_key(&self.db, id)? else {
            return Ok(None);
        };
        let person = person(&self.db, self.mac_key.as_ref(), k, now)?;
        Ok(Some(person.on(market)))
    }

    pub(super) fn all<T>(
        &self,
        sql: &'static str,
        customer: i64,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, Failure> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([customer], read)?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    fn labels(
        &self,
        profile: &crate::model::customer::Profile,
    ) -> Result<Vec<(Field, String)>, Failure> {
        let own = profile
            .fields
            .keys()
            .filter(|field| matches!(field, Field::Own(_)));
        own.map(|field| Ok((field.clone(), self.label(field)?)))
            .collect()
    }

    /// What the lists call a field of the house's own; its name when no list came through this desk.
    pub fn label(&self, field: &Field) -> Result<String, Failure> {
        use rusqlite::OptionalExtension as _;
        let label = self
            .db
            .prepare_cached(LABEL)?
            .query_row([field.name()], |row| row.get(0))
            .optional()?;
        Ok(label.unwrap_or_else(|| field.name().to_owned()))
    }

    fn related(&self, k: i64) -> Result<Vec<Related>, Failure> {
        let mut related = self.all(RELATED, k, |row| {
            let (Col(kind), Col(customer)) = (row.get(0)?, row.get(2)?);
            let side = match row.get::<_, i64>(1)? {
                0 => RelatedSide::First,
                _ => RelatedSide::Second,
            };
            let related = Related {
                kind,
                side,
                customer,
                name: row.get(3)?,
                role: row.get(4)?,
                last_contact: None,
            };
            Ok((related, row.get::<_, i64>(5)?))
        })?;
        for (related, other) in &mut related {
            let spoken: Option<Col<Moment>> = self
                .db
                .prepare_cached(SPOKEN)?
                .query_row([*other], |row| row.get(0))?;
            related.last_contact = spoken.map(|Col(at)| at);
        }
        Ok(related.into_iter().map(|(related, _)| related).collect())
    }

    fn memberships(&self, k: i64) -> Result<Vec<Member>, Failure> {
        let stored = self.all(MEMBERS, k, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?))
        })?;
        let mut members = Vec::new();
        for (list, is_done) in stored {
            let state = if is_done {
                MemberState::Done
            } else {
                MemberState::Waiting
            };
            if let Some(keyed) = self.list_at(list)? {
                members.push(Member {
                    list: keyed.list,
                    state,
                });
            }
        }
        Ok(members)
    }

    fn callbacks(&self, k: i64, customer: CustomerId) -> Result<Vec<Callback>, Failure> {
        let mut statement = self.db.prepare_cached(CALLBACKS)?;
        let mut rows = statement.query([k])?;
        let mut callbacks = Vec::new();
        while let Some(row) = rows.next()? {
            callbacks.push(callback(row, customer)?);
        }
        Ok(callbacks)
    }

    fn promises(&self, k: i64) -> Result<Vec<Promise>, Failure> {
        let mut statement = self.db.prepare_cached(PROMISES)?;
        let mut rows = statement.query([k])?;
        let mut promises = Vec::new();
        while let Some(row) = rows.next()? {
            promises.push(promise(row)?);
        }
        Ok(promises)
    }

    fn questions(&self, k: i64) -> Result<Vec<Question>, Failure> {
        let stored = self.all(QUESTIONS, k, |row| {
            let Col(root) = row.get(0)?;
            Ok((question_ref(root, row.get(1)?), row.get::<_, String>(2)?))
        })?;
        stored
            .into_iter()
            .map(|(id, body)| {
                let asked = serde_json::from_str(&body)?;
                Ok(Question { id, asked })
            })
            .collect()
    }

    fn priorities(&self, k: i64) -> Result<Option<(Moment, Vec<Priority>)>, Failure> {
        let mut statement = self.db.prepare_cached(PRIORITIES)?;
        let mut rows = statement.query([k])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let Col(at) = row.get(0)?;
        let body: String = row.get(1)?;
        Ok(Some((at, serde_json::from_str(&body)?)))
    }

    /// A seller by the name that records gave them.
    pub fn seller(
        &self,
        id: crate::model::id::SellerId,
    ) -> Result<crate::model::seller::SellerRef, Failure> {
        seller(&self.db, id)
    }
}

/// A row of `root, part, state, body`.
pub(super) fn callback(row: &Row<'_>, customer: CustomerId) -> Result<Callback, Failure> {
    let (Col::<RecordId>(root), Col::<CallbackState>(state)) = (row.get(0)?, row.get(2)?);
    let body: String = row.get(3)?;
    Ok(Callback {
        id: callback_ref(root, row.get(1)?),
        customer,
        set: serde_json::from_str(&body)?,
        state,
    })
}

/// A row of `root, part, state, body`.
pub(super) fn promise(row: &Row<'_>) -> Result<Promise, Failure> {
    let (Col::<RecordId>(root), Col(state)) = (row.get(0)?, row.get(2)?);
    let body: String = row.get(3)?;
    Ok(Promise {
        id: promise_ref(root, row.get(1)?),
        made: serde_json::from_str(&body)?,
        state,
    })
}
