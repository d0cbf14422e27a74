//! Tests that never is never: two desks, their parcels in any order, lists that come in and are taken back, washes, consents,
//! numbers that come and go, people who turn out to be one and are parted again, wishes that are taken back, a desk that begins anew
//! with what the folder has; and after each of them nobody who asked not to be called can be (SYNC.md §4.2, F18).
//!
//! `NEVERS=100000` for a long run.

use std::cell::Cell;
use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::arrived::{desk, desk_with, publish, take};
use super::import::Arrival;
use super::read::Undo;
use super::world::{Counted, Desk, call, id, import_order, kari, list, person};
use super::{More, Store};
use crate::model::call::LineResult;
use crate::model::consent::Consent;
use crate::model::customer::{FieldTarget, FieldWrite, OnePerson};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, ListId, RecordId};
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::model::phone::{Phone, PhoneState, Region};
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::model::wash::Wash;
use crate::sync::line::{Line, parse};
use crate::sync::parcel::Verified;

/// People whom both desks know from the start, each with a number of their own.
const PEOPLE: u8 = 5;

/// Something that happens at one of the desks, about one of the people.
#[derive(Debug, Clone, Copy)]
struct Turn {
    desk: usize,
    way: Way,
    n: u8,
    other: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Card,
    Register,
    Call,
    Lift,
    Publish,
    Carry,
    Import,
    Undo,
    Wash,
    Consent,
    Gain,
    Lose,
    Rebuild,
    Erase,
    Merge,
    Unmerge,
    Anew,
}

fn turn() -> impl Strategy<Value = Turn> {
    use Way::{
        Anew, Call, Card, Carry, Consent, Erase, Gain, Import, Lift, Lose, Merge, Publish, Rebuild,
        Register, Undo, Unmerge, Wash,
    };
    let ways = vec![
        Card, Card, Card, Register, Call, Call, Lift, Lift, Lift, Publish, Publish, Carry, Carry,
        Carry, Import, Import, Undo, Wash, Consent, Gain, Lose, Rebuild, Erase, Merge, Merge,
        Unmerge, Anew,
    ];
    let who = 1..=PEOPLE;
    (0_usize..2, prop::sample::select(ways), who.clone(), who).prop_map(|(desk, way, n, other)| {
        Turn {
            desk,
            way,
            n,
            other,
        }
    })
}

/// A wish, as a list kept by hand has it.
#[derive(Debug, Clone)]
struct Kept {
    record: RecordId,
    customer: CustomerId,
    /// On their card when they said it.
    numbers: Vec<String>,
    lifts: Lifts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lifts {
    WhenNamed,
    Never,
}

struct House {
    desks: [Desk; 2],
    /// What each of them has read or written.
    seen: [BTreeSet<RecordId>; 2],
    /// What came to each of them as a stub: whoever is forgotten takes nothing back any more.
    stubs: [BTreeSet<RecordId>; 2],
    wishes: Vec<Kept>,
    /// Records that take wishes back, and which.
    lifts: Vec<(RecordId, Vec<RecordId>)>,
    /// On their way to each of them.
    parcels: [Vec<Verified>; 2],
    /// What lies in the folder of each of them.
    there: [Vec<Verified>; 2],
    imports: u8,
    /// How often a desk began anew.
    anew: u64,
}

impl House {
    fn new() -> Self {
        let mut house = Self {
            desks: [desk(1), desk(2)],
            seen: Default::default(),
            stubs: Default::default(),
            wishes: Vec::new(),
            lifts: Vec::new(),
            parcels: Default::default(),
            there: Default::default(),
            imports: 0,
            anew: 0,
        };
        house.desks[0].say(None, Fact::ListNew(list(1)));
        for n in 1..=PEOPLE {
            house.desks[0].meet(n, "Åse");
        }
        house.publish(0);
        house.carry(1, 0);
        house
    }

