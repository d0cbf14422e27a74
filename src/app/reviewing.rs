//! The weekly review by keys: one customer at a time, until nobody is forgotten.
//!
//! Each one gone through is a record at once, so that the review goes on where it was left, also after a restart and at
//! another desk. What ends it is a record too.

use crate::model::fact::{Fact, Note, Said};
use crate::model::id::CustomerId;
use crate::model::keeping::Review;
use crate::model::moment::Now;
use crate::model::said::Side;
use crate::model::talk::{ReviewReceipt, Reviewed, Talk};
use crate::model::when::read_when;

use super::cursor::Step;
use super::effect::{CardRead, Effect, Question};
use super::notice::Notice;
use super::over::{Over, Page};
use super::panes::callback::CallbackFor;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
use super::panes::noting::{NoteDown, promise_fields};
use super::panes::review::StepOn;
use super::setup::Opens;
use super::waiting::{After, OpenWhy, Waiting};
use super::window::App;

impl App {
    pub(super) fn show_review(&mut self) {
        self.page = Page::Review;
        self.review.ended = None;
        self.ask(Question::Review);
    }

    /// Takes whom there is to go through.
    pub(super) fn review_read(&mut self, review: Review) {
        if self.waiting == Some(Waiting::Review) {
            self.waiting = None;
        }
        self.review.review = Some(review);
        match (std::mem::take(&mut self.review.step), self.review.place()) {
            (StepOn::Yes, place) => self.review_on(place.map_or(0, |place| place + 1)),
            (StepOn::No, Some(_)) => self.ask_reviewed(),
            (StepOn::No, None) => {
                let first = self.review.rows().first().map(|row| row.customer);
                let next = self.review.next_forgotten(0).or(first);
                self.review_at(next);
            }
        }
    }

    /// Goes on to the next who was not gone through; when there is none, the review is over.
    fn review_on(&mut self, from: usize) {
        match self.review.next_forgotten(from) {
            Some(next) => self.review_at(Some(next)),
            None => self.end_review(),
        }
    }

    fn review_at(&mut self, customer: Option<CustomerId>) {
        if self.review.at != customer {
            self.review.card = None;
        }
        self.review.at = customer;
        self.ask_reviewed();
    }

    fn ask_reviewed(&mut self) {
        if let Some(customer) = self.review.at {
            self.ask(Question::Reviewing(customer));
        }
    }

    /// Takes the card of somebody who is gone through.
    pub(super) fn reviewing_read(&mut self, asked: CustomerId, read: Option<Box<CardRead>>) {
        if let Some(read) = read.filter(|_| self.review.at == Some(asked)) {
            self.review.take_card(read);
        }
    }

    /// Reads the review again where it is shown.
    pub(super) fn reread_review(&mut self) {
        if self.page == Page::Review && self.review.ended.is_none() {
            self.ask(Question::Review);
        }
    }

    /// They were gone through; the next is shown.
    pub(super) fn mark_reviewed(&mut self) {
        let Some(row) = self.review.row().filter(|_| self.review.ended.is_none()) else {
            self.leave_review();
            return;
        };
        if row.what.is_reviewed {
            let place = self.review.place().unwrap_or_default();
            self.review_on(place + 1);
        } else {
            let customer = row.customer;
            self.commit_reviewed(customer, None);
        }
    }

    fn commit_reviewed(&mut self, customer: CustomerId, aside_until: Option<chrono::NaiveDate>) {
        let by = self.seller();
        let reviewed = Talk::Reviewed(Reviewed { by, aside_until });
        self.commit(customer, vec![Fact::Talk(reviewed)], After::Reviewed);
    }

    /// The record is there: the review is read anew, and goes on.
    pub(super) fn reviewed(&mut self) {
        self.note(Notice::Saved);
        self.review.step = StepOn::Yes;
        self.waiting = Some(Waiting::Review);
        self.ask(Question::Review);
    }

    /// Ends the review with its receipt, also when somebody is left: they come again next time.
    pub(super) fn end_review(&mut self) {
        let since = self.review.review.as_ref().and_then(|review| review.since);
        let (Some(since), false) = (since, self.review.rows().is_empty()) else {
            self.leave_review();
            return;
        };
        let ended = self.review.ends();
        let receipt = ReviewReceipt {
            by: self.seller(),
            since,
            reviewed: ended.reviewed,
            forgotten: u64::try_from(ended.forgotten.len()).unwrap_or(u64::MAX),
        };
        let said = Said {
            at: self.now.at,
            by: Some(self.seller().id),
            about: None,
            fact: Fact::Talk(Talk::Review(receipt)),
        };
        self.commit_said(vec![said], After::ReviewEnded(ended));
    }

    /// From the review to Today; where it was opened alone, out.
    pub(super) fn leave_review(&mut self) {
        match self.setup.opens {
            Opens::Review => self.send(Effect::Quit),
            Opens::Desk => self.show_today(),
        }
    }

