//! Whom a wash looks for, and how the customers of a list are washed.
//!
//! *Invariant:* reads only. A million people are walked through in the order of their keys, never held at once.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Rows};

use super::{agreed, count, list};
use crate::model::id::{CustomerId, ListId};
use crate::model::list::ListState;
use crate::model::phone::Region;
use crate::model::wash::{Found, ListWash, Wash};
use crate::store::listing::{listings, washed};
use crate::store::open::{Failure, Store};
use crate::store::row::Col;

const PEOPLE: &str = "SELECT k, id FROM customer WHERE born IS NOT NULL ORDER BY k";
const PEOPLE_IN_WORDS: &str = "SELECT k, id, name, coalesce(nullif(x, '') ->> ?1, ''), street, postcode, town, org_number \
     FROM customer WHERE born IS NOT NULL ORDER BY k";
/// A number that turned out to be somebody else's (2) says nothing of them.
const NUMBERS: &str = "SELECT k >> 8, number, 0 FROM phone WHERE state <> 2 ORDER BY k";
const MEMBERS: &str = "SELECT customer, list, 0 FROM member ORDER BY customer";
const KNOWN: &str = concat!(
    "SELECT customer, version, is_listed FROM (",
    listings!("register = ?1"),
    ") ORDER BY customer"
);
const TALLY: &str = "SELECT coalesce(washed, ''), n FROM tally LEFT JOIN class ON class.k = class WHERE list = ?1 AND n > 0";
const RECEIPT: &str =
    "SELECT body FROM wash WHERE register = ?1 ORDER BY version DESC, at DESC, record LIMIT 1";
const IS_WASHED: &str =
    "SELECT EXISTS(SELECT 1 FROM wash WHERE register = ?1 AND version = ?2 AND hash = ?3)";

/// Whom to look for.
#[derive(Debug, Clone, Copy)]
pub struct WashQuestion<'a> {
    /// Customers of this market's lists, and of none.
    pub market: Region,
    /// The register.
    pub register: &'a str,
    /// What is wanted of each.
    pub texts: WashTexts<'a>,
}

/// What of a customer is wanted beside their numbers.
#[derive(Debug, Clone, Copy)]
pub enum WashTexts<'a> {
    /// Nothing.
    None,
    /// Name and address, and the field of the house's own that holds the day of birth.
    NameAndBirth(&'a str),
}

/// Somebody to look for.
#[derive(Debug, Clone, Default)]
pub struct WashPerson {
    /// Who.
    pub id: Option<CustomerId>,
    /// Their numbers, each as its digits with a 1 before them.
    pub numbers: Vec<i64>,
    /// Their name.
    pub name: String,
    /// When they were born, as written.
    pub born: String,
    /// Street and number.
    pub street: String,
    /// The post code.
    pub postcode: String,
    /// The town.
    pub town: String,
    /// Their number in the register of companies.
    pub org_number: String,
    /// What the last wash against the register said of them.
    pub known: Option<(NaiveDate, Found)>,
    /// The lists they stand on, by their places in [`Store::all_lists`].
    pub lists: Vec<usize>,
}

impl Store {
    /// Walks through everybody who is to be looked for.
    pub fn wash_people(
        &self,
        asked: &WashQuestion<'_>,
        mut each: impl FnMut(&WashPerson),
    ) -> Result<(), Failure> {
        self.snapshot(|db| walk(db, asked, &mut each))
    }

    /// Whether a file was used against this version of a register.
    pub fn is_washed_with(&self, wash: &Wash) -> Result<bool, Failure> {
        let key = (&wash.register, Col(wash.version), &wash.hash);
        let mut statement = self.db.prepare_cached(IS_WASHED)?;
        Ok(statement.query_row(key, |row| row.get(0))?)
    }

    /// The last wash against a register, without those whom it names.
    pub fn last_wash(&self, register: &str) -> Result<Option<Wash>, Failure> {
        let bodies: Vec<String> =
            agreed::collect(&self.db, RECEIPT, [register], |row| Ok(row.get(0)?))?;
        let body = bodies.into_iter().next();
        Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
    }

    /// Against which versions of registers the customers of a list were washed, and how many were, by the counters;
    /// newest first, and those who never were last.
    pub fn list_washes(&self, id: ListId) -> Result<Vec<ListWash>, Failure> {
        self.snapshot(|db| {
            let rows = list::all(db)?;
            let Some(row) = rows.into_iter().find(|row| row.list.id == id) else {
                return Ok(Vec::new());
            };
            let classes: Vec<(String, u64)> =
                agreed::collect(db, TALLY, [row.k], |row| Ok((row.get(0)?, count(row, 1)?)))?;
            Ok(shares(&classes))
        })
    }
}

