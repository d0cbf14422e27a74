//! In a team that shares its customers: whose somebody is to call, and taking another's over for a day.
//!
//! *Invariant:* looking takes nobody over; only a call does.

use crate::model::caller::{Assign, Caller};
use crate::model::card::Card;
use crate::model::fact::Fact;

use super::notice::Notice;
use super::waiting::After;
use super::window::App;

impl App {
    /// Who calls the customer of a card, when that is to be said: another seller, or we for another.
    pub(crate) fn told_caller<'a>(&self, card: &'a Card) -> Option<&'a Caller> {
        let caller = card.caller.as_ref()?;
        (self.is_anothers(caller) || caller.instead_of.is_some()).then_some(caller)
    }

    /// Whether it is another seller who calls.
    pub(crate) fn is_anothers(&self, caller: &Caller) -> bool {
        caller.seller.id != self.seller().id
    }

    /// Whoever is dialled is ours to call for today: their seller's queue need not wait for the call to be saved.
    pub(super) fn take_over(&mut self) {
        let Some(read) = &self.hand.card else { return };
        let caller = read.card.caller.as_ref();
        let Some(caller) = caller.filter(|caller| self.is_anothers(caller)) else {
            return;
        };
        let (customer, from) = (read.card.customer.id, caller.seller.name.clone());
        let assign = Assign {
            to: self.seller(),
            until: self.now.today(),
            replaces: Vec::new(),
        };
        self.commit(customer, vec![Fact::Assign(assign)], After::Reread);
        self.note(Notice::TakenOver { from });
    }
}
