//! Time: instants, time zones, and what "now" is at a desk.
//!
//! *Invariant:* no clock here. Whoever needs the time is handed it.

use std::fmt;
use std::str::FromStr;

use chrono::{
    DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, Offset, SecondsFormat, TimeZone, Utc,
};
use serde::{Deserialize, Serialize};

/// A time with its offset from UTC, as a call record carries it.
pub type Stamp = DateTime<FixedOffset>;

/// An instant: milliseconds since 1970-01-01 00:00 UTC. Written as RFC 3339 with `Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(i64);

/// A text that is not an RFC 3339 time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time like 2026-11-21T10:31:02.114Z")]
pub struct NotAMoment(pub String);

impl Moment {
    /// The instant this many milliseconds after 1970 began in UTC.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970 began in UTC, as stored.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The same instant on the clock of a zone.
    #[must_use]
    pub fn in_zone(self, zone: Zone) -> NaiveDateTime {
        self.utc().with_timezone(&zone.0).naive_local()
    }

    /// The same instant with the offset that a zone has then.
    #[must_use]
    pub fn stamp(self, zone: Zone) -> Stamp {
        let offset = self.utc().with_timezone(&zone.0).offset().fix();
        self.utc().with_timezone(&offset)
    }

    /// The instant this much later (or earlier, when negative); stays at the end of time rather than wrap.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(duration.num_milliseconds()))
    }

    /// How long after `earlier` this is; negative when before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::milliseconds(self.0.saturating_sub(earlier.0))
    }

    /// The instant that chrono knows; an absurd one becomes the nearest that chrono can name.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        let nearest = if self.0 < 0 {
            DateTime::<Utc>::MIN_UTC
        } else {
            DateTime::<Utc>::MAX_UTC
        };
        DateTime::from_timestamp_millis(self.0).unwrap_or(nearest)
    }
}

impl<Z: TimeZone> From<DateTime<Z>> for Moment {
    fn from(time: DateTime<Z>) -> Self {
        Self(time.timestamp_millis())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::Millis, true))
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        DateTime::parse_from_rfc3339(text)
            .map(Self::from)
            .map_err(|_| NotAMoment(text.to_owned()))
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

/// A time zone of the IANA database, as `Europe/Oslo`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(chrono_tz::Tz);

/// A text that names no time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a time zone like Europe/Oslo")]
pub struct NotAZone(pub String);

impl Zone {
    /// Norway's clock.
    pub const OSLO: Self = Self(chrono_tz::Europe::Oslo);
    /// UTC itself.
    pub const UTC: Self = Self(chrono_tz::UTC);

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The instant at which this zone's clock shows `local`. In the hour that summer time skips, the first instant
    /// after it; in the hour that comes twice, the first of the two.
    #[must_use]
    pub fn instant(self, local: NaiveDateTime) -> Moment {
        (0..=6)
            .filter_map(|half_hours| local.checked_add_signed(Duration::minutes(30 * half_hours)))
            .find_map(|local| self.0.from_local_datetime(&local).earliest())
            .map_or_else(|| Moment::from(local.and_utc()), Moment::from)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl FromStr for Zone {
    type Err = NotAZone;

    fn from_str(text: &str) -> Result<Self, NotAZone> {
        text.parse()
            .map(Self)
            .map_err(|_| NotAZone(text.to_owned()))
    }
}

impl TryFrom<String> for Zone {
    type Error = NotAZone;

    fn try_from(text: String) -> Result<Self, NotAZone> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> String {
        zone.name().to_owned()
    }
}

/// Now, at a desk: the instant, and the zone whose clock hangs on the wall there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The instant.
    pub at: Moment,
    /// The desk's zone.
    pub zone: Zone,
}

impl Now {
    /// What the clock on the wall shows.
    #[must_use]
    pub fn local(self) -> NaiveDateTime {
        self.at.in_zone(self.zone)
    }

    /// Today's date at the desk.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        self.local().date()
    }

    /// Now with its offset, as a record carries it.
    #[must_use]
    pub fn stamp(self) -> Stamp {
        self.at.stamp(self.zone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_reads_back_as_written() {
        let moment: Moment = "2026-11-21T11:31:02.114+01:00".parse().unwrap();
        assert_eq!(moment.to_string(), "2026-11-21T10:31:02.114Z");
        assert_eq!(
            moment.stamp(Zone::OSLO).to_rfc3339(),
            "2026-11-21T11:31:02.114+01:00"
        );
    }

    #[test]
    fn the_hour_that_summer_time_skips_is_its_end() {
        let skipped = Zone::OSLO.instant(local("2026-03-29T02:30:00"));
        assert_eq!(skipped.in_zone(Zone::OSLO), local("2026-03-29T03:00:00"));
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_first() {
        let first = Zone::OSLO.instant(local("2026-10-25T02:30:00"));
        assert_eq!(first.to_string(), "2026-10-25T00:30:00.000Z");
    }
}
