//! Parquet by month: a folder `month=2026-11` for each, as `DuckDB`, Spark and `ClickHouse` read them.
//!
//! *Invariant:* each file is whole or not there; all get their names at the end, when every row has been read.

use std::collections::BTreeMap;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::disk::atomic::{Access, Draft};
use crate::disk::places::make_private;
use crate::forms::out::{Cell, Header, ParquetOut};

/// Bytes of text in memory, over all months together.
const KEPT_MAX: usize = 32 * 1024 * 1024;

/// The month of rows that have no time; the name that Hive gave it.
const NO_MONTH: &str = "__HIVE_DEFAULT_PARTITION__";

type Month = ParquetOut<BufWriter<Draft>>;

/// Writes rows into the files of their months.
pub(super) struct Months<'a> {
    folder: &'a Path,
    /// What the files are called, without their ending.
    name: String,
    headers: Vec<Header>,
    open: BTreeMap<String, Month>,
}

impl<'a> Months<'a> {
    /// Begins in a folder, which is made when it is not there.
    pub(super) fn begin(
        folder: &'a Path,
        name: String,
        headers: Vec<Header>,
    ) -> Result<Self, Failure> {
        make_private(folder).map_err(|cause| Failure::file(&cause))?;
        Ok(Self {
            folder,
            name,
            headers,
            open: BTreeMap::new(),
        })
    }

    /// Writes a row.
    pub(super) fn row(
        &mut self,
        month: Option<String>,
        cells: Vec<Cell<'_>>,
    ) -> Result<(), Failure> {
        let month = month.unwrap_or_else(|| NO_MONTH.to_owned());
        if !self.open.contains_key(&month) {
            let begun = self.begin_month(&month)?;
            self.open.insert(month.clone(), begun);
        }
        if let Some(file) = self.open.get_mut(&month) {
            file.row(cells).map_err(|cause| failed(&cause))?;
        }
        let kept: usize = self.open.values().map(ParquetOut::kept).sum();
        if kept > KEPT_MAX
            && let Some(most) = self.open.values_mut().max_by_key(|month| month.kept())
        {
            most.end_group().map_err(|cause| failed(&cause))?;
        }
        Ok(())
    }

    /// Gives every file its name.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let mut drafts = Vec::new();
        for month in self.open.into_values() {
            let to = month.finish().map_err(|cause| failed(&cause))?;
            drafts.push(to.into_inner().map_err(|cause| failed(cause.error()))?);
        }
        let mut drafts = drafts.into_iter();
        drafts.try_for_each(|draft| draft.keep().map_err(|cause| Failure::file(&cause)))
    }

    fn begin_month(&self, month: &str) -> Result<Month, Failure> {
        let folder: PathBuf = self.folder.join(format!("month={month}"));
        make_private(&folder).map_err(|cause| Failure::file(&cause))?;
        let path = folder.join(format!("{}.parquet", self.name));
        let draft = Draft::create(&path, Access::Private).map_err(|cause| Failure::file(&cause))?;
        ParquetOut::begin(BufWriter::new(draft), &self.headers).map_err(|cause| failed(&cause))
    }
}
