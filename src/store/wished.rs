//! Tests of what customers allow and ask of us, and of what registers say of them: whoever they are, however it came.

use proptest::prelude::*;

use super::append::customer_key;
use super::stranger::{Stranger, Wishing};
use super::world::{Desk, at, call, id, kari, list, list_ref, ola, outcome, person, phone};
use super::{More, Store, WashPerson, WashQuestion, WashTexts};
use crate::model::call::LineResult;
use crate::model::consent::{Consent, Restricted, Restriction, Withdrawal};
use crate::model::customer::{FieldTarget, FieldWrite};
use crate::model::fact::{Fact, Membership};
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Now;
use crate::model::opened::{Opened, OpenedTo};
use crate::model::outcome::Causes;
use crate::model::phone::{PhoneState, Region};
use crate::model::preference::{Preference, Window};
use crate::model::queue::Hold;
use crate::model::seller::SellerRef;
use crate::model::standing::{self, Bounds, Person};
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::model::wash::{Found, ListWash, Wash};
use crate::seal::mac::MacKey;

const KEY: [u8; 32] = [5; 32];

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.store = desk.store.with_mac_key(MacKey::of(KEY));
    desk
}

fn never(scope: SuppressScope) -> Fact {
    Fact::Suppress(Suppress {
        scope,
        numbers: Vec::new(),
        source: "card".to_owned(),
        words: "ikke ring".to_owned(),
    })
}

fn facts(desk: &Desk, customer: CustomerId) -> Person {
    let found = desk.store.person(customer, Region::NO, desk.now).unwrap();
    found.unwrap()
}

fn bounds(desk: &Desk, customer: CustomerId) -> Bounds {
    facts(desk, customer).bounds
}

/// Somebody else with the number of the n-th customer.
fn sharing(n: u64, name: &str) -> Fact {
    let mut new = person(name, n + 50);
    new.profile.phones = person(name, n).profile.phones;
    Fact::CustomerNew(new)
}

#[test]
fn whoever_comes_later_with_a_suppressed_number_is_suppressed_from_the_start() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    desk.say(Some(ase), never(SuppressScope::Person));
    desk.say(Some(id(2)), sharing(1, "Aase Berg"));
    assert!(desk.queue().is_empty());
    assert_eq!(facts(&desk, id(2)).suppressed, [SuppressScope::Number]);
    desk.meet(3, "Carl");
    assert_eq!(desk.queue(), ["Carl"]);
    // A number of their own that nobody suppressed can still be called.
    let write = FieldWrite {
        target: FieldTarget::Phone(phone("+4741000009")),
        replaces: Vec::new(),
    };
    desk.say(Some(id(2)), Fact::CustomerField(write));
    assert_eq!(facts(&desk, id(2)).suppressed, []);
    assert_eq!(facts(&desk, id(2)).numbers_never.len(), 1);
}

#[test]
fn a_number_stays_suppressed_when_it_leaves_the_card() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let mut asked = call(LineResult::Answered, desk.now.at);
    asked.suppress = Some(SuppressScope::Person);
    desk.say(Some(ase), Fact::Call(Box::new(asked)));
    let number = person("Åse", 1).profile.phones[0].number.clone();
    let gone = FieldWrite {
        target: FieldTarget::PhoneRemoved(number),
        replaces: Vec::new(),
    };
    desk.say(Some(ase), Fact::CustomerField(gone));
    desk.say(Some(id(2)), sharing(1, "Bjørn"));
    assert!(desk.queue().is_empty());
}

#[test]
fn a_wish_from_elsewhere_reaches_whoever_has_the_number() {
    let mut desk = desk();
    desk.meet(1, "Åse");
    let mac = MacKey::of(KEY).mac(person("Åse", 1).profile.phones[0].number.as_e164());
    let wish = Suppress {
        scope: SuppressScope::Person,
        numbers: vec![mac.to_string()],
        source: "import".to_owned(),
        words: String::new(),
    };
    // Nobody knows the ninth customer, and their number is Åse's.
    desk.say(Some(id(9)), Fact::Suppress(wish));
    while desk.store.refresh(desk.now).unwrap() == More::Yes {}
    assert!(desk.queue().is_empty());
}

