//! What is chosen on Today or on the card, as something that is kept; and the way from the one to the other.

use crate::model::id::{Part, PartRef, RecordId};
use crate::model::keeping::{About, KeptKind};

use super::layout::Pane;
use super::over::Page;
use super::panes::card::CardRow;
use super::panes::matter::{CallKept, Kept, Matter};
use super::panes::part::CallPart;
use super::panes::today::TodayRow;
use super::waiting::OpenWhy;
use super::window::App;

/// What is to be chosen on a card that is being opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sought {
    /// Something that is kept.
    Kept(Kept),
    /// A call, by its first record.
    Call(RecordId),
}

impl App {
    /// What is chosen, when it is something that is kept.
    pub(crate) fn chosen_matter(&self) -> Option<Matter> {
        match (self.page, self.pane) {
            (Page::Today, _) => self.matter_of_today(),
            (Page::Desk, Pane::Card) => self.matter_on_card(),
            (Page::Desk, Pane::Queue | Pane::Notes)
            | (Page::Break | Page::Review | Page::Agenda | Page::OwnWeek | Page::Voice, _) => None,
        }
    }

    fn matter_of_today(&self) -> Option<Matter> {
        let today = self.today.today.as_ref()?;
        let keeping = &today.keeping;
        let Some(TodayRow::Kept(kind, n)) = self.today_rows().get(self.today.cursor.at).copied()
        else {
            return None;
        };
        Some(match kind {
            KeptKind::Callbacks => {
                let (callback, name) = today.callbacks.get(n)?;
                Matter {
                    customer: callback.customer,
                    name: name.clone(),
                    what: Kept::Callback(callback.clone()),
                }
            }
            KeptKind::Promises => matter(keeping.promises.get(n)?, |it| Kept::Promise(it.clone())),
            KeptKind::Corrections => matter(keeping.corrections.get(n)?, |it| {
                Kept::Correction(it.clone())
            }),
            KeptKind::Mended => matter(keeping.mended.get(n)?, |it| Kept::Person(it.cause.clone())),
            KeptKind::Questions => matter(keeping.questions.get(n)?, |(it, _)| {
                Kept::Question(it.clone())
            }),
            KeptKind::Orders => matter(keeping.orders.get(n)?, |(it, _)| Kept::Order(it.clone())),
            KeptKind::Forgotten => matter(keeping.nearly_forgotten.get(n)?, |_| {
                Kept::Person(String::new())
            }),
            KeptKind::Unsorted => return None,
        })
    }

    fn matter_on_card(&self) -> Option<Matter> {
        let card = &self.hand.card.as_ref()?.card;
        let entry = |n: usize| {
            let entry = card.history.get(n)?;
            CallKept::of(entry, self.seller().id).map(|kept| Kept::Call(Box::new(kept)))
        };
        let what = match self.card_row()? {
            CardRow::Promise(n) => Kept::Promise(card.promises.get(n)?.clone()),
            CardRow::Question(n) => Kept::Question(card.questions.get(n)?.clone()),
            CardRow::Callback(n) => Kept::Callback(card.callbacks.get(n)?.clone()),
            CardRow::Order(n) => Kept::Order(card.orders.get(n)?.clone()),
            CardRow::Part(n, part) | CardRow::PartOf(n, part) | CardRow::Words(n, part, _) => {
                self.matter_in_call(n, part).or_else(|| entry(n))?
            }
            CardRow::Entry(n) | CardRow::Text(n, _) => entry(n)?,
            CardRow::Parked(_)
            | CardRow::Number(_)
            | CardRow::Allowed(_)
            | CardRow::Objection(..)
            | CardRow::Basis(..)
            | CardRow::Opens(_)
            | CardRow::Wishes
            | CardRow::Consent(_)
            | CardRow::NoNumber
            | CardRow::Facts
            | CardRow::Caller
            | CardRow::Disputed(_)
            | CardRow::OnList(_)
            | CardRow::Heading(_)
            | CardRow::Priority(_)
            | CardRow::Need(_)
            | CardRow::Interval
            | CardRow::Field(_)
            | CardRow::MoreFields(_)
            | CardRow::NothingOpen
            | CardRow::WhoIsIt
            | CardRow::Related(_) => return None,
        };
        Some(Matter {
            customer: card.customer.id,
            name: card.customer.profile.name.clone(),
            what,
        })
    }

