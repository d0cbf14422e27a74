//! The laws of the projection: rebuild is what was appended, and the order of arrival does not matter.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::applied::Applied;
use super::log::{self, Go, each_line};
use super::world::{
    Desk, at, call, callback, field, id, kari, list, list_ref, ola, outcome, person, phone,
};
use super::{Store, hash};
use crate::model::call::{LineResult, NumberLearned};
use crate::model::caller::{Assign, Away};
use crate::model::consent::{Consent, Restricted, Restriction, Withdrawal};
use crate::model::customer::{Field, FieldTarget, FieldWrite, OnePerson, Relation, RelationKind};
use crate::model::erasure::Erase;
use crate::model::exported::Exported;
use crate::model::fact::{
    CampaignSet, Fact, ImportReceipt, ListSet, Membership, Note, PromiseClosed, Said,
};
use crate::model::id::{DeskId, Incarnation, Part, PartRef, RecordId};
use crate::model::list::{ListRef, ListState};
use crate::model::moment::{Moment, Zone};
use crate::model::opened::{Opened, OpenedTo};
use crate::model::order::{OrderNew, OrderStep, OrderStepped};
use crate::model::outcome::{Campaign, Causes};
use crate::model::phone::PhoneState;
use crate::model::preference::Preference;
use crate::model::said::{
    Demand, DemandKind, Horizon, Need, Priority, PromiseMade, QuestionAsked, Side,
};
use crate::model::seller::Owner;
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};
use crate::model::talk::{
    AboutCause, CorrectionAnswered, CorrectionAsked, DemandSorted, Heard, Interval, IntervalSet,
    PrioritySet, QuestionAnswered, ReviewReceipt, Reviewed, Talk, Undone,
};
use crate::model::wash::Wash;
use crate::seal::mac::MacKey;
use crate::sync::line::parse;
use crate::sync::stream::Seq;

/// One thing that a desk does, by numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Act {
    pub(super) kind: u8,
    pub(super) customer: u8,
    pub(super) choice: u8,
    pub(super) earlier: u8,
    /// Minutes on a clock that nobody trusts.
    pub(super) minutes: i16,
}

/// Kinds of acts.
pub(super) const KINDS: u8 = 50;

prop_compose! {
    pub(super) fn act()(kind in 0..KINDS, customer in 1_u8..5, choice in 0_u8..8, earlier in any::<u8>(), minutes in -3000_i16..3000) -> Act {
        Act { kind, customer, choice, earlier, minutes }
    }
}

impl Act {
    /// What is said; `saved` are the records so far.
    pub(super) fn fact(self, saved: &[RecordId], now: Moment) -> Fact {
        let of = saved
            .get(usize::from(self.earlier) % saved.len().max(1))
            .copied()
            .unwrap_or(RecordId::of([self.earlier; 20]));
        match self.kind {
            0..=10 => self.about_customer(of),
            11 | 12 => Fact::Call(Box::new(self.call(of, now))),
            13 => Fact::CallAmend {
                of,
                call: Box::new(self.call(of, now)),
            },
            14 => Fact::CallVoid {
                of,
                why: "feil".to_owned(),
            },
            15..=20 => self.agreed(of),
            21..=23 => self.about_list(of),
            24..=30 => self.wished(of),
            31..=33 => Fact::Talk(self.talk()),
            34..=36 => Fact::Talk(self.talk_of(of)),
            37 => Fact::Talk(self.of_cause()),
            38 | 39 => Fact::SuppressLift(SuppressLift {
                of: vec![of],
                basis: self.name().to_owned(),
            }),
            40 => Fact::Exported(Exported {
                seller: kari(),
                what: "calls".to_owned(),
                why: self.name().to_owned(),
                from: None,
                before: Some(now),
                list: None,
            }),
            43 => Fact::Talk(Talk::Undone(Undone {
                of,
                root: if self.choice > 3 {
                    of
                } else {
                    let place = usize::from(self.choice) % saved.len().max(1);
                    saved.get(place).copied().unwrap_or(of)
                },
            })),
            42 => Fact::Import(ImportReceipt {
                list: list_ref(1 + self.choice % 2),
                file: "liste.csv".to_owned(),
                hash: "cd".repeat(32),
                rows: 3,
                new: 1,
                merged: 1,
                refused: 1,
            }),
            44 => Fact::Assign(Assign {
                to: if self.choice > 3 { ola() } else { kari() },
                until: now.in_zone(Zone::OSLO).date(),
                replaces: self
                    .earlier
                    .is_multiple_of(2)
                    .then_some(of)
                    .into_iter()
                    .collect(),
            }),
            45 => Fact::Away(Away {
                seller: if self.choice > 3 { ola() } else { kari() },
                until: (!self.choice.is_multiple_of(4)).then(|| now.in_zone(Zone::OSLO).date()),
                to: None,
                replaces: Vec::new(),
            }),
            46 | 47 => Fact::CustomerMerge(self.one_person()),
            48 => Fact::CustomerUnmerge(self.one_person()),
            49 if self.choice < 3 => Fact::Erase(Erase {
                basis: "brev av 1. november".to_owned(),
                numbers: Vec::new(),
            }),
            _ => Fact::Opened(Opened {
                seller: if self.choice > 3 { ola() } else { kari() },
                to: self.one(OpenedTo::ALL),
            }),
        }
    }

