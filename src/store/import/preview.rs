//! What an import would come to. The same code does the same work in a database of its own, thrown away at the end, into
//! which whomever the rows may meet is copied first; so the numbers are those of the import.
//!
//! *Invariant:* the desk's own database is only read, in short snapshots; nothing waits for a preview.

use rusqlite::Connection;

use super::{Arrival, Import, ImportOrder};
use crate::model::customer::{Field, Profile, RelationKind};
use crate::model::id::{DeskId, Incarnation};
use crate::model::imported::Summary;
use crate::model::incoming::Refused;
use crate::model::moment::Now;
use crate::store::holds::Unruled;
use crate::store::log;
use crate::store::open::{Failure, Store, migrate};
use crate::store::row::{Col, number_column};
use crate::sync::Random;

/// Tables that are copied whole: small, or wanted for everybody.
const WHOLE: &str = "INSERT INTO principal SELECT * FROM base.principal; INSERT INTO list SELECT * FROM base.list; \
     INSERT INTO list_write SELECT * FROM base.list_write; INSERT INTO class SELECT * FROM base.class; \
     INSERT INTO tally SELECT * FROM base.tally; INSERT INTO seller SELECT * FROM base.seller; \
     INSERT INTO suppression SELECT * FROM base.suppression; INSERT INTO suppression_mac SELECT * FROM base.suppression_mac; \
     INSERT INTO erased_number SELECT * FROM base.erased_number; \
     INSERT INTO never_number SELECT * FROM base.never_number; INSERT INTO receipt SELECT * FROM base.receipt; \
     INSERT INTO customer SELECT * FROM base.customer WHERE born IS NULL AND k IN (SELECT customer FROM base.suppression);";

/// Search is not wanted; and new keys must not meet those of the desk's database, which may grow meanwhile.
const APART: &str = "DROP TABLE who; DROP TABLE said; DROP TABLE digits; \
     CREATE VIEW who AS SELECT '' AS who, 0 AS rowid, '' AS name, '' AS company, '' AS town, '' AS email; \
     CREATE VIEW said AS SELECT 0 AS rowid, '' AS text; \
     CREATE VIEW digits AS SELECT '' AS digits, 0 AS rowid, '' AS number; \
     CREATE TRIGGER no_who INSTEAD OF INSERT ON who BEGIN SELECT 1; END; \
     CREATE TRIGGER no_said INSTEAD OF INSERT ON said BEGIN SELECT 1; END; \
     CREATE TRIGGER no_digits INSTEAD OF INSERT ON digits BEGIN SELECT 1; END; \
     CREATE TABLE brought(number INTEGER PRIMARY KEY); \
     INSERT INTO customer(k, id, audience, name, company, org_number, title, email, street, postcode, town, region, country, zone, \
     language, website, external_id, x, source) VALUES (1 << 40, x'', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''); \
     INSERT INTO entry(k, customer, at, kind, ref, record, ord, body) VALUES (1 << 40, -1, 0, 0, 0, x'', x'', ''); \
     UPDATE meta SET value = 1 << 40 WHERE key = 'said.indexed';";

/// The rows about one customer.
const ABOUT: [&str; 12] = [
    "INSERT OR IGNORE INTO phone SELECT * FROM base.phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255",
    "INSERT OR IGNORE INTO field_write SELECT * FROM base.field_write WHERE customer = ?1",
    "INSERT OR IGNORE INTO tag SELECT * FROM base.tag WHERE customer = ?1",
    "INSERT OR IGNORE INTO member SELECT * FROM base.member WHERE customer = ?1",
    "INSERT OR IGNORE INTO entry SELECT * FROM base.entry WHERE customer = ?1",
    "INSERT OR IGNORE INTO call SELECT call.* FROM base.entry AS entry JOIN base.call AS call USING (k) WHERE entry.customer = ?1",
    "INSERT OR IGNORE INTO callback SELECT * FROM base.callback WHERE customer = ?1 AND state = 0",
    "INSERT OR IGNORE INTO listing SELECT * FROM base.listing WHERE customer = ?1",
    "INSERT OR IGNORE INTO consent SELECT * FROM base.consent WHERE customer = ?1",
    "INSERT OR IGNORE INTO wish SELECT * FROM base.wish WHERE customer = ?1",
    "INSERT OR IGNORE INTO relation SELECT * FROM base.relation WHERE a = ?1",
    "INSERT OR IGNORE INTO relation SELECT * FROM base.relation WHERE b = ?1",
];
const HOUSE: &str = "WITH house(k) AS (SELECT ?1 UNION SELECT b FROM base.relation WHERE a = ?1 AND kind = ?2) \
     SELECT k FROM house UNION SELECT a FROM base.relation JOIN house ON b = house.k AND kind = ?2";
