//! The footing of somebody: whether they may be called at all, by permission, evidence and registers (compliance.md §4.3,
//! steps 4 and 5). Everything that objects is said at once.
//!
//! *Invariant:* no hours here. Unknown blocks; evidence counts only whole.

use chrono::NaiveDate;

use crate::model::customer::Audience;
use crate::model::list::Ground;
use crate::model::phone::PhoneNumber;
use crate::model::queue::Hold;
use crate::model::standing::{Bounds, Class, Proof, Stated};

use super::class::Standing;
use super::objection::{Basis, Detail, Objection, Rule, closed};
use super::permission::{ByWhom, Exception, Permission, Permit, Weighed};
use super::register::Register;
use super::rules::Market;
use super::window::names;

/// What is known of one person beside their class.
#[derive(Default)]
pub(super) struct OfPerson<'a> {
    /// Their own listings, washes and evidence.
    pub(super) bounds: Option<&'a Bounds>,
    /// The number that is asked about; none for any.
    pub(super) number: Option<&'a PhoneNumber>,
    /// That they asked for this very call.
    pub(super) asked: Option<Proof>,
}

/// All evidence there is: what they asked for, their own, what the list states and what its campaign is.
pub(super) fn proofs(
    class: &Class,
    ground: Ground,
    person: &OfPerson<'_>,
    of_campaign: &[String],
) -> Vec<Proof> {
    let own = person.bounds.map_or(&[][..], |bounds| &bounds.proofs);
    let withdrawn = person.bounds.and_then(|bounds| bounds.withdrawn_at);
    let withdrawn = withdrawn.map(|at| at.utc().date_naive());
    let stands = |proof: &Proof| {
        let is_yes = proof.ground == Ground::Asked;
        !is_yes || withdrawn.is_none_or(|day| proof.on > day)
    };
    // A yes for one number proves nothing of another.
    let is_of_number = |proof: &&Proof| {
        let named = proof.number.as_ref().zip(person.number);
        named.is_none_or(|(named, number)| named == number)
    };
    let own = own.iter().filter(is_of_number);
    let of_list = of_list(&class.stated, ground);
    // What is called for does not change with the day.
    let of_campaign = (!of_campaign.is_empty()).then(|| Proof {
        ground,
        evidence: of_campaign.to_vec(),
        on: class.stated.on.unwrap_or(NaiveDate::MIN),
        until: None,
        ended_on: None,
        purposes: Vec::new(),
        number: None,
    });
    let all = own.cloned().chain(of_list).filter(stands);
    let all = all.chain(of_campaign);
    person.asked.iter().cloned().chain(all).collect()
}

/// What a list of so many people can state of each: that its source said so on a day, to whom. What is different for
/// each of them, as a signature, it cannot.
const STATED: [&str; 14] = [
    "relation_source",
    "relation_from",
    "relation_product",
    "relation_ended_on",
    "last_purchase_on",
    "last_gift_on",
    "request_text",
    "request_channel",
    "request_at",
    "consent_text",
    "consent_channel",
    "consent_at",
    "notified_text",
    "notified_at",
];

fn of_list(stated: &Stated, ground: Ground) -> Option<Proof> {
    let on = stated.on.filter(|_| !stated.source.trim().is_empty())?;
    let trader = (!stated.principal.is_empty()).then_some("named_trader");
    // The record of the load, with the file's hash and who loaded it, is the proof.
    let evidence = STATED.into_iter().chain(["consent_proof"]).chain(trader);
    Some(Proof {
        ground,
        evidence: evidence.map(str::to_owned).collect(),
        on,
        until: None,
        ended_on: None,
        purposes: Vec::new(),
        number: None,
    })
}

/// What is known of a class, and of one person in it.
pub(super) struct Known<'a> {
    pub(super) class: &'a Class,
    pub(super) audience: Audience,
    pub(super) ground: Ground,
    pub(super) market: &'a Market,
    pub(super) proofs: Vec<Proof>,
    pub(super) person: &'a OfPerson<'a>,
    pub(super) today: NaiveDate,
}