#[test]
fn a_number_that_was_not_theirs_is_not_suppressed_with_them() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let mut wrong = phone("+4741000009");
    wrong.state = PhoneState::NotTheirs;
    let write = FieldWrite {
        target: FieldTarget::Phone(wrong),
        replaces: Vec::new(),
    };
    desk.say(Some(ase), Fact::CustomerField(write));
    desk.say(Some(ase), never(SuppressScope::Person));
    let mut owner = person("Eier", 7);
    owner.profile.phones = vec![phone("+4741000009")];
    desk.say(Some(id(2)), Fact::CustomerNew(owner));
    assert_eq!(desk.queue(), ["Eier"]);
}

fn consent(principal: &str) -> Fact {
    Fact::ConsentGiven(Consent {
        text: "Ja, ring meg".to_owned(),
        channel: "skjema".to_owned(),
        given_at: Some(at("2026-11-20T10:00:00").stamp()),
        purpose: "sale".to_owned(),
        principal: principal.to_owned(),
        proof: String::new(),
        phone: None,
        until: Some("2027-11-20".parse().unwrap()),
    })
}

fn withdrawal() -> Fact {
    Fact::ConsentWithdrawn(Withdrawal {
        principal: "Huset".to_owned(),
        words: "nei takk".to_owned(),
        channel: String::new(),
        replaces: Vec::new(),
    })
}

#[test]
fn a_consent_counts_for_the_firm_it_was_given_to_until_it_is_taken_back() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    desk.say(Some(ase), consent("Nordlys"));
    assert_eq!(bounds(&desk, ase).proofs, []);
    desk.say(Some(ase), consent("Huset"));
    let proofs = bounds(&desk, ase).proofs;
    assert_eq!(proofs.len(), 1);
    assert_eq!(proofs[0].on.to_string(), "2026-11-20");
    assert_eq!(proofs[0].purposes, ["sale"]);
    assert!(proofs[0].evidence.contains(&"named_trader".to_owned()));
    assert!(!proofs[0].evidence.contains(&"consent_proof".to_owned()));
    desk.say(Some(ase), withdrawal());
    assert_eq!(bounds(&desk, ase).proofs, []);
    assert_eq!(bounds(&desk, ase).withdrawn_at, Some(desk.now.at));
    // What was said before and is written down later does not bring it back.
    desk.say(Some(ase), consent("Huset"));
    assert_eq!(bounds(&desk, ase).proofs, []);
}

#[test]
fn a_clock_that_is_ahead_does_not_save_a_consent_from_being_taken_back() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let today = desk.now;
    desk.now = at("2099-01-01T10:00:00");
    let Fact::ConsentGiven(given) = consent("Huset") else {
        panic!("a consent")
    };
    let given_at = Some(desk.now.stamp());
    desk.say(Some(ase), Fact::ConsentGiven(Consent { given_at, ..given }));
    desk.now = today;
    assert_eq!(bounds(&desk, ase).proofs.len(), 1);
    desk.say(Some(ase), withdrawal());
    assert_eq!(bounds(&desk, ase).proofs, []);
}

#[test]
fn the_last_word_on_how_to_be_reached_holds() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    for from in ["09:00:00", "16:00:00"] {
        let window = Window {
            days: Vec::new(),
            from: Some(from.parse().unwrap()),
            to: None,
        };
        desk.say(
            Some(ase),
            Fact::PreferenceSet(Preference {
                windows: vec![window],
                channel: Some(standing::Channel::Telephone),
                ..Preference::default()
            }),
        );
    }
    let wishes = bounds(&desk, ase).wishes;
    assert_eq!(wishes.hours.len(), 1);
    assert_eq!(wishes.hours[0].from.to_string(), "16:00:00");
    assert_eq!(wishes.channel, Some(standing::Channel::Telephone));
}

