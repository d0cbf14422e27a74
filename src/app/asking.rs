//! Questions with numbered answers: how each comes up, and what its answers do.

use crate::desk::Event;
use crate::model::customer::Field;
use crate::model::id::{CustomerId, ListId};
use crate::model::phone::{Phone, PhoneNumber};
use crate::model::queue::{Hold, QueueOrder};
use crate::model::talk::Cause;

use super::effect::{Question, WantedCall};
use super::over::Over;
use super::panes::ask::{AskPane, Asking, SCOPES, WayOn, ways_on};
use super::panes::form::{FormFor, FormPane, Slot};
use super::panes::noting::NoteDown;
use super::waiting::OpenWhy;
use super::window::App;

impl App {
    /// Does what the chosen answer says.
    pub(super) fn answer_chosen(&mut self) {
        let Some(Over::Ask(AskPane { what, cursor })) = self.over.pop() else {
            return;
        };
        let n = cursor.at;
        match what {
            Asking::WhichList(lists) => {
                let list = n.checked_sub(1).and_then(|n| lists.get(n));
                self.call_list(list.map(|(list, _)| list.id));
            }
            Asking::WhichReason { list, reasons } => {
                self.reason_chosen(list, reasons.get(n).map(|(hold, ..)| *hold));
            }
            Asking::FilterField(fields) => {
                self.filter_by(n.checked_sub(1).and_then(|n| fields.get(n)));
            }
            Asking::FilterValue {
                field,
                label,
                values,
            } => {
                if let Some((value, _)) = values.into_iter().flatten().nth(n) {
                    self.only_with((field, value), label);
                }
            }
            Asking::Order(orders) => self.order_chosen(orders.into_iter().nth(n).map(|it| it.0)),
            Asking::Columns(fields) => self.toggle_column(fields, n),
            Asking::ListQuestion(asking) => self.list_answered(asking, n),
            Asking::WhichNumber(phones) => self.number_chosen(phones.into_iter().nth(n)),
            Asking::Objected { wanted, objections } => match ways_on(&objections).get(n) {
                Some(WayOn::SetClock) => self.set_clock(),
                Some(WayOn::AllTheSame) => self.ask_why_all_the_same(&wanted),
                None => {}
            },
            Asking::WhichParked(_) => self.resume(n),
            Asking::WhoRings { number, owners } => {
                self.caller_chosen(number, owners.get(n).map(|found| found.customer));
            }
            Asking::WhichColleague { colleague, owners } => {
                self.point_to(&colleague, owners.into_iter().nth(n));
            }
            Asking::NeverCall => self.never_call_more(n),
            Asking::WhomCovers => self.whom_covered(n),
            Asking::WhichHours => self.hours_chosen(n),
            Asking::WhichChannel => self.channel_chosen(n),
            Asking::HowSatisfied => self.satisfaction_chosen(n),
            Asking::WhatToOrder { products, lines } => self.product_chosen(products, lines, n),
            Asking::WholeGuide { .. } => self.tick_in_guide(n),
            Asking::WhichClock { zones } => self.clock_chosen(zones.get(n).copied()),
            Asking::WhichHolds { customer, of } => self.holds_from_now_on(customer, &of, n),
            Asking::WithWhom(people) => self.with_whom_chosen(&people, n),
            Asking::WhatNow(matter) => self.deed_chosen(&matter, n),
            Asking::NoteDown => self.noting_chosen(n),
            Asking::Sort(sorting) => self.sorted(*sorting, n),
            Asking::OpenCauses(causes) => self.cause_chosen(causes.into_iter().flatten().nth(n)),
            Asking::CauseNow(cause) => self.cause_deed(*cause, n),
            Asking::IsItThem(found) => self.is_it_them(&found, n),
            Asking::AreTheyOne { one, other } if n == 0 => self.are_one(&one, &other),
            Asking::WhoIsTwo { customer, pairs } => self.are_two(customer, pairs.get(n)),
            Asking::Propose { customer, set, .. } => self.proposal_answered(customer, set, n),
            Asking::Quit if n == 0 => self.quit_now(),
            Asking::DiscardForm if n == 0 => self.discard_form(),
            Asking::AboutRules(_)
            | Asking::Team
            | Asking::Versions { .. }
            | Asking::AreTheyOne { .. }
            | Asking::Quit
            | Asking::DiscardForm => {}
        }
    }

