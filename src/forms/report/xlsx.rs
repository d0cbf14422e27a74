//! A report as a workbook: a sheet that explains, then one for each table, with typed cells and charts of the program that
//! opens it.
//!
//! *Invariant:* what people said is text. No cell is a formula.

use std::io::{Seek, Write};

use rust_xlsxwriter::{
    Chart as Picture, ChartLine, ChartLineDashType, ChartType, DocProperties, ExcelDateTime,
    Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::heading::{Heading, words};
use super::said::{self, Words, share_in_thousandths};
use crate::forms::out::shortened;
use crate::lang::Lang;
use crate::report::{Cell, Chart, Column, Kind, Line, Report, Table};

/// A sheet's name is not longer in any program.
const NAME_MAX: usize = 31;
/// The row of the columns' names; the title, the definition and the source stand over it.
const HEAD: u32 = 4;

/// The workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct XlsxFailure(#[from] XlsxError);

/// The report as a workbook.
pub fn xlsx(report: &Report, lang: &Lang, to: impl Write + Seek + Send) -> Result<(), XlsxFailure> {
    let mut book = Workbook::new();
    let heading = Heading::of(report, lang);
    let words = words(report, lang);
    let made = report.made.local();
    let properties = DocProperties::new()
        .set_title(&heading.title)
        .set_creation_datetime(&date_time(made)?);
    book.set_properties(&properties);
    let styles = Styles::new();
    let mut names = vec![sheet_name(&lang.say("report-read-me"), &[])];
    for table in &report.tables {
        let name = sheet_name(&words.title(table), &names);
        names.push(name);
    }
    let scribe = Scribe {
        words,
        heading: &heading,
        styles: &styles,
    };
    let mut sheets = report.tables.iter().zip(names.iter().skip(1));
    let first = names.first().map_or("", String::as_str);
    scribe.explain(book.add_worksheet().set_name(first)?, report, &names)?;
    sheets.try_for_each(|(table, name)| {
        scribe.table(book.add_worksheet().set_name(name)?, table, name)
    })?;
    book.save_to_writer(to)?;
    Ok(())
}

struct Styles {
    title: Format,
    soft: Format,
    head: Format,
    text: Format,
    count: Format,
    share: Format,
    per_hundred: Format,
    day: Format,
}

impl Styles {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            soft: Format::new().set_font_color("555555"),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(rust_xlsxwriter::FormatBorder::Thin)
                .set_background_color("EEEEEE"),
            text: top().set_text_wrap(),
            count: top().set_num_format("#,##0"),
            share: top().set_num_format("0 %"),
            per_hundred: top().set_num_format("0.0"),
            day: top().set_num_format("yyyy-mm-dd"),
        }
    }
}

struct Scribe<'a> {
    words: Words<'a>,
    heading: &'a Heading,
    styles: &'a Styles,
}

