//! Properties of the guard under the packs that samtale brings: what is added never opens, and what opens is the first
//! minute that does. `SAMTALE_QUESTIONS=100000` asks so many questions of each.

use std::sync::LazyLock;

use chrono::{Duration, NaiveTime, Weekday};
use proptest::prelude::*;

use super::*;
use crate::guard::{Asked, Objection, Rule, clear, free_until, hold_of, opens_at};
use crate::model::card::Contact;
use crate::model::customer::Audience;
use crate::model::id::CustomerId;
use crate::model::list::{Ground, ListAnswers, ListAudience, Washed};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::{Phone, PhoneKind, PhoneState, Region};
use crate::model::queue::Hold;
use crate::model::standing::{
    Because, Bounds, HeldBy, ListFacts, Listing, Person, Proof, Restricted, Stated, WishedHours,
    Wishes,
};
use crate::model::suppression::SuppressScope;
use crate::model::whereabouts::Whereabouts;

static RULES: LazyLock<Rules> = LazyLock::new(|| read(&[]).0);

fn questions() -> ProptestConfig {
    let asked = std::env::var("SAMTALE_QUESTIONS").ok();
    let cases = asked.and_then(|it| it.parse().ok()).unwrap_or(200);
    ProptestConfig::with_cases(cases)
}

/// Moments at which a question is asked again on the way to the one that opens.
const HALVES_MAX: i64 = 24;

/// The days around which clocks are put forward or back, in Europe and in America, and others.
const DAYS: [&str; 12] = [
    "2026-03-08",
    "2026-03-29",
    "2026-10-25",
    "2026-11-01",
    "2027-03-14",
    "2027-03-28",
    "2027-10-31",
    "2026-12-24",
    "2026-04-01",
    "2027-05-15",
    "2028-06-17",
    "2026-11-23",
];

prop_compose! {
    /// Whole minutes, within five days of a day on which something is different.
    fn moments()(day in prop::sample::select(&DAYS[..]), minute in -7_200_i64..7_200) -> Moment {
        let midnight: Moment = format!("{day}T00:00:00Z").parse().unwrap();
        midnight.plus(Duration::minutes(minute))
    }
}

fn whereabouts() -> impl Strategy<Value = (Region, Whereabouts)> {
    let place = |market: &str, zone: &str, part: &str| {
        let market: Region = market.parse().unwrap();
        let whereabouts = Whereabouts {
            zone: zone.parse().ok(),
            country: Some(market),
            subdivision: part.parse().ok(),
        };
        (market, whereabouts)
    };
    prop::sample::select(vec![
        place("NO", "", ""),
        place("DK", "", ""),
        place("SE", "", ""),
        place("GB", "", "GB-SCT"),
        place("GB", "", ""),
        place("DE", "", "DE-BE"),
        place("DE", "", ""),
        place("US", "", "US-RI"),
        place("US", "", "US-TN"),
        place("US", "America/Los_Angeles", "US-CA"),
        place("US", "", ""),
        place("FI", "", ""),
        place("NO", "America/New_York", ""),
    ])
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let time = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    prop::option::weighted(0.3, (0_u32..20, any::<bool>())).prop_map(move |hours| {
        let hours = hours.map(|(from, on_one_day)| WishedHours {
            days: on_one_day.then_some(Weekday::Tue).into_iter().collect(),
            from: time(from),
            until: None,
        });
        Wishes {
            hours: hours.into_iter().collect(),
            ..Wishes::default()
        }
    })
}

