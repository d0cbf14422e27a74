//! Tests that whoever is forgotten is: in the tables, in the lines, in the indexes, in the file's bytes; and that a record
//! about them which comes later changes nothing, but that they are still not called.

use super::arrived::{desk, publish, take};
use super::import::Arrival;
use super::log::{Go, each_line, streams};
use super::open::Store;
use super::row::number_column;
use super::world::{
    Counted, Desk, at, call, callback, field, id, import_order, kari, list, ola, person,
};
use crate::model::call::LineResult;
use crate::model::customer::Field;
use crate::model::erasure::Erase;
use crate::model::fact::{Fact, IncWhy, Note, Said};
use crate::model::id::{CustomerId, DeskId};
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::model::moment::Moment;
use crate::model::phone::Region;
use crate::model::said::{PromiseMade, Side};
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::seal::mac::MacKey;
use crate::store::Draft;
use crate::sync::line::parse;
use crate::sync::roster::{Member, Role, Roster};
use crate::sync::stream::Seq;
use crate::sync::team::TeamId;

/// Words that stand in records about the one who is forgotten, and nowhere else.
pub(super) const WORDS: [&str; 6] = [
    "Kanariqvist",
    "fakturaqzen",
    "lovetqzt",
    "ringigjenqz",
    "ikkeringqz",
    "kladdqz",
];

pub(super) fn erase() -> Fact {
    Fact::Erase(Erase {
        basis: "brev av 20. november".to_owned(),
        numbers: Vec::new(),
    })
}

pub(super) fn note(text: &str) -> Fact {
    Fact::Note(Note {
        text: text.to_owned(),
        written: None,
        source: String::new(),
    })
}

fn never() -> Fact {
    Fact::Suppress(Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: "ikkeringqz".to_owned(),
    })
}

/// A whole life with us.
pub(super) fn life(desk: &mut Desk, n: u8) {
    desk.say(
        Some(id(n)),
        Fact::CustomerNew(person("Kanariqvist", n.into())),
    );
    desk.say(Some(id(n)), note("fakturaqzen er feil"));
    let mut talked = call(LineResult::Answered, desk.now.at);
    talked.notes = "fakturaqzen igjen".to_owned();
    talked.callback = Some(callback("2026-11-24T10:00:00", Owner::Anyone));
    if let Some(set) = &mut talked.callback {
        set.about = "ringigjenqz".to_owned();
    }
    talked.promises = vec![PromiseMade {
        by: Side::We,
        owner: kari(),
        words: "lovetqzt".to_owned(),
        due: None,
    }]
    .into();
    desk.say(Some(id(n)), Fact::Call(Box::new(talked)));
    desk.say(Some(id(n)), field(Field::Email, "kanariqvist@example.com"));
    desk.say(Some(id(n)), never());
}

pub(super) fn others(desk: &mut Desk, from: u8, to: u8) {
    for n in from..to {
        desk.say(Some(id(n)), Fact::CustomerNew(person("Hansen", n.into())));
        desk.say(Some(id(n)), note("noe helt annet"));
    }
}

fn lines(store: &Store) -> Vec<String> {
    let mut all = Vec::new();
    for (stream, _) in streams(&store.db).unwrap() {
        each_line(&store.db, stream, Seq(1), |_, line| {
            all.push(line.to_owned());
            Ok(Go::On)
        })
        .unwrap();
    }
    all
}

#[track_caller]
fn assert_forgotten(desk: &mut Desk, n: u8) {
    let store = &mut desk.store;
    let mut text = lines(store).join("\n");
    for row in [
        "SELECT line FROM fork",
        "SELECT text FROM draft",
        "SELECT body FROM entry",
    ] {
        let mut statement = store.db.prepare(row).unwrap();
        let rows = statement
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap();
        text.extend(rows.map(Result::unwrap));
    }
    let text = text.to_lowercase();
    for word in WORDS {
        assert!(!text.contains(&word.to_lowercase()), "{word}");
        assert!(store.find(word, 5).unwrap().is_empty(), "{word}");
    }
    assert!(store.card(id(n), desk.now).unwrap().is_none());
    assert_eq!(store.check(desk.now).unwrap().problems, []);
    let hash = store.projection_hash().unwrap();
    store.rebuild(desk.now).unwrap();
    assert_eq!(store.projection_hash().unwrap(), hash);
    assert_eq!(store.check(desk.now).unwrap().problems, []);
}

