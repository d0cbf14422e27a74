//! The columns of each export, once: name, type, whom it tells of, and how its cell is made. They make the header of CSV and
//! XLSX, the schema of Parquet, and the page that `--columns` prints; the sentence of a column is the message
//! `column-` and its name.

use std::cell::Cell as Kept;

use super::What;
use super::table::{callbacks, calls, customers, said};
use crate::cli::exit::Failure;
use crate::forms::out::{Cell, Header, Type};
use crate::model::customer::Field;
use crate::model::deidentify::{Known, Replaced, deidentify};
use crate::model::moment::{Now, Stamp};
use crate::model::outcome::Campaign;
use crate::model::seller::{Owner, SellerRef};
use crate::store::{Named, Store, Whom};

/// Whom a column tells of, which decides whether it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// Nobody.
    Nobody,
    /// In words, in which somebody may be named.
    Words,
    /// Of the customer.
    Customer,
    /// Of the seller.
    Seller,
}

/// A column of the rows `R`.
pub(super) struct Column<R> {
    pub(super) name: &'static str,
    pub(super) is: Type,
    pub(super) tells: Tells,
    pub(super) of: for<'r> fn(&Scribe<'_>, &'r R) -> Cell<'r>,
}

/// Shorter to write in the tables.
pub(super) const fn column<R>(
    name: &'static str,
    is: Type,
    tells: Tells,
    of: for<'r> fn(&Scribe<'_>, &'r R) -> Cell<'r>,
) -> Column<R> {
    Column {
        name,
        is,
        tells,
        of,
    }
}

/// Whether it says who called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seller {
    /// It does not.
    LeftOut,
    /// It does, for a reason that was given.
    Named,
}

/// Whether it says whom it is about.
#[derive(Debug)]
pub(super) enum People {
    /// It does.
    Named,
    /// It does not: these may be named in any text, and are taken out of it.
    TakenOut(Box<Known>),
}

/// What the rows are written with.
pub(super) struct Scribe<'a> {
    pub(super) store: &'a Store,
    pub(super) seller: Seller,
    pub(super) people: People,
    pub(super) campaigns: &'a [Campaign],
    pub(super) language: &'a str,
    pub(super) now: Now,
    /// The house's own fields of customers.
    pub(super) own: Vec<Field>,
    /// What was taken out so far.
    pub(super) replaced: Kept<Replaced>,
    /// Everybody's names, of whom any may be named in a text.
    pub(super) named: Named<'a>,
}

/// A column as it stands in a file.
pub(super) struct Shown {
    pub(super) header: Header,
    /// The message that says what it is.
    pub(super) says: String,
}

impl Scribe<'_> {
    /// The columns of an export, in their order.
    pub(super) fn columns(&self, what: What) -> Vec<Shown> {
        match what {
            What::Calls => self.shown(&calls::COLUMNS),
            What::Customers => {
                let mut columns = self.shown(&customers::CARD);
                columns.extend(self.own_columns());
                columns.extend(self.shown(&customers::STANDING));
                columns
            }
            What::Callbacks => self.shown(&callbacks::COLUMNS),
            What::Promises => self.shown_said(&said::PROMISES),
            What::Questions => self.shown_said(&said::QUESTIONS),
            What::Demands => self.shown_said(&said::DEMANDS),
            What::Orders => self.shown_said(&said::ORDERS),
        }
    }

    fn shown<R>(&self, columns: &[Column<R>]) -> Vec<Shown> {
        let columns = columns.iter().filter(|column| self.has(column.tells));
        columns
            .map(|column| Shown {
                header: Header {
                    name: column.name.to_owned(),
                    is: column.is,
                },
                says: format!("column-{}", column.name.replace('_', "-")),
            })
            .collect()
    }

    fn shown_said(&self, columns: &[Column<crate::store::SaidRow>]) -> Vec<Shown> {
        let mut shown = self.shown(&said::WHOM);
        shown.extend(self.shown(columns));
        shown
    }

    /// The house's own fields hold what nobody knows but the house: they stay at home with whom they are about.
    fn own_columns(&self) -> impl Iterator<Item = Shown> {
        let own = self.own.iter().filter(|_| self.has(Tells::Customer));
        own.map(|field| Shown {
            header: Header {
                name: field.to_string(),
                is: Type::Text,
            },
            says: "column-own".to_owned(),
        })
    }

    pub(super) const fn has(&self, tells: Tells) -> bool {
        match tells {
            Tells::Nobody | Tells::Words => true,
            Tells::Customer => matches!(self.people, People::Named),
            Tells::Seller => matches!(self.seller, Seller::Named),
        }
    }

    /// The cells of a row in these columns. `among` is who may be named in it.
    pub(super) fn cells<'r, R>(
        &self,
        columns: &[Column<R>],
        row: &'r R,
        among: &Known,
    ) -> Result<Vec<Cell<'r>>, Failure> {
        let columns = columns.iter().filter(|column| self.has(column.tells));
        columns
            .map(|column| {
                let cell = (column.of)(self, row);
                if column.tells == Tells::Words {
                    self.without_people(cell, among)
                } else {
                    Ok(cell)
                }
            })
            .collect()
    }

    fn without_people<'r>(&self, cell: Cell<'r>, among: &Known) -> Result<Cell<'r>, Failure> {
        Ok(match (&cell, &self.people) {
            (Cell::Text(text), People::TakenOut(_)) => Cell::from(self.words(text, among)?),
            _ => cell,
        })
    }

    /// A text without the people in it, which are counted; the text itself when they are to stay.
    pub(super) fn words(&self, text: &str, among: &Known) -> Result<String, Failure> {
        let People::TakenOut(anywhere) = &self.people else {
            return Ok(text.to_owned());
        };
        let others = Known::named_in(text, &self.named)?;
        let without = deidentify(text, &[among, anywhere, &others]);
        let mut replaced = self.replaced.get();
        replaced += without.replaced;
        self.replaced.set(replaced);
        Ok(without.text.into_owned())
    }

    /// Who may be named in what is written of a customer; nobody is looked for when all may stay.
    pub(super) fn among(&self, whom: &Whom, also: &[&str]) -> Result<Known, Failure> {
        let mut known = Known::default();
        if let People::TakenOut(_) = self.people {
            known.customer(&whom.profile());
            for name in also {
                known.party(name);
            }
            for name in self.store.names_beside(whom.id)? {
                known.party(&name);
            }
        }
        Ok(known)
    }

    pub(super) fn stamp(&self, at: crate::model::moment::Moment) -> Stamp {
        at.stamp(self.now.zone)
    }

    /// Whose it is, as far as that may be said.
    pub(super) fn owner<'r>(&self, owner: &'r Owner) -> &'r str {
        match (owner, self.seller) {
            (Owner::Anyone, _) => "anyone",
            (Owner::Seller(_), Seller::LeftOut) => "seller",
            (Owner::Seller(SellerRef { name, .. }), Seller::Named) => name,
        }
    }
}
