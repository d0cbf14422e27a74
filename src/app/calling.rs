//! The call by keys: dial, what the line did, wrap up, put back. The desk decides; the window asks and shows.

use chrono::Duration;

use crate::desk::{self, Event, Stage};
use crate::guard::{Clearance, Objection};
use crate::keys::{Action, Focus};
use crate::model::call::LineResult;
use crate::model::callback::{Callback, CallbackState};
use crate::model::opened::OpenedTo;
use crate::model::phone::{Phone, PhoneNumber, PhoneState};
use crate::model::when::Precision;

use super::draft::{Draft, DraftKey};
use super::effect::{Effect, WantedCall};
use super::layout::Pane;
use super::message::Dialled;
use super::notice::Notice;
use super::over::{Over, Page};
use super::panes::ask::{AskPane, Asking};
use super::panes::card::CardRow;
use super::waiting::{OpenWhy, Then, Waiting};
use super::window::App;

impl App {
    /// Does what the desk says follows.
    pub(super) fn follow(&mut self, effect: desk::Effect) {
        match effect {
            desk::Effect::Dial(number) => self.send(Effect::Dial { number }),
            desk::Effect::KeepDraft => self.keep(),
            desk::Effect::DropDraft => self.send(Effect::Discard(DraftKey::InHand)),
            desk::Effect::Save(said) => self.commit_call(*said),
            desk::Effect::Park(parked) => {
                let customer = parked.errand.customer;
                self.shelf.put(*parked);
                self.keep_parked(customer);
            }
            desk::Effect::Unpark(parked) => {
                self.shelf.take(&parked);
                self.keep_parked(parked.errand.customer);
            }
        }
    }

    fn keep_parked(&mut self, customer: crate::model::id::CustomerId) {
        let key = DraftKey::Parked(customer);
        let effect = match self.shelf.write(customer) {
            Some(text) => Effect::Keep(Draft { key, text }),
            None => Effect::Discard(key),
        };
        self.send(effect);
    }

    /// The number that `d` dials: the chosen one, else the first that may reach them.
    pub(crate) fn number_to_dial(&self) -> Option<&Phone> {
        let read = self.hand.card.as_ref()?;
        let phones = &read.card.customer.profile.phones;
        let never = &read.person.numbers_never;
        let chosen = match self.card_row() {
            Some(
                CardRow::Number(n)
                | CardRow::Allowed(n)
                | CardRow::Objection(n, _)
                | CardRow::Basis(n, _)
                | CardRow::Opens(n),
            ) if self.pane == Pane::Card => phones.get(n).filter(|_| n > 0),
            Some(_) | None => None,
        };
        let may_reach = |phone: &&Phone| match phone.state {
            PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => {
                !never.contains(&phone.number)
            }
            PhoneState::NotTheirs | PhoneState::Dead => false,
        };
        chosen
            .or_else(|| phones.iter().find(may_reach))
            .or(phones.first())
    }

    pub(super) fn dial(&mut self) {
        if self.page == Page::Desk && self.pane == Pane::Queue {
            self.open_chosen_row();
            return;
        }
        match self.number_to_dial().map(|phone| phone.number.clone()) {
            Some(number) => self.want(number),
            None => self.refuse_to_dial(),
        }
    }

    fn refuse_to_dial(&mut self) {
        let name = self.hand.stage.errand().map(|errand| errand.name.clone());
        self.note(match name {
            Some(name) => Notice::NoNumber { name },
            None => Notice::Refused(desk::Refusal::NothingInHand),
        });
    }

    pub(super) fn dial_other(&mut self) {
        let phones = self
            .hand
            .card
            .as_ref()
            .map(|read| read.card.customer.profile.phones.clone())
            .unwrap_or_default();
        match phones.as_slice() {
            [] => self.refuse_to_dial(),
            [only] => self.want(only.number.clone()),
            [..] => self.open_question(Asking::WhichNumber(phones)),
        }
    }

