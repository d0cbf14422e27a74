//! A customer's history as one time line; an organisation's joined with that of its contact people.

use std::collections::{HashMap, HashSet};

use chrono::FixedOffset;
use rusqlite::{Connection, Row};

use super::agreed::{self, CallbackOf, callback, callbacks, collect};
use super::{double, told, written};
use crate::model::callback::{Callback, CallbackSet, CallbackState};
use crate::model::card::{Entry, Happened, Wished};
use crate::model::customer::RelationKind;
use crate::model::fact::{Fact, Note};
use crate::model::id::{CustomerId, PartRef, RecordId, SellerId};
use crate::model::moment::{Moment, Stamp, Zone};
use crate::model::seller::SellerRef;
use crate::model::suppression::Suppress;
use crate::model::talk::Talk;
use crate::store::open::Failure;
use crate::store::project::{Order, fact_of, load_customer};
use crate::store::row::{Col, part_column};

/// Entries shown at most; older ones are in the exports.
const ENTRIES_MAX: usize = 500;
/// Rows read at most: versions, moves and endings are rows too.
const ROWS_MAX: i64 = 2000;

/// The people of an organisation.
const PEOPLE: &str = "SELECT customer.k, name, id FROM relation JOIN customer ON customer.k = a \
     WHERE b = ?1 AND kind = ?2 AND born IS NOT NULL ORDER BY customer.k";
const ENTRIES: &str = "SELECT entry.at, offset, kind, record, of, ord, entry.seller, body, is_live \
     FROM entry LEFT JOIN call ON call.k = entry.k WHERE entry.customer = ?1 ORDER BY entry.at DESC, ord DESC LIMIT ?2";
const OF_ROOT: &str = callbacks!("root = ?1 AND part = ?2");
const SELLER: &str = "SELECT name FROM seller WHERE id = ?1";
const FIRST_LIST: &str = "SELECT name FROM member JOIN list ON list.k = member.list WHERE customer = ?1 AND state <> 3 ORDER BY list.k LIMIT 1";

/// What happened to a customer and, when it is an organisation, to its people, newest first.
pub(super) fn history(
    db: &Connection,
    (customer, whom): (i64, CustomerId),
    zone: Zone,
) -> Result<Vec<Entry>, Failure> {
    let mut reader = Reader {
        db,
        zone,
        sellers: HashMap::new(),
        whom,
    };
    let mut all = reader.of(customer, None)?;
    let people = collect(
        db,
        PEOPLE,
        (customer, Col(RelationKind::ContactOf)),
        |row| {
            let Col(id) = row.get(2)?;
            Ok((row.get(0)?, row.get(1)?, id))
        },
    )?;
    for (person, name, id) in people {
        let name: String = name;
        reader.whom = id;
        all.extend(reader.of(person, Some(&name))?);
    }
    // The sort is stable: of two at one moment, the one read first is the newer.
    all.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    all.truncate(ENTRIES_MAX);
    Ok(all)
}

/// A row of the history.
struct EntryRow {
    at: Moment,
    offset: Option<i32>,
    record: RecordId,
    of: Option<RecordId>,
    seller: Option<SellerId>,
    is_live: Option<bool>,
    fact: Fact,
}

fn entry_row(row: &Row<'_>) -> Result<EntryRow, Failure> {
    let (Col(at), Col(record)) = (row.get(0)?, row.get(3)?);
    let of: Option<Col<RecordId>> = row.get(4)?;
    let seller: Option<Col<SellerId>> = row.get(6)?;
    let body: String = row.get(7)?;
    Ok(EntryRow {
        at,
        offset: row.get(1)?,
        record,
        of: of.map(|Col(of)| of),
        seller: seller.map(|Col(id)| id),
        is_live: row.get(8)?,
        fact: fact_of(row.get(2)?, &body)?,
    })
}

pub(super) struct Reader<'a> {
    pub(super) db: &'a Connection,
    /// The desk's clock, for what was written without one.
    zone: Zone,
    sellers: HashMap<SellerId, String>,
    /// Whose history is read.
    whom: CustomerId,
}

