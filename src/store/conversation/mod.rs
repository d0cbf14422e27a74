//! Conversations of every kind, told at random: the tables say what a plain reading of the facts says, a rebuild makes the
//! same tables, and nothing that a seller wrote is out of reach of the customer's time line.
//!
//! `CONVERSATIONS=500 cargo test --lib conversation` tells so many; each names its seed when it fails.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a plain reading names what it reads, and nothing else"
)]

mod plain;
mod teller;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use self::plain::{Plain, plain};
use self::teller::{Teller, Told, customers};
use super::hash;
use super::laws::texts;
use super::world::{kari, ola};
use crate::model::callback::CallbackState;
use crate::model::card::{Card, Happened};
use crate::model::id::CustomerId;
use crate::model::moment::Moment;
use crate::sync::wire::{kind, schema};

/// What happens in a conversation, over all customers.
const ACTS: usize = 60;

fn conversations() -> u64 {
    let asked = std::env::var("CONVERSATIONS").ok();
    asked.map_or(12, |text| text.parse().unwrap())
}

#[test]
fn what_was_said_is_counted_kept_and_found_again() {
    let mut met = BTreeSet::new();
    for seed in 1..=conversations() {
        println!("conversation {seed}");
        let mut teller = Teller::new(seed);
        for act in 0..ACTS {
            teller.act();
            if act % 7 == 0 {
                assert_eq!(kept(&teller), plain(&teller.told, teller.desk.now), "{act}");
            }
        }
        assert_eq!(kept(&teller), plain(&teller.told, teller.desk.now));
        check_reach(&teller);
        check_schema(&teller);
        check_rebuild(&mut teller);
        met.extend(teller.told.iter().map(|told| kind(&told.fact).to_owned()));
    }
    // What is never said shows nothing.
    for kind in teller::KINDS {
        assert!(met.contains(kind), "{kind} was never said");
    }
}

fn cards(teller: &Teller) -> BTreeMap<CustomerId, Card> {
    let card = |id| teller.desk.store.card(id, teller.desk.now).unwrap();
    let known = customers().into_iter().map(|id| (id, card(id).unwrap()));
    known.collect()
}

/// What the tables say.
fn kept(teller: &Teller) -> Plain {
    let (store, now) = (&teller.desk.store, teller.desk.now);
    let mut kept = Plain::default();
    for (id, card) in cards(teller) {
        for callback in &card.callbacks {
            assert_eq!(callback.state, CallbackState::Open);
            let due = callback.set.when.due();
            let of = (id, callback.id, due, callback.set.about.clone());
            kept.callbacks.insert(of);
        }
        let promises = card.promises.into_iter();
        kept.promises
            .extend(promises.map(|it| (id, it.id, it.made.words)));
        let questions = card.questions.into_iter();
        kept.questions
            .extend(questions.map(|it| (id, it.id, it.asked.words)));
        let needs = card.needs.into_iter();
        kept.needs.extend(needs.map(|(_, need)| (id, need.words)));
        let orders = card.orders.into_iter();
        kept.orders
            .extend(orders.map(|it| (id, it.id, it.step, it.new.words)));
        kept.tags.extend(card.tags.into_iter().map(|tag| (id, tag)));
        kept.attempts.insert(id, card.contact.attempts_ever);
    }
    for seller in [kari(), ola()] {
        let keeping = store.keeping(seller.id, now).unwrap();
        let corrections = keeping.corrections.into_iter();
        kept.corrections.extend(corrections.map(|it| {
            (
                it.customer,
                it.what.asked.to.id,
                it.what.asked.words.clone(),
            )
        }));
        let unsorted = keeping.unsorted.into_iter();
        kept.unsorted
            .extend(unsorted.map(|it| (it.customer, it.what.id, it.what.demand.words)));
        let today = store.today(seller.id, now).unwrap().callbacks.into_iter();
        kept.due
            .extend(today.map(|(callback, _)| (seller.id, callback.id)));
    }
    let causes = store.causes("", Moment::from_millis(0), 1000).unwrap();
    let named = causes.into_iter().filter(|cause| cause.lately > 0);
    kept.causes.extend(named.map(|it| (it.words, it.lately)));
    kept
}

/// Every text stands in the time line, or in a version of a call that stands there.
fn check_reach(teller: &Teller) {
    for (id, card) in cards(teller) {
        let mut within = format!("{:?} {:?}", card.history, card.tags);
        for entry in &card.history {
            if let Happened::Call { .. } = entry.what {
                let versions = teller.desk.store.call_versions(entry.record).unwrap();
                write!(within, "{versions:?}").unwrap();
            }
        }
        let lost = teller.written(id).find(|text| !within.contains(*text));
        if let Some(text) = lost {
            let fact = |told: &&Told| format!("{:?}", told.fact).contains(text);
            let of = teller.told.iter().find(fact);
            panic!("{text:?} is out of reach: {:?}", of.map(|told| &told.fact));
        }
    }
}

/// Every line is as the published schema says.
fn check_schema(teller: &Teller) {
    let schema = jsonschema::validator_for(&schema()).unwrap();
    for line in texts(&teller.desk.store) {
        let value = serde_json::from_str(&line).unwrap();
        let faults: Vec<String> = schema
            .iter_errors(&value)
            .map(|it| it.to_string())
            .collect();
        assert!(faults.is_empty(), "{line}: {faults:?}");
    }
}

fn check_rebuild(teller: &mut Teller) {
    let now = teller.desk.now;
    let store = &mut teller.desk.store;
    assert_eq!(store.check(now).unwrap().problems, []);
    let before = hash::tables(&store.db).unwrap();
    store.rebuild(now).unwrap();
    assert_eq!(hash::tables(&store.db).unwrap(), before);
    assert_eq!(kept(teller), plain(&teller.told, now));
}