    /// Asks whether this number may be called now, unless another call was agreed for this very time.
    pub(super) fn want(&mut self, number: PhoneNumber) {
        match &self.hand.stage {
            Stage::Orienting(_) | Stage::Saved(_) if self.has_call_parked() => {
                self.refuse_for_the_parked();
                return;
            }
            Stage::Orienting(_) => {}
            Stage::Saved(_) => {
                // The next call to the same customer begins with a fresh card.
                self.redial(number);
                return;
            }
            Stage::Idle | Stage::Ringing(_) | Stage::Talking(_) | Stage::WrapUp(_) => {
                let refusal = match &self.hand.stage {
                    Stage::Idle | Stage::Orienting(_) | Stage::Saved(_) => {
                        desk::Refusal::NothingInHand
                    }
                    Stage::Ringing(_) => desk::Refusal::StillRinging,
                    Stage::Talking(_) => desk::Refusal::StillTalking,
                    Stage::WrapUp(_) => desk::Refusal::NotSaved,
                };
                self.note(Notice::Refused(refusal));
                return;
            }
        }
        if let Some((callback, name)) = self.agreed_for_now() {
            self.named.insert(callback.id);
            let at = callback.set.when.at;
            self.note(Notice::CallbackFirst { name, at });
            return;
        }
        let Some(errand) = self.hand.stage.errand() else {
            return;
        };
        let wanted = WantedCall {
            customer: errand.customer,
            number,
            list: errand.list.clone(),
            because: errand.because,
            over: None,
        };
        self.clear(wanted);
    }

    fn refuse_for_the_parked(&mut self) {
        let name = self.hand.stage.errand().map(|errand| errand.name.clone());
        let key = self.setup.keymap.chord(Action::ShowParked, Focus::Card);
        self.note(Notice::CallParked {
            name: name.unwrap_or_default(),
            key,
        });
    }

    fn redial(&mut self, number: PhoneNumber) {
        let Some(read) = self.hand.card.clone() else {
            return;
        };
        let errand = self.errand(&read);
        if self.step(Event::Opened(errand)) {
            self.hand.card = Some(read);
            self.want(number);
        }
    }

    /// Asks the guard.
    pub(super) fn clear(&mut self, wanted: WantedCall) {
        self.waiting = Some(Waiting::Clearance);
        self.send(Effect::Clear(wanted));
    }

    /// An exact callback with somebody else that is due about now, mine or anyone's, and was not named yet.
    fn agreed_for_now(&self) -> Option<(Callback, String)> {
        let seller = self.seller().id;
        let today = self.today.today.as_ref()?;
        let minutes = self.setup.settings.callback_warning_minutes;
        let within = Duration::minutes(i64::from(minutes));
        let is_now = |callback: &Callback| {
            let wait = callback.set.when.due().since(self.now.at);
            wait <= within && wait >= -within
        };
        let is_ours = |callback: &Callback| match &callback.set.owner {
            crate::model::seller::Owner::Anyone => true,
            owner @ crate::model::seller::Owner::Seller(_) => owner.is(seller),
        };
        today
            .callbacks
            .iter()
            .find(|(callback, _)| {
                callback.state == CallbackState::Open
                    && callback.set.when.precision == Precision::Exact
                    && Some(callback.customer) != self.hand.customer()
                    && is_now(callback)
                    && is_ours(callback)
                    && !self.named.contains(&callback.id)
            })
            .cloned()
    }

    /// The guard answered.
    pub(super) fn cleared(
        &mut self,
        wanted: WantedCall,
        result: Result<Clearance, Vec<Objection>>,
    ) {
        self.waiting = None;
        match result {
            Ok(clearance) => {
                if self.step(Event::Dial(clearance)) {
                    self.take_over();
                    self.tell_opened(OpenedTo::Talk);
                    self.remember_callbacks();
                    self.show_card();
                } else {
                    self.give_up_waiting();
                }
            }
            Err(objections) => {
                self.give_up_waiting();
                self.reread_card();
                self.objected(wanted, objections);
            }
        }
    }

