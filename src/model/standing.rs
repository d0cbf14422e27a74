//! What the rules need to know before they can say whether somebody may be called: of the list, of the person, and
//! why they are called. The store fills these from its columns; the guard reads nothing else.

use chrono::{NaiveDate, NaiveTime, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::card::Contact;
use super::customer::Audience;
use super::id::PartRef;
use super::list::{Ground, ListAnswers, ListAudience, Washed};
use super::moment::{Moment, Zone};
use super::phone::{PhoneNumber, Region};
use super::suppression::SuppressScope;
use super::when::When;
use super::whereabouts::Whereabouts;

/// What of a list decides whether its people may be called. A customer on no list has the desk's market and no
/// answers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListFacts {
    /// The market whose rules hold.
    pub market: Region,
    /// The answers to the three questions.
    pub answers: ListAnswers,
    /// What the campaign calls for, as the rules name it: `sale`, `fundraising`, `survey`, `care`.
    pub purpose: String,
    /// What the list itself proves of its answers.
    pub stated: Stated,
}

/// What a list proves of its own answers: who said so and when. The people on a list of customers are customers on the
/// day on which their own system said so; later it must say so again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Stated {
    /// Where the list came from, in words; empty proves nothing.
    pub source: String,
    /// The day on which the source said so: that of the latest load. None when it is not known.
    pub on: Option<NaiveDate>,
    /// The firm on whose behalf the list is called; empty when not known.
    pub principal: String,
    /// The campaign, by its code; empty for the usual one.
    pub campaign: String,
}

impl ListFacts {
    /// Who a person on this list is. What is known of the person goes before what was said of the list.
    #[must_use]
    pub fn audience(&self, audience: Option<Audience>) -> Option<Audience> {
        let of_all = match self.answers.audience {
            Some(ListAudience::All(audience)) => Some(audience),
            Some(ListAudience::EachRow) | None => None,
        };
        audience.or(of_all)
    }

    /// The class of a person on this list. What is known of the person goes before what was said of the list.
    #[must_use]
    pub fn class(&self, audience: Option<Audience>, whereabouts: Whereabouts) -> Class {
        Class {
            market: self.market,
            audience: self.audience(audience),
            ground: self.answers.ground,
            washed: self.answers.washed.clone(),
            purpose: self.purpose.clone(),
            whereabouts,
            stated: self.stated.clone(),
            judged: Judged::WithTheList,
        }
    }
}

/// People whom the rules cannot tell apart. There are a few dozen classes among a million people.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Class {
    /// The market whose rules hold.
    pub market: Region,
    /// What the law sees in them; none when nobody has said.
    pub audience: Option<Audience>,
    /// What lets us call them; none when nobody has said.
    pub ground: Option<Ground>,
    /// Against what they were washed.
    pub washed: Vec<Washed>,
    /// What the call is for.
    pub purpose: String,
    /// Where they are.
    pub whereabouts: Whereabouts,
    /// What the list itself proves of its answers.
    pub stated: Stated,
    /// Whether the list's own answers say anything of them.
    pub judged: Judged,
}

/// By what somebody is judged.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judged {
    /// By what holds for everybody on the list.
    #[default]
    WithTheList,
    /// By evidence of their own, which is asked about with each of them.
    Alone,
}

/// What of one person decides whether they may be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The called party's clock: their own zone, else their market's.
    pub zone: Zone,
    /// What the law sees in them, where it is known of themselves.
    pub audience: Option<Audience>,
    /// Wishes not to be called that cover them whole: their own, or their organisation's. A wish about one number
    /// stands in `numbers_never`.
    pub suppressed: Vec<SuppressScope>,
    /// Numbers of theirs on which somebody asked never to be called.
    pub numbers_never: Vec<PhoneNumber>,
    /// How many of their numbers can be dialled: not struck, not dead, and nobody asked us not to.
    pub numbers_usable: u16,
    /// How often they were disturbed, over all numbers and lists.
    pub contact: Contact,
    /// The soonest open callback with them.
    pub callback: Option<Agreed>,
    /// Where they are.
    #[serde(default)]
    pub whereabouts: Whereabouts,
    /// What else bounds calls to them, or lifts a bound.
    #[serde(default)]
    pub bounds: Bounds,
}

