//! Tests of the guard: the table of who may be called, the limits, and what must never make somebody callable.

use proptest::prelude::*;

use super::*;
use crate::model::call::{Attempt, ClearanceNote, LineResult, NoAttempt};
use crate::model::campaign::NarrowerLimits;
use crate::model::card::{Contact, LastCall};
use crate::model::customer::Audience;
use crate::model::id::{CustomerId, ListId, Part, PartRef, RecordId};
use crate::model::list::{Ground, ListAnswers, ListAudience, ListRef, Washed};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::{Phone, PhoneKind, PhoneState};
use crate::model::queue::Hold;
use crate::model::standing::{
    Agreed, Because, Bounds, CampaignTried, Channel, HeldBy, ListFacts, Listing, NumberTried,
    Person, Proof, Restricted, Stated, WishedHours,
};
use crate::model::suppression::SuppressScope;
use crate::model::when::{Precision, When};
use crate::model::whereabouts::Whereabouts;

pub(crate) fn at(text: &str) -> Moment {
    Zone::OSLO.instant(text.parse().unwrap())
}

pub(crate) fn now(text: &str) -> Now {
    Now {
        at: at(text),
        zone: Zone::OSLO,
    }
}

/// A small market like Norway's, open day and night: the hours have tests of their own.
pub(crate) fn rules() -> Rules {
    let law = |id: &str| Rule::of(id.to_owned(), Basis::Law, Some("§ 1".to_owned()));
    let permission = |id: &str, audience, permit| Permission {
        rule: law(id),
        audience,
        permit,
    };
    let register = Register {
        rule: law("NO.REG.RESERVASJON"),
        name: "Reservasjonsregisteret (næringsdrivende)".to_owned(),
        operator: String::new(),
        audiences: vec![Audience::Consumer, Audience::SoleTrader],
        purposes: vec!["sale".to_owned()],
        match_on: Vec::new(),
        freshness: Freshness::SameCalendarMonth,
        house_max_age_days: 7,
    };
    let lifting = |id: &str, ground, evidence: &str| Exception {
        rule: law(id),
        ground: Some(ground),
        lifts: vec!["NO.REG.RESERVASJON".to_owned()],
        purposes: Vec::new(),
        evidence: vec![evidence.to_owned()],
        one_of: Vec::new(),
        max_age_days: None,
        house_max_age_days: Some(90),
        days_after_relation_end: None,
    };
    let market = Market {
        region: Some(crate::model::phone::Region::NO),
        zones: vec![Zone::OSLO],
        suppress: law("EU.SUPPRESS"),
        permissions: vec![
            permission("NO.PERM.BUSINESS", Audience::Business, Permit::Free),
            permission("NO.PERM.CONSUMER", Audience::Consumer, Permit::OptOut),
            permission("NO.PERM.SOLE_TRADER", Audience::SoleTrader, Permit::OptOut),
        ],
        registers: vec![register],
        exceptions: vec![
            lifting("NO.EXC.EXPRESS_REQUEST", Ground::Asked, "request_text"),
            lifting(
                "NO.EXC.EXISTING_CUSTOMER",
                Ground::Customers,
                "relation_source",
            ),
        ],
        holds: vec![HoldRule {
            rule: Rule::house("HOUSE.OPEN_FAILURE"),
            purposes: vec!["sale".to_owned()],
            because: HeldWhile::OpenFailure,
            may_override: MayOverride::SpokenReason,
        }],
        caller: vec![CallerRule {
            rule: law("NO.CLI"),
            shown: true,
            in_directory: true,
        }],
        ..Market::unruled()
    };
    Rules {
        markets: vec![market],
        ..Rules::default()
    }
}

pub(crate) fn person() -> Person {
    Person {
        zone: Zone::OSLO,
        audience: Some(Audience::Business),
        suppressed: Vec::new(),
        numbers_never: Vec::new(),
        numbers_usable: 2,
        contact: Contact::default(),
        callback: None,
        whereabouts: Whereabouts::default(),
        bounds: Bounds::default(),
    }
}

pub(crate) fn phone(number: &str, state: PhoneState) -> Phone {
    Phone {
        number: number.parse().unwrap(),
        kind: PhoneKind::Mobile,
        state,
    }
}

