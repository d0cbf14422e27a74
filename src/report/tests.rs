//! The figures, checked by a second and plain computation, and by what no report may hold.

use proptest::prelude::*;

use super::few::GROUP_MIN;
use super::*;
use crate::model::call::{Attempt, Direction, LineResult};
use crate::model::customer::Audience;
use crate::model::id::{CustomerId, PartRef, RecordId};
use crate::model::moment::{Now, Zone};
use crate::model::reported::{CallSeen, DemandSeen, Happened, HeardBy, Whose};
use crate::model::said::{Demand, DemandKind};

const KINDS: [DemandKind; 4] = [
    DemandKind::Value,
    DemandKind::Failure,
    DemandKind::Neither,
    DemandKind::Unclear,
];

fn now() -> Now {
    Now {
        at: "2026-11-23T10:00:00+01:00".parse().unwrap(),
        zone: Zone::OSLO,
    }
}

/// A call with a demand in it: who, by whom, how the line ended, of which kind, from where.
type Told = (u8, u8, u8, u8, u8);

fn call((customer, seller, line, _, _): Told) -> CallSeen {
    CallSeen {
        day: "2026-11-17".parse().unwrap(),
        customer: Somebody(i64::from(customer)),
        seller: Somebody(i64::from(seller)),
        direction: Direction::Out,
        line: LineResult::ALL[usize::from(line % 9)],
        attempt: Attempt::Nth(u16::from(line % 4) + 1),
        list: "Vinter".to_owned(),
        outcome: None,
        flags: Vec::new(),
        talk_seconds: Some(60),
        satisfaction: None,
        set_aside: None,
        is_callback_agreed: false,
        is_never_call: false,
        is_double: false,
        demands: 1,
    }
}

fn demand((customer, _, _, kind, town): Told) -> DemandSeen {
    DemandSeen {
        day: "2026-11-17".parse().unwrap(),
        demand: Demand {
            words: format!("words {customer}"),
            kind: KINDS[usize::from(kind % 4)],
            matters: String::new(),
            cause: if kind % 4 == 1 {
                format!("cause {}", town % 3)
            } else {
                String::new()
            },
        },
        heard: HeardBy::Calling,
        whose: Some(Whose {
            customer: Somebody(i64::from(customer)),
            audience: Some(Audience::Business),
            town: format!("town {}", town % 5),
            at: (
                CustomerId::of([customer; 8]),
                PartRef::whole(RecordId::of([customer; 20])),
            ),
        }),
    }
}

fn report(told: &[Told]) -> Report {
    let week: Week = "2026-W47".parse().unwrap();
    let mut tally = Tally::new(week.into(), Filters::default(), now());
    for one in told {
        tally.add(Happened::Call(Box::new(call(*one))));
        tally.add(Happened::Demand(Box::new(demand(*one))));
    }
    tally.finish()
}

/// The count in the row of this name.
fn count(report: &Report, table: &str, name: &str) -> Option<u64> {
    let table = report.table(table)?;
    let row = table
        .rows
        .iter()
        .find(|row| *row.cell(0) == Cell::Name(name.to_owned()))?;
    row.cell(1).count()
}

fn told() -> impl Strategy<Value = Vec<Told>> {
    let one = (0..30_u8, 0..4_u8, 0..9_u8, 0..4_u8, 0..9_u8);
    prop::collection::vec(one, 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_those_of_a_plain_count(told in told()) {
        let report = report(&told);
        let plainly = |keep: &dyn Fn(&Told) -> bool| told.iter().filter(|it| keep(it)).count() as u64;
        prop_assert_eq!(report.source.calls, told.len() as u64);
        for (place, line) in LineResult::ALL.into_iter().enumerate() {
            let name = format!("line-{}", line.name());
            let expected = plainly(&|it| usize::from(it.2) == place);
            prop_assert_eq!(count(&report, "calls", &name), Some(expected));
        }
        let value = plainly(&|it| it.3 == 0);
        prop_assert_eq!(count(&report, "demand-kinds", "report-kind-value"), Some(value));
        let voice = report.table("voice").unwrap();
        prop_assert_eq!(voice.rows.len() as u64 + voice.rest, told.len() as u64);
        let causes: u64 = report.table("causes").unwrap().of.count;
        prop_assert_eq!(causes, plainly(&|it| it.3 == 1));
        // Whoever is tried again on a day was disturbed twice.
        let people: std::collections::BTreeSet<u8> = told.iter().map(|it| it.0).collect();
        let double = count(&report, "rights", "report-row-double");
        prop_assert_eq!(double, Some((told.len() - people.len()) as u64));
    }

    #[test]
    fn nobody_can_be_made_out_and_no_seller_is_told(told in told()) {
        let report = report(&told);
        for id in ["people-audience", "people-town"] {
            for column in [2, 3] {
                let kind = column - 2;
                let is_town = id == "people-town";
                let said: std::collections::BTreeSet<(u8, u8)> = told
                    .iter()
                    .filter(|it| usize::from(it.3) == kind)
                    .map(|it| (it.0, if is_town { it.4 % 5 } else { 0 }))
                    .collect();
                let rows = &report.table(id).unwrap().rows;
                let seen = rows.iter().filter_map(|row| row.cell(column).count());
                let (shown, sum) = seen.fold((0, 0), |(n, sum), count| (n + 1, sum + count));
                // Whoever knows how many it is in all must not learn of one row by taking the others away.
                let left = said.len() as u64 - sum;
                let left_out = rows.len() - shown;
                prop_assert!(left_out == 0 || shown == 0 || left_out > 1 && left >= GROUP_MIN);
            }
            for row in &report.table(id).unwrap().rows {
                prop_assert!(row.cell(1).count().unwrap() >= GROUP_MIN);
                for cell in row.cells.iter().skip(2).filter_map(Cell::count) {
                    prop_assert!(cell == 0 || cell >= GROUP_MIN);
                }
            }
        }
        let sellers: std::collections::BTreeSet<u8> = told
            .iter()
            .filter(|it| LineResult::ALL[usize::from(it.2)].is_reached())
            .map(|it| it.1)
            .collect();
        let minutes = count(&report, "calls", "report-row-talk-minutes");
        prop_assert_eq!(minutes.is_some(), sellers.len() as u64 >= GROUP_MIN);
        // The same calls made by one seller or by others, three or more, tell the same.
        let others: Vec<Told> = told.iter().map(|it| (it.0, (it.1 + 1) % 4, it.2, it.3, it.4)).collect();
        prop_assert_eq!(self::report(&others), report);
    }
}

#[test]
fn what_is_said_of_people_is_taken_out_once() {
    let report = report(&[(1, 1, 0, 1, 1)]);
    let safe = report.with_words(|text, about| {
        assert_eq!(
            about.is_some(),
            text.starts_with("words") || text.starts_with("cause")
        );
        Ok::<_, ()>((
            text.replace("words", "[name]"),
            u64::from(text.contains("words")),
        ))
    });
    let safe = safe.unwrap();
    assert_eq!(safe.taken_out, Some(1));
    let voice = safe.table("voice").unwrap();
    assert_eq!(*voice.rows[0].cell(3), Cell::Words("[name] 1".to_owned()));
}