/// What else bounds calls to a person, or lifts a bound. With nothing known, nothing stands here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bounds {
    /// Why we may only keep what we have of them (GDPR art. 18), or a request of theirs that is not answered.
    pub restricted: Option<Restricted>,
    /// Registers in which they were found, and not found again to be gone from.
    pub listed: Vec<Listing>,
    /// Washes that they went through, beside those that their list tells of.
    pub washed: Vec<super::list::Washed>,
    /// What they said yes to, and relations of theirs that prove something.
    pub proofs: Vec<Proof>,
    /// When they last took a yes back: what was said before proves nothing.
    pub withdrawn_at: Option<Moment>,
    /// When and how they want to be reached.
    pub wishes: Wishes,
    /// Attempts of the last seven days on each of their numbers, whoever was called.
    pub numbers_tried: Vec<NumberTried>,
    /// Attempts of all time, for each campaign.
    pub campaigns_tried: Vec<CampaignTried>,
    /// The colleague who has their card before them.
    pub held_by: Option<HeldBy>,
    /// Since when something that went wrong for them is open: they told us, and nobody has answered.
    pub failure_since: Option<Moment>,
}

impl Bounds {
    /// By what they are judged.
    #[must_use]
    pub fn judged(&self) -> Judged {
        if self.proofs.is_empty() {
            Judged::WithTheList
        } else {
            Judged::Alone
        }
    }
}

/// Why a person's data may only be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Restricted {
    /// They asked for it (GDPR art. 18).
    AtTheirWish,
    /// They asked for something else, to see, to correct or to forget, and it is not done.
    RequestOpen,
}

/// Somebody was found in a register.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Listing {
    /// The register, as `NO.REG.RESERVASJON`.
    pub register: String,
    /// The date of the register's version.
    pub version: NaiveDate,
    /// The number that was found; none when the person was, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<PhoneNumber>,
}

/// A yes of theirs, or a relation, with what of it is on record. It counts as long as it is not taken back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Proof {
    /// What it proves: that they asked, that they are customers, that they gave.
    pub ground: Ground,
    /// What is on record, as the packs name it: `consent_text`, `consent_at`, `named_trader`.
    pub evidence: Vec<String>,
    /// The day of it.
    pub on: NaiveDate,
    /// The last day on which it counts, when they said one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The day on which the relation ended; none while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_on: Option<NaiveDate>,
    /// For which purposes; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<String>,
    /// For calls to which number, when they named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<PhoneNumber>,
}

/// When and how somebody wants to be reached. Empty when they said nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Wishes {
    /// On these days and between these times, on their own clock; empty for any.
    pub hours: Vec<WishedHours>,
    /// In this way; none for any.
    pub channel: Option<Channel>,
    /// On these numbers; empty for any.
    pub numbers: Vec<PhoneNumber>,
}

/// Hours in which somebody wants to be called.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WishedHours {
    /// On these days; empty for every day.
    #[serde(default)]
    pub days: Vec<Weekday>,
    /// From this time on.
    pub from: NaiveTime,
    /// Before this time; none for the end of the day.
    #[serde(default)]
    pub until: Option<NaiveTime>,
}

/// A way to reach somebody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// By telephone.
    Telephone,
    /// By a written message to a telephone.
    Text,
    /// By e-mail.
    Email,
    /// By letter.
    Letter,
}

impl Channel {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Telephone, Self::Text, Self::Email, Self::Letter];

    /// The name in records and messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Telephone => "telephone",
            Self::Text => "text",
            Self::Email => "email",
            Self::Letter => "letter",
        }
    }
}

/// How often one number was tried, whoever was called on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberTried {
    /// The number.
    pub number: PhoneNumber,
    /// When each attempt of the last seven days was, newest first.
    pub attempts: Vec<Moment>,
}

/// How often somebody was tried for one campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CampaignTried {
    /// The campaign, by its code; empty for calls on no campaign's behalf.
    pub campaign: String,
    /// So often, since they were last reached.
    pub times: u16,
}

/// A colleague who has somebody's card before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBy {
    /// Their name.
    pub seller: String,
    /// Until when that is believed without hearing of it again.
    pub until: Moment,
}

/// A callback that was agreed, as far as the rules care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its address. `Part::Callback` is one that was agreed in a call: the call is the evidence that they asked.
    pub id: PartRef,
    /// When, on the customer's clock.
    pub when: When,
}

/// Why a call is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// The queue has them next, or the seller chose them.
    Next,
    /// A callback was agreed.
    Callback(Agreed),
    /// We promised something.
    Promise(PartRef),
}

/// Why a person cannot be called now, and the first moment at which they can; none when it does not lift by itself.
pub type Held = (super::queue::Hold, Option<Moment>);
