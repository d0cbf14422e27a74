//! One small week of an invented team, and the fourteen weeks before it.

use serde_json::{Value, json};

use crate::people::{LIST, People, customer, number};

/// Who called.
pub(super) const SELLERS: [&str; 3] = ["Kari Solvang", "Ola Brekke", "Maja Thorup"];

/// What one customer said in the week, by whom they were called, and the rest of the call.
pub(super) struct Told {
    pub(super) day: u32,
    pub(super) customer: usize,
    pub(super) seller: usize,
    pub(super) line: &'static str,
    pub(super) attempt: u16,
    pub(super) more: Value,
}

fn seller(n: usize) -> Value {
    let n = n % SELLERS.len();
    json!({"id": format!("s-{:016x}", n + 1), "name": SELLERS[n]})
}

fn demand(kind: &str, words: &str, matters: &str, cause: &str) -> Value {
    json!({"kind": kind, "words": words, "matters": matters, "cause": cause})
}

/// The week: nine calls, six of which reached somebody.
pub(super) fn week() -> Vec<Told> {
    let told = |(day, customer, seller), line, attempt, more| Told {
        day,
        customer,
        seller,
        line,
        attempt,
        more,
    };
    let bill = |words: &str| demand("failure", words, "å stole på regningen", "ny fakturamal");
    vec![
        told(
            (16, 0, 0),
            "answered",
            1,
            json!({
                "demands": [bill("Ringer om fakturaen for september, forstår ikke linje 3. Si det til Bjørn på 412 07 813.")],
                "promises": [{"by": "we", "words": "svar om fakturaen", "due": "2026-11-18", "owner": seller(0)}],
                "outcome": {"code": "later", "label": "Snakkes igjen", "flags": ["again"]},
                "satisfaction": {"scale": 10, "score": 4, "words": "Jeg måtte ringe tre ganger"},
            }),
        ),
        told((16, 1, 1), "no-answer", 1, json!({})),
        told(
            (16, 2, 2),
            "answered",
            2,
            json!({
                "demands": [bill("Jeg skjønner ikke hva vi betaler for")],
                "questions": [{"by": "they", "words": "Når kommer den nye avtalen?"}],
                "priorities": [{"words": "én regning for begge butikkene"}],
            }),
        ),
        told(
            (17, 3, 0),
            "answered",
            1,
            json!({
                "demands": [demand("value", "Vi vil ha levering før ni på lørdager", "blomstene må stå klare", "")],
                "needs": [{"words": "kjølebil", "horizon": "months"}],
                "questions": [{"by": "they", "words": "Kjører dere på søndager?", "answer": "Bare i desember"}],
                "satisfaction": {"scale": 10, "score": 9, "words": ""},
            }),
        ),
        told((17, 1, 1), "busy", 2, json!({})),
        told(
            (18, 4, 1),
            "answered",
            1,
            json!({
                "demands": [demand("unclear", "=SUM(A1) <b>hei</b>", "", "")],
                "outcome": {"code": "no", "label": "Nei takk", "flags": ["complaint"]},
                "suppress": "person",
            }),
        ),
        told(
            (19, 5, 2),
            "answered",
            3,
            json!({
                "demands": [demand("failure", "Pakken kom to dager for sent", "", "sjåføren var syk")],
                "callback": {"at": "2026-11-24T14:00:00", "zone": "Europe/Oslo", "precision": "exact", "about": "pakken"},
            }),
        ),
        told((19, 6, 0), "voicemail", 1, json!({})),
        told(
            (20, 0, 1),
            "answered",
            1,
            json!({
                "direction": "in",
                "demands": [demand("value", "Vil ha to abonnementer til", "", "")],
                "order": {"owner": seller(1), "words": "to til", "lines": [
                    {"product": "basis", "label": "Basis", "quantity": 2, "unit_price": "249.00", "currency": "NOK", "period": "month"},
                ]},
            }),
        ),
    ]
}

/// A team with a small week behind it, and fourteen weeks before that; the sellers are counted from this one.
pub(super) fn team(first_seller: usize) -> People {
    let people = People::new(0);
    let names = [
        "Åse Østergård",
        "Bjørn Lie",
        "Maja Sæther",
        "Nils Aasen",
        "Jens Holm",
        "Tora Vik",
        "Per Dal",
    ];
    let lines: Vec<Value> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let town = if n < 3 { "Bergen" } else { "Moss" };
            customer(json!({"name": name, "phones": [number(n + 1)], "town": town}))
        })
        .collect();
    let ids: Vec<Value> = people
        .say(&lines)
        .iter()
        .map(|it| it["sub"].clone())
        .collect();
    let earlier = (0..14_u64).map(|n| {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 8, 11).unwrap() + chrono::Days::new(7 * n);
        let kind = if n % 3 == 0 { "value" } else { "failure" };
        let told = json!({"demands": [demand(kind, "fakturaen igjen", "", "")]});
        call(
            &ids[usize::try_from(n).unwrap() % ids.len()],
            &day.to_string(),
            ("answered", 1, seller(first_seller)),
            &told,
        )
    });
    let week = week().into_iter().map(|it| {
        let by = seller(first_seller + it.seller);
        call(
            &ids[it.customer],
            &format!("2026-11-{}", it.day),
            (it.line, it.attempt, by),
            &it.more,
        )
    });
    let said = people.say(&earlier.chain(week).collect::<Vec<_>>());
    let promise = format!("{}#p1", said[14]["id"].as_str().unwrap());
    people.say(&[
        json!({"t": "promise.kept", "at": "2026-11-18T12:00:00+01:00", "sub": ids[0], "b": {"of": promise}}),
        json!({"t": "cause.handed", "at": "2026-11-17T12:00:00+01:00", "b": {"cause": "ny fakturamal", "who": "Regnskap"}}),
        json!({"t": "cause.answered", "at": "2026-11-18T12:00:00+01:00", "b": {"cause": "ny fakturamal", "words": "rettes i desember"}}),
        json!({"t": "heard", "at": "2026-11-19T10:00:00+01:00", "b": {"kind": "failure", "words": "Fikk feil pris i butikken"}}),
    ]);
    people
}

fn call(sub: &Value, day: &str, (line, attempt, by): (&str, u16, Value), more: &Value) -> Value {
    let offset = if day < "2026-10-25" {
        "+02:00"
    } else {
        "+01:00"
    };
    let at = |minute: u32| format!("{day}T10:{minute:02}:00{offset}");
    let mut body = json!({
        "direction": "out", "list": {"id": LIST, "name": "Vinter"}, "seller": by, "line": line, "rang_at": at(1), "ended_at": at(5),
    });
    let into = body.as_object_mut().unwrap();
    if line == "answered" {
        into.insert("answered_at".to_owned(), json!(at(2)));
    }
    into.extend(more.as_object().unwrap().clone());
    if body["direction"] == "out" {
        body["attempt"] = json!(attempt);
    } else {
        body["no_attempt"] = json!("they-rang");
        body["clearance"] = json!({"by": "inbound"});
    }
    json!({"t": "call", "sub": sub, "at": at(5), "b": body})
}
