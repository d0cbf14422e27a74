//! Stages: each holds exactly what is known there. The notes live in the stage, so that the next customer cannot open
//! with the last one's text.
//!
//! *Invariant:* what is on the line is made only in this layer, from a clearance or because they rang us. A stage that
//! is read back from a draft brings the note of the clearance it had, which allows nothing: no stage dials by itself.

use serde::{Deserialize, Serialize};

use crate::guard::Clearance;
use crate::model::call::{
    Attempt, Call, ClearanceNote, Direction, Disclosed, LineResult, NumberLearned,
};
use crate::model::callback::CallbackSet;
use crate::model::id::RecordId;
use crate::model::list::ListRef;
use crate::model::moment::Stamp;
use crate::model::order::OrderNew;
use crate::model::outcome::{Outcome, SubOutcome};
use crate::model::phone::PhoneNumber;
use crate::model::said::Satisfaction;
use crate::model::suppression::SuppressScope;

use super::errand::Errand;
use super::heard::Heard;

/// Where the call is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// No card is open.
    #[default]
    Idle,
    /// The card is open; nobody was called.
    Orienting(Box<Orienting>),
    /// It rings at theirs.
    Ringing(Box<Ringing>),
    /// They are on the line.
    Talking(Box<Talking>),
    /// The call is over, and not yet saved.
    WrapUp(Box<WrapUp>),
    /// The store has committed durably.
    Saved(Box<Saved>),
}

/// The card is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Orienting {
    /// Whom, for whom and why.
    pub errand: Box<Errand>,
    /// The notes, as written.
    pub notes: String,
    /// Whether the notes are being saved, as a note outside a call.
    #[serde(skip)]
    pub save: SaveState,
}

/// A call that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnLine {
    /// Whom, for whom and why.
    pub errand: Box<Errand>,
    /// The notes, as written.
    pub notes: String,
    /// What was agreed so far.
    pub agreed: Agreement,
    pub(super) way: Way,
}

/// Who rang whom, and what allowed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// We rang them.
    Out {
        /// The number.
        number: PhoneNumber,
        /// What is kept of the clearance.
        note: ClearanceNote,
        /// Whether it counts as an attempt, should it disturb anybody.
        attempt: Attempt,
        /// When it began to ring.
        rang_at: Stamp,
    },
    /// They rang us.
    In {
        /// The number they rang from, when known.
        number: Option<PhoneNumber>,
    },
}

/// What was agreed so far, and what became known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// What the people agreed.
    pub outcome: Option<Outcome>,
    /// Its finer name.
    #[serde(default)]
    pub sub: Option<SubOutcome>,
    /// A later call.
    pub callback: Option<CallbackSet>,
    /// The wish not to be called again.
    pub suppress: Option<SuppressScope>,
    /// What became known of numbers, besides what the line itself tells.
    pub numbers: Vec<NumberLearned>,
    /// With whom, when not with the customer.
    #[serde(default)]
    pub with_whom: String,
    /// What had to be said, and was.
    #[serde(default)]
    pub disclosed: Vec<Disclosed>,
    /// What was said, asked and promised.
    #[serde(default)]
    pub heard: Heard,
    /// How satisfied they are; none when they were not asked.
    #[serde(default)]
    pub satisfaction: Option<Satisfaction>,
    /// What they want to order.
    #[serde(default)]
    pub order: Option<OrderNew>,
}

/// It rings at theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ringing {
    /// The call.
    pub call: OnLine,
}

/// They are on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talking {
    /// The call.
    pub call: OnLine,
    /// Since when.
    pub answered_at: Stamp,
}

/// The call is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrapUp {
    /// The call.
    pub call: OnLine,
    /// What the line did.
    pub result: LineResult,
    /// When somebody answered.
    pub answered_at: Option<Stamp>,
    /// When it ended.
    pub ended_at: Stamp,
    /// What this is another version of; none for a call not saved before.
    pub amends: Option<Amends>,
    /// The call as the records have it, once it was saved: it may hold more than a wrap-up can say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Box<Call>>,
    /// Whether it is being saved.
    #[serde(skip)]
    pub save: SaveState,
}

/// The version that a wrap-up goes in the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amends {
    /// The record of the first version.
    pub first: RecordId,
    /// The wrap-up as it was saved last.
    pub before: Box<WrapUp>,
}

/// Whether a save is on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SaveState {
    /// Not asked for.
    #[default]
    No,
    /// Asked for, and not yet answered.
    OnItsWay,
    /// The last try failed; every word is here.
    Failed,
}

/// Saved, durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The record that says so.
    pub record: RecordId,
    /// With whom it was.
    pub errand: Box<Errand>,
    /// What was saved.
    pub what: SavedWhat,
}

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SavedWhat {
    /// A call, in the version that holds now.
    Call {
        /// The record of the first version.
        first: RecordId,
        /// The wrap-up.
        wrap_up: Box<WrapUp>,
    },
    /// A note outside a call.
    Note(String),
}

