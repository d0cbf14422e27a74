//! A field that two desks write: in whatever order they hear of each other, both show one value and count the versions
//! alike, and what somebody has chosen holds at both.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use super::Store;
use super::applied::Applied;
use super::log::{Go, each_line};
use super::world::{Counted, Desk, field, id, person};
use crate::model::card::Card;
use crate::model::customer::{Field, FieldTarget, FieldWrite};
use crate::model::fact::{Fact, IncWhy, Said};
use crate::model::id::DeskId;
use crate::sync::line::parse;
use crate::sync::stream::Seq;

/// A desk that hears of another one when somebody says so.
struct Site {
    desk: Desk,
    id: DeskId,
    /// How many lines of the other are here.
    heard: usize,
}

/// What happens at one of the two.
#[derive(Debug, Clone, Copy)]
enum Act {
    Write {
        which: u8,
        value: u8,
        minutes: i16,
    },
    /// What the other has said comes, the last of it first if so.
    Hear {
        backwards: bool,
    },
    Choose {
        n: u8,
    },
}

fn act() -> impl Strategy<Value = (bool, Act)> {
    let write =
        (0_u8..2, 0_u8..4, -3000_i16..3000).prop_map(|(which, value, minutes)| Act::Write {
            which,
            value,
            minutes,
        });
    let hear = any::<bool>().prop_map(|backwards| Act::Hear { backwards });
    let choose = any::<u8>().prop_map(|n| Act::Choose { n });
    (
        any::<bool>(),
        prop_oneof![3 => write, 1 => hear, 1 => choose],
    )
}

impl Site {
    fn new(n: u8) -> Self {
        let mut desk = Desk::empty();
        let (own, mut random) = (DeskId::of([n; 8]), Counted(n.into()));
        desk.store = Store::in_memory().unwrap();
        desk.store
            .begin_incarnation(own, IncWhy::First, desk.now, &mut random)
            .unwrap();
        desk.random = random;
        Self {
            desk,
            id: own,
            heard: 0,
        }
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let store = &self.desk.store;
        each_line(&store.db, store.own.unwrap(), Seq(1), |_, line| {
            lines.push(line.to_owned());
            Ok(Go::On)
        })
        .unwrap();
        lines
    }

    fn hear(&mut self, other: &Self, backwards: bool) {
        let lines = other.lines();
        let fresh = lines.iter().skip(self.heard);
        let mut fresh: Vec<Applied> = fresh
            .map(|line| Applied::of(&parse(line).unwrap(), other.id))
            .collect();
        self.heard = lines.len();
        if backwards {
            fresh.reverse();
        }
        self.desk
            .store
            .write(self.desk.now, |_, mut projector| {
                Applied::all(&fresh, &mut projector)?;
                projector.finish().map(drop)
            })
            .unwrap();
    }

    fn say(&mut self, minutes: i16, fact: Fact) {
        let now = self.desk.now;
        let said = Said {
            at: now.at.plus(chrono::Duration::minutes(minutes.into())),
            by: None,
            about: Some(id(1)),
            fact,
        };
        let Desk { store, random, .. } = &mut self.desk;
        store.append(&[said], now, random).unwrap();
    }

    fn card(&self) -> Option<Card> {
        self.desk.store.card(id(1), self.desk.now).unwrap()
    }

    fn choose(&mut self, n: u8) {
        let disputed = self.card().map(|card| card.disputed).unwrap_or_default();
        let Some(of) = disputed.get(usize::from(n) % disputed.len().max(1)) else {
            return;
        };
        let version = &of.versions[usize::from(n / 16) % of.versions.len()];
        let target = FieldTarget::Value(of.field.clone(), version.value.clone());
        let replaces = of.records();
        self.say(0, Fact::CustomerField(FieldWrite { target, replaces }));
    }

    fn act(&mut self, other: &Self, act: Act) {
        match act {
            Act::Write {
                which,
                value,
                minutes,
            } => {
                let value = ["", "post", "post@a.no", "kari@b.no"][usize::from(value)];
                self.say(minutes, field(which_field(which), value));
            }
            Act::Hear { backwards } => self.hear(other, backwards),
            Act::Choose { n } => self.choose(n),
        }
    }
}

