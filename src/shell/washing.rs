//! A wash: a register's file against everybody who is to be looked for, and what of it is to be written down.
//!
//! *Invariant:* who could not be looked for, for want of a number or an address, is not washed; only who was is.

use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::config::aliases::Aliases;
use crate::disk::{self, incoming};
use crate::forms::register::{
    BIRTH, By, FindsNobody, Lookup, Read, RegisterFile, Sighting, Sought,
};
use crate::forms::table::{NotATable, Table};
use crate::guard::Rules;
use crate::model::id::CustomerId;
use crate::model::list::List;
use crate::model::phone::Region;
use crate::model::seller::SellerRef;
use crate::model::wash::{Found, Wash};
use crate::seal::hash::Running;
use crate::store::{self, Store, WashPerson, WashQuestion, WashTexts};

/// Rows that are read between two words on how far it is.
const ROWS: usize = 50_000;

/// What is to be washed against what.
#[derive(Debug, Clone)]
pub struct WashOrder {
    /// The register's id.
    pub register: String,
    /// Its market.
    pub market: Region,
    /// By what people are found in it.
    pub matching: By,
    /// The date of its version.
    pub version: NaiveDate,
    /// The register's file.
    pub file: PathBuf,
    /// Who washes.
    pub seller: SellerRef,
}

/// A wash that could not be done. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WashFailure {
    /// The file could not be read.
    #[error(transparent)]
    Disk(#[from] disk::Failure),
    /// It is no table.
    #[error(transparent)]
    NotATable(#[from] NotATable),
    /// Nothing in it finds anybody.
    #[error(transparent)]
    FindsNobody(#[from] FindsNobody),
    /// There is a header and nothing below it: nobody could be found in it, and that would wash everybody.
    #[error("the file has no rows")]
    NoRows,
    /// Too much of it cannot be read for those who are not found in it to be taken as washed.
    #[error("{} of {} rows cannot be read", .0.unread, .0.rows)]
    Unread(Read),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Failure),
}

/// How those of one list stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListSum {
    /// Looked for and not found.
    pub clear: u64,
    /// Found.
    pub listed: u64,
    /// Not looked for: too little is known of them.
    pub unknowable: u64,
}

/// What looking came to.
#[derive(Debug)]
pub struct Looked {
    /// The evidence, without those whom it names.
    pub wash: Wash,
    /// The rows of the file.
    pub read: Read,
    /// All customers together.
    pub all: ListSum,
    /// Found now, and not found before.
    pub newly_listed: u64,
    /// Found before, and no longer.
    pub lifted: u64,
    /// Each list, by its place among all lists; those that nobody stands on are left out.
    pub lists: Vec<(usize, ListSum)>,
    /// What is not on record yet.
    pub new: Vec<(CustomerId, Found)>,
}

/// How some people of a list are washed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WashState {
    /// The register.
    pub register: String,
    /// The date of its version.
    pub version: NaiveDate,
    /// How many were looked for in it.
    pub customers: u64,
    /// The last day on which it is good; none for a register that no rule of the market names.
    pub good_until: Option<NaiveDate>,
}

/// How the people of a list are washed, newest version first.
pub fn states(store: &Store, rules: &Rules, list: &List) -> Result<Vec<WashState>, store::Failure> {
    let registers = &rules.market(list.market).registers;
    let washes = store.list_washes(list.id)?.into_iter();
    let state = |(register, version): (String, NaiveDate), customers| {
        let known = registers.iter().find(|it| it.is_called(&register));
        WashState {
            good_until: known.map(|it| it.last_days(version).1),
            register,
            version,
            customers,
        }
    };
    Ok(washes
        .filter_map(|wash| Some(state(wash.against?, wash.customers)))
        .collect())
}

/// Somebody who was looked for, as far as it matters afterwards.
struct Asked {
    id: CustomerId,
    known: Option<(NaiveDate, Found)>,
    lists: Vec<usize>,
}

/// Looks everybody up in the file. `tell` is told how many rows are read.
pub fn look(
    order: &WashOrder,
    store: &Store,
    mut tell: impl FnMut(u64),
) -> Result<Looked, WashFailure> {
    let (table, hash) = open(&order.file)?;
    let aliases = Aliases::embedded();
    let mut file = RegisterFile::of(table, &aliases, order.market, order.matching)?;
    let mut lookup = Lookup::new(file.by());
    let asked = people(order, store, &file, &mut lookup)?;
    let mut read = Read::default();
    while file.read(ROWS, &mut lookup, &mut read)? {
        tell(read.rows);
    }
    if read.rows == 0 {
        return Err(WashFailure::NoRows);
    }
    if read.unread * 10 > read.rows {
        return Err(WashFailure::Unread(read));
    }
    Ok(looked(order, &asked, lookup.found(), read, hash))
}

