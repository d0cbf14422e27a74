//! Why somebody may not be called, as a sentence: what stands in the way, on what ground, and when it lifts.

use super::Lang;
use crate::guard::{Basis, Detail, Objection, Rule};
use crate::model::moment::Now;
use crate::model::phone::PhoneState;
use crate::model::queue::Hold;
use crate::model::suppression::SuppressScope;
use crate::say;

impl Lang {
    /// The objection and when it lifts: *Tried once today, which is the most (until tomorrow 00:00).*
    #[must_use]
    pub fn objection(&self, objection: &Objection, now: Now) -> String {
        let why = self.detail(&objection.detail, now);
        match objection.opens_at {
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

    /// How many wait, and for what: *12 were tried today*.
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
        match detail {
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
            Detail::NeverCall(scope) => self.say(match scope {
                SuppressScope::Person => "card-suppressed-person",
                SuppressScope::Number => "card-suppressed-number",
                SuppressScope::Organisation => "card-suppressed-organisation",
            }),
            Detail::NoNumber => self.say("objection-no-number"),
            Detail::NumberStruck(state) => say!(
                self,
                "objection-number-struck",
                state = self.phone_state(*state, now)
            ),
            Detail::TriedToday { times, times_max } => {
                say!(
                    self,
                    "objection-tried-today",
                    times = *times,
                    most = *times_max
                )
            }
            Detail::TriedThisWeek { times, times_max } => {
                say!(
                    self,
                    "objection-tried-this-week",
                    times = *times,
                    most = *times_max
                )
            }
            Detail::RestsAfterDecline { declined_at } => {
                say!(
                    self,
                    "objection-declined",
                    when = self.moment(*declined_at, now)
                )
            }
            Detail::RestsByOutcome => self.say("objection-rests"),
            Detail::CallbackAgreed { when } => {
                say!(
                    self,
                    "objection-callback-agreed",
                    when = self.when(when, now)
                )
            }
        }
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
