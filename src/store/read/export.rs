//! Everything in order, row by row: what exports write. Memory does not grow with the number of rows.
//!
//! *Invariant:* whoever takes the rows decides what is written of them; who called is in every row, and left out by them.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Params, Row};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::agreed::{callback, callbacks, collect};
use super::card::{phones, principal_name, tags};
use crate::model::call::Call;
use crate::model::callback::Callback;
use crate::model::customer::{Customer, Field, Profile};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, ListId, RecordId};
use crate::model::list::List;
use crate::model::moment::Moment;
use crate::model::phone::Phone;
use crate::store::open::{Failure, Store};
use crate::store::project::{Order, fact_of, load_customer};
use crate::store::row::Col;

use super::{list, undone};

const CALLS: &str = "SELECT call.at, kind, record, of, body, call.customer FROM call JOIN entry ON entry.k = call.k \
     WHERE is_live = 1 AND call.at >= ?1 AND call.at < ?2 ORDER BY call.at, record";
const CUSTOMERS: &str = "SELECT k FROM customer WHERE born IS NOT NULL ORDER BY k";
/// Who belongs with a customer: contacts, those who share a number, those who named them to us, and those who spoke for
/// them in a call.
const BESIDE: &str = "SELECT customer.name FROM customer AS one JOIN relation ON a = one.k JOIN customer ON customer.k = b WHERE one.id = ?1 \
     UNION SELECT customer.name FROM customer AS one JOIN relation ON b = one.k JOIN customer ON customer.k = a WHERE one.id = ?1 \
     UNION SELECT coalesce(json_extract(body, '$.with_whom'), json_extract(body, '$.call.with_whom'), '') \
     FROM customer AS one JOIN entry ON entry.customer = one.k WHERE one.id = ?1 AND kind IN (1, 2)";
const PRINCIPALS: &str = "SELECT name FROM principal WHERE name <> '' UNION SELECT principal FROM list WHERE principal <> ''";
/// Reads every call: asked only of a name that stands nowhere else.
const IS_IN_CALL: &str = "SELECT EXISTS(SELECT 1 FROM entry WHERE kind IN (1, 2)      AND coalesce(json_extract(body, '$.principal'), json_extract(body, '$.call.principal')) = ?1)";
const CALLBACKS: &str = callbacks!("due >= ?1 AND due < ?2 ORDER BY due, root, part");

/// Which rows are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallFilter {
    /// From this instant on.
    pub from: Option<Moment>,
    /// Before this instant.
    pub before: Option<Moment>,
    /// Of this list.
    pub list: Option<ListId>,
    /// On behalf of this firm.
    pub principal: Option<String>,
}

/// A customer as the rows of other exports name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whom {
    /// Who.
    pub id: CustomerId,
    /// Their name.
    pub name: String,
    /// Their company; empty when none.
    pub company: String,
    /// Their numbers, first the one to try first.
    pub phones: Vec<Phone>,
    /// What else the card says.
    pub fields: BTreeMap<Field, String>,
}

impl Whom {
    /// Everything on the card, by which they may be found in a text.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            company: self.company.clone(),
            audience: None,
            phones: self.phones.clone(),
            fields: self.fields.clone(),
        }
    }
}

/// A call, in the version that holds.
#[derive(Debug, Clone)]
pub struct CallRow {
    /// The first version's record, by which the call is named.
    pub record: RecordId,
    /// The record of the version that holds.
    pub version: RecordId,
    /// When it was.
    pub at: Moment,
    /// With whom.
    pub whom: Whom,
    /// The call.
    pub call: Call,
    /// The call as its record has it, as a JSON object.
    pub json: Box<RawValue>,
}

/// A customer, with what stands beside the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// Who, and what is known.
    pub customer: Customer,
    /// Since when.
    pub known_since: Option<Moment>,
    /// Where they come from, in words.
    pub source: String,
    /// Their tags, in order.
    pub tags: Vec<String>,
    /// The lists they stand on, and whether each is done with them.
    pub lists: Vec<(List, bool)>,
}

