//! "Call my colleague": somebody to whom the customer in hand points is written down at once, belongs with whoever pointed,
//! and is called by whoever asked. The rules are asked about them as about anyone.
//!
//! *Invariant:* the call in hand, its notes with it, stays as it is; and nobody becomes two customers.

use crate::model::callback::CallbackSet;
use crate::model::card::{Card, RelatedSide};
use crate::model::customer::{Audience, Field, Profile, Relation, RelationKind};
use crate::model::fact::Fact;
use crate::model::find::Found;
use crate::model::id::CustomerId;
use crate::model::moment::Now;
use crate::model::phone::{Phone, PhoneState, read_phone};
use crate::model::seller::Owner;
use crate::model::text::fold;
use crate::model::when::{Precision, When, read_when};

use super::arriving::{Joins, Newcomer};
use super::effect::Question;
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormField, FormFor, FormPane, FormWrong, Slot};
use super::waiting::{After, Waiting};
use super::window::App;

/// A colleague as they were named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Colleague {
    /// Who pointed.
    pub(crate) by: CustomerId,
    /// The colleague's name.
    pub(crate) name: String,
    /// Their number.
    pub(crate) phone: Phone,
    /// When they are to be called.
    pub(crate) when: When,
    /// The same as it was typed.
    pub(crate) typed: String,
}

impl App {
    /// Asks for the name and the number of a colleague.
    pub(super) fn call_colleague(&mut self) {
        let Some(read) = &self.hand.card else {
            self.note(Notice::Refused(crate::desk::Refusal::NothingInHand));
            return;
        };
        let by = read.card.customer.profile.name.clone();
        let form = FormPane::of(FormFor::Colleague { by }, fields("", "", ""));
        self.over.push(Over::Form(form));
    }

    /// Whoever pointed has gone while it was asked whose number it is: what was typed is there again, and says why.
    fn give_back(&mut self, colleague: &Colleague) {
        let number = colleague.phone.number.international();
        let form = FormFor::Colleague {
            by: "…".to_owned()
        };
        let mut form = FormPane::of(form, fields(&colleague.name, &number, &colleague.typed));
        form.blame(0, FormWrong::Gone);
        self.over.push(Over::Form(form));
    }

    /// Asks whose number it is, before anybody is written down.
    pub(super) fn save_colleague(&mut self, form: &FormPane) -> Result<(), (usize, FormWrong)> {
        let name = form.value(&Slot::Field(Field::Name)).to_owned();
        let number = form.value(&Slot::Phone(0)).to_owned();
        if name.is_empty() {
            return Err((0, FormWrong::Required));
        }
        if number.is_empty() {
            return Err((1, FormWrong::Required));
        }
        let phone = read_phone(&number, self.setup.settings.market);
        let phone = phone.map_err(|_| (1, FormWrong::NotANumber))?;
        let read = self.hand.card.as_ref().ok_or((0, FormWrong::Gone))?;
        let there = Now {
            zone: read.person.zone,
            ..self.now
        };
        let when = match form.value(&Slot::Time) {
            "" => today(there),
            text => read_when(text, &self.setup.words, there).ok_or((2, FormWrong::NotATime))?,
        };
        let colleague = Colleague {
            by: read.card.customer.id,
            name,
            phone: Phone {
                state: PhoneState::Untried,
                ..phone
            },
            when,
            typed: form.value(&Slot::Time).to_owned(),
        };
        let asks = Question::Owners {
            text: colleague.phone.number.as_e164().to_owned(),
            principal: Some(read.card.principal.clone()),
        };
        self.waiting = Some(Waiting::Colleague(Box::new(colleague)));
        self.ask(asks);
        Ok(())
    }

    /// Who has the number: of the same name is the same person; of another name, whoever asks says.
    pub(super) fn colleague_known(&mut self, asked: &str, owners: Vec<Found>) {
        let Some(Waiting::Colleague(colleague)) = self.waiting.take_if(
            |it| matches!(it, Waiting::Colleague(it) if it.phone.number.as_e164() == asked),
        ) else {
            return;
        };
        let others = owners.into_iter().filter(|it| it.customer != colleague.by);
        let others: Vec<Found> = others.collect();
        let is_named = |it: &&Found| fold(&it.name) == fold(&colleague.name);
        if let Some(known) = others.iter().find(is_named).cloned() {
            self.point_to(&colleague, Some(known));
        } else if others.is_empty() {
            self.point_to(&colleague, None);
        } else {
            self.open_question(Asking::WhichColleague {
                colleague,
                owners: others,
            });
        }
    }

