//! Registers: fields and numbers that were written after `customer.new` (SYNC.md §3.7).
//!
//! A write names the writes it replaces. Those that nobody replaced are the heads; one head is the value, of several the
//! greatest by (at, desk, seq) is shown. What a call taught about a number is a write too, by the id of the version that
//! holds.
//!
//! *Invariant:* a field without rows here has the value that `customer.new` gave it.

use std::cmp::Reverse;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::customer::field_named;
use super::profile::{self, CustomerRow, PhoneRow};
use super::{Order, Placed, Projector};
use crate::model::card::{Disputed, FieldVersion};
use crate::model::customer::{Field, FieldTarget, FieldWrite};
use crate::model::id::{CustomerId, RecordId};
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState};
use crate::store::open::Failure;
use crate::store::row::{Col, number_column};

const WRITTEN: &str = "SELECT DISTINCT field FROM field_write WHERE customer = ?1";
const WRITES: &str =
    "SELECT record, ord, sup, value FROM field_write WHERE customer = ?1 AND field = ?2";
/// The fields, but no numbers, that may have more than one version.
const REWRITTEN: &str = "SELECT field FROM field_write WHERE customer = ?1 AND field NOT LIKE '+%' \
     GROUP BY field HAVING count(*) > 1 ORDER BY field";
const INSERT: &str = "INSERT OR IGNORE INTO field_write(customer, field, record, ord, sup, value) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const FORGET: &str = "DELETE FROM field_write WHERE customer = ?1 AND record = ?2";
const OF_RECORD: &str = "SELECT field FROM field_write WHERE customer = ?1 AND record = ?2";

/// What a write says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Known {
    /// What kind of line, when the write says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<PhoneKind>,
    /// What is known of it; none when it goes off the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<PhoneState>,
    /// The place that `customer.new` gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<i64>,
}

impl Known {
    /// A number with everything that is known.
    pub(super) const fn of(phone: &Phone, place: Option<i64>) -> Self {
        Self {
            kind: Some(phone.kind),
            state: Some(phone.state),
            place,
        }
    }

    const fn removed() -> Self {
        Self {
            kind: None,
            state: None,
            place: None,
        }
    }

    /// The form in which it stands in a row.
    pub(super) fn json(self) -> Result<String, Failure> {
        Ok(serde_json::to_string(&self)?)
    }
}

/// One write to a register.
#[derive(Debug, Clone)]
pub(super) struct Write {
    pub(super) record: RecordId,
    pub(super) order: Order,
    pub(super) replaces: Vec<RecordId>,
    pub(super) value: String,
}

/// The writes to a field or number that nothing replaces: what a new write has to name.
pub(in crate::store) fn heads(
    db: &Connection,
    customer: i64,
    target: &FieldTarget,
) -> Result<Vec<RecordId>, Failure> {
    let writes = writes(db, customer, &name_of(target))?;
    if writes.is_empty() {
        let born = profile::load(db, customer)?.born;
        return Ok(born.into_iter().collect());
    }
    Ok(unreplaced(&writes).map(|write| write.record).collect())
}

