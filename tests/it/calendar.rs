//! Callbacks as a calendar, and what was said as tables, from the program to another reader.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::homes::Homes;
use super::program::{run, run_with};

/// A home with a customer, and what is added about them.
struct Desk {
    homes: Homes,
    sub: Value,
}

impl Desk {
    fn new() -> Self {
        let homes = Homes::with_customers(1);
        let found = run(homes.home(), &["find", "Kunde 1", "--json"])
            .exits(0)
            .json();
        let sub = found[0]["id"].clone();
        Self { homes, sub }
    }

    fn home(&self) -> &Path {
        self.homes.home()
    }

    fn add(&self, kind: &str, body: &Value) -> String {
        let line = json!({"t": kind, "sub": self.sub, "b": body});
        let added = run_with(self.home(), &["log", "add", "--json"], &line.to_string()).exits(0);
        added.json_lines()[0]["id"].as_str().unwrap().to_owned()
    }

    fn callback(&self, at: &str, precision: &str) -> String {
        let body =
            json!({"at": at, "zone": "Europe/Oslo", "precision": precision, "about": "fakturaen"});
        self.add("callback.set", &body)
    }

    fn calendar(&self, more: &[&str]) -> String {
        let words = [&["export", "callbacks", "--format", "ics"], more].concat();
        run(self.home(), &words).exits(0).out
    }
}

/// The lines of the event with this name, folded ones put together again.
fn event(calendar: &str, uid: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let events = unfolded.split("BEGIN:VEVENT");
    let found = events.into_iter().find(|it| it.contains(uid)).unwrap();
    found.lines().map(str::to_owned).collect()
}

#[track_caller]
fn has(lines: &[String], line: &str) {
    assert!(lines.iter().any(|it| it == line), "{line} in {lines:#?}");
}

#[test]
fn a_callback_keeps_its_name_and_counts_its_changes() {
    let desk = Desk::new();
    let id = desk.callback("2026-07-01T14:00:00", "exact");
    let uid = format!("UID:{id}@samtale");
    let first = event(&desk.calendar(&[]), &uid);
    has(&first, "SEQUENCE:0");
    // Summer time in Oslo is two hours ahead.
    has(&first, "DTSTART:20260701T120000Z");
    has(&first, "STATUS:CONFIRMED");
    assert_eq!(desk.calendar(&[]), desk.calendar(&[]));
    let moved =
        json!({"of": id, "at": "2026-12-01T14:00:00", "zone": "Europe/Oslo", "precision": "exact"});
    desk.add("callback.moved", &moved);
    let second = event(&desk.calendar(&[]), &uid);
    has(&second, "SEQUENCE:1");
    has(&second, "DTSTART:20261201T130000Z");
    desk.add(
        "callback.cancelled",
        &json!({"of": id, "why": "ringte selv"}),
    );
    let third = event(&desk.calendar(&[]), &uid);
    has(&third, "SEQUENCE:2");
    has(&third, "STATUS:CANCELLED");
    let all = desk.calendar(&[]);
    for private in ["Kunde", "Bedrift", "faktura", "+47"] {
        assert!(!all.contains(private), "{all}");
    }
    let named = desk.calendar(&["--with-names"]).replace("\r\n ", "");
    assert!(
        named.contains("Kunde 1") && named.contains("fakturaen"),
        "{named}"
    );
}

#[test]
fn a_callback_that_went_with_its_call_is_cancelled_in_the_calendar() {
    let desk = Desk::new();
    let callback = json!({"at": "2026-12-02T00:00:00", "zone": "Europe/Oslo", "precision": "day"});
    let call =
        json!({"line": "answered", "ended_at": "2026-11-21T10:00:00+01:00", "callback": callback});
    let id = desk.add("call", &call);
    let uid = format!("UID:{id}-c@samtale");
    has(
        &event(&desk.calendar(&[]), &uid),
        "DTSTART;VALUE=DATE:20261202",
    );
    desk.add("call.void", &json!({"of": id, "why": "feil kunde"}));
    let gone = event(&desk.calendar(&[]), &uid);
    has(&gone, "STATUS:CANCELLED");
    has(&gone, "SEQUENCE:1");
    run(desk.home(), &["export", "calls", "--format", "ics"]).exits(2);
}

