//! One row for each callback, whatever became of it.

use super::calls::precision;
use super::{Tell, month, numbers};
use crate::cli::exit::Failure;
use crate::cli::export::columns::Tells::{Customer, Nobody, Seller, Words};
use crate::cli::export::columns::{Column, Scribe, column};
use crate::forms::out::Cell;
use crate::forms::out::Type::{Text, Time};
use crate::model::callback::CallbackState;
use crate::model::moment::Stamp;
use crate::model::seller::Owner;
use crate::store::CallbackRow;

/// The columns, in their order.
pub(in crate::cli::export) const COLUMNS: [Column<CallbackRow>; 12] = [
    column("id", Text, Nobody, |_, row| {
        row.callback.id.to_string().into()
    }),
    column("customer_id", Text, Nobody, |_, row| {
        row.whom.id.to_string().into()
    }),
    column("customer", Text, Customer, |_, row| {
        row.whom.name.as_str().into()
    }),
    column("company", Text, Customer, |_, row| {
        row.whom.company.as_str().into()
    }),
    column("number", Text, Customer, |_, row| numbers(&row.whom.phones)),
    column("at", Time, Nobody, |_, row| due(row).into()),
    column("zone", Text, Nobody, |_, row| {
        row.callback.set.when.zone.name().into()
    }),
    column("precision", Text, Nobody, |_, row| {
        precision(row.callback.set.when.precision).into()
    }),
    column("state", Text, Nobody, |_, row| {
        state(row.callback.state).into()
    }),
    column("about", Text, Words, |_, row| {
        row.callback.set.about.as_str().into()
    }),
    column("owner", Text, Nobody, |_, row| {
        whose(&row.callback.set.owner).into()
    }),
    column("seller", Text, Seller, |_, row| {
        seller(&row.callback.set.owner)
    }),
];

/// Tells a row.
pub(in crate::cli::export) fn tell(
    row: &CallbackRow,
    scribe: &Scribe<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let among = scribe.among(&row.whom, &[])?;
    tell(Some(month(due(row))), scribe.cells(&COLUMNS, row, &among)?)
}

fn due(row: &CallbackRow) -> Stamp {
    let when = row.callback.set.when;
    when.due().stamp(when.zone)
}

const fn whose(owner: &Owner) -> &'static str {
    match owner {
        Owner::Anyone => "anyone",
        Owner::Seller(_) => "seller",
    }
}

fn seller(owner: &Owner) -> Cell<'_> {
    match owner {
        Owner::Anyone => Cell::Empty,
        Owner::Seller(seller) => seller.name.as_str().into(),
    }
}

const fn state(state: CallbackState) -> &'static str {
    match state {
        CallbackState::Open => "open",
        CallbackState::Cancelled => "cancelled",
        CallbackState::Done => "done",
    }
}