/// The fields of which several versions hold. Two desks that wrote the same have written one version.
pub(in crate::store) fn disputed(db: &Connection, customer: i64) -> Result<Vec<Disputed>, Failure> {
    let mut statement = db.prepare_cached(REWRITTEN)?;
    let names: Vec<String> = statement
        .query_map([customer], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut disputed = Vec::new();
    for name in names {
        let versions = versions(&writes(db, customer, &name)?);
        if versions.len() > 1 {
            let field = Field::from(name);
            disputed.push(Disputed { field, versions });
        }
    }
    Ok(disputed)
}

/// The versions of a register that hold, the one that is shown first.
fn versions(writes: &[Write]) -> Vec<FieldVersion> {
    let mut heads: Vec<&Write> = unreplaced(writes).collect();
    heads.sort_by_key(|write| Reverse((write.order, write.record)));
    let mut versions: Vec<FieldVersion> = Vec::new();
    for head in heads {
        match versions.iter_mut().find(|it| it.value == head.value) {
            Some(same) => same.records.push(head.record),
            None => versions.push(FieldVersion {
                value: head.value.clone(),
                at: head.order.at(),
                records: vec![head.record],
            }),
        }
    }
    versions
}

pub(super) fn writes(db: &Connection, customer: i64, name: &str) -> Result<Vec<Write>, Failure> {
    let mut statement = db.prepare_cached(WRITES)?;
    let rows = statement.query_map((customer, name), |row| {
        let Col(record) = row.get(0)?;
        let replaces: Vec<u8> = row.get(2)?;
        Ok(Write {
            record,
            order: Order(row.get(1)?),
            replaces: replaces
                .chunks_exact(20)
                .filter_map(RecordId::from_slice)
                .collect(),
            value: row.get(3)?,
        })
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

fn unreplaced(writes: &[Write]) -> impl Iterator<Item = &Write> {
    writes.iter().filter(|write| {
        !writes
            .iter()
            .any(|other| other.replaces.contains(&write.record))
    })
}

/// The write whose value is shown.
pub(super) fn winner(writes: &[Write]) -> Option<&Write> {
    unreplaced(writes).max_by_key(|write| (write.order, write.record))
}

fn name_of(target: &FieldTarget) -> String {
    match target {
        FieldTarget::Value(field, _) => field.to_string(),
        FieldTarget::Phone(phone) => phone.number.as_e164().to_owned(),
        FieldTarget::PhoneRemoved(number) => number.as_e164().to_owned(),
    }
}

impl Projector<'_> {
    /// `customer.field`.
    pub(super) fn write_field(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        write: &FieldWrite,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        let name = name_of(&write.target);
        let value = match &write.target {
            FieldTarget::Value(_, value) => value.clone(),
            FieldTarget::Phone(phone) => Known::of(phone, None).json()?,
            FieldTarget::PhoneRemoved(_) => Known::removed().json()?,
        };
        self.base_of(customer, &name)?;
        self.rewording(customer, &[&name], |projector| {
            let (record, order) = (placed.id, placed.order);
            projector.write(customer, &name, record, order, &write.replaces, &value)?;
            projector.settle_register(customer, &name)
        })
    }

    /// What a call taught about a number.
    pub(super) fn learn(
        &mut self,
        customer: i64,
        record: RecordId,
        order: Order,
        number: &PhoneNumber,
        state: PhoneState,
    ) -> Result<(), Failure> {
        let name = number.as_e164();
        let known = Known {
            kind: None,
            state: Some(state),
            place: None,
        };
        self.base_of(customer, name)?;
        self.write(customer, name, record, order, &[], &known.json()?)?;
        self.settle_register(customer, name)
    }

    /// Takes back everything a record wrote.
    pub(super) fn unlearn(&mut self, customer: i64, record: RecordId) -> Result<(), Failure> {
        let mut statement = self.db.prepare_cached(OF_RECORD)?;
        let names: Vec<String> = statement
            .query_map((customer, Col(record)), |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if names.is_empty() {
            return Ok(());
        }
        self.rewording(customer, &names, |projector| {
            projector.forget_writes(customer, record)?;
            names
                .iter()
                .try_for_each(|name| projector.settle_register(customer, name))
        })
    }

    /// The names of the registers that have rows.
    pub(super) fn written_fields(&self, customer: i64) -> Result<Vec<String>, Failure> {
        let mut statement = self.db.prepare_cached(WRITTEN)?;
        let rows = statement.query_map([customer], |row| row.get(0))?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    pub(super) fn forget_writes(&self, customer: i64, record: RecordId) -> Result<(), Failure> {
        self.db
            .prepare_cached(FORGET)?
            .execute((customer, Col(record)))?;
        Ok(())
    }

    /// Writes down the first value of a register that is about to get its first row.
    fn base_of(&self, customer: i64, name: &str) -> Result<(), Failure> {
        const HAS_ROWS: &str =
            "SELECT EXISTS(SELECT 1 FROM field_write WHERE customer = ?1 AND field = ?2)";
        // Of those who are one, every first value has a row already.
        if self.is_row_joined(customer)? {
            return Ok(());
        }
        let has_rows: bool = self
            .db
            .prepare_cached(HAS_ROWS)?
            .query_row((customer, name), |row| row.get(0))?;
        if has_rows {
            return Ok(());
        }
        let row = profile::load(self.db, customer)?;
        match field_named(name) {
            Some(field) => self.write_base(customer, &row, name, row.profile.value(&field)),
            None => match self.stored_phone(customer, name)? {
                Some(stored) => {
                    let value = Known::of(&stored.phone, Some(stored.place)).json()?;
                    self.write_base(customer, &row, name, &value)
                }
                None => Ok(()),
            },
        }
    }

    /// Writes down the first value of a register, when `customer.new` has arrived.
    pub(super) fn write_base(
        &self,
        customer: i64,
        row: &CustomerRow,
        name: &str,
        value: &str,
    ) -> Result<(), Failure> {
        match (row.born, row.order) {
            (Some(born), Some(order)) => self.write(customer, name, born, order, &[], value),
            _ => Ok(()),
        }
    }

    pub(super) fn write(
        &self,
        customer: i64,
        name: &str,
        record: RecordId,
        order: Order,
        replaces: &[RecordId],
        value: &str,
    ) -> Result<(), Failure> {
        let replaces: Vec<u8> = replaces.iter().flat_map(|id| *id.bytes()).collect();
        self.db.prepare_cached(INSERT)?.execute((
            customer,
            name,
            Col(record),
            order.0,
            replaces,
            value,
        ))?;
        Ok(())
    }

    /// Makes the shown value that of the winning write.
    pub(super) fn settle_register(&mut self, customer: i64, name: &str) -> Result<(), Failure> {
        let writes = writes(self.db, customer, name)?;
        match field_named(name) {
            None => self.settle_phone(customer, name, &writes),
            Some(field) => {
                let mut after = profile::load(self.db, customer)?;
                let value = winner(&writes).map_or_else(String::new, |write| write.value.clone());
                after.profile.write(&field, value);
                self.profile_changed(customer, &after)
            }
        }
    }

    fn settle_phone(&mut self, customer: i64, name: &str, writes: &[Write]) -> Result<(), Failure> {
        let stored = self.stored_phone(customer, name)?;
        self.touch_sharing(customer)?;
        match (shown_phone(name, writes), stored) {
            (Some((phone, place)), Some(stored)) => self.phone_update(stored.k, &phone, place),
            (Some((phone, place)), None) => match self.free_slot(customer)? {
                Some(slot) => self.phone_insert(slot, &phone, place),
                None => Ok(()),
            },
            (None, Some(stored)) => self.phone_delete(&stored),
            (None, None) => Ok(()),
        }?;
        self.touch_sharing(customer)
    }

    fn stored_phone(&self, customer: i64, name: &str) -> Result<Option<PhoneRow>, Failure> {
        let Ok(number) = name.parse() else {
            return Ok(None);
        };
        let number = number_column(&number);
        let stored = profile::phones(self.db, customer)?;
        Ok(stored.into_iter().find(|stored| stored.number == number))
    }
}

/// The number as the writes leave it, and its place; none when it is off the card. The first numbers keep their places,
/// later ones follow in the order in which they were first written.
fn shown_phone(name: &str, writes: &[Write]) -> Option<(Phone, i64)> {
    let known = |write: &Write| serde_json::from_str::<Known>(&write.value).ok();
    // Whoever learned something of a number knew the customer, whatever the clock said when they became known.
    let is_first = |write: &&Write| known(write).is_some_and(|known| known.place.is_some());
    let learned = unreplaced(writes).filter(|write| !is_first(write));
    let winning = learned
        .max_by_key(|write| (write.order, write.record))
        .or_else(|| winner(writes))?;
    let state = known(winning)?.state?;
    let by_order = |write: &&Write| (write.order, write.record);
    let kind = known(winning).and_then(|known| known.kind).or_else(|| {
        let mut others: Vec<&Write> = writes.iter().collect();
        others.sort_by_key(by_order);
        others
            .into_iter()
            .rev()
            .find_map(|write| known(write).and_then(|known| known.kind))
    });
    let first = writes
        .iter()
        .find_map(|write| known(write).and_then(|known| known.place));
    let place = first.or_else(|| {
        let earliest = writes.iter().min_by_key(by_order)?;
        Some(earliest.order.at().millis().max(256))
    })?;
    let phone = Phone {
        number: name.parse().ok()?,
        kind: kind.unwrap_or_default(),
        state,
    };
    Some((phone, place))
}
