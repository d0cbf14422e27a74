//! Saving: a commit has a ticket, and what follows it is remembered until the world answers.

use crate::desk::{Consequence, Event, SavedWhat, Stage, consequences};
use crate::keys::Action;
use crate::model::fact::{Fact, Said};
use crate::model::id::{CustomerId, RecordId};
use crate::model::phone::PhoneNumber;
use crate::model::seller::SellerRef;

use super::draft::DraftKey;
use super::effect::{Effect, Ticket};
use super::message::Trouble;
use super::notice::Notice;
use super::over::Over;
use super::waiting::{After, Then, Undo, Waiting};
use super::window::App;

impl App {
    /// Who calls.
    pub(super) fn seller(&self) -> SellerRef {
        self.setup.seller.clone().unwrap_or_else(|| SellerRef {
            id: crate::model::id::SellerId::of([0; 8]),
            name: String::new(),
        })
    }

    /// Saves the form in hand, or the wrap-up.
    pub(super) fn save(&mut self, then: Then) {
        if let Some(Over::Form(_)) = self.over.last() {
            self.save_form();
            return;
        }
        // After a wrong number the next number of the same customer is offered, so the card stays.
        self.next_number = self.number_after().filter(|_| then == Then::Next);
        self.then = if self.next_number.is_some() {
            Then::Stay
        } else {
            then
        };
        if !self.step(Event::Save) {
            self.ask_what_is_missing();
        } else if let Stage::Saved(_) = self.hand.stage {
            // Nothing was corrected, so nothing is on its way.
            self.after_saving(self.then);
        }
    }

    /// The number to try next, after a wrong one.
    fn number_after(&self) -> Option<PhoneNumber> {
        let Stage::WrapUp(wrap_up) = &self.hand.stage else {
            return None;
        };
        let all = consequences(wrap_up, &self.setup.rules);
        all.into_iter().find_map(|consequence| match consequence {
            Consequence::NumberStruck { next, .. } => next,
            Consequence::ComesBack(_)
            | Consequence::DoneOnList(_)
            | Consequence::RestsUntil(_)
            | Consequence::NeverCalled(_)
            | Consequence::CountsAsAttempt { .. }
            | Consequence::NoAttempt(_)
            | Consequence::NextTry { .. }
            | Consequence::CallbackKept(_)
            | Consequence::Keeps(_)
            | Consequence::Satisfied(_)
            | Consequence::Ordered(_) => None,
        })
    }

    /// Commits the call, or the note, that the desk says is to be saved.
    pub(super) fn commit_call(&mut self, said: Said) {
        let ticket = self.ticket(After::Saved(self.then));
        self.waiting = Some(Waiting::Save(ticket));
        self.hand.save_trouble = None;
        self.send(Effect::Commit {
            ticket,
            said: vec![said],
            drops: Some(DraftKey::InHand),
        });
    }

    /// Commits facts about a customer.
    pub(super) fn commit(&mut self, about: CustomerId, facts: Vec<Fact>, after: After) {
        if facts.is_empty() {
            return;
        }
        let seller = self.seller().id;
        let said = facts.into_iter().map(|fact| Said {
            at: self.now.at,
            by: Some(seller),
            about: Some(about),
            fact,
        });
        let said = said.collect();
        self.commit_said(said, after);
    }

    /// Commits facts that are about several.
    pub(super) fn commit_said(&mut self, said: Vec<Said>, after: After) {
        let waits = match after {
            After::Open(..) | After::Reviewed | After::ReviewEnded(_) => true,
            After::Saved(_)
            | After::Reread
            | After::Nothing
            | After::Acted { .. }
            | After::Pointed { .. }
            | After::Unpointed { .. }
            | After::OneOrTwo(_)
            | After::NeverCalled(_) => false,
        };
        let ticket = self.ticket(after);
        if waits {
            self.waiting = Some(Waiting::Save(ticket));
        }
        self.send(Effect::Commit {
            ticket,
            said,
            drops: None,
        });
    }