    /// The colleague is somebody who is known, or somebody new.
    pub(super) fn point_to(&mut self, colleague: &Colleague, known: Option<Found>) {
        let read = self.hand.card.clone();
        let Some(read) = read.filter(|read| read.card.customer.id == colleague.by) else {
            self.give_back(colleague);
            return;
        };
        let by = &read.card.customer.profile.name;
        let because = self.setup.referred_by.replace("{name}", by);
        let callback = Fact::CallbackSet(CallbackSet {
            when: colleague.when,
            owner: Owner::Seller(self.seller()),
            about: because.clone(),
        });
        let name = known
            .as_ref()
            .map_or(&colleague.name, |it| &it.name)
            .clone();
        let when = colleague.when;
        let after = |about| After::Pointed { about, name, when };
        if let Some(known) = known {
            let pointed = Fact::RelationSet(pointed_by(colleague.by));
            let is_linked = is_linked(&read.card, known.customer);
            let facts = (!is_linked).then_some(pointed).into_iter();
            self.commit(
                known.customer,
                facts.chain([callback]).collect(),
                after(known.customer),
            );
            return;
        }
        let newcomer = Newcomer {
            profile: profile(&read.card, colleague),
            principal: read.card.principal.clone(),
            source: because,
            joins: Joins::of(self.list_of_card()),
            relations: relations(&read.card),
            agreed: Some(callback),
        };
        if let Some((customer, said)) = self.newcomer(newcomer) {
            self.commit_said(said, after(customer));
        }
    }

    /// Who pointed to the customer in hand, as long as that is why they are called.
    pub(crate) fn pointed_by(&self) -> Option<&str> {
        let card = &self.hand.card.as_ref()?.card;
        let is_why = card.contact.reached_at.is_none();
        let mut related = card.related.iter().filter(|_| is_why);
        let by = related
            .find(|it| (it.kind, it.side) == (RelationKind::ReferredBy, RelatedSide::First))?;
        Some(&by.name)
    }
}

/// What is asked of a colleague.
fn fields(name: &str, number: &str, time: &str) -> Vec<FormField> {
    vec![
        FormField::text(Slot::Field(Field::Name), name),
        FormField::text(Slot::Phone(0), number),
        FormField::text(Slot::Time, time),
    ]
}

/// Enter after the name goes to the number.
pub(super) fn asks_for_number(form: &FormPane) -> bool {
    let has_name = !form.value(&Slot::Field(Field::Name)).is_empty();
    let is_colleague = matches!(form.what, FormFor::Colleague { .. });
    is_colleague && form.at == 0 && has_name && form.value(&Slot::Phone(0)).is_empty()
}

/// Some time today.
fn today(there: Now) -> When {
    When {
        at: there.local(),
        zone: there.zone,
        precision: Precision::Day,
    }
}

fn pointed_by(to: CustomerId) -> Relation {
    Relation {
        kind: RelationKind::ReferredBy,
        to,
        role: String::new(),
    }
}

fn is_linked(card: &Card, colleague: CustomerId) -> bool {
    let kind = (RelationKind::ReferredBy, RelatedSide::Second);
    let mut related = card.related.iter();
    related.any(|it| it.customer == colleague && (it.kind, it.side) == kind)
}

/// Colleagues work in the same place.
fn profile(card: &Card, colleague: &Colleague) -> Profile {
    Profile {
        name: colleague.name.clone(),
        company: card.customer.profile.company.clone(),
        phones: vec![colleague.phone.clone()],
        ..Profile::default()
    }
}

/// The colleague was pointed to by the customer, and belongs to the organisation that the customer is, or is a contact
/// person of: what the organisation wishes holds for them too.
fn relations(card: &Card) -> Vec<Relation> {
    let of = |it: &&crate::model::card::Related| {
        (it.kind, it.side) == (RelationKind::ContactOf, RelatedSide::First)
    };
    let organisation = card.related.iter().find(of).map(|it| it.customer);
    let profile = &card.customer.profile;
    let is_organisation =
        !profile.company.is_empty() && profile.audience != Some(Audience::Consumer);
    let organisation = organisation.or(is_organisation.then_some(card.customer.id));
    let contact = organisation.map(|to| Relation {
        kind: RelationKind::ContactOf,
        to,
        role: String::new(),
    });
    std::iter::once(pointed_by(card.customer.id))
        .chain(contact)
        .collect()
}
