//! The agenda: what was agreed for a day, or for a week, and which days are no days for calling.

use chrono::{Datelike as _, Duration, NaiveDate};

use crate::app::cursor::Cursor;
use crate::model::agenda::{AgendaQuestion, AgendaRow, Whose};
use crate::model::customer::Audience;
use crate::model::moment::Moment;

/// How much of the calendar is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Span {
    /// One day.
    Day,
    /// A week, from Monday on.
    #[default]
    Week,
}

/// The agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AgendaPane {
    /// A day that is shown; none before it is opened.
    pub(crate) day: Option<NaiveDate>,
    /// The day on which it was last opened.
    pub(crate) shown_on: Option<NaiveDate>,
    /// How much is shown.
    pub(crate) span: Span,
    /// Whose agreements.
    pub(crate) whose: Whose,
    /// The days that are shown, and what is to know of each.
    pub(crate) days: Vec<(NaiveDate, DayNote)>,
    /// What was agreed, soonest first; none before the answer.
    pub(crate) lines: Option<Vec<AgendaLine>>,
    /// The chosen line.
    pub(crate) cursor: Cursor,
}

/// Something agreed, and whether it falls on a time at which they may not be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AgendaLine {
    /// What.
    pub(crate) row: AgendaRow,
    /// Why nobody may call then; none when they may.
    pub(crate) closed: Option<Closed>,
}

/// That they may not be called at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closed {
    /// When it opens again, where that is known.
    pub(crate) opens_at: Option<Moment>,
    /// Whether it is because the day is a holiday.
    pub(crate) kind: ClosedKind,
}

/// Why a time is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClosedKind {
    /// It is a holiday there.
    Holiday,
    /// It lies outside the hours of the day.
    Hours,
    /// The house is closed.
    House,
}

/// What is to know of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DayNote {
    /// Whether it is a public holiday.
    pub(crate) kind: DayKind,
    /// Those who may not be called on it at all.
    pub(crate) closed_to: Vec<Audience>,
}

/// Whether a day is a public holiday.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum DayKind {
    /// It is not.
    #[default]
    Plain,
    /// It is.
    Holiday,
}

impl AgendaPane {
    /// The question for what is shown.
    pub(crate) fn question(&self, today: NaiveDate) -> AgendaQuestion {
        let day = self.day.unwrap_or(today);
        let (from, to) = match self.span {
            Span::Day => (day, day),
            Span::Week => {
                let back = i64::from(day.weekday().num_days_from_monday());
                let monday = day - Duration::days(back);
                (monday, monday + Duration::days(6))
            }
        };
        AgendaQuestion {
            from,
            to,
            whose: self.whose,
        }
    }

    /// The chosen line.
    pub(crate) fn chosen(&self) -> Option<&AgendaLine> {
        self.lines.as_ref()?.get(self.cursor.at)
    }

    /// How many lines there are.
    pub(crate) fn count(&self) -> usize {
        self.lines.as_ref().map_or(0, Vec::len)
    }
}
