//! People with whom nothing ever happened, but that somebody wrote a note: nearly everybody on a new list. What the rules
//! may ask of them is little, and is the same for many.
//!
//! *Invariant:* facts only, and the same that [`person`](super::person) reads.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::bounds::{WEEK, of_registers};
use super::listing;
use super::open::Failure;
use super::person::{Wishes, is_usable, of_number};
use super::project::EntryKind;
use super::row::{Col, phone};
use crate::model::card::Contact;
use crate::model::customer::{Audience, Field, Profile};
use crate::model::moment::{Now, Zone};
use crate::model::phone::Phone;
use crate::model::standing::{Bounds, Person};
use crate::model::wash::Listing;
use crate::model::whereabouts::{Subdivision, Whereabouts};
use crate::seal::mac::MacKeys;

/// Notes are no history: no rule asks for them, and a list may bring one for each of its rows.
/// Whoever belongs to nobody and said no wish can be covered only by one about their numbers.
const WITHOUT_HISTORY: &str = "SELECT k, audience, zone, country, region, ?4 AND (EXISTS(SELECT 1 FROM suppression WHERE customer = customer.k) \
     OR EXISTS(SELECT 1 FROM relation WHERE a = customer.k) OR EXISTS(SELECT 1 FROM relation WHERE b = customer.k)) \
     FROM customer WHERE k BETWEEN ?1 AND ?2 AND NOT EXISTS(SELECT 1 FROM entry WHERE customer = customer.k AND kind <> ?3)";
/// Numbers, and whether somebody was called on them of late.
const PHONES: &str = "SELECT number, kind, state, given, k >> 8, place, \
     EXISTS(SELECT 1 FROM call WHERE call.number = phone.number AND attempt > 0 AND at > ?3 AND is_live = 1) \
     FROM phone WHERE k BETWEEN ?1 << 8 AND (?2 << 8) + 255";

/// All that the rules may ask of a stranger: for those of whom it is equal, they answer the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Stranger {
    pub(super) audience: Option<Audience>,
    /// Their own clock, as their card has it.
    pub(super) zone: String,
    whereabouts: Whereabouts,
    numbers_usable: u16,
    listings: Vec<Listing>,
}

/// Whether wishes not to be called are to be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wishing {
    /// Nobody has any.
    Nobody,
    /// Somebody has.
    Somebody,
}

impl Stranger {
    /// Somebody who has just become known.
    pub(super) fn new(profile: &Profile) -> Self {
        let (zone, country) = (profile.value(&Field::Zone), profile.value(&Field::Country));
        let phones = &profile.phones;
        Self {
            audience: profile.audience,
            zone: zone.to_owned(),
            whereabouts: whereabouts(zone, country, profile.value(&Field::Region), phones),
            numbers_usable: usable(phones),
            listings: Vec::new(),
        }
    }

    /// Those of a few customers, whose keys are in order, with whom nothing ever happened and whom no wish of anybody's
    /// covers. They are read together: a statement costs more than a row.
    pub(super) fn among(
        db: &Connection,
        mac_key: Option<&MacKeys>,
        customers: &[i64],
        wishing: Wishing,
        now: Now,
    ) -> Result<BTreeMap<i64, Self>, Failure> {
        let mut strangers = BTreeMap::new();
        let Some(range) = customers.first().zip(customers.last()) else {
            return Ok(strangers);
        };
        let known = without_history(db, range, wishing)?;
        if known.is_empty() {
            return Ok(strangers);
        }
        let mut phones = Phones::of(db, range, now)?;
        let mut listings = listing::of_customers(db, range)?;
        for (customer, row) in known {
            let phones = phones.take(customer);
            if customers.binary_search(&customer).is_err() || phones.is_tried {
                continue;
            }
            let phones = phones.in_order();
            let is_covered = match wishing {
                Wishing::Nobody => false,
                Wishing::Somebody if row.has_ties => {
                    Wishes::of(db, mac_key, customer, &phones)?.cover_anything()
                }
                Wishing::Somebody => is_any_never(db, mac_key, &phones)?,
            };
            if is_covered {
                continue;
            }
            let stranger = Self {
                audience: row.audience.parse().ok(),
                whereabouts: whereabouts(&row.zone, &row.country, &row.region, &phones),
                zone: row.zone,
                numbers_usable: usable(&phones),
                listings: listings.remove(&customer).unwrap_or_default(),
            };
            strangers.insert(customer, stranger);
        }
        Ok(strangers)
    }

