//! Saving an outcome, and bringing a list in.

use samtale::sync::line::Salt;
use samtale::sync::stream::Seq;
use samtale::sync::wire;

use samtale::shell::home::Home;

use super::base::Base;
use super::calls::Telling;
use super::stopwatch::{Laps, time};
use super::table::{Figure, Goal, Row};
use super::{Outcome, floor, say};

/// Outcomes that are saved.
const SAVES: u64 = 300;

/// Measures what is written.
pub(crate) fn measure(base: &mut Base, rows: &mut Vec<Row>) -> Outcome<()> {
    rows.push(save(base)?);
    Ok(())
}

/// One outcome, then a bare commit of the same bytes, in turn.
fn save(base: &mut Base) -> Outcome<Row> {
    let plain = floor::open_again(&base.floor)?;
    let told = Telling::new(base)?;
    let now = base.now;
    let Home { store, random, .. } = &mut base.home;
    let (mut ours, mut theirs) = (Laps::default(), Laps::default());
    for n in 0..SAVES {
        let said = told.fresh(n);
        let line = wire::write(&said, Seq(n + 1), Salt::draw(random))?.text;
        let (took, saved) = time(|| store.append(&[said], now, random));
        saved?;
        ours.add(took);
        let (took, saved) = time(|| floor::save(&plain, &line));
        saved?;
        theirs.add(took);
    }
    say(&format!(
        "  save: p99 {:.1?}, bare {:.1?}",
        ours.percentile(99),
        theirs.percentile(99)
    ));
    Ok(Row {
        what: format!("save an outcome, durable, {}", base.size.name()),
        ours: Figure::Time(ours.median()),
        floor: Some(("bare commit", Figure::Time(theirs.median()))),
        goal: Goal::Ratio(1.5),
    })
}