impl Reader<'_> {
    /// What happened to one customer, newest first.
    fn of(&mut self, customer: i64, whose: Option<&str>) -> Result<Vec<Entry>, Failure> {
        let rows = collect(self.db, ENTRIES, (customer, ROWS_MAX), entry_row)?;
        let mut entries = Vec::new();
        let mut told = HashSet::new();
        for row in &rows {
            if let Some((record, what)) = self.happened(row, &rows, &mut told)? {
                entries.push(Entry {
                    record,
                    at: self.stamp(row.at, row.offset),
                    whose: whose.map(str::to_owned),
                    what,
                });
            }
        }
        double::mark(&mut entries);
        let mut beside = self.written(customer)?;
        beside.extend(self.known(customer)?);
        beside.extend(self.joined(customer)?);
        entries.extend(beside.into_iter().map(|entry| Entry {
            whose: whose.map(str::to_owned),
            ..entry
        }));
        Ok(entries)
    }

    pub(super) fn stamp(&self, at: Moment, offset: Option<i32>) -> Stamp {
        match offset.and_then(FixedOffset::east_opt) {
            Some(offset) => at.utc().with_timezone(&offset),
            None => at.stamp(self.zone),
        }
    }

    /// What a row says; none when another row says it, or when it stands in its own place on the card.
    fn happened(
        &mut self,
        row: &EntryRow,
        rows: &[EntryRow],
        told: &mut HashSet<RecordId>,
    ) -> Result<Option<(RecordId, Happened)>, Failure> {
        Ok(match &row.fact {
            Fact::Call(_) | Fact::CallAmend { .. } => call(row, rows, told),
            Fact::Note(note) => {
                let by = self.seller(row.seller)?;
                Some((row.record, noted(note, by)))
            }
            Fact::CallbackSet(set) => {
                let told = self.callback(PartRef::whole(row.record), Some(set))?;
                told.map(|callback| (row.record, changed(callback)))
            }
            Fact::CallbackMoved { of, when } => self.callback(*of, None)?.map(|mut callback| {
                callback.set.when = *when;
                callback.state = CallbackState::Open;
                (row.record, changed(callback))
            }),
            Fact::CallbackDone { of } => self.callback(*of, None)?.map(|callback| {
                let state = CallbackState::Done;
                (row.record, changed(Callback { state, ..callback }))
            }),
            Fact::CallbackCancelled { of, why } => self
                .cancelled(*of, why, rows)?
                .map(|happened| (row.record, happened)),
            Fact::Suppress(suppress) => Some((row.record, suppressed(suppress))),
            Fact::ConsentGiven(consent) => Some(wished(row, Wished::Consent(consent.clone()))),
            Fact::ConsentWithdrawn(end) => Some(wished(row, Wished::Withdrawal(end.clone()))),
            Fact::PreferenceSet(set) => Some(wished(row, Wished::Preference(set.clone()))),
            Fact::Restrict(restrict) => Some(wished(row, Wished::Restriction(restrict.clone()))),
            fact @ (Fact::PromiseMade(_)
            | Fact::PromiseKept(_)
            | Fact::PromiseBroken(_)
            | Fact::PromiseWithdrawn(_)
            | Fact::Talk(_)) => {
                let by = self.seller(row.seller)?;
                told::told(self.db, fact, by)?.map(|told| (row.record, Happened::Told(told)))
            }
            Fact::SuppressLift(lift) => {
                let (by, basis) = (self.seller(row.seller)?, lift.basis.clone());
                Some((row.record, Happened::SuppressLifted { by, basis }))
            }
            Fact::CallVoid { .. }
            | Fact::Erase(_)
            | Fact::Assign(_)
            | Fact::Away(_)
            | Fact::Opened(_)
            | Fact::CustomerNew(_)
            | Fact::CustomerField(_)
            | Fact::CustomerMember(_)
            | Fact::CustomerMerge(_)
            | Fact::CustomerUnmerge(_)
            | Fact::RelationSet(_)
            | Fact::TagSet(_)
            | Fact::TagUnset(_)
            | Fact::ListNew(_)
            | Fact::ListSet(_)
            | Fact::CampaignSet(_)
            | Fact::Import(_)
            | Fact::Exported(_)
            | Fact::Wash(_)
            | Fact::IncOpen(_)
            | Fact::Unknown(_) => None,
        })
    }

    pub(super) fn seller(&mut self, id: Option<SellerId>) -> Result<Option<SellerRef>, Failure> {
        let Some(id) = id else { return Ok(None) };
        if !self.sellers.contains_key(&id) {
            let found = collect(self.db, SELLER, [Col(id)], |row| Ok(row.get(0)?))?;
            let name: String = found.into_iter().next().unwrap_or_default();
            self.sellers.insert(id, name);
        }
        let name = self.sellers.get(&id).cloned().unwrap_or_default();
        Ok(Some(SellerRef { id, name }))
    }

    /// A callback as it stands; with `set`, as it was first agreed.
    fn callback(
        &self,
        id: PartRef,
        set: Option<&CallbackSet>,
    ) -> Result<Option<Callback>, Failure> {
        let key = (Col(id.record), part_column(id.part));
        let found = collect(self.db, OF_ROOT, key, callback)?.into_iter().next();
        Ok(found.map(|CallbackOf { callback, .. }| Callback {
            set: set.cloned().unwrap_or(callback.set),
            ..callback
        }))
    }

    /// A callback that was cancelled. The reason stays, whatever becomes of the call in which it was agreed.
    fn cancelled(
        &self,
        of: PartRef,
        why: &str,
        rows: &[EntryRow],
    ) -> Result<Option<Happened>, Failure> {
        let callback = match self.callback(of, None)? {
            None if !why.is_empty() => gone(of, self.whom, rows),
            found => found,
        };
        Ok(callback.map(|callback| Happened::Callback {
            callback: Callback {
                state: CallbackState::Cancelled,
                ..callback
            },
            why: why.to_owned(),
        }))
    }

    fn written(&self, customer: i64) -> Result<Vec<Entry>, Failure> {
        let writes = written::of_customer(self.db, customer)?;
        Ok(writes
            .into_iter()
            .map(|write| Entry {
                record: write.record,
                at: self.stamp(write.at, None),
                whose: None,
                what: Happened::FieldWritten {
                    field: write.field,
                    before: write.before,
                    after: write.after,
                },
            })
            .collect())
    }

    fn known(&self, customer: i64) -> Result<Option<Entry>, Failure> {
        let row = load_customer(self.db, customer)?;
        let (Some(record), Some(order)) = (row.born, row.order) else {
            return Ok(None);
        };
        let list = agreed::collect(self.db, FIRST_LIST, [customer], |row| Ok(row.get(0)?))?;
        Ok(Some(Entry {
            record,
            at: self.stamp(Order::at(&order), None),
            whose: None,
            what: Happened::Known {
                source: row.source,
                list: list.into_iter().next(),
            },
        }))
    }
}