/// Names, counts, times, states and titles as another program reads them from standard input: two calendars, of which the
/// second is taken in over the first, as calendars do. A later change of an event has a greater count; one that has not is
/// no change, and must be the same.
const READER: &str = "
import sys
texts = sys.stdin.buffer.read().split(b'====')
def read(text):
    try:
        import icalendar
        for it in icalendar.Calendar.from_ical(text).walk('VEVENT'):
            at = it.decoded('DTSTART')
            yield (str(it['UID']), int(it['SEQUENCE']), at.isoformat(), str(it['STATUS']), str(it['SUMMARY']))
    except ImportError:
        try:
            import vobject
        except ImportError:
            sys.exit(77)
        for it in vobject.readOne(text.decode()).vevent_list:
            at = it.dtstart.value
            yield (it.uid.value, int(it.sequence.value), at.isoformat(), it.status.value, it.summary.value)
calendar = {}
for n, text in enumerate(texts):
    seen = set()
    for row in read(text):
        uid, count = row[0], row[1]
        if uid in seen:
            sys.exit(f'{uid} stands there twice')
        seen.add(uid)
        before = calendar.get(uid)
        if before and (count < before[1] or count == before[1] and row != before):
            sys.exit(f'{row} after {before}')
        changed = before != row
        calendar[uid] = row
        if n and changed:
            print('changed', uid)
for row in sorted(calendar.values()):
    print(*row)
";

/// What another program has after it took in the one calendar and then the other; none when there is no such program here.
fn taken_in(one: &str, other: &str) -> Option<Vec<String>> {
    let mut reader = Command::new("python3");
    reader.args(["-c", READER]);
    let both = format!("{one}===={other}");
    let Some((code, read)) = super::program::piped(&mut reader, &both) else {
        println!("skipped: there is no python3");
        return None;
    };
    if code == Some(77) {
        println!("skipped: python3 has neither icalendar nor vobject");
        return None;
    }
    assert_eq!(code, Some(0), "{read}");
    Some(read.lines().map(str::to_owned).collect())
}

#[test]
fn another_reader_reads_the_same() {
    let desk = Desk::new();
    let open = desk.callback("2026-07-01T14:00:00", "exact");
    let day = desk.callback("2026-12-02T00:00:00", "day");
    let gone = desk.callback("2026-12-03T16:00:00", "after");
    desk.add("callback.cancelled", &json!({"of": gone, "why": ""}));
    let first = desk.calendar(&[]);
    let mut expected = [
        format!("{open}@samtale 0 2026-07-01T12:00:00+00:00 CONFIRMED Ring tilbake"),
        format!("{day}@samtale 0 2026-12-02 CONFIRMED Ring tilbake"),
        format!("{gone}@samtale 1 2026-12-03T15:00:00+00:00 CANCELLED Ring tilbake"),
    ];
    expected.sort();
    // Taken in twice it changes nothing.
    let Some(read) = taken_in(&first, &desk.calendar(&[])) else {
        return;
    };
    assert_eq!(read, expected);
    let named = desk.calendar(&["--with-names"]);
    let named = taken_in(&named, &named).unwrap();
    assert!(named.iter().all(|row| row.contains("Kunde 1")), "{named:?}");
}

