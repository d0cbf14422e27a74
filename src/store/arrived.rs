//! What other desks wrote: whatever the order in which it comes, every desk has the same tables.

use std::collections::BTreeSet;

use super::laws::{Act, KINDS};
use super::world::{Counted, Desk, at, call, field, id, kari, person};
use super::{Authorship, PartOf, Store, hash};
use crate::model::call::LineResult;
use crate::model::customer::Field;
use crate::model::fact::{Fact, IncWhy, Note, Said};
use crate::model::id::{DeskId, RecordId};
use crate::model::moment::{Moment, Now};
use crate::model::suppression::{Suppress, SuppressScope};
use crate::seal::mac::MacKey;
use crate::seal::sign::{KeyPair, Seed};
use crate::sync::Random;
use crate::sync::identity::desk_of;
use crate::sync::journal::Journal as _;
use crate::sync::parcel::{self, Verified, pack};
use crate::sync::stream::Seq;
use crate::sync::team::TeamId;

fn now() -> Now {
    at("2026-11-23T10:00:00")
}

pub(super) fn keys(n: u8) -> KeyPair {
    KeyPair::of(&Seed::of([n; 32]))
}

pub(super) fn desk_id(n: u8) -> DeskId {
    desk_of(&keys(n).public())
}

/// The desk with these keys, with the team's key for numbers.
pub(super) fn desk(n: u8) -> Desk {
    desk_with(n, Counted(u64::from(n)))
}

/// The same, with its own numbers for chance.
pub(super) fn desk_with(n: u8, mut random: Counted) -> Desk {
    let store = Store::in_memory().unwrap();
    let mut store = store.with_mac_key(MacKey::of([5; 32]));
    store
        .begin_incarnation(desk_id(n), IncWhy::First, now(), &mut random)
        .unwrap();
    Desk {
        store,
        random,
        now: now(),
    }
}

/// What a desk has not published yet, as parcels of so many records.
pub(super) fn publish(n: u8, desk: &mut Desk, records: usize) -> Vec<Verified> {
    let mut parcels = Vec::new();
    while let Some(outbox) = desk.store.unpublished(records).unwrap() {
        let packed = pack(&outbox, TeamId::of([1; 8]), &keys(n), "samtale test").unwrap();
        desk.store.mark_published(&packed.tip).unwrap();
        parcels.push(read(n, &packed.bytes));
    }
    parcels
}

fn read(n: u8, bytes: &[u8]) -> Verified {
    let opened = parcel::open(bytes, |_| Some(keys(n).public())).unwrap();
    opened.verify().unwrap()
}

pub(super) fn take(store: &mut Store, parcel: &Verified, slice: usize) -> u64 {
    let count = usize::try_from(parcel.header().n).unwrap();
    let starts = (0..count).step_by(slice);
    let parts = starts.map(|from| PartOf {
        parcel,
        lines: from..(from + slice).min(count),
    });
    parts
        .map(|part| store.take_slice(&[part], now()).unwrap().new)
        .sum()
}

/// A number below `limit`.
pub(super) fn dice(random: &mut Counted, limit: usize) -> usize {
    let mut bytes = [0; 8];
    random.fill(&mut bytes);
    usize::try_from(u64::from_be_bytes(bytes) % limit as u64).unwrap()
}

pub(super) fn act(random: &mut Counted) -> Act {
    let mut small = |limit| u8::try_from(dice(random, limit)).unwrap();
    let (kind, customer) = (small(usize::from(KINDS)), 1 + small(4));
    let (choice, earlier) = (small(8), small(256));
    let minutes = i16::try_from(dice(random, 6000)).unwrap() - 3000;
    Act {
        kind,
        customer,
        choice,
        earlier,
        minutes,
    }
}