#[test]
fn a_restriction_holds_until_it_is_lifted() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let restrict = |state| {
        Fact::Restrict(Restriction {
            state,
            why: "bestrider kravet".to_owned(),
            replaces: Vec::new(),
        })
    };
    desk.say(Some(ase), restrict(Restricted::Restricted));
    let held = bounds(&desk, ase).restricted;
    assert_eq!(held, Some(standing::Restricted::AtTheirWish));
    desk.say(Some(ase), restrict(Restricted::Lifted));
    assert_eq!(bounds(&desk, ase).restricted, None);
}

fn wash(version: &str, listed: &[u8], clear: &[u8]) -> Fact {
    let ids = |ids: &[u8]| ids.iter().map(|n| id(*n)).collect();
    Fact::Wash(Box::new(Wash {
        register: "NO.REG.RESERVASJON".to_owned(),
        version: version.parse().unwrap(),
        file: "reservert.csv".to_owned(),
        hash: "ab".repeat(32),
        rows: 3,
        customers: 3,
        hits: 1,
        seller: kari(),
        listed: ids(listed),
        clear: ids(clear),
    }))
}

#[test]
fn a_listing_lifts_with_a_later_version_and_only_then() {
    let mut desk = desk();
    for n in 1..=3 {
        desk.meet(n, "Åse");
    }
    let listed = |desk: &Desk| bounds(desk, id(1)).listed.len();
    desk.say(None, wash("2026-11-02", &[1], &[2]));
    assert_eq!((listed(&desk), bounds(&desk, id(2)).washed.len()), (1, 1));
    assert_eq!(bounds(&desk, id(3)).washed, []);
    // Another file of the same version may know of fewer; an older version knows less.
    desk.say(None, wash("2026-11-02", &[], &[1]));
    desk.say(None, wash("2026-10-01", &[], &[1]));
    assert_eq!(listed(&desk), 1);
    // A version that is still to come is no later than today.
    desk.say(None, wash("2099-01-01", &[1], &[]));
    desk.say(None, wash("2026-11-24", &[], &[1]));
    assert_eq!(listed(&desk), 1);
    desk.now = at("2026-11-30T10:00:00");
    desk.say(None, wash("2026-11-29", &[], &[1]));
    assert_eq!(listed(&desk), 0);
    let washes = desk.store.list_washes(list(1).id).unwrap();
    let against = |version: &str, customers| ListWash {
        against: Some(("NO.REG.RESERVASJON".to_owned(), version.parse().unwrap())),
        customers,
    };
    let unwashed = ListWash {
        against: None,
        customers: 1,
    };
    assert_eq!(
        washes,
        [against("2026-11-29", 1), against("2026-11-02", 1), unwashed]
    );
}

#[test]
fn a_number_that_comes_after_a_wash_was_not_looked_for() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    desk.meet(2, "Bjørn");
    desk.say(None, wash("2026-11-20", &[2], &[1]));
    assert_eq!(bounds(&desk, ase).washed.len(), 1);
    desk.now = at("2026-11-23T10:05:00");
    for n in 1..=2 {
        let mut given = phone("+4741000009");
        given.state = PhoneState::GivenByThem(desk.now.today());
        let write = FieldWrite {
            target: FieldTarget::Phone(given),
            replaces: Vec::new(),
        };
        desk.say(Some(id(n)), Fact::CustomerField(write));
    }
    assert_eq!(bounds(&desk, ase).washed.len(), 1);
    for n in 1..=2 {
        let write = FieldWrite {
            target: FieldTarget::Phone(phone("+4741000008")),
            replaces: Vec::new(),
        };
        desk.say(Some(id(n)), Fact::CustomerField(write));
    }
    assert_eq!(bounds(&desk, ase).washed, []);
    assert_eq!(bounds(&desk, id(2)).listed.len(), 1);
    let mut known = Vec::new();
    let asked = WashQuestion {
        market: Region::NO,
        register: "NO.REG.RESERVASJON",
        texts: WashTexts::None,
    };
    let keep = |person: &WashPerson| known.push(person.known.map(|(_, found)| found));
    desk.store.wash_people(&asked, keep).unwrap();
    assert_eq!(known, [None, Some(Found::Listed)]);
    desk.say(None, wash("2026-11-20", &[], &[1]));
    assert_eq!(bounds(&desk, ase).washed.len(), 1);
}