const CUSTOMER: &str = "INSERT OR IGNORE INTO customer SELECT * FROM base.customer WHERE k = ?1";
const NUMBERS: &str = "SELECT number FROM base.phone WHERE k BETWEEN ?1 << 8 AND (?1 << 8) + 255";
const HOLDERS: &str = "SELECT k >> 8 FROM base.phone WHERE number = ?1";
const BROUGHT: &str = "INSERT OR IGNORE INTO brought VALUES (?1)";
const BY_EXTERNAL: &str =
    "SELECT k FROM base.customer WHERE external_id = ?1 AND external_id <> ''";
const BY_EMAIL: &str = "SELECT k FROM base.customer WHERE lower(email) = ?1 AND email <> ''";
const STALE: &str = "SELECT member.customer FROM base.member AS member JOIN list ON list.k = member.list \
     WHERE list.id = ?1 AND list.rules <> ?2";

/// Rows handled between two looks at the desk's database.
const SLICE: usize = 500;

/// Ids that differ from each other; nothing is kept, so nothing needs chance.
struct Numbered(u64);

impl Random for Numbered {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        let number = self.0.to_be_bytes().into_iter().rev();
        let spread = number.chain(std::iter::repeat(0x5a));
        bytes
            .iter_mut()
            .zip(spread)
            .for_each(|(to, from)| *to = from);
    }
}

impl Store {
    /// What an import of these rows would come to. Stores nothing.
    pub fn import_preview(
        &mut self,
        order: ImportOrder,
        rows: impl IntoIterator<Item = Result<Arrival, Refused>>,
        now: Now,
    ) -> Result<Summary, Failure> {
        let Some(path) = self.db.path().filter(|path| !path.is_empty()) else {
            return self.preview_within(order, rows, now);
        };
        let mut apart = apart(path)?;
        apart.holds = std::mem::replace(&mut self.holds, Box::new(Unruled));
        std::mem::swap(&mut apart.mac_key, &mut self.mac_key);
        let answer = run(&mut apart, Base::Beside, order, rows, now);
        std::mem::swap(&mut apart.mac_key, &mut self.mac_key);
        self.holds = apart.holds;
        answer
    }

    /// In a database in memory, which nobody else uses: in one transaction that is taken back.
    fn preview_within(
        &mut self,
        order: ImportOrder,
        rows: impl IntoIterator<Item = Result<Arrival, Refused>>,
        now: Now,
    ) -> Result<Summary, Failure> {
        self.db.execute_batch("BEGIN")?;
        let answer = run(self, Base::Within, order, rows, now);
        self.memo.clear();
        self.db.execute_batch("ROLLBACK")?;
        answer
    }
}

/// Where the customers are whom the rows may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// In the same tables.
    Within,
    /// In the desk's database, beside this one.
    Beside,
}

fn run(
    store: &mut Store,
    base: Base,
    order: ImportOrder,
    rows: impl IntoIterator<Item = Result<Arrival, Refused>>,
    now: Now,
) -> Result<Summary, Failure> {
    let random = &mut Numbered(0);
    let mut import = store.import_begin(order, now, random)?;
    if base == Base::Beside {
        bring_stale(store, &import)?;
    }
    let mut slice = Vec::with_capacity(SLICE);
    for row in rows {
        match row {
            Ok(arrival) => slice.push(arrival),
            Err(refused) => import.refuse(refused.reason),
        }
        if slice.len() == SLICE {
            preview_slice(
                store,
                base,
                &mut import,
                std::mem::take(&mut slice),
                now,
                random,
            )?;
        }
    }
    preview_slice(store, base, &mut import, slice, now, random)?;
    import.summary(store, now)
}

