//! Which column of a list holds what: by its header, confirmed by its cells (compliance.md §7.4).
//!
//! *Invariant:* every column has a place. What nobody claims becomes a field of the house's own.

mod column;
mod evidence;
mod guess;
mod header;
#[cfg(test)]
mod tests;

use crate::config::aliases::Aliases;
use crate::forms::cell;
use crate::forms::table::{Row, Table};
use crate::model::customer::Field;
use crate::model::phone::Region;
use crate::model::text::fold_letters;
pub use column::{Column, Line, own_key};
use evidence::Evidence;

/// What each column of a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    header: Header,
    columns: Vec<Mapped>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    /// The header as the file has it; a spreadsheet's letter where there is none.
    pub label: String,
    /// What the column holds.
    pub column: Column,
}

/// Where the header of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// On this line; what stands above it is a title.
    Line(u64),
    /// Nowhere.
    Absent,
}

/// A column named in `--map COLUMN=FIELD` that the list does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list has no column {0:?}")]
pub struct NoSuchColumn(pub String);

impl Mapping {
    /// What the columns of this table hold, as far as its header and its first rows tell.
    #[must_use]
    pub fn of(table: &Table, aliases: &Aliases, region: Region) -> Self {
        let rows: Vec<&Row> = table
            .head()
            .iter()
            .filter(|row| row.fault().is_none())
            .collect();
        let found = header::find(&rows, aliases, region);
        let body = rows.get(found.map_or(0, |at| at + 1)..).unwrap_or_default();
        let evidence: Vec<Evidence> = (0..table.width())
            .map(|at| Evidence::of(body, at, region))
            .collect();
        let Some(header) = found.and_then(|at| rows.get(at)) else {
            return Self {
                header: Header::Absent,
                columns: guess::columns(&evidence),
            };
        };
        let labels: Vec<String> = (0..table.width())
            .map(|at| {
                let (label, _) = cell::read_repaired(header.cell(at), cell::Repair::Yes);
                if label.is_empty() {
                    column::letter(at)
                } else {
                    label.into_owned()
                }
            })
            .collect();
        let mut columns = header::claimed(&labels, aliases);
        header::confirm(&mut columns, &evidence);
        Self {
            header: Header::Line(header.line()),
            columns,
        }
    }

    /// Where the header stands.
    #[must_use]
    pub const fn header(&self) -> Header {
        self.header
    }

    /// The columns in the order of the file.
    #[must_use]
    pub fn columns(&self) -> &[Mapped] {
        &self.columns
    }

    /// Under what the mapping is remembered, so that next month's file with the same header maps itself; none without
    /// a header.
    #[must_use]
    pub fn header_key(&self) -> Option<String> {
        match self.header {
            Header::Absent => None,
            Header::Line(_) => {
                let words: Vec<String> = self
                    .columns
                    .iter()
                    .map(|mapped| fold_letters(&mapped.label))
                    .collect();
                Some(words.join("|"))
            }
        }
    }

    /// The mapping as it is remembered: a name for each column.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.columns
            .iter()
            .map(|mapped| mapped.column.name())
            .collect()
    }

    /// Takes a remembered mapping over; one with another number of columns is not of this file and changes nothing.
    pub fn recall(&mut self, names: &[String]) {
        if names.len() == self.columns.len() {
            for (mapped, name) in self.columns.iter_mut().zip(names) {
                mapped.column = Column::named(name);
            }
        }
    }

    /// Says what a column holds. The column is named by its header, its letter or its number from one; the field as in
    /// `import_aliases.toml`.
    pub fn map(&mut self, column: &str, field: &str) -> Result<(), NoSuchColumn> {
        let folded = fold_letters(column);
        let by_label = self
            .columns
            .iter()
            .position(|mapped| fold_letters(&mapped.label) == folded);
        let by_letter =
            || (0..self.columns.len()).find(|at| column::letter(*at).eq_ignore_ascii_case(column));
        let by_number = || column.parse::<usize>().ok()?.checked_sub(1);
        by_label
            .or_else(by_letter)
            .or_else(by_number)
            .and_then(|at| self.columns.get_mut(at))
            .map(|mapped| mapped.column = Column::named(field))
            .ok_or_else(|| NoSuchColumn(column.to_owned()))
    }

    /// Whether any column holds numbers; without one no row can come in.
    #[must_use]
    pub fn has_phone(&self) -> bool {
        self.columns.iter().any(|mapped| mapped.column.is_phone())
    }

    /// The fields of the house's own that the list brings, as key and label.
    pub fn own_fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.columns.iter().filter_map(|mapped| {
            let key = if let Column::Field(Field::Own(key)) = &mapped.column {
                key.as_str()
            } else if mapped.column == Column::OrgForm {
                "org_form"
            } else {
                return None;
            };
            Some((key, mapped.label.as_str()))
        })
    }

    /// The header behind the key of a field of the house's own; also of those that took what another column could not,
    /// as the words beside a number.
    #[must_use]
    pub fn label_of(&self, key: &str) -> Option<&str> {
        let own = self.own_fields().find(|(own, _)| *own == key);
        own.map(|(_, label)| label).or_else(|| {
            let labels = self.columns.iter().map(|mapped| mapped.label.as_str());
            labels.into_iter().find(|label| own_key(label) == key)
        })
    }
}
