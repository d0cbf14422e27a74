//! The hash of the projection: equal for equal sets of records, whatever the order in which they came.
//!
//! *Invariant:* no key that SQLite gave out goes in, and no cached answer of the rules.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::open::Failure;
use crate::seal::hash::{Digest, digest};

/// Each table by what names its rows everywhere. Customers and lists of whom only others speak are left out: their rows are
/// no more than keys, and stay when those others are forgotten.
const TABLES: [(&str, &str); 47] = [
    (
        "customer",
        "SELECT id, born, ord, principal.name, source, audience, customer.name, company, org_number, title, email, street, postcode, \
         town, region, country, zone, language, website, external_id, x \
         FROM customer LEFT JOIN principal ON principal.k = principal WHERE born IS NOT NULL ORDER BY id",
    ),
    (
        "phone",
        "SELECT id, number, place, kind, state, given FROM phone JOIN customer ON customer.k = phone.k >> 8 ORDER BY id, place, number",
    ),
    (
        "field_write",
        "SELECT id, field, record, field_write.ord, sup, value FROM field_write JOIN customer ON k = customer \
         WHERE record IS NOT born ORDER BY id, field, record",
    ),
    (
        "relation",
        "SELECT one.id, other.id, kind, role, relation.ord FROM relation JOIN customer AS one ON one.k = a \
         JOIN customer AS other ON other.k = b ORDER BY one.id, other.id, kind",
    ),
    (
        "tag",
        "SELECT id, tag, is_set, tag.ord FROM tag JOIN customer ON k = customer ORDER BY id, tag",
    ),
    (
        "list",
        "SELECT id, born, ord, name, principal, market, source, answers, campaign, state, interval FROM list WHERE born IS NOT NULL ORDER BY id",
    ),
    (
        "list_write",
        "SELECT id, list_write.ord, record, body FROM list_write JOIN list ON k = list ORDER BY id, list_write.ord, record",
    ),
    (
        "member",
        "SELECT customer.id, list.id, place, tried, is_done FROM member JOIN customer ON customer.k = customer \
         JOIN list ON list.k = list ORDER BY customer.id, list.id",
    ),
    (
        "entry",
        "SELECT record, id, at, offset, kind, of, entry.ord, seller, body FROM entry JOIN customer ON customer.k = customer ORDER BY record",
    ),
    (
        "call",
        "SELECT record, call.at, is_live, direction, line, attempt, list.id, number, call.seller, outcome, causes, rest_days, kept \
         FROM call JOIN entry ON entry.k = call.k LEFT JOIN list ON list.k = list ORDER BY record",
    ),
    (
        "callback",
        "SELECT root, part, id, due, owner, state, tried, body FROM callback JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "promise",
        "SELECT root, part, id, due, is_ours, owner, state, body FROM promise JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "question",
        "SELECT root, part, id, at, is_ours, is_answered, body FROM question JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "priority",
        "SELECT id, priority.ord, root, at, body FROM priority JOIN customer ON k = customer ORDER BY id, priority.ord, root",
    ),
    (
        "suppression",
        "SELECT root, of_call, id, scope, number, suppression.source, words FROM suppression JOIN customer ON k = customer \
         ORDER BY root, of_call",
    ),
    (
        "suppression_mac",
        "SELECT mac, root FROM suppression_mac ORDER BY mac, root",
    ),
    (
        "lifted",
        "SELECT of, record FROM lifted ORDER BY of, record",
    ),
    (
        "erased",
        "SELECT id, record, at, basis FROM erased ORDER BY id, record",
    ),
    (
        "erased_number",
        "SELECT mac, record FROM erased_number ORDER BY mac, record",
    ),
    (
        "joined",
        "SELECT a, b, record, ord, sup, is_one, seller FROM joined ORDER BY a, b, record",
    ),
    ("alias", "SELECT id, whole, born FROM alias ORDER BY id"),
    (
        "opened",
        "SELECT record, id, seller, at, is_talk FROM opened JOIN customer ON k = customer ORDER BY record",
    ),
    (
        "assigned",
        "SELECT record, id, assigned.ord, sup, seller, assigned.name, until FROM assigned JOIN customer ON k = customer ORDER BY record",
    ),
    (
        "away",
        "SELECT record, seller, ord, sup, body FROM away ORDER BY record",
    ),
    (
        "exported",
        "SELECT record, at, body FROM exported ORDER BY record",
    ),
    (
        "receipt",
        "SELECT record, at, id, hash, body FROM receipt JOIN list ON k = list ORDER BY record",
    ),
    (
        "wash",
        "SELECT record, at, register, version, hash, body FROM wash ORDER BY record",
    ),
    (
        "listing",
        "SELECT id, register, version, is_listed, at FROM listing JOIN customer ON k = customer ORDER BY id, register",
    ),
    (
        "consent",
        "SELECT record, id, consent.principal, at, is_given, sup, body FROM consent JOIN customer ON k = customer ORDER BY record",
    ),
    (
        "wish",
        "SELECT record, id, kind, wish.ord, sup, body FROM wish JOIN customer ON k = customer ORDER BY record",
    ),
    ("seller", "SELECT id, name, ord FROM seller ORDER BY id"),
    ("unread", "SELECT record, kind FROM unread ORDER BY record"),
    (
        "campaign",
        "SELECT code, state, version, record FROM campaign ORDER BY code",
    ),
    (
        "campaign_write",
        "SELECT code, record, ord, sup, version, state, body FROM campaign_write ORDER BY code, record",
    ),
    (
        "demand",
        "SELECT root, part, id, at, kind, cause, body FROM demand JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "cause",
        "SELECT cause, words, named_at, handed_to, answer, mended_at FROM cause ORDER BY cause",
    ),
    (
        "cause_write",
        "SELECT cause, ord, record, at, kind, body FROM cause_write ORDER BY cause, ord, record",
    ),
    (
        "need",
        "SELECT root, part, id, at, horizon, body FROM need JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "ordered",
        "SELECT root, part, id, at, owner, step, since, due, body FROM ordered JOIN customer ON k = customer ORDER BY root, part",
    ),
    (
        "correction",
        "SELECT record, root, id, at, seller, is_open, body FROM correction JOIN customer ON k = customer ORDER BY record",
    ),
    (
        "priority_set",
        "SELECT id, record, priority_set.ord, at, sup, body FROM priority_set JOIN customer ON k = customer ORDER BY id, record",
    ),
    (
        "interval",
        "SELECT id, record, interval.ord, sup, ideal, latest FROM interval JOIN customer ON k = customer ORDER BY id, record",
    ),
    (
        "reviewed",
        "SELECT id, record, seller, at, aside_until FROM reviewed JOIN customer ON k = customer ORDER BY id, record",
    ),
    (
        "review",
        "SELECT record, seller, at, body FROM review ORDER BY record",
    ),
    (
        "heard",
        "SELECT root, at, kind, body FROM heard ORDER BY root",
    ),
    (
        "heard_write",
        "SELECT root, ord, record, at, body FROM heard_write ORDER BY root, ord, record",
    ),
    (
        "customers",
        "SELECT coalesce(sum(n), 0) FROM tally WHERE list = 0",
    ),
];

