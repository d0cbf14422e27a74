//! How often a person may be disturbed: the house's limits, which settings may tighten.

use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How often a person may be disturbed, over all numbers, lists and desks (`HOUSE.ATTEMPTS`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limits {
    /// Attempts at most on one day of the called party's calendar. Nought is read as one.
    pub per_day: u16,
    /// Attempts at most in any seven times 24 hours. Nought is read as one.
    pub per_7_days: u16,
    /// Days of rest after a call that they rejected.
    pub rest_after_declined_days: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_day: 1,
            per_7_days: 3,
            rest_after_declined_days: 7,
        }
    }
}

impl Limits {
    pub(super) fn rest_after_declined(self) -> Duration {
        Duration::days(i64::from(self.rest_after_declined_days))
    }
}
