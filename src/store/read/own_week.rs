//! A seller's own week: their calls by day, and what became of promises and questions.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Duration, NaiveDate, NaiveTime};
use rusqlite::Connection;

use super::agreed::collect;
use crate::model::call::LineResult;
use crate::model::id::{RecordId, SellerId};
use crate::model::moment::{Moment, Now};
use crate::model::own_week::OwnWeek;
use crate::store::open::{Failure, Store};
use crate::store::row::{Col, day};

/// Days are looked for so far back.
const LOOKS_BACK: Duration = Duration::days(60);

pub(super) const CALLS: &str = "SELECT at, line FROM call INDEXED BY call_at WHERE at >= ?1 AND at <= ?2 AND is_live = 1 AND seller = ?3 ORDER BY at";
/// What the seller said in the week that holds promises and questions.
pub(super) const ROOTS: &str = "SELECT coalesce(entry.of, entry.record) FROM call INDEXED BY call_at JOIN entry ON entry.k = call.k \
     WHERE call.at >= ?1 AND call.at <= ?2 AND is_live = 1 AND call.seller = ?3 \
     UNION SELECT record FROM entry INDEXED BY entry_beside WHERE kind > 3 AND kind IN (9, 64) AND at >= ?1 AND at <= ?2 AND seller = ?3";
pub(super) const PROMISES: &str = "SELECT count(*) FROM promise WHERE root = ?1 AND is_ours = 1";
pub(super) const QUESTIONS: &str = "SELECT is_ours, is_answered FROM question WHERE root = ?1";
/// Promises noted as kept, and as broken.
pub(super) const CLOSED: &str = "SELECT kind FROM entry INDEXED BY entry_beside \
     WHERE kind > 3 AND kind IN (10, 11) AND at >= ?1 AND at <= ?2 AND seller = ?3";
pub(super) const OVERDUE: &str = "SELECT count(*) FROM promise WHERE state = 0 AND is_ours = 1 AND due IS NOT NULL AND owner = ?1 AND due < ?2";

impl Store {
    /// The figures of a seller's own week; to be asked for the seller who sits here, and nobody else.
    pub fn own_week(&self, seller: SellerId, now: Now) -> Result<OwnWeek, Failure> {
        self.snapshot(|db| {
            let back = i64::from(now.today().weekday().num_days_from_monday());
            let monday = now.today() - Duration::days(back);
            let begins = now.zone.instant(monday.and_time(NaiveTime::MIN));
            let mut week = OwnWeek {
                monday,
                ..OwnWeek::default()
            };
            let span = (Col(now.at.plus(-LOOKS_BACK)), Col(now.at), Col(seller));
            let calls = collect(db, CALLS, span, |row| {
                let (Col(at), Col(line)) = (row.get(0)?, row.get(1)?);
                Ok((at, line))
            })?;
            count_calls(&mut week, &calls, now);
            let span = (Col(begins), Col(now.at), Col(seller));
            for root in collect(db, ROOTS, span, |row| {
                let Col::<RecordId>(root) = row.get(0)?;
                Ok(root)
            })? {
                count_said(&mut week, db, root)?;
            }
            for kind in collect(db, CLOSED, span, |row| Ok(row.get::<_, i64>(0)?))? {
                if kind == 10 {
                    week.kept += 1;
                } else {
                    week.broken += 1;
                }
            }
            let late = (Col(seller), day(now.today()));
            week.overdue = collect(db, OVERDUE, late, |row| Ok(row.get::<_, u32>(0)?))?
                .into_iter()
                .sum();
            Ok(week)
        })
    }
}

/// Calls by day. One at which nothing rang is none.
fn count_calls(week: &mut OwnWeek, calls: &[(Moment, LineResult)], now: Now) {
    let mut days: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    let rang = |line: LineResult| !matches!(line, LineResult::GivenUp | LineResult::Failed);
    for (at, line) in calls.iter().filter(|(_, line)| rang(*line)) {
        let day = at.in_zone(now.zone).date();
        *days.entry(day).or_default() += 1;
        if day >= week.monday {
            week.calls += 1;
            let has_spoken = matches!(line, LineResult::Answered | LineResult::CutOff);
            week.spoken += u32::from(has_spoken);
        }
    }
    week.days = days.into_iter().collect();
}

fn count_said(week: &mut OwnWeek, db: &Connection, root: RecordId) -> Result<(), Failure> {
    let promised = collect(db, PROMISES, [Col(root)], |row| Ok(row.get::<_, u32>(0)?))?;
    week.promised += promised.into_iter().sum::<u32>();
    let asked = collect(db, QUESTIONS, [Col(root)], |row| {
        Ok((row.get::<_, bool>(0)?, row.get::<_, bool>(1)?))
    })?;
    for (is_ours, is_answered) in asked {
        let (asked, answered) = if is_ours {
            (&mut week.asked_by_us, &mut week.answered_by_them)
        } else {
            (&mut week.asked_by_them, &mut week.answered_by_us)
        };
        *asked += 1;
        *answered += u32::from(is_answered);
    }
    Ok(())
}
