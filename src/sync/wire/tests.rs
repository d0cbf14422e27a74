//! Each fact has one JSON form, and it is pinned.

use std::collections::BTreeMap;

use super::*;
use crate::model::call::{
    Attempt, Call, CampaignRef, ClearanceNote, Direction, Disclosed, LineResult, NoAttempt,
    NumberLearned, OutcomeSaid,
};
use crate::model::callback::CallbackSet;
use crate::model::caller::{Assign, Away};
use crate::model::campaign::{CardKind, NarrowerLimits, Period, Product, TalkCard};
use crate::model::consent::{Consent, Restricted};
use crate::model::customer::{
    Audience, Field, FieldTarget, FieldWrite, OnePerson, Profile, Relation, RelationKind,
};
use crate::model::erasure::Erase;
use crate::model::exported::Exported;
use crate::model::fact::{
    CampaignSet, CustomerNew, ImportReceipt, IncOpen, IncWhy, ListSet, Membership, Note,
    PromiseClosed,
};
use crate::model::list::{Ground, List, ListAnswers, ListAudience, ListRef, ListState, Washed};
use crate::model::moment::{Moment, Zone};
use crate::model::opened::{Opened, OpenedTo};
use crate::model::order::{OrderLine, OrderNew, OrderStep, OrderStepped};
use crate::model::outcome::{
    Asks, Campaign, Causes, Flag, GuideKind, GuideLine, Labels, Offers, Outcome, Phase, SubOutcome,
};
use crate::model::phone::{Phone, PhoneKind, PhoneState};
use crate::model::preference::Window;
use crate::model::said::{
    Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked, Satisfaction, Side,
};
use crate::model::seller::{Owner, SellerRef};
use crate::model::standing::Channel;
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::model::talk::{
    AboutCause, CorrectionAnswered, CorrectionAsked, DemandSorted, Heard, Interval, IntervalSet,
    PrioritySet, QuestionAnswered, ReviewReceipt, Reviewed, Talk, Undone,
};
use crate::model::wash::Wash;
use crate::model::when::{Precision, When};
use crate::sync::line::{self, Line};

const RECORD: &str = "25c9885476549287d36ac8519eb6e5be8a2cac9c";

fn seller() -> SellerRef {
    SellerRef {
        id: "s-0123456789abcdef".parse().unwrap(),
        name: "Kari".to_owned(),
    }
}

fn list_ref() -> ListRef {
    ListRef {
        id: "l-0123456789abcdef".parse().unwrap(),
        name: "Vinter 2026".to_owned(),
    }
}

fn when(precision: Precision) -> When {
    When {
        at: "2026-11-24T14:00:00".parse().unwrap(),
        zone: Zone::OSLO,
        precision,
    }
}

fn phones() -> Vec<Phone> {
    let states = [
        PhoneState::Untried,
        PhoneState::Good,
        PhoneState::NotTheirs,
        PhoneState::Dead,
        PhoneState::GivenByThem("2026-11-21".parse().unwrap()),
    ];
    states
        .into_iter()
        .map(|state| Phone {
            number: "+4700000001".parse().unwrap(),
            kind: PhoneKind::Mobile,
            state,
        })
        .collect()
}

fn customer() -> CustomerNew {
    let mut fields: BTreeMap<Field, String> = Field::KNOWN
        .into_iter()
        .filter(|field| !matches!(field, Field::Name | Field::Company | Field::Audience))
        .map(|field| (field.clone(), format!("the {field}")))
        .collect();
    fields.insert(Field::Own("tier".to_owned()), "gull \"1\"".to_owned());
    CustomerNew {
        profile: Profile {
            name: "Åse Østergård".to_owned(),
            company: "Østergård Blomster AS".to_owned(),
            audience: Some(Audience::SoleTrader),
            phones: phones(),
            fields,
        },
        principal: "Nordlys".to_owned(),
        source: "messe 2026".to_owned(),
        member: Some(Membership {
            list: list_ref(),
            place: 12,
        }),
        tags: vec!["vip".to_owned()],
    }
}