pub(crate) fn asked(person: Person) -> Asked {
    Asked {
        customer: CustomerId::of([1; 8]),
        number: phone("+4799000001", PhoneState::Untried),
        person,
        facts: ListFacts {
            market: "NO".parse().unwrap(),
            answers: ListAnswers {
                audience: Some(ListAudience::EachRow),
                ground: Some(Ground::Cold),
                washed: Vec::new(),
            },
            purpose: "sale".to_owned(),
            stated: Stated::default(),
        },
        list: Some(ListRef {
            id: ListId::of([1; 8]),
            name: "vinter".to_owned(),
        }),
        because: Because::Next,
    }
}

pub(crate) fn agreed(when: &str, precision: Precision) -> Agreed {
    Agreed {
        id: PartRef {
            record: RecordId::of([3; 20]),
            part: Part::Callback,
        },
        when: When {
            at: when.parse().unwrap(),
            zone: Zone::OSLO,
            precision,
        },
    }
}

fn last(time: &str, line: LineResult, attempt: Attempt) -> LastCall {
    LastCall {
        at: at(time),
        line,
        attempt,
    }
}

#[test]
fn a_register_goes_by_its_id_and_by_the_name_people_know() {
    let rules = rules();
    let market = rules.market("NO".parse().unwrap());
    let register = &market.registers[0];
    for (name, expected) in [
        ("NO.REG.RESERVASJON", true),
        (" reservasjonsregisteret (Næringsdrivende) ", true),
        ("NO.REG", false),
        ("", false),
    ] {
        assert_eq!(
            register.is_called(name),
            expected,
            "{name:?} {}",
            register.name
        );
    }
}

#[test]
fn a_rule_that_is_not_the_houses_has_its_paragraph() {
    let rules = rules();
    for market in rules.markets.iter().chain([&rules.elsewhere]) {
        let permissions = market.permissions.iter().map(|it| &it.rule);
        let registers = market.registers.iter().map(|it| &it.rule);
        let exceptions = market.exceptions.iter().map(|it| &it.rule);
        for rule in permissions
            .chain(registers)
            .chain(exceptions)
            .chain([&market.suppress])
        {
            assert_eq!(rule.cite.is_none(), rule.basis == Basis::House, "{rule:?}");
        }
        for exception in &market.exceptions {
            for id in &exception.lifts {
                let permission = market.permissions.iter().any(|it| it.rule.id == *id);
                let register = market.registers.iter().any(|it| it.rule.id == *id);
                assert!(permission || register, "{id} is no rule of this market");
            }
        }
    }
}

#[test]
fn the_person_goes_before_the_list() {
    let mut asked = asked(person());
    asked.facts.answers.audience = Some(ListAudience::All(Audience::Business));
    asked.person.audience = Some(Audience::Consumer);
    let objections = clear(&asked, &rules(), now("2026-11-23T10:00:00")).unwrap_err();
    assert_eq!(objections[0].hold, Hold::NeedsWash);
    assert_eq!(objections[0].list, asked.list);
    asked.person.audience = None;
    assert!(clear(&asked, &rules(), now("2026-11-23T10:00:00")).is_ok());
}

#[test]
fn a_clearance_names_its_rules_and_counts_the_attempt() {
    let mut person = person();
    person.contact.attempts_ever = 4;
    let clearance = clear(&asked(person), &rules(), now("2026-11-23T10:00:00")).unwrap();
    assert_eq!(clearance.attempt(), Attempt::Nth(5));
    let rules = ["NO.PERM.BUSINESS", "HOUSE.ATTEMPTS"].map(str::to_owned);
    assert_eq!(clearance.note(), ClearanceNote::Rules(rules.to_vec()));
}

#[test]
fn all_reasons_come_at_once_and_what_never_lifts_comes_first() {
    let mut person = person();
    person.audience = None;
    person.suppressed = vec![SuppressScope::Person];
    person.contact.attempts = vec![at("2026-11-23T08:00:00")];
    person.contact.declined_at = Some(at("2026-11-23T08:00:00"));
    let objections = clear(&asked(person), &rules(), now("2026-11-23T10:00:00")).unwrap_err();
    let found: Vec<_> = objections.iter().map(|it| (it.hold, it.opens_at)).collect();
    let expected = [
        (Hold::Suppressed, None),
        (Hold::AudienceUnknown, None),
        (Hold::Resting, Some(at("2026-11-30T08:00:00"))),
        (Hold::TriedToday, Some(at("2026-11-24T04:00:00"))),
    ];
    assert_eq!(found, expected);
    assert_eq!(objections[0].rule.id, "EU.SUPPRESS");
}

