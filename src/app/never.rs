//! Never call again: one key, wherever the call is, and from that moment on.
//!
//! *Invariant:* what was said is written before anything else is asked. Whom else it covers is a second question.

use crate::desk::Refusal;
use crate::model::fact::Fact;
use crate::model::suppression::{Suppress, SuppressScope};

use super::notice::Notice;
use super::panes::ask::{Asking, SCOPES};
use super::waiting::After;
use super::window::App;

impl App {
    /// Nobody here calls this person again. Asked once more, it only asks whom else that covers.
    pub(super) fn never_call(&mut self) {
        let Some(customer) = self.hand.customer() else {
            self.note(Notice::Refused(Refusal::NothingInHand));
            return;
        };
        let is_known = self.hand.card.as_ref().is_some_and(|read| {
            let never = &read.person.suppressed;
            read.card.customer.id == customer && never.contains(&SuppressScope::Person)
        });
        if !is_known {
            self.suppress(SuppressScope::Person);
        }
        self.open_question(Asking::NeverCall);
    }

    /// The first answer is the person, who is covered already.
    pub(super) fn never_call_more(&mut self, n: usize) {
        match SCOPES.get(n) {
            Some(SuppressScope::Person) | None => {}
            Some(scope @ (SuppressScope::Number | SuppressScope::Organisation)) => {
                self.suppress(*scope);
            }
        }
    }

    fn suppress(&mut self, scope: SuppressScope) {
        let Some(customer) = self.hand.customer() else {
            return;
        };
        let source = match self.hand.stage.call() {
            Some(_) => "call",
            None => "card",
        };
        let suppress = Suppress {
            scope,
            numbers: Vec::new(),
            source: source.to_owned(),
            words: String::new(),
        };
        self.commit(customer, vec![Fact::Suppress(suppress)], After::Reread);
    }
}
