//! Files of a newer program wait; nothing is refused for being newer, and everybody else is read.

use super::*;
use crate::sync::parcel::Sealed;

/// A file of the next version: the header is read as far as its version, and nothing of it is known.
fn of_next_version(it: &Desk, n: u64) -> (Place, Vec<u8>) {
    let packed = it.packed(&kari(), (1, 3));
    let l1 = Sealed::of_file(&packed.bytes).unwrap();
    let l1 = l1.text().lines().next().unwrap().to_owned();
    let l1 = l1.replacen(
        "\"samtale\":1,\"kind\":\"own\"",
        "\"samtale\":2,\"kind\":\"bundle\",\"shards\":[[[1]]],\"zip2\":\"brotli\"",
        1,
    );
    let signature = kari().sign(Purpose::Parcel, l1.as_bytes());
    let bytes = [
        format!("{l1}\n{{\"sig\":\"{signature}\"}}\n").into_bytes(),
        vec![0xfe; 900],
    ];
    let name = format!("05050505-0000000001-0000000003-{n:016x}.jsonl");
    let place = Place::log(desk_of(&kari().public())).inside(&name);
    (place.unwrap(), bytes.concat())
}

#[test]
fn files_of_the_next_version_wait_and_are_not_refused() {
    let mut it = Desk::new();
    let newer: Vec<_> = (0..3).map(|n| of_next_version(&it, n)).collect();
    for (place, bytes) in &newer {
        it.folder.carry(place, bytes);
    }
    it.carry(&ola(), (1, 4));
    assert_eq!(it.pass().new, 4);
    assert_eq!(it.reader.waiting(), (3, 0));
    assert_eq!(it.intake.refused, []);
    for (place, bytes) in &newer {
        assert_eq!(it.folder.files().get(place), Some(bytes));
    }
    // Its desk publishes the same for the others, as they are not all as new.
    it.carry(&kari(), (1, 3));
    it.reader.list_again();
    assert_eq!(it.pass().new, 3);
    println!(
        "F21  {} parcels of the next version: waiting, 0 quarantined, 0 changed",
        newer.len()
    );
}

/// Heads and rosters in which there is more than this program knows.
#[test]
fn more_in_a_head_or_a_roster_is_no_hindrance() {
    let mut it = Desk::new();
    it.pass();
    let desk = desk_of(&kari().public());
    let head = Head::new(desk, Tip::empty(Incarnation::of([5; 8])), now());
    let mut head = serde_json::to_value(head).unwrap();
    head["samtale"] = 2.into();
    head["seq"] = 7.into();
    head["mood"] = serde_json::json!({"of": ["the", "day"]});
    let text = signed::write(Purpose::Head, &head, &kari()).unwrap();
    it.folder.carry(&Place::head(desk), text.as_bytes());
    let known = it.reader.roster().unwrap().next(now(), |_| {});
    let mut roster = serde_json::to_value(known).unwrap();
    roster["samtale"] = 2.into();
    roster["retention"] = serde_json::json!({"calls": "P24M"});
    roster["desks"][1]["lamp"] = "green".into();
    let root = KeyPair::of(it.founder.root.as_ref().unwrap());
    let text = signed::write(Purpose::Roster, &roster, &root).unwrap();
    let place = Place::roster(3, &hash::digest(text.as_bytes()));
    it.folder.carry(&place, text.as_bytes());
    it.pass();
    assert_eq!(it.news(&kari()).last, Some(Seq(7)));
    assert_eq!(it.reader.roster().unwrap().roster.version, 3);
    assert_eq!(it.reader.roster().unwrap().text, text);
    assert_eq!(it.intake.refused, []);
}
