//! `may-call` through the real program: the vectors of hours and of freshness, until when, and the first open minute.

use samtale::model::moment::Moment;
use serde_json::{Value, json};

use super::homes::Homes;
use super::people::{People, customer, number};
use super::program::{run, run_with};

fn vectors(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn text<'a>(vector: &'a Value, key: &str) -> &'a str {
    vector[key].as_str().unwrap_or_default()
}

/// The rules that object, in the order of their names.
fn rules(answer: &Value) -> Vec<String> {
    let reasons = answer["reasons"].as_array().unwrap().iter();
    let mut rules: Vec<String> = reasons.map(|it| text(it, "rule").to_owned()).collect();
    rules.sort();
    rules
}

#[test]
fn hours_and_days_are_those_of_the_vectors() {
    let homes = Homes::empty();
    for vector in vectors(include_str!("../fixtures/rules/hours.json")) {
        let of = |key| text(&vector, key);
        let mut words = vec!["may-call", "--json", "--market", of("market")];
        words.extend(["--audience", of("audience"), "--purpose", of("purpose")]);
        words.extend(["--at", of("at"), "--zone", of("zone")]);
        if vector["subdivision"].is_string() {
            words.extend(["--subdivision", of("subdivision")]);
        }
        let is_open = vector["blocked_by"] == json!([]);
        let answer = run(homes.home(), &words).exits(i32::from(!is_open)).json();
        assert_eq!(answer["allowed"], json!(is_open), "{vector}");
        assert_eq!(json!(rules(&answer)), vector["blocked_by"], "{vector}");
        let opens_at = answer["opens_at"].as_str().map(|at| at[..19].to_owned());
        assert_eq!(json!(opens_at), vector["opens_at"], "{vector}");
        assert_eq!(answer["until"].is_string(), is_open, "{vector}: {answer}");
    }
    // Nothing was opened, and nothing was made.
    assert!(!homes.home().join("desk.db").exists());
}

/// Every so many of the edges go through the program; `SAMTALE_EDGES=1` takes all of them.
fn edges() -> impl Iterator<Item = &'static str> {
    let asked = std::env::var("SAMTALE_EDGES").ok();
    let each = asked.and_then(|it| it.parse().ok()).unwrap_or(19);
    let lines = include_str!("../fixtures/rules/edges.txt").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.step_by(each)
}

#[test]
fn the_edges_of_hours_and_days_are_where_an_almanac_has_them() {
    let homes = Homes::empty();
    for line in edges() {
        let fields: Vec<&str> = line.split(" | ").collect();
        let asked: Vec<&str> = fields[0].split(' ').collect();
        let mut words = vec!["may-call", "--json"];
        let names = ["market", "audience", "purpose", "zone", "subdivision", "at"];
        let names = names.map(|name| format!("--{name}"));
        for (name, value) in names.iter().zip(&asked).filter(|(_, value)| **value != "-") {
            words.extend([name.as_str(), value]);
        }
        let is_open = fields[1] == "-";
        let answer = run(homes.home(), &words).exits(i32::from(!is_open)).json();
        assert_eq!(
            rules(&answer).join(" "),
            fields[1].replace('-', ""),
            "{line}"
        );
        let moment = |text: &str| text.parse::<Moment>().ok();
        let opens_at = answer["opens_at"].as_str().and_then(moment);
        assert_eq!(opens_at, moment(fields[2]), "{line}: {answer}");
    }
}

