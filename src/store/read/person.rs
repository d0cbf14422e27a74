//! What the guard asks for at the key press: the same facts as for a queue, read anew.

use rusqlite::Connection;

use super::card::{members, phones};
use super::{customer_key, list};
use crate::model::card::{Contact, Member};
use crate::model::customer::Profile;
use crate::model::id::{CustomerId, ListId};
use crate::model::moment::Now;
use crate::model::phone::{Phone, Region};
use crate::model::standing::{ListFacts, Person};
use crate::store::open::{Failure, Store};
use crate::store::person;
use crate::store::project::load_customer;

impl Store {
    /// What the rules need to know of a customer; none when there is no such customer. `market` says whose clock holds
    /// when the customer's own is not known.
    pub fn person(
        &self,
        customer: CustomerId,
        market: Region,
        now: Now,
    ) -> Result<Option<Person>, Failure> {
        self.snapshot(|db| {
            let Some(k) = customer_key(db, customer)? else {
                return Ok(None);
            };
            let person = self.known_person(db, k, now)?;
            Ok(Some(person.on(self.holds.zone(market))))
        })
    }

    /// What stands on the card of a customer of themselves, with their numbers; none when there is no such customer.
    pub fn profile(&self, customer: CustomerId) -> Result<Option<Profile>, Failure> {
        self.snapshot(|db| {
            let Some(k) = customer_key(db, customer)? else {
                return Ok(None);
            };
            Ok(Some(Profile {
                phones: phones(db, k)?,
                ..load_customer(db, k)?.profile
            }))
        })
    }

    /// The numbers of a customer, first the one to try first.
    pub fn phones(&self, customer: CustomerId) -> Result<Vec<Phone>, Failure> {
        self.snapshot(|db| match customer_key(db, customer)? {
            Some(k) => phones(db, k),
            None => Ok(Vec::new()),
        })
    }

    /// The lists on which a customer stands.
    pub fn memberships(&self, customer: CustomerId) -> Result<Vec<Member>, Failure> {
        self.snapshot(|db| match customer_key(db, customer)? {
            Some(k) => members(db, k),
            None => Ok(Vec::new()),
        })
    }

    /// How often a customer was disturbed, over all numbers and lists; nothing for one who is not known.
    pub fn contact(&self, customer: CustomerId, now: Now) -> Result<Contact, Failure> {
        self.snapshot(|db| {
            let Some(k) = customer_key(db, customer)? else {
                return Ok(Contact::default());
            };
            let person = self.known_person(db, k, now)?;
            Ok(person.contact().clone())
        })
    }

    /// What the rules need to know of a list; none for a list that is not known.
    pub fn list_facts(&self, id: ListId) -> Result<Option<ListFacts>, Failure> {
        let rows = list::all(&self.db)?;
        let row = rows.into_iter().find(|row| row.list.id == id);
        Ok(row.map(|row| row.facts(&*self.holds)))
    }

    pub(super) fn known_person(
        &self,
        db: &Connection,
        customer: i64,
        now: Now,
    ) -> Result<person::Person, Failure> {
        person::person(db, self.mac_key.as_ref(), customer, now)
    }
}
