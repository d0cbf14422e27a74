//! Weeks of a series: demands by kind, and calls that reached somebody.

use chrono::{Days, NaiveDate};
use rusqlite::Connection;

use super::within::Within;
use crate::model::call::LineResult;
use crate::model::moment::{Moment, Now};
use crate::model::reported::WeekSeen;
use crate::store::open::Failure;
use crate::store::row::Col;

const CALLS: &str =
    "SELECT at, customer, list, line FROM call WHERE is_live = 1 AND at >= ?1 AND at < ?2";
const DEMANDS: &str = "SELECT at, customer, kind FROM demand WHERE at >= ?1 AND at < ?2";
const HEARD: &str = "SELECT at, 0, kind FROM heard WHERE at >= ?1 AND at < ?2";

/// The weeks that begin on these days, one after the other.
pub(super) fn seen(
    db: &Connection,
    within: &Within,
    mondays: &[NaiveDate],
    now: Now,
) -> Result<Vec<WeekSeen>, Failure> {
    let begins: Vec<Moment> = mondays
        .iter()
        .map(|day| now.zone.instant((*day).into()))
        .collect();
    let mut weeks: Vec<WeekSeen> = mondays
        .iter()
        .map(|monday| WeekSeen {
            monday: *monday,
            demands: [0; 4],
            reached: 0,
        })
        .collect();
    let (Some(first), Some(last)) = (begins.first(), mondays.last()) else {
        return Ok(weeks);
    };
    let end = last.checked_add_days(Days::new(7)).unwrap_or(*last);
    let span = (Col(*first), Col(now.zone.instant(end.into())));
    let week_of = |at: Moment| begins.partition_point(|begin| *begin <= at).checked_sub(1);
    let mut statement = db.prepare_cached(CALLS)?;
    let mut rows = statement.query(span)?;
    while let Some(row) = rows.next()? {
        let (Col(at), Col::<LineResult>(line)) = (row.get(0)?, row.get(3)?);
        let is_meant = line.is_reached() && within.has_key(row.get(2)?);
        if is_meant
            && within.is_of_principal(db, row.get(1)?)?
            && let Some(week) = week_of(at).and_then(|place| weeks.get_mut(place))
        {
            week.reached += 1;
        }
    }
    let sources = if within.is_everything() {
        &[DEMANDS, HEARD][..]
    } else {
        &[DEMANDS]
    };
    for sql in sources {
        let mut statement = db.prepare_cached(sql)?;
        let mut rows = statement.query(span)?;
        while let Some(row) = rows.next()? {
            let (Col(at), kind): (Col<Moment>, i64) = (row.get(0)?, row.get(2)?);
            let kind = usize::try_from(kind).unwrap_or(usize::MAX);
            if within.has_person(db, row.get(1)?)?
                && let Some(week) = week_of(at).and_then(|place| weeks.get_mut(place))
                && let Some(count) = week.demands.get_mut(kind)
            {
                *count += 1;
            }
        }
    }
    Ok(weeks)
}
