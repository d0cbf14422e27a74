//! Opening a customer: from the queue, from Today, from find, because they ring, or because another call is over.

use chrono::Duration;

use crate::desk::{Errand, Event, Saved, Stage};
use crate::model::callback::{Callback, CallbackState};
use crate::model::card::{Card, Entry, Happened, Member, MemberState};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, RecordId};
use crate::model::list::{ListRef, ListState};
use crate::model::opened::{Opened, OpenedTo};
use crate::model::queue::Place;
use crate::model::standing::{Agreed, Because};

use super::cursor::Step;
use super::effect::{CardRead, Question};
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::{AskPane, Asking};
use super::panes::card::{CardPane, CardRow};
use super::waiting::{After, OpenWhy, Waiting};
use super::window::App;

/// How long before an agreed time a call is the agreed one.
const AGREED_LEAD: Duration = Duration::minutes(15);

impl App {
    /// Asks for a card, and opens it when it is there.
    pub(super) fn open(&mut self, customer: CustomerId, why: OpenWhy) {
        if self.hand.customer() == Some(customer)
            && self.hand.card.is_some()
            && why == OpenWhy::Look
        {
            self.over.retain(|over| !matches!(over, Over::Find(_)));
            self.reread_card();
            self.go_where_the_call_is();
            self.choose_sought();
            return;
        }
        self.waiting = Some(Waiting::Card(customer, why));
        self.ask(Question::Card(customer));
    }

    /// Takes a card that was read.
    pub(super) fn card_read(&mut self, asked: CustomerId, read: Option<Box<CardRead>>) {
        let waited = match &self.waiting {
            Some(Waiting::Card(customer, why)) if *customer == asked => Some(why.clone()),
            Some(_) | None => None,
        };
        let Some(why) = waited else {
            self.card_reread(asked, read);
            return;
        };
        self.waiting = None;
        let Some(read) = read else {
            self.give_up_waiting();
            self.note(Notice::CustomerGone);
            return;
        };
        match why {
            OpenWhy::Look => self.look_at(read),
            OpenWhy::IsThem => self.give_call(read),
            OpenWhy::SamePerson => self.ask_if_one(&read),
            OpenWhy::TheyRing(number) => {
                let errand = self.errand(&read);
                if self.step(Event::TheyRang { errand, number }) {
                    self.lay_out(read);
                    self.tell_opened(OpenedTo::Talk);
                    self.write_notes();
                }
            }
        }
    }

    fn look_at(&mut self, read: Box<CardRead>) {
        let is_in_hand = self.hand.customer() == Some(read.card.customer.id);
        if is_in_hand && self.hand.stage.call().is_some() {
            self.lay_out(read);
            self.go_where_the_call_is();
            return;
        }
        let errand = self.errand(&read);
        let parked = self.shelf.len();
        let left = self.hand.stage.errand().map(|errand| errand.name.clone());
        if self.step(Event::Opened(errand)) {
            if let (Some(name), true) = (left, self.shelf.len() > parked) {
                self.note(Notice::Parked { name });
            }
            self.lay_out(read);
            self.tell_opened(OpenedTo::Read);
            self.show_card();
        }
    }

    /// Writes down that the card in hand is open here, for colleagues and for the customer.
    pub(super) fn tell_opened(&mut self, to: OpenedTo) {
        if let Some(customer) = self.hand.customer() {
            let seller = self.seller();
            let opened = Fact::Opened(Opened { seller, to });
            self.commit(customer, vec![opened], After::Nothing);
        }
    }

    /// Puts a card beside the call.
    pub(super) fn lay_out(&mut self, read: Box<CardRead>) {
        if let Some(place) = self.queue.place_of(read.card.customer.id) {
            self.queue.cursor.at = place;
        }
        self.hand.card_pane = CardPane::of(&read.card);
        self.hand.card = Some(read);
        self.unagree_never();
        self.over.retain(|over| !matches!(over, Over::Find(_)));
        self.choose_sought();
    }

