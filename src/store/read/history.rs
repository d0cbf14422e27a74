//! The history of a customer as one time line; an organisation's is joined with that of its people.
//!
//! *Invariant:* a call stands once, in the version that holds; what was said in the others can be read in their records.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::sellers::seller;
use crate::model::callback::{Callback, CallbackSet, CallbackState};
use crate::model::card::{Entry, Happened};
use crate::model::customer::Field;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, PartRef, RecordId, SellerId};
use crate::model::moment::{Moment, Now, Stamp};
use crate::store::open::{Failure, Store};
use crate::store::project::{CustomerRow, Order, fact_of, load_customer};
use crate::store::row::Col;

const ENTRIES: &str = "SELECT kind, record, of, at, offset, ord, seller, body FROM entry WHERE customer = ?1 ORDER BY at DESC, ord DESC LIMIT 500";
const PEOPLE: &str = "SELECT k FROM relation JOIN customer ON k = a WHERE b = ?1 AND relation.kind = 0 ORDER BY id LIMIT 50";
const WRITES: &str = "SELECT field, record, ord, sup, value FROM field_write WHERE customer = ?1";
const CALLBACK: &str = "SELECT body, state FROM callback WHERE root = ?1 LIMIT 1";
const FIRST_LIST: &str = "SELECT name FROM member JOIN list ON list.k = member.list WHERE customer = ?1 ORDER BY list LIMIT 1";

/// Something that happened, with what it is ordered by.
struct Line {
    order: Order,
    entry: Entry,
}

/// An entry's row.
struct Row {
    record: RecordId,
    of: Option<RecordId>,
    at: Stamp,
    order: Order,
    seller: Option<SellerId>,
    fact: Fact,
}

/// The versions of one call.
#[derive(Default)]
struct Versions {
    first: Option<Row>,
    amended: Vec<Row>,
    void: Option<String>,
}

impl Store {
    /// What happened to a customer, newest first.
    pub(super) fn history(
        &self,
        k: i64,
        row: &CustomerRow,
        now: Now,
    ) -> Result<Vec<Entry>, Failure> {
        let mut lines = self.lines(k, row, None, now)?;
        for person in self.all(PEOPLE, k, |row| row.get(0))? {
            let row = load_customer(&self.db, person)?;
            let whose = Some(row.profile.name.clone());
            lines.extend(self.lines(person, &row, whose, now)?);
        }
        lines.sort_by(|a, b| (b.entry.at, b.order).cmp(&(a.entry.at, a.order)));
        Ok(lines.into_iter().map(|line| line.entry).collect())
    }

    fn lines(
        &self,
        k: i64,
        row: &CustomerRow,
        whose: Option<String>,
        now: Now,
    ) -> Result<Vec<Line>, Failure> {
        let mut calls: BTreeMap<RecordId, Versions> = BTreeMap::new();
        let mut lines = Vec::new();
        for row in self.entry_rows(k, now)? {
            if let Some(root) = root_of_call(&row) {
                calls.entry(root).or_default().add(row);
            } else {
                lines.extend(self.line(row, k)?);
            }
        }
        lines.extend(
            calls
                .into_iter()
                .filter_map(|(root, versions)| versions.line(root)),
        );
        lines.extend(self.field_lines(k, row, now)?);
        if whose.is_none() {
            lines.extend(self.known_line(k, row, now)?);
        }
        for line in &mut lines {
            line.entry.whose.clone_from(&whose);
        }
        Ok(lines)
    }