#[test]
fn a_wash_is_fresh_as_long_as_the_vectors_say() {
    for vector in vectors(include_str!("../fixtures/rules/freshness.json")) {
        let of = |key| text(&vector, key);
        let homes = Homes::seller();
        let file = homes.beside("liste.csv");
        std::fs::write(&file, "Navn;Telefon\nKunde En;+47 41 00 00 01\n").unwrap();
        let market = of("rule").split('.').next().unwrap();
        let wash = format!("{}={}", of("rule"), of("list_version"));
        let words = [
            "import",
            file.to_str().unwrap(),
            "--list",
            "Vinter",
            "--audience",
            "consumer",
            "--ground",
            "cold",
            "--region",
            market,
            "--washed",
            &wash,
            "--washed-by",
            "Kari",
        ];
        run(homes.home(), &words).exits(0);
        let at = format!("{}T12:00", of("call_on"));
        let answer = run(
            homes.home(),
            &["may-call", "Kunde En", "--at", &at, "--json"],
        )
        .json();
        let reasons = answer["reasons"].as_array().unwrap().iter();
        let mut of_register = reasons.filter(|it| it["rule"] == vector["rule"]);
        let expected = match (&vector["law_fresh"], &vector["house_fresh"]) {
            (_, Value::Bool(true)) => None,
            (Value::Bool(true), _) => Some("house"),
            _ if market == "SE" => Some("register_terms"),
            _ => Some("law"),
        };
        let basis = of_register.next().map(|it| text(it, "basis"));
        assert_eq!(basis, expected, "{vector}: {answer}");
    }
}

#[test]
fn somebody_may_be_called_until_the_window_closes() {
    let homes = Homes::with_customers(1);
    let ask = |at: &str| {
        let words = ["may-call", "Kunde 1", "--json", "--at", at];
        run(homes.home(), &words).json()
    };
    let morning = ask("2026-11-23T10:00");
    assert_eq!(morning["until"], json!("2026-11-23T16:00:00+01:00"));
    let by = morning["by"].as_array().unwrap();
    assert!(by.contains(&json!("NO.HOURS.BUSINESS")), "{morning}");
    // Christmas Eve is the house's, the days after it are the law's and the weekend's.
    let eve = ask("2026-12-24T10:00");
    assert_eq!(rules(&eve), ["HOUSE.CLOSED_DAY"]);
    assert_eq!(eve["opens_at"], json!("2026-12-28T08:00:00+01:00"));
    let before = ask("2026-12-28T07:59");
    assert_eq!(rules(&before), ["NO.HOURS.BUSINESS"]);
    let survey = [
        "may-call",
        "Kunde 1",
        "--at",
        "2026-11-22T12:00",
        "--purpose",
        "survey",
    ];
    run(homes.home(), &survey).exits(0);
}

/// The digits at the beginning of this one would be a number that takes a premium.
#[test]
fn an_id_is_no_number_whatever_its_digits() {
    let people = People::new(0);
    let body =
        json!({"name": "Kunde 1", "company": "Bedrift 1 AS", "phones": [number(1)], "place": 1});
    let mut line = customer(body);
    line["sub"] = json!("c-82912345aaaaaaaa");
    people.say(&[line]);
    let answer = run(people.home(), &["may-call", "c-82912345aaaaaaaa", "--json"]).json();
    assert_eq!(answer["reasons"], json!([]), "{answer}");
}

#[test]
fn a_person_reads_the_rule_with_its_paragraph() {
    let homes = Homes::empty();
    let words = [
        "may-call",
        "--market",
        "no",
        "--audience",
        "consumer",
        "--lang",
        "nb",
    ];
    let asked = |at: &str| run(homes.home(), &[&words[..], &["--at", at]].concat());
    let law = "lov: markedsføringsloven § 14 (NO.HOURS.CONSUMER)";
    let open = asked("2026-11-23T20:59").exits(0).out;
    let alone = "Spurt ble bare om tider og dager: ikke om registre, samtykke, ønsker eller forsøk, som er den enkeltes. \
                 Spør om en kunde for dem.";
    assert_eq!(
        open.lines().map(str::trim).collect::<Vec<_>>(),
        ["En slik person kan ringes fram til kl. 21:00.", law, alone]
    );
    let closed = asked("2026-11-23T21:00").exits(1).out;
    assert!(closed.lines().any(|line| line.trim() == law), "{closed}");
}