    /// What was agreed in a call and is open still, by its row in the opened entry.
    fn matter_in_call(&self, n: usize, part: CallPart) -> Option<Kept> {
        let card = &self.hand.card.as_ref()?.card;
        let record = card.history.get(n)?.record;
        match part {
            CallPart::Promise(place) => {
                let part = Part::Promise(place);
                let of = PartRef { record, part };
                let open = card.promises.iter().find(|promise| promise.id == of);
                open.cloned().map(Kept::Promise)
            }
            CallPart::Question(place) => {
                let part = Part::Question(place);
                let of = PartRef { record, part };
                let open = card.questions.iter().find(|question| question.id == of);
                open.cloned().map(Kept::Question)
            }
            CallPart::Callback | CallPart::CallbackOf => {
                let of = PartRef::callback(record);
                let open = card.callbacks.iter().find(|callback| callback.id == of);
                open.cloned().map(Kept::Callback)
            }
            CallPart::Order => {
                let part = Part::Order;
                let of = PartRef { record, part };
                let order = card.orders.iter().find(|order| order.id == of);
                order.cloned().map(Kept::Order)
            }
            CallPart::Line
            | CallPart::Suppress
            | CallPart::Demand(_)
            | CallPart::Need(_)
            | CallPart::Matters(_)
            | CallPart::Satisfaction
            | CallPart::Tags
            | CallPart::Reason
            | CallPart::Versions
            | CallPart::Void => None,
        }
    }

    /// Opens the card of whom it is about, with it chosen.
    pub(super) fn open_at(&mut self, matter: &Matter) {
        self.seek = Some(Sought::Kept(matter.what.clone()));
        self.open(matter.customer, OpenWhy::Look);
    }

    /// Chooses on the card what was looked for.
    pub(super) fn choose_sought(&mut self) {
        let (Some(sought), Some(read)) = (self.seek.take(), &self.hand.card) else {
            return;
        };
        let card = &read.card;
        let sought = match sought {
            Sought::Kept(kept) => kept,
            Sought::Call(record) => {
                let n = card.history.iter().position(|entry| entry.record == record);
                self.hand.card_pane.opened.insert(record);
                self.choose_row(n.map(CardRow::Entry));
                return;
            }
        };
        let row = match &sought {
            Kept::Promise(it) => {
                let n = card.promises.iter().position(|other| other.id == it.id);
                n.map(CardRow::Promise)
            }
            Kept::Question(it) => {
                let n = card.questions.iter().position(|other| other.id == it.id);
                n.map(CardRow::Question)
            }
            Kept::Callback(it) => {
                let n = card.callbacks.iter().position(|other| other.id == it.id);
                n.map(CardRow::Callback)
            }
            Kept::Order(it) => {
                let n = card.orders.iter().position(|other| other.id == it.id);
                n.map(CardRow::Order)
            }
            Kept::Correction(it) => {
                let of = it.asked.of;
                self.hand.card_pane.opened.insert(of);
                let n = card.history.iter().position(|entry| entry.record == of);
                n.map(CardRow::Entry)
            }
            Kept::Call(_) | Kept::Person(_) => None,
        };
        self.choose_row(row);
    }

    fn choose_row(&mut self, row: Option<CardRow>) {
        let place = row.and_then(|row| self.card_rows().iter().position(|it| *it == row));
        if let Some(at) = place {
            self.hand.card_pane.cursor.at = at;
        }
    }
}

fn matter<T>(about: &About<T>, what: impl FnOnce(&T) -> Kept) -> Matter {
    Matter {
        customer: about.customer,
        name: about.name.clone(),
        what: what(&about.what),
    }
}
