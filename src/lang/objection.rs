//! Why somebody may not be called, as a sentence: what stands in the way, on what ground, and when it lifts.

use super::Lang;
use crate::guard::{Basis, Detail, Objection, Rule};
use crate::model::moment::{Moment, Now};
use crate::model::phone::PhoneState;
use crate::model::queue::Hold;
use crate::model::standing::Restricted;
use crate::model::suppression::SuppressScope;
use crate::say;

impl Lang {
    /// The objection and when it lifts: *Tried once today, which is the most (until tomorrow 00:00).* Hours that are theirs
    /// say it themselves, on the day.
    #[must_use]
    pub fn objection(&self, objection: &Objection, now: Now) -> String {
        let why = self.detail(&objection.detail, now);
        let is_today = |at: &Moment| at.in_zone(now.zone).date() == now.today();
        let is_theirs = matches!(objection.detail, Detail::OtherHours { .. });
        match objection.opens_at.filter(|at| !is_theirs || !is_today(at)) {
            Some(at) => say!(
                self,
                "objection-until",
                why = why,
                when = self.moment(at, now)
            ),
            None => why,
        }
    }

    /// What the rule stands on: its id, and the paragraph or that the house has chosen it.
    #[must_use]
    pub fn rule(&self, rule: &Rule) -> String {
        let basis = self.say(match rule.basis {
            Basis::Law => "basis-law",
            Basis::RegisterTerms => "basis-register-terms",
            Basis::Code => "basis-code",
            Basis::Guidance => "basis-guidance",
            Basis::House => "basis-house",
        });
        match &rule.cite {
            Some(cite) => say!(
                self,
                "rule-cited",
                basis = basis,
                cite = cite.as_ref(),
                id = rule.id.as_ref()
            ),
            None => say!(self, "rule-plain", basis = basis, id = rule.id.as_ref()),
        }
    }

    /// How many wait, and for what: *12 tried today*.
    #[must_use]
    pub fn waiting(&self, hold: Hold, count: u64) -> String {
        say!(
            self,
            "queue-empty-why",
            count = count,
            hold = self.name(&hold)
        )
    }

    fn detail(&self, detail: &Detail, now: Now) -> String {
        self.of_rules(detail, now)
            .or_else(|| self.of_person(detail, now))
            .unwrap_or_default()
    }

    /// What the rules say of people like them; none for what is about them alone.
    fn of_rules(&self, detail: &Detail, now: Now) -> Option<String> {
        Some(match detail {
            Detail::AudienceUnknown => self.say("objection-audience-unknown"),
            Detail::GroundUnknown => self.say("objection-ground-unknown"),
            Detail::NotPermitted { ground, .. } => {
                say!(self, "objection-not-permitted", ground = self.name(ground))
            }
            Detail::NeverWashed { register } => {
                say!(self, "objection-never-washed", register = register.as_ref())
            }
            Detail::WashTooOld {
                register,
                version,
                last_day,
            } => say!(
                self,
                "objection-wash-too-old",
                register = register.as_ref(),
                version = self.date(*version, now.today()),
                day = self.date(*last_day, now.today())
            ),
            Detail::NotProven {
                exception,
                lacking,
                last_day,
            } => self.not_proven(exception, lacking, last_day.map(|day| (day, now))),
            Detail::OutsideHours { spans, holiday } => self.outside_hours(spans, *holiday),
            Detail::HouseClosed => self.say("objection-house-closed"),
            Detail::ZoneUnknown => self.say("objection-zone-unknown"),
            Detail::NoRules { file: None } => self.say("objection-no-rules"),
            Detail::NoRules { file: Some(file) } => {
                say!(self, "objection-rules-broken", file = file)
            }
            Detail::CallerHidden => self.say("objection-caller-hidden"),
            Detail::NeverCall(_)
            | Detail::Listed { .. }
            | Detail::Restricted(_)
            | Detail::NoNumber
            | Detail::NumberStruck(_)
            | Detail::NumberNotCalled
            | Detail::TriedToday { .. }
            | Detail::TriedThisWeek { .. }
            | Detail::TriedForCampaign { .. }
            | Detail::NumberTried { .. }
            | Detail::TriedLately { .. }
            | Detail::RestsAfterDecline { .. }
            | Detail::RestsByOutcome
            | Detail::CallbackAgreed { .. }
            | Detail::OtherChannel(_)
            | Detail::OtherNumber
            | Detail::OtherHours { .. }
            | Detail::FailureOpen { .. }
            | Detail::WithColleague { .. } => return None,
        })
    }

