//! Calls: what the line did, what was agreed, and on which attempt somebody was reached.

use std::collections::{BTreeMap, BTreeSet};

use super::{COUNTED, counted, of};
use crate::model::call::{Attempt, Direction, LineResult};
use crate::model::outcome::Flag;
use crate::model::reported::{CallSeen, Somebody};
use crate::report::few::GROUP_MIN;
use crate::report::table::{Cell, Kind, Table};

/// Attempts from this one on are counted together.
const ATTEMPTS_MAX: usize = 6;

/// What is counted of calls.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Calls {
    all: u64,
    inbound: u64,
    reached: u64,
    again: u64,
    lines: [u64; 9],
    attempts: [(u64, u64); ATTEMPTS_MAX],
    outcomes: BTreeMap<String, (String, u64)>,
    talk_seconds: u64,
    talked: u64,
    /// Who talked: only to know whether they are three or more.
    talkers: BTreeSet<Somebody>,
}

impl Calls {
    pub(in crate::report) fn add(&mut self, call: &CallSeen) {
        let is_reached = call.line.is_reached();
        self.all += 1;
        self.inbound += u64::from(call.direction == Direction::In);
        self.reached += u64::from(is_reached);
        let is_again = call.is_callback_agreed || call.flags.contains(&Flag::Again);
        self.again += u64::from(is_again && is_reached);
        let line = LineResult::ALL.iter().position(|it| *it == call.line);
        if let Some(count) = line.and_then(|place| self.lines.get_mut(place)) {
            *count += 1;
        }
        if let Attempt::Nth(n) = call.attempt {
            let place = usize::from(n).clamp(1, ATTEMPTS_MAX) - 1;
            if let Some((tried, reached)) = self.attempts.get_mut(place) {
                *tried += 1;
                *reached += u64::from(is_reached);
            }
        }
        if let Some((code, label)) = &call.outcome {
            match self.outcomes.get_mut(code) {
                Some((_, count)) => *count += 1,
                None => {
                    self.outcomes.insert(code.clone(), (label.clone(), 1));
                }
            }
        }
        if let Some(seconds) = call.talk_seconds.filter(|_| is_reached) {
            self.talk_seconds += seconds;
            self.talked += 1;
            self.talkers.insert(call.seller);
        }
    }

    pub(in crate::report) const fn all(&self) -> u64 {
        self.all
    }

    pub(in crate::report) const fn reached(&self) -> u64 {
        self.reached
    }

    /// Customers' calls in which they asked to be called again, or agreed to it.
    pub(in crate::report) const fn again(&self) -> u64 {
        self.again
    }

    pub(in crate::report) fn tables(&self) -> [Table; 3] {
        [self.lines(), self.outcomes(), self.attempts()]
    }

    fn lines(&self) -> Table {
        let mut table = Table::new("calls", of(self.all, "calls"), &COUNTED).with_bars(0, 1);
        for (line, count) in LineResult::ALL.into_iter().zip(self.lines) {
            let name = Cell::Name(format!("line-{}", line.name()));
            table.push(counted(name, count, self.all));
        }
        table.push(counted(Cell::row("they-rang"), self.inbound, self.all));
        // Of fewer than three, it would be the talk time of somebody.
        let talkers = u64::try_from(self.talkers.len()).unwrap_or_default();
        if talkers >= GROUP_MIN {
            let minutes = self.talk_seconds.div_ceil(60);
            table.push([Cell::row("talk-minutes"), Cell::Count(minutes), Cell::Empty]);
        }
        table
    }

    fn outcomes(&self) -> Table {
        let all = self.outcomes.values().map(|(_, count)| count).sum();
        let columns = [
            ("code", Kind::Text),
            ("outcome", Kind::Text),
            ("count", Kind::Count),
            ("share", Kind::Share),
        ];
        let mut table = Table::new("outcomes", of(all, "outcomes"), &columns).with_bars(1, 2);
        let mut outcomes: Vec<_> = self.outcomes.iter().collect();
        outcomes.sort_by_key(|(_, (_, count))| std::cmp::Reverse(*count));
        for (code, (label, count)) in outcomes {
            let label = if label.is_empty() { code } else { label };
            table.push([
                Cell::text(code),
                Cell::text(label),
                Cell::Count(*count),
                Cell::Share(*count, all),
            ]);
        }
        table.keep(40);
        table
    }

    fn attempts(&self) -> Table {
        let all = self.attempts.iter().map(|(tried, _)| tried).sum();
        let columns = [
            ("attempt", Kind::Count),
            ("tried", Kind::Count),
            ("reached", Kind::Count),
            ("share", Kind::Share),
        ];
        let mut table = Table::new("attempts", of(all, "attempts"), &columns).with_bars(0, 2);
        for (n, (tried, reached)) in (1..).zip(self.attempts) {
            if tried > 0 {
                table.push([
                    Cell::Count(n),
                    Cell::Count(tried),
                    Cell::Count(reached),
                    Cell::Share(reached, tried),
                ]);
            }
        }
        table
    }
}