fn preview_slice(
    store: &mut Store,
    base: Base,
    import: &mut Import,
    slice: Vec<Arrival>,
    now: Now,
    random: &mut Numbered,
) -> Result<(), Failure> {
    if base == Base::Beside {
        store.db.execute_batch("BEGIN")?;
        let brought = slice
            .iter()
            .try_for_each(|arrival| bring(&store.db, &arrival.row.profile));
        store.db.execute_batch("COMMIT")?;
        brought?;
    }
    import.slice(store, slice, now, random)
}

/// A database of its own on a temporary file, with the desk's beside it to read from.
fn apart(path: &str) -> Result<Store, Failure> {
    let db = Connection::open("")?;
    db.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -16000")?;
    migrate(&db)?;
    db.execute_batch(APART)?;
    db.execute("ATTACH ?1 AS base", [uri(path)])?;
    db.execute_batch(WHOLE)?;
    log::begin(&db, DeskId::of([0; 8]), Incarnation::of([0; 8]))?;
    Store::with(db)
}

/// The path as SQLite opens it for reading only, so that no transaction here locks it.
fn uri(path: &str) -> String {
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push_str("///");
    }
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'-' | b'_' | b'.' | b':' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => {
                uri.push('%');
                let digits = [byte >> 4, byte & 15].map(|half| char::from_digit(half.into(), 16));
                uri.extend(digits.into_iter().flatten());
            }
        }
    }
    uri + "?mode=ro"
}

/// Copies everybody whom a row may meet, and everybody whom a wish about them may cover.
fn bring(db: &Connection, profile: &Profile) -> Result<(), Failure> {
    let mut met = Vec::new();
    for phone in &profile.phones {
        met.extend(holders(db, number_column(&phone.number))?);
    }
    let external = profile.value(&Field::ExternalId);
    if !external.is_empty() {
        met.extend(keys(db, BY_EXTERNAL, [external])?);
    }
    let email = profile.value(&Field::Email).to_ascii_lowercase();
    if !email.is_empty() {
        met.extend(keys(db, BY_EMAIL, [email])?);
    }
    met.into_iter()
        .try_for_each(|customer| bring_with_others(db, customer))
}

/// Copies a customer with those who share a number or an organisation with them.
fn bring_with_others(db: &Connection, customer: i64) -> Result<(), Failure> {
    copy(db, customer)?;
    for number in keys(db, NUMBERS, [customer])? {
        for other in holders(db, number)? {
            copy(db, other)?;
        }
    }
    let house = keys(db, HOUSE, (customer, Col(RelationKind::ContactOf)))?;
    house.into_iter().try_for_each(|other| copy(db, other))
}

/// Those who have a number, the first time it is asked for.
fn holders(db: &Connection, number: i64) -> Result<Vec<i64>, Failure> {
    if db.prepare_cached(BROUGHT)?.execute([number])? == 0 {
        return Ok(Vec::new());
    }
    keys(db, HOLDERS, [number])
}

fn copy(db: &Connection, customer: i64) -> Result<(), Failure> {
    if db.prepare_cached(CUSTOMER)?.execute([customer])? == 1 {
        for sql in ABOUT {
            db.prepare_cached(sql)?.execute([customer])?;
        }
    }
    Ok(())
}

/// Copies everybody on the list when they are to be judged again.
fn bring_stale(store: &Store, import: &Import) -> Result<(), Failure> {
    let version = store.holds.version();
    let stale = keys(&store.db, STALE, (Col(import.list().id), version))?;
    store.db.execute_batch("BEGIN")?;
    let brought = stale
        .into_iter()
        .try_for_each(|customer| bring_with_others(&store.db, customer));
    store.db.execute_batch("COMMIT")?;
    brought
}

fn keys(
    db: &Connection,
    sql: &'static str,
    key: impl rusqlite::Params,
) -> Result<Vec<i64>, Failure> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(key, |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_strange_letters_is_opened() {
        assert_eq!(uri("/a b/å?.db"), "file:/a%20b/%c3%a5%3f.db?mode=ro");
    }
}
