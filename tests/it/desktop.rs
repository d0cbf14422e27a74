//! The desk on a real terminal.

use std::fmt::Write as _;

use super::desk::Desk;
use super::homes::Homes;
use super::program::run;

const WIDE: (u16, u16) = (120, 40);
const NORMAL: (u16, u16) = (80, 24);
const NARROW: (u16, u16) = (60, 16);

#[test]
fn the_demonstration_opens_takes_keys_resizes_and_ends() {
    let mut desk = Desk::start(None, &["demo"], WIDE);
    desk.shows("Åse Østergård")
        .shows("Vinter 2026")
        .shows("10:00");
    desk.resizes(NORMAL).shows("Åse Østergård");
    desk.types("/ostergard").shows("Østergård Blomster AS");
    desk.types("\x1b").resizes(NARROW).shows("Kari");
    desk.resizes(WIDE).shows("Ring tilbake");
    desk.types("q");
    assert_eq!(desk.ends(), 0);
    desk.leaves_terminal_sane();
}

#[test]
fn a_call_is_made_by_keys_alone_and_stands_in_the_history_and_the_export() {
    let homes = Homes::with_customers(3);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("3 nå")
        .types("l")
        .shows("Kunde 1")
        .types("\r")
        .shows("Bedrift 1 AS");
    desk.types("d")
        .shows("Ringer")
        .types("1")
        .shows("I samtale");
    desk.types("Åse på lageret sa: «ring heller på tirsdag, etter tre, da er sjefen inne».");
    desk.shows("inne»").types("\x13").shows("Etterarbeid");
    desk.types("2")
        .shows("Når skal vi ringe igjen?")
        .types("7")
        .types("tir 14")
        .shows("tir 24. nov. kl. 14:00");
    desk.types("\r\r").shows("✓ lagret");
    desk.types("/kunde 1")
        .shows("1 funnet")
        .types("\r")
        .shows("i morgen kl. 14:00");
    desk.types("\x11");
    assert_eq!(desk.ends(), 0);
    let calls = run(homes.home(), &["export", "calls"])
        .exits(0)
        .json_lines();
    assert_eq!(calls.len(), 1);
    assert!(
        calls[0]["notes"]
            .as_str()
            .unwrap()
            .starts_with("Åse på lageret")
    );
    assert_eq!(calls[0]["callback"]["at"], "2026-11-24T14:00:00");
    assert_eq!(calls[0]["customer"]["name"], "Kunde 1");
    assert_eq!(calls[0]["list"]["name"], "Vinter 2026");
}

#[test]
fn the_language_that_is_asked_for_is_that_of_the_guide_too() {
    let homes = Homes::with_customers(1);
    for (language, asks, saved) in [
        ("da", "Hvad er vigtigst", "✓ gemt"),
        ("en", "What matters most", "✓ saved"),
    ] {
        let mut desk = Desk::start(Some(homes.home()), &["--lang", language], WIDE);
        desk.shows("Kari").types("i41000001\r").shows(asks);
        desk.types("\x13").shows("1 ○").types("1s").shows(saved);
        desk.types("\x11");
        assert_eq!(desk.ends(), 0);
    }
}

#[test]
fn a_number_that_rings_shows_a_ribbon() {
    let homes = Homes::with_customers(2);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("2 nå");
    run(homes.home(), &["ring", "41 00 00 02"]).exits(0);
    desk.shows("Kunde 2");
    desk.types("q");
    assert_eq!(desk.ends(), 0);
}

