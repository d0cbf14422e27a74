//! Questions with numbered answers, standing over the rest.

use crate::app::colleague::Colleague;
use crate::app::cursor::Cursor;
use crate::app::effect::WantedCall;
use crate::app::reasons::Reason;
use crate::app::said::SCALE;
use crate::app::sorting::Sorting;
use crate::app::wishes::HOURS;
use crate::guard::{Banner, MayOverride, Objection};
use crate::model::callback::CallbackSet;
use crate::model::campaign::Product;
use crate::model::card::{CallVersion, Disputed, OnePair};
use crate::model::customer::{Audience, Customer, Field};
use crate::model::find::Found;
use crate::model::id::{CustomerId, ListId, RecordId};
use crate::model::list::{Ground, List, ListAnswers, ListAudience};
use crate::model::moment::Zone;
use crate::model::order::OrderLine;
use crate::model::phone::{Phone, PhoneNumber};
use crate::model::queue::{Counts, Hold, QueueOrder};
use crate::model::standing::Channel;
use crate::model::suppression::SuppressScope;
use crate::model::talk::Cause;

use super::matter::Matter;
use super::noting::NoteDown;

/// The ways to say who the people of a list are, in the order of the number keys.
pub(crate) const AUDIENCES: [ListAudience; 4] = [
    ListAudience::All(Audience::Business),
    ListAudience::All(Audience::SoleTrader),
    ListAudience::All(Audience::Consumer),
    ListAudience::EachRow,
];

/// Whom a wish not to be called may cover, in the order of the number keys.
pub(crate) const SCOPES: [SuppressScope; 3] = [
    SuppressScope::Person,
    SuppressScope::Number,
    SuppressScope::Organisation,
];

/// A question, and the answer that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AskPane {
    /// The question.
    pub(crate) what: Asking,
    /// The chosen answer.
    pub(crate) cursor: Cursor,
}

/// A question with numbered answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asking {
    /// Which list to call; the first answer is all of them.
    WhichList(Vec<(List, Counts)>),
    /// Whose reason to look at.
    WhichReason {
        /// Of which list; none for all that are open.
        list: Option<ListId>,
        /// The reasons.
        reasons: Vec<Reason>,
    },
    /// By which field to filter; the first answer is by none.
    FilterField(Vec<(Field, String)>),
    /// Which value to filter by.
    FilterValue {
        /// The field.
        field: Field,
        /// Its label.
        label: String,
        /// Values, and how many have each; none before the answer.
        values: Option<Vec<(String, u64)>>,
    },
    /// In which order the queue is.
    Order(Vec<(QueueOrder, String)>),
    /// Which fields are columns of the queue.
    Columns(Vec<(Field, String)>),
    /// One of the three questions of a list.
    ListQuestion(ListAsking),
    /// Which number to dial.
    WhichNumber(Vec<Phone>),
    /// Why a call may not be made; the answers are the ways on that there are.
    Objected {
        /// The call.
        wanted: WantedCall,
        /// Every reason.
        objections: Vec<Objection>,
    },
    /// Which parked call to go on with.
    WhichParked(usize),
    /// Who of several rings; the last answer is a new customer.
    WhoRings {
        /// The number.
        number: PhoneNumber,
        /// Who has it.
        owners: Vec<Found>,
    },
    /// Which of those who have the number is the colleague; the last answer is somebody new.
    WhichColleague {
        /// The colleague as they were named.
        colleague: Box<Colleague>,
        /// Who has the number.
        owners: Vec<Found>,
    },
    /// Whom a wish not to be called covers; asked from the card.
    NeverCall,
    /// Whom the wish not to be called covers that was spoken in the call.
    WhomCovers,
    /// When they want to be called; the first answer is any time, the last but one is typed, the last is how.
    WhichHours,
    /// How they want to be reached; the first answer is any way.
    WhichChannel,
    /// How satisfied they are; the last answer is that they were not asked.
    HowSatisfied,
    /// What they want to order; the last answer is that this is all.
    WhatToOrder {
        /// What there is.
        products: Vec<Product>,
        /// What is ordered so far.
        lines: Vec<OrderLine>,
    },
    /// The whole guide; the answers are the lines that can be ticked.
    WholeGuide {
        /// How many.
        ticks: usize,
    },
    /// What there is to know of the rules; there is nothing to answer.
    AboutRules(Vec<Banner>),
    /// Nothing: how the desks of the team are doing.
    Team,
    /// By which clock they live; the last answer is one that is typed.
    WhichClock {
        /// The clocks that hang where they may be.
        zones: Vec<Zone>,
    },
    /// Which version of a field holds.
    WhichHolds {
        /// Whose field it is.
        customer: CustomerId,
        /// The versions.
        of: Box<Disputed>,
    },
    /// With whom the call is, by name and role; the first answer is the customer, the last a name that is typed.
    WithWhom(Vec<(String, String)>),
    /// Whether whoever rings us is the customer who was found.
    IsItThem(Box<Found>),
    /// Whether two customers are one person.
    AreTheyOne {
        /// The customer on the card.
        one: Box<Customer>,
        /// The other one.
        other: Box<Customer>,
    },
    /// Which of those who were said to be one are two after all.
    WhoIsTwo {
        /// Whose card it is.
        customer: CustomerId,
        /// The pairs.
        pairs: Vec<OnePair>,
    },
    /// What to do with something that is kept.
    WhatNow(Box<Matter>),
    /// Whether to agree the call that a step of an order proposes.
    Propose {
        /// Whom to call.
        customer: CustomerId,
        /// Their name.
        name: String,
        /// When, who and about what.
        set: CallbackSet,
    },
    /// What to write down about the customer.
    NoteDown,
    /// What kind a demand is that was not clear.
    Sort(Box<Sorting>),
    /// Which of the causes that are open; none before the answer.
    OpenCauses(Option<Vec<Cause>>),
    /// What to say of a cause.
    CauseNow(Box<Cause>),
    /// Every version of a call; there is nothing to answer.
    Versions {
        /// The call.
        of: RecordId,
        /// The first version first; none before the answer.
        versions: Option<Vec<CallVersion>>,
    },
    /// Whether to quit with something open.
    Quit,
    /// Whether to leave a form with something in it.
    DiscardForm,
}

