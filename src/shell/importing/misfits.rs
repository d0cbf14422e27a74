//! Numbers that do not fit the market's numbering plan, and the countries that they fit.

use crate::app::importing::{ColumnGoes, Misfits, PreviewColumn};
use crate::model::customer::Field;
use crate::model::incoming::{Refused, RowRefusal};
use crate::model::phone::{NotAPhone, Region, read_phones};
use crate::store::import::Arrival;

/// So many are held against the other countries' plans; their share is much the same in the rest.
const SAMPLE: u64 = 500;
/// A slip in a row is no question: at least every so-manieth row has such a number.
const ONE_IN: u64 = 10;

/// The count so far.
pub(super) struct Counting {
    phones: Vec<usize>,
    countries: Vec<usize>,
    rows: u64,
    misfits: u64,
    fits: Vec<(Region, u64)>,
}

impl Counting {
    /// Nothing is counted yet of a list with these columns, read for this market.
    pub(super) fn of(columns: &[PreviewColumn], market: Region) -> Self {
        let going = |wanted: &ColumnGoes| {
            let columns = columns.iter().enumerate();
            let going = columns.filter(|(_, column)| column.goes == *wanted);
            going.map(|(at, _)| at).collect()
        };
        let others = Region::OFFERED.into_iter();
        Self {
            phones: going(&ColumnGoes::Phone),
            countries: going(&ColumnGoes::Field(Field::Country)),
            rows: 0,
            misfits: 0,
            fits: others
                .filter(|other| *other != market)
                .map(|other| (other, 0))
                .collect(),
        }
    }

    /// Counts a row. One that says its country is read there already.
    pub(super) fn row(&mut self, row: &Result<Arrival, Refused>) {
        self.rows += 1;
        match row {
            Ok(arrival) => {
                let row = &arrival.row;
                if row.profile.value(&Field::Country).is_empty() {
                    let refused = row.phones_refused.iter();
                    let cells = refused.filter(|(_, why)| is_of_plan(*why));
                    self.cells(cells.map(|(text, _)| text.as_str()));
                }
            }
            Err(refused) => {
                let RowRefusal::BadNumber(why) = refused.reason else {
                    return;
                };
                let cell = |at: &usize| refused.row.get(*at).map_or("", |cell| cell.trim());
                let has_country = self.countries.iter().any(|at| !cell(at).is_empty());
                if is_of_plan(why) && !has_country {
                    let cells: Vec<&str> = self.phones.iter().map(cell).collect();
                    self.cells(cells.into_iter());
                }
            }
        }
    }

    fn cells<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        let is_abroad = |cell: &&str| cell.starts_with(['+', '(']) || cell.starts_with("00");
        let cells = cells.filter(|cell| !cell.is_empty() && !is_abroad(cell));
        let cells: Vec<&str> = cells.collect();
        if cells.is_empty() {
            return;
        }
        self.misfits += 1;
        if self.misfits > SAMPLE {
            return;
        }
        for (region, fits) in &mut self.fits {
            let mut read = cells.iter().flat_map(|cell| read_phones(cell, *region));
            *fits += u64::from(read.any(|phone| phone.is_ok()));
        }
    }

    /// The countries that some of them fit, most first; none when too few do not fit at home.
    pub(super) fn misfits(mut self) -> Option<Misfits> {
        let of = self.misfits.clamp(1, SAMPLE);
        self.fits.retain(|(_, fits)| *fits > 0);
        self.fits.sort_by_key(|(_, fits)| std::cmp::Reverse(*fits));
        let is_asked = !self.fits.is_empty() && self.misfits * ONE_IN >= self.rows;
        let percent = |(region, fits)| (region, fits * 100 / of);
        is_asked.then(|| Misfits {
            rows: self.misfits,
            fits: self.fits.into_iter().map(percent).collect(),
        })
    }
}

/// Whether another country's plan may read what this one does not.
const fn is_of_plan(why: NotAPhone) -> bool {
    match why {
        NotAPhone::TooShort | NotAPhone::TooLong | NotAPhone::NotInUse => true,
        NotAPhone::Empty
        | NotAPhone::NoDigits
        | NotAPhone::LostDigits
        | NotAPhone::UnknownCountry
        | NotAPhone::TurnedAround => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::incoming::{Incoming, StatusMeaning};

    fn column(goes: ColumnGoes) -> PreviewColumn {
        PreviewColumn {
            header: String::new(),
            examples: Vec::new(),
            goes,
        }
    }

    /// Rows of a number and a country, held against Norway's plan; an empty number is a row that comes in.
    fn check(rows: &[(&str, &str)], expected: Option<(u64, &[(Region, u64)])>) {
        let columns = [
            column(ColumnGoes::Phone),
            column(ColumnGoes::Field(Field::Country)),
        ];
        let mut counting = Counting::of(&columns, Region::NO);
        for (number, country) in rows {
            let refused = || Refused {
                line: 1,
                reason: RowRefusal::BadNumber(NotAPhone::TooLong),
                row: vec![(*number).to_owned(), (*country).to_owned()],
            };
            let arrival = || Arrival {
                row: Incoming::default(),
                status: StatusMeaning::Unknown,
            };
            let row = if number.is_empty() {
                Ok(arrival())
            } else {
                Err(refused())
            };
            counting.row(&row);
        }
        let misfits = counting.misfits();
        let found = misfits.as_ref().map(|it| (it.rows, it.fits.as_slice()));
        assert_eq!(found, expected, "{rows:?}");
    }

    #[test]
    fn the_countries_that_numbers_fit_are_counted_and_a_slip_is_no_question() {
        let (swedish, good) = (("070-174 06 05", ""), ("", ""));
        let fits = [(Region::SE, 100), (Region::GB, 100), (Region::DE, 100)];
        check(&[swedish], Some((1, &fits)));
        check(&[swedish; 2], Some((2, &fits)));
        let mut one_in_ten = vec![good; 9];
        one_in_ten.push(swedish);
        check(&one_in_ten, Some((1, &fits)));
        one_in_ten.push(good);
        check(&one_in_ten, None);
        check(&[good], None);
        check(&[], None);
        // What says its country is read there already, and nobody reads what is no number anywhere.
        check(&[("070-174 06 05", "Sverige")], None);
        check(&[("+47 1234567890", "")], None);
    }
}