    /// The card of the customer in hand was read anew.
    fn card_reread(&mut self, asked: CustomerId, read: Option<Box<CardRead>>) {
        if self.hand.customer() != Some(asked) {
            return;
        }
        let Some(read) = read else {
            self.customer_gone();
            return;
        };
        if self.hand.card.is_none() {
            self.hand.card_pane = CardPane::of(&read.card);
        }
        if let Stage::Orienting(_) = self.hand.stage {
            let errand = self.errand(&read);
            self.step(Event::Opened(errand));
        }
        let list = self.errand(&read).list;
        let name = &read.card.customer.profile.name;
        self.hand.stage.known_as(name, list.as_ref());
        self.hand.card = Some(read);
        self.unagree_never();
        let count = self.card_rows().len();
        self.hand.card_pane.cursor.keep_within(count);
    }

    /// Whoever is in hand was forgotten, here or elsewhere: nothing of them stays before anybody. A conversation goes on.
    fn customer_gone(&mut self) {
        // Somebody who was added just now is not known yet.
        if self.hand.card.take().is_none() {
            return;
        }
        self.hand.card_pane = CardPane::default();
        match self.hand.stage {
            Stage::Orienting(_) => {
                self.step(Event::NotesChanged(String::new()));
                self.step(Event::PutBack);
            }
            Stage::Saved(_) => {
                self.step(Event::PutBack);
            }
            Stage::Idle | Stage::Ringing(_) | Stage::Talking(_) | Stage::WrapUp(_) => {}
        }
        self.hand.last_saved = None;
        self.note(Notice::CustomerGone);
    }

    /// Whom we mean to speak with, for whom and why.
    pub(super) fn errand(&self, read: &CardRead) -> Box<Errand> {
        let card = &read.card;
        let member = self.member(card);
        let list = member.map(|member| ListRef {
            id: member.list.id,
            name: member.list.name.clone(),
        });
        let code = member.map_or("", |member| member.list.campaign.as_str());
        let campaign = self.campaign_of(code);
        Box::new(Errand {
            customer: card.customer.id,
            name: card.customer.profile.name.clone(),
            principal: card.principal.clone(),
            list,
            campaign: campaign.map(Into::into),
            seller: self.seller(),
            language: self.setup.settings.language.clone(),
            person: read.person.clone(),
            phones: card.customer.profile.phones.clone(),
            because: self.because(card),
            matters: card
                .priorities
                .clone()
                .map_or_else(Vec::new, |(_, all)| all),
        })
    }