/// The hash of each projected table, by its name.
pub(super) fn tables(db: &Connection) -> Result<Vec<(&'static str, Digest)>, Failure> {
    TABLES
        .iter()
        .map(|(name, sql)| Ok((*name, table(db, sql)?)))
        .collect()
}

/// The hash of hashes.
pub(super) fn whole(tables: &[(&'static str, Digest)]) -> Digest {
    let bytes: Vec<u8> = tables
        .iter()
        .flat_map(|(_, digest)| *digest.bytes())
        .collect();
    digest(&bytes)
}

fn table(db: &Connection, sql: &str) -> Result<Digest, Failure> {
    let mut statement = db.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut sum = digest(&[]);
    let mut bytes = Vec::new();
    while let Some(row) = rows.next()? {
        bytes.clear();
        bytes.extend_from_slice(sum.bytes());
        for column in 0..columns {
            push(&mut bytes, row.get_ref(column)?);
        }
        sum = digest(&bytes);
    }
    Ok(sum)
}

/// A value with its type and length before it, so that no two rows have the same bytes.
fn push(bytes: &mut Vec<u8>, value: ValueRef<'_>) {
    let (tag, content): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(integer) => {
            bytes.push(1);
            bytes.extend_from_slice(&integer.to_be_bytes());
            return;
        }
        ValueRef::Real(real) => {
            bytes.push(2);
            bytes.extend_from_slice(&real.to_be_bytes());
            return;
        }
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    bytes.push(tag);
    bytes.extend_from_slice(&(content.len() as u64).to_be_bytes());
    bytes.extend_from_slice(content);
}
