//! Reservation registers, and how long a version of one may be used.

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::model::customer::Audience;

use super::objection::Rule;

/// How long a register's version may be used, from its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// To the end of its calendar month.
    SameCalendarMonth,
    /// So many days.
    Days(u16),
    /// So many calendar months, the last day included.
    CalendarMonths(u16),
    /// To the end of its quarter.
    Quarter,
    /// The law does not say.
    NoneInLaw,
}

impl Freshness {
    /// The last day on which a version of this date may be used; none when the law does not say.
    #[must_use]
    pub fn last_day(self, version: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::SameCalendarMonth => end_of_months(version, 1),
            Self::Days(days) => version.checked_add_signed(Duration::days(i64::from(days))),
            Self::CalendarMonths(months) => {
                version.checked_add_months(Months::new(u32::from(months)))
            }
            Self::Quarter => end_of_months(version, 3),
            Self::NoneInLaw => None,
        }
    }
}

/// The last day of the block of so many months, counted from January, in which a day falls.
fn end_of_months(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = day.month0() / months * months;
    day.with_day(1)?
        .with_month0(first)?
        .checked_add_months(Months::new(months))?
        .pred_opt()
}

/// A reservation register against which a list must be washed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// The rule.
    pub rule: Rule,
    /// The name people know it by.
    pub name: String,
    /// Who keeps it.
    pub operator: String,
    /// Whose reservations it holds.
    pub audiences: Vec<Audience>,
    /// For which purposes it must be asked.
    pub purposes: Vec<String>,
    /// By what people are found in it, as `phone` or `name+address`.
    pub match_on: Vec<String>,
    /// How long a version may be used.
    pub freshness: Freshness,
    /// How many days the house uses a version at most.
    pub house_max_age_days: u16,
}

impl Register {
    /// Whether this is what somebody calls the register: by the rule's id, or by the name people know, in any case.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        name == self.rule.id.to_lowercase() || name == self.name.to_lowercase()
    }

    /// The last day on which a version may be used: by law, where it says, and by the house.
    #[must_use]
    pub fn last_days(&self, version: NaiveDate) -> (Option<NaiveDate>, NaiveDate) {
        let by_house = Duration::days(i64::from(self.house_max_age_days));
        let by_house = version.checked_add_signed(by_house).unwrap_or(version);
        let by_law = self.freshness.last_day(version);
        (by_law, by_law.map_or(by_house, |day| day.min(by_house)))
    }
}
