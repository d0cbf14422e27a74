//! Two who turn out to be one person: everything that is known of either is on one card, nothing is lost and nothing is there
//! twice; and when they are parted, each is as they would have been.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::arrived::{desk, publish, take};
use super::laws::{Act, act, desk_after, indexed};
use super::world::{Desk, call, callback, id, kari, list, list_ref, ola, person, phone};
use super::{Store, hash};
use crate::model::call::LineResult;
use crate::model::card::{Card, Happened, OneOrTwo};
use crate::model::customer::{Field, FieldTarget, FieldWrite, OnePerson};
use crate::model::fact::{CustomerNew, Fact, Membership, Note};
use crate::model::id::CustomerId;
use crate::model::phone::Region;
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressScope};

fn one_with(n: u8) -> OnePerson {
    OnePerson {
        with: id(n),
        replaces: Vec::new(),
    }
}

fn merge(desk: &mut Desk, a: u8, b: u8) {
    desk.say(Some(id(a)), Fact::CustomerMerge(one_with(b)));
}

fn unmerge(desk: &mut Desk, a: u8, b: u8) {
    desk.say(Some(id(a)), Fact::CustomerUnmerge(one_with(b)));
}

fn note(text: &str) -> Fact {
    Fact::Note(Note {
        text: text.to_owned(),
        written: None,
        source: String::new(),
    })
}

fn card(desk: &Desk, n: u8) -> Card {
    desk.store.card(id(n), desk.now).unwrap().unwrap()
}

/// Everybody reads what everybody wrote.
fn carry(desks: &mut [Desk; 2]) {
    for from in 0..2_u8 {
        let parcels = publish(from + 1, &mut desks[usize::from(from)], 100);
        for parcel in parcels {
            take(&mut desks[usize::from(1 - from)].store, &parcel, 3);
        }
    }
}

#[track_caller]
fn assert_same(desks: &mut [Desk; 2]) {
    let hash = desks[0].store.projection_hash().unwrap();
    for desk in desks {
        assert_eq!(desk.store.projection_hash().unwrap(), hash);
        assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
        desk.store.rebuild(desk.now).unwrap();
        assert_eq!(desk.store.projection_hash().unwrap(), hash);
    }
}

/// Åse, as a list of each of two homes has her.
fn two_homes() -> [Desk; 2] {
    let mut desks = [desk(1), desk(2)];
    for (n, town) in [(1_u8, "Bergen"), (2, "Moss")] {
        let desk = &mut desks[usize::from(n) - 1];
        desk.say(None, Fact::ListNew(list(n)));
        let mut new = CustomerNew {
            member: Some(Membership {
                list: list_ref(n),
                place: 1,
            }),
            tags: vec![format!("liste-{n}")],
            ..person("Åse Østergård", 7)
        };
        new.profile.phones.push(phone(&format!("+470010090{n}")));
        new.profile.write(&Field::Town, town.to_owned());
        new.profile.write(&Field::Country, "NO".to_owned());
        desk.say(Some(id(n)), Fact::CustomerNew(new));
        desk.say(Some(id(n)), note(&format!("notat {n}")));
        let mut made = call(LineResult::NoAnswer, desk.now.at);
        made.seller = if n == 1 { kari() } else { ola() };
        made.list = Some(list_ref(n));
        desk.say(Some(id(n)), Fact::Call(Box::new(made)));
        let set = callback(&format!("2026-11-2{}T10:00:00", 3 + n), Owner::Anyone);
        desk.say(Some(id(n)), Fact::CallbackSet(set));
    }
    desks
}

