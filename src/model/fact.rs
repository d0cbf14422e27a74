//! Facts: what happened. Every table of the desk is what its facts add up to (DESIGN.md §6).
//!
//! *Invariant:* a fact is not its file format. The form in which it travels is in `sync::wire`.

use chrono::NaiveDateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::Call;
use super::callback::CallbackSet;
use super::caller::{Assign, Away};
use super::consent::{Consent, Restriction, Withdrawal};
use super::customer::{FieldWrite, OnePerson, Profile, Relation};
use super::erasure::Erase;
use super::exported::Exported;
use super::id::{CustomerId, Incarnation, ListId, PartRef, RecordId, SellerId};
use super::list::{List, ListAnswers, ListRef, ListState};
use super::moment::Moment;
use super::opened::Opened;
use super::outcome::Campaign;
use super::preference::Preference;
use super::said::PromiseMade;
use super::suppression::{Suppress, SuppressLift};
use super::talk::{Interval, Talk};
use super::wash::Wash;
use super::when::When;

/// Something that happened, and of what kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// `customer.new`: somebody we may speak with became known.
    CustomerNew(CustomerNew),
    /// `customer.field`: one write to one field or number.
    CustomerField(FieldWrite),
    /// `customer.member`: a customer that was known stands on a list too.
    CustomerMember(Membership),
    /// `customer.merge`: two customers are one person.
    CustomerMerge(OnePerson),
    /// `customer.unmerge`: they are not.
    CustomerUnmerge(OnePerson),
    /// `relation.set`: two customers belong together.
    RelationSet(Relation),
    /// `tag.set`: a word that customers are sorted by.
    TagSet(String),
    /// `tag.unset`: a word taken off.
    TagUnset(String),
    /// `call`: a conversation, or an attempt at one.
    Call(Box<Call>),
    /// `call.amend`: another version of a call; the first stays readable.
    CallAmend {
        /// The first version.
        of: RecordId,
        /// The version that holds now, whole.
        call: Box<Call>,
    },
    /// `call.void`: the call was no call. What was agreed in it is void too.
    CallVoid {
        /// The first version.
        of: RecordId,
        /// Why.
        why: String,
    },
    /// `note`: a note outside a call.
    Note(Note),
    /// `callback.set`: an agreed call, made outside a call.
    CallbackSet(CallbackSet),
    /// `callback.moved`: another time.
    CallbackMoved {
        /// Which.
        of: PartRef,
        /// When now.
        when: When,
    },
    /// `callback.done`: it was made.
    CallbackDone {
        /// Which.
        of: PartRef,
    },
    /// `callback.cancelled`: it was taken back.
    CallbackCancelled {
        /// Which.
        of: PartRef,
        /// Why.
        why: String,
    },
    /// `promise.made`: a promise outside a call.
    PromiseMade(PromiseMade),
    /// `promise.kept`.
    PromiseKept(PromiseClosed),
    /// `promise.broken`.
    PromiseBroken(PromiseClosed),
    /// `promise.withdrawn`.
    PromiseWithdrawn(PromiseClosed),
    /// `suppress`: never call.
    Suppress(Suppress),
    /// `suppress.lift`: a wish not to be called was taken back.
    SuppressLift(SuppressLift),
    /// `erase`: a customer is forgotten.
    Erase(Erase),
    /// `assign`: a customer is one seller's to call.
    Assign(Assign),
    /// `seller.away`: what is a seller's to do is somebody else's for a while.
    Away(Away),
    /// `opened`: a seller has their card before them.
    Opened(Opened),
    /// `consent.given`: a proven yes.
    ConsentGiven(Consent),
    /// `consent.withdrawn`: the end of every yes to a firm.
    ConsentWithdrawn(Withdrawal),
    /// `preference.set`: when and how they want to be reached.
    PreferenceSet(Preference),
    /// `restrict`: their data may not be used, or may again.
    Restrict(Restriction),
    /// `wash`: customers were looked for in a reservation register.
    Wash(Box<Wash>),
    /// `list.new`: a list began.
    ListNew(List),
    /// `list.set`: something about a list changed.
    ListSet(ListSet),
    /// `campaign.set`: a campaign at a version, or whether it is called.
    CampaignSet(CampaignSet),
    /// The conversation beside the calls: questions, priorities, needs, causes, orders, reviews.
    Talk(Talk),
    /// `import`: the receipt of an import.
    Import(ImportReceipt),
    /// `export`: an export names the sellers.
    Exported(Exported),
    /// `inc.open`: an incarnation of a desk's log began (SYNC.md §3.4).
    IncOpen(IncOpen),
    /// A kind from a newer version: kept as it is, projected after an upgrade.
    Unknown(String),
}