/// A callback, open or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallbackRow {
    /// What was agreed.
    pub callback: Callback,
    /// With whom.
    pub whom: Whom,
}

impl Store {
    /// Tells every call that is not void, oldest first.
    ///
    /// # Errors
    /// What reading fails of, or the first error of `tell`.
    pub fn each_call<E: From<Failure>>(
        &self,
        filter: &CallFilter,
        mut tell: impl FnMut(CallRow) -> Result<(), E>,
    ) -> Result<(), E> {
        self.snapshot(|db| {
            each(db, CALLS, filter.span(), |row| {
                match call_row(db, row)?.filter(|row| filter.admits(&row.call)) {
                    Some(row) => tell(row),
                    None => Ok(()),
                }
            })
        })
    }

    /// Tells every customer, in the order in which they became known.
    ///
    /// # Errors
    /// What reading fails of, or the first error of `tell`.
    pub fn each_customer<E: From<Failure>>(
        &self,
        filter: &CallFilter,
        mut tell: impl FnMut(CustomerRow) -> Result<(), E>,
    ) -> Result<(), E> {
        self.snapshot(|db| {
            let mut principals = HashMap::new();
            each(db, CUSTOMERS, [], |row| {
                let row = customer_row(db, &mut principals, row.get(0).map_err(Failure::from)?)?;
                let is_in_time = |row: &CustomerRow| match row.known_since {
                    Some(at) => filter.is_within(at),
                    None => filter.span() == CallFilter::default().span(),
                };
                let admits = |(row, principal): &(CustomerRow, String)| {
                    is_in_time(row) && filter.admits_customer(row, principal)
                };
                match row.filter(admits) {
                    Some((row, _)) => tell(row),
                    None => Ok(()),
                }
            })
        })
    }

    /// Tells every callback, whatever became of it, soonest first. The filter's time is that at which it is due.
    ///
    /// # Errors
    /// What reading fails of, or the first error of `tell`.
    pub fn each_callback<E: From<Failure>>(
        &self,
        filter: &CallFilter,
        mut tell: impl FnMut(CallbackRow) -> Result<(), E>,
    ) -> Result<(), E> {
        self.snapshot(|db| {
            let mut principals = HashMap::new();
            each(db, CALLBACKS, filter.span(), |row| {
                let of = callback(row)?;
                let customer = customer_row(db, &mut principals, of.customer)?;
                let admitted = customer.filter(|(row, name)| filter.admits_customer(row, name));
                match admitted {
                    Some((row, _)) => tell(CallbackRow {
                        callback: of.callback,
                        whom: Whom::from(row.customer),
                    }),
                    None => Ok(()),
                }
            })
        })
    }
}

impl Store {
    /// The firms on whose behalf anybody is spoken with, as their customers and lists say.
    pub fn principals(&self) -> Result<Vec<String>, Failure> {
        collect(&self.db, PRINCIPALS, [], |row| Ok(row.get(0)?))
    }

    /// Whether anybody was ever spoken with on behalf of this firm.
    pub fn is_principal(&self, name: &str) -> Result<bool, Failure> {
        let is_known = self.principals()?.iter().any(|known| known == name);
        let is_in_call = || {
            let mut statement = self.db.prepare_cached(IS_IN_CALL)?;
            statement.query_row([name], |row| row.get(0))
        };
        Ok(is_known || is_in_call()?)
    }

    /// The names of those who belong with a customer, and may be named in what is written about them.
    pub fn names_beside(&self, customer: CustomerId) -> Result<Vec<String>, Failure> {
        collect(&self.db, BESIDE, [Col(customer)], |row| Ok(row.get(0)?))
    }
}

impl CallFilter {
    fn span(&self) -> (i64, i64) {
        let from = self.from.map_or(i64::MIN, Moment::millis);
        (from, self.before.map_or(i64::MAX, Moment::millis))
    }

    /// Whether an instant lies in the filter's time.
    pub(super) fn is_within(&self, at: Moment) -> bool {
        let (from, before) = self.span();
        (from..before).contains(&at.millis())
    }