#[test]
fn whoever_is_one_has_one_card_with_all_of_it() {
    let mut desks = two_homes();
    carry(&mut desks);
    assert_eq!(desks[0].store.find("Østergård", 5).unwrap().len(), 2);
    merge(&mut desks[1], 2, 1);
    carry(&mut desks);
    assert_same(&mut desks);
    for desk in &desks {
        let found = desk.store.find("Østergård", 5).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].customer, id(1));
        // By either of the two ids it is the same card.
        let card = card(desk, 1);
        assert_eq!(card, self::card(desk, 2));
        assert_eq!(card.customer.id, id(1));
        let notes = card
            .history
            .iter()
            .filter(|it| matches!(it.what, Happened::Note { .. }));
        let calls = card
            .history
            .iter()
            .filter(|it| matches!(it.what, Happened::Call { .. }));
        let written = card
            .history
            .iter()
            .filter(|it| matches!(it.what, Happened::FieldWritten { .. }));
        assert_eq!((notes.count(), calls.count(), written.count()), (2, 2, 0));
        assert_eq!(card.customer.profile.phones.len(), 3);
        assert_eq!(card.callbacks.len(), 2);
        assert_eq!(card.lists.len(), 2);
        assert_eq!(card.tags, ["liste-1", "liste-2"]);
        // What both say is said once; what they do not agree on is there in two versions, until somebody chooses.
        assert_eq!(card.disputed.len(), 1);
        assert_eq!(card.disputed[0].field, Field::Town);
        assert_eq!(card.disputed[0].versions.len(), 2);
        // They were tried twice, whoever tried.
        let facts = desk
            .store
            .person(id(2), Region::NO, desk.now)
            .unwrap()
            .unwrap();
        assert_eq!(facts.contact.attempts.len(), 2);
        assert_eq!(desk.store.customers_count().unwrap(), 1);
    }
    let replaces = card(&desks[0], 1).disputed[0].records();
    let write = FieldWrite {
        target: FieldTarget::Value(Field::Town, "Moss".to_owned()),
        replaces,
    };
    desks[0].say(Some(id(1)), Fact::CustomerField(write));
    assert_eq!(card(&desks[0], 1).disputed, []);
    carry(&mut desks);
    assert_same(&mut desks);
}

fn found(desk: &Desk, text: &str) -> Vec<CustomerId> {
    let found = desk.store.find(text, 5).unwrap();
    found.into_iter().map(|found| found.customer).collect()
}

/// Two of whom nothing is called the same.
fn differently_called() -> [Desk; 2] {
    let mut desks = [desk(1), desk(2)];
    let called = [
        (1_u8, "Solveig Hansen", "Rør AS", "Bergen", "solveig@rør.no"),
        (2, "S. Bråthen", "Bråthen Varme", "Moss", "post@varmen.no"),
    ];
    for (n, name, company, town, email) in called {
        let mut new = CustomerNew {
            member: None,
            ..person(name, n.into())
        };
        new.profile.company = company.to_owned();
        new.profile.write(&Field::Town, town.to_owned());
        new.profile.write(&Field::Email, email.to_owned());
        new.profile.phones = vec![phone(&format!("+4700100{n}77"))];
        desks[usize::from(n) - 1].say(Some(id(n)), Fact::CustomerNew(new));
    }
    carry(&mut desks);
    desks
}

const ONES: [&str; 7] = [
    "Solveig Hansen",
    "hans",
    "Rør AS",
    "Bergen",
    "solveig@rør.no",
    "solveig bergen",
    "+4700100177",
];
const OTHERS: [&str; 7] = [
    "S. Bråthen",
    "bråth",
    "varme",
    "Moss",
    "post@varmen.no",
    "bråthen moss",
    "+4700100277",
];

#[test]
fn whoever_is_one_is_found_once_by_what_any_of_them_is_called() {
    let mut desks = differently_called();
    let apart = indexed(&desks[0].store);
    merge(&mut desks[1], 2, 1);
    carry(&mut desks);
    assert_same(&mut desks);
    // Somebody chooses how they are called; what the other one is called still finds them.
    let mut chosen = |field: Field, value: &str| {
        let target = FieldTarget::Value(field, value.to_owned());
        let replaces = Vec::new();
        let write = FieldWrite { target, replaces };
        desks[0].say(Some(id(1)), Fact::CustomerField(write));
    };
    chosen(Field::Name, "Solveig Lie");
    carry(&mut desks);
    for desk in &desks {
        for text in ONES.iter().chain(&OTHERS).chain(&["solveig lie"]) {
            assert_eq!(found(desk, text), [id(1)], "{text}");
        }
    }
    assert_eq!(indexed(&desks[0].store), indexed(&desks[1].store));
    let incremental = indexed(&desks[0].store);
    assert_same(&mut desks);
    assert_eq!(indexed(&desks[0].store), incremental);
    unmerge(&mut desks[0], 1, 2);
    carry(&mut desks);
    for desk in &desks {
        for text in OTHERS {
            assert_eq!(found(desk, text), [id(2)], "{text}");
        }
        for text in ["bergen", "rør", "solveig lie", "+4700100177"] {
            assert_eq!(found(desk, text), [id(1)], "{text}");
        }
        // What was chosen was said of the one.
        assert_eq!(found(desk, "hansen"), []);
    }
    assert_ne!(indexed(&desks[0].store), apart);
}

