//! What a cell says, without what spreadsheets and bad copies have put around it.
//!
//! *Invariant:* only what is reversible is repaired, and a cell that our own export guarded reads back as it was.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// Characters with which a spreadsheet begins a formula (SYNC.md §3.15).
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet must be kept from reading this text as something else than text.
#[must_use]
pub fn needs_guard(text: &str) -> bool {
    text.starts_with(FORMULA) || unguard(text).is_some()
}

/// The text behind our own guard, a `'` before what would be a formula or a number; none when there is no guard.
#[must_use]
pub fn unguard(text: &str) -> Option<&str> {
    let behind = text.strip_prefix('\'')?;
    let first = behind.trim_start_matches('\'').chars().next()?;
    (FORMULA.contains(&first) || first.is_ascii_digit()).then_some(behind)
}

/// Whether letters that were read as Windows-1252 when they were UTF-8 are put right: `Ã¸` to `ø`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Repair {
    /// They are.
    #[default]
    Yes,
    /// They stay as they came.
    No,
}

/// What a cell says: without guards (`'00123`, `="00123"`), errors of formulas, and room around it.
#[must_use]
pub fn read(cell: &str) -> &str {
    if let Some(text) = unguard(cell) {
        return text.trim();
    }
    let cell = cell.trim();
    if let Some(quoted) = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return quoted.trim();
    }
    match cell {
        "#N/A" | "#REF!" | "#VALUE!" | "#NAME?" | "#DIV/0!" | "#NUM!" | "#NULL!" | "NULL"
        | "null" => "",
        _ => cell,
    }
}

/// The text with its letters put right; none when nothing is wrong with it.
#[must_use]
pub fn repaired(text: &str) -> Option<String> {
    // What the first bytes of our letters and of typographic signs become. No others are looked at: Ø before a closing
    // quotation mark would be one of them.
    if text.is_ascii() || !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if let Some((right, taken)) = sequence(rest) {
            out.push(right);
            rest = rest.get(taken..).unwrap_or_default();
        } else {
            out.push(letter);
            rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        }
    }
    (out != text).then_some(out)
}

/// The letter that two or three misread ones at the beginning of a text were, and the bytes that they take.
fn sequence(text: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut taken = 0;
    let wanted = match u32::from(text.chars().next()?) {
        0xc2 | 0xc3 => 2,
        0xe2 => 3,
        _ => return None,
    };
    for (place, letter) in bytes.iter_mut().take(wanted).zip(text.chars()) {
        *place = windows_byte(letter)?;
        taken += letter.len_utf8();
    }
    let right = std::str::from_utf8(bytes.get(..wanted)?).ok()?;
    right.chars().next().map(|letter| (letter, taken))
}

/// The byte that Windows-1252 has for a letter; the five bytes it has none for were kept as they are.
fn windows_byte(letter: char) -> Option<u8> {
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match (bytes.as_ref(), unmappable) {
        (&[byte], false) => Some(byte),
        _ => u8::try_from(u32::from(letter)).ok(),
    }
}

/// What a cell says, put right when asked to; the second is whether it was.
pub(super) fn read_repaired(cell: &str, repair: Repair) -> (Cow<'_, str>, u64) {
    let cell = read(cell);
    match repair {
        Repair::Yes => match repaired(cell) {
            Some(right) => (Cow::Owned(right), 1),
            None => (Cow::Borrowed(cell), 0),
        },
        Repair::No => (Cow::Borrowed(cell), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_come_off() {
        for (cell, text) in [
            ("=\"00123\"", "00123"),
            ("'00123", "00123"),
            ("'+4791234567", "+4791234567"),
            ("'=1+1", "=1+1"),
            ("=1+1", "=1+1"),
            ("'t Hart", "'t Hart"),
            (" Kari ", "Kari"),
            ("#N/A", ""),
            ("''=x", "'=x"),
        ] {
            assert_eq!(read(cell), text, "{cell}");
        }
    }

    #[test]
    fn misread_letters_are_put_right() {
        for text in [
            "Åse Østergård",
            "Bjørn Sæther",
            "Jürgen Groß",
            "é à ñ",
            "d’accord – ja",
            "Ægir ÅØÆ",
        ] {
            let (misread, ..) = WINDOWS_1252.decode(text.as_bytes());
            let is_repaired = repaired(&misread);
            assert_eq!(is_repaired.as_deref(), Some(text), "{misread}");
            assert_eq!(repaired(text), None, "{text}");
        }
        assert_eq!(repaired("Ã¸ og ø").as_deref(), Some("ø og ø"));
        for text in ["SÃO PAULO", "på BRØ”", "Å\u{a0}", "â"] {
            assert_eq!(repaired(text), None, "{text}");
        }
    }
}
