//! A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.

use std::fmt::Write as _;

use super::heading::{Heading, words};
use super::said::{self, Words, is_shown, rows};
use super::svg;
use super::voices::{Group, Sentence, groups};
use crate::lang::Lang;
use crate::report::{Cell, Chart, Kind, Look, Report, Row, Table};
use crate::say;

const STYLE: &str = include_str!("style.css");

/// Tables with more columns than this may be wider than a telephone; there, the cells of a row stand below each other.
const NARROW_COLUMNS: usize = 4;

/// The report as a page.
#[must_use]
pub fn html(report: &Report, lang: &Lang) -> String {
    let heading = Heading::of(report, lang);
    let page = Page {
        words: words(report, lang),
        source: safe(&heading.source_line()),
    };
    let shown: Vec<&Table> = report.tables.iter().filter(|it| is_shown(it)).collect();
    let mut out = String::new();
    let title = safe(&format!("{} · {}", heading.title, heading.period));
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<div class=\"page\">\n",
        safe(lang.code())
    );
    page.begin(&mut out, &heading, &shown);
    out.push_str("<main>\n");
    if report.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", safe(&lang.say("report-empty")));
    }
    for table in shown {
        page.section(&mut out, table);
    }
    let nothing = page.words.nothing(&report.tables);
    if !nothing.is_empty() && !report.is_empty() {
        let _ = writeln!(out, "<p class=\"soft\">{}</p>", safe(&nothing));
    }
    let _ = write!(
        out,
        "</main>\n<footer><p>{}</p></footer>\n</div>\n</body>\n</html>\n",
        safe(&heading.nobody_counted)
    );
    out
}

/// A text in which nothing is markup.
pub(super) fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

struct Page<'a> {
    words: Words<'a>,
    /// What stands under each table.
    source: String,
}