#[test]
fn the_time_line_says_with_whom_they_are_one_and_who_said_so() {
    let mut desks = differently_called();
    merge(&mut desks[1], 2, 1);
    let joined = |desk: &Desk, n| {
        let history = card(desk, n).history.into_iter();
        let joined = history.filter_map(|it| {
            if let Happened::Joined(it) = it.what {
                Some((it.what, it.with, it.by.map(|by| by.id)))
            } else {
                None
            }
        });
        joined.collect::<Vec<_>>()
    };
    carry(&mut desks);
    assert_same(&mut desks);
    let by = Some(kari().id);
    let one = (OneOrTwo::One, "S. Bråthen".to_owned(), by);
    for desk in &desks {
        assert_eq!(joined(desk, 1), std::slice::from_ref(&one));
        assert_eq!(joined(desk, 2), std::slice::from_ref(&one));
    }
    desks[0].now.at = desks[0].now.at.plus(chrono::Duration::days(1));
    unmerge(&mut desks[0], 1, 2);
    carry(&mut desks);
    for desk in &desks {
        let two = (OneOrTwo::Two, "S. Bråthen".to_owned(), by);
        assert_eq!(joined(desk, 1), [two, one.clone()]);
        let with = "Solveig Hansen".to_owned();
        let [two, one] = [OneOrTwo::Two, OneOrTwo::One].map(|what| (what, with.clone(), by));
        assert_eq!(joined(desk, 2), [two, one]);
    }
    desks[0].say(Some(id(1)), super::forgotten::erase());
    carry(&mut desks);
    assert_same(&mut desks);
    let names: Vec<String> = joined(&desks[1], 2).into_iter().map(|it| it.1).collect();
    assert_eq!(names, ["", ""]);
}

/// A card that bears the name of one of them says that they are one with the other.
#[test]
fn the_time_line_names_whoever_the_card_does_not() {
    let mut desks = differently_called();
    desks[1].now.at = desks[1].now.at.plus(chrono::Duration::days(1));
    let target = FieldTarget::Value(Field::Name, "S. Bråthen".to_owned());
    let replaces = Vec::new();
    let write = FieldWrite { target, replaces };
    desks[1].say(Some(id(2)), Fact::CustomerField(write));
    merge(&mut desks[1], 2, 1);
    carry(&mut desks);
    for desk in &desks {
        let card = card(desk, 1);
        assert_eq!(card.customer.profile.name, "S. Bråthen");
        let with = card.history.into_iter().find_map(|it| {
            if let Happened::Joined(it) = it.what {
                Some(it.with)
            } else {
                None
            }
        });
        assert_eq!(with.as_deref(), Some("Solveig Hansen"));
    }
}

#[test]
fn what_was_corrected_before_finds_nobody_afterwards() {
    let mut desks = differently_called();
    let target = FieldTarget::Value(Field::Town, "Voss".to_owned());
    let replaces = Vec::new();
    let write = FieldWrite { target, replaces };
    desks[0].say(Some(id(1)), Fact::CustomerField(write));
    merge(&mut desks[0], 1, 2);
    carry(&mut desks);
    assert_same(&mut desks);
    assert_eq!(found(&desks[1], "voss"), [id(1)]);
    assert_eq!(found(&desks[1], "moss"), [id(1)]);
    assert_eq!(found(&desks[1], "bergen"), []);
}

