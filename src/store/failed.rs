//! Tests of failures that customers told us about: while one is open, they are not called to be sold something.

use proptest::prelude::*;

use super::More;
use super::holds::{Holds, Unruled};
use super::world::{Desk, call, id};
use crate::model::call::{Call, LineResult};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, Part, PartRef, RecordId};
use crate::model::moment::{Moment, Now, Zone};
use crate::model::phone::Region;
use crate::model::queue::Hold;
use crate::model::said::{Demand, DemandKind};
use crate::model::standing::{Class, Held, ListFacts, Person};
use crate::model::talk::{AboutCause, DemandSorted, Talk};

/// Rules that keep back whom something has failed.
struct Failing;

impl Holds for Failing {
    fn version(&self) -> String {
        "failing".to_owned()
    }

    fn zone(&self, market: Region) -> Zone {
        Unruled.zone(market)
    }

    fn purpose(&self, campaign: &str) -> String {
        Unruled.purpose(campaign)
    }

    fn standing(&self, _class: &Class, _now: Now) -> Option<Held> {
        None
    }

    fn hold(&self, _list: &ListFacts, person: &Person, now: Now) -> Option<Held> {
        let since = person.bounds.failure_since;
        since
            .filter(|since| *since <= now.at)
            .map(|_| (Hold::FailureOpen, None))
    }

    fn free_until(&self, _list: &ListFacts, person: &Person, now: Now) -> Option<Moment> {
        let since = person.bounds.failure_since;
        since.filter(|since| *since > now.at)
    }
}

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.store = desk.store.with_holds(Box::new(Failing));
    // Until the list has been judged by these rules.
    while desk.store.refresh(desk.now).unwrap() == More::Yes {}
    desk
}

fn failing(at: Moment, kind: DemandKind, cause: &str) -> Call {
    Call {
        demands: vec![Demand {
            words: "Jeg forstår ikke regningen".to_owned(),
            kind,
            matters: String::new(),
            cause: cause.to_owned(),
        }]
        .into(),
        ..call(LineResult::Answered, at)
    }
}

fn about(cause: &str) -> AboutCause {
    AboutCause {
        cause: cause.to_owned(),
        who: "Per".to_owned(),
        words: "ny mal".to_owned(),
    }
}

fn sorted(of: RecordId, kind: Option<DemandKind>, cause: Option<&str>) -> Fact {
    Fact::Talk(Talk::CauseSet(DemandSorted {
        of: PartRef {
            record: of,
            part: Part::Demand(1),
        },
        kind,
        cause: cause.map(str::to_owned),
    }))
}

fn since(desk: &Desk, customer: CustomerId) -> Option<Moment> {
    let person = desk.store.person(customer, Region::NO, desk.now).unwrap();
    person.unwrap().bounds.failure_since
}

fn pass(desk: &mut Desk, minutes: i64) {
    desk.now.at = desk.now.at.plus(chrono::Duration::minutes(minutes));
}

#[test]
fn a_failure_is_open_until_its_cause_is_answered_or_mended() {
    for close in [Talk::CauseAnswered, Talk::CauseMended] {
        let mut desk = desk();
        let ase = desk.meet(1, "Åse");
        assert_eq!(desk.queue(), ["Åse"]);
        let told = desk.now.at;
        let failed = failing(told, DemandKind::Failure, "Gammel mal");
        desk.say(Some(ase), Fact::Call(Box::new(failed)));
        assert_eq!(since(&desk, ase), Some(told));
        assert!(desk.queue().is_empty());
        pass(&mut desk, 5);
        desk.say(None, Fact::Talk(Talk::CauseHanded(about("gammel MAL"))));
        desk.say(None, Fact::Talk(close(about("noe annet"))));
        assert_eq!(since(&desk, ase), Some(told));
        desk.say(None, Fact::Talk(close(about("gammel MAL"))));
        assert_eq!(since(&desk, ase), None);
        assert_eq!(desk.queue(), ["Åse"]);
        // It goes wrong again.
        pass(&mut desk, 5);
        let again = failing(desk.now.at, DemandKind::Failure, "gammel mal");
        desk.say(Some(ase), Fact::Call(Box::new(again)));
        assert_eq!(since(&desk, ase), Some(desk.now.at));
        assert!(desk.queue().is_empty());
    }
}