    fn go(&mut self, turn: Turn) {
        let Turn { desk, n, other, .. } = turn;
        match turn.way {
            Way::Card => self.wish(desk, n, "card"),
            Way::Register => self.wish(desk, n, Suppress::OF_REGISTER),
            Way::Call => {
                let mut asked = call(LineResult::Answered, self.desks[desk].now.at);
                asked.suppress = Some(SuppressScope::Person);
                self.wished(desk, n, Fact::Call(Box::new(asked)), Lifts::WhenNamed);
            }
            Way::Lift => self.lift(desk, n),
            Way::Publish => self.publish(desk),
            Way::Carry => self.carry(desk, usize::from(other)),
            Way::Import => self.import(desk, n, other),
            Way::Undo => self.undo(desk),
            Way::Wash => self.say(desk, None, Fact::Wash(Box::new(wash(n)))),
            Way::Consent => self.say(desk, Some(n), consent()),
            Way::Gain => {
                let theirs = FieldTarget::Phone(number(other));
                self.say(desk, Some(n), write(theirs));
            }
            Way::Lose => {
                let gone = FieldTarget::PhoneRemoved(number(other).number);
                self.say(desk, Some(n), write(gone));
            }
            // Whoever is forgotten is not called from then on, whatever they said before.
            Way::Erase => self.wished(desk, n, super::forgotten::erase(), Lifts::Never),
            Way::Merge => self.say(desk, Some(n), Fact::CustomerMerge(one_with(other))),
            Way::Unmerge => self.say(desk, Some(n), Fact::CustomerUnmerge(one_with(other))),
            Way::Anew => self.begins_anew(desk),
            Way::Rebuild => {
                let desk = &mut self.desks[desk];
                desk.store.rebuild(desk.now).unwrap();
            }
        }
    }

    fn say(&mut self, desk: usize, about: Option<u8>, fact: Fact) {
        let saved = self.desks[desk].say(about.map(id), fact);
        self.seen[desk].insert(saved.id);
    }

    fn wish(&mut self, desk: usize, n: u8, source: &str) {
        let wish = Suppress {
            scope: SuppressScope::Person,
            numbers: Vec::new(),
            source: source.to_owned(),
            words: "ikke ring".to_owned(),
        };
        let lifts = if source == Suppress::OF_REGISTER {
            Lifts::Never
        } else {
            Lifts::WhenNamed
        };
        self.wished(desk, n, Fact::Suppress(wish), lifts);
    }

    fn wished(&mut self, desk: usize, n: u8, fact: Fact, lifts: Lifts) {
        let numbers = numbers(&self.desks[desk], id(n));
        let is_forgotten = self.desks[desk].store.is_erased(id(n)).unwrap();
        let saved = self.desks[desk].say(Some(id(n)), fact);
        self.seen[desk].insert(saved.id);
        // Of somebody who is forgotten a wish is a stub at once: it is the erasure that keeps them from being called.
        if is_forgotten {
            return;
        }
        self.wishes.push(Kept {
            record: saved.id,
            customer: id(n),
            numbers,
            lifts,
        });
    }

    /// Takes back all that this desk has heard, whoever heard it first, and tries what a register says too.
    fn lift(&mut self, desk: usize, n: u8) {
        let seen = &self.seen[desk];
        let theirs = self.wishes.iter().filter(|wish| wish.customer == id(n));
        let of: Vec<RecordId> = theirs
            .map(|wish| wish.record)
            .filter(|record| seen.contains(record))
            .collect();
        let lift = SuppressLift {
            of: of.clone(),
            basis: "de ombestemte seg".to_owned(),
        };
        let saved = self.desks[desk].say(Some(id(n)), Fact::SuppressLift(lift));
        self.seen[desk].insert(saved.id);
        self.lifts.push((saved.id, of));
    }

    fn publish(&mut self, from: usize) {
        let n = u8::try_from(from).unwrap() + 1;
        let parcels = publish(n, &mut self.desks[from], 2);
        self.there[from].extend(parcels.clone());
        self.parcels[1 - from].extend(parcels);
    }