/// The parcels of three desks that read each other now and then, and so speak of each other's records.
fn history(seed: u64, rounds: usize, acts: usize) -> Vec<Verified> {
    let mut random = Counted(seed);
    let mut desks = [desk(1), desk(2), desk(3)];
    let mut said: Vec<RecordId> = Vec::new();
    let mut all = Vec::new();
    for _ in 0..rounds {
        let mut round = Vec::new();
        for (n, desk) in (1..).zip(&mut desks) {
            for _ in 0..acts {
                let act = act(&mut random);
                let at = now().at.plus(chrono::Duration::minutes(act.minutes.into()));
                let said_now = Said {
                    at,
                    by: Some(kari().id),
                    about: Some(id(act.customer)),
                    fact: act.fact(&said, at),
                };
                let saved = desk.store.append(&[said_now], now(), &mut desk.random);
                said.push(saved.unwrap()[0].id);
            }
            round.extend(publish(n, desk, 1000));
        }
        for desk in &mut desks {
            for parcel in round.iter().filter(|_| seed.is_multiple_of(2)) {
                take(&mut desk.store, parcel, 1000);
            }
        }
        all.extend(round);
    }
    all
}

fn tables(store: &Store) -> Vec<(&'static str, String)> {
    let tables = hash::tables(&store.db).unwrap().into_iter();
    tables
        .map(|(name, digest)| (name, digest.to_string()))
        .collect()
}

fn reader() -> Store {
    Store::in_memory()
        .unwrap()
        .with_mac_key(MacKey::of([5; 32]))
}

/// Every order of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for before in orders(count - 1) {
        for at in 0..count {
            let mut order = before.clone();
            order.insert(at, count - 1);
            all.push(order);
        }
    }
    all
}

/// What a desk comes to that takes the parcels in this order, once from what came and once rebuilt.
fn check_order(parcels: &[Verified], order: &[usize], slice: usize, expected: &[(&str, String)]) {
    let mut store = reader();
    for place in order {
        take(&mut store, &parcels[*place], slice);
    }
    assert_eq!(tables(&store), expected, "{order:?}");
}

fn expected(parcels: &[Verified]) -> Vec<(&'static str, String)> {
    let mut store = reader();
    for parcel in parcels {
        take(&mut store, parcel, 1000);
    }
    let came = tables(&store);
    assert_eq!(store.check(now()).unwrap().problems, []);
    store.rebuild(now()).unwrap();
    assert_eq!(tables(&store), came, "rebuilt");
    came
}

#[test]
fn all_orders_of_six_parcels_come_to_the_same() {
    let parcels = history(2, 2, 9);
    assert_eq!(parcels.len(), 6);
    let expected = expected(&parcels);
    let orders = orders(6);
    assert_eq!(orders.len(), 720);
    for order in &orders {
        check_order(&parcels, order, 1000, &expected);
    }
    println!("F5  {} orders of 6 files: the same tables", orders.len());
}

/// `SHUFFLES=10000` for a long run.
#[test]
fn shuffled_parcels_come_to_the_same() {
    for seed in 0..shuffles(60) {
        let mut random = Counted(seed);
        let parcels = history(seed, 6, 3);
        let expected = expected(&parcels);
        let mut order = shuffled(parcels.len(), &mut random);
        // Carriers bring things twice.
        order.extend_from_within(..5);
        check_order(&parcels, &order, 1 + dice(&mut random, 5), &expected);
    }
}

/// How many shuffles: `SHUFFLES=10000` for a long run.
fn shuffles(usually: u64) -> u64 {
    let asked = std::env::var("SHUFFLES").ok();
    asked.map_or(usually, |text| text.parse().unwrap())
}

/// Orders of the same files before others are written.
const OF_ONE_HISTORY: u64 = 10;

#[test]
fn shuffles_of_fifty_files_come_to_the_same() {
    let count = shuffles(20);
    for seed in 0..count.div_ceil(OF_ONE_HISTORY) {
        let mut parcels = history(seed, 17, 1);
        parcels.truncate(50);
        assert_eq!(parcels.len(), 50);
        let expected = expected(&parcels);
        let mut random = Counted(seed);
        for _ in 0..OF_ONE_HISTORY {
            let order = shuffled(parcels.len(), &mut random);
            check_order(&parcels, &order, 1000, &expected);
        }
    }
    println!("F5  {count} shuffles of 50 files: the same tables, and the same rebuilt");
}

