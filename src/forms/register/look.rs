//! Whom a register's rows are about: customers by number, by name with a day of birth or an address, by their number in
//! the register of companies.
//!
//! *Invariant:* holds keys, not people; a customer is the place at which they were added.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use chrono::NaiveDate;

use super::digits::Dialled;
use super::names::{Home, Name, born, homes};

/// What a customer may be found by. What is not known is empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought<'a> {
    /// Their numbers, each as its digits with a 1 before them.
    pub numbers: &'a [i64],
    /// Their name.
    pub name: &'a str,
    /// When they were born, as written.
    pub born: &'a str,
    /// Street and number.
    pub street: &'a str,
    /// The post code.
    pub postcode: &'a str,
    /// The town.
    pub town: &'a str,
    /// Their number in the register of companies.
    pub org_number: &'a str,
}

/// By which of these a file finds people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct By {
    /// By number.
    pub phone: Option<()>,
    /// By name and day of birth.
    pub birth: Option<()>,
    /// By name and address.
    pub address: Option<()>,
    /// By their number in the register of companies.
    pub company: Option<()>,
}

impl By {
    /// Whether names are needed.
    #[must_use]
    pub const fn is_by_name(self) -> bool {
        self.birth.is_some() || self.address.is_some()
    }
}

/// Somebody with a name, as they stand in a bucket.
#[derive(Debug)]
struct Named {
    name: Name,
    place: u32,
}

/// Everybody who is looked for.
#[derive(Debug)]
pub struct Lookup {
    by: By,
    /// The last holder of each number, as a place in `holders`.
    numbers: HashMap<Dialled, u32, BuildHasherDefault<Spread>>,
    /// Customers, each with the holder of the same number before them.
    holders: Vec<(u32, u32)>,
    births: HashMap<NaiveDate, Vec<Named>>,
    homes: HashMap<Home, Vec<Named>>,
    companies: HashMap<String, Vec<u32>>,
    found: Vec<Sighting>,
}

/// What came of looking for one customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sighting {
    /// Too little is known of them to be looked for in this file.
    Unknowable,
    /// They were looked for and not found.
    Clear,
    /// They stand in it.
    Listed,
}

/// The end of a chain.
const NOBODY: u32 = u32::MAX;

impl Lookup {
    /// Nobody yet.
    #[must_use]
    pub fn new(by: By) -> Self {
        Self {
            by,
            numbers: HashMap::default(),
            holders: Vec::new(),
            births: HashMap::new(),
            homes: HashMap::new(),
            companies: HashMap::new(),
            found: Vec::new(),
        }
    }

    /// Adds a customer, at the next place.
    pub fn add(&mut self, sought: &Sought<'_>) {
        let place = u32::try_from(self.found.len()).unwrap_or(NOBODY);
        let mut sighting = Sighting::Unknowable;
        if self.by.phone.is_some() {
            for number in sought.numbers {
                self.add_number(number.unsigned_abs(), place);
                sighting = Sighting::Clear;
            }
        }
        if self.by.is_by_name() {
            let name = Name::of(sought.name);
            if !name.is_empty() && self.add_name(&name, sought, place).is_some() {
                sighting = Sighting::Clear;
            }
        }
        let company = company(sought.org_number);
        if self.by.company.is_some() && !company.is_empty() {
            self.companies.entry(company).or_default().push(place);
            sighting = Sighting::Clear;
        }
        self.found.push(sighting);
    }

    fn add_number(&mut self, number: Dialled, place: u32) {
        let holder = u32::try_from(self.holders.len()).unwrap_or(NOBODY);
        let before = self.numbers.insert(number, holder);
        self.holders.push((place, before.unwrap_or(NOBODY)));
    }

    fn add_name(&mut self, name: &Name, sought: &Sought<'_>, place: u32) -> Option<()> {
        let mut added = None;
        let named = || Named {
            name: name.clone(),
            place,
        };
        if self.by.birth.is_some()
            && let Some(day) = born(sought.born)
        {
            self.births.entry(day).or_default().push(named());
            added = Some(());
        }
        if self.by.address.is_some() {
            for home in homes(sought.street, sought.postcode, sought.town) {
                self.homes.entry(home).or_default().push(named());
                added = Some(());
            }
        }
        added
    }

    /// A row with this number.
    pub(super) fn see_number(&mut self, number: Dialled) {
        let mut next = self.numbers.get(&number).copied();
        while let Some((place, before)) = next.and_then(|at| self.holders.get(index(at))) {
            see(*place, &mut self.found);
            next = Some(*before);
        }
    }

    /// A row with this name and day of birth.
    pub(super) fn see_birth(&mut self, name: &Name, day: NaiveDate) {
        if let Some(bucket) = self.births.get(&day) {
            see_like(bucket, name, &mut self.found);
        }
    }

    /// A row with this name and home.
    pub(super) fn see_home(&mut self, name: &Name, home: &Home) {
        if let Some(bucket) = self.homes.get(home) {
            see_like(bucket, name, &mut self.found);
        }
    }

    /// A row with this number in the register of companies.
    pub(super) fn see_company(&mut self, org_number: &str) {
        for place in self
            .companies
            .get(&company(org_number))
            .into_iter()
            .flatten()
        {
            see(*place, &mut self.found);
        }
    }

    /// What came of each, in the order in which they were added.
    #[must_use]
    pub fn found(&self) -> &[Sighting] {
        &self.found
    }
}

fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

fn see(place: u32, found: &mut [Sighting]) {
    if let Some(sighting) = found.get_mut(index(place)) {
        *sighting = Sighting::Listed;
    }
}

fn see_like(bucket: &[Named], name: &Name, found: &mut [Sighting]) {
    for named in bucket.iter().filter(|named| named.name.is_like(name)) {
        see(named.place, found);
    }
}

/// A number in a register of companies without room, points and letters: `NO 987 654 321 MVA`.
fn company(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Spreads numbers over a table. They are customers' own, and nobody gains by making them meet.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        let mixed = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }
}
