//! Who is the same: the table of DESIGN.md §6, and what a second meeting adds.

use super::{Counted, Desk, order, row, with};
use crate::model::customer::{Audience, Field, FieldTarget, FieldWrite};
use crate::model::fact::{Fact, Said};
use crate::model::id::CustomerId;
use crate::model::incoming::{Refused, RowRefusal};
use crate::model::phone::NotAPhone;
use crate::store::import::{Arrival, Ready};

fn named(arrival: Arrival, external: &str) -> Arrival {
    with(arrival, &Field::ExternalId, external)
}

fn mailed(arrival: Arrival, email: &str) -> Arrival {
    with(arrival, &Field::Email, email)
}

/// Two rows, in one slice, in two slices, and in two imports: always so many customers and so many links.
#[track_caller]
fn check(one: &Arrival, two: &Arrival, customers: i64, links: i64) {
    let rows = [Ok(one.clone()), Ok(two.clone())];
    for rows_at_once in [2, 1] {
        let mut desk = Desk::new();
        let summary = desk.import_some(order("A"), &rows, (rows_at_once, None));
        assert_eq!(desk.ask("SELECT count(*) FROM customer"), customers);
        assert_eq!(
            desk.ask("SELECT count(*) FROM relation WHERE kind = 1"),
            links
        );
        assert_eq!(summary.new, customers.unsigned_abs());
        assert_eq!(summary.sharing, 2 * links.unsigned_abs());
    }
    let mut desk = Desk::new();
    desk.import("A", std::slice::from_ref(one));
    desk.import("B", std::slice::from_ref(two));
    assert_eq!(desk.ask("SELECT count(*) FROM customer"), customers);
    assert_eq!(
        desk.ask("SELECT count(*) FROM relation WHERE kind = 1"),
        links
    );
}

#[test]
fn one_person_is_one_customer() {
    let kari = || row("Kari Åsen", "41200001");
    check(&kari(), &kari(), 1, 0);
    check(&kari(), &row("KARI  AASEN", "41200001"), 1, 0);
    check(&kari(), &row("Kari Åsen", "41200002 41200001"), 1, 0);
    check(
        &named(kari(), "7"),
        &named(row("Kari Lie", "41200002"), "7"),
        1,
        0,
    );
    check(&named(kari(), "7"), &named(kari(), "8"), 1, 0);
    let mailed_kari = mailed(kari(), "kari@eksempel.no");
    let elsewhere = mailed(row("kari åsen", "41200002"), "Kari@Eksempel.no");
    check(&mailed_kari, &elsewhere, 1, 0);
}

#[test]
fn others_stay_others() {
    let kari = || row("Kari Åsen", "41200001");
    check(&kari(), &row("Kari Åsen", "41200002"), 2, 0);
    check(&kari(), &row("Ola Åsen", "41200001"), 2, 1);
    check(&kari(), &row("Ola Åsen", "41200001 41200002"), 2, 1);
    let ola = mailed(row("Ola Åsen", "41200002"), "post@eksempel.no");
    check(&mailed(kari(), "post@eksempel.no"), &ola, 2, 0);
    check(&row("Иван", "41200001"), &row("Пётр", "41200001"), 2, 1);
}

#[test]
fn another_principal_is_another_world() {
    let mut desk = Desk::new();
    desk.import("A", &[row("Kari", "41200001")]);
    let mut elsewhere = order("A");
    elsewhere.principal = "Et annet hus".to_owned();
    let rows = [Ok(row("Kari", "41200001")), Ok(row("Ola", "41200001"))];
    let summary = desk.import_some(elsewhere, &rows, (9, None));
    assert_eq!((summary.new, summary.merged), (2, 0));
    assert_eq!(desk.ask("SELECT count(*) FROM list"), 2);
}