    fn entry_rows(&self, k: i64, now: Now) -> Result<Vec<Row>, Failure> {
        let mut statement = self.db.prepare_cached(ENTRIES)?;
        let mut rows = statement.query([k])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let (Col(record), Col(at)) = (row.get(1)?, row.get(3)?);
            let of: Option<Col<RecordId>> = row.get(2)?;
            let seller: Option<Col<SellerId>> = row.get(6)?;
            let body: String = row.get(7)?;
            entries.push(Row {
                record,
                of: of.map(|Col(of)| of),
                at: stamp(at, row.get(4)?, now),
                order: Order(row.get(5)?),
                seller: seller.map(|Col(seller)| seller),
                fact: fact_of(row.get(0)?, &body)?,
            });
        }
        Ok(entries)
    }

    /// What is no call; none for what stands elsewhere on the card.
    fn line(&self, row: Row, k: i64) -> Result<Option<Line>, Failure> {
        let what = match row.fact {
            Fact::Note(note) => Happened::Note {
                by: match row.seller {
                    Some(id) => Some(seller(&self.db, id)?),
                    None => None,
                },
                text: note.text,
                source: note.source,
            },
            Fact::Suppress(suppress) => Happened::Suppressed {
                scope: suppress.scope,
                words: suppress.words,
            },
            Fact::CallbackSet(set) => {
                let stored = self.stored_callback(row.record)?;
                let state = stored.map_or(CallbackState::Open, |(_, state)| state);
                let id = PartRef::whole(row.record);
                Happened::Callback(self.callback_at(k, id, set, state)?)
            }
            Fact::CallbackMoved { of, when } => {
                let Some((mut set, _)) = self.stored_callback(of.record)? else {
                    return Ok(None);
                };
                set.when = when;
                Happened::Callback(self.callback_at(k, of, set, CallbackState::Open)?)
            }
            Fact::CallbackDone { of } => {
                let Some((set, _)) = self.stored_callback(of.record)? else {
                    return Ok(None);
                };
                Happened::Callback(self.callback_at(k, of, set, CallbackState::Done)?)
            }
            Fact::CallbackCancelled { of, .. } => {
                let Some((set, _)) = self.stored_callback(of.record)? else {
                    return Ok(None);
                };
                Happened::Callback(self.callback_at(k, of, set, CallbackState::Cancelled)?)
            }
            Fact::PromiseMade(_)
            | Fact::PromiseKept(_)
            | Fact::PromiseBroken(_)
            | Fact::PromiseWithdrawn(_)
            | Fact::Call(_)
            | Fact::CallAmend { .. }
            | Fact::CallVoid { .. }
            | Fact::CustomerNew(_)
            | Fact::CustomerField(_)
            | Fact::CustomerMember(_)
            | Fact::RelationSet(_)
            | Fact::TagSet(_)
            | Fact::TagUnset(_)
            | Fact::ListNew(_)
            | Fact::ListSet(_)
            | Fact::Import(_)
            | Fact::IncOpen(_)
            | Fact::Unknown(_) => return Ok(None),
        };
        Ok(Some(Line::of(row.record, row.order, row.at, what)))
    }

    fn callback_at(
        &self,
        k: i64,
        id: PartRef,
        set: CallbackSet,
        state: CallbackState,
    ) -> Result<Callback, Failure> {
        const ID: &str = "SELECT id FROM customer WHERE k = ?1";
        let Col(customer): Col<CustomerId> = self
            .db
            .prepare_cached(ID)?
            .query_row([k], |row| row.get(0))?;
        Ok(Callback {
            id,
            customer,
            set,
            state,
        })
    }

    fn stored_callback(
        &self,
        root: RecordId,
    ) -> Result<Option<(CallbackSet, CallbackState)>, Failure> {
        let mut statement = self.db.prepare_cached(CALLBACK)?;
        let mut rows = statement.query([Col(root)])?;
        let Some(row) = rows.next()? else {
            return Ok(None);
        };
        let body: String = row.get(0)?;
        let Col(state) = row.get(1)?;
        Ok(Some((serde_json::from_str(&body)?, state)))
    }

    /// Fields written by hand, with what stood there before.
    fn field_lines(&self, k: i64, row: &CustomerRow, now: Now) -> Result<Vec<Line>, Failure> {
        let writes = self.all(WRITES, k, |row| {
            let Col(record): Col<RecordId> = row.get(1)?;
            let replaced: Vec<u8> = row.get(3)?;
            Ok((
                row.get::<_, String>(0)?,
                record,
                Order(row.get(2)?),
                replaced,
                row.get::<_, String>(4)?,
            ))
        })?;
        let by_hand = writes
            .iter()
            .filter(|(name, record, ..)| Some(*record) != row.born && !name.starts_with('+'));
        let lines = by_hand.filter_map(|(name, record, order, replaced, after)| {
            let before = writes
                .iter()
                .filter(|(other, id, ..)| {
                    other == name && replaced.chunks_exact(20).any(|part| part == id.bytes())
                })
                .max_by_key(|(_, id, order, ..)| (*order, *id))
                .map_or("", |(.., value)| value.as_str());
            let what = Happened::FieldWritten {
                field: Field::from(name.clone()),
                before: before.to_owned(),
                after: after.clone(),
            };
            let at = order.at().stamp(now.zone);
            (before != after).then(|| Line::of(*record, *order, at, what))
        });
        Ok(lines.collect())
    }

    fn known_line(&self, k: i64, row: &CustomerRow, now: Now) -> Result<Option<Line>, Failure> {
        let (Some(born), Some(order)) = (row.born, row.order) else {
            return Ok(None);
        };
        let list = self.all(FIRST_LIST, k, |row| row.get(0))?.pop();
        let what = Happened::Known {
            source: row.source.clone(),
            list,
        };
        let at = order.at().stamp(now.zone);
        Ok(Some(Line::of(born, order, at, what)))
    }
}

impl Line {
    fn of(record: RecordId, order: Order, at: Stamp, what: Happened) -> Self {
        Self {
            order,
            entry: Entry {
                record,
                at,
                whose: None,
                what,
            },
        }
    }
}

/// The first version of the call that a row is about; none when it is about no call.
fn root_of_call(row: &Row) -> Option<RecordId> {
    match row.fact {
        Fact::Call(_) => Some(row.record),
        Fact::CallAmend { of, .. } | Fact::CallVoid { of, .. } => Some(of),
        _ => None,
    }
}

impl Versions {
    fn add(&mut self, row: Row) {
        match &row.fact {
            Fact::CallVoid { why, .. } => self.void = Some(why.clone()),
            Fact::CallAmend { .. } => self.amended.push(row),
            _ => self.first = Some(row),
        }
    }

    /// The version that holds; none when only a void has arrived.
    fn line(self, root: RecordId) -> Option<Line> {
        let versions = self.amended.len() + usize::from(self.first.is_some());
        let latest = self
            .amended
            .into_iter()
            .max_by_key(|row| (row.order, row.record))
            .or(self.first)?;
        let (Fact::Call(call) | Fact::CallAmend { call, .. }) = latest.fact else {
            return None;
        };
        let what = Happened::Call {
            call,
            versions: u32::try_from(versions).unwrap_or(u32::MAX),
            void: self.void,
        };
        Some(Line::of(root, latest.order, latest.at, what))
    }
}

/// The time as the clock that it was read from showed it.
fn stamp(at: Moment, offset: Option<i32>, now: Now) -> Stamp {
    offset.and_then(FixedOffset::east_opt).map_or_else(
        || at.stamp(now.zone),
        |offset| at.utc().with_timezone(&offset),
    )
}
