//! Spreadsheets: XLSX, XLSB, XLS and ODS, through calamine.
//!
//! *Invariant:* a number is written with all its digits and a date as ISO 8601, whatever the sheet shows.

use std::fmt::{Display, Write as _};

use calamine::{
    DataType, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};
use chrono::NaiveTime;

use super::{Dialect, NotATable, Row, Source};

/// Columns that are read; no list is wider, and a stray cell far to the right is not worth its memory.
const COLUMNS_MAX: u32 = 1000;

/// An opened spreadsheet.
pub(super) struct Sheet {
    pub(super) dialect: Dialect,
    pub(super) cells: Cells,
}

/// The cells of a sheet as text: one text, and where each cell and each row ends.
#[derive(Default)]
pub(super) struct Cells {
    text: String,
    ends: Vec<usize>,
    rows: Vec<(u64, usize)>,
    next: Next,
}

/// What is handed out next.
#[derive(Default)]
struct Next {
    row: usize,
    cell: usize,
    byte: usize,
}

impl Cells {
    /// Adds a cell at a place; places come in order.
    fn add(&mut self, (row, column): (u32, u32), value: &impl DataType) {
        if value.is_empty() || column >= COLUMNS_MAX {
            return;
        }
        let line = u64::from(row) + 1;
        if self.rows.last().is_none_or(|(last, _)| *last != line) {
            self.rows.push((line, self.ends.len()));
        }
        let begin = self.rows.last().map_or(0, |(_, begin)| *begin);
        let place = begin + column as usize;
        if self.ends.len() < place {
            self.ends.resize(place, self.text.len());
        }
        write_value(value, &mut self.text);
        self.ends.push(self.text.len());
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The cells of the longest row.
    pub(super) fn width(&self) -> usize {
        let begins = self.rows.iter().map(|(_, begin)| *begin);
        let ends = begins.clone().skip(1).chain([self.ends.len()]);
        begins
            .zip(ends)
            .map(|(begin, end)| end - begin)
            .max()
            .unwrap_or(1)
    }

    /// The next row that has anything in it; none at the end.
    pub(super) fn read(&mut self, row: &mut Row) -> Option<()> {
        loop {
            let (line, _) = *self.rows.get(self.next.row)?;
            self.next.row += 1;
            let end = self
                .rows
                .get(self.next.row)
                .map_or(self.ends.len(), |(_, begin)| *begin);
            row.begin(line);
            while self.next.cell < end {
                let cell_end = self.ends.get(self.next.cell).copied()?;
                let cell = self.text.get(self.next.byte..cell_end).unwrap_or_default();
                row.push_str(cell.trim_matches('\0'));
                row.end_cell();
                self.next.byte = cell_end;
                self.next.cell += 1;
            }
            if !row.is_blank() {
                return Some(());
            }
        }
    }
}

/// The spreadsheet that begins with these bytes; none when it is none.
pub(super) fn open(source: &mut impl Source, first: &[u8]) -> Result<Option<Sheet>, NotATable> {
    match first {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => open_zip(source).map(Some),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => open_old(source).map(Some),
        [b'%', b'P', b'D', b'F', ..] => Err(NotATable::Foreign("PDF")),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            Err(NotATable::Foreign("picture"))
        }
        [0x1f, 0x8b, ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [b'R', b'a', b'r', b'!', ..] => {
            Err(NotATable::Foreign("compressed file"))
        }
        _ => Ok(None),
    }
}

fn open_zip(source: &mut impl Source) -> Result<Sheet, NotATable> {
    let xlsx = match Xlsx::new(&mut *source) {
        Ok(book) => return xlsx_sheet(book),
        Err(error) => error,
    };
    source.rewind()?;
    match Ods::new(&mut *source) {
        Ok(book) => return first_range(book, "ODS"),
        Err(OdsError::Password) => return Err(NotATable::Locked),
        Err(_) => source.rewind()?,
    }
    match Xlsb::new(&mut *source) {
        Ok(book) => first_range(book, "XLSB"),
        Err(_) => Err(damaged("XLSX", &xlsx)),
    }
}

fn open_old(source: &mut impl Source) -> Result<Sheet, NotATable> {
    let xls = match Xls::new(&mut *source) {
        Ok(book) => return first_range(book, "XLS"),
        Err(XlsError::Password) => return Err(NotATable::Locked),
        Err(error) => error,
    };
    source.rewind()?;
    match Xlsx::new(&mut *source) {
        Err(XlsxError::Password) => Err(NotATable::Locked),
        _ => Err(damaged("XLS", &xls)),
    }
}

fn damaged(format: &'static str, error: &dyn std::fmt::Display) -> NotATable {
    NotATable::Damaged {
        format,
        cause: error.to_string(),
    }
}

/// XLSX cell by cell, so that the sheet is not held twice.
fn xlsx_sheet<S: Source>(mut book: Xlsx<S>) -> Result<Sheet, NotATable> {
    let names = book.sheet_names();
    for name in &names {
        let mut cells = Cells::default();
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(damaged("XLSX", &error)),
        };
        while let Some(cell) = reader
            .next_cell()
            .map_err(|error| damaged("XLSX", &error))?
        {
            let place = cell.get_position();
            cells.add(place, cell.get_value());
        }
        if !cells.is_empty() {
            return Ok(sheet_of("XLSX", name, &names, cells));
        }
    }
    Err(NotATable::Empty)
}

