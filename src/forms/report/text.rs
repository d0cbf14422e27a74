//! A report as text for a terminal: words first, then figures with small bars, no wider than the terminal.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::heading::{Heading, words};
use super::said::{self, Words, is_shown, rows};
use crate::lang::Lang;
use crate::report::{Cell, Chart, Column, Kind, Line, Look, Report, Row, Table};
use crate::say;

/// Columns that a bar may take.
const BAR_MAX: usize = 20;
/// Between two columns.
const GAP: &str = "  ";
/// Sentences under one heading.
const SENTENCES_MAX: usize = 12;

/// The report, in lines of at most so many columns.
#[must_use]
pub fn text(report: &Report, lang: &Lang, width: usize) -> String {
    let words = words(report, lang);
    let heading = Heading::of(report, lang);
    let mut page = Page {
        words,
        width: width.max(40),
        out: String::new(),
    };
    page.line(&heading.title);
    page.line(&"═".repeat(heading.title.width()));
    page.line(&heading.period);
    page.paragraph("", &heading.chosen);
    page.paragraph("", &format!("{} · {}", heading.source, heading.made));
    if let Some(taken_out) = &heading.taken_out {
        page.paragraph("", taken_out);
    }
    if report.is_empty() {
        page.line("");
        page.paragraph("", &lang.say("report-empty"));
    }
    for table in report.tables.iter().filter(|it| is_shown(it)) {
        page.table(table);
    }
    page.end(report, &heading);
    page.out
}

struct Page<'a> {
    words: Words<'a>,
    width: usize,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", text.trim_end());
    }

    /// A text over as many lines as it takes, those after the first set in as far as the first begins.
    fn paragraph(&mut self, begin: &str, text: &str) {
        let indent = " ".repeat(begin.width());
        for (n, line) in wrapped(text, self.width - begin.width()).iter().enumerate() {
            let begin = if n == 0 { begin } else { &indent };
            self.line(&format!("{begin}{line}"));
        }
    }

    /// What there was nothing of, and what no figure is.
    fn end(&mut self, report: &Report, heading: &Heading) {
        let nothing = self.words.nothing(&report.tables);
        if !nothing.is_empty() && !report.is_empty() {
            self.line("");
            self.paragraph("", &nothing);
        }
        self.line("");
        self.paragraph("", &heading.nobody_counted);
    }

    fn table(&mut self, table: &Table) {
        let title = self.words.title(table);
        self.line("");
        self.line(&title);
        self.line(&"─".repeat(title.width()));
        let definition = format!("{} {}", self.words.counts(table), self.words.of(table.of));
        self.paragraph("", &definition);
        self.line("");
        match table.look {
            Look::Voices => self.voices(table),
            Look::Table | Look::Figures => self.rows(table),
        }
        let none = self.words.none(table);
        if !none.is_empty() {
            self.paragraph("", &none);
        }
        if table.rest > 0 && table.look != Look::Voices {
            self.line(&self.words.rest(table));
        }
        if let Some(Chart::Lines(lines)) = &table.chart {
            for line in lines {
                self.series(line);
            }
        }
    }

    fn voices(&mut self, table: &Table) {
        let lang = self.words.lang;
        let mut rest = table.rest;
        let mut kind: Option<Cell> = None;
        for group in super::voices::groups(table) {
            if kind.as_ref() != Some(&group.kind) {
                if kind.is_some() {
                    self.line("");
                }
                self.line(&self.words.cell(&group.kind).to_uppercase());
                kind = Some(group.kind.clone());
            }
            if group.cause != Cell::Empty {
                let named = say!(lang, "report-named", count = group.named);
                let cause = self.words.cell(&group.cause);
                self.paragraph("  ", &format!("{cause} · {named}"));
            }
            if group.is_after_cause {
                self.paragraph("  ", &lang.say("report-no-cause"));
            }
            for sentence in group.sentences.iter().take(SENTENCES_MAX) {
                self.paragraph("  ▏ ", &self.sentence(sentence));
            }
            let over = group.sentences.len().saturating_sub(SENTENCES_MAX);
            rest += u64::try_from(over).unwrap_or_default();
        }
        if rest > 0 {
            self.line("");
            self.line(&say!(lang, "report-rest-demands", count = rest));
        }
    }

    fn sentence(&self, sentence: &super::voices::Sentence<'_>) -> String {
        let mut text = self.words.quoted(sentence.words);
        if sentence.matters != &Cell::Empty {
            let words = self.words.cell(sentence.matters);
            let matters = say!(self.words.lang, "report-matters-to-them", words = words);
            let _ = write!(text, " · {matters}");
        }
        for cell in [sentence.day, sentence.heard] {
            if cell != &Cell::Empty {
                let _ = write!(text, " · {}", self.words.cell(cell));
            }
        }
        if let Some(count) = sentence.count.count() {
            let said = say!(self.words.lang, "report-said", count = count);
            let _ = write!(text, " · {said}");
        }
        text
    }

    fn rows(&mut self, table: &Table) {
        let head: Vec<String> = table
            .columns
            .iter()
            .map(|column| self.words.column(*column))
            .collect();
        let read = |(column, cell): (&Column, &Cell)| self.words.cell_of(*column, cell);
        let rows: Vec<Vec<String>> = rows(table)
            .into_iter()
            .map(|row| table.columns.iter().zip(&row.cells).map(read).collect())
            .collect();
        let is_numeric = |place: usize| {
            let kind = table.columns.get(place).map(|column| column.kind);
            matches!(kind, Some(Kind::Count | Kind::Share | Kind::PerHundred))
        };
        let bars = bars(table);
        let room = self
            .width
            .saturating_sub(if bars.is_empty() { 0 } else { BAR_MAX + 2 });
        let widths = widths(&head, &rows, room);
        let mut lines = vec![(&head, None)];
        lines.extend(
            rows.iter()
                .zip(bars.iter().map(Some).chain(std::iter::repeat(None))),
        );
        for (cells, bar) in lines {
            let wrapped: Vec<Vec<String>> = cells
                .iter()
                .zip(&widths)
                .map(|(cell, width)| wrapped(cell, *width))
                .collect();
            let height = wrapped.iter().map(Vec::len).max().unwrap_or(1);
            for at in 0..height {
                let mut line = String::new();
                for (place, (cell, width)) in wrapped.iter().zip(&widths).enumerate() {
                    let text = cell.get(at).map_or("", String::as_str);
                    let pad = " ".repeat(width.saturating_sub(text.width()));
                    line += if place > 0 { GAP } else { "" };
                    line += &if is_numeric(place) {
                        pad + text
                    } else {
                        text.to_owned() + &pad
                    };
                }
                if let Some(bar) = bar.filter(|_| at == 0) {
                    let _ = write!(line, "{GAP}{bar}");
                }
                self.line(&line);
            }
        }
    }

    /// A series as one line of glyphs: as high as its greatest, and what is usual beside it.
    fn series(&mut self, line: &Line) {
        const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        let most = line
            .points
            .iter()
            .map(|it| it.count)
            .max()
            .unwrap_or(0)
            .max(1);
        let glyphs: String = line
            .points
            .iter()
            .map(|point| {
                let step = usize::try_from(point.count * 7 / most).unwrap_or(0);
                STEPS.get(step).copied().unwrap_or('█')
            })
            .collect();
        self.line("");
        self.paragraph("", &self.words.line_name(line));
        let words = format!("{glyphs}  {}", self.words.usual(line));
        self.paragraph("", &words);
        let signals = self.words.signals(line);
        if !signals.is_empty() {
            self.paragraph("", &signals);
        }
    }
}