#[test]
fn whoever_is_forgotten_leaves_nothing_in_the_index_of_who_was_one_with_them() {
    let mut desks = differently_called();
    merge(&mut desks[0], 1, 2);
    desks[0].say(Some(id(1)), super::forgotten::erase());
    carry(&mut desks);
    assert_same(&mut desks);
    for desk in &desks {
        for text in ONES {
            assert_eq!(found(desk, text), [], "{text}");
        }
        assert_eq!(found(desk, "S. Bråthen"), [id(2)]);
        let of_one = rows(
            &desk.store,
            "SELECT term FROM who_terms WHERE term LIKE '%bergen' OR term LIKE 'hansen'",
        );
        assert_eq!(of_one, Vec::<String>::new());
    }
}

#[test]
fn a_wish_of_either_holds_for_both_until_they_are_parted() {
    let mut desks = two_homes();
    carry(&mut desks);
    let never = Fact::Suppress(Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: "aldri".to_owned(),
    });
    // They share a number, by which the wish covers both; so they have others here.
    for n in [11, 12] {
        let other = CustomerNew {
            member: None,
            ..person("Bjørn Lie", n.into())
        };
        desks[0].say(Some(id(n)), Fact::CustomerNew(other));
    }
    let is_never = |desk: &Desk, n| {
        let facts = desk.store.person(id(n), Region::NO, desk.now).unwrap();
        !facts.unwrap().suppressed.is_empty()
    };
    desks[0].say(Some(id(12)), never);
    assert!(is_never(&desks[0], 12) && !is_never(&desks[0], 11));
    merge(&mut desks[0], 12, 11);
    assert!(is_never(&desks[0], 12) && is_never(&desks[0], 11));
    unmerge(&mut desks[0], 11, 12);
    assert!(is_never(&desks[0], 12) && !is_never(&desks[0], 11));
    carry(&mut desks);
    assert_same(&mut desks);
}

#[test]
fn who_is_one_with_somebody_forgotten_is_not_called_and_not_lost() {
    for order in [[0, 1], [1, 0]] {
        let mut desks = two_homes();
        carry(&mut desks);
        for step in order {
            if step == 0 {
                merge(&mut desks[0], 1, 2);
            } else {
                desks[0].say(Some(id(1)), super::forgotten::erase());
            }
        }
        carry(&mut desks);
        assert_same(&mut desks);
        for desk in &desks {
            assert!(desk.store.card(id(1), desk.now).unwrap().is_none());
            let card = card(desk, 2);
            assert_eq!(card.customer.id, id(2));
            assert_eq!(card.tags, ["liste-2"]);
            let facts = desk.store.person(id(2), Region::NO, desk.now).unwrap();
            assert!(!facts.unwrap().suppressed.is_empty());
        }
    }
}

#[test]
fn who_is_forgotten_under_each_id_is_gone_and_stays_so_when_parted() {
    let mut desks = two_homes();
    carry(&mut desks);
    merge(&mut desks[0], 1, 2);
    for id in desks[0].store.ids_of(id(2)).unwrap() {
        desks[0].say(Some(id), super::forgotten::erase());
    }
    carry(&mut desks);
    desks[1].say(Some(id(2)), note("notat 3"));
    unmerge(&mut desks[1], 1, 2);
    carry(&mut desks);
    assert_same(&mut desks);
    for desk in &desks {
        for n in [1, 2] {
            assert!(desk.store.is_erased(id(n)).unwrap());
            assert!(desk.store.card(id(n), desk.now).unwrap().is_none());
        }
        assert!(desk.store.find("Østergård", 5).unwrap().is_empty());
        assert_eq!(
            rows(&desk.store, "SELECT body FROM entry"),
            Vec::<String>::new()
        );
    }
}

/// Of two words said at once, the later holds; of one that knows the other, the later one whatever the clocks say.
#[test]
fn of_joined_and_parted_the_last_word_holds() {
    let mut desks = two_homes();
    carry(&mut desks);
    desks[0].now.at = desks[0].now.at.plus(chrono::Duration::days(400));
    merge(&mut desks[0], 1, 2);
    carry(&mut desks);
    unmerge(&mut desks[1], 1, 2);
    carry(&mut desks);
    assert_same(&mut desks);
    assert_ne!(
        card(&desks[0], 1).customer.id,
        card(&desks[0], 2).customer.id
    );
    merge(&mut desks[0], 1, 2);
    unmerge(&mut desks[1], 2, 1);
    carry(&mut desks);
    assert_same(&mut desks);
    assert_eq!(card(&desks[1], 1), card(&desks[1], 2));
}

