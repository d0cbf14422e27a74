//! A mirror is believed for what its author has signed, and for nothing else.

use super::*;
use crate::sync::line::{Line, Stub};
use crate::sync::parcel::{self, Header, Kind, Sealed, forged, pack_mirror};

/// What Ola has signed, once more by Kari.
fn mirror(it: &Desk, lines: Vec<String>) -> Packed {
    pack_mirror(&sealed(it), lines, &kari(), "samtale test", 0).unwrap()
}

fn sealed(it: &Desk) -> Sealed {
    Sealed::of_file(&it.packed(&ola(), (1, 5)).bytes).unwrap()
}

fn put(it: &mut Desk, packed: &Packed) {
    it.folder.carry(&packed.place, &packed.bytes);
}

/// Passes until there is no more, and answers how many records were new.
fn reads(it: &mut Desk) -> u64 {
    let mut new = 0;
    loop {
        it.reader.list_again();
        let pass = it.pass();
        new += pass.new;
        if !pass.is_more {
            return new;
        }
    }
}

#[test]
fn what_a_mirror_proves_is_taken_in_as_its_authors() {
    let mut it = Desk::new();
    let packed = mirror(&it, lines(Seq(1), 5));
    put(&mut it, &packed);
    assert_eq!(reads(&mut it), 5);
    let author = desk_of(&ola().public());
    assert!(
        it.intake
            .lines
            .keys()
            .all(|(stream, _)| stream.desk == author)
    );
    assert_eq!(it.news(&ola()).have, Seq(5));
    assert_eq!(reads(&mut it), 0, "and is not taken in again");
    // The author is back with the same records in other files.
    it.carry(&ola(), (1, 3));
    it.carry(&ola(), (4, 7));
    assert_eq!(reads(&mut it), 2);
}

#[test]
fn a_mirror_of_a_stranger_or_by_one_waits_until_they_are_admitted() {
    for stranger in [kari(), ola()] {
        let mut it = Desk::new();
        let packed = mirror(&it, lines(Seq(1), 5));
        put(&mut it, &packed);
        let id = desk_of(&stranger.public());
        it.change_roster(|desks| desks.retain(|member| member.desk != id));
        assert_eq!(reads(&mut it), 0);
        it.change_roster(|desks| desks.push(member(&stranger)));
        assert_eq!(reads(&mut it), 5);
        assert_eq!(it.intake.refused, []);
    }
}

#[test]
fn who_was_shut_out_mirrors_nothing_and_of_them_only_what_holds_is_taken() {
    for (thief, last, expected) in [(kari(), 5, 0), (ola(), 5, 5), (ola(), 4, 0)] {
        let mut it = Desk::new();
        let packed = mirror(&it, lines(Seq(1), 5));
        put(&mut it, &packed);
        let cut = it.packed(&ola(), (1, last)).tip;
        let id = desk_of(&thief.public());
        it.change_roster(|desks| {
            for member in desks.iter_mut().filter(|member| member.desk == id) {
                member.ended = Some(Ended {
                    how: Ending::Revoked,
                    at: now(),
                    last: vec![cut],
                });
            }
        });
        assert_eq!(reads(&mut it), expected);
    }
}