/// A bar for each row, in eighths of a column.
fn bars(table: &Table) -> Vec<String> {
    const EIGHTHS: [char; 8] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
    let Some(Chart::Bars { length, .. }) = table.chart else {
        return Vec::new();
    };
    let count = |row: &Row| said::length(row, length).unwrap_or_default();
    let rows = rows(table);
    let most = rows.iter().copied().map(count).max().unwrap_or(0).max(1);
    rows.into_iter()
        .map(|row| {
            let eighths = usize::try_from(count(row) * 8 * 20 / most).unwrap_or(0);
            let mut bar = "█".repeat(eighths / 8);
            let rest = EIGHTHS.get(eighths % 8).filter(|_| eighths % 8 > 0);
            bar.extend(rest);
            bar
        })
        .collect()
}

/// How wide each column may be: as wide as it needs, the widest giving room until all fit.
fn widths(head: &[String], rows: &[Vec<String>], room: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = (0..head.len())
        .map(|place| {
            let cells = rows.iter().filter_map(|row| row.get(place));
            cells
                .chain(head.get(place))
                .map(|cell| cell.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let gaps = GAP.len() * head.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let Some(widest) = widths.iter_mut().max().filter(|it| **it > 4) else {
            break;
        };
        *widest -= 1;
    }
    widths
}

/// A text in lines of at most so many columns, broken at blanks where it can be.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let mut lines = vec![String::new()];
    let put = |piece: &str, lines: &mut Vec<String>| {
        let Some(last) = lines.last_mut() else { return };
        let needs = last.width() + usize::from(!last.is_empty()) + piece.width();
        if needs <= width || last.is_empty() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(piece);
        } else {
            lines.push(piece.to_owned());
        }
    };
    for word in text.split_whitespace() {
        let mut piece = String::new();
        for char in word.chars() {
            let mut buffer = [0; 4];
            if piece.width() + char.encode_utf8(&mut buffer).width() > width {
                put(&std::mem::take(&mut piece), &mut lines);
            }
            piece.push(char);
        }
        put(&piece, &mut lines);
    }
    lines
}
