//! Customers: how they became known, their numbers, tags, and whom they belong with.
//!
//! *Invariant:* a customer of whom only later facts have arrived has a row without `born`; nobody is shown it, and when
//! `customer.new` arrives everything is as if it had come first.

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::register::Known;
use super::search::{self, Words};
use super::settle::CUSTOMERS;
use super::{IsSet, Order, Placed, Projector};
use crate::model::customer::{Field, Profile, Relation};
use crate::model::fact::CustomerNew;
use crate::model::id::{CustomerId, RecordId};
use crate::model::phone::{Phone, PhoneNumber};
use crate::store::open::Failure;
use crate::store::row::{Col, number_column, phone, state_columns};

/// Fields with a column of their own beside name, company and audience, in the order of the columns.
const COLUMNS: [Field; 12] = [
    Field::OrgNumber,
    Field::Title,
    Field::Email,
    Field::Street,
    Field::Postcode,
    Field::Town,
    Field::Region,
    Field::Country,
    Field::Zone,
    Field::Language,
    Field::Website,
    Field::ExternalId,
];

const INSERT: &str = "INSERT INTO customer(id, born, ord, principal, source, audience, name, company, org_number, title, email, \
     street, postcode, town, region, country, zone, language, website, external_id, x) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) \
     ON CONFLICT(id) DO NOTHING";
const KEY: &str = "SELECT k FROM customer WHERE id = ?1";
const UPDATE: &str = "UPDATE customer SET born = ?2, ord = ?3, principal = ?4, source = ?5, audience = ?6, name = ?7, company = ?8, \
     org_number = ?9, title = ?10, email = ?11, street = ?12, postcode = ?13, town = ?14, region = ?15, country = ?16, zone = ?17, \
     language = ?18, website = ?19, external_id = ?20, x = ?21 WHERE k = ?1";
const SELECT: &str = "SELECT id, born, ord, principal, source, audience, name, company, org_number, title, email, street, postcode, \
     town, region, country, zone, language, website, external_id, x FROM customer WHERE k = ?1";
const PHONES: &str = "SELECT number, kind, state, given, k, place FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255 \
     ORDER BY place, number";
const PHONE_SLOT: &str = "SELECT max(k) FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
const PHONE_INSERT: &str =
    "INSERT INTO phone(k, number, place, kind, state, given) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const PHONE_UPDATE: &str =
    "UPDATE phone SET place = ?2, kind = ?3, state = ?4, given = ?5 WHERE k = ?1";
const PHONE_DELETE: &str = "DELETE FROM phone WHERE k = ?1";
const RELATION: &str = "INSERT INTO relation(a, b, kind, role, ord) VALUES (?1, ?2, ?3, ?4, ?5) \
     ON CONFLICT DO UPDATE SET role = excluded.role, ord = excluded.ord WHERE excluded.ord > ord";
const TAG: &str = "INSERT INTO tag(customer, tag, is_set, ord) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT DO UPDATE SET is_set = excluded.is_set, ord = excluded.ord WHERE excluded.ord > ord";

/// A customer's row, without the numbers.
#[derive(Debug, Clone)]
pub(in crate::store) struct CustomerRow {
    pub(in crate::store) id: CustomerId,
    /// The record by which they became known; none while only later facts have arrived.
    pub(in crate::store) born: Option<RecordId>,
    pub(in crate::store) order: Option<Order>,
    pub(in crate::store) principal: Option<i64>,
    pub(in crate::store) source: String,
    pub(in crate::store) profile: Profile,
}

/// A stored number.
#[derive(Debug, Clone)]
pub(in crate::store) struct PhoneRow {
    pub(in crate::store) k: i64,
    pub(in crate::store) number: i64,
    pub(in crate::store) place: i64,
    pub(in crate::store) phone: Phone,
}

/// The row of a customer.
pub(in crate::store) fn load(db: &Connection, customer: i64) -> Result<CustomerRow, Failure> {
    Ok(db
        .prepare_cached(SELECT)?
        .query_row([customer], customer_row)?)
}

