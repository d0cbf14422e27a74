//! What was said of a customer and others: that they are one person, or two after all.

use rusqlite::{Connection, OptionalExtension as _};

use super::agreed::collect;
use super::history::Reader;
use crate::model::card::{Entry, Happened, Joined, OneOrTwo, OnePair};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::moment::Moment;
use crate::store::open::Failure;
use crate::store::project::{Order, load_customer, pairs_of, parts_of};
use crate::store::row::Col;

const ANYBODY: &str = "SELECT EXISTS(SELECT 1 FROM joined)";
const SAID: &str = "SELECT a, b, record, ord, is_one, seller FROM joined WHERE a = ?1 \
     UNION SELECT a, b, record, ord, is_one, seller FROM joined WHERE b = ?1";
/// What somebody was called when they became known, who is one with others now.
const BORN_AS: &str = "SELECT value FROM alias JOIN customer ON customer.id = whole \
     JOIN field_write ON customer = customer.k AND field = 'name' AND record = alias.born WHERE alias.id = ?1";
const NAME: &str = "SELECT name FROM customer WHERE id = ?1";

/// One word about two customers.
struct Said {
    record: RecordId,
    at: Moment,
    what: OneOrTwo,
    with: String,
    by: Option<SellerId>,
}

struct SaidRow {
    pair: (CustomerId, CustomerId),
    said: Said,
}

impl Reader<'_> {
    /// With whom they turned out to be one, and with whom not.
    pub(super) fn joined(&mut self, customer: i64) -> Result<Vec<Entry>, Failure> {
        let mut entries = Vec::new();
        for said in of_customer(self.db, customer)? {
            let (at, by) = (self.stamp(said.at, None), self.seller(said.by)?);
            entries.push(Entry {
                record: said.record,
                at,
                whose: None,
                what: Happened::Joined(Joined {
                    what: said.what,
                    with: said.with,
                    by,
                }),
            });
        }
        Ok(entries)
    }
}

/// Every word about a customer, and about whoever is one with them.
fn of_customer(db: &Connection, customer: i64) -> Result<Vec<Said>, Failure> {
    let is_anybody: bool = db
        .prepare_cached(ANYBODY)?
        .query_row([], |row| row.get(0))?;
    if !is_anybody {
        return Ok(Vec::new());
    }
    let row = load_customer(db, customer)?;
    let (whole, shown) = (row.id, row.profile.name);
    let mut all: Vec<Said> = Vec::new();
    for id in parts_of(db, whole)? {
        for SaidRow { pair, said } in collect(db, SAID, [Col(id)], said_row)? {
            if all.iter().all(|other| other.record != said.record) {
                let (one, other) = if pair.1 == whole {
                    (pair.1, pair.0)
                } else {
                    pair
                };
                // The card may bear the name of the other one.
                let mut with = called(db, other)?;
                if with == shown {
                    with = called(db, one)?;
                }
                all.push(Said { with, ..said });
            }
        }
    }
    Ok(all)
}

/// Those who were said to be one, as they are called.
pub(super) fn pairs(db: &Connection, whole: CustomerId) -> Result<Vec<OnePair>, Failure> {
    let mut pairs = Vec::new();
    for pair in pairs_of(db, whole)? {
        let names = (called(db, pair.0)?, called(db, pair.1)?);
        pairs.push(OnePair { pair, names });
    }
    Ok(pairs)
}

fn said_row(row: &rusqlite::Row<'_>) -> Result<SaidRow, Failure> {
    let (Col(a), Col(b), Col(record)) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let by: Option<Col<SellerId>> = row.get(5)?;
    let is_one: bool = row.get(4)?;
    Ok(SaidRow {
        pair: (a, b),
        said: Said {
            record,
            at: Order(row.get(3)?).at(),
            what: if is_one { OneOrTwo::One } else { OneOrTwo::Two },
            with: String::new(),
            by: by.map(|Col(id)| id),
        },
    })
}

/// What somebody is called: by themselves, or when they became known.
fn called(db: &Connection, id: CustomerId) -> Result<String, Failure> {
    for sql in [BORN_AS, NAME] {
        let name: Option<String> = db
            .prepare_cached(sql)?
            .query_row([Col(id)], |row| row.get(0))
            .optional()?;
        if let Some(name) = name {
            return Ok(name);
        }
    }
    Ok(String::new())
}
