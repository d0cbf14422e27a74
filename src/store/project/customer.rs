//! Customers: how they became known, their numbers, tags, and whom they belong with.
//!
//! *Invariant:* a customer of whom only later facts have arrived has a row without `born`; nobody is shown it, and when
//! `customer.new` arrives everything is as if it had come first.

use rusqlite::OptionalExtension as _;

use super::profile::{Columns, CustomerRow, INSERT, PhoneRow, UPDATE, load, phones};
use super::register::Known;
use super::search::{self, Space, Words};
use super::settle::CUSTOMERS;
use super::{IsSet, Placed, Projector};
use crate::model::customer::{Field, Profile, Relation};
use crate::model::fact::CustomerNew;
use crate::model::id::CustomerId;
use crate::model::phone::{Phone, PhoneNumber};
use crate::store::open::Failure;
use crate::store::person::of_number;
use crate::store::row::{Col, number_column, state_columns};

const KEY: &str = "SELECT k FROM customer WHERE id = ?1";
const PHONE_SLOT: &str = "SELECT max(k) FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
const PHONE_INSERT: &str =
    "INSERT INTO phone(k, number, place, kind, state, given) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const PHONE_UPDATE: &str =
    "UPDATE phone SET place = ?2, kind = ?3, state = ?4, given = ?5 WHERE k = ?1";
const PHONE_DELETE: &str = "DELETE FROM phone WHERE k = ?1";
const RELATION: &str = "INSERT INTO relation(a, b, kind, role, ord, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
     ON CONFLICT DO UPDATE SET role = excluded.role, ord = excluded.ord, record = excluded.record \
     WHERE (excluded.ord, excluded.record) > (ord, record)";
const TAG: &str = "INSERT INTO tag(customer, tag, is_set, ord, record) VALUES (?1, ?2, ?3, ?4, ?5) \
     ON CONFLICT DO UPDATE SET is_set = excluded.is_set, ord = excluded.ord, record = excluded.record \
     WHERE (excluded.ord, excluded.record) > (ord, record)";

impl Projector<'_> {
    /// The key of a customer, with an empty row when nothing was known.
    pub(super) fn customer_key(&self, id: CustomerId) -> Result<i64, Failure> {
        let id = self.whole_of(id)?.unwrap_or(id);
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
        if self.whole_of(id)?.is_some() {
            self.born_joined(placed, id, new)?;
            return self.tags(placed, id, &new.tags);
        }
        let row = Columns {
            born: Some(placed.id),
            order: Some(placed.order),
            principal: Some(self.principal_key(&new.principal)?),
            source: &new.source,
            profile: &new.profile,
        };
        if row.execute(self.db, INSERT, &Col(id))? == 1 {
            let customer = self.db.last_insert_rowid();
            self.count(CUSTOMERS, 1);
            self.born_fresh(placed, customer, new)?;
        } else {
            let customer = self.customer_key(id)?;
            self.born_late(customer, row.of(id))?;
            if let Some(member) = &new.member {
                self.member(placed, customer, member)?;
            }
            self.touch_sharing(customer)?;
        }
        self.tags(placed, id, &new.tags)
    }

    fn tags(
        &mut self,
        placed: &Placed<'_>,
        id: CustomerId,
        tags: &[String],
    ) -> Result<(), Failure> {
        tags.iter()
            .try_for_each(|tag| self.tag(placed, id, tag, IsSet::Yes))
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
        match placed.words {
            Some(words) => search::who_insert(self.db, customer, words)?,
            None => search::who_insert(self.db, customer, &Words::of(&new.profile))?,
        }
        self.facets_of(customer, &new.profile)?;
        match &new.member {
            Some(member) if self.is_covered(&new.profile.phones)? => {
                self.member(placed, customer, member)
            }
            Some(member) => self.member_fresh(customer, placed.order, (new, member)),
            None => Ok(()),
        }
    }

    /// Whether a wish not to be called covers one of these numbers, whoever answers it.
    fn is_covered(&self, phones: &[Phone]) -> Result<bool, Failure> {
        if !self.has_wishes {
            return Ok(false);
        }
        for phone in phones {
            if of_number(self.db, self.mac_key, &phone.number)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Later facts, or another `customer.new`, came first.
    fn born_late(&mut self, customer: i64, row: CustomerRow) -> Result<(), Failure> {
        let before = load(self.db, customer)?;
        if before.born.is_some_and(|born| Some(born) <= row.born) {
            return Ok(());
        }
        let names = Space::ALL.map(|space| space.field().to_string());
        self.rewording(customer, &names, |projector| {
            projector.born_first(customer, &before, row)
        })
    }

    fn born_first(
        &mut self,
        customer: i64,
        before: &CustomerRow,
        mut row: CustomerRow,
    ) -> Result<(), Failure> {
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

    /// Writes a changed profile. The words are for whoever asked for it: [`Self::rewording`].
    pub(super) fn profile_changed(
        &mut self,
        customer: i64,
        after: &CustomerRow,
    ) -> Result<(), Failure> {
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
        // Whoever turned out to be one belongs with nobody else by that.
        if a == b {
            return Ok(());
        }
        let kind = Col(relation.kind);
        let row = (a, b, kind, &relation.role, placed.order.0, Col(placed.id));
        self.db.prepare_cached(RELATION)?.execute(row)?;
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
        let row = (customer, tag, is_set, placed.order.0, Col(placed.id));
        self.db.prepare_cached(TAG)?.execute(row)?;
        Ok(())
    }

    pub(super) fn principal_key(&mut self, name: &str) -> Result<i64, Failure> {
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
pub(super) fn distinct(phones: &[Phone]) -> impl Iterator<Item = (i64, &Phone)> {
    let is_first = |(place, phone): &(usize, &Phone)| {
        let earlier = phones.iter().take(*place);
        !earlier
            .into_iter()
            .any(|other| other.number == phone.number)
    };
    let firsts = phones.iter().enumerate().filter(is_first);
    (0..256).zip(firsts.map(|(_, phone)| phone))
}
