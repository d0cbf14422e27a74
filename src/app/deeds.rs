//! What a deed says: the fact, and what takes it back.

use crate::model::callback::Callback;
use crate::model::fact::{Fact, PromiseClosed};
use crate::model::id::RecordId;
use crate::model::order::{Order, OrderStepped};
use crate::model::said::{Promise, QuestionAsked};
use crate::model::talk::{CorrectionAnswered, CorrectionAsked, QuestionAnswered, Talk};

use super::panes::matter::{Deed, Kept, Matter};
use super::waiting::Undo;

/// What a deed says, and what would take it back.
pub(super) fn told(matter: &Matter, deed: Deed, words: String) -> Option<(Fact, Undo)> {
    match &matter.what {
        Kept::Promise(promise) => promise_told(promise, deed, words),
        Kept::Question(question) => {
            let answered = QuestionAnswered {
                of: question.id,
                answer: words,
            };
            let again = QuestionAsked {
                answer: String::new(),
                ..question.asked.clone()
            };
            let undo = Undo::Say(vec![Fact::Talk(Talk::QuestionAsked(again))]);
            (deed == Deed::Answer).then_some((Fact::Talk(Talk::QuestionAnswered(answered)), undo))
        }
        Kept::Callback(callback) => callback_told(callback, deed, words),
        Kept::Order(order) => order_told(order, deed, words),
        Kept::Correction(correction) => call_told(correction.asked.of, deed, words),
        Kept::Call(kept) if deed == Deed::AskRight => {
            let asked = CorrectionAsked {
                of: kept.record,
                to: kept.call.seller.clone(),
                words,
            };
            let undo = Undo::SaidOf(kept.record);
            Some((Fact::Talk(Talk::CorrectionAsked(asked)), undo))
        }
        Kept::Call(kept) => call_told(kept.record, deed, words),
        Kept::Person(_) => None,
    }
}

/// A promise never opens again: what takes its end back is the same promise, made anew.
fn promise_told(promise: &Promise, deed: Deed, words: String) -> Option<(Fact, Undo)> {
    let of = promise.id;
    let closed = PromiseClosed { of, words };
    let anew = Fact::PromiseMade(promise.made.clone());
    let taken_back = Fact::PromiseWithdrawn(PromiseClosed {
        of,
        words: String::new(),
    });
    let undo = Undo::Say(vec![taken_back, anew.clone()]);
    if deed == Deed::Keep {
        Some((Fact::PromiseKept(closed), undo))
    } else if deed == Deed::Break {
        Some((Fact::PromiseBroken(closed), undo))
    } else if deed == Deed::Withdraw {
        Some((Fact::PromiseWithdrawn(closed), Undo::Say(vec![anew])))
    } else {
        None
    }
}

/// Neither does a callback.
fn callback_told(callback: &Callback, deed: Deed, words: String) -> Option<(Fact, Undo)> {
    let of = callback.id;
    let anew = Undo::Say(vec![Fact::CallbackSet(callback.set.clone())]);
    if deed == Deed::Made {
        Some((Fact::CallbackDone { of }, anew))
    } else if deed == Deed::Cancel {
        Some((Fact::CallbackCancelled { of, why: words }, anew))
    } else {
        None
    }
}

/// An order goes back as it went on.
fn order_told(order: &Order, deed: Deed, words: String) -> Option<(Fact, Undo)> {
    let Deed::Step(step) = deed else { return None };
    let of = order.id;
    let say = |step, words| Fact::Talk(Talk::OrderStep(OrderStepped { of, step, words }));
    let undo = Undo::Say(vec![say(order.step, String::new())]);
    Some((say(step, words), undo))
}

/// What is said of a record stays readable, taken back or not.
fn call_told(of: RecordId, deed: Deed, words: String) -> Option<(Fact, Undo)> {
    let fact = if deed == Deed::Void {
        Fact::CallVoid { of, why: words }
    } else if deed == Deed::IsRight {
        Fact::Talk(Talk::CorrectionAnswered(CorrectionAnswered { of, words }))
    } else {
        return None;
    };
    Some((fact, Undo::SaidOf(of)))
}