    fn one_person(self) -> OnePerson {
        OnePerson {
            with: id(1 + self.earlier % 4),
            replaces: Vec::new(),
        }
    }

    fn talk(self) -> Talk {
        let days = u16::from(self.earlier % 40);
        let replaces = Vec::new();
        match self.choice {
            0 | 1 => Talk::QuestionAsked(QuestionAsked {
                by: Side::They,
                words: self.name().to_owned(),
                answer: String::new(),
            }),
            2 => Talk::NeedNoted(need()),
            3 => Talk::PrioritySet(PrioritySet {
                priorities: vec![Priority {
                    words: self.name().to_owned(),
                }],
                ask_again: None,
                replaces,
            }),
            4 => Talk::OrderNew(order()),
            5 | 6 => Talk::IntervalSet(IntervalSet {
                interval: (self.choice == 5).then_some(Interval {
                    ideal_days: days,
                    latest_days: 2 * days,
                }),
                replaces,
            }),
            _ => Talk::Reviewed(Reviewed {
                by: kari(),
                aside_until: None,
            }),
        }
    }

    fn talk_of(self, of: RecordId) -> Talk {
        let part = |part| PartRef { record: of, part };
        let words = self.name().to_owned();
        match self.choice {
            0 | 1 => Talk::QuestionAnswered(QuestionAnswered {
                of: part(self.one([Part::Whole, Part::Question(1)])),
                answer: words,
            }),
            2 | 3 => Talk::CauseSet(DemandSorted {
                of: part(Part::Demand(1)),
                kind: (self.choice == 2).then_some(DemandKind::Value),
                cause: (self.earlier.is_multiple_of(2)).then_some(words),
            }),
            4 | 5 => Talk::OrderStep(OrderStepped {
                of: part(self.one([Part::Whole, Part::Order])),
                step: OrderStep::ALL[usize::from(self.earlier % 7)],
                words,
            }),
            6 => Talk::CorrectionAsked(CorrectionAsked {
                of,
                to: kari(),
                words,
            }),
            _ => Talk::CorrectionAnswered(CorrectionAnswered { of, words }),
        }
    }

    fn of_cause(self) -> Talk {
        let about = AboutCause {
            cause: self.name().to_uppercase(),
            who: "Per".to_owned(),
            words: self.name().to_owned(),
        };
        match self.choice % 5 {
            0 => Talk::CauseHanded(about),
            1 => Talk::CauseAnswered(about),
            2 => Talk::CauseMended(about),
            3 => Talk::Heard(Heard {
                of: None,
                demand: Demand {
                    words: self.name().to_owned(),
                    kind: DemandKind::Unclear,
                    matters: String::new(),
                    cause: String::new(),
                },
                is_struck: false,
            }),
            _ => Talk::Review(ReviewReceipt {
                by: kari(),
                since: Moment::from_millis(0),
                reviewed: 1,
                forgotten: u64::from(self.choice),
            }),
        }
    }