#[test]
fn attempts_on_a_number_count_for_everybody_who_has_it() {
    let mut desk = desk();
    desk.meet(1, "Åse");
    desk.say(Some(id(2)), sharing(1, "Bjørn"));
    let mut tried = call(LineResult::NoAnswer, desk.now.at);
    tried.number = Some(person("Åse", 1).profile.phones[0].number.clone());
    desk.say(Some(id(1)), Fact::Call(Box::new(tried)));
    let bounds = bounds(&desk, id(2));
    assert_eq!(bounds.numbers_tried.len(), 1);
    assert_eq!(bounds.numbers_tried[0].attempts, [desk.now.at]);
    assert_eq!(bounds.campaigns_tried, []);
    let own = facts(&desk, id(1)).bounds.campaigns_tried;
    assert_eq!((own.len(), own[0].times), (1, 1));
}

#[test]
fn nobody_whose_number_was_tried_is_a_stranger() {
    let mut desk = desk();
    desk.meet(1, "Åse");
    desk.say(Some(id(2)), sharing(1, "Bjørn"));
    desk.meet(3, "Siri");
    let mut tried = call(LineResult::NoAnswer, desk.now.at);
    tried.number = Some(person("Åse", 1).profile.phones[0].number.clone());
    desk.say(Some(id(1)), Fact::Call(Box::new(tried)));
    let db = &desk.store.db;
    let keys = [1, 2, 3].map(|n| customer_key(db, id(n)).unwrap().unwrap());
    let among = |now| Stranger::among(db, None, &keys, Wishing::Nobody, now).unwrap();
    assert_eq!(among(desk.now).into_keys().collect::<Vec<_>>(), [keys[2]]);
    let later = Now {
        at: desk.now.at.plus(chrono::Duration::days(8)),
        ..desk.now
    };
    assert_eq!(among(later).into_keys().collect::<Vec<_>>(), keys[1..]);
}

#[test]
fn a_wish_that_was_taken_back_is_gone_and_no_other() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let slip = desk.say(Some(ase), never(SuppressScope::Person)).id;
    let other = desk.say(Some(ase), never(SuppressScope::Person)).id;
    desk.say(Some(id(2)), sharing(1, "Aase Berg"));
    let lift = |of: &[RecordId]| {
        Fact::SuppressLift(SuppressLift {
            of: of.to_vec(),
            basis: "feil tast".to_owned(),
        })
    };
    desk.say(Some(ase), lift(&[slip]));
    assert!(desk.queue().is_empty());
    desk.say(Some(ase), lift(&[other]));
    assert_eq!(desk.queue(), ["Åse", "Aase Berg"]);
    assert_eq!(facts(&desk, id(2)).suppressed, []);
    desk.say(Some(ase), never(SuppressScope::Person));
    assert!(desk.queue().is_empty());
    desk.store.rebuild(desk.now).unwrap();
    assert!(desk.queue().is_empty());
}

#[test]
fn what_a_register_said_is_not_taken_back() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let listed = Fact::Suppress(Suppress {
        scope: SuppressScope::Person,
        numbers: Vec::new(),
        source: Suppress::OF_REGISTER.to_owned(),
        words: "Robinson".to_owned(),
    });
    let of = vec![desk.say(Some(ase), listed).id];
    let basis = "feil".to_owned();
    desk.say(Some(ase), Fact::SuppressLift(SuppressLift { of, basis }));
    assert!(desk.queue().is_empty());
}

#[test]
fn a_wish_in_a_call_is_taken_back_by_the_version_that_says_it() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let mut asked = call(LineResult::Answered, desk.now.at);
    asked.suppress = Some(SuppressScope::Person);
    let first = desk.say(Some(ase), Fact::Call(Box::new(asked.clone()))).id;
    let never = |desk: &Desk| {
        let card = desk.store.card(id(1), desk.now).unwrap().unwrap();
        card.never.iter().map(|it| it.record).collect::<Vec<_>>()
    };
    assert_eq!(never(&desk), [first]);
    asked.notes = "hun sa det igjen".to_owned();
    let amended = desk
        .say(
            Some(ase),
            Fact::CallAmend {
                of: first,
                call: Box::new(asked),
            },
        )
        .id;
    assert_eq!(never(&desk), [amended]);
    let lift = |of| {
        Fact::SuppressLift(SuppressLift {
            of: vec![of],
            basis: "misforståelse".to_owned(),
        })
    };
    desk.say(Some(ase), lift(first));
    assert_eq!(facts(&desk, ase).suppressed, [SuppressScope::Person]);
    desk.say(Some(ase), lift(amended));
    assert_eq!(facts(&desk, ase).suppressed, []);
    assert_eq!(never(&desk), []);
}