prop_compose! {
    /// A question about somebody: where, who, when, how often they were tried, what they wish.
    fn anything()(
        (market, whereabouts) in whereabouts(),
        at in moments(),
        audience in prop::sample::select(&Audience::ALL[..]),
        ground in prop::sample::select(&Ground::ALL[..]),
        purpose in prop::sample::select(&PURPOSES[..]),
        tried in prop::collection::vec(1_i64..14_000, 0..4),
        declined in prop::option::weighted(0.2, 1_i64..14_000),
        wishes in wishes(),
        is_washed in any::<bool>(),
    ) -> (Asked, Now) {
        let zone = RULES.market(market).zones.first().copied().unwrap_or(Zone::OSLO);
        let zone = whereabouts.zone.unwrap_or(zone);
        let now = Now { at, zone };
        let before = |minutes: i64| at.plus(Duration::minutes(-minutes));
        let mut attempts: Vec<Moment> = tried.into_iter().map(before).collect();
        attempts.sort_unstable_by(|a, b| b.cmp(a));
        let today = at.in_zone(zone).date();
        let registers = RULES.market(market).registers.iter().filter(|_| is_washed);
        let washed = registers.map(|register| Washed {
            register: register.rule.id.to_string(),
            version: today,
            by: "oss".to_owned(),
        });
        let person = Person {
            zone,
            audience: Some(audience),
            suppressed: Vec::new(),
            numbers_never: Vec::new(),
            numbers_usable: 1,
            contact: Contact {
                attempts,
                declined_at: declined.map(before),
                ..Contact::default()
            },
            callback: None,
            whereabouts,
            bounds: Bounds { wishes, ..Bounds::default() },
        };
        let facts = ListFacts {
            market,
            answers: ListAnswers {
                audience: Some(ListAudience::EachRow),
                ground: Some(ground),
                washed: washed.collect(),
            },
            purpose: purpose.to_owned(),
            stated: Stated {
                source: "systemet".to_owned(),
                on: Some(today),
                principal: "house".to_owned(),
                campaign: "plain".to_owned(),
            },
        };
        let asked = Asked {
            customer: CustomerId::of([1; 8]),
            number: Phone {
                number: "+4799000001".parse().unwrap(),
                kind: PhoneKind::Mobile,
                state: PhoneState::Untried,
            },
            person,
            facts,
            list: None,
            because: Because::Next,
        };
        (asked, now)
    }
}

/// Somebody at home in Norway, who has asked to be called.
fn at_home() -> Asked {
    let number = Phone {
        number: "+4799000001".parse().unwrap(),
        kind: PhoneKind::Mobile,
        state: PhoneState::Untried,
    };
    let person = Person {
        zone: Zone::OSLO,
        audience: Some(Audience::Consumer),
        suppressed: Vec::new(),
        numbers_never: Vec::new(),
        numbers_usable: 1,
        contact: Contact::default(),
        callback: None,
        whereabouts: Whereabouts::default(),
        bounds: Bounds::default(),
    };
    let facts = ListFacts {
        market: Region::NO,
        answers: ListAnswers {
            audience: Some(ListAudience::EachRow),
            ground: Some(Ground::Asked),
            washed: Vec::new(),
        },
        purpose: "sale".to_owned(),
        stated: Stated {
            source: "systemet".to_owned(),
            on: Some("2026-11-02".parse().unwrap()),
            principal: "house".to_owned(),
            campaign: "plain".to_owned(),
        },
    };
    Asked {
        customer: CustomerId::of([1; 8]),
        number,
        person,
        facts,
        list: None,
        because: Because::Next,
    }
}

fn objections(asked: &Asked, rules: &Rules, now: Now) -> Vec<Objection> {
    clear(asked, rules, now).err().unwrap_or_default()
}

/// Something that is added to what is known or to what holds.
fn more(asked: &mut Asked, n: usize, now: Now) {
    let market = RULES.market(asked.facts.market);
    let today = now.today();
    let bounds = &mut asked.person.bounds;
    match n {
        0 => asked
            .person
            .contact
            .attempts
            .insert(0, now.at.plus(Duration::minutes(-5))),
        1 => asked.person.suppressed.push(SuppressScope::Person),
        2 => asked.person.numbers_never.push(asked.number.number.clone()),
        3 => bounds.restricted = Some(Restricted::AtTheirWish),
        4 => bounds.withdrawn_at = Some(now.at),
        5 => bounds.failure_since = Some(now.at),
        6 => {
            bounds.held_by = Some(HeldBy {
                seller: "Kari".to_owned(),
                until: now.at.plus(Duration::minutes(3)),
            });
        }
        7 => asked.person.contact.declined_at = Some(now.at),
        8 => asked.person.contact.rests_until = Some(now.at.plus(Duration::days(2))),
        9 => bounds.wishes.numbers = vec!["+4799000002".parse().unwrap()],
        _ => bounds
            .listed
            .extend(market.registers.iter().map(|register| Listing {
                register: register.rule.id.to_string(),
                version: today,
                number: None,
            })),
    }
}

