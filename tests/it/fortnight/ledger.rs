//! What two weeks come to, kept and counted by itself: with the hours of 2028 written out, and no zone asked for anything.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use samtale::model::callback::CallbackSet;
use samtale::model::id::{CustomerId, PartRef, SellerId};
use samtale::model::moment::Moment;
use samtale::model::said::PromiseMade;
use samtale::model::seller::Owner;
use samtale::model::when::Precision;

/// An exact callback that nobody made falls to the team so long after.
const MISSED_AFTER: Duration = Duration::hours(2);
const WEEK: Duration = Duration::days(7);

/// A callback that is open.
#[derive(Debug, Clone)]
pub(super) struct Agreed {
    pub(super) id: PartRef,
    pub(super) about: CustomerId,
    pub(super) set: CallbackSet,
}

/// A promise that is open.
#[derive(Debug, Clone)]
pub(super) struct Promised {
    pub(super) id: PartRef,
    pub(super) about: CustomerId,
    pub(super) made: PromiseMade,
}

/// What is open, and when each was last spoken with or written about by me.
pub(super) struct Ledger {
    me: SellerId,
    pub(super) callbacks: Vec<Agreed>,
    pub(super) promises: Vec<Promised>,
    heard: Vec<(CustomerId, Moment)>,
    pub(super) reviewed_at: Option<Moment>,
    pub(super) aside: Option<(CustomerId, NaiveDate)>,
}

/// Europe's clocks go an hour forward on the 26th of March 2028, at one o'clock in Greenwich.
fn summer_begins() -> NaiveDateTime {
    "2028-03-26T01:00:00".parse().unwrap()
}

/// The moment at which a clock shows this; none of these clocks ever shows the hour that is skipped.
fn moment(zone: &str, local: NaiveDateTime) -> Moment {
    let winter = match zone {
        "Europe/Oslo" => 1,
        "Europe/London" => 0,
        // There it began two weeks before.
        "America/New_York" => return Moment::from((local + Duration::hours(4)).and_utc()),
        other => panic!("{other}"),
    };
    let utc = local - Duration::hours(winter);
    let utc = if utc < summer_begins() {
        utc
    } else {
        utc - Duration::hours(1)
    };
    Moment::from(utc.and_utc())
}

/// The moment at which a clock in Oslo shows this.
pub(super) fn at_oslo(local: NaiveDateTime) -> Moment {
    moment("Europe/Oslo", local)
}

/// What a clock in Oslo shows.
pub(super) fn oslo(at: Moment) -> NaiveDateTime {
    let utc = at.utc().naive_utc();
    utc + Duration::hours(if utc < summer_begins() { 1 } else { 2 })
}

/// Whether consumers in Norway may be called: on weekdays from nine to nine, and not on the seventeenth of May.
pub(super) fn is_allowed(at: NaiveDateTime) -> bool {
    let is_weekday = !matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
    let is_national_day = (at.month(), at.day()) == (5, 17);
    let hour = at.time().format("%H:%M").to_string();
    is_weekday && !is_national_day && ("09:00".."21:00").contains(&hour.as_str())
}

impl Agreed {
    pub(super) fn due(&self) -> Moment {
        moment(self.set.when.zone.name(), self.set.when.at)
    }

    /// When it falls to the team.
    fn missed_at(&self) -> Moment {
        let when = self.set.when;
        let next = when.at.date() + Days::new(1);
        match when.precision {
            Precision::Exact => self.due().plus(MISSED_AFTER),
            Precision::After | Precision::Day => {
                moment(when.zone.name(), next.and_time(NaiveTime::MIN))
            }
        }
    }
}

impl Ledger {
    pub(super) const fn of(me: SellerId) -> Self {
        Self {
            me,
            callbacks: Vec::new(),
            promises: Vec::new(),
            heard: Vec::new(),
            reviewed_at: None,
            aside: None,
        }
    }

    /// I spoke with them, or wrote something down.
    pub(super) fn heard(&mut self, about: CustomerId, at: Moment) {
        self.heard.push((about, at));
    }

    /// Callbacks that somebody has today: their own and anyone's, and what a colleague has missed.
    pub(super) fn due_today(&self, seller: SellerId, now: Moment) -> BTreeSet<PartRef> {
        let today = oslo(now).date();
        let is_theirs = |it: &&Agreed| match &it.set.owner {
            Owner::Anyone => oslo(it.due()).date() <= today,
            Owner::Seller(owner) if owner.id == seller => oslo(it.due()).date() <= today,
            Owner::Seller(_) => it.missed_at() <= now,
        };
        let due = self.callbacks.iter().filter(is_theirs);
        due.map(|it| it.id).collect()
    }

    /// Promises whose last day is today or over.
    pub(super) fn promised(&self, today: NaiveDate) -> BTreeSet<PartRef> {
        let due = self.promises.iter();
        due.filter(|it| it.made.due.unwrap() <= today)
            .map(|it| it.id)
            .collect()
    }

    /// Whom I go through: everybody I have heard since the last review, those to whom I owe a call or a promise that is
    /// overdue, and whoever was set aside until a day that has come.
    pub(super) fn to_review(&self, now: Moment) -> BTreeSet<CustomerId> {
        let since = self.reviewed_at.unwrap_or(now.plus(-WEEK));
        let today = oslo(now).date();
        let heard = self.heard.iter().filter(|(_, at)| *at > since);
        let mut all: BTreeSet<CustomerId> = heard.map(|(about, _)| *about).collect();
        let mine = |owner: &Owner| matches!(owner, Owner::Seller(owner) if owner.id == self.me);
        let late = self.callbacks.iter();
        all.extend(
            late.filter(|it| mine(&it.set.owner) && it.due() < now)
                .map(|it| it.about),
        );
        let late = self.promises.iter();
        all.extend(
            late.filter(|it| it.made.owner.id == self.me && it.made.due.unwrap() < today)
                .map(|it| it.about),
        );
        all.extend(
            self.aside
                .filter(|(_, day)| *day <= today)
                .map(|(about, _)| about),
        );
        all
    }
}
