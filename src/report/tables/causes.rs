//! Causes: what went wrong upstream, whose it is to put right, and who has been told.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{WORDS_MAX, of};
use crate::model::reported::{CauseSeen, DemandSeen};
use crate::model::text::fold;
use crate::report::table::{Cell, Kind, Table};

/// Causes, and how often each was named in the time.
#[derive(Debug, Clone)]
pub(in crate::report) struct Causes {
    today: NaiveDate,
    named: BTreeMap<String, u64>,
    seen: Vec<CauseSeen>,
}

impl Causes {
    pub(in crate::report) const fn at(today: NaiveDate) -> Self {
        Self {
            today,
            named: BTreeMap::new(),
            seen: Vec::new(),
        }
    }

    pub(in crate::report) fn named(&mut self, seen: &DemandSeen) {
        let cause = fold(seen.demand.cause.trim());
        if !cause.is_empty() {
            *self.named.entry(cause).or_default() += 1;
        }
    }

    pub(in crate::report) fn add(&mut self, seen: CauseSeen) {
        self.seen.push(seen);
    }

    /// Causes that were mended in the time, customers who had named them, and those of them who have been told.
    pub(in crate::report) fn mended(&self) -> (u64, u64, u64) {
        let mended = || self.seen.iter().filter(|it| it.is_mended_in_time);
        (
            u64::try_from(mended().count()).unwrap_or_default(),
            mended().map(|it| it.customers).sum(),
            mended().map(|it| it.told).sum(),
        )
    }

    pub(in crate::report) fn table(&self) -> Table {
        let all = self.named.values().sum();
        let mut table = Table::new(
            "causes",
            of(all, "causes"),
            &[
                ("cause", Kind::Text),
                ("named", Kind::Count),
                ("customers", Kind::Count),
                ("owner", Kind::Text),
                ("answer", Kind::Text),
                ("days-open", Kind::Count),
                ("mended", Kind::Day),
                ("told", Kind::Count),
            ],
        );
        let named = |seen: &CauseSeen| {
            let key = fold(seen.words.trim());
            self.named.get(&key).copied().unwrap_or_default()
        };
        let mut seen: Vec<&CauseSeen> = self
            .seen
            .iter()
            .filter(|it| named(it) > 0 || it.mended.is_none() || it.is_mended_in_time)
            .collect();
        seen.sort_by(|a, b| {
            let most = (named(b), b.customers).cmp(&(named(a), a.customers));
            most.then_with(|| a.words.cmp(&b.words))
        });
        for cause in seen {
            let days = cause.first_named.map(|first| {
                let until = cause.mended.unwrap_or(self.today);
                let days = until.signed_duration_since(first).num_days();
                u64::try_from(days).unwrap_or_default()
            });
            table.push([
                Cell::words(&cause.words),
                Cell::Count(named(cause)),
                Cell::Count(cause.customers),
                Cell::text(&cause.owner),
                Cell::words(&cause.answer),
                days.map_or(Cell::Empty, Cell::Count),
                Cell::day(cause.mended),
                cause
                    .mended
                    .map_or(Cell::Empty, |_| Cell::Count(cause.told)),
            ]);
        }
        table.keep(WORDS_MAX);
        table
    }
}
