//! Tests of the packs: who may be called, when, how fresh a wash is, which days are holidays, and what a mistake does.

use chrono::NaiveDate;
use serde::Deserialize;

use super::*;
use crate::guard::{Banner, Basis, Known, Register, Rule, Standing, footing, nobody, standing};
use crate::model::customer::Audience;
use crate::model::list::{Ground, Washed};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::Region;
use crate::model::standing::{Class, Judged, Stated};
use crate::model::whereabouts::Whereabouts;

fn rules() -> Rules {
    let (rules, problems) = read(&[]);
    assert_eq!(problems, vec![]);
    rules
}

fn own(text: &str) -> Vec<Source> {
    vec![Source {
        name: "packs/ours.toml".to_owned(),
        text: text.to_owned(),
    }]
}

fn now(text: &str) -> Now {
    Now {
        at: Zone::OSLO.instant(text.parse().unwrap()),
        zone: Zone::OSLO,
    }
}

fn stated() -> Stated {
    Stated {
        source: "kundesystemet".to_owned(),
        on: Some("2026-11-20".parse().unwrap()),
        principal: "house".to_owned(),
        campaign: "plain".to_owned(),
    }
}

fn class(market: Region, audience: Option<Audience>, purpose: &str) -> Class {
    Class {
        market,
        audience,
        ground: Some(Ground::Cold),
        washed: Vec::new(),
        purpose: purpose.to_owned(),
        whereabouts: Whereabouts::in_country(market),
        stated: stated(),
        judged: Judged::WithTheList,
    }
}

fn ids<'a>(rules: impl Iterator<Item = &'a Rule>) -> Vec<String> {
    rules.map(|rule| rule.id.to_string()).collect()
}

/// `market audience ground purpose register=version` to the rules that allow, or to those that object.
fn check_class(words: &str, expected: Result<&[&str], &[&str]>) {
    let words: Vec<&str> = words.split(' ').collect();
    let washed = words.get(4).and_then(|wash| wash.split_once('='));
    let class = Class {
        ground: words[2].parse().ok(),
        washed: washed
            .map(|(register, version)| Washed {
                register: register.to_owned(),
                version: version.parse().unwrap(),
                by: "oss".to_owned(),
            })
            .into_iter()
            .collect(),
        ..class(words[0].parse().unwrap(), words[1].parse().ok(), words[3])
    };
    let found = match footing(&class, &rules(), now("2026-11-23T10:00:00")) {
        Standing::Open { by, .. } => Ok(ids(by.iter())),
        Standing::Closed(objections) => Err(ids(objections.iter().map(|it| &it.rule))),
    };
    let expected = expected
        .map(|rules| rules.iter().map(|&id| id.to_owned()).collect::<Vec<_>>())
        .map_err(|rules| rules.iter().map(|&id| id.to_owned()).collect::<Vec<_>>());
    assert_eq!(found, expected, "{words:?}");
}