    /// Writes where the keys are: in the review a note of its own, else the notes.
    pub(super) fn write_somewhere(&mut self) {
        match self.page {
            Page::Review => self.review_note(),
            Page::Today | Page::Desk | Page::Break | Page::Agenda | Page::OwnWeek | Page::Voice => {
                self.write_notes();
            }
        }
    }

    /// Agrees a callback with whom the keys are on.
    pub(super) fn agree_callback(&mut self) {
        match self.page {
            Page::Review => self.review_callback(),
            Page::Today | Page::Desk | Page::Break | Page::Agenda | Page::OwnWeek | Page::Voice => {
                self.set_callback();
            }
        }
    }

    /// Leaves whom the keys are on: in the review until a day, else for later today.
    pub(super) fn put_aside(&mut self) {
        match self.page {
            Page::Review => self.review_aside(),
            Page::Today | Page::Desk | Page::Break | Page::Agenda | Page::OwnWeek | Page::Voice => {
                self.set_aside();
            }
        }
    }

    /// The customer after or before, in the review or in the queue.
    pub(super) fn next_one(&mut self, step: Step) {
        match self.page {
            Page::Review => self.review_neighbour(step),
            Page::Today | Page::Desk | Page::Break | Page::Agenda | Page::OwnWeek | Page::Voice => {
                self.neighbour(step);
            }
        }
    }

    /// The customer after or before in the review.
    fn review_neighbour(&mut self, step: Step) {
        let last = self.review.rows().len().saturating_sub(1);
        let place = self.review.place().unwrap_or_default();
        let place = match step {
            Step::Up | Step::PageUp | Step::First => place.saturating_sub(1),
            Step::Down | Step::PageDown | Step::Last => (place + 1).min(last),
        };
        let customer = self.review.rows().get(place).map(|row| row.customer);
        if self.review.ended.is_none() {
            self.review_at(customer);
        }
    }

    /// The one whom the review stands on; none when it is over.
    fn in_review(&self) -> Option<CustomerId> {
        self.review
            .row()
            .filter(|_| self.review.ended.is_none())
            .map(|row| row.customer)
    }

    /// Agrees a callback with whom the review stands on.
    fn review_callback(&mut self) {
        let (Some(customer), Some(read)) = (self.in_review(), &self.review.card) else {
            return;
        };
        let zone = read.person.zone;
        let name = read.card.customer.profile.name.clone();
        if self.refuses_never(customer, &name) {
            return;
        }
        self.ask_callback(CallbackFor::Card(customer), zone, None);
    }

    fn review_note(&mut self) {
        if let Some(customer) = self.in_review() {
            let form = FormPane::one(FormFor::ReviewNote(customer), Slot::NoteText, "");
            self.over.push(Over::Form(form));
        }
    }

    /// Promises something to whom the review stands on.
    pub(super) fn make_promise(&mut self) {
        if let Some(customer) = self.in_review() {
            let what = NoteDown::Promise(Side::We);
            let what = FormFor::NoteDown {
                what,
                about: customer,
            };
            let form = FormPane::of(what, promise_fields());
            self.over.push(Over::Form(form));
        }
    }

    /// Asks until which day they are set aside.
    fn review_aside(&mut self) {
        if let Some(customer) = self.in_review() {
            let form = FormPane::one(FormFor::AsideUntil(customer), Slot::LastDay, "");
            self.over.push(Over::Form(form));
        }
    }

    /// Opens the card of whom the review stands on; the review waits.
    pub(super) fn open_reviewed(&mut self) {
        if let Some(customer) = self.in_review() {
            self.open(customer, OpenWhy::Look);
        }
    }

    pub(super) fn save_review_note(
        &mut self,
        form: &FormPane,
        customer: CustomerId,
    ) -> Result<(), (usize, FormWrong)> {
        let text = form.value(&Slot::NoteText).to_owned();
        if text.is_empty() {
            return Err((0, FormWrong::Required));
        }
        let note = Note {
            text,
            written: None,
            source: String::new(),
        };
        self.commit(customer, vec![Fact::Note(note)], After::Reread);
        Ok(())
    }

    pub(super) fn save_aside(
        &mut self,
        form: &FormPane,
        customer: CustomerId,
    ) -> Result<(), (usize, FormWrong)> {
        let text = form.value(&Slot::LastDay);
        let until = self.day_in_words(text, customer);
        let until = until.filter(|day| *day > self.now.today());
        let until = until.ok_or((0, FormWrong::NotATime))?;
        self.commit_reviewed(customer, Some(until));
        Ok(())
    }

    /// The day that a text names, on the clock of whom the review stands on.
    fn day_in_words(&self, text: &str, customer: CustomerId) -> Option<chrono::NaiveDate> {
        let there = self.there_with(customer);
        read_when(text, &self.setup.words, there).map(|when| when.at.date())
    }

    /// Now on the clock of a customer who is on a card or in the review.
    pub(crate) fn there_with(&self, customer: CustomerId) -> Now {
        let cards = self.hand.card.iter().chain(&self.review.card);
        let mut cards = cards.filter(|read| read.card.customer.id == customer);
        Now {
            zone: cards.next().map_or(self.now.zone, |read| read.person.zone),
            ..self.now
        }
    }
}