    /// The database is lost, and its desk begins with what lies in its folder. What it had not published is gone, and so is
    /// what was only asked for there.
    fn begins_anew(&mut self, desk: usize) {
        self.anew += 1;
        let n = u8::try_from(desk).unwrap() + 1;
        self.desks[desk] = desk_with(n, Counted(1000 * self.anew + u64::from(n)));
        self.seen[desk].clear();
        self.stubs[desk].clear();
        for parcel in self.there[desk].clone() {
            self.reads(desk, &parcel);
        }
        let known = [0, 1].map(|it| self.there[it].iter().flat_map(ids_in));
        let known: BTreeSet<RecordId> = known.into_iter().flatten().collect();
        let is_left =
            |record: &RecordId| known.contains(record) || self.seen[1 - desk].contains(record);
        self.wishes.retain(|kept| is_left(&kept.record));
        self.lifts.retain(|(lift, _)| is_left(lift));
    }

    fn reads(&mut self, to: usize, parcel: &Verified) {
        take(&mut self.desks[to].store, parcel, 1);
        for (_, line) in parcel.lines() {
            let line = parse(line).unwrap();
            self.seen[to].insert(line.id());
            if let Line::Stub(stub) = line {
                self.stubs[to].insert(stub.id);
            }
        }
    }

    /// One parcel arrives, whichever; from the start, all of them.
    fn carry(&mut self, to: usize, which: usize) {
        let waiting = self.parcels[to].len();
        let count = if which == 0 { waiting } else { waiting.min(1) };
        for _ in 0..count {
            let place = which % self.parcels[to].len();
            let parcel = self.parcels[to].remove(place);
            self.reads(to, &parcel);
            self.there[to].push(parcel);
        }
    }

    /// A list with two of the numbers: one under the name that is known, one under another.
    fn import(&mut self, desk: usize, n: u8, other: u8) {
        self.imports += 1;
        let names = [(n, "Åse".to_owned()), (other, format!("Ny {other}"))];
        let arrivals = names.map(|(n, name)| {
            let mut row = Incoming::default();
            row.profile.name = name;
            row.profile.phones = vec![number(n)];
            Arrival {
                row,
                status: StatusMeaning::Unknown,
            }
        });
        let Desk { store, random, now } = &mut self.desks[desk];
        let order = import_order(&format!("Jul {}", self.imports));
        let mut import = store.import_begin(order, *now, random).unwrap();
        import
            .slice(store, arrivals.to_vec(), *now, random)
            .unwrap();
        import.finish(store, *now, random).unwrap();
    }

    /// Takes the last list back that came in here.
    fn undo(&mut self, desk: usize) {
        let lists = (1..=self.imports).rev().map(|n| format!("Jul {n}"));
        let store = &self.desks[desk].store;
        let mut found = lists.filter_map(|name| store.list_by_name(&name).unwrap());
        let Some(list) = found.next() else { return };
        let id = list.id;
        drop(found);
        self.take_back(desk, id);
    }

    fn take_back(&mut self, desk: usize, list: ListId) {
        let undo = self.desks[desk].store.undo_of(list, "feil fil").unwrap();
        if let Undo::Facts(facts) = undo {
            for (about, fact) in facts {
                self.desks[desk].say(about, fact);
            }
        }
    }

    /// The wishes that hold, as far as this desk can know.
    fn holding(&self, desk: usize) -> Vec<&Kept> {
        let seen = &self.seen[desk];
        let read = self.lifts.iter().filter(|(lift, _)| seen.contains(lift));
        let named: BTreeSet<RecordId> = read.flat_map(|(_, of)| of.clone()).collect();
        let stubs = &self.stubs[desk];
        let holds = |kept: &&Kept| {
            let is_lifted = kept.lifts == Lifts::WhenNamed
                && named.contains(&kept.record)
                && !stubs.contains(&kept.record);
            seen.contains(&kept.record) && !is_lifted
        };
        self.wishes.iter().filter(holds).collect()
    }

