//! How often a person may be disturbed: the house's limits, which settings may tighten, and those of a law or a code.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::model::campaign::NarrowerLimits;
use crate::model::customer::Audience;
use crate::model::whereabouts::Subdivision;

use super::objection::{MayOverride, Rule};

/// How often a person may be disturbed, over all numbers, lists and desks (`HOUSE.ATTEMPTS`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Attempts at most on one day of the called party's calendar. Nought is read as one.
    pub per_day: u16,
    /// Attempts at most in any seven times 24 hours. Nought is read as one.
    pub per_7_days: u16,
    /// Attempts at most for one campaign, since they were last reached. Nought is read as one.
    pub per_campaign: u16,
    /// Hours from one attempt to the next.
    pub min_gap_hours: u16,
    /// Days of rest after a call that they rejected.
    pub rest_after_declined_days: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_day: 1,
            per_7_days: 3,
            per_campaign: 5,
            min_gap_hours: 20,
            rest_after_declined_days: 7,
        }
    }
}

impl Limits {
    /// No limit at all.
    pub const NONE: Self = Self {
        per_day: u16::MAX,
        per_7_days: u16::MAX,
        per_campaign: u16::MAX,
        min_gap_hours: 0,
        rest_after_declined_days: 0,
    };

    /// What a campaign narrows, and nothing else; none when it narrows nothing.
    pub(super) fn narrower(of: NarrowerLimits) -> Option<Self> {
        (!of.is_empty()).then(|| Self {
            per_day: of.per_day.unwrap_or(Self::NONE.per_day),
            per_7_days: of.per_7_days.unwrap_or(Self::NONE.per_7_days),
            rest_after_declined_days: of
                .rest_after_declined_days
                .unwrap_or(Self::NONE.rest_after_declined_days),
            ..Self::NONE
        })
    }

    /// The stricter of each.
    pub(super) fn narrowed(self, other: Self) -> Self {
        Self {
            per_day: self.per_day.min(other.per_day),
            per_7_days: self.per_7_days.min(other.per_7_days),
            per_campaign: self.per_campaign.min(other.per_campaign),
            min_gap_hours: self.min_gap_hours.max(other.min_gap_hours),
            rest_after_declined_days: self
                .rest_after_declined_days
                .max(other.rest_after_declined_days),
        }
    }

    pub(super) fn rest_after_declined(self) -> Duration {
        Duration::days(i64::from(self.rest_after_declined_days))
    }

    pub(super) fn min_gap(self) -> Duration {
        Duration::hours(i64::from(self.min_gap_hours))
    }
}

/// A rule on how often some people may be disturbed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRule {
    /// The rule.
    pub rule: Rule,
    /// For whom; empty for all.
    pub audiences: Vec<Audience>,
    /// In which parts of the country; empty for all of it.
    pub subdivisions: Vec<Subdivision>,
    /// How often. What the rule does not limit has no limit here.
    pub limits: Limits,
    /// Whether a seller may set it aside.
    pub may_override: MayOverride,
}