#[test]
fn only_the_houses_own_limits_give_way_to_a_spoken_reason() {
    let reason = SpokenReason::of(" hun ba om det i e-post ").unwrap();
    let rules = rules();
    let now = now("2026-11-23T10:00:00");
    let mut tried = person();
    tried.contact.attempts = vec![at("2026-11-23T08:00:00")];
    let clearance = clear_over(&asked(tried.clone()), &reason, &rules, now).unwrap();
    let expected = ClearanceNote::Override {
        rule: "HOUSE.ATTEMPTS".to_owned(),
        reason: "hun ba om det i e-post".to_owned(),
    };
    assert_eq!(clearance.note(), expected);
    tried.suppressed = vec![SuppressScope::Organisation];
    let stay = clear_over(&asked(tried), &reason, &rules, now).unwrap_err();
    assert_eq!(stay.len(), 1);
    assert_eq!(stay[0].hold, Hold::Suppressed);
    assert_eq!(SpokenReason::of("  "), None);
}

#[test]
fn a_wish_about_one_number_and_a_struck_number_hold_for_that_number_only() {
    let rules = rules();
    let now = now("2026-11-23T10:00:00");
    let mut one = asked(person());
    one.person.numbers_never = vec![one.number.number.clone()];
    let objections = clear(&one, &rules, now).unwrap_err();
    assert_eq!(
        objections[0].detail,
        Detail::NeverCall(SuppressScope::Number)
    );
    one.person.suppressed = vec![SuppressScope::Person];
    let objections = clear(&one, &rules, now).unwrap_err();
    let details: Vec<&Detail> = objections.iter().map(|it| &it.detail).collect();
    assert_eq!(details, [&Detail::NeverCall(SuppressScope::Person)]);
    one.person.suppressed.clear();
    one.number = phone("+4799000002", PhoneState::Good);
    assert!(clear(&one, &rules, now).is_ok());
    one.number.state = PhoneState::NotTheirs;
    let objections = clear(&one, &rules, now).unwrap_err();
    assert_eq!(
        objections[0].detail,
        Detail::NumberStruck(PhoneState::NotTheirs)
    );
}

#[test]
fn some_calls_are_no_attempts() {
    let check = |last_call: Option<LastCall>, because, time: &str, expected| {
        let mut person = person();
        person.contact.last_call = last_call;
        let number = phone("+4799000001", PhoneState::Untried);
        assert_eq!(
            attempt_kind(&person, &number, because, at(time)),
            expected,
            "{time}"
        );
    };
    let first = Attempt::Nth(1);
    let redial = Attempt::Not(NoAttempt::RedialAfterCutOff);
    let cut_off = || last("2026-11-23T10:00:00", LineResult::CutOff, first);
    check(None, Because::Next, "2026-11-23T10:00:00", first);
    check(
        Some(cut_off()),
        Because::Next,
        "2026-11-23T10:10:00",
        redial,
    );
    check(Some(cut_off()), Because::Next, "2026-11-23T10:10:01", first);
    let again = last("2026-11-23T10:00:00", LineResult::CutOff, redial);
    check(Some(again), Because::Next, "2026-11-23T10:05:00", first);
    let wrong = || last("2026-11-23T10:00:00", LineResult::WrongNumber, first);
    let new_number = Attempt::Not(NoAttempt::NewNumber);
    check(
        Some(wrong()),
        Because::Next,
        "2026-11-23T23:59:00",
        new_number,
    );
    check(Some(wrong()), Because::Next, "2026-11-24T00:00:00", first);
    let callback = Because::Callback(agreed("2026-11-23T14:00:00", Precision::Exact));
    let asked_for = Attempt::Not(NoAttempt::AgreedCallback);
    check(None, callback, "2026-11-23T13:44:59", first);
    check(None, callback, "2026-11-23T13:45:00", asked_for);
    let morning = last("2026-11-23T10:00:00", LineResult::NoAnswer, first);
    check(Some(morning), callback, "2026-11-23T14:00:00", asked_for);
    let not_there = || last("2026-11-23T14:00:00", LineResult::NoAnswer, asked_for);
    check(Some(not_there()), callback, "2026-11-23T15:00:00", first);
    check(
        Some(not_there()),
        callback,
        "2026-11-24T09:00:00",
        asked_for,
    );
}

