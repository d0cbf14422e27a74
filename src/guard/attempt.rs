//! Attempts are about disturbing (DESIGN.md §5): which calls count, and when there have been enough.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::model::call::{Attempt, LineResult, NoAttempt};
use crate::model::card::LastCall;
use crate::model::moment::{Moment, Zone};
use crate::model::phone::{Phone, PhoneState};
use crate::model::standing::{Agreed, Because, Person};

use super::limits::Limits;
use super::person::callback_opens;

const WEEK: Duration = Duration::days(7);
/// One redial within this time after the line was cut is no new attempt.
const REDIAL: Duration = Duration::minutes(10);

/// Whether a call that is made now counts as an attempt, as far as can be known before the line answers. One that
/// disturbs nobody does not count afterwards (`LineResult::is_disturbing`).
#[must_use]
pub fn attempt_kind(person: &Person, number: &Phone, because: Because, now: Moment) -> Attempt {
    let last = person.contact.last_call.as_ref();
    if last.is_some_and(|last| may_redial(last, now)) {
        return Attempt::Not(NoAttempt::RedialAfterCutOff);
    }
    if last.is_some_and(|last| is_new_number(last, number, person.zone, now)) {
        return Attempt::Not(NoAttempt::NewNumber);
    }
    if asked_for(person, because, now).is_some() {
        return Attempt::Not(NoAttempt::AgreedCallback);
    }
    let n = person.contact.attempts_ever.saturating_add(1);
    Attempt::Nth(u16::try_from(n).unwrap_or(u16::MAX))
}

/// The callback that a call now keeps: the one it is made because of, else the soonest with them, when it is due.
pub(super) fn asked_for(person: &Person, because: Because, now: Moment) -> Option<Agreed> {
    let agreed = agreed(person, because)?;
    (exempt_at(person, agreed, now)? <= now).then_some(agreed)
}

/// The callback that is to be kept with them, due or not.
pub(super) fn agreed(person: &Person, because: Because) -> Option<Agreed> {
    match because {
        Because::Callback(agreed) => Some(agreed),
        Because::Next | Because::Promise(_) => person.callback,
    }
}

/// From when on a call keeps this callback, and disturbs nobody who did not ask for it. A person who is not there at
/// the agreed time is called again as others are, not every quarter of an hour; the agreement holds again from the
/// next day on. None once they rejected the call: then the agreement has its answer.
pub(super) fn exempt_at(person: &Person, agreed: Agreed, now: Moment) -> Option<Moment> {
    let opens = callback_opens(agreed.when);
    if person.contact.declined_at.is_some_and(|at| at >= opens) {
        return None;
    }
    let from = opens.max(now);
    let last = person.contact.last_call.as_ref().map(|last| last.at);
    let tried = last.map(|last| (last, day(last, person.zone)));
    match tried {
        Some((last, tried)) if last >= opens && tried >= day(from, person.zone) => {
            Some(day_after(tried, person.zone))
        }
        Some(_) | None => Some(from),
    }
}

fn may_redial(last: &LastCall, now: Moment) -> bool {
    last.line == LineResult::CutOff
        && last.attempt != Attempt::Not(NoAttempt::RedialAfterCutOff)
        && now.since(last.at) <= REDIAL
}

fn is_new_number(last: &LastCall, number: &Phone, zone: Zone, now: Moment) -> bool {
    let another = match number.state {
        PhoneState::Untried | PhoneState::Good | PhoneState::GivenByThem(_) => true,
        PhoneState::NotTheirs | PhoneState::Dead => false,
    };
    another && last.line == LineResult::WrongNumber && day(last.at, zone) == day(now, zone)
}

/// How often they were tried on the called party's today, and when today's limit lifts, if it is reached.
pub(super) fn today(attempts: &[Moment], limits: Limits, zone: Zone, now: Moment) -> Tried {
    let mut days: Vec<NaiveDate> = attempts.iter().map(|&at| day(at, zone)).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    let times_max = limits.per_day.max(1);
    let today = day(now, zone);
    // A clock that went ahead elsewhere may put an attempt in the future; it holds until its day is over.
    let times = days.iter().filter(|&&day| day >= today).count();
    let last = days.get(usize::from(times_max) - 1);
    let opens_at = last
        .filter(|&&last| last >= today)
        .map(|&last| day_after(last, zone));
    Tried {
        times: count(times),
        times_max,
        // A new day does not begin before the last try is long enough ago.
        opens_at: opens_at.max(opens_at.and(lately(attempts, limits, now))),
    }
}

/// When the last try will be long enough ago; none when it is.
pub(super) fn lately(attempts: &[Moment], limits: Limits, now: Moment) -> Option<Moment> {
    let last = attempts.iter().max()?;
    Some(last.plus(limits.min_gap())).filter(|opens| *opens > now)
}

/// How often they were tried in the last seven times 24 hours, and when the limit lifts, if it is reached.
pub(super) fn week(attempts: &[Moment], limits: Limits, now: Moment) -> Tried {
    let mut attempts = attempts.to_vec();
    attempts.sort_unstable_by(|a, b| b.cmp(a));
    let times_max = limits.per_7_days.max(1);
    let times = attempts.iter().filter(|at| at.plus(WEEK) > now).count();
    let opens_at = attempts
        .get(usize::from(times_max) - 1)
        .map(|at| at.plus(WEEK));
    Tried {
        times: count(times),
        times_max,
        opens_at: opens_at.filter(|&opens| opens > now),
    }
}

/// How often somebody was tried.
pub(super) struct Tried {
    /// So often.
    pub(super) times: u16,
    /// At most so often.
    pub(super) times_max: u16,
    /// When they may be tried again; none when they may now.
    pub(super) opens_at: Option<Moment>,
}

fn count(times: usize) -> u16 {
    u16::try_from(times).unwrap_or(u16::MAX)
}

fn day(at: Moment, zone: Zone) -> NaiveDate {
    at.in_zone(zone).date()
}

fn day_after(day: NaiveDate, zone: Zone) -> Moment {
    let next = day.succ_opt().unwrap_or(day);
    zone.instant(NaiveDateTime::new(next, NaiveTime::MIN))
}