fn begun() -> Desk {
    let mut desk = desk(1);
    desk.say(None, Fact::ListNew(list(1)));
    others(&mut desk, 10, 14);
    life(&mut desk, 1);
    others(&mut desk, 14, 18);
    desk
}

#[test]
fn whoever_is_forgotten_is_in_no_table_and_no_line() {
    let mut desk = begun();
    let before = desk.store.check(desk.now).unwrap();
    assert!(!desk.store.find("fakturaqzen", 5).unwrap().is_empty());
    desk.say(Some(id(1)), erase());
    let after = desk.store.check(desk.now).unwrap();
    assert_eq!(after.customers, before.customers - 1);
    assert_eq!(after.records, before.records + 1);
    assert_forgotten(&mut desk, 1);
    let log = desk.store.erasures().unwrap();
    assert_eq!((log.len(), log[0].customer), (1, id(1)));
    assert_eq!(log[0].basis, "brev av 20. november");
    // What is said of them afterwards, by whoever still had the card open, is not kept either.
    desk.say(Some(id(1)), note("fakturaqzen en gang til"));
    desk.say(Some(id(1)), Fact::CustomerNew(person("Kanariqvist", 1)));
    assert_forgotten(&mut desk, 1);
    // And the words that are written next are found.
    desk.say(Some(id(15)), note("etterpåqz"));
    assert_eq!(desk.store.find("etterpåqz", 5).unwrap().len(), 1);
    assert_eq!(desk.store.find("hansen", 20).unwrap().len(), 8);
}

#[test]
fn a_hundred_records_later_the_blocks_hold_nothing_either() {
    let mut desk = begun();
    for round in 0..12 {
        let said: Vec<Said> = (0..120)
            .map(|n| Said {
                at: desk.now.at,
                by: Some(kari().id),
                about: Some(id(if n % 10 == 0 { 1 } else { 15 })),
                fact: note(if n % 10 == 0 { "fakturaqzen" } else { "annet" }),
            })
            .collect();
        let Desk { store, random, now } = &mut desk;
        if round % 2 == 0 {
            store.append_slice(&said, *now, random).unwrap();
        } else {
            store.append(&said, *now, random).unwrap();
        }
    }
    desk.say(Some(id(1)), erase());
    assert_forgotten(&mut desk, 1);
    assert!(lines(&desk.store).iter().all(|line| parse(line).is_ok()));
}

fn begun_on_disk(folder: &std::path::Path) -> Desk {
    let now = at("2026-11-23T10:00:00");
    let mut random = Counted(1);
    let store = Store::open(&folder.join("desk.db")).unwrap();
    let mut store = store.with_mac_key(MacKey::of([5; 32]));
    store
        .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, now, &mut random)
        .unwrap();
    let mut desk = Desk { store, random, now };
    desk.say(None, Fact::ListNew(list(1)));
    others(&mut desk, 10, 90);
    life(&mut desk, 1);
    others(&mut desk, 90, 130);
    desk
}

#[test]
fn the_files_bytes_hold_nothing_of_whoever_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = begun_on_disk(folder.path());
    desk.store
        .keep_drafts(&[Draft {
            key: "in-hand".to_owned(),
            text: format!("{{\"customer\":\"{}\",\"notes\":\"kladdqz\"}}", id(1)),
            at: desk.now.at,
        }])
        .unwrap();
    desk.store.rest().unwrap();
    let all = |word: &str| {
        let names = ["desk.db", "desk.db-wal", "desk.db-shm"];
        let bytes = names.map(|name| std::fs::read(folder.path().join(name)).unwrap_or_default());
        let lower = word.to_lowercase();
        let is_in =
            |bytes: &Vec<u8>, word: &str| bytes.windows(word.len()).any(|at| at == word.as_bytes());
        bytes
            .iter()
            .any(|bytes| is_in(bytes, word) || is_in(bytes, &lower))
    };
    assert!(WORDS.iter().all(|word| all(word)));
    assert!(all("4700100001"));
    // A number stands in the tables as bytes, the most significant first.
    let digits: i64 = number_column(&person("", 1).profile.phones[0].number);
    let number = digits.to_be_bytes()[2..].to_vec();
    let is_number = || {
        let bytes = std::fs::read(folder.path().join("desk.db")).unwrap();
        bytes.windows(number.len()).any(|at| at == number)
    };
    assert!(is_number());
    desk.say(Some(id(1)), erase());
    assert!(desk.store.scrub().unwrap());
    assert!(!is_number());
    for word in WORDS
        .iter()
        .chain(&["anariqvis", "akturaqze", "4700100001", "00100001"])
    {
        assert!(!all(word), "{word}");
    }
    assert_forgotten(&mut desk, 1);
}

