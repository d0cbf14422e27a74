//! A desk with many customers and as many calls, and plain tables with the same customers.

use std::path::{Path, PathBuf};

use samtale::config::FirstRun;
use samtale::model::customer::{Audience, Field, Profile};
use samtale::model::fact::{CustomerNew, Fact, Membership, Said};
use samtale::model::id::{CustomerId, ListId};
use samtale::model::list::{Ground, List, ListAnswers, ListAudience, ListRef, ListState};
use samtale::model::moment::{Moment, Now};
use samtale::model::phone::{Phone, PhoneKind, PhoneState, Region};
use samtale::model::seller::SellerRef;
use samtale::shell::home::{Address, Desk, Home};

use super::stopwatch::time;
use super::{Outcome, calls, floor, lists, say};

/// How many customers, and how many calls.
#[derive(Clone, Copy)]
pub(crate) struct Size(pub(crate) u64);

impl Size {
    pub(crate) const TEN_THOUSAND: Self = Self(10_000);
    pub(crate) const MILLION: Self = Self(1_000_000);

    /// As the table says it.
    pub(crate) const fn name(self) -> &'static str {
        if self.0 < Self::MILLION.0 {
            "10 k"
        } else {
            "1 M"
        }
    }
}

/// Records of one transaction while the base is filled.
const SLICE: usize = 1_000;

/// The moment at which everything is measured, as the program is told it.
pub(crate) const CLOCK: &str = "2026-11-23T10:00:00+01:00";

/// A desk, and the floor beside it.
pub(crate) struct Base {
    pub(crate) size: Size,
    /// Where files may be put.
    pub(crate) folder: PathBuf,
    /// Where the desk's home is.
    pub(crate) place: PathBuf,
    /// Where the floor's database is.
    pub(crate) floor: PathBuf,
    pub(crate) home: Home,
    pub(crate) seller: SellerRef,
    pub(crate) now: Now,
}

impl Base {
    /// Makes the desk and the floor in a folder.
    pub(crate) fn build(folder: &Path, size: Size) -> Outcome<Self> {
        let mut base = Self::with(folder, size, make(&folder.join("home"))?)?;
        base.fill()?;
        base.fill_floor()?;
        Ok(base)
    }

    /// The desk and the floor that an earlier run made in a folder, or else this one does.
    pub(crate) fn kept(folder: &Path, size: Size) -> Outcome<Self> {
        if folder.exists() {
            return Self::with(folder, size, open(&folder.join("home"))?);
        }
        std::fs::create_dir_all(folder)?;
        Self::build(folder, size)
    }

    fn with(folder: &Path, size: Size, home: Home) -> Outcome<Self> {
        Ok(Self {
            size,
            folder: folder.to_owned(),
            floor: folder.join("floor.db"),
            seller: home.seller().ok_or("nobody sits at the desk")?,
            now: home.desk.clock.now(),
            place: folder.join("home"),
            home,
        })
    }

    fn fill(&mut self) -> Outcome<()> {
        let (now, by) = (self.now, self.seller.clone());
        let list = said(now.at, &by, None, Fact::ListNew(list()));
        self.home
            .store
            .append(&[list], now, &mut self.home.random)?;
        let people = 0..self.size.0;
        let new = people
            .clone()
            .map(|n| said(now.at, &by, Some(customer_id(n)), customer(n)));
        self.append("customers", new)?;
        let told = calls::Telling::new(self)?;
        self.append("calls", people.map(|n| told.nth(n)))
    }

    fn append(&mut self, what: &str, said: impl Iterator<Item = Said>) -> Outcome<()> {
        let now = self.now;
        let (took, done) = time(|| append(&mut self.home, now, said));
        done?;
        say(&format!("{} {what}: {took:.1?}", self.size.name()));
        Ok(())
    }

    fn fill_floor(&self) -> Outcome<()> {
        let path = self.folder.join("base.csv");
        lists::write(&path, 0..self.size.0)?;
        let mut db = floor::open(&self.floor)?;
        let (took, done) = time(|| floor::import(&mut db, &path));
        done?;
        say(&format!(
            "  the floor has {} customers after {took:.1?}",
            self.size.name()
        ));
        std::fs::remove_file(path)?;
        Ok(())
    }
}

/// Says these things at a desk.
pub(crate) fn append(home: &mut Home, now: Now, said: impl Iterator<Item = Said>) -> Outcome<()> {
    let Home { store, random, .. } = home;
    let mut slice = Vec::with_capacity(SLICE);
    for one in said {
        slice.push(one);
        if slice.len() == SLICE {
            store.append_slice(&slice, now, random)?;
            slice.clear();
        }
    }
    store.append_slice(&slice, now, random)?;
    Ok(())
}

/// Opens the desk of a home.
pub(crate) fn open(place: &Path) -> Outcome<Home> {
    Ok(Desk::read(&address(place))?.open()?)
}

/// Opens the desk of a home by the clock of the machine, which goes on.
pub(crate) fn open_today(place: &Path) -> Outcome<Home> {
    let address = Address {
        clock: None,
        ..address(place)
    };
    Ok(Desk::read(&address)?.open()?)
}

/// Makes a home, and opens it.
pub(crate) fn make(place: &Path) -> Outcome<Home> {
    Desk::read(&address(place))?.make(Some(&FirstRun {
        seller: "Kari Nordmann".to_owned(),
        market: Region::NO,
        language: "nb".to_owned(),
    }))?;
    open(place)
}

fn address(place: &Path) -> Address {
    Address {
        home: Some(place.to_owned()),
        clock: Some(CLOCK.to_owned()),
        ..Address::default()
    }
}

/// The n-th customer's id.
pub(crate) fn customer_id(n: u64) -> CustomerId {
    CustomerId::of(lists::mix(n).to_be_bytes())
}

/// The list that everybody stands on.
pub(crate) fn list_ref() -> ListRef {
    ListRef {
        id: ListId::of([3; 8]),
        name: "Vinter 2026".to_owned(),
    }
}

/// The list.
pub(crate) fn list() -> List {
    let ListRef { id, name } = list_ref();
    List {
        id,
        name,
        principal: String::new(),
        market: Region::NO,
        answers: ListAnswers {
            audience: Some(ListAudience::All(Audience::Business)),
            ground: Some(Ground::Customers),
            washed: Vec::new(),
        },
        source: "ours".to_owned(),
        campaign: String::new(),
        state: ListState::Open,
    }
}

/// Something that the seller said then.
pub(crate) fn said(at: Moment, by: &SellerRef, about: Option<CustomerId>, fact: Fact) -> Said {
    let by = Some(by.id);
    Said {
        at,
        by,
        about,
        fact,
    }
}

/// The n-th customer comes to the list.
pub(crate) fn customer(n: u64) -> Fact {
    let person = lists::person(n);
    let fields = [
        (Field::ExternalId, person.external_id),
        (Field::Email, person.email),
        (Field::Postcode, person.postcode.to_owned()),
        (Field::Town, person.town.to_owned()),
    ];
    let number = format!("+47{}", person.phone).parse().ok();
    let phones = number.map(|number| Phone {
        number,
        kind: PhoneKind::Mobile,
        state: PhoneState::Untried,
    });
    Fact::CustomerNew(CustomerNew {
        profile: Profile {
            name: format!("{} {}", person.first, person.last),
            company: person.company,
            audience: None,
            phones: phones.into_iter().collect(),
            fields: fields.into_iter().collect(),
        },
        principal: String::new(),
        source: String::new(),
        member: Some(Membership {
            list: list_ref(),
            place: n + 1,
        }),
        tags: Vec::new(),
    })
}