fn full_call() -> Call {
    Call {
        direction: Direction::Out,
        number: Some("+4700000001".parse().unwrap()),
        principal: "Nordlys".to_owned(),
        list: Some(list_ref()),
        campaign: Some(CampaignRef {
            code: "plain".to_owned(),
            version: 3,
        }),
        seller: seller(),
        with_whom: "sønnen".to_owned(),
        attempt: Attempt::Nth(2),
        rang_at: Some("2026-11-21T10:31:02+01:00".parse().unwrap()),
        answered_at: Some("2026-11-21T10:31:12+01:00".parse().unwrap()),
        ended_at: Some("2026-11-21T10:41:12+01:00".parse().unwrap()),
        line: LineResult::Answered,
        outcome: Some(OutcomeSaid {
            code: "again".to_owned(),
            label: "Snakkes igjen".to_owned(),
            flags: vec![Flag::Reached, Flag::Again],
            causes: Causes::Rests { days: 30 },
            sub: Some(crate::model::call::SubSaid {
                code: "price".to_owned(),
                label: "Prisen".to_owned(),
            }),
        }),
        notes: "Ringer om fakturaen.\n\tForstår ikke linje 3…".to_owned(),
        clearance: ClearanceNote::Rules(vec!["NO.HOURS.CONSUMER".to_owned()]),
        kept_callback: Some(format!("{RECORD}#c").parse().unwrap()),
        numbers: vec![NumberLearned {
            number: "+4700000001".parse().unwrap(),
            state: PhoneState::Good,
        }],
        callback: Some(CallbackSet {
            when: when(Precision::After),
            owner: Owner::Seller(seller()),
            about: "linje 3".to_owned(),
        }),
        suppress: Some(SuppressScope::Organisation),
        suppress_numbers: vec!["11".repeat(32)],
        tags: vec!["vip".to_owned()],
        demands: vec![Demand {
            words: "Jeg forstår ikke regningen".to_owned(),
            kind: DemandKind::Failure,
            matters: "én regning".to_owned(),
            cause: "ny mal".to_owned(),
        }]
        .into(),
        promises: vec![PromiseMade {
            by: Side::We,
            words: "svar om regningen".to_owned(),
            due: Some("2026-11-24".parse().unwrap()),
            owner: seller(),
        }]
        .into(),
        questions: vec![QuestionAsked {
            by: Side::They,
            words: "Kan jeg bytte plan midt i året?".to_owned(),
            answer: "Ja".to_owned(),
        }]
        .into(),
        priorities: vec![Priority {
            words: "levering før 09".to_owned(),
        }],
        needs: vec![Need {
            words: "to linjer til".to_owned(),
            horizon: Horizon::Months,
        }],
        satisfaction: Some(Satisfaction {
            scale: 5,
            score: 4,
            words: "greit nok".to_owned(),
        }),
        order: Some(order()),
        disclosed: vec![Disclosed {
            rule: "NO.OPEN.IDENTITY".to_owned(),
            words: "Hei, jeg heter Kari.".to_owned(),
        }],
    }
}

fn bare_call(line: LineResult, attempt: Attempt, clearance: ClearanceNote) -> Call {
    let empty = r#"{"seller":{"id":"s-0123456789abcdef","name":"Kari"},"line":"failed"}"#;
    let body = RawValue::from_string(empty.to_owned()).unwrap();
    let Ok(Fact::Call(call)) = fact("call", &body, &[]) else {
        panic!("a call")
    };
    Call {
        attempt,
        line,
        clearance,
        ..*call
    }
}