    /// The list they are called from: the one in the queue's filter, else the first open one that still has them.
    fn member<'a>(&self, card: &'a Card) -> Option<&'a Member> {
        let chosen = self.queue.filter.list;
        let filtered = card
            .lists
            .iter()
            .find(|member| Some(member.list.id) == chosen);
        let waiting = |member: &&Member| {
            member.state == MemberState::Waiting && member.list.state == ListState::Open
        };
        filtered
            .or_else(|| card.lists.iter().find(waiting))
            .or_else(|| card.lists.first())
    }

    /// Why they are called: what is due first of all, else what the queue says.
    fn because(&self, card: &Card) -> Because {
        let agreed = |callback: &Callback| Agreed {
            id: callback.id,
            when: callback.set.when,
        };
        let is_due = |callback: &&Callback| {
            callback.state == CallbackState::Open
                && callback.set.when.due() <= self.now.at.plus(AGREED_LEAD)
        };
        if let Some(callback) = card.callbacks.iter().find(is_due) {
            return Because::Callback(agreed(callback));
        }
        let row = self
            .queue
            .place_of(card.customer.id)
            .and_then(|place| self.queue.rows().get(place));
        match row.map(|row| &row.place) {
            Some(Place::Promise(promise)) => Because::Promise(promise.id),
            Some(Place::Callback(callback)) => Because::Callback(agreed(callback)),
            Some(Place::Next { .. } | Place::Waiting { .. }) | None => Because::Next,
        }
    }

    /// The customer after or before the one that is open, as the queue has them.
    pub(super) fn neighbour(&mut self, step: Step) {
        let here = self
            .hand
            .customer()
            .and_then(|customer| self.queue.place_of(customer));
        let next = match (here, step) {
            (Some(at), Step::Up | Step::PageUp | Step::First) => at.checked_sub(1),
            (Some(at), Step::Down | Step::PageDown | Step::Last) => Some(at + 1),
            (None, _) => Some(self.queue.cursor.at),
        };
        let customer = next
            .and_then(|at| self.queue.rows().get(at))
            .map(|row| row.customer);
        match customer {
            Some(customer) => self.open(customer, OpenWhy::Look),
            None => self.note(Notice::NobodyNext),
        }
    }

    /// Waits for the queue as it is now, and opens the next customer in it.
    pub(super) fn open_next(&mut self, after: Option<CustomerId>) {
        self.look_at_queue();
        self.waiting = Some(Waiting::Next(after));
        self.ask_queue();
    }

    /// The queue is here: whoever is next is opened.
    pub(super) fn queue_arrived(&mut self) {
        if self.waiting == Some(Waiting::Queue) {
            self.waiting = None;
        }
        let Some(Waiting::Next(after)) = self.waiting else {
            return;
        };
        self.waiting = None;
        let next = self.queue.next_after(after).map(|row| row.customer);
        if let Some(customer) = next {
            self.open(customer, OpenWhy::Look);
        } else {
            self.give_up_waiting();
            self.leave_customer();
            self.show_queue();
        }
    }

    /// Closes the card, when nothing is in hand but the card.
    pub(super) fn leave_customer(&mut self) {
        let has_only_the_card = match &self.hand.stage {
            Stage::Saved(_) => true,
            Stage::Orienting(orienting) => orienting.notes.is_empty(),
            Stage::Idle | Stage::Ringing(_) | Stage::Talking(_) | Stage::WrapUp(_) => false,
        };
        if has_only_the_card {
            self.step(Event::PutBack);
        }
    }

    /// Takes the last deed back, else opens the wrap-up that was saved last.
    pub(super) fn reopen(&mut self) {
        if self.take_back() {
            return;
        }
        let Some(saved) = self.hand.last_saved.clone() else {
            self.note(Notice::NothingSaved);
            return;
        };
        let customer = saved.errand.customer;
        if self.step(Event::Reopen(Box::new(saved))) {
            self.ask(Question::Card(customer));
            self.ask_wrap_up();
        }
    }

    /// After a restart: the call that was saved last, as the records have it.
    fn reopen_read(&mut self, read: &CardRead, record: RecordId) {
        let is_it = |entry: &&Entry| entry.record == record;
        let Some(entry) = read.card.history.iter().find(is_it) else {
            return;
        };
        let Happened::Call { call, .. } = &entry.what else {
            return;
        };
        let named = call.campaign.as_ref();
        let campaign = named.and_then(|named| self.campaign_of(&named.code));
        self.hand.last_saved = Saved::of_call(record, call, self.errand(read), campaign);
    }

    /// The call this desk saved last, before it was opened: so that it can be opened again.
    pub(super) fn last_saved(&mut self, last: Option<(CustomerId, RecordId)>) {
        if let (Some((customer, record)), None) = (last, &self.hand.last_saved) {
            self.recall = Some((customer, record));
            self.ask(Question::Card(customer));
        }
    }

    /// Whether a card was read only to recall the call saved last.
    pub(super) fn recalled(&mut self, asked: CustomerId, read: Option<&CardRead>) {
        let Some((_, record)) = self.recall.take_if(|(customer, _)| *customer == asked) else {
            return;
        };
        if let Some(read) = read {
            self.reopen_read(read, record);
        }
    }

    /// Shows the parked calls.
    pub(super) fn show_parked(&mut self) {
        if self.shelf.is_empty() {
            self.note(Notice::NothingParked);
        } else {
            let what = Asking::WhichParked(self.shelf.len());
            self.over.push(Over::Ask(AskPane::of(what)));
        }
    }

    /// The calls with a customer that are parked, as rows of their card.
    pub(super) fn parked_with(&self, customer: CustomerId) -> impl Iterator<Item = CardRow> {
        let parked = self.shelf.iter().enumerate();
        let theirs = parked.filter(move |(_, it)| it.errand.customer == customer);
        theirs.map(|(n, _)| CardRow::Parked(n))
    }

    /// Whether a call with whoever is on the card rang, and is parked: then it is gone on with before they are rung again.
    pub(super) fn has_call_parked(&self) -> bool {
        let mut parked = self.shelf.iter();
        let customer = self.hand.customer();
        parked.any(|it| Some(it.errand.customer) == customer && it.stage().call().is_some())
    }

    /// Goes on with a parked call.
    pub(super) fn resume(&mut self, n: usize) {
        let Some(parked) = self.shelf.at(n).cloned() else {
            return;
        };
        if self.step(Event::Resume(Box::new(parked))) {
            self.reread_card();
            self.go_where_the_call_is();
        }
    }
}
