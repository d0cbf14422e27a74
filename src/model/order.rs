//! Orders: what somebody wants to buy, and how far it has come. A yes on the telephone is not a sale, and silence never is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::campaign::{Amount, Period, Product};
use super::id::PartRef;
use super::seller::SellerRef;

/// One line of an order, so that it reads alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderLine {
    /// The campaign's code for the product.
    pub product: String,
    /// What it is called, in the seller's language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How many.
    pub quantity: u32,
    /// For one of them.
    pub unit_price: Amount,
    /// The currency's three letters.
    pub currency: String,
    /// How often the price is paid.
    #[serde(default)]
    pub period: Period,
}

impl OrderLine {
    /// So many of a product.
    #[must_use]
    pub fn of(product: &Product, quantity: u32, language: &str) -> Self {
        Self {
            product: product.code.clone(),
            label: product.label.of(language).to_owned(),
            quantity,
            unit_price: product.unit_price,
            currency: product.currency.clone(),
            period: product.period,
        }
    }
}

/// What an order comes to, of what is paid equally often in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Total {
    /// The sum.
    pub amount: Amount,
    /// The currency's three letters.
    pub currency: String,
    /// How often it is paid.
    #[serde(default)]
    pub period: Period,
}

/// An order as it was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNew {
    /// What.
    pub lines: Vec<OrderLine>,
    /// Who agreed it, and asks after it.
    pub owner: SellerRef,
    /// What else was said of it.
    pub words: String,
}

impl OrderNew {
    /// What was ordered, in one line: how much of what.
    #[must_use]
    pub fn in_lines(&self) -> String {
        let lines = self.lines.iter().map(|line| {
            let label = if line.label.is_empty() {
                &line.product
            } else {
                &line.label
            };
            format!("{} × {label}", line.quantity)
        });
        lines.collect::<Vec<_>>().join(", ")
    }

    /// What it comes to: one sum for each period and currency, in the order of the lines.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        totals(&self.lines)
    }
}

/// What lines come to: one sum for each period and currency, in the order of the lines.
#[must_use]
pub fn totals(lines: &[OrderLine]) -> Vec<Total> {
    let mut totals: Vec<Total> = Vec::new();
    for line in lines {
        let amount = line.unit_price.times(line.quantity);
        let known = totals
            .iter_mut()
            .find(|it| it.period == line.period && it.currency == line.currency);
        match known {
            Some(known) => known.amount = known.amount.plus(amount),
            None => totals.push(Total {
                amount,
                currency: line.currency.clone(),
                period: line.period,
            }),
        }
    }
    totals
}

/// How far an order has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum OrderStep {
    /// They said yes on the telephone. Nothing is sold.
    AgreedByPhone,
    /// The offer has gone to them in writing.
    OfferSent,
    /// Their yes has come in writing. Now it is a sale.
    AcceptanceReceived,
    /// They have it.
    Delivered,
    /// We have asked whether they are happy with it.
    AskedAfter,
    /// They said no.
    Declined,
    /// They took it back, as the law lets them.
    Withdrawn,
}

/// A further contact that a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextContact {
    /// The offer is to be sent.
    SendOffer,
    /// Have you seen the offer?
    SeenOffer,
    /// Are you happy with it?
    HappyWithIt,
}

impl NextContact {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::SendOffer, Self::SeenOffer, Self::HappyWithIt];

    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SendOffer => "send-offer",
            Self::SeenOffer => "seen-offer",
            Self::HappyWithIt => "happy-with-it",
        }
    }
}

impl OrderStep {
    /// All of them, in the order of the way.
    pub const ALL: [Self; 7] = [
        Self::AgreedByPhone,
        Self::OfferSent,
        Self::AcceptanceReceived,
        Self::Delivered,
        Self::AskedAfter,
        Self::Declined,
        Self::Withdrawn,
    ];

    /// The name in records and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AgreedByPhone => "agreed-by-phone",
            Self::OfferSent => "offer-sent",
            Self::AcceptanceReceived => "acceptance-received",
            Self::Delivered => "delivered",
            Self::AskedAfter => "asked-after",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether something has been sold: their yes is there in writing, and they have not taken it back.
    #[must_use]
    pub const fn is_sale(self) -> bool {
        match self {
            Self::AcceptanceReceived | Self::Delivered | Self::AskedAfter => true,
            Self::AgreedByPhone | Self::OfferSent | Self::Declined | Self::Withdrawn => false,
        }
    }

    /// The step that comes next; none at an end.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::AgreedByPhone => Some(Self::OfferSent),
            Self::OfferSent => Some(Self::AcceptanceReceived),
            Self::AcceptanceReceived => Some(Self::Delivered),
            Self::Delivered => Some(Self::AskedAfter),
            Self::AskedAfter | Self::Declined | Self::Withdrawn => None,
        }
    }

    /// The contact that this step proposes to whoever agreed the order, and after how many days.
    #[must_use]
    pub const fn proposes(self) -> Option<(NextContact, u16)> {
        match self {
            Self::AgreedByPhone => Some((NextContact::SendOffer, 0)),
            Self::OfferSent => Some((NextContact::SeenOffer, 3)),
            Self::Delivered => Some((NextContact::HappyWithIt, 14)),
            Self::AcceptanceReceived | Self::AskedAfter | Self::Declined | Self::Withdrawn => None,
        }
    }
}

/// An order has come a step further, or back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OrderStepped {
    /// Which.
    pub of: PartRef,
    /// Where it is now.
    pub step: OrderStep,
    /// By what: the letter, the day, what they said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// An order as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its address.
    pub id: PartRef,
    /// As it was agreed.
    pub new: OrderNew,
    /// How far it has come.
    pub step: OrderStep,
    /// Since when.
    pub since: super::moment::Moment,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::SellerId;

    fn line(quantity: u32, unit_price: &str, period: Period) -> OrderLine {
        OrderLine {
            product: "basis".to_owned(),
            label: String::new(),
            quantity,
            unit_price: unit_price.parse().unwrap(),
            currency: "NOK".to_owned(),
            period,
        }
    }

    #[test]
    fn what_is_paid_equally_often_is_summed() {
        let order = OrderNew {
            lines: vec![
                line(2, "249.00", Period::Month),
                line(1, "1500", Period::Once),
                line(1, "51.50", Period::Month),
            ],
            owner: SellerRef {
                id: SellerId::of([1; 8]),
                name: "Kari".to_owned(),
            },
            words: String::new(),
        };
        let totals: Vec<String> = order
            .totals()
            .iter()
            .map(|it| format!("{} {} {}", it.amount, it.currency, it.period.name()))
            .collect();
        assert_eq!(totals, ["549.50 NOK month", "1500.00 NOK once"]);
    }

    #[test]
    fn only_a_written_yes_is_a_sale() {
        let sold: Vec<&str> = OrderStep::ALL
            .into_iter()
            .filter(|step| step.is_sale())
            .map(OrderStep::name)
            .collect();
        assert_eq!(sold, ["acceptance-received", "delivered", "asked-after"]);
        let mut way = vec![OrderStep::AgreedByPhone];
        while let Some(next) = way.last().and_then(|step| step.next()) {
            way.push(next);
        }
        assert_eq!(way, OrderStep::ALL[..5]);
    }
}