    fn ticket(&mut self, after: After) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.afters.insert(ticket, after);
        ticket
    }

    /// The facts are on the disk.
    pub(super) fn committed(&mut self, ticket: Ticket, ids: &[RecordId]) {
        let Some(after) = self.afters.remove(&ticket) else {
            return;
        };
        if self.waiting == Some(Waiting::Save(ticket)) {
            self.waiting = None;
        }
        match after {
            After::Saved(then) => {
                if let Some(record) = ids.first() {
                    self.saved(*record, then);
                }
            }
            After::Reread => {
                self.note(Notice::Saved);
                self.reread_card();
                self.refresh();
                self.reread_page();
            }
            After::Nothing => {}
            After::Acted { about, undo } => {
                let facts = ids.first().map_or_else(Vec::new, |id| undo.facts(*id));
                let can_undo = !facts.is_empty();
                self.undo = can_undo.then_some((about, facts, After::Reread));
                let chord = self.setup.keymap.chord(Action::Reopen, self.focus());
                self.note(Notice::Acted(chord.filter(|_| can_undo)));
                self.reread_card();
                self.refresh();
                self.reread_page();
            }
            After::NeverCalled(customer) => {
                if self.hand.customer() == Some(customer) {
                    let at = self.now.at;
                    self.hand.wished.extend(ids.iter().map(|id| (*id, at)));
                }
                self.note(Notice::Saved);
                self.reread_card();
                self.refresh();
            }
            After::Pointed { about, name, when } => {
                // The callback is said last.
                let callback = ids.last().map(|id| Undo::Agreed.facts(*id));
                let taken_back = After::Unpointed { name: name.clone() };
                self.undo = callback.map(|facts| (about, facts, taken_back));
                let key = self.setup.keymap.chord(Action::Reopen, self.focus());
                self.note(Notice::Pointed { name, when, key });
                self.reread_card();
                self.refresh();
                self.reread_page();
            }
            After::Unpointed { name } => {
                self.note(Notice::Unpointed { name });
                self.reread_card();
                self.refresh();
                self.reread_page();
            }
            After::OneOrTwo(said) => self.one_or_two(*said),
            After::Reviewed => self.reviewed(),
            After::ReviewEnded(ended) => self.review.ended = Some(ended),
            After::Open(customer, why) => {
                self.open(customer, why);
                self.refresh();
            }
        }
    }

    fn saved(&mut self, record: RecordId, then: Then) {
        self.step(Event::SaveDone(record));
        self.after_saving(then);
    }

    fn after_saving(&mut self, then: Then) {
        self.undo = None;
        if let Stage::Saved(saved) = &self.hand.stage
            && matches!(saved.what, SavedWhat::Call { .. })
        {
            self.hand.last_saved = Some(saved.as_ref().clone());
        }
        let next = self.next_number.take().map(Notice::NextNumber);
        self.note(next.unwrap_or(Notice::Saved));
        let customer = self.hand.customer();
        self.ask(super::effect::Question::Today);
        self.ask(super::effect::Question::Lists);
        match then {
            Then::Next => self.open_next(customer),
            Then::Stay => {
                self.stay_on_card();
                self.ask_queue();
            }
            Then::Today => {
                self.leave_customer();
                self.show_today();
            }
            Then::Break => {
                self.leave_customer();
                self.ask_queue();
                self.take_break();
            }
        }
    }

    /// The same customer, with fresh eyes: another call may begin.
    fn stay_on_card(&mut self) {
        if let Some(customer) = self.hand.customer() {
            self.show_card();
            self.waiting = Some(Waiting::Card(customer, super::waiting::OpenWhy::Look));
            self.reread_card();
        }
    }

    /// Nothing is on the disk; every word is still here.
    pub(super) fn commit_failed(&mut self, ticket: Ticket, why: Trouble) {
        let after = self.afters.remove(&ticket);
        if after == Some(After::Nothing) {
            return;
        }
        self.give_up_waiting();
        match after {
            Some(After::Saved(_)) => {
                self.step(Event::SaveFailed);
                self.hand.save_trouble = Some(why.clone());
                self.keep();
            }
            Some(
                After::Reread
                | After::Acted { .. }
                | After::Pointed { .. }
                | After::Unpointed { .. }
                | After::OneOrTwo(_)
                | After::Reviewed
                | After::ReviewEnded(_)
                | After::Open(..)
                | After::Nothing
                | After::NeverCalled(_),
            )
            | None => {}
        }
        self.problem(why);
    }
}
