//! Fields: which there are beside the known ones, and which values they have.

use std::collections::HashMap;

use rusqlite::Connection;

use super::agreed::collect;
use super::{count, facet};
use crate::model::customer::Field;
use crate::model::text::fold;
use crate::store::open::{Failure, Store};
use crate::store::project::load_customer;

const OWN: &str = "SELECT key, min(label) FROM field GROUP BY key ORDER BY key";
const LABEL: &str = "SELECT label FROM field WHERE key = ?1 ORDER BY list LIMIT 1";
const FACET_VALUES: &str = "SELECT count(*), min(customer) FROM facet WHERE field = ?1 AND folded <> '' \
     GROUP BY folded ORDER BY 1 DESC, folded LIMIT ?2";
/// The spellings of a field that has no index.
const SPELLINGS: &str = "SELECT CASE ?1 WHEN 'name' THEN name WHEN 'company' THEN company WHEN 'org_number' THEN org_number \
     WHEN 'title' THEN title WHEN 'email' THEN email WHEN 'street' THEN street WHEN 'postcode' THEN postcode WHEN 'town' THEN town \
     WHEN 'region' THEN region WHEN 'country' THEN country WHEN 'zone' THEN zone WHEN 'language' THEN language \
     WHEN 'website' THEN website WHEN 'external_id' THEN external_id WHEN 'audience' THEN audience ELSE '' END AS value \
     FROM customer WHERE born IS NOT NULL AND value <> ''";
const OWN_SPELLINGS: &str = "SELECT x ->> ?1 AS value FROM customer \
     WHERE x <> '' AND born IS NOT NULL AND value <> ''";

/// Values listed at most.
const VALUES_MAX: i64 = 100;
/// Spellings counted at most: a field with more of them, such as a name, is not one to choose a value of.
const SPELLINGS_MAX: usize = 20_000;

impl Store {
    /// The fields of the house's own, with the labels that lists gave them.
    pub fn fields(&self) -> Result<Vec<(Field, String)>, Failure> {
        collect(&self.db, OWN, [], |row| {
            Ok((Field::Own(row.get(0)?), row.get(1)?))
        })
    }

    /// The values of a field, most frequent first, at most a hundred; spellings that fold to the same are one.
    pub fn values(&self, field: &Field) -> Result<Vec<(String, u64)>, Failure> {
        self.snapshot(|db| {
            if facet::is_kept(db, field)? {
                return facet_values(db, field);
            }
            let sql = if matches!(field, Field::Own(_)) {
                OWN_SPELLINGS
            } else {
                SPELLINGS
            };
            Ok(folded(spellings(db, sql, field.name())?))
        })
    }
}

/// The labels of the house's own fields among these.
pub(super) fn labels<'a>(
    db: &Connection,
    fields: impl Iterator<Item = &'a Field>,
) -> Result<Vec<(Field, String)>, Failure> {
    let mut labels = Vec::new();
    for field in fields.filter(|field| matches!(field, Field::Own(_))) {
        let found = collect(db, LABEL, [field.name()], |row| Ok(row.get(0)?))?;
        let label: Option<String> = found.into_iter().next();
        labels.extend(label.map(|label| (field.clone(), label)));
    }
    Ok(labels)
}

fn facet_values(db: &Connection, field: &Field) -> Result<Vec<(String, u64)>, Failure> {
    let key = (field.to_string(), VALUES_MAX);
    let counted = collect(db, FACET_VALUES, key, |row| {
        Ok((row.get(1)?, count(row, 0)?))
    })?;
    counted
        .into_iter()
        .map(|(customer, count): (i64, u64)| {
            let row = load_customer(db, customer)?;
            Ok((row.profile.value(field).to_owned(), count))
        })
        .collect()
}

/// Counts the spellings of a field that has no index.
fn spellings(db: &Connection, sql: &str, name: &str) -> Result<Vec<(String, u64)>, Failure> {
    let mut counted: HashMap<String, u64> = HashMap::new();
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([name])?;
    while let Some(row) = rows.next()? {
        let value = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        if let Some(count) = counted.get_mut(value) {
            *count += 1;
        } else if counted.len() < SPELLINGS_MAX {
            counted.insert(value.to_owned(), 1);
        }
    }
    let mut counted: Vec<(String, u64)> = counted.into_iter().collect();
    counted.sort_unstable_by(|(one, few), (other, many)| (many, one).cmp(&(few, other)));
    Ok(counted)
}

/// One row for all spellings of a value, under the most frequent.
fn folded(counted: Vec<(String, u64)>) -> Vec<(String, u64)> {
    let mut places = HashMap::new();
    let mut values: Vec<(String, u64)> = Vec::new();
    for (value, count) in counted {
        let place = *places.entry(fold(&value)).or_insert(values.len());
        match values.get_mut(place) {
            Some((_, sum)) => *sum += count,
            None => values.push((value, count)),
        }
    }
    values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    values.truncate(usize::try_from(VALUES_MAX).unwrap_or_default());
    values
}