    /// What is true of them alone; none for what the rules say of all.
    fn of_person(&self, detail: &Detail, now: Now) -> Option<String> {
        Some(match detail {
            Detail::NeverCall(scope) => self.say(match scope {
                SuppressScope::Person => "card-suppressed-person",
                SuppressScope::Number => "card-suppressed-number",
                SuppressScope::Organisation => "card-suppressed-organisation",
            }),
            Detail::Listed { register, version } => {
                let version = self.date(*version, now.today());
                let register = register.as_ref();
                say!(
                    self,
                    "objection-listed",
                    register = register,
                    version = version
                )
            }
            Detail::Restricted(why) => self.say(match why {
                Restricted::AtTheirWish => "objection-restricted-wish",
                Restricted::RequestOpen => "objection-restricted-request",
            }),
            Detail::NoNumber => self.say("objection-no-number"),
            Detail::NumberNotCalled => self.say("objection-number-not-called"),
            Detail::NumberStruck(state) => {
                let state = self.phone_state(*state, now);
                say!(self, "objection-number-struck", state = state)
            }
            Detail::TriedToday { .. }
            | Detail::TriedThisWeek { .. }
            | Detail::TriedForCampaign { .. }
            | Detail::NumberTried { .. }
            | Detail::TriedLately { .. } => return self.tried(detail, now),
            Detail::RestsAfterDecline { declined_at } => {
                let when = self.moment(*declined_at, now);
                say!(self, "objection-declined", when = when)
            }
            Detail::RestsByOutcome => self.say("objection-rests"),
            Detail::CallbackAgreed { when } => {
                let when = self.when(&when.on_clock_of(now.zone), now);
                say!(self, "objection-callback-agreed", when = when)
            }
            Detail::OtherChannel(channel) => {
                say!(
                    self,
                    "objection-other-channel",
                    channel = self.name(channel)
                )
            }
            Detail::OtherNumber => self.say("objection-other-number"),
            Detail::OtherHours { spans } => self.other_hours(spans),
            Detail::FailureOpen { since } => {
                let when = self.moment(*since, now);
                say!(self, "objection-failure-open", when = when)
            }
            Detail::WithColleague { seller } => {
                say!(self, "objection-with-colleague", seller = seller)
            }
            Detail::AudienceUnknown
            | Detail::GroundUnknown
            | Detail::NotPermitted { .. }
            | Detail::NeverWashed { .. }
            | Detail::WashTooOld { .. }
            | Detail::NotProven { .. }
            | Detail::OutsideHours { .. }
            | Detail::HouseClosed
            | Detail::ZoneUnknown
            | Detail::NoRules { .. }
            | Detail::CallerHidden => return None,
        })
    }

    /// What is known of a number.
    #[must_use]
    pub fn phone_state(&self, state: PhoneState, now: Now) -> String {
        match state {
            PhoneState::Untried => self.say("phone-state-untried"),
            PhoneState::Good => self.say("phone-state-good"),
            PhoneState::NotTheirs => self.say("phone-state-not-theirs"),
            PhoneState::Dead => self.say("phone-state-dead"),
            PhoneState::GivenByThem(day) => {
                say!(
                    self,
                    "phone-state-given-by-them",
                    when = self.date(day, now.today())
                )
            }
        }
    }
}
