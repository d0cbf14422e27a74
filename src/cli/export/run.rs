//! An export on its way: every row of it, in one of the forms.

use std::io::Write;
use std::path::Path;

use super::columns::Scribe;
use super::months::Months;
use super::progress::Progress;
use super::{What, page, table};
use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::forms::out::{CsvOut, CsvStyle, Header, ParquetOut, XlsxOut};
use crate::shell::home::Home;
use crate::store::CallFilter;

/// An export that is about to be written.
pub(super) struct Run<'a> {
    /// What is exported.
    pub(super) what: What,
    /// From which home.
    pub(super) home: &'a Home,
    /// Which of it.
    pub(super) filter: CallFilter,
    /// What makes the cells of a row.
    pub(super) scribe: Scribe<'a>,
    /// How far it has come.
    pub(super) progress: Progress,
}

impl Run<'_> {
    /// As a table of text.
    pub(super) fn csv(&self, style: CsvStyle, out: &mut impl Write) -> Result<(), Failure> {
        let headers = self.headers();
        let names = headers.iter().map(|header| header.name.as_str());
        let mut csv = CsvOut::begin(out, style, names).map_err(|cause| failed(&cause))?;
        self.each(&mut |_, cells| csv.row(cells).map_err(|cause| failed(&cause)))?;
        csv.finish().map_err(|cause| failed(&cause))?;
        Ok(())
    }

    /// As a spreadsheet, and says how many texts were too long for a cell.
    pub(super) fn xlsx(&self, out: &mut (impl Write + Send)) -> Result<(), Failure> {
        let headers = self.headers();
        let mut xlsx =
            XlsxOut::begin(self.what.name(), &headers).map_err(|cause| failed(&cause))?;
        self.each(&mut |_, cells| xlsx.row(cells).map_err(|cause| failed(&cause)))?;
        let cut = xlsx.cut();
        xlsx.finish(out).map_err(|cause| failed(&cause))?;
        page::cut(self.home, cut);
        Ok(())
    }

    /// As typed columns, packed.
    pub(super) fn parquet(&self, out: &mut (impl Write + Send)) -> Result<(), Failure> {
        let mut parquet =
            ParquetOut::begin(out, &self.headers()).map_err(|cause| failed(&cause))?;
        self.each(&mut |_, cells| parquet.row(cells).map_err(|cause| failed(&cause)))?;
        parquet.finish().map_err(|cause| failed(&cause))?;
        Ok(())
    }

    /// As typed columns, a file for each month, below a folder.
    pub(super) fn months(&self, folder: &Path) -> Result<(), Failure> {
        let mut months = Months::begin(folder, self.what.name().to_owned(), self.headers())?;
        self.each(&mut |month, cells| months.row(month, cells))?;
        months.finish()
    }

    fn headers(&self) -> Vec<Header> {
        let columns = self.scribe.columns(self.what).into_iter();
        columns.map(|column| column.header).collect()
    }

    fn each(&self, tell: &mut table::Tell<'_>) -> Result<(), Failure> {
        table::each(
            self.what,
            &self.filter,
            &self.scribe,
            &mut |month, cells| {
                self.progress.row();
                tell(month, cells)
            },
        )
    }
}
