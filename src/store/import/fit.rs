//! What no record has room for becomes notes: a record line is at most 64 KiB (SYNC.md §3.3).
//!
//! *Invariant:* nothing is dropped, and the same row always becomes the same notes.

use crate::model::customer::{Field, Profile};
use crate::model::incoming::{Incoming, IncomingNote};

/// Room for one text; the rest of a longer one stands in a note.
const TEXT_MAX: usize = 2_048;
/// Room for a profile's fields, and for one note.
const FIELDS_MAX: usize = 32_768;
/// Room for tags.
const TAGS_MAX: usize = 4_096;

/// Makes the row fit.
pub(super) fn fit(row: &mut Incoming) {
    let mut over = Vec::new();
    shorten(&mut row.profile, &mut over);
    unload(&mut row.profile, &mut over);
    let flags = [&mut row.no_calls, &mut row.register_flag];
    let words = [&mut row.status, &mut row.source].into_iter();
    for text in words.chain(flags.into_iter().flatten()) {
        if weight(text) > TEXT_MAX {
            let (first, _) = at_weight(text, TEXT_MAX);
            let first = first.to_owned();
            over.push(std::mem::replace(text, first));
        }
    }
    let mut room = TAGS_MAX;
    row.tags.retain(|tag| {
        let left = room.checked_sub(weight(tag));
        room = left.unwrap_or(room);
        if left.is_none() {
            over.push(tag.clone());
        }
        left.is_some()
    });
    let over = over.into_iter().map(|text| IncomingNote { on: None, text });
    row.notes.extend(over);
    if row.notes.iter().any(|note| weight(&note.text) > FIELDS_MAX) {
        let notes = std::mem::take(&mut row.notes);
        row.notes = notes.iter().flat_map(pieces).collect();
    }
}

/// Cuts texts that are too long for a field.
fn shorten(profile: &mut Profile, over: &mut Vec<String>) {
    let names = [Field::Name, Field::Company].into_iter();
    let fields: Vec<Field> = names.chain(profile.fields.keys().cloned()).collect();
    for field in fields {
        let whole = profile.value(&field);
        // No byte weighs more than six.
        if whole.len() * 6 > TEXT_MAX && weight(whole) > TEXT_MAX {
            over.push(format!("{}: {whole}", field.name()));
            let (first, _) = at_weight(whole, TEXT_MAX);
            let first = first.to_owned();
            profile.write(&field, first);
        }
    }
}

/// Moves own fields out until the profile has room.
fn unload(profile: &mut Profile, over: &mut Vec<String>) {
    let size = |field: &Field, value: &str| field.name().len() + weight(value);
    let fields = profile.fields.iter();
    let bytes: usize = fields
        .map(|(field, value)| field.name().len() + value.len())
        .sum();
    if bytes * 6 <= FIELDS_MAX {
        return;
    }
    let mut room = FIELDS_MAX;
    let mut moved = Vec::new();
    profile.fields.retain(|field, value| {
        let left = room.checked_sub(size(field, value));
        let is_moved = left.is_none() && matches!(field, Field::Own(_));
        room = left.unwrap_or(room);
        if is_moved {
            moved.push(format!("{}: {value}", field.name()));
        }
        !is_moved
    });
    over.extend((!moved.is_empty()).then(|| moved.join("\n")));
}

fn pieces(note: &IncomingNote) -> Vec<IncomingNote> {
    let mut rest = note.text.as_str();
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (first, after) = at_weight(rest, FIELDS_MAX);
        let text = first.to_owned();
        pieces.push(IncomingNote { on: note.on, text });
        rest = after;
    }
    pieces
}

/// The bytes of a text as JSON has it.
fn weight(text: &str) -> usize {
    text.bytes().map(byte_weight).sum()
}

const fn byte_weight(byte: u8) -> usize {
    match byte {
        0..=0x1f => 6,
        b'"' | b'\\' => 2,
        _ => 1,
    }
}

/// The text in two, the first of at most this weight.
fn at_weight(text: &str, weight_max: usize) -> (&str, &str) {
    let mut weight = 0;
    let over = text.char_indices().find(|(_, letter)| {
        let mut bytes = [0; 4];
        let letter = letter.encode_utf8(&mut bytes).bytes();
        weight += letter.map(byte_weight).sum::<usize>();
        weight > weight_max
    });
    over.and_then(|(at, _)| text.split_at_checked(at))
        .unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_note_becomes_several_and_loses_nothing() {
        let text = "å".repeat(80_000);
        let mut row = Incoming::default();
        row.notes.push(IncomingNote {
            on: None,
            text: text.clone(),
        });
        fit(&mut row);
        assert_eq!(row.notes.len(), 5);
        let joined: String = row.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(joined, text);
    }

    #[test]
    fn what_no_field_holds_is_in_a_note() {
        let mut row = Incoming::default();
        for n in 0..50 {
            let field = Field::Own(format!("f{n:02}"));
            row.profile.write(&field, "x".repeat(1_000));
        }
        fit(&mut row);
        assert_eq!(row.profile.fields.len(), 32);
        let text: String = row.notes.iter().map(|note| note.text.as_str()).collect();
        assert_eq!(text.matches('x').count(), 18_000);
    }

    #[test]
    fn an_ordinary_row_stays_as_it_is() {
        let mut row = Incoming::default();
        row.profile.name = "Åse".to_owned();
        let before = row.clone();
        fit(&mut row);
        assert_eq!(row, before);
    }
}