#[test]
fn what_is_asked_must_be_whole() {
    let homes = Homes::empty();
    let check = |words: &[&str], code: i32| {
        run(homes.home(), &[&["may-call"], words].concat()).exits(code);
    };
    check(&[], 2);
    check(&["--market", "no"], 2);
    check(&["--market", "norway", "--audience", "consumer"], 2);
    check(&["--market", "no", "--audience", "nobody"], 2);
    check(
        &[
            "--market",
            "us",
            "--audience",
            "consumer",
            "--subdivision",
            "XX",
        ],
        2,
    );
    check(
        &[
            "--market",
            "no",
            "--audience",
            "consumer",
            "--purpose",
            "fun",
        ],
        2,
    );
    check(&["Kunde 1", "--market", "no", "--audience", "consumer"], 2);
    check(&["--help"], 0);
    // Where no clock is known, nobody is called, and the reason names a way to say it.
    let unknown = [
        "--market",
        "ca",
        "--audience",
        "business",
        "--at",
        "2026-11-23T12:00",
    ];
    check(&unknown, 1);
    check(&[&unknown[..], &["--zone", "America/Toronto"]].concat(), 0);
    // With an offset, every clock of the country must be open.
    let states = |at| ["--market", "us", "--audience", "business", "--at", at];
    check(&states("2026-11-23T12:00:00-05:00"), 1);
    check(&states("2026-11-23T12:00"), 0);
}

#[test]
fn a_pack_with_a_mistake_blocks_and_says_so() {
    let homes = Homes::seller();
    let packs = homes.home().join("packs");
    std::fs::create_dir_all(&packs).unwrap();
    let head = "[pack]\nid = \"ours\"\nextends = [\"no\"]\nversion = \"1\"\nas_of = 2026-11-01\n\
                review_by = 2027-11-01\nlegal_review = \"none\"\n";
    let window =
        "[[window]]\nrule = \"OURS.LUNCH\"\nbasis = \"house\"\nweekdays = [\"08:00-11:00\"]\n";
    let asked = |at: &str| {
        let words = [
            "--market",
            "no",
            "--audience",
            "business",
            "--at",
            at,
            "--json",
        ];
        run(homes.home(), &[&["may-call"], &words[..]].concat())
    };
    std::fs::write(packs.join("ours.toml"), format!("{head}{window}")).unwrap();
    assert_eq!(
        rules(&asked("2026-11-23T11:30").exits(1).json()),
        ["OURS.LUNCH"]
    );
    asked("2026-11-23T10:30").exits(0);
    std::fs::write(
        packs.join("ours.toml"),
        format!("{head}{window}weekday = []\n"),
    )
    .unwrap();
    let broken = asked("2026-11-23T10:30").exits(1);
    assert!(
        broken.err.contains("packs/ours.toml:12:1"),
        "{}",
        broken.err
    );
    assert_eq!(rules(&broken.json()), ["HOUSE.NO_PACK"]);
}

#[test]
fn who_may_be_called_is_what_the_laws_say() {
    let homes = Homes::seller();
    let text = include_str!("../fixtures/rules/footing.txt");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    for (n, line) in lines.enumerate() {
        let fields: Vec<&str> = line.split(" | ").collect();
        let asked: Vec<&str> = fields[0].split(' ').collect();
        let (file, name) = (homes.beside("liste.csv"), format!("Kunde nr {n}"));
        let list = format!("Navn;Telefon\n{name};+47 41 00 {:02} 01\n", n + 1);
        std::fs::write(&file, list).unwrap();
        let list = format!("Liste {n}");
        let mut words = vec!["import", file.to_str().unwrap(), "--list", &list];
        words.extend(["--region", asked[0], "--audience", asked[1]]);
        words.extend(["--ground", asked[2], "--principal", "Nordlys"]);
        if asked[4] != "-" {
            words.extend(["--washed", asked[4], "--washed-by", "Kari"]);
        }
        run(homes.home(), &words).exits(0);
        let zone = match asked[0] {
            "US" => "America/New_York",
            "GB" => "Europe/London",
            _ => "Europe/Oslo",
        };
        let words = ["may-call", &name, "--json", "--purpose", asked[3]];
        let at = ["--at", "2026-11-23T12:00", "--zone", zone];
        let answer = run(homes.home(), &[&words[..], &at].concat()).json();
        let expected = fields[1].replace('-', "");
        assert_eq!(rules(&answer).join(" "), expected, "{line}: {answer}");
    }
}

