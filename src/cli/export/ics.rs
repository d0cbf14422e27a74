//! Exported callbacks as a calendar.
//!
//! *Invariant:* nothing that tells who the customer is, or what it is about, unless that was asked for: calendars go to
//! telephones and clouds.

use std::io::Write;

use chrono::Duration;

use crate::cli::exit::Failure;
use crate::cli::out::failed;
use crate::forms::out::ics::{Busy, EventState, EventTime, IcsEvent, calendar};
use crate::lang::Lang;
use crate::model::callback::CallbackState;
use crate::model::id::{Part, PartRef};
use crate::model::moment::Moment;
use crate::model::text::Safe;
use crate::model::when::{Precision, When};
use crate::say;
use crate::shell::home::Home;
use crate::store::{CalendarRow, CallFilter};

/// How long a call at an exact time takes in the calendar.
const CALL: Duration = Duration::minutes(15);
/// How long one that may be made later stands there.
const LATER: Duration = Duration::hours(1);

/// Whether events say with whom and about what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// They do not.
    LeftOut,
    /// They do.
    Written,
}

/// Writes a calendar of the callbacks.
pub(super) fn write(
    home: &Home,
    filter: &CallFilter,
    (names, out): (Names, &mut impl Write),
) -> Result<(), Failure> {
    let rows = home.store.calendar(filter)?;
    let lang = &home.desk.lang;
    let events = rows.iter().map(|row| event(lang, row, names));
    let events: Vec<IcsEvent> = events.collect();
    out.write_all(calendar(&events).as_bytes())
        .map_err(|cause| failed(&cause))
}

fn event(lang: &Lang, row: &CalendarRow, names: Names) -> IcsEvent {
    let callback = &row.row.callback;
    let when = callback.set.when;
    let title = match names {
        Names::LeftOut => lang.say("ics-callback"),
        Names::Written => {
            let name = Safe::line(&row.row.whom.name).into_string();
            say!(lang, "ics-callback-with", name = name)
        }
    };
    let text = match names {
        Names::LeftOut => String::new(),
        Names::Written => Safe::line(&callback.set.about).into_string(),
    };
    IcsEvent {
        uid: uid(callback.id),
        sequence: row.changes,
        changed_at: row.changed_at.utc(),
        time: time(when),
        state: match callback.state {
            CallbackState::Cancelled => EventState::Cancelled,
            CallbackState::Open | CallbackState::Done => EventState::Confirmed,
        },
        busy: if when.precision == Precision::Exact {
            Busy::Yes
        } else {
            Busy::No
        },
        title,
        text,
    }
}

/// Of the record, which never changes.
fn uid(id: PartRef) -> String {
    let part = match id.part {
        Part::Callback => "-c",
        Part::Whole | Part::Promise(_) | Part::Question(_) | Part::Demand(_) | Part::Order => "",
    };
    format!("{}{part}@samtale", id.record)
}

/// A day is the day on the customer's calendar.
fn time(when: When) -> EventTime {
    let due: Moment = when.due();
    match when.precision {
        Precision::Exact => EventTime::At(due.utc(), CALL),
        Precision::After => EventTime::At(due.utc(), LATER),
        Precision::Day => EventTime::On(when.at.date()),
    }
}