const fn changed(callback: Callback) -> Happened {
    let why = String::new();
    Happened::Callback { callback, why }
}

/// A callback that went with its call, or with a version of it, as the last version had it.
fn gone(of: PartRef, customer: CustomerId, rows: &[EntryRow]) -> Option<Callback> {
    let set = rows.iter().find_map(|row| {
        let root = row.of.unwrap_or(row.record);
        if let Fact::Call(call) | Fact::CallAmend { call, .. } = &row.fact {
            call.callback.clone().filter(|_| root == of.record)
        } else {
            None
        }
    });
    Some(Callback {
        id: of,
        customer,
        set: set?,
        state: CallbackState::Cancelled,
    })
}

fn suppressed(suppress: &Suppress) -> Happened {
    Happened::Suppressed {
        scope: suppress.scope,
        words: suppress.words.clone(),
    }
}

fn wished(row: &EntryRow, wished: Wished) -> (RecordId, Happened) {
    (row.record, Happened::Wished(wished))
}

/// Whether something of a call was taken back as a slip.
fn is_slip(row: &EntryRow, versions: &[&EntryRow]) -> bool {
    versions.iter().any(
        |other| matches!(&other.fact, Fact::Talk(Talk::Undone(undone)) if undone.of == row.record),
    )
}

/// Why a call is void, if it is; who said so first stands first.
fn void(versions: &[&EntryRow]) -> Option<String> {
    let voids = versions.iter().rev().filter_map(|other| {
        if let Fact::CallVoid { why, .. } = &other.fact {
            Some(why.as_str()).filter(|_| !is_slip(other, versions))
        } else {
            None
        }
    });
    let whys: Vec<&str> = voids.collect();
    let said = whys.iter().filter(|why| !why.is_empty()).copied();
    (!whys.is_empty()).then(|| said.collect::<Vec<_>>().join(" · "))
}

/// A call by its first version, in the version that holds, once; a void one in the version that held.
fn call(
    row: &EntryRow,
    rows: &[EntryRow],
    told: &mut HashSet<RecordId>,
) -> Option<(RecordId, Happened)> {
    let root = row.of.unwrap_or(row.record);
    let versions: Vec<&EntryRow> = rows
        .iter()
        .filter(|other| other.of.unwrap_or(other.record) == root)
        .collect();
    let void = void(&versions);
    let is_amended = versions
        .iter()
        .any(|other| matches!(other.fact, Fact::CallAmend { .. }) && !is_slip(other, &versions));
    let holds = match (&void, is_amended, &row.fact) {
        (None, ..) => row.is_live == Some(true),
        // Rows come newest first, so the first amendment is the last word.
        (Some(_), true, fact) => matches!(fact, Fact::CallAmend { .. }) && !is_slip(row, &versions),
        (Some(_), false, fact) => matches!(fact, Fact::Call(_)),
    };
    let (Fact::Call(version) | Fact::CallAmend { call: version, .. }) = &row.fact else {
        return None;
    };
    let count = versions
        .iter()
        .filter(|other| matches!(other.fact, Fact::Call(_) | Fact::CallAmend { .. }))
        .count();
    (holds && told.insert(root)).then(|| {
        let what = Happened::Call {
            call: version.clone(),
            versions: u32::try_from(count).unwrap_or(u32::MAX),
            void,
            met: None,
        };
        (root, what)
    })
}

fn noted(note: &Note, by: Option<SellerRef>) -> Happened {
    Happened::Note {
        by,
        text: note.text.clone(),
        source: note.source.clone(),
    }
}
