//! Who is found, by what, and in which order.

use super::*;
use crate::model::customer::{FieldTarget, FieldWrite};
use crate::model::fact::Fact;
use crate::model::id::CustomerId;
use crate::model::phone::Phone;
use crate::store::read::testing::{Desk, NOW, minutes, named, number, talk, with};

const PEOPLE: [(&str, &str, &str, &str); 8] = [
    (
        "Åse Østergård",
        "+4741207813",
        "Moss",
        "ase@ostergard.example",
    ),
    ("Aase Bjørk", "+4741209999", "Bergen", ""),
    ("Ase Lien", "+4522334455", "Oslo", ""),
    ("Åsen Bygg", "+4793456789", "Åsgårdstrand", ""),
    ("Bjoerk Sæther", "+12125550123", "Åsnes", ""),
    ("Ola O'Brien", "+442079460018", "Bergen", ""),
    ("Kari Moss", "+4641207000", "Oslo", ""),
    ("Per Saether-Lie", "", "Oslo", ""),
];

fn desk() -> (Desk, Vec<CustomerId>) {
    let mut desk = Desk::new();
    desk.list(1, crate::model::list::ListState::Open);
    let ids = (1..)
        .zip(PEOPLE)
        .map(|(place, (name, number, town, email))| {
            let profile = with(
                named(name, number),
                &[
                    (Field::Town, town),
                    (Field::Email, email),
                    (Field::ExternalId, &format!("K-10{place}")),
                    (Field::OrgNumber, &format!("98765432{place}")),
                ],
            );
            desk.member(profile, 1, place)
        })
        .collect();
    (desk, ids)
}

