//! Forgetting: what is known of somebody goes from every table, and nothing that comes later brings it back.
//!
//! Of a forgotten customer a key is left, and the keyed hashes of numbers that are not to be called. What others' records say
//! hangs on as it would had theirs never come.
//!
//! *Invariant:* the tables are those that a rebuild makes from the lines of which only stubs are left, in whatever order the
//! erasure and the records came. Rows of `erased` and `erased_number` are only added.

use rusqlite::{Connection, OptionalExtension as _};

use super::entry::{Root, version};
use super::kind::fact_of;
use super::profile::{CustomerRow, UPDATE, load, phones};
use super::search;
use super::settle::CUSTOMERS;
use super::words;
use super::{Order, Placed, Projector};
use crate::model::erasure::{Erase, is_forgotten, numbers_kept};
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::moment::Moment;
use crate::seal::mac::Mac;
use crate::store::open::Failure;
use crate::store::row::Col;

const ANYBODY: &str = "SELECT EXISTS(SELECT 1 FROM erased)";
const BY: &str = "SELECT min(record) FROM erased WHERE id = ?1";
const ERASED: &str = "INSERT OR IGNORE INTO erased(id, record, at, basis) VALUES (?1, ?2, ?3, ?4)";
const NUMBER: &str = "INSERT OR IGNORE INTO erased_number(mac, record) VALUES (?1, ?2)";

const ENTRIES: &str =
    "SELECT k, kind, record, coalesce(of, record), body FROM entry WHERE customer = ?1";
const KEPT: &str = "SELECT DISTINCT kept FROM entry JOIN call USING (k) WHERE entry.customer = ?1 AND kept IS NOT NULL";
const CAUSES: &str = "SELECT DISTINCT cause FROM demand WHERE customer = ?1 AND cause <> ''";
const MEMBERS: &str = "SELECT list, class, hold FROM member WHERE customer = ?1";
const SELLERS: &str = "SELECT call.seller FROM entry JOIN call USING (k) WHERE entry.customer = ?1 \
     UNION SELECT seller FROM opened WHERE customer = ?1";
/// The latest call, with the name that stands in it: of a bare column SQLite takes the row that has the maximum.
const LAST_CALL: &str = "SELECT max(entry.ord), coalesce(body ->> '$.seller.name', body ->> '$.call.seller.name') \
     FROM call JOIN entry USING (k) WHERE call.seller = ?1";
const LAST_OPENED: &str = "SELECT max(at) FROM opened WHERE seller = ?1";
const SELLER: &str = "UPDATE seller SET name = coalesce(?2, name), ord = ?3 WHERE id = ?1";
const NO_SELLER: &str = "DELETE FROM seller WHERE id = ?1";
const LAST_ENTRY: &str = "SELECT coalesce(max(k), 0) FROM entry";

/// Rows that are told by whom they are about; the call before the entry that it stands in.
const FORGET: [&str; 27] = [
    "DELETE FROM call WHERE k IN (SELECT k FROM entry WHERE customer = ?1)",
    "DELETE FROM entry WHERE customer = ?1",
    "DELETE FROM field_write WHERE customer = ?1",
    "DELETE FROM facet WHERE customer = ?1",
    "DELETE FROM relation WHERE a = ?1",
    "DELETE FROM tag WHERE customer = ?1",
    "DELETE FROM member WHERE customer = ?1",
    "DELETE FROM callback WHERE customer = ?1",
    "DELETE FROM promise WHERE customer = ?1",
    "DELETE FROM question WHERE customer = ?1",
    "DELETE FROM priority WHERE customer = ?1",
    "DELETE FROM suppression WHERE customer = ?1",
    "DELETE FROM never_number WHERE customer = ?1",
    "DELETE FROM listing WHERE customer = ?1",
    "DELETE FROM consent WHERE customer = ?1",
    "DELETE FROM wish WHERE customer = ?1",
    "DELETE FROM demand WHERE customer = ?1",
    "DELETE FROM need WHERE customer = ?1",
    "DELETE FROM ordered WHERE customer = ?1",
    "DELETE FROM correction WHERE customer = ?1",
    "DELETE FROM priority_set WHERE customer = ?1",
    "DELETE FROM interval WHERE customer = ?1",
    "DELETE FROM contact_due WHERE customer = ?1",
    "DELETE FROM reviewed WHERE customer = ?1",
    "DELETE FROM opened WHERE customer = ?1",
    "DELETE FROM assigned WHERE customer = ?1",
    "DELETE FROM phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255",
];
const FORGET_MACS: &str = "DELETE FROM suppression_mac WHERE root = ?1";
const FORGET_LIFT: &str = "DELETE FROM lifted WHERE record = ?1";