fn which_field(which: u8) -> Field {
    [Field::Email, Field::Own("tier".to_owned())][usize::from(which)].clone()
}

/// The values that nobody has replaced, told from the lines alone.
fn naive(lines: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let writes = || lines.iter().filter(|line| line["t"] == "customer.field");
    let replaced: BTreeSet<(String, String)> = writes()
        .flat_map(|line| {
            let sup = line["sup"].as_array().into_iter().flatten();
            sup.map(|of| (text(&line["b"]["field"]), text(of)))
        })
        .collect();
    let born = lines.iter().find(|line| line["t"] == "customer.new");
    let mut heads: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in writes() {
        let name = text(&line["b"]["field"]);
        let versions = heads.entry(name.clone()).or_default();
        if !replaced.contains(&(name.clone(), text(&line["id"]))) {
            versions.insert(text(&line["b"]["value"]));
        }
        if born.is_some_and(|born| !replaced.contains(&(name, text(&born["id"])))) {
            versions.insert(String::new());
        }
    }
    heads
}

fn disputed(card: &Card) -> BTreeMap<String, BTreeSet<String>> {
    let values = |of: &crate::model::card::Disputed| {
        let values = of.versions.iter().map(|version| version.value.clone());
        (of.field.to_string(), values.collect())
    };
    card.disputed.iter().map(values).collect()
}

fn agree(kari: &Site, ola: &Site) -> Card {
    let (one, other) = (kari.card().unwrap(), ola.card().unwrap());
    assert_eq!(one.disputed, other.disputed);
    for which in 0..2 {
        let field = which_field(which);
        let value = one.customer.profile.value(&field);
        assert_eq!(value, other.customer.profile.value(&field));
        let of = one.disputed.iter().find(|of| of.field == field);
        assert!(of.is_none_or(|of| of.versions[0].value == value));
    }
    one
}

fn check(acts: &[(bool, Act)], born_last: bool) {
    let (mut kari, mut ola) = (Site::new(1), Site::new(2));
    let new = || Fact::CustomerNew(person("Åse", 1));
    if !born_last {
        kari.say(0, new());
        ola.hear(&kari, false);
    }
    for (is_kari, act) in acts {
        if *is_kari {
            kari.act(&ola, *act);
        } else {
            ola.act(&kari, *act);
        }
    }
    if born_last {
        kari.say(0, new());
    }
    kari.hear(&ola, true);
    ola.hear(&kari, false);
    let card = agree(&kari, &ola);
    let mut expected = naive(&[kari.lines(), ola.lines()].concat());
    expected.retain(|_, versions| versions.len() > 1);
    assert_eq!(disputed(&card), expected);
    for _ in 0..card.disputed.len() {
        ola.choose(37);
    }
    kari.hear(&ola, false);
    assert_eq!(agree(&kari, &ola).disputed, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn two_desks_show_one_value_and_as_many_versions(
        acts in proptest::collection::vec(act(), 1..24),
        born_last in any::<bool>(),
    ) {
        check(&acts, born_last);
    }
}

#[test]
fn a_choice_replaces_what_it_was_chosen_from_and_nothing_else() {
    let (mut kari, mut ola) = (Site::new(1), Site::new(2));
    kari.say(0, Fact::CustomerNew(person("Åse", 1)));
    ola.hear(&kari, false);
    kari.say(0, field(Field::Email, "post@a.no"));
    ola.say(5, field(Field::Email, "kari@b.no"));
    kari.hear(&ola, false);
    let values = |site: &Site| -> Vec<String> {
        let disputed = site.card().unwrap().disputed;
        let versions = disputed.iter().flat_map(|of| of.versions.clone());
        versions.map(|version| version.value).collect()
    };
    assert_eq!(values(&kari), ["kari@b.no", "post@a.no"]);
    // Two desks that write the same have written one version.
    ola.say(9, field(Field::Email, "post@a.no"));
    kari.hear(&ola, false);
    assert_eq!(values(&kari), Vec::<String>::new());
    ola.say(10, field(Field::Email, "sist@c.no"));
    kari.hear(&ola, false);
    kari.choose(16);
    ola.say(11, field(Field::Email, "etter@d.no"));
    ola.hear(&kari, false);
    // Kari had not seen the last one.
    assert_eq!(values(&ola), ["etter@d.no", "post@a.no"]);
}