const HEAD: &str = "[pack]\nid = \"ours\"\nextends = [\"house\"]\nversion = \"1\"\nas_of = 2026-11-01\n\
                    review_by = 2027-11-01\nlegal_review = \"none\"\n";

#[test]
fn their_own_hours_hold_them_until_the_law_is_open_too() {
    let time = |text: &str| text.parse::<Moment>().unwrap();
    let check = |hour: u32, at: &str, until: Option<&str>| {
        let mut asked = at_home();
        asked.person.bounds.wishes.hours = vec![WishedHours {
            days: Vec::new(),
            from: NaiveTime::from_hms_opt(hour, 0, 0).unwrap(),
            until: None,
        }];
        let now = Now {
            at: time(at),
            zone: Zone::OSLO,
        };
        let held = hold_of(&asked.facts, &asked.person, &RULES, now);
        let expected = until.map(|until| (Hold::OtherHours, Some(time(until))));
        assert_eq!(held, expected, "after {hour}, asked at {at}");
        if let Some(until) = until {
            let opens = opens_at(&asked, &RULES, now);
            assert_eq!(opens, Some(time(until)), "after {hour}, asked at {at}");
        }
    };
    let friday_at_four = Some("2026-11-20T16:00:00+01:00");
    let monday_at_four = Some("2026-11-23T16:00:00+01:00");
    check(16, "2026-11-20T11:00:00+01:00", friday_at_four);
    check(16, "2026-11-20T16:00:00+01:00", None);
    // A Friday night and a Saturday: what they wish opens sooner, and nobody may call then.
    check(16, "2026-11-20T22:00:00+01:00", monday_at_four);
    check(16, "2026-11-21T11:00:00+01:00", monday_at_four);
    check(16, "2026-11-21T17:00:00+01:00", monday_at_four);
    // Who is called from six on waits for the law alone.
    check(6, "2026-11-21T05:00:00+01:00", None);
}

/// Packs of a user's own.
const PACKS: [&str; 7] = [
    "[[window]]\nrule = \"X\"\nbasis = \"house\"\noverride = \"spoken-reason\"\nweekdays = [\"00:00-24:00\"]\nsat = [\"00:00-24:00\"]\nsun = [\"00:00-24:00\"]\nholiday = [\"00:00-24:00\"]\n",
    "[[window]]\nrule = \"X\"\nbasis = \"house\"\nweekdays = [\"10:00-11:00\", \"13:00-14:00\"]\n",
    "[[permission]]\nrule = \"X\"\nbasis = \"house\"\naudience = [\"consumer\", \"business\", \"sole-trader\"]\ndefault = \"free\"\n",
    "[[permission]]\nrule = \"X\"\nbasis = \"house\"\naudience = [\"business\"]\ndefault = \"opt-in\"\n",
    "[[register]]\nrule = \"X\"\nbasis = \"house\"\nname = \"X\"\noperator = \"Y\"\naudience = [\"consumer\"]\npurpose = [\"sale\"]\nmatch_on = [\"phone\"]\nfreshness = { kind = \"days\", n = 400 }\nhouse_max_age_days = 400\n",
    "[[attempts]]\nrule = \"X\"\nbasis = \"house\"\nper_day = 50\nper_7_days = 50\n",
    "[holidays]\nrule = \"X\"\nbasis = \"house\"\nhouse_closed = [\"11-23\"]\n",
];

static NARROWED: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    let own = |text: &&str| Source {
        name: "packs/ours.toml".to_owned(),
        text: format!("{HEAD}{text}"),
    };
    let rules = PACKS.iter().map(|text| {
        let (rules, problems) = read(&[own(text)]);
        assert_eq!(problems, vec![], "{text}");
        rules
    });
    let broken = read(&[own(&"x = 1\n")]).0;
    rules.chain([broken]).collect()
});

