//! Days and times of day as the language writes them: `10:12`, `today`, `Tue 24 Nov`, `12. sep. 2025`.
//!
//! A year is written only when it is not this one; a day close to today has its name.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

use super::Lang;
use crate::model::moment::{Moment, Now};
use crate::model::when::{Precision, When};
use crate::say;

/// A day this near to today is written with its weekday.
const NEAR_DAYS: i64 = 13;

impl Lang {
    /// The time of day, to the minute.
    #[must_use]
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// The day: `today`, `tomorrow`, `yesterday`, `Tue 24 Nov`, `12 Sep`, `12 Sep 2025`.
    #[must_use]
    pub fn day(&self, day: NaiveDate, today: NaiveDate) -> String {
        match day.signed_duration_since(today).num_days() {
            0 => self.say("day-today"),
            1 => self.say("day-tomorrow"),
            -1 => self.say("day-yesterday"),
            2..=NEAR_DAYS => say!(
                self,
                "date-weekday-day-month",
                weekday = self.weekday_short(day.weekday()),
                day = day.day().to_string(),
                month = self.month_short(day)
            ),
            _ => self.date(day, today),
        }
    }

    /// The day whole: `Monday 23 November`.
    #[must_use]
    pub fn day_long(&self, day: NaiveDate) -> String {
        say!(
            self,
            "date-weekday-day-month",
            weekday = self.weekday(day.weekday()),
            day = day.day().to_string(),
            month = self.say(&format!("month-{}", day.month()))
        )
    }

    /// The date, with its year when that is not this year: `12 Sep`, `12 Sep 2025`.
    #[must_use]
    pub fn date(&self, day: NaiveDate, today: NaiveDate) -> String {
        let (number, month) = (day.day().to_string(), self.month_short(day));
        if day.year() == today.year() {
            say!(self, "date-day-month", day = number, month = month)
        } else {
            let year = day.year().to_string();
            say!(
                self,
                "date-day-month-year",
                day = number,
                month = month,
                year = year
            )
        }
    }

    /// The instant on the desk's clock: the time alone when it is today.
    #[must_use]
    pub fn moment(&self, at: Moment, now: Now) -> String {
        let local = at.in_zone(now.zone);
        self.at(local.date(), local.time(), now.today())
    }

    /// An agreed time on its own clock: `14:00`, `tomorrow 14:00`, `Tue 24 Nov after 16:00`, `Thu 3 Dec`.
    #[must_use]
    pub fn when(&self, when: &When, now: Now) -> String {
        let today = now.at.in_zone(when.zone).date();
        let (day, time) = (when.at.date(), when.at.time());
        match when.precision {
            Precision::Exact => self.at(day, time, today),
            Precision::After => {
                let (day, time) = (self.day(day, today), self.time(time));
                say!(self, "time-after", day = day, time = time)
            }
            Precision::Day => self.day(day, today),
        }
    }

    /// An agreed time where there is little room: the day is left out when it is today.
    #[must_use]
    pub fn when_short(&self, when: &When, now: Now) -> String {
        let is_today = when.at.date() == now.at.in_zone(when.zone).date();
        match when.precision {
            Precision::Exact if is_today => self.time(when.at.time()),
            Precision::After if is_today => {
                say!(self, "time-after-today", time = self.time(when.at.time()))
            }
            Precision::Exact | Precision::After | Precision::Day => self.when(when, now),
        }
    }

    /// The name of the weekday.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> String {
        self.say(&format!("weekday-{}", day.number_from_monday()))
    }

    /// The short name of the weekday.
    #[must_use]
    pub fn weekday_short(&self, day: Weekday) -> String {
        self.say(&format!("weekday-short-{}", day.number_from_monday()))
    }

    fn month_short(&self, day: NaiveDate) -> String {
        self.say(&format!("month-short-{}", day.month()))
    }

    fn at(&self, day: NaiveDate, time: NaiveTime, today: NaiveDate) -> String {
        let time = self.time(time);
        if day == today {
            say!(self, "time-today-at", time = time)
        } else {
            say!(self, "time-at", day = self.day(day, today), time = time)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::moment::Zone;

    fn now() -> Now {
        Now {
            at: "2026-11-21T10:31:00+01:00".parse().unwrap(),
            zone: Zone::OSLO,
        }
    }

    fn check(code: &str, at: &str, precision: Precision, expected: &str) {
        let when = When {
            at: at.parse().unwrap(),
            zone: Zone::OSLO,
            precision,
        };
        let text = Lang::embedded(code).when(&when, now());
        assert_eq!(text, expected, "{code} {at}");
    }

    #[test]
    fn agreed_times_are_written_as_people_say_them() {
        check("en", "2026-11-21T14:00:00", Precision::Exact, "14:00");
        check("nb", "2026-11-21T14:00:00", Precision::Exact, "kl. 14:00");
        check(
            "en",
            "2026-11-22T09:05:00",
            Precision::Exact,
            "tomorrow 09:05",
        );
        check(
            "nb",
            "2026-11-24T14:00:00",
            Precision::Exact,
            "tir 24. nov. kl. 14:00",
        );
        check(
            "da",
            "2026-11-24T16:00:00",
            Precision::After,
            "tir 24. nov. efter kl. 16:00",
        );
        check(
            "nb",
            "2026-11-21T16:00:00",
            Precision::After,
            "i dag etter kl. 16:00",
        );
        check("da", "2026-12-24T00:00:00", Precision::Day, "24. dec.");
        check("en", "2027-02-21T00:00:00", Precision::Day, "21 Feb 2027");
        check("nb", "2026-11-20T00:00:00", Precision::Day, "i går");
    }

    #[test]
    fn an_instant_is_on_the_clock_of_the_desk() {
        let lang = Lang::embedded("en");
        let moment = |text: &str| lang.moment(text.parse().unwrap(), now());
        assert_eq!(moment("2026-11-21T09:12:00Z"), "10:12");
        assert_eq!(moment("2026-09-12T22:30:00Z"), "13 Sep 00:30");
        assert_eq!(moment("2025-09-12T09:12:00Z"), "12 Sep 2025 11:12");
    }
}
