//! A customer's row and numbers, read and written whole.
//!
//! *Invariant:* the order of the columns stands here and nowhere else.

use rusqlite::{Connection, Row};

use super::Order;
use crate::model::customer::{Field, Profile};
use crate::model::id::{CustomerId, RecordId};
use crate::model::phone::Phone;
use crate::store::open::Failure;
use crate::store::row::{Col, phone};

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

pub(super) const INSERT: &str = "INSERT INTO customer(id, born, ord, principal, source, audience, name, company, org_number, title, email, \
     street, postcode, town, region, country, zone, language, website, external_id, x) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21) \
     ON CONFLICT(id) DO NOTHING";
pub(super) const UPDATE: &str = "UPDATE customer SET born = ?2, ord = ?3, principal = ?4, source = ?5, audience = ?6, name = ?7, company = ?8, \
     org_number = ?9, title = ?10, email = ?11, street = ?12, postcode = ?13, town = ?14, region = ?15, country = ?16, zone = ?17, \
     language = ?18, website = ?19, external_id = ?20, x = ?21 WHERE k = ?1";
const SELECT: &str = "SELECT id, born, ord, principal, source, audience, name, company, org_number, title, email, street, postcode, \
     town, region, country, zone, language, website, external_id, x FROM customer WHERE k = ?1";
const PHONES: &str = "SELECT number, kind, state, given, k, place FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
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
    let phones = rows.filter_map(Result::transpose);
    let mut phones: Vec<PhoneRow> = phones.collect::<Result<_, _>>()?;
    // Sorting two rows costs SQLite more than reading them.
    phones.sort_by_key(|stored| (stored.place, stored.number));
    Ok(phones)
}

impl CustomerRow {
    pub(super) fn stub(id: CustomerId) -> Self {
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
    pub(super) fn execute(
        &self,
        db: &Connection,
        sql: &str,
        first: &dyn rusqlite::ToSql,
    ) -> Result<usize, Failure> {
        Columns {
            born: self.born,
            order: self.order,
            principal: self.principal,
            source: &self.source,
            profile: &self.profile,
        }
        .execute(db, sql, first)
    }
}

/// What stands in the columns of a customer's row.
pub(super) struct Columns<'a> {
    pub(super) born: Option<RecordId>,
    pub(super) order: Option<Order>,
    pub(super) principal: Option<i64>,
    pub(super) source: &'a str,
    pub(super) profile: &'a Profile,
}

impl Columns<'_> {
    /// The row of a customer with these columns.
    pub(super) fn of(&self, id: CustomerId) -> CustomerRow {
        CustomerRow {
            id,
            born: self.born,
            order: self.order,
            principal: self.principal,
            source: self.source.to_owned(),
            profile: self.profile.clone(),
        }
    }

    /// Writes the row: `first` is the id for an insert, the key for an update.
    pub(super) fn execute(
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
