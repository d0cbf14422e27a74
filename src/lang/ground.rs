//! Why, and on what ground, each alone: for rows that have no room for the whole sentence of an objection.

use super::Lang;
use crate::guard::{Objection, Rule};
use crate::model::moment::Now;
use crate::say;

impl Lang {
    /// What stands in the way, without when it lifts: *Tried 1 of 1 today.*
    #[must_use]
    pub fn why(&self, objection: &Objection, now: Now) -> String {
        let alone = Objection {
            opens_at: None,
            ..objection.clone()
        };
        self.objection(&alone, now)
    }

    /// What kind of rule it is, and its paragraph: *law: markedsføringsloven § 14*. The house's own has none.
    #[must_use]
    pub fn rule_short(&self, rule: &Rule) -> String {
        let basis = self.say(&format!("basis-{}", rule.basis.name().replace('_', "-")));
        match &rule.cite {
            Some(cite) => say!(self, "rule-short", basis = basis, cite = cite.as_ref()),
            None => basis,
        }
    }
}
