//! XLSX: cells of a type, the header in view, a filter; nothing in it is a formula, whatever a text begins with.
//!
//! *Invariant:* rows go to a temporary file without a name as they come, so that a million take no more memory than ten.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Header, Type};

/// Rows in a sheet, the header among them; the rest goes to further sheets.
const ROWS_MAX: u32 = 1_048_576;

/// Characters in a cell, as Excel counts them.
const CELL_MAX: usize = 32_767;

/// What stands at the end of a text that is too long for a cell.
const CUT: char = '…';

/// Writes XLSX.
pub struct XlsxOut {
    book: Workbook,
    sheet: Worksheet,
    name: String,
    sheets: u32,
    headers: Vec<Header>,
    bold: Format,
    day: Format,
    time: Format,
    /// The row that comes next.
    at: u32,
    cut: u64,
}

impl XlsxOut {
    /// Begins a workbook with a sheet of this name and these columns.
    pub fn begin(name: &str, headers: &[Header]) -> io::Result<Self> {
        let mut book = Workbook::new();
        let sheet = book.new_worksheet_with_constant_memory().map_err(as_said)?;
        let mut out = Self {
            book,
            sheet,
            name: name.to_owned(),
            sheets: 0,
            headers: headers.to_vec(),
            bold: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            at: 0,
            cut: 0,
        };
        out.begin_sheet().map_err(as_said)?;
        Ok(out)
    }

    /// Writes a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        if self.at == ROWS_MAX {
            self.next_sheet().map_err(as_said)?;
        }
        for (column, cell) in (0..).zip(cells) {
            self.cell(column, &cell).map_err(as_said)?;
        }
        self.at += 1;
        Ok(())
    }

    /// How many texts were too long for a cell, and were cut.
    #[must_use]
    pub const fn cut(&self) -> u64 {
        self.cut
    }

    /// Writes the workbook, and hands the file back.
    pub fn finish<W: Write + Send>(mut self, mut to: W) -> io::Result<W> {
        self.end_sheet().map_err(as_said)?;
        self.book.push_worksheet(self.sheet);
        self.book.save_to_writer(&mut to).map_err(as_said)?;
        to.flush()?;
        Ok(to)
    }

    fn cell(&mut self, column: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
        let (sheet, row) = (&mut self.sheet, self.at);
        match cell {
            Cell::Empty => {}
            Cell::Text(text) => match shortened(text) {
                Some(short) => {
                    self.cut += 1;
                    sheet.write_string(row, column, short)?;
                }
                None => {
                    sheet.write_string(row, column, text.as_ref())?;
                }
            },
            Cell::Phone(number) => {
                sheet.write_string(row, column, number.as_e164())?;
            }
            Cell::Number(number) => {
                // A number that a program would round is text.
                match i32::try_from(*number) {
                    Ok(number) => sheet.write_number(row, column, number)?,
                    Err(_) => sheet.write_string(row, column, number.to_string())?,
                };
            }
            Cell::Yes(is) => {
                sheet.write_boolean(row, column, *is)?;
            }
            Cell::Day(day) => dated(sheet, (row, column), cell, || {
                day.and_hms_opt(0, 0, 0).map(|at| (at, &self.day))
            })?,
            Cell::Time(at) => dated(sheet, (row, column), cell, || {
                Some((at.naive_local(), &self.time))
            })?,
        }
        Ok(())
    }

    fn begin_sheet(&mut self) -> Result<(), XlsxError> {
        self.sheets += 1;
        let name = match self.sheets {
            1 => self.name.clone(),
            n => format!("{} {n}", self.name),
        };
        self.sheet.set_name(name)?;
        self.sheet.set_freeze_panes(1, 0)?;
        for (column, header) in (0..).zip(&self.headers) {
            self.sheet.set_column_width(column, width(header))?;
            self.sheet
                .write_string_with_format(0, column, &header.name, &self.bold)?;
        }
        self.at = 1;
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.headers.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.at - 1, last)?;
        Ok(())
    }

    fn next_sheet(&mut self) -> Result<(), XlsxError> {
        self.end_sheet()?;
        let next = self.book.new_worksheet_with_constant_memory()?;
        let full = std::mem::replace(&mut self.sheet, next);
        self.book.push_worksheet(full);
        self.begin_sheet()
    }
}

/// Writes a day or a moment; one that Excel has no number for, before 1900, as text.
fn dated<'f>(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    at: impl FnOnce() -> Option<(chrono::NaiveDateTime, &'f Format)>,
) -> Result<(), XlsxError> {
    use chrono::Datelike;
    match at().filter(|(at, _)| (1900..=9999).contains(&at.year())) {
        Some((at, format)) => sheet.write_datetime_with_format(row, column, at, format)?,
        None => sheet.write_string(row, column, cell.text())?,
    };
    Ok(())
}

/// The text as it fits in a cell; none when it fits as it is.
pub(in crate::forms) fn shortened(text: &str) -> Option<String> {
    if text.len() <= CELL_MAX {
        return None;
    }
    let mut units = 0;
    let mut cut = None;
    for (at, letter) in text.char_indices() {
        if units < CELL_MAX - 1 {
            cut = Some(at);
        }
        units += letter.len_utf16();
    }
    let cut = cut.filter(|_| units > CELL_MAX)?;
    let mut short = text.get(..cut)?.to_owned();
    short.push(CUT);
    Some(short)
}

/// Letters that a column has room for.
fn width(header: &Header) -> f64 {
    let content = match header.is {
        Type::Text => 24,
        Type::Phone => 16,
        Type::Number | Type::Yes => 8,
        Type::Day => 11,
        Type::Time => 19,
    };
    let name = u32::try_from(header.name.chars().count()).unwrap_or(content);
    f64::from(content.max(name + 3))
}

/// What the system said, so that a full disk is known as one.
fn as_said(error: XlsxError) -> io::Error {
    if let XlsxError::IoError(cause) = error {
        return cause;
    }
    io::Error::other(error)
}
