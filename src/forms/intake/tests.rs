//! Rows of lists, as the dialects write them.

use std::collections::BTreeMap;
use std::io::Cursor;

use super::*;
use crate::model::customer::{Audience, Field};
use crate::model::incoming::IncomingCallback;

fn intake(bytes: &[u8], region: Region) -> Intake {
    let table = Table::open(Cursor::new(bytes.to_vec())).unwrap();
    let aliases = Aliases::embedded();
    let mapping = Mapping::of(&table, &aliases, region);
    Intake::new(table, mapping, aliases, region)
}

fn read(bytes: &[u8]) -> (Vec<Incoming>, Vec<Refused>) {
    let (mut came, mut refused) = (Vec::new(), Vec::new());
    for row in intake(bytes, Region::NO) {
        match row.unwrap() {
            Ok(incoming) => came.push(incoming),
            Err(row) => refused.push(row),
        }
    }
    (came, refused)
}

fn one(text: &str) -> Incoming {
    let (mut came, refused) = read(text.as_bytes());
    assert_eq!(refused, []);
    assert_eq!(came.len(), 1);
    came.remove(0)
}

macro_rules! list {
    ($name:literal) => {
        (
            $name,
            &include_bytes!(concat!("../../../tests/fixtures/lists/", $name))[..],
        )
    };
}

/// Every dialect of a real list: forty rows each, of which some cannot be called.
#[test]
fn every_dialect_comes_in_with_nothing_to_map() {
    let mut refusals: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, bytes) in [
        list!("brreg.csv"),
        list!("excel-no.csv"),
        list!("excel-dk.csv"),
        list!("utf8bom.csv"),
        list!("tab.csv"),
        list!("hubspot.csv"),
        list!("worklist.csv"),
        list!("excel-no.xlsx"),
        list!("worklist.xlsx"),
    ] {
        let (came, refused) = read(bytes);
        assert_eq!(came.len() + refused.len(), 40, "{name}");
        assert!(came.len() >= 26, "{name}: {refused:?}");
        for customer in &came {
            let profile = &customer.profile;
            assert!(
                !profile.name.is_empty() && !profile.company.is_empty(),
                "{name}: {customer:?}"
            );
            assert!(
                profile
                    .name
                    .chars()
                    .all(|letter| letter.is_alphabetic() || " -".contains(letter)),
                "{name}: {profile:?}"
            );
            assert_eq!(profile.phones.len(), 1, "{name}: {profile:?}");
            assert!(
                profile.value(&Field::Email).ends_with("@example.no"),
                "{name}"
            );
            assert_eq!(customer.phones_refused, [], "{name}");
        }
        let names: String = came
            .iter()
            .map(|customer| customer.profile.name.as_str())
            .collect();
        assert!(names.contains(['ø', 'å', 'æ', 'Ø']), "{name}: {names}");
        for row in &refused {
            *refusals.entry(row.reason.name()).or_default() += 1;
            assert!(row.row.len() >= 10, "{name}: {row:?}");
        }
    }
    let reasons: Vec<&str> = refusals.into_keys().collect();
    assert_eq!(
        reasons,
        [
            "lost digits",
            "no digits",
            "no number",
            "not in use",
            "too long",
            "too short",
            "turned around"
        ]
    );
}

#[test]
fn a_working_list_loses_nothing() {
    let (name, bytes) = list!("worklist.csv");
    let (came, refused) = read(bytes);
    assert!(refused.len() < 15, "{name}");
    for (at, customer) in came.iter().enumerate() {
        let is_called = !customer.status.is_empty();
        assert_eq!(customer.last_called.is_some(), is_called, "{at}");
        assert_eq!(customer.attempts_before.is_some(), is_called, "{at}");
        assert_eq!(
            customer.callback_at.is_some(),
            customer.status == "Ring tilbake",
            "{at}"
        );
        assert!(customer.callback_at.is_none_or(|at| at.time.is_some()));
    }
    assert!(came.iter().any(|customer| {
        customer
            .notes
            .iter()
            .any(|note| note.text.contains(";\nikke ring"))
    }));
    assert!(came.iter().any(|customer| customer.owner == "Kari"));
}

