//! A report as JSON: the same cells as values, for programs.

use serde_json::{Map, Value, json};

use super::heading::words;
use super::said::Words;
use crate::lang::Lang;
use crate::report::{Cell, Chart, Line, Report, Row, Table};

/// The report: `{"period","filters","tables":[{"id","title","counts","of","rows":[…]}]}` and more (DESIGN.md §8).
#[must_use]
pub fn json(report: &Report, lang: &Lang) -> Value {
    let words = words(report, lang);
    let tables: Vec<Value> = report.tables.iter().map(|it| table(it, words)).collect();
    json!({
        "schema": "samtale.report/1",
        "period": {
            "from": report.period.first(),
            "to": report.period.last(),
            "week": report.period.week().map(|week| week.to_string()),
        },
        "filters": {
            "list": report.filters.list,
            "campaign": report.filters.campaign,
            "principal": report.filters.principal,
        },
        "source": {"calls": report.source.calls, "desks": report.source.desks},
        "made_at": report.made.stamp().to_rfc3339(),
        "taken_out": report.taken_out,
        "tables": tables,
    })
}

fn table(table: &Table, words: Words<'_>) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|it| row(table, it, words)).collect();
    let mut object = json!({
        "id": table.id,
        "title": words.title(table),
        "counts": words.counts(table),
        "of": table.of.count,
        "of_what": words.of_what(table.of),
        "rows": rows,
        "rest": table.rest,
    });
    if let Some(Chart::Lines(lines)) = &table.chart
        && let Value::Object(object) = &mut object
    {
        let lines: Vec<Value> = lines.iter().map(|it| line(it, words)).collect();
        object.insert("charts".to_owned(), lines.into());
    }
    object
}

/// Keyed by the names of the columns; a name that the language has stands beside its id.
fn row(table: &Table, row: &Row, words: Words<'_>) -> Value {
    let mut object = Map::new();
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        if let Cell::Name(id) = cell {
            object.insert(format!("{}_id", column.name), key(id).into());
        }
        object.insert(column.name.to_owned(), value(cell, words));
    }
    Value::Object(object)
}

/// The id of a name as programs read it, without what only the language needs.
fn key(id: &str) -> &str {
    [
        "report-row-",
        "report-kind-",
        "report-of-",
        "report-step-",
        "report-horizon-",
    ]
    .into_iter()
    .find_map(|prefix| id.strip_prefix(prefix))
    .unwrap_or(id)
}

fn value(cell: &Cell, words: Words<'_>) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Name(_) => words.cell(cell).into(),
        Cell::Text(text) | Cell::Words(text) => text.as_str().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Share(part, of) => ratio(*part, *of, 1.0),
        Cell::PerHundred(part, of) => ratio(*part, *of, 100.0),
        Cell::Day(day) => json!(day),
    }
}

fn line(line: &Line, words: Words<'_>) -> Value {
    let points: Vec<Value> = line
        .points
        .iter()
        .map(|point| {
            let is_signal = point.signal.is_some();
            json!({"week": point.monday, "count": point.count, "signal": is_signal})
        })
        .collect();
    let limits = line.limits.map(|limits| {
        json!({"mean": round(limits.mean), "from": round(limits.from), "to": round(limits.to)})
    });
    json!({
        "id": line.name,
        "title": words.line_name(line),
        "points": points,
        "limits": limits,
    })
}

fn ratio(part: u64, of: u64, scale: f64) -> Value {
    match exact(of) {
        of if of > 0.0 => json!(round(scale * exact(part) / of)),
        _ => Value::Null,
    }
}

/// To four decimals: more is noise.
fn round(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}

/// A count as a float; counts of a desk are far below 2⁵³.
#[expect(
    clippy::cast_precision_loss,
    reason = "a count of calls is far below what loses a unit"
)]
const fn exact(count: u64) -> f64 {
    count as f64
}
