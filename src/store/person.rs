//! What the rules need to know of one person, read from the columns.
//!
//! *Invariant:* facts only; whether they may be called is for the rules to say.

use std::collections::BTreeMap;

use chrono::Duration;
use rusqlite::{Connection, Row};

use super::bounds::bounds;
use super::listing::class_column;
use super::open::Failure;
use super::project::load_phones;
use super::row::{Col, callback_ref, causes};
use super::stranger::whereabouts;
use crate::model::call::{Attempt, Direction, LineResult};
use crate::model::callback::CallbackSet;
use crate::model::card::{Contact, LastCall};
use crate::model::customer::RelationKind;
use crate::model::id::RecordId;
use crate::model::moment::{Moment, Now, Zone};
use crate::model::outcome::Causes;
use crate::model::phone::{Phone, PhoneState};
use crate::model::standing::{self, Agreed, Bounds, CampaignTried};
use crate::model::suppression::SuppressScope;
use crate::seal::mac::MacKeys;

const OF_CUSTOMER: &str = "SELECT audience, zone, country, region FROM customer WHERE k = ?1";
/// The campaign is wanted of attempts that reached nobody; those that did have the lines 0 and 6.
const CALLS: &str = "SELECT entry.at, line, attempt, causes, rest_days, list, direction, CASE WHEN attempt > 0 AND line NOT IN (0, 6) \
     THEN coalesce(body ->> '$.campaign.code', body ->> '$.call.campaign.code', '') ELSE '' END, ord FROM entry JOIN call USING (k) \
     WHERE entry.customer = ?1 AND is_live = 1";
const CALLBACK: &str =
    "SELECT root, part, body, due FROM callback WHERE customer = ?1 AND state = 0";
const WISHES: &str = "SELECT scope, number FROM suppression WHERE customer = ?1";
/// Organisations that somebody is a contact person of, or is; then everybody in them.
const HOUSE: &str = "WITH house(k) AS (SELECT ?1 UNION SELECT b FROM relation WHERE a = ?1 AND kind = ?2) \
     SELECT k FROM house UNION SELECT a FROM relation JOIN house ON b = house.k AND kind = ?2";
const HOUSE_WISH: &str =
    "SELECT EXISTS(SELECT 1 FROM suppression WHERE customer = ?1 AND scope = ?2)";
/// A wish about this number, or of somebody on whose card it stands, unless it is not theirs: whoever else has it may be
/// the same person under another name.
const NUMBER_WISH: &str = "SELECT EXISTS(SELECT 1 FROM suppression WHERE number = ?1) OR EXISTS(SELECT 1 FROM never_number WHERE number = ?1)";
/// The same by the number's keyed hash, which outlives the card, and the person when they are forgotten.
const MAC_WISH: &str = "SELECT EXISTS(SELECT 1 FROM suppression_mac JOIN suppression USING (root) WHERE mac = ?1) \
     OR EXISTS(SELECT 1 FROM erased_number WHERE mac = ?1)";

/// Attempts older than this are not told to the rules.
const WEEK: Duration = Duration::days(7);

/// A person as the rules ask, and what a list's order needs beside.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// What the rules ask for; the zone is UTC until [`Person::on`] says which market's clock holds.
    facts: standing::Person,
    /// Attempts that reached nobody since we last spoke.
    pub(super) tried: u16,
    /// Their own clock, as their card has it.
    pub(super) zone: String,
    /// Lists that a call of theirs has ended, or not.
    pub(super) is_done: BTreeMap<i64, bool>,
}

impl Person {
    /// The facts, with the clock of a market for those whose own is not known.
    pub(super) fn on(&self, market: Zone) -> standing::Person {
        standing::Person {
            zone: self.zone.parse().unwrap_or(market),
            ..self.facts.clone()
        }
    }

    /// Against what they were washed themselves, as their class has it.
    pub(super) fn washed(&self) -> Result<String, Failure> {
        class_column(&self.facts.bounds.washed)
    }

    /// How often they were disturbed.
    pub(super) const fn contact(&self) -> &Contact {
        &self.facts.contact
    }

    /// The wishes that cover them whole.
    pub(super) fn suppressed(&self) -> &[SuppressScope] {
        &self.facts.suppressed
    }
}

