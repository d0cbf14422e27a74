//! Questions: asked, answered, and still without an answer.

use chrono::NaiveDate;

use super::{WORDS_MAX, of};
use crate::model::reported::{AnswerSeen, Somebody};
use crate::model::said::Side;
use crate::report::table::{Cell, Kind, Table};

const ROWS: [&str; 4] = [
    "asked",
    "answered-at-once",
    "answered-later",
    "question-open",
];
const DAYS: [&str; 4] = ["same-day", "days-week", "days-month", "days-more"];

/// Questions of theirs, and of ours.
#[derive(Debug, Clone)]
pub(in crate::report) struct Asked {
    today: NaiveDate,
    /// Asked, answered at once, answered later, open.
    stand: [Both; 4],
    /// By how many days lay between.
    days: [Both; 4],
    open: Vec<(NaiveDate, Somebody, String)>,
    open_all: u64,
}

impl Asked {
    pub(in crate::report) const fn at(today: NaiveDate) -> Self {
        Self {
            today,
            stand: [Both::NONE; 4],
            days: [Both::NONE; 4],
            open: Vec::new(),
            open_all: 0,
        }
    }

    pub(in crate::report) const fn asked(&mut self, by: Side, answer: AnswerSeen) {
        let [all, at_once, later, open] = &mut self.stand;
        *all.of(by) += 1;
        match answer {
            AnswerSeen::AtOnce => *at_once.of(by) += 1,
            AnswerSeen::Later => *later.of(by) += 1,
            AnswerSeen::Open => *open.of(by) += 1,
        }
    }

    pub(in crate::report) const fn answered(&mut self, by: Side, days: u64) {
        let [same, week, month, more] = &mut self.days;
        let row = match days {
            0 => same,
            1..=7 => week,
            8..=30 => month,
            31.. => more,
        };
        *row.of(by) += 1;
    }

    /// The oldest come first.
    pub(in crate::report) fn open(&mut self, customer: Somebody, words: String, asked: NaiveDate) {
        self.open_all += 1;
        if self.open.len() < WORDS_MAX {
            self.open.push((asked, customer, words));
        }
    }

    /// Questions of theirs that were answered in the time, and that were asked in it.
    pub(in crate::report) fn theirs(&self) -> (u64, u64) {
        let [all, at_once, ..] = &self.stand;
        let later: u64 = self.days.iter().map(|row| row.theirs).sum();
        (at_once.theirs + later, all.theirs)
    }

    pub(in crate::report) fn tables(self) -> [Table; 3] {
        let columns = [
            ("what", Kind::Name),
            ("theirs", Kind::Count),
            ("ours", Kind::Count),
        ];
        let asked = self.stand.first().map_or(0, Both::sum);
        let mut questions = Table::new("questions", of(asked, "questions"), &columns);
        for (name, counts) in ROWS.iter().zip(self.stand) {
            questions.push([
                Cell::row(name),
                Cell::Count(counts.theirs),
                Cell::Count(counts.ours),
            ]);
        }
        let later = self.days.iter().map(Both::sum).sum();
        let mut days = Table::new("answer-days", of(later, "answers"), &columns);
        for (name, counts) in DAYS.iter().zip(self.days) {
            days.push([
                Cell::row(name),
                Cell::Count(counts.theirs),
                Cell::Count(counts.ours),
            ]);
        }
        let mut open = Table::new(
            "questions-open",
            of(self.open_all, "questions-open"),
            &[
                ("words", Kind::Text),
                ("since", Kind::Day),
                ("days", Kind::Count),
            ],
        );
        let kept = u64::try_from(self.open.len()).unwrap_or_default();
        open.rest = self.open_all - kept;
        for (since, customer, words) in self.open {
            let days = self.today.signed_duration_since(since).num_days();
            let days = u64::try_from(days).unwrap_or_default();
            open.push_of(
                customer,
                [Cell::words(&words), Cell::Day(since), Cell::Count(days)],
            );
        }
        [questions, days, open]
    }
}

/// Of them, and of us.
#[derive(Debug, Clone, Copy)]
struct Both {
    theirs: u64,
    ours: u64,
}

impl Both {
    const NONE: Self = Self { theirs: 0, ours: 0 };

    const fn of(&mut self, by: Side) -> &mut u64 {
        match by {
            Side::They => &mut self.theirs,
            Side::We => &mut self.ours,
        }
    }

    const fn sum(&self) -> u64 {
        self.theirs + self.ours
    }
}