/// Everything in it may be well formed and signed by a member of the team: it has to be its author's.
#[test]
fn what_its_author_has_not_signed_is_refused() {
    let it = Desk::new();
    let sealed_by_ola = sealed(&it);
    let header = Header {
        kind: Kind::Mirror,
        by: Some(desk_of(&kari().public())),
        ..sealed_by_ola.header().clone()
    };
    let first = sealed_by_ola.mirrored().unwrap();
    let records = lines(Seq(1), 5);
    let body = |first: &str, records: &[String]| format!("{first}\n{}\n", records.join("\n"));
    // Signed by Kari in Ola's name.
    let of_kari = forged(
        sealed_by_ola.header().clone(),
        body("", &records).trim_start(),
        &kari(),
    );
    let in_a_name = Sealed::of_file(&of_kari.bytes).unwrap().mirrored().unwrap();
    let mut another = records.clone();
    another[4] = another[3].replace("\"seq\":4", "\"seq\":5");
    let mut other_words = records.clone();
    other_words[2] = other_words[2].replace("Ringer", "Ringte");
    let longer: Vec<String> = lines(Seq(1), 6);
    let shorter = Header {
        to: Seq(4),
        n: 4,
        ..header.clone()
    };
    let other_log = Header {
        inc: Incarnation::of([9; 8]),
        ..header.clone()
    };
    let nobodys = Header {
        by: None,
        ..header.clone()
    };
    let cases = [
        (header.clone(), body(&in_a_name, &records)),
        (header.clone(), body("{\"of\":\"\",\"sig\":\"\"}", &records)),
        (header.clone(), body("", &records).trim_start().to_owned()),
        (header.clone(), body(&first, &another)),
        (header.clone(), body(&first, &other_words)),
        (header.clone(), body(&first, &longer)),
        (header.clone(), body(&first, &records[..4])),
        (shorter, body(&first, &records[..4])),
        (other_log, body(&first, &records)),
        (nobodys, body(&first, &records)),
    ];
    for (n, (header, body)) in cases.into_iter().enumerate() {
        let mut it = Desk::new();
        let packed = forged(header, &body, &kari());
        put(&mut it, &packed);
        assert_eq!(reads(&mut it), 0, "{n}");
        assert!(it.intake.lines.is_empty());
        assert_eq!(it.intake.refused.len(), 1, "{n}");
    }
    let mut it = Desk::new();
    let whole = forged(header, &body(&first, &records), &kari());
    put(&mut it, &whole);
    assert_eq!(reads(&mut it), 5);
}

#[test]
fn a_mirror_cut_or_flipped_anywhere_is_refused() {
    let it = Desk::new();
    let packed = mirror(&it, lines(Seq(1), 5));
    let key = |desk| {
        let keys = [kari(), ola()].map(|it| it.public());
        keys.into_iter().find(|key| desk_of(key) == desk)
    };
    let opens = |bytes: &[u8]| parcel::open(bytes, key).is_ok_and(|it| it.verify().is_ok());
    assert!(opens(&packed.bytes));
    for at in 0..packed.bytes.len() {
        assert!(!opens(&packed.bytes[..at]), "{at}");
        let mut damaged = packed.bytes.clone();
        damaged[at] ^= 1;
        assert!(!opens(&damaged), "{at}");
    }
}

/// Whoever mirrors could leave out what they like: of an erasure the order has to be known.
#[test]
fn what_is_left_out_waits_for_the_order_to_forget_it() {
    let mut it = Desk::new();
    let mut left = lines(Seq(1), 5);
    let Ok(Line::Record(record)) = line::parse(&left[2]) else {
        panic!();
    };
    let order = RecordId::of([3; 20]);
    let stub = Stub {
        id: record.id,
        seq: record.seq,
        of: order,
        numbers: Vec::new(),
    };
    left[2] = stub.write().unwrap();
    let packed = mirror(&it, left);
    put(&mut it, &packed);
    assert_eq!(reads(&mut it), 0);
    assert_eq!(it.reader.waiting(), (1, 0));
    assert_eq!(it.intake.refused, []);
    // The order comes with something else.
    it.intake.ordered.insert(order);
    it.carry(&kari(), (1, 1));
    assert_eq!(reads(&mut it), 6);
    assert_eq!(it.reader.waiting(), (0, 0));
}

/// A small file that came in part, and was rolled up before the rest came.
#[test]
fn what_is_gone_is_waited_for_no_more() {
    let mut it = Desk::new();
    let (cut, bad) = (it.carry(&ola(), (1, 3)), it.carry(&ola(), (4, 5)));
    it.folder.damage(&cut.place);
    let mut bytes = bad.bytes.clone();
    let last = bytes.len() - 5;
    bytes[last] ^= 1;
    it.folder.carry(&bad.place, &bytes);
    reads(&mut it);
    assert_eq!((it.reader.waiting(), it.intake.refused.len()), ((0, 1), 1));
    it.folder.lose(&cut.place);
    it.folder.lose(&bad.place);
    it.carry(&ola(), (1, 5));
    assert_eq!(reads(&mut it), 5);
    assert_eq!((it.reader.waiting(), it.intake.refused.len()), ((0, 0), 0));
}
