//! Somebody new at the desk: a customer added by hand, or a number that rings.

use crate::model::customer::{Audience, Profile, Relation};
use crate::model::fact::{CustomerNew, Fact, Membership, Said};
use crate::model::find::Found;
use crate::model::id::{CustomerId, ListId};
use crate::model::list::{List, ListAnswers, ListAudience, ListRef, ListState};
use crate::model::phone::{Phone, PhoneNumber, PhoneState};

use super::effect::{Effect, Question};
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormFor, FormPane, FormWrong, Slot};
use super::waiting::{After, OpenWhy, Waiting};
use super::window::App;

/// Somebody new, as they became known at the desk.
pub(super) struct Newcomer {
    /// What is known.
    pub(super) profile: Profile,
    /// The firm on whose behalf we may speak with them.
    pub(super) principal: String,
    /// Where they come from.
    pub(super) source: String,
    /// The list they stand on; none for the seller's own.
    pub(super) called: Option<ListId>,
    /// Those they belong with.
    pub(super) relations: Vec<Relation>,
    /// What was agreed about them.
    pub(super) agreed: Option<Fact>,
}

impl App {
    pub(super) fn they_ring(&mut self) {
        let rang = self.rang.take();
        if let Some(rang) = rang {
            self.ask_owners(rang.number.as_e164().to_owned());
            return;
        }
        if let Some(Over::Find(find)) = self.over.last()
            && let Some(found) = find.chosen()
        {
            let customer = found.customer;
            self.open(customer, OpenWhy::TheyRing(None));
            return;
        }
        let form = FormPane::one(FormFor::RingNumber, Slot::Number, "");
        self.over.push(Over::Form(form));
    }

    pub(super) fn ask_owners(&mut self, text: String) {
        self.waiting = Some(Waiting::Owners(text.clone()));
        self.ask(Question::Owners {
            text,
            principal: None,
        });
    }

    /// Commits a new customer, on the list that is called or that their firm stands on, and opens the card.
    pub(super) fn commit_new(
        &mut self,
        profile: Profile,
        relation: Option<Relation>,
        why: OpenWhy,
    ) {
        let called = match &why {
            // What lets us call those on a list says nothing of somebody who rang by themselves.
            OpenWhy::TheyRing(_) => None,
            OpenWhy::Look if relation.is_some() => self.queue.filter.list.or(self.list_of_card()),
            OpenWhy::Look => self.queue.filter.list,
        };
        let newcomer = Newcomer {
            profile,
            principal: self.setup.settings.principal.clone(),
            source: CustomerNew::AT_DESK.to_owned(),
            called,
            relations: relation.into_iter().collect(),
            agreed: None,
        };
        if let Some((customer, said)) = self.newcomer(newcomer) {
            self.commit_said(said, After::Open(customer, why));
        }
    }

    /// Somebody new, and everything that is said of them at once.
    pub(super) fn newcomer(&mut self, newcomer: Newcomer) -> Option<(CustomerId, Vec<Said>)> {
        let customer = self.mint()?;
        let (list, new_list) = self.list_to_join(newcomer.called, &newcomer.principal);
        let place = u64::try_from(self.now.at.millis()).unwrap_or_default();
        let new = CustomerNew {
            profile: newcomer.profile,
            principal: newcomer.principal,
            source: newcomer.source,
            member: list.map(|list| Membership { list, place }),
            tags: Vec::new(),
        };
        let new_list = new_list.map(|list| (None, Fact::ListNew(list)));
        let relations = newcomer.relations.into_iter().map(Fact::RelationSet);
        let facts = std::iter::once(Fact::CustomerNew(new));
        let facts = facts.chain(relations).chain(newcomer.agreed);
        let about_them = facts.map(|fact| (Some(customer), fact));
        let (seller, at) = (self.seller().id, self.now.at);
        let said = new_list
            .into_iter()
            .chain(about_them)
            .map(|(about, fact)| Said {
                at,
                by: Some(seller),
                about,
                fact,
            });
        Some((customer, said.collect()))
    }

    /// The list of businesses on which the firm on the card stands; its contact people join it. A list of consumers is
    /// not joined so: their numbers are washed, and a new one is not.
    pub(super) fn list_of_card(&self) -> Option<ListId> {
        let read = self.hand.card.as_ref()?;
        let mut lists = read.card.lists.iter().map(|member| &member.list);
        let business = Some(ListAudience::All(Audience::Business));
        lists
            .find(|list| list.state == ListState::Open && list.answers.audience == business)
            .map(|list| list.id)
    }

    /// An id that nobody has yet.
    fn mint(&mut self) -> Option<CustomerId> {
        self.send(Effect::Mint);
        self.spares.pop()
    }

    /// The list that somebody added by hand stands on: the one that is called, else the seller's own, which is made
    /// when it is first needed.
    fn list_to_join(
        &mut self,
        called: Option<ListId>,
        principal: &str,
    ) -> (Option<ListRef>, Option<List>) {
        let known = |list: &List| ListRef {
            id: list.id,
            name: list.name.clone(),
        };
        let settings = &self.setup.settings;
        let is_it = |list: &List| match called {
            Some(called) => list.id == called,
            None => list.name == self.setup.own_list && list.principal == principal,
        };
        let found = self.lists.iter().find(|(list, _)| is_it(list));
        if let Some((list, _)) = found {
            return (Some(known(list)), None);
        }
        let list = List {
            id: ListId::of([0; 8]),
            name: self.setup.own_list.clone(),
            principal: principal.to_owned(),
            market: settings.market,
            answers: ListAnswers::default(),
            source: self.setup.own_list.clone(),
            campaign: settings.campaign.clone(),
            state: ListState::Open,
        };
        match self.mint() {
            Some(id) => {
                let id = ListId::of(*id.bytes());
                let list = List { id, ..list };
                (Some(known(&list)), Some(list))
            }
            None => (None, None),
        }
    }

    /// Whose number it is was read.
    pub(super) fn owners_read(
        &mut self,
        asked: &str,
        number: Option<PhoneNumber>,
        owners: Vec<Found>,
    ) {
        if let Some(Waiting::Colleague(..)) = self.waiting {
            self.colleague_known(asked, owners);
        } else {
            self.owners(asked, number, owners);
        }
    }

    /// Whose number it is that rings.
    fn owners(&mut self, asked: &str, number: Option<PhoneNumber>, owners: Vec<Found>) {
        if self.waiting != Some(Waiting::Owners(asked.to_owned())) {
            return;
        }
        self.waiting = None;
        match (owners.as_slice(), number) {
            ([only], number) => self.open(only.customer, OpenWhy::TheyRing(number)),
            ([], Some(number)) => self.new_caller(&number),
            ([], None) => {
                self.give_up_waiting();
                let mut form = FormPane::one(FormFor::RingNumber, Slot::Number, asked);
                form.blame(0, FormWrong::NotANumber);
                self.over.push(Over::Form(form));
            }
            ([..], Some(number)) => {
                self.open_question(Asking::WhoRings { number, owners });
            }
            ([first, ..], None) => self.open(first.customer, OpenWhy::TheyRing(None)),
        }
    }

    /// Nobody has this number: a customer is made of it, and the notes open at once.
    pub(super) fn new_caller(&mut self, number: &PhoneNumber) {
        let day = self.now.today();
        let profile = Profile {
            name: number.international(),
            phones: vec![Phone {
                number: number.clone(),
                kind: number.kind(),
                state: PhoneState::GivenByThem(day),
            }],
            ..Profile::default()
        };
        let why = OpenWhy::TheyRing(Some(number.clone()));
        self.commit_new(profile, None, why);
    }
}