#[test]
fn a_second_time_adds_the_receipt_alone() {
    let mut desk = Desk::new();
    let rows: Vec<_> = (0..40)
        .map(|n| {
            let row = row(
                &format!("Kari {}", n / 2),
                &format!("4120{:04} 22000000", n / 2),
            );
            named(mailed(row, &format!("k{n}@eksempel.no")), &n.to_string())
        })
        .collect();
    let first = desk.import("A", &rows);
    assert_eq!((first.new, first.merged), (20, 20));
    let before = desk.records();
    let second = desk.import("A", &rows);
    assert_eq!((second.new, second.merged, second.sharing), (0, 40, 0));
    assert_eq!(desk.records(), before + 1);
}

#[test]
fn a_crowd_on_one_number_stays_apart_and_is_met_again() {
    let mut desk = Desk::new();
    let rows: Vec<_> = (0..200)
        .map(|n| row(&format!("Ansatt {n}"), "22000000"))
        .collect();
    let first = desk.import("A", &rows);
    assert_eq!((first.new, first.sharing), (200, 200));
    let before = desk.records();
    assert_eq!(desk.import("A", &rows).new, 0);
    assert_eq!(desk.records(), before + 1);
}

#[test]
fn a_meeting_fills_gaps_and_overwrites_nothing() {
    let mut desk = Desk::new();
    let first = with(row("Kari", "41200001"), &Field::Town, "Bodø");
    desk.import("A", &[first]);
    let mut second = row("Kari", "41200001 41200002");
    for (field, value) in [(Field::Town, "Oslo"), (Field::Title, "Daglig leder")] {
        second = with(second, &field, value);
    }
    second.row.profile.audience = Some(Audience::Business);
    second.row.tags = vec!["gull".to_owned()];
    desk.import("B", &[second.clone()]);
    let told = "SELECT town || '|' || title || '|' || audience FROM customer";
    assert_eq!(desk.ask_text(told), "Bodø|Daglig leder|business");
    assert_eq!(desk.ask("SELECT count(*) FROM phone"), 2);
    assert_eq!(desk.ask("SELECT count(*) FROM member"), 2);
    assert_eq!(desk.ask("SELECT count(*) FROM tag"), 1);
    let before = desk.records();
    desk.import("B", &[second]);
    assert_eq!(desk.records(), before + 1);
}

#[test]
fn what_was_emptied_or_struck_by_hand_stays_so() {
    let mut desk = Desk::new();
    let kari = with(row("Kari", "41200001 41200002"), &Field::Town, "Bodø");
    desk.import("A", std::slice::from_ref(&kari));
    let id: Vec<u8> = {
        let db = &desk.store.db;
        db.query_row("SELECT id FROM customer", [], |row| row.get(0))
            .unwrap()
    };
    let about = CustomerId::from_slice(&id);
    let number = kari.row.profile.phones[1].number.clone();
    for target in [
        FieldTarget::Value(Field::Town, String::new()),
        FieldTarget::PhoneRemoved(number),
    ] {
        let write = FieldWrite {
            target,
            replaces: Vec::new(),
        };
        let said = Said {
            at: desk.now.at,
            by: None,
            about,
            fact: Fact::CustomerField(write),
        };
        desk.store
            .append(&[said], desk.now, &mut desk.random)
            .unwrap();
    }
    let before = desk.records();
    desk.import("A", &[kari]);
    assert_eq!(desk.records(), before + 1);
    assert_eq!(desk.ask_text("SELECT town FROM customer"), "");
    assert_eq!(desk.ask("SELECT count(*) FROM phone"), 1);
}

#[test]
fn what_others_write_between_two_slices_is_seen() {
    let mut desk = Desk::new();
    let mut import = desk
        .store
        .import_begin(order("A"), desk.now, &mut desk.random)
        .unwrap();
    let (store, random, now) = (&mut desk.store, &mut desk.random, desk.now);
    import
        .slice(store, vec![row("Ola", "41200009")], now, random)
        .unwrap();
    let mut other = store.import_begin(order("B"), now, random).unwrap();
    other
        .slice(store, vec![row("Kari", "41200001")], now, random)
        .unwrap();
    import
        .slice(store, vec![row("Kari", "41200001")], now, random)
        .unwrap();
    let summary = import.finish(store, now, random).unwrap();
    assert_eq!((summary.new, summary.merged), (1, 1));
}

