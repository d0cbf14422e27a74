//! Contact rights: who was looked for in registers, what was set aside and why, who was called twice on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{WORDS_MAX, of};
use crate::model::call::Attempt;
use crate::model::outcome::Flag;
use crate::model::reported::{CallSeen, Somebody};
use crate::report::table::{Cell, Kind, Table};

/// What is counted of rights.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Rights {
    washes: BTreeMap<(String, NaiveDate), (u64, u64, u64)>,
    set_aside: Vec<(NaiveDate, String, String, Somebody)>,
    set_aside_all: u64,
    never: u64,
    complaints: u64,
    double: u64,
    /// Calls that met another seller's.
    met: u64,
    /// The day that is counted, and who was disturbed on it.
    today: Option<NaiveDate>,
    disturbed: BTreeSet<Somebody>,
}

impl Rights {
    pub(in crate::report) fn wash(
        &mut self,
        register: String,
        version: NaiveDate,
        (customers, hits): (u64, u64),
    ) {
        let sums = self.washes.entry((register, version)).or_default();
        sums.0 += 1;
        sums.1 += customers;
        sums.2 += hits;
    }

    pub(in crate::report) const fn never_call(&mut self) {
        self.never += 1;
    }

    pub(in crate::report) fn call(&mut self, call: &CallSeen) {
        self.never += u64::from(call.is_never_call);
        self.complaints += u64::from(call.flags.contains(&Flag::Complaint));
        if let Some((rule, reason)) = &call.set_aside {
            self.set_aside_all += 1;
            if self.set_aside.len() < WORDS_MAX {
                self.set_aside
                    .push((call.day, rule.clone(), reason.clone(), call.customer));
            }
        }
        self.met += u64::from(call.is_double);
        if self.today != Some(call.day) {
            self.today = Some(call.day);
            self.disturbed.clear();
        }
        if matches!(call.attempt, Attempt::Nth(_)) && !self.disturbed.insert(call.customer) {
            self.double += 1;
        }
    }

    pub(in crate::report) fn tables(self, calls: u64) -> [Table; 3] {
        let rights = Table::new(
            "rights",
            of(calls, "calls"),
            &[("what", Kind::Name), ("count", Kind::Count)],
        )
        .row([Cell::row("never-call"), Cell::Count(self.never)])
        .row([Cell::row("complaints"), Cell::Count(self.complaints)])
        .row([Cell::row("set-aside"), Cell::Count(self.set_aside_all)])
        .row([Cell::row("double"), Cell::Count(self.double)])
        .row([Cell::row("met"), Cell::Count(self.met)]);
        let mut washes = Table::new(
            "washes",
            of(self.washes.values().map(|it| it.0).sum(), "washes"),
            &[
                ("register", Kind::Text),
                ("version", Kind::Day),
                ("times", Kind::Count),
                ("people", Kind::Count),
                ("listed", Kind::Count),
            ],
        );
        for ((register, version), (times, people, listed)) in self.washes {
            washes.push([
                Cell::text(&register),
                Cell::Day(version),
                Cell::Count(times),
                Cell::Count(people),
                Cell::Count(listed),
            ]);
        }
        let mut reasons = Table::new(
            "overrides",
            of(self.set_aside_all, "overrides"),
            &[
                ("day", Kind::Day),
                ("rule", Kind::Text),
                ("reason", Kind::Text),
            ],
        );
        reasons.rest = self.set_aside_all - u64::try_from(self.set_aside.len()).unwrap_or_default();
        for (day, rule, reason, about) in self.set_aside {
            reasons.push_of(
                about,
                [Cell::Day(day), Cell::text(&rule), Cell::words(&reason)],
            );
        }
        [rights, washes, reasons]
    }
}