fn shuffled(count: usize, random: &mut Counted) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    for from in 0..count {
        let to = dice(random, count);
        order.swap(from, to);
    }
    order
}

#[test]
fn every_desk_of_a_team_has_the_same_tables() {
    let mut desks = [desk(1), desk(2)];
    desks[0].say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
    desks[1].say(Some(id(2)), Fact::CustomerNew(person("Bjørn", 2)));
    let parcels: Vec<Verified> = (1..)
        .zip(&mut desks)
        .flat_map(|(n, desk)| publish(n, desk, 1000))
        .collect();
    for desk in &mut desks {
        for parcel in &parcels {
            take(&mut desk.store, parcel, 1000);
        }
        assert_eq!(desk.store.check(now()).unwrap().problems, []);
    }
    let [one, other] = &desks;
    assert_eq!(tables(&one.store), tables(&other.store));
    assert_eq!(one.store.find("Bjørn", 5).unwrap().len(), 1);
}

#[test]
fn a_parcel_that_comes_again_changes_nothing() {
    let mut kari = desk(1);
    let customer = kari.meet(1, "Åse");
    kari.say(Some(customer), Fact::Note(note("Ringer om fakturaen")));
    let parcels = publish(1, &mut kari, 1000);
    let mut ola = desk(2);
    assert_eq!(take(&mut ola.store, &parcels[0], 1000), 3);
    let before = tables(&ola.store);
    let records = ola.store.record_count().unwrap();
    assert_eq!(take(&mut ola.store, &parcels[0], 2), 0);
    assert_eq!(tables(&ola.store), before);
    assert_eq!(ola.store.record_count().unwrap(), records);
    assert_eq!(ola.store.taken_parcels().unwrap().len(), 1);
}

#[test]
fn parcels_that_overlap_leave_each_number_once() {
    let mut kari = desk(1);
    let customer = kari.meet(1, "Åse");
    for n in 0..200 {
        kari.say(Some(customer), Fact::Note(note(&format!("linje {n}"))));
    }
    // The same log, cut in two ways.
    let small = publish(1, &mut kari, 30);
    kari.store
        .db
        .execute_batch("UPDATE stream SET published = 0, published_chain = zeroblob(32)")
        .unwrap();
    let large = publish(1, &mut kari, 150);
    let mut ola = desk(2);
    let mixed = [&small[4], &large[1], &small[0], &large[0], &small[5]];
    let new: u64 = mixed.iter().map(|it| take(&mut ola.store, it, 40)).sum();
    assert_eq!(new, 202);
    let checked = ola.store.check(now()).unwrap();
    assert_eq!((checked.problems, checked.forks), (Vec::new(), 0));
    let reached = ola.store.reached().unwrap();
    let tip = kari.store.tip().unwrap().unwrap();
    assert!(reached.values().any(|it| *it == tip));
}

/// In one transaction, some twice, and one that overlaps the others.
#[test]
fn parcels_that_come_together_leave_what_they_leave_one_by_one() {
    let mut parcels = history(6, 3, 40);
    let mut kari = desk(1);
    kari.meet(1, "Åse");
    parcels.extend(publish(1, &mut kari, 1000));
    parcels.push(parcels[1].clone());
    let (mut apart, mut together) = (reader(), reader());
    let new: u64 = parcels.iter().map(|it| take(&mut apart, it, 7)).sum();
    let whole = |parcel: &Verified| 0..usize::try_from(parcel.header().n).unwrap();
    let parts: Vec<PartOf<'_>> = parcels
        .iter()
        .map(|parcel| PartOf {
            parcel,
            lines: whole(parcel),
        })
        .collect();
    let taken = together.take_slice(&parts, now()).unwrap();
    assert_eq!(taken.new, new);
    assert_eq!(tables(&together), tables(&apart));
    assert_eq!(together.reached().unwrap(), apart.reached().unwrap());
    assert_eq!(
        together.taken_parcels().unwrap(),
        apart.taken_parcels().unwrap()
    );
    assert_eq!(together.fork_count().unwrap(), apart.fork_count().unwrap());
    assert_eq!(together.check(now()).unwrap().problems, []);
}

