//! What a report reads: everything that happened in a span of time, one value after the other.
//!
//! *Invariant:* no name and no number of anybody. Customers and sellers are keys that tell them apart and mean nothing
//! elsewhere.

use chrono::NaiveDate;

use super::call::{Attempt, Direction, LineResult};
use super::customer::Audience;
use super::id::{CustomerId, ListId, PartRef};
use super::moment::Moment;
use super::order::OrderStep;
use super::outcome::Flag;
use super::queue::Counts;
use super::said::{Demand, Horizon, PromiseState, Satisfaction, Side};

/// Of what happened, so much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// From this instant on.
    pub from: Moment,
    /// Before this instant.
    pub before: Moment,
    /// Of the people and calls of this list.
    pub list: Option<ListId>,
    /// Of the people and calls of this campaign's lists.
    pub campaign: Option<String>,
    /// On behalf of this firm.
    pub principal: Option<String>,
}

/// Somebody, told apart from others and not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Somebody(pub i64);

/// Something that happened, or how something stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Happened {
    /// A call.
    Call(Box<CallSeen>),
    /// Why somebody wanted to talk.
    Demand(Box<DemandSeen>),
    /// A promise was closed.
    PromiseClosed {
        /// Whose.
        by: Side,
        /// How.
        state: PromiseState,
        /// The last day it had.
        due: Option<NaiveDate>,
        /// The day on which it was closed.
        closed: NaiveDate,
    },
    /// A promise is open.
    PromiseOpen {
        /// Whose.
        by: Side,
        /// Its last day.
        due: Option<NaiveDate>,
    },
    /// A callback was made, and they were reached.
    CallbackKept {
        /// The day that was agreed.
        due: NaiveDate,
        /// The day on which it was made.
        made: NaiveDate,
    },
    /// A callback is open.
    CallbackOpen {
        /// The day that was agreed.
        due: NaiveDate,
    },
    /// A question was asked in the time.
    Question {
        /// By whom.
        by: Side,
        /// What became of it.
        answer: AnswerSeen,
    },
    /// A question was answered in the time, so many days after it was asked, not in the same call.
    Answered {
        /// Who had asked.
        by: Side,
        /// Days between.
        days: u64,
    },
    /// A question of theirs is open, whenever it was asked.
    QuestionOpen {
        /// Whose.
        customer: Somebody,
        /// The question.
        words: String,
        /// Since when.
        asked: NaiveDate,
    },
    /// What matters to somebody.
    Priority {
        /// To whom.
        customer: Somebody,
        /// In words.
        words: String,
        /// In which span.
        span: Span,
    },
    /// What somebody will want later.
    Need {
        /// Who.
        customer: Somebody,
        /// In words.
        words: String,
        /// When.
        horizon: Horizon,
        /// In which span.
        span: Span,
    },
    /// A cause, and what became of it.
    Cause(CauseSeen),
    /// How a list is doing.
    List {
        /// Its name.
        name: String,
        /// How many wait, and for what.
        counts: Counts,
    },
    /// A wash.
    Wash {
        /// Against which register.
        register: String,
        /// Of which day the register was.
        version: NaiveDate,
        /// Customers who were looked for.
        customers: u64,
        /// Customers who stand in it.
        hits: u64,
    },
    /// Somebody asked beside a call not to be called.
    NeverCall,
    /// An order was agreed, and has come this far.
    Order {
        /// How far.
        step: OrderStep,
    },
    /// An order was accepted in writing in the time, and has come this far.
    Accepted {
        /// How far.
        step: OrderStep,
    },
    /// An order was withdrawn in the time, so many days after it was accepted, or agreed.
    OrderWithdrawn {
        /// Days between.
        days: u64,
    },
}

/// A span beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// The time that is reported.
    Reported,
    /// As long a time before it.
    Before,
}

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerSeen {
    /// It was answered in the same call.
    AtOnce,
    /// It was answered later.
    Later,
    /// It is open.
    Open,
}

/// A call as a report counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallSeen {
    /// The day, on the desk's calendar.
    pub day: NaiveDate,
    /// With whom.
    pub customer: Somebody,
    /// Who called: told apart, so that nothing is shown of fewer than three.
    pub seller: Somebody,
    /// Who rang whom.
    pub direction: Direction,
    /// What the line did.
    pub line: LineResult,
    /// Whether it counts as an attempt.
    pub attempt: Attempt,
    /// The list's name; empty for none.
    pub list: String,
    /// The outcome: its code and its label.
    pub outcome: Option<(String, String)>,
    /// What the outcome means.
    pub flags: Vec<Flag>,
    /// Seconds between the answer and the end, when both are known.
    pub talk_seconds: Option<u64>,
    /// How satisfied they said they are; none when not asked.
    pub satisfaction: Option<Satisfaction>,
    /// The rule that was set aside, and the reason that was spoken.
    pub set_aside: Option<(String, String)>,
    /// Whether they agreed to be called again.
    pub is_callback_agreed: bool,
    /// Whether they asked not to be called.
    pub is_never_call: bool,
    /// Whether it met a call of another seller to the same customer.
    pub is_double: bool,
    /// How many demands were written down.
    pub demands: u64,
}

/// How a demand was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeardBy {
    /// By whoever called, who wrote it down.
    Calling,
    /// By somebody who sat beside a seller and listened.
    Listening,
}

/// A demand as a report counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandSeen {
    /// The day, on the desk's calendar.
    pub day: NaiveDate,
    /// As it was last sorted.
    pub demand: Demand,
    /// How it was heard.
    pub heard: HeardBy,
    /// Whose; none when it was heard by listening.
    pub whose: Option<Whose>,
}

/// Whose demand it is, as far as a group of three or more may be told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    /// The customer.
    pub customer: Somebody,
    /// Who they are.
    pub audience: Option<Audience>,
    /// Where they live; empty when unknown.
    pub town: String,
    /// Where to open it at the desk.
    pub at: (CustomerId, PartRef),
}

/// A cause as a report tells it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CauseSeen {
    /// As it was last spelled.
    pub words: String,
    /// When it was first named.
    pub first_named: Option<NaiveDate>,
    /// Whom it was handed to.
    pub owner: String,
    /// What they answered.
    pub answer: String,
    /// When it was mended, if it was, and nobody has named it since.
    pub mended: Option<NaiveDate>,
    /// Whether it was mended in the time.
    pub is_mended_in_time: bool,
    /// Customers who named it, ever.
    pub customers: u64,
    /// Of those, whom we have spoken with since it was mended.
    pub told: u64,
}

/// What of a series a report draws: one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekSeen {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Demands in it, by kind: value, failure, neither, unclear.
    pub demands: [u64; 4],
    /// Calls in it that reached somebody.
    pub reached: u64,
}