fn check(desk: &Desk, text: &str, expected: &[(&str, Matched)]) {
    let found = desk.store.find(text, 20).unwrap();
    let found: Vec<(&str, Matched)> = found
        .iter()
        .map(|row| (row.name.as_str(), row.matched))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

use Matched::{Email, Id, Name, Notes, Number, Town};

#[test]
fn exact_spelling_comes_first_then_whole_words_then_beginnings() {
    let (desk, _) = desk();
    let town = ("Bjoerk Sæther", Town);
    let ase = ("Åse Østergård", Name);
    let bjork = ("Aase Bjørk", Name);
    let lien = ("Ase Lien", Name);
    let bygg = ("Åsen Bygg", Name);
    check(&desk, "åse", &[ase, lien, bjork, bygg]);
    check(&desk, "ase", &[lien, bjork, ase, bygg]);
    check(&desk, "AASE", &[bjork, lien, ase, bygg]);
    check(&desk, "ås", &[ase, bygg, lien, bjork, town]);
}

#[test]
fn nordic_spellings_are_one() {
    let (desk, _) = desk();
    let (bjork, second) = (("Aase Bjørk", Name), ("Bjoerk Sæther", Name));
    check(&desk, "bjørk", &[bjork, second]);
    check(&desk, "bjoerk", &[second, bjork]);
    check(&desk, "björk", &[second, bjork]);
    let (lie, sather) = (("Per Saether-Lie", Name), ("Bjoerk Sæther", Name));
    check(&desk, "saether", &[lie, sather]);
    check(&desk, "sæther", &[sather, lie]);
    check(&desk, "ostergaard ase", &[("Åse Østergård", Name)]);
}

#[test]
fn names_come_before_towns_before_addresses() {
    let (desk, _) = desk();
    check(
        &desk,
        "moss",
        &[("Kari Moss", Name), ("Åse Østergård", Town)],
    );
    for text in [
        "ase@ostergard.example",
        "ase@",
        "ase@oster",
        "Ase@Østergård.ex",
        "ostergard.ase",
        "ase ase@ostergard.example",
    ] {
        let matched = if text.contains('@') { Email } else { Name };
        check(&desk, text, &[("Åse Østergård", matched)]);
    }
    check(&desk, "ase@oslo", &[]);
    check(&desk, "kari oslo", &[("Kari Moss", Town)]);
    check(&desk, "o'brien", &[("Ola O'Brien", Name)]);
    check(&desk, "b lie", &[]);
    check(&desk, "p lie", &[("Per Saether-Lie", Name)]);
    check(&desk, "kari bergen", &[]);
}

#[test]
fn numbers_are_found_by_any_part_in_any_spelling() {
    let (desk, _) = desk();
    let ase = ("Åse Østergård", Number);
    for text in [
        "412 07 813",
        "+47 412 07 813",
        "0047 41207813",
        "207813",
        "41-20.78.13",
        "7813",
    ] {
        check(&desk, text, &[ase]);
    }
    check(&desk, "41207", &[ase, ("Kari Moss", Number)]);
    check(&desk, "+4641", &[("Kari Moss", Number)]);
    for text in ["(212) 555-0123", "1 212 555", "5550123"] {
        check(&desk, text, &[("Bjoerk Sæther", Number)]);
    }
    for text in ["020 7946 0018", "+44 (0)20 7946", "7946 0018"] {
        check(&desk, text, &[("Ola O'Brien", Number)]);
    }
    check(
        &desk,
        "ase 412",
        &[("Aase Bjørk", Name), ("Åse Østergård", Name)],
    );
    check(&desk, "999999999", &[]);
    check(&desk, "12", &[]);
}

#[test]
fn ids_are_found() {
    let (desk, _) = desk();
    check(&desk, "K-103", &[("Ase Lien", Id)]);
    check(&desk, "k-103", &[("Ase Lien", Id)]);
    check(&desk, "987654327", &[("Kari Moss", Id)]);
    check(&desk, "987 654 327", &[("Kari Moss", Id)]);
}

#[test]
fn notes_are_found_last_and_newest_first() {
    let (mut desk, ids) = desk();
    desk.call(
        ids[0],
        talk(minutes(-500), "Ringer om fakturaen for september"),
    );
    // The first stands in the index when it is looked for, the second waits.
    desk.store.rest().unwrap();
    desk.call(ids[3], talk(minutes(-400), "Faktura to ganger"));
    let (ase, bygg) = (("Åse Østergård", Notes), ("Åsen Bygg", Notes));
    check(&desk, "faktura", &[bygg, ase]);
    check(&desk, "sept fakt", &[ase]);
    let root = desk.call(ids[1], talk(minutes(-300), "drivhus"));
    let call = Box::new(talk(minutes(-300), "veksthus"));
    desk.say(ids[1], Fact::CallAmend { of: root, call });
    check(&desk, "veksthus", &[("Aase Bjørk", Notes)]);
    check(&desk, "drivhus", &[]);
    desk.say(
        ids[1],
        Fact::CallVoid {
            of: root,
            why: "feil".to_owned(),
        },
    );
    check(&desk, "veksthus", &[]);
}

#[test]
fn no_text_is_syntax() {
    let (desk, _) = desk();
    for text in [
        "",
        " ",
        "\"",
        "'",
        "*",
        "ase*",
        "name:ase",
        "{name} : ase",
        "ase OR kari",
        "NOT ase",
        "ase NEAR kari",
        "NEAR(ase kari, 5)",
        "ase AND",
        "(ase",
        "ase)",
        "^ase",
        "-ase",
        "ase +",
        "\"ase",
        "a\"b",
        "ase;--",
        "\0",
        "a\0b",
        "%",
        "_",
        "日本",
        "日",
        "নমস্কার",
        "𝔞𝔰𝔢",
        "🅐🅑",
        "𐓀𐓁",
        "e\u{301}",
        "\u{202e}esa",
        "+",
        "00",
        "(0)",
        "--",
        "٣٤٥",
        "１２３４５",
        "a b c d e f g h i j k l",
        "ß",
        "¹²³",
    ] {
        desk.store.find(text, 20).unwrap();
    }
    check(&desk, "ase OR kari", &[]);
    check(&desk, "name:ase", &[]);
    assert_eq!(desk.store.find("NOT ase", 20).unwrap(), []);
    assert_eq!(desk.store.find("ase*", 20).unwrap().len(), 4);
}

#[test]
fn owners_of_a_number_in_any_spelling() {
    let (mut desk, _) = desk();
    desk.customer(named("Nils Østergård", "+4741207813"));
    let (read, owners) = desk.store.owners("412 07 813", Region::NO, None).unwrap();
    assert_eq!(read, Some(number("+4741207813")));
    let names: Vec<&str> = owners.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Åse Østergård", "Nils Østergård"]);
    assert_eq!(owners[0].lists.len(), 1);
    assert_eq!(
        desk.store.owners("hei", Region::NO, None).unwrap(),
        (None, vec![])
    );
}

#[test]
fn whoever_has_a_number_that_is_not_theirs_owns_it_only_alone() {
    let (mut desk, _) = desk();
    let owners = |desk: &Desk, principal: Option<&str>| {
        let (_, owners) = desk
            .store
            .owners("412 07 899", Region::NO, principal)
            .unwrap();
        owners.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    let not_theirs = |number: PhoneNumber| {
        Fact::CustomerField(FieldWrite {
            target: FieldTarget::Phone(Phone {
                kind: number.kind(),
                number,
                state: PhoneState::NotTheirs,
            }),
            replaces: Vec::new(),
        })
    };
    let stranger = desk.customer(named("Ukjent", "+4741207899"));
    desk.say(stranger, not_theirs(number("+4741207899")));
    assert_eq!(owners(&desk, None), ["Ukjent"]);
    desk.of_principal("Sørvind", named("Kari Berg", "+4741207899"));
    assert_eq!(owners(&desk, None), ["Kari Berg"]);
    // Within a firm that nobody else with the number is a customer of, they are all there is.
    assert_eq!(owners(&desk, Some("Sørvind")), ["Kari Berg"]);
    assert_eq!(owners(&desk, Some("Havglimt")), ["Ukjent"]);
}

#[test]
fn as_many_as_were_asked_for() {
    let mut desk = Desk::new();
    for n in 0..30 {
        desk.customer(named(&format!("Hansen {n}"), ""));
    }
    assert_eq!(desk.store.find("hans", 7).unwrap().len(), 7);
    assert_eq!(desk.store.find("h", 7).unwrap().len(), 7);
    assert_eq!(NOW.today().to_string(), "2026-11-23");
}

#[test]
fn the_customers_of_another_principal_are_not_found() {
    let mut desk = Desk::new();
    for (principal, name) in [("Nordlys", "Kari Lie"), ("Sørvind", "Kari Berg")] {
        desk.of_principal(principal, named(name, "+4741207813"));
    }
    let check = |principal: &str, text: &str, expected: &[&str]| {
        let found = desk.store.find_within(principal, text, 20).unwrap();
        let names: Vec<&str> = found.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, expected, "{principal} {text}");
    };
    check("Nordlys", "kari", &["Kari Lie"]);
    check("Sørvind", "412 07 813", &["Kari Berg"]);
    check("Sørvind", "kari 412", &["Kari Berg"]);
    check("Nordlys", "berg", &[]);
    check("Ingen", "kari", &[]);
    let owners = |principal: &str| {
        let (_, owners) = desk
            .store
            .owners("412 07 813", Region::NO, Some(principal))
            .unwrap();
        owners.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert_eq!(owners("Nordlys"), ["Kari Lie"]);
    assert!(owners("Ingen").is_empty());
    assert_eq!(desk.store.find("kari", 20).unwrap().len(), 2);
}

/// Two hundred people, each of whom has words that nobody else has.
fn many() -> (Desk, Vec<CustomerId>) {
    let mut desk = Desk::new();
    desk.list(1, crate::model::list::ListState::Open);
    let ids = (1..=200)
        .map(|n| {
            let name = if n % 2 == 0 {
                "Kari Hansen"
            } else {
                "Ola Berg"
            };
            let mut profile = named(name, &format!("+4741{n:06}"));
            profile.company = format!("Firma bygg{n}");
            profile.write(&Field::Email, format!("kunde{n}@example.no"));
            desk.member(profile, 1, n)
        })
        .collect();
    (desk, ids)
}

#[test]
fn a_beginning_that_everybody_has_finds_a_screen_of_them() {
    let (desk, ids) = many();
    for text in ["kund", "kunde", "bygg"] {
        assert_eq!(desk.store.find(text, 50).unwrap().len(), 50, "{text}");
    }
    let found = desk.store.find("kunde17", 50).unwrap();
    assert_eq!(found.len(), 11);
    assert_eq!(found.first().map(|row| row.customer), Some(ids[16]));
}

#[test]
fn a_word_beside_such_a_beginning_still_finds_everybody_with_both() {
    let (desk, ids) = many();
    let found = desk.store.find("hansen bygg", 200).unwrap();
    assert_eq!(found.len(), 100);
    let found = desk.store.find("kari hansen bygg198", 50).unwrap();
    let found: Vec<CustomerId> = found.iter().map(|row| row.customer).collect();
    assert_eq!(found, [ids[197]]);
}

#[test]
fn the_words_of_the_index_are_looked_up_between_their_bounds() {
    let (desk, _) = desk();
    for sql in [super::query::WHO_TERM, super::query::SAID_TERM] {
        let sql = format!("EXPLAIN QUERY PLAN {sql}");
        let mut statement = desk.store.db.prepare(&sql).unwrap();
        let mut steps = statement.raw_query();
        let plan: String = steps.next().unwrap().unwrap().get(3).unwrap();
        // 0x200: from a word on; 0x400: up to one.
        assert!(plan.ends_with("VIRTUAL TABLE INDEX 1537:"), "{plan}");
    }
}