#[test]
fn what_lies_behind_a_gap_is_here_and_the_gap_is_known() {
    let mut kari = desk(1);
    let customer = kari.meet(1, "Åse");
    for n in 0..300 {
        kari.say(Some(customer), Fact::Note(note(&format!("linje {n}"))));
    }
    let parcels = publish(1, &mut kari, 100);
    let mut ola = desk(2);
    take(&mut ola.store, &parcels[2], 30);
    take(&mut ola.store, &parcels[0], 1000);
    let reached = |store: &Store| {
        let reached = store.reached().unwrap();
        let of = |(stream, _): &(&crate::sync::stream::Stream, _)| stream.desk == desk_id(1);
        reached.iter().find(of).map(|(_, tip)| tip.seq)
    };
    assert_eq!(reached(&ola.store), Some(Seq(100)));
    assert_eq!(ola.store.check(now()).unwrap().problems, []);
    let hash = tables(&ola.store);
    ola.store.rebuild(now()).unwrap();
    assert_eq!(tables(&ola.store), hash);
    take(&mut ola.store, &parcels[1], 1000);
    take(&mut ola.store, &parcels[3], 1000);
    assert_eq!(reached(&ola.store), Some(Seq(302)));
    assert_eq!(ola.store.check(now()).unwrap().problems, []);
}

/// Two copies of one home went on for themselves, and no guard file told them.
#[test]
fn of_two_records_at_one_number_both_are_kept() {
    let fork = |name: &str, seed: u64| {
        let mut copy = desk(1);
        copy.meet(1, "Åse");
        copy.random = Counted(seed);
        copy.say(Some(id(1)), Fact::Note(note(name)));
        copy.say(Some(id(1)), Fact::Note(note("til")));
        publish(1, &mut copy, 1000)
    };
    let (one, other) = (fork("den ene", 70), fork("den andre", 80));
    assert_eq!(one[0].header().stream(), other[0].header().stream());
    let mut hashes = BTreeSet::new();
    for order in [[&one[0], &other[0]], [&other[0], &one[0]]] {
        let mut ola = reader();
        for parcel in order {
            take(&mut ola, parcel, 1000);
        }
        let checked = ola.check(now()).unwrap();
        assert_eq!((checked.problems, checked.forks), (Vec::new(), 2));
        assert_eq!(ola.find("andre", 5).unwrap().len(), 1);
        assert_eq!(ola.find("ene", 5).unwrap().len(), 1);
        hashes.insert(tables(&ola));
    }
    assert_eq!(hashes.len(), 1);
}

#[test]
fn a_desk_that_was_put_back_learns_its_own_records_again() {
    let mut kari = desk(1);
    let customer = kari.meet(1, "Åse");
    kari.say(Some(customer), Fact::Note(note("før")));
    kari.say(Some(customer), Fact::Note(note("etter")));
    let parcels = publish(1, &mut kari, 1000);

    // Chance comes again in tests: the same desk before its last record.
    let mut back = desk(1);
    let customer = back.meet(1, "Åse");
    back.say(Some(customer), Fact::Note(note("før")));
    let header = parcels[0].header();
    assert_eq!(back.store.authorship(header).unwrap(), Authorship::Doubtful);
    back.random = Counted(99);
    back.store
        .begin_incarnation(desk_id(1), IncWhy::Folder, now(), &mut back.random)
        .unwrap();
    assert_eq!(back.store.authorship(header).unwrap(), Authorship::Known);
    assert_eq!(take(&mut back.store, &parcels[0], 1000), 1);
    assert_eq!(back.store.find("etter", 5).unwrap().len(), 1);
    assert_eq!(back.store.check(now()).unwrap().problems, []);
    // What is left to publish is published, and nothing twice under another number.
    let left = publish(1, &mut back, 1000);
    assert_eq!(
        kari.store.authorship(parcels[0].header()).unwrap(),
        Authorship::Known
    );
    let mut ola = reader();
    for parcel in parcels.iter().chain(&left) {
        take(&mut ola, parcel, 1000);
    }
    let checked = ola.check(now()).unwrap();
    assert_eq!((checked.problems, checked.forks), (Vec::new(), 0));
    assert_eq!(tables(&ola), tables(&back.store));
}