fn facts() -> Vec<Fact> {
    let of: PartRef = format!("{RECORD}#p1").parse().unwrap();
    let record: RecordId = RECORD.parse().unwrap();
    let why = "feil kunde".to_owned();
    let closed = PromiseClosed {
        of,
        words: "sendt".to_owned(),
    };
    let mut facts = vec![
        Fact::CustomerNew(customer()),
        Fact::CustomerMember(customer().member.unwrap()),
        Fact::RelationSet(Relation {
            kind: RelationKind::ContactOf,
            to: "c-fedcba9876543210".parse().unwrap(),
            role: "daglig leder".to_owned(),
        }),
        Fact::TagSet("vip".to_owned()),
        Fact::TagUnset("vip".to_owned()),
        Fact::Call(Box::new(full_call())),
        Fact::CallAmend {
            of: record,
            call: Box::new(full_call()),
        },
        Fact::CallVoid {
            of: record,
            why: why.clone(),
        },
        Fact::Note(Note {
            text: "Ring etter ferien".to_owned(),
            written: Some("2026-07-01T12:00:00".parse().unwrap()),
            source: "Notat".to_owned(),
        }),
        Fact::CallbackSet(CallbackSet {
            when: when(Precision::Exact),
            owner: Owner::Anyone,
            about: String::new(),
        }),
        Fact::CallbackMoved {
            of,
            when: when(Precision::Day),
        },
        Fact::CallbackDone { of },
        Fact::CallbackCancelled { of, why },
        Fact::PromiseMade(full_call().promises.take_out(1).unwrap()),
        Fact::PromiseKept(closed.clone()),
        Fact::PromiseBroken(closed.clone()),
        Fact::PromiseWithdrawn(closed),
        Fact::Erase(Erase {
            basis: "letter of 20 November".to_owned(),
            numbers: vec!["ab".repeat(32)],
        }),
        Fact::Suppress(Suppress {
            scope: SuppressScope::Person,
            numbers: vec!["00".repeat(32)],
            source: "import".to_owned(),
            words: "ikke ring".to_owned(),
        }),
        Fact::ListSet(ListSet {
            list: list_ref().id,
            state: Some(ListState::Paused),
            answers: None,
            campaign: None,
            interval: None,
            replaces: vec![RECORD.parse().unwrap()],
        }),
        Fact::Import(ImportReceipt {
            list: list_ref(),
            file: "vinter.csv".to_owned(),
            hash: "ab".repeat(32),
            rows: 3,
            new: 1,
            merged: 1,
            refused: 1,
        }),
        Fact::Exported(Exported {
            seller: seller(),
            what: "calls".to_owned(),
            why: "lønn, november".to_owned(),
            from: Some(Moment::from_millis(1_700_000_000_000)),
            before: None,
            list: Some(list_ref()),
        }),
        Fact::IncOpen(IncOpen {
            prev_inc: Some("0123456789abcdef".parse().unwrap()),
            prev_seq: 7,
            prev_chain: "cd".repeat(32),
            why: IncWhy::Guard,
            version: "0.1.0".to_owned(),
        }),
    ];
    facts.push(campaign());
    facts.extend(talks(of, record).map(Fact::Talk));
    facts.extend(wishes());
    facts.extend([ListAudience::EachRow, ListAudience::All(Audience::Business)].map(list));
    facts.extend(field_writes());
    facts.extend(bare_calls());
    facts.extend(handed_over());
    facts
}

fn handed_over() -> [Fact; 4] {
    let one = || OnePerson {
        with: "c-1122334455667788".parse().unwrap(),
        replaces: vec![RECORD.parse().unwrap()],
    };
    [
        Fact::Assign(Assign {
            to: seller(),
            until: "2026-11-24".parse().unwrap(),
            replaces: vec![RECORD.parse().unwrap()],
        }),
        Fact::Away(Away {
            seller: seller(),
            until: Some("2026-11-27".parse().unwrap()),
            to: Some(seller()),
            replaces: vec![RECORD.parse().unwrap()],
        }),
        Fact::CustomerMerge(one()),
        Fact::CustomerUnmerge(one()),
    ]
}

fn order() -> OrderNew {
    OrderNew {
        lines: vec![OrderLine {
            product: "basis".to_owned(),
            label: "Basis".to_owned(),
            quantity: 2,
            unit_price: "249.00".parse().unwrap(),
            currency: "NOK".to_owned(),
            period: Period::Month,
        }],
        owner: seller(),
        words: "fra nyttår".to_owned(),
    }
}

