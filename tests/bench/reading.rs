//! Finding somebody, and whom to call next.

use std::time::Duration;

use rusqlite::Connection;
use samtale::model::queue::{QueueFilter, QueueQuestion};

use super::base::Base;
use super::stopwatch::{Laps, time};
use super::table::{Figure, Goal, Row};
use super::{Outcome, floor, lists, say};

/// Rows that fit on a screen.
const SCREEN: usize = 50;
/// How often the same is measured.
const TURNS: usize = 5;

/// Measures what is read while a seller works.
pub(crate) fn measure(base: &Base, rows: &mut Vec<Row>) -> Outcome<()> {
    let plain = floor::open_again(&base.floor)?;
    rows.push(find(base, &plain)?);
    let next = Laps::of(TURNS, || floor::next(&plain, 1_000))?;
    for (what, rows_max, goal) in [
        ("next customer", 1, 5),
        ("front of the queue and all counts", SCREEN, 50),
    ] {
        let asked = question(base, rows_max);
        let ours = Laps::of(TURNS, || base.home.store.queue(&asked))?;
        rows.push(Row {
            what: format!("{what}, {}", base.size.name()),
            ours: Figure::Time(ours.median()),
            floor: Some(("first row of a list", Figure::Time(next.median()))),
            goal: Goal::Time(Duration::from_millis(goal)),
        });
    }
    let today = Laps::of(TURNS, || base.home.store.today(base.seller.id, base.now))?;
    rows.push(Row {
        what: format!("what is due today, {}", base.size.name()),
        ours: Figure::Time(today.median()),
        floor: None,
        goal: Goal::Time(Duration::from_millis(50)),
    });
    Ok(())
}

fn question(base: &Base, rows_max: usize) -> QueueQuestion {
    QueueQuestion {
        filter: QueueFilter::default(),
        seller: base.seller.id,
        now: base.now,
        rows_max,
    }
}

fn find(base: &Base, plain: &Connection) -> Outcome<Row> {
    let (mut ours, mut theirs) = (Laps::default(), Laps::default());
    let mut slowest = (Duration::ZERO, String::new());
    for turn in 0..2 {
        for text in typed(base.size.0) {
            let (took, found) = time(|| base.home.store.find(&text, SCREEN));
            found?;
            let (plainly, found) = time(|| floor::find(plain, &text));
            found?;
            // The first turn warms the pages up.
            if turn > 0 {
                ours.add(took);
                theirs.add(plainly);
                slowest = slowest.max((took, text));
            }
        }
    }
    say(&format!(
        "  find: median {:.1?}, slowest {:.1?} for {:?}",
        ours.median(),
        slowest.0,
        slowest.1
    ));
    Ok(Row {
        what: format!("find as you type, ranked, p99, {}", base.size.name()),
        ours: Figure::Time(ours.percentile(99)),
        floor: Some((
            "the same words unranked",
            Figure::Time(theirs.percentile(99)),
        )),
        goal: Goal::Time(Duration::from_millis(10)),
    })
}

/// What stands in the field after each key, while names, companies, towns, numbers, addresses and words of the notes are typed.
fn typed(people: u64) -> Vec<String> {
    let looked_for = (0..8).flat_map(|turn| {
        let person = lists::person(lists::mix(turn) % people);
        [
            format!("{} {}", person.first, person.last),
            person.company.to_lowercase(),
            format!(
                "{} {}",
                person.last.to_lowercase(),
                person.town.to_lowercase()
            ),
            person.phone,
            person.email,
            "faktura gebyret".to_owned(),
        ]
    });
    looked_for
        .flat_map(|whole| {
            let ends: Vec<usize> = whole
                .char_indices()
                .map(|(at, letter)| at + letter.len_utf8())
                .collect();
            ends.into_iter()
                .filter_map(move |end| whole.get(..end).map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect()
}
