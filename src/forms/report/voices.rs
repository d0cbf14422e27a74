//! What people said, under headings: the kind, and the cause within it.

use crate::report::{Cell, Row, Table};

/// Those of one kind and cause.
pub(super) struct Group<'t> {
    pub(super) kind: Cell,
    pub(super) cause: Cell,
    /// Whether those of a cause stand just before, so that it is to be said that these have none.
    pub(super) is_after_cause: bool,
    /// How often the cause was named, or how many sentences are counted.
    pub(super) named: u64,
    pub(super) sentences: Vec<Sentence<'t>>,
}

/// One sentence, and what stands beside it.
pub(super) struct Sentence<'t> {
    pub(super) words: &'t Cell,
    pub(super) matters: &'t Cell,
    pub(super) day: &'t Cell,
    pub(super) heard: &'t Cell,
    pub(super) count: &'t Cell,
}

/// The groups of a table of voices, in the order of its rows.
pub(super) fn groups(table: &Table) -> Vec<Group<'_>> {
    let at = |name: &str| table.column(name).unwrap_or(usize::MAX);
    let (kind, cause, named) = (at("kind"), at("cause"), at("named"));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for row in &table.rows {
        let sentence = sentence(table, row);
        let counted = row.cell(named).count().or(sentence.count.count());
        match groups.last_mut() {
            Some(group) if group.kind == *row.cell(kind) && same(&group.cause, row.cell(cause)) => {
                if named == usize::MAX {
                    group.named += counted.unwrap_or(1);
                }
                group.sentences.push(sentence);
            }
            last => {
                let is_after = |last: &&mut Group<'_>| last.kind == *row.cell(kind);
                let before = last.filter(is_after);
                let is_after_cause = before.is_some_and(|last| last.cause != Cell::Empty)
                    && *row.cell(cause) == Cell::Empty;
                groups.push(Group {
                    kind: row.cell(kind).clone(),
                    cause: row.cell(cause).clone(),
                    named: counted.unwrap_or(1),
                    sentences: vec![sentence],
                    is_after_cause,
                });
            }
        }
    }
    groups
}

fn sentence<'t>(table: &'t Table, row: &'t Row) -> Sentence<'t> {
    let cell = |name: &str| row.cell(table.column(name).unwrap_or(usize::MAX));
    Sentence {
        words: cell("words"),
        matters: cell("matters"),
        day: cell("day"),
        heard: cell("heard"),
        count: cell("count"),
    }
}

/// One cause may be spelled in several ways.
fn same(one: &Cell, other: &Cell) -> bool {
    match (one, other) {
        (Cell::Words(one), Cell::Words(other)) => {
            crate::model::text::fold(one) == crate::model::text::fold(other)
        }
        (one, other) => one == other,
    }
}