fn talks(of: PartRef, record: RecordId) -> [Talk; 18] {
    let text = |text: &str| text.to_owned();
    let about = AboutCause {
        cause: text("ny mal"),
        who: text("Per i faktura"),
        words: text("rettes i januar"),
    };
    let interval = |interval| {
        Talk::IntervalSet(IntervalSet {
            interval,
            replaces: vec![record],
        })
    };
    [
        Talk::QuestionAsked(full_call().questions.take_out(1).unwrap()),
        Talk::QuestionAnswered(QuestionAnswered {
            of,
            answer: text("ja"),
        }),
        Talk::PrioritySet(PrioritySet {
            priorities: full_call().priorities,
            ask_again: Some("2027-01-15".parse().unwrap()),
            replaces: vec![record],
        }),
        Talk::NeedNoted(full_call().needs.remove(0)),
        Talk::CauseSet(DemandSorted {
            of,
            kind: Some(DemandKind::Failure),
            cause: Some(text("ny mal")),
        }),
        Talk::CauseHanded(about.clone()),
        Talk::CauseAnswered(about.clone()),
        Talk::CauseMended(about),
        Talk::OrderNew(order()),
        Talk::OrderStep(OrderStepped {
            of,
            step: OrderStep::OfferSent,
            words: text("på e-post"),
        }),
        interval(Some(Interval {
            ideal_days: 30,
            latest_days: 90,
        })),
        interval(None),
        Talk::CorrectionAsked(CorrectionAsked {
            of: record,
            to: seller(),
            words: text("det var 24. november"),
        }),
        Talk::CorrectionAnswered(CorrectionAnswered {
            of: record,
            words: text("det var 23."),
        }),
        Talk::Undone(Undone {
            of: record,
            root: record,
        }),
        Talk::Reviewed(Reviewed {
            by: seller(),
            aside_until: Some("2026-12-01".parse().unwrap()),
        }),
        Talk::Review(ReviewReceipt {
            by: seller(),
            since: "2026-11-14T10:00:00Z".parse().unwrap(),
            reviewed: 17,
            forgotten: 0,
        }),
        Talk::Heard(Heard {
            of: Some(record),
            demand: Demand {
                words: text("regningen er feil igjen"),
                kind: DemandKind::Failure,
                matters: text("å slippe å ringe"),
                cause: text("rettelsen gjaldt bare august"),
            },
            is_struck: true,
        }),
    ]
}

fn campaign() -> Fact {
    let text = |text: &str| Labels([("nb".to_owned(), text.to_owned())].into());
    let outcome = Outcome {
        code: "no".to_owned(),
        label: text("Nei"),
        flags: vec![Flag::Reached, Flag::Declined],
        asks: vec![Asks::Callback],
        offers: vec![Offers::Order],
        causes: Causes::Rests { days: 30 },
        subs: vec![SubOutcome {
            code: "price".to_owned(),
            label: text("Prisen"),
        }],
    };
    let campaign = Campaign {
        code: "vinter".to_owned(),
        version: 2,
        name: text("Vinter"),
        purpose: "sale".to_owned(),
        controller: "Nordlys AS".to_owned(),
        principal_kind: "charity".to_owned(),
        product_category: "books".to_owned(),
        legal_basis: text("berettiget interesse"),
        outcomes: vec![outcome],
        guide: vec![GuideLine {
            kind: GuideKind::Question,
            phase: Some(Phase::Need),
            text: text("Hva er viktigst?"),
        }],
        products: vec![Product {
            code: "basis".to_owned(),
            label: text("Basis"),
            unit_price: "249.00".parse().unwrap(),
            currency: "NOK".to_owned(),
            period: Period::Month,
        }],
        cards: vec![TalkCard {
            key: "bi".to_owned(),
            kind: CardKind::Objection,
            title: text("Binding"),
            text: text("12 måneder"),
        }],
        limits: NarrowerLimits {
            per_day: Some(1),
            ..NarrowerLimits::default()
        },
    };
    Fact::CampaignSet(CampaignSet {
        code: "vinter".to_owned(),
        campaign: Some(Box::new(campaign)),
        state: Some(ListState::Paused),
        replaces: vec![RECORD.parse().unwrap()],
    })
}