#[test]
fn the_packs_say_who_may_be_called() {
    let check = check_class;
    check("NO business cold sale", Ok(&["NO.PERM.BUSINESS"]));
    check("NO consumer cold sale", Err(&["NO.REG.RESERVASJON"]));
    check("NO sole-trader cold sale", Err(&["NO.REG.RESERVASJON"]));
    check(
        "NO consumer cold sale NO.REG.RESERVASJON=2026-11-20",
        Ok(&["NO.PERM.CONSUMER", "NO.REG.RESERVASJON"]),
    );
    check(
        "NO consumer cold sale NO.REG.RESERVASJON.VOLUNTARY=2026-11-20",
        Err(&["NO.REG.RESERVASJON"]),
    );
    check(
        "NO consumer customers sale",
        Ok(&["NO.PERM.CONSUMER", "NO.EXC.EXISTING_CUSTOMER"]),
    );
    check(
        "NO consumer asked sale",
        Ok(&["NO.PERM.CONSUMER", "NO.EXC.EXPRESS_REQUEST"]),
    );
    check("NO consumer donors sale", Err(&["NO.REG.RESERVASJON"]));
    check(
        "NO consumer donors fundraising",
        Ok(&["NO.PERM.CONSUMER", "NO.EXC.EXISTING_DONOR"]),
    );
    check("NO consumer cold survey", Ok(&["NO.PERM.CONSUMER"]));
    check("NO consumer customers care", Ok(&["HOUSE.CARE"]));
    check(
        "DK consumer cold sale",
        Err(&["DK.PERM.CONSUMER", "DK.REG.ROBINSON"]),
    );
    check(
        "DK consumer customers sale DK.REG.ROBINSON=2026-10-01",
        Err(&["DK.PERM.CONSUMER"]),
    );
    check("DK consumer asked sale", Ok(&["DK.EXC.CONSENT"]));
    check("DK business cold sale", Err(&["DK.REG.CVR"]));
    check(
        "DK business cold sale DK.REG.CVR=2026-11-01",
        Ok(&["DK.PERM.BUSINESS", "DK.REG.CVR"]),
    );
    check("SE consumer cold sale", Err(&["SE.REG.NIX"]));
    check(
        "SE consumer customers sale",
        Ok(&["SE.PERM.CONSUMER", "SE.EXC.EXISTING_CUSTOMER"]),
    );
    check("SE business cold sale", Ok(&["SE.PERM.BUSINESS"]));
    check("GB consumer customers sale", Err(&["GB.REG.TPS"]));
    check("GB business cold sale", Err(&["GB.REG.CTPS"]));
    check(
        "GB business cold sale GB.REG.CTPS=2026-11-20",
        Ok(&["GB.PERM.BUSINESS", "GB.REG.CTPS"]),
    );
    check(
        "GB consumer asked sale",
        Ok(&["GB.PERM.CONSUMER", "GB.EXC.NOTIFIED"]),
    );
    check("DE consumer customers sale", Err(&["DE.PERM.CONSUMER"]));
    check("DE business cold sale", Err(&["DE.PERM.BUSINESS"]));
    check("DE business customers sale", Ok(&["DE.PERM.BUSINESS"]));
    check("US business cold sale", Ok(&["US.PERM.BUSINESS"]));
    check("US consumer cold sale", Err(&["US.REG.DNC"]));
    // A list of people who said yes has no signature of each.
    check(
        "US consumer asked sale",
        Err(&["US.REG.DNC", "US.EXC.WRITTEN_CONSENT"]),
    );
    check(
        "US consumer customers sale",
        Ok(&["US.PERM.CONSUMER", "US.EXC.EBR"]),
    );
    check("FI consumer cold sale", Err(&["HOUSE.PERM.CONSUMER"]));
    check("FI consumer asked sale", Ok(&["HOUSE.EXC.CONSENT"]));
    check("NO - cold sale", Err(&["HOUSE.NO_AUDIENCE"]));
    check("NO business - sale", Err(&["HOUSE.NO_GROUND"]));
    check(
        "NO - - sale",
        Err(&["HOUSE.NO_AUDIENCE", "HOUSE.NO_GROUND"]),
    );
}

#[test]
fn a_wash_grows_old_by_the_house_before_it_does_by_law() {
    let check = |register: &str, version: &str, basis| {
        let market = register.split('.').next().unwrap().parse().unwrap();
        let class = Class {
            washed: vec![Washed {
                register: register.to_owned(),
                version: version.parse().unwrap(),
                by: "oss".to_owned(),
            }],
            ..class(market, Some(Audience::Consumer), "sale")
        };
        let stands = footing(&class, &rules(), now("2026-11-23T10:00:00"));
        let found = match &stands {
            Standing::Open { .. } => None,
            Standing::Closed(objections) => {
                Some((objections[0].rule.basis, objections[0].rule.cite.is_some()))
            }
        };
        assert_eq!(found, basis, "{register} {version}");
    };
    check("NO.REG.RESERVASJON", "2026-11-16", None);
    check(
        "NO.REG.RESERVASJON",
        "2026-11-15",
        Some((Basis::House, false)),
    );
    check("NO.REG.RESERVASJON", "2026-10-31", Some((Basis::Law, true)));
    check("NO.REG.RESERVASJON", "2026-11-24", Some((Basis::Law, true)));
    check("SE.REG.NIX", "2026-11-01", Some((Basis::House, false)));
    check(
        "SE.REG.NIX",
        "2026-09-22",
        Some((Basis::RegisterTerms, true)),
    );
    check("US.REG.DNC", "2026-10-22", Some((Basis::Law, true)));
}