/// One of the three questions of a list, asked for the sake of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListAsking {
    /// The list.
    pub(crate) list: List,
    /// Which question.
    pub(crate) question: ListQuestion,
    /// The answers so far.
    pub(crate) answers: ListAnswers,
    /// The register that was objected with, when it is about washing.
    pub(crate) register: String,
    /// The call that goes on when all is answered; none when the list was asked about for its own sake.
    pub(crate) wanted: Option<WantedCall>,
}

/// Which of the three questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ListQuestion {
    /// Who are they?
    Audience,
    /// What lets us call them?
    Ground,
    /// Has it been washed?
    Washed,
}

impl AskPane {
    /// The question, with the first answer chosen.
    pub(crate) fn of(what: Asking) -> Self {
        Self {
            what,
            cursor: Cursor::default(),
        }
    }

    /// Whether the answers are here; some are read first.
    pub(crate) const fn is_read(&self) -> bool {
        !matches!(
            self.what,
            Asking::FilterValue { values: None, .. } | Asking::OpenCauses(None)
        )
    }

    /// How many answers there are.
    pub(crate) fn count(&self) -> usize {
        match &self.what {
            Asking::WhichList(lists) => lists.len() + 1,
            Asking::WhichReason { reasons, .. } => reasons.len(),
            Asking::FilterField(fields) => fields.len() + 1,
            Asking::FilterValue { values, .. } => values.as_ref().map_or(0, Vec::len),
            Asking::Order(orders) => orders.len(),
            Asking::Columns(fields) => fields.len(),
            Asking::ListQuestion(asking) => asking.question.count(),
            Asking::WhichNumber(phones) => phones.len(),
            Asking::Objected { objections, .. } => ways_on(objections).len(),
            Asking::WhichParked(count) => *count,
            Asking::WhoRings { owners, .. } | Asking::WhichColleague { owners, .. } => {
                owners.len() + 1
            }
            Asking::WhichHours => HOURS.len() + 3,
            Asking::WhichChannel => Channel::ALL.len() + 1,
            Asking::HowSatisfied => usize::from(SCALE) + 1,
            Asking::WhatToOrder { products, .. } => products.len() + 1,
            Asking::WholeGuide { ticks } => *ticks,
            Asking::AboutRules(_) | Asking::Team => 0,
            Asking::WhichClock { zones } => zones.len() + 1,
            Asking::WhichHolds { of, .. } => of.versions.len(),
            Asking::WithWhom(people) => people.len() + 2,
            Asking::NeverCall => SCOPES.len() + 1,
            Asking::WhomCovers => SCOPES.len(),
            Asking::WhatNow(matter) => matter.deeds().len(),
            Asking::NoteDown => NoteDown::ALL.len(),
            Asking::Sort(_) => Sorting::KINDS.len() + 1,
            Asking::OpenCauses(causes) => causes.as_ref().map_or(0, Vec::len),
            Asking::CauseNow(_) | Asking::Propose { .. } => 3,
            Asking::Versions { versions, .. } => versions.as_ref().map_or(0, Vec::len),
            Asking::WhoIsTwo { pairs, .. } => pairs.len(),
            Asking::Quit
            | Asking::DiscardForm
            | Asking::IsItThem(_)
            | Asking::AreTheyOne { .. } => 2,
        }
    }
}

impl ListQuestion {
    /// How many answers there are.
    pub(crate) const fn count(self) -> usize {
        match self {
            Self::Audience => AUDIENCES.len(),
            Self::Ground => Ground::ALL.len(),
            Self::Washed => 2,
        }
    }
}

/// What somebody can do about objections, there and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WayOn {
    /// Say by which clock they live.
    SetClock,
    /// Call all the same, for a reason that is spoken.
    AllTheSame,
}

/// The ways on from these objections.
pub(crate) fn ways_on(objections: &[Objection]) -> Vec<WayOn> {
    let lacks_clock = objections.iter().any(|it| it.hold == Hold::ZoneUnknown);
    let clock = lacks_clock.then_some(WayOn::SetClock);
    let aside = may_set_aside(objections).then_some(WayOn::AllTheSame);
    clock.into_iter().chain(aside).collect()
}

/// Whether every objection may be set aside for a spoken reason.
fn may_set_aside(objections: &[Objection]) -> bool {
    objections
        .iter()
        .all(|objection| objection.may_override == MayOverride::SpokenReason)
}