    fn name(self) -> &'static str {
        self.one(["Åse", "Bjørn", "Carl"])
    }

    fn one<T: Copy, const N: usize>(self, of: [T; N]) -> T {
        of[usize::from(self.choice) % N]
    }

    fn about_customer(self, of: RecordId) -> Fact {
        let number = phone(&format!("+470030000{}", self.choice % 3));
        let replaces: Vec<RecordId> = (self.choice > 3).then_some(of).into_iter().collect();
        let write = |target| Fact::CustomerField(FieldWrite { target, replaces });
        let own = Field::Own("tier".to_owned());
        match self.kind {
            3 => field(Field::Name, self.name()),
            4 => write(FieldTarget::Value(own, self.name().to_owned())),
            5 => write(FieldTarget::Phone(number)),
            6 => write(FieldTarget::PhoneRemoved(number.number)),
            7 => Fact::CustomerMember(Membership {
                list: ListRef {
                    name: self.name().to_owned(),
                    ..list_ref(1 + self.choice % 2)
                },
                place: u64::from(self.choice),
            }),
            8 => Fact::RelationSet(Relation {
                kind: RelationKind::ContactOf,
                to: id(1 + self.choice % 4),
                role: self.name().to_owned(),
            }),
            9 => Fact::TagSet("t1".to_owned()),
            10 => Fact::TagUnset("t1".to_owned()),
            _ => {
                let mut new = person(self.name(), u64::from(self.choice));
                new.member.as_mut().unwrap().list.name = self.name().to_owned();
                new.tags = vec![format!("t{}", self.choice % 2)];
                if self.choice > 4 {
                    new.profile.phones.push(number);
                }
                Fact::CustomerNew(new)
            }
        }
    }

    fn agreed(self, of: RecordId) -> Fact {
        let part = |part| PartRef { record: of, part };
        let callback_of = part(self.one([Part::Whole, Part::Callback, Part::Promise(1)]));
        let closed = PromiseClosed {
            of: part(self.one([Part::Whole, Part::Promise(1)])),
            words: String::new(),
        };
        match (self.kind, self.choice % 3) {
            (15, _) => Fact::Note(Note {
                text: self.name().to_owned(),
                written: None,
                source: String::new(),
            }),
            (16, _) => Fact::CallbackSet(callback("2026-11-24T14:00:00", Owner::Seller(ola()))),
            (17, _) => {
                let local = self.one(["2026-11-25T09:00:00", "2026-11-26T09:00:00"]);
                let when = callback(local, Owner::Anyone).when;
                Fact::CallbackMoved {
                    of: callback_of,
                    when,
                }
            }
            (18, 0) => Fact::CallbackDone { of: callback_of },
            (18, _) => Fact::CallbackCancelled {
                of: callback_of,
                why: String::new(),
            },
            (19, _) => Fact::PromiseMade(promise(self.name())),
            (_, 0) => Fact::PromiseKept(closed),
            (_, 1) => Fact::PromiseBroken(closed),
            (_, _) => Fact::PromiseWithdrawn(closed),
        }
    }

    fn about_list(self, of: RecordId) -> Fact {
        let list = list(1 + self.choice % 2);
        match (self.kind, self.choice) {
            (23, _) => Fact::CampaignSet(self.campaign(of)),
            (21, _) => Fact::Suppress(Suppress {
                scope: SuppressScope::Person,
                numbers: vec!["ab".repeat(32)],
                source: "card".to_owned(),
                words: self.name().to_owned(),
            }),
            (_, 0..3) => Fact::ListNew(list),
            _ => Fact::ListSet(ListSet {
                list: list.id,
                state: Some(self.one([ListState::Paused, ListState::Undone])),
                answers: None,
                campaign: (self.choice > 5).then(|| self.name().to_owned()),
                interval: (self.choice == 4).then_some(Interval {
                    ideal_days: 30,
                    latest_days: 60,
                }),
                replaces: (self.choice > 4).then_some(of).into_iter().collect(),
            }),
        }
    }

    fn campaign(self, of: RecordId) -> CampaignSet {
        let campaign = Campaign {
            code: "care".to_owned(),
            version: u32::from(self.choice / 2),
            purpose: self.name().to_owned(),
            ..Campaign::default()
        };
        CampaignSet {
            code: "care".to_owned(),
            campaign: self.choice.is_multiple_of(2).then(|| Box::new(campaign)),
            state: (self.choice > 2).then_some(self.one([ListState::Open, ListState::Paused])),
            replaces: vec![of],
        }
    }

    fn wished(self, of: RecordId) -> Fact {
        let replaces: Vec<RecordId> = (self.choice > 3).then_some(of).into_iter().collect();
        let principal = self.one(["Huset", "Nordlys", ""]).to_owned();
        match self.kind {
            24 => Fact::ConsentGiven(Consent {
                text: self.name().to_owned(),
                channel: String::new(),
                given_at: (self.choice > 3).then(|| at("2026-11-22T10:00:00").stamp()),
                purpose: String::new(),
                principal,
                proof: String::new(),
                phone: None,
                until: None,
            }),
            25 => Fact::ConsentWithdrawn(Withdrawal {
                principal,
                words: String::new(),
                channel: String::new(),
                replaces,
            }),
            26 => Fact::PreferenceSet(Preference {
                words: self.name().to_owned(),
                replaces,
                ..Preference::default()
            }),
            27 => Fact::Restrict(Restriction {
                state: self.one([Restricted::Restricted, Restricted::Lifted]),
                why: String::new(),
                replaces,
            }),
            _ => Fact::Wash(Box::new(self.wash())),
        }
    }

    fn wash(self) -> Wash {
        let version = self.one(["2026-11-02", "2026-11-16", "2026-12-24"]);
        Wash {
            register: self.one(["NO.REG.RESERVASJON", "SE.REG.NIX"]).to_owned(),
            version: version.parse().unwrap(),
            file: "reservert.csv".to_owned(),
            hash: "ab".repeat(32),
            rows: 7,
            customers: 2,
            hits: 1,
            seller: kari(),
            listed: vec![id(1 + self.choice % 4)],
            clear: vec![id(1 + self.earlier % 4)],
        }
    }

    fn call(self, of: RecordId, now: Moment) -> crate::model::call::Call {
        let line = LineResult::ALL[usize::from(self.choice)];
        let mut call = call(line, now);
        call.notes = "Ringer om fakturaen".to_owned();
        if self.earlier.is_multiple_of(2) {
            call.callback = Some(callback("2026-11-24T10:00:00", Owner::Anyone));
            call.promises = vec![promise("svar")].into();
            call.outcome = Some(outcome(
                [Causes::Done, Causes::ComesBack, Causes::Rests { days: 30 }]
                    [usize::from(self.choice % 3)],
            ));
        }
        if self.earlier.is_multiple_of(3) {
            let part = [Part::Whole, Part::Callback][usize::from(self.choice % 2)];
            call.kept_callback = Some(PartRef { record: of, part });
            call.questions = vec![QuestionAsked {
                by: Side::They,
                words: "når?".to_owned(),
                answer: String::new(),
            }]
            .into();
        }
        if self.earlier % 4 < 2 {
            call.demands = vec![Demand {
                words: "regningen".to_owned(),
                kind: DemandKind::Failure,
                matters: String::new(),
                cause: self.name().to_owned(),
            }]
            .into();
            call.needs = vec![need()];
            call.order = Some(order());
        }
        if self.earlier.is_multiple_of(5) {
            let number = phone(&format!("+470030000{}", self.choice % 3)).number;
            call.numbers = vec![NumberLearned {
                number: number.clone(),
                state: PhoneState::NotTheirs,
            }];
            call.priorities = vec![Priority {
                words: "én regning".to_owned(),
            }];
            call.number = Some(number);
            call.suppress = Some(SuppressScope::Number);
        }
        call
    }
}