impl Scribe<'_> {
    /// The first sheet: what the workbook is, and what each sheet counts.
    fn explain(
        &self,
        sheet: &mut Worksheet,
        report: &Report,
        names: &[String],
    ) -> Result<(), XlsxError> {
        let lang = self.words.lang;
        sheet.write_string_with_format(0, 0, &self.heading.title, &self.styles.title)?;
        let mut lines = vec![&self.heading.period, &self.heading.chosen];
        lines.extend([&self.heading.source, &self.heading.made]);
        lines.extend(&self.heading.taken_out);
        lines.push(&self.heading.nobody_counted);
        let mut at = 1;
        for line in lines {
            sheet.write_string(at, 0, line)?;
            at += 1;
        }
        at += 1;
        let heads = [
            "report-contents",
            "report-counts",
            "report-column-of-count",
            "report-column-of-what",
        ];
        for (column, head) in (0..).zip(heads) {
            sheet.write_string_with_format(at, column, lang.say(head), &self.styles.head)?;
        }
        for (table, name) in report.tables.iter().zip(names.iter().skip(1)) {
            at += 1;
            let link = format!("internal:'{}'!A1", name.replace('\'', "''"));
            sheet.write_url_with_text(at, 0, link.as_str(), self.words.title(table))?;
            sheet.write_string_with_format(at, 1, self.words.counts(table), &self.styles.text)?;
            sheet.write_number_with_format(at, 2, number(table.of.count), &self.styles.count)?;
            sheet.write_string_with_format(
                at,
                3,
                self.words.of_what(table.of),
                &self.styles.text,
            )?;
        }
        for (column, width) in (0..).zip([34.0, 80.0, 12.0, 34.0]) {
            sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    fn table(&self, sheet: &mut Worksheet, table: &Table, name: &str) -> Result<(), XlsxError> {
        let definition = format!("{} {}", self.words.counts(table), self.words.of(table.of));
        sheet.write_string_with_format(0, 0, self.words.title(table), &self.styles.title)?;
        sheet.write_string_with_format(1, 0, definition, &self.styles.soft)?;
        sheet.write_string_with_format(2, 0, self.heading.source_line(), &self.styles.soft)?;
        for (place, column) in (0..).zip(&table.columns) {
            let title = self.words.column(*column);
            sheet.write_string_with_format(HEAD, place, title, &self.styles.head)?;
            sheet.set_column_width(place, width(*column))?;
        }
        let mut at = HEAD;
        for row in &table.rows {
            at += 1;
            for ((place, cell), column) in (0..).zip(&row.cells).zip(&table.columns) {
                self.cell(sheet, (at, place), (*column, cell))?;
            }
        }
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or_default();
        sheet.set_freeze_panes(HEAD + 1, 0)?;
        if at > HEAD {
            sheet.autofilter(HEAD, 0, at, last)?;
            self.chart(sheet, table, name, last + 2)?;
        }
        if table.rest > 0 {
            let rest = self.words.rest(table);
            sheet.write_string_with_format(at + 2, 0, rest, &self.styles.soft)?;
        }
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        (of, cell): (Column, &Cell),
    ) -> Result<(), XlsxError> {
        let styles = self.styles;
        match cell {
            Cell::Empty => {}
            Cell::Name(_) | Cell::Text(_) | Cell::Words(_) => {
                let text = self.words.cell_of(of, cell);
                let text = shortened(&text).unwrap_or(text);
                sheet.write_string_with_format(row, column, text, &styles.text)?;
            }
            Cell::Count(count) => {
                sheet.write_number_with_format(row, column, number(*count), &styles.count)?;
            }
            Cell::Share(part, of) => {
                if share_in_thousandths(*part, *of).is_some() {
                    let share = number(*part) / number(*of);
                    sheet.write_number_with_format(row, column, share, &styles.share)?;
                }
            }
            Cell::PerHundred(part, of) => {
                if share_in_thousandths(*part, *of).is_some() {
                    let rate = 100.0 * number(*part) / number(*of);
                    sheet.write_number_with_format(row, column, rate, &styles.per_hundred)?;
                }
            }
            Cell::Day(day) => {
                let day = date_time((*day).into())?;
                sheet.write_datetime_with_format(row, column, &day, &styles.day)?;
            }
        }
        Ok(())
    }

    fn chart(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        name: &str,
        beside: u16,
    ) -> Result<(), XlsxError> {
        match &table.chart {
            None => Ok(()),
            Some(Chart::Bars { name: of, length }) => {
                // What has no share of the others stands last, and has no bar.
                let bars = table
                    .rows
                    .iter()
                    .filter(|row| said::length(row, *length).is_some());
                let last = HEAD + u32::try_from(bars.count()).unwrap_or_default();
                let (of, length) = (place(*of), place(*length));
                let mut picture = Picture::new(ChartType::Bar);
                picture
                    .add_series()
                    .set_categories((name, HEAD + 1, of, last, of))
                    .set_values((name, HEAD + 1, length, last, length))
                    .set_name(&self.title_of(table, length));
                picture.title().set_name(&self.words.title(table));
                picture.y_axis().set_reverse();
                picture.legend().set_hidden();
                sheet.insert_chart(HEAD, beside, &picture)?;
                Ok(())
            }
            Some(Chart::Lines(lines)) => self.lines(sheet, (lines, table), name, beside),
        }
    }

    /// One chart for each series; its limits stand in columns beside, so that the chart can draw them.
    fn lines(
        &self,
        sheet: &mut Worksheet,
        (lines, table): (&[Line], &Table),
        name: &str,
        beside: u16,
    ) -> Result<(), XlsxError> {
        let last = HEAD + u32::try_from(table.rows.len()).unwrap_or_default();
        let mut free = beside;
        for (at, line) in (0..).zip(lines) {
            let column = place(table.column(line.name).unwrap_or_default());
            let mut picture = Picture::new(ChartType::Line);
            let weeks = (name, HEAD + 1, 0, last, 0);
            picture
                .add_series()
                .set_categories(weeks)
                .set_values((name, HEAD + 1, column, last, column))
                .set_name(&self.words.line_name(line));
            let limits = line.limits.iter().flat_map(|it| {
                [
                    ("report-usual-least", it.from),
                    ("report-usual-mean", it.mean),
                    ("report-usual-most", it.to),
                ]
            });
            for (id, value) in limits {
                let what = self.title_of(table, column);
                let title = self.words.lang.with(id, &[("what", what.as_str().into())]);
                sheet.write_string_with_format(HEAD, free, &title, &self.styles.soft)?;
                for row in HEAD + 1..=last {
                    sheet.write_number_with_format(row, free, value, &self.styles.per_hundred)?;
                }
                let mut dashes = ChartLine::new();
                dashes.set_dash_type(ChartLineDashType::Dash).set_width(1);
                picture
                    .add_series()
                    .set_categories(weeks)
                    .set_values((name, HEAD + 1, free, last, free))
                    .set_name(&title)
                    .set_format(&mut dashes);
                free += 1;
            }
            picture.title().set_name(&self.words.line_name(line));
            picture.legend().set_hidden();
            picture.set_width(640).set_height(280);
            sheet.insert_chart(HEAD + 1 + 15 * at, beside + 7, &picture)?;
        }
        Ok(())
    }

    fn title_of(&self, table: &Table, column: u16) -> String {
        let column = table.columns.get(usize::from(column));
        column.map_or_else(String::new, |column| self.words.column(*column))
    }
}

fn place(column: usize) -> u16 {
    u16::try_from(column).unwrap_or_default()
}

const fn width(column: Column) -> f64 {
    match column.kind {
        Kind::Text => 44.0,
        Kind::Name => 32.0,
        Kind::Count | Kind::Share | Kind::PerHundred | Kind::Day => 13.0,
    }
}

/// A name that every program takes, and that no other sheet has.
fn sheet_name(title: &str, taken: &[String]) -> String {
    let plain: String = title
        .chars()
        .filter(|char| !"[]:*?/\\'".contains(*char))
        .collect();
    let short = |room: usize| {
        plain
            .chars()
            .take(room)
            .collect::<String>()
            .trim()
            .to_owned()
    };
    let first = short(NAME_MAX);
    if !taken.iter().any(|other| other.eq_ignore_ascii_case(&first)) {
        return first;
    }
    (2..=taken.len() + 2)
        .map(|n| format!("{} {n}", short(NAME_MAX - 4)))
        .find(|name| !taken.iter().any(|other| other.eq_ignore_ascii_case(name)))
        .unwrap_or(first)
}

fn date_time(at: chrono::NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_timestamp(at.and_utc().timestamp())
}

/// A count as the workbook's only kind of number.
#[expect(
    clippy::cast_precision_loss,
    reason = "a count of calls is far below what loses a unit"
)]
const fn number(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::moment::{Now, Zone};
    use crate::report::{Filters, Tally, Week};

    #[test]
    fn every_sheet_has_its_whole_title_for_a_name() {
        let week: Week = "2026-W47".parse().unwrap();
        let now = Now {
            at: "2026-11-23T10:00:00+01:00".parse().unwrap(),
            zone: Zone::OSLO,
        };
        let report = Tally::new(week.into(), Filters::default(), now).finish();
        for lang in ["en", "nb", "da"].map(Lang::embedded) {
            let mut names = vec![lang.say("report-read-me")];
            for table in &report.tables {
                let title = words(&report, &lang).title(table);
                names.push(sheet_name(&title, &names));
                assert_eq!(names.last(), Some(&title), "{}", lang.code());
            }
        }
    }
}
