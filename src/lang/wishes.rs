//! When a customer wants to be called, in words: *Mon–Fri after 16:00*.

use chrono::{NaiveTime, Weekday};

use super::Lang;
use crate::model::preference::Window;
use crate::model::standing::WishedHours;
use crate::say;

impl Lang {
    /// The hours, with their days when they are not every day's.
    #[must_use]
    pub fn wished_hours(&self, hours: &WishedHours) -> String {
        let from = (hours.from != NaiveTime::MIN).then_some(hours.from);
        let times = match (from, hours.until) {
            (None, None) => String::new(),
            (Some(from), None) => say!(self, "hours-after", from = self.time(from)),
            (None, Some(until)) => say!(self, "hours-before", until = self.time(until)),
            (Some(from), Some(until)) => say!(
                self,
                "hours-between",
                from = self.time(from),
                until = self.time(until)
            ),
        };
        let days = self.wished_days(&hours.days);
        [days, times]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The same of hours that are about to be wished for.
    #[must_use]
    pub fn wished_window(&self, window: &Window) -> String {
        self.wished_hours(&WishedHours {
            days: window.days.clone(),
            from: window.from.unwrap_or(NaiveTime::MIN),
            until: window.to,
        })
    }

    fn wished_days(&self, days: &[Weekday]) -> String {
        let short = |day: &Weekday| self.weekday_short(*day);
        let is_run = days
            .windows(2)
            .all(|pair| matches!(pair, [one, next] if one.succ() == *next));
        match days {
            [first, _, .., last] if is_run => format!("{}–{}", short(first), short(last)),
            _ => self.list(&days.iter().map(short).collect::<Vec<_>>()),
        }
    }
}
