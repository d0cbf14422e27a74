//! The words of a report: cells, titles and definitions in a language.

use chrono::{Datelike as _, NaiveDate};

use crate::lang::Lang;
use crate::model::text::Safe;
use crate::report::xmr::{Limits, Signal};
use crate::report::{Cell, Column, Kind, Line, Look, Of, Row, Table};
use crate::say;

/// A language, and the day on which a report was made.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) lang: &'a Lang,
    pub(super) today: NaiveDate,
}

impl Words<'_> {
    pub(super) fn title(&self, table: &Table) -> String {
        self.lang.say(&format!("report-{}", table.id))
    }

    /// What a table counts.
    pub(super) fn counts(&self, table: &Table) -> String {
        self.lang.say(&format!("report-{}-counts", table.id))
    }

    /// Of how many of what.
    pub(super) fn of(&self, of: Of) -> String {
        say!(
            self.lang,
            "report-of",
            count = of.count,
            what = self.of_what(of)
        )
    }

    pub(super) fn of_what(&self, of: Of) -> String {
        self.lang.say(&format!("report-of-{}", of.what))
    }

    pub(super) fn column(&self, column: Column) -> String {
        self.lang.say(&format!("report-column-{}", column.name))
    }

    /// The cell as it is read.
    /// What somebody said, in quotes; when nobody wrote the words, that.
    pub(super) fn quoted(&self, cell: &Cell) -> String {
        if *cell == Cell::Empty {
            return self.lang.say("said-without-words");
        }
        say!(self.lang, "report-quoted", words = self.cell(cell))
    }

    pub(super) fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Empty => String::new(),
            Cell::Name(id) => self.lang.say(id),
            Cell::Text(text) | Cell::Words(text) => Safe::line(text).into_string(),
            Cell::Count(count) => self.lang.number(*count),
            Cell::Share(part, of) => self.percent(*part, *of),
            Cell::PerHundred(part, of) => self.per_hundred(*part, *of),
            Cell::Day(day) => self.lang.date(*day, self.today),
        }
    }

    /// The cell as it is read in a table: a row's name begins as a sentence does.
    pub(super) fn cell_of(&self, column: Column, cell: &Cell) -> String {
        let text = self.cell(cell);
        match (column.kind, cell) {
            (Kind::Name, Cell::Name(_)) => begun(&text),
            (
                Kind::Name | Kind::Text | Kind::Count | Kind::Share | Kind::PerHundred | Kind::Day,
                _,
            ) => text,
        }
    }

    /// The names of the rows of which there is nothing, in a sentence; empty when there are none.
    pub(super) fn none(&self, table: &Table) -> String {
        let names = table.rows.iter().filter(|row| is_nothing(row));
        let names: Vec<String> = names.map(|row| begun(&self.cell(row.cell(0)))).collect();
        if names.is_empty() {
            return String::new();
        }
        say!(self.lang, "report-none", names = names.join(" · "))
    }

    /// What there was no room for.
    pub(super) fn rest(&self, table: &Table) -> String {
        let id = match table.look {
            Look::Voices => "report-rest-demands",
            Look::Table | Look::Figures => "report-rest",
        };
        self.lang.with(id, &[("count", table.rest.into())])
    }

    /// The tables that have nothing to say, in a sentence; empty when there are none.
    pub(super) fn nothing(&self, tables: &[Table]) -> String {
        // Groups of people are left out when they are too small to be shown, which is not nothing.
        let hidden = tables
            .iter()
            .filter(|it| !is_shown(it) && !it.id.starts_with("people-"));
        let titles: Vec<String> = hidden.map(|it| self.title(it)).collect();
        if titles.is_empty() {
            return String::new();
        }
        say!(self.lang, "report-nothing", titles = titles.join(" · "))
    }

    fn percent(&self, part: u64, of: u64) -> String {
        match share_in_thousandths(part, of) {
            None => String::new(),
            Some(thousandths) => say!(self.lang, "report-percent", count = (thousandths + 5) / 10),
        }
    }

    fn per_hundred(&self, part: u64, of: u64) -> String {
        match share_in_thousandths(part, of) {
            None => String::new(),
            Some(thousandths) => self.decimal(thousandths),
        }
    }

    /// A number of tenths, with the language's decimal sign.
    fn decimal(&self, tenths: u64) -> String {
        say!(
            self.lang,
            "report-decimal",
            whole = tenths / 10,
            tenth = tenths % 10
        )
    }

    /// Between what a series usually moves.
    pub(super) fn usual(&self, line: &Line) -> String {
        match line.limits {
            None => say!(self.lang, "report-usual-unknown", count = line.points.len()),
            Some(Limits { from, to, .. }) => say!(
                self.lang,
                "report-usual",
                from = whole(from.ceil()),
                to = whole(to.floor())
            ),
        }
    }

    /// The weeks that are more than chance, each with why; empty when there is none.
    pub(super) fn signals(&self, line: &Line) -> String {
        let weeks: Vec<String> = line
            .points
            .iter()
            .filter_map(|point| {
                let why = self.lang.say(signal(point.signal?));
                let day = self.lang.date(point.monday, self.today);
                let week = say!(self.lang, "report-week-of", day = day);
                Some(format!("{week} ({why})"))
            })
            .collect();
        if weeks.is_empty() {
            return String::new();
        }
        say!(self.lang, "report-signals", weeks = self.lang.list(&weeks))
    }

    /// A series in a sentence, for whoever cannot see it.
    pub(super) fn line(&self, line: &Line) -> String {
        let counts = || line.points.iter().map(|point| point.count);
        let day = |point: Option<&crate::report::Point>| {
            point.map_or_else(String::new, |it| self.lang.date(it.monday, self.today))
        };
        say!(
            self.lang,
            "report-chart-line",
            name = self.line_name(line),
            from = day(line.points.first()),
            to = day(line.points.last()),
            least = counts().min().unwrap_or_default(),
            most = counts().max().unwrap_or_default(),
            last = counts().next_back().unwrap_or_default(),
            usual = self.usual(line)
        )
    }

    pub(super) fn line_name(&self, line: &Line) -> String {
        self.lang.say(&format!("report-line-{}", line.name))
    }

    /// A month in three letters or so, for an axis.
    pub(super) fn month(&self, day: NaiveDate) -> String {
        self.lang.say(&format!("month-short-{}", day.month()))
    }
}

