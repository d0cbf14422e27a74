//! Putting the customer on the card on a list: whoever rang by themselves is given one later, or never.

use crate::model::card::Card;
use crate::model::fact::Membership;
use crate::model::list::{List, ListRef, ListState};

use super::panes::form::{FormField, Slot};
use super::window::App;

impl App {
    /// The open lists of their firm on which the customer may be put.
    fn lists_to_join<'a>(&'a self, card: &'a Card) -> impl Iterator<Item = &'a List> {
        let lists = self.lists.iter().map(|(list, _)| list);
        let is_theirs =
            move |list: &&List| list.state == ListState::Open && list.principal == card.principal;
        let has = |list: &&List| card.lists.iter().any(|member| member.list.id == list.id);
        lists.filter(is_theirs).filter(move |list| !has(list))
    }

    /// The choice of a list; the first choice is none. Nothing to choose from is not asked for.
    pub(super) fn list_field(&self) -> Option<FormField> {
        let card = &self.hand.card.as_ref()?.card;
        let names = self.lists_to_join(card).map(|list| list.name.clone());
        let choices: Vec<String> = std::iter::once(String::new()).chain(names).collect();
        (choices.len() > 1).then(|| FormField::pick(Slot::List, choices, ""))
    }

    /// The place on the list of this name.
    pub(super) fn list_joined(&self, name: &str) -> Option<Membership> {
        let card = &self.hand.card.as_ref()?.card;
        let list = self.lists_to_join(card).find(|list| list.name == name)?;
        Some(Membership {
            list: ListRef {
                id: list.id,
                name: list.name.clone(),
            },
            place: u64::try_from(self.now.at.millis()).unwrap_or_default(),
        })
    }
}
