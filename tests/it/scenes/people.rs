//! The invented people of the scenes.

use chrono::NaiveDate;
use samtale::model::call::{
    Attempt, Call, ClearanceNote, Direction, LineResult, NoAttempt, OutcomeSaid,
};
use samtale::model::callback::{Callback, CallbackSet, CallbackState};
use samtale::model::caller::{Away, Caller, CallerWhy};
use samtale::model::card::{
    Card, Contact, Disputed, Entry, FieldVersion, Happened, Member, MemberState, Related,
    RelatedSide, Wished,
};
use samtale::model::consent::Consent;
use samtale::model::customer::{Audience, Customer, Field, Profile, RelationKind};
use samtale::model::double::{DoubleCall, Met};
use samtale::model::id::{CustomerId, ListId, Part, PartRef, RecordId, SellerId};
use samtale::model::list::{Ground, List, ListAnswers, ListAudience, ListRef, ListState, Washed};
use samtale::model::moment::{Moment, Zone};
use samtale::model::outcome::{Causes, Flag};
use samtale::model::phone::{Phone, PhoneKind, PhoneState, Region};
use samtale::model::places::Places;
use samtale::model::preference::{Preference, Window};
use samtale::model::reported::{DemandSeen, HeardBy};
use samtale::model::said::{
    Demand, DemandKind, Priority, Promise, PromiseMade, PromiseState, Question, QuestionAsked, Side,
};
use samtale::model::seller::{Owner, SellerRef};
use samtale::model::talk::Cause;
use samtale::model::when::{Precision, When};

pub(super) fn kari() -> SellerRef {
    SellerRef {
        id: SellerId::of([7; 8]),
        name: "Kari Nordmann".to_owned(),
    }
}

pub(super) fn customer(n: u8) -> CustomerId {
    CustomerId::of([n; 8])
}

pub(super) fn record(n: u8) -> RecordId {
    RecordId::of([n; 20])
}