    /// Nobody in the queue is somebody who asked not to be called, and no number that can be dialled is theirs.
    #[track_caller]
    fn check(&mut self, desk: usize) {
        let now = self.desks[desk].now;
        while self.desks[desk].store.refresh(now).unwrap() == More::Yes {}
        let holding = self.holding(desk);
        let people: BTreeSet<CustomerId> = holding.iter().map(|kept| kept.customer).collect();
        let never: BTreeSet<&String> = holding.iter().flat_map(|kept| &kept.numbers).collect();
        let mut question = self.desks[desk].question();
        question.rows_max = 100;
        let queue = self.desks[desk].store.queue(&question).unwrap();
        let next: BTreeSet<CustomerId> = queue.rows.iter().map(|row| row.customer).collect();
        let known = (1..=PEOPLE).map(id).chain(next.iter().copied());
        for customer in known {
            let Some(facts) = person_of(&self.desks[desk].store, customer, now) else {
                continue;
            };
            for number in numbers(&self.desks[desk], customer) {
                let is_free = facts.suppressed.is_empty()
                    && !facts.numbers_never.iter().any(|it| it.as_e164() == number);
                let may_be = !people.contains(&customer) && !never.contains(&number);
                assert!(may_be || !is_free, "{customer} on {number}");
                // What was taken back is gone, and a test in which nobody can be called shows nothing.
                assert!(is_free || !holding.is_empty(), "{customer} on {number}");
            }
            let is_next = next.contains(&customer);
            assert!(!is_next || facts.suppressed.is_empty(), "{customer}");
        }
    }
}

fn ids_in(parcel: &Verified) -> Vec<RecordId> {
    let ids = parcel.lines().map(|(_, line)| parse(line).unwrap().id());
    ids.collect()
}

fn person_of(
    store: &Store,
    customer: CustomerId,
    now: crate::model::moment::Now,
) -> Option<crate::model::standing::Person> {
    store.person(customer, Region::NO, now).unwrap()
}

fn number(n: u8) -> Phone {
    person("", u64::from(n)).profile.phones.remove(0)
}

/// The numbers on somebody's card.
fn numbers(desk: &Desk, customer: CustomerId) -> Vec<String> {
    let card = desk.store.card(customer, desk.now).unwrap();
    let phones = card.map_or_else(Vec::new, |card| card.customer.profile.phones);
    let numbers = phones.iter().map(|phone| phone.number.as_e164().to_owned());
    numbers.collect()
}

fn write(target: FieldTarget) -> Fact {
    Fact::CustomerField(FieldWrite {
        target,
        replaces: Vec::new(),
    })
}

fn one_with(n: u8) -> OnePerson {
    OnePerson {
        with: id(n),
        replaces: Vec::new(),
    }
}

fn wash(n: u8) -> Wash {
    Wash {
        register: "NO.REG.RESERVASJON".to_owned(),
        version: "2026-11-20".parse().unwrap(),
        file: "reservert.csv".to_owned(),
        hash: "ab".repeat(32),
        rows: 3,
        customers: 1,
        hits: 0,
        seller: kari(),
        listed: Vec::new(),
        clear: vec![id(n)],
    }
}

fn consent() -> Fact {
    Fact::ConsentGiven(Consent {
        text: "Ja, ring meg".to_owned(),
        channel: "skjema".to_owned(),
        given_at: None,
        purpose: "sale".to_owned(),
        principal: "Huset".to_owned(),
        proof: "skjema 7".to_owned(),
        phone: None,
        until: None,
    })
}

fn cases() -> u32 {
    let asked = std::env::var("NEVERS").ok();
    asked.map_or(40, |text| text.parse().unwrap())
}

#[test]
fn nobody_who_asked_not_to_be_called_can_be_called_at_either_desk() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let done = Cell::new(0);
    let histories = prop::collection::vec(turn(), 1..50);
    let ran = runner.run(&histories, |turns| {
        done.set(done.get() + turns.len());
        let mut house = House::new();
        for turn in turns {
            house.go(turn);
            house.check(turn.desk);
        }
        // At last everything is everywhere.
        for from in 0..2 {
            house.publish(from);
        }
        for desk in 0..2 {
            house.carry(desk, 0);
            house.check(desk);
            let Desk { store, now, .. } = &house.desks[desk];
            prop_assert_eq!(store.check(*now).unwrap().problems, []);
        }
        Ok(())
    });
    ran.unwrap_or_else(|fault| panic!("{fault}"));
    println!(
        "F18  {} histories of two desks, {} turns, wishes, imports, washes, merges, erasures and desks begun anew among them: \
         nobody who asked not to be called could be",
        cases(),
        done.get()
    );
}

