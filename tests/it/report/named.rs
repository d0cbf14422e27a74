//! Whoever else a customer names in their words is taken out of the report, in each of its forms.

use serde_json::json;

use crate::people::{People, customer, number};
use crate::program::run;

#[test]
fn nobody_who_was_named_by_another_customer_is_in_a_report() {
    let people = People::new(1);
    let named =
        json!({"name": "Solveig Havnes", "company": "Vindtorget AS", "phones": [number(77)]});
    people.say(&[customer(named)]);
    let sub = people.export("customers")[0]["id"].clone();
    people.say(&[json!({"t": "call", "sub": sub, "at": "2026-11-18T10:05:00+01:00", "b": {
        "direction": "out", "line": "answered", "attempt": 1,
        "rang_at": "2026-11-18T10:00:00+01:00", "ended_at": "2026-11-18T10:05:00+01:00",
        "demands": [{"words": "Solveig Havnes hos Vindtorget AS fikk samme faktura", "kind": "failure"}],
    }})]);
    for form in [
        &["--format", "text"][..],
        &["--format", "json"],
        &["--format", "html"],
        &["--digest"],
    ] {
        let words = [&["report", "--week", "2026-W47", "--lang", "en"], form].concat();
        let told = run(people.home(), &words).exits(0).out;
        for part in ["Solveig", "Havnes", "Vindtorget"] {
            assert!(!told.contains(part), "{form:?} has {part}: {told}");
        }
        let words = "[name] hos [name] AS fikk samme faktura";
        assert!(told.contains(words), "{form:?}: {told}");
    }
}
