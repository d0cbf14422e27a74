//! What customers said in a week, read for the window.

use chrono::NaiveDate;

use crate::model::moment::{Moment, Now};
use crate::model::reported::Reach;
use crate::model::voice::Voice;
use crate::report::{WEEKS_MIN, Week, WeekRead};
use crate::store::{Failure, Store};

/// What was said in the week of a Monday, and how much in the weeks up to it.
///
/// # Errors
/// When the database cannot be read.
pub fn voice(store: &Store, monday: NaiveDate, now: Now) -> Result<Voice, Failure> {
    let mut read = WeekRead::of(Week::of(monday));
    let period = read.period();
    let day = |day: NaiveDate| -> Moment { now.zone.instant(day.into()) };
    let after = period.last().succ_opt().unwrap_or(period.last());
    let reach = Reach {
        from: day(period.first()),
        before: day(after),
        list: None,
        campaign: None,
        principal: None,
    };
    store.each_demand(&reach, now, |seen| read.add(seen))?;
    let weeks = store.weeks_seen(&reach, &period.mondays(WEEKS_MIN), now)?;
    Ok(read.finish(&weeks))
}
