//! The floors: plain SQLite with the same rows. Nothing of samtale is in here.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, params, params_from_iter};
use serde_json::Value;

use super::Outcome;
use super::stopwatch::time;

const DDL: &str = include_str!("floor.sql");

/// A database with the floor's tables, as durable as samtale's.
pub(crate) fn open(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")?;
    db.execute_batch(DDL)?;
    Ok(db)
}

/// The same database once more.
pub(crate) fn open_again(path: &Path) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.execute_batch("PRAGMA synchronous = FULL;")?;
    Ok(db)
}

/// Inserts the rows of a list in one transaction: customer, phone, member and search.
pub(crate) fn import(db: &mut Connection, list: &Path) -> Outcome<u64> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(list)?;
    let transaction = db.transaction()?;
    let mut k: i64 =
        transaction.query_row("SELECT ifnull(max(k), 0) FROM customer", [], |row| {
            row.get(0)
        })?;
    let mut rows = 0;
    {
        let mut customer = transaction.prepare(
            "INSERT INTO customer(k, id, external_id, name, company, email, postcode, town) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
        )?;
        let mut phone = transaction
            .prepare("INSERT INTO phone(customer, number, kind, state) VALUES (?1,?2,1,0)")?;
        let mut member =
            transaction.prepare("INSERT INTO member(list, customer, place) VALUES (1,?1,?1)")?;
        let mut search = transaction
            .prepare("INSERT INTO customer_search(rowid, name, company, town, email) VALUES (?1,?2,?3,?4,?5)")?;
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            k += 1;
            rows += 1;
            let cell = |n: usize| record.get(n).unwrap_or_default();
            let name = format!("{} {}", cell(1), cell(2));
            let id = k.to_be_bytes();
            customer.execute(params![
                k,
                id,
                cell(0),
                name,
                cell(3),
                cell(5),
                cell(6),
                cell(7)
            ])?;
            phone.execute(params![k, format!("+47{}", cell(4))])?;
            member.execute([k])?;
            search.execute(params![k, name, cell(3), cell(7), cell(5)])?;
        }
    }
    transaction.commit()?;
    Ok(rows)
}

/// Inserts the records of these files, in one transaction; how long that took, with all values ready-made.
pub(crate) fn ingest(db: &mut Connection, parcels: &[PathBuf]) -> Outcome<Duration> {
    let mut took = Duration::ZERO;
    let transaction = db.transaction()?;
    for parcel in parcels {
        let lines = fs::read_to_string(parcel)?;
        let records: Result<Vec<Record>, _> = lines.lines().skip(2).map(Record::read).collect();
        let records = records?;
        let (lap, done) = time(|| insert(&transaction, &records));
        done?;
        took += lap;
    }
    let (lap, done) = time(|| transaction.commit());
    done?;
    Ok(took + lap)
}

/// The values of one record.
struct Record<'a> {
    line: &'a str,
    id: Vec<u8>,
    call: Option<[String; 5]>,
}

impl<'a> Record<'a> {
    fn read(line: &'a str) -> serde_json::Result<Self> {
        let value: Value = serde_json::from_str(line)?;
        let text = |place: &str| {
            let found = value.pointer(place).and_then(Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let id = text("/id");
        let bytes = (0..id.len()).step_by(2);
        let places = ["/sub", "/at", "/b/line", "/b/outcome/code", "/b/notes"];
        Ok(Self {
            line,
            id: bytes
                .filter_map(|at| u8::from_str_radix(id.get(at..at + 2)?, 16).ok())
                .collect(),
            call: (text("/t") == "call").then(|| places.map(text)),
        })
    }
}

fn insert(db: &Connection, records: &[Record<'_>]) -> rusqlite::Result<()> {
    let mut record = db.prepare_cached("INSERT INTO record(id, line) VALUES (?1, ?2)")?;
    let mut call = db.prepare_cached(
        "INSERT INTO call(customer, at, line, outcome, notes) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut search = db.prepare_cached("INSERT INTO call_search(rowid, notes) VALUES (?1, ?2)")?;
    for it in records {
        record.execute(params![it.id, it.line])?;
        let Some(values) = &it.call else { continue };
        call.execute(params_from_iter(values))?;
        let [.., notes] = values;
        search.execute(params![db.last_insert_rowid(), notes])?;
    }
    Ok(())
}

/// One durable commit of these bytes.
pub(crate) fn save(db: &Connection, line: &str) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO saved(line) VALUES (?1)")?
        .execute([line])?;
    Ok(())
}

/// The first rows that match a prefix, unranked.
pub(crate) fn find(db: &Connection, prefix: &str) -> rusqlite::Result<usize> {
    let mut statement = db.prepare_cached(
        "SELECT rowid FROM customer_search WHERE customer_search MATCH ?1 LIMIT 20",
    )?;
    let words: Vec<String> = prefix
        .split_whitespace()
        .map(|word| format!("\"{word}\"*"))
        .collect();
    let mut rows = statement.query([words.join(" ")])?;
    let mut found = 0;
    while rows.next()?.is_some() {
        found += 1;
    }
    Ok(found)
}

/// The next customer of the list, by the list's order.
pub(crate) fn next(db: &Connection, after: i64) -> rusqlite::Result<String> {
    db.prepare_cached(
        "SELECT name FROM member JOIN customer ON customer.k = member.customer \
         WHERE list = 1 AND place > ?1 ORDER BY place LIMIT 1",
    )?
    .query_row([after], |row| row.get(0))
}

/// What a process does that opens a database, reads one row and ends.
pub(crate) fn read_one(path: &Path) -> Outcome<()> {
    let db = Connection::open(path)?;
    next(&db, 0)?;
    Ok(())
}
