//! Never call again: one key, wherever the call is, and from that moment on.
//!
//! It can be taken back: at once what was pressed while the card is open, later with what lets us.
//!
//! *Invariant:* what was said is written before anything else is asked. Whom else it covers is a second question. What is taken
//! back is named record by record; what a register says is not. In a team a seller takes back the slip alone.

use crate::desk::{Event, Refusal, Stage};
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, RecordId};
use crate::model::moment::Moment;
use crate::model::suppression::{Suppress, SuppressLift, SuppressScope};

use super::notice::Notice;
use super::over::Over;
use super::panes::ask::{Asking, SCOPES};
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
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

    /// Whether nobody may call somebody again, as far as what is shown knows; then it says so, and nothing is agreed.
    pub(super) fn refuses_never(&mut self, customer: CustomerId, name: &str) -> bool {
        let is_never = self.is_never(customer);
        if is_never {
            let name = name.to_owned();
            self.note(Notice::NeverCalled { name });
        }
        is_never
    }

    pub(crate) fn is_never(&self, customer: CustomerId) -> bool {
        let cards = self.hand.card.iter().chain(&self.review.card);
        let mut cards = cards.filter(|read| read.card.customer.id == customer);
        if let Some(read) = cards.next() {
            return !read.person.suppressed.is_empty();
        }
        let lines = self.agenda.lines.iter().flatten();
        let mut lines = lines.filter(|line| line.row.customer == customer);
        let today = self.today.today.as_ref();
        lines.any(|line| line.row.is_never)
            || today.is_some_and(|today| today.never.contains(&customer))
    }

    /// The name of the customer in hand, whom nobody may call again.
    pub(crate) fn never_in_hand(&self) -> Option<&str> {
        let errand = self.hand.stage.errand()?;
        let name = errand.name.as_str();
        self.is_never(errand.customer).then_some(name)
    }

    /// The card in hand is there, or is there anew.
    pub(super) fn unagree_never(&mut self) {
        if self.never_in_hand().is_some() {
            self.unagree();
        }
    }

    /// The callback of a call in hand with somebody whom nobody may call again is none, until the wish is taken back as a
    /// slip. What was agreed in a call that is put right was agreed before.
    fn unagree(&mut self) {
        let call = match &self.hand.stage {
            Stage::Talking(talking) => Some(&talking.call),
            Stage::WrapUp(wrap_up) if wrap_up.amends.is_none() => Some(&wrap_up.call),
            Stage::WrapUp(_)
            | Stage::Idle
            | Stage::Orienting(_)
            | Stage::Ringing(_)
            | Stage::Saved(_) => None,
        };
        if let Some(set) = call.and_then(|call| call.agreed.callback.clone())
            && self.step(Event::SetCallback(None))
        {
            self.hand.unagreed = Some(set);
        }
    }

    /// The first answer is the person, who is covered already; the last takes it back.
    pub(super) fn never_call_more(&mut self, n: usize) {
        match SCOPES.get(n) {
            Some(SuppressScope::Person) => {}
            None => self.take_never_back(),
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
        self.unagree();
        let after = After::NeverCalled(customer);
        self.commit(customer, vec![Fact::Suppress(suppress)], after);
    }

    /// A slip of the key is taken back at once; what was said before needs what lets us.
    fn take_never_back(&mut self) {
        let now = self.now.at;
        let wished = std::mem::take(&mut self.hand.wished).into_iter();
        let is_slip = |(_, at): &(_, Moment)| now.since(*at) <= SuppressLift::AT_ONCE;
        let slip: Vec<RecordId> = wished.filter(is_slip).map(|(id, _)| id).collect();
        if slip.is_empty() && !self.setup.decides {
            self.note(Notice::SupervisorLifts);
        } else if slip.is_empty() {
            let form = FormPane::one(FormFor::NeverLifted, Slot::Basis, "");
            self.over.push(Over::Form(form));
        } else {
            self.lift(slip, SuppressLift::SLIP.to_owned());
            if let Some(set) = self.hand.unagreed.take() {
                self.step(Event::SetCallback(Some(set)));
            }
        }
    }

    pub(super) fn save_lift(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let basis = form.value(&Slot::Basis).to_owned();
        if basis.is_empty() {
            return Err((0, FormWrong::Required));
        }
        let never = self.hand.card.iter().flat_map(|read| &read.card.never);
        let of = never.filter(|it| it.may_be_lifted()).map(|it| it.record);
        self.lift(of.collect(), basis);
        Ok(())
    }

    fn lift(&mut self, of: Vec<RecordId>, basis: String) {
        let Some(customer) = self.hand.customer().filter(|_| !of.is_empty()) else {
            self.note(Notice::NothingToLift);
            return;
        };
        let lift = Fact::SuppressLift(SuppressLift { of, basis });
        self.commit(customer, vec![lift], After::Reread);
    }
}