#[test]
fn nobody_calls_whom_another_desk_may_not() {
    let mut kari = desk(1);
    kari.say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
    kari.say(
        Some(id(1)),
        Fact::Suppress(Suppress {
            scope: SuppressScope::Person,
            numbers: Vec::new(),
            source: "card".to_owned(),
            words: "aldri".to_owned(),
        }),
    );
    let parcels = publish(1, &mut kari, 1);
    // The wish alone has come, and not whom it is about: the number is known by its hash.
    let mut ola = desk(2);
    ola.say(Some(id(2)), Fact::CustomerNew(person("Åse B.", 1)));
    let wish = parcels.last().unwrap();
    take(&mut ola.store, wish, 1000);
    let number = person("", 1).profile.phones[0].number.clone();
    let key = MacKey::of([5; 32]).into();
    assert!(super::person::of_number(&ola.store.db, Some(&key), &number).unwrap());
    // Another key would not know it.
    let key = MacKey::of([6; 32]).into();
    assert!(!super::person::of_number(&ola.store.db, Some(&key), &number).unwrap());
}

#[test]
fn a_field_that_was_changed_knowingly_is_not_beaten_by_a_wrong_clock() {
    let mut kari = desk(1);
    kari.say(Some(id(1)), Fact::CustomerNew(person("Åse", 1)));
    kari.now = at("2099-01-01T10:00:00");
    kari.say(Some(id(1)), field(Field::Town, "Bergen"));
    let first = publish(1, &mut kari, 1000);
    let mut ola = desk(2);
    for it in &first {
        take(&mut ola.store, it, 1000);
    }
    ola.say(Some(id(1)), field(Field::Town, "Tromsø"));
    let answer = publish(2, &mut ola, 1000);
    for it in &answer {
        take(&mut kari.store, it, 1000);
    }
    for store in [&kari.store, &ola.store] {
        let customer = super::append::customer_key(&store.db, id(1)).unwrap();
        let row = super::project::load_customer(&store.db, customer.unwrap()).unwrap();
        assert_eq!(row.profile.value(&Field::Town), "Tromsø");
    }
}

#[test]
fn the_same_moment_at_one_desk_in_two_logs_is_decided_everywhere_alike() {
    let logs = |order: [usize; 2]| {
        let mut first = desk(1);
        first.say(Some(id(1)), Fact::TagSet("vip".to_owned()));
        let mut second = desk(1);
        second.random = Counted(50);
        second
            .store
            .begin_incarnation(desk_id(1), IncWhy::Asked, now(), &mut second.random)
            .unwrap();
        second.say(Some(id(1)), Fact::TagUnset("vip".to_owned()));
        let mut all = publish(1, &mut first, 1000);
        all.extend(publish(1, &mut second, 1000).pop());
        let mut store = reader();
        for n in &order {
            take(&mut store, &all[*n], 1000);
        }
        tables(&store)
    };
    assert_eq!(logs([0, 1]), logs([1, 0]));
}

#[test]
fn many_records_come_in_blocks_and_few_in_the_tail() {
    let mut kari = desk(1);
    let customer = kari.meet(1, "Åse");
    for _ in 0..200 {
        let moment: Moment = now().at;
        kari.say(
            Some(customer),
            Fact::Call(Box::new(call(LineResult::NoAnswer, moment))),
        );
    }
    let parcels = publish(1, &mut kari, 150);
    let mut ola = reader();
    for it in &parcels {
        take(&mut ola, it, 1000);
    }
    let count = |sql: &str| {
        ola.db
            .query_row(sql, [], |row| row.get::<_, i64>(0))
            .unwrap()
    };
    assert_eq!(
        count("SELECT count(*) FROM block WHERE header LIKE '{\"samtale\"%'"),
        1
    );
    assert_eq!(count("SELECT count(*) FROM tail"), 52);
}

fn note(text: &str) -> Note {
    Note {
        text: text.to_owned(),
        written: None,
        source: String::new(),
    }
}