impl Stage {
    /// Whom, for whom and why; none when no card is open.
    #[must_use]
    pub fn errand(&self) -> Option<&Errand> {
        match self {
            Self::Idle => None,
            Self::Orienting(orienting) => Some(&orienting.errand),
            Self::Ringing(ringing) => Some(&ringing.call.errand),
            Self::Talking(talking) => Some(&talking.call.errand),
            Self::WrapUp(wrap_up) => Some(&wrap_up.call.errand),
            Self::Saved(saved) => Some(&saved.errand),
        }
    }

    /// They rang, and were listened to; now it is said who they are, and perhaps on which list they stand. Of a call of
    /// ours both were known.
    pub fn known_as(&mut self, name: &str, list: Option<&ListRef>) {
        let call = match self {
            Self::Idle | Self::Orienting(_) | Self::Ringing(_) | Self::Saved(_) => return,
            Self::Talking(talking) => &mut talking.call,
            Self::WrapUp(wrap_up) => &mut wrap_up.call,
        };
        if call.direction() == Direction::In {
            name.clone_into(&mut call.errand.name);
            if call.errand.list.is_none() {
                call.errand.list = list.cloned();
            }
        }
    }

    /// The call that was begun and is not yet saved.
    #[must_use]
    pub fn call(&self) -> Option<&OnLine> {
        match self {
            Self::Idle | Self::Orienting(_) | Self::Saved(_) => None,
            Self::Ringing(ringing) => Some(&ringing.call),
            Self::Talking(talking) => Some(&talking.call),
            Self::WrapUp(wrap_up) => Some(&wrap_up.call),
        }
    }

    /// The notes that can be written in; none where there is nothing to write about.
    #[must_use]
    pub fn notes(&self) -> Option<&str> {
        match self {
            Self::Orienting(orienting) => Some(&orienting.notes),
            Self::Idle | Self::Saved(_) => None,
            Self::Ringing(_) | Self::Talking(_) | Self::WrapUp(_) => {
                self.call().map(|call| call.notes.as_str())
            }
        }
    }

    /// Whether something is in hand that would be lost in a crash if it were not kept.
    #[must_use]
    pub fn is_in_hand(&self) -> bool {
        match self {
            Self::Idle | Self::Saved(_) => false,
            Self::Orienting(_) | Self::Ringing(_) | Self::Talking(_) | Self::WrapUp(_) => true,
        }
    }

    /// Whether a save is on its way.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        match self {
            Self::Idle | Self::Ringing(_) | Self::Talking(_) | Self::Saved(_) => false,
            Self::Orienting(orienting) => orienting.save == SaveState::OnItsWay,
            Self::WrapUp(wrap_up) => wrap_up.save == SaveState::OnItsWay,
        }
    }
}

impl Orienting {
    pub(super) fn of(errand: Box<Errand>, notes: String) -> Stage {
        Stage::Orienting(Box::new(Self {
            errand,
            notes,
            save: SaveState::No,
        }))
    }
}

impl OnLine {
    /// The one way to an outgoing call: a clearance, which is used up.
    pub(super) fn dialled(orienting: &Orienting, clearance: Clearance, rang_at: Stamp) -> Self {
        let way = Way::Out {
            number: clearance.number().clone(),
            note: clearance.note(),
            attempt: clearance.attempt(),
            rang_at,
        };
        drop(clearance);
        Self {
            errand: orienting.errand.clone(),
            notes: orienting.notes.clone(),
            agreed: Agreement::default(),
            way,
        }
    }

    pub(super) fn they_rang(
        errand: Box<Errand>,
        notes: String,
        number: Option<PhoneNumber>,
    ) -> Self {
        Self {
            errand,
            notes,
            agreed: Agreement::default(),
            way: Way::In { number },
        }
    }

    /// The same call with other notes.
    pub(super) fn noted(&self, notes: String) -> Self {
        Self {
            notes,
            ..self.clone()
        }
    }

    /// The same call with another agreement.
    pub(super) fn agreeing(&self, agreed: Agreement) -> Self {
        Self {
            agreed,
            ..self.clone()
        }
    }

    /// Who rang whom, and what allowed it.
    #[must_use]
    pub const fn way(&self) -> &Way {
        &self.way
    }

    /// Who rang whom.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        match self.way {
            Way::Out { .. } => Direction::Out,
            Way::In { .. } => Direction::In,
        }
    }

    /// The number used, when known.
    #[must_use]
    pub const fn number(&self) -> Option<&PhoneNumber> {
        match &self.way {
            Way::Out { number, .. } => Some(number),
            Way::In { number } => number.as_ref(),
        }
    }

    /// When it began to ring; none when they rang us.
    #[must_use]
    pub const fn rang_at(&self) -> Option<Stamp> {
        match self.way {
            Way::Out { rang_at, .. } => Some(rang_at),
            Way::In { .. } => None,
        }
    }
}
