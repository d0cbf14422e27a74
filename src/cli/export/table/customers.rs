//! One row for each customer: the card, the house's own fields, and how they stand.

use super::{Tell, joined, month, numbers};
use crate::cli::exit::Failure;
use crate::cli::export::columns::Tells::{Customer, Nobody, Words};
use crate::cli::export::columns::{Column, Scribe, Tells, column};
use crate::forms::out::Cell;
use crate::forms::out::Type::{Text, Time};
use crate::model::customer::Field;
use crate::store::{CustomerRow, Whom};

/// What the card says, in its order.
pub(in crate::cli::export) const CARD: [Column<CustomerRow>; 17] = [
    column("id", Text, Nobody, |_, row| {
        row.customer.id.to_string().into()
    }),
    column("name", Text, Customer, |_, row| value(row, &Field::Name)),
    column("company", Text, Customer, |_, row| {
        value(row, &Field::Company)
    }),
    column("audience", Text, Nobody, |_, row| {
        value(row, &Field::Audience)
    }),
    column("phones", Text, Customer, |_, row| {
        numbers(&row.customer.profile.phones)
    }),
    column("title", Text, Customer, |_, row| value(row, &Field::Title)),
    column("org_number", Text, Customer, |_, row| {
        value(row, &Field::OrgNumber)
    }),
    column("email", Text, Customer, |_, row| value(row, &Field::Email)),
    column("street", Text, Customer, |_, row| {
        value(row, &Field::Street)
    }),
    column("postcode", Text, Customer, |_, row| {
        value(row, &Field::Postcode)
    }),
    column("town", Text, Customer, |_, row| value(row, &Field::Town)),
    column("region", Text, Nobody, |_, row| value(row, &Field::Region)),
    column("country", Text, Nobody, |_, row| {
        value(row, &Field::Country)
    }),
    column("zone", Text, Nobody, |_, row| value(row, &Field::Zone)),
    column("language", Text, Nobody, |_, row| {
        value(row, &Field::Language)
    }),
    column("website", Text, Customer, |_, row| {
        value(row, &Field::Website)
    }),
    column("external_id", Text, Customer, |_, row| {
        value(row, &Field::ExternalId)
    }),
];

/// How they stand with us.
pub(in crate::cli::export) const STANDING: [Column<CustomerRow>; 4] = [
    column("tags", Text, Words, |_, row| {
        joined(row.tags.iter().map(String::as_str))
    }),
    column("lists", Text, Nobody, |_, row| {
        joined(row.lists.iter().map(|(list, _)| list.name.as_str()))
    }),
    column("source", Text, Words, |_, row| row.source.as_str().into()),
    column("known_since", Time, Nobody, |scribe, row| {
        row.known_since.map(|at| scribe.stamp(at)).into()
    }),
];

/// Tells a row.
pub(in crate::cli::export) fn tell(
    row: &CustomerRow,
    scribe: &Scribe<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let among = scribe.among(&Whom::from(row.customer.clone()), &[])?;
    let mut cells = scribe.cells(&CARD, row, &among)?;
    if scribe.has(Tells::Customer) {
        cells.extend(scribe.own.iter().map(|field| value(row, field)));
    }
    cells.extend(scribe.cells(&STANDING, row, &among)?);
    let since = row.known_since.map(|at| month(scribe.stamp(at)));
    tell(since, cells)
}

fn value<'r>(row: &'r CustomerRow, field: &Field) -> Cell<'r> {
    row.customer.profile.value(field).into()
}