#[test]
fn limits_lift_by_the_called_partys_clock() {
    let check = |attempts: &[&str], time: &str, expected: Option<(Hold, &str)>| {
        let mut person = person();
        person.contact.attempts = attempts.iter().map(|time| at(time)).collect();
        let found = clear(&asked(person), &rules(), now(time));
        let found = found.err().map(|all| (all[0].hold, all[0].opens_at));
        let expected = expected.map(|(hold, opens)| (hold, Some(at(opens))));
        assert_eq!(found, expected, "{attempts:?} {time}");
    };
    let today = |opens| Some((Hold::TriedToday, opens));
    let week = |opens| Some((Hold::TriedThisWeek, opens));
    // A new day, and not yet twenty hours.
    check(
        &["2026-11-22T23:59:00"],
        "2026-11-23T00:00:00",
        today("2026-11-23T19:59:00"),
    );
    check(&["2026-11-22T23:59:00"], "2026-11-23T19:59:00", None);
    check(
        &["2026-11-23T00:00:00"],
        "2026-11-23T23:59:00",
        today("2026-11-24T00:00:00"),
    );
    let three = [
        "2026-11-22T15:00:00",
        "2026-11-20T15:00:00",
        "2026-11-17T15:00:00",
    ];
    check(&three, "2026-11-23T10:00:00", week("2026-11-24T15:00:00"));
    check(&three, "2026-11-24T14:59:59", week("2026-11-24T15:00:00"));
    check(&three, "2026-11-24T15:00:00", None);
    // Summer time begins on 29 March 2026: the day is 23 hours long.
    check(
        &["2026-03-28T03:00:00"],
        "2026-03-28T23:30:00",
        today("2026-03-29T00:00:00"),
    );
}

#[test]
fn the_queue_holds_back_what_the_guard_would_not_object_to() {
    let check =
        |change: &dyn Fn(&mut Person), time: &str, expected: Option<(Hold, Option<&str>)>| {
            let mut person = person();
            change(&mut person);
            let found = hold(&person, "", &rules(), now(time));
            let expected = expected.map(|(hold, until)| (hold, until.map(at)));
            assert_eq!(found, expected, "{time}");
        };
    let unanswered = |person: &mut Person| {
        person.contact.attempts = vec![at("2026-11-23T09:00:00")];
        person.contact.last_call = Some(last(
            "2026-11-23T09:00:00",
            LineResult::NoAnswer,
            Attempt::Nth(1),
        ));
    };
    check(&|_| {}, "2026-11-23T10:00:00", None);
    // Tried this morning: not today, and not tomorrow morning either.
    let noon = Some("2026-11-24T12:00:00");
    check(
        &unanswered,
        "2026-11-23T10:00:00",
        Some((Hold::TriedToday, noon)),
    );
    check(
        &unanswered,
        "2026-11-24T10:00:00",
        Some((Hold::OtherPartOfDay, noon)),
    );
    check(&unanswered, "2026-11-24T12:00:00", None);
    // A callback that they asked for goes before the limits.
    let asked_back = |person: &mut Person| {
        unanswered(person);
        person.callback = Some(agreed("2026-11-23T14:00:00", Precision::Exact));
    };
    let due = Some("2026-11-23T14:00:00");
    check(
        &asked_back,
        "2026-11-23T10:00:00",
        Some((Hold::TriedToday, due)),
    );
    check(&asked_back, "2026-11-23T14:00:00", None);
    let later = |person: &mut Person| {
        person.callback = Some(agreed("2026-11-25T00:00:00", Precision::Day));
    };
    let day = Some("2026-11-25T00:00:00");
    check(
        &later,
        "2026-11-23T10:00:00",
        Some((Hold::CallbackLater, day)),
    );
    check(
        &|person| person.numbers_usable = 0,
        "2026-11-23T10:00:00",
        Some((Hold::NoNumber, None)),
    );
}

