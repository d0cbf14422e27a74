//! What customers allow and ask of us: consents, preferences, restrictions.
//!
//! *Invariant:* rows are only added; what holds is worked out when it is read, from all of them.

use rusqlite::Connection;

use super::{Placed, Projector};
use crate::model::consent::{Consent, Restriction, Withdrawal};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Moment;
use crate::model::preference::Preference;
use crate::store::open::Failure;
use crate::store::row::Col;

const CONSENT: &str = "INSERT OR IGNORE INTO consent(customer, record, principal, at, is_given, sup, body) \
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const WISH: &str = "INSERT OR IGNORE INTO wish(customer, kind, record, ord, sup, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const GIVEN: &str = "SELECT record, principal FROM consent WHERE customer = ?1 AND is_given = 1";
const WISHES: &str =
    "SELECT record, ord, sup, body FROM wish WHERE customer = ?1 AND kind = ?2 ORDER BY record";

/// What is kept as a register of one customer's, beside their fields; the numbers are in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum WishKind {
    Preference = 0,
    Restriction = 1,
}

/// One write to such a register.
#[derive(Debug)]
pub(in crate::store) struct WishRow {
    pub(in crate::store) record: RecordId,
    pub(in crate::store) order: super::Order,
    replaces: Vec<RecordId>,
    pub(in crate::store) body: String,
}

/// The writes that nothing replaces.
pub(in crate::store) fn wish_heads(
    db: &Connection,
    customer: i64,
    kind: WishKind,
) -> Result<Vec<WishRow>, Failure> {
    let mut statement = db.prepare_cached(WISHES)?;
    let rows = statement.query_map((customer, kind as i64), |row| {
        let Col(record) = row.get(0)?;
        let replaces: Vec<u8> = row.get(2)?;
        Ok(WishRow {
            record,
            order: super::Order(row.get(1)?),
            replaces: ids(&replaces),
            body: row.get(3)?,
        })
    })?;
    let all: Vec<WishRow> = rows.collect::<Result<_, _>>()?;
    let replaced: Vec<RecordId> = all.iter().flat_map(|row| row.replaces.clone()).collect();
    let mut heads = all;
    heads.retain(|row| !replaced.contains(&row.record));
    Ok(heads)
}

/// The consents that were given to a firm, whether they hold or not; of no firm in particular, all.
pub(in crate::store) fn consents_to(
    db: &Connection,
    customer: i64,
    principal: &str,
) -> Result<Vec<RecordId>, Failure> {
    let mut statement = db.prepare_cached(GIVEN)?;
    let rows = statement.query_map([customer], |row| {
        let Col(record) = row.get(0)?;
        Ok((record, row.get(1)?))
    })?;
    let mut records = Vec::new();
    for row in rows {
        let (record, to): (RecordId, String) = row?;
        if principal.is_empty() || to.is_empty() || to == principal {
            records.push(record);
        }
    }
    Ok(records)
}

/// Ids that stand one after the other.
pub(in crate::store) fn ids(bytes: &[u8]) -> Vec<RecordId> {
    let each = bytes.chunks_exact(20);
    each.filter_map(RecordId::from_slice).collect()
}

pub(super) fn bytes_of(ids: &[RecordId]) -> Vec<u8> {
    ids.iter().flat_map(|id| *id.bytes()).collect()
}

/// Whether a row of `consent` is a yes or its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Given,
    Withdrawn,
}

impl Projector<'_> {
    /// `consent.given`. It counts from when it was given, and from no later than its record.
    pub(super) fn consent_given(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        consent: &Consent,
    ) -> Result<(), Failure> {
        let said_at = placed.said.at;
        let at = consent.given_at.map_or(said_at, Moment::from).min(said_at);
        self.consent_row(placed, about, (Word::Given, at), &consent.principal, &[])
    }

    /// `consent.withdrawn`.
    pub(super) fn consent_withdrawn(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        withdrawal: &Withdrawal,
    ) -> Result<(), Failure> {
        let word = (Word::Withdrawn, placed.said.at);
        let replaces = &withdrawal.replaces;
        self.consent_row(placed, about, word, &withdrawal.principal, replaces)
    }

    fn consent_row(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        (word, at): (Word, Moment),
        principal: &str,
        replaces: &[RecordId],
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        if self.entry_row(placed, customer)?.is_some() {
            self.db.prepare_cached(CONSENT)?.execute((
                customer,
                Col(placed.id),
                principal,
                Col(at),
                word == Word::Given,
                bytes_of(replaces),
                placed.body,
            ))?;
            self.touch(customer);
        }
        Ok(())
    }

    /// `preference.set`.
    pub(super) fn preference(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        preference: &Preference,
    ) -> Result<(), Failure> {
        self.wish_row(placed, about, WishKind::Preference, &preference.replaces)
    }

    /// `restrict`.
    pub(super) fn restriction(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        restriction: &Restriction,
    ) -> Result<(), Failure> {
        self.wish_row(placed, about, WishKind::Restriction, &restriction.replaces)
    }

    fn wish_row(
        &mut self,
        placed: &Placed<'_>,
        about: CustomerId,
        kind: WishKind,
        replaces: &[RecordId],
    ) -> Result<(), Failure> {
        let customer = self.customer_key(about)?;
        if self.entry_row(placed, customer)?.is_some() {
            self.db.prepare_cached(WISH)?.execute((
                customer,
                kind as i64,
                Col(placed.id),
                placed.order.0,
                bytes_of(replaces),
                placed.body,
            ))?;
            self.touch(customer);
        }
        Ok(())
    }
}
