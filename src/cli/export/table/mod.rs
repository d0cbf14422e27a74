//! The tables of columns, one for each kind of row, and the rows that go into them.

pub(super) mod callbacks;
pub(super) mod calls;
pub(super) mod customers;
pub(super) mod said;

use super::What;
use super::columns::Scribe;
use crate::cli::exit::Failure;
use crate::forms::out::Cell;
use crate::model::phone::Phone;
use crate::store::{CallFilter, SaidKind};

/// Takes the cells of a row, and the month that it belongs to.
pub(super) type Tell<'t> = dyn FnMut(Option<String>, Vec<Cell<'_>>) -> Result<(), Failure> + 't;

/// Tells every row of an export, in its order.
pub(super) fn each(
    what: What,
    filter: &CallFilter,
    scribe: &Scribe<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let store = scribe.store;
    let said = |kind: SaidKind,
                columns: &'static [super::columns::Column<crate::store::SaidRow>],
                tell: &mut Tell<'_>| {
        store.each_said(kind, filter, |row| said::tell(&row, columns, scribe, tell))
    };
    match what {
        What::Calls => store.each_call(filter, |row| calls::tell(&row, scribe, tell)),
        What::Customers => store.each_customer(filter, |row| customers::tell(&row, scribe, tell)),
        What::Callbacks => store.each_callback(filter, |row| callbacks::tell(&row, scribe, tell)),
        What::Promises => said(SaidKind::Promises, &said::PROMISES, tell),
        What::Questions => said(SaidKind::Questions, &said::QUESTIONS, tell),
        What::Demands => said(SaidKind::Demands, &said::DEMANDS, tell),
        What::Orders => said(SaidKind::Orders, &said::ORDERS, tell),
    }
}

/// The month of a time, as folders are named: `2026-11`.
fn month(at: crate::model::moment::Stamp) -> String {
    at.format("%Y-%m").to_string()
}

/// Several of a kind in one cell, a line each.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Cell<'static> {
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    Cell::from(texts.join("\n"))
}

fn numbers(phones: &[Phone]) -> Cell<'static> {
    let numbers: Vec<&str> = phones.iter().map(|phone| phone.number.as_e164()).collect();
    Cell::from(numbers.join(" "))
}
