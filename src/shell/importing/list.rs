//! A list, opened: where its rows come from, how they are read, and under what it is known.

use std::io::Seek;
use std::path::Path;

use super::goes;
use crate::app::importing::{ColumnGoes, ImportFrom, PreviewColumn};
use crate::config::aliases::Aliases;
use crate::disk::{self, incoming};
use crate::forms::intake::Intake;
use crate::forms::mapping::{Mapping, NoSuchColumn};
use crate::forms::status::Statuses;
use crate::forms::table::{NotATable, Table};
use crate::model::customer::Field;
use crate::model::incoming::{Refused, StatusMeaning};
use crate::model::phone::Region;
use crate::seal::hash::{self, Running};
use crate::store::import::Arrival;

/// How many cells of a column are shown.
const EXAMPLES: usize = 3;

/// Where the rows come from, and how they are to be read.
#[derive(Debug, Clone)]
pub struct ListSource {
    /// Where from.
    pub from: ImportFrom,
    /// Where numbers without a country code belong.
    pub region: Region,
    /// Columns that go elsewhere than they would be read, counted from zero.
    pub columns: Vec<(usize, ColumnGoes)>,
    /// The same by name, as options say it: column and field.
    pub map: Vec<(String, String)>,
    /// Statuses that mean something else than they would be taken for.
    pub statuses: Vec<(String, StatusMeaning)>,
}

/// A list that is open: its rows as they come.
pub struct Opened {
    /// The file's name, without its folder; empty for pasted rows.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub hash: String,
    /// Its columns, with where they go and what stands in them.
    pub columns: Vec<PreviewColumn>,
    /// The house's own fields that it brings, with their labels.
    pub labels: Vec<(Field, String)>,
    /// Under what the mapping is remembered, and the mapping; none without a header.
    pub memory: Option<(String, Vec<String>)>,
    intake: Intake,
    statuses: Statuses,
    aliases: Aliases,
}

/// A list that could not be opened or read.
#[derive(Debug, thiserror::Error)]
pub enum ListFailure {
    /// The file could not be read.
    #[error(transparent)]
    Disk(#[from] disk::Failure),
    /// It is no table.
    #[error(transparent)]
    NotATable(#[from] NotATable),
    /// A column that was named is not there.
    #[error(transparent)]
    NoSuchColumn(#[from] NoSuchColumn),
    /// No column holds numbers.
    #[error("no column holds telephone numbers")]
    NoPhone,
    /// Whoever reads it ended before the list did.
    #[error("reading it failed")]
    Broken,
}

/// Opens a list. `recall` answers how a list with this header was mapped before.
pub fn open(
    source: &ListSource,
    recall: impl FnOnce(&str) -> Option<Vec<String>>,
) -> Result<Opened, ListFailure> {
    let (table, file, hash) = match &source.from {
        ImportFrom::File(path) => from_file(path)?,
        ImportFrom::Rows(text) => {
            let hash = hash::digest(text.as_bytes()).to_string();
            (Table::paste(text)?, String::new(), hash)
        }
    };
    let aliases = Aliases::embedded();
    let mut mapping = Mapping::of(&table, &aliases, source.region);
    if let Some(names) = mapping.header_key().and_then(|key| recall(&key)) {
        mapping.recall(&names);
    }
    choose(&mut mapping, source)?;
    if !mapping.has_phone() {
        return Err(ListFailure::NoPhone);
    }
    let columns = columns(&mapping, &table);
    let own = mapping.own_fields();
    let labels = own
        .map(|(key, label)| (Field::Own(key.to_owned()), label.to_owned()))
        .collect();
    let memory = mapping.header_key().map(|key| (key, mapping.names()));
    let mut statuses = Statuses::default();
    for (text, meaning) in &source.statuses {
        statuses.mean(text, *meaning);
    }
    Ok(Opened {
        file,
        hash,
        columns,
        labels,
        memory,
        intake: Intake::new(table, mapping, aliases.clone(), source.region),
        statuses,
        aliases,
    })
}

impl Opened {
    /// The next row; none at the end.
    pub fn read(&mut self) -> Result<Option<Result<Arrival, Refused>>, NotATable> {
        let read = self.intake.read()?;
        Ok(read.map(|row| row.map(|row| self.arrival(row))))
    }

    /// The statuses met so far: the word, how many rows have it, and what it is taken to mean.
    #[must_use]
    pub fn statuses(&self) -> Vec<(String, u64, StatusMeaning)> {
        let met = self.statuses.all().filter(|status| status.rows > 0);
        met.map(|status| (status.text.clone(), status.rows, status.meaning))
            .collect()
    }

    fn arrival(&mut self, row: crate::model::incoming::Incoming) -> Arrival {
        let status = if row.status.is_empty() {
            StatusMeaning::Unknown
        } else {
            self.statuses.count(&row.status, &self.aliases)
        };
        Arrival { row, status }
    }
}

fn from_file(path: &Path) -> Result<(Table, String, String), ListFailure> {
    let mut file = incoming::open(path)?;
    let mut running = Running::default();
    std::io::copy(&mut file, &mut running).map_err(NotATable::from)?;
    file.rewind().map_err(NotATable::from)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let table = Table::open(file)?;
    Ok((
        table,
        name.unwrap_or_default(),
        running.digest().to_string(),
    ))
}

fn choose(mapping: &mut Mapping, source: &ListSource) -> Result<(), NoSuchColumn> {
    for (column, field) in &source.map {
        mapping.map(column, field)?;
    }
    for (column, goes) in &source.columns {
        let label = mapping
            .columns()
            .get(*column)
            .map(|mapped| mapped.label.clone());
        if let Some(name) = goes::name(goes, &label.unwrap_or_default()) {
            mapping.map(&(column + 1).to_string(), &name)?;
        }
    }
    Ok(())
}

fn columns(mapping: &Mapping, table: &Table) -> Vec<PreviewColumn> {
    let has_header = mapping.header_key().is_some();
    let columns = mapping.columns().iter().enumerate();
    columns
        .map(|(at, mapped)| {
            let cells = table.head().iter().skip(usize::from(has_header));
            let filled = cells
                .map(|row| row.cell(at))
                .filter(|cell| !cell.is_empty());
            PreviewColumn {
                header: mapped.label.clone(),
                examples: filled.take(EXAMPLES).map(str::to_owned).collect(),
                goes: goes::of(&mapped.column),
            }
        })
        .collect()
}
