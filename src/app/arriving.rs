//! Somebody new at the desk: a customer added by hand, or a number that rings.

use crate::desk::{Event, Stage};
use crate::model::call::Direction;
use crate::model::card::{Entry, Happened};
use crate::model::customer::{Audience, FieldTarget, FieldWrite, Profile, Relation};
use crate::model::fact::{CustomerNew, Fact, Membership, Said};
use crate::model::find::Found;
use crate::model::id::{CustomerId, ListId};
use crate::model::list::{List, ListAnswers, ListAudience, ListRef, ListState};
use crate::model::opened::OpenedTo;
use crate::model::phone::{Phone, PhoneNumber, PhoneState, read_phone};

use super::effect::{CardRead, Effect, Question};
use super::notice::Notice;
use super::over::Over;
use super::panes::ask::Asking;
use super::panes::find::{FindFor, FindPane};
use super::waiting::{After, OpenWhy, Waiting};
use super::window::App;

/// On which list somebody new stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joins {
    /// None: who rings by themselves is put on one later, or never.
    None,
    /// This one.
    List(ListId),
    /// The seller's own.
    Own,
}

/// Somebody new, as they became known at the desk.
pub(super) struct Newcomer {
    /// What is known.
    pub(super) profile: Profile,
    /// The firm on whose behalf we may speak with them.
    pub(super) principal: String,
    /// Where they come from.
    pub(super) source: String,
    /// The list they stand on.
    pub(super) joins: Joins,
    /// Those they belong with.
    pub(super) relations: Vec<Relation>,
    /// What was agreed about them.
    pub(super) agreed: Option<Fact>,
}

impl Joins {
    /// The list that is called; without one, the seller's own.
    pub(super) fn of(called: Option<ListId>) -> Self {
        called.map_or(Self::Own, Self::List)
    }
}

impl App {
    pub(super) fn they_ring(&mut self) {
        let rang = self.rang.take();
        if let Some(rang) = rang {
            self.ask_owners(rang.number.as_e164().to_owned());
            return;
        }
        if let Some(Over::Find(find)) = self.over.last_mut() {
            find.what_for = FindFor::TheyRing;
            self.choose_found();
            return;
        }
        self.over.push(Over::Find(FindPane {
            what_for: FindFor::TheyRing,
            ..FindPane::default()
        }));
    }