#[test]
fn a_rejected_callback_rests_too() {
    let mut person = person();
    person.callback = Some(agreed("2026-11-23T14:00:00", Precision::Exact));
    person.contact.declined_at = Some(at("2026-11-23T14:00:30"));
    person.contact.last_call = Some(last(
        "2026-11-23T14:00:30",
        LineResult::Declined,
        Attempt::Not(NoAttempt::AgreedCallback),
    ));
    let rules = rules();
    // The seven days end in an afternoon, as the rejected call was; the queue offers them in the evening.
    let rested = Some((Hold::Resting, Some(at("2026-11-30T16:00:00"))));
    assert_eq!(
        hold(&person, "", &rules, now("2026-11-23T15:00:00")),
        rested
    );
    assert_eq!(
        hold(&person, "", &rules, now("2026-11-24T15:00:00")),
        rested
    );
    // A new agreement goes before the rest.
    person.callback = Some(agreed("2026-11-25T10:00:00", Precision::Exact));
    assert_eq!(hold(&person, "", &rules, now("2026-11-25T10:00:00")), None);
}

#[test]
fn an_agreed_call_is_its_own_ground() {
    let mut asked = asked(person());
    asked.person.audience = Some(Audience::Consumer);
    let callback = agreed("2026-11-23T10:00:00", Precision::After);
    asked.person.callback = Some(callback);
    let rules = rules();
    let now = now("2026-11-23T10:00:00");
    let clearance = clear(&asked, &rules, now).unwrap();
    let ClearanceNote::Rules(by) = clearance.note() else {
        panic!("no override was asked for");
    };
    assert!(by.iter().any(|rule| rule == "NO.EXC.EXPRESS_REQUEST"));
    assert_eq!(hold_of(&asked.facts, &asked.person, &rules, now), None);
    // One that was set outside a call is no evidence that they asked.
    asked.person.callback = Some(Agreed {
        id: PartRef::whole(callback.id.record),
        ..callback
    });
    let objections = clear(&asked, &rules, now).unwrap_err();
    assert_eq!(objections[0].hold, Hold::NeedsWash);
}

prop_compose! {
    fn moments()(minutes in prop::collection::vec(0i64..12 * 24 * 60, 0..6)) -> Vec<Moment> {
        let start = at("2026-11-15T00:00:00");
        minutes.into_iter().map(|it| start.plus(chrono::Duration::minutes(it))).collect()
    }
}

fn maybe_moment() -> impl Strategy<Value = Option<Moment>> {
    moments().prop_map(|moments| moments.first().copied())
}

prop_compose! {
    fn anybody()(
        attempts in moments(),
        declined_at in maybe_moment(),
        rests_until in maybe_moment(),
        last_at in maybe_moment(),
        line in prop::sample::select(&LineResult::ALL[..]),
        counted in any::<bool>(),
        due in maybe_moment(),
        suppressed in prop::collection::vec(Just(SuppressScope::Person), 0..2),
    ) -> Person {
        let when = due.map(|due| When {
            at: due.in_zone(Zone::OSLO),
            zone: Zone::OSLO,
            precision: Precision::After,
        });
        let id = agreed("2026-11-23T10:00:00", Precision::After).id;
        let attempt = if counted {
            Attempt::Nth(1)
        } else {
            Attempt::Not(NoAttempt::AgreedCallback)
        };
        Person {
            suppressed,
            contact: Contact {
                attempts,
                declined_at,
                rests_until,
                last_call: last_at.map(|at| LastCall { at, line, attempt }),
                ..Contact::default()
            },
            callback: when.map(|when| Agreed { id, when }),
            ..person()
        }
    }
}

fn at_noon() -> Now {
    now("2026-11-23T12:00:00")
}

fn allowed(asked: &Asked) -> bool {
    clear(asked, &rules(), at_noon()).is_ok()
}

