//! What else bounds calls to a person, or lifts a bound: consents, preferences, restrictions, registers, attempts on each
//! number and for each campaign.
//!
//! *Invariant:* facts only; whether they may be called is for the rules to say.

use chrono::{Duration, NaiveTime};
use rusqlite::{Connection, OptionalExtension as _};

use super::listing;
use super::open::Failure;
use super::project::{WishKind, WishRow, ids, wish_heads};
use super::row::{Col, number_column};
use crate::model::consent::{self, Consent, Restriction};
use crate::model::id::RecordId;
use crate::model::list::Ground;
use crate::model::moment::{Moment, Now};
use crate::model::phone::Phone;
use crate::model::preference::{Preference, Window};
use crate::model::said::DemandKind;
use crate::model::standing::{
    Bounds, Listing, NumberTried, Proof, Restricted, WishedHours, Wishes,
};
use crate::model::wash::{self, Found};

const CONSENTS: &str = "SELECT record, principal, at, is_given, sup, body FROM consent WHERE customer = ?1 ORDER BY at, record";
const PRINCIPAL: &str = "SELECT principal.name FROM customer JOIN principal ON principal.k = principal WHERE customer.k = ?1";
/// A failure is open until its cause is answered or mended, at that moment or later; without a cause nobody can answer it.
pub(super) const FAILURE: &str = "SELECT min(at) FROM demand WHERE customer = ?1 AND kind = ?2 AND NOT EXISTS( \
     SELECT 1 FROM cause_write AS said WHERE said.cause = demand.cause AND said.kind IN (1, 2) AND said.at >= demand.at)";
const TRIED: &str = "SELECT at FROM call WHERE number = ?1 AND attempt > 0 AND at > ?2 AND is_live = 1 ORDER BY at DESC";

/// Attempts older than this are not told to the rules.
pub(super) const WEEK: Duration = Duration::days(7);

/// Reads what is known of a customer with these numbers.
pub(super) fn bounds(
    db: &Connection,
    customer: i64,
    phones: &[Phone],
    now: Now,
) -> Result<Bounds, Failure> {
    let (proofs, withdrawn_at) = consents(db, customer, now)?;
    Ok(Bounds {
        restricted: restricted(db, customer)?,
        proofs,
        withdrawn_at,
        wishes: preference(db, customer)?,
        numbers_tried: tried(db, phones, now)?,
        failure_since: failure_since(db, customer)?,
        ..of_registers(&listing::of_customer(db, customer)?)
    })
}

/// What registers say, and nothing else.
pub(super) fn of_registers(listings: &[wash::Listing]) -> Bounds {
    let listed = listings.iter().filter(|it| it.found == Found::Listed);
    Bounds {
        washed: listing::washes(listings),
        listed: listed
            .map(|it| Listing {
                register: it.register.clone(),
                version: it.version,
                number: None,
            })
            .collect(),
        ..Bounds::default()
    }
}

/// Restricted, if any of the last words about it says so.
fn restricted(db: &Connection, customer: i64) -> Result<Option<Restricted>, Failure> {
    for head in wish_heads(db, customer, WishKind::Restriction)? {
        let restriction: Restriction = serde_json::from_str(&head.body)?;
        if restriction.state == consent::Restricted::Restricted {
            return Ok(Some(Restricted::AtTheirWish));
        }
    }
    Ok(None)
}

/// Since when the oldest failure is open that they told us about.
fn failure_since(db: &Connection, customer: i64) -> Result<Option<Moment>, Failure> {
    let key = (customer, Col(DemandKind::Failure));
    let since: Option<Col<Moment>> = db
        .prepare_cached(FAILURE)?
        .query_row(key, |row| row.get(0))?;
    Ok(since.map(|Col(since)| since))
}

/// The last word about when and how they want to be reached.
fn preference(db: &Connection, customer: i64) -> Result<Wishes, Failure> {
    let heads = wish_heads(db, customer, WishKind::Preference)?;
    let last = heads
        .into_iter()
        .max_by_key(|WishRow { order, record, .. }| (*order, *record));
    let Some(last) = last else {
        return Ok(Wishes::default());
    };
    let preference: Preference = serde_json::from_str(&last.body)?;
    Ok(Wishes {
        hours: preference.windows.iter().map(hours).collect(),
        channel: preference.channel,
        numbers: preference.numbers,
    })
}

