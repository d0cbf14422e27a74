//! Exported rows as tables: one header, one line a row, nothing nested.

use std::io::Write;

use super::json::Seller;
use super::{Rows, Scribe};
use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::forms::out::{Cell, CsvOut, CsvStyle};
use crate::model::call::{Attempt, Call, Direction};
use crate::model::callback::CallbackSet;
use crate::model::customer::Field;
use crate::model::phone::Phone;
use crate::model::said::{DemandKind, Side};
use crate::model::seller::Owner;
use crate::model::when::Precision;
use crate::shell::home::Home;
use crate::store::{CallFilter, CallRow, CallbackRow, CustomerRow};

const CALLS: [&str; 34] = [
    "id",
    "at",
    "direction",
    "number",
    "customer_id",
    "customer",
    "company",
    "with_whom",
    "principal",
    "list",
    "campaign",
    "campaign_version",
    "line",
    "attempt",
    "rang_at",
    "answered_at",
    "ended_at",
    "outcome",
    "outcome_label",
    "notes",
    "callback_at",
    "callback_zone",
    "callback_precision",
    "callback_owner",
    "callback_about",
    "demands",
    "demand_kinds",
    "causes",
    "promises",
    "questions",
    "priorities",
    "needs",
    "satisfaction",
    "satisfaction_words",
];

const CALLBACKS: [&str; 10] = [
    "id",
    "customer_id",
    "customer",
    "company",
    "number",
    "at",
    "zone",
    "precision",
    "state",
    "about",
];

/// The fields of a customer that are columns, in the order of the card.
const FIELDS: [Field; 12] = [
    Field::Title,
    Field::OrgNumber,
    Field::Email,
    Field::Street,
    Field::Postcode,
    Field::Town,
    Field::Region,
    Field::Country,
    Field::Zone,
    Field::Language,
    Field::Website,
    Field::ExternalId,
];

/// Writes the rows, below a header.
pub(super) fn write<W: Write>(
    rows: Rows,
    home: &Home,
    filter: &CallFilter,
    scribe: &Scribe<'_>,
    (style, to): (CsvStyle, W),
) -> Result<(), Failure> {
    let store = &home.store;
    let own: Vec<Field> = store
        .fields()?
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    let header = header(rows, scribe.seller, &own);
    let header = header.iter().map(String::as_str);
    let mut csv = CsvOut::begin(to, style, header).map_err(|cause| failed(&cause))?;
    match rows {
        Rows::Calls => store.each_call(filter, |row| line(&mut csv, scribe.call_cells(&row)))?,
        Rows::Customers => store.each_customer(filter, |row| {
            line(&mut csv, scribe.customer_cells(&row, &own))
        })?,
        Rows::Callbacks => {
            store.each_callback(filter, |row| line(&mut csv, scribe.callback_cells(&row)))?;
        }
    }
    let mut to = csv.finish().map_err(|cause| failed(&cause))?;
    to.flush().map_err(|cause| failed(&cause))
}

fn header(rows: Rows, seller: Seller, own: &[Field]) -> Vec<String> {
    let named = seller == Seller::Named;
    let columns: Vec<&str> = match rows {
        Rows::Calls => CALLS.into_iter().chain(named.then_some("seller")).collect(),
        Rows::Callbacks => {
            let owner = if named { "seller" } else { "owner" };
            CALLBACKS.into_iter().chain([owner]).collect()
        }
        Rows::Customers => return customer_header(own),
    };
    columns.into_iter().map(str::to_owned).collect()
}

fn line<W: Write>(csv: &mut CsvOut<W>, cells: Vec<String>) -> Result<(), Failure> {
    csv.row(cells.into_iter().map(Cell::from))
        .map_err(|cause| failed(&cause))
}