fn customer_row(row: &Row<'_>) -> rusqlite::Result<CustomerRow> {
    let Col(id) = row.get(0)?;
    let audience: String = row.get(5)?;
    let mut profile = Profile {
        name: row.get(6)?,
        company: row.get(7)?,
        audience: audience.parse().ok(),
        ..Profile::default()
    };
    for (column, field) in (8..).zip(COLUMNS) {
        let value: String = row.get(column)?;
        if !value.is_empty() {
            profile.fields.insert(field, value);
        }
    }
    let own: String = row.get(20)?;
    profile.fields.extend(own_fields(&own));
    Ok(CustomerRow {
        id,
        born: row.get::<_, Option<Col<RecordId>>>(1)?.map(|Col(id)| id),
        order: row.get::<_, Option<[u8; 24]>>(2)?.map(Order),
        principal: row.get(3)?,
        source: row.get(4)?,
        profile,
    })
}

/// The house's own fields in the column `x`.
pub(in crate::store) fn own_fields(json: &str) -> impl Iterator<Item = (Field, String)> + use<> {
    let own: std::collections::BTreeMap<String, String> =
        serde_json::from_str(json).unwrap_or_default();
    own.into_iter().map(|(key, value)| (Field::Own(key), value))
}

/// The numbers of a customer, first the one to try first.
pub(in crate::store) fn phones(db: &Connection, customer: i64) -> Result<Vec<PhoneRow>, Failure> {
    let mut statement = db.prepare_cached(PHONES)?;
    let rows = statement.query_map([customer], |row| {
        let (number, k, place) = (row.get(0)?, row.get(4)?, row.get(5)?);
        Ok(phone(row, 0)?.map(|phone| PhoneRow {
            k,
            number,
            place,
            phone,
        }))
    })?;
    rows.filter_map(Result::transpose)
        .collect::<Result<_, _>>()
        .map_err(Failure::from)
}

impl CustomerRow {
    fn stub(id: CustomerId) -> Self {
        Self {
            id,
            born: None,
            order: None,
            principal: None,
            source: String::new(),
            profile: Profile::default(),
        }
    }

    /// Writes the row: `first` is the id for an insert, the key for an update.
    fn execute(
        &self,
        db: &Connection,
        sql: &str,
        first: &dyn rusqlite::ToSql,
    ) -> Result<usize, Failure> {
        let born = self.born.map(Col);
        let order = self.order.map(|order| order.0);
        let own = self.own_json()?;
        let audience = self.profile.value(&Field::Audience);
        let mut values: Vec<&dyn rusqlite::ToSql> = vec![
            first,
            &born,
            &order,
            &self.principal,
            &self.source,
            &audience,
            &self.profile.name,
            &self.profile.company,
        ];
        let fields = COLUMNS.map(|field| self.profile.value(&field));
        values.extend(fields.iter().map(|value| value as &dyn rusqlite::ToSql));
        values.push(&own);
        Ok(db.prepare_cached(sql)?.execute(values.as_slice())?)
    }

    fn own_json(&self) -> Result<String, Failure> {
        let own: std::collections::BTreeMap<&str, &str> = self
            .profile
            .fields
            .iter()
            .filter(|(field, _)| matches!(field, Field::Own(_)))
            .map(|(field, value)| (field.name(), value.as_str()))
            .collect();
        if own.is_empty() {
            return Ok(String::new());
        }
        Ok(serde_json::to_string(&own)?)
    }
}