fn open(path: &Path) -> Result<(Table, String), WashFailure> {
    let mut file = incoming::open(path)?;
    let mut running = Running::default();
    io::copy(&mut file, &mut running).map_err(NotATable::from)?;
    file.rewind().map_err(NotATable::from)?;
    Ok((Table::open(file)?, running.digest().to_string()))
}

fn people(
    order: &WashOrder,
    store: &Store,
    file: &RegisterFile,
    lookup: &mut Lookup,
) -> Result<Vec<Asked>, store::Failure> {
    let by = file.by();
    let needs_texts = by.is_by_name() || by.company.is_some();
    let question = WashQuestion {
        market: order.market,
        register: &order.register,
        texts: if needs_texts {
            WashTexts::NameAndBirth(BIRTH)
        } else {
            WashTexts::None
        },
    };
    let mut asked = Vec::new();
    store.wash_people(&question, |person: &WashPerson| {
        let Some(id) = person.id else { return };
        lookup.add(&Sought {
            numbers: &person.numbers,
            name: &person.name,
            born: &person.born,
            street: &person.street,
            postcode: &person.postcode,
            town: &person.town,
            org_number: &person.org_number,
        });
        asked.push(Asked {
            id,
            known: person.known,
            lists: person.lists.clone(),
        });
    })?;
    Ok(asked)
}

fn looked(
    order: &WashOrder,
    asked: &[Asked],
    found: &[Sighting],
    read: Read,
    hash: String,
) -> Looked {
    let mut looked = Looked {
        wash: Wash {
            register: order.register.clone(),
            version: order.version,
            file: order
                .file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default(),
            hash,
            rows: read.rows,
            customers: 0,
            hits: 0,
            seller: order.seller.clone(),
            listed: Vec::new(),
            clear: Vec::new(),
        },
        read,
        all: ListSum::default(),
        newly_listed: 0,
        lifted: 0,
        lists: Vec::new(),
        new: Vec::new(),
    };
    let mut lists: Vec<ListSum> = Vec::new();
    for (person, sighting) in asked.iter().zip(found) {
        looked.add(person, *sighting);
        for place in &person.lists {
            if lists.len() <= *place {
                lists.resize(place + 1, ListSum::default());
            }
            if let Some(sum) = lists.get_mut(*place) {
                sum.add(*sighting);
            }
        }
    }
    looked.wash.customers = looked.all.clear + looked.all.listed;
    looked.wash.hits = looked.all.listed;
    let lists = lists.into_iter().enumerate();
    looked.lists = lists
        .filter(|(_, sum)| *sum != ListSum::default())
        .collect();
    looked
}

impl Looked {
    fn add(&mut self, person: &Asked, sighting: Sighting) {
        self.all.add(sighting);
        let found = match sighting {
            Sighting::Unknowable => return,
            Sighting::Clear => Found::Clear,
            Sighting::Listed => Found::Listed,
        };
        let answer = Some((self.wash.version, found));
        let before = person.known.map(|(_, found)| found);
        if answer <= person.known {
            return;
        }
        match (before, found) {
            (Some(Found::Clear) | None, Found::Listed) => self.newly_listed += 1,
            (Some(Found::Listed), Found::Clear) => self.lifted += 1,
            (Some(Found::Listed), Found::Listed) | (Some(Found::Clear) | None, Found::Clear) => {}
        }
        self.new.push((person.id, found));
    }

    /// The evidence about some of those who are new.
    #[must_use]
    pub fn evidence(&self, of: &[(CustomerId, Found)]) -> Wash {
        let those = |wanted: Found| {
            let those = of.iter().filter(|(_, found)| *found == wanted);
            those.map(|(id, _)| *id).collect()
        };
        Wash {
            listed: those(Found::Listed),
            clear: those(Found::Clear),
            ..self.wash.clone()
        }
    }
}

impl ListSum {
    fn add(&mut self, sighting: Sighting) {
        match sighting {
            Sighting::Unknowable => self.unknowable += 1,
            Sighting::Clear => self.clear += 1,
            Sighting::Listed => self.listed += 1,
        }
    }
}
