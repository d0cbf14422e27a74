//! Headers and cells say where a column goes.

use super::*;

fn mapping(text: &str) -> Mapping {
    let table = Table::open(std::io::Cursor::new(text.to_owned().into_bytes())).unwrap();
    Mapping::of(&table, &Aliases::embedded(), Region::NO)
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(mapping(text).names(), expected, "{text}");
}

#[test]
fn headers_are_claimed() {
    check(
        "Kundenr;Fornavn;Etternavn;Telefon;Omsetning\n1;Kari;Lie;41207813;12\n",
        &[
            "external_id",
            "first_name",
            "last_name",
            "phone",
            "x.omsetning",
        ],
    );
    check(
        "organisasjonsnummer,navn,telefon\n900000000,Lie AS,41207813\n",
        &["org_number", "company", "phone"],
    );
    check(
        "Navn;Firma;Orgnr;Tlf\nKari Lie;Lie AS;900000000;41207813\n",
        &["full_name", "company", "org_number", "phone"],
    );
    check(
        "Navn;Firma;Tlf;E-post;Status;Sist ringt;Forsøk;Ring tilbake;Ansvarlig;Notat\nKari;Lie AS;41207813;;;;;;;\n",
        &[
            "full_name",
            "company",
            "phone",
            "email",
            "status",
            "last_contacted",
            "attempts_before",
            "callback_at",
            "owner",
            "notes",
        ],
    );
}

#[test]
fn cells_decide_what_is_a_number() {
    // A header that nobody knows, over numbers.
    check(
        "hvem;nås på\nKari Lie;41207813\nOla Lie;22123456\n",
        &["x.hvem", "phone"],
    );
    // A header that says telephone, over something else.
    check(
        "Navn;Telefon;Mobil\nKari Lie;Nokia;41207813\nOla Lie;Sony;41207814\nPer Lie;Nokia;41207815\n",
        &["full_name", "x.telefon", "mobile"],
    );
    // Numbers that are damaged stay numbers when there are no others.
    check("Navn;Telefon\nKari Lie;4.79E+10\n", &["full_name", "phone"]);
    // Dates and org numbers have as many digits as numbers.
    check(
        "Navn;Tlf;Levert\nKari Lie;41207813;2026-11-21\n",
        &["full_name", "phone", "x.levert"],
    );
}

#[test]
fn lists_without_a_header() {
    check(
        "Kari Lie;41207813;kari@example.no;5003;BERGEN\nOla Dahl;22123456;;0150;OSLO\n",
        &["full_name", "phone", "email", "postcode", "town"],
    );
    check("41207813\n22123456\n", &["phone"]);
    check(
        "Kari,Lie,Lie Bygg AS,41207813\nOla,Dahl,Dahl AS,22123456\n",
        &["first_name", "last_name", "company", "phone"],
    );
    assert_eq!(mapping("41207813\n22123456\n").header(), Header::Absent);
    assert_eq!(mapping("41207813\n22123456\n").header_key(), None);
}

#[test]
fn a_title_above_the_header_is_none() {
    let mapping =
        mapping("Kundeliste 2026;;;;\n;;;;\nNavn;Tlf;E-post;By;Notat\nKari Lie;41207813;;;\n");
    assert_eq!(mapping.header(), Header::Line(3));
    assert!(mapping.has_phone());
}

#[test]
fn a_column_can_be_said_and_remembered() {
    let text = "Navn;Tlf;Kode\nKari Lie;41207813;x\n";
    let mut first = mapping(text);
    first.map("kode", "tags").unwrap();
    first.map("A", "company").unwrap();
    assert_eq!(first.names(), ["company", "phone", "tags"]);
    assert_eq!(
        first.map("nei", "tags"),
        Err(NoSuchColumn("nei".to_owned()))
    );
    let mut second = mapping(text);
    assert_eq!(second.header_key(), first.header_key());
    second.recall(&first.names());
    assert_eq!(second, first);
    let own: Vec<_> = mapping("Navn;Tlf;Kunde nivå\nKari Lie;41207813;x\n")
        .own_fields()
        .map(|(key, label)| format!("{key}={label}"))
        .collect();
    assert_eq!(own, ["kunde_niva=Kunde nivå"]);
    assert_eq!(own_key("Annual value (ÆØÅ)"), "annual_value_aoa");
    assert_eq!(first.label_of("tlf"), Some("Tlf"));
}

#[test]
fn names_read_back() {
    for name in [
        "full_name",
        "mobile",
        "phone",
        "x.omsetning",
        "company",
        "callback_at",
        "town",
        "no_calls",
    ] {
        assert_eq!(Column::named(name).name(), name);
    }
}