/// A yes as the law of the United States wants it: signed, on a day, to one firm, for one number.
fn signed(change: impl Fn(&mut Value)) -> Value {
    let mut body = json!({
        "text": "You may call me about your offers.",
        "channel": "signed",
        "given_at": "2026-11-02T10:00:00-05:00",
        "purpose": "sale",
        "principal": "Nordlys",
        "phone": "+12025550143",
    });
    change(&mut body);
    body
}

/// What objects to a call on a number when these consents, and then these withdrawals, are on record.
fn objects(consents: &[Value], withdrawn: &[Value], number: &str) -> Vec<String> {
    let homes = Homes::seller();
    let file = homes.beside("list.csv");
    let text = "Name;Phone;Phone 2\nJordan Vale;+1 202 555 0143;+1 202 555 0144\n";
    std::fs::write(&file, text).unwrap();
    let answers = ["--audience", "consumer", "--ground", "cold"];
    let place = ["--region", "us", "--principal", "Nordlys"];
    let words = ["import", file.to_str().unwrap(), "--list", "Winter"];
    run(homes.home(), &[&words[..], &answers, &place].concat()).exits(0);
    let found = run(homes.home(), &["find", "Jordan Vale", "--json"]).json();
    let said = |kind: &str, body: &Value| {
        let line = json!({"t": kind, "sub": found[0]["id"], "b": body}).to_string();
        run_with(homes.home(), &["log", "add", "--json"], &line).exits(0);
    };
    for body in consents {
        said("consent.given", body);
    }
    for body in withdrawn {
        said("consent.withdrawn", body);
    }
    let at = ["--at", "2027-06-02T12:00", "--zone", "America/New_York"];
    let words = ["may-call", number, "--json"];
    rules(&run(homes.home(), &[&words[..], &at].concat()).json())
}

#[test]
fn a_signed_yes_lifts_the_register_for_the_number_it_names_and_no_other() {
    const NAMED: &str = "+12025550143";
    const REGISTER: &str = "US.REG.DNC";
    const CONSENT: &str = "US.EXC.WRITTEN_CONSENT";
    let whole = || signed(|_| ());
    let check = |given: &[Value], withdrawn: &[Value], number: &str, expected: &[&str]| {
        let found = objects(given, withdrawn, number);
        assert_eq!(found, expected, "{given:?} {withdrawn:?} {number}");
    };
    check(&[], &[], NAMED, &[REGISTER]);
    check(&[whole()], &[], NAMED, &[]);
    check(&[whole()], &[], "+12025550144", &[REGISTER]);
    // Without the number it is near, and not enough; no other evidence makes up for it.
    let of_any = signed(|it| it["phone"] = Value::Null);
    check(&[of_any], &[], NAMED, &[CONSENT, REGISTER]);
    let unsigned = signed(|it| it["channel"] = json!("web"));
    check(&[unsigned], &[], NAMED, &[CONSENT, REGISTER]);
    let to_another = signed(|it| it["principal"] = json!("Sydvind"));
    check(&[to_another], &[], NAMED, &[REGISTER]);
    let to_nobody = signed(|it| it["principal"] = json!(""));
    check(&[to_nobody], &[], NAMED, &[CONSENT, REGISTER]);
    let of_surveys = signed(|it| it["purpose"] = json!("survey"));
    check(&[of_surveys], &[], NAMED, &[REGISTER]);
    let over = signed(|it| it["until"] = json!("2027-06-01"));
    check(&[over], &[], NAMED, &[CONSENT, REGISTER]);
    let last_day = signed(|it| it["until"] = json!("2027-06-02"));
    check(&[last_day], &[], NAMED, &[]);
    let taken_back = json!({"principal": "Nordlys", "words": "No more, please."});
    check(&[whole()], &[taken_back], NAMED, &[REGISTER]);
    let from_another = json!({"principal": "Sydvind"});
    check(&[whole()], &[from_another], NAMED, &[]);
}
