//! How satisfied customers said they are: each score with its sentences, and how often nobody asked.

use std::collections::BTreeMap;

use super::{WORDS_MAX, of};
use crate::model::reported::{CallSeen, Somebody};
use crate::report::table::{Cell, Kind, Table};

/// Answers by scale and score.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Satisfied {
    scores: BTreeMap<(u8, u8), u64>,
    asked: u64,
    words: Vec<(u8, u8, String, Somebody)>,
    words_all: u64,
}

impl Satisfied {
    pub(in crate::report) fn add(&mut self, call: &CallSeen) {
        let Some(said) = &call.satisfaction else {
            return;
        };
        self.asked += 1;
        *self.scores.entry((said.scale, said.score)).or_default() += 1;
        if !said.words.trim().is_empty() {
            self.words_all += 1;
            if self.words.len() < WORDS_MAX {
                self.words
                    .push((said.scale, said.score, said.words.clone(), call.customer));
            }
        }
    }

    pub(in crate::report) fn tables(mut self, reached: u64) -> [Table; 2] {
        let mut scores = Table::new(
            "satisfaction",
            of(reached, "reached"),
            &[
                ("score", Kind::Text),
                ("count", Kind::Count),
                ("share", Kind::Share),
            ],
        );
        for ((scale, score), count) in &self.scores {
            let score = Cell::Text(format!("{score}/{scale}"));
            scores.push([score, Cell::Count(*count), Cell::Share(*count, reached)]);
        }
        let not_asked = reached.saturating_sub(self.asked);
        scores.push([
            Cell::row("not-asked"),
            Cell::Count(not_asked),
            Cell::Share(not_asked, reached),
        ]);
        let mut words = Table::new(
            "satisfaction-words",
            of(self.asked, "satisfaction"),
            &[("score", Kind::Text), ("words", Kind::Text)],
        );
        let kept = u64::try_from(self.words.len()).unwrap_or_default();
        words.rest = self.words_all - kept;
        self.words.sort();
        for (scale, score, said, by) in self.words {
            words.push_of(
                by,
                [Cell::Text(format!("{score}/{scale}")), Cell::words(&said)],
            );
        }
        [scores, words]
    }
}
