//! Rules by name, and objections: a reason why somebody may not be called, on what ground, and when it lifts.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::model::list::{Ground, ListRef};
use crate::model::moment::Moment;
use crate::model::phone::PhoneState;
use crate::model::queue::Hold;
use crate::model::standing::{Channel, Restricted};
use crate::model::suppression::SuppressScope;
use crate::model::when::When;

use super::permission::Permit;
use super::window::Span;

/// What kind of rule it is (compliance.md). A house rule is never dressed as law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A statute.
    Law,
    /// The terms of a private register.
    RegisterTerms,
    /// An industry's code.
    Code,
    /// An authority's reading.
    Guidance,
    /// Our own choice.
    House,
}

impl Basis {
    /// All of them, the strongest first.
    pub const ALL: [Self; 5] = [
        Self::Law,
        Self::RegisterTerms,
        Self::Code,
        Self::Guidance,
        Self::House,
    ];

    /// The name in packs and machine-readable output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::RegisterTerms => "register_terms",
            Self::Code => "code",
            Self::Guidance => "guidance",
            Self::House => "house",
        }
    }
}

/// A rule by its id, with what it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The id, as `NO.REG.RESERVASJON`.
    pub id: Cow<'static, str>,
    /// What kind of rule.
    pub basis: Basis,
    /// The paragraph; none for the house's own.
    pub cite: Option<Cow<'static, str>>,
}

impl Rule {
    pub(super) const fn house(id: &'static str) -> Self {
        Self {
            id: Cow::Borrowed(id),
            basis: Basis::House,
            cite: None,
        }
    }

    /// A rule of a pack.
    #[must_use]
    pub fn of(id: impl Into<Cow<'static, str>>, basis: Basis, cite: Option<String>) -> Self {
        Self {
            id: id.into(),
            basis,
            cite: cite.map(Cow::Owned),
        }
    }
}

/// Whether an objection may be set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MayOverride {
    /// Never: law, register, suppression, or a house rule that allows none.
    No,
    /// By a reason that the seller speaks, which becomes part of the record.
    SpokenReason,
}

/// A reason why a person may not be called now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The rule that objects.
    pub rule: Rule,
    /// The kind of hold, as the queue counts them.
    pub hold: Hold,
    /// The first moment at which this reason no longer stands; none when it does not lift by itself.
    pub opens_at: Option<Moment>,
    /// What exactly stands in the way.
    pub detail: Detail,
    /// Whether it may be set aside.
    pub may_override: MayOverride,
    /// The list that needs an answer or a wash; none when the customer is on no list, or the list is not the matter.
    pub list: Option<ListRef>,
}

/// What exactly stands in the way, as values for a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// The list's first question is not answered, nor is it known of the person: who are they?
    AudienceUnknown,
    /// The list's second question is not answered: what lets us call them?
    GroundUnknown,
    /// The rule wants a yes from them, and this ground is none.
    NotPermitted {
        /// What holds without one.
        permit: Permit,
        /// What the list says.
        ground: Ground,
    },
    /// The list was never washed against this register.
    NeverWashed {
        /// The register's name, as people know it.
        register: Cow<'static, str>,
    },
    /// The list was washed against too old a version of this register.
    WashTooOld {
        /// The register's name, as people know it.
        register: Cow<'static, str>,
        /// The version's date.
        version: NaiveDate,
        /// The last day on which a call was allowed.
        last_day: NaiveDate,
    },
    /// They, or somebody for them, asked never to be called.
    NeverCall(SuppressScope),
    /// No number of theirs can be called.
    NoNumber,
    /// This number is known not to reach them.
    NumberStruck(PhoneState),
    /// They were tried as often today as is allowed.
    TriedToday {
        /// How often today.
        times: u16,
        /// How often at most.
        times_max: u16,
    },
    /// They were tried as often in seven days as is allowed.
    TriedThisWeek {
        /// How often.
        times: u16,
        /// How often at most.
        times_max: u16,
    },
    /// They pressed reject, and rest.
    RestsAfterDecline {
        /// When they did.
        declined_at: Moment,
    },
    /// An outcome said that they rest.
    RestsByOutcome,
    /// They agreed to be called at another time.
    CallbackAgreed {
        /// When.
        when: When,
    },
    /// What would lift the rule is not on record, or is too old.
    NotProven {
        /// The exception that would.
        exception: Rule,
        /// What is not on record, as the packs name it; empty when all of it is, and too old.
        lacking: Vec<String>,
        /// The last day on which it counted.
        last_day: Option<NaiveDate>,
    },
    /// They stand in this register.
    Listed {
        /// The register's name, as people know it.
        register: Cow<'static, str>,
        /// The date of the version in which they were found.
        version: NaiveDate,
    },
    /// It is not an hour at which they may be called.
    OutsideHours {
        /// The hours of this day, on their clock; empty when it is closed.
        spans: Vec<Span>,
        /// Whether it is a holiday there.
        holiday: bool,
    },
    /// The house is closed on this day.
    HouseClosed,
    /// Nobody knows which clock they live by.
    ZoneUnknown,
    /// What we have of them may only be kept.
    Restricted(Restricted),
    /// The rules have a mistake, or there are none for such people.
    NoRules {
        /// The file with the mistake; none when there is no rule.
        file: Option<String>,
    },
    /// The number we call from is not as the rule wants it.
    CallerHidden,
    /// They want to be reached in another way.
    OtherChannel(Channel),
    /// They want to be called on another number.
    OtherNumber,
    /// They want to be called at other hours.
    OtherHours {
        /// The hours of this day, on their clock.
        spans: Vec<Span>,
    },
    /// Something that went wrong for them is not answered.
    FailureOpen {
        /// Since when.
        since: Moment,
    },
    /// They were tried as often for the campaign as is allowed.
    TriedForCampaign {
        /// How often.
        times: u16,
        /// How often at most.
        times_max: u16,
    },
    /// They were tried too short a time ago.
    TriedLately {
        /// When.
        last: Moment,
        /// How many hours must pass.
        hours: u16,
    },
    /// The number was tried as often as is allowed, whoever was called on it.
    NumberTried {
        /// How often.
        times: u16,
        /// How often at most.
        times_max: u16,
    },
    /// A colleague has them before them.
    WithColleague {
        /// The colleague's name.
        seller: String,
    },
    /// A number of this kind is never called.
    NumberNotCalled,
}

/// A rule that says no, and does not lift by itself.
pub(super) fn closed(rule: Rule, hold: Hold, detail: Detail) -> Objection {
    Objection {
        rule,
        hold,
        opens_at: None,
        detail,
        may_override: MayOverride::No,
        list: None,
    }
}
