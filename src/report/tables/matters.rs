//! What matters to customers, and what they will want: in their words, now and as long before.

use std::collections::BTreeMap;

use super::{WORDS_MAX, of};
use crate::model::reported::{Somebody, Span};
use crate::model::said::Horizon;
use crate::model::text::fold;
use crate::report::table::{Cell, Kind, Table};

/// Different wordings that are kept; more are counted together.
const WORDINGS_MAX: usize = 20_000;

/// Words, however they are spelled, and how often they were said.
#[derive(Debug, Clone, Default)]
struct Said {
    words: BTreeMap<(usize, String), Wording>,
    now: u64,
    more: u64,
}

/// One wording: as it was first written and by whom, how often now, and how often before.
#[derive(Debug, Clone)]
struct Wording {
    words: String,
    by: Somebody,
    now: u64,
    before: u64,
}

/// Priorities and needs.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Matters {
    priorities: Said,
    needs: Said,
}

const HORIZONS: [(Horizon, &str); 3] = [
    (Horizon::Now, "now"),
    (Horizon::Months, "months"),
    (Horizon::Years, "years"),
];

impl Said {
    fn add(&mut self, by: Somebody, (place, words): (usize, &str), span: Span) {
        self.now += u64::from(span == Span::Reported);
        let key = (place, fold(words.trim()));
        if self.words.len() >= WORDINGS_MAX && !self.words.contains_key(&key) {
            self.more += 1;
            return;
        }
        let wording = self.words.entry(key).or_insert_with(|| Wording {
            words: words.trim().to_owned(),
            by,
            now: 0,
            before: 0,
        });
        match span {
            Span::Reported => wording.now += 1,
            Span::Before => wording.before += 1,
        }
    }

    /// The most said first.
    fn rows(self) -> Vec<(usize, Wording)> {
        let rows = self.words.into_iter();
        let mut rows: Vec<_> = rows.map(|((place, _), it)| (place, it)).collect();
        rows.sort_by(|(_, a), (_, b)| {
            let most = (b.now, b.before).cmp(&(a.now, a.before));
            most.then_with(|| a.words.cmp(&b.words))
        });
        rows
    }
}

impl Matters {
    pub(in crate::report) fn priority(&mut self, by: Somebody, words: &str, span: Span) {
        self.priorities.add(by, (0, words), span);
    }

    pub(in crate::report) fn need(
        &mut self,
        by: Somebody,
        words: &str,
        (horizon, span): (Horizon, Span),
    ) {
        let place = HORIZONS.iter().position(|(it, _)| *it == horizon);
        self.needs.add(by, (place.unwrap_or_default(), words), span);
    }

    pub(in crate::report) fn tables(self) -> [Table; 2] {
        let trend = [("count", Kind::Count), ("before", Kind::Count)];
        let mut priorities = Table::new(
            "priorities",
            of(self.priorities.now, "priorities"),
            &[&[("words", Kind::Text)], &trend[..]].concat(),
        );
        priorities.rest = self.priorities.more;
        for (_, it) in self.priorities.rows() {
            let counts = [Cell::Count(it.now), Cell::Count(it.before)];
            let cells = [vec![Cell::words(&it.words)], counts.to_vec()].concat();
            priorities.push_of(it.by, cells);
        }
        priorities.keep(WORDS_MAX);
        let mut needs = Table::new(
            "needs",
            of(self.needs.now, "needs"),
            &[
                &[("horizon", Kind::Name), ("words", Kind::Text)],
                &trend[..],
            ]
            .concat(),
        );
        needs.rest = self.needs.more;
        for (place, it) in self.needs.rows() {
            let name = HORIZONS.get(place).map_or("now", |(_, name)| name);
            let cells = [
                Cell::Name(format!("report-horizon-{name}")),
                Cell::words(&it.words),
                Cell::Count(it.now),
                Cell::Count(it.before),
            ];
            needs.push_of(it.by, cells);
        }
        needs.keep(WORDS_MAX);
        [priorities, needs]
    }
}
