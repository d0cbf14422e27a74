//! Hours and days: whether the windows of a market are open on the called party's clock, until when, and when again.

use chrono::{Duration, NaiveDate, NaiveTime, Timelike};

use crate::model::customer::Audience;
use crate::model::moment::{Moment, Zone};
use crate::model::queue::Hold;
use crate::model::standing::{Class, WishedHours, Wishes};
use crate::model::whereabouts::{Subdivision, Whereabouts, zones};

use super::calendar::Holidays;
use super::objection::{Detail, MayOverride, Objection, Rule};
use super::rules::Market;
use super::timetable::Timetable;
use super::window::{ALL_DAY, DAY, DayKind, Span, Window};

/// What the hours say of a class at one moment.
pub(super) struct Hours {
    /// The rules that are open.
    pub(super) by: Vec<Rule>,
    /// Those that are not.
    pub(super) objections: Vec<Objection>,
    /// The first moment at which one of the open ones closes.
    pub(super) until: Option<Moment>,
}

/// The clocks by which somebody may live: their own; else those of the part of the country, or the country, that they
/// live in or their number belongs to; else those of the market, all of which must be open. Empty when nobody knows.
#[must_use]
pub fn clocks(market: &Market, whereabouts: Whereabouts) -> Vec<Zone> {
    if let Some(zone) = whereabouts.zone {
        return vec![zone];
    }
    let part = whereabouts.subdivision;
    let country = part.map(Subdivision::country).or(whereabouts.country);
    let abroad = country.filter(|country| Some(*country) != market.region);
    if let Some(country) = abroad {
        return zones(country, part);
    }
    let of_part = country.map(|country| zones(country, part));
    of_part
        .filter(|zones| !zones.is_empty())
        .unwrap_or_else(|| market.zones.clone())
}

/// Asks every window and the house's closed days.
pub(super) fn hours(class: &Class, audience: Audience, market: &Market, at: Moment) -> Hours {
    let zones = clocks(market, class.whereabouts);
    if zones.is_empty() {
        return Hours {
            by: Vec::new(),
            objections: vec![zone_unknown()],
            until: None,
        };
    }
    let place = Asked {
        market,
        class,
        zones: &zones,
        at,
    };
    let windows = market.windows.iter();
    let concerned = windows.filter(|window| window.concerns(class, audience));
    let answers = concerned
        .map(|window| place.window(window))
        .chain(market.holidays.as_ref().map(|days| place.house_days(days)));
    let mut hours = Hours {
        by: Vec::new(),
        objections: Vec::new(),
        until: None,
    };
    for answer in answers {
        match answer {
            Answer::Open(rule, until) => {
                hours.by.extend(rule);
                hours.until = [hours.until, until].into_iter().flatten().min();
            }
            Answer::Closed(objection) => hours.objections.push(*objection),
        }
    }
    hours
}

fn zone_unknown() -> Objection {
    Objection {
        rule: Rule::house("HOUSE.NO_ZONE"),
        hold: Hold::ZoneUnknown,
        opens_at: None,
        detail: Detail::ZoneUnknown,
        may_override: MayOverride::No,
        list: None,
    }
}

struct Asked<'a> {
    market: &'a Market,
    class: &'a Class,
    zones: &'a [Zone],
    at: Moment,
}

/// What one rule on hours says.
enum Answer {
    Open(Option<Rule>, Option<Moment>),
    Closed(Box<Objection>),
}

impl Asked<'_> {
    fn window(&self, window: &Window) -> Answer {
        let spans = |day| self.spans(window, day);
        let table = Timetable::on(self.zones, spans);
        if table.is_open(self.at) {
            return Answer::Open(Some(window.rule.clone()), table.closes(self.at));
        }
        let today = self.closed_day(&table_days(self.zones, self.at), window);
        Answer::Closed(Box::new(Objection {
            rule: window.rule.clone(),
            hold: Hold::OutsideHours,
            opens_at: table.opens(self.at),
            detail: Detail::OutsideHours {
                spans: self.spans(window, today),
                holiday: self.kind(today) == DayKind::Holiday,
            },
            may_override: window.may_override,
            list: None,
        }))
    }

    /// The date on the clock that says no.
    fn closed_day(&self, days: &[(Zone, NaiveDate)], window: &Window) -> NaiveDate {
        let says_no = days.iter().find(|(zone, day)| {
            let local = self.at.in_zone(*zone);
            !self
                .spans(window, *day)
                .iter()
                .any(|span| span.holds(local))
        });
        let first = || days.first().map(|(_, day)| *day);
        let day = says_no.map(|(_, day)| *day).or_else(first);
        day.unwrap_or_default()
    }

    fn spans(&self, window: &Window, day: NaiveDate) -> Vec<Span> {
        window.hours.of(day, self.kind(day)).to_vec()
    }

    fn kind(&self, day: NaiveDate) -> DayKind {
        let part = self.class.whereabouts.subdivision;
        let holidays = self.market.holidays.as_ref();
        holidays.map_or(DayKind::Plain, |holidays| holidays.kind(day, part))
    }

    /// A day on which the house is closed is a rule of its own, never dressed as law.
    fn house_days(&self, holidays: &Holidays) -> Answer {
        let spans = |day| {
            if holidays.house_closed.contains(day) {
                Vec::new()
            } else {
                vec![ALL_DAY]
            }
        };
        let table = Timetable::on(self.zones, spans);
        if table.is_open(self.at) {
            return Answer::Open(None, self.house_closes(holidays));
        }
        Answer::Closed(Box::new(Objection {
            rule: Rule::house("HOUSE.CLOSED_DAY"),
            hold: Hold::OutsideHours,
            opens_at: table.opens(self.at),
            detail: Detail::HouseClosed,
            may_override: MayOverride::SpokenReason,
            list: None,
        }))
    }
}

