//! Hours, attempts and evidence as words: the parts of an objection that are lists or counts.

use chrono::NaiveDate;

use super::Lang;
use crate::guard::{Detail, Rule, Span};
use crate::model::moment::Now;
use crate::say;

/// What the packs name as evidence, and every language has a word for.
const EVIDENCE: [&str; 20] = [
    "request_text",
    "request_channel",
    "request_at",
    "named_trader",
    "relation_source",
    "relation_from",
    "relation_product",
    "relation_ended_on",
    "last_gift_on",
    "last_purchase_on",
    "consent_text",
    "consent_channel",
    "consent_at",
    "consent_proof",
    "consent_signature",
    "consent_phone",
    "notified_text",
    "notified_at",
    "product_category",
    "principal_kind",
];

impl Lang {
    /// The hours of a day: *09:00–12:00 and 13:00–16:00*, *after 16:00*.
    #[must_use]
    pub fn spans(&self, spans: &[Span]) -> String {
        let spans: Vec<String> = spans.iter().map(|span| self.span(*span)).collect();
        self.list(&spans)
    }

    fn span(&self, span: Span) -> String {
        const DAY: u16 = 24 * 60;
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let from = time(span.from_minute());
        match span.until_minute() {
            DAY => say!(self, "hours-after", from = from),
            until => say!(self, "hours-between", from = from, until = time(until)),
        }
    }

    pub(super) fn outside_hours(&self, spans: &[Span], holiday: bool) -> String {
        match (spans, holiday) {
            ([], true) => self.say("objection-holiday"),
            ([], false) => self.say("objection-closed-day"),
            (spans, true) => say!(self, "objection-holiday-hours", hours = self.spans(spans)),
            (spans, false) => say!(self, "objection-outside-hours", hours = self.spans(spans)),
        }
    }

    pub(super) fn other_hours(&self, spans: &[Span]) -> String {
        if spans.is_empty() {
            return self.say("objection-other-day");
        }
        say!(self, "objection-other-hours", hours = self.spans(spans))
    }

    /// What an exception lacks, or since when its evidence is too old.
    pub(super) fn not_proven(
        &self,
        exception: &Rule,
        lacking: &[String],
        last_day: Option<(NaiveDate, Now)>,
    ) -> String {
        let exception = exception.id.as_ref();
        if let Some((day, now)) = last_day {
            let day = self.date(day, now.today());
            return say!(
                self,
                "objection-proof-too-old",
                exception = exception,
                day = day
            );
        }
        let lacking: Vec<String> = lacking.iter().map(|it| self.evidence(it)).collect();
        let lacking = self.list(&lacking);
        say!(
            self,
            "objection-not-proven",
            exception = exception,
            lacking = lacking
        )
    }

    /// A word for a piece of evidence; what only a pack of the user's own names stays as it is named.
    fn evidence(&self, name: &str) -> String {
        if EVIDENCE.contains(&name) {
            self.say(&format!("evidence-{}", name.replace('_', "-")))
        } else {
            name.to_owned()
        }
    }

    /// How often somebody was tried; none for anything else.
    pub(super) fn tried(&self, detail: &Detail, now: Now) -> Option<String> {
        if let Detail::TriedLately { last, hours } = detail {
            let when = self.moment(*last, now);
            return Some(say!(
                self,
                "objection-tried-lately",
                when = when,
                hours = *hours
            ));
        }
        let (id, times, most) = match detail {
            Detail::TriedToday { times, times_max } => ("objection-tried-today", times, times_max),
            Detail::TriedThisWeek { times, times_max } => {
                ("objection-tried-this-week", times, times_max)
            }
            Detail::TriedForCampaign { times, times_max } => {
                ("objection-tried-for-campaign", times, times_max)
            }
            Detail::NumberTried { times, times_max } => {
                ("objection-number-tried", times, times_max)
            }
            Detail::AudienceUnknown
            | Detail::GroundUnknown
            | Detail::NotPermitted { .. }
            | Detail::NeverWashed { .. }
            | Detail::WashTooOld { .. }
            | Detail::NotProven { .. }
            | Detail::Listed { .. }
            | Detail::NeverCall(_)
            | Detail::NoNumber
            | Detail::NumberStruck(_)
            | Detail::NumberNotCalled
            | Detail::TriedLately { .. }
            | Detail::RestsAfterDecline { .. }
            | Detail::RestsByOutcome
            | Detail::CallbackAgreed { .. }
            | Detail::OutsideHours { .. }
            | Detail::HouseClosed
            | Detail::ZoneUnknown
            | Detail::Restricted(_)
            | Detail::NoRules { .. }
            | Detail::CallerHidden
            | Detail::OtherChannel(_)
            | Detail::OtherNumber
            | Detail::OtherHours { .. }
            | Detail::FailureOpen { .. }
            | Detail::WithColleague { .. } => return None,
        };
        Some(self.with(id, &[("times", (*times).into()), ("most", (*most).into())]))
    }
}