fn opened(seller: SellerRef, to: OpenedTo) -> Fact {
    Fact::Opened(Opened { seller, to })
}

#[test]
fn a_card_is_with_whoever_opened_it_last() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    desk.meet(2, "Bjørn");
    let held = |desk: &Desk, n: u8| {
        let held = desk.store.held_by(id(n), kari().id, desk.now).unwrap();
        held.map(|held| (held.seller, held.until.since(desk.now.at).num_minutes()))
    };
    desk.say(Some(ase), opened(ola(), OpenedTo::Read));
    assert_eq!(held(&desk, 1), Some(("Ola".to_owned(), 10)));
    assert_eq!(desk.queue(), ["Bjørn"]);
    // Whoever has it does not stand in their own way.
    let own = desk.store.held_by(ase, ola().id, desk.now).unwrap();
    assert_eq!(own, None);
    desk.now = at("2026-11-23T10:01:00");
    desk.say(Some(id(2)), opened(ola(), OpenedTo::Read));
    assert_eq!((held(&desk, 1), held(&desk, 2).is_some()), (None, true));
    assert_eq!(desk.queue(), ["Åse"]);
    let mut question = desk.question();
    question.filter.waiting = Some(Hold::WithColleague);
    let queue = desk.store.queue(&question).unwrap();
    assert_eq!((queue.rows.len(), queue.counts.now), (1, 1));
    let until = Some(desk.now.at.plus(chrono::Duration::minutes(10)));
    assert_eq!(queue.counts.waiting, [(Hold::WithColleague, 1, until)]);
    desk.now = at("2026-11-23T10:11:00");
    assert_eq!(held(&desk, 2), None);
    desk.say(Some(id(2)), opened(ola(), OpenedTo::Talk));
    desk.now = at("2026-11-23T10:50:00");
    assert!(held(&desk, 2).is_some());
    let mut spoken = call(LineResult::Answered, desk.now.at);
    spoken.seller = ola();
    desk.say(Some(id(2)), Fact::Call(Box::new(spoken)));
    assert_eq!(held(&desk, 2), None);
}

#[test]
fn a_clock_that_is_ahead_holds_no_card_for_long() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let today = desk.now;
    desk.now = at("2099-01-01T10:00:00");
    desk.say(Some(ase), opened(ola(), OpenedTo::Talk));
    desk.now = today;
    assert_eq!(desk.store.held_by(ase, kari().id, desk.now).unwrap(), None);
}

/// One way in which somebody comes to be never called, or something that may seem to undo it.
#[derive(Debug, Clone, Copy)]
enum Way {
    Card(u8),
    Call(u8),
    Mac(u8),
    Join(u8, u8),
    Number(u8, u8),
    Amend(u8),
    Consent(u8),
    Clear(u8),
    Rebuild,
}

fn way() -> impl Strategy<Value = Way> {
    let n = 1_u8..8;
    prop_oneof![
        n.clone().prop_map(Way::Card),
        n.clone().prop_map(Way::Call),
        n.clone().prop_map(Way::Mac),
        (n.clone(), n.clone()).prop_map(|(n, of)| Way::Join(n, of)),
        (n.clone(), n.clone()).prop_map(|(n, of)| Way::Number(n, of)),
        n.clone().prop_map(Way::Amend),
        n.clone().prop_map(Way::Consent),
        n.prop_map(Way::Clear),
        Just(Way::Rebuild),
    ]
}

/// Numbers on which somebody asked never to be called, as a list kept by hand has them.
#[derive(Debug, Default)]
struct Kept {
    people: Vec<CustomerId>,
    numbers: Vec<String>,
}