#[derive(Deserialize)]
struct HoursVector {
    market: String,
    audience: String,
    purpose: String,
    zone: String,
    subdivision: Option<String>,
    at: String,
    utc: Moment,
    blocked_by: Vec<String>,
    opens_at: Option<String>,
}

#[test]
fn the_hours_are_those_of_the_vectors() {
    let text = include_str!("../../../tests/fixtures/rules/hours.json");
    let vectors: Vec<HoursVector> = serde_json::from_str(text).unwrap();
    let rules = rules();
    for vector in vectors {
        let zone: Zone = vector.zone.parse().unwrap();
        let market = vector.market.parse().unwrap();
        let class = Class {
            whereabouts: Whereabouts {
                zone: Some(zone),
                country: Some(market),
                subdivision: vector.subdivision.map(|part| part.parse().unwrap()),
            },
            ..class(market, vector.audience.parse().ok(), &vector.purpose)
        };
        let at = zone.instant(format!("{}:00", vector.at).parse().unwrap());
        assert_eq!(at, vector.utc);
        let found = nobody(&class, &rules, at);
        let mut by = ids(found.objections.iter().map(|it| &it.rule));
        by.sort();
        assert_eq!(by, vector.blocked_by, "{market} {}", vector.at);
        let opens = found
            .opens_at
            .map(|at| at.in_zone(zone).to_string().replace(' ', "T"));
        let opens = opens.filter(|_| !by.is_empty());
        assert_eq!(opens, vector.opens_at, "{market} {}", vector.at);
    }
}

/// Who objects and when it opens, of one line of `edges.txt`.
fn check_edge(line: &str, rules: &Rules) {
    let fields: Vec<&str> = line.split(" | ").collect();
    let asked: Vec<&str> = fields[0].split(' ').collect();
    let market = asked[0].parse().unwrap();
    let class = Class {
        whereabouts: Whereabouts {
            zone: asked[3].parse().ok(),
            country: Some(market),
            subdivision: asked[4].parse().ok(),
        },
        ..class(market, asked[1].parse().ok(), asked[2])
    };
    let at = match class.whereabouts.zone {
        Some(zone) => zone.instant(format!("{}:00", asked[5]).parse().unwrap()),
        None => asked[5].parse().unwrap(),
    };
    let found = nobody(&class, rules, at);
    let mut by = ids(found.objections.iter().map(|it| &it.rule));
    by.sort();
    let expected: Vec<&str> = fields[1].split(' ').filter(|it| *it != "-").collect();
    assert_eq!(by, expected, "{line}");
    let opens_at = found.opens_at.filter(|_| !by.is_empty());
    assert_eq!(opens_at, fields[2].parse().ok(), "{line}");
}

#[test]
fn the_edges_of_hours_and_days_are_where_an_almanac_has_them() {
    let text = include_str!("../../../tests/fixtures/rules/edges.txt");
    let rules = rules();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let checked = lines.map(|line| check_edge(line, &rules)).count();
    assert!(checked > 700, "{checked}");
}

#[test]
fn who_may_be_called_is_what_the_laws_say() {
    let text = include_str!("../../../tests/fixtures/rules/footing.txt");
    let rules = rules();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    for line in lines {
        let fields: Vec<&str> = line.split(" | ").collect();
        let asked: Vec<&str> = fields[0].split(' ').collect();
        let washed = asked[4].split_once('=').map(|(register, version)| Washed {
            register: register.to_owned(),
            version: version.parse().unwrap(),
            by: "oss".to_owned(),
        });
        let class = Class {
            ground: asked[2].parse().ok(),
            washed: washed.into_iter().collect(),
            ..class(asked[0].parse().unwrap(), asked[1].parse().ok(), asked[3])
        };
        let mut by = match footing(&class, &rules, now("2026-11-23T12:00:00")) {
            Standing::Open { .. } => Vec::new(),
            Standing::Closed(objections) => ids(objections.iter().map(|it| &it.rule)),
        };
        by.sort();
        let expected: Vec<&str> = fields[1].split(' ').filter(|it| *it != "-").collect();
        assert_eq!(by, expected, "{line}");
    }
}

