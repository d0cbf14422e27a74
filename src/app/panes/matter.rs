//! Something that is kept, and what can be done with it: one list of deeds for the card and for Today.
//!
//! *Invariant:* what can be done follows from how the thing stands alone, so that the question and its answers agree.

use crate::model::call::Call;
use crate::model::callback::Callback;
use crate::model::card::{Entry, Happened};
use crate::model::id::{CustomerId, RecordId, SellerId};
use crate::model::keeping::Correction;
use crate::model::order::{Order, OrderStep};
use crate::model::said::{Promise, Question, Side};

/// Something that is kept, and whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matter {
    /// Whom.
    pub(crate) customer: CustomerId,
    /// Their name.
    pub(crate) name: String,
    /// What.
    pub(crate) what: Kept,
}

/// Something that is kept, as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kept {
    /// A promise that is open.
    Promise(Promise),
    /// A question that is open.
    Question(Question),
    /// A callback that is open.
    Callback(Callback),
    /// An order.
    Order(Order),
    /// A call whose record is to be put right.
    Correction(Correction),
    /// A call in the time line.
    Call(Box<CallKept>),
    /// Somebody to be spoken with, and about what.
    Person(String),
}

/// A call in the time line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CallKept {
    /// Its first version.
    pub(crate) record: RecordId,
    /// The version that holds.
    pub(crate) call: Call,
    /// How many versions there are.
    pub(crate) versions: u32,
    /// Whether it was no call.
    pub(crate) is_void: bool,
    /// Whether whoever sits here made it.
    pub(crate) is_mine: bool,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The promise was kept.
    Keep,
    /// The promise was broken.
    Break,
    /// The promise was taken back by agreement.
    Withdraw,
    /// The question is answered.
    Answer,
    /// The callback comes at another time.
    Move,
    /// The callback was made.
    Made,
    /// The callback is cancelled.
    Cancel,
    /// The order goes to this step.
    Step(OrderStep),
    /// The call's record is put right.
    Amend,
    /// The call was no call.
    Void,
    /// Whoever made the call is asked to put its record right.
    AskRight,
    /// The record is right as it is.
    IsRight,
    /// Every version of the call is shown.
    Versions,
    /// A callback is agreed.
    CallAgain,
}

impl Deed {
    /// The name in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Keep => "kept",
            Self::Break => "broken",
            Self::Withdraw => "withdrawn",
            Self::Answer => "answer",
            Self::Move => "move",
            Self::Made => "made",
            Self::Cancel => "cancel",
            Self::Step(OrderStep::AgreedByPhone) => "agreed-by-phone",
            Self::Step(OrderStep::OfferSent) => "offer-sent",
            Self::Step(OrderStep::AcceptanceReceived) => "acceptance-received",
            Self::Step(OrderStep::Delivered) => "delivered",
            Self::Step(OrderStep::AskedAfter) => "asked-after",
            Self::Step(OrderStep::Declined) => "declined",
            Self::Step(OrderStep::Withdrawn) => "order-withdrawn",
            Self::Amend => "amend",
            Self::Void => "void",
            Self::AskRight => "ask-right",
            Self::IsRight => "is-right",
            Self::Versions => "versions",
            Self::CallAgain => "call-again",
        }
    }

    /// Whether it says nothing without words.
    pub(crate) const fn needs_words(self) -> bool {
        match self {
            Self::Answer | Self::Void | Self::AskRight => true,
            Self::Keep
            | Self::Break
            | Self::Withdraw
            | Self::Cancel
            | Self::Step(_)
            | Self::IsRight
            | Self::Move
            | Self::Made
            | Self::Amend
            | Self::Versions
            | Self::CallAgain => false,
        }
    }
}

impl Matter {
    /// What can be done with it, the most usual first.
    pub(crate) fn deeds(&self) -> Vec<Deed> {
        match &self.what {
            Kept::Promise(_) => vec![Deed::Keep, Deed::Break, Deed::Withdraw, Deed::CallAgain],
            Kept::Question(question) => match question.asked.by {
                Side::They => vec![Deed::Answer, Deed::CallAgain],
                Side::We => vec![Deed::Answer],
            },
            Kept::Callback(_) => vec![Deed::Move, Deed::Made, Deed::Cancel],
            Kept::Order(order) => steps(order.step),
            Kept::Correction(_) => vec![Deed::Amend, Deed::IsRight, Deed::Void],
            Kept::Call(kept) => of_call(kept),
            Kept::Person(_) => vec![Deed::CallAgain],
        }
    }

    /// What a call about it is about.
    pub(crate) fn about(&self) -> &str {
        match &self.what {
            Kept::Promise(promise) => &promise.made.words,
            Kept::Question(question) => &question.asked.words,
            Kept::Callback(callback) => &callback.set.about,
            Kept::Person(about) => about,
            Kept::Correction(correction) => &correction.asked.words,
            Kept::Order(_) | Kept::Call(_) => "",
        }
    }
}

/// The next step first; then how it may end.
fn steps(step: OrderStep) -> Vec<Deed> {
    let next = step.next().map(Deed::Step);
    let end = match step {
        OrderStep::AgreedByPhone | OrderStep::OfferSent => Some(OrderStep::Declined),
        OrderStep::AcceptanceReceived | OrderStep::Delivered | OrderStep::AskedAfter => {
            Some(OrderStep::Withdrawn)
        }
        // They may think again; then it is as far as an offer.
        OrderStep::Declined | OrderStep::Withdrawn => Some(OrderStep::OfferSent),
    };
    let end = end.map(Deed::Step);
    next.into_iter()
        .chain(end)
        .chain([Deed::CallAgain])
        .collect()
}

fn of_call(kept: &CallKept) -> Vec<Deed> {
    let versions = (kept.versions > 1).then_some(Deed::Versions);
    if kept.is_void {
        return versions.into_iter().collect();
    }
    let ask = (!kept.is_mine).then_some(Deed::AskRight);
    [Deed::Amend, Deed::Void]
        .into_iter()
        .chain(ask)
        .chain(versions)
        .collect()
}

impl CallKept {
    /// The call in an entry of the customer's own; none for another thing, or somebody else's call.
    pub(crate) fn of(entry: &Entry, seller: SellerId) -> Option<Self> {
        let Happened::Call {
            call,
            versions,
            void,
            ..
        } = &entry.what
        else {
            return None;
        };
        entry.whose.is_none().then(|| Self {
            record: entry.record,
            call: call.as_ref().clone(),
            versions: *versions,
            is_void: void.is_some(),
            is_mine: call.seller.id == seller,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sale is only what was accepted in writing, and no key makes one of less.
    #[test]
    fn the_next_step_of_an_order_comes_first_and_none_is_left_out() {
        for step in OrderStep::ALL {
            let deeds = steps(step);
            let next = step.next().map(Deed::Step);
            assert!(next.is_none() || deeds.first() == next.as_ref(), "{step:?}");
            let jumps = deeds.iter().any(|deed| {
                let is_acceptance = *deed == Deed::Step(OrderStep::AcceptanceReceived);
                is_acceptance && step != OrderStep::OfferSent
            });
            assert!(!jumps, "{step:?}");
        }
    }
}