/// Whether those who were forgotten are to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Forgotten {
    /// Nobody was.
    Nobody,
    /// Somebody was.
    Somebody,
}

impl Forgotten {
    pub(super) fn of(db: &Connection) -> Result<Self, Failure> {
        let mut statement = db.prepare_cached(ANYBODY)?;
        let is_anybody = statement.query_row([], |row| row.get(0))?;
        Ok(if is_anybody {
            Self::Somebody
        } else {
            Self::Nobody
        })
    }
}

/// An entry of somebody who is forgotten.
pub(super) struct Gone {
    k: i64,
    record: RecordId,
    root: RecordId,
    fact: Fact,
}

impl Projector<'_> {
    /// By which record somebody is forgotten, if what is said goes with them.
    pub(super) fn barred_by(&self, said: &Said) -> Result<Option<RecordId>, Failure> {
        match said.about.filter(|_| is_forgotten(&said.fact)) {
            Some(about) => self.forgotten_by(about),
            None => Ok(None),
        }
    }

    /// By which record a customer is forgotten.
    pub(super) fn forgotten_by(&self, customer: CustomerId) -> Result<Option<RecordId>, Failure> {
        if self.forgotten == Forgotten::Nobody {
            return Ok(None);
        }
        let by: Option<Col<RecordId>> = self
            .db
            .prepare_cached(BY)?
            .query_row([Col(customer)], |row| row.get(0))?;
        Ok(by.map(|Col(by)| by))
    }

    /// What is left of a record that was erased: numbers that are not to be called, whoever has them.
    pub(in crate::store) fn numbers_stay(
        &mut self,
        record: RecordId,
        macs: &[String],
    ) -> Result<(), Failure> {
        for mac in macs.iter().filter_map(|text| text.parse::<Mac>().ok()) {
            let row = (Col(mac), Col(record));
            if self.db.prepare_cached(NUMBER)?.execute(row)? == 1 {
                self.has_wishes = true;
                self.fresh.clear();
                self.has_strange_wish |= self.mac_key.is_some();
            }
        }
        Ok(())
    }

    /// `erase`.
    pub(super) fn erase(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        erase: &Erase,
    ) -> Result<(), Failure> {
        // Whoever says so: a seller who worked alone forgot people before joining a team that decides for them, and a
        // number that is not to be called stays one.
        self.numbers_stay(placed.id, &erase.numbers)?;
        if !self.may_decide(placed.order.desk())? {
            return Ok(());
        }
        self.forgotten = Forgotten::Somebody;
        self.erased.insert(about, placed.id);
        let log = (
            Col(about),
            Col(placed.id),
            Col(placed.said.at),
            &erase.basis,
        );
        if self.is_joined(about)? {
            // With whom they are one, those others' rows are made anew without theirs.
            if self.db.prepare_cached(ERASED)?.execute(log)? == 1 {
                self.joined.insert(about);
            }
            return Ok(());
        }
        let customer = self.customer_key(about)?;
        // Whoever shares a number or a firm with them is judged anew, and now is when that can be seen.
        self.has_wishes = true;
        self.fresh.clear();
        self.touch_household(customer)?;
        for entry in self.take_out(customer)? {
            self.numbers_stay(entry.record, numbers_kept(&entry.fact))?;
        }
        self.db.prepare_cached(ERASED)?.execute(log)?;
        Ok(())
    }

    /// Takes everything about a customer out of the tables, but for a key.
    pub(super) fn take_out(&mut self, customer: i64) -> Result<Vec<Gone>, Failure> {
        let about = load(self.db, customer)?.id;
        let gone = self.gone(customer)?;
        let sellers: Vec<SellerId> = self.column(SELLERS, customer)?;
        let kept: Vec<RecordId> = self.column(KEPT, customer)?;
        self.forget_words(customer, &gone)?;
        self.forget_counted(customer)?;
        for sql in FORGET {
            self.db.prepare_cached(sql)?.execute([customer])?;
        }
        CustomerRow::stub(about).execute(self.db, UPDATE, &customer)?;
        for entry in &gone {
            self.db
                .prepare_cached(FORGET_MACS)?
                .execute([Col(entry.root)])?;
            if matches!(entry.fact, Fact::SuppressLift(_)) {
                self.db
                    .prepare_cached(FORGET_LIFT)?
                    .execute([Col(entry.record)])?;
            }
        }
        self.settle_what_hangs(&gone, &kept)?;
        for seller in sellers {
            self.seller_anew(seller)?;
        }
        self.touched.remove(&customer);
        Ok(gone)
    }

    fn gone(&self, customer: i64) -> Result<Vec<Gone>, Failure> {
        let mut statement = self.db.prepare_cached(ENTRIES)?;
        let mut rows = statement.query([customer])?;
        let mut gone = Vec::new();
        while let Some(row) = rows.next()? {
            let (Col(record), Col(root)) = (row.get(2)?, row.get(3)?);
            let (kind, body): (i64, String) = (row.get(1)?, row.get(4)?);
            gone.push(Gone {
                k: row.get(0)?,
                record,
                root,
                fact: fact_of(kind, &body)?,
            });
        }
        Ok(gone)
    }

    fn column<T>(&self, sql: &str, customer: i64) -> Result<Vec<T>, Failure>
    where
        Col<T>: rusqlite::types::FromSql,
    {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map([customer], |row| row.get(0).map(|Col(value)| value))?;
        rows.collect::<Result<_, _>>().map_err(Failure::from)
    }

    /// Takes their words out of the indexes, for which the old words are needed.
    fn forget_words(&mut self, customer: i64, gone: &[Gone]) -> Result<(), Failure> {
        search::who_delete(self.db, customer, &self.words_of(customer)?)?;
        for stored in phones(self.db, customer)? {
            search::digits_delete(self.db, stored.k, stored.number)?;
        }
        let indexed = words::cursor(self.db)?.max(self.indexed.unwrap_or_default());
        for entry in gone.iter().filter(|entry| entry.k <= indexed) {
            search::said_delete(self.db, entry.k, &search::sentences(&entry.fact))?;
        }
        Ok(())
    }

    /// Takes them out of the counters, and notes which causes they named.
    fn forget_counted(&mut self, customer: i64) -> Result<(), Failure> {
        if load(self.db, customer)?.born.is_some() {
            self.count(CUSTOMERS, -1);
        }
        let mut statement = self.db.prepare_cached(MEMBERS)?;
        let mut rows = statement.query([customer])?;
        while let Some(row) = rows.next()? {
            self.count((row.get(0)?, row.get(1)?, row.get(2)?), -1);
        }
        let mut statement = self.db.prepare_cached(CAUSES)?;
        let causes = statement.query_map([customer], |row| row.get::<_, String>(0))?;
        for cause in causes {
            self.causes.insert(cause?);
        }
        Ok(())
    }

    /// What others' records say of the same calls, callbacks and promises stands as if theirs had never come.
    fn settle_what_hangs(&mut self, gone: &[Gone], kept: &[RecordId]) -> Result<(), Failure> {
        for entry in gone {
            let root = self.root(entry.root)?;
            self.forget_parts(&root)?;
            self.macs_anew(&root)?;
            self.settle_root(&root)?;
        }
        for kept in kept {
            let root = self.root(*kept)?;
            self.settle_callbacks(&root)?;
            for entry in &root.entries {
                self.touch(entry.customer);
            }
        }
        // The next entry may get a key that is free again, and its words are not in the index.
        let last: i64 = self
            .db
            .prepare_cached(LAST_ENTRY)?
            .query_row([], |row| row.get(0))?;
        self.indexed = self.indexed.map(|indexed| indexed.min(last));
        words::retreat(self.db, last)
    }

    fn macs_anew(&mut self, root: &Root) -> Result<(), Failure> {
        for entry in &root.entries {
            if let Some(call) = version(&entry.fact) {
                self.wish_numbers(root.id, entry.customer, &call.suppress_numbers)?;
            } else if let Fact::Suppress(suppress) = &entry.fact {
                self.wish_numbers(root.id, entry.customer, &suppress.numbers)?;
            }
        }
        Ok(())
    }

    /// What a seller is called, as the latest record that is left has it.
    fn seller_anew(&self, seller: SellerId) -> Result<(), Failure> {
        let call: (Option<[u8; 24]>, Option<String>) = self
            .db
            .prepare_cached(LAST_CALL)?
            .query_row([Col(seller)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let opened: Option<Col<Moment>> = self
            .db
            .prepare_cached(LAST_OPENED)?
            .query_row([Col(seller)], |row| row.get(0))
            .optional()?
            .flatten();
        let called = call.0.map(|order| Order(order).hour());
        let opened = opened.map(|Col(at)| Order::of_moment(at).hour());
        let name = if called >= opened { call.1 } else { None };
        match called.max(opened) {
            Some(hour) => self
                .db
                .prepare_cached(SELLER)?
                .execute((Col(seller), name, hour))?,
            None => self.db.prepare_cached(NO_SELLER)?.execute([Col(seller)])?,
        };
        Ok(())
    }
}