fn wishes() -> Vec<Fact> {
    let replaces = vec![RECORD.parse().unwrap()];
    let customer = |n: u8| crate::model::id::CustomerId::of([n; 8]);
    vec![
        Fact::ConsentGiven(Consent {
            text: "Ja, Nordlys kan ringe meg om strøm".to_owned(),
            channel: "skjema på nordlys.example".to_owned(),
            given_at: Some("2026-11-01T12:00:00+01:00".parse().unwrap()),
            purpose: "sale".to_owned(),
            principal: "Nordlys".to_owned(),
            proof: "skjema 4711".to_owned(),
            phone: None,
            until: Some("2027-11-01".parse().unwrap()),
        }),
        Fact::ConsentWithdrawn(Withdrawal {
            principal: "Nordlys".to_owned(),
            words: "jeg vil ikke mer".to_owned(),
            channel: "call".to_owned(),
            replaces: replaces.clone(),
        }),
        Fact::PreferenceSet(Preference {
            windows: vec![Window {
                days: vec![chrono::Weekday::Tue],
                from: Some("16:00:00".parse().unwrap()),
                to: None,
            }],
            numbers: vec!["+4700000001".parse().unwrap()],
            channel: Some(Channel::Telephone),
            words: "etter jobb".to_owned(),
            replaces: replaces.clone(),
        }),
        Fact::Restrict(Restriction {
            state: Restricted::Restricted,
            why: "bestrider kravet".to_owned(),
            replaces,
        }),
        Fact::SuppressLift(SuppressLift {
            of: vec!["0123456789abcdef0123456789abcdef01234567".parse().unwrap()],
            basis: "feil tast".to_owned(),
        }),
        Fact::Opened(Opened {
            seller: seller(),
            to: OpenedTo::Talk,
        }),
        Fact::Wash(Box::new(Wash {
            register: "NO.REG.RESERVASJON".to_owned(),
            version: "2026-11-02".parse().unwrap(),
            file: "reservert.csv".to_owned(),
            hash: "ef".repeat(32),
            rows: 1_000_000,
            customers: 100_000,
            hits: 31_415,
            seller: seller(),
            listed: vec![customer(1)],
            clear: vec![customer(2), customer(3)],
        })),
    ]
}

fn list(audience: ListAudience) -> Fact {
    Fact::ListNew(List {
        id: list_ref().id,
        name: "Vinter 2026".to_owned(),
        principal: "Nordlys".to_owned(),
        market: "NO".parse().unwrap(),
        answers: ListAnswers {
            audience: Some(audience),
            ground: Some(Ground::Donors),
            washed: vec![Washed {
                register: "NO.REG.RESERVASJON".to_owned(),
                version: "2026-11-01".parse().unwrap(),
                by: "Kari".to_owned(),
            }],
        },
        source: "messe".to_owned(),
        campaign: "plain".to_owned(),
        state: ListState::Open,
    })
}

fn field_writes() -> Vec<Fact> {
    let targets = [
        FieldTarget::Value(Field::Email, "ase@example.no".to_owned()),
        FieldTarget::Value(Field::Own("tier".to_owned()), String::new()),
        FieldTarget::Phone(phones().remove(4)),
        FieldTarget::PhoneRemoved("+4700000001".parse().unwrap()),
    ];
    let replaces = vec![RECORD.parse().unwrap()];
    targets
        .into_iter()
        .map(|target| FieldWrite {
            target,
            replaces: replaces.clone(),
        })
        .map(Fact::CustomerField)
        .collect()
}

fn bare_calls() -> Vec<Fact> {
    let spoken = ClearanceNote::Override {
        rule: "HOUSE.PACE".to_owned(),
        reason: "hun ba om det".to_owned(),
    };
    [
        (LineResult::NoAnswer, Attempt::Nth(1), spoken),
        (
            LineResult::Answered,
            Attempt::Not(NoAttempt::TheyRang),
            ClearanceNote::Inbound,
        ),
        (
            LineResult::Busy,
            Attempt::Not(NoAttempt::AgreedCallback),
            ClearanceNote::External,
        ),
    ]
    .map(|(line, attempt, clearance)| Fact::Call(Box::new(bare_call(line, attempt, clearance))))
    .to_vec()
}

#[test]
fn every_fact_reads_back_as_written() {
    for fact in facts() {
        let said = Said {
            at: "2026-11-21T10:31:02.114Z".parse().unwrap(),
            by: Some(seller().id),
            about: Some("c-fedcba9876543210".parse().unwrap()),
            fact,
        };
        let written = write(&said, Seq(1), Salt::of([3; 12])).unwrap();
        let Line::Record(record) = line::parse(&written.text).unwrap() else {
            panic!("a whole record")
        };
        assert_eq!(read(&record).unwrap(), said, "{}", written.text);
    }
}

