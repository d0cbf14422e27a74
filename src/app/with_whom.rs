//! With whom we speak, when it is not the customer: somebody who is known to belong with them, or a name that is typed.

use crate::desk::{Event, Stage};
use crate::model::card::RelatedSide;
use crate::model::customer::RelationKind;

use super::over::Over;
use super::panes::ask::Asking;
use super::panes::form::{FormField, FormFor, FormPane, Slot};
use super::window::App;

impl App {
    /// Asks with whom the call is. Where nobody is known to belong with the customer, a name is typed at once.
    pub(super) fn with_whom(&mut self) {
        let people = self.people_of_the_card();
        match &self.hand.stage {
            Stage::Talking(_) | Stage::WrapUp(_) if people.is_empty() => self.type_with_whom(),
            Stage::Talking(_) | Stage::WrapUp(_) => {
                self.open_question(Asking::WithWhom(people));
            }
            // The desk says why not.
            Stage::Idle | Stage::Orienting(_) | Stage::Ringing(_) | Stage::Saved(_) => {
                self.step(Event::WithWhom(String::new()));
            }
        }
    }

    /// The contact people on the card, by name and role.
    fn people_of_the_card(&self) -> Vec<(String, String)> {
        let related = self.hand.card.iter().flat_map(|read| &read.card.related);
        related
            .filter(|it| it.kind == RelationKind::ContactOf && it.side == RelatedSide::Second)
            .map(|it| (it.name.clone(), it.role.clone()))
            .collect()
    }

    fn type_with_whom(&mut self) {
        let call = self.hand.stage.call();
        let known = call.map_or("", |call| call.agreed.with_whom.as_str());
        let field = FormField::suggested(Slot::WithWhom, known);
        let form = FormPane::of(FormFor::WithWhom, vec![field]);
        self.over.push(Over::Form(form));
    }

    /// The first answer is the customer, the last a name that is typed.
    pub(super) fn with_whom_chosen(&mut self, people: &[(String, String)], n: usize) {
        match (n.checked_sub(1), n > people.len()) {
            (None, _) => self.speak_with(String::new()),
            (Some(_), true) => self.type_with_whom(),
            (Some(n), false) => {
                let name = people.get(n).map(|(name, _)| name.clone());
                self.speak_with(name.unwrap_or_default());
            }
        }
    }

    /// The call is with this person; with nobody named, it is with the customer.
    pub(super) fn speak_with(&mut self, name: String) {
        self.step(Event::WithWhom(name));
    }
}
