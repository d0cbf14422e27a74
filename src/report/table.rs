//! A table of a report: columns, rows of values, and what is counted of what.

use chrono::NaiveDate;

use super::xmr::{Limits, Signal};
use crate::model::id::{CustomerId, PartRef};
use crate::model::reported::Somebody;

/// A table. Its title is the message `report-ID`, its definition `report-ID-counts`.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name, which programs go by.
    pub id: &'static str,
    /// How many of what it counts.
    pub of: Of,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Rows that there was no room for.
    pub rest: u64,
    /// How it is best read.
    pub look: Look,
    /// A picture of it.
    pub chart: Option<Chart>,
}

/// The denominator: how many, of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// How many.
    pub count: u64,
    /// The message that says of what: `report-of-WHAT`.
    pub what: &'static str,
}

/// A column. Its title is the message `report-column-NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, which programs go by.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name that the language has.
    Name,
    /// Somebody's words, or the name of something.
    Text,
    /// A count.
    Count,
    /// A share, in per cent.
    Share,
    /// How many for each hundred.
    PerHundred,
    /// A day.
    Day,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// Whose words they are, for whoever takes their name out of them. No file has it.
    pub about: Option<Somebody>,
    /// Whom to open at the desk for it. No file has it.
    pub opens: Option<(CustomerId, PartRef)>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A message.
    Name(String),
    /// The name of something: a list, a register, an outcome.
    Text(String),
    /// What people said and wrote, which may name somebody.
    Words(String),
    /// A count.
    Count(u64),
    /// So many of so many.
    Share(u64, u64),
    /// So many for each hundred of so many.
    PerHundred(u64, u64),
    /// A day.
    Day(NaiveDate),
}

/// How a table is best read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// As a table.
    Table,
    /// As what people said, under headings: those of the first two columns.
    Voices,
    /// As a few figures on a page.
    Figures,
}

/// A picture of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// A bar for each row: the columns of its name and of its length.
    Bars {
        /// The name's column.
        name: usize,
        /// The column of how long it is.
        length: usize,
    },
    /// Series over weeks, each on its own, because each has its own limits.
    Lines(Vec<Line>),
}

/// One series over weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it counts: the message `report-line-NAME`.
    pub name: &'static str,
    /// The points.
    pub points: Vec<Point>,
    /// Between what it usually moves; none while there are too few points.
    pub limits: Option<Limits>,
}

/// A week of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its Monday.
    pub monday: NaiveDate,
    /// How many.
    pub count: u64,
    /// Why it is more than chance.
    pub signal: Option<Signal>,
}

impl Table {
    /// An empty table.
    pub(super) fn new(id: &'static str, of: Of, columns: &[(&'static str, Kind)]) -> Self {
        Self {
            id,
            of,
            columns: columns
                .iter()
                .map(|(name, kind)| Column { name, kind: *kind })
                .collect(),
            rows: Vec::new(),
            rest: 0,
            look: Look::Table,
            chart: None,
        }
    }

    /// The same with one more row.
    pub(super) fn row(mut self, cells: impl Into<Vec<Cell>>) -> Self {
        self.push(cells);
        self
    }

    /// Adds a row.
    pub(super) fn push(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(Row {
            cells: cells.into(),
            ..Row::default()
        });
    }

    /// Adds a row of somebody's words.
    pub(super) fn push_of(&mut self, about: Somebody, cells: impl Into<Vec<Cell>>) {
        self.rows.push(Row {
            cells: cells.into(),
            about: Some(about),
            opens: None,
        });
    }

    /// The same with a bar for each row.
    pub(super) fn with_bars(mut self, name: usize, length: usize) -> Self {
        self.chart = Some(Chart::Bars { name, length });
        self
    }

    /// Keeps so many rows and counts the others.
    pub(super) fn keep(&mut self, rows_max: usize) {
        let over = self.rows.len().saturating_sub(rows_max);
        self.rows.truncate(rows_max);
        self.rest += u64::try_from(over).unwrap_or_default();
    }

    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Row {
    /// The cell in a column, by its place.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

impl Cell {
    /// A row of a table that the language names: the message `report-row-NAME`.
    pub(super) fn row(name: &str) -> Self {
        Self::Name(format!("report-row-{name}"))
    }

    /// The name of a thing; nothing when it has none.
    pub(super) fn text(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Text(text.to_owned())
        }
    }

    /// What somebody said; nothing when they said nothing.
    pub(super) fn words(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Empty
        } else {
            Self::Words(text.trim().to_owned())
        }
    }

    /// The day; nothing when there is none.
    pub(super) fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// How many it counts, when it counts.
    #[must_use]
    pub const fn count(&self) -> Option<u64> {
        match self {
            Self::Count(count) | Self::Share(count, _) | Self::PerHundred(count, _) => Some(*count),
            Self::Empty | Self::Name(_) | Self::Text(_) | Self::Words(_) | Self::Day(_) => None,
        }
    }
}
