//! Never call, through the program: what it covers is asked once, and holds for every desk key and for scripts.

use serde_json::{Value, json};

use super::desk::Desk;
use super::people::{People, customer, number};
use super::program::run;

const NORMAL: (u16, u16) = (80, 24);

/// Four businesses: the second and the third are people of the first. A fourth has the number of the third, and no other.
fn people() -> People {
    let people = People::new(3);
    let shares =
        json!({"name": "Kunde 4", "company": "Bedrift 4 AS", "phones": [number(3)], "place": 4});
    people.say(&[customer(shares)]);
    let ids = ids(&people);
    let of = |n: usize| json!({"t": "relation.set", "sub": ids[n], "b": {"kind": "contact-of", "to": ids[0]}});
    people.say(&[of(1), of(2)]);
    people
}

fn ids(people: &People) -> Vec<String> {
    let id = |n: usize| {
        let found = run(people.home(), &["find", &format!("Kunde {n}"), "--json"]);
        let found: Value = found.exits(0).json();
        found[0]["id"].as_str().unwrap().to_owned()
    };
    (1..=4).map(id).collect()
}

/// Opens the third customer and presses keys, which leave one question open when it is answered by nothing.
fn press(people: &People, keys: &str, question: Option<&str>) {
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    desk.shows("nå").types("/Kunde 3").shows("1 funnet");
    desk.types("\r")
        .shows("Notater")
        .types(keys)
        .shows("lagret");
    if let Some(question) = question {
        desk.shows(question).types("\x1b").hides(question);
    }
    desk.types("\x11");
    assert_eq!(desk.ends(), 0);
}

/// Who may be called, and by which wish those who may not are covered.
fn refused(people: &People) -> Vec<Vec<String>> {
    let of = |id: &String| {
        let answer = run(people.home(), &["may-call", id, "--json"]).json();
        let reasons = answer["reasons"].as_array().unwrap().iter();
        let texts = reasons.map(|it| it["text"].as_str().unwrap().to_owned());
        texts.collect()
    };
    ids(people).iter().map(of).collect()
}

const PERSON: &str = "Ring aldri denne personen.";
const NUMBER: &str = "Ring aldri dette nummeret.";
const HOUSE: &str = "Ring aldri noen i denne virksomheten.";
const NOBODY: &[&str] = &[];

#[test]
fn never_this_person_is_said_once_and_holds_on_their_number() {
    let people = people();
    press(&people, "N", Some("Hvem mer"));
    let expected: [&[&str]; 4] = [NOBODY, NOBODY, &[PERSON], &[NUMBER]];
    assert_eq!(refused(&people), expected);
}

#[test]
fn never_this_number_covers_whoever_answers_it() {
    let people = people();
    press(&people, "N2", None);
    let expected: [&[&str]; 4] = [NOBODY, NOBODY, &[PERSON], &[NUMBER]];
    assert_eq!(refused(&people), expected);
}

#[test]
fn never_this_organisation_covers_every_person_of_it() {
    let people = people();
    press(&people, "N3", None);
    let expected: [&[&str]; 4] = [&[HOUSE], &[HOUSE], &[PERSON, HOUSE], &[NUMBER]];
    assert_eq!(refused(&people), expected);
    let mut desk = Desk::start(Some(people.home()), &[], NORMAL);
    desk.shows("Kari").types("/Kunde 2").shows("1 funnet");
    desk.types("\r").shows(HOUSE).types("d");
    desk.shows("Kan ikke ringes nå: Kunde 2");
    assert!(!desk.screen().contains("Ringer"), "{}", desk.screen());
    desk.types("\x1b").hides("Kan ikke ringes nå: Kunde 2");
    desk.types("\x11");
    assert_eq!(desk.ends(), 0);
}
