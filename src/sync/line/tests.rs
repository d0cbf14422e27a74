//! Record lines: the published vector, limits, and what is refused.

use proptest::prelude::*;

use super::*;

const VECTOR: &str = include_str!("../../../tests/fixtures/records/vector.jsonl");

#[derive(Serialize)]
struct Note<'a> {
    text: &'a str,
}

fn vector_entry() -> Entry<'static, Note<'static>> {
    Entry {
        seq: Seq(101),
        at: "2026-11-21T10:31:02.114Z".parse().unwrap(),
        by: Some("s-0123456789abcdef".parse().unwrap()),
        kind: "note",
        sub: Some("c-fedcba9876543210".parse().unwrap()),
        sup: &[],
        body: &Note {
            text: "Ringer om fakturaen for september, forstår ikke \"linje 3\".",
        },
        salt: Salt::of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    }
}

fn refused(line: &str) -> LineFault {
    parse(line).expect_err(line)
}

#[test]
fn the_published_vector() {
    let written = vector_entry().write().unwrap();
    assert_eq!(format!("{}\n", written.text), VECTOR);
    assert!(include_str!("mod.rs").contains(&format!("//! {VECTOR}")));
    let Line::Record(record) = parse(VECTOR.trim_end()).unwrap() else {
        panic!("a whole record")
    };
    assert_eq!(record.id, written.id);
    assert_eq!(record.salt, vector_entry().salt);
}

/// `tail -c +49 LINE | head -c -1 | sha256sum`.
#[test]
fn the_shell_check_of_the_vector() {
    let tail = VECTOR.as_bytes().split_at(48).1;
    let (last, hashed) = tail.split_last().unwrap();
    assert_eq!(*last, b'\n');
    assert!(hashed.starts_with(b",") && hashed.ends_with(b"}"));
    let id: String = VECTOR.chars().skip(7).take(40).collect();
    assert!(hash::digest(hashed).to_string().starts_with(&id));
}

#[test]
fn what_is_not_said_is_left_out() {
    let entry = Entry {
        by: None,
        sub: None,
        ..vector_entry()
    };
    let text = entry.write().unwrap().text;
    assert!(!text.contains("\"by\"") && !text.contains("\"sub\"") && !text.contains("\"sup\""));
    assert!(matches!(parse(&text), Ok(Line::Record(record)) if record.by.is_none()));
}

#[test]
fn any_changed_byte_is_refused() {
    let line = VECTOR.trim_end();
    for at in 0..line.len() {
        for bit in 0..8 {
            let mut bytes = line.as_bytes().to_vec();
            bytes[at] ^= 1 << bit;
            if let Ok(text) = std::str::from_utf8(&bytes) {
                refused(text);
            }
        }
    }
    for (at, _) in line.char_indices() {
        refused(line.split_at(at).0);
    }
    refused(VECTOR);
}

/// A line with the right id for whatever follows it.
fn with_id(rest: &str) -> String {
    let id = hex::text(&hash::record_id(rest.as_bytes()));
    format!("{OPENING}{id}\"{rest}")
}

#[test]
fn unknown_kinds_and_fields_survive_and_doubled_ones_do_not() {
    let rest = concat!(
        r#","v":1,"seq":1,"at":"2026-11-21T10:31:02.114Z","t":"horoscope","new":[1],"#,
        r#""b":{"later": 1.50},"salt":"000102030405060708090a0b"}"#
    );
    let line = with_id(rest);
    let Ok(Line::Record(record)) = parse(&line) else {
        panic!("a record of a newer version")
    };
    assert_eq!(record.kind, "horoscope");
    assert_eq!(record.body.get(), r#"{"later": 1.50}"#);
    for (from, to) in [
        (r#""new":[1]"#, r#""new":1,"new":2"#),
        (r#""seq":1"#, r#""seq":1,"seq":1"#),
        (r#""v":1,"#, ""),
        (r#""b":"#, r#""c":"#),
        (r#""seq":1"#, r#""seq":9007199254740993"#),
        (r#""seq":1"#, r#""seq":-1"#),
        (r#""at":"2"#, r#""at":"x"#),
    ] {
        refused(&with_id(&rest.replace(from, to)));
    }
}

#[test]
fn a_stub_keeps_the_id_and_names_its_erasure() {
    let of = "11".repeat(20);
    let id = "22".repeat(20);
    let line = format!(r#"{{"id":"{id}","seq":7,"t":"erased","of":"{of}"}}"#);
    assert!(matches!(
        parse(&line),
        Ok(Line::Stub(Stub { seq: Seq(7), id: read, of: by, numbers }))
            if read.to_string() == id && by.to_string() == of && numbers.is_empty()
    ));
    let numbers = line.replace('}', r#","numbers":["aa","bb"]}"#);
    for line in [&line, &numbers] {
        let Ok(Line::Stub(stub)) = parse(line) else {
            panic!("{line}");
        };
        assert_eq!(stub.write().unwrap(), *line);
    }
    refused(&line.replace("\"of\"", "\"off\""));
}

#[test]
fn a_body_beyond_the_limits_is_not_written() {
    let text = "å".repeat(40_000);
    let entry = Entry {
        body: &Note { text: &text },
        ..vector_entry()
    };
    assert!(matches!(
        entry.write(),
        Err(LineFault::Excess(Excess::Length { .. }))
    ));
}

proptest! {
    #[test]
    fn a_line_reads_back_as_written(
        seq in 1..limits::INTEGER_MAX,
        millis in 0..4_000_000_000_000_i64,
        by in proptest::option::of(any::<[u8; 8]>()),
        sub in proptest::option::of(any::<[u8; 8]>()),
        sup in proptest::collection::vec(any::<[u8; 20]>(), 0..4),
        salt in any::<[u8; 12]>(),
        text in any::<String>(),
    ) {
        let sup: Vec<RecordId> = sup.into_iter().map(RecordId::of).collect();
        let entry = Entry {
            seq: Seq(seq),
            at: Moment::from_millis(millis),
            by: by.map(SellerId::of),
            kind: "note",
            sub: sub.map(CustomerId::of),
            sup: &sup,
            body: &Note { text: &text },
            salt: Salt::of(salt),
        };
        let written = entry.write().unwrap();
        let Line::Record(record) = parse(&written.text).unwrap() else {
            panic!("a whole record")
        };
        prop_assert_eq!(record.id, written.id);
        prop_assert_eq!(record.seq, entry.seq);
        prop_assert_eq!(record.at, entry.at);
        prop_assert_eq!(record.by, entry.by);
        prop_assert_eq!(record.sub, entry.sub);
        prop_assert_eq!(&record.sup, &sup);
        prop_assert_eq!(record.salt, entry.salt);
        prop_assert_eq!(record.body.get(), written.body());
        prop_assert_eq!(record.body.get(), serde_json::to_string(entry.body).unwrap());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        prop_assert!(parse(&text).is_err());
    }
}
