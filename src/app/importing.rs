//! An import as the window asks for it and as the world answers.
//!
//! *Invariant:* knows no file format; rows and columns are read by the world.

use std::path::PathBuf;

use crate::model::imported::Summary;
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

/// What an import would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
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
