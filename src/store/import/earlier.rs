//! The calls before a list came: *sist ringt*, *forsøk* and *status* as one call record.
//!
//! *Invariant:* nothing is invented: a day that the list does not give is not in the record, and the words of the list are.

use chrono::NaiveTime;

use super::carry::Carrying;
use crate::model::call::{
    Attempt, Call, CampaignRef, ClearanceNote, Direction, LineResult, NumberLearned, OutcomeSaid,
};
use crate::model::fact::Fact;
use crate::model::incoming::{Incoming, StatusMeaning};
use crate::model::outcome::{Campaign, Flag, Outcome};
use crate::model::phone::PhoneState;
use crate::model::places::Places;

/// Noon: the list gives the day, and noon is the least wrong time in it.
const NOON: Option<NaiveTime> = NaiveTime::from_hms_opt(12, 0, 0);

/// Whether a row tells of calls before.
pub(super) fn is_call(row: &Incoming, status: StatusMeaning) -> bool {
    row.last_called.is_some()
        || row.attempts_before.is_some_and(|attempts| attempts > 0)
        || status != StatusMeaning::Unknown
}

/// The calls that a row tells of, as one.
pub(super) fn call(carrying: &Carrying<'_>) -> Option<Call> {
    let (row, order) = (carrying.row, carrying.order);
    if !is_call(row, carrying.status) {
        return None;
    }
    let line = line(carrying.status);
    let attempts = row.attempts_before.unwrap_or(1).max(1);
    let at = row.last_called.filter(|day| *day <= carrying.today);
    let at = at.and_then(|day| {
        let zone = carrying.clock();
        Some(zone.instant(day.and_time(NOON?)).stamp(zone))
    });
    let first = carrying.profile.phones.first().map(|phone| &phone.number);
    let wrong = first.filter(|_| line == LineResult::WrongNumber);
    let learned = wrong.map(|number| NumberLearned {
        number: number.clone(),
        state: PhoneState::NotTheirs,
    });
    Some(Call {
        direction: Direction::Out,
        number: wrong.cloned(),
        principal: order.principal.clone(),
        list: Some(carrying.list.clone()),
        campaign: Some(CampaignRef {
            code: order.outcomes.code.clone(),
            version: order.outcomes.version,
        }),
        seller: carrying.owner().unwrap_or_else(|| order.seller.clone()),
        with_whom: String::new(),
        attempt: Attempt::Nth(u16::try_from(attempts).unwrap_or(u16::MAX)),
        rang_at: at,
        answered_at: None,
        ended_at: None,
        line,
        outcome: outcome(carrying.status, &order.outcomes)
            .map(|outcome| OutcomeSaid::of(outcome, &order.language)),
        notes: row.status.clone(),
        clearance: ClearanceNote::External,
        kept_callback: None,
        numbers: learned.into_iter().collect(),
        callback: None,
        suppress: None,
        suppress_numbers: Vec::new(),
        tags: Vec::new(),
        demands: Places::default(),
        promises: Places::default(),
        questions: Places::default(),
        priorities: Vec::new(),
        needs: Vec::new(),
        satisfaction: None,
        disclosed: Vec::new(),
        order: None,
    })
}

/// Whether a call was told before: outside this desk, on that day, ended so, tried so often, in those words.
pub(super) fn is_told(call: &Call, said: &[Fact]) -> bool {
    let key = |call: &Call| {
        let code = call.outcome.as_ref().map(|outcome| outcome.code.clone());
        let day = call.rang_at.map(|at| at.date_naive());
        (day, call.line, code, call.attempt, call.notes.clone())
    };
    said.iter().any(|fact| {
        matches!(fact, Fact::Call(other)
            if other.clearance == ClearanceNote::External && key(other) == key(call))
    })
}

/// What the line did, as far as a status tells. Of one that tells nothing it is only known that they were tried.
const fn line(status: StatusMeaning) -> LineResult {
    match status {
        StatusMeaning::NoAnswer | StatusMeaning::Unknown => LineResult::NoAnswer,
        StatusMeaning::Busy => LineResult::Busy,
        StatusMeaning::WrongNumber => LineResult::WrongNumber,
        StatusMeaning::TalkAgain
        | StatusMeaning::NotInterested
        | StatusMeaning::Talked
        | StatusMeaning::NeverCall
        | StatusMeaning::Agreed => LineResult::Answered,
    }
}

/// The campaign's outcome that a status means.
fn outcome(status: StatusMeaning, campaign: &Campaign) -> Option<&Outcome> {
    let with = |flag: Flag| {
        let mut outcomes = campaign.outcomes.iter();
        outcomes.find(|outcome| outcome.flags.contains(&flag))
    };
    let plain = || {
        let mut outcomes = campaign.outcomes.iter();
        outcomes.find(|outcome| outcome.flags == [Flag::Reached])
    };
    match status {
        StatusMeaning::NoAnswer
        | StatusMeaning::Busy
        | StatusMeaning::WrongNumber
        | StatusMeaning::Unknown => None,
        StatusMeaning::TalkAgain => with(Flag::Again),
        StatusMeaning::NotInterested => with(Flag::Declined),
        StatusMeaning::Talked => plain(),
        StatusMeaning::NeverCall => with(Flag::NeverCall),
        StatusMeaning::Agreed => with(Flag::Agreed).or_else(plain),
    }
}
