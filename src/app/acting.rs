//! What is done with what is kept: a row is chosen, a key asks what to do with it, a line takes the words.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use crate::desk::{Event, Saved, SavedWhat};
use crate::model::callback::CallbackSet;
use crate::model::fact::Fact;
use crate::model::id::{CustomerId, RecordId};
use crate::model::order::{NextContact, Order};
use crate::model::seller::Owner;
use crate::model::when::{Precision, When};

use super::deeds;
use super::effect::Question;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::callback::CallbackFor;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
use super::panes::matter::{CallKept, Deed, Kept, Matter};
use super::waiting::{After, Undo};
use super::window::App;

impl App {
    /// Asks what is to be done with what is chosen.
    pub(super) fn act_on(&mut self) {
        match self.chosen_matter() {
            Some(matter) => self.ask_what_now(matter),
            None if self.disputed_here().is_some() => self.ask_which_holds(),
            None => self.note(Notice::NothingToDo),
        }
    }

    /// Asks what is to be done with something; where there is one thing only, it is done.
    pub(super) fn ask_what_now(&mut self, matter: Matter) {
        match matter.deeds().as_slice() {
            [] => self.note(Notice::NothingToDo),
            [only] => self.begin_deed(&matter, *only),
            [..] => self.open_question(Asking::WhatNow(Box::new(matter))),
        }
    }

    /// Does the n-th thing that can be done, or asks for its words.
    pub(super) fn deed_chosen(&mut self, matter: &Matter, n: usize) {
        let deed = matter.deeds().get(n).copied();
        if let Some(deed) = deed {
            self.begin_deed(matter, deed);
        }
    }

    fn begin_deed(&mut self, matter: &Matter, deed: Deed) {
        match deed {
            Deed::Move => self.move_callback(matter),
            Deed::CallAgain => self.call_again(matter),
            Deed::Amend => self.amend(matter),
            Deed::Versions => self.ask_versions(matter),
            Deed::Made => self.do_deed(matter, deed, String::new()),
            Deed::Keep
            | Deed::Break
            | Deed::Withdraw
            | Deed::Answer
            | Deed::Cancel
            | Deed::Step(_)
            | Deed::Void
            | Deed::AskRight
            | Deed::IsRight => {
                let what = FormFor::Deed(Box::new((matter.clone(), deed)));
                let form = FormPane::one(what, slot(deed), "");
                self.over.push(Over::Form(form));
            }
        }
    }

    fn move_callback(&mut self, matter: &Matter) {
        if let Kept::Callback(callback) = &matter.what
            && !self.refuses_never(matter.customer, &matter.name)
        {
            let (of, from) = (callback.id, callback.set.when);
            let customer = matter.customer;
            let what = CallbackFor::Move { customer, of, from };
            self.ask_callback(what, from.zone, Some(callback.set.clone()));
        }
    }

    fn ask_versions(&mut self, matter: &Matter) {
        if let Kept::Call(kept) = &matter.what {
            let of = kept.record;
            self.ask(Question::Versions(of));
            let versions = None;
            self.open_question(Asking::Versions { of, versions });
        }
    }

    /// Asks when to call again about it.
    fn call_again(&mut self, matter: &Matter) {
        if self.refuses_never(matter.customer, &matter.name) {
            return;
        }
        let set = CallbackSet {
            when: When {
                at: self.now.local(),
                zone: self.now.zone,
                precision: Precision::Day,
            },
            owner: Owner::Seller(self.seller()),
            about: matter.about().to_owned(),
        };
        let zone = match &self.hand.card {
            Some(read) if read.card.customer.id == matter.customer => read.person.zone,
            Some(_) | None => self.now.zone,
        };
        self.ask_callback(CallbackFor::Card(matter.customer), zone, Some(set));
    }

    /// The words of a deed are here.
    pub(super) fn save_deed(
        &mut self,
        form: &FormPane,
        (matter, deed): &(Matter, Deed),
    ) -> Result<(), (usize, FormWrong)> {
        let words = form.value(&slot(*deed));
        if words.is_empty() && deed.needs_words() {
            return Err((0, FormWrong::Required));
        }
        self.do_deed(matter, *deed, words.to_owned());
        Ok(())
    }