proptest! {
    #[test]
    fn a_suppression_never_makes_anybody_callable(person in anybody()) {
        let before = asked(person.clone());
        let mut after = asked(person);
        after.person.suppressed.push(SuppressScope::Number);
        prop_assert!(!allowed(&after));
        let mut number = before;
        number.person.numbers_never.push(number.number.number.clone());
        prop_assert!(!allowed(&number));
    }

    #[test]
    fn an_attempt_never_makes_anybody_callable(person in anybody(), more in moments()) {
        let before = asked(person.clone());
        let mut after = asked(person);
        after.person.contact.attempts.extend(more);
        prop_assert!(allowed(&before) || !allowed(&after));
        after.person.contact.last_call =
            Some(last("2026-11-23T11:59:00", LineResult::NoAnswer, Attempt::Nth(1)));
        prop_assert!(allowed(&before) || !allowed(&after));
    }

    #[test]
    fn taking_away_a_wash_never_makes_anybody_callable(
        person in anybody(),
        days in 0i64..40,
        market in prop::sample::select(vec!["NO", "DK", "SE", "GB", "DE", "US", "FI"]),
        audience in prop::sample::select(&Audience::ALL[..]),
        ground in prop::sample::select(&Ground::ALL[..]),
    ) {
        let mut without = asked(Person { audience: Some(audience), ..person });
        without.facts.market = market.parse().unwrap();
        without.facts.answers.ground = Some(ground);
        let rules = rules();
        let mut with = without.clone();
        with.facts.answers.washed = rules
            .markets
            .iter()
            .flat_map(|market| &market.registers)
            .map(|register| Washed {
                register: register.rule.id.to_string(),
                version: at_noon().today() - chrono::Duration::days(days),
                by: "oss".to_owned(),
            })
            .collect();
        prop_assert!(allowed(&with) || !allowed(&without));
    }

    #[test]
    fn a_reason_lifts_at_the_moment_it_says(mut person in anybody()) {
        // A redial, or a number just given, is a matter of the moment and not of waiting.
        if let Some(last) = &mut person.contact.last_call {
            last.line = LineResult::NoAnswer;
        }
        let asked = asked(Person { suppressed: Vec::new(), ..person });
        let rules = rules();
        if let Err(objections) = clear(&asked, &rules, at_noon()) {
            let opens = objections.iter().filter_map(|it| it.opens_at).max().unwrap();
            let then = |at| Now { at, zone: Zone::OSLO };
            prop_assert!(clear(&asked, &rules, then(opens)).is_ok());
            let before = opens.plus(chrono::Duration::milliseconds(-1));
            prop_assert!(clear(&asked, &rules, then(before)).is_err());
        }
    }

    #[test]
    fn the_queue_offers_at_the_moment_it_says(person in anybody()) {
        let rules = rules();
        let then = |at| Now { at, zone: Zone::OSLO };
        if let Some((_, Some(until))) = hold(&person, "", &rules, at_noon()) {
            prop_assert_eq!(hold(&person, "", &rules, then(until)), None);
            let before = until.plus(chrono::Duration::milliseconds(-1));
            prop_assert!(hold(&person, "", &rules, then(before)).is_some());
        }
    }

    #[test]
    fn whom_the_queue_offers_may_be_called(person in anybody()) {
        let asked = asked(person);
        if hold_of(&asked.facts, &asked.person, &rules(), at_noon()).is_none() {
            prop_assert!(allowed(&asked));
        }
    }
}

/// Perhaps to hear what became of it.
#[test]
fn a_call_that_they_asked_for_goes_before_a_failure() {
    let monday = "2026-11-23T10:00:00";
    let mut asked = asked(person());
    asked.person.bounds.failure_since = Some(at(monday));
    assert!(clear(&asked, &rules(), now(monday)).is_err());
    let callback = agreed(monday, Precision::Exact);
    asked.person.callback = Some(callback);
    asked.because = Because::Callback(callback);
    assert!(clear(&asked, &rules(), now(monday)).is_ok());
    assert_eq!(
        hold_of(&asked.facts, &asked.person, &rules(), now(monday)),
        None
    );
}

