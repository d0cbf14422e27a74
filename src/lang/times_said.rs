//! Times as people say them in three languages, and what is read: `model::when` with the words of `config/lang`.

use super::Lang;
use crate::model::moment::{Now, Zone};
use crate::model::when::{find_dates, read_hours, read_when};

/// A Saturday.
const NOW: &str = "2026-11-21T10:31:20+01:00";

fn now(text: &str) -> Now {
    Now {
        at: text.parse().unwrap(),
        zone: Zone::OSLO,
    }
}

fn read_at(at: &str, language: &str, text: &str) -> String {
    let words = Lang::embedded(language).words();
    let now = now(at);
    let Some(when) = read_when(text, &words, now) else {
        return "-".to_owned();
    };
    let time = when.at.format("%F %R");
    format!("{time} {:?}", when.precision).to_lowercase()
}

fn check(language: &str, table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(
            read_at(NOW, language, text),
            *expected,
            "{language}: {text}"
        );
    }
}

#[test]
fn bokmal() {
    check(
        "nb",
        &[
            ("tir 14", "2026-11-24 14:00 exact"),
            ("tirsdag kl. 14", "2026-11-24 14:00 exact"),
            ("Tirsdag klokken 14:30", "2026-11-24 14:30 exact"),
            ("på tirsdag", "2026-11-24 00:00 day"),
            ("lør", "2026-11-28 00:00 day"),
            ("søn 12", "2026-11-22 12:00 exact"),
            ("i morgen", "2026-11-22 00:00 day"),
            ("i morgen 10:30", "2026-11-22 10:30 exact"),
            ("i morgen kl 10.30", "2026-11-22 10:30 exact"),
            ("i morgen 10.11", "2026-11-22 10:11 exact"),
            ("kl 9 i morgen", "2026-11-22 09:00 exact"),
            ("i morgen tidlig", "2026-11-22 09:00 after"),
            ("i morgen ettermiddag", "2026-11-22 13:00 after"),
            ("i ettermiddag", "2026-11-21 13:00 after"),
            ("i formiddag", "2026-11-21 11:00 after"),
            ("i kveld", "2026-11-21 17:00 after"),
            ("i overmorgen etter 16", "2026-11-23 16:00 after"),
            ("24.11", "2026-11-24 00:00 day"),
            ("24.11.", "2026-11-24 00:00 day"),
            ("24.11 kl 9", "2026-11-24 09:00 exact"),
            ("tirsdag 24.11 kl 9", "2026-11-24 09:00 exact"),
            ("tir 24. nov. kl. 14:00", "2026-11-24 14:00 exact"),
            ("24. november", "2026-11-24 00:00 day"),
            ("den 24.", "2026-11-24 00:00 day"),
            ("20.11", "2027-11-20 00:00 day"),
            ("24.11.27", "2027-11-24 00:00 day"),
            ("neste uke", "2026-11-23 00:00 day"),
            ("tirsdag neste uke", "2026-11-24 00:00 day"),
            ("neste uke, onsdag etter 16", "2026-11-25 16:00 after"),
            ("neste tirsdag", "2026-11-24 00:00 day"),
            ("neste måned", "2026-12-01 00:00 day"),
            ("etter 16", "2026-11-21 16:00 after"),
            ("etter kl. 16:30", "2026-11-21 16:30 after"),
            ("etter 9", "2026-11-22 09:00 after"),
            ("om en time", "2026-11-21 11:31 exact"),
            ("om en halv time", "2026-11-21 11:01 exact"),
            ("om 20 minutter", "2026-11-21 10:51 exact"),
            ("om to dager", "2026-11-23 00:00 day"),
            ("om 3 måneder", "2027-02-21 00:00 day"),
            ("om to uker kl 10", "2026-12-05 10:00 exact"),
            ("om et år", "2027-11-21 00:00 day"),
            ("10:30", "2026-11-22 10:30 exact"),
            ("10:32", "2026-11-21 10:32 exact"),
            ("kl 15", "2026-11-21 15:00 exact"),
            ("2026-12-24", "2026-12-24 00:00 day"),
            ("2026-12-24 14:00", "2026-12-24 14:00 exact"),
            ("2026-12-24T14:00", "2026-12-24 14:00 exact"),
            ("tomorrow 9", "2026-11-22 09:00 exact"),
            ("next tuesday", "2026-11-24 00:00 day"),
        ],
    );
}

