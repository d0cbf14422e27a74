//! A desk in memory for the tests of reading: what is said there is appended as any desk does.

use chrono::{Duration, NaiveDate};

use crate::model::call::{
    Attempt, Call, ClearanceNote, Direction, LineResult, NoAttempt, OutcomeSaid,
};
use crate::model::callback::CallbackSet;
use crate::model::customer::{Audience, Field, Profile, Relation, RelationKind};
use crate::model::fact::{CustomerNew, Fact, IncWhy, Membership, Said};
use crate::model::id::{CustomerId, DeskId, ListId, RecordId, SellerId};
use crate::model::list::{List, ListAnswers, ListRef, ListState};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::outcome::Causes;
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState, Region};
use crate::model::places::Places;
use crate::model::said::{PromiseMade, Side};
use crate::model::seller::{Owner, SellerRef};
use crate::model::when::{Precision, When};
use crate::store::open::Store;
use crate::sync::Random;

/// Monday, 23 November 2026, 10:00 in Oslo.
pub(super) const NOW: Now = Now {
    at: Moment::from_millis(1_795_424_400_000),
    zone: Zone::OSLO,
};

/// Chance that repeats.
#[derive(Debug, Default)]
pub(super) struct Counting(u64);

impl Random for Counting {
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

/// A desk to test with.
pub(super) struct Desk {
    pub(super) store: Store,
    /// When what is said is said.
    pub(super) at: Moment,
    random: Counting,
    customers: u64,
}

/// Kari, who sits at the desk.
pub(super) fn kari() -> SellerRef {
    SellerRef {
        id: SellerId::of([1; 8]),
        name: "Kari".to_owned(),
    }
}

/// Per, who sits elsewhere.
pub(super) fn per() -> SellerRef {
    SellerRef {
        id: SellerId::of([2; 8]),
        name: "Per".to_owned(),
    }
}

/// A list by its number.
pub(super) fn list(n: u8) -> ListRef {
    ListRef {
        id: ListId::of([n; 8]),
        name: format!("list {n}"),
    }
}

/// So many minutes after [`NOW`]; before, when negative.
pub(super) fn minutes(n: i64) -> Moment {
    NOW.at.plus(Duration::minutes(n))
}

/// A number, not yet tried.
pub(super) fn phone(number: &str) -> Phone {
    Phone {
        number: number.parse().unwrap(),
        kind: PhoneKind::Mobile,
        state: PhoneState::Untried,
    }
}

/// A customer with a name and a number.
pub(super) fn named(name: &str, number: &str) -> Profile {
    Profile {
        name: name.to_owned(),
        phones: (!number.is_empty())
            .then(|| phone(number))
            .into_iter()
            .collect(),
        audience: Some(Audience::Business),
        ..Profile::default()
    }
}

/// The same with more known.
pub(super) fn with(mut profile: Profile, fields: &[(Field, &str)]) -> Profile {
    for (field, value) in fields {
        profile.write(field, (*value).to_owned());
    }
    profile
}

/// A call by Kari that ended at this moment with nobody reached.
pub(super) fn call(at: Moment, line: LineResult) -> Call {
    Call {
        direction: Direction::Out,
        number: None,
        principal: String::new(),
        list: None,
        campaign: None,
        seller: kari(),
        with_whom: String::new(),
        attempt: if line.is_disturbing() {
            Attempt::Nth(1)
        } else {
            Attempt::Not(NoAttempt::NothingRang)
        },
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

/// A conversation with these notes.
pub(super) fn talk(at: Moment, notes: &str) -> Call {
    Call {
        outcome: Some(OutcomeSaid {
            code: "talked".to_owned(),
            label: "Snakket".to_owned(),
            flags: Vec::new(),
            causes: Causes::ComesBack,
            sub: None,
        }),
        notes: notes.to_owned(),
        ..call(at, LineResult::Answered)
    }
}

/// A callback at this moment, exactly.
pub(super) fn callback(at: Moment, owner: Owner, about: &str) -> CallbackSet {
    CallbackSet {
        when: When {
            at: at.in_zone(Zone::OSLO),
            zone: Zone::OSLO,
            precision: Precision::Exact,
        },
        owner,
        about: about.to_owned(),
    }
}

/// A promise of ours.
pub(super) fn promise(owner: SellerRef, due: Option<NaiveDate>, words: &str) -> PromiseMade {
    PromiseMade {
        by: Side::We,
        words: words.to_owned(),
        due,
        owner,
    }
}

impl Desk {
    /// A desk that has begun its log.
    pub(super) fn new() -> Self {
        let mut store = Store::in_memory().unwrap();
        let mut random = Counting(7);
        store
            .begin_incarnation(DeskId::of([9; 8]), IncWhy::First, NOW, &mut random)
            .unwrap();
        Self {
            store,
            at: NOW.at,
            random,
            customers: 0,
        }
    }

    /// Appends a fact, written at this moment.
    pub(super) fn say_at(&mut self, at: Moment, about: Option<CustomerId>, fact: Fact) -> RecordId {
        let said = Said {
            at,
            by: Some(kari().id),
            about,
            fact,
        };
        let saved = self.store.append(&[said], NOW, &mut self.random).unwrap();
        saved[0].id
    }

    /// Appends a fact about a customer, now.
    pub(super) fn say(&mut self, about: CustomerId, fact: Fact) -> RecordId {
        self.say_at(self.at, Some(about), fact)
    }

    /// Begins an open list with this number.
    pub(super) fn list(&mut self, n: u8, state: ListState) -> ListId {
        let ListRef { id, name } = list(n);
        let new = List {
            id,
            name,
            principal: "Havglimt".to_owned(),
            market: Region::NO,
            answers: ListAnswers::default(),
            source: "messe".to_owned(),
            campaign: "default".to_owned(),
            state,
        };
        self.say_at(NOW.at, None, Fact::ListNew(new));
        id
    }

    /// A customer on a list, at a place.
    pub(super) fn member(&mut self, profile: Profile, list: u8, place: u64) -> CustomerId {
        let member = Membership {
            list: self::list(list),
            place,
        };
        self.born("Havglimt", profile, Some(member))
    }

    /// A customer on no list.
    pub(super) fn customer(&mut self, profile: Profile) -> CustomerId {
        self.born("Havglimt", profile, None)
    }

    /// A customer of this principal, on no list.
    pub(super) fn of_principal(&mut self, principal: &str, profile: Profile) -> CustomerId {
        self.born(principal, profile, None)
    }

    fn born(
        &mut self,
        principal: &str,
        profile: Profile,
        member: Option<Membership>,
    ) -> CustomerId {
        self.customers += 1;
        let id = CustomerId::of(self.customers.to_be_bytes());
        let new = CustomerNew {
            profile,
            principal: principal.to_owned(),
            source: "messe".to_owned(),
            member,
            tags: Vec::new(),
        };
        self.say_at(minutes(-60 * 24 * 30), Some(id), Fact::CustomerNew(new));
        id
    }

    /// Makes one a contact person of the other.
    pub(super) fn works_at(&mut self, person: CustomerId, organisation: CustomerId, role: &str) {
        let relation = Relation {
            kind: RelationKind::ContactOf,
            to: organisation,
            role: role.to_owned(),
        };
        self.say(person, Fact::RelationSet(relation));
    }

    /// A call with a customer.
    pub(super) fn call(&mut self, customer: CustomerId, call: Call) -> RecordId {
        let at = Moment::from(call.ended_at.unwrap());
        self.say_at(at, Some(customer), Fact::Call(Box::new(call)))
    }
}

/// A number as it is stored.
pub(super) fn number(text: &str) -> PhoneNumber {
    text.parse().unwrap()
}