impl Page<'_> {
    fn begin(&self, out: &mut String, heading: &Heading, shown: &[&Table]) {
        let _ = write!(
            out,
            "<header>\n<h1>{}</h1>\n<p class=\"period\">{}</p>\n<p>{}</p>\n<p class=\"soft\">{} · {}</p>\n",
            safe(&heading.title),
            safe(&heading.period),
            safe(&heading.chosen),
            safe(&heading.source),
            safe(&heading.made)
        );
        if let Some(taken_out) = &heading.taken_out {
            let _ = writeln!(out, "<p class=\"soft\">{}</p>", safe(taken_out));
        }
        out.push_str("</header>\n");
        if shown.len() < 2 {
            return;
        }
        let contents = safe(&self.words.lang.say("report-contents"));
        let _ = writeln!(
            out,
            "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{contents}</h2>\n<ul>"
        );
        for table in shown {
            let title = safe(&self.words.title(table));
            let _ = writeln!(out, "<li><a href=\"#{}\">{title}</a></li>", table.id);
        }
        out.push_str("</ul>\n</nav>\n");
    }

    fn section(&self, out: &mut String, table: &Table) {
        let _ = write!(
            out,
            "<section id=\"{id}\">\n<h2 id=\"{id}-title\">{}</h2>\n\
             <p class=\"counts\">{} {}</p>\n",
            safe(&self.words.title(table)),
            safe(&self.words.counts(table)),
            safe(&self.words.of(table.of)),
            id = table.id,
        );
        match (table.look, &table.chart) {
            (Look::Voices, _) => self.voices(out, table),
            (Look::Figures, _) => self.figures(out, table),
            (Look::Table, Some(Chart::Lines(lines))) => {
                out.push_str("<div class=\"charts\">\n");
                for line in lines {
                    out.push_str(&svg::figure(line, self.words));
                }
                let summary = safe(&self.words.lang.say("report-as-table"));
                let _ = write!(out, "</div>\n<details>\n<summary>{summary}</summary>\n");
                self.table(out, table);
                out.push_str("</details>\n");
            }
            (Look::Table, Some(Chart::Bars { .. }) | None) => self.table(out, table),
        }
        let none = self.words.none(table);
        if !none.is_empty() {
            let _ = writeln!(out, "<p class=\"soft\">{}</p>", safe(&none));
        }
        if table.rest > 0 {
            let rest = self.words.rest(table);
            let _ = writeln!(out, "<p class=\"soft\">{}</p>", safe(&rest));
        }
        let _ = write!(out, "<p class=\"source\">{}</p>\n</section>\n", self.source);
    }

    fn voices(&self, out: &mut String, table: &Table) {
        let mut kind: Option<Cell> = None;
        for group in groups(table) {
            if kind.as_ref() != Some(&group.kind) {
                let _ = writeln!(out, "<h3>{}</h3>", self.cell(&group.kind));
                kind = Some(group.kind.clone());
            }
            self.group(out, &group);
        }
    }

    fn group(&self, out: &mut String, group: &Group<'_>) {
        if group.cause != Cell::Empty {
            let named = say!(self.words.lang, "report-named", count = group.named);
            let cause = self.cell(&group.cause);
            let _ = writeln!(out, "<h4>{cause} <small>{}</small></h4>", safe(&named));
        }
        if group.is_after_cause {
            let none = safe(&self.words.lang.say("report-no-cause"));
            let _ = writeln!(out, "<h4>{none}</h4>");
        }
        out.push_str("<ul class=\"quotes\">\n");
        for sentence in &group.sentences {
            self.sentence(out, sentence);
        }
        out.push_str("</ul>\n");
    }

    fn sentence(&self, out: &mut String, sentence: &Sentence<'_>) {
        let quoted = self.words.quoted(sentence.words);
        let mut beside = Vec::new();
        if sentence.matters != &Cell::Empty {
            let words = self.words.cell(sentence.matters);
            beside.push(say!(
                self.words.lang,
                "report-matters-to-them",
                words = words
            ));
        }
        for cell in [sentence.day, sentence.heard] {
            if cell != &Cell::Empty {
                beside.push(self.words.cell(cell));
            }
        }
        if let Some(count) = sentence.count.count() {
            beside.push(say!(self.words.lang, "report-said", count = count));
        }
        let beside = safe(&beside.join(" · "));
        let _ = writeln!(
            out,
            "<li><q>{}</q><small>{beside}</small></li>",
            safe(&quoted)
        );
    }

    fn figures(&self, out: &mut String, table: &Table) {
        out.push_str("<dl class=\"figures\">\n");
        for row in rows(table) {
            let [what, count, of, of_what] = [0, 1, 2, 3].map(|column| self.cell(row.cell(column)));
            let _ = write!(
                out,
                "<div><dt>{what}</dt><dd><span class=\"big\">{count}</span>"
            );
            if !of.is_empty() {
                let of = of_words(self.words.lang, row.cell(2), &of_what);
                let _ = write!(out, " <span class=\"of\">{of}</span>");
            }
            out.push_str("</dd></div>\n");
        }
        out.push_str("</dl>\n");
    }

    fn table(&self, out: &mut String, table: &Table) {
        let is_wide = is_wide(table);
        let title = safe(&self.words.title(table));
        if is_wide {
            let _ = writeln!(
                out,
                "<div class=\"scroll\" role=\"region\" aria-label=\"{title}\" tabindex=\"0\">"
            );
        }
        let has_words = table.columns.iter().any(|column| column.kind == Kind::Text);
        let narrow = if is_wide || has_words {
            ""
        } else {
            " class=\"narrow\""
        };
        // Where there is no room beside each other, the cells of a wide table stand below each other; it stays a table to
        // whoever has it read aloud.
        let wide = if is_wide {
            " class=\"stacks\" role=\"table\""
        } else {
            narrow
        };
        let [group, row] = if is_wide {
            ["rowgroup", "row"]
        } else {
            ["", ""]
        }
        .map(role);
        let _ = write!(
            out,
            "<table{wide} aria-labelledby=\"{}-title\">\n<thead{group}><tr{row}>",
            table.id
        );
        for column in &table.columns {
            let class = class(column.kind);
            let name = safe(&self.words.column(*column));
            let role = role(if is_wide { "columnheader" } else { "" });
            let _ = write!(out, "<th scope=\"col\"{role}{class}>{name}</th>");
        }
        let _ = writeln!(out, "</tr></thead>\n<tbody{group}>");
        for row in rows(table) {
            self.row(out, table, row);
        }
        out.push_str("</tbody>\n</table>\n");
        if is_wide {
            out.push_str("</div>\n");
        }
    }

    fn row(&self, out: &mut String, table: &Table, row: &Row) {
        let name = match table.chart {
            Some(Chart::Bars { name, .. }) => name,
            Some(Chart::Lines(_)) | None => 0,
        };
        let is_wide = is_wide(table);
        let of = |name| role(if is_wide { name } else { "" });
        let _ = write!(out, "<tr{}>", of("row"));
        for (place, (column, cell)) in table.columns.iter().zip(&row.cells).enumerate() {
            let (class, text) = (class(column.kind), safe(&self.words.cell_of(*column, cell)));
            if place == name {
                let (role, bar) = (of("rowheader"), bar(table, row));
                let _ = write!(out, "<th scope=\"row\"{role}{class}>{text}{bar}</th>");
            } else if is_wide {
                let (role, label) = (of("cell"), safe(&self.words.column(*column)));
                let _ = write!(out, "<td{role}{class} data-label=\"{label}\">{text}</td>");
            } else {
                let _ = write!(out, "<td{class}>{text}</td>");
            }
        }
        out.push_str("</tr>\n");
    }

    fn cell(&self, cell: &Cell) -> String {
        safe(&self.words.cell(cell))
    }
}

fn of_words(lang: &Lang, of: &Cell, what: &str) -> String {
    let count = of.count().unwrap_or_default();
    safe(&lang.with(
        "report-of",
        &[("count", count.into()), ("what", "\u{1}".into())],
    ))
    .replace('\u{1}', what)
}

/// Whether a table may be wider than a telephone.
fn is_wide(table: &Table) -> bool {
    let texts = table.columns.iter().filter(|it| it.kind == Kind::Text);
    table.columns.len() > NARROW_COLUMNS || texts.count() > 1
}

/// What an element is, where its looks take that from it.
fn role(name: &str) -> String {
    if name.is_empty() {
        String::new()
    } else {
        format!(" role=\"{name}\"")
    }
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Count | Kind::Share | Kind::PerHundred => " class=\"n\"",
        Kind::Text => " class=\"words\"",
        Kind::Day => " class=\"d\"",
        Kind::Name => "",
    }
}

/// How long a row's bar is, beside the longest; the number stands in the row.
fn bar(table: &Table, row: &Row) -> String {
    let Some(Chart::Bars { length, .. }) = table.chart else {
        return String::new();
    };
    let count = |row: &Row| said::length(row, length);
    let most = table
        .rows
        .iter()
        .filter_map(count)
        .max()
        .unwrap_or_default();
    match count(row).and_then(|count| (count * 1_000).checked_div(most)) {
        None => String::new(),
        Some(width) => format!(
            "<svg class=\"bar\" viewBox=\"0 0 1000 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\
             <rect width=\"{width}\" height=\"4\"/></svg>"
        ),
    }
}