/// What one rule says.
enum Answer {
    Yes(Rule, Option<NaiveDate>),
    No(Vec<Objection>),
}

impl Known<'_> {
    pub(super) fn footing(&self) -> Standing {
        if let Some(rule) = self.service() {
            return Standing::Open {
                by: vec![rule],
                last_day: None,
                until: None,
            };
        }
        let mut by = Vec::new();
        let mut last_day: Option<NaiveDate> = None;
        let mut objections = Vec::new();
        for answer in self.answers() {
            match answer {
                Answer::Yes(rule, day) => {
                    last_day = [last_day, day].into_iter().flatten().min();
                    if !by.contains(&rule) {
                        by.push(rule);
                    }
                }
                Answer::No(more) => objections.extend(more),
            }
        }
        if objections.is_empty() {
            let until = None;
            Standing::Open {
                by,
                last_day,
                until,
            }
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
        let of_audience = |permission: &&Permission| permission.audience == self.audience;
        let permissions = self.market.permissions.iter().filter(of_audience);
        let mut answers: Vec<Answer> = permissions.map(|it| self.permitted(it)).collect();
        if answers.is_empty() {
            answers.push(Answer::No(vec![no_rules(None)]));
        }
        let registers = self.market.registers.iter();
        let concerned = registers.filter(|register| self.concerns(register));
        answers.extend(concerned.map(|register| self.washed(register)));
        answers
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
        let nearly = match self.lifting(&rule, Hold::NeedsConsent) {
            Lifting::By(rule, last_day) => return Answer::Yes(rule, last_day),
            Lifting::Not(nearly) => nearly,
        };
        let detail = Detail::NotPermitted {
            permit: permission.permit,
            ground: self.ground,
        };
        let no = closed(rule, Hold::NeedsConsent, detail);
        Answer::No(std::iter::once(no).chain(nearly).collect())
    }

    fn concerns(&self, register: &Register) -> bool {
        register.audiences.contains(&self.audience)
            && names(&register.purposes, &self.class.purpose)
    }

    /// Whether a register lets them be called: they do not stand in it, as a version says that is not too old; or
    /// something lifts it.
    fn washed(&self, register: &Register) -> Answer {
        let nearly = match self.lifting(&register.rule, Hold::NeedsWash) {
            Lifting::By(rule, last_day) => return Answer::Yes(rule, last_day),
            Lifting::Not(nearly) => nearly,
        };
        let listed = self.listed(register);
        let wash = match self.version(register) {
            None => Err(Box::new(never_washed(register))),
            Some(version) => self.fresh(register, version),
        };
        let (stale, last_day) = match wash {
            Ok(last_day) => (None, Some(last_day)),
            Err(stale) => (Some(*stale), None),
        };
        let no: Vec<Objection> = listed.into_iter().chain(stale).collect();
        if no.is_empty() {
            return Answer::Yes(register.rule.clone(), last_day);
        }
        // The rule's own objections first, then what would have lifted them.
        Answer::No(no.into_iter().chain(nearly).collect())
    }

    fn listed(&self, register: &Register) -> Option<Objection> {
        let number = self.person.number;
        let listed = self.person.bounds.iter().flat_map(|bounds| &bounds.listed);
        let found = listed
            .filter(|listing| register.is_called(&listing.register))
            .filter(|listing| {
                listing
                    .number
                    .as_ref()
                    .is_none_or(|of| number.is_none_or(|it| it == of))
            })
            .max_by_key(|listing| listing.version)?;
        let detail = Detail::Listed {
            register: register.name.clone().into(),
            version: found.version,
        };
        Some(closed(register.rule.clone(), Hold::Listed, detail))
    }

    /// The last day on which a version is good, when that is not over.
    fn fresh(&self, register: &Register, version: NaiveDate) -> Result<NaiveDate, Box<Objection>> {
        let (by_law, last_day) = register.last_days(version);
        if self.today <= last_day {
            return Ok(last_day);
        }
        let lawful = by_law.is_none_or(|day| self.today <= day);
        let detail = Detail::WashTooOld {
            register: register.name.clone().into(),
            version,
            last_day,
        };
        let rule = if lawful {
            by_the_house(&register.rule)
        } else {
            register.rule.clone()
        };
        Err(Box::new(closed(rule, Hold::NeedsWash, detail)))
    }

    /// The newest version against which they were washed. One from the future is a slip of the pen, and does not
    /// count.
    fn version(&self, register: &Register) -> Option<NaiveDate> {
        let own = self.person.bounds.iter().flat_map(|bounds| &bounds.washed);
        self.class
            .washed
            .iter()
            .chain(own)
            .filter(|washed| register.is_called(&washed.register) && washed.version <= self.today)
            .map(|washed| washed.version)
            .max()
    }

    /// What the exceptions to a rule make of the evidence.
    fn lifting(&self, rule: &Rule, hold: Hold) -> Lifting {
        let purpose = &self.class.purpose;
        let about = |exception: &&Exception| exception.is_about(rule, purpose);
        let mut nearly = Vec::new();
        for exception in self.market.exceptions.iter().filter(about) {
            let weighed = self.proofs.iter();
            let weighed: Vec<Weighed> = weighed
                .filter_map(|proof| exception.weigh(proof, purpose, self.today))
                .collect();
            if let Some(longest) = longest(&weighed) {
                return Lifting::By(exception.rule.clone(), longest.last_day);
            }
            let claimed = exception.ground == Some(self.ground);
            // What no list can claim is not asked after where nobody has begun to prove it.
            let nearest = weighed.into_iter().filter(|it| exception.is_near(it)).min();
            match nearest {
                Some(weighed) => nearly.extend(not_proven(exception, weighed, hold)),
                None if claimed => {
                    let lacks = Weighed::Lacks(exception.evidence.clone());
                    nearly.extend(not_proven(exception, lacks, hold));
                }
                None => {}
            }
        }
        Lifting::Not(nearly)
    }
}

