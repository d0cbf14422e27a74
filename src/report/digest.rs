//! The digest: one page for the rest of the company, nothing but what customers said and how often.

use std::collections::BTreeMap;

use super::Report;
use super::table::{Cell, Kind, Look, Row, Table};
use crate::model::text::fold;

/// So many sentences fit on a page.
const SENTENCES_MAX: usize = 24;

/// The same report with nothing but words and their count: what was said, the same words once, those that were said most
/// first. Whatever the page has no room for is counted.
#[must_use]
pub fn digest(mut report: Report) -> Report {
    let voice = report.tables.iter().position(|table| table.id == "voice");
    let voice = voice.map(|place| report.tables.swap_remove(place));
    report.tables = voice.iter().map(words).collect();
    report
}

fn words(voice: &Table) -> Table {
    let mut table = Table::new(
        "digest",
        voice.of,
        &[
            ("kind", Kind::Name),
            ("cause", Kind::Text),
            ("words", Kind::Text),
            ("count", Kind::Count),
        ],
    );
    table.look = Look::Voices;
    table.rest = voice.rest;
    let column = |name: &str| voice.column(name).unwrap_or(usize::MAX);
    let (kind, cause, said) = (column("kind"), column("cause"), column("words"));
    let mut same: BTreeMap<(Place, String), Same> = BTreeMap::new();
    for (place, row) in voice.rows.iter().enumerate() {
        let key = (Place::of(row.cell(kind)), folded(row, cause, said));
        let fresh = || {
            let cells = [kind, cause, said].map(|column| row.cell(column).clone());
            let [kind, cause, said] = cells;
            (place, kind, cause, said, 0)
        };
        same.entry(key).or_insert_with(fresh).4 += 1;
    }
    let mut rows: Vec<_> = same.into_iter().collect();
    rows.sort_by(|((kind, _), a), ((other, _), b)| {
        kind.cmp(other).then(b.4.cmp(&a.4)).then(a.0.cmp(&b.0))
    });
    // What went wrong and what was wanted share the page evenly.
    let mut room: BTreeMap<Place, usize> = BTreeMap::new();
    let kinds = rows.iter().map(|((kind, _), _)| *kind);
    let kinds: std::collections::BTreeSet<Place> = kinds.collect();
    for ((place, _), (_, kind, cause, said, count)) in rows {
        let taken = room.entry(place).or_default();
        if *taken < SENTENCES_MAX / kinds.len().max(1) {
            *taken += 1;
            table.push([kind, cause, said, Cell::Count(count)]);
        } else {
            table.rest += count;
        }
    }
    by_heading(&mut table);
    table
}

/// Under one heading, those of one cause stand together: the cause that was named most first, those without one last.
fn by_heading(table: &mut Table) {
    let named = |row: &Row| folded(row, 1, usize::MAX);
    let mut often: BTreeMap<String, u64> = BTreeMap::new();
    for row in &table.rows {
        *often.entry(named(row)).or_default() += row.cell(3).count().unwrap_or_default();
    }
    table.rows.sort_by_cached_key(|row| {
        let cause = named(row);
        let count = often.get(&cause).copied().unwrap_or_default();
        let has_none = row.cell(1) == &Cell::Empty;
        (
            Place::of(row.cell(0)),
            has_none,
            std::cmp::Reverse(count),
            cause,
        )
    });
}

/// The same words: where they first stood, the cells, and how often they were said.
type Same = (usize, Cell, Cell, Cell, u64);

/// Kinds in the order of the table that they come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place(usize);

impl Place {
    fn of(kind: &Cell) -> Self {
        let names = super::tables::KIND_NAMES;
        let Cell::Name(name) = kind else {
            return Self(names.len());
        };
        Self(
            names
                .iter()
                .position(|it| it == name)
                .unwrap_or(names.len()),
        )
    }
}

fn folded(row: &Row, cause: usize, said: usize) -> String {
    let text = |column: usize| match row.cell(column) {
        Cell::Words(text) | Cell::Text(text) => fold(text),
        Cell::Empty
        | Cell::Name(_)
        | Cell::Count(_)
        | Cell::Share(..)
        | Cell::PerHundred(..)
        | Cell::Day(_) => String::new(),
    };
    format!("{}\n{}", text(cause), text(said))
}
