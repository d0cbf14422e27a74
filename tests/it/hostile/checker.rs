//! What must never reach a terminal, a frame or a spreadsheet; each rule is shown a violation below.

use std::collections::BTreeSet;

/// The control sequences of a desk that shows nothing but harmless names: those that ours may consist of.
pub(super) fn controls(bytes: &[u8]) -> BTreeSet<String> {
    sequences(&String::from_utf8_lossy(bytes))
        .map(kind)
        .collect()
}

/// What in these bytes acts on a terminal, and is none of the controls that a desk uses by itself.
pub(super) fn acting(bytes: &[u8], allowed: &BTreeSet<String>) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let foreign = sequences(&text).find(|sequence| !allowed.contains(&kind(sequence)));
    let hidden = || {
        let mut before = ' ';
        text.chars().find(|letter| {
            let joins =
                matches!(letter, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}') && !before.is_alphabetic();
            before = *letter;
            is_hidden(*letter) && !joins
        })
    };
    foreign
        .map(|sequence| format!("{sequence:?}"))
        .or_else(|| hidden().map(|letter| format!("{letter:?}")))
}

/// What begins with an escape, up to its end.
fn sequences(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('\x1b').map(|(at, _)| {
        let rest = &text[at + 1..];
        let is_end = |letter: char| matches!(letter, '@'..='~');
        let end = match rest.strip_prefix('[') {
            Some(parameters) => parameters.find(is_end).map_or(rest.len(), |end| end + 2),
            None => rest
                .char_indices()
                .nth(1)
                .map_or(rest.len(), |(end, _)| end),
        };
        &text[at..=at + end]
    })
}

/// A sequence without its coordinates and colours: `\x1b[H`, `\x1b[?25l`.
fn kind(sequence: &str) -> String {
    let counts = sequence.ends_with(['H', 'm']) && !sequence.contains(['?', '>', '=']);
    sequence
        .chars()
        .filter(|letter| !(counts && (letter.is_ascii_digit() || *letter == ';')))
        .collect()
}

/// Controls but the escape itself, directions, and what takes no room.
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\0'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Where the frame has a hole: each pane, and what stands over them, has both its sides in each of its rows.
pub(super) fn broken(cells: &[Vec<String>]) -> Option<String> {
    let at = |row: usize, column: usize| {
        cells
            .get(row)
            .and_then(|row| row.get(column))
            .map_or("", String::as_str)
    };
    let (columns, page) = (cells[0].len(), cells.len() - 1);
    let mut heavy = None;
    for row in 1..page {
        if let Some(left) = (0..columns).find(|column| at(row, *column) == "┏") {
            let right = (left..columns).rev().find(|column| at(row, *column) == "┓");
            heavy = Some((row, left, right));
            break;
        }
    }
    let Some((top, left, right)) = heavy else {
        return Some("no pane has the keys".to_owned());
    };
    let Some(right) = right else {
        return Some(format!("row {top} has no corner"));
    };
    if let Some(hole) = hole((top, left, right), page, at) {
        return Some(hole);
    }
    let is_over = top > 1;
    let mut corner = 0;
    while !is_over && corner < columns {
        if !matches!(at(1, corner), "┌" | "┏") {
            return Some(format!("row 1 has no corner in column {corner}"));
        }
        let ends = |column: &usize| {
            at(1, *column) == if at(1, corner) == "┌" { "┐" } else { "┓" }
                && matches!(at(1, column + 1), "" | "┌" | "┏")
        };
        let Some(right) = (corner..columns).find(ends) else {
            return Some(format!("row 1 has no end for column {corner}"));
        };
        if let Some(hole) = hole((1, corner, right), page, at) {
            return Some(hole);
        }
        corner = right + 1;
    }
    None
}

/// Where a pane has a hole, from its upper corners to its lower ones.
fn hole<'a>(
    (top, left, right): (usize, usize, usize),
    page: usize,
    at: impl Fn(usize, usize) -> &'a str,
) -> Option<String> {
    for row in top + 1..page {
        match (at(row, left), at(row, right)) {
            ("│" | "┃" | "├" | "┣" | "┠", "│" | "┃" | "┤" | "┫" | "┨") => {}
            ("└" | "┗", "┘" | "┛") => return None,
            (one, other) => {
                return Some(format!(
                    "row {row} has {one:?} and {other:?} in columns {left} and {right}"
                ));
            }
        }
    }
    Some(format!("the pane of column {left} has no end"))
}

/// Whether a spreadsheet reads a cell as a formula.
pub(super) fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[test]
fn a_sequence_that_is_not_ours_is_seen() {
    let ours = controls(b"\x1b[2;3H\x1b[1m\x1b[38;5;1mKari\x1b[0m\x1b[?25l");
    assert_eq!(
        acting(
            "\x1b[7;7HÅse\x1b[31m, 👩\u{200d}🚒 og ❤\u{fe0f}\x1b[?25l".as_bytes(),
            &ours
        ),
        None
    );
    for text in [
        "\x1b[?1000h",
        "\x1b[6n",
        "\x1b]0;x\x07",
        "\x1b]52;c;eA==\x07",
        "\x1bP$qm\x1b\\",
        "\x1bc",
        "\x1b[",
        "\x07",
        "\u{9b}2J",
        "\u{9d}0;x\u{9c}",
        "\u{202e}x",
        "\u{2066}",
        "a\u{200d}b",
        "\u{200b}",
        "\u{feff}",
        "\u{e0041}",
        "\0",
    ] {
        assert!(acting(text.as_bytes(), &ours).is_some(), "{text:?}");
    }
}

#[test]
fn a_frame_with_a_hole_is_seen() {
    let frame = |rows: &[&str]| -> Vec<Vec<String>> {
        rows.iter()
            .map(|row| row.chars().map(String::from).collect())
            .collect()
    };
    let whole = [
        " samtale  ",
        "┌ Kø┐┏━━━┓",
        "│Kar│┃   ┃",
        "└───┘┗━━━┛",
        " taster   ",
    ];
    assert_eq!(broken(&frame(&whole)), None);
    for (row, bad) in [
        (2, "│Kari┃   ┃"),
        (2, "│Kar│┃    "),
        (3, "└───┘┗━━━━"),
        (1, "┌ Kø─┏━━━┓"),
    ] {
        let mut rows = whole;
        rows[row] = bad;
        assert!(broken(&frame(&rows)).is_some(), "{bad}");
    }
}

#[test]
fn a_formula_is_seen() {
    assert!(
        ["=1", "+1", "-1", "@a", "\t=1", "＝1"]
            .iter()
            .all(|cell| is_formula(cell))
    );
    assert!(!["'=1", "1", "Kari"].iter().any(|cell| is_formula(cell)));
}
