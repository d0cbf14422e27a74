//! Writing down what was not said in a call: a promise, a question, what matters, what they will need, how often they are to
//! hear from us.

use chrono::NaiveDate;

use crate::desk::Refusal;
use crate::model::fact::Fact;
use crate::model::id::CustomerId;
use crate::model::moment::Now;
use crate::model::said::{Horizon, Need, Priority, PromiseMade, QuestionAsked};
use crate::model::talk::{Interval, IntervalSet, PrioritySet, Talk};
use crate::model::when::read_when;

use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
use super::panes::noting::{MATTERS_MAX, NoteDown};
use super::waiting::{After, Undo};
use super::window::App;

/// A field that is to blame, and what is wrong with it.
type Blame = (usize, FormWrong);

impl App {
    /// Asks what is to be written down.
    pub(super) fn note_down(&mut self) {
        if self.hand.card.is_some() {
            self.open_question(Asking::NoteDown);
        } else {
            self.note(Notice::Refused(Refusal::NothingInHand));
        }
    }

    /// Opens the form for it.
    pub(super) fn write_down(&mut self, what: NoteDown) {
        if let Some(read) = &self.hand.card {
            let about = read.card.customer.id;
            let fields = what.fields(&read.card);
            let form = FormPane::of(FormFor::NoteDown { what, about }, fields);
            self.over.push(Over::Form(form));
        }
    }

    pub(super) fn save_noted(
        &mut self,
        form: &FormPane,
        (what, about): (NoteDown, CustomerId),
    ) -> Result<(), Blame> {
        let (fact, undo) = match what {
            NoteDown::Promise(by) => {
                let made = PromiseMade {
                    by,
                    words: required(form, 0)?,
                    due: self.due_of(form, self.there_with(about))?,
                    owner: self.seller(),
                };
                (Fact::PromiseMade(made), Undo::Promised)
            }
            NoteDown::Question(by) => {
                let asked = QuestionAsked {
                    by,
                    words: required(form, 0)?,
                    answer: form.value(&Slot::AnswerGiven).to_owned(),
                };
                (Fact::Talk(Talk::QuestionAsked(asked)), Undo::Said)
            }
            NoteDown::Matters => self.matters(form)?,
            NoteDown::Need => {
                let named = |it: &Horizon| it.name() == form.value(&Slot::Horizon);
                let horizon = Horizon::ALL.into_iter().find(named);
                let need = Need {
                    words: required(form, 0)?,
                    horizon: horizon.unwrap_or(Horizon::Months),
                };
                (Fact::Talk(Talk::NeedNoted(need)), Undo::Said)
            }
            NoteDown::Interval => self.interval(form)?,
        };
        self.commit(about, vec![fact], After::Acted { about, undo });
        Ok(())
    }

    fn matters(&self, form: &FormPane) -> Result<(Fact, Undo), Blame> {
        let words = (0..MATTERS_MAX).map(|n| form.value(&Slot::Matter(n)).to_owned());
        let words = words.filter(|words| !words.is_empty());
        let set = |priorities, ask_again| {
            Fact::Talk(Talk::PrioritySet(PrioritySet {
                priorities,
                ask_again,
                replaces: Vec::new(),
            }))
        };
        let card = self.hand.card.as_ref().map(|read| &read.card);
        let before = card.and_then(|card| card.priorities.as_ref());
        let before = before.map_or_else(Vec::new, |(_, all)| all.clone());
        let again = card.and_then(|card| card.ask_again);
        let priorities = words.map(|words| Priority { words }).collect();
        let fact = set(priorities, self.day(form, &Slot::AskAgain, MATTERS_MAX)?);
        Ok((fact, Undo::Say(vec![set(before, again)])))
    }

    fn interval(&self, form: &FormPane) -> Result<(Fact, Undo), Blame> {
        let set = |interval| {
            let replaces = Vec::new();
            Fact::Talk(Talk::IntervalSet(IntervalSet { interval, replaces }))
        };
        let days = |slot: &Slot, n| match form.value(slot) {
            "" => Ok(None),
            text => match text.parse::<u16>() {
                Ok(days) if days > 0 => Ok(Some(days)),
                Ok(_) | Err(_) => Err((n, FormWrong::NotDays)),
            },
        };
        let interval = match (days(&Slot::Ideal, 0)?, days(&Slot::Latest, 1)?) {
            (None, None) => None,
            (Some(ideal_days), Some(latest_days)) if ideal_days <= latest_days => Some(Interval {
                ideal_days,
                latest_days,
            }),
            (None, Some(_)) => return Err((0, FormWrong::NotDays)),
            (Some(_), _) => return Err((1, FormWrong::NotDays)),
        };
        let read = self.hand.card.as_ref();
        let before = read.and_then(|read| read.card.interval);
        Ok((set(interval), Undo::Say(vec![set(before)])))
    }

    /// The day in a field, in words or as a date, on the customer's clock; none when the field is empty.
    fn day(&self, form: &FormPane, slot: &Slot, n: usize) -> Result<Option<NaiveDate>, Blame> {
        let text = form.value(slot);
        if text.is_empty() {
            return Ok(None);
        }
        let day = self.read_day(text);
        day.map(Some).ok_or((n, FormWrong::NotATime))
    }

    /// A day in words or as a date, on the customer's clock.
    pub(crate) fn read_day(&self, text: &str) -> Option<NaiveDate> {
        let zone = self.hand.card.as_ref().map(|read| read.person.zone);
        let there = Now {
            zone: zone.unwrap_or(self.now.zone),
            ..self.now
        };
        let in_words = || read_when(text, &self.setup.words, there).map(|when| when.at.date());
        text.parse().ok().or_else(in_words)
    }
}

fn required(form: &FormPane, n: usize) -> Result<String, Blame> {
    match form.value(&Slot::Words) {
        "" => Err((n, FormWrong::Required)),
        words => Ok(words.to_owned()),
    }
}
