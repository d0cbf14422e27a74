//! The standing of a class: what the law, the registers and the list's own answers say of everybody alike.

use chrono::{Duration, NaiveDate};

use crate::model::customer::Audience;
use crate::model::list::Ground;
use crate::model::moment::Now;
use crate::model::queue::Hold;
use crate::model::standing::Class;

use super::objection::{Basis, Detail, MayOverride, Objection, Rule};
use super::rules::{Exception, Market, Permission, Permit, Register, Rules};

/// Whether the people of a class may be called, as far as they are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// They may.
    Open {
        /// The rules that allow it.
        by: Vec<Rule>,
        /// The last day on which the wash is good; none when no wash was needed.
        last_day: Option<NaiveDate>,
    },
    /// They may not; all reasons, one that never lifts first.
    Closed(Vec<Objection>),
}

impl Standing {
    /// The reason that the queue counts them under; none when they may be called.
    #[must_use]
    pub fn hold(&self) -> Option<Hold> {
        match self {
            Self::Open { .. } => None,
            Self::Closed(objections) => objections.first().map(|objection| objection.hold),
        }
    }
}

/// Whether the people of a class may be called.
#[must_use]
pub fn standing(class: &Class, rules: &Rules, now: Now) -> Standing {
    match (class.audience, class.ground) {
        (Some(audience), Some(ground)) => {
            let known = Known {
                class,
                audience,
                ground,
                market: rules.market(class.market),
                today: now.today(),
            };
            known.standing()
        }
        (audience, ground) => Standing::Closed(unanswered(audience, ground)),
    }
}

/// The questions that nobody has answered. Unknown blocks.
fn unanswered(audience: Option<Audience>, ground: Option<Ground>) -> Vec<Objection> {
    let who = audience.is_none().then(|| {
        let rule = Rule::house("HOUSE.NO_AUDIENCE");
        closed(rule, Hold::AudienceUnknown, Detail::AudienceUnknown)
    });
    let why = ground.is_none().then(|| {
        let rule = Rule::house("HOUSE.NO_GROUND");
        closed(rule, Hold::GroundUnknown, Detail::GroundUnknown)
    });
    who.into_iter().chain(why).collect()
}

struct Known<'a> {
    class: &'a Class,
    audience: Audience,
    ground: Ground,
    market: &'a Market,
    today: NaiveDate,
}

/// What one rule says.
enum Answer {
    Yes(Rule, Option<NaiveDate>),
    No(Box<Objection>),
}

impl Known<'_> {
    fn standing(&self) -> Standing {
        if let Some(rule) = self.service() {
            return Standing::Open {
                by: vec![rule],
                last_day: None,
            };
        }
        let mut by = Vec::new();
        let mut days = Vec::new();
        let mut objections = Vec::new();
        for answer in self.answers() {
            match answer {
                Answer::Yes(rule, last_day) => {
                    days.extend(last_day);
                    if !by.contains(&rule) {
                        by.push(rule);
                    }
                }
                Answer::No(objection) => objections.push(*objection),
            }
        }
        if objections.is_empty() {
            let last_day = days.into_iter().min();
            Standing::Open { by, last_day }
        } else {
            Standing::Closed(objections)
        }
    }

    /// A call to look after somebody we already deal with sells nothing, and is not marketing.
    fn service(&self) -> Option<Rule> {
        let known = match self.ground {
            Ground::Customers | Ground::Asked | Ground::Donors => true,
            Ground::Cold => false,
        };
        (known && self.class.purpose == "care").then(|| Rule::house("HOUSE.CARE"))
    }

    fn answers(&self) -> Vec<Answer> {
        let permission = self
            .market
            .permissions
            .iter()
            .find(|permission| permission.audience == self.audience)
            .map(|permission| self.permitted(permission));
        let registers = self
            .market
            .registers
            .iter()
            .filter(|register| self.concerns(register))
            .map(|register| self.washed(register));
        permission.into_iter().chain(registers).collect()
    }

    fn permitted(&self, permission: &Permission) -> Answer {
        let rule = permission.rule.clone();
        let presumed = match self.ground {
            Ground::Customers | Ground::Asked => true,
            Ground::Cold | Ground::Donors => false,
        };
        let open = match permission.permit {
            Permit::Free | Permit::OptOut => true,
            Permit::PresumedConsent => presumed,
            Permit::OptIn => false,
        };
        if open {
            return Answer::Yes(rule, None);
        }
        if let Some(exception) = self.lifting(&rule) {
            return Answer::Yes(exception.rule.clone(), None);
        }
        let detail = Detail::NotPermitted {
            permit: permission.permit,
            ground: self.ground,
        };
        Answer::No(Box::new(closed(rule, Hold::NeedsConsent, detail)))
    }

    fn concerns(&self, register: &Register) -> bool {
        register.audiences.contains(&self.audience)
            && register
                .purposes
                .iter()
                .any(|purpose| *purpose == self.class.purpose)
    }

    fn washed(&self, register: &Register) -> Answer {
        if let Some(exception) = self.lifting(&register.rule) {
            return Answer::Yes(exception.rule.clone(), None);
        }
        let name = register.name.clone();
        let Some(version) = self.version(register) else {
            let detail = Detail::NeverWashed { register: name };
            return Answer::No(Box::new(closed(
                register.rule.clone(),
                Hold::NeedsWash,
                detail,
            )));
        };
        let by_law = register.freshness.last_day(version);
        let by_house = version + Duration::days(i64::from(register.house_max_age_days));
        let last_day = by_law.unwrap_or(by_house).min(by_house);
        if self.today <= last_day {
            return Answer::Yes(register.rule.clone(), Some(last_day));
        }
        let lawful = by_law.is_none_or(|day| self.today <= day);
        let detail = Detail::WashTooOld {
            register: name,
            version,
            last_day,
        };
        let rule = if lawful {
            by_the_house(&register.rule)
        } else {
            register.rule.clone()
        };
        Answer::No(Box::new(closed(rule, Hold::NeedsWash, detail)))
    }

    /// The newest version against which the list was washed. One from the future is a slip of the pen, and does not
    /// count.
    fn version(&self, register: &Register) -> Option<NaiveDate> {
        self.class
            .washed
            .iter()
            .filter(|washed| register.is_called(&washed.register) && washed.version <= self.today)
            .map(|washed| washed.version)
            .max()
    }

    fn lifting(&self, rule: &Rule) -> Option<&Exception> {
        self.market.exceptions.iter().find(|exception| {
            exception.ground == self.ground
                && exception.lifts.contains(&rule.id)
                && (exception.purposes.is_empty()
                    || exception
                        .purposes
                        .iter()
                        .any(|purpose| *purpose == self.class.purpose))
        })
    }
}

/// The same rule where only the house is stricter than the law: never dressed as law.
fn by_the_house(rule: &Rule) -> Rule {
    Rule {
        id: rule.id.clone(),
        basis: Basis::House,
        cite: None,
    }
}

fn closed(rule: Rule, hold: Hold, detail: Detail) -> Objection {
    Objection {
        rule,
        hold,
        opens_at: None,
        detail,
        may_override: MayOverride::No,
        list: None,
    }
}
