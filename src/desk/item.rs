//! One thing that was said in a call, and the place it has in the record.
//!
//! *Invariant:* a place is an address, and no two things of a kind ever have the same.

use serde::{Deserialize, Serialize};

use crate::model::spoken::{Spoken, SpokenKind};

/// One thing that was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Item {
    pub(super) spoken: Spoken,
    /// The mark it was read from, and what that was read as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<(u32, Spoken)>,
    /// Its place among those of its kind, once it stands in a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<u16>,
}

impl Item {
    /// It reads so now. As another kind of thing it is another thing.
    pub(super) fn say(&mut self, spoken: Spoken) {
        if spoken.kind() != self.spoken.kind() {
            self.place = None;
        }
        self.spoken = spoken;
    }
}

/// How many places a record has given to demands, promises and questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Given {
    pub(super) demands: u16,
    pub(super) promises: u16,
    pub(super) questions: u16,
}

impl Given {
    /// Of this kind; none when it has no places.
    pub(super) const fn of(&mut self, kind: SpokenKind) -> Option<&mut u16> {
        match kind {
            SpokenKind::Demand => Some(&mut self.demands),
            SpokenKind::Promise => Some(&mut self.promises),
            SpokenKind::Question => Some(&mut self.questions),
            SpokenKind::Priority | SpokenKind::Need | SpokenKind::Tag => None,
        }
    }
}
