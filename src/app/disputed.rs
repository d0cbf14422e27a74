//! Fields that were written at several desks at once: which version holds, somebody chooses.

use crate::model::card::Disputed;
use crate::model::customer::{FieldTarget, FieldWrite};
use crate::model::fact::Fact;
use crate::model::id::CustomerId;

use super::layout::Pane;
use super::over::Page;
use super::panes::ask::Asking;
use super::panes::card::CardRow;
use super::waiting::After;
use super::window::App;

impl App {
    /// The field that is chosen on the card, when several versions of it hold.
    pub(super) fn disputed_here(&self) -> Option<&Disputed> {
        if (self.page, self.pane) != (Page::Desk, Pane::Card) {
            return None;
        }
        let Some(CardRow::Disputed(n)) = self.card_row() else {
            return None;
        };
        self.hand.card.as_ref()?.card.disputed.get(n)
    }

    /// Asks which version holds.
    pub(super) fn ask_which_holds(&mut self) {
        let customer = self.hand.card.as_ref().map(|read| read.card.customer.id);
        if let (Some(of), Some(customer)) = (self.disputed_here().cloned(), customer) {
            let of = Box::new(of);
            self.open_question(Asking::WhichHolds { customer, of });
        }
    }

    /// The n-th version holds: it is written again, in place of all that could be chosen. One that has come since then
    /// stands beside it.
    pub(super) fn holds_from_now_on(&mut self, customer: CustomerId, of: &Disputed, n: usize) {
        let Some(version) = of.versions.get(n) else {
            return;
        };
        let write = FieldWrite {
            target: FieldTarget::Value(of.field.clone(), version.value.clone()),
            replaces: of.records(),
        };
        self.commit(customer, vec![Fact::CustomerField(write)], After::Reread);
    }
}
