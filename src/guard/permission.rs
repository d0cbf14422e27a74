//! Who may be called, and what lifts a rule: permissions, and exceptions with the evidence that they need.

use chrono::{Duration, NaiveDate};

use crate::model::customer::Audience;
use crate::model::list::Ground;
use crate::model::standing::Proof;

use super::objection::Rule;
use super::window::names;

/// What holds for an audience when nothing more is known. What is stricter comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permit {
    /// Not without a yes that can be proven.
    OptIn,
    /// Only where there is reason to think they want it: they are our customers, or asked.
    PresumedConsent,
    /// Yes, unless they opted out, with us or in a register.
    OptOut,
    /// Yes, unless they told us not to.
    Free,
}

/// Who may be called: one audience of one market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permission {
    /// The rule.
    pub rule: Rule,
    /// For whom.
    pub audience: Audience,
    /// What holds.
    pub permit: Permit,
}

/// What lifts other rules, with all of its evidence. May never lift hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The rule.
    pub rule: Rule,
    /// The ground that has to hold; none when the evidence alone says it.
    pub ground: Option<Ground>,
    /// The ids of the rules that it lifts.
    pub lifts: Vec<String>,
    /// For which purposes; empty for all.
    pub purposes: Vec<String>,
    /// What must be on record, as the packs name it; all of it.
    pub evidence: Vec<String>,
    /// What some of the evidence has to be: `product_category` one of these categories.
    pub one_of: Vec<(String, Vec<String>)>,
    /// How many days the evidence counts by the rule itself; none without an end.
    pub max_age_days: Option<u16>,
    /// How many days the house lets it count; none without an end.
    pub house_max_age_days: Option<u16>,
    /// How many days it still counts after a relation ended; none when it must last.
    pub days_after_relation_end: Option<u16>,
}

/// What an exception makes of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weighed {
    /// It lifts, until this day is over.
    Lifts(Option<NaiveDate>),
    /// It did, until this day was over, by the rule or only by the house.
    Past(NaiveDate, ByWhom),
    /// These things are not on record.
    Lacks(Vec<String>),
}

/// Who is so strict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ByWhom {
    Rule,
    House,
}

impl Exception {
    /// Whether it is about this rule, for this purpose.
    pub(super) fn is_about(&self, rule: &Rule, purpose: &str) -> bool {
        self.lifts.iter().any(|lifted| *lifted == rule.id)
            && names(&self.purposes, &purpose.to_owned())
    }

    /// Weighs a piece of evidence; none when it is about another ground or another purpose.
    pub(super) fn weigh(&self, proof: &Proof, purpose: &str, today: NaiveDate) -> Option<Weighed> {
        let same_ground = self.ground.is_none_or(|ground| ground == proof.ground);
        // Tomorrow's evidence is a slip of the pen, and proves nothing today.
        if !same_ground || !names(&proof.purposes, &purpose.to_owned()) || proof.on > today {
            return None;
        }
        let is_lacking = |name: &&String| !self.is_shown(name, proof);
        let lacking: Vec<String> = self.evidence.iter().filter(is_lacking).cloned().collect();
        if !lacking.is_empty() {
            return Some(Weighed::Lacks(lacking));
        }
        let by_rule = earliest([
            after(proof.on, self.max_age_days),
            proof.until,
            self.end(proof),
        ]);
        let by_house = after(proof.on, self.house_max_age_days);
        let is_past = |day: Option<NaiveDate>| day.filter(|day| *day < today);
        Some(match (is_past(by_rule), is_past(by_house)) {
            (Some(day), _) => Weighed::Past(day, ByWhom::Rule),
            (None, Some(day)) => Weighed::Past(day, ByWhom::House),
            (None, None) => Weighed::Lifts(earliest([by_rule, by_house, None])),
        })
    }

    /// Whether a piece of evidence has what this rule asks for under a name.
    fn is_shown(&self, name: &String, proof: &Proof) -> bool {
        let values = self.one_of.iter().find(|(of, _)| of == name);
        match values {
            Some((_, values)) => {
                let is_value = |value: &String| proof.evidence.contains(&format!("{name}:{value}"));
                values.iter().any(is_value)
            }
            None => proof.evidence.contains(name),
        }
    }