#[test]
fn an_interrupted_import_is_begun_again() {
    let rows: Vec<_> = (0..30)
        .map(|n| Ok(row(&format!("Kari {n}"), &format!("4120{n:04}"))))
        .collect();
    let mut desk = Desk::new();
    desk.import_some(order("A"), &rows, (4, Some(3)));
    let again = desk.import_some(order("A"), &rows, (4, None));
    assert_eq!((again.new, again.merged), (18, 12));
    let mut whole = Desk::new();
    whole.import_some(order("A"), &rows, (4, None));
    let all = "SELECT group_concat(name || place) FROM customer JOIN member ON customer.k = member.customer ORDER BY name";
    assert_eq!(desk.ask_text(all), whole.ask_text(all));
}

#[test]
fn every_row_is_counted() {
    let mut desk = Desk::new();
    let refused = |reason| {
        Err(Refused {
            line: 1,
            reason,
            row: Vec::new(),
        })
    };
    let rows = [
        Ok(row("Kari", "41200001")),
        refused(RowRefusal::NoNumber),
        Ok(row("Kari", "41200001")),
        refused(RowRefusal::BadNumber(NotAPhone::TooShort)),
        refused(RowRefusal::NoNumber),
    ];
    let summary = desk.import_some(order("A"), &rows, (2, None));
    assert_eq!((summary.rows, summary.new, summary.merged), (5, 1, 1));
    let most = summary.refused.first().map(|(_, count)| *count);
    assert_eq!((most, summary.refused.len()), (Some(2), 2));
    assert_eq!(summary.counts.now, 1);
}

#[test]
fn lines_written_ahead_say_what_would_have_been_written() {
    let rows: Vec<Arrival> = (0..30)
        .map(|n| row(&format!("Kari {}", n % 24), &format!("4120{:04}", n % 24)))
        .collect();
    let mut desk = Desk::new();
    let (store, random, now) = (&mut desk.store, &mut desk.random, desk.now);
    let mut import = store.import_begin(order("A"), now, random).unwrap();
    let mut ahead = import.ahead(store, now, Box::new(Counted(1_000))).unwrap();
    let mut ready = rows.iter().cloned().map(|row| ahead.ready(row));
    for _ in 0..5 {
        let slice: Vec<Ready> = ready.by_ref().take(6).collect();
        import.slice(store, slice, now, random).unwrap();
        // Somebody writes in between: the lines that follow have other numbers.
        let said = Said {
            at: now.at,
            by: None,
            about: Some(CustomerId::of([1; 8])),
            fact: Fact::TagSet("leser".to_owned()),
        };
        store.append(&[said], now, random).unwrap();
    }
    let summary = import.finish(store, now, random).unwrap();
    assert_eq!((summary.new, summary.merged), (24, 6));
    assert_eq!(store.check(now).unwrap().problems, []);
    let mut whole = Desk::new();
    whole.import("A", &rows);
    let all = "SELECT group_concat(name || place) FROM customer JOIN member ON customer.k = member.customer ORDER BY name";
    assert_eq!(desk.ask_text(all), whole.ask_text(all));
}

#[test]
fn keys_that_were_read_for_a_long_import_miss_nobody() {
    let mut desk = Desk::new();
    let person = |n: u32| {
        with(
            row(&format!("Kari {n}"), &format!("4120{n:04}")),
            &Field::ExternalId,
            &format!("K{n}"),
        )
    };
    let rows: Vec<Arrival> = (0..40).map(person).collect();
    desk.import("A", &rows);
    // After a slice the keys are read: everybody after it is known by them alone.
    let again: Vec<Arrival> = (20..60).map(person).collect();
    let summary = desk.import("B", &again);
    assert_eq!((summary.new, summary.merged), (20, 20));
}