#[test]
fn what_is_true_of_one_person_holds_them() {
    let monday = "2026-11-23T10:00:00";
    let check =
        |change: &dyn Fn(&mut Asked), time: &str, expected: &[(&str, Hold, Option<&str>)]| {
            let mut asked = asked(person());
            change(&mut asked);
            let found = clear(&asked, &rules(), now(time)).err().unwrap_or_default();
            let found: Vec<_> = found
                .iter()
                .map(|it| (it.rule.id.as_ref(), it.hold, it.opens_at))
                .collect();
            let expected: Vec<_> = expected
                .iter()
                .map(|(rule, hold, opens)| (*rule, *hold, opens.map(at)))
                .collect();
            assert_eq!(found, expected, "{time}");
        };
    let restricted = |it: &mut Asked| {
        it.person.bounds.restricted = Some(Restricted::AtTheirWish);
    };
    check(
        &restricted,
        monday,
        &[("HOUSE.RESTRICT", Hold::Restricted, None)],
    );
    let after_four = |it: &mut Asked| {
        it.person.bounds.wishes.hours = vec![WishedHours {
            days: Vec::new(),
            from: chrono::NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
            until: None,
        }];
    };
    let four = Some("2026-11-23T16:00:00");
    check(
        &after_four,
        monday,
        &[("HOUSE.WISHES", Hold::OtherHours, four)],
    );
    check(&after_four, "2026-11-23T16:00:00", &[]);
    // What they agreed in a call goes before what they said of all calls.
    let agreed_at_ten = |it: &mut Asked| {
        after_four(it);
        it.person.callback = Some(agreed(monday, Precision::Exact));
    };
    check(&agreed_at_ten, monday, &[]);
    let by_letter = |it: &mut Asked| it.person.bounds.wishes.channel = Some(Channel::Letter);
    check(
        &by_letter,
        monday,
        &[("HOUSE.WISHES", Hold::OtherChannel, None)],
    );
    let elsewhere = |it: &mut Asked| {
        it.person.bounds.wishes.numbers = vec!["+4799000002".parse().unwrap()];
    };
    check(
        &elsewhere,
        monday,
        &[("HOUSE.WISHES", Hold::OtherChannel, None)],
    );
    let costly = |it: &mut Asked| it.number = phone("+4782012345", PhoneState::Untried);
    check(&costly, monday, &[("HOUSE.NUMBER", Hold::NoNumber, None)]);
    let failed = |it: &mut Asked| it.person.bounds.failure_since = Some(at(monday));
    check(
        &failed,
        monday,
        &[("HOUSE.OPEN_FAILURE", Hold::FailureOpen, None)],
    );
    let surveyed = |it: &mut Asked| {
        failed(it);
        it.facts.purpose = "survey".to_owned();
    };
    check(&surveyed, monday, &[]);
    let held = |it: &mut Asked| {
        it.person.bounds.held_by = Some(HeldBy {
            seller: "Ola".to_owned(),
            until: at("2026-11-23T10:05:00"),
        });
    };
    let five = Some("2026-11-23T10:05:00");
    check(
        &held,
        monday,
        &[("HOUSE.WITH_COLLEAGUE", Hold::WithColleague, five)],
    );
    check(&held, "2026-11-23T10:05:00", &[]);
    let tried = |it: &mut Asked| {
        it.person.bounds.campaigns_tried = vec![CampaignTried {
            campaign: String::new(),
            times: 5,
        }];
    };
    check(
        &tried,
        monday,
        &[("HOUSE.ATTEMPTS", Hold::TriedEnough, None)],
    );
    let nowhere = |it: &mut Asked| it.person.whereabouts.country = "BR".parse().ok();
    check(
        &nowhere,
        monday,
        &[("HOUSE.NO_ZONE", Hold::ZoneUnknown, None)],
    );
}

#[test]
fn a_consumers_number_is_not_rung_for_each_who_shares_it() {
    let check = |audience, expected: bool| {
        let mut asked = asked(person());
        asked.person.audience = Some(audience);
        asked.facts.answers.washed = vec![Washed {
            register: "NO.REG.RESERVASJON".to_owned(),
            version: "2026-11-22".parse().unwrap(),
            by: "oss".to_owned(),
        }];
        asked.person.bounds.numbers_tried = vec![NumberTried {
            number: asked.number.number.clone(),
            attempts: vec![at("2026-11-23T09:00:00")],
        }];
        let found = clear(&asked, &rules(), now("2026-11-23T10:00:00"));
        assert_eq!(found.is_ok(), expected, "{audience:?} {found:?}");
    };
    check(Audience::Consumer, false);
    check(Audience::Business, true);
}