fn need() -> Need {
    Need {
        words: "to linjer til".to_owned(),
        horizon: Horizon::Months,
    }
}

fn order() -> OrderNew {
    OrderNew {
        lines: Vec::new(),
        owner: kari(),
        words: "to stykker".to_owned(),
    }
}

fn promise(words: &str) -> PromiseMade {
    PromiseMade {
        by: Side::We,
        words: words.to_owned(),
        due: None,
        owner: kari(),
    }
}

/// A desk where all of this was said, with a key for the numbers in wishes.
pub(super) fn desk_after(acts: &[Act]) -> Desk {
    let mut desk = Desk::empty();
    desk.store = desk.store.with_mac_key(MacKey::of([5; 32]));
    let mut saved = Vec::new();
    for act in acts {
        let at = desk
            .now
            .at
            .plus(chrono::Duration::minutes(act.minutes.into()));
        let said = Said {
            at,
            by: Some(kari().id),
            about: Some(id(act.customer)),
            fact: act.fact(&saved, at),
        };
        let now = desk.now;
        saved.extend(
            desk.store
                .append(&[said], now, &mut desk.random)
                .unwrap()
                .iter()
                .map(|saved| saved.id),
        );
    }
    desk
}

fn lines(store: &Store) -> Vec<(Seq, String)> {
    let mut lines = Vec::new();
    each_line(&store.db, store.own.unwrap(), Seq(1), |seq, line| {
        lines.push((seq, line.to_owned()));
        Ok(Go::On)
    })
    .unwrap();
    lines
}