fn numbers(store: &Store, customer: CustomerId, now: Now) -> Vec<String> {
    let card = store.card(customer, now).unwrap();
    let phones = card.map_or_else(Vec::new, |card| card.customer.profile.phones);
    phones
        .iter()
        .map(|phone| phone.number.as_e164().to_owned())
        .collect()
}

fn go(desk: &mut Desk, kept: &mut Kept, way: Way) {
    let keep = |desk: &Desk, kept: &mut Kept, n: u8| {
        kept.people.push(id(n));
        kept.numbers.extend(numbers(&desk.store, id(n), desk.now));
    };
    match way {
        Way::Card(n) => {
            desk.say(Some(id(n)), never(SuppressScope::Person));
            keep(desk, kept, n);
        }
        Way::Call(n) => {
            let mut asked = call(LineResult::Answered, desk.now.at);
            asked.suppress = Some(SuppressScope::Person);
            desk.say(Some(id(n)), Fact::Call(Box::new(asked)));
            keep(desk, kept, n);
        }
        Way::Mac(n) => {
            let number = person("", u64::from(n)).profile.phones[0].number.clone();
            let wish = Suppress {
                scope: SuppressScope::Person,
                numbers: vec![MacKey::of(KEY).mac(number.as_e164()).to_string()],
                source: "import".to_owned(),
                words: String::new(),
            };
            desk.say(Some(id(100 + n)), Fact::Suppress(wish));
            kept.numbers.push(number.as_e164().to_owned());
        }
        Way::Join(n, of) => {
            let mut new = person("Ny", u64::from(n));
            new.profile.phones = person("", u64::from(of)).profile.phones;
            desk.say(Some(id(20 + n)), Fact::CustomerNew(new));
        }
        Way::Number(n, of) => {
            let phone = person("", u64::from(of)).profile.phones.remove(0);
            let write = FieldWrite {
                target: FieldTarget::Phone(phone),
                replaces: Vec::new(),
            };
            desk.say(Some(id(n)), Fact::CustomerField(write));
        }
        Way::Amend(n) => {
            let mut later = call(LineResult::Answered, desk.now.at);
            later.outcome = Some(outcome(Causes::ComesBack));
            desk.say(Some(id(n)), Fact::Call(Box::new(later)));
        }
        Way::Consent(n) => {
            desk.say(Some(id(n)), consent("Huset"));
        }
        Way::Clear(n) => {
            desk.say(None, wash("2026-11-20", &[], &[n]));
            let member = Membership {
                list: list_ref(1),
                place: 1,
            };
            desk.say(Some(id(n)), Fact::CustomerMember(member));
        }
        Way::Rebuild => desk.store.rebuild(desk.now).unwrap(),
    }
}

/// Nobody in the queue is somebody who asked not to be called, and no number that can be dialled is theirs.
fn nobody_suppressed_is_callable(desk: &mut Desk, kept: &Kept) {
    while desk.store.refresh(desk.now).unwrap() == More::Yes {}
    let mut question = desk.question();
    question.rows_max = 100;
    let queue = desk.store.queue(&question).unwrap();
    for row in queue.rows {
        assert!(!kept.people.contains(&row.customer), "{}", row.name);
        let person = facts(desk, row.customer);
        let dialled = numbers(&desk.store, row.customer, desk.now);
        let free: Vec<_> = dialled
            .iter()
            .filter(|number| {
                !person
                    .numbers_never
                    .iter()
                    .any(|never| never.as_e164() == *number)
            })
            .collect();
        assert!(free.iter().all(|number| !kept.numbers.contains(number)));
        assert!(!free.is_empty(), "{}", row.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn nobody_who_asked_not_to_be_called_can_be_called(ways in proptest::collection::vec(way(), 1..30)) {
        let mut desk = desk();
        for n in 1..8 {
            desk.meet(n, "Åse");
        }
        let mut kept = Kept::default();
        for way in ways {
            go(&mut desk, &mut kept, way);
            nobody_suppressed_is_callable(&mut desk, &kept);
        }
        assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
    }
}
