//! The rows of a list, as customers who come in or as rows that cannot.
//!
//! *Invariant:* every row with anything in it comes out, as the one or the other; nothing that was written is dropped.

mod fields;
mod reading;
#[cfg(test)]
mod tests;

use crate::config::aliases::Aliases;
use crate::forms::cell::Repair;
use crate::forms::dates::{ColumnOrder, DateOrder, Known, column_order};
use crate::forms::mapping::{Header, Mapped, Mapping};
use crate::forms::table::{NotATable, Row, Table};
use crate::model::incoming::{Incoming, Refused, RowRefusal};
use crate::model::phone::Region;
use reading::Reading;

/// Reads a list row by row.
pub struct Intake {
    table: Table,
    mapping: Mapping,
    orders: Vec<ColumnOrder>,
    aliases: Aliases,
    region: Region,
    repair: Repair,
    repaired: u64,
    row: Row,
}

impl Intake {
    /// A list with this mapping; numbers are read for this region unless a row names another country.
    #[must_use]
    pub fn new(table: Table, mapping: Mapping, aliases: Aliases, region: Region) -> Self {
        let columns = mapping.columns().iter().enumerate();
        let seen = ColumnOrder {
            order: DateOrder::DayFirst,
            known: Known::Seen,
        };
        let orders = columns
            .map(|(at, mapped)| {
                let cells = table.head().iter().skip(1).map(|row| row.cell(at));
                if mapped.column.has_dates() {
                    column_order(cells, region)
                } else {
                    seen
                }
            })
            .collect();
        Self {
            table,
            mapping,
            orders,
            aliases,
            region,
            repair: Repair::Yes,
            repaired: 0,
            row: Row::default(),
        }
    }

    /// The same list with misread letters (`Ã¸`) put right or left as they are.
    #[must_use]
    pub const fn with_repair(mut self, repair: Repair) -> Self {
        self.repair = repair;
        self
    }

    /// The same list with the dates of one column, counted from zero, read in this order.
    #[must_use]
    pub fn with_dates(mut self, column: usize, order: DateOrder) -> Self {
        if let Some(known) = self.orders.get_mut(column) {
            *known = ColumnOrder {
                order,
                known: Known::Seen,
            };
        }
        self
    }

    /// The columns whose dates can be read day first and month first, so that somebody should be asked.
    pub fn open_dates(&self) -> impl Iterator<Item = (usize, &Mapped)> {
        let columns = self.mapping.columns().iter().enumerate();
        columns
            .zip(&self.orders)
            .filter_map(|(column, order)| (order.known == Known::Assumed).then_some(column))
    }

    /// The mapping that is used.
    #[must_use]
    pub const fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Cells whose letters were put right so far.
    #[must_use]
    pub const fn repaired(&self) -> u64 {
        self.repaired
    }

    /// The next row that is no header; none at the end.
    pub fn read(&mut self) -> Result<Option<Result<Incoming, Refused>>, NotATable> {
        loop {
            if self.table.read(&mut self.row)?.is_none() {
                return Ok(None);
            }
            if !self.is_above_list() {
                return Ok(Some(self.customer()));
            }
        }
    }

    /// Whether the row is the header or stands above it.
    fn is_above_list(&self) -> bool {
        match self.mapping.header() {
            Header::Line(line) => self.row.line() <= line,
            Header::Absent => false,
        }
    }

    fn customer(&mut self) -> Result<Incoming, Refused> {
        if let Some(fault) = self.row.fault() {
            return Err(self.refused(RowRefusal::Malformed(fault)));
        }
        let reading = Reading {
            row: &self.row,
            columns: self.mapping.columns(),
            orders: &self.orders,
            aliases: &self.aliases,
            region: self.region,
            repair: self.repair,
        };
        let (read, repaired) = reading.incoming();
        self.repaired += repaired;
        read.map_err(|reason| self.refused(reason))
    }

    fn refused(&self, reason: RowRefusal) -> Refused {
        Refused {
            line: self.row.line(),
            reason,
            row: self.row.cells().map(str::to_owned).collect(),
        }
    }
}

impl Iterator for Intake {
    type Item = Result<Result<Incoming, Refused>, NotATable>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}
