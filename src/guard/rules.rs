//! The rules as data: for each market, who may be called on what ground, and which registers must be asked first.
//! The tables come from the packs; a pack read from a file will fill the same values.

use std::borrow::Cow;

use chrono::{Datelike, Duration, Months, NaiveDate};

use crate::model::customer::Audience;
use crate::model::list::Ground;
use crate::model::phone::Region;

use super::limits::Limits;
use super::markets;
use super::objection::Rule;

/// What holds for an audience when nothing more is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permit {
    /// Not without a yes that can be proven.
    OptIn,
    /// Only where there is reason to think they want it: they are our customers, or asked.
    PresumedConsent,
    /// Yes, unless they opted out, with us or in a register.
    OptOut,
    /// Yes, unless they told us not to.
    Free,
}

/// Who may be called: one audience of one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The rule.
    pub rule: Rule,
    /// For whom.
    pub audience: Audience,
    /// What holds.
    pub permit: Permit,
}

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
    pub name: Cow<'static, str>,
    /// Whose reservations it holds.
    pub audiences: Cow<'static, [Audience]>,
    /// For which purposes it must be asked.
    pub purposes: Cow<'static, [Cow<'static, str>]>,
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
}

/// What a ground lifts. May never lift hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The rule.
    pub rule: Rule,
    /// The ground that has to hold.
    pub ground: Ground,
    /// The ids of the rules that it lifts.
    pub lifts: Cow<'static, [Cow<'static, str>]>,
    /// For which purposes; empty for all.
    pub purposes: Cow<'static, [Cow<'static, str>]>,
}

/// The rules of one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// The country; none for the rules that hold where no others do.
    pub region: Option<Region>,
    /// The rule on wishes not to be called.
    pub suppress: Rule,
    /// Who may be called.
    pub permissions: Vec<Permission>,
    /// Which registers must be asked.
    pub registers: Vec<Register>,
    /// What lifts what.
    pub exceptions: Vec<Exception>,
}

/// All rules that hold at a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// How often a person may be disturbed.
    pub limits: Limits,
    /// The markets with rules of their own.
    pub markets: Vec<Market>,
    /// What holds where nothing is known of the law: only who asked, and businesses that are our customers.
    pub elsewhere: Market,
}

impl Default for Rules {
    fn default() -> Self {
        Self::of(Limits::default())
    }
}

impl Rules {
    /// The rules of the packs that come with the program, with these limits.
    #[must_use]
    pub fn of(limits: Limits) -> Self {
        Self {
            limits,
            markets: markets::all(),
            elsewhere: markets::elsewhere(),
        }
    }

    /// The rules of a market.
    #[must_use]
    pub fn market(&self, region: Region) -> &Market {
        self.markets
            .iter()
            .find(|market| market.region == Some(region))
            .unwrap_or(&self.elsewhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the rules' own test data: the register, the version, the last day by law and by the house.
    #[test]
    fn a_version_is_fresh_as_long_as_its_register_says() {
        let rules = Rules::default();
        let check = |rule: &str, version: &str, law: &str, house: &str| {
            let register = rules
                .markets
                .iter()
                .flat_map(|market| &market.registers)
                .find(|register| register.rule.id == rule)
                .unwrap();
            let version: NaiveDate = version.parse().unwrap();
            let by_law = register.freshness.last_day(version);
            let by_house = version + Duration::days(i64::from(register.house_max_age_days));
            assert_eq!(by_law.map(|day| day.to_string()), Some(law.to_owned()));
            let strictest = by_law.unwrap().min(by_house);
            assert_eq!(strictest.to_string(), house, "{rule} {version}");
        };
        check(
            "NO.REG.RESERVASJON",
            "2026-11-02",
            "2026-11-30",
            "2026-11-09",
        );
        check(
            "NO.REG.RESERVASJON",
            "2026-11-28",
            "2026-11-30",
            "2026-11-30",
        );
        check("SE.REG.NIX", "2026-11-01", "2027-01-01", "2026-11-15");
        check("SE.REG.NIX", "2026-12-31", "2027-02-28", "2027-01-14");
        check("GB.REG.TPS", "2026-11-01", "2026-11-29", "2026-11-15");
        check("US.REG.DNC", "2026-11-01", "2026-12-02", "2026-11-15");
        check("DK.REG.ROBINSON", "2026-11-01", "2026-12-31", "2026-12-31");
    }
}
