//! When a daily rule is open on somebody's clock, when it opens next and when it closes, summer time and all.
//!
//! *Invariant:* what opens and closes does so on whole minutes; a minute that the clock skips does not exist, and one
//! that comes twice is open twice.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::model::moment::{Moment, Zone};

use super::window::{DAY, Span};

/// How far ahead anybody looks for an opening.
const DAYS_MAX: usize = 800;
const MINUTE: Duration = Duration::minutes(1);

/// The spans of each date, on the clocks of a place: one that is known, or all that it may be.
pub(super) struct Timetable<'a, F> {
    zones: &'a [Zone],
    spans: F,
}

impl<'a, F: Fn(NaiveDate) -> Vec<Span>> Timetable<'a, F> {
    /// The spans, on these clocks at once.
    pub(super) const fn on(zones: &'a [Zone], spans: F) -> Self {
        Self { zones, spans }
    }

    /// Whether it is open, on every clock.
    pub(super) fn is_open(&self, at: Moment) -> bool {
        self.zones.iter().all(|zone| self.is_open_on(*zone, at))
    }

    /// The first moment from this one on at which it is open on every clock; none when that is too far away.
    pub(super) fn opens(&self, at: Moment) -> Option<Moment> {
        let mut next = at;
        for _ in 0..DAYS_MAX {
            let zone = self
                .zones
                .iter()
                .find(|zone| !self.is_open_on(**zone, next));
            let Some(zone) = zone else {
                return Some(next);
            };
            next = self.opens_on(*zone, next)?;
        }
        None
    }

    /// The first moment after an open one at which it is closed on some clock; none when that is too far away.
    pub(super) fn closes(&self, at: Moment) -> Option<Moment> {
        self.zones
            .iter()
            .filter_map(|zone| self.closes_on(*zone, at))
            .min()
    }

    fn is_open_on(&self, zone: Zone, at: Moment) -> bool {
        let local = at.in_zone(zone);
        let spans = (self.spans)(local.date());
        spans.iter().any(|span| span.holds(local))
    }

    fn opens_on(&self, zone: Zone, at: Moment) -> Option<Moment> {
        days_from(at, zone).find_map(|day| {
            let mut spans = (self.spans)(day);
            if spans.is_empty() {
                return None;
            }
            if turns(day, zone) {
                return minutes(day, zone).find(|it| *it >= at && self.is_open_on(zone, *it));
            }
            spans.sort_unstable();
            spans
                .into_iter()
                .map(|span| instant(day, span.from_minute(), zone))
                .find(|begins| *begins >= at)
        })
    }

    fn closes_on(&self, zone: Zone, at: Moment) -> Option<Moment> {
        days_from(at, zone).find_map(|day| {
            let spans = (self.spans)(day);
            if turns(day, zone) || spans.is_empty() {
                return minutes(day, zone).find(|it| *it > at && !self.is_open_on(zone, *it));
            }
            let ends = spans.into_iter().map(Span::until_minute);
            let mut ends: Vec<u16> = ends.filter(|end| *end < DAY).collect();
            ends.sort_unstable();
            let ends = ends.into_iter().map(|end| instant(day, end, zone));
            // What begins a day closed was left open at the end of the day before.
            let begins = instant(day, 0, zone);
            std::iter::once(begins)
                .chain(ends)
                .find(|end| *end > at && !self.is_open_on(zone, *end))
        })
    }
}

/// The dates from a moment on.
fn days_from(at: Moment, zone: Zone) -> impl Iterator<Item = NaiveDate> {
    at.in_zone(zone).date().iter_days().take(DAYS_MAX)
}

/// Whether the clock is put forward or back on this day.
fn turns(day: NaiveDate, zone: Zone) -> bool {
    let (from, until) = bounds(day, zone);
    until.since(from) != Duration::days(1)
}

/// Every minute of a day, as it passes.
fn minutes(day: NaiveDate, zone: Zone) -> impl Iterator<Item = Moment> {
    let (from, until) = bounds(day, zone);
    std::iter::successors(Some(from), |it| Some(it.plus(MINUTE))).take_while(move |it| *it < until)
}

fn bounds(day: NaiveDate, zone: Zone) -> (Moment, Moment) {
    let next = day.succ_opt().unwrap_or(day);
    (instant(day, 0, zone), instant(next, 0, zone))
}

fn instant(day: NaiveDate, minute: u16, zone: Zone) -> Moment {
    let midnight = NaiveDateTime::new(day, NaiveTime::MIN);
    zone.instant(midnight + Duration::minutes(i64::from(minute)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(zones: &[Zone], spans: Vec<Span>) -> Timetable<'_, impl Fn(NaiveDate) -> Vec<Span>> {
        Timetable::on(zones, move |_| spans.clone())
    }

    fn moment(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn the_hour_that_comes_twice_is_open_twice() {
        let zones = [Zone::OSLO];
        let early = table(&zones, vec![Span::parse("02:00-02:30").unwrap()]);
        // 02:40 in summer time; the clock goes back to 02:00 at 01:00 UTC.
        let between = moment("2026-10-25T00:40:00Z");
        assert!(!early.is_open(between));
        assert_eq!(early.opens(between), Some(moment("2026-10-25T01:00:00Z")));
        let inside = moment("2026-10-25T00:10:00Z");
        assert_eq!(early.closes(inside), Some(moment("2026-10-25T00:30:00Z")));
    }

    #[test]
    fn the_hour_that_is_skipped_opens_nothing() {
        let zones = [Zone::OSLO];
        let early = table(&zones, vec![Span::parse("02:00-02:30").unwrap()]);
        let before = moment("2026-03-29T00:30:00Z");
        assert_eq!(early.opens(before), Some(moment("2026-03-30T00:00:00Z")));
    }

    #[test]
    fn a_day_and_night_table_never_closes() {
        let zones = [Zone::OSLO];
        let always = table(&zones, vec![super::super::window::ALL_DAY]);
        assert_eq!(always.closes(moment("2026-03-29T00:30:00Z")), None);
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let span = (0u16..DAY, 1u16..600);
        let span =
            span.prop_filter_map("in one day", |(from, long)| Span::ending(from, from + long));
        prop::collection::vec(span, 0..3)
    }

    proptest! {
        /// Minute by minute, around the two nights of 2026 on which the clock turns and on ordinary days.
        #[test]
        fn openings_and_closings_are_the_first_minutes(
            spans in spans(),
            zone in prop::sample::select(vec!["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "UTC"]),
            night in prop::sample::select(vec!["2026-03-28", "2026-10-24", "2026-03-07", "2026-10-31", "2026-04-04", "2026-06-01"]),
            minute in 0i64..3 * 24 * 60,
        ) {
            let zones = [zone.parse::<Zone>().unwrap()];
            let table = table(&zones, spans);
            let at = moment(&format!("{night}T00:00:00Z")).plus(Duration::minutes(minute));
            let walk = |open: bool| {
                (0..2 * 24 * 60)
                    .map(|n| at.plus(Duration::minutes(n)))
                    .find(|it| table.is_open(*it) == open)
            };
            if let Some(first) = walk(true) {
                prop_assert_eq!(table.opens(at), Some(first));
            }
            if table.is_open(at) && let Some(first) = walk(false) {
                prop_assert_eq!(table.closes(at), Some(first));
            }
        }
    }
}