#[test]
fn dansk() {
    check(
        "da",
        &[
            ("tirs 14", "2026-11-24 14:00 exact"),
            ("i morgen kl. 10.30", "2026-11-22 10:30 exact"),
            ("efter 16", "2026-11-21 16:00 after"),
            ("på onsdag efter kl. 16", "2026-11-25 16:00 after"),
            ("næste uge", "2026-11-23 00:00 day"),
            ("om en time", "2026-11-21 11:31 exact"),
            ("om 3 måneder", "2027-02-21 00:00 day"),
            ("i eftermiddag", "2026-11-21 13:00 after"),
            ("d. 24. november", "2026-11-24 00:00 day"),
            ("24/11", "2026-11-24 00:00 day"),
            ("1. maj 2027", "2027-05-01 00:00 day"),
        ],
    );
}

#[test]
fn english() {
    check(
        "en",
        &[
            ("tue 14", "2026-11-24 14:00 exact"),
            ("Tuesday at 2pm", "2026-11-24 14:00 exact"),
            ("tuesday 10 o'clock", "2026-11-24 10:00 exact"),
            ("tomorrow morning", "2026-11-22 09:00 after"),
            ("the day after tomorrow at 10", "2026-11-23 10:00 exact"),
            ("this afternoon", "2026-11-21 13:00 after"),
            ("after 16 tomorrow", "2026-11-22 16:00 after"),
            ("next week", "2026-11-23 00:00 day"),
            ("in an hour", "2026-11-21 11:31 exact"),
            ("in half an hour", "2026-11-21 11:01 exact"),
            ("in two weeks", "2026-12-05 00:00 day"),
            ("in 3 months", "2027-02-21 00:00 day"),
            ("24 Nov", "2026-11-24 00:00 day"),
            ("November 24th at 9", "2026-11-24 09:00 exact"),
            ("on the 24th", "2026-11-24 00:00 day"),
            ("today", "2026-11-21 00:00 day"),
        ],
    );
}

/// Colleagues write in their own language at a desk that speaks another; its own words go before theirs.
#[test]
fn every_language_is_read_at_every_desk() {
    for language in ["en", "nb", "da"] {
        check(
            language,
            &[
                ("tir 14", "2026-11-24 14:00 exact"),
                ("tirs 14", "2026-11-24 14:00 exact"),
                ("i morgen kl. 10.30", "2026-11-22 10:30 exact"),
                ("i morgen tidlig", "2026-11-22 09:00 after"),
                ("etter 16", "2026-11-21 16:00 after"),
                ("efter 16", "2026-11-21 16:00 after"),
                ("om to uker", "2026-12-05 00:00 day"),
                ("om to uger", "2026-12-05 00:00 day"),
                ("i kveld", "2026-11-21 17:00 after"),
                ("1. mai 2027", "2027-05-01 00:00 day"),
                ("1. maj 2027", "2027-05-01 00:00 day"),
                ("next tuesday", "2026-11-24 00:00 day"),
            ],
        );
    }
}

#[test]
fn what_is_past_or_may_be_two_things_is_not_read() {
    check(
        "nb",
        &[
            ("", "-"),
            ("14", "-"),
            ("i går", "-"),
            ("i dag 9", "-"),
            ("tir 2", "-"),
            ("tir 10.11", "-"),
            ("mandag 24.11", "-"),
            ("tir ons", "-"),
            ("10:30 11:30", "-"),
            ("24.13", "-"),
            ("31.04", "-"),
            ("tir 25", "-"),
            ("24.11.2025", "-"),
            ("2026-11-20", "-"),
            ("om fakturaen", "-"),
            ("Åse Østergård", "-"),
            ("i morgen formiddag 18:00", "-"),
            ("999999 uker", "-"),
            ("om 999 år", "3025-11-21 00:00 day"),
        ],
    );
}