#[test]
fn another_reader_sees_each_change_once() {
    let desk = Desk::new();
    let moved = desk.callback("2026-03-27T14:00:00", "exact");
    let kept = desk.callback("2026-03-30T09:00:00", "after");
    let in_call = json!({"line": "answered", "ended_at": "2026-03-20T10:00:00+01:00",
        "callback": {"at": "2026-03-31T10:00:00", "zone": "Europe/Oslo", "precision": "exact"}});
    let call = desk.add("call", &in_call);
    let first = desk.calendar(&[]);
    // Over the change to summer time: the same hour on the wall, another in UTC.
    let to = json!({"of": moved, "at": "2026-03-30T14:00:00", "zone": "Europe/Oslo", "precision": "exact"});
    desk.add("callback.moved", &to);
    desk.add("call.void", &json!({"of": call, "why": "feil kunde"}));
    let Some(read) = taken_in(&first, &desk.calendar(&[])) else {
        return;
    };
    let mut changed = [
        format!("changed {moved}@samtale"),
        format!("changed {call}-c@samtale"),
    ];
    let mut expected = [
        format!("{moved}@samtale 1 2026-03-30T12:00:00+00:00 CONFIRMED Ring tilbake"),
        format!("{kept}@samtale 0 2026-03-30T07:00:00+00:00 CONFIRMED Ring tilbake"),
        format!("{call}-c@samtale 1 2026-03-31T08:00:00+00:00 CANCELLED Ring tilbake"),
    ];
    let (mut news, rows): (Vec<String>, Vec<String>) = read
        .into_iter()
        .partition(|line| line.starts_with("changed "));
    news.sort();
    changed.sort();
    expected.sort();
    assert_eq!((news, rows), (changed.to_vec(), expected.to_vec()));
}

#[test]
fn what_was_said_is_exported_as_objects_and_as_tables() {
    let desk = Desk::new();
    let owner = json!({"id": "s-0000000000000001", "name": "Kari"});
    let call = json!({
        "line": "answered", "ended_at": "2026-11-21T10:00:00+01:00",
        "promises": [{"by": "we", "words": "svar om regningen", "due": "2026-11-24", "owner": owner}],
        "questions": [{"by": "they", "words": "Når kommer den?"}],
        "demands": [{"words": "=forstår ikke", "kind": "failure", "cause": "ny mal"}],
        "order": {"owner": owner, "lines": [
            {"product": "basis", "label": "Basis", "quantity": 2, "unit_price": "249.00", "currency": "NOK", "period": "month"},
        ]},
    });
    let id = desk.add("call", &call);
    desk.add(
        "question.answered",
        &json!({"of": format!("{id}#q1"), "answer": "I mars"}),
    );
    desk.add(
        "order.step",
        &json!({"of": format!("{id}#o"), "step": "offer-sent"}),
    );
    let rows = |what: &str| run(desk.home(), &["export", what]).exits(0).json_lines();
    for (what, part, key, value) in [
        ("promises", "p1", "state", json!("open")),
        ("promises", "p1", "due", json!("2026-11-24")),
        ("questions", "q1", "answer", json!("I mars")),
        ("demands", "d1", "cause", json!("ny mal")),
        ("orders", "o", "step", json!("offer-sent")),
        ("orders", "o", "is_sale", json!(false)),
    ] {
        let row = &rows(what)[0];
        assert_eq!(row["id"], json!(format!("{id}#{part}")), "{what}");
        assert_eq!(row[key], value, "{what}");
        assert_eq!(row["customer"], json!("Kunde 1"));
        assert_eq!(row["said_at"], json!("2026-11-21T10:00:00+01:00"));
        assert!(row.get("owner").is_none(), "{row}");
    }
    let csv = |what: &str| {
        let words = [
            "export",
            what,
            "--format",
            "csv",
            "--separator",
            "semicolon",
        ];
        run(desk.home(), &words).exits(0).out
    };
    assert!(csv("orders").contains("2 × Basis"), "{}", csv("orders"));
    assert!(csv("orders").contains("498.00 NOK month"));
    assert!(
        csv("demands").contains("'=forstår ikke"),
        "{}",
        csv("demands")
    );
    let words = ["export", "promises", "--with-seller", "lønn"];
    let named = run(desk.home(), &words).exits(0).json_lines();
    assert_eq!(named[0]["owner"], json!("Kari"));
    let none = ["export", "demands", "--from", "2026-11-22"];
    assert_eq!(run(desk.home(), &none).exits(0).out, "");
    desk.add("call.void", &json!({"of": id, "why": "feil"}));
    for what in ["promises", "questions", "demands", "orders"] {
        assert_eq!(rows(what).len(), 0, "{what}");
    }
}