fn at(text: &str) -> Moment {
    format!("{text}:00+01:00").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn winter() -> List {
    List {
        id: ListId::of([1; 8]),
        name: "Vinter 2026".to_owned(),
        principal: "Nordlys".to_owned(),
        market: Region::NO,
        answers: ListAnswers {
            audience: Some(ListAudience::All(Audience::Business)),
            ground: Some(Ground::Customers),
            washed: vec![Washed {
                register: "Reservasjonsregisteret".to_owned(),
                version: day("2026-11-19"),
                by: "Kari".to_owned(),
            }],
        },
        source: "Kundearkivet".to_owned(),
        campaign: "plain".to_owned(),
        state: ListState::Open,
    }
}

/// A list whose three questions nobody has answered.
pub(super) fn unanswered() -> List {
    List {
        id: ListId::of([2; 8]),
        name: "Messa i vår".to_owned(),
        answers: ListAnswers::default(),
        source: "Visittkort".to_owned(),
        ..winter()
    }
}

fn phone(number: &str, kind: PhoneKind, state: PhoneState) -> Phone {
    Phone {
        number: number.parse().unwrap(),
        kind,
        state,
    }
}

fn blank(n: u8, name: &str, company: &str, list: List) -> Card {
    let number = format!("+4740000{n:03}");
    let mut profile = Profile {
        name: name.to_owned(),
        company: company.to_owned(),
        audience: None,
        phones: vec![phone(&number, PhoneKind::Mobile, PhoneState::Untried)],
        ..Profile::default()
    };
    profile.write(&Field::Town, "Bergen".to_owned());
    Card {
        customer: Customer {
            id: customer(n),
            profile,
        },
        principal: "Nordlys".to_owned(),
        source: list.source.clone(),
        tags: Vec::new(),
        labels: vec![(Field::Own("avtale".to_owned()), "Avtale".to_owned())],
        disputed: Vec::new(),
        ones: Vec::new(),
        related: Vec::new(),
        lists: vec![Member {
            list,
            state: MemberState::Waiting,
        }],
        contact: Contact::default(),
        suppressed: Vec::new(),
        never: Vec::new(),
        callbacks: Vec::new(),
        promises: Vec::new(),
        questions: Vec::new(),
        priorities: None,
        ask_again: None,
        needs: Vec::new(),
        orders: Vec::new(),
        caller: None,
        interval: None,
        history: Vec::new(),
    }
}

pub(super) fn callback(
    n: u8,
    customer: CustomerId,
    when: (&str, Precision),
    owner: Owner,
    about: &str,
) -> Callback {
    Callback {
        id: PartRef::callback(record(n)),
        customer,
        set: CallbackSet {
            when: When {
                at: format!("{}:00", when.0).parse().unwrap(),
                zone: Zone::OSLO,
                precision: when.1,
            },
            owner,
            about: about.to_owned(),
        },
        state: CallbackState::Open,
    }
}

fn call(started: &str, line: LineResult, notes: &str) -> Call {
    let rang = at(started).stamp(Zone::OSLO);
    let is_answered = line == LineResult::Answered;
    Call {
        direction: Direction::Out,
        number: Some("+4740000001".parse().unwrap()),
        principal: "Nordlys".to_owned(),
        list: Some(ListRef {
            id: winter().id,
            name: winter().name,
        }),
        campaign: None,
        seller: kari(),
        with_whom: String::new(),
        attempt: if is_answered {
            Attempt::Nth(2)
        } else {
            Attempt::Nth(1)
        },
        rang_at: Some(rang),
        answered_at: is_answered.then_some(rang),
        ended_at: Some(rang + chrono::Duration::minutes(4)),
        line,
        outcome: is_answered.then(|| OutcomeSaid {
            code: "talked".to_owned(),
            label: "Snakket".to_owned(),
            flags: vec![Flag::Reached],
            causes: Causes::Done,
            sub: None,
        }),
        notes: notes.to_owned(),
        clearance: ClearanceNote::External,
        kept_callback: None,
        numbers: Vec::new(),
        callback: None,
        suppress: None,
        suppress_numbers: Vec::new(),
        tags: Vec::new(),
        demands: Places::default(),
        promises: Places::default(),
        questions: Places::default(),
        priorities: Vec::new(),
        needs: Vec::new(),
        satisfaction: None,
        disclosed: Vec::new(),
        order: None,
    }
}

fn entry(n: u8, started: &str, what: Happened) -> Entry {
    Entry {
        record: record(n),
        at: at(started).stamp(Zone::OSLO),
        whose: None,
        what,
    }
}

fn called(n: u8, started: &str, call: Call) -> Entry {
    let what = Happened::Call {
        call: Box::new(call),
        versions: 1,
        void: None,
        met: None,
    };
    entry(n, started, what)
}

/// Åse, with everything a card can show.
fn aase() -> Card {
    let mut card = blank(1, "Åse Østergård", "Østergård Blomster AS", winter());
    let id = card.customer.id;
    let profile = &mut card.customer.profile;
    profile.phones[0].state = PhoneState::Good;
    profile
        .phones
        .push(phone("+4755000001", PhoneKind::Fixed, PhoneState::Untried));
    profile.write(&Field::Title, "daglig leder".to_owned());
    profile.write(&Field::Email, "aase@blomster.example".to_owned());
    profile.write(
        &Field::Own("avtale".to_owned()),
        "Bedrift 500, to steder".to_owned(),
    );
    card.related = vec![Related {
        kind: RelationKind::ContactOf,
        side: RelatedSide::First,
        customer: customer(9),
        name: "Østergård Blomster AS".to_owned(),
        role: "daglig leder".to_owned(),
        last_contact: None,
    }];
    let mine = Owner::Seller(kari());
    card.callbacks = vec![callback(
        40,
        id,
        ("2026-11-23T09:20", Precision::Exact),
        mine,
        "fakturaen for september",
    )];
    card.promises = vec![Promise {
        id: PartRef {
            record: record(12),
            part: Part::Promise(1),
        },
        made: PromiseMade {
            by: Side::We,
            words: "svar om fakturaen".to_owned(),
            due: Some(day("2026-11-24")),
            owner: kari(),
        },
        state: PromiseState::Open,
    }];
    card.questions = vec![Question {
        id: PartRef {
            record: record(12),
            part: Part::Question(1),
        },
        asked: QuestionAsked {
            by: Side::They,
            words: "kan hun bytte avtale midt i året?".to_owned(),
            answer: String::new(),
        },
    }];
    let words = |words: &str| Priority {
        words: words.to_owned(),
    };
    card.priorities = Some((
        at("2026-06-03T10:00"),
        vec![
            words("én faktura for begge butikkene"),
            words("levering før klokka 9"),
        ],
    ));
    let mut talked = call(
        "2026-09-12T10:12",
        LineResult::Answered,
        "Jeg forstår ikke fakturaen for september, linje 3 er ny.\nHun vil ha én faktura for begge butikkene.",
    );
    talked.demands = vec![Demand {
        words: "Jeg forstår ikke fakturaen".to_owned(),
        kind: DemandKind::Failure,
        matters: String::new(),
        cause: "ny linje uten forklaring".to_owned(),
    }]
    .into();
    let note = Happened::Note {
        by: None,
        text: "Foretrekker telefon om morgenen.".to_owned(),
        source: "Merknad".to_owned(),
    };
    card.history = vec![
        called(12, "2026-09-12T10:12", talked),
        called(
            13,
            "2026-09-02T13:40",
            call("2026-09-02T13:40", LineResult::NoAnswer, ""),
        ),
        entry(14, "2026-06-03T10:00", note),
        entry(
            15,
            "2026-06-01T08:00",
            Happened::Known {
                source: "Kundearkivet".to_owned(),
                list: Some("Vinter 2026".to_owned()),
            },
        ),
    ];
    card
}

/// The tag of those who stand in the register.
pub(super) const LISTED: &str = "reservert";

/// People at home, whom the law protects most.
fn home() -> List {
    List {
        id: ListId::of([3; 8]),
        name: "Strøm høst".to_owned(),
        answers: ListAnswers {
            audience: Some(ListAudience::All(Audience::Consumer)),
            ground: Some(Ground::Cold),
            washed: ["2026-11-02", "2027-05-14"]
                .map(|version| Washed {
                    register: "NO.REG.RESERVASJON".to_owned(),
                    version: day(version),
                    by: "Kari".to_owned(),
                })
                .to_vec(),
        },
        source: "Adresselista 2026".to_owned(),
        ..winter()
    }
}

/// Those of that list.
pub(super) fn at_home() -> Vec<Card> {
    let mut unni = blank(22, "Unni Voll", "", home());
    let after_four = Preference {
        windows: vec![Window {
            days: Vec::new(),
            from: "16:00:00".parse().ok(),
            to: None,
        }],
        words: "helst etter fire".to_owned(),
        ..Preference::default()
    };
    let wish = Happened::Wished(Wished::Preference(after_four));
    unni.history = vec![entry(50, "2026-10-05T17:20", wish)];
    let mut vidar = blank(23, "Vidar Moe", "", home());
    let consent = Happened::Wished(Wished::Consent(Consent {
        text: "Ja, ring meg om strømavtaler.".to_owned(),
        channel: "skjema".to_owned(),
        given_at: Some(at("2026-09-01T12:00").stamp(Zone::OSLO)),
        purpose: String::new(),
        principal: "Nordlys".to_owned(),
        proof: String::new(),
        phone: None,
        until: Some(day("2027-09-01")),
    }));
    vidar.history = vec![entry(51, "2026-09-01T12:00", consent)];
    let mut walter = blank(24, "Walter Reed", "", home());
    walter.customer.profile.phones = vec![phone(
        "+12125550123",
        PhoneKind::Mobile,
        PhoneState::Untried,
    )];
    let mut ylva = blank(25, "Ylva Nes", "", home());
    ylva.tags = vec![LISTED.to_owned()];
    vec![
        blank(21, "Turid Haugen", "", home()),
        unni,
        vidar,
        walter,
        ylva,
    ]
}

/// Everybody, with those of the second list as another firm's, and that list paused.
pub(super) fn of_two_firms() -> Vec<Card> {
    let mut cards = everybody();
    for card in &mut cards {
        for member in &mut card.lists {
            if member.list.id == unanswered().id {
                "Sørvind".clone_into(&mut member.list.principal);
                member.list.state = ListState::Paused;
                "Sørvind".clone_into(&mut card.principal);
            }
        }
    }
    cards
}

/// Everybody.
/// Everybody, on lists of this campaign.
pub(super) fn called_for(campaign: &str) -> Vec<Card> {
    let mut cards = everybody();
    for member in cards.iter_mut().flat_map(|card| &mut card.lists) {
        campaign.clone_into(&mut member.list.campaign);
    }
    cards
}

/// Per is away, and Kari stands in for him.
pub(super) fn away() -> Vec<Away> {
    vec![Away {
        seller: SellerRef {
            id: SellerId::of([17; 8]),
            name: "Per Holm".to_owned(),
        },
        until: Some(day("2026-11-27")),
        to: Some(kari()),
        replaces: Vec::new(),
    }]
}

/// Everybody, some of whom are a colleague's to call, and one is ours while another colleague is away.
pub(super) fn shared() -> Vec<Card> {
    let mut cards = everybody();
    let per = SellerRef {
        id: SellerId::of([17; 8]),
        name: "Per Holm".to_owned(),
    };
    for card in &mut cards {
        let (seller, why, instead_of) = match card.customer.profile.name.as_str() {
            "Nils Aasen" => (super::kept::ola(), CallerWhy::Share, None),
            "Maja Sæther" => (
                super::kept::ola(),
                CallerWhy::Callback,
                Some((per.clone(), None)),
            ),
            "Bjørn Lie" => {
                let until = Some(day("2026-11-27"));
                (kari(), CallerWhy::Promise, Some((per.clone(), until)))
            }
            _ => (kari(), CallerWhy::Share, None),
        };
        card.caller = Some(Caller {
            seller,
            why,
            instead_of,
        });
        if card.customer.profile.name == "Maja Sæther" {
            card.history.splice(0..0, [met(72, true), met(71, false)]);
        }
    }
    cards
}

/// One of two calls to Maja on Friday, by Kari and by Ola, who did not know of each other.
fn met(n: u8, is_olas: bool) -> Entry {
    let (mine, theirs) = ("2026-11-20T14:02", "2026-11-20T14:20");
    let both = [(mine, kari()), (theirs, super::kept::ola())];
    let [(began, by), (other, with)] = if is_olas {
        let [mine, theirs] = both;
        [theirs, mine]
    } else {
        both
    };
    let mut entry = called(n, began, call(began, LineResult::NoAnswer, ""));
    if let Happened::Call { call, met, .. } = &mut entry.what {
        call.seller = by;
        *met = Some(Met {
            by: with,
            at: at(other).stamp(Zone::OSLO),
        });
    }
    entry
}

/// Whom Kari and Ola both rang on Friday.
pub(super) fn doubles() -> Vec<DoubleCall> {
    vec![DoubleCall {
        customer: customer(3),
        name: "Maja Sæther".to_owned(),
        calls: [
            (kari(), at("2026-11-20T14:02")),
            (super::kept::ola(), at("2026-11-20T14:20")),
        ],
    }]
}

/// Everybody; the first has an address and an agreement that two desks wrote at once.
pub(super) fn disputed() -> Vec<Card> {
    let mut cards = everybody();
    let version = |n: u8, value: &str, local: &str| FieldVersion {
        value: value.to_owned(),
        at: at(local),
        records: vec![record(n)],
    };
    let card = &mut cards[0];
    let email = card.customer.profile.value(&Field::Email).to_owned();
    card.disputed = vec![
        Disputed {
            field: Field::Email,
            versions: vec![
                version(71, &email, "2026-11-20T14:10"),
                version(72, "post@blomster.example", "2026-11-20T13:55"),
            ],
        },
        Disputed {
            field: Field::Own("avtale".to_owned()),
            versions: vec![
                version(
                    73,
                    card.customer
                        .profile
                        .value(&Field::Own("avtale".to_owned())),
                    "2026-11-19T09:02",
                ),
                version(
                    74,
                    "Bedrift 900, to steder, med fast nettadresse og telefonsvarer utenom åpningstiden",
                    "2026-11-18T15:30",
                ),
                version(75, "", "2026-11-12T11:00"),
            ],
        },
    ];
    cards
}

pub(super) fn everybody() -> Vec<Card> {
    let mut bjorn = blank(2, "Bjørn Lie", "", winter());
    bjorn.promises = vec![Promise {
        id: PartRef {
            record: record(22),
            part: Part::Promise(1),
        },
        made: PromiseMade {
            by: Side::We,
            words: "sende ny prisliste".to_owned(),
            due: Some(day("2026-11-20")),
            owner: kari(),
        },
        state: PromiseState::Open,
    }];
    let mut maja = blank(3, "Maja Sæther", "Sæther Regnskap", winter());
    maja.callbacks = vec![callback(
        41,
        customer(3),
        ("2026-11-23T09:00", Precision::After),
        Owner::Anyone,
        "tilbudet",
    )];
    let mut nils = blank(4, "Nils Aasen", "", winter());
    nils.contact.attempts = vec![at("2026-11-20T18:10")];
    nils.contact.attempts_ever = 1;
    nils.customer.profile.phones[0].state = PhoneState::NotTheirs;
    nils.customer
        .profile
        .phones
        .push(phone("+4755000004", PhoneKind::Fixed, PhoneState::Untried));
    let taro = blank(5, "山田 太郎", "花屋株式会社", winter());
    let zoe = blank(
        6,
        "Zoe\u{308} 👩\u{200d}👩\u{200d}👦 N\u{303}andu\u{301}",
        "Café Ø",
        winter(),
    );
    let long = blank(
        7,
        "Alexandra Konstantinopoulou-Fredriksborg-Rosenkrantz",
        "Norsk Samvirkelag for Fiskeri, Fangst og Foredling SA",
        winter(),
    );
    let evil = blank(
        8,
        "\u{1b}[2JOndskap\u{202e}txt\u{200b}",
        "a\tb\r\nc",
        winter(),
    );
    let mut company = blank(
        9,
        "Østergård Blomster AS",
        "Østergård Blomster AS",
        winter(),
    );
    company.lists.clear();
    company.related = vec![Related {
        kind: RelationKind::ContactOf,
        side: RelatedSide::Second,
        customer: customer(1),
        name: "Åse Østergård".to_owned(),
        role: "daglig leder".to_owned(),
        last_contact: Some(at("2026-09-12T10:12")),
    }];
    let per = blank(10, "Per Ubesvart", "Ubesvart Bygg", unanswered());
    let mut soon = blank(11, "Sofie Strand", "Strand Hotell", winter());
    soon.callbacks = vec![callback(
        42,
        customer(11),
        ("2026-11-23T10:30", Precision::Exact),
        Owner::Seller(kari()),
        "møterom i januar",
    )];
    soon.history = vec![called(
        16,
        "2026-11-19T14:00",
        Call {
            attempt: Attempt::Not(NoAttempt::TheyRang),
            direction: Direction::In,
            ..call(
                "2026-11-19T14:00",
                LineResult::Answered,
                "Ring meg mandag ti på ti.",
            )
        },
    )];
    vec![
        aase(),
        bjorn,
        maja,
        nils,
        taro,
        zoe,
        long,
        evil,
        company,
        per,
        soon,
    ]
}

/// Everybody, at the end of a week in which much was said.
pub(super) fn of_a_week() -> Vec<Card> {
    let mut cards = everybody();
    let [aase, bjorn, _, _, taro, zoe, long, ..] = cards.as_mut_slice() else {
        return cards;
    };
    let mut talked = call(
        "2026-11-17T10:12",
        LineResult::Answered,
        "Takk for at dere ringte. Fakturaen er riktig nå, men linje 3 er fortsatt ny for henne.",
    );
    talked.demands = vec![Demand {
        words: "Hvorfor står det en ny linje?".to_owned(),
        kind: DemandKind::Failure,
        matters: String::new(),
        cause: "ny linje uten forklaring".to_owned(),
    }]
    .into();
    talked.promises = vec![aase.promises[0].made.clone()].into();
    talked.questions = vec![aase.questions[0].asked.clone()].into();
    aase.history
        .insert(0, called(50, "2026-11-17T10:12", talked));
    let note = |n, at: &str, text: &str| {
        let text = text.to_owned();
        let by = Some(kari());
        let source = String::new();
        entry(n, at, Happened::Note { by, text, source })
    };
    bjorn.history.insert(
        0,
        note(51, "2026-11-18T12:30", "Svarer på e-post om kvelden."),
    );
    zoe.history
        .insert(0, note(52, "2026-11-18T14:05", "Fødselsdag 🎂 i morgen!"));
    let words = "Sendte katalogen på nytt. ".repeat(30);
    long.history.insert(0, note(53, "2026-11-19T09:00", &words));
    let far = Callback {
        set: CallbackSet {
            when: When {
                at: "2026-11-27T09:30:00".parse().unwrap(),
                zone: "Europe/Helsinki".parse().unwrap(),
                precision: Precision::Exact,
            },
            owner: Owner::Seller(kari()),
            about: "prøveordre".to_owned(),
        },
        ..callback(
            54,
            customer(5),
            ("2026-11-27T09:30", Precision::Exact),
            Owner::Anyone,
            "",
        )
    };
    taro.customer
        .profile
        .write(&Field::Zone, "Europe/Helsinki".to_owned());
    taro.callbacks = vec![far];
    let sunday = ("2026-11-29T00:00", Precision::Day);
    zoe.callbacks = vec![callback(
        55,
        customer(6),
        sunday,
        Owner::Seller(kari()),
        "🎂 kake",
    )];
    let after = ("2026-11-24T13:00", Precision::After);
    let about = "hele sortimentet, også det som kommer til våren";
    long.callbacks = vec![callback(
        56,
        customer(7),
        after,
        Owner::Seller(kari()),
        about,
    )];
    cards
}

/// The days before, and how often Kari called.
pub(super) fn days_before() -> Vec<(NaiveDate, u32)> {
    let calls = [
        22, 25, 19, 24, 28, 21, 23, 26, 20, 24, 27, 22, 25, 23, 8, 24, 26, 21, 25, 23,
    ];
    let days = day("2026-10-26").iter_days();
    let days = days.filter(|day| chrono::Datelike::weekday(day).num_days_from_monday() < 5);
    days.zip(calls).collect()
}

/// Causes that were named before, as they are suggested.
pub(super) fn causes(beginning: &str) -> Vec<Cause> {
    let all = [
        ("Ny mal for fakturaen 🧾", 4, "Ola Økonomi", "Rettes fredag"),
        ("Nøkkelen ble ikke sendt", 1, "", ""),
    ];
    let begins = |words: &str| words.to_lowercase().starts_with(&beginning.to_lowercase());
    let known = all.into_iter().filter(|(words, ..)| begins(words));
    known
        .map(|(words, lately, handed_to, answer)| Cause {
            words: words.to_owned(),
            lately,
            handed_to: handed_to.to_owned(),
            answer: answer.to_owned(),
            mended_at: None,
        })
        .collect()
}

/// What was heard beside a seller in the week before.
pub(super) fn heard_beside(monday: chrono::NaiveDate) -> Vec<DemandSeen> {
    let heard = |day: u64, kind, words: &str, matters: &str, cause: &str| DemandSeen {
        day: monday + chrono::Days::new(day),
        demand: Demand {
            words: words.to_owned(),
            kind,
            matters: matters.to_owned(),
            cause: cause.to_owned(),
        },
        heard: HeardBy::Listening,
        whose: None,
    };
    if monday != chrono::NaiveDate::from_ymd_opt(2026, 11, 16).unwrap() {
        return Vec::new();
    }
    vec![
        heard(
            0,
            DemandKind::Failure,
            "Linje tre på regningen var ny. Jeg måtte ringe to ganger før noen kunne si hva den er for, og nå vet jeg ikke om jeg tør å betale den.",
            "å stole på regningen",
            "Ny linje uten forklaring",
        ),
        heard(
            1,
            DemandKind::Failure,
            "Pakken kom to dager for sent",
            "",
            "sjåføren var syk",
        ),
        heard(2, DemandKind::Failure, "Ingen ringte tilbake", "", ""),
        heard(
            2,
            DemandKind::Value,
            "Kan vi få én regning for begge butikkene?",
            "ett bilag å føre",
            "",
        ),
        heard(
            3,
            DemandKind::Value,
            "Vi vil ha levering før ni på lørdager",
            "blomstene må stå klare",
            "",
        ),
        heard(
            4,
            DemandKind::Unclear,
            "Det var noe med avtalen, men jeg husker ikke",
            "",
            "",
        ),
    ]
}