#[test]
fn what_another_desk_wrote_of_them_goes_whenever_it_comes() {
    // Before the erasure, after it, and in one slice with it.
    for order in [[0, 1, 2], [1, 0, 2], [2, 0, 1], [2, 1, 0]] {
        let mut here = desk(1);
        let mut there = desk(2);
        here.say(None, Fact::ListNew(list(1)));
        life(&mut here, 1);
        others(&mut here, 10, 14);
        let of_life = publish(1, &mut here, 500);
        for parcel in &of_life {
            take(&mut there.store, parcel, 100);
        }
        there.say(Some(id(1)), note("fakturaqzen, sagt der"));
        there.say(Some(id(1)), never());
        let of_there = publish(2, &mut there, 500);
        here.say(Some(id(1)), erase());
        let of_erasure = publish(1, &mut here, 500);
        let mut third = desk(3);
        let parcels = [&of_life, &of_there, &of_erasure];
        for n in order {
            for parcel in parcels[n] {
                take(&mut third.store, parcel, 100);
            }
        }
        for parcel in &of_there {
            take(&mut here.store, parcel, 100);
        }
        for parcel in &of_erasure {
            take(&mut there.store, parcel, 100);
        }
        let hash = here.store.projection_hash().unwrap();
        for desk in [&mut here, &mut there, &mut third] {
            assert_forgotten(desk, 1);
            assert_eq!(desk.store.projection_hash().unwrap(), hash, "{order:?}");
        }
    }
}

#[test]
fn their_numbers_are_not_called_when_a_list_brings_them_back() {
    for wish in [true, false] {
        let mut desk = desk(1);
        desk.say(None, Fact::ListNew(list(1)));
        desk.say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
        if wish {
            desk.say(Some(id(1)), never());
        }
        desk.say(Some(id(1)), erase());
        import(&mut desk, "Åse", 1);
        let found = desk.store.find("Åse", 5).unwrap();
        assert_eq!(found.len(), 1);
        assert_ne!(found[0].customer, id(1));
        assert_never(&desk, found[0].customer);
        desk.store.rebuild(desk.now).unwrap();
        assert_never(&desk, found[0].customer);
        // Nor does a word about the erasure bring them back.
        let of = desk.store.erasures().unwrap()[0].record;
        for about in [id(1), found[0].customer] {
            let lift = Fact::SuppressLift(SuppressLift {
                of: vec![of],
                basis: "feil".to_owned(),
            });
            desk.say(Some(about), lift);
            assert_never(&desk, found[0].customer);
        }
    }
}

#[track_caller]
fn assert_never(desk: &Desk, customer: CustomerId) {
    let facts = desk.store.person(customer, Region::NO, desk.now).unwrap();
    assert_eq!(facts.unwrap().suppressed, [SuppressScope::Number]);
}

fn import(desk: &mut Desk, name: &str, place: u64) {
    let order = import_order("Jul");
    let mut row = Incoming::default();
    row.profile.name = name.to_owned();
    row.profile.phones = person("", place).profile.phones;
    let arrival = Arrival {
        row,
        status: StatusMeaning::Unknown,
    };
    let Desk { store, random, now } = desk;
    let mut import = store.import_begin(order, *now, random).unwrap();
    import.slice(store, vec![arrival], *now, random).unwrap();
    import.finish(store, *now, random).unwrap();
}

/// A roster as the reader has checked it: desk 1 may decide, desk 2 sells.
fn roster() -> String {
    use super::arrived::{desk_id, keys};
    let member = |n, role| Member {
        desk: desk_id(n),
        key: keys(n).public(),
        role,
        seller: Some(if n == 1 { kari() } else { ola() }),
        ended: None,
    };
    let mut roster = Roster::first(
        TeamId::of([1; 8]),
        member(1, Role::Supervisor),
        Moment::from_millis(0),
    );
    roster.desks.push(member(2, Role::Seller));
    serde_json::to_string(&roster).unwrap()
}