/// The format is a promise: a change here is a `Format:` line in the commit and an entry in the change log.
#[test]
fn the_bodies_are_those_that_were_published() {
    let published = include_str!("../../../tests/fixtures/records/bodies.jsonl");
    let bodies: Vec<String> = facts()
        .iter()
        .map(|fact| {
            let body = serde_json::to_string(&Body(fact)).unwrap();
            format!("{{\"t\":\"{}\",\"b\":{body}}}", kind(fact))
        })
        .collect();
    let published: Vec<&str> = published.lines().collect();
    for (body, published) in bodies.iter().zip(&published) {
        assert_eq!(body, published);
    }
    assert_eq!(bodies.len(), published.len());
}

#[track_caller]
fn check_read(kind: &str, body: &str) -> Result<Fact, WireFault> {
    fact(kind, &RawValue::from_string(body.to_owned()).unwrap(), &[])
}

#[test]
fn a_script_may_leave_out_what_goes_without_saying() {
    let body = r#"{"name":"Bjørn Lie","phones":["+4700000002"],"audience":"business","shoe":"43"}"#;
    let Ok(Fact::CustomerNew(new)) = check_read("customer.new", body) else {
        panic!("a customer")
    };
    assert_eq!(new.profile.name, "Bjørn Lie");
    assert_eq!(new.profile.phones[0].number.as_e164(), "+4700000002");
    let body = r#"{"seller":{"id":"s-0123456789abcdef","name":"Kari"},"line":"no-answer"}"#;
    let Ok(Fact::Call(call)) = check_read("call", body) else {
        panic!("a call")
    };
    assert_eq!(call.attempt, Attempt::Nth(1));
    assert_eq!(call.clearance, ClearanceNote::External);
}

#[test]
fn a_newer_kind_is_kept_and_a_newer_body_is_named() {
    assert_eq!(
        check_read("horoscope", "{\"a\":1}"),
        Ok(Fact::Unknown("horoscope".to_owned()))
    );
    let fault = check_read("callback.done", "{\"of\":\"tomorrow\"}").unwrap_err();
    assert_eq!(fault.kind, "callback.done");
    assert!(check_read("customer.field", "{}").is_err());
    let unknown = Fact::Unknown("horoscope".to_owned());
    assert!(serde_json::to_string(&Body(&unknown)).is_err());
}

#[test]
fn the_schema_knows_every_kind_and_refuses_what_no_reader_takes() {
    let schema = jsonschema::validator_for(&super::schema()).unwrap();
    let said = |fact| Said {
        at: "2026-11-21T10:31:02.114Z".parse().unwrap(),
        by: Some(seller().id),
        about: Some("c-fedcba9876543210".parse().unwrap()),
        fact,
    };
    let line = |fact| {
        let written = write(&said(fact), Seq(1), Salt::of([3; 12])).unwrap();
        serde_json::from_str::<serde_json::Value>(&written.text).unwrap()
    };
    let mut kinds: Vec<String> = Vec::new();
    for fact in facts() {
        kinds.push(kind(&fact).to_owned());
        let value = line(fact);
        let faults: Vec<String> = schema
            .iter_errors(&value)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{value}: {faults:?}");
    }
    kinds.sort();
    kinds.dedup();
    let mut known = super::schema::kinds();
    known.sort_unstable();
    assert_eq!(kinds, known);
    for (pointer, wrong) in [
        ("/t", serde_json::json!(7)),
        ("/id", serde_json::json!("short")),
        ("/b/line", serde_json::json!("maybe")),
        ("/b/seller", serde_json::json!("Kari")),
        ("/b/demands/0/kind", serde_json::json!("odd")),
        ("/b/order/lines/0/unit_price", serde_json::json!(249)),
        ("/b/callback/at", serde_json::json!(14)),
    ] {
        let mut value = line(Fact::Call(Box::new(full_call())));
        *value.pointer_mut(pointer).unwrap() = wrong;
        assert!(!schema.is_valid(&value), "{pointer}");
    }
    let stub = serde_json::json!({"id": RECORD, "seq": 1, "t": "erased", "of": RECORD});
    assert!(schema.is_valid(&stub));
    let newer = line(Fact::TagSet("x".to_owned()));
    let mut newer = newer.clone();
    newer["t"] = serde_json::json!("horoscope");
    newer["b"] = serde_json::json!({"sign": "leo"});
    assert!(schema.is_valid(&newer));
}
