//! An import as the window asks for it and as the world answers.
//!
//! *Invariant:* knows no file format; rows and columns are read by the world.

use std::path::PathBuf;

use crate::model::customer::Field;
use crate::model::imported::Summary;
use crate::model::incoming::StatusMeaning;
use crate::model::list::{List, ListAnswers};
use crate::model::moment::Moment;
use crate::model::phone::Region;

/// Where the rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportFrom {
    /// A file.
    File(PathBuf),
    /// Rows pasted from a spreadsheet.
    Rows(String),
}

/// What to bring in, and how to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRequest {
    /// Where from.
    pub from: ImportFrom,
    /// The list's name; an existing list of this name takes the rows in.
    pub list: String,
    /// In which market numbers without a country code are read.
    pub market: Region,
    /// The campaign, by its code.
    pub campaign: String,
    /// Where the list came from, in words.
    pub source: String,
    /// The answers to the three questions so far.
    pub answers: ListAnswers,
    /// Where the person wants columns to go otherwise than they are read; columns are counted from zero.
    pub columns: Vec<(usize, ColumnGoes)>,
    /// What the person takes statuses of a working list to mean otherwise than they are read.
    pub statuses: Vec<(String, StatusMeaning)>,
}

/// Where the cells of a column go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnGoes {
    /// Into a field that every customer has a place for.
    Field(Field),
    /// Into a field of the house's own, named as the column.
    Own,
    /// Among the numbers.
    Phone,
    /// Into a note.
    Note,
    /// The day of the last call before.
    LastCalled,
    /// How often they were tried before.
    Attempts,
    /// How the last call went; each value is taken to mean something.
    Status,
    /// When to call again.
    Callback,
    /// A wish not to be called.
    NeverCall,
    /// What a reservation register said.
    RegisterFlag,
    /// Whose customer it is.
    Owner,
    /// Words that customers are sorted by.
    Tags,
    /// Where the customer came from.
    Source,
    /// Nowhere.
    Nowhere,
}

/// A column of the file, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewColumn {
    /// What the header says; empty in a file without one.
    pub header: String,
    /// The first cells that have something in them, at most three.
    pub examples: Vec<String>,
    /// Where its cells go.
    pub goes: ColumnGoes,
}

/// A file that is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportFile {
    /// Where.
    pub path: PathBuf,
    /// When it was written.
    pub written: Moment,
    /// How big, in bytes.
    pub size_bytes: u64,
}

/// Rows with a number that has no country code and does not fit the market's numbering plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfits {
    /// How many rows.
    pub rows: u64,
    /// The other countries that they fit, best first: how many percent of them.
    pub fits: Vec<(Region, u64)>,
}

/// What an import would come to, and how the file is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Its columns.
    pub columns: Vec<PreviewColumn>,
    /// The statuses of a working list: the word, how many rows have it, and what it is taken to mean.
    pub statuses: Vec<(String, u64, StatusMeaning)>,
    /// The registers that the market's rules name for this list; empty when none needs a wash.
    pub registers: Vec<String>,
    /// The numbers of another country, as it seems; none when the market's plan fits.
    pub misfits: Option<Misfits>,
    /// What would become of the rows.
    pub summary: Summary,
}

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The list, as it stands now.
    pub list: List,
    /// What became of the rows.
    pub summary: Summary,
    /// Where the refused rows are, with line number and reason; none when there are none.
    pub rejects: Option<PathBuf>,
}
