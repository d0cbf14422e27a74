//! What is exported, and in which form: words of the command line.

use clap::ValueEnum;

use crate::config::Separator;

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    /// One row for each call, with everything agreed in it.
    Calls,
    /// One row for each customer.
    Customers,
    /// One row for each callback, open or not.
    Callbacks,
    /// One row for each promise, of both sides, open or not.
    Promises,
    /// One row for each question, of both sides, answered or not.
    Questions,
    /// One row for each reason why somebody wanted to talk.
    Demands,
    /// One row for each order, however far it has come.
    Orders,
}

impl What {
    /// The word on the command line, and the name of what is written.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Customers => "customers",
            Self::Callbacks => "callbacks",
            Self::Promises => "promises",
            Self::Questions => "questions",
            Self::Demands => "demands",
            Self::Orders => "orders",
        }
    }
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One JSON object a line.
    Jsonl,
    /// A table of text.
    Csv,
    /// A spreadsheet with typed cells.
    Xlsx,
    /// Typed columns, packed.
    Parquet,
    /// A calendar; of callbacks only.
    Ics,
}

impl Format {
    /// The word on the command line.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::Ics => "ics",
        }
    }
}

/// What stands between the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Between {
    /// A comma.
    Comma,
    /// A semicolon.
    Semicolon,
    /// A tab.
    Tab,
}

impl From<Between> for Separator {
    fn from(between: Between) -> Self {
        match between {
            Between::Comma => Self::Comma,
            Between::Semicolon => Self::Semicolon,
            Between::Tab => Self::Tab,
        }
    }
}