const fn signal(signal: Signal) -> &'static str {
    match signal {
        Signal::Outside => "report-signal-outside",
        Signal::TwoOfThree => "report-signal-two-of-three",
        Signal::FourOfFive => "report-signal-four-of-five",
        Signal::EightInARow => "report-signal-eight-in-a-row",
    }
}

/// None of nothing.
pub(super) fn share_in_thousandths(part: u64, of: u64) -> Option<u64> {
    let rounded = part.checked_mul(1_000)?.checked_add(of / 2)?;
    rounded.checked_div(of)
}

/// A limit that a count can reach. What a series counts is far smaller than what would lose anything.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "limits are never below nought, and a count of demands is small"
)]
fn whole(number: f64) -> u64 {
    number.max(0.0).round() as u64
}

/// A table that would say nothing is left out of what people read.
pub(super) fn is_shown(table: &Table) -> bool {
    let says = |row: &Row| {
        let counts = row.cells.iter().filter_map(Cell::count);
        let has_words = row.cells.iter().any(|cell| matches!(cell, Cell::Words(_)));
        has_words || counts.sum::<u64>() > 0
    };
    table.rows.iter().any(says)
}

/// The rows of a table that people read one by one: those of which there is something.
pub(super) fn rows(table: &Table) -> Vec<&Row> {
    table.rows.iter().filter(|row| !is_nothing(row)).collect()
}

/// How long the bar of a row is; none where it counts something else than the others, and has no share of them.
pub(super) fn length(row: &Row, column: usize) -> Option<u64> {
    let has_share = row.cells.iter().any(|cell| matches!(cell, Cell::Share(..)));
    row.cell(column).count().filter(|_| has_share)
}

/// A row that the language names, and of which there is nothing.
fn is_nothing(row: &Row) -> bool {
    let is_counted = |cell: &Cell| match cell {
        Cell::Empty | Cell::Name(_) => true,
        Cell::Count(count) | Cell::Share(count, _) | Cell::PerHundred(count, _) => *count == 0,
        Cell::Text(_) | Cell::Words(_) | Cell::Day(_) => false,
    };
    matches!(row.cell(0), Cell::Name(_)) && row.cells.iter().all(is_counted)
}

/// A name as it stands at the beginning of a line.
fn begun(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
