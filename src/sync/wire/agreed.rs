//! The JSON form of what people agree: callbacks, and what is known of a number.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::callback::CallbackSet;
use crate::model::id::PartRef;
use crate::model::moment::Zone;
use crate::model::phone::{Phone, PhoneKind, PhoneNumber, PhoneState};
use crate::model::seller::{Owner, SellerRef};
use crate::model::when::{Precision, When};

/// `{"at":"2026-11-24T14:00:00","zone":"Europe/Oslo","precision":"exact","owner":{…},"about":"…"}`; without `owner` it is
/// anyone's.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct CallbackBody<'a> {
    at: NaiveDateTime,
    zone: Zone,
    precision: Precision,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    owner: Option<Cow<'a, SellerRef>>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    about: Cow<'a, str>,
}

impl<'a> From<&'a CallbackSet> for CallbackBody<'a> {
    fn from(set: &'a CallbackSet) -> Self {
        Self {
            at: set.when.at,
            zone: set.when.zone,
            precision: set.when.precision,
            owner: match &set.owner {
                Owner::Anyone => None,
                Owner::Seller(seller) => Some(Cow::Borrowed(seller)),
            },
            about: Cow::Borrowed(&set.about),
        }
    }
}

impl From<CallbackBody<'_>> for CallbackSet {
    fn from(body: CallbackBody<'_>) -> Self {
        Self {
            when: When {
                at: body.at,
                zone: body.zone,
                precision: body.precision,
            },
            owner: body
                .owner
                .map_or(Owner::Anyone, |seller| Owner::Seller(seller.into_owned())),
            about: body.about.into_owned(),
        }
    }
}

/// `{"of":"<record id>#c","at":"…","zone":"…","precision":"…"}`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct MovedBody {
    of: PartRef,
    at: NaiveDateTime,
    zone: Zone,
    precision: Precision,
}

impl MovedBody {
    pub(super) const fn new(of: PartRef, when: When) -> Self {
        Self {
            of,
            at: when.at,
            zone: when.zone,
            precision: when.precision,
        }
    }

    pub(super) const fn parts(&self) -> (PartRef, When) {
        let when = When {
            at: self.at,
            zone: self.zone,
            precision: self.precision,
        };
        (self.of, when)
    }
}

/// What is known of a number: a word, and a day when they gave it to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum StateWord {
    Untried,
    Good,
    NotTheirs,
    Dead,
    GivenByThem,
}

/// `{"number":"+47…","state":"given-by-them","given":"2026-11-21"}`; without `state` it was never tried.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub(super) struct NumberBody<'a> {
    number: Cow<'a, PhoneNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<PhoneKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<StateWord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given: Option<NaiveDate>,
}

/// A number: an object in what we write; from scripts a plain text too.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum PhoneBody<'a> {
    Number(NumberBody<'a>),
    Text(PhoneNumber),
}

impl<'a> NumberBody<'a> {
    pub(super) fn of(number: &'a PhoneNumber, state: PhoneState) -> Self {
        let (state, given) = match state {
            PhoneState::Untried => (None, None),
            PhoneState::Good => (Some(StateWord::Good), None),
            PhoneState::NotTheirs => (Some(StateWord::NotTheirs), None),
            PhoneState::Dead => (Some(StateWord::Dead), None),
            PhoneState::GivenByThem(day) => (Some(StateWord::GivenByThem), Some(day)),
        };
        Self {
            number: Cow::Borrowed(number),
            kind: None,
            state,
            given,
        }
    }

    /// The number and what is known of it.
    pub(super) fn parts(self) -> (PhoneNumber, PhoneState) {
        let state = match (self.state.unwrap_or(StateWord::Untried), self.given) {
            (StateWord::GivenByThem, Some(day)) => PhoneState::GivenByThem(day),
            (StateWord::GivenByThem | StateWord::Good, _) => PhoneState::Good,
            (StateWord::Untried, _) => PhoneState::Untried,
            (StateWord::NotTheirs, _) => PhoneState::NotTheirs,
            (StateWord::Dead, _) => PhoneState::Dead,
        };
        (self.number.into_owned(), state)
    }
}

impl<'a> From<&'a Phone> for PhoneBody<'a> {
    fn from(phone: &'a Phone) -> Self {
        Self::Number(NumberBody {
            kind: Some(phone.kind),
            ..NumberBody::of(&phone.number, phone.state)
        })
    }
}

impl From<PhoneBody<'_>> for Phone {
    fn from(body: PhoneBody<'_>) -> Self {
        match body {
            PhoneBody::Text(number) => Self {
                number,
                kind: PhoneKind::default(),
                state: PhoneState::default(),
            },
            PhoneBody::Number(body) => {
                let kind = body.kind.unwrap_or_default();
                let (number, state) = body.parts();
                Self {
                    number,
                    kind,
                    state,
                }
            }
        }
    }
}
