//! What saving a wrap-up will cause, and why the desk refuses, as sentences.

use super::Lang;
use crate::desk::{Consequence, Refusal};
use crate::guard::PartOfDay;
use crate::model::call::NoAttempt;
use crate::model::callback::CallbackSet;
use crate::model::moment::Now;
use crate::model::seller::{Owner, SellerRef};
use crate::model::suppression::SuppressScope;
use crate::say;

/// Of whom, and to whom, a consequence is told.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The customer's name.
    pub customer: &'a str,
    /// The seller who reads it.
    pub to: Option<&'a SellerRef>,
    /// When it is read.
    pub now: Now,
}

impl Lang {
    /// The consequence: *Bjørn comes back Tue 24 Nov after 16:00, to you.*
    #[must_use]
    pub fn consequence(&self, consequence: &Consequence, told: Told<'_>) -> String {
        let (name, now) = (told.customer, told.now);
        match consequence {
            Consequence::ComesBack(set) => self.comes_back(set, told),
            Consequence::DoneOnList(list) => match list {
                Some(list) => say!(self, "effect-done-on", name = name, list = &list.name),
                None => say!(self, "effect-done", name = name),
            },
            Consequence::RestsUntil(at) => {
                say!(
                    self,
                    "effect-rests-until",
                    name = name,
                    when = self.moment(*at, now)
                )
            }
            Consequence::NumberStruck { number, next } => {
                let number = number.international();
                match next {
                    Some(next) => {
                        say!(
                            self,
                            "effect-number-struck-next",
                            number = number,
                            next = next.international()
                        )
                    }
                    None => say!(self, "effect-number-struck-last", number = number),
                }
            }
            Consequence::NeverCalled(scope) => self.never_called(*scope, name),
            Consequence::CountsAsAttempt {
                this_week,
                per_7_days,
            } => say!(self, "effect-attempt", n = *this_week, max = *per_7_days),
            Consequence::NoAttempt(why) => self.say(no_attempt(*why)),
            Consequence::NextTry { at, part } => say!(
                self,
                "effect-next-try",
                when = self.day(at.in_zone(now.zone).date(), now.today()),
                part = self.part_of_day(*part)
            ),
            Consequence::CallbackKept(_) => self.say("effect-callback-kept"),
            Consequence::Keeps(spoken) => self.spoken(spoken, told),
            Consequence::Satisfied(satisfaction) => self.satisfied(satisfaction),
            Consequence::Ordered(order) => self.ordered(order),
        }
    }

    /// Whose something is, to this seller: *me*, *anyone*, *Ola*.
    #[must_use]
    pub fn owner(&self, owner: &Owner, me: Option<&SellerRef>) -> String {
        match owner {
            Owner::Anyone => self.say("owner-anyone"),
            Owner::Seller(seller) if me.is_some_and(|me| me.id == seller.id) => {
                self.say("owner-me")
            }
            Owner::Seller(seller) => seller.name.clone(),
        }
    }

    /// Why the desk refuses.
    #[must_use]
    pub fn refusal(&self, refusal: Refusal) -> String {
        self.say(&format!("refusal-{}", refusal.name()))
    }

    /// A part of the day, as it stands in a sentence: *in the morning*.
    #[must_use]
    pub fn part_of_day(&self, part: PartOfDay) -> String {
        self.say(&format!("part-{}", part.name()))
    }

    fn comes_back(&self, set: &CallbackSet, told: Told<'_>) -> String {
        let when = self.when(&set.when, told.now);
        match &set.owner {
            Owner::Anyone => say!(
                self,
                "effect-comes-back-in-queue",
                name = told.customer,
                when = when
            ),
            Owner::Seller(seller) if told.to.is_some_and(|me| me.id == seller.id) => {
                say!(
                    self,
                    "effect-comes-back-to-you",
                    name = told.customer,
                    when = when
                )
            }
            Owner::Seller(seller) => {
                say!(
                    self,
                    "effect-comes-back",
                    name = told.customer,
                    when = when,
                    owner = &seller.name
                )
            }
        }
    }

    fn never_called(&self, scope: SuppressScope, name: &str) -> String {
        let id = match scope {
            SuppressScope::Person => "effect-never-called",
            SuppressScope::Number => "effect-never-called-on-number",
            SuppressScope::Organisation => "effect-never-called-organisation",
        };
        say!(self, id, name = name)
    }
}

const fn no_attempt(why: NoAttempt) -> &'static str {
    match why {
        NoAttempt::AgreedCallback => "no-attempt-agreed-callback",
        NoAttempt::RedialAfterCutOff => "no-attempt-redial-after-cut-off",
        NoAttempt::NewNumber => "no-attempt-new-number",
        NoAttempt::NothingRang => "no-attempt-nothing-rang",
        NoAttempt::TheyRang => "no-attempt-they-rang",
    }
}
