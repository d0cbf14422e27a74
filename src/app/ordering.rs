//! An order: products by number key, how many of each, and what it comes to. It is agreed by telephone, which is no sale.

use crate::desk::Event;
use crate::model::campaign::Product;
use crate::model::order::{OrderLine, OrderNew};

use super::notice::Notice;
use super::over::Over;
use super::panes::ask::{AskPane, Asking};
use super::panes::form::{FormField, FormFor, FormPane, FormWrong, Slot};
use super::window::App;

/// So many of one product; more is a slip of the finger.
const QUANTITY_MAX: u32 = 100_000;

impl App {
    /// Asks what they want to order, with what is ordered already.
    pub(super) fn take_order(&mut self) {
        if !self.may_agree() {
            return;
        }
        let products = self.campaign().map_or(Vec::new(), |it| it.products.clone());
        if products.is_empty() {
            self.note(Notice::NoProducts);
            return;
        }
        let call = self.hand.stage.call();
        let order = call.and_then(|call| call.agreed.order.as_ref());
        let lines = order.map_or(Vec::new(), |order| order.lines.clone());
        self.open_question(Asking::WhatToOrder { products, lines });
    }

    /// A product, then how many; the last answer is that this is all.
    pub(super) fn product_chosen(
        &mut self,
        products: Vec<Product>,
        lines: Vec<OrderLine>,
        n: usize,
    ) {
        let Some(product) = products.get(n).cloned() else {
            self.set_order(lines);
            return;
        };
        let before = lines.iter().find(|line| line.product == product.code);
        let before = before.map_or(1, |line| line.quantity).to_string();
        let mut ask = AskPane::of(Asking::WhatToOrder { products, lines });
        ask.cursor.at = n;
        self.over.push(Over::Ask(ask));
        let field = FormField::suggested(Slot::Quantity, &before);
        let what = FormFor::Quantity {
            product: Box::new(product),
        };
        self.over.push(Over::Form(FormPane::of(what, vec![field])));
    }

    /// None of a product takes its line out.
    pub(super) fn save_quantity(
        &mut self,
        form: &FormPane,
        product: &Product,
    ) -> Result<(), (usize, FormWrong)> {
        let quantity = form.value(&Slot::Quantity).parse::<u32>().ok();
        let quantity = quantity.filter(|it| *it <= QUANTITY_MAX);
        let quantity = quantity.ok_or((0, FormWrong::NotAQuantity))?;
        let line = OrderLine::of(product, quantity, &self.setup.settings.language);
        if let Some(Over::Ask(AskPane { what, cursor })) = self.over.last_mut()
            && let Asking::WhatToOrder { products, lines } = what
        {
            let known = lines.iter().position(|it| it.product == line.product);
            match (known, quantity) {
                (Some(n), 0) => {
                    lines.remove(n);
                }
                (None, 0) => {}
                (Some(n), _) => {
                    if let Some(known) = lines.get_mut(n) {
                        *known = line;
                    }
                }
                (None, _) => lines.push(line),
            }
            cursor.at = products.len();
        }
        Ok(())
    }

    fn set_order(&mut self, lines: Vec<OrderLine>) {
        let call = self.hand.stage.call();
        let before = call.and_then(|call| call.agreed.order.as_ref());
        let words = before.map_or("", |order| order.words.as_str()).to_owned();
        let order = (!lines.is_empty()).then(|| OrderNew {
            lines,
            owner: self.seller(),
            words,
        });
        let is_ordered = order.is_some();
        if self.step(Event::SetOrder(order)) {
            self.note(if is_ordered {
                Notice::Ordered
            } else {
                Notice::NothingOrdered
            });
        }
    }
}
