//! Two customers who turn out to be one person, said at the card; and two after all, where that was said and is not so.
//!
//! *Invariant:* nothing is said while a call with either of them is open: whose words they are must not change under it.

use crate::desk::Refusal;
use crate::keys::Action;
use crate::model::card::{OneOrTwo, OnePair};
use crate::model::customer::{Customer, OnePerson};
use crate::model::fact::Fact;
use crate::model::find::Found;
use crate::model::id::CustomerId;

use super::effect::CardRead;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::find::{FindFor, FindPane};
use super::waiting::{After, OpenWhy};
use super::window::App;

/// Why two customers are not made one, or not parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotOne {
    /// They are on one card already.
    Same {
        /// Who.
        name: String,
    },
    /// They are customers of two firms.
    Firms {
        /// The firm of the one on the card.
        firm: String,
        /// That of the other.
        other: String,
    },
    /// A call with one of them is open, or parked.
    InCall {
        /// With whom.
        name: String,
    },
    /// Nobody said that they are one with anybody.
    Nobody {
        /// Who.
        name: String,
    },
}

/// What is said of two customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SaidOfTwo {
    /// That they are one person, or two.
    pub(crate) what: OneOrTwo,
    /// Who.
    pub(crate) pair: (CustomerId, CustomerId),
    /// Who the other one is, by name.
    pub(crate) name: String,
    /// On whose card it is said.
    pub(crate) shown: CustomerId,
}

impl SaidOfTwo {
    fn fact(&self) -> Fact {
        let one = OnePerson {
            with: self.pair.1,
            replaces: Vec::new(),
        };
        match self.what {
            OneOrTwo::One => Fact::CustomerMerge(one),
            OneOrTwo::Two => Fact::CustomerUnmerge(one),
        }
    }

    /// What takes it back.
    fn otherwise(&self) -> Self {
        let what = match self.what {
            OneOrTwo::One => OneOrTwo::Two,
            OneOrTwo::Two => OneOrTwo::One,
        };
        Self {
            what,
            ..self.clone()
        }
    }
}

impl App {
    /// Asks for the other one.
    pub(super) fn same_person(&mut self) {
        let Some(read) = &self.hand.card else {
            self.note(Notice::Refused(Refusal::NothingInHand));
            return;
        };
        let (customer, firm) = (read.card.customer.id, read.card.principal.clone());
        if self.refuses_in_call(&[customer]) {
            return;
        }
        let has_others = self.principal_in_hand().is_some();
        self.over.push(Over::Find(FindPane {
            what_for: FindFor::SamePerson,
            principal: has_others.then_some(firm),
            ..FindPane::default()
        }));
    }

    /// Reads who was found, to be looked at beside the one on the card.
    pub(super) fn same_person_found(&mut self, found: &Found) {
        if self.hand.customer() == Some(found.customer) {
            self.over.pop();
            let name = found.name.clone();
            self.note(Notice::NotOne(NotOne::Same { name }));
        } else {
            self.open(found.customer, OpenWhy::SamePerson);
        }
    }

    /// Asks whether they are one, or says why that cannot be.
    pub(super) fn ask_if_one(&mut self, other: &CardRead) {
        self.over.retain(|over| !matches!(over, Over::Find(_)));
        let Some(one) = &self.hand.card else {
            self.note(Notice::CustomerGone);
            return;
        };
        let (one, other) = (&one.card, &other.card);
        if one.customer.id == other.customer.id {
            let name = other.customer.profile.name.clone();
            self.note(Notice::NotOne(NotOne::Same { name }));
        } else if one.principal != other.principal {
            let (firm, other) = (one.principal.clone(), other.principal.clone());
            self.note(Notice::NotOne(NotOne::Firms { firm, other }));
        } else {
            let asking = Asking::AreTheyOne {
                one: Box::new(one.customer.clone()),
                other: Box::new(other.customer.clone()),
            };
            if !self.refuses_in_call(&[one.customer.id, other.customer.id]) {
                self.open_question(asking);
            }
        }
    }

    /// They are one.
    pub(super) fn are_one(&mut self, one: &Customer, other: &Customer) {
        if self.refuses_in_call(&[one.id, other.id]) {
            return;
        }
        self.say_of_two(SaidOfTwo {
            what: OneOrTwo::One,
            pair: (one.id, other.id),
            name: other.profile.name.clone(),
            shown: one.id,
        });
    }

    /// Asks who are two after all.
    pub(super) fn two_people(&mut self) {
        let Some(read) = &self.hand.card else {
            self.note(Notice::Refused(Refusal::NothingInHand));
            return;
        };
        let (customer, pairs) = (&read.card.customer, read.card.ones.clone());
        if pairs.is_empty() {
            let name = customer.profile.name.clone();
            self.note(Notice::NotOne(NotOne::Nobody { name }));
            return;
        }
        let customer = customer.id;
        if !self.refuses_in_call(&[customer]) {
            self.open_question(Asking::WhoIsTwo { customer, pairs });
        }
    }

    /// These are two after all.
    pub(super) fn are_two(&mut self, shown: CustomerId, pair: Option<&OnePair>) {
        let Some(OnePair { pair, names }) = pair else {
            return;
        };
        if self.refuses_in_call(&[shown]) {
            return;
        }
        let name = if pair.1 == shown { &names.0 } else { &names.1 };
        self.say_of_two(SaidOfTwo {
            what: OneOrTwo::Two,
            pair: *pair,
            name: name.clone(),
            shown,
        });
    }

    fn say_of_two(&mut self, said: SaidOfTwo) {
        let (about, fact) = (said.pair.0, said.fact());
        self.commit(about, vec![fact], After::OneOrTwo(Box::new(said)));
    }

    /// It is said: the card is read anew, and the key that takes the last deed back says the opposite.
    pub(super) fn one_or_two(&mut self, said: SaidOfTwo) {
        let back = said.otherwise();
        let (about, fact) = (back.pair.0, back.fact());
        self.undo = Some((about, vec![fact], After::OneOrTwo(Box::new(back))));
        let key = self.setup.keymap.chord(Action::Reopen, self.focus());
        let (what, name) = (said.what, said.name);
        self.note(Notice::OneOrTwo { what, name, key });
        let is_elsewhere = self.hand.customer() != Some(said.shown);
        if what == OneOrTwo::Two && is_elsewhere && self.hand.customer().is_some() {
            self.open(said.shown, OpenWhy::Look);
        } else {
            self.reread_card();
        }
        self.refresh();
        self.reread_page();
    }

    /// Whether a call with one of them is open or parked, which is said.
    fn refuses_in_call(&mut self, customers: &[CustomerId]) -> bool {
        let name = self.name_in_call(customers);
        let is_refused = name.is_some();
        if let Some(name) = name {
            self.note(Notice::NotOne(NotOne::InCall { name }));
        }
        is_refused
    }

    fn name_in_call(&self, customers: &[CustomerId]) -> Option<String> {
        if let Some(call) = self.hand.stage.call() {
            return Some(call.errand.name.clone());
        }
        let mut parked = self.shelf.iter();
        let theirs = parked
            .find(|it| it.stage().call().is_some() && customers.contains(&it.errand.customer));
        theirs.map(|it| it.errand.name.clone())
    }
}