fn shares(classes: &[(String, u64)]) -> Vec<ListWash> {
    let mut sums: BTreeMap<Option<(NaiveDate, String)>, u64> = BTreeMap::new();
    for (column, customers) in classes {
        let washes = washed(column);
        if washes.is_empty() {
            *sums.entry(None).or_default() += customers;
        }
        for wash in washes {
            *sums.entry(Some((wash.version, wash.register))).or_default() += customers;
        }
    }
    sums.into_iter()
        .rev()
        .map(|(against, customers)| ListWash {
            against: against.map(|(version, register)| (register, version)),
            customers,
        })
        .collect()
}

fn walk(
    db: &Connection,
    asked: &WashQuestion<'_>,
    each: &mut dyn FnMut(&WashPerson),
) -> Result<(), Failure> {
    let places = places(db, asked.market)?;
    let (mut numbers, mut members, mut known) = (
        db.prepare_cached(NUMBERS)?,
        db.prepare_cached(MEMBERS)?,
        db.prepare_cached(KNOWN)?,
    );
    let mut numbers = Beside::of(numbers.query([])?)?;
    let mut members = Beside::of(members.query([])?)?;
    let mut known = Beside::of(known.query([asked.register])?)?;
    let mut statement;
    let mut people = match asked.texts {
        WashTexts::None => {
            statement = db.prepare_cached(PEOPLE)?;
            statement.query([])?
        }
        WashTexts::NameAndBirth(field) => {
            statement = db.prepare_cached(PEOPLE_IN_WORDS)?;
            statement.query([format!("$.\"{field}\"")])?
        }
    };
    let mut person = WashPerson::default();
    while let Some(row) = people.next()? {
        let k = row.get(0)?;
        let Col(id) = row.get(1)?;
        person.id = Some(id);
        person.numbers.clear();
        numbers.take(k, |number, _| person.numbers.push(number))?;
        person.known = None;
        known.take(k, |version, is_listed| {
            person.known = answer(version, is_listed);
        })?;
        person.lists.clear();
        let mut memberships = 0;
        members.take(k, |list, _| {
            memberships += 1;
            person.lists.extend(places.get(&list));
        })?;
        if let WashTexts::NameAndBirth(_) = asked.texts {
            person.name = row.get(2)?;
            person.born = row.get(3)?;
            person.street = row.get(4)?;
            person.postcode = row.get(5)?;
            person.town = row.get(6)?;
            person.org_number = row.get(7)?;
        }
        if memberships == 0 || !person.lists.is_empty() {
            each(&person);
        }
    }
    Ok(())
}

fn answer(version: i64, is_listed: i64) -> Option<(NaiveDate, Found)> {
    let Col(version) =
        rusqlite::types::FromSql::column_result(rusqlite::types::ValueRef::Integer(version))
            .ok()?;
    let found = if is_listed == 0 {
        Found::Clear
    } else {
        Found::Listed
    };
    Some((version, found))
}

/// The lists whose people are meant, by their keys.
fn places(db: &Connection, market: Region) -> Result<BTreeMap<i64, usize>, Failure> {
    let rows = list::all(db)?.into_iter().enumerate();
    Ok(rows
        .filter(|(_, row)| row.list.market == market && is_used(row.list.state))
        .map(|(place, row)| (row.k, place))
        .collect())
}

/// Whether a list gives the desk customers to call, now or later.
const fn is_used(state: ListState) -> bool {
    match state {
        ListState::Open | ListState::Paused => true,
        ListState::Closed | ListState::Undone => false,
    }
}

/// Rows of a table beside that of customers, in the same order.
struct Beside<'s> {
    rows: Rows<'s>,
    next: Option<(i64, i64, i64)>,
}

impl<'s> Beside<'s> {
    fn of(rows: Rows<'s>) -> Result<Self, Failure> {
        let mut beside = Self { rows, next: None };
        beside.advance()?;
        Ok(beside)
    }

    fn advance(&mut self) -> Result<(), Failure> {
        self.next = match self.rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?, row.get(2)?)),
            None => None,
        };
        Ok(())
    }

    /// Hands out the rows of a customer, and passes those of customers before.
    fn take(&mut self, customer: i64, mut each: impl FnMut(i64, i64)) -> Result<(), Failure> {
        while let Some((whose, one, other)) = self.next.filter(|(whose, ..)| *whose <= customer) {
            if whose == customer {
                each(one, other);
            }
            self.advance()?;
        }
        Ok(())
    }
}
