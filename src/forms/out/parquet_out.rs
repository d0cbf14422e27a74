//! Parquet: columns of a type, in groups of rows, packed with zstd; what `DuckDB`, Spark and `ClickHouse` read fastest.
//!
//! Every column may be empty. Moments are milliseconds in UTC, days are days, everything else is what it is.

use std::io::{self, Write};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result as Parquet};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type as Schema;

use super::{Cell, Header, Type};

/// Rows in a group at most.
const GROUP_ROWS: usize = 50_000;
/// Bytes of text in a group at most: what is kept in memory.
const GROUP_BYTES: usize = 8 * 1024 * 1024;

/// Who makes the file.
const MADE_BY: &str = concat!("samtale ", env!("CARGO_PKG_VERSION"));

/// Writes Parquet, a group of rows at a time.
pub struct ParquetOut<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> ParquetOut<W> {
    /// Begins a file with these columns.
    pub fn begin(to: W, headers: &[Header]) -> io::Result<Self> {
        Self::open(to, headers).map_err(as_said)
    }

    fn open(to: W, headers: &[Header]) -> Parquet<Self> {
        let fields = headers.iter().map(|header| field(header).map(Arc::new));
        let schema = Schema::group_type_builder("samtale")
            .with_fields(fields.collect::<Parquet<_>>()?)
            .build()?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
            .set_created_by(MADE_BY.to_owned())
            .build();
        Ok(Self {
            file: SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties))?,
            columns: headers.iter().map(|header| Column::of(header.is)).collect(),
            rows: 0,
            bytes: 0,
        })
    }

    /// Writes a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) -> io::Result<()> {
        let mut cells = cells.into_iter();
        for column in &mut self.columns {
            self.bytes += column.push(&cells.next().unwrap_or(Cell::Empty));
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.end_group()?;
        }
        Ok(())
    }

    /// Bytes of text that are kept in memory.
    #[must_use]
    pub const fn kept(&self) -> usize {
        self.bytes
    }

    /// Writes the rows that are kept in memory.
    pub fn end_group(&mut self) -> io::Result<()> {
        if self.rows > 0 {
            self.write_group().map_err(as_said)?;
        }
        Ok(())
    }

    fn write_group(&mut self) -> Parquet<()> {
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            if let Some(mut to) = group.next_column()? {
                column.write(&mut to)?;
                to.close()?;
            }
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// Hands everything to the file, and the file back.
    pub fn finish(mut self) -> io::Result<W> {
        self.end_group()?;
        self.file.into_inner().map_err(as_said)
    }
}

fn field(header: &Header) -> Parquet<Schema> {
    let (physical, logical) = match header.is {
        Type::Text | Type::Phone => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Type::Number => (Physical::INT64, None),
        Type::Yes => (Physical::BOOLEAN, None),
        Type::Day => (Physical::INT32, Some(LogicalType::Date)),
        Type::Time => (
            Physical::INT64,
            Some(LogicalType::timestamp(true, TimeUnit::MILLIS)),
        ),
    };
    Schema::primitive_type_builder(&header.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()
}

/// The cells of a column that are kept in memory: which are there, and those.
struct Column {
    is_there: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Number(Vec<i64>),
    Yes(Vec<bool>),
    Day(Vec<i32>),
}

impl Column {
    const fn of(is: Type) -> Self {
        let values = match is {
            Type::Text | Type::Phone => Values::Text(Vec::new()),
            Type::Number | Type::Time => Values::Number(Vec::new()),
            Type::Yes => Values::Yes(Vec::new()),
            Type::Day => Values::Day(Vec::new()),
        };
        Self {
            is_there: Vec::new(),
            values,
        }
    }

    /// Takes a cell; answers how many bytes it is. One of another type than the column's is left out, except that
    /// everything can be text.
    fn push(&mut self, cell: &Cell<'_>) -> usize {
        let (is_there, bytes) = match (&mut self.values, cell) {
            (Values::Text(texts), cell) => {
                let text = cell.text();
                if text.is_empty() {
                    (0, 0)
                } else {
                    texts.push(ByteArray::from(text.as_ref()));
                    (1, text.len() + size_of::<ByteArray>())
                }
            }
            (Values::Number(numbers), Cell::Number(number)) => {
                numbers.push(*number);
                (1, size_of::<i64>())
            }
            (Values::Number(numbers), Cell::Time(at)) => {
                numbers.push(at.timestamp_millis());
                (1, size_of::<i64>())
            }
            (Values::Yes(answers), Cell::Yes(is)) => {
                answers.push(*is);
                (1, size_of::<bool>())
            }
            (Values::Day(days), Cell::Day(day)) => {
                days.push(days_since_1970(*day));
                (1, size_of::<i32>())
            }
            (Values::Number(_) | Values::Yes(_) | Values::Day(_), _) => (0, 0),
        };
        self.is_there.push(is_there);
        bytes + size_of::<i16>()
    }

    fn write(&mut self, to: &mut SerializedColumnWriter<'_>) -> Parquet<()> {
        let is_there = Some(self.is_there.as_slice());
        match &mut self.values {
            Values::Text(texts) => {
                to.typed::<ByteArrayType>()
                    .write_batch(texts, is_there, None)?;
                texts.clear();
            }
            Values::Number(numbers) => {
                to.typed::<Int64Type>()
                    .write_batch(numbers, is_there, None)?;
                numbers.clear();
            }
            Values::Yes(answers) => {
                to.typed::<BoolType>()
                    .write_batch(answers, is_there, None)?;
                answers.clear();
            }
            Values::Day(days) => {
                to.typed::<Int32Type>().write_batch(days, is_there, None)?;
                days.clear();
            }
        }
        self.is_there.clear();
        Ok(())
    }
}

fn days_since_1970(day: NaiveDate) -> i32 {
    let first = NaiveDate::default().num_days_from_ce();
    day.num_days_from_ce().saturating_sub(first)
}

/// What the system said, so that a reader that went away is known as one.
fn as_said(error: ParquetError) -> io::Error {
    if let ParquetError::External(cause) = error {
        return match cause.downcast::<io::Error>() {
            Ok(cause) => *cause,
            Err(cause) => io::Error::other(cause),
        };
    }
    io::Error::other(error)
}