#[test]
fn a_call_in_hand_is_parked_for_whoever_rings_and_goes_on_after_the_power_went() {
    let homes = Homes::with_customers(3);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("3 nå").types("/Kunde 1").shows("1 funnet");
    desk.types("\r").shows("Bedrift 1 AS").types("d");
    desk.shows("Ringer").types("1").shows("I samtale");
    desk.types("Midt i noe.").shows("Midt i noe.");
    desk.types("\x14").shows("De ringer oss").types("41000002");
    desk.shows("1 funnet").types("\r").shows("1 parkert");
    desk.types("Hun ringte selv.").shows("Hun ringte selv.");
    desk.shows("kladd i behold");
    desk.kill();
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("Hun ringte selv.").shows("1 parkert");
    desk.types("\x13")
        .shows("Etterarbeid")
        .types("1s")
        .shows("lagret");
    desk.types("x").shows("Parkerte samtaler").types("1");
    desk.shows("Midt i noe.").types("\x13").shows("Etterarbeid");
    desk.types("1s").shows("lagret").types("\x11");
    assert_eq!(desk.ends(), 0);
    let calls = run(homes.home(), &["export", "calls"]).exits(0);
    let calls = calls.json_lines();
    let notes = |direction: &str| {
        let mut calls = calls.iter().filter(|call| call["direction"] == direction);
        calls.next().map(|call| call["notes"].clone())
    };
    assert_eq!(notes("out"), Some("Midt i noe.".into()));
    assert_eq!(notes("in"), Some("Hun ringte selv.".into()));
}

#[test]
fn whoever_rings_unknown_is_listened_to_first_and_the_record_is_theirs_when_they_are_named() {
    let homes = Homes::with_customers(1);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("1 nå").types("i").shows("De ringer oss");
    desk.types("\r").shows("I samtale").types("Vil ha tilbud.");
    desk.shows("Vil ha tilbud.")
        .types("\x1be")
        .shows("Ukjent innringer");
    desk.types("Frøydis Ås\r").shows("lagret").types(" Haster.");
    desk.shows("Haster.").types("\x13").shows("Etterarbeid");
    desk.types("1s").shows("lagret").types("\x11");
    assert_eq!(desk.ends(), 0);
    let calls = run(homes.home(), &["export", "calls"]).exits(0);
    let calls = calls.json_lines();
    assert_eq!(calls[0]["customer"]["name"], "Frøydis Ås");
    assert_eq!(calls[0]["notes"], "Vil ha tilbud. Haster.");
}

#[test]
fn the_number_of_whoever_rang_unknown_opens_the_customer_they_turned_out_to_be() {
    let homes = Homes::with_customers(2);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("2 nå");
    run(homes.home(), &["ring", "21 00 00 00"]).exits(0);
    desk.shows("+47 21 00 00 00 ringer.").types("\x14");
    desk.shows("En kunde? ctrl-f: samtalen blir deres.");
    desk.types("Det er Kunde 2.").shows("Det er Kunde 2.");
    desk.types("\x06").types("Kunde 2").shows("1 funnet");
    desk.types("\r")
        .shows("Det er Kunde 2 som ringer")
        .types("1");
    desk.shows("Samtalen er med Kunde 2 nå.")
        .hides("En kunde? ctrl-f");
    desk.types("\x13")
        .shows("Etterarbeid")
        .types("1s")
        .shows("lagret");
    run(homes.home(), &["ring", "21 00 00 00"]).exits(0);
    desk.shows("Kunde 2 ringer: +47 21 00 00 00.").types("\x14");
    desk.shows("I samtale").shows("Bedrift 2 AS");
    desk.types("Ringer igjen.").shows("kladd i behold");
    desk.types("\x13")
        .shows("Etterarbeid")
        .types("1s")
        .shows("lagret")
        .types("\x11");
    assert_eq!(desk.ends(), 0);
    let calls = run(homes.home(), &["export", "calls"]).exits(0);
    let calls = calls.json_lines();
    let with = |call: &serde_json::Value| call["customer"]["name"].clone();
    let with: Vec<_> = calls.iter().map(with).collect();
    assert_eq!(with, ["Kunde 2", "Kunde 2"]);
    run(homes.home(), &["check"]).exits(0);
}