#[test]
fn who_stands_in_a_register_is_not_called_but_by_exception() {
    let listed = |number: Option<&str>| Listing {
        register: "NO.REG.RESERVASJON".to_owned(),
        version: "2026-11-22".parse().unwrap(),
        number: number.map(|number| number.parse().unwrap()),
    };
    let check = |listing: Listing, change: &dyn Fn(&mut Asked), expected: Option<Hold>| {
        let mut asked = asked(person());
        asked.person.audience = Some(Audience::Consumer);
        asked.person.bounds.listed = vec![listing];
        asked.person.bounds.washed = vec![Washed {
            register: "NO.REG.RESERVASJON".to_owned(),
            version: "2026-11-22".parse().unwrap(),
            by: "oss".to_owned(),
        }];
        change(&mut asked);
        let found = clear(&asked, &rules(), now("2026-11-23T10:00:00")).err();
        assert_eq!(found.map(|all| all[0].hold), expected);
    };
    check(listed(None), &|_| {}, Some(Hold::Listed));
    check(listed(Some("+4799000001")), &|_| {}, Some(Hold::Listed));
    check(listed(Some("+4799000009")), &|_| {}, None);
    let yes = |on: &str| Proof {
        ground: Ground::Asked,
        evidence: vec!["request_text".to_owned()],
        on: on.parse().unwrap(),
        until: None,
        ended_on: None,
        purposes: Vec::new(),
        number: None,
    };
    let said_yes = |it: &mut Asked| it.person.bounds.proofs = vec![yes("2026-11-20")];
    check(listed(None), &said_yes, None);
    // What is taken back proves nothing, nor does what is too old or half.
    let taken_back = |it: &mut Asked| {
        said_yes(it);
        it.person.bounds.withdrawn_at = Some(at("2026-11-21T12:00:00"));
    };
    check(listed(None), &taken_back, Some(Hold::Listed));
    let long_ago = |it: &mut Asked| it.person.bounds.proofs = vec![yes("2026-08-01")];
    check(listed(None), &long_ago, Some(Hold::Listed));
    let half = |it: &mut Asked| {
        said_yes(it);
        it.person.bounds.proofs[0].evidence.clear();
    };
    check(listed(None), &half, Some(Hold::Listed));
}

#[test]
fn a_hidden_number_calls_nobody_where_that_is_forbidden() {
    let check = |shown, in_directory, expected: bool| {
        let caller = Caller {
            shown,
            in_directory,
        };
        let rules = Rules { caller, ..rules() };
        let found = clear(&asked(person()), &rules, now("2026-11-23T10:00:00"));
        assert_eq!(found.is_ok(), expected);
    };
    check(Known::Unsaid, Known::Unsaid, true);
    check(Known::Yes, Known::Yes, true);
    check(Known::No, Known::Yes, false);
    check(Known::Yes, Known::No, false);
}

#[test]
fn a_campaign_narrows_and_never_widens() {
    let mut rules = rules();
    let narrower = |per_7_days, rest| NarrowerLimits {
        per_day: None,
        per_7_days: Some(per_7_days),
        rest_after_declined_days: Some(rest),
    };
    let campaign = |code: &str, limits| CampaignRules {
        code: code.to_owned(),
        limits,
        evidence: Vec::new(),
    };
    rules.campaigns = vec![
        campaign("care", narrower(1, 30)),
        campaign("wild", narrower(50, 0)),
    ];
    let mut person = person();
    person.contact.attempts = vec![at("2026-11-20T10:00:00")];
    let mut asked = asked(person);
    let monday = now("2026-11-23T10:00:00");
    for (campaign, is_narrow) in [("", false), ("wild", false), ("care", true)] {
        asked.facts.stated.campaign = campaign.to_owned();
        let answer = clear(&asked, &rules, monday);
        assert_eq!(answer.is_err(), is_narrow, "{campaign}");
        let until = Some(at("2026-11-27T10:00:00"));
        let held = is_narrow.then_some((Hold::TriedThisWeek, until));
        assert_eq!(hold_of(&asked.facts, &asked.person, &rules, monday), held);
        if let Err(objections) = answer {
            assert_eq!(objections[0].rule.id, CAMPAIGN);
            assert_eq!(objections[0].rule.basis, Basis::House);
            assert_eq!(objections[0].opens_at, until);
        }
    }
    assert_eq!(rules.limits_of("wild"), rules.limits);
    asked.person.contact.attempts.clear();
    asked.person.contact.declined_at = Some(at("2026-11-10T10:00:00"));
    assert!(clear(&asked, &rules, monday).is_err());
    asked.facts.stated.campaign = "wild".to_owned();
    assert!(clear(&asked, &rules, monday).is_ok());
}
