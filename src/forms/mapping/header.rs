//! Finding the header of a list, and what it claims.

use super::Mapped;
use super::column::{Column, Line, own_key};
use super::evidence::{Evidence, is_phone};
use crate::config::aliases::Aliases;
use crate::forms::cell;
use crate::forms::table::Row;
use crate::model::customer::Field;
use crate::model::phone::Region;

/// Rows in which the header is looked for; above it stands a title at most.
const HEADER_ROWS: usize = 5;

/// Fewer cells than this do not outweigh a header.
const DOUBT_FROM: usize = 3;

/// Where among the rows the header is.
pub(super) fn find(rows: &[&Row], aliases: &Aliases, region: Region) -> Option<usize> {
    for (at, row) in rows.iter().take(HEADER_ROWS).enumerate() {
        let looks = Looks::of(row, aliases, region);
        if looks.is_title() {
            continue;
        }
        if looks.is_header() {
            return Some(at);
        }
        if looks.data > 0 {
            return None;
        }
        // Words that nobody knows, above rows that are data, are a header too.
        let below = rows.get(at + 1).map(|row| Looks::of(row, aliases, region));
        return below.is_some_and(|below| below.data > 0).then_some(at);
    }
    None
}

/// What a row looks like.
struct Looks {
    cells: usize,
    filled: usize,
    claims: usize,
    data: usize,
}

impl Looks {
    fn of(row: &Row, aliases: &Aliases, region: Region) -> Self {
        let cells: Vec<&str> = row.cells().map(cell::read).collect();
        let is_data = |cell: &&&str| cell.contains('@') || is_phone(cell, region);
        Self {
            cells: cells.len(),
            filled: cells.iter().filter(|cell| !cell.is_empty()).count(),
            claims: cells
                .iter()
                .filter(|cell| aliases.column(cell).is_some())
                .count(),
            data: cells.iter().filter(is_data).count(),
        }
    }

    const fn is_title(&self) -> bool {
        self.cells > 2 && self.filled * 2 < self.cells && self.filled <= 2
    }

    const fn is_header(&self) -> bool {
        self.claims > 0 && self.data == 0 || self.claims > 2 * self.data + 1
    }
}

/// The columns as their headers claim them. The first that claims a thing has it; further ones join where that makes
/// sense, and are fields of the house's own where not.
pub(super) fn claimed(labels: &[String], aliases: &Aliases) -> Vec<Mapped> {
    let claims: Vec<Option<&str>> = labels.iter().map(|label| aliases.column(label)).collect();
    let has = |name| claims.contains(&Some(name));
    let is_company = has("org_number") && !has("company");
    let mut columns: Vec<Mapped> = Vec::with_capacity(labels.len());
    for (label, claim) in labels.iter().zip(&claims) {
        let column = match claim {
            Some("name_or_company") if is_company => Column::Field(Field::Company),
            Some("county") if !has("region") => Column::Field(Field::Region),
            Some(name) => Column::named(name),
            None => own(label),
        };
        let is_taken = columns.iter().any(|before| before.column == column);
        let column = if is_taken && !column.joins() {
            own(label)
        } else {
            column
        };
        columns.push(Mapped {
            label: label.clone(),
            column,
        });
    }
    columns
}

/// Lets the cells decide what is a number. A header may say so and be wrong, or say nothing and hold one.
pub(super) fn confirm(columns: &mut [Mapped], evidence: &[Evidence]) {
    let is_confirmed = |(mapped, evidence): (&Mapped, &Evidence)| {
        mapped.column.is_phone() && evidence.are_phones()
    };
    let any_confirmed = columns.iter().zip(evidence).any(is_confirmed);
    for (mapped, evidence) in columns.iter_mut().zip(evidence) {
        let is_own = matches!(mapped.column, Column::Field(Field::Own(_)));
        if mapped.column.is_phone()
            && any_confirmed
            && evidence.filled >= DOUBT_FROM
            && !evidence.are_phones()
        {
            mapped.column = own(&mapped.label);
        } else if is_own && !any_confirmed && evidence.are_phones() {
            mapped.column = Column::Phone(Line::Unsaid);
        }
    }
}

pub(super) fn own(label: &str) -> Column {
    let key = own_key(label);
    let key = if key.is_empty() {
        "column".to_owned()
    } else {
        key
    };
    Column::Field(Field::Own(key))
}