#[test]
fn the_calendar_has_corners() {
    for (at, text, expected) in [
        (
            "2026-01-31T10:00:00+01:00",
            "om 1 måned",
            "2026-02-28 00:00 day",
        ),
        (
            "2026-12-31T23:30:00+01:00",
            "om en time",
            "2027-01-01 00:30 exact",
        ),
        (
            "2026-12-30T10:00:00+01:00",
            "fre 9",
            "2027-01-01 09:00 exact",
        ),
        ("2026-12-31T10:00:00+01:00", "1.1", "2027-01-01 00:00 day"),
        ("2026-11-21T10:00:00+01:00", "29.2", "2028-02-29 00:00 day"),
        // The clock skips from 2 to 3, and an hour later it is half past three.
        (
            "2026-03-29T01:30:00+01:00",
            "om en time",
            "2026-03-29 03:30 exact",
        ),
        (
            "2026-03-28T14:00:00+01:00",
            "i morgen 14:00",
            "2026-03-29 14:00 exact",
        ),
        // The hour from 2 to 3 comes twice, and its clock names only the first.
        ("2026-10-25T02:30:00+02:00", "om en time", "-"),
        (
            "2026-11-24T09:00:00+01:00",
            "tir 14",
            "2026-12-01 14:00 exact",
        ),
        ("2026-11-21T16:30:00+01:00", "i ettermiddag", "-"),
        (
            "2026-11-21T15:30:00+01:00",
            "i ettermiddag",
            "2026-11-21 16:00 after",
        ),
    ] {
        assert_eq!(read_at(at, "nb", text), expected, "{at}: {text}");
    }
}

#[test]
fn hours_are_read_as_people_wish_them() {
    let check = |language: &str, text: &str, expected: &str| {
        let words = Lang::embedded(language).words();
        let said = read_hours(text, &words).map_or_else(
            || "-".to_owned(),
            |hours| {
                let days: Vec<String> = hours.days.iter().map(ToString::to_string).collect();
                let time = |time: Option<chrono::NaiveTime>| {
                    time.map_or(String::new(), |time| time.format("%R").to_string())
                };
                format!("{} {}-{}", days.join(","), time(hours.from), time(hours.to))
            },
        );
        assert_eq!(said, expected, "{language}: {text}");
    };
    check("nb", "etter 16", " 16:00-");
    check("nb", "etter kl. 16:30", " 16:30-");
    check("nb", "før 12", " -12:00");
    check("nb", "9-12", " 09:00-12:00");
    check("nb", "man-fre 9–12", "Mon,Tue,Wed,Thu,Fri 09:00-12:00");
    check("nb", "tir, tor etter 18", "Tue,Thu 18:00-");
    check("nb", "lør", "Sat -");
    check("en", "tuesday before 10.30", "Tue -10:30");
    check("en", "tirsdag etter 16", "Tue 16:00-");
    check("da", "fre-man efter 17", "Mon,Fri,Sat,Sun 17:00-");
    for unclear in ["", "16", "12-9", "etter", "24.11", "ring meg"] {
        check("nb", unclear, "-");
    }
}

#[test]
fn times_are_found_in_notes() {
    let check = |language: &str, text: &str, expected: &[&str]| {
        let words = Lang::embedded(language).words();
        let found: Vec<String> = find_dates(text, &words, now(NOW))
            .into_iter()
            .map(|(span, when)| {
                let said = text.get(span).unwrap();
                format!("{said} = {}", when.at.format("%F %R"))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "nb",
        "Ringer om fakturaen for september, forstår ikke linje 3. Ring tir 14, helst ikke i morgen!",
        &["tir 14 = 2026-11-24 14:00", "i morgen = 2026-11-22 00:00"],
    );
    check("nb", "man kan ikke si det i dag, de er to på jobb", &[]);
    check(
        "nb",
        "Tor er borte til 24. november, ba om 12 stk.",
        &["24. november = 2026-11-24 00:00"],
    );
    check("nb", "Betalte 24.11 kroner for versjon 3.2", &[]);
    check(
        "da",
        "Vil gerne tale igen på onsdag efter kl. 16.",
        &["onsdag efter kl. 16 = 2026-11-25 16:00"],
    );
    check(
        "en",
        "she may call; 10:45 is fine (or on the 24th at 9)",
        &["10:45 = 2026-11-21 10:45", "24th at 9 = 2026-11-24 09:00"],
    );
    check("en", "", &[]);
    check("en", "the man said to call on time, fire in the shop", &[]);
    check(
        "en",
        "I call on tirsdag etter 16, he said",
        &["tirsdag etter 16 = 2026-11-24 16:00"],
    );
}