/// Tables without what says who is one.
fn tables(store: &Store) -> BTreeMap<&'static str, String> {
    let tables = hash::tables(&store.db).unwrap().into_iter();
    let others = tables.filter(|(name, _)| *name != "joined" && *name != "alias");
    others
        .map(|(name, digest)| (name, digest.to_string()))
        .collect()
}

/// What is there of a table, whoever it is about.
fn rows(store: &Store, sql: &str) -> Vec<String> {
    let mut statement = store.db.prepare(sql).unwrap();
    let count = statement.column_count();
    let rows = statement.query_map([], |row| {
        let values = (0..count).map(|n| row.get::<_, rusqlite::types::Value>(n).unwrap());
        Ok(format!("{:?}", values.collect::<Vec<_>>()))
    });
    let mut rows: Vec<String> = rows.unwrap().map(Result::unwrap).collect();
    rows.sort();
    rows
}

const WHOEVER: [&str; 14] = [
    "SELECT at, offset, kind, record, of, ord, seller, body FROM entry",
    "SELECT record, is_live, line, attempt, call.seller FROM call JOIN entry USING (k)",
    "SELECT root, part, due, owner, state, body FROM callback",
    "SELECT root, part, due, owner, state, body FROM promise",
    "SELECT root, part, is_answered, body FROM question",
    "SELECT root, part, kind, cause, body FROM demand",
    "SELECT root, part, body FROM need",
    "SELECT root, part, step, body FROM ordered",
    "SELECT root, ord, body FROM priority",
    "SELECT record, ord, sup, body FROM priority_set",
    "SELECT record, body FROM consent",
    "SELECT record, kind, body FROM wish",
    "SELECT record, seller, until FROM assigned",
    "SELECT record, seller, is_talk FROM opened",
];

fn of_customers(store: &Store, sql: &str) -> BTreeSet<String> {
    rows(store, sql).into_iter().collect()
}

fn plain() -> impl Strategy<Value = Vec<Act>> {
    // Without those that join, part or forget; and a number that one of them has and another has struck is struck (6).
    let acts = prop::collection::vec(act(), 1..40);
    acts.prop_map(|acts| {
        acts.into_iter()
            .filter(|act| act.kind < 46 && act.kind != 6)
            .collect()
    })
}

/// `JOINS=2000` for a long run.
fn cases() -> u32 {
    let asked = std::env::var("JOINS").ok();
    asked.map_or(32, |text| text.parse().unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_nothing_is_doubled_and_parting_gives_all_of_it_back(acts in plain()) {
        let mut desk = desk_after(&acts);
        let before = tables(&desk.store);
        let words = indexed(&desk.store);
        let whoever = WHOEVER.map(|sql| rows(&desk.store, sql));
        let numbers = of_customers(&desk.store, "SELECT number FROM phone");
        let members = of_customers(&desk.store, "SELECT list FROM member");
        merge(&mut desk, 1, 3);
        merge(&mut desk, 3, 2);
        prop_assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
        for (sql, before) in WHOEVER.iter().zip(&whoever) {
            prop_assert_eq!(&rows(&desk.store, sql), before);
        }
        prop_assert_eq!(of_customers(&desk.store, "SELECT number FROM phone"), numbers);
        prop_assert_eq!(of_customers(&desk.store, "SELECT list FROM member"), members);
        let whose: BTreeSet<Option<CustomerId>> = (1..=3)
            .map(|n| desk.store.card(id(n), desk.now).unwrap().map(|card| card.customer.id))
            .collect();
        prop_assert_eq!(whose.len(), 1);
        unmerge(&mut desk, 2, 3);
        prop_assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
        unmerge(&mut desk, 3, 1);
        prop_assert_eq!(tables(&desk.store), before);
        prop_assert_eq!(indexed(&desk.store), words);
        let hash = desk.store.projection_hash().unwrap();
        desk.store.rebuild(desk.now).unwrap();
        prop_assert_eq!(desk.store.projection_hash().unwrap(), hash);
    }
}