impl Fact {
    /// Whether the fact says something only together with the customer it is about.
    #[must_use]
    pub const fn is_about_customer(&self) -> bool {
        match self {
            Self::CustomerNew(_)
            | Self::CustomerField(_)
            | Self::CustomerMember(_)
            | Self::RelationSet(_)
            | Self::TagSet(_)
            | Self::CustomerMerge(_)
            | Self::CustomerUnmerge(_)
            | Self::TagUnset(_)
            | Self::Call(_)
            | Self::CallAmend { .. }
            | Self::CallVoid { .. }
            | Self::Note(_)
            | Self::CallbackSet(_)
            | Self::CallbackMoved { .. }
            | Self::CallbackDone { .. }
            | Self::CallbackCancelled { .. }
            | Self::PromiseMade(_)
            | Self::PromiseKept(_)
            | Self::PromiseBroken(_)
            | Self::PromiseWithdrawn(_)
            | Self::Suppress(_)
            | Self::SuppressLift(_)
            | Self::Erase(_)
            | Self::Assign(_)
            | Self::Opened(_)
            | Self::ConsentGiven(_)
            | Self::ConsentWithdrawn(_)
            | Self::PreferenceSet(_)
            | Self::Restrict(_) => true,
            Self::Talk(talk) => talk.is_about_customer(),
            Self::ListNew(_)
            | Self::ListSet(_)
            | Self::CampaignSet(_)
            | Self::Away(_)
            | Self::Import(_)
            | Self::Exported(_)
            | Self::Wash(_)
            | Self::IncOpen(_)
            | Self::Unknown(_) => false,
        }
    }
}

/// A customer, as they became known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerNew {
    /// What is known.
    pub profile: Profile,
    /// The firm on whose behalf we may speak with them.
    pub principal: String,
    /// Where they come from, in words.
    pub source: String,
    /// The list they came with, if any.
    pub member: Option<Membership>,
    /// Their tags.
    pub tags: Vec<String>,
}

impl CustomerNew {
    /// The source of somebody who was added by hand, or who rang.
    pub const AT_DESK: &'static str = "desk";
}

/// A customer's place on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Membership {
    /// The list.
    pub list: ListRef,
    /// The place in the list's own order, from one.
    pub place: u64,
}

/// A note outside a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// The text, as written.
    pub text: String,
    /// When it was written, on the clock of whoever wrote it, when it comes from a list that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<NaiveDateTime>,
    /// Where it comes from when it was not written at this desk: the list's column.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// How a promise ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PromiseClosed {
    /// Which.
    pub of: PartRef,
    /// In words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A change to a list. What is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListSet {
    /// Which.
    pub list: ListId,
    /// Open, paused or closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ListState>,
    /// The answers to the three questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<ListAnswers>,
    /// The campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<String>,
    /// How often its customers are to hear from us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// The changes that this one comes after; they stand in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// A campaign at a version: it holds from the next call on. Or whether its lists are called at all. What is `None` stays
/// as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CampaignSet {
    /// Which, by its code.
    pub code: String,
    /// The whole campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign: Option<Box<Campaign>>,
    /// Open, paused or closed: all lists of the campaign with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ListState>,
    /// The writes that this one replaces; they stand in the envelope.
    #[serde(skip)]
    pub replaces: Vec<RecordId>,
}

/// The receipt of an import: what came in, from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportReceipt {
    /// Into which list.
    pub list: ListRef,
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of the file, hex.
    pub hash: String,
    /// Rows with anything in them, the header not counted.
    pub rows: u64,
    /// Rows that became a customer.
    pub new: u64,
    /// Rows that met a customer who was known.
    pub merged: u64,
    /// Rows that were refused, and went to the rejects file.
    pub refused: u64,
}

/// Why an incarnation of a desk's log began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IncWhy {
    /// The first start of this desk.
    First,
    /// The guard file and the database disagree: restored, or copied.
    Guard,
    /// The team folder knows more of this desk than its database does.
    Folder,
    /// Two records at one number.
    Fork,
    /// Somebody asked for it.
    Asked,
}

/// An incarnation began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IncOpen {
    /// The one before; none at the first start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev_inc: Option<Incarnation>,
    /// The last number of the one before.
    #[serde(default)]
    pub prev_seq: u64,
    /// The chain at that number, hex.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prev_chain: String,
    /// Why.
    pub why: IncWhy,
    /// The version of samtale that opened it.
    pub version: String,
}

/// A fact with its place in the world: what is to be written as one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When, on the writer's clock.
    pub at: Moment,
    /// Who; none when the desk itself did, as for `inc.open`.
    pub by: Option<SellerId>,
    /// About whom; none when about nobody in particular.
    pub about: Option<CustomerId>,
    /// What.
    pub fact: Fact,
}