#[test]
fn a_register_file_knows_who_is_a_business() {
    let customer = one(
        "organisasjonsnummer,navn,organisasjonsform.kode,telefon\n\"900 000 000\",Lie AS,AS,41207813\n",
    );
    assert_eq!(customer.profile.audience, Some(Audience::Business));
    assert_eq!(customer.profile.name, "Lie AS");
    assert_eq!(customer.profile.value(&Field::OrgNumber), "900000000");
    let customer = one(
        "organisasjonsnummer,navn,organisasjonsform.kode,telefon\n900000000,Lie Foto,ENK,41207813\n",
    );
    assert_eq!(customer.profile.audience, Some(Audience::SoleTrader));
    assert_eq!(
        one("navn,telefon\nKari Lie,41207813\n").profile.audience,
        None
    );
}

#[test]
fn all_of_a_row_has_a_place() {
    let customer = one(
        "Kundenr;Fornavn;Mellomnavn;Etternavn;Adresse;c/o;Postnr;Poststed;Land;Telefon;Mobil;E-post;Stikkord;Omsetning;Språk;Kilde;Ikke ring;Reservert\n\
         007;Kari;Å;Lie;Storgata 1;Ola;0150;OSLO;Norge;22 12 34 56 (kontor);ukjent;a@example.no, b@example.no;vip; gull;12;bokmål;messe;x;nei\n"
            .replace("vip; gull", "\"vip; gull\"")
            .as_str(),
    );
    let profile = &customer.profile;
    assert_eq!(profile.name, "Kari Å Lie");
    for (field, value) in [
        (Field::ExternalId, "007"),
        (Field::Street, "Storgata 1, Ola"),
        (Field::Postcode, "0150"),
        (Field::Town, "OSLO"),
        (Field::Country, "NO"),
        (Field::Email, "a@example.no"),
        (Field::Own("e_post".into()), "b@example.no"),
        (Field::Own("omsetning".into()), "12"),
        (Field::Own("telefon".into()), "22 12 34 56 (kontor)"),
        (Field::Own("mobil".into()), "ukjent"),
        (Field::Language, "nb"),
    ] {
        assert_eq!(profile.value(&field), value, "{field}");
    }
    assert_eq!(customer.tags, ["vip", "gull"]);
    assert_eq!(customer.source, "messe");
    assert_eq!(customer.no_calls.as_deref(), Some("x"));
    assert_eq!(customer.register_flag, None);
    assert_eq!(
        customer.phones_refused,
        [(
            "ukjent".to_owned(),
            crate::model::phone::NotAPhone::NoDigits
        )]
    );
}

#[test]
fn numbers_are_read_in_the_country_of_the_row() {
    let number = |text: &str| one(text).profile.phones[0].number.as_e164().to_owned();
    assert_eq!(
        number("Navn;Tlf;Land\nKalle;070-174 06 05;Sverige\n"),
        "+46701740605"
    );
    assert_eq!(
        number("name,phone_code,phone_number\nJames,1,504-621-8927\n"),
        "+15046218927"
    );
    assert_eq!(number("Navn;Tlf;Land\nKari;41207813;\n"), "+4741207813");
}

#[test]
fn american_rows_come_in_with_both_numbers() {
    let text = "first_name,last_name,company_name,address,city,county,state,zip,phone1,phone2,email,web\n\
        James,Butt,\"Benton, John B Jr\",6649 N Blue Gum St,New Orleans,Orleans,LA,70116,504-621-8927,504-845-1427,j@example.com,http://example.com\n";
    let mut intake = intake(text.as_bytes(), Region::US);
    let customer = intake.read().unwrap().unwrap().unwrap();
    assert_eq!(customer.profile.phones.len(), 2);
    assert_eq!(customer.profile.name, "James Butt");
    assert_eq!(customer.profile.company, "Benton, John B Jr");
    assert_eq!(customer.profile.value(&Field::Region), "LA");
    assert_eq!(
        customer.profile.value(&Field::Website),
        "http://example.com"
    );
    assert_eq!(
        customer.profile.value(&Field::Own("county".into())),
        "Orleans"
    );
}

