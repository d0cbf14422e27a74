//! What the window has to say in passing: values, which `ui` turns into sentences.

use chrono::NaiveDateTime;

use crate::desk::Refusal;
use crate::keys::Chord;
use crate::model::card::OneOrTwo;
use crate::model::phone::PhoneNumber;
use crate::model::when::When;

use super::message::{CopiedBy, Trouble};
use super::one_person::NotOne;

/// Something said in passing, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A text was copied.
    Copied(CopiedBy),
    /// The call cannot do that now.
    Refused(Refusal),
    /// There is no number to dial.
    NoNumber {
        /// Whose.
        name: String,
    },
    /// A callback was agreed exactly for now; dialling somebody else once more dials them.
    CallbackFirst {
        /// With whom.
        name: String,
        /// When, on their clock.
        at: NaiveDateTime,
    },
    /// The call with them is parked, and is gone on with before they are rung again.
    CallParked {
        /// With whom.
        name: String,
        /// The key that shows what is parked.
        key: Option<Chord>,
    },
    /// Nobody may call them again, so nothing is agreed for later.
    NeverCalled {
        /// Whom.
        name: String,
    },
    /// The call of somebody unknown is theirs now.
    IsThem {
        /// Whose.
        name: String,
    },
    /// The call in hand was parked.
    Parked {
        /// With whom.
        name: String,
    },
    /// Whoever is called was another seller's to call, and is ours for today.
    TakenOver {
        /// From whom.
        from: String,
    },
    /// A recognised number, address or day is on the card now.
    PutOnCard(String),
    /// There is nothing recognised at the cursor.
    NothingRecognised,
    /// The cursor's line is no mark.
    NoMark,
    /// There is no sentence by the cursor.
    NoWords,
    /// These are their words.
    TheirWords(String),
    /// These are not their words after all.
    NotTheirWords,
    /// Something has gone wrong for them.
    GoneWrong,
    /// Nothing has gone wrong for them after all.
    NotGoneWrong,
    /// The campaign has nothing to order.
    NoProducts,
    /// An order was agreed by telephone.
    Ordered,
    /// Nothing is ordered.
    NothingOrdered,
    /// No call was saved that could be opened again.
    NothingSaved,
    /// No call is parked.
    NothingParked,
    /// The queue has nobody else.
    NobodyNext,
    /// Nobody waits for any reason.
    NobodyWaits,
    /// They gave no yes that could be taken back.
    NoConsent,
    /// Nothing that they said themselves, here, keeps us from calling them.
    NothingToLift,
    /// What others heard is for a supervisor to take back.
    SupervisorLifts,
    /// There is nothing to know of the rules.
    RulesAreFine,
    /// This home belongs to no team.
    NoTeam,
    /// Something was set aside until later today.
    SetAside {
        /// Who.
        name: String,
    },
    /// There is no such customer any more.
    CustomerGone,
    /// Somebody to whom a customer pointed is to be called, by whoever asked.
    Pointed {
        /// Who.
        name: String,
        /// When.
        when: When,
        /// The key that takes it back, where one does.
        key: Option<Chord>,
    },
    /// That is taken back.
    Unpointed {
        /// Who.
        name: String,
    },
    /// It is said of two customers that they are one person, or two.
    OneOrTwo {
        /// Which.
        what: OneOrTwo,
        /// Who the other one is.
        name: String,
        /// The key that takes it back.
        key: Option<Chord>,
    },
    /// Two customers are not made one, or not parted.
    NotOne(NotOne),
    /// A callback is agreed for then.
    CallbackAgreed(When),
    /// Saved, and the number struck; this one may be tried next.
    NextNumber(PhoneNumber),
    /// Saved.
    Saved,
    /// Something was done, and this key takes it back.
    Acted(Option<Chord>),
    /// With what is chosen there is nothing to do.
    NothingToDo,
    /// There is nothing left to sort.
    AllSorted,
    /// The call was not made at a desk, and has no wrap-up.
    NotMadeHere,
    /// A promise has a last day, and is moved by nobody.
    PromiseStays,
    /// The world could not do something.
    Trouble(Trouble),
}