fn first_range<S: Source, R: Reader<S>>(
    mut book: R,
    format: &'static str,
) -> Result<Sheet, NotATable>
where
    R::Error: Display,
{
    let names = book.sheet_names();
    for name in &names {
        let range = book
            .worksheet_range(name)
            .map_err(|error| damaged(format, &error))?;
        let mut cells = Cells::default();
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let down = u32::try_from(row).unwrap_or(u32::MAX);
            let right = u32::try_from(column).unwrap_or(u32::MAX);
            cells.add(
                (top.saturating_add(down), left.saturating_add(right)),
                value,
            );
        }
        if !cells.is_empty() {
            return Ok(sheet_of(format, name, &names, cells));
        }
    }
    Err(NotATable::Empty)
}

fn sheet_of(format: &'static str, name: &str, names: &[String], cells: Cells) -> Sheet {
    Sheet {
        dialect: Dialect::Sheet {
            format,
            sheet: name.to_owned(),
            others: names.len() - 1,
        },
        cells,
    }
}

/// Writes a value as a person would type it, with nothing lost.
fn write_value(value: &impl DataType, out: &mut String) {
    if let Some(text) = value.get_string() {
        out.push_str(text);
    } else if let Some(number) = value.get_float() {
        // f64 writes the shortest text that reads back as the same number, and no exponent.
        let _ = write!(out, "{number}");
    } else if let Some(number) = value.get_int() {
        let _ = write!(out, "{number}");
    } else if let Some(time) = value.get_datetime() {
        write_time(time, out);
    } else if let Some(iso) = value.get_datetime_iso().or(value.get_duration_iso()) {
        out.push_str(iso);
    } else if let Some(truth) = value.get_bool() {
        let _ = write!(out, "{truth}");
    } else if let Some(error) = value.get_error() {
        let _ = write!(out, "{error}");
    }
}

/// A date as `2026-11-21`, with the time when it is not midnight; a time alone as `09:30`.
fn write_time(time: ExcelDateTime, out: &mut String) {
    let Some(at) = time.as_datetime() else {
        let _ = write!(out, "{}", time.as_f64());
        return;
    };
    let form = match (time.as_f64() < 1.0, at.time() == NaiveTime::MIN) {
        (true, _) => "%H:%M",
        (false, true) => "%Y-%m-%d",
        (false, false) => "%Y-%m-%d %H:%M",
    };
    let _ = write!(out, "{}", at.format(form));
}