#[test]
fn what_must_be_said_is_of_calls_that_the_law_means() {
    let rules = rules();
    let check = |market: &str, purpose: &str, expected: &[&str]| {
        let market = rules.market(market.parse().unwrap());
        let of_purpose = market.disclosures.iter().filter(|it| {
            let is_named = it.purposes.iter().any(|named| named == purpose);
            it.purposes.is_empty() || is_named
        });
        let said: Vec<String> = of_purpose
            .map(|it| it.rule.id.rsplit_once('.').unwrap().1.to_owned())
            .collect();
        assert_eq!(said, expected, "{:?} {purpose}", market.region);
    };
    check("NO", "sale", &["IDENTITY", "PURPOSE", "SOURCE", "RESERVE"]);
    check(
        "NO",
        "fundraising",
        &["IDENTITY", "APPEAL", "SOURCE", "RESERVE"],
    );
    check("NO", "survey", &["IDENTITY", "SOURCE"]);
    check("NO", "care", &["SOURCE"]);
    for market in ["DK", "DE"] {
        let consent = ["IDENTITY", "PURPOSE", "SOURCE", "CONSENT"];
        let consent: Vec<&str> = consent
            .into_iter()
            .filter(|it| market == "DK" || *it != "SOURCE")
            .collect();
        check(market, "sale", &consent);
    }
    for purpose in ["fundraising", "survey"] {
        check("DK", purpose, &["IDENTITY", "SOURCE", "CONSENT"]);
        check("DE", purpose, &["IDENTITY", "CONSENT"]);
        check("SE", purpose, &["IDENTITY", "SOURCE"]);
    }
    check("SE", "sale", &["IDENTITY", "PURPOSE", "SOURCE"]);
    check("GB", "sale", &["IDENTITY", "PURPOSE", "ADDRESS"]);
    check("GB", "fundraising", &["IDENTITY", "ADDRESS"]);
    check("GB", "survey", &[]);
    check("US", "sale", &["IDENTITY", "PURPOSE"]);
    check("US", "fundraising", &["IDENTITY"]);
    check("US", "survey", &[]);
    // Whoever we already deal with is called to be looked after, and nothing is marketed.
    check("DK", "care", &["SOURCE", "CONSENT"]);
    for market in ["GB", "US"] {
        check(market, "care", &[]);
    }
}

#[derive(Deserialize)]
struct FreshnessVector {
    rule: String,
    list_version: NaiveDate,
    call_on: NaiveDate,
    law_last_day: Option<NaiveDate>,
    house_last_day: NaiveDate,
    law_fresh: bool,
    house_fresh: bool,
}

#[test]
fn a_wash_is_fresh_as_long_as_the_vectors_say() {
    let text = include_str!("../../../tests/fixtures/rules/freshness.json");
    let vectors: Vec<FreshnessVector> = serde_json::from_str(text).unwrap();
    let rules = rules();
    for vector in vectors {
        let markets = rules.markets.iter();
        let mut registers = markets.flat_map(|market| &market.registers);
        let register: &Register = registers.find(|it| it.rule.id == vector.rule).unwrap();
        let (by_law, last_day) = register.last_days(vector.list_version);
        assert_eq!(by_law, vector.law_last_day, "{}", vector.rule);
        assert_eq!(last_day, vector.house_last_day, "{}", vector.rule);
        let market = vector.rule.split('.').next().unwrap().parse().unwrap();
        let class = Class {
            washed: vec![Washed {
                register: vector.rule.clone(),
                version: vector.list_version,
                by: "oss".to_owned(),
            }],
            ..class(market, Some(Audience::Consumer), "sale")
        };
        let noon = now(&format!("{}T12:00:00", vector.call_on));
        let basis = match footing(&class, &rules, noon) {
            Standing::Open { .. } => None,
            Standing::Closed(objections) => Some(objections[0].rule.basis),
        };
        let fresh = (
            basis.is_none_or(|basis| basis == Basis::House),
            basis.is_none(),
        );
        assert_eq!(
            fresh,
            (vector.law_fresh, vector.house_fresh),
            "{} {}",
            vector.rule,
            vector.call_on
        );
    }
}