#[test]
fn a_list_whose_numbers_do_not_fit_the_market_is_asked_about() {
    let homes = Homes::seller();
    let file = homes.beside("skåne.csv");
    let rows = ["Ingrid;070-174 06 05", "Nils;070-174 06 06", "Åsa;"];
    std::fs::write(&file, format!("Navn;Mobil\n{}\n", rows.join("\n"))).unwrap();
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    let path = file.display().to_string();
    desk.types("I").shows("Hent inn");
    desk.types("G\r").types(&path).types("\r");
    desk.shows("070-174").types("\r\r");
    desk.shows("Hvilket land er numrene fra?")
        .shows("2 rader har et nummer uten landskode");
    desk.shows("Sverige").shows("passer for 100 %");
    desk.types("2").shows("Hvem er de?").types("3");
    desk.shows("Hva lar oss ringe dem?").types("1");
    desk.shows("Ikke vasket")
        .types("2")
        .shows("Forhåndsvisning");
    desk.shows("2 nye").types("\r").shows("enter viser køen.");
    desk.types("\x1b").hides("enter viser køen.").types("\x11");
    assert_eq!(desk.ends(), 0);
    let customers = run(homes.home(), &["export", "customers"]).exits(0);
    let numbers: Vec<_> = customers
        .json_lines()
        .iter()
        .map(|it| it["phones"][0]["number"].clone())
        .collect();
    assert_eq!(
        numbers,
        ["+46701740605", "+46701740606"],
        "{}",
        customers.out
    );
}

#[test]
fn what_another_process_saves_is_seen() {
    let homes = Homes::with_customers(2);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("2 nå");
    run(homes.home(), &["list", "close", super::homes::LIST]).exits(0);
    desk.hides("2 nå");
    desk.types("q");
    assert_eq!(desk.ends(), 0);
}

#[cfg(unix)]
#[test]
fn a_desk_is_suspended_and_comes_back() {
    let homes = Homes::with_customers(1);
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("1 nå").types("\x1a");
    desk.is_stopped();
    desk.leaves_terminal_sane();
    desk.continues().shows("1 nå").types("q");
    assert_eq!(desk.ends(), 0);
}

#[cfg(unix)]
#[test]
fn a_desk_ends_when_asked_to_or_when_its_terminal_goes_and_keeps_what_was_typed() {
    let homes = Homes::with_customers(1);
    for way in ["TERM", "HUP", "GONE"] {
        let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
        if way == "TERM" {
            desk.shows("1 nå").types("l\r");
        }
        desk.shows("Bedrift 1 AS").types("n");
        let typed = format!("{way}. ");
        desk.types(&typed).shows(typed.trim_end());
        if way == "GONE" {
            desk.loses_its_terminal();
        } else {
            desk.signal(way);
            desk.ends();
        }
    }
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("TERM. HUP. GONE.");
    desk.kill();
}

#[test]
fn a_first_run_makes_the_home_and_the_team_folder_that_it_asked_for() {
    let homes = Homes::empty();
    std::fs::create_dir(homes.home()).unwrap();
    let team = homes.home().with_file_name("felles");
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("samtale")
        .types("Kari Nordmann")
        .shows("Kari Nordmann");
    desk.types("\t\t\t")
        .types(team.to_str().unwrap())
        .shows("felles");
    desk.types("\r").shows("No customers yet").shows("all sent");
    desk.waits("the team folder", |_| {
        team.join("SAMTALE-FOLDER.json").exists()
    });
    desk.types("q");
    assert_eq!(desk.ends(), 0);
}

#[test]
fn lists_are_looked_for_where_the_settings_say() {
    let homes = Homes::seller();
    let folder = homes.beside("lister");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("ukens.csv"), "Navn;Telefon\nKari;41000001\n").unwrap();
    let downloads = homes.home().join("Downloads");
    std::fs::create_dir(&downloads).unwrap();
    std::fs::write(downloads.join("annet.csv"), "Navn;Telefon\n").unwrap();
    let settings = homes.home().join("samtale.toml");
    let mut text = std::fs::read_to_string(&settings).unwrap();
    writeln!(text, "\n[import]\nfolders = [{folder:?}]").unwrap();
    std::fs::write(&settings, text).unwrap();
    let mut desk = Desk::start(Some(homes.home()), &[], NORMAL);
    desk.shows("I dag").types("I").shows("ukens.csv");
    assert!(!desk.screen().contains("annet.csv"), "{}", desk.screen());
    desk.kill();
}