#[test]
fn voided_or_sorted_otherwise_it_is_no_failure() {
    let mut desk = desk();
    let ase = desk.meet(1, "Åse");
    let told = desk.now.at;
    let unclear = failing(told, DemandKind::Unclear, "");
    let of = desk.say(Some(ase), Fact::Call(Box::new(unclear))).id;
    assert_eq!(since(&desk, ase), None);
    desk.say(Some(ase), sorted(of, Some(DemandKind::Failure), None));
    assert_eq!(since(&desk, ase), Some(told));
    assert!(desk.queue().is_empty());
    desk.say(Some(ase), sorted(of, Some(DemandKind::Value), None));
    assert_eq!(since(&desk, ase), None);
    desk.say(
        Some(ase),
        sorted(of, Some(DemandKind::Failure), Some("mal")),
    );
    assert_eq!(since(&desk, ase), Some(told));
    let why = "feil kunde".to_owned();
    desk.say(Some(ase), Fact::CallVoid { of, why });
    assert_eq!(since(&desk, ase), None);
    assert_eq!(desk.queue(), ["Åse"]);
}

#[test]
fn a_failure_is_looked_up_by_an_index() {
    let desk = Desk::new();
    let sql = format!("EXPLAIN QUERY PLAN {}", super::bounds::FAILURE);
    let mut statement = desk.store.db.prepare(&sql).unwrap();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().unwrap() {
        let step: String = row.get(3).unwrap();
        assert!(!step.contains("SCAN"), "{step}");
    }
}

/// The answers that are kept, of everybody on every list.
fn answers(desk: &Desk) -> Vec<(i64, i64, i64)> {
    const ANSWERS: &str = "SELECT customer, list, hold FROM member ORDER BY 1, 2";
    let mut statement = desk.store.db.prepare(ANSWERS).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_answers_kept_are_those_of_a_rebuild(
        acts in proptest::collection::vec((0_u8..8, 1_u8..4, 0_usize..3, any::<proptest::sample::Index>(), -20_i64..30), 1..20),
    ) {
        let mut desk = desk();
        for n in 1..4 {
            desk.meet(n, "Åse");
        }
        let mut calls: Vec<RecordId> = vec![RecordId::of([7; 20])];
        for (kind, customer, cause, which, minutes) in acts {
            pass(&mut desk, minutes);
            let cause = ["Mal", "mal", ""][cause];
            let of = *which.get(&calls);
            let told = failing(desk.now.at, DemandKind::Failure, cause);
            let fact = match kind {
                0 | 1 => Fact::Call(Box::new(told)),
                2 => Fact::CallAmend { of, call: Box::new(told) },
                3 => Fact::CallVoid { of, why: "feil".to_owned() },
                4 => sorted(of, Some(DemandKind::Neither), None),
                5 => sorted(of, Some(DemandKind::Failure), Some(cause)),
                6 => Fact::Talk(Talk::CauseAnswered(about(cause))),
                _ => Fact::Talk(Talk::CauseMended(about(cause))),
            };
            let saved = desk.say((kind < 6).then(|| id(customer)), fact);
            if kind < 2 {
                calls.push(saved.id);
            }
        }
        // The clock may have gone back; after all that was told, every answer is the same.
        pass(&mut desk, 1000);
        while desk.store.refresh(desk.now).unwrap() == More::Yes {}
        let kept = answers(&desk);
        desk.store.rebuild(desk.now).unwrap();
        while desk.store.refresh(desk.now).unwrap() == More::Yes {}
        prop_assert_eq!(kept, answers(&desk));
        prop_assert_eq!(desk.store.check(desk.now).unwrap().problems, []);
    }
}