    fn admits(&self, call: &Call) -> bool {
        let list = call.list.as_ref().map(|list| list.id);
        let is_of_list = self.list.is_none() || list == self.list;
        is_of_list && self.admits_principal(&call.principal)
    }

    fn admits_principal(&self, principal: &str) -> bool {
        self.principal.as_ref().is_none_or(|name| name == principal)
    }

    pub(super) fn admits_customer(&self, row: &CustomerRow, principal: &str) -> bool {
        let is_on = |id: ListId| row.lists.iter().any(|(list, _)| list.id == id);
        self.list.is_none_or(is_on) && self.admits_principal(principal)
    }
}

impl From<Customer> for Whom {
    fn from(customer: Customer) -> Self {
        let Profile {
            name,
            company,
            phones,
            fields,
            ..
        } = customer.profile;
        Self {
            id: customer.id,
            name,
            company,
            phones,
            fields,
        }
    }
}

/// Tells the rows of a query one by one.
pub(super) fn each<E: From<Failure>>(
    db: &Connection,
    sql: &str,
    params: impl Params,
    mut tell: impl FnMut(&Row<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut statement = db.prepare_cached(sql).map_err(Failure::from)?;
    let mut rows = statement.query(params).map_err(Failure::from)?;
    while let Some(row) = rows.next().map_err(Failure::from)? {
        tell(row)?;
    }
    Ok(())
}

/// The call in the body of an amendment.
#[derive(Deserialize)]
struct Amended {
    call: Box<RawValue>,
}

fn call_row(db: &Connection, row: &Row<'_>) -> Result<Option<CallRow>, Failure> {
    let (Col(at), Col(version)) = (row.get(0)?, row.get(2)?);
    let first: Option<Col<RecordId>> = row.get(3)?;
    let body: String = row.get(4)?;
    let fact = fact_of(row.get(1)?, &body)?;
    let json = if let Fact::CallAmend { .. } = &fact {
        serde_json::from_str::<Amended>(&body)?.call
    } else {
        RawValue::from_string(body)?
    };
    let (Fact::Call(call) | Fact::CallAmend { call, .. }) = fact else {
        return Ok(None);
    };
    Ok(Some(CallRow {
        record: first.map_or(version, |Col(first)| first),
        version,
        at,
        whom: whom(db, row.get(5)?)?,
        call: *call,
        json,
    }))
}

fn whom(db: &Connection, customer: i64) -> Result<Whom, Failure> {
    let row = load_customer(db, customer)?;
    Ok(Whom {
        id: row.id,
        name: row.profile.name,
        company: row.profile.company,
        phones: phones(db, customer)?,
        fields: row.profile.fields,
    })
}

/// A customer, and the name of the firm on whose behalf we may speak with them.
pub(super) fn customer_row(
    db: &Connection,
    principals: &mut HashMap<i64, String>,
    customer: i64,
) -> Result<Option<(CustomerRow, String)>, Failure> {
    let row = load_customer(db, customer)?;
    if row.born.is_none() || undone::is_undone(db, customer)? {
        return Ok(None);
    }
    let principal = match row.principal {
        Some(k) => principal(db, principals, k)?,
        None => String::new(),
    };
    let profile = Profile {
        phones: phones(db, customer)?,
        ..row.profile
    };
    let told = CustomerRow {
        customer: Customer {
            id: row.id,
            profile,
        },
        known_since: row.order.map(|order| Order::at(&order)),
        source: row.source,
        tags: tags(db, customer)?,
        lists: list::of_customer(db, customer)?,
    };
    Ok(Some((told, principal)))
}

fn principal(
    db: &Connection,
    principals: &mut HashMap<i64, String>,
    k: i64,
) -> Result<String, Failure> {
    if let Some(name) = principals.get(&k) {
        return Ok(name.clone());
    }
    let name = principal_name(db, k)?;
    principals.insert(k, name.clone());
    Ok(name)
}
