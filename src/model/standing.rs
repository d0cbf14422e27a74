//! What the rules need to know before they can say whether somebody may be called: of the list, of the person, and
//! why they are called. The store fills these from its columns; the guard reads nothing else.

use serde::{Deserialize, Serialize};

use super::card::Contact;
use super::customer::Audience;
use super::id::PartRef;
use super::list::{Ground, ListAnswers, ListAudience, Washed};
use super::moment::{Moment, Zone};
use super::phone::{PhoneNumber, Region};
use super::suppression::SuppressScope;
use super::when::When;

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
}

impl ListFacts {
    /// The class of a person on this list. What is known of the person goes before what was said of the list.
    #[must_use]
    pub fn class(&self, audience: Option<Audience>) -> Class {
        let of_all = match self.answers.audience {
            Some(ListAudience::All(audience)) => Some(audience),
            Some(ListAudience::EachRow) | None => None,
        };
        Class {
            market: self.market,
            audience: audience.or(of_all),
            ground: self.answers.ground,
            washed: self.answers.washed.clone(),
            purpose: self.purpose.clone(),
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
