//! Demand from week to week, with between what it usually moves.

use super::of;
use crate::model::reported::WeekSeen;
use crate::report::table::{Cell, Chart, Kind, Line, Point, Table};
use crate::report::xmr;

/// The weeks of the series.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Weeks {
    weeks: Vec<WeekSeen>,
}

/// The weeks from the first on in which anything happened.
pub(in crate::report) fn heard(weeks: &[WeekSeen]) -> impl Iterator<Item = WeekSeen> {
    let silent = |week: &&WeekSeen| week.reached == 0 && week.demands == [0; 4];
    weeks.iter().skip_while(silent).copied()
}

impl Weeks {
    /// Weeks before the first in which anything happened are no part of the series: nobody listened then.
    pub(in crate::report) fn add(&mut self, weeks: &[WeekSeen]) {
        self.weeks.extend(heard(weeks));
    }

    pub(in crate::report) fn table(self) -> Table {
        let demands = self.weeks.iter().flat_map(|week| week.demands).sum();
        let mut table = Table::new(
            "demand",
            of(demands, "demands-weeks"),
            &[
                ("week", Kind::Day),
                ("value", Kind::Count),
                ("failure", Kind::Count),
                ("neither", Kind::Count),
                ("unclear", Kind::Count),
                ("reached", Kind::Count),
            ],
        );
        for week in &self.weeks {
            let mut cells = vec![Cell::Day(week.monday)];
            cells.extend(week.demands.map(Cell::Count));
            cells.push(Cell::Count(week.reached));
            table.push(cells);
        }
        if !self.weeks.is_empty() {
            let [value, failure, _, _] = [0, 1, 2, 3].map(|kind| self.line(kind));
            table.chart = Some(Chart::Lines(vec![
                Line {
                    name: "failure",
                    ..failure
                },
                Line {
                    name: "value",
                    ..value
                },
            ]));
        }
        table
    }

    fn line(&self, kind: usize) -> Line {
        let count = |week: &WeekSeen| week.demands.get(kind).copied().unwrap_or_default();
        // A count of demands is far below where a float would lose a unit.
        let series: Vec<f64> = self
            .weeks
            .iter()
            .map(|week| u32::try_from(count(week)).map_or(f64::from(u32::MAX), f64::from))
            .collect();
        let chart = xmr::chart(&series);
        let points = self.weeks.iter().zip(chart.points);
        Line {
            name: "",
            points: points
                .map(|(week, (_, signal))| Point {
                    monday: week.monday,
                    count: count(week),
                    signal,
                })
                .collect(),
            limits: chart.limits,
        }
    }
}