#[test]
fn a_wish_that_came_while_another_was_taken_back_holds_at_both_desks() {
    let mut house = House::new();
    house.wish(0, 1, "card");
    house.publish(0);
    house.carry(1, 0);
    // She says it again there, while it is taken back here.
    house.wish(1, 1, "card");
    house.lift(0, 1);
    for from in 0..2 {
        house.publish(from);
    }
    for desk in 0..2 {
        house.carry(desk, 0);
        assert_eq!(house.holding(desk).len(), 1);
        house.check(desk);
    }
    // Whoever has heard all of it can take all of it back, and not what a register says.
    house.lift(1, 1);
    assert!(house.holding(1).is_empty());
    house.check(1);
    house.wish(0, 1, Suppress::OF_REGISTER);
    house.publish(0);
    house.carry(1, 0);
    house.lift(1, 1);
    assert_eq!(house.holding(1).len(), 1);
    house.check(1);
}

/// A way in which somebody, or their number, goes from the tables.
type Goes = fn(&mut House);

fn struck(state: PhoneState) -> Fact {
    let phone = Phone { state, ..number(1) };
    write(FieldTarget::Phone(phone))
}

/// Every way there is.
const WAYS: [(&str, Goes); 7] = [
    ("the number leaves the card", |house| {
        let gone = FieldTarget::PhoneRemoved(number(1).number);
        house.say(0, Some(1), write(gone));
    }),
    ("the number is not theirs", |house| {
        house.say(0, Some(1), struck(PhoneState::NotTheirs));
    }),
    ("the number is dead", |house| {
        house.say(0, Some(1), struck(PhoneState::Dead));
    }),
    ("the list that brought them is taken back", |house| {
        house.take_back(0, list(1).id);
    }),
    (
        "the number leaves the card, and then the list goes",
        |house| {
            let gone = FieldTarget::PhoneRemoved(number(1).number);
            house.say(0, Some(1), write(gone));
            house.take_back(0, list(1).id);
        },
    ),
    ("the person is forgotten", |house| {
        house.say(0, Some(1), super::forgotten::erase());
    }),
    ("the tables are made again", |house| {
        let Desk { store, now, .. } = &mut house.desks[0];
        store.rebuild(*now).unwrap();
    }),
];

#[test]
fn a_number_that_comes_back_with_a_list_is_still_not_called() {
    for (what, goes) in WAYS {
        let mut house = House::new();
        house.wish(0, 1, "card");
        goes(&mut house);
        house.import(0, 2, 1);
        house.publish(0);
        house.carry(1, 1);
        house.carry(1, 0);
        for desk in 0..2 {
            let Desk { store, now, .. } = &mut house.desks[desk];
            let found = store.find("Ny 1", 5).unwrap();
            assert_eq!(found.len(), 1, "{what}");
            let facts = person_of(store, found[0].customer, *now).unwrap();
            assert_eq!(facts.suppressed, [SuppressScope::Number], "{what}");
            house.check(desk);
        }
    }
}
