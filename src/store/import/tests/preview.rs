//! A preview says what the import then does.

use super::{Desk, order, row, with};
use crate::model::customer::Field;
use crate::model::imported::Summary;
use crate::model::incoming::{IncomingNote, Refused, RowRefusal, StatusMeaning};
use crate::model::list::Ground;
use crate::store::Store;
use crate::store::import::{Arrival, ImportOrder};

/// Rows that meet each other, those of `from = 0`, and nobody.
fn rows(from: u32, count: u32) -> Vec<Result<Arrival, Refused>> {
    let mut rows = Vec::new();
    for n in from..from + count {
        let mut arrival = row(
            &format!("Kari {}", n % 700),
            &format!("412{:05} 220{:05}", n % 900, n % 50),
        );
        arrival = with(arrival, &Field::Email, &format!("k{}@eksempel.no", n % 600));
        if n % 7 == 0 {
            arrival = with(arrival, &Field::ExternalId, &format!("{}", n % 500));
        }
        if n % 11 == 0 {
            arrival.row.no_calls = Some("x".to_owned());
        }
        if n % 5 == 0 {
            arrival.status = StatusMeaning::NotInterested;
            arrival.row.status = "nei".to_owned();
            arrival.row.notes.push(IncomingNote {
                on: None,
                text: format!("notat {}", n % 300),
            });
        }
        rows.push(Ok(arrival));
        if n % 13 == 0 {
            rows.push(Err(Refused {
                line: 1,
                reason: RowRefusal::NoNumber,
                row: Vec::new(),
            }));
        }
    }
    rows
}

#[track_caller]
fn check(desk: &mut Desk, order: ImportOrder, rows: &[Result<Arrival, Refused>]) -> Summary {
    let before = desk.records();
    let path = desk.store.db.path().unwrap().to_owned();
    let mut reader = Store::open_reader(std::path::Path::new(&path)).unwrap();
    let seen = reader
        .import_preview(order.clone(), rows.iter().cloned(), desk.now)
        .unwrap();
    assert_eq!(desk.records(), before);
    let done = desk.import_some(order, rows, (100, None));
    assert_eq!(seen, done);
    done
}

#[test]
fn a_preview_says_what_the_import_does() {
    let mut desk = Desk::new();
    let first = check(&mut desk, order("A"), &rows(0, 1_300));
    assert!(first.new > 0 && first.merged > 0 && first.sharing > 0);
    assert!(first.counts.waiting_total() > 0 && first.counts.done > 0);
    check(&mut desk, order("A"), &rows(0, 1_300));
    check(&mut desk, order("B"), &rows(650, 900));
    check(&mut desk, order("A"), &rows(5_000, 40));
    check(&mut desk, order("A"), &[]);
}

#[test]
fn a_preview_with_other_answers_judges_the_whole_list_again() {
    let mut desk = Desk::new();
    desk.import_some(order("A"), &rows(0, 300), (100, None));
    let mut other = order("A");
    other.answers.ground = Some(Ground::Cold);
    check(&mut desk, other, &rows(100, 20));
}

#[test]
fn a_database_in_memory_previews_too() {
    let mut desk = Desk::new();
    let mut store = Store::in_memory().unwrap();
    std::mem::swap(&mut store, &mut desk.store);
    desk.store
        .begin_incarnation(
            crate::model::id::DeskId::of([9; 8]),
            crate::model::fact::IncWhy::First,
            desk.now,
            &mut desk.random,
        )
        .unwrap();
    let rows = rows(0, 700);
    let before = desk.records();
    let seen = desk
        .store
        .import_preview(order("A"), rows.clone(), desk.now)
        .unwrap();
    assert_eq!(desk.records(), before);
    assert_eq!(desk.ask("SELECT count(*) FROM customer"), 0);
    let done = desk.import_some(order("A"), &rows, (50, None));
    assert_eq!(seen, done);
}
