//! The card: all that a seller sees of one customer, and their history as one time line.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::call::{Attempt, Call, LineResult};
use super::callback::Callback;
use super::caller::Caller;
use super::consent::{Consent, Restriction, Withdrawal};
use super::customer::{Customer, Field, RelationKind};
use super::double::Met;
use super::id::{CustomerId, RecordId};
use super::list::List;
use super::moment::{Moment, Stamp};
use super::order::{Order, OrderStep};
use super::preference::Preference;
use super::said::{Horizon, Need, Priority, Promise, Question, Side};
use super::seller::SellerRef;
use super::suppression::{SuppressScope, Suppression};
use super::talk::Interval;

/// Everything about one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub customer: Customer,
    /// The firm on whose behalf we may speak with them.
    pub principal: String,
    /// Where they come from, in words.
    pub source: String,
    /// Their tags, in order.
    pub tags: Vec<String>,
    /// The labels of the house's own fields, as the lists wrote them.
    pub labels: Vec<(Field, String)>,
    /// Fields that were written at several desks at once, and of which nobody has chosen yet what holds.
    pub disputed: Vec<Disputed>,
    /// The pairs of customers who were said to be one person, of all who are one here.
    pub ones: Vec<OnePair>,
    /// Those they belong with.
    pub related: Vec<Related>,
    /// The lists they stand on.
    pub lists: Vec<Member>,
    /// What is known of how often they were disturbed.
    pub contact: Contact,
    /// The wishes not to be called that cover them; empty when there are none.
    pub suppressed: Vec<SuppressScope>,
    /// The wishes not to be called that they said themselves, as they can be taken back.
    pub never: Vec<Suppression>,
    /// Open callbacks, soonest first.
    pub callbacks: Vec<Callback>,
    /// Open promises, soonest first.
    pub promises: Vec<Promise>,
    /// Open questions, oldest first.
    pub questions: Vec<Question>,
    /// What matters to them, and when they said so.
    pub priorities: Option<(Moment, Vec<Priority>)>,
    /// The day on which to ask again what matters to them.
    pub ask_again: Option<NaiveDate>,
    /// What they will want later, the newest first, and when they said so.
    pub needs: Vec<(Moment, Need)>,
    /// Their orders, the newest first.
    pub orders: Vec<Order>,
    /// Who calls them, in a team that shares its customers.
    pub caller: Option<Caller>,
    /// How often they want to hear from us; none when their lists decide.
    pub interval: Option<Interval>,
    /// What happened, newest first.
    pub history: Vec<Entry>,
}

/// Two customers who were said to be one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePair {
    /// Who; the smaller id first.
    pub pair: (CustomerId, CustomerId),
    /// What each is called.
    pub names: (String, String),
}

/// A field of which several versions hold: none of them knew of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputed {
    /// Which.
    pub field: Field,
    /// The versions, at least two, first the one that is shown.
    pub versions: Vec<FieldVersion>,
}

/// One version of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldVersion {
    /// The value; empty where the field was emptied.
    pub value: String,
    /// When it was written, last.
    pub at: Moment,
    /// The records that say so.
    pub records: Vec<RecordId>,
}

impl Disputed {
    /// The records that a choice replaces: all that it was chosen from.
    #[must_use]
    pub fn records(&self) -> Vec<RecordId> {
        let all = self.versions.iter().flat_map(|version| &version.records);
        all.copied().collect()
    }
}

/// A customer's place on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The list.
    pub list: List,
    /// Whether the list is done with them.
    pub state: MemberState,
}

/// Whether a list is done with a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberState {
    /// To be called.
    Waiting,
    /// Spoken with, or refused: not again from this list.
    Done,
}

/// Somebody a customer belongs with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// How.
    pub kind: RelationKind,
    /// Whether the card's customer is the second of the two: the organisation, the one who named the other.
    pub side: RelatedSide,
    /// The other one.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// What they are, in words.
    pub role: String,
    /// When we last spoke.
    pub last_contact: Option<Moment>,
}

/// Which of the two in a relation the card is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelatedSide {
    /// The card is the first: the contact person, the one who was named.
    First,
    /// The card is the second: the organisation, the one who named.
    Second,
}

/// How often, and when last, a person was disturbed, over all numbers and lists.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// When each attempt of the last seven days was, newest first.
    pub attempts: Vec<Moment>,
    /// Attempts of all time.
    pub attempts_ever: u32,
    /// When they last pressed reject.
    pub declined_at: Option<Moment>,
    /// Until when they rest, because an outcome said so.
    pub rests_until: Option<Moment>,
    /// When we last spoke.
    pub reached_at: Option<Moment>,
    /// What the last call came to: when, how the line ended, on which number.
    pub last_call: Option<LastCall>,
}

/// What the last call to a customer came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCall {
    /// When it ended.
    pub at: Moment,
    /// How the line ended.
    pub line: LineResult,
    /// Whether it counted as an attempt.
    pub attempt: Attempt,
}