    fn whom_covered(&mut self, n: usize) {
        self.step(Event::SetSuppress(SCOPES.get(n).copied()));
    }

    fn number_chosen(&mut self, phone: Option<Phone>) {
        if let Some(phone) = phone {
            self.want(phone.number);
        }
    }

    fn discard_form(&mut self) {
        self.over.pop();
    }

    fn reason_chosen(&mut self, list: Option<ListId>, hold: Option<Hold>) {
        if let Some(hold) = hold {
            self.look_at_reason(list, hold);
        }
    }

    fn noting_chosen(&mut self, n: usize) {
        if let Some(what) = NoteDown::ALL.get(n) {
            self.write_down(*what);
        }
    }

    fn cause_chosen(&mut self, cause: Option<Cause>) {
        if let Some(cause) = cause {
            self.open_question(Asking::CauseNow(Box::new(cause)));
        }
    }

    fn order_chosen(&mut self, order: Option<QueueOrder>) {
        if let Some(order) = order {
            self.queue.filter.order = order;
            self.show_queue();
        }
    }

    fn caller_chosen(&mut self, number: PhoneNumber, customer: Option<CustomerId>) {
        match customer {
            Some(customer) => self.open(customer, OpenWhy::TheyRing(Some(number))),
            None => self.new_caller("", Some(&number)),
        }
    }

    pub(super) fn choose_list(&mut self) {
        self.open_question(Asking::WhichList(self.lists.clone()));
    }

    /// Calls this list, or all of them, from the first customer on.
    pub(super) fn call_list(&mut self, list: Option<ListId>) {
        self.queue.filter.list = list;
        self.queue.filter.field = None;
        self.queue.cursor.at = 0;
        self.show_queue();
    }

    /// The fields by which the queue can be filtered and ordered, with their labels; a known field has none.
    fn queue_fields(&self) -> Vec<(Field, String)> {
        let known = [
            Field::Town,
            Field::Postcode,
            Field::Region,
            Field::Company,
            Field::Title,
            Field::Language,
        ];
        let known = known.into_iter().map(|field| (field, String::new()));
        let own = self
            .fields
            .iter()
            .filter(|(field, _)| matches!(field, Field::Own(_)));
        known.chain(own.cloned()).collect()
    }

    pub(super) fn filter_queue(&mut self) {
        self.open_question(Asking::FilterField(self.queue_fields()));
    }

    fn only_with(&mut self, value: (Field, String), label: String) {
        self.queue.filter.field = Some(value);
        self.queue.filter_label = label;
        self.show_queue();
    }

    fn filter_by(&mut self, field: Option<&(Field, String)>) {
        let Some((field, label)) = field.cloned() else {
            self.queue.filter.field = None;
            self.show_queue();
            return;
        };
        self.ask(Question::Values(field.clone()));
        self.open_question(Asking::FilterValue {
            field,
            label,
            values: None,
        });
    }

    pub(super) fn order_queue(&mut self) {
        let fixed = [QueueOrder::ListOrder, QueueOrder::Name];
        let fixed = fixed.into_iter().map(|order| (order, String::new()));
        let by = self.queue_fields().into_iter();
        let by = by.map(|(field, label)| (QueueOrder::By(field), label));
        self.open_question(Asking::Order(fixed.chain(by).collect()));
    }

    pub(super) fn choose_columns(&mut self) {
        self.open_question(Asking::Columns(self.queue_fields()));
    }

    /// A column is taken in or out, and the question stays for the next.
    fn toggle_column(&mut self, fields: Vec<(Field, String)>, n: usize) {
        if let Some((field, _)) = fields.get(n) {
            let columns = &mut self.queue.filter.columns;
            if let Some(at) = columns.iter().position(|column| column == field) {
                columns.remove(at);
            } else {
                columns.push(field.clone());
            }
        }
        let mut ask = AskPane::of(Asking::Columns(fields));
        ask.cursor.at = n;
        self.over.push(Over::Ask(ask));
        self.ask_queue();
    }

    fn ask_why_all_the_same(&mut self, wanted: &WantedCall) {
        let number = wanted.number.clone();
        let form = FormPane::one(FormFor::OverrideReason { number }, Slot::Reason, "");
        self.over.push(Over::Form(form));
    }
}