fn hours(window: &Window) -> WishedHours {
    WishedHours {
        days: window.days.clone(),
        from: window.from.unwrap_or(NaiveTime::MIN),
        until: window.to,
    }
}

/// A row about consent.
struct Row {
    record: RecordId,
    principal: String,
    at: Moment,
    is_given: bool,
    replaces: Vec<RecordId>,
    body: String,
}

impl Row {
    /// Whether the word is said to this firm, as far as it says to whom.
    fn is_to(&self, principal: &str) -> bool {
        self.principal.is_empty() || self.principal == principal
    }
}

/// What they said yes to and did not take back, and when they last took something back.
fn consents(
    db: &Connection,
    customer: i64,
    now: Now,
) -> Result<(Vec<Proof>, Option<Moment>), Failure> {
    let rows = rows(db, customer)?;
    if rows.is_empty() {
        return Ok((Vec::new(), None));
    }
    let principal: Option<String> = db
        .prepare_cached(PRINCIPAL)?
        .query_row([customer], |row| row.get(0))
        .optional()?;
    let principal = principal.unwrap_or_default();
    let ends: Vec<&Row> = rows
        .iter()
        .filter(|row| !row.is_given && row.is_to(&principal))
        .collect();
    let mut proofs = Vec::new();
    for row in rows
        .iter()
        .filter(|row| row.is_given && row.is_to(&principal))
    {
        let is_over = |end: &&Row| end.at >= row.at || end.replaces.contains(&row.record);
        if !ends.iter().any(is_over) {
            let consent: Consent = serde_json::from_str(&row.body)?;
            proofs.push(proof(consent, row.at, now));
        }
    }
    Ok((proofs, ends.iter().map(|end| end.at).max()))
}

fn rows(db: &Connection, customer: i64) -> Result<Vec<Row>, Failure> {
    let mut statement = db.prepare_cached(CONSENTS)?;
    let rows = statement.query_map([customer], |row| {
        let (Col(record), Col(at)) = (row.get(0)?, row.get(2)?);
        let replaces: Vec<u8> = row.get(4)?;
        Ok(Row {
            record,
            principal: row.get(1)?,
            at,
            is_given: row.get(3)?,
            replaces: ids(&replaces),
            body: row.get(5)?,
        })
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// A yes as the packs ask for it: some call it a consent, some a request.
fn proof(consent: Consent, at: Moment, now: Now) -> Proof {
    let known = [
        ("consent_text", !consent.text.is_empty()),
        ("request_text", !consent.text.is_empty()),
        ("consent_channel", !consent.channel.is_empty()),
        ("request_channel", !consent.channel.is_empty()),
        ("consent_at", consent.given_at.is_some()),
        ("request_at", consent.given_at.is_some()),
        ("consent_signature", consent.channel == Consent::SIGNED),
        ("consent_phone", consent.phone.is_some()),
        ("consent_proof", !consent.proof.is_empty()),
        ("named_trader", !consent.principal.is_empty()),
    ];
    let evidence = known.into_iter().filter(|(_, is_known)| *is_known);
    Proof {
        ground: Ground::Asked,
        evidence: evidence.map(|(name, _)| name.to_owned()).collect(),
        on: at.in_zone(now.zone).date(),
        until: consent.until,
        ended_on: None,
        purposes: (!consent.purpose.is_empty())
            .then_some(consent.purpose)
            .into_iter()
            .collect(),
        number: consent.phone,
    }
}

/// How often each number was tried of late, whoever was called on it.
fn tried(db: &Connection, phones: &[Phone], now: Now) -> Result<Vec<NumberTried>, Failure> {
    let since = now.at.plus(-WEEK);
    let mut tried = Vec::new();
    for phone in phones {
        let mut statement = db.prepare_cached(TRIED)?;
        let key = (number_column(&phone.number), Col(since));
        let attempts = statement.query_map(key, |row| row.get(0).map(|Col(at)| at))?;
        let attempts: Vec<Moment> = attempts.collect::<Result<_, _>>()?;
        if !attempts.is_empty() {
            tried.push(NumberTried {
                number: phone.number.clone(),
                attempts,
            });
        }
    }
    Ok(tried)
}