/// Every word by which somebody is found, and who.
pub(super) fn indexed(store: &Store) -> Vec<(String, Vec<u8>)> {
    let sql = "SELECT term, id FROM who_terms JOIN customer ON customer.k = doc ORDER BY 1, 2";
    let mut statement = store.db.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

fn check(acts: &[Act], order: &[usize], batch: usize) {
    let mut desk = desk_after(acts);
    let checked = desk.store.check(desk.now).unwrap();
    assert_eq!(checked.problems, []);
    let appended = hash::tables(&desk.store.db).unwrap();
    let words = indexed(&desk.store);
    let mut other = Store::in_memory().unwrap();
    let mut shuffled = lines(&desk.store);
    for (from, to) in order.iter().enumerate() {
        let count = shuffled.len();
        shuffled.swap(from % count, to % count);
    }
    let writer = DeskId::of([9; 8]);
    let stream = log::begin(&other.db, writer, Incarnation::of([1; 8])).unwrap();
    for slice in shuffled.chunks(batch) {
        other
            .write(desk.now, |db, mut projector| {
                for (seq, line) in slice {
                    log::push(db, stream, *seq, line)?;
                    Applied::of(&parse(line)?, writer).apply(&mut projector)?;
                }
                projector.finish().map(drop)
            })
            .unwrap();
    }
    let shuffled = hash::tables(&other.db).unwrap();
    for (appended, shuffled) in appended.iter().zip(&shuffled) {
        assert_eq!(appended, shuffled, "in another order");
    }
    assert_eq!(indexed(&other), words);
    desk.store.rebuild(desk.now).unwrap();
    assert_eq!(hash::tables(&desk.store.db).unwrap(), appended);
    assert_eq!(indexed(&desk.store), words);
    assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_arrival_does_not_matter(
        acts in proptest::collection::vec(act(), 1..40),
        order in proptest::collection::vec(0_usize..1000, 60),
        batch in 1_usize..9,
    ) {
        check(&acts, &order, batch);
    }
}

/// The lines of a log, as they are.
pub(super) fn texts(store: &Store) -> Vec<String> {
    let mut texts = Vec::new();
    each_line(&store.db, store.own.unwrap(), Seq(1), |_, line| {
        texts.push(line.to_owned());
        Ok(Go::On)
    })
    .unwrap();
    texts
}

/// Every kind that the program writes is among what these acts say, whatever the dice.
#[test]
fn every_kind_is_said_and_is_as_the_schema_says() {
    let choices = (0..KINDS).flat_map(|kind| (0..8).map(move |choice| (kind, choice)));
    let acts = choices.map(|(kind, choice)| Act {
        kind,
        // Whoever is forgotten is somebody of whom nothing else is said.
        customer: if kind + 1 == KINDS {
            5 + choice
        } else {
            1 + choice % 4
        },
        choice,
        earlier: kind.wrapping_mul(7).wrapping_add(choice),
        minutes: 0,
    });
    let schema = jsonschema::validator_for(&crate::sync::wire::schema()).unwrap();
    let mut said = BTreeSet::new();
    for line in texts(&desk_after(&acts.collect::<Vec<_>>()).store) {
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        assert!(schema.is_valid(&value), "{line}");
        said.insert(value["t"].as_str().unwrap().to_owned());
    }
    let known = crate::sync::wire::kinds().into_iter().map(str::to_owned);
    assert_eq!(said, known.collect());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_line_is_as_the_schema_says(acts in proptest::collection::vec(act(), 300)) {
        let schema = jsonschema::validator_for(&crate::sync::wire::schema()).unwrap();
        let lines = texts(&desk_after(&acts).store);
        prop_assert!(lines.len() > 300);
        for line in lines {
            let value = serde_json::from_str(&line).unwrap();
            let faults: Vec<String> = schema.iter_errors(&value).map(|it| it.to_string()).collect();
            prop_assert!(faults.is_empty(), "{line}: {faults:?}");
        }
    }
}

#[test]
fn a_check_finds_what_was_tampered_with() {
    use crate::store::check::Problem;
    let found = |sql: &str| {
        let mut desk = Desk::new();
        desk.meet(1, "Åse");
        desk.say(
            Some(id(1)),
            Fact::Note(Note {
                text: "hei".to_owned(),
                written: None,
                source: String::new(),
            }),
        );
        desk.store.db.execute_batch(sql).unwrap();
        desk.store.check(desk.now).unwrap().problems
    };
    assert_eq!(found("SELECT 1"), []);
    assert_eq!(
        found("UPDATE customer SET name = 'Ase'"),
        [Problem::Table("customer")]
    );
    assert_eq!(
        found("UPDATE tally SET n = n + 1 WHERE list > 0"),
        [Problem::Counters(1)]
    );
    assert!(
        found("UPDATE tail SET line = replace(line, 'hei', 'hai') WHERE k & 0xff = 4")
            .iter()
            .any(|problem| matches!(problem, Problem::Line { seq: 4, .. }))
    );
    assert!(
        found("DELETE FROM tail WHERE k & 0xff = 3")
            .iter()
            .any(|problem| matches!(problem, Problem::Gap { from: 3, to: 3, .. }))
    );
    assert!(
        found("DELETE FROM tail WHERE k & 0xff = 4")
            .iter()
            .any(|problem| matches!(problem, Problem::Chain { .. }))
    );
}

#[test]
fn a_full_tail_becomes_blocks_and_reads_the_same() {
    let mut desk = Desk::new();
    let note = |n: usize| Said {
        at: at("2026-11-23T10:00:00").at,
        by: None,
        about: Some(id(1)),
        fact: Fact::Note(Note {
            text: format!("nr. {n}"),
            written: None,
            source: String::new(),
        }),
    };
    for slice in 0..30 {
        let said: Vec<Said> = (0..100).map(|n| note(slice * 100 + n)).collect();
        if slice % 10 == 9 {
            desk.store
                .append_slice(&said, desk.now, &mut desk.random)
                .unwrap();
        } else {
            desk.store
                .append(&said, desk.now, &mut desk.random)
                .unwrap();
        }
    }
    let blocks: i64 = desk
        .store
        .db
        .query_row("SELECT count(*) FROM block", [], |row| row.get(0))
        .unwrap();
    assert!(blocks > 4, "{blocks}");
    assert_eq!(lines(&desk.store).len(), 3_002);
    assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
    desk.store.rebuild(desk.now).unwrap();
    assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
}

#[test]
fn the_publisher_reads_the_log_in_parts() {
    use crate::sync::journal::Journal as _;
    let mut desk = Desk::new();
    desk.meet(1, "Åse");
    let outbox = desk.store.unpublished(2).unwrap().unwrap();
    assert_eq!((outbox.lines.len(), outbox.before.seq), (2, Seq::NONE));
    let mut tip = outbox.before;
    for line in &outbox.lines {
        tip = tip.after(&parse(line).unwrap().id());
    }
    desk.store.mark_published(&tip).unwrap();
    assert_eq!(desk.store.published().unwrap(), Some(tip));
    assert_eq!(desk.store.unpublished_count().unwrap(), 1);
    let rest = desk.store.unpublished(10).unwrap().unwrap();
    assert_eq!((rest.before, rest.lines.len()), (tip, 1));
    let end = tip.after(&parse(&rest.lines[0]).unwrap().id());
    assert_eq!(desk.store.tip().unwrap(), Some(end));
    desk.store.mark_published(&end).unwrap();
    desk.store.mark_published(&tip).unwrap();
    assert_eq!(desk.store.unpublished(10).unwrap(), None);
}