/// One version of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallVersion {
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: Option<SellerRef>,
    /// What it says.
    pub call: Call,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The record that says so.
    pub record: RecordId,
    /// When it happened.
    pub at: Stamp,
    /// Whom it happened to, when it is not the card's own customer: a contact person of theirs.
    pub whose: Option<String>,
    /// What.
    pub what: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// A call, in the version that holds, and how many versions there are; one when it was never amended.
    Call {
        /// The version that holds.
        call: Box<Call>,
        /// How many versions there are.
        versions: u32,
        /// Why it is void, if it is.
        void: Option<String>,
        /// The call of another seller that it met, if it met one.
        met: Option<Met>,
    },
    /// A note outside a call.
    Note {
        /// Who wrote it.
        by: Option<SellerRef>,
        /// The text.
        text: String,
        /// The column of the list it came from.
        source: String,
    },
    /// They became known, from this source.
    Known {
        /// Where they come from.
        source: String,
        /// The list they came with.
        list: Option<String>,
    },
    /// A field was written by hand.
    FieldWritten {
        /// Which.
        field: Field,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// A wish not to be called.
    Suppressed {
        /// Whom it covers.
        scope: SuppressScope,
        /// In words.
        words: String,
    },
    /// A wish not to be called was taken back.
    SuppressLifted {
        /// Who wrote it down.
        by: Option<SellerRef>,
        /// What lets us call again, in words.
        basis: String,
    },
    /// They said yes to calls, or how and when they want them, or took something back.
    Wished(Wished),
    /// A callback was agreed outside a call, moved, made or cancelled.
    Callback {
        /// The callback, as it was from then on.
        callback: Callback,
        /// Why it was cancelled.
        why: String,
    },
    /// They turned out to be one person with another customer, or two after all.
    Joined(Joined),
    /// Something else was said beside a call, or became of what was said.
    Told(Told),
}

/// What was said of two customers: that they are one person, or that they are two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// Whether they are one.
    pub what: OneOrTwo,
    /// What the other one is called; empty when nobody knows, or when they were forgotten.
    pub with: String,
    /// Who said so; none when the supervisor's desk saw it by itself, by number or address.
    pub by: Option<SellerRef>,
}

/// Whether two customers are one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OneOrTwo {
    /// They are one.
    One,
    /// They are two after all.
    Two,
}

/// What a customer allows, or asks of us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wished {
    /// A proven yes.
    Consent(Consent),
    /// The end of every yes to a firm.
    Withdrawal(Withdrawal),
    /// When and how they want to be reached.
    Preference(Preference),
    /// Their data may not be used, or may again.
    Restriction(Restriction),
}

impl Wished {
    /// It in words, as they or we put it; empty when nobody did.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Consent(consent) => &consent.text,
            Self::Withdrawal(withdrawal) => &withdrawal.words,
            Self::Preference(preference) => &preference.words,
            Self::Restriction(restriction) => &restriction.why,
        }
    }
}

/// Something that was said beside a call, or that became of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who wrote it down.
    pub by: Option<SellerRef>,
    /// What.
    pub what: ToldWhat,
    /// In words.
    pub words: String,
    /// What it is about: the promise that was kept, the question that was answered.
    pub about: String,
}

/// What was said, or became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToldWhat {
    /// Somebody promised something.
    PromiseMade(Side),
    /// A promise was kept.
    PromiseKept,
    /// A promise was broken.
    PromiseBroken,
    /// A promise was taken back by agreement.
    PromiseWithdrawn,
    /// Somebody asked something.
    QuestionAsked(Side),
    /// A question was answered.
    QuestionAnswered,
    /// What matters to them was set.
    PrioritySet,
    /// They will want something later.
    NeedNoted(Horizon),
    /// A demand was sorted.
    CauseSet,
    /// They want to order something.
    OrderNew,
    /// An order has come a step further.
    OrderStep(OrderStep),
    /// How often they are to hear from us.
    IntervalSet,
    /// Whoever made a call is asked to put its record right.
    CorrectionAsked,
    /// The record of a call is right as it is.
    CorrectionAnswered,
    /// Something that was said beside a call, or of its record, was a slip of the hand.
    Undone,
    /// They were gone through in a weekly review.
    Reviewed,
}

impl ToldWhat {
    /// The name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PromiseMade(Side::We) => "promise-made-we",
            Self::PromiseMade(Side::They) => "promise-made-they",
            Self::PromiseKept => "promise-kept",
            Self::PromiseBroken => "promise-broken",
            Self::PromiseWithdrawn => "promise-withdrawn",
            Self::QuestionAsked(Side::We) => "question-asked-we",
            Self::QuestionAsked(Side::They) => "question-asked-they",
            Self::QuestionAnswered => "question-answered",
            Self::PrioritySet => "priority-set",
            Self::NeedNoted(Horizon::Now) => "need-now",
            Self::NeedNoted(Horizon::Months) => "need-months",
            Self::NeedNoted(Horizon::Years) => "need-years",
            Self::CauseSet => "cause-set",
            Self::OrderNew => "order-new",
            Self::OrderStep(step) => step.name(),
            Self::IntervalSet => "interval-set",
            Self::CorrectionAsked => "correction-asked",
            Self::CorrectionAnswered => "correction-answered",
            Self::Undone => "undone",
            Self::Reviewed => "reviewed",
        }
    }
}