#[test]
fn callbacks_and_notes_with_their_days() {
    let customer = one(
        "Navn;Tlf;Ring tilbake;Notat;Notat 12.11.2026;Sist ringt;Forsøk\nKari;41207813;24.11.2026 09:30;01.11.2026: ringte;flyttet;snart;mange\n",
    );
    let day = |text: &str| text.parse().ok();
    assert_eq!(
        customer.callback_at,
        Some(IncomingCallback {
            day: day("2026-11-24").unwrap(),
            time: "09:30:00".parse().ok()
        })
    );
    assert_eq!(customer.notes[0].on, day("2026-11-01"));
    assert_eq!(customer.notes[1].on, day("2026-11-12"));
    assert_eq!(customer.last_called, None);
    assert_eq!(
        customer.profile.value(&Field::Own("sist_ringt".into())),
        "snart"
    );
    assert_eq!(
        customer.profile.value(&Field::Own("forsok".into())),
        "mange"
    );
}

#[test]
fn misread_letters_are_put_right_and_counted() {
    let text = "Navn;Tlf\nBjÃ¸rn Ã…s;41207813\n";
    let mut damaged = intake(text.as_bytes(), Region::NO);
    assert_eq!(
        damaged.read().unwrap().unwrap().unwrap().profile.name,
        "Bjørn Ås"
    );
    assert_eq!(damaged.repaired(), 1);
    let mut kept = intake(text.as_bytes(), Region::NO).with_repair(Repair::No);
    assert_eq!(
        kept.read().unwrap().unwrap().unwrap().profile.name,
        "BjÃ¸rn Ã…s"
    );
}

#[test]
fn refused_rows_are_as_they_were() {
    let (came, refused) = read(b"Navn;Tlf\nKari;41207813\nOla;123\nPer\n\"x;1\nLiv;'41207814\n");
    assert_eq!(came.len(), 2);
    let refused: Vec<_> = refused
        .iter()
        .map(|row| format!("{} {} {:?}", row.line, row.reason.name(), row.row))
        .collect();
    assert_eq!(
        refused,
        [
            "3 too short [\"Ola\", \"123\"]",
            "4 wrong cells [\"Per\"]",
            "5 unclosed quote [\"\\\"x;1\"]"
        ]
    );
}

#[test]
fn open_dates_are_asked_about() {
    let intake = intake(
        b"name,phone,last called\nJames,504-621-8927,01/02/2026\n",
        Region::US,
    );
    let open: Vec<_> = intake
        .open_dates()
        .map(|(at, mapped)| (at, mapped.label.clone()))
        .collect();
    assert_eq!(open, [(2, "last called".to_owned())]);
}

/// A spreadsheet as programs write it: empty cells are not there at all.
fn sheet(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn what_stands_in_few_rows_of_a_sheet_comes_in() {
    let mut rows = vec![&["Navn", "Mobil", "Merknad"][..]];
    rows.extend([&["Kari", "41000001"][..], &["Ola", "41000002"]].repeat(20));
    rows.push(&["Åse", "41000003", "ring etter 16"]);
    let (came, refused) = read(&sheet(&rows));
    assert_eq!((came.len(), refused), (41, Vec::new()));
    let notes = &came.last().unwrap().notes;
    assert_eq!(notes[0].text, "ring etter 16");
}

#[test]
fn what_stands_in_few_pasted_rows_comes_in_or_is_refused() {
    let pasted = |rows: usize, last: &str| {
        let text = "Navn\tMobil\tMerknad\n".to_owned()
            + &"Kari\t41000001\n".repeat(rows)
            + &format!("Åse\t41000003\t{last}\n");
        let table = Table::paste(&text).unwrap();
        let aliases = Aliases::embedded();
        let mapping = Mapping::of(&table, &aliases, Region::NO);
        let rows = Intake::new(table, mapping, aliases, Region::NO);
        rows.map(Result::unwrap).last().unwrap()
    };
    for rows in [3, 600] {
        let came = pasted(rows, "ring etter 16").unwrap();
        assert_eq!(came.notes[0].text, "ring etter 16");
    }
    // Longer than every row that was looked at: not cut, but refused whole.
    let refused = pasted(600, "ring\tetter 16").unwrap_err();
    assert_eq!(refused.row, ["Åse", "41000003", "ring", "etter 16"]);
}
