//! The steps of an import: which file, how its columns are read, three questions, what it would come to.

use crate::app::cursor::Cursor;
use crate::app::importing::{ImportFile, ImportFrom, ImportRequest, Imported, Misfits, Preview};
use crate::app::message::Trouble;
use crate::model::incoming::StatusMeaning;
use crate::model::list::Ground;

use super::ask::AUDIENCES;

/// An import on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ImportPane {
    /// The files that are offered, newest first; none before the answer.
    pub(crate) files: Option<Vec<ImportFile>>,
    /// What is to be brought in; none before something was chosen.
    pub(crate) request: Option<ImportRequest>,
    /// What it would come to; none while that is being found out.
    pub(crate) preview: Option<Box<Preview>>,
    /// Where in the import we are.
    pub(crate) step: ImportStep,
    /// The chosen row of the step.
    pub(crate) cursor: Cursor,
    /// The numbers of another country, as it seems, while the market's plan is tried.
    pub(crate) misfits: Option<Misfits>,
    /// Whether the list's name was looked at.
    pub(crate) is_named: bool,
    /// Why the last thing could not be done.
    pub(crate) trouble: Option<Trouble>,
}

/// A step of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum ImportStep {
    /// Which file, path or paste.
    #[default]
    Choose,
    /// The list's name and source, and how the columns are read.
    Columns,
    /// Which field a column goes to.
    Map {
        /// The column, counted from zero.
        column: usize,
    },
    /// What a status of a working list means here.
    Status {
        /// The word, as the list has it.
        word: String,
        /// How many rows have it.
        rows: u64,
        /// Who asked what it means.
        asked: StatusAsked,
    },
    /// Which country are the numbers from?
    Country,
    /// Who are they?
    Audience,
    /// What lets us call them?
    Ground,
    /// Has the list been washed?
    Washed,
    /// What it would come to.
    Preview,
    /// It runs.
    Running {
        /// Rows done.
        rows: u64,
        /// Rows in all, when known.
        of: Option<u64>,
    },
    /// It is over.
    Done(Box<Imported>),
}

/// Who asked what a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusAsked {
    /// The import, which does not know it and goes on afterwards.
    ByUs,
    /// The person, among the columns, who goes back there.
    ByThem,
}

impl ImportPane {
    /// How many rows can be chosen in this step.
    pub(crate) fn count(&self) -> usize {
        match &self.step {
            ImportStep::Choose => self.files.as_ref().map_or(0, Vec::len) + 1,
            ImportStep::Columns => {
                let of = |preview: &Preview| preview.columns.len() + preview.statuses.len();
                1 + self.preview.as_deref().map_or(0, of)
            }
            ImportStep::Map { .. } => super::mapping::CHOICES.len(),
            ImportStep::Status { .. } => StatusMeaning::ALL.len(),
            ImportStep::Country => 1 + self.misfits.as_ref().map_or(0, |it| it.fits.len()),
            ImportStep::Audience => AUDIENCES.len() + 1,
            ImportStep::Ground => Ground::ALL.len() + 1,
            ImportStep::Washed => 2,
            ImportStep::Preview | ImportStep::Running { .. } | ImportStep::Done(_) => 0,
        }
    }

    /// How many rows there are, as the preview counted them.
    pub(crate) fn rows_in_all(&self) -> Option<u64> {
        self.preview.as_ref().map(|preview| preview.summary.rows)
    }

    /// What changes the chosen row of the columns and statuses; none for the list's name.
    pub(crate) fn change(&self) -> Option<ImportStep> {
        let preview = self.preview.as_ref()?;
        let column = self.cursor.at.checked_sub(1)?;
        let Some(status) = column.checked_sub(preview.columns.len()) else {
            return Some(ImportStep::Map { column });
        };
        let (word, rows, _) = preview.statuses.get(status)?;
        Some(ImportStep::Status {
            word: word.clone(),
            rows: *rows,
            asked: StatusAsked::ByThem,
        })
    }

    /// The row of a status among the columns.
    pub(crate) fn row_of_status(&self, word: &str) -> usize {
        let row = self.preview.as_ref().and_then(|preview| {
            let mut words = preview.statuses.iter().map(|(word, ..)| word);
            let at = words.position(|known| known == word)?;
            Some(1 + preview.columns.len() + at)
        });
        row.unwrap_or_default()
    }

    /// What a status is taken to mean so far.
    pub(crate) fn meaning(&self, word: &str) -> StatusMeaning {
        let said = self.request.iter().flat_map(|it| &it.statuses);
        let said = said.filter(|(known, _)| known == word).map(|it| it.1);
        let read = self.preview.iter().flat_map(|it| &it.statuses);
        let read = read.filter(|(known, ..)| known == word).map(|it| it.2);
        said.chain(read).next().unwrap_or(StatusMeaning::Unknown)
    }

    /// What is asked once the columns are right: a status that says nothing known and was not asked about, else
    /// the numbers' country.
    pub(crate) fn after_columns(&self) -> ImportStep {
        let was_asked = |word: &str| {
            let request = self.request.as_ref();
            request.is_some_and(|it| it.statuses.iter().any(|(asked, _)| asked == word))
        };
        let statuses = self.preview.iter().flat_map(|preview| &preview.statuses);
        let mut unknown = statuses
            .filter(|(word, _, means)| *means == StatusMeaning::Unknown && !was_asked(word));
        unknown
            .next()
            .map_or(self.before_audience(), |(word, rows, _)| {
                ImportStep::Status {
                    word: word.clone(),
                    rows: *rows,
                    asked: StatusAsked::ByUs,
                }
            })
    }

    /// The numbers' country, when they do not fit the market's plan; else who they are.
    fn before_audience(&self) -> ImportStep {
        if self.misfits.is_some() {
            ImportStep::Country
        } else {
            ImportStep::Audience
        }
    }

    /// The name a list gets from where it comes from: the file's name without its ending.
    pub(crate) fn name_of(from: &ImportFrom) -> String {
        match from {
            ImportFrom::File(path) => path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default(),
            ImportFrom::Rows(_) => String::new(),
        }
    }
}