    /// Whoever rings, as far as it is typed: somebody who is found, or somebody new. With nothing typed the notes open all
    /// the same.
    pub(super) fn caller_typed(&mut self) {
        let Some(Over::Find(find)) = self.over.last() else {
            return;
        };
        let text = find.field.text().trim().to_owned();
        let number = read_phone(&text, self.setup.settings.market).ok();
        let number = number.map(|phone| phone.number);
        let is_pointed_at = find.cursor.at > 0 || find.found.len() == 1;
        let chosen = find.chosen().map(|found| found.customer);
        match (number, chosen) {
            (number, Some(customer)) if is_pointed_at => {
                self.open(customer, OpenWhy::TheyRing(number));
            }
            (Some(_), _) => self.ask_owners(text),
            (None, Some(customer)) => self.open(customer, OpenWhy::TheyRing(None)),
            (None, None) => self.new_caller(&text, None),
        }
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
        let called = self.queue.filter.list;
        let joins = match &why {
            // What lets us call those on a list says nothing of somebody who rang by themselves.
            OpenWhy::TheyRing(_) => Joins::None,
            OpenWhy::Look | OpenWhy::IsThem if relation.is_some() => {
                Joins::of(called.or(self.list_of_card()))
            }
            OpenWhy::Look | OpenWhy::IsThem | OpenWhy::SamePerson => Joins::of(called),
        };
        let newcomer = Newcomer {
            profile,
            principal: self.setup.settings.principal.clone(),
            source: CustomerNew::AT_DESK.to_owned(),
            joins,
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
        let (list, new_list) = self.list_to_join(newcomer.joins, &newcomer.principal);
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
    fn list_to_join(&mut self, joins: Joins, principal: &str) -> (Option<ListRef>, Option<List>) {
        let known = |list: &List| ListRef {
            id: list.id,
            name: list.name.clone(),
        };
        let settings = &self.setup.settings;
        let is_it = |list: &&List| match joins {
            Joins::None => false,
            Joins::List(called) => list.id == called,
            Joins::Own => list.name == self.setup.own_list && list.principal == principal,
        };
        if joins == Joins::None {
            return (None, None);
        }
        let found = self.lists.iter().map(|(list, _)| list).find(is_it);
        if let Some(list) = found {
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
            ([], Some(number)) => self.new_caller("", Some(&number)),
            ([], None) => self.new_caller(asked, None),
            ([..], Some(number)) => {
                self.open_question(Asking::WhoRings { number, owners });
            }
            ([first, ..], None) => self.open(first.customer, OpenWhy::TheyRing(None)),
        }
    }

    /// Nobody is known by this name or number: a customer is made of what there is, and the notes open at once.
    pub(super) fn new_caller(&mut self, name: &str, number: Option<&PhoneNumber>) {
        let day = self.now.today();
        let phone = number.map(|number| Phone {
            number: number.clone(),
            kind: number.kind(),
            state: PhoneState::GivenByThem(day),
        });
        let name = match (name, number) {
            ("", Some(number)) => number.international(),
            ("", None) => self.setup.unknown_caller.clone(),
            (name, _) => name.to_owned(),
        };
        let profile = Profile {
            name,
            phones: phone.into_iter().collect(),
            ..Profile::default()
        };
        let why = OpenWhy::TheyRing(number.cloned());
        self.commit_new(profile, None, why);
    }

    /// Opens whom was looked for. Whoever rings us as somebody unknown may be them: then that is asked.
    pub(super) fn open_found(&mut self, found: Found) {
        let is_another = self.hand.customer() != Some(found.customer);
        if is_another && self.is_unknown_caller() {
            self.over.pop();
            self.open_question(Asking::IsItThem(Box::new(found)));
        } else {
            self.open(found.customer, OpenWhy::Look);
        }
    }

    /// Whether the call in hand is of somebody who rang, and became known by that alone.
    pub(super) fn is_unknown_caller(&self) -> bool {
        let is_open = match &self.hand.stage {
            Stage::Talking(_) => true,
            Stage::WrapUp(wrap_up) => wrap_up.amends.is_none(),
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => false,
        };
        let call = self.hand.stage.call();
        let have_they_rung = call.is_some_and(|call| call.direction() == Direction::In);
        let is_new = self.hand.card.as_ref().is_some_and(|read| {
            let card = &read.card;
            let is_call = |entry: &Entry| matches!(entry.what, Happened::Call { .. });
            card.source == CustomerNew::AT_DESK && !card.history.iter().any(is_call)
        });
        is_open && have_they_rung && is_new
    }

    /// The call goes to whom was found, or waits while their card is looked at.
    pub(super) fn is_it_them(&mut self, found: &Found, n: usize) {
        let why = if n == 0 {
            OpenWhy::IsThem
        } else {
            OpenWhy::Look
        };
        self.open(found.customer, why);
    }

    /// The call in hand is theirs now. The number it came from is not that of the card that was made for it.
    pub(super) fn give_call(&mut self, read: Box<CardRead>) {
        let struck = self.number_of_caller();
        let errand = self.errand(&read);
        let name = errand.name.clone();
        if !self.step(Event::IsThem(errand)) {
            return;
        }
        if let Some((provisional, phone)) = struck {
            let write = FieldWrite {
                target: FieldTarget::Phone(phone),
                replaces: Vec::new(),
            };
            let facts = vec![Fact::CustomerField(write)];
            self.commit(provisional, facts, After::Nothing);
        }
        self.lay_out(read);
        self.tell_opened(OpenedTo::Talk);
        self.write_notes();
        self.keep();
        self.note(Notice::IsThem { name });
    }

    /// The number that rings, struck, on the card that was made for it. Whoever stands on a list was somebody before they
    /// rang, and may share the number.
    fn number_of_caller(&self) -> Option<(CustomerId, Phone)> {
        let rang_from = self.hand.stage.call()?.number()?;
        let card = &self.hand.card.as_ref()?.card;
        let mut phones = card.customer.profile.phones.iter();
        let phone = phones.find(|phone| phone.number == *rang_from)?;
        let state = PhoneState::NotTheirs;
        let phone = Phone {
            state,
            ..phone.clone()
        };
        card.lists.is_empty().then_some((card.customer.id, phone))
    }

    /// Whether nobody has said yet what this customer is called: they rang, and were listened to.
    pub(super) fn is_nameless(&self, profile: &Profile) -> bool {
        let numbers = profile.phones.iter();
        let mut numbers = numbers.map(|phone| phone.number.international());
        profile.name == self.setup.unknown_caller || numbers.any(|number| number == profile.name)
    }
}
