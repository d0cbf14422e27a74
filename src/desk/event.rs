//! Events: facts about the call.
//!
//! *Invariant:* no tick. Time passes only in that each event brings its own.

use crate::guard::Clearance;
use crate::model::call::{Disclosed, LineResult, NumberLearned};
use crate::model::callback::CallbackSet;
use crate::model::id::RecordId;
use crate::model::mark::Mark;
use crate::model::order::OrderNew;
use crate::model::outcome::{Outcome, SubOutcome};
use crate::model::phone::PhoneNumber;
use crate::model::said::Satisfaction;
use crate::model::spoken::Spoken;
use crate::model::suppression::SuppressScope;

use super::draft::Parked;
use super::errand::Errand;
use super::stage::Saved;

/// Something happened to the call.
#[derive(Debug)]
pub enum Event {
    /// The seller opened a customer's card.
    Opened(Box<Errand>),
    /// The seller dialled, and was allowed to.
    Dial(Clearance),
    /// The line did this; while it rings, the keys 1 to 6.
    LineResult(LineResult),
    /// The notes read so now, whole.
    NotesChanged(String),
    /// The conversation is over.
    WrapUp,
    /// This is what was agreed.
    Choose(Box<Outcome>),
    /// The outcome by its finer name, or not so finely after all.
    ChooseSub(Option<SubOutcome>),
    /// It is not clear what came of it.
    NotClear,
    /// The marks in the notes, as they stand now.
    MarksRead(Vec<Mark>),
    /// The mark on this line of the notes is only text; told once more, it is a mark after all.
    MarkSwitched(usize),
    /// Something was said, asked or promised.
    Heard(Spoken),
    /// The n-th thing that was said reads so, counted from nought.
    HeardSo(usize, Spoken),
    /// The n-th thing was not said after all.
    Unheard(usize),
    /// How satisfied they are; none when they were not asked.
    SetSatisfaction(Option<Satisfaction>),
    /// What they want to order; none for nothing.
    SetOrder(Option<OrderNew>),
    /// A callback was agreed, or taken out again.
    SetCallback(Option<CallbackSet>),
    /// Whom the wish not to be called covers, or that there is none after all.
    SetSuppress(Option<SuppressScope>),
    /// The call is with this person, and not with the customer; empty when it is after all.
    WithWhom(String),
    /// A line that has to be said was said; told once more, it was not after all.
    Disclosed(Disclosed),
    /// The call taught us something about a number.
    NumberLearned(NumberLearned),
    /// One step back: a key was pressed too soon.
    Back,
    /// The seller saves: the wrap-up, or, when nobody was called, the notes alone.
    Save,
    /// The store has committed durably; the record of the call or note.
    SaveDone(RecordId),
    /// Nothing was committed.
    SaveFailed,
    /// The customer goes back where they came from.
    PutBack,
    /// The call in hand is set aside, whole.
    Park,
    /// A parked call is taken up again. It stays parked until [`Effect::Unpark`](super::Effect::Unpark) says so.
    Resume(Box<Parked>),
    /// They rang us.
    TheyRang {
        /// Whom we speak with.
        errand: Box<Errand>,
        /// The number they rang from, when known.
        number: Option<PhoneNumber>,
    },
    /// Whoever rings us, and was unknown, is this customer: the call is theirs.
    IsThem(Box<Errand>),
    /// The wrap-up that was saved last is opened again.
    Reopen(Box<Saved>),
}