#[test]
fn in_a_team_only_a_supervisor_forgets_and_takes_back_what_others_heard() {
    for writer in [1, 2] {
        let (mut here, mut there) = (desk(1), desk(2));
        for desk in [&mut here, &mut there] {
            let now = desk.now;
            desk.store.keep_roster(&roster(), now).unwrap();
        }
        here.say(None, Fact::ListNew(list(1)));
        others(&mut here, 1, 3);
        let wish = here.say(Some(id(1)), never()).id;
        for parcel in publish(1, &mut here, 500) {
            take(&mut there.store, &parcel, 100);
        }
        let by = if writer == 1 { &mut here } else { &mut there };
        assert_eq!(by.store.may_decide().unwrap(), writer == 1);
        for basis in ["de ombestemte seg", SuppressLift::SLIP] {
            let lift = Fact::SuppressLift(SuppressLift {
                of: vec![wish],
                basis: basis.to_owned(),
            });
            by.say(Some(id(1)), lift);
        }
        by.say(Some(id(2)), erase());
        let parcels = publish(writer, by, 500);
        let other = if writer == 1 { &mut there } else { &mut here };
        for parcel in parcels {
            take(&mut other.store, &parcel, 100);
        }
        for desk in [&mut here, &mut there] {
            let facts = desk.store.person(id(1), Region::NO, desk.now).unwrap();
            let holds = !facts.unwrap().suppressed.is_empty();
            assert_eq!(holds, writer == 2);
            assert_eq!(desk.store.is_erased(id(2)).unwrap(), writer == 1);
            assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
        }
    }
}

#[test]
fn a_slip_is_taken_back_by_whoever_made_it_and_for_an_hour() {
    for (minutes, lifts) in [(0, true), (59, true), (61, false)] {
        let mut desk = desk(2);
        let now = desk.now;
        desk.store.keep_roster(&roster(), now).unwrap();
        others(&mut desk, 1, 2);
        let wish = desk.say(Some(id(1)), never()).id;
        desk.now.at = desk.now.at.plus(chrono::Duration::minutes(minutes));
        let lift = Fact::SuppressLift(SuppressLift {
            of: vec![wish],
            basis: SuppressLift::SLIP.to_owned(),
        });
        desk.say(Some(id(1)), lift);
        let facts = desk.store.person(id(1), Region::NO, desk.now).unwrap();
        assert_eq!(facts.unwrap().suppressed.is_empty(), lifts, "{minutes}");
    }
}

/// A home that was one person's and joins a team as a seller's: what it decided before is judged by the roster.
#[test]
fn another_roster_judges_what_was_decided_again() {
    let mut desk = desk(2);
    others(&mut desk, 1, 3);
    let wish = desk.say(Some(id(1)), never()).id;
    let lift = Fact::SuppressLift(SuppressLift {
        of: vec![wish],
        basis: "de ombestemte seg".to_owned(),
    });
    desk.say(Some(id(1)), lift);
    let is_free = |desk: &Desk| {
        let facts = desk.store.person(id(1), Region::NO, desk.now).unwrap();
        facts.unwrap().suppressed.is_empty()
    };
    assert!(is_free(&desk));
    let now = desk.now;
    desk.store.keep_roster(&roster(), now).unwrap();
    assert!(!is_free(&desk));
    assert_eq!(desk.store.check(now).unwrap().problems, []);
    // And an order to forget somebody is followed when its writer turns out to be one who may.
    desk.say(Some(id(2)), erase());
    assert!(!desk.store.is_erased(id(2)).unwrap());
    let promoted = roster().replace("\"seller\",", "\"supervisor\",");
    assert_ne!(promoted, roster());
    desk.store.keep_roster(&promoted, now).unwrap();
    assert!(desk.store.is_erased(id(2)).unwrap() && is_free(&desk));
    assert!(
        !lines(&desk.store)
            .iter()
            .any(|line| line.contains("c-0202") && line.contains("Hansen"))
    );
    assert_eq!(desk.store.check(now).unwrap().problems, []);
}
