//! People with whom nothing ever happened, but that somebody wrote a note: nearly everybody on a new list. What the rules
//! may ask of them is little, and is the same for many.
//!
//! *Invariant:* facts only, and the same that [`person`](super::person) reads.

use rusqlite::Connection;

use super::bounds::{of_registers, tried};
use super::listing;
use super::open::Failure;
use super::person::{OF_CUSTOMER, Wishes, is_usable};
use super::project::{EntryKind, load_phones};
use crate::model::card::Contact;
use crate::model::customer::{Audience, Field, Profile};
use crate::model::moment::{Now, Zone};
use crate::model::phone::Phone;
use crate::model::standing::{Bounds, Person};
use crate::model::wash::Listing;
use crate::model::whereabouts::{Subdivision, Whereabouts};
use crate::seal::mac::MacKeys;

/// Notes are no history: no rule asks for them, and a list may bring one for each of its rows.
const HAS_HISTORY: &str = "SELECT EXISTS(SELECT 1 FROM entry WHERE customer = ?1 AND kind <> ?2)";

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

    /// A customer, if nothing ever happened with them and no wish of anybody's covers them.
    pub(super) fn of(
        db: &Connection,
        mac_key: Option<&MacKeys>,
        customer: i64,
        wishing: Wishing,
        now: Now,
    ) -> Result<Option<Self>, Failure> {
        let has_history: bool = db
            .prepare_cached(HAS_HISTORY)?
            .query_row((customer, EntryKind::Note.column()), |row| row.get(0))?;
        if has_history {
            return Ok(None);
        }
        let phones: Vec<Phone> = load_phones(db, customer)?
            .into_iter()
            .map(|stored| stored.phone)
            .collect();
        if !tried(db, &phones, now)?.is_empty() {
            return Ok(None);
        }
        if wishing == Wishing::Somebody
            && Wishes::of(db, mac_key, customer, &phones)?.cover_anything()
        {
            return Ok(None);
        }
        let (audience, zone, country, region): (String, String, String, String) = db
            .prepare_cached(OF_CUSTOMER)?
            .query_row([customer], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
        Ok(Some(Self {
            audience: audience.parse().ok(),
            whereabouts: whereabouts(&zone, &country, &region, &phones),
            zone,
            numbers_usable: usable(&phones),
            listings: listing::of_customer(db, customer)?,
        }))
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
