//! Numbers as people and spreadsheets write them.

use super::*;

fn check(text: &str, region: Region, expected: &str) {
    let read: Vec<String> = read_phones(text, region)
        .into_iter()
        .map(|read| match read {
            Ok(phone) => phone.number.into(),
            Err(reason) => reason.name().to_owned(),
        })
        .collect();
    assert_eq!(read.join(" "), expected, "{text:?} in {region}");
}

#[test]
fn norwegian_spellings() {
    for text in [
        "41207813",
        "+4741207813",
        "0047 41207813",
        "41 20 78 13",
        "+47 412 07 813",
        "(+47) 41207813",
        "tlf. 41207813",
        "4741207813",
        "412-07-813",
        "412\u{a0}07\u{a0}813",
        "４１２０７８１３",
        "41207813.0",
        "'41207813",
        "=\"41207813\"",
        "=+4741207813",
        "4.1207813E7",
        "4.1207813E+07",
        "4,1207813E7",
        "41207813 (priv)",
        "Mobil: 412 07 813",
        "tel:+4741207813",
        "\u{202a}+47 412 07 813\u{202c}",
        "412 07 813\u{200e}",
        "+47 (0)41207813",
        "4741207813,00",
        "  41207813\t",
        "41207813 Kari",
        "+47 47 41 20 78 13",
        "41207813 / 41207813",
    ] {
        check(text, Region::NO, "+4741207813");
    }
    check("47123456", Region::NO, "+4747123456");
    check("45201234", Region::DK, "+4545201234");
    check("+45 45 20 12 34", Region::NO, "+4545201234");
    check("02800", Region::NO, "+4702800");
    check("800 12 345", Region::NO, "+4780012345");
}

#[test]
fn several_in_one_cell() {
    for text in [
        "41207813 / 22123456",
        "41207813;22123456",
        "41207813, 22123456",
        "41207813 eller 22 12 34 56",
        "41207813\n22123456",
        "41207813 og 22123456",
        "41207813 ::: 22123456",
        "41207813 22123456",
        "mobil 41207813, kontor 22123456",
        "+4741207813/+4722123456",
    ] {
        check(text, Region::NO, "+4741207813 +4722123456");
    }
    check("41207813/123", Region::NO, "+4741207813 too short");
    check("030/123456", Region::DE, "+4930123456");
    check("Kari, 41207813", Region::NO, "+4741207813");
}

#[test]
fn what_is_no_number() {
    for (text, reason) in [
        ("", ""),
        ("   ", ""),
        ("ukjent", "no digits"),
        ("-", "no digits"),
        ("41207", "too short"),
        ("4.79E+10", "lost digits"),
        ("9.12E7", "lost digits"),
        ("4.79123E+10", "lost digits"),
        ("00000000", "not in use"),
        ("12345678", "not in use"),
        ("41207813123456", "too long"),
        ("=1+1", "too short"),
        ("\u{202e}41207813", "turned around"),
        ("+999 123 456 789", "unknown country"),
        ("a91234567@example.no", "no digits"),
        ("9120xxxx", "no digits"),
        ("912345678901234567890123", "too long"),
        ("923456789", "too long"),
        ("22", "too short"),
    ] {
        check(text, Region::NO, reason);
    }
}

#[test]
fn other_countries() {
    for (text, region, number) in [
        ("070-174 06 05", Region::SE, "+46701740605"),
        ("701740605", Region::SE, "+46701740605"),
        ("08-465 004 00", Region::SE, "+46846500400"),
        ("+46 (0)8 465 004 00", Region::NO, "+46846500400"),
        ("07700 900123", Region::GB, "+447700900123"),
        ("7912345678", Region::GB, "+447912345678"),
        ("020 7946 0958", Region::GB, "+442079460958"),
        ("030 23125 000", Region::DE, "+493023125000"),
        ("15123456789", Region::DE, "+4915123456789"),
        ("504-621-8927", Region::US, "+15046218927"),
        ("1 (504) 621-8927", Region::US, "+15046218927"),
        ("621-8927", Region::US, "too short"),
        ("011 47 41207813", Region::US, "+4741207813"),
        ("111-111-1111", Region::US, "not in use"),
    ] {
        check(text, region, number);
    }
}

#[test]
fn kinds_and_spellings() {
    for (number, kind, national, region) in [
        ("+4791234567", PhoneKind::Mobile, "91 23 45 67", "NO"),
        ("+4742345678", PhoneKind::Mobile, "42 34 56 78", "NO"),
        ("+4722123456", PhoneKind::Fixed, "22 12 34 56", "NO"),
        ("+4780012345", PhoneKind::Other, "800 12 345", "NO"),
        ("+4520123456", PhoneKind::FixedOrMobile, "20 12 34 56", "DK"),
        ("+46701740605", PhoneKind::Mobile, "070-174 06 05", "SE"),
        ("+442079460958", PhoneKind::Fixed, "020 7946 0958", "GB"),
        (
            "+15046218927",
            PhoneKind::FixedOrMobile,
            "(504) 621-8927",
            "US",
        ),
    ] {
        let number: PhoneNumber = number.parse().unwrap();
        assert_eq!(number.kind(), kind, "{number:?}");
        assert_eq!(number.national(), national, "{number:?}");
        assert_eq!(number.region().unwrap().to_string(), region, "{number:?}");
    }
    let number: PhoneNumber = "+4791234567".parse().unwrap();
    assert_eq!(number.international(), "+47 91 23 45 67");
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9+() ./,;:eEa\u{202e}\u{a0}'=-]{0,30}") {
        for region in [Region::NO, Region::US, Region::DE] {
            for phone in read_phones(&text, region).into_iter().flatten() {
                let number = phone.number.as_e164().to_owned();
                proptest::prop_assert_eq!(number.parse(), Ok(phone.number));
            }
        }
    }
}

/// A right length is enough: libphonenumber's tables are older than the newest exchanges.
#[test]
fn numbers_that_the_tables_do_not_know() {
    for (text, region) in [
        ("504-621-8927", Region::US),
        ("504-555-0123", Region::US),
        ("999-555-0123", Region::US),
        ("42 34 56 78", Region::NO),
        ("07700 900123", Region::GB),
    ] {
        assert!(read_phone(text, region).is_ok(), "{text}");
    }
}