    fn do_deed(&mut self, matter: &Matter, deed: Deed, words: String) {
        let Some((fact, undo)) = deeds::told(matter, deed, words) else {
            return;
        };
        if let Fact::CallVoid { of, .. } = &fact {
            self.forget_saved(*of);
        }
        let about = matter.customer;
        self.commit(about, vec![fact], After::Acted { about, undo });
        if let (Deed::Step(step), Kept::Order(order)) = (deed, &matter.what)
            && let Some((contact, days)) = step.proposes()
        {
            self.propose(matter, order, (contact, days));
        }
    }

    /// Proposes the contact that a step asks for, as a callback to whoever agreed the order.
    fn propose(&mut self, matter: &Matter, order: &Order, (contact, days): (NextContact, u16)) {
        if days == 0 || self.refuses_never(matter.customer, &matter.name) {
            return;
        }
        let proposals = self.setup.proposals.iter();
        let about = proposals.clone().find(|(it, _)| *it == contact);
        let day = working_day(self.now.today() + Days::new(u64::from(days)));
        let set = CallbackSet {
            when: When {
                at: day.and_time(NaiveTime::MIN),
                zone: self.now.zone,
                precision: Precision::Day,
            },
            owner: Owner::Seller(order.new.owner.clone()),
            about: about.map_or_else(String::new, |(_, about)| about.clone()),
        };
        self.open_question(Asking::Propose {
            customer: matter.customer,
            name: matter.name.clone(),
            set,
        });
    }

    /// What is answered to the proposed contact.
    pub(super) fn proposal_answered(&mut self, customer: CustomerId, set: CallbackSet, n: usize) {
        match n {
            0 => self.agree(customer, set),
            1 => {
                let zone = set.when.zone;
                self.ask_callback(CallbackFor::Card(customer), zone, Some(set));
            }
            _ => {}
        }
    }

    /// Agrees a callback outside a call.
    pub(super) fn agree(&mut self, about: CustomerId, set: CallbackSet) {
        let undo = Undo::Agreed;
        self.commit(
            about,
            vec![Fact::CallbackSet(set)],
            After::Acted { about, undo },
        );
    }

    /// Opens the wrap-up of a call in the time line; what is to be put right is looked at first.
    fn amend(&mut self, matter: &Matter) {
        if let Kept::Call(kept) = &matter.what {
            self.amend_call(kept);
        } else {
            self.open_at(matter);
        }
    }

    fn amend_call(&mut self, kept: &CallKept) {
        let Some(read) = &self.hand.card else { return };
        let named = kept.call.campaign.as_ref();
        let campaign = named.and_then(|named| self.campaign_of(&named.code));
        let errand = self.errand(read);
        match Saved::of_call(kept.record, &kept.call, errand, campaign) {
            Some(saved) => {
                if self.step(Event::Reopen(Box::new(saved))) {
                    self.ask_wrap_up();
                }
            }
            None => self.note(Notice::NotMadeHere),
        }
    }

    /// A call that was no call is not opened again.
    fn forget_saved(&mut self, of: RecordId) {
        self.hand
            .last_saved
            .take_if(|saved| matches!(&saved.what, SavedWhat::Call { first, .. } if *first == of));
    }

    /// Takes the last deed back; whether there was one.
    pub(super) fn take_back(&mut self) -> bool {
        let Some((about, facts, after)) = self.undo.take() else {
            return false;
        };
        self.commit(about, facts, after);
        true
    }
}

/// The field that takes the words of a deed.
fn slot(deed: Deed) -> Slot {
    if deed == Deed::Answer {
        Slot::AnswerGiven
    } else if deed == Deed::Void {
        Slot::Reason
    } else if deed == Deed::AskRight {
        Slot::NotRight
    } else {
        Slot::Words
    }
}

/// The day, or the Monday after it.
fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}