    /// The facts, with the clock of a market for those whose own is not known.
    pub(super) fn on(&self, market: Zone) -> Person {
        Person {
            zone: self.zone.parse().unwrap_or(market),
            audience: self.audience,
            suppressed: Vec::new(),
            numbers_never: Vec::new(),
            numbers_usable: self.numbers_usable,
            contact: Contact::default(),
            callback: None,
            whereabouts: self.whereabouts,
            bounds: self.bounds(),
        }
    }

    fn bounds(&self) -> Bounds {
        of_registers(&self.listings)
    }

    /// Against what they were washed themselves, as their class has it.
    pub(super) fn washed(&self) -> Result<String, Failure> {
        listing::class_column(&listing::washes(&self.listings))
    }
}

/// What the card of a customer says of where they are.
struct CardRow {
    audience: String,
    zone: String,
    country: String,
    region: String,
    /// Whether they said a wish, or belong to others who may have.
    has_ties: bool,
}

fn without_history(
    db: &Connection,
    (first, last): (&i64, &i64),
    wishing: Wishing,
) -> Result<Vec<(i64, CardRow)>, Failure> {
    let mut statement = db.prepare_cached(WITHOUT_HISTORY)?;
    let is_asked = wishing == Wishing::Somebody;
    let key = (first, last, EntryKind::Note.column(), is_asked);
    let rows = statement.query_map(key, |row| {
        let card = CardRow {
            audience: row.get(1)?,
            zone: row.get(2)?,
            country: row.get(3)?,
            region: row.get(4)?,
            has_ties: row.get(5)?,
        };
        Ok((row.get(0)?, card))
    })?;
    rows.collect::<Result<_, _>>().map_err(Failure::from)
}

/// Whether a wish covers any of these numbers, whoever said it.
fn is_any_never(
    db: &Connection,
    mac_key: Option<&MacKeys>,
    phones: &[Phone],
) -> Result<bool, Failure> {
    for phone in phones {
        if of_number(db, mac_key, &phone.number)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The numbers of a few customers.
struct Phones(BTreeMap<i64, PhonesOf>);

/// The numbers of a customer.
#[derive(Default)]
struct PhonesOf {
    /// With their places.
    phones: Vec<((i64, i64), Phone)>,
    /// Whether somebody was called on one of them of late.
    is_tried: bool,
}

impl Phones {
    fn of(db: &Connection, (first, last): (&i64, &i64), now: Now) -> Result<Self, Failure> {
        let mut statement = db.prepare_cached(PHONES)?;
        let mut rows = statement.query((first, last, Col(now.at.plus(-WEEK))))?;
        let mut all: BTreeMap<i64, PhonesOf> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let Some(phone) = phone(row, 0)? else {
                continue;
            };
            let (customer, place) = (row.get(4)?, (row.get(5)?, row.get(0)?));
            let of = all.entry(customer).or_default();
            of.phones.push((place, phone));
            of.is_tried |= row.get::<_, bool>(6)?;
        }
        Ok(Self(all))
    }

    fn take(&mut self, customer: i64) -> PhonesOf {
        self.0.remove(&customer).unwrap_or_default()
    }
}

impl PhonesOf {
    /// First the one to try first.
    fn in_order(mut self) -> Vec<Phone> {
        self.phones.sort_by_key(|(place, _)| *place);
        self.phones.into_iter().map(|(_, phone)| phone).collect()
    }
}

fn usable(phones: &[Phone]) -> u16 {
    let usable = phones.iter().filter(|phone| is_usable(phone)).count();
    u16::try_from(usable).unwrap_or(u16::MAX)
}

/// Where somebody is: as their card has it, else as their number tells.
pub(super) fn whereabouts(
    zone: &str,
    country: &str,
    region: &str,
    phones: &[Phone],
) -> Whereabouts {
    let of_number = || phones.first().and_then(|phone| phone.number.region());
    let country = country.parse().ok().or_else(of_number);
    Whereabouts {
        zone: zone.parse().ok(),
        country,
        subdivision: country.and_then(|country| Subdivision::read(region, country)),
    }
}
