//! A seller's own working list comes over whole.

use chrono::NaiveDate;

use super::{Desk, order, row};
use crate::model::customer::Field;
use crate::model::incoming::{IncomingCallback, IncomingNote, StatusMeaning};
use crate::store::import::Arrival;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn working(name: &str, number: &str, status: (&str, StatusMeaning)) -> Arrival {
    let mut arrival = row(name, number);
    arrival.row.status = status.0.to_owned();
    arrival.status = status.1;
    arrival
}

/// What a list says of one person, and the columns of the call it becomes: line, attempt, outcome; and what becomes of the
/// person on the list.
#[track_caller]
fn check(status: (&str, StatusMeaning), call: &str, standing: &str) {
    let mut desk = Desk::new();
    let mut arrival = working("Kari", "41200001", status);
    arrival.row.last_called = Some(day("2026-11-10"));
    arrival.row.attempts_before = Some(2);
    let summary = desk.import("A", &[arrival]);
    assert_eq!(summary.carried.calls, 1);
    let columns = "SELECT line || ' ' || attempt || ' ' || outcome || ' ' || is_live FROM call";
    assert_eq!(desk.ask_text(columns), call);
    assert_eq!(
        desk.ask("SELECT at FROM call"),
        "2026-11-10T12:00:00Z"
            .parse::<crate::model::moment::Moment>()
            .unwrap()
            .millis()
    );
    let columns = "SELECT tried || ' ' || is_done || ' ' || hold FROM member";
    assert_eq!(desk.ask_text(columns), standing);
}

#[test]
fn a_status_becomes_a_call() {
    use StatusMeaning::*;
    check(("Ikke svar", NoAnswer), "1 2  1", "2 0 0");
    check(("Opptatt", Busy), "2 2  1", "2 0 0");
    check(("Ring igjen", TalkAgain), "0 2 again 1", "0 0 0");
    check(("Nei", NotInterested), "0 2 no 1", "0 1 99");
    check(("Snakket", Talked), "0 2 talked 1", "0 1 99");
    check(("Feil nr", WrongNumber), "5 2  1", "2 0 6");
    check(("Ja!", Agreed), "0 2 talked 1", "0 1 99");
    check(("fase 2", Unknown), "1 2  1", "2 0 0");
    check(("Aldri", NeverCall), "0 2 never 1", "0 1 99");
}

fn whole() -> Vec<Arrival> {
    let mut kari = working("Kari", "41200001", ("Ring igjen", StatusMeaning::TalkAgain));
    kari.row.last_called = Some(day("2026-11-10"));
    kari.row.attempts_before = Some(3);
    kari.row.notes = vec![
        IncomingNote {
            on: Some(day("2026-10-01")),
            text: "01.10: vil ha tilbud".to_owned(),
        },
        IncomingNote {
            on: None,
            text: "flink med blomster".to_owned(),
        },
    ];
    kari.row.callback_at = Some(IncomingCallback {
        day: day("2026-11-24"),
        time: "14:00:00".parse().ok(),
    });
    kari.row.owner = "KARI".to_owned();
    let mut ola = working("Ola", "41200002", ("fase 2", StatusMeaning::Unknown));
    ola.row.callback_at = Some(IncomingCallback {
        day: day("2026-11-25"),
        time: None,
    });
    ola.row.owner = "En som har sluttet".to_owned();
    let mut liv = working("Liv", "41200003", ("Ønsker ikke", StatusMeaning::NeverCall));
    liv.row.no_calls = Some("Ja".to_owned());
    let mut per = row("Per", "41200004");
    per.row.register_flag = Some("Reservert".to_owned());
    per.row.source = "messen".to_owned();
    vec![kari, ola, liv, per]
}

#[test]
fn nothing_is_lost_and_nothing_is_doubled() {
    let mut desk = Desk::new();
    let first = desk.import("A", &whole());
    let carried = first.carried;
    assert_eq!((carried.notes, carried.callbacks), (2, 2));
    assert_eq!((carried.calls, carried.suppressions), (2, 3));
    assert_eq!(first.counts.now, 0);
    let before = desk.records();
    let second = desk.import("A", &whole());
    assert_eq!(second.carried, crate::model::imported::Carried::default());
    assert_eq!(desk.records(), before + 1);
    assert_eq!(second.counts, first.counts);
}

#[test]
fn callbacks_keep_their_clock_and_their_owner() {
    let mut desk = Desk::new();
    desk.import("A", &whole());
    let body = |n: i64| {
        desk.ask_text(&format!(
            "SELECT callback.body FROM callback JOIN customer ON k = customer ORDER BY name LIMIT 1 OFFSET {n}"
        ))
    };
    assert!(body(0).contains(r#""at":"2026-11-24T14:00:00","zone":"UTC","precision":"exact""#));
    assert!(body(0).contains("s-0101010101010101"));
    assert!(body(1).contains(r#""precision":"day""#));
    assert!(body(1).contains("anyone"));
}

#[test]
fn words_that_become_no_fact_stay_in_fields() {
    let mut desk = Desk::new();
    desk.import("A", &whole());
    let field = |key: &str, name: &str| {
        desk.ask_text(&format!(
            "SELECT coalesce(x ->> '{key}', '') FROM customer WHERE name = '{name}'"
        ))
    };
    assert_eq!(field("status", "Ola"), "fase 2");
    assert_eq!(field("owner", "Ola"), "En som har sluttet");
    assert_eq!(field("status", "Kari"), "");
    let source = desk.ask_text("SELECT source FROM customer WHERE name = 'Per'");
    assert_eq!(source, "messen");
}

#[test]
fn a_wish_is_only_ever_added() {
    let mut desk = Desk::new();
    let mut per = row("Per", "41200004");
    per.row.no_calls = Some("Ja".to_owned());
    desk.import("A", &[per]);
    desk.import("A", &[row("Per", "41200004")]);
    assert_eq!(desk.ask("SELECT count(*) FROM suppression"), 1);
    assert_eq!(desk.ask("SELECT hold FROM member"), 5);
}

#[test]
fn a_row_beyond_measure_comes_in_whole() {
    let mut desk = Desk::new();
    let mut arrival = row("Kari", "41200001");
    let text = "\"ordrik\"\n".repeat(20_000);
    arrival.row.notes.push(IncomingNote {
        on: None,
        text: text.clone(),
    });
    for n in 0..100 {
        let field = Field::Own(format!("kolonne_{n}"));
        arrival.row.profile.write(&field, "\u{1}".repeat(3_000));
    }
    let rows = [Ok(arrival)];
    desk.import_some(order("A"), &rows, (1, None));
    let before = desk.records();
    desk.import_some(order("A"), &rows, (1, None));
    assert_eq!(desk.records(), before + 1);
}
