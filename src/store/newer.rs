//! Programs of two versions in one team: what the newer one says is kept as it came, shown as such, and stands in the tables
//! once this one is as new.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::arrived::{desk, desk_id, keys, take};
use super::log::{Go, each_line, streams};
use super::world::{at, id, person};
use super::{Store, hash};
use crate::model::fact::{Fact, Note};
use crate::model::id::Incarnation;
use crate::model::moment::Now;
use crate::seal::hash::record_id;
use crate::seal::mac::MacKey;
use crate::sync::journal::Outbox;
use crate::sync::parcel::{Verified, open, pack};
use crate::sync::stream::{Seq, Tip};
use crate::sync::team::TeamId;

fn now() -> Now {
    at("2026-11-23T10:00:00")
}

/// A line as another program writes it: whatever stands in it, its id is that of its bytes.
fn line_of(value: &Value) -> String {
    let text = value.to_string();
    let rest = format!(",{}", text.strip_prefix('{').unwrap());
    let id = crate::model::id::RecordId::of(record_id(rest.as_bytes()));
    format!("{{\"id\":\"{id}\"{rest}")
}

/// What a newer program says of a customer: kinds, fields and forms of the envelope that this one has never heard of.
fn newer() -> Vec<String> {
    let about = id(1).to_string();
    let bodies = [
        json!({"t": "horoscope", "b": {"sign": "leo", "weights": [1.50, 2.0e3]}}),
        json!({"t": "note", "b": {"text": "med farge", "colour": "green", "parts": {"a": [1, 2]}}}),
        json!({"t": "note", "b": {"text": "annen konvolutt"}, "mood": "calm", "v": 2}),
        json!({"t": "note", "b": {"text": "bare for nyere"}, "min": 9}),
        json!({"t": "callback.done", "b": {"of": {"by": "somebody", "why": "later"}}}),
        json!({"t": "customer.field", "b": {"constellation": "Orion"}}),
        json!({"t": "call", "b": {"line": "by-thought", "seller": {"id": "s-0101010101010101", "name": "Kari"}}}),
        json!({"t": "tag.set", "b": {"tag": "vip", "until": "2027-01-01"}}),
    ];
    let with_envelope = |(seq, mut record): (u64, Value)| {
        let fields = record.as_object_mut().unwrap();
        fields.entry("v").or_insert(json!(1));
        fields.insert("seq".to_owned(), json!(seq));
        fields.insert("at".to_owned(), json!("2026-11-23T08:00:00.000Z"));
        fields.insert("sub".to_owned(), json!(about));
        fields.insert("salt".to_owned(), json!("000102030405060708090a0b"));
        line_of(&record)
    };
    (1..).zip(bodies).map(with_envelope).collect()
}

fn parcel(lines: Vec<String>) -> Verified {
    let outbox = Outbox {
        desk: desk_id(2),
        before: Tip::empty(Incarnation::of([8; 8])),
        lines,
    };
    let packed = pack(&outbox, TeamId::of([1; 8]), &keys(2), "samtale 99.0").unwrap();
    let opened = open(&packed.bytes, |_| Some(keys(2).public())).unwrap();
    opened.verify().unwrap()
}

fn raw(store: &Store) -> Vec<String> {
    let mut lines = Vec::new();
    for (stream, desk) in streams(&store.db).unwrap() {
        if desk == desk_id(2) {
            each_line(&store.db, stream, Seq(1), |_, text| {
                lines.push(text.to_owned());
                Ok(Go::On)
            })
            .unwrap();
        }
    }
    lines
}

fn tables(store: &Store) -> BTreeMap<&'static str, String> {
    let tables = hash::tables(&store.db).unwrap().into_iter();
    tables
        .map(|(name, digest)| (name, digest.to_string()))
        .collect()
}

#[test]
fn what_a_newer_program_says_is_kept_as_it_came_and_shown_as_such() {
    let lines = newer();
    let mut kari = desk(1);
    kari.say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
    assert_eq!(take(&mut kari.store, &parcel(lines.clone()), 3), 8);
    assert_eq!(raw(&kari.store), lines);
    let checked = kari.store.check(now()).unwrap();
    assert_eq!((checked.problems, checked.forks), (Vec::new(), 0));
    assert_eq!(checked.unread, 5);
    assert_eq!(kari.store.find("nyere", 5).unwrap().len(), 0);
    assert_eq!(kari.store.refused().unwrap(), []);
    // What it knows of them it shows, and says the rest again to whoever comes later.
    assert_eq!(kari.store.find("farge", 5).unwrap().len(), 1);
    let incremental = tables(&kari.store);
    kari.store.rebuild(now()).unwrap();
    assert_eq!(tables(&kari.store), incremental);
    assert_eq!(raw(&kari.store), lines);
    println!(
        "F21  {} records of a newer program: kept byte for byte, {} shown as such, 0 quarantined, rebuilt the same",
        lines.len(),
        checked.unread
    );
}

/// A home that did not know a kind when its records came, as the program of before left it.
#[test]
fn what_an_older_program_kept_is_in_the_tables_of_the_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let open = || {
        let store = Store::open(&path).unwrap();
        store.with_mac_key(MacKey::of([5; 32]))
    };
    let mut other = desk(2);
    other.say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
    for n in 0..9 {
        let note = Note {
            text: format!("linje {n}"),
            written: None,
            source: String::new(),
        };
        other.say(Some(id(1)), Fact::Note(note));
    }
    let parcels = super::arrived::publish(2, &mut other, 1000);
    let mut store = open();
    for parcel in &parcels {
        take(&mut store, parcel, 1000);
    }
    let (expected, lines) = (tables(&store), raw(&store));
    let hidden = "INSERT INTO unread SELECT record, 'note' FROM entry; \
         DELETE FROM entry; INSERT INTO said(said) VALUES ('delete-all'); \
         INSERT OR REPLACE INTO meta(key, value) VALUES ('unread.by', 'samtale 0.0')";
    store.db.execute_batch(hidden).unwrap();
    assert_ne!(tables(&store), expected);
    drop(store);
    let store = open();
    assert_eq!(raw(&store), lines);
    assert_eq!(store.find("linje", 50).unwrap().len(), 1);
    assert_eq!(tables(&store), expected);
    let checked = store.check(now()).unwrap();
    assert_eq!((checked.unread, checked.problems), (0, Vec::new()));
    println!(
        "F21  {} records that an older program could not read: in the tables after the upgrade, 0 lost",
        lines.len()
    );
}