/// Reads what is known of a person.
pub(super) fn person(
    db: &Connection,
    mac_key: Option<&MacKeys>,
    customer: i64,
    now: Now,
) -> Result<Person, Failure> {
    let (audience, zone, country, region): (String, String, String, String) = db
        .prepare_cached(OF_CUSTOMER)?
        .query_row([customer], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
    let phones: Vec<Phone> = load_phones(db, customer)?
        .into_iter()
        .map(|stored| stored.phone)
        .collect();
    let mut wishes = Wishes::of(db, mac_key, customer, &phones)?;
    let calls = Calls::of(db, customer, now)?;
    let usable = phones
        .iter()
        .filter(|phone| is_usable(phone) && !wishes.numbers.contains(&phone.number))
        .count();
    if usable == 0 && wishes.whole.is_empty() && !wishes.numbers.is_empty() {
        wishes.whole.push(SuppressScope::Number);
    }
    Ok(Person {
        facts: standing::Person {
            zone: Zone::UTC,
            audience: audience.parse().ok(),
            suppressed: wishes.whole,
            numbers_never: wishes.numbers,
            numbers_usable: u16::try_from(usable).unwrap_or(u16::MAX),
            contact: calls.contact,
            callback: callback(db, customer)?,
            whereabouts: whereabouts(&zone, &country, &region, &phones),
            bounds: Bounds {
                campaigns_tried: calls.campaigns,
                ..bounds(db, customer, &phones, now)?
            },
        },
        tried: calls.tried,
        zone,
        is_done: calls.is_done,
    })
}

/// Whether a number can be dialled, as far as the number goes.
pub(super) fn is_usable(phone: &Phone) -> bool {
    match phone.state {
        PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => true,
        PhoneState::NotTheirs | PhoneState::Dead => false,
    }
}

/// Everybody in the organisations of a customer, the customer first among equals.
pub(super) fn household(db: &Connection, customer: i64) -> Result<Vec<i64>, Failure> {
    let mut statement = db.prepare_cached(HOUSE)?;
    let rows = statement.query_map((customer, Col(RelationKind::ContactOf)), |row| row.get(0))?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

fn callback(db: &Connection, customer: i64) -> Result<Option<Agreed>, Failure> {
    let mut statement = db.prepare_cached(CALLBACK)?;
    let mut rows = statement.query([customer])?;
    let mut first: Option<(i64, RecordId, i64, String)> = None;
    while let Some(row) = rows.next()? {
        let Col(root) = row.get(0)?;
        let next = (row.get(3)?, root, row.get(1)?, row.get(2)?);
        first = Some(match first {
            Some(first) => first.min(next),
            None => next,
        });
    }
    let Some((_, root, part, body)) = first else {
        return Ok(None);
    };
    let set: CallbackSet = serde_json::from_str(&body)?;
    Ok(Some(Agreed {
        id: callback_ref(root, part),
        when: set.when,
    }))
}

/// Wishes not to be called.
#[derive(Default)]
pub(super) struct Wishes {
    whole: Vec<SuppressScope>,
    numbers: Vec<crate::model::phone::PhoneNumber>,
}

impl Wishes {
    /// Whether there are any.
    pub(super) const fn cover_anything(&self) -> bool {
        !self.whole.is_empty() || !self.numbers.is_empty()
    }

    pub(super) fn of(
        db: &Connection,
        mac_key: Option<&MacKeys>,
        customer: i64,
        phones: &[Phone],
    ) -> Result<Self, Failure> {
        if !is_any_wish(db)? {
            return Ok(Self::default());
        }
        let mut wishes = Self::default();
        let mut statement = db.prepare_cached(WISHES)?;
        let scopes = statement.query_map([customer], |row| row.get(0))?;
        for scope in scopes {
            let Col(scope): Col<SuppressScope> = scope?;
            if scope != SuppressScope::Number {
                wishes.whole.push(scope);
            }
        }
        if !wishes.whole.contains(&SuppressScope::Organisation) && of_house(db, customer)? {
            wishes.whole.push(SuppressScope::Organisation);
        }
        wishes.whole.sort_unstable();
        wishes.whole.dedup();
        for phone in phones {
            if of_number(db, mac_key, &phone.number)? {
                wishes.numbers.push(phone.number.clone());
            }
        }
        Ok(wishes)
    }
}

/// Whether anybody asked not to be called, or was forgotten.
pub(super) fn is_any_wish(db: &Connection) -> Result<bool, Failure> {
    const ANY: &str =
        "SELECT EXISTS(SELECT 1 FROM suppression) OR EXISTS(SELECT 1 FROM erased_number)";
    Ok(db.prepare_cached(ANY)?.query_row([], |row| row.get(0))?)
}

fn of_house(db: &Connection, customer: i64) -> Result<bool, Failure> {
    for other in household(db, customer)? {
        let found: bool = db
            .prepare_cached(HOUSE_WISH)?
            .query_row((other, Col(SuppressScope::Organisation)), |row| row.get(0))?;
        if found {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether somebody asked never to be called on this number, whoever answers it.
pub(super) fn of_number(
    db: &Connection,
    mac_key: Option<&MacKeys>,
    number: &crate::model::phone::PhoneNumber,
) -> Result<bool, Failure> {
    let plain: bool = db
        .prepare_cached(NUMBER_WISH)?
        .query_row([super::row::number_column(number)], |row| row.get(0))?;
    let Some(keys) = mac_key.filter(|_| !plain) else {
        return Ok(plain);
    };
    let mut statement = db.prepare_cached(MAC_WISH)?;
    for mac in keys.macs(number.as_e164()) {
        if statement.query_row([Col(mac)], |row| row.get(0))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the calls to a person add up to.
#[derive(Default)]
struct Calls {
    contact: Contact,
    tried: u16,
    is_done: BTreeMap<i64, bool>,
    campaigns: Vec<CampaignTried>,
}

/// One call, as far as it matters here.
struct CallRow {
    at: Moment,
    line: LineResult,
    attempt: Attempt,
    causes: Option<Causes>,
    list: Option<i64>,
    direction: Direction,
    campaign: String,
}

fn call_row(row: &Row<'_>) -> rusqlite::Result<CallRow> {
    let (Col(at), Col(line), Col(attempt)) = (row.get(0)?, row.get(1)?, row.get(2)?);
    let Col(direction) = row.get(6)?;
    let code: Option<i64> = row.get(3)?;
    let days = row.get(4)?;
    Ok(CallRow {
        at,
        line,
        attempt,
        causes: code.and_then(|code| causes(code, days)),
        list: row.get(5)?,
        direction,
        campaign: row.get(7)?,
    })
}

impl Calls {
    /// Reads the calls.
    fn of(db: &Connection, customer: i64, now: Now) -> Result<Self, Failure> {
        let mut calls = Self::default();
        let mut statement = db.prepare_cached(CALLS)?;
        let mut rows = statement.query([customer])?;
        let mut found: Vec<(Moment, [u8; 24], CallRow)> = Vec::new();
        while let Some(row) = rows.next()? {
            let (call, order) = (call_row(row)?, row.get(8)?);
            found.push((call.at, order, call));
        }
        // Newest first. Sorting two rows costs SQLite more than reading them.
        found.sort_by(|(at, order, _), (other, before, _)| (other, before).cmp(&(at, order)));
        for (_, _, call) in &found {
            calls.add(call, now.at);
        }
        Ok(calls)
    }

    /// Adds the next older call.
    fn add(&mut self, call: &CallRow, now: Moment) {
        if self.contact.reached_at.is_none() && !call.line.is_reached() {
            self.add_campaign(call);
        }
        let contact = &mut self.contact;
        if let Attempt::Nth(n) = call.attempt {
            contact.attempts_ever = (contact.attempts_ever + 1).max(u32::from(n));
            if call.at.plus(WEEK) > now {
                contact.attempts.push(call.at);
            }
            if contact.reached_at.is_none() && !call.line.is_reached() {
                self.tried = (self.tried.saturating_add(1)).max(n);
            }
        }
        if call.line.is_reached() {
            contact.reached_at = contact.reached_at.or(Some(call.at));
        }
        if call.line == LineResult::Declined {
            contact.declined_at = contact.declined_at.or(Some(call.at));
        }
        if call.direction == Direction::Out && contact.last_call.is_none() {
            contact.last_call = Some(LastCall {
                at: call.at,
                line: call.line,
                attempt: call.attempt,
            });
        }
        if let Some(Causes::Rests { days }) = call.causes {
            let until = call.at.plus(Duration::days(i64::from(days)));
            contact.rests_until = contact.rests_until.max(Some(until));
        }
        if let (Some(list), Some(causes)) = (call.list, call.causes) {
            self.is_done.entry(list).or_insert_with(|| ends(causes));
        }
    }
}

impl Calls {
    /// Counts an attempt that reached nobody, for its campaign.
    fn add_campaign(&mut self, call: &CallRow) {
        let Attempt::Nth(_) = call.attempt else {
            return;
        };
        let campaign = &call.campaign;
        let mut counted = self.campaigns.iter_mut();
        match counted.find(|tried| tried.campaign == *campaign) {
            Some(tried) => tried.times = tried.times.saturating_add(1),
            None => self.campaigns.push(CampaignTried {
                campaign: campaign.clone(),
                times: 1,
            }),
        }
    }
}

/// Whether a list is done with somebody after a call that caused this.
const fn ends(causes: Causes) -> bool {
    match causes {
        Causes::Done | Causes::Rests { .. } | Causes::NeverCalled => true,
        Causes::ComesBack | Causes::NumberStruck => false,
    }
}
