//! The clock, and the only place that asks one.
//!
//! *Invariant:* nobody else calls `now`; every other layer is handed a [`Now`] or a [`Moment`].

use std::time::{Duration, Instant};

use chrono::Utc;

use crate::model::moment::{Moment, NotAMoment, Now, Zone};

/// The variable that fixes the clock of a process, for demonstrations and tests.
pub const VARIABLE: &str = "SAMTALE_CLOCK";

/// A clock on the wall of a desk.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    runs: Runs,
    zone: Zone,
}

/// How a clock runs.
#[derive(Debug, Clone, Copy)]
enum Runs {
    /// With the system.
    WithSystem,
    /// Not at all: it was fixed.
    Not(Moment),
    /// From a chosen moment on, at the usual pace.
    From(Moment, Instant),
}

impl Clock {
    /// The system's clock, or the one that `fixed` (the value of [`VARIABLE`]) names.
    pub fn open(fixed: Option<&str>, zone: Zone) -> Result<Self, NotAMoment> {
        let runs = match fixed {
            None | Some("") => Runs::WithSystem,
            Some(text) => Runs::Not(text.parse()?),
        };
        Ok(Self { runs, zone })
    }

    /// A clock that shows `at` when this is called and runs on from there.
    #[must_use]
    pub fn starting(at: Moment, zone: Zone) -> Self {
        Self {
            runs: Runs::From(at, instant()),
            zone,
        }
    }

    /// The same clock on the wall of another zone.
    #[must_use]
    pub const fn in_zone(self, zone: Zone) -> Self {
        Self { zone, ..self }
    }

    /// The clock that shows `at` if this one is not fixed; a fixed one stays.
    #[must_use]
    pub fn starting_unless_fixed(self, at: Moment) -> Self {
        match self.runs {
            Runs::Not(_) => self,
            Runs::WithSystem | Runs::From(..) => Self::starting(at, self.zone),
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Now {
        Now {
            at: self.at(),
            zone: self.zone,
        }
    }

    /// The instant that the clock shows.
    #[must_use]
    pub fn at(&self) -> Moment {
        match self.runs {
            Runs::WithSystem => system(),
            Runs::Not(at) => at,
            Runs::From(at, started) => {
                let passed = instant().saturating_duration_since(started);
                at.plus(chrono::Duration::from_std(passed).unwrap_or_default())
            }
        }
    }

    /// How long until the minute on this clock changes; none when the clock stands still.
    #[must_use]
    pub fn next_minute(&self) -> Option<Duration> {
        match self.runs {
            Runs::Not(_) => None,
            Runs::WithSystem | Runs::From(..) => {
                let into = self.at().millis().rem_euclid(MINUTE_MILLIS);
                u64::try_from(MINUTE_MILLIS - into)
                    .ok()
                    .map(Duration::from_millis)
            }
        }
    }
}

const MINUTE_MILLIS: i64 = 60_000;

/// The zone that `TZ` names (as `Europe/Oslo`), else the one the system is set to; UTC when neither says.
#[must_use]
pub fn system_zone() -> Zone {
    let asked = std::env::var("TZ").ok();
    let asked = asked.and_then(|name| name.trim_start_matches(':').parse().ok());
    let set = || iana_time_zone::get_timezone().ok()?.parse().ok();
    asked.or_else(set).unwrap_or(Zone::UTC)
}

/// A point on the stopwatch that measures pauses; it has no date.
#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
#[must_use]
pub fn instant() -> Instant {
    Instant::now()
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
fn system() -> Moment {
    Moment::from(Utc::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::open(Some("2026-11-23T10:00:00+01:00"), Zone::OSLO).unwrap();
        assert_eq!(clock.at().to_string(), "2026-11-23T09:00:00.000Z");
        assert_eq!(clock.now().local().to_string(), "2026-11-23 10:00:00");
        assert_eq!(clock.next_minute(), None);
        assert_eq!(
            clock.starting_unless_fixed(Moment::from_millis(0)).at(),
            clock.at()
        );
    }

    #[test]
    fn a_clock_that_starts_somewhere_runs_on() {
        let start = Moment::from_millis(1_000_000_000_000);
        let clock = Clock::starting(start, Zone::UTC);
        let shown = clock.at();
        assert!(shown >= start && shown < start.plus(chrono::Duration::minutes(5)));
        assert!(clock.at() >= shown);
        assert!(
            clock
                .next_minute()
                .is_some_and(|left| left <= Duration::from_mins(1))
        );
    }

    #[test]
    fn a_clock_that_cannot_be_read_is_refused() {
        assert!(Clock::open(Some("half past ten"), Zone::OSLO).is_err());
        assert!(Clock::open(Some(""), Zone::OSLO).is_ok());
    }
}
