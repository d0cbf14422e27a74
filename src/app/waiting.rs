//! What is waited for, and keys that are pressed meanwhile. Answers take a moment; a seller who types ahead must not
//! find the keys on the wrong card, so they are played when the answer is there.

use crate::keys::{Action, Chord, Focus};
use crate::model::fact::{Fact, PromiseClosed};
use crate::model::id::{CustomerId, PartRef, RecordId};
use crate::model::phone::PhoneNumber;
use crate::model::talk::{Talk, Undone};
use crate::model::when::When;

use super::colleague::Colleague;
use super::effect::Ticket;
use super::one_person::SaidOfTwo;
use super::over::Over;
use super::panes::find::FindFor;
use super::panes::review::Ended;
use super::window::App;

/// What is waited for before the next key means anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Waiting {
    /// Whether the call may be made.
    Clearance,
    /// That a save is durable.
    Save(Ticket),
    /// The queue as it is asked for now, so that a key does not take a row of another list.
    Queue,
    /// The values that a field has.
    Values,
    /// Who is next in the queue, after this customer.
    Next(Option<CustomerId>),
    /// A card.
    Card(CustomerId, OpenWhy),
    /// Whose number this is.
    Owners(String),
    /// Whose number this is, of whom somebody pointed to.
    Colleague(Box<Colleague>),
    /// Whom there still is to go through in a review.
    Review,
    /// Who is found by what is typed, so that Enter does not take somebody found by less of it.
    Found,
}

/// Why a card is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum OpenWhy {
    /// To be read, and perhaps called.
    Look,
    /// They ring us from this number.
    TheyRing(Option<PhoneNumber>),
    /// Whoever rings us, and is in hand as somebody unknown, is this customer.
    IsThem,
    /// They are the same person as the customer in hand, perhaps.
    SamePerson,
}

/// What follows a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum After {
    /// A call, or a note, is saved.
    Saved(Then),
    /// Something about a customer is written.
    Reread,
    /// Nothing that anybody would notice.
    Nothing,
    /// Something was done that may be taken back.
    Acted {
        /// About whom.
        about: CustomerId,
        /// How it is taken back.
        undo: Undo,
    },
    /// A wish of this customer not to be called is written.
    NeverCalled(CustomerId),
    /// Somebody was gone through in a review.
    Reviewed,
    /// A review has its receipt.
    ReviewEnded(Ended),
    /// A customer is new.
    Open(CustomerId, OpenWhy),
    /// Somebody to whom a customer pointed is to be called.
    Pointed {
        /// Whom.
        about: CustomerId,
        /// Their name.
        name: String,
        /// When.
        when: When,
    },
    /// The call to somebody to whom a customer pointed is taken back.
    Unpointed {
        /// Their name.
        name: String,
    },
    /// It is said of two customers that they are one person, or two.
    OneOrTwo(Box<SaidOfTwo>),
}

/// How a deed is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Undo {
    /// By saying this.
    Say(Vec<Fact>),
    /// The callback that was agreed is cancelled.
    Agreed,
    /// The promise that was made is withdrawn.
    Promised,
    /// What was said is taken back as a slip.
    Said,
    /// So is what was said of this call's record.
    SaidOf(RecordId),
}

impl Undo {
    /// The facts that take it back, when its record is this one; none when nothing does.
    pub(super) fn facts(self, record: RecordId) -> Vec<Fact> {
        let of = PartRef::whole(record);
        match self {
            Self::Say(facts) => facts,
            Self::Said => vec![slip(record, record)],
            Self::SaidOf(root) => vec![slip(record, root)],
            Self::Promised => vec![Fact::PromiseWithdrawn(PromiseClosed {
                of,
                words: String::new(),
            })],
            Self::Agreed => vec![Fact::CallbackCancelled {
                of,
                why: String::new(),
            }],
        }
    }
}

fn slip(of: RecordId, root: RecordId) -> Fact {
    Fact::Talk(Talk::Undone(Undone { of, root }))
}

/// Where to go after a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// To the next card.
    Next,
    /// Nowhere.
    Stay,
    /// To Today.
    Today,
    /// To a break.
    Break,
}

/// Keys that are kept while something is waited for.
const AHEAD_MAX: usize = 256;

impl App {
    /// Keeps a key for later when something is waited for; gives it back otherwise. What does not touch the call goes
    /// through at once.
    pub(super) fn hold_back(&mut self, chord: Chord) -> Option<Chord> {
        let is_urgent = [Action::Suspend, Action::Redraw, Action::Quit]
            .iter()
            .any(|action| self.setup.keymap.resolve(chord, self.focus()) == Some(*action));
        if self.waiting.is_none() || is_urgent {
            return Some(chord);
        }
        if self.ahead.len() < AHEAD_MAX {
            self.ahead.push_back(chord);
        }
        None
    }

    /// Plays the keys that were kept, until something is waited for again.
    pub(super) fn play_ahead(&mut self) {
        while self.waiting.is_none() {
            let Some(chord) = self.ahead.pop_front() else {
                return;
            };
            self.press(chord);
        }
    }

    /// Takes the chosen one of those who are found; when they are not found yet, once they are.
    pub(super) fn choose_found(&mut self) {
        let Some(Over::Find(find)) = self.over.last() else {
            return;
        };
        let chosen = find.chosen().cloned();
        let is_answered = find.is_answered();
        let what_for = find.what_for;
        if is_answered && what_for == FindFor::TheyRing {
            self.caller_typed();
        } else if let (Some(customer), FindFor::SamePerson) = (&chosen, what_for) {
            self.same_person_found(customer);
        } else if let Some(customer) = chosen {
            self.open_found(customer);
        } else if !is_answered {
            self.press_again(Action::Choose, Focus::Find);
            self.waiting = Some(Waiting::Found);
        }
    }

    /// Asks for the queue, and opens the chosen row once it is there.
    pub(super) fn open_row_when_answered(&mut self) {
        self.press_again(Action::Choose, Focus::Queue);
        self.waiting = Some(Waiting::Queue);
        self.ask_queue();
    }

    /// Answers the question once its answers are read.
    pub(super) fn answer_when_read(&mut self, action: Action) {
        self.press_again(action, Focus::Question);
        self.waiting = Some(Waiting::Values);
    }

    /// The key that was pressed too early is the first that is played when what it needs is there.
    fn press_again(&mut self, action: Action, focus: Focus) {
        let again = self.setup.keymap.chord(action, focus);
        if let Some(chord) = again {
            self.ahead.push_front(chord);
        }
    }

    /// Nothing is waited for any more: it failed, and keys that were meant for it are forgotten.
    pub(super) fn give_up_waiting(&mut self) {
        self.waiting = None;
        self.ahead.clear();
    }
}
