//! What the beginning of a text shows: what it is, what separates its cells, what ends its lines.

use super::split::{After, Split, split};
use super::{LineEnd, Row};

/// Text that is looked at, in bytes.
pub(super) const SAMPLE_BYTES: usize = 256 * 1024;

/// Rows that are looked at to find the separator.
const SAMPLE_ROWS: usize = 20;

/// What was seen.
pub(super) struct Seen {
    pub(super) separator: u8,
    pub(super) line_end: LineEnd,
    /// The length of a first line `sep=;`, which is no row.
    pub(super) skipped_bytes: usize,
}

/// What the text is when it is no table.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let first: String = text.trim_start().chars().take(15).collect();
    let first = first.to_ascii_lowercase();
    [
        ("<!doctype", "web page"),
        ("<html", "web page"),
        ("<table", "web page"),
        ("<?xml", "XML file"),
        ("begin:vcard", "vCard"),
        ("begin:vcalendar", "calendar"),
        ("%pdf", "PDF"),
        ("{\\rtf", "text document"),
    ]
    .into_iter()
    .find(|(begin, _)| first.starts_with(begin))
    .map(|(_, what)| what)
}

pub(super) fn seen(text: &str) -> Seen {
    let line_end = line_end(text);
    if let Some((separator, skipped_bytes)) = named(text) {
        return Seen {
            separator,
            line_end,
            skipped_bytes,
        };
    }
    let separator = b";,\t|"
        .iter()
        .copied()
        .max_by_key(|separator| steadiness(text, *separator))
        .filter(|separator| steadiness(text, *separator) > 0)
        .unwrap_or(b';');
    Seen {
        separator,
        line_end,
        skipped_bytes: 0,
    }
}

/// The separator of a first line `sep=;`, and the bytes to the next.
fn named(text: &str) -> Option<(u8, usize)> {
    let line = text.split_inclusive(['\n', '\r']).next()?;
    let bare = line.trim_end_matches(['\n', '\r']).trim_matches('"');
    let &[separator] = bare.strip_prefix("sep=")?.as_bytes() else {
        return None;
    };
    let ends_with_two = text
        .get(line.len()..)
        .is_some_and(|rest| line.ends_with('\r') && rest.starts_with('\n'));
    Some((separator, line.len() + usize::from(ends_with_two)))
}

/// How steadily this separator cuts the first rows into several cells: 0 when it does not, else up to a few hundreds
/// of thousands, the same share of rows with the same number of cells counting more than many cells.
fn steadiness(text: &str, separator: u8) -> usize {
    let mut widths = Vec::with_capacity(SAMPLE_ROWS);
    let mut row = Row::default();
    let mut rest = text;
    while widths.len() < SAMPLE_ROWS && !rest.is_empty() {
        row.begin(0);
        let after = if rest.len() < SAMPLE_BYTES / 2 {
            After::End
        } else {
            After::More
        };
        let Split::Row { bytes, .. } = split(rest, after, separator, &mut row) else {
            break;
        };
        if !row.is_blank() {
            widths.push(row.len());
        }
        rest = rest.get(bytes..).unwrap_or_default();
    }
    let usual = super::most_common(widths.iter().copied());
    if usual < 2 {
        return 0;
    }
    let same = widths.iter().filter(|width| **width == usual).count();
    let share = same * 100 / widths.len();
    share * share * usual.min(20).ilog2().max(1) as usize
}

fn line_end(text: &str) -> LineEnd {
    let Some(at) = text.find(['\n', '\r']) else {
        return LineEnd::Lf;
    };
    match text.get(at..).map(str::as_bytes) {
        Some([b'\r', b'\n', ..]) => LineEnd::CrLf,
        Some([b'\r', ..]) => LineEnd::Cr,
        _ => LineEnd::Lf,
    }
}
