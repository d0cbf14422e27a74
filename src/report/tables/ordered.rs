//! Orders: how far they have come, and which were taken back.

use super::{COUNTED, counted, of};
use crate::model::order::OrderStep;
use crate::report::table::{Cell, Table};

/// Days in which the law lets a consumer withdraw (Directive 2011/83/EU, art. 9).
const WITHDRAWAL_DAYS: u64 = 14;

/// What is counted of orders.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Ordered {
    steps: [u64; 7],
    accepted: u64,
    standing: u64,
    withdrawn_soon: u64,
    withdrawn_later: u64,
}

impl Ordered {
    pub(in crate::report) fn order(&mut self, step: OrderStep) {
        let place = OrderStep::ALL.iter().position(|it| *it == step);
        if let Some(count) = place.and_then(|place| self.steps.get_mut(place)) {
            *count += 1;
        }
    }

    pub(in crate::report) const fn accepted(&mut self, step: OrderStep) {
        self.accepted += 1;
        if step.is_sale() {
            self.standing += 1;
        }
    }

    pub(in crate::report) const fn withdrawn(&mut self, days: u64) {
        if days <= WITHDRAWAL_DAYS {
            self.withdrawn_soon += 1;
        } else {
            self.withdrawn_later += 1;
        }
    }

    /// Orders that were accepted in writing in the time and stand, and all that were accepted.
    pub(in crate::report) const fn standing(&self) -> (u64, u64) {
        (self.standing, self.accepted)
    }

    pub(in crate::report) fn tables(&self) -> [Table; 2] {
        let all = self.steps.iter().sum();
        let mut steps = Table::new("orders", of(all, "orders"), &COUNTED).with_bars(0, 1);
        for (step, count) in OrderStep::ALL.into_iter().zip(self.steps) {
            let name = Cell::Name(format!("report-step-{}", step.name()));
            steps.push(counted(name, count, all));
        }
        let accepted = self.accepted;
        let share = |name, count| counted(Cell::row(name), count, accepted);
        let after = Table::new("orders-accepted", of(accepted, "accepted"), &COUNTED)
            .row(share("standing", self.standing))
            .row(share("withdrawn-soon", self.withdrawn_soon))
            .row(share("withdrawn-later", self.withdrawn_later));
        [steps, after]
    }
}
