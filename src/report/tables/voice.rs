//! What customers said, first in their words, then in numbers.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::NaiveDate;

use super::{COUNTED, counted, of};
use crate::model::customer::Audience;
use crate::model::reported::{DemandSeen, HeardBy, Somebody, WeekSeen};
use crate::model::said::DemandKind;
use crate::model::text::fold;
use crate::model::voice::{Said, Voice as Read};
use crate::report::few::{hidden, shown};
use crate::report::table::{Cell, Kind, Look, Row, Table};

/// Kinds in the order in which they are read.
const KINDS: [DemandKind; 4] = [
    DemandKind::Value,
    DemandKind::Failure,
    DemandKind::Unclear,
    DemandKind::Neither,
];

/// So many of what was said of one kind are kept, the newest.
const KEPT_MAX: usize = 300;

/// Demands by kind, and the newest of each in words.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Voice {
    kinds: BTreeMap<usize, OfKind>,
    /// By listening.
    listened: u64,
    people: People,
}

#[derive(Debug, Clone, Default)]
struct OfKind {
    count: u64,
    /// How often each cause was named, folded.
    causes: BTreeMap<String, u64>,
    kept: VecDeque<DemandSeen>,
}

/// Who said something, by something about them.
#[derive(Debug, Clone, Default)]
struct People {
    said: BTreeSet<(About, Option<DemandKind>, Somebody)>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Audience(Audience),
    Town(String),
}

impl Voice {
    pub(in crate::report) fn add(&mut self, seen: DemandSeen) {
        self.listened += u64::from(seen.heard == HeardBy::Listening);
        self.people.add(&seen);
        let kind = self.kinds.entry(place(seen.demand.kind)).or_default();
        kind.count += 1;
        *kind.causes.entry(cause(&seen)).or_default() += 1;
        if kind.kept.len() == KEPT_MAX {
            kind.kept.pop_front();
        }
        kind.kept.push_back(seen);
    }

    /// The words, the numbers, and who said it.
    pub(in crate::report) fn tables(self) -> Vec<Table> {
        let counts = self.counts();
        let people = self.people.tables();
        let mut tables = vec![self.words(), counts];
        tables.extend(people);
        tables
    }

    fn all(&self) -> u64 {
        self.kinds.values().map(|kind| kind.count).sum()
    }

    fn words(self) -> Table {
        let all = self.all();
        let mut table = Table::new(
            "voice",
            of(all, "demands"),
            &[
                ("kind", Kind::Name),
                ("cause", Kind::Text),
                ("named", Kind::Count),
                ("words", Kind::Text),
                ("matters", Kind::Text),
                ("day", Kind::Day),
                ("heard", Kind::Name),
            ],
        );
        table.look = Look::Voices;
        let (said, rest) = self.said();
        table.rest = rest;
        table.rows = said.into_iter().map(row).collect();
        table
    }

    /// What was said, as it is read: by kind, the most named cause first; and how much was left out.
    fn said(self) -> (Vec<Said>, u64) {
        let (mut said, mut rest) = (Vec::new(), 0);
        for (_, kind) in self.kinds {
            let kept = u64::try_from(kind.kept.len()).unwrap_or_default();
            rest += kind.count - kept;
            let mut rows: Vec<DemandSeen> = kind.kept.into();
            let often = |seen: &DemandSeen| {
                let cause = cause(seen);
                let is_named = !cause.is_empty();
                (
                    is_named,
                    kind.causes.get(&cause).copied().unwrap_or_default(),
                )
            };
            rows.sort_by(|a, b| {
                let by_cause = often(b).cmp(&often(a));
                by_cause
                    .then_with(|| cause(a).cmp(&cause(b)))
                    .then_with(|| a.day.cmp(&b.day))
                    .then_with(|| a.demand.words.cmp(&b.demand.words))
            });
            said.extend(rows.into_iter().map(|seen| {
                let (is_named, count) = often(&seen);
                let named = is_named.then_some(count);
                Said { seen, named }
            }));
        }
        (said, rest)
    }

    /// The same for the window.
    pub(in crate::report) fn read(self, monday: NaiveDate, weeks: Vec<WeekSeen>) -> Read {
        let demands = self.all();
        let (said, rest) = self.said();
        Read {
            monday,
            demands,
            said,
            rest,
            weeks,
        }
    }

