//! Promises and callbacks: what was kept on the day, and what is open.

use chrono::NaiveDate;

use super::of;
use crate::model::said::{PromiseState, Side};
use crate::report::table::{Cell, Kind, Table};

const CLOSED: [&str; 4] = ["kept-on-the-day", "kept-late", "broken", "withdrawn"];
const OPEN: [&str; 5] = [
    "not-yet-due",
    "late-week",
    "late-month",
    "late-more",
    "no-day",
];

/// Ours, theirs, and callbacks.
#[derive(Debug, Clone)]
pub(in crate::report) struct Agreed {
    today: NaiveDate,
    closed: [[u64; 3]; 4],
    open: [[u64; 3]; 5],
}

impl Agreed {
    pub(in crate::report) const fn at(today: NaiveDate) -> Self {
        Self {
            today,
            closed: [[0; 3]; 4],
            open: [[0; 3]; 5],
        }
    }

    pub(in crate::report) fn closed(
        &mut self,
        by: Side,
        state: PromiseState,
        due: Option<NaiveDate>,
        closed: NaiveDate,
    ) {
        let row = match state {
            PromiseState::Open => return,
            PromiseState::Kept => usize::from(due.is_some_and(|due| closed > due)),
            PromiseState::Broken => 2,
            PromiseState::Withdrawn => 3,
        };
        count(&mut self.closed, row, column(by));
    }

    pub(in crate::report) fn open(&mut self, by: Side, due: Option<NaiveDate>) {
        let row = self.age(due);
        count(&mut self.open, row, column(by));
    }

    pub(in crate::report) fn called_back(&mut self, due: NaiveDate, made: NaiveDate) {
        count(&mut self.closed, usize::from(made > due), 2);
    }

    pub(in crate::report) fn callback_open(&mut self, due: NaiveDate) {
        let row = self.age(Some(due));
        count(&mut self.open, row, 2);
    }

    fn age(&self, due: Option<NaiveDate>) -> usize {
        let Some(due) = due else { return 4 };
        match self.today.signed_duration_since(due).num_days() {
            ..=0 => 0,
            1..=7 => 1,
            8..=30 => 2,
            31.. => 3,
        }
    }

    /// Promises of ours that were kept, and that were kept or broken.
    pub(in crate::report) fn kept(&self) -> (u64, u64) {
        let ours = |row: usize| self.closed.get(row).map_or(0, |row| row[0]);
        let kept = ours(0) + ours(1);
        (kept, kept + ours(2))
    }

    pub(in crate::report) fn tables(&self) -> [Table; 2] {
        [
            table("promises", "promises-closed", &CLOSED, &self.closed),
            table("promises-open", "promises-open", &OPEN, &self.open),
        ]
    }
}

fn table(id: &'static str, what: &'static str, names: &[&str], rows: &[[u64; 3]]) -> Table {
    let all = rows.iter().flatten().sum();
    let mut table = Table::new(
        id,
        of(all, what),
        &[
            ("what", Kind::Name),
            ("ours", Kind::Count),
            ("theirs", Kind::Count),
            ("callbacks", Kind::Count),
        ],
    );
    for (name, counts) in names.iter().zip(rows) {
        let mut cells = vec![Cell::row(name)];
        cells.extend(counts.map(Cell::Count));
        table.push(cells);
    }
    table
}

fn count<const N: usize>(rows: &mut [[u64; 3]; N], row: usize, column: usize) {
    let cell = rows.get_mut(row).and_then(|row| row.get_mut(column));
    if let Some(cell) = cell {
        *cell += 1;
    }
}

const fn column(by: Side) -> usize {
    match by {
        Side::We => 0,
        Side::They => 1,
    }
}
