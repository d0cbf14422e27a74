//! Whether somebody may be called: fresh facts from the database, and what the guard says of them.

use super::rules::DeskRules;
use crate::app::effect::{CardRead, MayCall, WantedCall};
use crate::guard::{self, Asked, Clearance, Objection, SpokenReason};
use crate::model::card::{Card, Contact, Member, MemberState};
use crate::model::id::{CustomerId, ListId, SellerId};
use crate::model::list::{ListAnswers, ListRef, ListState};
use crate::model::moment::Now;
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState, Region};
use crate::model::standing::{Because, Bounds, ListFacts, Person, Stated};
use crate::model::suppression::SuppressScope;
use crate::model::whereabouts::Whereabouts;
use crate::store::{Failure, Holds, Store};

/// What clearances are asked of.
#[derive(Clone, Copy)]
pub struct Clearing<'a> {
    /// The facts.
    pub store: &'a Store,
    /// The rules.
    pub rules: &'a DeskRules,
    /// The desk's market.
    pub market: Region,
    /// When.
    pub now: Now,
    /// Who calls: what a colleague has before them is held against it. None when nobody in particular does.
    pub seller: Option<SellerId>,
}

/// The guard's answer to one call.
pub type Cleared = Result<Clearance, Vec<Objection>>;

impl Clearing<'_> {
    /// Whether a call may be made.
    pub fn clear(&self, wanted: &WantedCall) -> Result<Cleared, Failure> {
        Ok(self.ask(&self.question(wanted)?, wanted.over.as_ref()))
    }

    /// The question of a call, with all that is known now.
    pub fn question(&self, wanted: &WantedCall) -> Result<Asked, Failure> {
        let facts = self.facts(wanted.list.as_ref().map(|list| list.id))?;
        let number = self.number(wanted.customer, &wanted.number)?;
        Ok(Asked {
            customer: wanted.customer,
            person: self.person(wanted.customer, facts.market)?,
            number,
            facts,
            list: wanted.list.clone(),
            because: wanted.because,
        })
    }

    /// A card with what the rules say of each number on it.
    pub fn card(&self, card: Card) -> Result<CardRead, Failure> {
        let list = called_from(&card.lists);
        let facts = self.facts(list.as_ref().map(|list| list.id))?;
        let person = self.person(card.customer.id, facts.market)?;
        let may_call = |phone: &Phone| {
            let asked = Asked {
                customer: card.customer.id,
                number: phone.clone(),
                person: person.clone(),
                facts: facts.clone(),
                list: list.clone(),
                because: Because::Next,
            };
            MayCall::asked(&asked, &self.rules.rules, self.now)
        };
        let may_call = card.customer.profile.phones.iter().map(may_call).collect();
        Ok(CardRead {
            card,
            person,
            may_call,
        })
    }

    fn ask(&self, asked: &Asked, over: Option<&SpokenReason>) -> Cleared {
        let rules = &self.rules.rules;
        over.map_or_else(
            || guard::clear(asked, rules, self.now),
            |reason| guard::clear_over(asked, reason, rules, self.now),
        )
    }

    /// What the rules need to know of a list; of no list, the desk's market and no answers.
    pub fn facts(&self, list: Option<ListId>) -> Result<ListFacts, Failure> {
        let known = match list {
            Some(list) => self.store.list_facts(list)?,
            None => None,
        };
        Ok(known.unwrap_or_else(|| ListFacts {
            market: self.market,
            answers: ListAnswers::default(),
            purpose: self.rules.purpose(""),
            stated: Stated::default(),
        }))
    }

    /// What the rules need to know of a person; of somebody who is not known, nothing, and of somebody who was forgotten, that
    /// they are not to be called.
    fn person(&self, customer: CustomerId, market: Region) -> Result<Person, Failure> {
        let mut known = self.store.person(customer, market, self.now)?;
        if let (Some(person), Some(seller)) = (&mut known, self.seller) {
            person.bounds.held_by = self.store.held_by(customer, seller, self.now)?;
        }
        if let Some(known) = known {
            return Ok(known);
        }
        let never = self.store.is_erased(customer)?;
        Ok(Person {
            zone: self.rules.clock(market),
            audience: None,
            suppressed: never.then_some(SuppressScope::Person).into_iter().collect(),
            numbers_never: Vec::new(),
            numbers_usable: 0,
            contact: Contact::default(),
            callback: None,
            whereabouts: Whereabouts::default(),
            bounds: Bounds::default(),
        })
    }

    /// The number with what is known of it.
    fn number(&self, customer: CustomerId, number: &PhoneNumber) -> Result<Phone, Failure> {
        let mut phones = self.store.phones(customer)?.into_iter();
        let known = phones.find(|phone| phone.number == *number);
        Ok(known.unwrap_or_else(|| Phone {
            number: number.clone(),
            kind: PhoneKind::default(),
            state: PhoneState::Untried,
        }))
    }
}

/// The list from which somebody would be called: an open one that is not done with them, else any.
#[must_use]
pub fn called_from(lists: &[Member]) -> Option<ListRef> {
    let waits = lists.iter().find(|member| {
        member.list.state == ListState::Open && member.state == MemberState::Waiting
    });
    let member = waits.or(lists.first())?;
    Some(ListRef {
        id: member.list.id,
        name: member.list.name.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::customer::{Audience, Profile};
    use crate::model::erasure::Erase;
    use crate::model::fact::{CustomerNew, Fact, Said};
    use crate::model::phone::read_phone;
    use crate::shell::home::{Address, Desk, Home};

    /// The card of somebody who is forgotten may still be before a seller, and their number still be known there.
    #[test]
    fn whoever_is_forgotten_is_not_cleared_though_their_card_was_open() {
        let around = tempfile::tempdir().unwrap();
        let address = Address {
            home: Some(around.path().join("home")),
            clock: Some("2026-11-23T10:00:00+01:00".to_owned()),
            ..Address::default()
        };
        let mut home = Desk::read(&address).unwrap().open().unwrap();
        let (now, customer) = (home.desk.clock.now(), CustomerId::of([1; 8]));
        let phone = read_phone("41200001", Region::NO).unwrap();
        let new = Fact::CustomerNew(CustomerNew {
            profile: Profile {
                name: "Åse".to_owned(),
                phones: vec![phone.clone()],
                audience: Some(Audience::Business),
                ..Profile::default()
            },
            principal: String::new(),
            source: String::new(),
            member: None,
            tags: Vec::new(),
        });
        let erase = Fact::Erase(Erase {
            basis: "letter".to_owned(),
            numbers: Vec::new(),
        });
        let wanted = WantedCall {
            customer,
            list: None,
            number: phone.number,
            because: Because::Next,
            over: None,
        };
        for (fact, is_allowed) in [(new, true), (erase, false)] {
            let said = Said {
                at: now.at,
                by: None,
                about: Some(customer),
                fact,
            };
            let Home { store, random, .. } = &mut home;
            store.append(&[said], now, random).unwrap();
            let clearing = Clearing {
                store: &home.store,
                rules: &home.rules,
                market: Region::NO,
                now,
                seller: None,
            };
            let asked = clearing.question(&wanted).unwrap();
            assert_eq!(asked.person.suppressed.is_empty(), is_allowed);
            let objections = guard::clear(&asked, &home.rules.rules, now).unwrap_err();
            let mut rules = objections.iter().map(|it| it.rule.id.to_string());
            let is_never = rules.any(|rule| rule.ends_with("SUPPRESS"));
            assert_eq!(is_never, !is_allowed, "{objections:?}");
        }
    }
}