impl Scribe<'_> {
    fn call_cells(&self, row: &CallRow) -> Vec<String> {
        let call = &row.call;
        let stamp = |at: Option<crate::model::moment::Stamp>| {
            at.map_or_else(String::new, |at| at.to_rfc3339())
        };
        let at = call.ended_at.or(call.rang_at);
        let at = at.unwrap_or_else(|| row.at.stamp(self.now.zone));
        let campaign = call.campaign.as_ref();
        let outcome = call.outcome.as_ref();
        let mut cells = vec![
            row.record.to_string(),
            at.to_rfc3339(),
            direction(call.direction).to_owned(),
            call.number
                .as_ref()
                .map_or_else(String::new, |number| number.as_e164().to_owned()),
            row.whom.id.to_string(),
            row.whom.name.clone(),
            row.whom.company.clone(),
            call.with_whom.clone(),
            call.principal.clone(),
            call.list
                .as_ref()
                .map_or_else(String::new, |list| list.name.clone()),
            campaign.map_or_else(String::new, |campaign| campaign.code.clone()),
            campaign.map_or_else(String::new, |campaign| campaign.version.to_string()),
            call.line.name().to_owned(),
            match call.attempt {
                Attempt::Nth(n) => n.to_string(),
                Attempt::Not(_) => "0".to_owned(),
            },
            stamp(call.rang_at),
            stamp(call.answered_at),
            stamp(call.ended_at),
            outcome.map_or_else(String::new, |outcome| outcome.code.clone()),
            outcome.map_or_else(String::new, |outcome| outcome.label.clone()),
            call.notes.clone(),
        ];
        cells.extend(self.agreed_call_cells(call.callback.as_ref()));
        cells.extend(said_cells(call));
        if self.seller == Seller::Named {
            cells.push(call.seller.name.clone());
        }
        cells
    }

    fn agreed_call_cells(&self, callback: Option<&CallbackSet>) -> [String; 5] {
        callback.map_or_else(Default::default, |set| {
            [
                set.when.due().stamp(set.when.zone).to_rfc3339(),
                set.when.zone.to_string(),
                precision(set.when.precision).to_owned(),
                self.owner(&set.owner),
                set.about.clone(),
            ]
        })
    }

    fn customer_cells(&self, row: &CustomerRow, own: &[Field]) -> Vec<String> {
        let profile = &row.customer.profile;
        let since = row
            .known_since
            .map(|at| at.stamp(self.now.zone).to_rfc3339());
        let lists = row.lists.iter().map(|(list, _)| list.name.as_str());
        let mut cells = vec![
            row.customer.id.to_string(),
            profile.name.clone(),
            profile.company.clone(),
            profile.value(&Field::Audience).to_owned(),
            numbers(&profile.phones),
        ];
        let fields = FIELDS.iter().chain(own);
        cells.extend(fields.map(|field| profile.value(field).to_owned()));
        cells.extend([
            joined(row.tags.iter().map(String::as_str)),
            joined(lists),
            row.source.clone(),
            since.unwrap_or_default(),
        ]);
        cells
    }

    fn callback_cells(&self, row: &CallbackRow) -> Vec<String> {
        let set = &row.callback.set;
        vec![
            row.callback.id.to_string(),
            row.whom.id.to_string(),
            row.whom.name.clone(),
            row.whom.company.clone(),
            numbers(&row.whom.phones),
            set.when.due().stamp(set.when.zone).to_rfc3339(),
            set.when.zone.to_string(),
            precision(set.when.precision).to_owned(),
            state(row).to_owned(),
            set.about.clone(),
            self.owner(&set.owner),
        ]
    }

    fn owner(&self, owner: &Owner) -> String {
        match (owner, self.seller) {
            (Owner::Anyone, _) => "anyone".to_owned(),
            (Owner::Seller(_), Seller::LeftOut) => "seller".to_owned(),
            (Owner::Seller(seller), Seller::Named) => seller.name.clone(),
        }
    }
}

fn customer_header(own: &[Field]) -> Vec<String> {
    let first = ["id", "name", "company", "audience", "phones"];
    let last = ["tags", "lists", "source", "known_since"];
    let fields = FIELDS.iter().chain(own).map(ToString::to_string);
    let first = first.into_iter().map(str::to_owned);
    first.chain(fields).chain(last.map(str::to_owned)).collect()
}

/// What was said and agreed; several of a kind stand in one cell, a line each.
fn said_cells(call: &Call) -> [String; 9] {
    let satisfaction = call.satisfaction.as_ref();
    [
        joined(call.demands.iter().map(|demand| demand.words.as_str())),
        joined(call.demands.iter().map(|demand| kind(demand.kind))),
        joined(call.demands.iter().map(|demand| demand.cause.as_str())),
        lines(call.promises.iter().map(|promise| {
            let due = promise
                .due
                .map_or_else(String::new, |due| format!(" ({due})"));
            format!("{}: {}{due}", side(promise.by), promise.words)
        })),
        lines(call.questions.iter().map(|question| {
            let answer = if question.answer.is_empty() {
                ""
            } else {
                " — "
            };
            format!(
                "{}: {}{answer}{}",
                side(question.by),
                question.words,
                question.answer
            )
        })),
        joined(
            call.priorities
                .iter()
                .map(|priority| priority.words.as_str()),
        ),
        joined(call.needs.iter().map(|need| need.words.as_str())),
        satisfaction.map_or_else(String::new, |said| {
            format!("{} of {}", said.score, said.scale)
        }),
        satisfaction.map_or_else(String::new, |said| said.words.clone()),
    ]
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n")
}

fn lines(texts: impl Iterator<Item = String>) -> String {
    let texts: Vec<String> = texts.collect();
    texts.join("\n")
}

fn numbers(phones: &[Phone]) -> String {
    let numbers: Vec<&str> = phones.iter().map(|phone| phone.number.as_e164()).collect();
    numbers.join(" ")
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "out",
        Direction::In => "in",
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::We => "we",
        Side::They => "they",
    }
}

const fn kind(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Value => "value",
        DemandKind::Failure => "failure",
        DemandKind::Neither => "neither",
        DemandKind::Unclear => "unclear",
    }
}

const fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "exact",
        Precision::After => "after",
        Precision::Day => "day",
    }
}

const fn state(row: &CallbackRow) -> &'static str {
    use crate::model::callback::CallbackState;
    match row.callback.state {
        CallbackState::Open => "open",
        CallbackState::Cancelled => "cancelled",
        CallbackState::Done => "done",
    }
}