impl Asked<'_> {
    /// When the next day begins on which the house is closed.
    fn house_closes(&self, holidays: &Holidays) -> Option<Moment> {
        const DAYS_MAX: usize = 400;
        let begins = |zone: &Zone| {
            let today = self.at.in_zone(*zone).date();
            let days = today.iter_days().skip(1).take(DAYS_MAX);
            let closed = days
                .into_iter()
                .find(|day| holidays.house_closed.contains(*day));
            closed.map(|day| zone.instant(day.and_time(NaiveTime::MIN)))
        };
        self.zones.iter().filter_map(begins).min()
    }
}

fn table_days(zones: &[Zone], at: Moment) -> Vec<(Zone, NaiveDate)> {
    let day = |zone: &Zone| (*zone, at.in_zone(*zone).date());
    zones.iter().map(day).collect()
}

/// The moment at which a day is over on the first of these clocks; on this one when there are none.
pub(super) fn day_after(day: NaiveDate, zones: &[Zone], else_on: Zone) -> Moment {
    let next = day.succ_opt().unwrap_or(day).and_time(NaiveTime::MIN);
    let over = zones.iter().map(|zone| zone.instant(next)).min();
    over.unwrap_or_else(|| else_on.instant(next))
}

/// When their own wishes on hours open next, and when they close: none and none when they named no hours.
pub(super) enum OwnHours {
    /// They said nothing of hours.
    Any,
    /// Now, until then.
    Open(Option<Moment>),
    /// Not now; from then on.
    Closed(Option<Moment>),
}

/// Asks their own wishes on hours.
pub(super) fn own_hours(wishes: &Wishes, zones: &[Zone], at: Moment) -> OwnHours {
    if wishes.hours.is_empty() {
        return OwnHours::Any;
    }
    let table = Timetable::on(zones, |day| wished_on(wishes, day));
    if table.is_open(at) {
        OwnHours::Open(table.closes(at))
    } else {
        OwnHours::Closed(table.opens(at))
    }
}

/// When the hours of the rules open next for somebody, and when they do while their own are open too.
pub(super) struct NextOpen {
    /// The rules.
    pub(super) rules: Moment,
    /// The rules and their own wishes; none when the two never meet.
    pub(super) both: Option<Moment>,
}

/// Asks the hours of the rules and their own wishes together, from a moment on; none when nobody knows their clock.
pub(super) fn next_open(
    class: &Class,
    market: &Market,
    wishes: &Wishes,
    at: Moment,
) -> Option<NextOpen> {
    // Wishes come back each week, and no day of the week is a holiday five times running; clocks that hang far apart may
    // have an hour in common in one half of the year.
    const OF_ONE_CLOCK: Duration = Duration::days(35);
    const OF_SEVERAL: Duration = Duration::days(400);
    let zones = clocks(market, class.whereabouts);
    let ahead_max = match zones.as_slice() {
        [_] => OF_ONE_CLOCK,
        _ => OF_SEVERAL,
    };
    let rules = rules_open(class, market, at)?;
    let mut next = rules;
    while next.since(rules) < ahead_max {
        match own_hours(wishes, &zones, next) {
            OwnHours::Any | OwnHours::Open(_) => {
                let both = Some(next);
                return Some(NextOpen { rules, both });
            }
            OwnHours::Closed(Some(opens)) => next = rules_open(class, market, opens)?,
            OwnHours::Closed(None) => break,
        }
    }
    Some(NextOpen { rules, both: None })
}

/// The first moment from this one on at which every rule on hours is open.
fn rules_open(class: &Class, market: &Market, at: Moment) -> Option<Moment> {
    const ROUNDS_MAX: usize = 1_000;
    let audience = class.audience?;
    let mut next = at;
    for _ in 0..ROUNDS_MAX {
        let objections = hours(class, audience, market, next).objections;
        let lifts: Option<Vec<Moment>> = objections.iter().map(|it| it.opens_at).collect();
        match lifts?.into_iter().max() {
            None => return Some(next),
            Some(last) => next = last,
        }
    }
    None
}

/// The spans in which they want to be called on a day.
pub(super) fn wished_on(wishes: &Wishes, day: NaiveDate) -> Vec<Span> {
    use chrono::Datelike as _;
    let on_day =
        |hours: &&WishedHours| hours.days.is_empty() || hours.days.contains(&day.weekday());
    wishes
        .hours
        .iter()
        .filter(on_day)
        .filter_map(span)
        .collect()
}

fn span(hours: &WishedHours) -> Option<Span> {
    let minute = |time: NaiveTime| u16::try_from(time.hour() * 60 + time.minute()).ok();
    let until = hours.until.map_or(Some(DAY), minute)?;
    Span::ending(minute(hours.from)?, until)
}
