//! Marks as a call knows them: told apart when the notes change, and read as what they stand for.

use super::heard::Marked;
use crate::model::callback::CallbackSet;
use crate::model::mark::{Mark, MarkKind};
use crate::model::said::{Priority, PromiseMade, QuestionAsked, Side};
use crate::model::seller::{Owner, SellerRef};
use crate::model::spoken::Spoken;

/// The marks of before, to be found again: those at the same place between the ones that did not change, then those
/// that were taken out and come back in the same words.
pub(super) struct Paired {
    old: Vec<Option<Marked>>,
    gone: Vec<Option<Marked>>,
    head: usize,
    tail: usize,
    count: usize,
}

impl Paired {
    pub(super) fn of(old: Vec<Marked>, gone: Vec<Marked>, new: &[Mark]) -> Self {
        let same = |(old, new): &(&Marked, &Mark)| is_same(&old.mark, new);
        let head = old.iter().zip(new).take_while(same).count();
        let rest = old.len().min(new.len()) - head;
        let backwards = old.iter().rev().zip(new.iter().rev());
        let tail = backwards.take(rest).take_while(same).count();
        Self {
            old: old.into_iter().map(Some).collect(),
            gone: gone.into_iter().map(Some).collect(),
            head,
            tail,
            count: new.len(),
        }
    }

    pub(super) fn take(&mut self, n: usize, mark: &Mark) -> Option<Marked> {
        let is_tail = n + self.tail >= self.count;
        let at = if is_tail {
            (n + self.old.len()).checked_sub(self.count)
        } else {
            // In the middle, only what is not in the tail of the old ones.
            Some(n).filter(|n| n + self.tail < self.old.len())
        };
        let back = |it: &&mut Option<Marked>| it.as_ref().is_some_and(|it| is_same(&it.mark, mark));
        let is_middle = n >= self.head && !is_tail;
        let known = self.gone.iter_mut().find(back).filter(|_| is_middle);
        if let Some(known) = known.and_then(Option::take) {
            return Some(known);
        }
        self.old.get_mut(at?)?.take()
    }

    pub(super) fn left(self) -> impl Iterator<Item = Marked> {
        self.old.into_iter().chain(self.gone).flatten()
    }
}

pub(super) fn is_same(one: &Mark, other: &Mark) -> bool {
    one.kind == other.kind && one.text == other.text && one.words == other.words
}

/// What a mark stands for; nothing for a callback, of which a call has but one.
pub(super) fn read_as(mark: &Mark, seller: &SellerRef) -> Option<Spoken> {
    let words = mark.words.as_str();
    let promise = |by| {
        Spoken::Promise(PromiseMade {
            by,
            words: words.to_owned(),
            due: mark.due(),
            owner: seller.clone(),
        })
    };
    Some(match mark.kind {
        MarkKind::Verbatim => Spoken::verbatim(words),
        MarkKind::OurPromise => promise(Side::We),
        MarkKind::TheirPromise => promise(Side::They),
        MarkKind::TheirQuestion => Spoken::Question(QuestionAsked {
            by: Side::They,
            words: words.to_owned(),
            answer: String::new(),
        }),
        MarkKind::Need => Spoken::later(words),
        MarkKind::Priority => Spoken::Priority(Priority {
            words: words.to_owned(),
        }),
        MarkKind::Tag => Spoken::Tag(words.to_owned()),
        MarkKind::Callback => return None,
    })
}

pub(super) fn callback_of(mark: &Mark, seller: &SellerRef) -> Option<CallbackSet> {
    let when = mark.when.filter(|_| mark.kind == MarkKind::Callback)?;
    Some(CallbackSet {
        when,
        owner: Owner::Seller(seller.clone()),
        about: mark.words.clone(),
    })
}

/// What stands after a mark was read anew: what was not changed by hand follows the mark.
pub(super) fn merged(read: &Spoken, stands: &Spoken, again: &Spoken) -> Spoken {
    if stands == read {
        return again.clone();
    }
    if stands.kind() != again.kind() || stands.kind() != read.kind() {
        return stands.clone();
    }
    let words = if stands.words() == read.words() {
        again.words()
    } else {
        stands.words()
    };
    let stands = stands.reworded(words);
    let (Some(read), Spoken::Promise(promise), Some(again)) =
        (read.promise(), &stands, again.promise())
    else {
        return stands;
    };
    let mut promise = promise.clone();
    if promise.due == read.due {
        promise.due = again.due;
    }
    if promise.by == read.by {
        promise.by = again.by;
    }
    Spoken::Promise(promise)
}
