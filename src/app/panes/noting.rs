//! What is written down about a customer outside a call, and what is said of a cause.

use chrono::NaiveDate;

use crate::app::panes::form::{FormField, Slot};
use crate::model::card::Card;
use crate::model::said::{Horizon, Side};

/// Things that matter to a customer, at most.
pub(crate) const MATTERS_MAX: usize = 5;

/// What can be written down about a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoteDown {
    /// A promise.
    Promise(Side),
    /// A question.
    Question(Side),
    /// What matters to them, in order.
    Matters,
    /// Something they will want later.
    Need,
    /// How often they are to hear from us.
    Interval,
}

impl NoteDown {
    /// All of it, in the order of the number keys.
    pub(crate) const ALL: [Self; 7] = [
        Self::Promise(Side::We),
        Self::Promise(Side::They),
        Self::Question(Side::They),
        Self::Question(Side::We),
        Self::Matters,
        Self::Need,
        Self::Interval,
    ];

    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Promise(Side::We) => "promise-we",
            Self::Promise(Side::They) => "promise-they",
            Self::Question(Side::They) => "question-they",
            Self::Question(Side::We) => "question-we",
            Self::Matters => "matters",
            Self::Need => "need",
            Self::Interval => "interval",
        }
    }

    /// The fields, with what is known already.
    pub(crate) fn fields(self, card: &Card) -> Vec<FormField> {
        match self {
            Self::Promise(_) => promise_fields(),
            Self::Question(_) => vec![
                FormField::text(Slot::Words, ""),
                FormField::text(Slot::AnswerGiven, ""),
            ],
            Self::Matters => matters(card),
            Self::Need => {
                let choices = Horizon::ALL.map(|it| it.name().to_owned()).to_vec();
                let months = Horizon::Months.name();
                vec![
                    FormField::text(Slot::Words, ""),
                    FormField::pick(Slot::Horizon, choices, months),
                ]
            }
            Self::Interval => {
                let known = card.interval;
                let days = |days: Option<u16>| days.map_or_else(String::new, |it| it.to_string());
                vec![
                    FormField::text(Slot::Ideal, &days(known.map(|it| it.ideal_days))),
                    FormField::text(Slot::Latest, &days(known.map(|it| it.latest_days))),
                ]
            }
        }
    }
}

/// A promise: its words, and its last day.
pub(crate) fn promise_fields() -> Vec<FormField> {
    vec![FormField::text(Slot::Words, ""), due_field(None)]
}

/// The last day of a promise.
pub(crate) fn due_field(due: Option<NaiveDate>) -> FormField {
    let due = due.map_or_else(String::new, |day| day.to_string());
    FormField::suggested(Slot::Due, &due)
}

fn matters(card: &Card) -> Vec<FormField> {
    let known = card.priorities.as_ref().map_or(&[][..], |(_, all)| all);
    let words = |n: usize| known.get(n).map_or("", |it| it.words.as_str());
    let again = card.ask_again.map_or_else(String::new, |it| it.to_string());
    let fields = (0..MATTERS_MAX).map(|n| FormField::text(Slot::Matter(n), words(n)));
    fields
        .chain([FormField::text(Slot::AskAgain, &again)])
        .collect()
}

/// What can be said of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CauseDeed {
    /// Somebody in the house is to put it right.
    Hand,
    /// They have answered.
    Answer,
    /// It does not go wrong any more.
    Mend,
}

impl CauseDeed {
    /// All of it, in the order of the number keys.
    pub(crate) const ALL: [Self; 3] = [Self::Hand, Self::Answer, Self::Mend];

    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Answer => "answer",
            Self::Mend => "mend",
        }
    }

    /// The fields, with whom it was handed to.
    pub(crate) fn fields(self, who: &str) -> Vec<FormField> {
        let words = FormField::text(Slot::Words, "");
        match self {
            Self::Hand | Self::Answer => vec![FormField::text(Slot::Who, who), words],
            Self::Mend => vec![words],
        }
    }
}