proptest! {
    #![proptest_config(questions())]

    #[test]
    fn what_opens_is_the_first_minute_that_is_answered_yes((asked, now) in anything()) {
        let allowed = |at: Moment| clear(&asked, &RULES, Now { at, ..now }).is_ok();
        let Some(opens) = opens_at(&asked, &RULES, now) else {
            // It does not come by itself: not in these days.
            for hours in 0..48 {
                prop_assert!(!allowed(now.at.plus(Duration::hours(hours))));
            }
            return Ok(());
        };
        prop_assert!(allowed(opens), "not open at {opens}");
        if opens > now.at {
            prop_assert!(!allowed(opens.plus(Duration::minutes(-1))), "open before {opens}");
        }
        // Full hours and half ones on the way; on a long way not all of them, and other ones for each question.
        let halves = opens.since(now.at).num_minutes() / 30;
        let stride = Duration::minutes(30 * (1 + halves / HALVES_MAX));
        let mut at = now.at;
        while at < opens {
            prop_assert!(!allowed(at), "open at {at}, before {opens}");
            at = at.plus(stride - Duration::minutes(at.millis() / 60_000 % 30));
        }
    }

    #[test]
    fn a_permission_lasts_until_it_says((asked, now) in anything()) {
        let Some(opens) = opens_at(&asked, &RULES, now) else { return Ok(()) };
        let open = Now { at: opens, ..now };
        let until = clear(&asked, &RULES, open).unwrap().until();
        let Some(until) = until else { return Ok(()) };
        prop_assert!(until > opens);
        prop_assert!(clear(&asked, &RULES, Now { at: until, ..now }).is_err(), "still open at {until}");
        let last = until.plus(Duration::minutes(-1));
        prop_assert!(clear(&asked, &RULES, Now { at: last, ..now }).is_ok(), "closed at {last}");
    }

    #[test]
    fn whom_their_own_hours_hold_may_be_called_when_the_queue_says((mut asked, now) in anything()) {
        asked.person.contact = Contact::default();
        let (facts, person) = (asked.facts.clone(), asked.person.clone());
        let held = |at: Moment| hold_of(&facts, &person, &RULES, Now { at, ..now });
        match held(now.at) {
            // By then a wash may be too old: that does not come by itself.
            Some((Hold::OtherHours, until)) => if let Some(opens) = opens_at(&asked, &RULES, now) {
                prop_assert_eq!(until, Some(opens), "{:?}", objections(&asked, &RULES, now));
            }
            Some(_) => {}
            None => {
                let Some(until) = free_until(&facts, &person, &RULES, now) else { return Ok(()) };
                let mut at = now.at;
                while at < until && at < now.at.plus(Duration::days(3)) {
                    let is_held = matches!(held(at), Some((Hold::OtherHours, _)));
                    prop_assert!(!is_held, "at {}", at);
                    at = at.plus(Duration::minutes(30 - at.millis() / 60_000 % 30));
                }
            }
        }
    }

    #[test]
    fn nothing_that_is_added_makes_anybody_callable((asked, now) in anything(), n in 0_usize..11, own in 0..=PACKS.len()) {
        if objections(&asked, &RULES, now).is_empty() {
            return Ok(());
        }
        let mut with = asked.clone();
        more(&mut with, n, now);
        prop_assert!(!objections(&with, &RULES, now).is_empty());
        let rules = &NARROWED[own];
        prop_assert!(!objections(&asked, rules, now).is_empty());
    }

    #[test]
    fn evidence_lifts_no_rule_but_those_that_its_exception_names((asked, now) in anything()) {
        let before = objections(&asked, &RULES, now);
        let market = RULES.market(asked.facts.market);
        for exception in &market.exceptions {
            let mut with = asked.clone();
            with.person.bounds.proofs.push(Proof {
                ground: exception.ground.unwrap_or(Ground::Asked),
                evidence: exception.evidence.clone(),
                on: now.at.in_zone(now.zone).date(),
                until: None,
                ended_on: None,
                purposes: Vec::new(),
            number: None,
});
            let after = objections(&with, &RULES, now);
            let same = |it: &Objection, rule: &Rule| it.rule.id == rule.id;
            for gone in before.iter().filter(|it| !after.iter().any(|other| same(other, &it.rule))) {
                let id = gone.rule.id.to_string();
                // Several exceptions may stand on the same evidence; each lifts what it names.
                let lifted = market.exceptions.iter().any(|other| {
                    other.lifts.contains(&id) || other.rule.id == gone.rule.id
                });
                prop_assert!(lifted, "{id} is lifted by {}", exception.rule.id);
            }
        }
    }
}