    /// Whoever was called need not be named again before the next is.
    fn remember_callbacks(&mut self) {
        if let Some(read) = &self.hand.card {
            self.named
                .extend(read.card.callbacks.iter().map(|it| it.id));
        }
    }

    /// Shows why not; a question of the list that nobody answered is asked right here.
    fn objected(&mut self, wanted: WantedCall, objections: Vec<Objection>) {
        if let Some(asking) = self.list_question(&wanted, &objections) {
            self.open_question(Asking::ListQuestion(asking));
            return;
        }
        let what = Asking::Objected { wanted, objections };
        self.over.push(Over::Ask(AskPane::of(what)));
    }

    pub(super) fn dialled(&mut self, dialled: Dialled) {
        if let Dialled::Failed(trouble) = &dialled {
            self.problem(trouble.clone());
        }
        self.hand.dialled = Some(dialled);
    }

    /// What the line did.
    pub(super) fn line(&mut self, result: LineResult) {
        if self.step(Event::LineResult(result)) {
            self.go_where_the_call_is();
        }
    }

    /// The conversation is over; without a call, the notes are saved as they are.
    pub(super) fn wrap_up(&mut self) {
        match &self.hand.stage {
            Stage::Orienting(_) => self.save(Then::Stay),
            Stage::Idle
            | Stage::Ringing(_)
            | Stage::Talking(_)
            | Stage::WrapUp(_)
            | Stage::Saved(_) => {
                if self.step(Event::WrapUp) {
                    self.ask_wrap_up();
                }
            }
        }
    }

    /// Copies the number in hand: the one that rings, else the one that would be dialled.
    pub(super) fn copy_number(&mut self) {
        let on_line = self.hand.stage.call().and_then(|call| call.number());
        let number = on_line.or(self.number_to_dial().map(|phone| &phone.number));
        match number.map(|number| number.as_e164().to_owned()) {
            Some(number) => self.send(Effect::Copy(number)),
            None => self.refuse_to_dial(),
        }
    }

    /// Leaves the customer for later today, and shows the next.
    pub(super) fn set_aside(&mut self) {
        let row = self.queue.chosen().filter(|_| self.pane == Pane::Queue);
        let in_hand = self.hand.stage.errand();
        let who = match (row, in_hand) {
            (Some(row), _) => Some((row.customer, row.name.clone())),
            (None, Some(errand)) => Some((errand.customer, errand.name.clone())),
            (None, None) => None,
        };
        let Some((customer, name)) = who else {
            self.note(Notice::Refused(desk::Refusal::NothingInHand));
            return;
        };
        let is_in_hand = self.hand.customer() == Some(customer);
        if is_in_hand && self.hand.stage.call().is_some() {
            self.note(Notice::Refused(desk::Refusal::StillTalking));
            return;
        }
        self.queue.set_aside(customer);
        if self.pane == Pane::Queue {
            self.note(Notice::SetAside { name });
        } else if self
            .hand
            .stage
            .notes()
            .is_some_and(|it| !it.trim().is_empty())
        {
            self.save(Then::Next);
        } else {
            self.open_next(Some(customer));
        }
    }

    /// The customer goes back into the queue, as if the card had not been opened.
    pub(super) fn put_back(&mut self) {
        if self.step(Event::PutBack) {
            self.show_queue();
        }
    }

    /// Opens the customer of the chosen row of the queue.
    pub(super) fn open_chosen_row(&mut self) {
        if !self.queue.is_answered() {
            self.open_row_when_answered();
        } else if let Some(customer) = self.queue.chosen().map(|row| row.customer) {
            self.open(customer, OpenWhy::Look);
        } else {
            self.open_empty_row();
        }
    }
}