#[derive(Deserialize)]
struct HolidayVector {
    place: String,
    year: i32,
    days: Vec<NaiveDate>,
}

#[test]
fn holidays_are_those_of_the_calendar() {
    let text = include_str!("../../../tests/fixtures/rules/holidays.json");
    let vectors: Vec<HolidayVector> = serde_json::from_str(text).unwrap();
    let rules = rules();
    for vector in vectors {
        let country: Region = vector.place.split('-').next().unwrap().parse().unwrap();
        let holidays = rules.market(country).holidays.as_ref().unwrap();
        let found = holidays.of_year(vector.year, vector.place.parse().ok());
        assert_eq!(found, vector.days, "{} {}", vector.place, vector.year);
    }
}

#[test]
fn substitute_days_are_the_next_that_are_free() {
    let rules = rules();
    let check = |country: &str, place: &str, expected: &[&str]| {
        let holidays = rules
            .market(country.parse().unwrap())
            .holidays
            .as_ref()
            .unwrap();
        for day in expected {
            let date: NaiveDate = day.parse().unwrap();
            let year = chrono::Datelike::year(&date);
            assert!(
                holidays.of_year(year, place.parse().ok()).contains(&date),
                "{place} {day}"
            );
        }
    };
    // 1 and 2 January 2028 are a weekend, and Scotland has both.
    check("GB", "GB-SCT", &["2028-01-03", "2028-01-04", "2026-06-15"]);
    check("GB", "GB-ENG", &["2027-12-27", "2027-12-28"]);
    check("GB", "GB-NIR", &["2027-03-17", "2026-07-13"]);
    check("US", "US", &["2027-12-31", "2026-07-03"]);
    check("DE", "DE-SN", &["2026-11-18"]);
}

#[test]
fn every_embedded_rule_has_its_source() {
    let text = include_str!("../../../config/packs/sources.toml");
    for market in rules().markets {
        for backing in market.packs.iter().flat_map(|pack| &pack.backing) {
            for source in &backing.sources {
                let line = format!("id = \"{source}\"\n");
                assert!(text.contains(&line), "{source} of {}", backing.rule.id);
            }
            let is_ours = backing.rule.basis == Basis::House;
            assert_eq!(backing.rule.cite.is_none() || is_ours, is_ours);
        }
        for audience in Audience::ALL {
            let mut permissions = market.permissions.iter();
            assert!(
                permissions.any(|it| it.audience == audience),
                "{:?}",
                market.region
            );
        }
        assert!(!market.zones.is_empty());
    }
}

#[test]
fn the_settings_repeat_the_houses_limits() {
    let settings = crate::config::Settings::default();
    assert_eq!(house_limits(), Some(settings.attempts));
}

#[test]
fn a_pack_that_nobody_has_read_says_so() {
    let rules = Rules {
        caller: crate::guard::Caller {
            shown: Known::Yes,
            in_directory: Known::Yes,
        },
        ..rules()
    };
    let banners = |day: &str| rules.banners(Region::NO, day.parse().unwrap());
    let unread = Banner::NotReadByCounsel {
        pack: "Norge".to_owned(),
    };
    assert_eq!(banners("2027-02-21")[0], unread);
    let overdue = Banner::ReviewOverdue {
        pack: "Norge".to_owned(),
        since: "2027-02-21".parse().unwrap(),
    };
    assert_eq!(banners("2027-02-22")[0], overdue);
}

const OURS: &str = "[pack]\nid = \"ours\"\nextends = [\"no\"]\nversion = \"1\"\nas_of = 2026-11-01\n\
                    review_by = 2027-11-01\nlegal_review = \"counsel\"\n";

const LUNCH: &str = "[[window]]\nrule = \"OURS.LUNCH\"\nbasis = \"house\"\nweekdays = [\"08:00-11:00\", \"12:00-20:00\"]\n";

fn blocked(rules: &Rules, market: Region, time: &str) -> Vec<String> {
    let class = class(market, Some(Audience::Business), "sale");
    match standing(&class, rules, now(time)) {
        Standing::Open { .. } => Vec::new(),
        Standing::Closed(objections) => ids(objections.iter().map(|it| &it.rule)),
    }
}

