//! What customers said in a week: the words, or the weeks up to it.

use chrono::{Duration, NaiveDate};

use crate::app::cursor::Cursor;
use crate::model::voice::{Said, Voice};

/// Which side of it is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// What was said.
    #[default]
    Words,
    /// How much was said in each week.
    Weeks,
}

/// The page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct VoicePane {
    /// The Monday of the week that is shown; none before the page is opened.
    pub(crate) monday: Option<NaiveDate>,
    /// Which side.
    pub(crate) side: Side,
    /// What was said; none before the answer.
    pub(crate) voice: Option<Voice>,
    /// The chosen words.
    pub(crate) cursor: Cursor,
}

impl VoicePane {
    /// Goes to a week some weeks from the one that is shown; never past this week.
    pub(crate) fn turn(&mut self, weeks: i64, today: NaiveDate) {
        let this = monday(today);
        let monday = self.monday.unwrap_or(this);
        let turned = monday.checked_add_signed(Duration::weeks(weeks));
        self.monday = Some(turned.unwrap_or(monday).min(this));
        self.cursor = Cursor::default();
    }

    /// Takes what was said; an answer about a week that is no longer shown goes nowhere.
    pub(crate) fn take(&mut self, voice: Voice) {
        if self.monday == Some(voice.monday) {
            self.cursor.keep_within(voice.said.len());
            self.voice = Some(voice);
        }
    }

    /// What is shown, once it has been read.
    pub(crate) fn shown(&self) -> Option<&Voice> {
        let voice = self.voice.as_ref();
        voice.filter(|voice| self.monday == Some(voice.monday))
    }

    /// The chosen words.
    pub(crate) fn chosen(&self) -> Option<&Said> {
        self.shown()?.said.get(self.cursor.at)
    }

    /// How many rows can be chosen.
    pub(crate) fn count(&self) -> usize {
        match self.side {
            Side::Words => self.shown().map_or(0, |voice| voice.said.len()),
            Side::Weeks => 0,
        }
    }
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon).first_day()
}
