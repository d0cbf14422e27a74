//! The file of a reservation register: who stands in it, row by row, whatever its form. Numbers, or names with a day of
//! birth or an address, or numbers of companies; one a line, or in the columns of a table.
//!
//! *Invariant:* a row that cannot be read is counted and never passed over in silence.

mod digits;
mod look;
mod names;

use crate::config::aliases::Aliases;
use crate::forms::cell;
use crate::forms::mapping::{Column, Header, Mapping};
use crate::forms::table::{NotATable, Row, Table};
use crate::model::customer::Field;
use crate::model::phone::Region;
use digits::Readings;
pub use look::{By, Lookup, Sighting, Sought};
use names::{Name, born, homes};

/// The name under which lists keep a day of birth.
pub const BIRTH: &str = "birth_date";

/// Where in a row stands what.
#[derive(Debug, Default)]
struct Columns {
    phones: Vec<usize>,
    names: Vec<usize>,
    birth: Option<usize>,
    street: Option<usize>,
    postcode: Option<usize>,
    town: Option<usize>,
    company: Option<usize>,
}

/// A register's file, open.
pub struct RegisterFile {
    table: Table,
    header: Header,
    columns: Columns,
    by: By,
    region: Region,
    row: Row,
    readings: Readings,
    text: String,
}

/// The file has nothing by which people are found: neither numbers, nor names with a day of birth or an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no column has numbers, nor names with days of birth or addresses")]
pub struct FindsNobody;

/// What came of reading a file to its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// Rows with anything in them, the header not counted.
    pub rows: u64,
    /// Rows that hold nothing by which anybody is found.
    pub unread: u64,
    /// The line of the first of those.
    pub first_unread: Option<u64>,
}

impl RegisterFile {
    /// Sees what the columns of a file hold, as far as the register goes by it. Where it goes by the numbers of companies and
    /// not by telephone, what looks like telephone numbers are those.
    pub fn of(
        table: Table,
        aliases: &Aliases,
        region: Region,
        matching: By,
    ) -> Result<Self, FindsNobody> {
        let mapping = Mapping::of(&table, aliases, region);
        let columns = Columns::of(&mapping, matching);
        let by = columns.by();
        if by == By::default() {
            return Err(FindsNobody);
        }
        Ok(Self {
            header: mapping.header(),
            table,
            columns,
            by,
            region,
            row: Row::default(),
            readings: Readings::default(),
            text: String::new(),
        })
    }

    /// By what the file finds people.
    #[must_use]
    pub const fn by(&self) -> By {
        self.by
    }

    /// Reads the next rows, at most so many, and marks in `lookup` whom they are about. Answers whether there is more.
    pub fn read(
        &mut self,
        rows_max: usize,
        lookup: &mut Lookup,
        read: &mut Read,
    ) -> Result<bool, NotATable> {
        for _ in 0..rows_max {
            if self.table.read(&mut self.row)?.is_none() {
                return Ok(false);
            }
            let is_header = match self.header {
                Header::Line(line) => self.row.line() <= line,
                Header::Absent => false,
            };
            if is_header {
                continue;
            }
            read.rows += 1;
            if self.see(lookup).is_none() {
                read.unread += 1;
                read.first_unread.get_or_insert(self.row.line());
            }
        }
        Ok(true)
    }

    /// Marks whom the row is about; none when nothing in it can be read.
    fn see(&mut self, lookup: &mut Lookup) -> Option<()> {
        let mut seen = None;
        for column in &self.columns.phones {
            let cell = cell::read(self.row.cell(*column));
            for number in self.readings.of(cell, self.region) {
                lookup.see_number(*number);
                seen = Some(());
            }
        }
        if let Some(column) = self.columns.company {
            let cell = cell::read(self.row.cell(column));
            if cell.bytes().any(|byte| byte.is_ascii_digit()) {
                lookup.see_company(cell);
                seen = Some(());
            }
        }
        if self.by.is_by_name() {
            seen = self.see_name(lookup).or(seen);
        }
        seen
    }

    fn see_name(&mut self, lookup: &mut Lookup) -> Option<()> {
        self.text.clear();
        for column in &self.columns.names {
            self.text.push_str(cell::read(self.row.cell(*column)));
            self.text.push(' ');
        }
        let name = Name::of(&self.text);
        if name.is_empty() {
            return None;
        }
        let cell =
            |column: Option<usize>| column.map_or("", |column| cell::read(self.row.cell(column)));
        let mut seen = None;
        if self.by.birth.is_some()
            && let Some(day) = born(cell(self.columns.birth))
        {
            lookup.see_birth(&name, day);
            seen = Some(());
        }
        if self.by.address.is_some() {
            let columns = &self.columns;
            for home in homes(
                cell(columns.street),
                cell(columns.postcode),
                cell(columns.town),
            ) {
                lookup.see_home(&name, &home);
                seen = Some(());
            }
        }
        seen
    }
}

impl Columns {
    fn of(mapping: &Mapping, matching: By) -> Self {
        let mut columns = Self::default();
        for (at, mapped) in mapping.columns().iter().enumerate() {
            match &mapped.column {
                Column::Phone(_) if matching.phone.is_some() => columns.phones.push(at),
                Column::Phone(_) => {
                    columns.company.get_or_insert(at);
                }
                Column::FullName | Column::FirstName | Column::MiddleName | Column::LastName => {
                    columns.names.push(at);
                }
                Column::Field(field) => columns.field(field, at),
                Column::OrgForm
                | Column::PhoneCode
                | Column::StreetMore
                | Column::Notes
                | Column::Tags
                | Column::Source
                | Column::Status
                | Column::Owner
                | Column::LastCalled
                | Column::AttemptsBefore
                | Column::CallbackAt
                | Column::NoCalls
                | Column::RegisterFlag => {}
            }
        }
        columns.only(matching)
    }