#[test]
fn a_pack_of_the_users_own_narrows_its_market_and_no_other() {
    let (rules, problems) = read(&own(&format!("{OURS}{LUNCH}")));
    assert_eq!(problems, vec![]);
    assert_eq!(
        blocked(&rules, Region::NO, "2026-11-23T11:30:00"),
        ["OURS.LUNCH"]
    );
    assert_eq!(
        blocked(&rules, Region::NO, "2026-11-23T12:00:00"),
        Vec::<String>::new()
    );
    assert_eq!(
        blocked(&rules, Region::SE, "2026-11-23T11:30:00"),
        Vec::<String>::new()
    );
}

#[test]
fn a_mistake_in_a_pack_is_said_and_blocks_its_market() {
    let check = |text: &str, line: usize, what: &Mistake, markets: usize| {
        let (rules, problems) = read(&own(text));
        assert_eq!(
            problems[0].place.map(|place| place.line),
            Some(line),
            "{problems:?}"
        );
        assert_eq!(&problems[0].what, what);
        let all = rules.markets.iter().chain([&rules.elsewhere]);
        let broken = all.filter(|market| !market.broken.is_empty()).count();
        assert_eq!(broken, markets, "{text}");
        assert_eq!(
            blocked(&rules, Region::NO, "2026-11-23T10:00:00"),
            ["HOUSE.NO_PACK"]
        );
    };
    let unknown = |key: &str| Mistake::UnknownKey {
        key: key.to_owned(),
    };
    let value = |key: &str, value: &str| Mistake::UnknownValue {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let missing = |key: &str| Mistake::Missing {
        key: key.to_owned(),
    };
    let narrows = |key: &str| Mistake::OnlyNarrows {
        key: key.to_owned(),
    };
    let with = |more: &str| format!("{OURS}{more}");
    check(&with("[[windw]]\nrule = \"X\"\n"), 8, &unknown("windw"), 1);
    let bad = LUNCH.replace("12:00-20:00", "20:00-12:00");
    check(&with(&bad), 11, &value("window.weekdays", "20:00-12:00"), 1);
    let law = LUNCH.replace("\"house\"", "\"law\"");
    check(&with(&law), 8, &missing("window.cite"), 1);
    let lawful = "basis = \"law\"\ncite = \"§\"\nsrc = [\"x\"]\nconf = \"seen\"\noverride = \"spoken-reason\"";
    let aside = LUNCH.replace("basis = \"house\"", lawful);
    check(&with(&aside), 8, &value("window.override", "law"), 1);
    let exception = "[[exception]]\nrule = \"X\"\nbasis = \"house\"\nlifts = [\"NO.REG.RESERVASJON\"]\nevidence = [\"consent_text\"]\n";
    check(&with(exception), 8, &narrows("exception"), 1);
    let days = "[holidays]\nrule = \"X\"\nbasis = \"house\"\nfixed = [\"05-02\"]\n";
    check(&with(days), 8, &narrows("holidays"), 1);
    // One that reaches no market it names blocks all of them.
    let lost = OURS.replace("[\"no\"]", "[\"noo\"]");
    check(&lost, 3, &value("pack.extends", "noo"), 7);
    let twice = OURS.replace("\"ours\"", "\"no\"");
    check(
        &twice,
        2,
        &Mistake::Duplicate {
            key: "no".to_owned(),
        },
        1,
    );
    let rootless = OURS.replace("extends = [\"no\"]\n", "");
    check(&rootless, 1, &missing("pack.extends"), 7);
    let eu = OURS.replace("[\"no\"]", "[\"eu\"]") + "x = 1\n";
    check(&eu, 8, &unknown("pack.x"), 4);
}

#[test]
fn the_house_may_close_on_more_days() {
    let days = "[holidays]\nrule = \"OURS.DAYS\"\nbasis = \"house\"\nhouse_closed = [\"11-23\"]\n";
    let (rules, problems) = read(&own(&format!("{OURS}{days}")));
    assert_eq!(problems, vec![]);
    assert_eq!(
        blocked(&rules, Region::NO, "2026-11-23T10:00:00"),
        ["HOUSE.CLOSED_DAY"]
    );
}
