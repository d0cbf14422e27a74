//! When something is agreed for: a local time, the zone whose clock is meant, and how exactly.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::moment::{Moment, Zone};

/// How exactly a time is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// At that minute.
    Exact,
    /// That day, from that time on.
    After,
    /// Some time that day.
    Day,
}

/// A time agreed with a customer, on the customer's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// What the customer's clock shows; midnight when only the day is meant.
    pub at: NaiveDateTime,
    /// The zone of that clock.
    pub zone: Zone,
    /// How exactly.
    pub precision: Precision,
}

impl When {
    /// From when on it is due.
    #[must_use]
    pub fn due(&self) -> Moment {
        self.zone.instant(self.at)
    }
}
