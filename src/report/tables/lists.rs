//! Lists: who can be called, who waits and why, and how many of those who were reached want no more calls.

use std::collections::BTreeMap;

use super::of;
use crate::model::queue::{Counts, Hold};
use crate::model::reported::CallSeen;
use crate::report::table::{Cell, Kind, Table};

/// Each list by its name.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Lists {
    lists: Vec<(String, Counts)>,
    calls: BTreeMap<String, OfList>,
}

#[derive(Debug, Clone, Copy, Default)]
struct OfList {
    calls: u64,
    reached: u64,
    never: u64,
}

impl Lists {
    pub(in crate::report) fn list(&mut self, name: String, counts: Counts) {
        self.lists.push((name, counts));
    }

    pub(in crate::report) fn call(&mut self, call: &CallSeen) {
        if !self.calls.contains_key(&call.list) {
            self.calls.insert(call.list.clone(), OfList::default());
        }
        if let Some(of) = self.calls.get_mut(&call.list) {
            of.calls += 1;
            of.reached += u64::from(call.line.is_reached());
            of.never += u64::from(call.is_never_call);
        }
    }

    pub(in crate::report) fn tables(mut self) -> [Table; 2] {
        let waiting = self.waiting();
        let members: u64 = self.lists.iter().map(|(_, counts)| people(counts)).sum();
        let mut table = Table::new(
            "lists",
            of(members, "members"),
            &[
                ("list", Kind::Text),
                ("people", Kind::Count),
                ("callable", Kind::Count),
                ("waiting", Kind::Count),
                ("exhausted", Kind::Count),
                ("done", Kind::Count),
                ("calls", Kind::Count),
                ("reached", Kind::Count),
                ("never-call", Kind::Count),
                ("never-call-per-hundred", Kind::PerHundred),
            ],
        );
        for (name, counts) in &self.lists {
            let calls = self.calls.remove(name).unwrap_or_default();
            let exhausted = exhausted(counts);
            table.push(
                [
                    vec![
                        Cell::text(name),
                        Cell::Count(people(counts)),
                        Cell::Count(counts.now),
                        Cell::Count(counts.waiting_total() - exhausted),
                        Cell::Count(exhausted),
                        Cell::Count(counts.done),
                    ],
                    called(calls),
                ]
                .concat(),
            );
        }
        // Calls of lists that are closed by now, and of none.
        for (name, calls) in self.calls {
            let name = if name.is_empty() {
                Cell::row("no-list")
            } else {
                Cell::text(&name)
            };
            table.push([vec![name], vec![Cell::Empty; 5], called(calls)].concat());
        }
        [table, waiting]
    }

    fn waiting(&self) -> Table {
        let all = self.lists.iter().map(|(_, counts)| counts.waiting_total());
        let mut table = Table::new(
            "waiting",
            of(all.sum(), "waiting"),
            &[
                ("list", Kind::Text),
                ("why", Kind::Name),
                ("count", Kind::Count),
            ],
        );
        for (name, counts) in &self.lists {
            for (hold, count, _) in &counts.waiting {
                let why = Cell::Name(format!("hold-{}", hold.name()));
                table.push([Cell::text(name), why, Cell::Count(*count)]);
            }
        }
        table
    }
}

fn called(calls: OfList) -> Vec<Cell> {
    vec![
        Cell::Count(calls.calls),
        Cell::Count(calls.reached),
        Cell::Count(calls.never),
        if calls.reached == 0 {
            Cell::Empty
        } else {
            Cell::PerHundred(calls.never, calls.reached)
        },
    ]
}

fn people(counts: &Counts) -> u64 {
    counts.now + counts.waiting_total() + counts.done
}

fn exhausted(counts: &Counts) -> u64 {
    let tried = |hold: &Hold| *hold == Hold::TriedEnough;
    let of = counts.waiting.iter().filter(|(hold, ..)| tried(hold));
    of.map(|(_, count, _)| count).sum()
}