    /// Leaves out what the register does not go by.
    fn only(mut self, matching: By) -> Self {
        self.company = self.company.filter(|_| matching.company.is_some());
        self.birth = self.birth.filter(|_| matching.birth.is_some());
        self.street = self.street.filter(|_| matching.address.is_some());
        self
    }

    fn field(&mut self, field: &Field, at: usize) {
        match field {
            Field::OrgNumber => self.company = Some(at),
            Field::Street => self.street = self.street.or(Some(at)),
            Field::Postcode => self.postcode = self.postcode.or(Some(at)),
            Field::Town => self.town = self.town.or(Some(at)),
            Field::Own(key) if key == BIRTH => self.birth = self.birth.or(Some(at)),
            Field::Name => self.names.push(at),
            Field::Own(_)
            | Field::Company
            | Field::Title
            | Field::Email
            | Field::Region
            | Field::Country
            | Field::Zone
            | Field::Language
            | Field::Website
            | Field::ExternalId
            | Field::Audience => {}
        }
    }

    fn by(&self) -> By {
        let is_there = |is_there: bool| is_there.then_some(());
        let has_name = !self.names.is_empty();
        let has_place = self.postcode.or(self.town).is_some();
        By {
            phone: is_there(!self.phones.is_empty()),
            birth: is_there(has_name && self.birth.is_some()),
            address: is_there(has_name && self.street.is_some() && has_place),
            company: is_there(self.company.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANY: By = By {
        phone: Some(()),
        birth: Some(()),
        address: Some(()),
        company: Some(()),
    };

    /// Reads a file and answers who of Kari and Ola is found, and how many rows could not be read.
    #[track_caller]
    fn check(text: &str, expected: [Sighting; 2], unread: u64) {
        let table = Table::open(std::io::Cursor::new(text.to_owned().into_bytes())).unwrap();
        let aliases = Aliases::embedded();
        let mut file = RegisterFile::of(table, &aliases, Region::NO, ANY).unwrap();
        let mut lookup = Lookup::new(file.by());
        lookup.add(&Sought {
            numbers: &[14_741_000_001, 14_722_000_001],
            name: "Kari Hansen",
            born: "21.05.1980",
            street: "Storgata 12 B",
            postcode: "0155",
            town: "Oslo",
            org_number: "987654321",
        });
        lookup.add(&Sought {
            numbers: &[14_722_000_001],
            name: "Ola Hansen",
            ..Sought::default()
        });
        let mut read = Read::default();
        while file.read(2, &mut lookup, &mut read).unwrap() {}
        assert_eq!(
            (lookup.found(), read.unread),
            (&expected[..], unread),
            "{text}"
        );
    }

    #[test]
    fn rows_find_people_in_every_form() {
        use Sighting::{Clear, Listed, Unknowable};
        check("41000001\n41000002\n", [Listed, Clear], 0);
        check("+47 22 00 00 01\n", [Listed, Listed], 0);
        check(
            "Telefon;Dato\n41000003;2026-11-02\nukjent;\n",
            [Clear, Clear],
            1,
        );
        check(
            "Navn;Fødselsdato\nHansen, Kari;1980-05-21\n",
            [Listed, Unknowable],
            0,
        );
        check(
            "Navn;Fødselsdato\nHansen, Kari;1980-05-22\n",
            [Clear, Unknowable],
            0,
        );
        check(
            "Fornavn,Etternavn,Adresse,Postnr,Poststed\nKari,Hansen,Storgt. 12,0155,OSLO\n",
            [Listed, Unknowable],
            0,
        );
        check(
            "Navn\tAdresse\tPostnr\tPoststed\nKari Hansen\t\t0155\tOslo\n",
            [Clear, Unknowable],
            1,
        );
        check("orgnr\n987 654 321\n", [Listed, Unknowable], 0);
    }

    #[test]
    fn a_file_of_other_things_finds_nobody() {
        let table = Table::open(std::io::Cursor::new(
            b"By;Vekt\nOslo;12\nBergen;9\n".to_vec(),
        ))
        .unwrap();
        let aliases = Aliases::embedded();
        assert!(RegisterFile::of(table, &aliases, Region::NO, ANY).is_err());
    }

    #[test]
    fn a_register_without_numbers_is_not_washed_with_numbers() {
        let open = |text: &str| Table::open(std::io::Cursor::new(text.to_owned().into_bytes()));
        let aliases = Aliases::embedded();
        let check = |text: &str, matching: By| {
            let file = RegisterFile::of(open(text).unwrap(), &aliases, Region::DK, matching);
            file.map(|file| file.by()).ok()
        };
        let address = By {
            address: Some(()),
            ..By::default()
        };
        let company = By {
            company: Some(()),
            ..By::default()
        };
        assert_eq!(check("20123456\n20123457\n", address), None);
        assert_eq!(check("20123456\n20123457\n", company), Some(company));
        let named = "Navn;Adresse;Postnr;Telefon\nKari Hansen;Storgade 1;1000;20123456\n";
        assert_eq!(check(named, address), Some(address));
    }
}