impl Projector<'_> {
    /// The key of a customer, with an empty row when nothing was known.
    pub(super) fn customer_key(&self, id: CustomerId) -> Result<i64, Failure> {
        let known = self
            .db
            .prepare_cached(KEY)?
            .query_row([Col(id)], |row| row.get(0))
            .optional()?;
        if let Some(k) = known {
            return Ok(k);
        }
        CustomerRow::stub(id).execute(self.db, INSERT, &Col(id))?;
        Ok(self.db.last_insert_rowid())
    }

    /// `customer.new`. Should there be two for one id, the smaller record holds.
    pub(super) fn born(
        &mut self,
        placed: &Placed<'_>,
        id: CustomerId,
        new: &CustomerNew,
    ) -> Result<(), Failure> {
        let row = CustomerRow {
            id,
            born: Some(placed.id),
            order: Some(placed.order),
            principal: Some(self.principal_key(&new.principal)?),
            source: new.source.clone(),
            profile: new.profile.clone(),
        };
        if row.execute(self.db, INSERT, &Col(id))? == 1 {
            let customer = self.db.last_insert_rowid();
            self.count(CUSTOMERS, 1);
            self.born_fresh(placed, customer, new)?;
        } else {
            let customer = self.customer_key(id)?;
            self.born_late(customer, row)?;
            if let Some(member) = &new.member {
                self.member(placed, customer, member)?;
            }
            self.touch(customer);
        }
        for tag in &new.tags {
            self.tag(placed, id, tag, IsSet::Yes)?;
        }
        Ok(())
    }

    /// Nothing at all was known: no fact can be waiting for them.
    fn born_fresh(
        &mut self,
        placed: &Placed<'_>,
        customer: i64,
        new: &CustomerNew,
    ) -> Result<(), Failure> {
        for (place, phone) in distinct(&new.profile.phones) {
            self.phone_insert((customer << 8) | place, phone, place)?;
        }
        search::who_insert(self.db, customer, &Words::of(&new.profile))?;
        self.facets_of(customer, &new.profile)?;
        match &new.member {
            Some(member) if !self.has_wishes => self.member_fresh(customer, new, member),
            Some(member) => self.member(placed, customer, member),
            None => Ok(()),
        }
    }

    /// Later facts, or another `customer.new`, came first.
    fn born_late(&mut self, customer: i64, mut row: CustomerRow) -> Result<(), Failure> {
        let before = load(self.db, customer)?;
        if before.born.is_some_and(|born| Some(born) <= row.born) {
            return Ok(());
        }
        match before.born {
            Some(born) => self.forget_writes(customer, born)?,
            None => self.count(CUSTOMERS, 1),
        }
        let written = self.written_fields(customer)?;
        let base = row.profile.clone();
        for field in written.iter().filter_map(|name| field_named(name)) {
            self.write_base(customer, &row, &field.to_string(), base.value(&field))?;
            let value = before.profile.value(&field).to_owned();
            row.profile.write(&field, value);
        }
        search::who_delete(self.db, customer, &Words::of(&before.profile))?;
        search::who_insert(self.db, customer, &Words::of(&row.profile))?;
        row.execute(self.db, UPDATE, &customer)?;
        self.facets_of(customer, &row.profile)?;
        self.base_phones(customer, &row, &base, &written)?;
        for name in &written {
            self.settle_register(customer, name)?;
        }
        Ok(())
    }

    /// Puts the first numbers in, beside those that were written since.
    fn base_phones(
        &mut self,
        customer: i64,
        row: &CustomerRow,
        base: &Profile,
        written: &[String],
    ) -> Result<(), Failure> {
        let is_written = |number: &PhoneNumber| written.iter().any(|name| name == number.as_e164());
        for stored in phones(self.db, customer)? {
            if !is_written(&stored.phone.number) {
                self.phone_delete(&stored)?;
            }
        }
        for (place, phone) in distinct(&base.phones) {
            if is_written(&phone.number) {
                let value = Known::of(phone, Some(place)).json()?;
                self.write_base(customer, row, phone.number.as_e164(), &value)?;
            } else if let Some(slot) = self.free_slot(customer)? {
                self.phone_insert(slot, phone, place)?;
            }
        }
        Ok(())
    }

    /// Writes a changed profile and what is found by it.
    pub(super) fn profile_changed(
        &mut self,
        customer: i64,
        before: &CustomerRow,
        after: &CustomerRow,
    ) -> Result<(), Failure> {
        let (old, new) = (Words::of(&before.profile), Words::of(&after.profile));
        if old != new {
            search::who_delete(self.db, customer, &old)?;
            search::who_insert(self.db, customer, &new)?;
        }
        after.execute(self.db, UPDATE, &customer)?;
        self.facets_of(customer, &after.profile)?;
        self.touch(customer);
        Ok(())
    }

    /// The key for one more number; none for a customer with 256 of them, who gets no more.
    pub(super) fn free_slot(&self, customer: i64) -> Result<Option<i64>, Failure> {
        let last: Option<i64> = self
            .db
            .prepare_cached(PHONE_SLOT)?
            .query_row([customer], |row| row.get(0))?;
        let next = last.map_or(customer << 8, |last| last + 1);
        Ok((next >> 8 == customer).then_some(next))
    }

    pub(super) fn phone_insert(
        &mut self,
        k: i64,
        phone: &Phone,
        place: i64,
    ) -> Result<(), Failure> {
        let number = number_column(&phone.number);
        let (state, given) = state_columns(phone.state);
        self.db.prepare_cached(PHONE_INSERT)?.execute((
            k,
            number,
            place,
            Col(phone.kind),
            state,
            given,
        ))?;
        search::digits_insert(self.db, k, number)
    }

    pub(super) fn phone_update(
        &mut self,
        k: i64,
        phone: &Phone,
        place: i64,
    ) -> Result<(), Failure> {
        let (state, given) = state_columns(phone.state);
        self.db
            .prepare_cached(PHONE_UPDATE)?
            .execute((k, place, Col(phone.kind), state, given))?;
        Ok(())
    }

    pub(super) fn phone_delete(&mut self, stored: &PhoneRow) -> Result<(), Failure> {
        self.db.prepare_cached(PHONE_DELETE)?.execute([stored.k])?;
        search::digits_delete(self.db, stored.k, stored.number)
    }

    pub(super) fn relation(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        relation: &Relation,
    ) -> Result<(), Failure> {
        let (a, b) = (self.customer_key(about)?, self.customer_key(relation.to)?);
        let kind = Col(relation.kind);
        self.db
            .prepare_cached(RELATION)?
            .execute((a, b, kind, &relation.role, placed.order.0))?;
        self.touch(a);
        self.touch(b);
        Ok(())
    }

    pub(super) fn tag(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        tag: &str,
        is_set: IsSet,
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        let is_set = is_set == IsSet::Yes;
        self.db
            .prepare_cached(TAG)?
            .execute((customer, tag, is_set, placed.order.0))?;
        Ok(())
    }

    fn principal_key(&mut self, name: &str) -> Result<i64, Failure> {
        const INSERT: &str = "INSERT INTO principal(name) VALUES (?1) ON CONFLICT DO NOTHING";
        const KEY: &str = "SELECT k FROM principal WHERE name = ?1";
        if let Some(k) = self.memo.principals.get(name) {
            return Ok(*k);
        }
        self.db.prepare_cached(INSERT)?.execute([name])?;
        let k = self
            .db
            .prepare_cached(KEY)?
            .query_row([name], |row| row.get(0))?;
        self.memo.principals.insert(name.to_owned(), k);
        Ok(k)
    }
}

/// The field that a register's name names; none when it is a number.
pub(super) fn field_named(name: &str) -> Option<Field> {
    (!name.starts_with('+')).then(|| Field::from(name.to_owned()))
}

/// Each number once, with its place; a customer has room for 256.
fn distinct(phones: &[Phone]) -> impl Iterator<Item = (i64, &Phone)> {
    let is_first = |(place, phone): &(usize, &Phone)| {
        let earlier = phones.iter().take(*place);
        !earlier
            .into_iter()
            .any(|other| other.number == phone.number)
    };
    let firsts = phones.iter().enumerate().filter(is_first);
    (0..256).zip(firsts.map(|(_, phone)| phone))
}