    fn counts(&self) -> Table {
        let all = self.all();
        let mut table = Table::new("demand-kinds", of(all, "demands"), &COUNTED).with_bars(0, 1);
        for kind in KINDS {
            let count = self.kinds.get(&place(kind)).map_or(0, |it| it.count);
            let name = if kind == DemandKind::Unclear {
                Cell::row("not-classified")
            } else {
                Cell::Name(name(kind).to_owned())
            };
            table.push(counted(name, count, all));
        }
        table.push([
            Cell::row("heard-by-listening"),
            Cell::Count(self.listened),
            Cell::Share(self.listened, all),
        ]);
        table
    }
}

impl People {
    fn add(&mut self, seen: &DemandSeen) {
        let Some(whose) = &seen.whose else { return };
        let town = whose.town.trim();
        let about = [
            whose.audience.map(About::Audience),
            (!town.is_empty()).then(|| About::Town(town.to_owned())),
        ];
        for about in about.into_iter().flatten() {
            for kind in [None, Some(seen.demand.kind)] {
                self.said.insert((about.clone(), kind, whose.customer));
            }
        }
    }

    /// Customers by who they are, and by where: how many said something, wanted something, met something that went wrong.
    fn tables(&self) -> [Table; 2] {
        let is_town = |about: &About| matches!(about, About::Town(_));
        ["people-audience", "people-town"].map(|id| {
            let wants_towns = id == "people-town";
            let mut groups: BTreeMap<About, Vec<u64>> = BTreeMap::new();
            for (about, kind, _) in &self.said {
                if is_town(about) == wants_towns {
                    let counts = groups.entry(about.clone()).or_insert_with(|| vec![0; 3]);
                    let column = match kind {
                        None => Some(0),
                        Some(DemandKind::Value) => Some(1),
                        Some(DemandKind::Failure) => Some(2),
                        Some(DemandKind::Neither | DemandKind::Unclear) => None,
                    };
                    if let Some(count) = column.and_then(|it| counts.get_mut(it)) {
                        *count += 1;
                    }
                }
            }
            people(id, groups.into_iter().collect())
        })
    }
}

/// How many wanted something, or met something that went wrong, is told of a group only when nobody can be made out by it.
fn people(id: &'static str, groups: Vec<(About, Vec<u64>)>) -> Table {
    let groups = shown(groups);
    let all = groups.iter().filter_map(|it| it.counts.first()).sum();
    let mut table = Table::new(
        id,
        of(all, "people"),
        &[
            ("what", Kind::Name),
            ("people", Kind::Count),
            ("value", Kind::Count),
            ("failure", Kind::Count),
        ],
    );
    let columns = [1, 2].map(|place| {
        let counts = groups.iter().map(|it| it.counts.get(place).copied());
        let counts: Vec<u64> = counts.map(Option::unwrap_or_default).collect();
        hidden(&counts)
    });
    for (at, group) in groups.into_iter().enumerate() {
        let name = match group.key {
            Some(About::Audience(audience)) => Cell::Name(format!("audience-{}", audience.name())),
            Some(About::Town(town)) => Cell::Text(town),
            None => Cell::row("others"),
        };
        let mut cells = vec![name];
        for (place, count) in group.counts.into_iter().enumerate() {
            let column = place.checked_sub(1).and_then(|it| columns.get(it));
            let is_hidden = column.and_then(|rows| rows.get(at)) == Some(&true);
            cells.push(if is_hidden {
                Cell::row("not-told")
            } else {
                Cell::Count(count)
            });
        }
        table.push(cells);
    }
    table.keep(20);
    table
}

fn row(Said { seen, named }: Said) -> Row {
    let heard = match seen.heard {
        HeardBy::Calling => Cell::Empty,
        HeardBy::Listening => Cell::row("heard-by-listening"),
    };
    let cause = Cell::words(&seen.demand.cause);
    let named = named.map_or(Cell::Empty, Cell::Count);
    Row {
        cells: vec![
            Cell::Name(name(seen.demand.kind).to_owned()),
            cause,
            named,
            Cell::words(&seen.demand.words),
            Cell::words(&seen.demand.matters),
            Cell::Day(seen.day),
            heard,
        ],
        about: seen.whose.as_ref().map(|whose| whose.customer),
        opens: seen.whose.map(|whose| whose.at),
    }
}

fn cause(seen: &DemandSeen) -> String {
    fold(seen.demand.cause.trim())
}

fn place(kind: DemandKind) -> usize {
    KINDS.iter().position(|it| *it == kind).unwrap_or_default()
}

/// The message that names a kind.
const fn name(kind: DemandKind) -> &'static str {
    match kind {
        DemandKind::Value => "report-kind-value",
        DemandKind::Failure => "report-kind-failure",
        DemandKind::Neither => "report-kind-neither",
        DemandKind::Unclear => "report-kind-unclear",
    }
}