/// Whether something lifts a rule.
enum Lifting {
    /// This exception, until this day is over.
    By(Rule, Option<NaiveDate>),
    /// Nothing; these came near.
    Not(Vec<Objection>),
}

/// The evidence that counts longest.
struct Longest {
    /// Its last day; none when it has no end.
    last_day: Option<NaiveDate>,
}

fn longest(weighed: &[Weighed]) -> Option<Longest> {
    weighed
        .iter()
        .filter_map(|weighed| match weighed {
            Weighed::Lifts(last_day) => Some(*last_day),
            Weighed::Past(..) | Weighed::Lacks(_) => None,
        })
        .max_by_key(|last_day| last_day.unwrap_or(NaiveDate::MAX))
        .map(|last_day| Longest { last_day })
}

fn not_proven(exception: &Exception, weighed: Weighed, hold: Hold) -> Option<Objection> {
    let (rule, lacking, last_day) = match weighed {
        Weighed::Lifts(_) => return None,
        Weighed::Past(day, ByWhom::Rule) => (exception.rule.clone(), Vec::new(), Some(day)),
        Weighed::Past(day, ByWhom::House) => (by_the_house(&exception.rule), Vec::new(), Some(day)),
        Weighed::Lacks(lacking) => (exception.rule.clone(), lacking, None),
    };
    let detail = Detail::NotProven {
        exception: exception.rule.clone(),
        lacking,
        last_day,
    };
    Some(closed(rule, hold, detail))
}

fn never_washed(register: &Register) -> Objection {
    let detail = Detail::NeverWashed {
        register: register.name.clone().into(),
    };
    closed(register.rule.clone(), Hold::NeedsWash, detail)
}

/// The same rule where only the house is stricter than the law: never dressed as law.
fn by_the_house(rule: &Rule) -> Rule {
    Rule {
        id: rule.id.clone(),
        basis: Basis::House,
        cite: None,
    }
}

/// There is no rule for such people, or the rules have a mistake.
pub(super) fn no_rules(file: Option<String>) -> Objection {
    let rule = Rule::house("HOUSE.NO_PACK");
    closed(rule, Hold::RulesBroken, Detail::NoRules { file })
}