    /// Whether evidence that does not lift is worth telling of: somebody claimed the ground, or it once was enough.
    pub(super) fn is_near(&self, weighed: &Weighed) -> bool {
        match weighed {
            Weighed::Lifts(_) | Weighed::Past(..) => true,
            Weighed::Lacks(_) => self.ground.is_some(),
        }
    }

    /// The last day on which a relation that has ended still counts.
    fn end(&self, proof: &Proof) -> Option<NaiveDate> {
        let ended = proof.ended_on?;
        let days = self.days_after_relation_end.unwrap_or(0);
        after(ended, Some(days))
    }
}

fn after(day: NaiveDate, days: Option<u16>) -> Option<NaiveDate> {
    day.checked_add_signed(Duration::days(i64::from(days?)))
}

fn earliest(days: [Option<NaiveDate>; 3]) -> Option<NaiveDate> {
    days.into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guard::objection::Basis;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn exception() -> Exception {
        Exception {
            rule: Rule::of("XX.EXC", Basis::Law, None),
            ground: Some(Ground::Customers),
            lifts: vec!["XX.REG".to_owned()],
            purposes: vec!["sale".to_owned()],
            evidence: vec!["relation_source".to_owned(), "relation_product".to_owned()],
            one_of: Vec::new(),
            max_age_days: Some(100),
            house_max_age_days: Some(30),
            days_after_relation_end: Some(10),
        }
    }

    fn proof() -> Proof {
        Proof {
            ground: Ground::Customers,
            evidence: exception().evidence,
            on: day("2026-11-01"),
            until: None,
            ended_on: None,
            purposes: Vec::new(),
            number: None,
        }
    }

    #[test]
    fn evidence_lifts_when_all_of_it_is_there_and_fresh() {
        let check = |change: &dyn Fn(&mut Proof), today: &str, expected: Option<Weighed>| {
            let mut proof = proof();
            change(&mut proof);
            let found = exception().weigh(&proof, "sale", day(today));
            assert_eq!(found, expected, "{today}");
        };
        let past = |text, by| Some(Weighed::Past(day(text), by));
        let lifts = |text| Some(Weighed::Lifts(Some(day(text))));
        check(&|_| {}, "2026-12-01", lifts("2026-12-01"));
        check(&|_| {}, "2026-12-02", past("2026-12-01", ByWhom::House));
        check(&|_| {}, "2027-02-10", past("2027-02-09", ByWhom::Rule));
        check(&|_| {}, "2026-10-31", None);
        check(&|it| it.ground = Ground::Asked, "2026-11-02", None);
        check(
            &|it| it.purposes = vec!["survey".to_owned()],
            "2026-11-02",
            None,
        );
        let mut books = exception();
        books.one_of = vec![("relation_product".to_owned(), vec!["books".to_owned()])];
        let weigh = |evidence: &str| {
            let evidence = ["relation_source", evidence].map(str::to_owned).to_vec();
            let proof = Proof {
                evidence,
                ..proof()
            };
            books.weigh(&proof, "sale", day("2026-11-02"))
        };
        assert!(matches!(
            weigh("relation_product:books"),
            Some(Weighed::Lifts(_))
        ));
        for evidence in ["relation_product", "relation_product:power", "books"] {
            assert!(
                matches!(weigh(evidence), Some(Weighed::Lacks(_))),
                "{evidence}"
            );
        }
        let lacks = Some(Weighed::Lacks(vec!["relation_product".to_owned()]));
        check(&|it| it.evidence.truncate(1), "2026-11-02", lacks);
        let until = |it: &mut Proof| it.until = Some(day("2026-11-05"));
        check(&until, "2026-11-05", lifts("2026-11-05"));
        check(&until, "2026-11-06", past("2026-11-05", ByWhom::Rule));
        let ended = |it: &mut Proof| it.ended_on = Some(day("2026-11-03"));
        check(&ended, "2026-11-13", lifts("2026-11-13"));
        check(&ended, "2026-11-14", past("2026-11-13", ByWhom::Rule));
    }
}
