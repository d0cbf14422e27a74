//! An errand: whom we mean to speak with, for whom, and why.

use serde::{Deserialize, Serialize};

use crate::model::call::CampaignRef;
use crate::model::id::CustomerId;
use crate::model::list::ListRef;
use crate::model::phone::{Phone, PhoneNumber, PhoneState};
use crate::model::said::Priority;
use crate::model::seller::SellerRef;
use crate::model::standing::{Because, Person};

/// Whom we mean to speak with, for whom and why: what is known when the card is opened. It goes with the call to its
/// end, so that a call reads alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// Whom.
    pub customer: CustomerId,
    /// Their name, for the list of parked calls.
    pub name: String,
    /// The firm on whose behalf.
    pub principal: String,
    /// The list they are called from, if any.
    pub list: Option<ListRef>,
    /// The campaign.
    pub campaign: Option<CampaignRef>,
    /// Who calls.
    pub seller: SellerRef,
    /// The language in which outcomes are written down, as `nb`.
    pub language: String,
    /// What the rules know of them, from before the call.
    pub person: Person,
    /// Their numbers, first the one to try first.
    pub phones: Vec<Phone>,
    /// Why.
    pub because: Because,
    /// What matters to them, as they had said before.
    #[serde(default)]
    pub matters: Vec<Priority>,
}

impl Errand {
    /// The number to try after this one turned out not to be theirs.
    #[must_use]
    pub fn next_number(&self, struck: &PhoneNumber) -> Option<&PhoneNumber> {
        let usable = |phone: &&Phone| match phone.state {
            PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => true,
            PhoneState::NotTheirs | PhoneState::Dead => false,
        };
        self.phones
            .iter()
            .filter(usable)
            .map(|phone| &phone.number)
            .find(|number| *number != struck && !self.person.numbers_never.contains(number))
    }

    /// Whether a number stands on their card.
    #[must_use]
    pub fn has_number(&self, number: &PhoneNumber) -> bool {
        self.phones.iter().any(|phone| phone.number == *number)
    }
}
