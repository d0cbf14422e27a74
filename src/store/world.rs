//! A desk for the store's own tests: a database in memory, numbers for chance, and short ways to say things.

use super::import::ImportOrder;
use super::{Saved, Store};
use crate::model::call::{
    Attempt, Call, ClearanceNote, Direction, LineResult, NoAttempt, OutcomeSaid,
};
use crate::model::callback::CallbackSet;
use crate::model::customer::{Audience, Field, FieldTarget, FieldWrite, Profile};
use crate::model::fact::{CustomerNew, Fact, IncWhy, Membership, Said};
use crate::model::id::{CustomerId, DeskId, ListId, SellerId};
use crate::model::list::{Ground, List, ListAnswers, ListAudience, ListRef, ListState};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::outcome::{Campaign, Causes};
use crate::model::phone::{Phone, PhoneKind, PhoneState};
use crate::model::places::Places;
use crate::model::queue::{QueueFilter, QueueQuestion};
use crate::model::seller::{Owner, SellerRef};
use crate::model::when::{Precision, When};
use crate::sync::Random;

/// Numbers that look like chance and come again.
#[derive(Debug, Clone)]
pub(super) struct Counted(pub(super) u64);

impl Random for Counted {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
    }
}

pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) random: Counted,
    pub(super) now: Now,
}

pub(super) fn kari() -> SellerRef {
    SellerRef {
        id: SellerId::of([1; 8]),
        name: "Kari".to_owned(),
    }
}

pub(super) fn ola() -> SellerRef {
    SellerRef {
        id: SellerId::of([2; 8]),
        name: "Ola".to_owned(),
    }
}

pub(super) fn list_ref(n: u8) -> ListRef {
    ListRef {
        id: ListId::of([n; 8]),
        name: format!("Liste {n}"),
    }
}

pub(super) fn list(n: u8) -> List {
    List {
        id: list_ref(n).id,
        name: list_ref(n).name,
        principal: "Huset".to_owned(),
        market: "NO".parse().unwrap(),
        answers: ListAnswers {
            audience: Some(ListAudience::All(Audience::Business)),
            ground: Some(Ground::Customers),
            washed: Vec::new(),
        },
        source: "a file".to_owned(),
        campaign: "plain".to_owned(),
        state: ListState::Open,
    }
}

pub(super) fn phone(e164: &str) -> Phone {
    Phone {
        number: e164.parse().unwrap(),
        kind: PhoneKind::Mobile,
        state: PhoneState::Untried,
    }
}

/// What is brought in as a list of this name, for the firm of list 1.
pub(super) fn import_order(name: &str) -> ImportOrder {
    let known = list(1);
    ImportOrder {
        list: name.to_owned(),
        principal: known.principal,
        market: known.market,
        answers: known.answers,
        source: "en messe".to_owned(),
        campaign: String::new(),
        outcomes: Campaign::default(),
        language: "nb".to_owned(),
        file: "jul.csv".to_owned(),
        hash: "00".repeat(32),
        seller: kari(),
        labels: Vec::new(),
    }
}

/// A customer on list 1, with a number made of their place.
pub(super) fn person(name: &str, place: u64) -> CustomerNew {
    CustomerNew {
        profile: Profile {
            name: name.to_owned(),
            phones: vec![phone(&format!("+4700{:06}", 100_000 + place))],
            ..Profile::default()
        },
        principal: "Huset".to_owned(),
        source: "a file".to_owned(),
        member: Some(Membership {
            list: list_ref(1),
            place,
        }),
        tags: Vec::new(),
    }
}

pub(super) fn id(n: u8) -> CustomerId {
    CustomerId::of([n; 8])
}

pub(super) fn call(line: LineResult, at: Moment) -> Call {
    let attempt = if line.is_disturbing() {
        Attempt::Nth(1)
    } else {
        Attempt::Not(NoAttempt::NothingRang)
    };
    Call {
        direction: Direction::Out,
        number: None,
        principal: "Huset".to_owned(),
        list: Some(list_ref(1)),
        campaign: None,
        seller: kari(),
        with_whom: String::new(),
        attempt,
        rang_at: Some(at.stamp(Zone::OSLO)),
        answered_at: None,
        ended_at: Some(at.stamp(Zone::OSLO)),
        line,
        outcome: None,
        notes: String::new(),
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

pub(super) fn outcome(causes: Causes) -> OutcomeSaid {
    OutcomeSaid {
        code: "code".to_owned(),
        label: "Label".to_owned(),
        flags: Vec::new(),
        causes,
        sub: None,
    }
}

pub(super) fn callback(local: &str, owner: Owner) -> CallbackSet {
    CallbackSet {
        when: When {
            at: local.parse().unwrap(),
            zone: Zone::OSLO,
            precision: Precision::Exact,
        },
        owner,
        about: "fakturaen".to_owned(),
    }
}

pub(super) fn field(field: Field, value: &str) -> Fact {
    Fact::CustomerField(FieldWrite {
        target: FieldTarget::Value(field, value.to_owned()),
        replaces: Vec::new(),
    })
}

impl Desk {
    /// A desk with an open log, on Monday the 23rd of November 2026 at ten, without lists.
    pub(super) fn empty() -> Self {
        let mut random = Counted(7);
        let now = at("2026-11-23T10:00:00");
        let mut store = Store::in_memory().unwrap();
        store
            .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, now, &mut random)
            .unwrap();
        Self { store, random, now }
    }

    /// The same with list 1.
    pub(super) fn new() -> Self {
        let mut desk = Self::empty();
        desk.say(None, Fact::ListNew(list(1)));
        desk
    }

    pub(super) fn say(&mut self, about: Option<CustomerId>, fact: Fact) -> Saved {
        let said = Said {
            at: self.now.at,
            by: Some(kari().id),
            about,
            fact,
        };
        self.store
            .append(&[said], self.now, &mut self.random)
            .unwrap()[0]
    }

    /// Somebody on list 1.
    pub(super) fn meet(&mut self, n: u8, name: &str) -> CustomerId {
        self.say(Some(id(n)), Fact::CustomerNew(person(name, u64::from(n))));
        id(n)
    }

    pub(super) fn question(&self) -> QueueQuestion {
        QueueQuestion {
            filter: QueueFilter::default(),
            seller: kari().id,
            now: self.now,
            rows_max: 10,
        }
    }

    /// The names in the queue.
    pub(super) fn queue(&self) -> Vec<String> {
        let queue = self.store.queue(&self.question()).unwrap();
        queue.rows.into_iter().map(|row| row.name).collect()
    }
}

pub(super) fn at(local: &str) -> Now {
    Now {
        at: Zone::OSLO.instant(local.parse().unwrap()),
        zone: Zone::OSLO,
    }
}
