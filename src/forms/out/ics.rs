//! Calendars for other programs, as RFC 5545 has them.
//!
//! *Invariant:* times are written in UTC, so no reader has to know a zone of ours and none shows another hour; a day is a
//! day on whichever clock. What the events say is the caller's, and nothing is added to it.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus, Property};

/// Who makes the file, as the format asks.
const MADE_BY: &str = "-//samtale//samtale//EN";

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventTime {
    /// From this instant, for this long.
    At(DateTime<Utc>, Duration),
    /// On this day, at no time in particular.
    On(NaiveDate),
}

/// How an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventState {
    /// It will be, or was.
    Confirmed,
    /// It will not be.
    Cancelled,
}

/// Whether an event keeps others away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// It takes the time.
    Yes,
    /// It is a note in the calendar.
    No,
}

/// An event on its way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsEvent {
    /// The name that never changes; a later file with the same name changes the event and adds none.
    pub uid: String,
    /// How often it was changed; never falls.
    pub sequence: u32,
    /// When it was last changed.
    pub changed_at: DateTime<Utc>,
    /// When it is.
    pub time: EventTime,
    /// How it stands.
    pub state: EventState,
    /// Whether it takes the time.
    pub busy: Busy,
    /// What stands in the calendar.
    pub title: String,
    /// What stands in the event; empty for nothing.
    pub text: String,
}

/// A calendar of these events, in lines that end as the format wants. The same events give the same bytes.
#[must_use]
pub fn calendar(events: &[IcsEvent]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", MADE_BY))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        .append_property(Property::new("METHOD", "PUBLISH"));
    for event in events {
        calendar.push(component(event));
    }
    calendar.to_string()
}

fn component(event: &IcsEvent) -> Event {
    let mut out = Event::with_uid(&event.uid);
    out.sequence(event.sequence)
        .timestamp(event.changed_at)
        .last_modified(event.changed_at)
        .summary(&event.title)
        .status(match event.state {
            EventState::Confirmed => EventStatus::Confirmed,
            EventState::Cancelled => EventStatus::Cancelled,
        });
    match event.time {
        EventTime::At(from, long) => {
            out.starts(from).ends(from + long);
        }
        EventTime::On(day) => {
            out.all_day(day);
        }
    }
    if event.busy == Busy::No {
        out.add_property("TRANSP", "TRANSPARENT");
    }
    if !event.text.is_empty() {
        out.description(&event.text);
    }
    out.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> IcsEvent {
        IcsEvent {
            uid: "25c9-c@samtale".to_owned(),
            sequence: 2,
            changed_at: "2026-11-21T10:31:02Z".parse().unwrap(),
            time: EventTime::At(
                "2026-11-24T13:00:00Z".parse().unwrap(),
                Duration::minutes(15),
            ),
            state: EventState::Confirmed,
            busy: Busy::Yes,
            title: "Ring tilbake: Åse; om \"linje 3\", og mer".to_owned(),
            text: String::new(),
        }
    }

    /// The value of a property, with folded lines put together again.
    fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
        text.lines().find_map(|line| line.strip_prefix(name))
    }

    #[test]
    fn an_event_is_written_as_the_format_has_it() {
        let text = calendar(&[event()]).replace("\r\n ", "");
        for (name, expected) in [
            ("BEGIN:", "VCALENDAR"),
            ("VERSION:", "2.0"),
            ("PRODID:", MADE_BY),
            ("UID:", "25c9-c@samtale"),
            ("SEQUENCE:", "2"),
            ("DTSTAMP:", "20261121T103102Z"),
            ("DTSTART:", "20261124T130000Z"),
            ("DTEND:", "20261124T131500Z"),
            ("STATUS:", "CONFIRMED"),
            ("SUMMARY:", "Ring tilbake: Åse\\; om \"linje 3\"\\, og mer"),
        ] {
            assert_eq!(value(&text, name), Some(expected), "{text}");
        }
        assert!(calendar(&[event()]).lines().all(|line| line.len() <= 75));
        assert_eq!(calendar(&[event()]), calendar(&[event()]));
        let bare = calendar(&[event()]).replace("\r\n", "");
        assert!(!bare.contains(['\n', '\r']));
    }

    #[test]
    fn a_day_and_a_cancelled_one() {
        let day = IcsEvent {
            time: EventTime::On("2026-11-24".parse().unwrap()),
            state: EventState::Cancelled,
            busy: Busy::No,
            ..event()
        };
        let text = calendar(&[day]);
        for line in [
            "DTSTART;VALUE=DATE:20261124",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(text.lines().any(|it| it == line), "{line} in {text}");
        }
    }
}
